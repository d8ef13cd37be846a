//! The register of exemptions, read from `config/exemptions.toml`: a new one is an entry there and no Rust.

use super::holidays::Nation;
use super::law::Authority;
use crate::model::happening::Sensitive;
use crate::model::{ExemptionCode, Fault, Result};
use jiff::civil::Date;
use serde::Deserialize;

/// One entry.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exemption {
    /// Stands in decisions for ever.
    pub code: ExemptionCode,
    /// Where it stands in the law.
    pub statute: String,
    /// What the bar over a redaction shows.
    pub label: String,
    /// A short heading.
    pub name: String,
    /// Plain English for the person asking.
    pub note: String,
    /// What sort of entry it is.
    #[serde(default)]
    pub kind: Kind,
    /// True where the decision must weigh whether release would be likely to do the harm named.
    pub prejudice: bool,
    /// What stands between a decision under it and the answer.
    #[serde(default)]
    pub requires: Vec<Requirement>,
    /// What its reason must say.
    pub record: Vec<String>,
    /// True where naming it to the requester can itself do the harm.
    #[serde(default)]
    pub silent: bool,
    /// Where it applies.
    #[serde(default = "everywhere")]
    pub nations: Vec<Nation>,
    /// On what it rests.
    pub mark: Authority,
    /// The last day it could be relied on.
    #[serde(default)]
    pub retired: Option<Date>,
}

/// What an entry is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Keeps the subject's data back.
    #[default]
    Exemption,
    /// A ground for releasing a name (DPA Sch 2 para 17).
    Disclosure,
    /// Leaves a passage out without being an exemption.
    Reason,
}

/// What stands between a decision and the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Requirement {
    /// A reason in writing.
    Reason,
    /// A professional's opinion that is not too old.
    Opinion,
    /// The approval of a second person.
    Second,
}

fn everywhere() -> Vec<Nation> {
    Nation::ALL.to_vec()
}

impl Exemption {
    /// True where a decision under it needs that.
    pub fn requires(&self, what: Requirement) -> bool {
        self.requires.contains(&what)
    }

    /// The kind of data it is about, where Schedule 3 has rules for it.
    pub fn field(&self) -> Option<Sensitive> {
        Some(match self.code.0.as_str() {
            "sch3-4" | "sch3-5" | "sch3-6" => Sensitive::Health,
            "sch3-10" | "sch3-11" => Sensitive::SocialWork,
            "sch3-19" => Sensitive::Education,
            "sch3-21" => Sensitive::ChildAbuse,
            _ => return None,
        })
    }

    /// True where it can be relied on by a controller of `nation` on `day`.
    pub fn applies(&self, nation: Nation, day: Date) -> bool {
        self.nations.contains(&nation) && self.retired.is_none_or(|last| day <= last)
    }
}

/// All entries, in the order of the law.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Register {
    #[serde(rename = "exemption")]
    entries: Vec<Exemption>,
}

const TABLE: &str = include_str!("../../config/exemptions.toml");

impl Register {
    /// The register built in.
    pub fn builtin() -> Result<Register> {
        Register::parse(TABLE, "config/exemptions.toml")
    }

    /// Reads a register; `name` is how the file is called in errors.
    pub fn parse(text: &str, name: &str) -> Result<Register> {
        let register: Register = toml::from_str(text).map_err(|e| crate::settings::toml_fault(&e, text, name))?;
        match register.entries.iter().enumerate().find_map(|(n, e)| Some((e, register.wrong(n, e)?))) {
            None => Ok(register),
            Some((entry, what)) => {
                let line = text.lines().position(|l| l.contains(&format!("\"{}\"", entry.code))).map_or(1, |n| n + 1);
                Err(Fault::new(format!("{name}, line {line}: {what}")).hint("correct that entry"))
            }
        }
    }

    fn wrong(&self, n: usize, entry: &Exemption) -> Option<String> {
        let code = &entry.code.0;
        let is_kebab =
            !code.is_empty() && code.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        if !is_kebab {
            return Some("a code is made of small letters, digits and hyphens".into());
        }
        if self.entries[..n].iter().any(|e| e.code == entry.code) {
            return Some(format!("two entries have the code \"{code}\""));
        }
        let texts = [&entry.statute, &entry.label, &entry.name, &entry.note];
        let is_thin = texts.iter().any(|t| t.trim().is_empty()) || entry.record.is_empty() || entry.nations.is_empty();
        is_thin.then(|| format!("the entry \"{code}\" leaves a part empty"))
    }

