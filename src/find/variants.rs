//! The ways of naming the subject that a plan looks for, for a person to read.

use super::profile::{Family, Given, Plan};

/// One way of naming the subject.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Variant {
    /// The folded words, in order.
    pub words: String,
    /// Why it counts, in plain English.
    pub rule: &'static str,
}

impl Plan {
    /// Every variant, without repeats; middle names and initials may stand between and are not spelled out.
    pub fn variants(&self) -> Vec<Variant> {
        let mut out = Vec::new();
        let mut push = |words: String, rule| out.push(Variant { words, rule });
        for surname in &self.subject.surnames {
            let family = surname.words.join(" ");
            match surname.family {
                Family::Own => {}
                Family::Half => push(family.clone(), "half of the surname: possible at most"),
                Family::Plural | Family::Slip => continue,
            }
            for (given, kind) in &self.subject.given {
                push(format!("{given} {family}"), given_rule(*kind));
                push(format!("{family}, {given}"), "surname first");
            }
            push(family, "surname alone: possible at most");
        }
        let slips = self.subject.surnames.iter().filter(|s| s.family == Family::Slip);
        slips.for_each(|s| push(s.words.join(" "), "one letter of the surname off: needs a forename"));
        self.subject.logins.keys().for_each(|l| push(l.clone(), "login or address made of the name"));
        self.subject
            .strong
            .keys
            .keys()
            .for_each(|k| push(k.clone(), "identifier given in the request, written in any way"));
        out.sort();
        out.dedup();
        out
    }
}

fn given_rule(given: Given) -> &'static str {
    match given {
        Given::Own => "as in the request",
        Given::Spelling => "another spelling of the forename",
        Given::Nickname => "a short or full form of the forename",
        Given::Middle => "the middle name as forename: possible at most",
    }
}
