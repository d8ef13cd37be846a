//! `dsar names`: people's names in text on standard input; stands alone.

use super::{Common, Done, Out};
use crate::model::{Context, Fault, Result, Span};
use clap::Args;
use serde::Deserialize;
use serde_json::json;
use std::io::{BufRead, Read};

#[derive(Args)]
#[command(
    after_help = "Example:\n  dsar names < minutes.txt\n  dsar names --jsonl < passages.jsonl\n\nWrites {\"id\",\"persons\":[[start,end],…]}, offsets in Unicode code points."
)]
pub struct Names {
    /// Read one JSON object {"id","text"} a line
    #[arg(long)]
    jsonl: bool,
}

#[derive(Deserialize)]
struct Input {
    id: serde_json::Value,
    text: String,
}

impl Names {
    pub fn run(&self, _: &Common, out: &mut Out) -> Result<Done> {
        let stdin = std::io::stdin().lock();
        if self.jsonl {
            each_line(stdin, out)?
        } else {
            whole(stdin, out)?
        }
        Ok(Done::Clean)
    }
}

fn whole(mut input: impl Read, out: &mut Out) -> Result<()> {
    let mut bytes = Vec::new();
    input.read_to_end(&mut bytes).context("cannot read standard input")?;
    let text = String::from_utf8_lossy(&bytes);
    out.value(&json!({"id": null, "persons": persons(&text)}))
}

fn each_line(input: impl BufRead, out: &mut Out) -> Result<()> {
    for (n, line) in input.lines().enumerate() {
        let line = line.context("cannot read standard input")?;
        if line.trim().is_empty() {
            continue;
        }
        let input: Input = serde_json::from_str(&line).map_err(|e| {
            Fault::new(format!("standard input, line {}: {e}", n + 1))
                .hint("each line is a JSON object with \"id\" and \"text\"")
        })?;
        out.value(&json!({"id": input.id, "persons": persons(&input.text)}))?;
    }
    Ok(())
}

/// Spans in code points, as the contract has them.
fn persons(text: &str) -> Vec<[usize; 2]> {
    code_points(text, &crate::pipeline::names::names_in(text))
}

fn code_points(text: &str, spans: &[Span]) -> Vec<[usize; 2]> {
    let (mut at, mut count) = (0, 0);
    let mut upto = |byte: usize| {
        count += text[at..byte].chars().count();
        at = byte;
        count
    };
    spans.iter().map(|s| [upto(s.start), upto(s.end)]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_are_code_points() {
        assert_eq!(code_points("é Zoë x", &[Span::new(3, 7), Span::new(8, 9)]), [[2, 5], [6, 7]]);
    }
}
