//! Other bearers of the data subject's surname: what the finder takes for somebody else is offered, and a surname with a title or
//! alone is the subject's only while nobody else is known who bears it. A child shares it with a father, a mother, a sister.

use super::super::{NAME, gazetteer, name};
use super::own::{DOUBT, title_before};
use super::titled::Titles;
use super::{ResolveFacts, keys, phrase_of};
use crate::model::{Band, Confidence, Mention, Span, Unit, UnitKind, fold};
use std::collections::{HashMap, HashSet};

/// The reason of what the finder takes for somebody else's.
pub(super) const OTHER: &str = "somebody else of the data subject's surname";
/// The reason of a titled surname that a child does not bear.
const GROWN: &str = "the data subject's surname with a title that a child does not have";

/// The reason of a titled surname where the subject is called by another title.
const UNLIKE: &str = "the data subject's surname with a title that is not theirs";
/// The reason of a name like the subject's that somebody else bears.
const LISTED: &str = "a name like the data subject's, which a list of the organisation holds as it stands here";

/// Class of frequency from which on a surname is hardly the subject's mistyped: the organisation's own lists hold slips too.
const USUAL: u8 = 3;

/// Whom the organisation lists under a name that differs from the subject's.
struct Listed<'a> {
    names: HashSet<&'a str>,
    /// Every word of the subject's own names.
    own: HashSet<String>,
}

impl<'a> Listed<'a> {
    fn of(facts: &'a ResolveFacts) -> Listed<'a> {
        let given = facts.subject.names.iter().chain(&facts.subject.former);
        let own = given.flat_map(|n| phrase_of(n).split([' ', '-']).map(str::to_owned).collect::<Vec<_>>()).collect();
        let names = facts.people.all().iter().filter(|p| p.seen.is_listed()).map(|p| p.key.as_str()).collect();
        Listed { names, own }
    }

    /// Of the spans that the finder takes for the subject misspelt those that are another person's name: Fernanda Gomes is no Gomez
    /// mistyped where she stands so in a list. A surname that few bear is a slip of the finger there too.
    fn taken_for_them(&self, unit: &Unit) -> Vec<Span> {
        let text = unit.text.expose();
        let theirs = |span: &&Span| {
            let key = keys::name_key(&phrase_of(span.of(text)));
            let last = key.split_once(' ').map(|(_, last)| last);
            let borne = |last: &str| !self.own.contains(last) && gazetteer::is_surname(last) >= USUAL;
            is_name(span.of(text)) && last.is_some_and(borne) && self.names.contains(key.as_str())
        };
        unit.subject.iter().filter(theirs).copied().collect()
    }
}

/// Who else bears the surname.
struct Others {
    /// Known from anywhere.
    anywhere: HashSet<String>,
    /// Named in a document, by its item.
    beside: HashMap<u64, HashSet<String>>,
    /// Documents that name the subject surely: there a surname is theirs unless another bearer is named too.
    theirs: HashSet<u64>,
}

/// Takes from the units' subject spans what may be somebody else's, and adds it to `found`.
pub fn offer(units: &mut [Unit], found: &mut [Vec<Mention>], facts: &ResolveFacts) {
    let others = Others::of(units, found, facts);
    let titles = Titles::of(units, found, facts);
    let listed = Listed::of(facts);
    for (unit, mentions) in units.iter_mut().zip(found) {
        let here = theirs_for(unit).then_some(document(unit));
        let bearers = std::mem::take(&mut unit.bearers);
        let text = unit.text.expose();
        for span in bearers.others.iter().filter(|s| is_name(s.of(text))) {
            add(mentions, *span, OTHER, Confidence::Redact);
        }
        for span in bearers.in_part.iter().filter(|s| !is_a_word(text, **s)) {
            let grown = facts.child && is_titled(text, *span);
            let borne = phrase_of(span.of(text)).split(' ').next_back().is_some_and(|last| {
                others.bear(here, last) && !(here.is_some() && titles.only_theirs(text, *span, last))
            });
            let unlike = titles.never_theirs(text, *span);
            if grown || unlike || borne {
                unit.subject.retain(|s| s != span);
                let (reason, confidence) = match () {
                    () if grown => (GROWN, Confidence::Redact),
                    () if unlike => (UNLIKE, Confidence::Redact),
                    () => (DOUBT, Confidence::Review),
                };
                add(mentions, *span, reason, confidence);
            }
        }
        for span in listed.taken_for_them(unit) {
            unit.subject.retain(|s| *s != span);
            add(mentions, span, LISTED, Confidence::Review);
        }
        unit.bearers = bearers;
    }
}

/// True where a folder or the file in which the unit lies bears a whole name of the subject: `20931 LAM Wing Yan/advice.docx`.
fn is_filed_under(unit: &Unit, names: &[String]) -> bool {
    let names: Vec<Vec<String>> = names.iter().map(|n| words(n)).filter(|n| n.len() > 1).collect();
    unit.places.iter().any(|place| {
        let mut parts = place.path.expose().split('/').map(words);
        parts.any(|part| names.iter().any(|name| name.iter().all(|word| part.contains(word))))
    })
}

fn words(text: &str) -> Vec<String> {
    fold::tokens(text).into_iter().map(|t| t.text).collect()
}

/// False for a record that does not name the subject surely: the next row of a list is somebody else's.
fn theirs_for(unit: &Unit) -> bool {
    unit.kind != UnitKind::Row || unit.band < Band::Possible
}

fn document(unit: &Unit) -> u64 {
    unit.places.first().map_or(0, |p| p.item.0)
}

impl Others {
    fn of(units: &[Unit], found: &[Vec<Mention>], facts: &ResolveFacts) -> Others {
        let own: HashSet<String> =
            facts.subject.names.iter().chain(&facts.subject.former).map(|n| phrase_of(n)).collect();
        let last = |phrase: &str| {
            let (_, last) = phrase.rsplit_once(' ').filter(|_| !own.contains(phrase))?;
            Some(last.to_owned())
        };
        let mut beside: HashMap<u64, HashSet<String>> = HashMap::new();
        for (unit, mentions) in units.iter().zip(found) {
            let sure = mentions.iter().filter(|m| m.what == NAME && m.confidence == Confidence::Redact);
            let names = sure.filter(|m| !unit.subject.iter().any(|s| s.overlaps(m.span)));
            let borne = names.filter_map(|m| last(&phrase_of(m.span.of(unit.text.expose()))));
            let told = unit.bearers.others.iter().filter_map(|s| last(&phrase_of(s.of(unit.text.expose()))));
            beside.entry(document(unit)).or_default().extend(borne.chain(told));
        }
        let associates = facts.subject.associates.iter().map(|a| a.split('(').next().unwrap_or(a));
        let namesakes = facts.namesakes.iter().flat_map(|n| &n.names).map(String::as_str);
        let told = associates.chain(namesakes).chain(facts.staff.keys().map(String::as_str));
        let told: HashSet<String> = told.filter_map(|name| last(&phrase_of(name))).collect();
        let anywhere = beside.values().flatten().cloned().chain(told).collect();
        let named_for = |u: &&Unit| u.band < Band::Possible || is_filed_under(u, &facts.subject.names);
        let theirs = units.iter().filter(named_for).map(document).collect();
        Others { anywhere, beside, theirs }
    }

