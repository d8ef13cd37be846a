//! Texts in which somebody known to belong to the subject speaks of a relative: "my son won't be in today" from the mother whom the
//! request names. It names nobody, so it is for a person to say who is meant.

use super::Plan;
use super::assemble::Draft;
use super::beside::places_of;
use super::judged::said;
use super::words::Words;
use crate::index::Term;
use crate::model::SubjectHit;

/// What people call those they write about.
const KIN: &[&str] = &[
    "son",
    "daughter",
    "child",
    "boy",
    "girl",
    "lad",
    "kid",
    "baby",
    "twin",
    "stepson",
    "stepdaughter",
    "grandson",
    "granddaughter",
    "grandchild",
    "nephew",
    "niece",
    "brother",
    "sister",
    "husband",
    "wife",
    "partner",
    "mum",
    "mom",
    "mother",
    "dad",
    "father",
    "nan",
    "gran",
    "grandmother",
    "grandad",
    "grandfather",
    "uncle",
    "aunt",
    "auntie",
    "client",
    "tenant",
];

/// Words that may stand between `my` and the relative: `my little boy`, `my eldest daughter`, `my 9 year old son`.
const BETWEEN: usize = 3;

impl Plan {
    /// Queries for everything that names somebody known to belong to the subject.
    pub(super) fn kin_queries(&self) -> impl Iterator<Item = Vec<Term>> {
        let sorted = |name: &Vec<String>| {
            let mut name = name.clone();
            name.sort();
            name.into_iter().map(Term::Token).collect()
        };
        self.subject.associates.iter().map(sorted)
    }

    /// Offers the texts of a document that say `my son` where the document names one of the subject's associates.
    pub(super) fn kin(&self, drafts: &[Draft], verdicts: &mut [Option<SubjectHit>]) {
        const SAYS: &str = "somebody known to belong to them is named here, and the text speaks of a relative";
        let associates = &self.subject.associates;
        if associates.is_empty() || verdicts.iter().flatten().next().is_some() {
            return;
        }
        let read: Vec<Words> = drafts.iter().map(|d| Words::read(&d.text, |_| false)).collect();
        if !read.iter().any(|words| associates.iter().any(|name| places_of(words, name).next().is_some())) {
            return;
        }
        for ((draft, words), verdict) in drafts.iter().zip(&read).zip(verdicts) {
            if !draft.technical && speaks_of_kin(words) {
                *verdict = Some(said("kin", SAYS));
            }
        }
    }
}

fn speaks_of_kin(words: &Words) -> bool {
    let own = |at: &usize| matches!(words.get(*at), Some("my" | "our"));
    (0..words.all.len()).filter(own).any(|at| {
        let near = at + 1..at + 2 + BETWEEN;
        near.into_iter().any(|n| words.get(n).is_some_and(|w| KIN.contains(&w)))
    })
}
