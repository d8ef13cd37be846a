//! What stands beside a name and carries it, or speaks against it: an associate, a class or site, another date of birth or postcode.

use super::judge::{Mark, Weight};
use super::nicknames::is_forename;
use super::places::Places;
use super::plan::Plan;
use super::profile::Profile;
use super::words::Words;
use crate::index::keys;
use crate::model::{Span, fold};

/// How far behind a name its date of birth or postcode may stand, in bytes.
const NEAR: usize = 80;

/// What was seen beside the names of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Beside {
    /// Codes of what carries the subject's name.
    pub own: Vec<&'static str>,
    /// True where an associate or a group of a known namesake stands there.
    pub theirs: bool,
    /// True where a date of birth that is not the subject's goes with the name.
    pub other_born: bool,
    /// True where a postcode that is not the subject's goes with the name.
    pub other_postcode: bool,
}

/// Associates and groups of the subject and of the namesakes in the words of a text.
pub(super) fn carriers(plan: &Plan, words: &Words) -> Beside {
    let mut beside = Beside::default();
    let seen = |lists: &[Vec<String>]| lists.iter().any(|l| holds(words, l));
    let only = |own: &[Vec<String>], pick: fn(&Profile) -> &Vec<Vec<String>>| -> Vec<Vec<String>> {
        let theirs = |l: &&Vec<String>| plan.namesakes.iter().any(|n| pick(n).contains(l));
        own.iter().filter(|l| !theirs(l)).cloned().collect()
    };
    if seen(&only(&plan.subject.associates, |p| &p.associates)) {
        beside.own.push("associate");
    }
    if seen(&only(&plan.subject.groups, |p| &p.groups)) {
        beside.own.push("group");
    }
    let own = |l: &&Vec<String>| plan.subject.associates.contains(l) || plan.subject.groups.contains(l);
    let theirs = plan.namesakes.iter().flat_map(|n| n.associates.iter().chain(&n.groups)).filter(|l| !own(l));
    beside.theirs = theirs.into_iter().any(|l| holds(words, l));
    beside
}

fn holds(words: &Words, line: &[String]) -> bool {
    places_of(words, line).next().is_some()
}

/// Every place where the words of `line` stand one behind the other.
pub(super) fn places_of<'a>(words: &'a Words, line: &'a [String]) -> impl Iterator<Item = usize> + 'a {
    let stands = |at: &usize| line.iter().zip(&words.all[*at..]).all(|(l, w)| *l == w.text);
    let last = (words.all.len() + 1).saturating_sub(line.len().max(1));
    (0..last).filter(move |at| !line.is_empty() && stands(at))
}

impl Beside {
    /// Looks behind each full name for a date of birth or a postcode that is somebody else's.
    pub fn look_against(&mut self, plan: &Plan, words: &Words, places: &Places, marks: &[Mark]) {
        let own = &plan.subject.strong.keys;
        let knows = |prefix: &str| own.keys().any(|k| k.starts_with(prefix));
        let (born, post) = (knows("date:"), knows("post:"));
        let full: Vec<Span> = marks.iter().filter(|m| m.weight == Weight::Full).map(|m| m.span).collect();
        if full.is_empty() || !(born || post) || marks.iter().any(|m| matches!(m.code, "born" | "postcode" | "address"))
        {
            return;
        }
        let beside = |span: Span| full.iter().any(|name| goes_with(words, places, *name, span));
        keys::for_each_key(words.text, |key, span| {
            if born && key.starts_with("date:") && is_birth(words.text, places, span) && beside(span) {
                self.other_born = true;
            }
            if post && key.starts_with("post:") && !own.contains_key(key) && beside(span) {
                self.other_postcode = true;
            }
        });
    }
}

/// True where `span` stands on the line of `name`, behind it, near, with nobody else named between; or in a cell of its row.
fn goes_with(words: &Words, places: &Places, name: Span, span: Span) -> bool {
    let (from, to) = (name.end.min(span.end), name.start.max(span.start));
    let Some(between) = words.text.get(from..to) else { return false };
    if between.contains('\n') {
        return false;
    }
    let row = places.field(name).is_some() && places.field(span).is_some();
    let nobody = words
        .all
        .iter()
        .filter(|w| w.span.start >= from && w.span.end <= to)
        .all(|w| !is_forename(&w.text) || !w.span.of(words.text).starts_with(char::is_uppercase));
    row || name.end <= span.start && between.len() <= NEAR && nobody
}

/// True where the words before a date, or its column, say that somebody was born on it.
fn is_birth(text: &str, places: &Places, span: Span) -> bool {
    let from = text[..span.start].char_indices().rev().take(24).last().map_or(span.start, |(at, _)| at);
    let label = text[from..span.start].rsplit(['\n', '\t', ';']).next().unwrap_or_default();
    let column = places.field(span).map_or("", |at| places.fields[at].2);
    [label, column].into_iter().any(|said| {
        let said = fold::folded(said);
        let word = |w: &str| said.split(' ').any(|s| s == w);
        word("born") || word("dob") || word("birth") || said.contains("d o b")
    })
}
