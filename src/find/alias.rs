//! What a document itself calls the subject: `Anna Reed (AR) …`, `AR = Anna Reed`, `Anna Reed, known as "Bunny"`. It holds in that
//! document alone.

use super::assemble::Draft;
use super::judged::said;
use super::nicknames;
use super::words::Words;
use super::{Plan, ordinary};
use crate::model::{Band, Span, SubjectHit, fold};
use std::collections::BTreeSet;

/// The reason's code and what it says.
const CODE: &str = "alias";
const SAYS: &str = "initials or a name by which this document calls them";
/// What may stand between a name and the other name.
const CALLED: &[&str] = &["known as", "also known as", "aka", "called", "hereafter", "hereinafter", "referred to as"];

impl Plan {
    /// Initials by which a document calls the subject, folded: others of the organisation may use them without saying so.
    pub fn learned_initials(&self, document: &[(Draft, SubjectHit)]) -> Vec<String> {
        let defined = self.aliases_in(document.iter().map(|(draft, hit)| (draft, Some(hit)))).into_iter();
        let initials = defined.filter(|a| a.chars().count() > 1 && self.are_initials(a)).map(|a| fold::folded(&a));
        let theirs = |i: &String| self.namesakes.iter().any(|n| n.whole_initials.contains(i));
        initials.filter(|i| !theirs(i) && !self.lone_initials.contains(i) && !ordinary::is_abbreviation(i)).collect()
    }

    fn aliases_in<'a>(&self, all: impl Iterator<Item = (&'a Draft, Option<&'a SubjectHit>)>) -> BTreeSet<String> {
        let mut aliases = BTreeSet::new();
        for (draft, hit) in all {
            let Some(hit) = hit.filter(|h| h.band < Band::Possible) else { continue };
            hit.spans.iter().for_each(|span| aliases.extend(self.defined(&draft.text, *span)));
        }
        aliases
    }

    /// Marks what the document calls the subject, in every draft.
    pub(super) fn aliases(&self, drafts: &[Draft], verdicts: &mut [Option<SubjectHit>]) {
        let aliases = self.aliases_in(drafts.iter().zip(verdicts.iter().map(Option::as_ref)));
        if aliases.is_empty() {
            return;
        }
        for (draft, verdict) in drafts.iter().zip(verdicts).filter(|(d, _)| !d.technical) {
            let spans = places(&draft.text, &aliases);
            mark(verdict, spans);
        }
    }

    /// The names that `text` gives the one named at `span`.
    fn defined(&self, text: &str, span: Span) -> Vec<String> {
        let (before, behind) = (text.get(..span.start).unwrap_or(""), text.get(span.end..).unwrap_or(""));
        let line = before.rsplit(['\n', '\t', ';', ',']).next().unwrap_or("");
        let legend = line.trim_end().strip_suffix([':', '=', '–', '-']).map(str::trim);
        let legend = legend.filter(|word| word.len() > 1 && self.are_initials(word));
        legend.into_iter().chain(self.behind(behind)).map(str::to_owned).collect()
    }

    /// `(AR)`, `("Bunny")`, `(known as Bunny)`, `, known as Bunny`.
    fn behind<'a>(&self, behind: &'a str) -> Option<&'a str> {
        let rest = behind.strip_prefix("'s").unwrap_or(behind);
        let line = rest.lines().next()?.trim_start_matches([' ', ',']);
        let (inside, bracket) = match line.strip_prefix('(') {
            Some(inside) => (&inside[..inside.find(')').filter(|at| *at <= 40)?], true),
            None => (line, false),
        };
        let called =
            CALLED.iter().find_map(|c| inside.get(..c.len()).filter(|s| s.eq_ignore_ascii_case(c)).map(|_| c.len()));
        let said = inside[called.unwrap_or(0)..].trim().trim_start_matches("as ");
        let quoted = said.starts_with(['"', '“', '\'', '‘']);
        let word = said.trim_matches(|c: char| matches!(c, '"' | '“' | '”' | '\'' | '‘' | '’'));
        let word = if bracket { word } else { word.split(|c: char| !c.is_alphanumeric()).next()? };
        let name = called.is_some() || quoted && bracket;
        // "Helen Reed (HR)" says where she works.
        let initials = bracket && self.are_initials(word) && !ordinary::is_abbreviation(&fold::folded(word));
        (initials || name && is_name(word)).then_some(word)
    }

    /// One to five capitals of which the first is that of a forename of theirs.
    fn are_initials(&self, word: &str) -> bool {
        let first = word.chars().next().and_then(|c| c.to_lowercase().next());
        word.chars().count() <= 5
            && word.chars().all(char::is_uppercase)
            && !matches!(word, "A" | "I")
            && first.is_some_and(|c| self.subject.initials.contains(&c))
            && (word.chars().count() == 1 || self.subject.whole_initials.contains(&fold::folded(word)))
    }
}

/// One word with a capital that is nobody's everyday word.
fn is_name(word: &str) -> bool {
    let folded = fold::folded(word);
    let plain = ordinary::is_word(&folded) && !nicknames::is_forename(&folded);
    word.starts_with(char::is_uppercase)
        && (3..=20).contains(&word.chars().count())
        && word.chars().all(char::is_alphabetic)
        && !plain
}

/// Where `text` has one of `aliases`, as it is written and as a word of its own.
fn places(text: &str, aliases: &BTreeSet<String>) -> Vec<Span> {
    let words = Words::read(text, |_| false);
    let bare = |n: usize| {
        let word = &words.all[n];
        let raw = word.span.of(text);
        if word.possessive { raw.trim_end_matches(['s', 'S']).trim_end_matches(['\'', '\u{2019}']) } else { raw }
    };
    let apart = |at: Option<char>| at.is_none_or(|c| !matches!(c, '-' | '/' | '.' | '@' | '_' | '&'));
    let alone = |span: Span| {
        let end = text[span.end..].chars().next().filter(|c| *c != '.');
        apart(text[..span.start].chars().next_back()) && apart(end)
    };
    (0..words.all.len())
        .filter(|n| aliases.contains(bare(*n)) && alone(words.all[*n].span))
        .map(|n| words.all[n].span)
        .collect()
}

fn mark(verdict: &mut Option<SubjectHit>, spans: Vec<Span>) {
    if spans.is_empty() {
        return;
    }
    let hit = verdict.get_or_insert_with(|| SubjectHit { band: Band::Probable, ..said(CODE, SAYS) });
    let news: Vec<Span> = spans.into_iter().filter(|s| !hit.spans.iter().any(|h| h.overlaps(*s))).collect();
    if !news.is_empty() && !hit.reasons.iter().any(|r| r.code == CODE) {
        hit.reasons.extend(said(CODE, SAYS).reasons);
    }
    hit.others.retain(|o| !news.iter().any(|s| s.overlaps(*o)));
    hit.spans.extend(news);
    hit.spans.sort();
}
