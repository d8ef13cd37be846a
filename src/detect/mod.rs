//! Everybody else: mentions of people in text, each with its reason, resolved to persons of the request.
//!
//! Pure functions over values. A detector is one file and one line in [`DETECTORS`]; [`mentions`] merges what they find.
//! What a mention means for disclosure is decided elsewhere.

pub mod calendar;
pub mod flags;
pub mod gazetteer;
pub mod known;
pub mod learned;
pub mod reading;
pub mod resolve;

mod addresses;
mod birthdays;
mod bodies;
mod chats;
mod coined;
mod company;
mod directory;
mod edges;
mod elsewhere;
mod forms;
mod headers;
mod identifiers;
mod initials;
mod letters;
mod letters_alone;
mod line_letters;
mod memo;
mod memory;
mod merge;
mod mistyped;
mod namesakes;
mod nobody;
mod phrases;
mod run;
mod scraps;
mod screen;
mod signatures;
mod tables;
mod titles;
mod welsh;
mod words;

use crate::model::unit::Segment;
use crate::model::{Confidence, Field, Locator, Mention, PassageKind, Span, Unit};
pub use directory::{Directory, Thresholds};
use reading::Reading;
pub use resolve::{ResolveFacts, resolve};
use std::borrow::Cow;
use std::cell::OnceCell;

/// One way of finding people. Detectors know nothing of each other.
pub trait PersonDetector: Sync {
    /// A stable word for reports and tests.
    fn name(&self) -> &'static str;
    /// Mentions in `doc`, in any order, with reasons a reviewer can read; `known` are the people known beforehand.
    fn detect(&self, doc: &Doc<'_>, known: &Directory) -> Vec<Mention>;
}

/// Every detector, in stages: the rules of structure, then those that weigh and read what the rules have not settled. Within a stage the
/// strongest evidence stands first: where two of the same confidence and length claim a span, the first gives the reason.
pub static DETECTORS: [&[&dyn PersonDetector]; 2] = [
    &[
        &directory::KnownPeople,
        &headers::Headers,
        &titles::Titles,
        &letters::Letters,
        &forms::Forms,
        &chats::Chats,
        &birthdays::Birthdays,
        &addresses::Addresses,
        &identifiers::Identifiers,
        &screen::ScreenNames,
        &welsh::Welsh,
    ],
    &[&known::Seen, &learned::Learned],
];

/// A whole text to look for people in: a review unit, or plain text.
pub struct Doc<'a> {
    /// The text; spans of mentions are bytes of it.
    pub text: &'a str,
    /// Its parts, in order.
    pub segments: Cow<'a, [Segment]>,
    /// Named values within the text: mail headers, cells under their columns.
    pub fields: &'a [Field],
    /// What it shares with other texts: its file, conversation, folder. Known people seen there are near.
    pub circles: Vec<known::Circle>,
    reading: OnceCell<Reading>,
    settled: OnceCell<Vec<bool>>,
}

