//! An organisation's own promises held against the law: stricter ones bind, contrary ones give way, missing ones are named.

use super::exemptions::{Kind as Entry, Register};
use super::holidays::{BankHolidays, Nation};
use super::law::Authority::{self, Guidance, Own, Secondary, Statute};
use super::promise::Promise;
use super::sources::KINDS;
use crate::model::{ExemptionCode, Result};
use crate::settings::Organisation;
use crate::settings::promises::period_months;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use serde::Serialize;

/// What a promise is to the law.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// The law says otherwise: the promise gives way.
    Contrary,
    /// The law asks for something that is not there.
    Missing,
    /// More than the law asks for: it binds.
    Stricter,
    /// Nothing is wrong; somebody should know.
    Note,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// What it is to the law.
    pub kind: Kind,
    /// The setting, as `dsar.toml` calls it.
    pub setting: &'static str,
    /// What the notice says, and what the law does.
    pub what: String,
    /// What this program does about it.
    pub effect: String,
    /// Where the law says it.
    pub source: &'static str,
    /// What kind of source.
    pub mark: Authority,
}

/// Compares a profile with the law; contrary promises first.
pub fn lint(o: &Organisation) -> Result<Vec<Finding>> {
    let mut all = Findings(Vec::new());
    time(o, &mut all)?;
    form_and_fee(o, &mut all);
    other_people(o, &mut all)?;
    answer(o, &mut all);
    afterwards(o, &mut all);
    all.0.sort_by_key(|f| f.kind);
    Ok(all.0)
}

struct Findings(Vec<Finding>);

