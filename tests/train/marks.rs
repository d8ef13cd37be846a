//! What is named besides people in the training texts, as the shipped second stage sees it: `train_names marks TRAIN_DIR OUT_DIR`
//! writes each file again with `"others": [[start, end, kind], ...]` (characters; kind 3 a body, 4 a place, 5 anything else).
//! Texts that bring such marks keep theirs, and what a set calls a person stays one.

use super::altered::{Named, PERSON};
use super::sample;
use dsar::detect::Doc;
use dsar::detect::learned::second::{self, Logits, Room, Second, Sequence};
use dsar::detect::learned::{atoms, pieces, traits};

/// Pieces of what is read at once, and how many of them are behind what is asked about on either side.
const WINDOW: usize = 108;
const EDGE: usize = 24;

/// Writes the files.
pub fn write(folder: &str, out: &str) {
    let second = second::shipped().unwrap();
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|f| f.unwrap().path()).collect();
    files.sort();
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        let rows: Vec<String> = text.lines().map(|line| marked(second, line)).collect();
        std::fs::write(format!("{out}/{}", file.file_name().unwrap().to_string_lossy()), rows.join("\n") + "\n")
            .unwrap();
        eprintln!("{} {}", rows.len(), file.display());
    }
}

fn marked(second: &Second<'_>, line: &str) -> String {
    let mut row: serde_json::Value = serde_json::from_str(line).unwrap();
    let (text, gold) = sample(line);
    if row["others"].as_array().is_some_and(|o| !o.is_empty()) {
        return line.to_owned();
    }
    let mut at = vec![0; text.len() + 1];
    text.char_indices().enumerate().for_each(|(n, (i, _))| at[i] = n);
    at[text.len()] = text.chars().count();
    let others: Vec<[usize; 3]> =
        others(second, &text, &gold).into_iter().map(|(a, b, kind)| [at[a], at[b], usize::from(kind)]).collect();
    row["others"] = serde_json::json!(others);
    row.to_string()
}

/// Runs of words of one kind, none of them a person's.
fn others(second: &Second<'_>, text: &str, gold: &[Named]) -> Vec<Named> {
    let doc = Doc::plain(text);
    let (r, atoms) = (doc.reading(), atoms::atoms(&doc));
    let (mut all, mut words) = (Sequence::default(), Vec::new());
    for line in r.lines.iter().filter(|l| !l.is_blank()) {
        for (i, atom) in atoms.iter().enumerate().take(line.end).skip(line.first) {
            words.push((i, all.pieces.len()));
            pieces::shipped().of(text, &r.words[i], r.fold(i), &mut all.pieces);
            all.traits.resize(all.pieces.len(), Some(traits::traits(&r.words[i], r.fold(i).len(), atom)));
        }
        all.pieces.push(pieces::END);
        all.traits.push(None);
    }
    let kinds = kinds(second, &all, &words);
    let mut out: Vec<Named> = Vec::new();
    let mut last = None;
    for (&(i, _), kind) in words.iter().zip(kinds) {
        let span = r.words[i].span;
        let person = gold.iter().any(|g| g.2 == PERSON && g.0 < span.end && span.start < g.1);
        let kind = if person { 0 } else { kind };
        match out.last_mut() {
            Some(o) if kind > 0 && last == Some((kind, i.wrapping_sub(1), r.words[i].line)) => o.1 = span.end,
            _ if kind > 0 => out.push((span.start, span.end, kind)),
            _ => {}
        }
        last = Some((kind, i, r.words[i].line));
    }
    out.retain(|(a, b, _)| text[*a..*b].chars().any(char::is_alphanumeric));
    out
}

/// What each of `words` (number, first piece) names: 3 to 5, or 0.
fn kinds(second: &Second<'_>, all: &Sequence, words: &[(usize, usize)]) -> Vec<u8> {
    let (mut batch, mut from) = (Vec::new(), 0);
    while from < words.len() {
        let start = words[from].1.saturating_sub(EDGE);
        let end = (start + WINDOW).min(all.pieces.len());
        let last = end == all.pieces.len();
        let to = words.partition_point(|w| w.1 + if last { 0 } else { EDGE } < end).max(from + 1);
        let mut one = Sequence { pieces: vec![pieces::BEGIN], traits: vec![None], asked: Vec::new() };
        one.pieces.extend(&all.pieces[start..end]);
        one.traits.extend(&all.traits[start..end]);
        one.asked = words[from..to].iter().map(|w| w.1 - start + 1).collect();
        batch.push(one);
        from = to;
    }
    let mut room = Room::default();
    let logits: Vec<Logits> = batch.chunks(8).flat_map(|b| second.logits(b, &mut room).unwrap()).collect();
    assert_eq!(logits.len(), words.len());
    let kind = |l: &Logits| (0..l.len()).max_by(|a, b| l[*a].total_cmp(&l[*b])).filter(|y| *y > 2).unwrap_or(0) as u8;
    logits.iter().map(kind).collect()
}
