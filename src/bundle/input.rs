//! What a bundle is made from: plain values, gathered by the pipeline. Nothing here reads a store or the log.

use super::letters::Template;
use crate::model::{ExemptionCode, PersonId, RequestId, UnitId};
use crate::redact::page::Sheet;
use crate::redact::{Block, Piece, Secret, Words};
use crate::settings::Organisation;
use jiff::civil::Date;
use std::sync::Arc;

/// Everything one bundle needs.
#[derive(Clone, Debug)]
pub struct BundleInput {
    /// The request.
    pub request: RequestId,
    /// Number of the bundle within the request, from 1.
    pub number: u32,
    /// Who answers. Every text of Art. 15 must be there.
    pub organisation: Organisation,
    /// When the request came.
    pub received: Date,
    /// When the answer is due.
    pub due: Date,
    /// The date on the letter; the only date that enters the files.
    pub answered: Date,
    /// When an answer went out before this one, which takes its place.
    pub earlier: Option<Date>,
    /// The subject's name as the letter shows it.
    pub subject: String,
    /// Every name, address and identifier of the subject: never a finding.
    pub subject_names: Vec<String>,
    /// Who asked, where it was not the subject.
    pub requester: Option<String>,
    /// Other requests of the same family request: answered each by itself.
    pub family: Vec<RequestId>,
    /// The words of the covering letter.
    pub covering: Template,
    /// Stores searched.
    pub searched: Vec<Searched>,
    /// Sources searched by hand, one sentence each.
    pub by_hand: Vec<String>,
    /// What could not be searched, one sentence each, without file names.
    pub not_searched: Vec<String>,
    /// How much of everything.
    pub counts: Counts,
    /// What is disclosed, numbered in date order.
    pub documents: Vec<ReleaseDoc>,
    /// What is withheld whole.
    pub withheld: Vec<Withheld>,
    /// Whom the letters of labels stand for: roles, never names.
    pub persons: Vec<PersonKey>,
    /// Exemptions relied on.
    pub exemptions: Vec<ExemptionUsed>,
    /// Head of the audit log.
    pub log_head: String,
    /// What the log was when the bundle was made, signed: see [`SignedHead`].
    pub signed_head: Option<SignedHead>,
    /// How much was removed, against what the decisions name.
    pub meter: Meter,
    /// What became of the look of each page that was to be kept, for the internal list.
    pub pages: Vec<PageRow>,
    /// Every redaction, for the internal log.
    pub log: Vec<LogRow>,
    /// Further files for `internal/`, by name: never sent.
    pub internal: Vec<(String, Vec<u8>)>,
    /// What was removed: searched for in every file.
    pub secrets: Vec<Secret>,
    /// Tells ordinary words, which are not looked for as names.
    pub words: Words,
    /// Names that may stand anywhere beside the subject's and the organisation's.
    pub innocent: Vec<String>,
}

/// A checkpoint of the log: who holds it can later show whether the log is still what it was.
#[derive(Clone, Debug)]
pub struct SignedHead {
    /// Entries the log had.
    pub entries: u64,
    /// The signed note (C2SP tlog-checkpoint).
    pub note: String,
    /// The key that checks it.
    pub key: String,
}

/// Letters and figures removed from what goes out: whole words go where a decision names a part of one, and on kept pages whatever
/// stands where something removed stood.
#[derive(Clone, Copy, Debug, Default)]
pub struct Meter {
    /// Named by decisions.
    pub decided: u64,
    /// Removed beyond these.
    pub beyond: u64,
    /// Titles and names of columns in which something was replaced, which no decision reaches.
    pub beside: u64,
}

/// A store that was searched.
#[derive(Clone, Debug)]
pub struct Searched {
    /// Its name.
    pub name: String,
    /// What it is: files, mail, archive.
    pub kind: String,
    /// Whose it is.
    pub custodian: String,
    /// Documents searched in it.
    pub documents: u64,
}