impl Findings {
    fn say(
        &mut self,
        kind: Kind,
        setting: &'static str,
        what: impl Into<String>,
        effect: impl Into<String>,
        source: (&'static str, Authority),
    ) {
        self.0.push(Finding {
            kind,
            setting,
            what: what.into(),
            effect: effect.into(),
            source: source.0,
            mark: source.1,
        });
    }
}

const PERIOD: (&str, Authority) = ("UK GDPR Art. 12A (DUAA s.76)", Statute);
const EXTENSION: (&str, Authority) = ("UK GDPR Art. 12A(3)-(4)", Statute);
const FEE: (&str, Authority) = ("UK GDPR Art. 12(5)", Statute);
const IDENTITY: (&str, Authority) = ("UK GDPR Art. 12(6)", Statute);
const ANY_FORM: (&str, Authority) = ("UK GDPR Art. 15; ICO guidance: a request may come in any form", Guidance);
const COPY: (&str, Authority) = ("UK GDPR Art. 15(3)", Statute);
const OTHERS: (&str, Authority) = ("DPA 2018 Sch 2 para 16", Statute);
const COMPLAINT: (&str, Authority) = ("DPA 2018 s.164A (DUAA s.103)", Statute);
const ICO: (&str, Authority) = ("UK GDPR Art. 15(1)(f)", Statute);
const ARTICLE15: (&str, Authority) = ("UK GDPR Art. 15(1)-(2)", Statute);
const KEEPING: (&str, Authority) = ("UK GDPR Art. 5(1)(e)", Statute);
const BREACH: (&str, Authority) = ("UK GDPR Art. 33(1)", Statute);
const OURS: (&str, Authority) = ("the controller's own privacy notice", Own);

fn time(o: &Organisation, all: &mut Findings) -> Result<()> {
    let nation = Nation::parse(&o.nation)?;
    if let Some(promise) = Promise::parse(&o.promise)? {
        compare(promise, nation, all)?;
    }
    if !["", "receipt"].contains(&o.promises.starts.as_str()) {
        all.say(
            Kind::Contrary,
            "promises.starts",
            format!("the notice lets the time begin with \"{}\"; it begins with receipt, or with proof of identity, authority or a fee where one was asked for", o.promises.starts),
            "the clock starts as the law says; a question only stops it from the day of asking to the day of the answer",
            PERIOD,
        );
    }
    match o.promises.extension_months {
        2 => {}
        0 | 1 => all.say(
            Kind::Stricter,
            "promises.extension_months",
            format!("the notice allows an extension of {} month(s); the law allows two", o.promises.extension_months),
            "it binds: an extension is computed with that",
            EXTENSION,
        ),
        n => all.say(
            Kind::Contrary,
            "promises.extension_months",
            format!("the notice allows an extension of {n} months; the law allows two"),
            "two months are computed",
            EXTENSION,
        ),
    }
    Ok(())
}

/// Every day of four years as a start: is the promise ever earlier, ever later than the law's month?
fn compare(promise: Promise, nation: Nation, all: &mut Findings) -> Result<()> {
    let holidays = BankHolidays::builtin()?;
    let (mut earlier, mut later, mut days) = (0, 0, 0);
    let mut start = date(2025, 1, 1);
    while start < date(2029, 1, 1) {
        let by_law = holidays.on_or_after(nation, start.saturating_add(1.month()));
        let mut promised = promise.nominal(start, nation, &holidays);
        if promise.moves_to_a_working_day() {
            promised = holidays.on_or_after(nation, promised);
        }
        earlier += u32::from(promised < by_law);
        later += u32::from(promised > by_law);
        days += 1;
        start = next(start);
    }
    if earlier > 0 {
        all.say(
            Kind::Stricter,
            "promise",
            format!("the notice promises an answer within {promise}: earlier than the law's month for {} in 100 days of receipt", earlier * 100 / days),
            "it binds: the due date is the earlier of the two, and `dsar clock explain` names both",
            OURS,
        );
    }
    if later > 0 && earlier == 0 {
        all.say(
            Kind::Contrary,
            "promise",
            format!("the notice allows itself {promise}: longer than the law's month"),
            "the law's date stands",
            PERIOD,
        );
    }
    Ok(())
}

fn next(day: Date) -> Date {
    day.saturating_add(1.day())
}

fn form_and_fee(o: &Organisation, all: &mut Findings) {
    let p = &o.promises;
    match p.fee.as_str() {
        "free" => all.say(Kind::Stricter, "promises.fee", "the notice promises that an answer is always free; the law allows a reasonable fee where a request is manifestly unfounded or excessive", "it binds: `fee-asked` is refused", FEE),
        "always" => all.say(Kind::Contrary, "promises.fee", "the notice asks for a fee; an answer is free unless the request is manifestly unfounded or excessive", "the answer is not kept back for a fee; `fee-asked` needs its reasons", FEE),
        _ => {}
    }
    if p.fee_pounds > 0 {
        all.say(
            Kind::Contrary,
            "promises.fee_pounds",
            format!("the notice names a flat fee of £{}; a fee must be reasonable, worked out from what the answer costs, and only where the request is manifestly unfounded or excessive", p.fee_pounds),
            "`fee-asked` takes the amount of each case, with how it was worked out",
            FEE,
        );
    }
    if p.in_writing {
        all.say(Kind::Contrary, "promises.in_writing", "the notice wants requests in writing; a request may come in any form, spoken too, to anybody who acts for the organisation", "`dsar request new` takes any channel, and the clock starts all the same", ANY_FORM);
    }
    if p.identity == "always" {
        all.say(Kind::Contrary, "promises.identity", "the notice asks everybody for proof of identity; it may be asked for only where there are reasonable doubts", "`identity-asked` wants the reason for the doubt; `identity-waived` why there is none", IDENTITY);
    }
    if p.inspection_only {
        all.say(
            Kind::Contrary,
            "promises.inspection_only",
            "the notice offers to show personnel files in somebody's presence; the person is owed a copy",
            "answers are built as copies; looking at the file can be offered besides",
            COPY,
        );
    }
    let electronic = |d: &String| ["mail", "portal", "electronic", "download"].iter().any(|w| d.contains(w));
    if !p.delivery.is_empty() && !p.delivery.iter().any(electronic) {
        all.say(
            Kind::Contrary,
            "promises.delivery",
            format!("the notice sends answers by {} only; who asks by electronic means is owed a commonly used electronic form", p.delivery.join(", ")),
            "answers are built as encrypted electronic files; print them for those who asked on paper",
            COPY,
        );
    }
    if !p.delivery_never.is_empty() {
        all.say(
            Kind::Stricter,
            "promises.delivery_never",
            format!("the notice never sends answers by {}", p.delivery_never.join(", ")),
            "`dsar request show` reminds of it",
            OURS,
        );
    }
    for kind in p.by_hand.iter().filter(|kind| !KINDS.iter().any(|(k, _)| k == kind)) {
        let known = KINDS.iter().map(|(k, _)| *k).collect::<Vec<_>>().join(", ");
        all.say(
            Kind::Missing,
            "promises.by_hand",
            format!("\"{kind}\" is no kind of source that a search can be recorded of"),
            format!("kinds are: {known}"),
            OURS,
        );
    }
    if !p.by_hand.is_empty() {
        all.say(
            Kind::Note,
            "promises.by_hand",
            format!("data is held where no program searches: {}", p.by_hand.join(", ")),
            "each must be recorded as searched (`dsar request source`) before an answer goes out",
            ("UK GDPR Art. 15(1A) (DUAA s.78): a reasonable and proportionate search", Statute),
        );
    }
}

fn other_people(o: &Organisation, all: &mut Findings) -> Result<()> {
    let register = Register::builtin()?;
    if o.promises.written_authorisation {
        all.say(
            Kind::Stricter,
            "promises.written_authorisation",
            "another person's identifying information only with their written authorisation; the law also allows disclosure without consent where that is reasonable",
            "it binds: `dsar bundle` refuses a private third party's name without written consent on record",
            OTHERS,
        );
    }
    for code in &o.promises.withholds {
        match register.get(&ExemptionCode(code.clone())) {
            Err(_) => all.say(Kind::Contrary, "promises.withholds", format!("the notice keeps data back under \"{code}\", which the register of exemptions does not know"), "no decision can cite it", OTHERS),
            Ok(entry) if entry.kind != Entry::Exemption => all.say(Kind::Contrary, "promises.withholds", format!("the notice keeps data back under {}, which is no exemption", entry.label), "no decision can cite it so", OTHERS),
            Ok(entry) => all.say(
                Kind::Note,
                "promises.withholds",
                format!("the notice keeps data back under {} ({}): never as a class, each passage is decided with what the register asks for", entry.label, entry.name),
                if entry.prejudice { "its decisions need the harm weighed and a reason" } else { "its decisions are recorded one by one" },
                OTHERS,
            ),
        }
    }
    if o.promises.requester_may_share {
        all.say(
            Kind::Note,
            "promises.requester_may_share",
            "a requester may let somebody else see the record",
            "the answer still goes to the verified address of the requester only",
            OURS,
        );
    }
    Ok(())
}

fn answer(o: &Organisation, all: &mut Findings) {
    let blank = |t: &str| t.trim().is_empty();
    for (setting, text) in [("name", &o.name), ("officer", &o.officer), ("contact", &o.contact)] {
        if blank(text) {
            all.say(
                Kind::Missing,
                setting,
                format!("the profile has no {setting}"),
                "letters go out without it",
                ARTICLE15,
            );
        }
    }
    for part in o.article15.missing() {
        all.say(
            Kind::Missing,
            "article15",
            format!("nothing says {part}"),
            "the bundle is refused until it does",
            ARTICLE15,
        );
    }
    let complaint = o.article15.complaint.to_lowercase();
    if !blank(&complaint) {
        let to_us = complaint.contains("164a")
            || [
                "complain to us",
                "complain to our",
                "tell us",
                "tell our",
                "write to us",
                "write to our",
                "contact us",
                "contact our",
            ]
            .iter()
            .any(|w| complaint.contains(w));
        if !to_us {
            all.say(
                Kind::Missing,
                "article15.complaint",
                "no route of complaint to the organisation itself",
                "the covering letter adds it: acknowledged within 30 days, answered without undue delay",
                COMPLAINT,
            );
        }
        if !["commissioner", "ico"].iter().any(|w| complaint.contains(w)) {
            all.say(
                Kind::Missing,
                "article15.complaint",
                "no route of complaint to the Information Commissioner",
                "the covering letter adds it",
                ICO,
            );
        }
        if !complaint.contains("court") {
            all.say(
                Kind::Note,
                "article15.complaint",
                "the courts are not named",
                "the covering letter names them",
                ("DPA 2018 s.167", Statute),
            );
        }
    }
    if o.recipients.is_empty() {
        all.say(
            Kind::Missing,
            "recipients",
            "no recipients by name: they are named where it is asked for and possible",
            "name them in `recipients = […]`",
            ("UK GDPR Art. 15(1)(c)", Statute),
        );
    }
    if !o.promises.special_categories.is_empty() {
        all.say(Kind::Note, "promises.special_categories", format!("special categories of data are held: {}", o.promises.special_categories.join(", ")), "look for them when deciding; health data needs a professional's opinion before it goes out (`dsar request opinion`)", ("UK GDPR Art. 9; DPA 2018 Sch 3", Statute));
    }
}

fn afterwards(o: &Organisation, all: &mut Findings) {
    let p = &o.promises;
    match p.breach_hours {
        0 | 72 => {}
        h if h < 72 => all.say(
            Kind::Stricter,
            "promises.breach_hours",
            format!("the notice reports a breach within {h} hours; the law says 72"),
            "keep to it",
            BREACH,
        ),
        h => all.say(
            Kind::Contrary,
            "promises.breach_hours",
            format!("the notice reports a breach within {h} hours; the law says 72"),
            "72 hours count",
            BREACH,
        ),
    }
    if o.records.is_empty() {
        all.say(
            Kind::Missing,
            "records",
            "no record classes with their retention",
            "documents held too long cannot be listed (`dsar profile retention`)",
            KEEPING,
        );
    }
    for class in o.records.iter().filter(|c| !c.keep.trim().is_empty() && c.months().is_none()) {
        all.say(
            Kind::Missing,
            "records",
            format!("how long \"{}\" is kept cannot be read: \"{}\"", class.name, class.keep),
            "write it as \"6 years\" or \"18 months\", or leave it empty for no limit by time",
            KEEPING,
        );
    }
    match (o.case_file.trim(), period_months(&o.case_file)) {
        ("", _) => all.say(
            Kind::Missing,
            "case_file",
            "nothing says how long the case file of a request is kept",
            "two years after it is closed",
            ("good practice among small organisations", Secondary),
        ),
        (_, None) => all.say(
            Kind::Missing,
            "case_file",
            format!("how long the case file is kept cannot be read: \"{}\"", o.case_file),
            "write it as \"2 years\"",
            KEEPING,
        ),
        _ => {}
    }
    if !p.destruction_signed_by.is_empty() {
        let backups = if p.destruction_of_backups { ", backups included" } else { "" };
        all.say(
            Kind::Stricter,
            "promises.destruction_signed_by",
            format!("destruction is signed off by the {}{backups}", p.destruction_signed_by),
            "it binds: have them sign when a case is disposed of",
            OURS,
        );
    }
    if p.shares_with_ico {
        all.say(
            Kind::Note,
            "promises.shares_with_ico",
            "on a complaint the case is given to the ICO",
            "record `ico-hold`: nothing of the case is disposed of until it is lifted",
            OURS,
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Profile;

    fn found(name: &str) -> Vec<(Kind, &'static str)> {
        let profile = Profile::parse(&Profile::text_of(name).unwrap(), name).unwrap();
        lint(&profile.organisation).unwrap().into_iter().map(|f| (f.kind, f.setting)).collect()
    }

    fn has(name: &str, kind: Kind, setting: &str) -> bool {
        found(name).iter().any(|(k, s)| *k == kind && *s == setting)
    }

    #[test]
    fn every_example_loads_and_is_complete_but_for_what_it_shows() {
        assert_eq!(Profile::examples().len(), 5);
        for (name, text) in Profile::examples() {
            let o = Profile::parse(text, name).unwrap().organisation;
            assert!(o.article15.missing().is_empty() && !o.records.is_empty(), "{name}");
            assert!(o.records.iter().all(|c| c.keep.is_empty() || c.months().is_some()), "{name}");
            o.closures().unwrap();
        }
    }

    #[test]
    fn a_community_trust_with_thirty_days_and_a_flat_fee() {
        let trust = "childrens-centres";
        assert!(has(trust, Kind::Stricter, "promise"));
        for setting in ["promises.fee_pounds", "promises.in_writing", "promises.identity"] {
            assert!(has(trust, Kind::Contrary, setting), "{setting}");
        }
        assert!(has(trust, Kind::Note, "promises.by_hand"));
        assert!(!found(trust).iter().any(|(kind, _)| *kind == Kind::Missing), "{:?}", found(trust));
    }

    #[test]
    fn a_contact_centre_without_a_complaint_route_of_its_own() {
        assert_eq!(
            found("contact-centre").iter().filter(|(k, _)| *k == Kind::Missing).collect::<Vec<_>>(),
            [&(Kind::Missing, "article15.complaint")]
        );
        assert!(!found("contact-centre").iter().any(|(k, _)| *k == Kind::Contrary));
    }

    #[test]
    fn a_charity_bound_to_written_authorisation() {
        let charity = "disabled-children";
        for setting in ["promises.written_authorisation", "promises.destruction_signed_by", "promises.delivery_never"] {
            assert!(has(charity, Kind::Stricter, setting), "{setting}");
        }
        for setting in ["promises.starts", "promises.inspection_only", "promises.delivery"] {
            assert!(has(charity, Kind::Contrary, setting), "{setting}");
        }
        assert!(!has(charity, Kind::Stricter, "promise"), "one month is the law's own");
    }

    #[test]
    fn a_learning_provider_that_never_charges_and_a_school() {
        assert!(
            has("adult-learning", Kind::Stricter, "promise") && has("adult-learning", Kind::Stricter, "promises.fee")
        );
        assert!(has("adult-learning", Kind::Note, "promises.shares_with_ico"));
        assert!(
            has("junior-school", Kind::Note, "promises.withholds")
                && !found("junior-school").iter().any(|(k, _)| *k == Kind::Contrary)
        );
    }

    #[test]
    fn what_is_wrong_or_missing_is_said() {
        let mut o = Organisation { promise: "40 days".into(), ..Organisation::default() };
        o.promises.extension_months = 3;
        o.promises.breach_hours = 96;
        o.promises.withholds = vec!["sch9-9".into(), "duplicate".into()];
        o.article15.complaint = "Write to the Ombudsman.".into();
        let all = lint(&o).unwrap();
        let has = |kind, setting| all.iter().any(|f| f.kind == kind && f.setting == setting);
        for setting in ["promise", "promises.extension_months", "promises.breach_hours", "promises.withholds"] {
            assert!(has(Kind::Contrary, setting), "{setting}");
        }
        for setting in ["name", "article15", "article15.complaint", "records", "case_file", "recipients"] {
            assert!(has(Kind::Missing, setting), "{setting}");
        }
        assert_eq!(all.iter().filter(|f| f.kind == Kind::Contrary && f.setting == "promises.withholds").count(), 2);
        assert!(all.windows(2).all(|w| w[0].kind <= w[1].kind), "contrary promises come first");
    }
}
