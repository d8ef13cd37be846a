//! What happens afterwards: breaches, retention, destruction.

use super::{Findings, Kind, OURS};
use crate::request::law::Authority::{self, Secondary, Statute};
use crate::settings::Organisation;
use crate::settings::promises::period_months;

const KEEPING: (&str, Authority) = ("UK GDPR Art. 5(1)(e)", Statute);
const BREACH: (&str, Authority) = ("UK GDPR Art. 33(1)", Statute);

pub(super) fn afterwards(o: &Organisation, all: &mut Findings) {
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
