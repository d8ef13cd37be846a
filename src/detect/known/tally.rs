//! As what somebody was seen, and how often: in words a reviewer reads, all of them ours.

use crate::model::Source;
use std::collections::BTreeMap;

/// Columns of people who act for somebody, sorted.
const STAFF: &[&str] = &[
    "advocate",
    "assessor",
    "clerk",
    "consultant",
    "coordinator",
    "director",
    "doctor",
    "employee",
    "gp",
    "head",
    "instructor",
    "investigator",
    "keyworker",
    "manager",
    "midwife",
    "nurse",
    "secretary",
    "solicitor",
    "staff",
    "supervisor",
    "teacher",
    "therapist",
    "tutor",
    "worker",
];
/// Columns of people who are there for themselves, sorted.
const PRIVATE: &[&str] = &[
    "applicant",
    "beneficiary",
    "brother",
    "caller",
    "candidate",
    "carer",
    "child",
    "claimant",
    "client",
    "complainant",
    "customer",
    "dad",
    "daughter",
    "father",
    "guardian",
    "guardians",
    "husband",
    "kin",
    "learner",
    "member",
    "mother",
    "mum",
    "parent",
    "parents",
    "participant",
    "participants",
    "partner",
    "patient",
    "patients",
    "pupil",
    "pupils",
    "resident",
    "respondent",
    "sibling",
    "siblings",
    "sister",
    "son",
    "student",
    "students",
    "tenant",
    "victim",
    "volunteer",
    "wife",
    "witness",
    "witnesses",
];
/// Columns of children, sorted: a student or a daughter can be grown.
const CHILDREN: &[&str] = &["child", "pupil", "pupils"];
/// Kinds that a reason names; the rest would only make it longer.
const TOLD: usize = 2;

/// In how many items somebody was seen as what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally(BTreeMap<Source, u32>);

impl Tally {
    /// Counts one item.
    pub fn add(&mut self, source: &Source) {
        match self.0.get_mut(source) {
            Some(count) => *count += 1,
            None => drop(self.0.insert(source.clone(), 1)),
        }
    }

    /// Counts of each source.
    pub fn each(&self) -> impl Iterator<Item = (&Source, u32)> {
        self.0.iter().map(|(s, n)| (s, *n))
    }

    /// All items, each as often as somebody is seen in it as something else.
    pub fn total(&self) -> u32 {
        self.0.values().sum()
    }

    /// Listed by the organisation: in a sheet or an address book.
    pub fn is_listed(&self) -> bool {
        self.0.keys().any(|s| matches!(s, Source::Column(_) | Source::Contact))
    }

    /// In a sheet as one of those whom the organisation is there for.
    pub fn is_private(&self) -> bool {
        self.in_column_of(PRIVATE)
    }

    /// In a sheet as a child.
    pub fn is_child(&self) -> bool {
        self.in_column_of(CHILDREN)
    }

    /// In a sheet as one of those who work there.
    pub fn is_staff(&self) -> bool {
        self.in_column_of(STAFF)
    }

    /// Signs with a post.
    pub fn has_post(&self) -> bool {
        self.0.contains_key(&Source::Signature(true))
    }

    fn in_column_of(&self, list: &[&str]) -> bool {
        self.0.keys().any(|s| matches!(s, Source::Column(word) if list.binary_search(&word.as_ref()).is_ok()))
    }

    /// The most telling places, such as `under "pupil" in 1 sheet, in the To line of 14 messages`.
    pub fn words(&self) -> String {
        self.every_word(TOLD)
    }

    /// The same of at most so many places.
    pub fn every_word(&self, most: usize) -> String {
        let mut all: Vec<(u8, &Source, u32)> = self.each().map(|(s, n)| (rank(s), s, n)).collect();
        all.sort_by_key(|(rank, _, n)| (*rank, std::cmp::Reverse(*n)));
        all.into_iter().take(most).map(|(_, s, n)| words(s, n)).collect::<Vec<_>>().join(", ")
    }
}

fn rank(source: &Source) -> u8 {
    match source {
        Source::Column(_) => 0,
        Source::Contact => 1,
        Source::Signature(_) => 2,
        Source::Sender => 3,
        Source::Recipient => 4,
        Source::Invitation => 5,
        Source::Author => 6,
        Source::Address => 7,
    }
}

fn words(source: &Source, n: u32) -> String {
    let s = if n == 1 { "" } else { "s" };
    match source {
        Source::Column(word) => format!("under \"{word}\" in {n} sheet{s}"),
        Source::Contact => format!("in {n} address book{s}"),
        Source::Signature(false) => format!("signs {n} letter{s} or message{s}"),
        Source::Signature(true) => format!("signs {n} letter{s} or message{s} with a post"),
        Source::Sender => format!("in the From line of {n} message{s}"),
        Source::Recipient => format!("in the To line of {n} message{s}"),
        Source::Invitation => format!("in {n} invitation{s}"),
        Source::Author => format!("author of {n} document{s}"),
        Source::Address => format!("by an e-mail address in {n} message{s}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_telling_places_come_first_and_lists_are_sorted() {
        assert!([STAFF, PRIVATE, CHILDREN].iter().all(|l| l.windows(2).all(|w| w[0] < w[1])));
        let mut tally = Tally::default();
        let column = Source::Column("pupil".into());
        for source in [&Source::Address, &Source::Recipient, &Source::Recipient, &column] {
            tally.add(source);
        }
        assert_eq!(tally.words(), "under \"pupil\" in 1 sheet, in the To line of 2 messages");
        assert!(tally.is_listed() && tally.is_private() && !tally.is_staff() && tally.total() == 4);
    }
}