    /// The entry of a code, where a request received on `received` may cite it: retired since is no hindrance.
    pub fn citable(&self, code: &ExemptionCode, nation: Nation, received: Date) -> Result<&Exemption> {
        let entry = self.get(code)?;
        let label = &entry.label;
        if !entry.nations.contains(&nation) {
            let where_ = entry.nations.iter().map(|n| n.word()).collect::<Vec<_>>().join(", ");
            return Err(Fault::new(format!("{label} does not apply in {}: only in {where_}", nation.word()))
                .hint("`nation` in dsar.toml says where the organisation is"));
        }
        match entry.retired.filter(|last| received > *last) {
            Some(last) => Err(Fault::new(format!("{label} was retired on {last}, before the request was received"))
                .hint("only requests received by then may cite it")),
            None => Ok(entry),
        }
    }

    /// Every entry, retired ones too.
    pub fn all(&self) -> &[Exemption] {
        &self.entries
    }

    /// The entries that a controller of `nation` can rely on on `day`.
    pub fn usable(&self, nation: Nation, day: Date) -> impl Iterator<Item = &Exemption> {
        self.entries.iter().filter(move |e| e.applies(nation, day))
    }

    /// The entry of a code, retired or not: old requests cite it. An unknown code is a fault that lists the nearest.
    pub fn get(&self, code: &ExemptionCode) -> Result<&Exemption> {
        self.entries.iter().find(|e| e.code == *code).ok_or_else(|| self.unknown(&code.0))
    }

    fn unknown(&self, code: &str) -> Fault {
        let typed: String = crate::model::sanitise::line(code).chars().take(40).collect();
        let wanted = typed.to_lowercase().replace([' ', '_'], "-");
        let mut near: Vec<(usize, &str)> =
            self.entries.iter().map(|e| (distance(&wanted, &e.code.0), e.code.0.as_str())).collect();
        near.sort_by_key(|(d, _)| *d);
        let near: Vec<&str> = near.into_iter().take(5).map(|(_, code)| code).collect();
        Fault::new(format!("there is no exemption \"{typed}\"")).hint(format!("the nearest codes: {}", near.join(", ")))
    }
}

