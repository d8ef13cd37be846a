//! What an organisation promises in its own privacy notice, how long it keeps what, and what a second person looks at. The
//! promises bind where they are stricter than the law; `request::lint` says which are.

use serde::{Deserialize, Serialize};

/// Promises of a privacy notice, besides the time limit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Promises {
    /// What the notice says starts the time: `receipt`, or something else.
    pub starts: String,
    /// Months by which the notice says the time can be extended.
    pub extension_months: u8,
    /// `free` (never a fee), `unfounded` (only where manifestly unfounded or excessive), `always`.
    pub fee: String,
    /// A fixed fee in pounds the notice names; 0 for none.
    pub fee_pounds: u32,
    /// The notice wants requests in writing.
    pub in_writing: bool,
    /// Identity is asked for: `in-doubt` or `always`.
    pub identity: String,
    /// Another person's identifying information only with their written authorisation.
    pub written_authorisation: bool,
    /// Personnel files are shown in the presence of Human Resources, and no copy is spoken of.
    pub inspection_only: bool,
    /// How answers are sent: `secure e-mail`, `recorded delivery`, `in person`, `portal`.
    pub delivery: Vec<String>,
    /// How they are never sent: `memory stick`.
    pub delivery_never: Vec<String>,
    /// Sources that hold data and that no program searches: `paper`, `cctv`, `phones`, `in-person`. Each must be recorded as
    /// searched by hand before an answer goes out.
    pub by_hand: Vec<String>,
    /// Exemptions the notice names, by code.
    pub withholds: Vec<String>,
    /// Special categories of data the notice lists (Art. 9).
    pub special_categories: Vec<String>,
    /// A requester may let somebody else see the record.
    pub requester_may_share: bool,
    /// The case of a request is given to the ICO on a complaint.
    pub shares_with_ico: bool,
    /// Hours within which a breach is reported; 0 where the notice does not say.
    pub breach_hours: u32,
    /// Who signs off destruction, by post: `Chief Executive`. Empty where the notice does not say.
    pub destruction_signed_by: String,
    /// Destruction reaches backups.
    pub destruction_of_backups: bool,
}

impl Default for Promises {
    fn default() -> Promises {
        Promises {
            starts: "receipt".into(),
            extension_months: 2,
            fee: "unfounded".into(),
            fee_pounds: 0,
            in_writing: false,
            identity: "in-doubt".into(),
            written_authorisation: false,
            inspection_only: false,
            delivery: Vec::new(),
            delivery_never: Vec::new(),
            by_hand: Vec::new(),
            withholds: Vec::new(),
            special_categories: Vec::new(),
            requester_may_share: false,
            shares_with_ico: false,
            breach_hours: 0,
            destruction_signed_by: String::new(),
            destruction_of_backups: false,
        }
    }
}

/// A class of records and how long it is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RecordClass {
    /// What it is: `Court referrals`.
    pub name: String,
    /// For how long: `6 years`, `6 months`; empty where there is no limit by time.
    pub keep: String,
    /// From when, in words: `leaving`, `the last session`. Documents tell their own date only; the list says so.
    pub from: String,
    /// When it is kept longer, in words: `a safeguarding issue`.
    pub unless: String,
    /// Stores it lies in, by name; empty for all.
    pub stores: Vec<String>,
    /// Globs of paths within the stores; empty for everything in them.
    pub paths: Vec<String>,
}

/// What a second person looks at before an answer goes out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SecondLook {
    /// Of every hundred decided units, how many are drawn for it, besides those that an exemption asks it for.
    pub sample_percent: u8,
}

impl RecordClass {
    /// `keep` as years and months; `None` where it is empty or cannot be read.
    pub fn months(&self) -> Option<i64> {
        period_months(&self.keep)
    }
}

/// `2 years`, `18 months`, `6 weeks` in months (weeks rounded up); `None` for anything else.
pub fn period_months(text: &str) -> Option<i64> {
    const WORDS: [&str; 13] =
        ["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    let lower = text.trim().to_lowercase();
    let (number, unit) = lower.split_once(' ')?;
    let n: i64 = number.parse().ok().or_else(|| WORDS.iter().position(|w| *w == number).map(|n| n as i64))?;
    let months = match unit.trim() {
        "year" | "years" => n.checked_mul(12)?,
        "month" | "months" => n,
        "week" | "weeks" => n.checked_add(3)? / 4,
        _ => return None,
    };
    (1..=2400).contains(&months).then_some(months)
}
