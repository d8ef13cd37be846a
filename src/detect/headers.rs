//! Header lines of mail, wherever they stand: header blocks, quoted blocks in bodies, "On … X wrote:", "Forwarded by X on".
//! Display names count, also as "Surname, Forename"; addresses are another detector's.

use super::reading::{Line, Shape};
use super::{Confidence, Directory, Doc, PersonDetector, name, run};
use crate::model::Mention;

/// See the module.
pub struct Headers;

const KEYS: &[&str] = &[
    "bcc",
    "cc",
    "copied to",
    "copi",
    "copy to",
    "delivered-to",
    "from",
    "oddi wrth",
    "on behalf of",
    "organiser",
    "organizer",
    "recipient",
    "recipients",
    "reply-to",
    "required",
    "required attendees",
    "optional attendees",
    "resent-from",
    "resent-to",
    "sender",
    "sent by",
    "to",
    "x-bcc",
    "x-cc",
    "x-from",
    "x-to",
];

impl PersonDetector for Headers {
    fn name(&self) -> &'static str {
        "headers"
    }

    fn detect(&self, doc: &Doc<'_>, _known: &Directory) -> Vec<Mention> {
        let mut out = Vec::new();
        let lines = &doc.reading().lines;
        let mut open = false;
        for (n, line) in lines.iter().enumerate() {
            let value = value_start(doc, line);
            if let Some(start) = value.filter(|_| is_block(doc, n)) {
                people(doc, start, line.end, &mut out);
                open = true;
                continue;
            }
            if open && value.is_none() && continues(doc, n) {
                people(doc, line.first, line.end, &mut out);
                continue;
            }
            open = false;
            attribution(doc, line, &mut out);
        }
        out
    }
}

/// Index of the first word of the value where the line is `Key: value` with a key of people.
fn value_start(doc: &Doc<'_>, line: &Line) -> Option<usize> {
    let r = doc.reading();
    let skip = (line.first..line.end).find(|&i| !matches!(r.words[i].span.of(doc.text), "*" | "-" | "_"))?;
    let colon = (skip..line.end.min(skip + 4)).find(|&i| r.words[i].span.of(doc.text) == ":")?;
    let key = (skip..colon).map(|i| r.fold(i)).filter(|w| *w != "*").collect::<Vec<_>>().join(" ");
    KEYS.contains(&key.as_str())
        .then(|| (colon + 1..line.end).find(|&i| r.words[i].span.of(doc.text) != "*").unwrap_or(line.end))
}

/// "To: be or not" is no header: another header stands near, or the value looks like addresses.
fn is_block(doc: &Doc<'_>, n: usize) -> bool {
    let r = doc.reading();
    let near = |m: usize| r.lines.get(m).is_some_and(|l| header_like(doc, l));
    let line = &r.lines[n];
    (1..=3).any(|d| near(n + d) || (n >= d && near(n - d)))
        || (line.first..line.end).any(|i| r.words[i].shape == Shape::Mail)
        || line.end - line.first <= 8
}

fn header_like(doc: &Doc<'_>, line: &Line) -> bool {
    let r = doc.reading();
    value_start(doc, line).is_some()
        || (line.end > line.first + 1
            && matches!(
                r.fold(line.first),
                "subject" | "date" | "sent" | "re" | "importance" | "attachments" | "anfonwyd" | "pwnc"
            )
            && r.words[line.first + 1].span.of(doc.text) == ":")
}

/// A folded header: indented, or the line before ends in a comma or semicolon.
fn continues(doc: &Doc<'_>, n: usize) -> bool {
    let r = doc.reading();
    let (line, before) = (&r.lines[n], &r.lines[n - 1]);
    if line.is_blank() || before.is_blank() || header_like(doc, line) {
        return false;
    }
    let start = r.words[line.first].span.start;
    let indented = start > 0 && matches!(doc.text.as_bytes()[start - 1], b' ' | b'\t') && !line.quoted;
    indented || matches!(r.words[before.end - 1].span.of(doc.text), "," | ";")
}

/// "On Monday X wrote:", "---- Forwarded by X on", "From X".
fn attribution(doc: &Doc<'_>, line: &Line, out: &mut Vec<Mention>) {
    let r = doc.reading();
    for i in line.first..line.end {
        if r.fold(i) == "by" && i > 0 && matches!(r.fold(i - 1), "forwarded" | "sent" | "written") {
            let end = run::name_end(doc, i + 1, 4);
            if end > i + 1 && run::could_be_person(doc, i + 1, end) && r.fold(i - 1) == "forwarded" {
                out.push(name(run::span(doc, i + 1, end), "forwarded by this person", Confidence::Redact));
            }
        }
        if matches!(r.fold(i), "wrote" | "writes" | "schrieb")
            && i > line.first
            && r.words.get(i + 1).is_some_and(|w| w.span.of(doc.text) == ":")
        {
            wrote(doc, line, i, out);
        }
    }
}

