//! Where a name begins and ends: small words that were read along go ("ok Gurd", "MH file only"), a forename before a surname in
//! capitals comes in ("Szymon BAK"), and two forenames of a list are two people ("Thora, Rich, Dami").

use super::reading::Shape;
use super::words::{self, is_in};
use super::{Doc, Mention, NAME, bodies, learned, nobody, run, scraps};
use crate::model::{Span, nicknames};

/// Letters of a surname in capitals at least: fewer are initials.
const SURNAME: usize = 3;

/// Settles the edges of the names in `found`, which is sorted and without overlaps; so it stays.
pub fn settle(doc: &Doc<'_>, found: &mut Vec<Mention>) {
    let mut behind = 0;
    for mention in found.iter_mut() {
        if mention.what == NAME {
            trim(doc, mention);
            widen(doc, mention, behind);
        }
        behind = mention.span.end;
    }
    found.retain(|m| !m.span.is_empty());
    let parts: Vec<(usize, Span, Span)> =
        found.iter().enumerate().filter_map(|(n, m)| two_of_a_list(doc, m).map(|(a, b)| (n, a, b))).collect();
    for (n, first, second) in parts.into_iter().rev() {
        let other = Mention { span: second, ..found[n].clone() };
        found[n].span = first;
        found.insert(n + 1, other);
    }
}

/// Takes everyday words in small letters off both ends of a name that goes on with a capital, a pronoun off the front, and "I" off the end.
fn trim(doc: &Doc<'_>, mention: &mut Mention) {
    let r = doc.reading();
    let (mut from, mut to) = (r.word_from(mention.span.start), r.word_from(mention.span.end));
    let known = !(bodies::weak(mention) || mention.reason == learned::MAYBE);
    let named = |from: usize, to: usize| (from..to).any(|i| run::is_namelike(&r.words[i]));
    let grammar = |i: usize| r.words[i].shape == Shape::Lower && scraps::is_grammar(r.fold(i));
    let plain = |i: usize| {
        let (word, f) = (&r.words[i], r.words[i].facts);
        word.shape == Shape::Lower
            && (f.common() || f.in_dictionary() && f.forename() < 2)
            && !run::is_particle(r.fold(i))
    };
    let short = |i: usize| !known && grammar(i);
    // "NB Tove", "Mon Tove": what stands for nobody alone, before a name in small letters behind its capital.
    let said = |i: usize| {
        let next = r.words.get(i + 1).is_some_and(|w| w.shape == Shape::Capital && w.facts.any_name());
        !known && next && r.words[i].facts.forename() == 0 && nobody::is_said(r.fold(i))
    };
    // "u wini"; "to huu" may be somebody.
    let you = |i: usize| !known && r.words[i].shape == Shape::Lower && matches!(r.fold(i), "i" | "u" | "ur");
    while from + 1 < to && ((plain(from) || short(from)) && named(from + 1, to) || you(from) || said(from)) {
        from += 1;
    }
    while to > from + 1 && (plain(to - 1) || grammar(to - 1)) && named(from, to - 1) {
        to -= 1;
    }
    let says_i = |i: usize| r.words[i].span.of(doc.text) == "I" && !r.words[i].glued;
    let goes_on = r.words.get(to).is_some_and(|w| w.shape == Shape::Lower && w.line == r.words[to - 1].line);
    if to > from + 1 && says_i(to - 1) && goes_on {
        to -= 1;
    }
    // "Ask Tove. Flowers came": a usual forename is no abbreviation, and its full stop ends a sentence.
    let stop = |i: usize| {
        let word =
            r.words[i].span.of(doc.text) == "." && r.words[i].glued && r.words.get(i + 1).is_some_and(|w| !w.glued);
        word && r.words[i - 1].facts.forename() >= 3 && r.words[i - 1].span.len() > 4
    };
    let plainly = |i: usize| r.words[i].facts.in_dictionary() && r.words[i].facts.forename() < 2;
    if let Some(at) = (from + 1..to).find(|i| !known && stop(*i) && i + 2 == to && plainly(i + 1)) {
        to = at;
    }
    // "Tove 08": the day or the house behind.
    while to > from + 1 && (r.words[to - 1].shape == Shape::Mark || !known && r.words[to - 1].shape == Shape::Number) {
        to -= 1;
    }
    if from < to && r.words[from].span.start >= mention.span.start && r.words[to - 1].span.end <= mention.span.end {
        mention.span = r.span(from, to);
    }
}

