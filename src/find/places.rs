//! Which part of a message a span stands in, as far as it changes what a name there means.

use crate::model::{Field, Span};

/// What the place of a mention says about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Metadata that says in whose mailbox a message lay.
    Filing,
    /// To, Cc, Bcc.
    Recipient,
    /// A field of names: From, Sender, a column of a table.
    Names,
    /// Anything else.
    Text,
}

const FILING: &[&str] = &[
    "x-folder",
    "x-origin",
    "x-filename",
    "x-mailbox",
    "x-mail-folder",
    "x-gmail-labels",
    "delivered-to",
    "x-delivered-to",
    "x-original-to",
    "envelope-to",
    "x-envelope-to",
    "x-apparently-to",
    "x-rcpt-to",
    "x-mozilla-keys",
    "x-evolution-source",
];
const RECIPIENTS: &[&str] = &["to", "cc", "bcc", "x-to", "x-cc", "x-bcc", "resent-to", "resent-cc"];
const SENDERS: &[&str] = &["from", "sender", "reply-to", "x-from", "x-sender", "resent-from", "on-behalf-of"];

fn place_of(name: &str) -> Place {
    let is = |list: &[&str]| list.iter().any(|n| n.eq_ignore_ascii_case(name));
    match () {
        () if is(FILING) => Place::Filing,
        () if is(RECIPIENTS) => Place::Recipient,
        () if is(SENDERS) => Place::Names,
        () => Place::Text,
    }
}

/// The fields of a text, and where filing lines stand that came without fields.
pub(super) struct Places<'a> {
    text: &'a str,
    pub fields: Vec<(Span, Place, &'a str)>,
}

impl<'a> Places<'a> {
    pub fn new(text: &'a str, fields: &'a [Field]) -> Places<'a> {
        let mut fields: Vec<_> = fields.iter().map(|f| (f.span, place_of(f.name.expose()), f.name.expose())).collect();
        fields.sort_by_key(|f| f.0);
        Places { text, fields }
    }

    /// The field that holds `span`.
    pub fn field(&self, span: Span) -> Option<usize> {
        let at = self.fields.partition_point(|f| f.0.start <= span.start).checked_sub(1)?;
        self.fields[at].0.contains(span).then_some(at)
    }

    pub fn of(&self, span: Span) -> Place {
        match self.field(span) {
            Some(at) => self.fields[at].1,
            None => match self.line_name(span).map(place_of) {
                Some(Place::Filing) => Place::Filing,
                _ => Place::Text,
            },
        }
    }

    /// True where commas and angle brackets part whole names: a header or a line that looks like one (`To: …`).
    pub fn is_names(&self, span: Span) -> bool {
        match self.field(span) {
            Some(at) => matches!(self.fields[at].1, Place::Recipient | Place::Names),
            None => self.line_name(span).is_some_and(|n| matches!(place_of(n), Place::Recipient | Place::Names)),
        }
    }

    fn line_name(&self, span: Span) -> Option<&'a str> {
        let before = self.text.get(..span.start)?;
        let line = &before[before.rfind('\n').map_or(0, |n| n + 1)..];
        let name = line.split_once(':')?.0.trim_start_matches(['>', ' ', '\t', '|', '*']);
        (name.len() <= 24 && !name.contains(' ')).then_some(name)
    }
}