    /// True where somebody else of the surname `last` may be meant in the document `here`; none where the document tells nothing.
    fn bear(&self, here: Option<u64>, last: &str) -> bool {
        match here.filter(|here| self.theirs.contains(here)) {
            Some(here) => self.beside.get(&here).is_some_and(|named| named.contains(last)),
            None => self.anywhere.contains(last),
        }
    }
}

/// "the beck": in small letters behind an article a surname is a word.
fn is_a_word(text: &str, span: Span) -> bool {
    let before = text[..span.start].trim_end().rsplit(char::is_whitespace).next().unwrap_or_default();
    let article = matches!(before.to_lowercase().as_str(), "a" | "an" | "the");
    article && span.of(text).starts_with(char::is_lowercase)
}

/// Puts the span in; what was read as a part of it goes.
fn add(mentions: &mut Vec<Mention>, span: Span, reason: &str, confidence: Confidence) {
    mentions.retain(|m| m.what != NAME || !span.contains(m.span));
    if !mentions.iter().any(|m| m.span.overlaps(span)) {
        mentions.push(name(span, reason, confidence));
    }
}

/// No number, address or login of a namesake: those have detectors of their own.
pub(super) fn is_name(text: &str) -> bool {
    text.contains(char::is_alphabetic) && !text.contains(|c: char| c.is_ascii_digit() || c == '@' || c == '_')
}

/// True where the span begins with a title of grown people, or stands behind one.
fn is_titled(text: &str, span: Span) -> bool {
    let is = |word: &str| matches!(word, "mr" | "mrs" | "ms" | "dr" | "prof" | "mx");
    phrase_of(span.of(text)).split(' ').next().is_some_and(is) || title_before(text, span).is_some_and(|t| is(&t))
}
