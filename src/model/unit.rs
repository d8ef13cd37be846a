//! The review unit: one content to decide once, wherever it stands.

use super::{Area, Band, Evidence, ExemptionCode, Field, Locator, PassageKind, Reason, Span, UnitId, UnitMention};
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
    /// A picture, or the pictures of a page: known by how it looks. Its text is words of ours.
    Picture,
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
    /// Bytes of the top file.
    pub blob: super::BlobId,
    /// What is pinned of that file, where it is too large to be pinned for a member.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub held: Option<Held>,
    /// Where in the item.
    pub locator: Locator,
}

/// A member that is pinned in the place of the file that holds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Held {
    /// Its bytes.
    pub blob: super::BlobId,
    /// Its number among the items of the file.
    pub ordinal: u32,
    /// Names of the trail that lead to it, its own included.
    pub below: usize,
}

impl Place {
    /// The bytes that are pinned for it.
    pub fn pinned(&self) -> super::BlobId {
        self.held.map_or(self.blob, |held| held.blob)
    }

    /// The trail down to what is pinned, and from there on.
    pub fn trails(&self) -> (&[Evidence], &[Evidence]) {
        let below = self.held.map_or(0, |held| held.below);
        self.trail.split_at(below.min(self.trail.len()))
    }

    /// The name of what is pinned, for its ending.
    pub fn pinned_name(&self) -> &str {
        let file = || self.path.expose().rsplit('/').next().unwrap_or_default();
        self.trails().0.last().map_or_else(file, Evidence::expose)
    }
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

impl Flag {
    /// The likeliest exemption, where it is another than the rights of others, which every redaction is for.
    pub fn own_exemption(&self) -> Option<&ExemptionCode> {
        self.consider.first().filter(|code| **code != ExemptionCode::rights_of_others())
    }
}

/// A rectangle of a unit's page that may be something to cover. It proposes nothing until a reviewer takes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    /// Where.
    pub area: Area,
    /// What it may be, in words of ours.
    pub says: String,
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
    /// Rectangles of its page to look at.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub offers: Vec<Offer>,
    /// How it lies among the others.
    #[serde(default)]
    pub folding: Folding,
    /// Other bearers of the subject's surname.
    #[serde(default)]
    pub bearers: Bearers,
}

/// Where a text may name another bearer of the subject's surname, as the finder sees it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bearers {
    /// Spans that name somebody else.
    pub others: Vec<Span>,
    /// Spans that are the subject's for want of anybody else: the surname alone or with a title.
    pub in_part: Vec<Span>,
}

/// How a unit lies among the others: for review, and for what is said of it; no decision depends on it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Folding {
    /// Set where the subject stands only in the heading of a message, and nothing is said about them.
    #[serde(default)]
    pub participation: Option<Participation>,
    /// The unit it differs a little from.
    #[serde(default)]
    pub like: Option<Likeness>,
    /// Its place in a conversation of several messages.
    #[serde(default)]
    pub thread: Option<InThread>,
    /// What copies say beyond the text: another form of a heading, the mark of an attachment. Shown; never sent.
    #[serde(default)]
    pub besides: Vec<Evidence>,
}

/// As what the subject takes part in a message that says nothing about them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Participation {
    /// Among its recipients.
    Recipient,
    /// As its sender.
    Sender,
    /// As both.
    Both,
}

impl Participation {
    /// Plain English.
    pub fn words(self) -> &'static str {
        match self {
            Participation::Recipient => "recipient only",
            Participation::Sender => "sender only",
            Participation::Both => "sender and recipient only",
        }
    }
}

/// A unit that says nearly the same as another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Likeness {
    /// The unit that stands for the group: the first of them in the order of review.
    pub unit: UnitId,
    /// Words of this unit that the other has not, in bytes of this one's text.
    pub more: Vec<Span>,
    /// Words of the other that this one has not.
    pub less: Vec<Evidence>,
}

/// A message's place in its conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InThread {
    /// Number of the conversation within the request, from 1.
    pub number: u32,
    /// Which message of it, from 1, by date.
    pub at: u32,
    /// How many there are.
    pub of: u32,
}

/// Codes of evidence that a text may be about somebody else of the subject's name.
const SHARED_NAME: [&str; 2] = ["same_name", "other_born"];

impl Unit {
    /// True where the evidence cannot tell the subject from somebody else of the same name: only a person may say whose it is.
    pub fn is_of_a_shared_name(&self) -> bool {
        let doubt = |code: &str| code.starts_with("namesake") || SHARED_NAME.contains(&code);
        self.band == Band::Possible && self.evidence.iter().any(|r| !r.speaks_for && doubt(&r.code))
    }
}
