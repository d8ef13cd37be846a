//! Mail messages (RFC 5322, MIME), as `.eml`, as files of a maildir, or out of an mbox.
//!
//! The parts are read here and not by mail-parser: that one panics on some input (its issue 120, and a panic's text may
//! quote evidence) and drops what it cannot parse of addresses and unknown charsets; here every byte ends up in a passage
//! or a member.

pub(crate) mod address;
pub(crate) mod body;
mod date;
mod embedded;
pub(crate) mod encoded;
pub(crate) mod header;
mod part;
#[cfg(test)]
mod tests;
pub(crate) mod transfer;

use super::{Bid, Format, Probe, ReadLimits, charset};
pub(crate) use crate::model::quoted;
use crate::model::{Evidence, Exception, ExceptionKind, Extraction, ItemMeta, Locator, Member, Passage, PassageKind};
use body::{Bodies, Words};
use header::Headers;
use part::Part;
use std::borrow::Cow;

/// The reader of mail messages.
pub struct Eml;

impl Format for Eml {
    fn name(&self) -> &'static str {
        "eml"
    }

    fn bid(&self, probe: &Probe) -> Bid {
        let named = matches!(probe.ending().as_str(), "eml" | "emlx" | "mht" | "mhtml");
        let head = &probe.bytes[..probe.bytes.len().min(HEAD)];
        let head = message_bytes(head);
        let names = names_of_leading_fields(&head);
        let known = names.iter().filter(|n| header::known(n)).count();
        let sender =
            names.iter().any(|n| is_any(n, &["from", "received", "message-id", "date", "return-path", "mime-version"]));
        match () {
            _ if known >= 3 && sender && known * 2 >= names.len() => Bid::Content,
            _ if known >= 2 && sender && (named || in_maildir(probe.untrusted_name)) => Bid::Content,
            _ if is_entity(&names, &head) => Bid::Content,
            _ if named && !charset::looks_binary(probe.bytes) => Bid::Extension,
            _ => Bid::No,
        }
    }

    fn extract(&self, untrusted_bytes: &[u8], _limits: &ReadLimits) -> Extraction {
        let bytes = message_bytes(untrusted_bytes);
        let message = Part::message(&bytes);
        let mut reading = Reading::default();
        reading.bodies.out.meta = meta(&message.headers);
        reading.bodies.out.passages.extend(message.headers.passage());
        reading.visit(&message, None);
        reading.bodies.out
    }
}

/// Bytes that a bid looks at.
const HEAD: usize = 16 << 10;

/// The message without what some programs put before it: a byte order mark (all of it in UTF-16 becomes UTF-8), blank lines,
/// and in an `.emlx` file of Apple Mail a line that gives its length (a property list follows, which holds flags only).
fn message_bytes(bytes: &[u8]) -> Cow<'_, [u8]> {
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return Cow::Owned(charset::decode(bytes).trim_start().as_bytes().to_vec());
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let blank = bytes.iter().take_while(|b| matches!(b, b'\r' | b'\n')).count();
    let bytes = &bytes[blank..];
    let (line, next) = header::line_at(bytes, 0);
    let is_count = !line.is_empty() && line.len() < 20 && line.trim_ascii().iter().all(u8::is_ascii_digit);
    let count = std::str::from_utf8(line.trim_ascii()).ok().filter(|_| is_count).and_then(|l| l.parse::<usize>().ok());
    let Some(end) = count.and_then(|count| next.checked_add(count)) else { return Cow::Borrowed(bytes) };
    Cow::Borrowed(&bytes[next..end.clamp(next, bytes.len())])
}

/// True for a part without a message around it, as signatures and archives of web pages hold it.
fn is_entity(names: &[&str], head: &[u8]) -> bool {
    let of_part = |name: &&str| {
        is_any(name, &["mime-version"]) || name.get(..8).is_some_and(|n| n.eq_ignore_ascii_case("content-"))
    };
    let multipart = || head.windows(11).any(|w| w.eq_ignore_ascii_case(b" multipart/"));
    names.iter().any(|n| is_any(n, &["content-type"])) && names.iter().all(of_part) && multipart()
}

fn is_any(name: &str, among: &[&str]) -> bool {
    among.iter().any(|a| name.eq_ignore_ascii_case(a))
}

/// A maildir's files end in flags: `…:2,S`, or `…;2,S` and `…!2,S` where colons are forbidden; those of other stores have numbers
/// for names, or no ending.
fn in_maildir(untrusted_name: &str) -> bool {
    let name = untrusted_name.rsplit('/').next().unwrap_or("");
    let flagged = [":2,", ";2,", "!2,"].iter().any(|flags| name.contains(flags));
    flagged || !name.contains('.') || name.trim_end_matches('.').bytes().all(|b| b.is_ascii_digit())
}