impl<'a> Doc<'a> {
    /// A text with its parts and named values.
    pub fn new(text: &'a str, segments: &'a [Segment], fields: &'a [Field]) -> Doc<'a> {
        Doc::of(text, Cow::Borrowed(segments), fields)
    }

    /// Text of which nothing else is known: one body segment.
    pub fn plain(text: &'a str) -> Doc<'a> {
        let whole =
            Segment { span: Span::new(0, text.len()), kind: PassageKind::Body, locator: Locator::Whole, hidden: None };
        Doc::of(text, Cow::Owned(vec![whole]), &[])
    }

    fn of(text: &'a str, segments: Cow<'a, [Segment]>, fields: &'a [Field]) -> Doc<'a> {
        Doc { text, segments, fields, circles: Vec::new(), reading: OnceCell::new(), settled: OnceCell::new() }
    }

    /// A review unit.
    pub fn of_unit(unit: &'a Unit) -> Doc<'a> {
        Doc { circles: known::circles(unit), ..Doc::new(unit.text.expose(), &unit.segments, &unit.fields) }
    }

    /// Which words the rules of structure have settled, by word: nobody need read those again. Empty where none has been looked at.
    pub fn settled(&self) -> &[bool] {
        self.settled.get().map_or(&[], Vec::as_slice)
    }

    /// Notes what the rules' `found` settles.
    fn settle(&self, found: &[Mention]) {
        let r = self.reading();
        let mut settled = vec![false; r.words.len()];
        for m in found.iter().filter(|m| m.confidence == Confidence::Redact && m.what == NAME) {
            (r.word_from(m.span.start)..r.word_from(m.span.end)).for_each(|i| settled[i] = true);
        }
        // What was settled first stays: a document is asked once.
        let _ = self.settled.set(settled);
    }

    /// Its words and lines, read once.
    pub fn reading(&self) -> &Reading {
        self.reading.get_or_init(|| Reading::of(self.text))
    }
}

/// Everybody mentioned in `doc`: sorted, not overlapping; of two claims the surer wins, then the longer. Spans cover names only,
/// without titles and possessive endings. Each bears the step that found it: a detector's name, or [`MEMORY`].
pub fn mentions(doc: &Doc<'_>, known: &Directory) -> Vec<Mention> {
    let mut found = claims(doc, known);
    let said = found.len();
    memory::recall(doc, &mut found);
    line_letters::recall(doc, &mut found);
    initials::recall(doc, &mut found);
    letters_alone::recall(doc, &mut found);
    found[said..].iter_mut().for_each(|m| m.step = MEMORY);
    bodies::sift(doc, &mut found);
    let mut merged = merge::merge(doc.text, found);
    welsh::settle(doc, &mut merged);
    edges::settle(doc, &mut merged);
    // What a surer claim left over of a weaker one can be an ordinary word.
    nobody::drop(doc, &mut merged);
    scraps::drop(doc, &mut merged);
    coined::drop(doc, &mut merged);
    mistyped::drop(doc, &mut merged);
    elsewhere::drop(doc, &mut merged);
    company::drop(doc, &mut merged);
    namesakes::drop(doc, &mut merged);
    company::recall(doc, &mut merged);
    known.people.lift(doc, &mut merged);
    merged
}

/// What every detector says.
fn claims(doc: &Doc<'_>, known: &Directory) -> Vec<Mention> {
    let mut found: Vec<Mention> = Vec::new();
    for stage in DETECTORS {
        if !found.is_empty() {
            doc.settle(&found);
        }
        for detector in stage {
            let said = detector.detect(doc, known).into_iter();
            found.extend(said.map(|mention| Mention { step: detector.name(), ..mention }));
        }
    }
    found
}

/// Spans (bytes) of the persons named in plain text: what `dsar names` prints. E-mail addresses are not among them.
pub fn names_in(text: &str) -> Vec<Span> {
    named(text).into_iter().map(|m| m.span).collect()
}

/// The persons named in plain text, each with the step that found it.
pub fn named(text: &str) -> Vec<Mention> {
    let mut all = mentions(&Doc::plain(text), &Directory::default());
    all.retain(|m| m.what == NAME && m.confidence == Confidence::Redact);
    all
}

/// [`Mention::step`] of what the rest of the document taught.
pub const MEMORY: &str = "memory";
/// [`Mention::what`] of a person's name.
pub const NAME: &str = "name";
/// [`Mention::what`] of an e-mail address.
pub const EMAIL: &str = "email";
/// [`Mention::what`] of a postal address.
pub const ADDRESS: &str = "address";

/// A name mention.
pub(crate) fn name(span: Span, reason: &str, confidence: Confidence) -> Mention {
    Mention { span, what: NAME.into(), reason: reason.into(), confidence, step: "" }
}

/// True for a folded title (`mr`, `cllr` …).
pub fn is_title_word(folded: &str) -> bool {
    words::is_in(words::TITLES, folded)
}

#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_office;
