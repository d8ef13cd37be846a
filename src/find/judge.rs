//! Judging one text: every mention of the subject and of others of the surname, then the band.

mod identifiers;
mod labelled;
mod logins;
mod names;
mod partial;

use super::band;
use super::beside::{self, Beside, places_of};
use super::places::{Place, Places};
use super::plan::Plan;
use super::words::Words;
use crate::model::unit::Segment;
use crate::model::{Field, Span, SubjectHit};

/// A text to judge.
#[derive(Clone, Copy, Debug, Default)]
pub struct TextView<'a> {
    /// The text; every span is in bytes of it.
    pub text: &'a str,
    /// Named values within it: mail headers, cells.
    pub fields: &'a [Field],
    /// The passages it was put together from.
    pub segments: &'a [Segment],
}

impl<'a> TextView<'a> {
    /// A text and nothing else.
    pub fn plain(text: &'a str) -> TextView<'a> {
        TextView { text, ..TextView::default() }
    }
}

/// How much one mention weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Weight {
    /// Identifies by itself.
    Sure,
    /// A full name.
    Full,
    /// Carries a name, identifies nobody alone.
    Support,
    /// A part of a name, or a name with something against it.
    Weak,
    /// Identifies a known namesake.
    Namesake,
    /// Names somebody else of the surname.
    Other,
}

/// One mention.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    pub span: Span,
    pub weight: Weight,
    pub code: &'static str,
    pub place: Place,
    /// True where a known namesake could be called so too.
    pub shared: bool,
    /// The kind of variant it is, by which a request can switch it off.
    pub kind: &'static str,
}

impl Plan {
    /// What this text says about the subject; none where it does not name or identify them.
    pub fn judge(&self, view: &TextView) -> Option<SubjectHit> {
        if !self.may_concern(view.text) {
            #[cfg(test)]
            assert!(self.judge_in_full(view).is_none(), "passed over: {:?}", view.text);
            return None;
        }
        self.judge_in_full(view)
    }

    /// True where the text names somebody else of the surname.
    pub(super) fn names_another_holder(&self, view: &TextView) -> bool {
        self.marks(view).0.iter().any(|m| m.weight == Weight::Other && m.place != Place::Filing)
    }

    fn judge_in_full(&self, view: &TextView) -> Option<SubjectHit> {
        let (marks, beside) = self.marks(view);
        band::verdict(self, view, marks, &beside)
    }

    fn marks(&self, view: &TextView) -> (Vec<Mark>, Beside) {
        let words = Words::read(view.text, |joined| self.joins(joined));
        let places = Places::new(view.text, view.fields);
        let mut scan = Scan { plan: self, words: &words, places: &places, marks: Vec::new(), mails: Vec::new() };
        scan.keys();
        scan.names();
        scan.namesakes();
        scan.logins();
        scan.sequences();
        scan.dense();
        let mut beside = beside::carriers(self, &words);
        scan.forenames(!beside.own.is_empty());
        scan.initials(!beside.own.is_empty());
        scan.id_tails();
        let mut marks = scan.marks;
        marks.retain(|m| matches!(m.weight, Weight::Namesake | Weight::Other) || self.looks_for(m.kind));
        beside.look_against(self, &words, &places, &marks);
        (marks, beside)
    }
}

struct Scan<'a> {
    plan: &'a Plan,
    words: &'a Words<'a>,
    places: &'a Places<'a>,
    marks: Vec<Mark>,
    mails: Vec<Span>,
}

impl Scan<'_> {
    fn push(&mut self, span: Span, weight: Weight, code: &'static str) {
        let near = self.mails.partition_point(|m| m.end <= span.start);
        let mail = self.mails.get(near).filter(|m| m.overlaps(span));
        let span = mail.map_or(span, |m| Span::new(m.start.min(span.start), m.end.max(span.end)));
        self.mark(span, weight, code);
    }

    fn mark(&mut self, span: Span, weight: Weight, code: &'static str) {
        let place = self.places.of(span);
        self.marks.push(Mark { span, weight, code, place, shared: false, kind: band::kind_of(code) });
    }

    /// The whole name of a known namesake where the subject's is a part of it: `Mohamed Warsame Ali` is not Mohamed Warsame.
    fn namesakes(&mut self) {
        let plan = self.plan;
        for name in plan.namesakes.iter().flat_map(|n| &n.whole) {
            for at in places_of(self.words, name).collect::<Vec<_>>() {
                let span = self.words.span(at, at + name.len());
                let part = |m: &Mark| span.contains(m.span) && m.span != span;
                if self.marks.iter().any(part) {
                    self.mark(span, Weight::Namesake, "namesake");
                }
            }
        }
    }

    /// Names in scripts without spaces.
    fn dense(&mut self) {
        let plan = self.plan;
        for name in &plan.subject.dense {
            for hit in name.find(self.words.text) {
                match hit.whole {
                    true => self.push(hit.span, Weight::Full, "own_name"),
                    false => self.push(hit.span, Weight::Weak, "title"),
                }
            }
        }
    }
}
