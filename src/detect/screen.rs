//! Names that people go by on screens: `tundra_taru`, `corkscrew77`. Whoever knows the forum or the game knows the person, so they are names here, but
//! only where something says that the word is somebody: files, columns and courses are written the same way.

use super::reading::Shape;
use super::{Confidence, Directory, Doc, PersonDetector, gazetteer, name};
use crate::model::fold::folded;
use crate::model::{Mention, Span};
use regex::Regex;
use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

/// See the module.
pub struct ScreenNames;

/// What a screen name does, behind it.
const DOES: &[&str] = &[
    "admitted",
    "advised",
    "agreed",
    "answered",
    "asked",
    "asks",
    "blocked",
    "claims",
    "commented",
    "joined",
    "knows",
    "messaged",
    "points",
    "posted",
    "reckons",
    "replied",
    "said",
    "says",
    "signed",
    "thinks",
    "told",
    "wants",
    "wrote",
];
/// What stands before one.
const BEFORE: &[&str] = &[
    "aka",
    "alias",
    "as",
    "called",
    "dear",
    "gamertag",
    "handle",
    "hi",
    "login",
    "moderator",
    "nick",
    "nickname",
    "online",
    "screenname",
    "thanks",
    "username",
    "user",
    "whoever",
];
/// Letters of a part that tells a name at least.
const TELLING: usize = 3;

/// Letters with a line below, or small ones with figures behind them.
fn written() -> Option<&'static Regex> {
    static WRITTEN: OnceLock<Option<Regex>> = OnceLock::new();
    let read = || Regex::new(r"\b(?:\p{L}[\p{L}\d]*(?:_[\p{L}\d]+)+|\p{Ll}{3,}\d{1,4})\b").ok();
    WRITTEN.get_or_init(read).as_ref()
}

/// A line that begins with one word in small letters and a colon.
fn spoken() -> Option<&'static Regex> {
    static SPOKEN: OnceLock<Option<Regex>> = OnceLock::new();
    let read = || Regex::new(r"(?m)^[^\p{L}\d\n]*(?P<who>\p{Ll}{4,})\**:\**[ \t]").ok();
    SPOKEN.get_or_init(read).as_ref()
}

impl PersonDetector for ScreenNames {
    fn name(&self) -> &'static str {
        "screen names"
    }

    fn detect(&self, doc: &Doc<'_>, _known: &Directory) -> Vec<Mention> {
        let mut spans = made(doc);
        spans.extend(speakers(doc.text).into_iter().flat_map(|who| uses(doc.text, who)));
        spans.into_iter().map(|s| name(s, "a name that somebody goes by on a screen", Confidence::Redact)).collect()
    }
}

/// Every use of what is made as screen names are and is somebody.
fn made(doc: &Doc<'_>) -> Vec<Span> {
    let Some(written) = written() else { return Vec::new() };
    let mut places: HashMap<&str, Vec<Span>> = HashMap::new();
    let all = written.find_iter(doc.text).map(|m| Span::new(m.start(), m.end()));
    all.filter(|s| stands_alone(doc.text, *s)).for_each(|s| places.entry(s.of(doc.text)).or_default().push(s));
    if places.is_empty() {
        return Vec::new();
    }
    let called = called(doc);
    let somebody = |(word, spans): &(&str, Vec<Span>)| tells(word, &called) || spans.iter().any(|s| acts(doc.text, *s));
    places.into_iter().filter(somebody).flat_map(|(_, spans)| spans).collect()
}

/// Words that no list has, with which two lines or more begin.
fn speakers(text: &str) -> Vec<&str> {
    let Some(spoken) = spoken() else { return Vec::new() };
    let mut lines: HashMap<&str, usize> = HashMap::new();
    let who = spoken.captures_iter(text).filter_map(|c| c.name("who"));
    who.for_each(|who| *lines.entry(who.as_str()).or_default() += 1);
    lines.into_iter().filter(|(who, lines)| *lines > 1 && is_unknown(who)).map(|(who, _)| who).collect()
}

/// Where a word stands.
fn uses(text: &str, word: &str) -> Vec<Span> {
    let found = text.match_indices(word).map(|(at, _)| Span::new(at, at + word.len()));
    let whole = |s: &Span| {
        let beside = [text[..s.start].chars().next_back(), text[s.end..].chars().next()];
        beside.iter().all(|c| c.is_none_or(|c| !c.is_alphanumeric() && c != '_'))
    };
    found.filter(whole).collect()
}

