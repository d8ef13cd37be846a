//! The plan of variants for a person to read: every way of naming the subject that is looked for, by kind.

mod writing;

use super::logins::Login;
use super::plan::Plan;
use super::profile::{Family, Given, Surname};
use super::spelling;
use crate::model::VARIANT_KINDS;
use serde::Serialize;

/// One way of naming the subject.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Variant {
    /// The kind it is of ([`VARIANT_KINDS`], or `added`).
    pub kind: &'static str,
    /// The words or the number, as a text may have it; case, accents and line ends do not matter.
    pub form: String,
    /// How sure a text that holds it and nothing else is: `certain`, `probable`, `possible`.
    pub alone: &'static str,
}

/// The variants of one kind.
#[derive(Clone, Debug, Serialize)]
pub struct KindOfVariants {
    /// Its word, by which a request switches it off.
    pub kind: &'static str,
    /// What it is.
    pub says: &'static str,
    /// False where the request switches it off: then nothing of it is looked for.
    pub on: bool,
    /// Its forms.
    pub forms: Vec<Variant>,
}

impl Plan {
    /// Every kind with its forms, those switched off too.
    pub fn plan_of_variants(&self) -> Vec<KindOfVariants> {
        let all = self.variants();
        let kinds = VARIANT_KINDS.iter().chain(&[("added", "words and phrases that the request adds")]);
        kinds
            .map(|(kind, says)| KindOfVariants {
                kind,
                says,
                on: self.looks_for(kind),
                forms: all.iter().filter(|v| v.kind == *kind).cloned().collect(),
            })
            .collect()
    }

    /// Every variant, without repeats; middle names and initials may stand between and are not spelled out.
    pub fn variants(&self) -> Vec<Variant> {
        let mut list = List(Vec::new());
        self.own_surnames(&mut list);
        self.other_surnames(&mut list);
        self.subject.dense.iter().for_each(|name| list.add("names", name.shown(), "probable"));
        self.subject.mononyms.iter().for_each(|name| list.add("names", name.clone(), "probable"));
        for forename in self.forenames() {
            let alone = if self.lone.contains(&forename) { "possible" } else { "nothing alone" };
            list.add("forename-alone", forename, alone);
        }
        let learned = self.lone_initials.iter().cloned();
        for initials in self.lone_initials().into_iter().chain(learned) {
            let alone = if self.lone_initials.contains(&initials) { "possible" } else { "nothing alone" };
            list.add("initials", initials.to_uppercase(), alone);
        }
        for (login, kind) in &self.subject.logins {
            match kind {
                Login::Own => list.add("identifiers", login.clone(), "certain"),
                Login::Learned => list.add("learned", login.clone(), "certain"),
                Login::Full => list.add("logins", login.clone(), "probable"),
                Login::Initial | Login::Short | Login::Given => list.add("logins", login.clone(), "possible"),
            }
        }
        self.added.iter().for_each(|words| list.add("added", words.join(" "), "probable"));
        writing::identifiers(&self.subject.strong, &mut list);
        list.0.sort();
        list.0.dedup();
        list.0
    }

    fn own_surnames(&self, list: &mut List) {
        for surname in self.subject.surnames.iter().filter(|s| matches!(s.family, Family::Own | Family::Half)) {
            let family = surname.words.join(" ");
            for (given, how) in self.subject.given.iter().filter(|(_, how)| **how != Given::Slip) {
                let kind = if surname.kind == "names" { kind_of(*how) } else { surname.kind };
                let sure = surname.family == Family::Own && !matches!(how, Given::Middle | Given::Distant);
                let alone = if sure { "probable" } else { "possible" };
                list.add(kind, format!("{given} {family}"), alone);
                if surname.kind == "names" && *how == Given::Own {
                    list.add("orders", format!("{family}, {given}"), alone);
                    list.add("orders", format!("{family} {given}"), alone);
                    list.add("possessives", format!("{given} {family}'s"), alone);
                    list.add("logins", format!("{given}.{}@", surname.words.concat()), alone);
                    list.add("logins", format!("{given}_{}@", surname.words.concat()), alone);
                }
            }
            for initial in self.subject.initials.iter().filter(|_| surname.kind == "names") {
                list.add("initials", format!("{initial} {family}"), "possible");
                list.add("initials", format!("{family}, {initial}"), "possible");
            }
            let alone = if surname.double { "probable" } else { "possible" };
            if surname.family == Family::Own {
                list.add("surname-alone", family.clone(), alone);
            }
        }
    }

    /// Families, slips and misreadings: where letters are exchanged, a forename is needed too.
    fn other_surnames(&self, list: &mut List) {
        let others = |family: Family| self.subject.surnames.iter().filter(move |s| s.family == family);
        let words = |s: &Surname| s.words.join(" ");
        others(Family::Plural).for_each(|s| list.add("possessives", format!("the {}", words(s)), "possible"));
        others(Family::Slip)
            .chain(others(Family::Borne))
            .for_each(|s| list.add("typos", format!("(forename) {}", words(s)), "possible"));
        for misread in others(Family::Misread) {
            let sure = if words(misread).contains(|c: char| c.is_ascii_digit()) { "probable" } else { "possible" };
            list.add("ocr", format!("(forename) {}", words(misread)), sure);
        }
        for given in self.subject.given.iter().filter(|(_, how)| **how == Given::Slip).map(|(given, _)| given) {
            list.add("typos", format!("{given} (surname)"), "possible");
        }
        for half in self.subject.parts.iter().flat_map(|p| spelling::halves(&p.surname)) {
            list.add("hyphens", format!("(forename) {half}"), "possible");
        }
    }
}

fn kind_of(given: Given) -> &'static str {
    match given {
        Given::Own => "names",
        Given::Spelling => "spellings",
        Given::Nickname | Given::Distant => "nicknames",
        Given::Middle => "middle-names",
        Given::Slip => "typos",
    }
}

struct List(Vec<Variant>);

impl List {
    fn add(&mut self, kind: &'static str, form: String, alone: &'static str) {
        self.0.push(Variant { kind, form, alone });
    }
}