/// Figures for the letter.
#[derive(Clone, Copy, Debug, Default)]
pub struct Counts {
    /// Documents searched.
    pub searched: u64,
    /// Documents that came up.
    pub found: u64,
    /// Of those, copies of another.
    pub duplicates: u64,
    /// Of those, not the subject's personal data.
    pub out_of_scope: u64,
    /// Redactions made.
    pub redactions: u64,
}

/// A document that goes out.
#[derive(Clone, Debug, Default)]
pub struct ReleaseDoc {
    /// Its number, in date order.
    pub number: u32,
    /// Subject or title, redacted.
    pub title: Vec<Piece>,
    /// RFC 3339 or a date; shown as a date.
    pub date: Option<String>,
    /// Plain words: e-mail, letter, spreadsheet rows.
    pub kind: String,
    /// Store it came from.
    pub source: String,
    /// Its units, redacted.
    pub parts: Vec<Part>,
    /// `disclosed in full`, `disclosed with redactions`.
    pub outcome: String,
    /// Redactions in it.
    pub redactions: usize,
    /// Labels of the exemptions relied on in it.
    pub exemptions: Vec<String>,
    /// Further copies that were found and are not repeated.
    pub copies: usize,
    /// Numbers of the documents that give the messages this one quotes.
    pub quoted: Vec<u32>,
}

/// One unit of a document.
#[derive(Clone, Debug)]
pub struct Part {
    /// Which.
    pub unit: UnitId,
    /// What of it goes out.
    pub blocks: Vec<Block>,
    /// The page that shows it, composed anew; `None` where it is set as text.
    pub page: Option<Arc<Sheet>>,
}

/// A page of the internal list of pages.
#[derive(Clone, Debug)]
pub struct PageRow {
    /// Document number.
    pub document: u32,
    /// Unit.
    pub unit: String,
    /// Page of the original.
    pub page: u32,
    /// `as it looks`, `as text`.
    pub kept: String,
    /// Why not as it looks.
    pub why: String,
    /// Boxes drawn on it by hand: which, by whom, on which entry of the log.
    pub by_hand: String,
    /// Letters and figures removed, and how many of them the decisions name.
    pub removed: (usize, usize),
}

/// A document or passage withheld whole.
#[derive(Clone, Debug)]
pub struct Withheld {
    /// Its number in the schedule.
    pub number: u32,
    /// Plain words.
    pub kind: String,
    /// As in [`ReleaseDoc`]; `None` also where the date itself would tell.
    pub date: Option<String>,
    /// Exemption relied on.
    pub exemption: ExemptionCode,
    /// Its label, with what may be said of it.
    pub note: String,
    /// False where saying that it exists would itself prejudice: then it is in the internal list only.
    pub tell: bool,
}

/// Letters of the key that stand for people of one role.
#[derive(Clone, Debug)]
pub struct PersonKey {
    /// Whose letters, rising; never empty.
    pub persons: Vec<PersonId>,
    /// Their role in plain words.
    pub role: String,
}

/// An exemption of the register, as used.
#[derive(Clone, Debug)]
pub struct ExemptionUsed {
    /// Code.
    pub code: ExemptionCode,
    /// What a label shows: `Sch 2 para 16`.
    pub label: String,
    /// What it means, in plain English.
    pub note: String,
}

/// One redaction of the internal log; ids and reasons, no names.
#[derive(Clone, Debug, Default)]
pub struct LogRow {
    /// Document number.
    pub document: u32,
    /// Unit.
    pub unit: String,
    /// Locator.
    pub locator: String,
    /// What the label says.
    pub label: String,
    /// Exemption code.
    pub exemption: String,
    /// Who decided.
    pub by: String,
    /// When, RFC 3339.
    pub at: String,
    /// Number of the decision in the audit log.
    pub seq: u64,
    /// Reason given.
    pub why: String,
}

/// A date as a letter shows it: `2 March 2026`; what is no date stays as it is.
pub fn date_words(date: &str) -> String {
    let day = date.get(..10).and_then(|d| d.parse::<Date>().ok());
    day.map_or_else(|| date.to_owned(), long)
}

/// `2 March 2026`.
pub fn long(date: Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}
