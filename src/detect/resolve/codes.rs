//! Numbers and postal addresses that only the request explains: codes of the shape of a known one, addresses known from
//! elsewhere in any writing; and those that are the data subject's own, which are nobody else's.

use super::super::phrases::{Phrases, phrase_of};
use super::super::reading::Reading;
use super::super::{ADDRESS, EMAIL, NAME};
use super::doubt::is_name;
use super::homes::line_of;
use super::postal::Postal;
use super::{ResolveFacts, born, keys};
use crate::model::{Band, Confidence, Identity, Mention, Span, Unit, UnitKind};
use regex::Regex;
use std::collections::{BTreeSet, HashSet};

/// Digits that a code needs for others of its shape to be looked for: fewer are found in every text, unless letters and a mark stand
/// before them (`FC-118`).
const DIGITS: usize = 4;
const DIGITS_MARKED: usize = 3;

/// Adds codes of the shape of the subject's and the namesakes' own, and takes out what identifies the subject.
pub fn add(units: &[Unit], found: &mut [Vec<Mention>], facts: &ResolveFacts) {
    let shapes = shapes(facts);
    let mut own: HashSet<String> = keys::of_identity(&facts.subject).into_iter().collect();
    own.extend(units.iter().zip(found.iter()).flat_map(|(unit, mentions)| in_own_row(unit, mentions)));
    // Where the request gives their date of birth, another beside the name is a namesake's.
    if facts.subject.born.is_empty() {
        let theirs: HashSet<String> = facts.namesakes.iter().flat_map(keys::of_identity).collect();
        let told = units.iter().zip(found.iter()).flat_map(|(unit, mentions)| born::of_subject(unit, mentions));
        own.extend(told.filter(|key| !theirs.contains(key)).collect::<Vec<_>>());
    }
    let misread: HashSet<String> = own.iter().filter(|key| key.starts_with("id:")).map(|key| as_figures(key)).collect();
    for (unit, mentions) in units.iter().zip(found) {
        let text = unit.text.expose();
        for (what, shape) in &shapes {
            for span in shape.find_iter(text).map(|m| Span::new(m.start(), m.end())).filter(|s| stands_alone(text, *s))
            {
                claim(mentions, span, what, "a number of the kind that the request gives");
            }
        }
        mentions.retain(|m| {
            let key = keys::key(&m.what, m.span.of(text));
            !(is_lasting(&m.what) && (own.contains(&key) || misread.contains(&as_figures(&key))))
        });
        outside(unit, mentions);
    }
}

/// `KOOLG552` and `K00LG552` alike: letters that character recognition takes for figures, as those figures.
fn as_figures(key: &str) -> String {
    let number = key.strip_prefix("id:").unwrap_or(key);
    number
        .chars()
        .map(|c| {
            if c == 'o' {
                '0'
            } else if matches!(c, 'i' | 'l') {
                '1'
            } else {
                c
            }
        })
        .collect()
}

/// Kinds that stay with one person or household. A telephone number or e-mail address of the subject is found as theirs before.
fn is_lasting(what: &str) -> bool {
    matches!(what, ADDRESS | "bank" | "born" | "car" | "postcode" | "ni" | "nhs" | "upn") || what.ends_with(" number")
}

/// Keys of what a record that is surely the subject's, and names nobody else, says of its one person: their car, their bank account.
/// A line of a list kept as text is such a record too.
fn in_own_row(unit: &Unit, mentions: &[Mention]) -> Vec<String> {
    let text = unit.text.expose();
    let told = mentions.iter().filter(|m| matches!(m.what.as_str(), "bank" | "car" | "ni" | "nhs" | "upn"));
    let theirs = |m: &&Mention| unit.band < Band::Possible && names_only_them(unit, mentions, record(unit, m.span));
    told.filter(theirs).map(|m| keys::key(&m.what, m.span.of(text))).collect()
}

