//! The header block of a message or part: found, split into fields, and shown as a passage.

use super::address;
use super::encoded::{self, Parameters};
use crate::model::passage::FieldBuilder;
use crate::model::{Locator, Passage, PassageKind};

/// One header field as it stands: name without the colon, value with its folds.
#[derive(Clone, Copy, Debug)]
pub struct Field<'a> {
    /// Name, as written.
    pub name: &'a str,
    /// Raw value.
    pub value: &'a [u8],
}

/// A header block.
#[derive(Clone, Debug, Default)]
pub struct Headers<'a> {
    /// Fields in order.
    pub fields: Vec<Field<'a>>,
    /// Lines within the block that are no field (kept: they are text all the same).
    pub stray: Vec<&'a [u8]>,
}

/// Fields shown first, in this order; true where they hold addresses.
const FIRST: &[(&str, bool)] = &[
    ("From", true),
    ("To", true),
    ("Cc", true),
    ("Bcc", true),
    ("Date", false),
    ("Subject", false),
    ("Reply-To", true),
    ("Sender", true),
];

/// Further fields that hold addresses.
const ADDRESSES: &[&str] = &[
    "Resent-From",
    "Resent-To",
    "Resent-Cc",
    "Resent-Bcc",
    "Resent-Sender",
    "Delivered-To",
    "Return-Path",
    "Apparently-To",
    "X-Original-To",
    "Envelope-To",
    "Errors-To",
    "Disposition-Notification-To",
    "Mail-Followup-To",
    "Return-Receipt-To",
];

impl<'a> Headers<'a> {
    /// Splits `bytes` into the header block and what follows its blank line. A first line that starts with `From ` (mbox)
    /// is a stray line. The block also ends at a line that is neither a field nor a continuation, when fields came before it.
    pub fn split(bytes: &'a [u8]) -> (Headers<'a>, &'a [u8]) {
        let mut headers = Headers::default();
        let mut at = 0;
        let mut field: Option<(&'a str, usize, usize)> = None; // name, start and end of the value
        while at < bytes.len() {
            let (line, next) = line_at(bytes, at);
            if line.is_empty() {
                at = next;
                break;
            }
            let folded = matches!(line[0], b' ' | b'\t');
            if folded && line.trim_ascii().is_empty() && !continues(&bytes[next..]) {
                at = next; // a line of blanks that ends the block
                break;
            }
            let opened = field.is_some();
            match (&mut field, field_name(line)) {
                (Some((.., end)), _) if folded => *end = at + line.len(),
                (_, Some(name)) if !folded => {
                    headers.close(bytes, field.take());
                    field = Some((name, at + line.iter().position(|b| *b == b':').unwrap_or(0) + 1, at + line.len()));
                }
                (None, _) if headers.fields.is_empty() && is_envelope(line) => headers.stray.push(line),
                _ if opened && !next_is_field(&bytes[next..]) => break,
                (None, _) => break,
                _ => headers.stray.push(line),
            }
            at = next;
        }
        headers.close(bytes, field);
        (headers, &bytes[at..])
    }

    fn close(&mut self, bytes: &'a [u8], field: Option<(&'a str, usize, usize)>) {
        if let Some((name, start, end)) = field {
            self.fields.push(Field { name, value: &bytes[start..end] });
        }
    }