/// True where neither a path, an address nor a program goes on around the span.
fn stands_alone(text: &str, span: Span) -> bool {
    let mut behind = text[span.end..].chars();
    let next = behind.next();
    let goes_on = match next {
        Some('.' | '-' | ':' | '\'') => {
            behind.next().is_some_and(char::is_alphanumeric) && !text[span.end..].starts_with("'s")
        }
        Some(c) => matches!(c, '@' | '/' | '\\' | '(' | '=' | '[' | '_'),
        None => false,
    };
    let mut before = text[..span.start].chars().rev();
    let joined = match before.next() {
        // "user_name(jason_x)"
        Some('(') => before.next().is_some_and(|c| c.is_alphanumeric() || c == '_'),
        Some(c) => "@#/\\.-=&:_$%'".contains(c),
        None => false,
    };
    !goes_on && !joined
}

/// Words with a capital that can be part of a name, folded.
fn called<'d>(doc: &'d Doc<'_>) -> HashSet<&'d str> {
    let r = doc.reading();
    let named = |i: &usize| {
        let w = &r.words[*i];
        matches!(w.shape, Shape::Capital | Shape::Mixed)
            && w.facts.any_name()
            && !w.facts.common()
            && r.fold(*i).len() > TELLING
    };
    (0..r.words.len()).filter(named).map(|i| r.fold(i)).collect()
}

/// True where a part of it is a forename, or the name of somebody in the text.
fn tells(word: &str, called: &HashSet<&str>) -> bool {
    let parts = word.split('_').map(|part| folded(part.trim_end_matches(|c: char| c.is_ascii_digit())));
    let mut telling = parts.filter(|part| part.chars().count() >= TELLING);
    telling.any(|part| {
        let f = gazetteer::facts(&part);
        let forename = f.forename() >= 2 && !f.common() && !f.in_dictionary() && !f.place();
        forename && word.contains('_') || called.contains(part.as_str())
    })
}

/// True where it says or is called something: "corkscrew77 replied", "known only as mcline99"; of everyday words with figures ("year7", "room12")
/// only what begins a line of a conversation.
fn acts(text: &str, span: Span) -> bool {
    let line_begins = text[..span.start].rsplit('\n').next().is_some_and(|l| l.chars().all(|c| !c.is_alphanumeric()));
    let behind = text[span.end..].trim_start_matches('*');
    if line_begins && behind.starts_with(": ") {
        return true;
    }
    let letters = span.of(text).trim_end_matches(|c: char| c.is_ascii_digit());
    let f = gazetteer::facts(&folded(letters));
    if f.lower() >= 2 || f.frequency() >= 4 {
        return false;
    }
    let word = |s: &str| s.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let next = behind.strip_prefix(' ').and_then(|b| b.split_whitespace().next()).map(word);
    let near = text[..span.start].trim_end_matches([' ', '"', '\u{201C}', ':', ',', '(']);
    let previous = near.rsplit(|c: char| c.is_whitespace() || c == '(').next().map(word);
    next.is_some_and(|w| DOES.contains(&w.as_str())) || previous.is_some_and(|w| BEFORE.contains(&w.as_str()))
}

/// True for a word that no list has in small letters.
fn is_unknown(word: &str) -> bool {
    let f = gazetteer::facts(&folded(word));
    !f.in_dictionary() && f.lower() == 0 && !f.common()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        let mut all = ScreenNames.detect(&Doc::plain(text), &Directory::default());
        all.sort_by_key(|m| m.span);
        all.iter().map(|m| m.span.of(text)).collect()
    }

    #[test]
    fn somebody_who_acts_is_named_by_a_screen_name_wherever_it_stands() {
        let text = "A user shown as avimarry7 wrote. We asked avimarry7, and corkscrew77 replied.";
        assert_eq!(found(text), ["avimarry7", "avimarry7", "corkscrew77"]);
        assert_eq!(found("butterbob: a rack\nPaulina: yes\nbutterbob: go on"), ["butterbob", "butterbob"]);
    }

    #[test]
    fn a_part_can_tell_who_it_is() {
        assert_eq!(
            found("Cl: Taru Koivula (online: tundra_taru). Msg via tundra_taru."),
            ["tundra_taru", "tundra_taru"]
        );
        assert_eq!(found("moved to hugs_luongo, with Luongo's thanks"), ["hugs_luongo"]);
    }

    #[test]
    fn files_columns_courses_and_programs_are_nobody() {
        for text in [
            "Open form_v2 or the sheet ref_number in room12.",
            "See notes_jason.docx in store/jason_files/ and mail jason_r@x.example.",
            "run user_name(jason_x) where covid19 and win10 matter",
            "So room12 is closed, year7 said no, covid19 left us short and the order from sheet3 was wrong.",
            "subject: a\nsubject: b\nadres: c",
        ] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
    }
}