/// The row, or the line, in which `span` stands.
fn record(unit: &Unit, span: Span) -> Span {
    let text = unit.text.expose();
    if unit.kind == UnitKind::Row {
        return Span::new(0, text.len());
    }
    line_of(text, span)
}

fn names_only_them(unit: &Unit, mentions: &[Mention], record: Span) -> bool {
    let own = |span: Span| unit.subject.iter().any(|s| s.overlaps(span));
    // Their address or telephone number tells where they are, not whose the record is: a child's plan gives its mother's.
    let theirs = unit.subject.iter().filter(|s| is_name(s.of(unit.text.expose())));
    let named = theirs.into_iter().any(|s| record.contains(*s) && !unit.bearers.in_part.contains(s));
    let names = mentions.iter().filter(|m| m.what == NAME && !own(m.span)).map(|m| m.span);
    named && !names.chain(unit.bearers.others.iter().copied()).any(|span| record.overlaps(span))
}

/// A mention in place of the weaker ones it covers; not within an e-mail address.
fn claim(mentions: &mut Vec<Mention>, span: Span, what: &str, reason: &str) {
    if mentions.iter().any(|m| m.span.overlaps(span) && (m.what == EMAIL || m.what == what)) {
        return;
    }
    mentions.retain(|m| !m.span.overlaps(span));
    let (what, reason) = (what.into(), reason.into());
    mentions.push(Mention { span, what, reason, confidence: Confidence::Redact, step: "request" });
}

/// What to look for, by kind: letters stay, digits are any digits, separators any one or none.
fn shapes(facts: &ResolveFacts) -> Vec<(String, Regex)> {
    let people = std::iter::once((&facts.subject, false)).chain(facts.namesakes.iter().map(|n| (n, true)));
    let all = people.flat_map(|(person, theirs)| person.ids.iter().map(move |(kind, id)| (kind, id, theirs)));
    let patterns: BTreeSet<(String, String)> = all
        .filter_map(|(kind, id, theirs)| {
            let id = id.trim();
            let digits = id.chars().filter(char::is_ascii_digit).count();
            let any = digits >= DIGITS && id.chars().any(char::is_alphabetic) || is_marked(id) || is_serial(id);
            let exact = theirs && id.chars().filter(|c| c.is_alphanumeric()).count() >= DIGITS;
            (any || exact).then(|| (keys::kind_of_id(kind), pattern(id, any)))
        })
        .collect();
    patterns.into_iter().filter_map(|(what, p)| Regex::new(&p).ok().map(|r| (what, r))).collect()
}

/// Digits that a number without letters needs for others of its kind to be looked for, and those at its front that they share.
const SERIAL: usize = 7;
const SHARED: usize = 3;

/// A number of nothing but digits, given out one after the other: `40118273`, and somebody else's is `40118301`.
fn is_serial(id: &str) -> bool {
    id.len() >= SERIAL && id.bytes().all(|b| b.is_ascii_digit()) && !id.starts_with('0')
}

/// `FC-118`: two capitals or more, a mark, and three digits that nothing stands behind.
fn is_marked(id: &str) -> bool {
    let letters = id.bytes().take_while(u8::is_ascii_uppercase).count();
    let rest = id.get(letters..).unwrap_or_default();
    let figures = rest.strip_prefix(['-', '/', '.', '_']).unwrap_or_default();
    letters >= 2 && figures.len() == DIGITS_MARKED && figures.bytes().all(|b| b.is_ascii_digit())
}

fn pattern(id: &str, any_digits: bool) -> String {
    let shared = if is_serial(id) { SHARED } else { 0 };
    let short = is_marked(id);
    let one = |(n, c): (usize, char)| match c {
        c if c.is_ascii_digit() && any_digits && n >= shared => r"[0-9]".to_owned(),
        c if c.is_alphanumeric() => regex::escape(&c.to_string()),
        // "fc 118" and "FC118" of a short one could be anything; its mark tells.
        _ if short => r"[/._‐-–-]".to_owned(),
        _ => r"[\s_./‐-–-]?".to_owned(),
    };
    format!("(?i){}", id.chars().enumerate().map(one).collect::<String>())
}