fn names_of_leading_fields(bytes: &[u8]) -> Vec<&str> {
    let (mut at, mut names) = (0, Vec::new());
    while at < bytes.len() && names.len() < 12 {
        let (line, next) = header::line_at(bytes, at);
        match header::field_name(line) {
            _ if line.starts_with(b"From ") || line.starts_with(b">From ") => {}
            _ if matches!(line.first(), Some(b' ' | b'\t')) && !names.is_empty() => {}
            Some(name) => names.push(name),
            None => break,
        }
        at = next;
    }
    names
}

fn meta(headers: &Headers) -> ItemMeta {
    let received = || headers.text("Received").and_then(|r| date::utc(r.rsplit(';').next().unwrap_or("")));
    let id = headers.text("Message-ID").map(|id| id.trim().trim_start_matches('<').trim_end_matches('>').to_owned());
    ItemMeta {
        title: headers.text("Subject").filter(|s| !s.is_empty()).map(Evidence::new),
        date: headers.text("Date").and_then(|d| date::utc(&d)).or_else(received),
        message_id: id.filter(|id| !id.is_empty()).map(Evidence::new),
    }
}

/// The reading of one message.
#[derive(Default)]
struct Reading {
    bodies: Bodies,
    members: u32,
}

impl Reading {
    /// Reads a part. `plain` holds the words of the plain text where the part is an alternative to it.
    fn visit(&mut self, part: &Part, plain: Option<&mut Words>) {
        self.protection(part);
        if !part.is_leaf() {
            self.around(part);
            return if part.media == "multipart/alternative" {
                self.alternatives(part)
            } else {
                self.children(part, plain)
            };
        }
        if let Some(text) = part.headers.text("Content-Description").filter(|_| self.bodies.count + self.members > 0) {
            self.bodies.out.passages.push(Passage::new(
                Locator::MailBody(self.bodies.count.max(1)),
                PassageKind::Note,
                text,
            ));
        }
        match shown_as(part) {
            Shown::Plain => self.plain(part, plain),
            Shown::Markup => self.bodies.markup(&body::blocks(part), plain),
            Shown::Member => self.member(part),
            Shown::Elsewhere => self.elsewhere(part),
            Shown::Nothing => {}
        }
    }

    fn children(&mut self, part: &Part, plain: Option<&mut Words>) {
        match plain {
            Some(words) => part.children.iter().for_each(|child| self.visit(child, Some(words))),
            None => part.children.iter().for_each(|child| self.visit(child, None)),
        }
    }

    /// The plain text first, then the others against its words.
    fn alternatives(&mut self, part: &Part) {
        let is_text = |p: &Part| p.is_leaf() && p.media == "text/plain" && !p.is_attachment();
        let chosen = part.children.iter().position(|p| is_text(p) && !p.body.trim_ascii().is_empty());
        let mut words = chosen.map(|n| {
            let text = body::plain_text(&part.children[n], &part.children[n].bytes());
            self.bodies.text(&text);
            Words::of(&text)
        });
        for (n, child) in part.children.iter().enumerate() {
            if Some(n) != chosen {
                self.visit(child, words.as_mut());
            }
        }
    }

    fn plain(&mut self, part: &Part, plain: Option<&mut Words>) {
        let bytes = part.bytes();
        let (bytes, files) = match embedded::split(&bytes) {
            Some((text, files)) => (Cow::Owned(text), files),
            None => (bytes, Vec::new()),
        };
        let text = body::plain_text(part, &bytes);
        match plain {
            Some(words) => self.bodies.alternative(&text, words, "text alternative"),
            None => self.bodies.text(&text),
        }
        for file in files {
            self.members += 1;
            // Short ones stay text too: what only looks like a file must not be lost.
            if file.lines.len() <= MAX_KEPT {
                let locator = Locator::MailBody(self.bodies.count);
                let lines = charset::decode(&file.lines).trim().to_owned();
                let passage = Passage::new(locator, PassageKind::Note, lines).hidden("file within the text");
                self.bodies.out.passages.push(passage);
            }
            let name = if file.name.is_empty() { self.default_name(OCTETS) } else { file.name };
            self.push(name, file.bytes);
        }
    }

