//! Exported chats: who writes stands between the time and a colon (`05/06/2025, 14:02 - Aga: hi`), and is called so in small letters too.

use super::reading::{Reading, Shape};
use super::{Confidence, Directory, Doc, PersonDetector, name, run};
use crate::model::{Mention, Span};
use regex::Regex;
use std::collections::HashSet;
use std::sync::OnceLock;

/// See the module.
pub struct Chats;

/// Lines of a text at least that are a chat's.
const LINES: usize = 3;
/// Words of a writer's name at most.
const WORDS: usize = 4;
/// Letters at least of a writer's name that is looked for in small letters.
const SMALL: usize = 3;

/// A line of a chat: day, time, writer.
fn line() -> Option<&'static Regex> {
    static LINE: OnceLock<Option<Regex>> = OnceLock::new();
    let read = || {
        Regex::new(
            r"(?m)^[\u{200E}\u{200F}]?\[?\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? \d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[ap]\.?m\.?)?\]?(?: [-–])? (?P<who>[^:\n]{1,40}): ",
        )
        .ok()
    };
    LINE.get_or_init(read).as_ref()
}

impl PersonDetector for Chats {
    fn name(&self) -> &'static str {
        "chats"
    }

    fn detect(&self, doc: &Doc<'_>, _known: &Directory) -> Vec<Mention> {
        let writers: Vec<Span> = line().map_or_else(Vec::new, |line| {
            let all = || line.captures_iter(doc.text).filter_map(|c| Some((c.name("who")?, c.get(0)?.end())));
            let told = |says: fn(&str) -> bool| -> HashSet<&str> {
                all().filter(|(_, to)| says(&doc.text[*to..])).map(|(w, _)| w.as_str()).collect()
            };
            let (opened, spoke) = (told(opens), told(|said| !opens(said) && !said.starts_with(UNSEEN)));
            let group = |who: &str| opened.contains(who) && !spoke.contains(who);
            all().filter(|(w, _)| !group(w.as_str())).map(|(w, _)| Span::new(w.start(), w.end())).collect()
        });
        if writers.len() < LINES {
            return Vec::new();
        }
        let r = doc.reading();
        let named: Vec<(usize, usize)> = writers.iter().filter_map(|w| written(doc, *w)).collect();
        let mut out: Vec<Mention> =
            named.iter().map(|(a, b)| name(r.span(*a, *b), "writes in the conversation", Confidence::Redact)).collect();
        let called: HashSet<&str> =
            named.iter().map(|(a, _)| r.fold(*a)).filter(|w| telling(r, named.as_slice(), w)).collect();
        let small = (0..r.words.len()).filter(|&i| r.words[i].shape == Shape::Lower && called.contains(r.fold(i)));
        // "my stanley knife" is nobody's.
        let thing =
            |i: usize| i > 0 && matches!(r.fold(i - 1), "a" | "an" | "her" | "his" | "my" | "our" | "the" | "your");
        let beside = small.filter(|&i| !thing(i) && !out.iter().any(|m| m.span.overlaps(r.words[i].span)));
        let beside: Vec<Span> = beside.map(|i| r.words[i].span).collect();
        out.extend(beside.into_iter().map(|s| name(s, "one who writes in the conversation", Confidence::Redact)));
        out
    }
}

/// Stands before what the program itself says, not a writer.
const UNSEEN: [char; 2] = ['\u{200E}', '\u{200F}'];

/// What begins a conversation (WhatsApp on iOS): said in the name of the group, or of the other where there are two.
fn opens(said: &str) -> bool {
    said.trim_start_matches(UNSEEN).starts_with("Messages and calls are end-to-end encrypted")
}

/// The words of a writer's name: letters, without the pictures behind them.
fn written(doc: &Doc<'_>, who: Span) -> Option<(usize, usize)> {
    let r = doc.reading();
    let (mut from, mut to) = (r.word_from(who.start), r.word_from(who.end));
    while from < to && r.words[from].shape == Shape::Mark {
        from += 1;
    }
    while to > from && r.words[to - 1].shape == Shape::Mark {
        to -= 1;
    }
    let letters = |i: usize| !matches!(r.words[i].shape, Shape::Number | Shape::Mail | Shape::Web | Shape::Mark);
    // "Hope" alone is a wish too, and would be taken for her wherever it stands.
    let word = to == from + 1 && r.words[from].facts.common();
    let short = from < to && to - from <= WORDS && (from..to).all(letters) && !word;
    (short && !run::names_body(r, from, to)).then_some((from, to))
}

/// A name by which a writer may be called in small letters: long enough, and no everyday word.
fn telling(r: &Reading, named: &[(usize, usize)], word: &str) -> bool {
    let first = named.iter().find(|(a, _)| r.fold(*a) == word);
    word.chars().count() >= SMALL && first.is_some_and(|(a, _)| !r.words[*a].facts.common())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        let mut all = Chats.detect(&Doc::plain(text), &Directory::default());
        all.sort_by_key(|m| m.span.start);
        all.iter().map(|m| m.span.of(text)).collect()
    }

    #[test]
    fn who_writes_is_named_and_called_so_in_small_letters() {
        let text = "05/06/2025, 14:02 - Aga: what now\n05/06/2025, 14:10 - winnie lam: no aga u keep ur head down\n\
                    05/06/2025, 14:11 - Hope 🌻: i hope so\n05/06/2025, 14:12 - +44 7700 900744: oh\n";
        assert_eq!(found(text), ["Aga", "winnie lam", "aga"]);
        let text = "[12/01/2026, 20:03:11] Colin Truscott: hm\n[12/01/2026, 20:04:40] Ngozi: no\n[12/01/2026, 20:05:02] Ngozi: ask colin";
        assert_eq!(found(text), ["Colin Truscott", "Ngozi", "Ngozi", "colin"]);
        let text = text.replace("Colin Truscott", "Stanley").replace("ask colin", "ask stanley for my stanley knife");
        assert_eq!(found(&text), ["Stanley", "Ngozi", "Ngozi", "stanley"]);
    }

    #[test]
    fn a_group_is_nobody() {
        let text = "[12/01/2026, 20:03:11] Allotment Rota: \u{200E}Messages and calls are end-to-end encrypted. Only\n\
                    [12/01/2026, 20:04:40] Ngozi: no\n[12/01/2026, 20:05:02] Ngozi: ask\n[12/01/2026, 20:05:03] Aga: so";
        assert_eq!(found(text), ["Ngozi", "Ngozi", "Aga"]);
        let two = text.replace("Aga", "Allotment Rota");
        assert_eq!(found(&two), ["Allotment Rota", "Ngozi", "Ngozi", "Allotment Rota"], "one who writes");
    }

    #[test]
    fn a_line_alone_is_no_chat() {
        assert!(found("05/06/2025, 14:02 - Visit: all well with aga").is_empty());
        assert!(found("Aga: one\nAga: two\nAga: three").is_empty());
    }
}