/// Neither letters nor digits go on at either end.
fn stands_alone(text: &str, span: Span) -> bool {
    let before = text[..span.start].chars().next_back();
    let after = text[span.end..].chars().next();
    !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
}

/// Of an address that the subject's own town or postcode ends, what is not the subject's stays a mention.
fn outside(unit: &Unit, mentions: &mut Vec<Mention>) {
    let text = unit.text.expose();
    let (cut, kept): (Vec<Mention>, Vec<Mention>) = std::mem::take(mentions)
        .into_iter()
        .partition(|m| m.what == ADDRESS && unit.subject.iter().any(|s| s.overlaps(m.span)));
    *mentions = kept;
    for mention in cut {
        let mut from = mention.span.start;
        let ends = unit.subject.iter().filter(|s| s.overlaps(mention.span)).map(|s| (s.start, s.end));
        let ends: Vec<(usize, usize)> = ends.chain([(mention.span.end, mention.span.end)]).collect();
        for (start, end) in ends {
            let piece = text.get(from..start).unwrap_or("");
            let piece = piece.trim_end_matches(|c: char| !c.is_alphanumeric());
            if piece.chars().any(|c| c.is_ascii_digit()) {
                mentions.push(Mention { span: Span::new(from, from + piece.len()), ..mention.clone() });
            }
            from = from.max(end);
        }
    }
}

/// Adds every other copy of an address: those in `found` and the namesakes', in any writing.
pub fn repeat(units: &[Unit], found: &mut [Vec<Mention>], facts: &ResolveFacts) {
    let own: HashSet<String> = keys::of_identity(&facts.subject).into_iter().collect();
    let mut lines: BTreeSet<String> = facts.namesakes.iter().flat_map(lines).collect();
    for (unit, mentions) in units.iter().zip(found.iter()) {
        let text = unit.text.expose();
        lines.extend(mentions.iter().filter(|m| m.what == ADDRESS).filter_map(|m| line(m.span.of(text))));
    }
    let phrases = Phrases::new(lines.into_iter());
    for (unit, mentions) in units.iter().zip(found) {
        let text = unit.text.expose();
        for (_, span) in phrases.find(text, &Reading::of(text)) {
            let ours =
                unit.subject.iter().any(|s| s.overlaps(span)) || own.contains(&keys::key(ADDRESS, span.of(text)));
            if !ours {
                claim(mentions, span, ADDRESS, "the same address found elsewhere in the request");
            }
        }
        mentions.sort_by_key(|m| m.span.start);
    }
}

fn lines(person: &Identity) -> Vec<String> {
    person.addresses.iter().filter_map(|a| line(a)).collect()
}

/// The line of an address as phrases are written, if it is long enough to be no ordinary words.
fn line(form: &str) -> Option<String> {
    let phrase = phrase_of(&Postal::of(form).span.of(form).replace(',', " "));
    (phrase.split(' ').count() >= 3).then_some(phrase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_of_digits_alone_looks_like_those_given_out_beside_it() {
        let found = |id: &str, text: &str| {
            let facts = ResolveFacts {
                subject: Identity { ids: [("student".to_owned(), id.to_owned())].into(), ..Identity::default() },
                ..ResolveFacts::default()
            };
            let spans = shapes(&facts)
                .iter()
                .flat_map(|(_, r)| r.find_iter(text).map(|m| m.start()..m.end()))
                .collect::<Vec<_>>();
            spans
                .into_iter()
                .filter(|s| stands_alone(text, Span::new(s.start, s.end)))
                .map(|s| text[s].to_owned())
                .collect::<Vec<_>>()
        };
        let text = "40118301 Reddy, 40121190, 30092218, 401183012, 0401";
        assert_eq!(found("40118273", text), ["40118301", "40121190"]);
        assert!(found("0401", text).is_empty() && found("04011827", text).is_empty(), "short, or a telephone number");
    }
}