    /// The first field called `name`, raw.
    pub fn raw(&self, name: &str) -> Option<&'a [u8]> {
        self.fields.iter().find(|f| f.name.eq_ignore_ascii_case(name)).map(|f| f.value)
    }

    /// The first field called `name`, decoded.
    pub fn text(&self, name: &str) -> Option<String> {
        self.raw(name).map(encoded::decoded)
    }

    /// The first field called `name` as value and parameters; empty where there is none.
    pub fn parameters(&self, name: &str) -> Parameters {
        self.raw(name).map(Parameters::parse).unwrap_or_default()
    }

    /// Every field, those a reader sees first, as one passage; `None` where there is none.
    pub fn passage(&self) -> Option<Passage> {
        let mut builder = FieldBuilder::default();
        self.lines(&mut builder);
        (!builder.is_empty()).then(|| builder.finish(Locator::MailHeader, PassageKind::MailHeader))
    }

    /// Appends every field as a line, those a reader sees first.
    pub fn lines(&self, builder: &mut FieldBuilder) {
        self.shown().for_each(|(name, value)| builder.line(name, &value));
    }

    /// Every field as name and text, those a reader sees first.
    pub fn shown(&self) -> impl Iterator<Item = (&str, String)> {
        let first = FIRST.iter().flat_map(|(name, addresses)| {
            let fields = self.fields.iter().filter(move |f| f.name.eq_ignore_ascii_case(name));
            fields.map(move |field| (*name, field.shown(*addresses)))
        });
        let rest = self.fields.iter().filter(|f| !FIRST.iter().any(|(name, _)| f_is(f, name)));
        let rest = rest.map(|field| {
            let addresses = ADDRESSES.iter().any(|name| f_is(field, name));
            (field.name, field.shown(addresses))
        });
        first.chain(rest).chain(self.stray.iter().map(|line| ("Line", encoded::decoded(line))))
    }
}

fn f_is(field: &Field, name: &str) -> bool {
    field.name.eq_ignore_ascii_case(name)
}

impl Field<'_> {
    fn shown(&self, addresses: bool) -> String {
        if addresses { address::shown(self.value) } else { encoded::decoded(self.value) }
    }
}

/// The line that starts at `at`, without its end, and where the next one starts.
pub fn line_at(bytes: &[u8], at: usize) -> (&[u8], usize) {
    let rest = &bytes[at..];
    let (line, next) = match rest.iter().position(|b| *b == b'\n') {
        Some(n) => (&rest[..n], at + n + 1),
        None => (rest, bytes.len()),
    };
    (line.strip_suffix(b"\r").unwrap_or(line), next)
}

/// The name of the field a line starts (RFC 5322 2.2; white space before the colon is tolerated).
pub fn field_name(line: &[u8]) -> Option<&str> {
    let colon = line.iter().take(120).position(|b| *b == b':')?;
    let name = line[..colon].trim_ascii_end();
    let sound = !name.is_empty() && name.iter().all(|b| b.is_ascii_graphic());
    sound.then(|| std::str::from_utf8(name).ok()).flatten()
}

fn is_envelope(line: &[u8]) -> bool {
    line.starts_with(b"From ") || line.starts_with(b">From ")
}

fn continues(rest: &[u8]) -> bool {
    let (line, _) = line_at(rest, 0);
    matches!(line.first(), Some(b' ' | b'\t')) && !line.trim_ascii().is_empty()
}

fn next_is_field(rest: &[u8]) -> bool {
    let (line, _) = line_at(rest, 0);
    field_name(line).is_some_and(known)
}

/// True for names that a message header holds: the usual ones and every `X-…`.
pub fn known(name: &str) -> bool {
    const USUAL: &[&str] = &[
        "from",
        "to",
        "cc",
        "bcc",
        "date",
        "subject",
        "reply-to",
        "sender",
        "message-id",
        "mime-version",
        "content-type",
        "content-transfer-encoding",
        "content-disposition",
        "received",
        "return-path",
        "delivered-to",
        "in-reply-to",
        "references",
        "user-agent",
        "list-id",
        "list-unsubscribe",
        "precedence",
        "dkim-signature",
        "authentication-results",
        "arc-seal",
        "thread-topic",
        "thread-index",
        "importance",
        "organization",
        "envelope-to",
        "delivery-date",
        "status",
        "newsgroups",
        "path",
        "received-spf",
        "domainkey-signature",
        "mailing-list",
        "list-post",
        "list-help",
        "content-language",
        "errors-to",
        "content-description",
        "content-id",
        "accept-language",
        "apparently-to",
        "comments",
        "keywords",
        "resent-from",
        "resent-to",
    ];
    USUAL.iter().any(|k| name.eq_ignore_ascii_case(k))
        || name.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("x-"))
        || name.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("arc-"))
}
