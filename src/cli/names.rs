//! `dsar names`: people's names in text on standard input; stands alone.

use super::{Common, Done, Out};
use crate::model::{Context, Fault, Result, Span};
use clap::Args;
use serde::Deserialize;
use serde_json::json;
use std::io::{BufRead, Read};

#[derive(Args)]
#[command(
    after_help = "Example:\n  dsar names < minutes.txt\n  dsar names --jsonl < passages.jsonl\n\nWrites {\"id\",\"persons\":[[start,end],…]}, offsets in Unicode code points.\nWith --why also \"found\":[{\"by\",\"why\"},…], one for each."
)]
pub struct Names {
    /// Read one JSON object {"id","text"} a line
    #[arg(long)]
    jsonl: bool,
    /// Also say of each name which step found it and why
    #[arg(long)]
    why: bool,
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
            each_line(stdin, self.why, out)?
        } else {
            whole(stdin, self.why, out)?
        }
        Ok(Done::Clean)
    }
}

fn whole(mut input: impl Read, why: bool, out: &mut Out) -> Result<()> {
    let mut bytes = Vec::new();
    input.read_to_end(&mut bytes).context("cannot read standard input")?;
    let text = String::from_utf8_lossy(&bytes);
    out.value(&answer(serde_json::Value::Null, &text, why))
}

fn each_line(input: impl BufRead, why: bool, out: &mut Out) -> Result<()> {
    for (n, line) in input.lines().enumerate() {
        let line = line.context("cannot read standard input")?;
        if line.trim().is_empty() {
            continue;
        }
        let input: Input = serde_json::from_str(&line).map_err(|e| {
            Fault::new(format!("standard input, line {}: {e}", n + 1))
                .hint("each line is a JSON object with \"id\" and \"text\"")
        })?;
        out.value(&answer(input.id, &input.text, why))?;
    }
    Ok(())
}

/// The contract's line, spans in code points; with `why` each name's step and reason beside it.
fn answer(id: serde_json::Value, text: &str, why: bool) -> serde_json::Value {
    let named = crate::pipeline::names::named(text);
    let spans: Vec<Span> = named.iter().map(|m| m.span).collect();
    let mut answer = json!({"id": id, "persons": code_points(text, &spans)});
    if why {
        answer["found"] = named.iter().map(|m| json!({"by": m.step, "why": m.reason})).collect();
    }
    answer
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
    fn each_name_can_say_who_found_it() {
        let text = "Dear Mrs Achterberg,\nAchterberg rang.";
        let plain = answer(json!(1), text, false);
        assert_eq!(plain, json!({"id": 1, "persons": [[9, 19], [21, 31]]}));
        let told = answer(json!(1), text, true);
        assert_eq!(told["persons"], plain["persons"]);
        assert_eq!(told["found"].as_array().map(Vec::len), Some(2));
        assert_eq!(told["found"][0], json!({"by": "titles", "why": "stands behind a title"}));
    }

    #[test]
    fn offsets_are_code_points() {
        assert_eq!(code_points("é Zoë x", &[Span::new(3, 7), Span::new(8, 9)]), [[2, 5], [6, 7]]);
    }
}
