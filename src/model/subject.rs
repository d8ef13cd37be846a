//! The data subject as the request describes them, and the people of the same name they are not.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What identifies one person.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Identity {
    /// Full names, used, former and formal; the first is the one letters use.
    pub names: Vec<String>,
    /// Earlier names: before a marriage, an adoption, a change of name. [`RequestForm::settled`] counts them among `names`.
    pub former: Vec<String>,
    /// What they are called: a forename alone (`Trina`) goes before the surname they use. As `former`, counted among `names`.
    pub known_as: Vec<String>,
    /// Titles and offices they hold (`Dr`, `Cllr`).
    pub titles: Vec<String>,
    /// E-mail addresses.
    pub emails: Vec<String>,
    /// Login names.
    pub logins: Vec<String>,
    /// Telephone numbers, written in any way.
    pub phones: Vec<String>,
    /// Dates of birth, ISO 8601.
    pub born: Vec<jiff::civil::Date>,
    /// Postal addresses, one a string.
    pub addresses: Vec<String>,
    /// Postcodes.
    pub postcodes: Vec<String>,
    /// Class, team, ward, site: what stands beside their name and carries it, and identifies nobody alone.
    pub groups: Vec<String>,
    /// Full names of people who are named beside them (parents, children, a solicitor): evidence, never hits by themselves.
    pub associates: Vec<String>,
    /// Other identifiers by kind: `staff`, `pupil`, `case`, `nhs`, `ni`, `upn`, `login` …
    pub ids: BTreeMap<String, String>,
}

/// The form a request comes in (`dsar request new --from FILE.toml`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RequestForm {
    /// The day it was received: the clock starts here unless identity or fee start it later.
    pub received: jiff::civil::Date,
    /// How it came: letter, e-mail, telephone, in person, web form.
    #[serde(default = "unstated")]
    pub channel: String,
    /// Who asks, where it is not the subject.
    #[serde(default)]
    pub requester: Option<String>,
    /// The form the answer is wanted in.
    #[serde(default)]
    pub preferred_form: Option<String>,
    /// The data subject.
    pub subject: Identity,
    /// Known people of the same name who are somebody else.
    #[serde(default)]
    pub namesake: Vec<Identity>,
    /// Ways of writing that are left out or added.
    #[serde(default, skip_serializing_if = "VariantSettings::is_empty")]
    pub variants: VariantSettings,
}

/// What a request changes in the plan of variants; recorded in the search plan.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct VariantSettings {
    /// Kinds of [`VARIANT_KINDS`] that are not looked for.
    pub off: Vec<String>,
    /// Further words or phrases that name the subject as surely as a full name.
    pub add: Vec<String>,
}

/// The kinds of variants: the word that switches one off, and what it is.
pub const VARIANT_KINDS: [(&str, &str); 18] = [
    ("names", "the names of the request, forename first"),
    ("orders", "surname first, with or without a comma"),
    (
        "initials",
        "a fitting initial before or behind the surname; the initials of the whole name where they are rare in what is searched",
    ),
    ("nicknames", "short and full forms of the forename"),
    ("spellings", "other spellings of the forename, and letters as other languages write them"),
    ("middle-names", "a middle name used as forename"),
    (
        "hyphens",
        "surnames joined, parted, hyphenated, with Mc or Mac, with or without apostrophe; one half of a double surname",
    ),
    ("possessives", "with 's, and as a family (the Smiths)"),
    ("surname-alone", "the surname alone, or with a title"),
    ("forename-alone", "the forename alone where it is rare in what is searched, or beside an identifier"),
    ("typos", "one letter lost, doubled, swapped or mistaken in a longer name; a surname that sounds alike"),
    ("ocr", "letters as character recognition mistakes them"),
    ("logins", "logins and e-mail local parts made of the name"),
    ("learned", "addresses that mail headers give beside the full name"),
    ("phones", "telephone numbers, however written"),
    ("dates", "dates of birth, however written"),
    ("places", "postcodes and first lines of addresses"),
    ("identifiers", "numbers and codes, however spaced"),
];

impl VariantSettings {
    /// True where nothing is changed.
    pub fn is_empty(&self) -> bool {
        self.off.is_empty() && self.add.is_empty()
    }

    /// True where the kind is looked for.
    pub fn on(&self, kind: &str) -> bool {
        !self.off.iter().any(|off| off == kind)
    }
}

impl RequestForm {
    /// Counts earlier and everyday names among the names, so that every room takes them for the subject's. Doing it again
    /// changes nothing.
    pub fn settled(mut self) -> RequestForm {
        std::iter::once(&mut self.subject).chain(&mut self.namesake).for_each(Identity::settle);
        self
    }

    /// Takes out again what [`RequestForm::settled`] counted among the names: what they were given as.
    pub fn unsettled(mut self) -> RequestForm {
        for who in std::iter::once(&mut self.subject).chain(&mut self.namesake) {
            let counted = who.counted();
            who.names.retain(|name| !counted.contains(name));
        }
        self
    }
}

impl Identity {
    fn settle(&mut self) {
        for name in self.counted() {
            if !self.names.contains(&name) {
                self.names.push(name);
            }
        }
    }

    /// Earlier and everyday names as whole names.
    fn counted(&self) -> Vec<String> {
        let surname = self.names.first().filter(|n| !n.contains(',')).and_then(|n| n.split_once(' '));
        let whole = |called: &String| match surname {
            Some((_, rest)) if !called.trim().contains(' ') => format!("{} {rest}", called.trim()),
            _ => called.trim().to_owned(),
        };
        let all = self.former.iter().cloned().chain(self.known_as.iter().map(whole));
        all.filter(|n| !n.trim().is_empty()).collect()
    }
}

fn unstated() -> String {
    "not stated".into()
}