fn wrote(doc: &Doc<'_>, line: &Line, at: usize, out: &mut Vec<Mention>) {
    let r = doc.reading();
    let mut end = at;
    while end > line.first
        && (r.words[end - 1].shape == Shape::Mail
            || matches!(r.words[end - 1].span.of(doc.text), "<" | ">" | "\"" | "(" | ")" | "[" | "]"))
    {
        end -= 1;
    }
    let mut start = end;
    while start > line.first
        && end - start < 5
        && (run::is_namelike(&r.words[start - 1]) || r.words[start - 1].span.of(doc.text) == ".")
    {
        start -= 1;
    }
    while start < end
        && (!run::is_namelike(&r.words[start]) || matches!(r.fold(start), "am" | "pm" | "on" | "at" | "gmt" | "bst"))
    {
        start += 1;
    }
    if start < end && run::could_be_person(doc, start, end) {
        out.push(name(run::span(doc, start, end), "wrote the quoted message", Confidence::Redact));
    }
}

/// The people of an address list: display names, with `Surname, Forename` kept together.
pub(super) fn people(doc: &Doc<'_>, from: usize, to: usize, out: &mut Vec<Mention>) {
    let r = doc.reading();
    let mark = |i: usize| r.words[i].span.of(doc.text);
    let semicolons = (from..to).any(|i| mark(i) == ";");
    let mut items: Vec<(usize, usize, bool)> = Vec::new();
    let (mut start, mut quote) = (from, None::<&str>);
    for i in from..to {
        match mark(i) {
            q @ ("\"" | "'") if quote.is_none() => quote = Some(q),
            q if quote == Some(q) => quote = None,
            ";" if quote.is_none() => {
                items.push((start, i, true));
                start = i + 1
            }
            "," if quote.is_none() && !semicolons => {
                items.push((start, i, has_address(doc, start, i)));
                start = i + 1
            }
            _ => {}
        }
    }
    items.push((start, to, true));
    let mut n = 0;
    while n < items.len() {
        let (a, mut b, _) = items[n];
        if !semicolons && n + 1 < items.len() && surname_first(doc, items[n], items[n + 1]) {
            b = items[n + 1].1;
            n += 1;
        }
        display_name(doc, a, b, out);
        n += 1;
    }
}

fn has_address(doc: &Doc<'_>, from: usize, to: usize) -> bool {
    (from..to).any(|i| doc.reading().words[i].shape == Shape::Mail)
}

/// `Allen, Phillip <p@x>` or a lone `Allen, Phillip`: the first item is one or two words without an address, the next starts with one name.
fn surname_first(doc: &Doc<'_>, a: (usize, usize, bool), b: (usize, usize, bool)) -> bool {
    let r = doc.reading();
    let plain = |(from, to): (usize, usize)| (from..to).filter(|&i| r.words[i].shape != Shape::Mark).count();
    let first = plain((a.0, a.1));
    let before_mail = (b.0..b.1).find(|&i| r.words[i].shape == Shape::Mail).unwrap_or(b.1);
    let second = plain((b.0, before_mail));
    let surname = (a.0..a.1)
        .all(|i| r.words[i].facts.surname() > 0 || r.words[i].facts.forename() == 0 || r.words[i].shape == Shape::Mark);
    !has_address(doc, a.0, a.1)
        && first == 1
        && (1..=3).contains(&second)
        && surname
        && (second < 2 || has_address(doc, b.0, b.1) || r.words.get(b.0 + 1).is_some_and(|w| w.shape == Shape::Initial))
}

/// The name within one item of an address list.
fn display_name(doc: &Doc<'_>, from: usize, to: usize, out: &mut Vec<Mention>) {
    let r = doc.reading();
    let mut a = from;
    while a < to && r.words[a].shape == Shape::Mark {
        a += 1;
    }
    let stop = (a..to).find(|&i| {
        matches!(r.words[i].shape, Shape::Mail | Shape::Web | Shape::Number)
            || matches!(r.words[i].span.of(doc.text), "<" | "[" | "(" | "/" | "@" | "\"" | ":" | "|")
    });
    let mut b = stop.unwrap_or(to);
    while b > a && r.words[b - 1].shape == Shape::Mark {
        b -= 1;
    }
    while a < b && super::words::is_in(super::words::TITLES, r.fold(a)) && a + 1 < b {
        a += 1;
        while a < b && r.words[a].shape == Shape::Mark {
            a += 1;
        }
    }
    // "To: Year 4 Parents"
    let numbered = r.words.get(b).is_some_and(|w| b < to && w.shape == Shape::Number);
    let word = numbered && (a..b).all(|i| r.words[i].facts.common() && r.words[i].facts.forename() < 3);
    if a < b && !word && run::could_be_person(doc, a, b) {
        out.push(name(run::span(doc, a, b), "named in a message header", Confidence::Redact));
    }
}