/// Takes the forename in that stands before a surname in capitals; `behind` is where the mention before ends.
fn widen(doc: &Doc<'_>, mention: &mut Mention, behind: usize) {
    let r = doc.reading();
    let at = r.word_from(mention.span.start);
    let (Some(word), Some(before)) = (r.words.get(at), at.checked_sub(1).map(|b| &r.words[b])) else { return };
    let f = before.facts;
    let forename = (f.forename() >= 3 || f.forename() >= 1 && !f.in_dictionary() || f == Default::default())
        && !f.common()
        && !f.place()
        && !f.demonym();
    let fold = r.fold(at - 1);
    let said = is_in(words::TITLES, fold) || is_in(words::POSTS, fold) || is_in(words::BODIES, fold);
    let beside = before.line == word.line && !word.glued && before.span.start >= behind;
    let surname = word.shape == Shape::Upper && word.span.len() >= SURNAME && word.facts.surname() >= 1;
    if surname && beside && before.shape == Shape::Capital && forename && !said {
        mention.span = Span::new(before.span.start, mention.span.end);
    }
}

/// The two of "Rich, Dami" where a list goes on round them and the first is nobody's surname as a rule.
fn two_of_a_list(doc: &Doc<'_>, mention: &Mention) -> Option<(Span, Span)> {
    let r = doc.reading();
    let (from, to) = (r.word_from(mention.span.start), r.word_from(mention.span.end));
    let comma = |i: usize| r.words.get(i).is_some_and(|w| w.span.of(doc.text) == ",");
    let on_line = |i: usize| r.words.get(i).is_some_and(|w| w.line == r.words[from].line);
    let listed = from > 0 && comma(from - 1) && on_line(from - 1) || comma(to) && on_line(to);
    let f = r.words.get(from)?.facts;
    let forename = nicknames::is_forename(r.fold(from)) && f.forename() >= f.surname();
    let read = mention.what == NAME && bodies::weak(mention);
    (read && to == from + 3 && comma(from + 1) && listed && forename)
        .then(|| (r.words[from].span, r.words[from + 2].span))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::{Confidence, name};

    fn settled<'a>(text: &'a str, read: &[&str], reason: &str) -> Vec<&'a str> {
        let doc = Doc::plain(text);
        let at = |form: &&str| text.find(form).unwrap();
        let mut found: Vec<Mention> =
            read.iter().map(|f| name(Span::new(at(f), at(f) + f.len()), reason, Confidence::Redact)).collect();
        settle(&doc, &mut found);
        found.iter().map(|m| m.span.of(text)).collect()
    }

    #[test]
    fn small_words_are_no_part_of_a_name() {
        for (text, read, left) in [
            ("for baby Oyinkansola and", "baby Oyinkansola", "Oyinkansola"),
            ("cc: MH file only", "MH file only", "MH"),
            ("ok Gurd thx", "ok Gurd", "Gurd"),
            ("miss u wini so", "u wini", "wini"),
            ("with to huu there", "to huu", "to huu"),
            ("I told Yewande I will ring", "Yewande I", "Yewande"),
            ("met Vincent van der Berg there", "Vincent van der Berg", "Vincent van der Berg"),
            ("said anna hope to me", "anna hope", "anna hope"),
            ("Robert I came", "Robert", "Robert"),
            ("saw abt Yewande then", "abt Yewande", "Yewande"),
            ("NB Yewande rang", "NB Yewande", "Yewande"),
            ("its Deborah. Flowers on step", "Deborah. Flowers", "Deborah"),
            ("its Deborah. Fletcher on step", "Deborah. Fletcher", "Deborah. Fletcher"),
            ("for Yewande 08 or", "Yewande 08", "Yewande"),
            ("met JR Hartley", "JR Hartley", "JR Hartley"),
        ] {
            assert_eq!(settled(text, &[read], learned::REASON), [left], "{text}");
        }
    }

    #[test]
    fn a_forename_stands_before_a_surname_in_capitals() {
        assert_eq!(settled("No. 42 Szymon BAK, bachelor", &["BAK"], learned::REASON), ["Szymon BAK"]);
        for text in ["The BAK family", "Present BAK there", "Mr BAK came", "Polish BAK came", "Szymon, BAK"] {
            assert_eq!(settled(text, &["BAK"], learned::REASON), ["BAK"], "{text}");
        }
        assert_eq!(settled("Anna Szymon BAK", &["Szymon", "BAK"], learned::REASON), ["Szymon", "BAK"]);
    }

    #[test]
    fn two_forenames_of_a_list_are_two_people() {
        assert_eq!(settled("Win, Thora, Rich, Dami", &["Rich, Dami"], learned::REASON), ["Rich", "Dami"]);
        assert_eq!(settled("Rich, Dami", &["Rich, Dami"], learned::REASON), ["Rich, Dami"], "nothing goes on");
        assert_eq!(settled("x, Sharples, Dean", &["Sharples, Dean"], learned::REASON), ["Sharples, Dean"]);
        assert_eq!(settled("x, Rich, Dami", &["Rich, Dami"], "a known person"), ["Rich, Dami"]);
    }
}