    fn member(&mut self, part: &Part) {
        self.members += 1;
        let mut bytes = part.bytes().into_owned();
        if bytes.is_empty() && part.file_name().is_none() {
            return;
        }
        // A text keeps the charset that only its header tells.
        if part.media.starts_with("text/") && part.media != "text/rtf" && std::str::from_utf8(&bytes).is_err() {
            let told = part.parameters.get("charset");
            bytes = told.map(|label| charset::decode_as(&bytes, &label).into_owned().into_bytes()).unwrap_or(bytes);
        }
        let name = part.file_name().unwrap_or_else(|| self.default_name(&part.media));
        self.push(name, bytes);
    }

    fn push(&mut self, untrusted_name: String, bytes: Vec<u8>) {
        self.bodies.out.members.push(Member { untrusted_name: Evidence::new(untrusted_name), bytes });
    }

    /// A part that stands for a file elsewhere (RFC 2046 5.2.3), and the header of the file.
    fn elsewhere(&mut self, part: &Part) {
        let text = [part.headers.raw("Content-Type").unwrap_or_default(), b"\n", part.body].concat();
        self.bodies.text(&charset::decode(&text));
        let detail = "a part stands for a file elsewhere";
        self.bodies.out.exceptions.push(Exception::whole(ExceptionKind::PartlyRead, detail));
    }

    fn default_name(&self, media: &str) -> String {
        let ending = match media {
            m if m.starts_with("message/") || m == "text/rfc822-headers" => return "message.eml".to_owned(),
            "application/pkcs7-mime" | "application/x-pkcs7-mime" => return "smime.p7m".to_owned(),
            "text/calendar" => "ics",
            "text/vcard" | "text/x-vcard" | "text/directory" => "vcf",
            "text/html" => "html",
            "text/csv" => "csv",
            "text/rtf" | "application/rtf" => "rtf",
            "application/ms-tnef" => "dat",
            "application/pdf" => "pdf",
            "image/jpeg" => "jpg",
            m if m.starts_with("text/") => "txt",
            m => match m.rsplit_once('/') {
                Some((_, kind)) if kind.len() <= 5 && kind.bytes().all(|b| b.is_ascii_alphanumeric()) => kind,
                _ => "bin",
            },
        };
        format!("part {}.{ending}", self.members)
    }

    /// Text before the first boundary and after the last, but for the sentence that mailers put there.
    fn around(&mut self, part: &Part) {
        for bytes in &part.around {
            let text = charset::decode(bytes);
            let folded = crate::model::fold::folded(&text);
            let usual = folded.len() < 120
                && folded.contains("mime")
                && (folded.starts_with("this is a") || folded.starts_with("this message"));
            if !usual {
                let passage = Passage::new(Locator::MailBody(self.bodies.count.max(1)), PassageKind::Note, text.trim());
                self.bodies.out.passages.push(passage.hidden("text outside the parts"));
            }
        }
    }

    /// What is sealed says so itself once it is read; here is told what would not.
    fn protection(&mut self, part: &Part) {
        let mut exception = |kind, detail: &str| self.bodies.out.exceptions.push(Exception::whole(kind, detail));
        match part.media.as_str() {
            "multipart/encrypted" if !part.children.iter().any(says_sealed) => {
                exception(ExceptionKind::Encrypted, "an encrypted message (PGP or S/MIME)")
            }
            "message/partial" => exception(ExceptionKind::PartlyRead, "the message is one piece of several"),
            _ => {}
        }
    }
}

fn says_sealed(part: &Part) -> bool {
    part.media != "application/pgp-encrypted" && part.bytes().trim_ascii_start().starts_with(b"-----BEGIN PGP MESSAGE")
}

/// Bytes of a file within the text that are kept as text.
const MAX_KEPT: usize = 64 << 10;
const OCTETS: &str = "application/octet-stream";

/// How a leaf is read.
enum Shown {
    Plain,
    Markup,
    Member,
    /// A file elsewhere.
    Elsewhere,
    /// Says nothing to people: versions of protocols, icons and windows of files.
    Nothing,
}

fn shown_as(part: &Part) -> Shown {
    let saved = part.is_attachment() || part.file_name().is_some();
    match part.media.as_str() {
        "text/html" | "application/xhtml+xml" | "text/enriched" | "text/richtext" | "text/x-amp-html" if !saved => {
            Shown::Markup
        }
        "text/calendar"
        | "text/vcard"
        | "text/x-vcard"
        | "text/directory"
        | "text/rtf"
        | "text/csv"
        | "text/xml"
        | "text/rfc822-headers" => Shown::Member,
        "message/delivery-status" | "message/disposition-notification" | "message/feedback-report" => Shown::Plain,
        "message/external-body" => Shown::Elsewhere,
        "application/pgp-encrypted" | "application/applefile" => Shown::Nothing,
        media if media.starts_with("text/") && !saved => Shown::Plain,
        _ => Shown::Member,
    }
}