/// Levenshtein's distance, in bytes.
fn distance(a: &str, b: &str) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.bytes().enumerate() {
        let mut corner = i;
        row[0] = i + 1;
        for (j, y) in b.bytes().enumerate() {
            let changed = corner + usize::from(x != y);
            corner = row[j + 1];
            row[j + 1] = changed.min(row[j] + 1).min(corner + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn code(text: &str) -> ExemptionCode {
        ExemptionCode(text.into())
    }

    /// Section by section: Schedule 2 (Parts 1 to 6), Schedule 3, Schedule 4, and the reasons that are no exemptions.
    #[test]
    fn every_entry_of_the_law_is_there_and_no_other() {
        let mut wanted: Vec<String> = Vec::new();
        for (schedule, paragraphs) in [
            (2, vec![2, 3, 4, 5, 7, 8, 9, 10, 11, 13, 14, 15, 16, 17, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28]),
            (3, vec![3, 4, 5, 6, 9, 10, 11, 12, 18, 19, 20, 21]),
            (4, vec![2, 3, 4, 5, 6]),
        ] {
            wanted.extend(paragraphs.into_iter().map(|p| format!("sch{schedule}-{p}")));
        }
        wanted.extend(["not-subjects-data", "duplicate", "unfounded"].map(str::to_owned));
        let register = Register::builtin().unwrap();
        let there: Vec<&String> = register.all().iter().map(|e| &e.code.0).collect();
        assert_eq!(there, wanted.iter().collect::<Vec<_>>());
    }

    #[test]
    fn codes_labels_and_statutes_agree() {
        for entry in Register::builtin().unwrap().all().iter().filter(|e| e.kind != Kind::Reason) {
            let (schedule, paragraph) = entry.code.0.strip_prefix("sch").unwrap().split_once('-').unwrap();
            assert_eq!(entry.label, format!("Sch {schedule} para {paragraph}"));
            assert_eq!(entry.statute, format!("DPA 2018 {}", entry.label));
        }
    }

    #[test]
    fn the_rights_of_others_ask_for_the_five_factors_and_serious_harm_for_a_dated_opinion() {
        let register = Register::builtin().unwrap();
        let others = register.get(&ExemptionCode::rights_of_others()).unwrap();
        assert_eq!((others.label.as_str(), others.record.len(), others.prejudice), ("Sch 2 para 16", 5, false));
        let harm = register.get(&code("sch3-5")).unwrap();
        assert!(harm.prejudice && harm.silent && harm.record.iter().any(|r| r.contains("six months")));
        assert_eq!(register.get(&code("sch2-17")).unwrap().kind, Kind::Disclosure);
        assert_eq!(register.get(&code("duplicate")).unwrap().kind, Kind::Reason);
    }

    #[test]
    fn an_unknown_code_is_told_the_nearest() {
        let register = Register::builtin().unwrap();
        let hint = |c: &str| register.get(&code(c)).unwrap_err().hint.unwrap();
        assert!(hint("sch216").starts_with("the nearest codes: sch2-16"), "{}", hint("sch216"));
        assert!(hint("not-subject-data").starts_with("the nearest codes: not-subjects-data"));
        assert!(hint("Sch2 16").starts_with("the nearest codes: sch2-16"));
    }

    #[test]
    fn nation_and_retirement_limit_use_not_lookup() {
        let register = Register::builtin().unwrap();
        let day = date(2026, 3, 2);
        let can = |nation, c: &str| register.usable(nation, day).any(|e| e.code.0 == c);
        assert!(can(Nation::EnglandAndWales, "sch3-21") && !can(Nation::Scotland, "sch3-21"));
        assert!(can(Nation::Scotland, "sch3-12") && !can(Nation::EnglandAndWales, "sch3-12"));
        let text = TABLE.replacen("mark = \"S\"\n", "mark = \"S\"\nretired = \"2026-01-31\"\n", 1);
        let retired = Register::parse(&text, "t").unwrap();
        assert!(retired.get(&code("sch2-2")).is_ok());
        assert!(!retired.usable(Nation::Scotland, day).any(|e| e.code.0 == "sch2-2"));
        assert!(retired.usable(Nation::Scotland, date(2026, 1, 31)).any(|e| e.code.0 == "sch2-2"));
    }

    #[test]
    fn old_requests_go_on_citing_what_was_retired_since() {
        let text = TABLE.replacen("mark = \"S\"\n", "mark = \"S\"\nretired = \"2026-01-31\"\n", 1);
        let register = Register::parse(&text, "t").unwrap();
        let cite = |c: &str, nation, day| register.citable(&code(c), nation, day).map(|e| e.label.clone());
        assert!(cite("sch2-2", Nation::Scotland, date(2026, 1, 31)).is_ok());
        assert!(cite("sch2-2", Nation::Scotland, date(2026, 2, 1)).unwrap_err().what.contains("retired on 2026-01-31"));
        assert!(
            cite("sch3-21", Nation::Scotland, date(2026, 1, 1))
                .unwrap_err()
                .what
                .contains("does not apply in scotland")
        );
    }

    #[test]
    fn what_keeps_data_from_the_person_asks_for_reasons_and_what_harms_for_a_second_look() {
        let register = Register::builtin().unwrap();
        for entry in register.all() {
            let wants_reason = entry.kind == Kind::Exemption || entry.code.0 == "unfounded";
            assert_eq!(entry.requires(Requirement::Reason), wants_reason, "{}", entry.code);
            assert!(!entry.prejudice || wants_reason, "{}: weighing the harm is written down", entry.code);
            let harms =
                entry.name.contains("serious harm") || entry.name.contains("wishes") || entry.code.0 == "sch3-21";
            assert!(!harms || entry.requires(Requirement::Second), "{}", entry.code);
        }
        assert!(register.get(&code("sch3-5")).unwrap().requires(Requirement::Opinion));
        assert_eq!(register.get(&code("sch3-11")).unwrap().field(), Some(Sensitive::SocialWork));
    }

    #[test]
    fn a_wrong_register_names_the_line() {
        let twice = TABLE.replacen("\"sch2-3\"", "\"sch2-2\"", 1);
        assert!(Register::parse(&twice, "x.toml").unwrap_err().what.contains("two entries have the code \"sch2-2\""));
        let unknown = TABLE.replacen("prejudice = true", "prejudiced = true", 1);
        assert!(Register::parse(&unknown, "x.toml").unwrap_err().what.starts_with("x.toml, line "));
        assert_eq!((distance("kitten", "sitting"), distance("", "abc"), distance("abc", "abc")), (3, 3, 0));
    }
}
