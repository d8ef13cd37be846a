//! The review unit: one content to decide once, wherever it stands.

use super::{Band, Evidence, ExemptionCode, Field, Locator, PassageKind, Reason, Span, UnitId, UnitMention};
use serde::{Deserialize, Serialize};

/// What a unit is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnitKind {
    /// A mail message: header block and body.
    Message,
    /// A page or a run of paragraphs.
    Text,
    /// A row of a sheet or table, with its column names.
    Row,
    /// Metadata, comment, hidden text: an item of its own.
    Note,
}

/// One place where a unit's content stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    /// Store name, as configured.
    pub store: String,
    /// Path relative to the store's root, `/` between parts. Evidence: file names hold names.
    pub path: Evidence,
    /// Names of the members that lead to it (attachment, archive member), outermost first.
    pub trail: Vec<Evidence>,
    /// Row of the catalogue.
    pub item: super::ItemId,
    /// Bytes of the top file, as pinned.
    pub blob: super::BlobId,
    /// Where in the item.
    pub locator: Locator,
}

/// A part of a unit's text and the passage it came from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Segment {
    /// Bytes of the unit's text.
    pub span: Span,
    /// What it was.
    pub kind: PassageKind,
    /// Where it stood (in the first place).
    pub locator: Locator,
    /// Why a reader of the document would not see it.
    pub hidden: Option<String>,
}

/// A passage that needs a second look whoever is named in it. It proposes nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flag {
    /// Where, in bytes of the unit's text.
    pub span: Span,
    /// Which entry of `config/flags`.
    pub code: String,
    /// What the reviewer reads, in words of ours.
    pub says: String,
    /// Exemptions that may apply, the likeliest first.
    pub consider: Vec<ExemptionCode>,
}

/// One review unit. Derived: rebuilt from evidence at will.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    /// Keyed hash of kind and text.
    pub id: UnitId,
    /// What it is.
    pub kind: UnitKind,
    /// Title of the document (subject of the message).
    pub title: Option<Evidence>,
    /// Date of the document, RFC 3339 in UTC.
    pub date: Option<String>,
    /// Format of the item (`eml`, `pdf` …).
    pub format: String,
    /// The text decided upon. Every span of the unit and of its decisions is in bytes of it.
    pub text: Evidence,
    /// Named values within the text.
    pub fields: Vec<Field>,
    /// Parts, in order, covering the text but for the line ends between them.
    pub segments: Vec<Segment>,
    /// Everywhere it stands, first place first; never empty.
    pub places: Vec<Place>,
    /// How sure it is the subject's.
    pub band: Band,
    /// Why.
    pub evidence: Vec<Reason>,
    /// Spans that name or identify the subject.
    pub subject: Vec<Span>,
    /// Mentions of others, in order, not overlapping each other nor the subject's spans.
    pub mentions: Vec<UnitMention>,
    /// Passages that need a second look, in order of place; they may overlap.
    #[serde(default)]
    pub flags: Vec<Flag>,
}
