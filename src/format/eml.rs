//! Mail messages (RFC 5322, MIME), as `.eml`, as files of a maildir, or out of an mbox.
//!
//! The parts are read here and not by mail-parser: that one panics on some input (its issue 120, and a panic's text may
//! quote evidence) and drops what it cannot parse of addresses and unknown charsets; here every byte ends up in a passage
//! or a member.

pub(crate) mod address;
pub(crate) mod body;
mod date;
pub(crate) mod encoded;
pub(crate) mod header;
mod part;
pub(crate) mod quoted;
#[cfg(test)]
mod tests;
pub(crate) mod transfer;

use super::{Bid, Format, Probe, ReadLimits, charset};
use crate::model::{Evidence, Exception, ExceptionKind, Extraction, ItemMeta, Locator, Member, Passage, PassageKind};
use body::Words;
use header::Headers;
use part::Part;

/// The reader of mail messages.
pub struct Eml;

impl Format for Eml {
    fn name(&self) -> &'static str {
        "eml"
    }

    fn bid(&self, probe: &Probe) -> Bid {
        let named = matches!(probe.ending().as_str(), "eml" | "emlx" | "mht" | "mhtml");
        let names = names_of_leading_fields(probe.bytes);
        let known = names.iter().filter(|n| header::known(n)).count();
        let sender =
            names.iter().any(|n| is_any(n, &["from", "received", "message-id", "date", "return-path", "mime-version"]));
        match () {
            _ if known >= 3 && sender && known * 2 >= names.len() => Bid::Content,
            _ if known >= 2 && sender && (named || in_maildir(probe.untrusted_name)) => Bid::Content,
            _ if named && !charset::looks_binary(probe.bytes) => Bid::Extension,
            _ => Bid::No,
        }
    }

    fn extract(&self, untrusted_bytes: &[u8], _limits: &ReadLimits) -> Extraction {
        let message = Part::message(untrusted_bytes);
        let mut reading = Reading::default();
        reading.out.meta = meta(&message.headers);
        reading.out.passages.extend(message.headers.passage());
        reading.visit(&message, None);
        reading.out
    }
}

fn is_any(name: &str, among: &[&str]) -> bool {
    among.iter().any(|a| name.eq_ignore_ascii_case(a))
}

/// A maildir's files end in flags: `…:2,S` or `…!2,S` where colons are forbidden.
fn in_maildir(untrusted_name: &str) -> bool {
    let name = untrusted_name.rsplit('/').next().unwrap_or("");
    name.contains(":2,") || name.contains("!2,") || name.trim_end_matches('.').bytes().all(|b| b.is_ascii_digit())
}

fn names_of_leading_fields(bytes: &[u8]) -> Vec<&str> {
    let (mut at, mut names) = (0, Vec::new());
    let bytes = &bytes[..bytes.len().min(16 << 10)];
    while at < bytes.len() && names.len() < 12 {
        let (line, next) = header::line_at(bytes, at);
        match header::field_name(line) {
            _ if line.starts_with(b"From ") && at == 0 => {}
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

/// The reading of one message: body parts counted as they come.
#[derive(Default)]
struct Reading {
    out: Extraction,
    bodies: u32,
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
        if let Some(text) = part.headers.text("Content-Description").filter(|_| self.bodies + self.members > 0) {
            self.out.passages.push(Passage::new(Locator::MailBody(self.bodies.max(1)), PassageKind::Note, text));
        }
        match shown_as(part) {
            Shown::Plain => self.plain(part, plain),
            Shown::Markup => self.markup(part, plain),
            Shown::Member => self.member(part),
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
            let text = body::plain_text(&part.children[n]);
            let mut words = Words::default();
            words.add(&text);
            self.text(&text);
            words
        });
        for (n, child) in part.children.iter().enumerate() {
            if Some(n) != chosen {
                self.visit(child, words.as_mut());
            }
        }
    }

    fn text(&mut self, text: &str) {
        self.bodies += 1;
        if text.contains("-----BEGIN PGP MESSAGE-----") {
            let locator = Locator::MailBody(self.bodies);
            self.out.exceptions.push(Exception::at(
                locator,
                ExceptionKind::Encrypted,
                "the text holds a PGP-encrypted block",
            ));
        }
        body::passages(text, self.bodies, &mut self.out.passages);
    }

    fn plain(&mut self, part: &Part, plain: Option<&mut Words>) {
        let text = body::plain_text(part);
        match plain {
            Some(words) => self.alternative(&text, words),
            None => self.text(&text),
        }
    }

    fn markup(&mut self, part: &Part, plain: Option<&mut Words>) {
        let blocks = body::blocks(part);
        let seen = body::seen(&blocks);
        match plain {
            Some(words) => {
                self.alternative(&seen, words);
                body::hidden_notes(&blocks, self.bodies, Some(words), &mut self.out.passages);
            }
            None => {
                self.text(&seen);
                body::hidden_notes(&blocks, self.bodies, None, &mut self.out.passages);
            }
        }
    }

    fn alternative(&mut self, seen: &str, words: &mut Words) {
        let beyond = body::beyond(seen, words);
        if beyond.is_message {
            return self.text(seen);
        }
        self.bodies += 1;
        if !beyond.lines.is_empty() {
            let passage = Passage::new(Locator::MailBody(self.bodies), PassageKind::Note, beyond.lines.join("\n"));
            self.out.passages.push(passage.hidden("HTML alternative"));
        }
    }

    fn member(&mut self, part: &Part) {
        self.members += 1;
        let bytes = part.bytes().into_owned();
        if bytes.is_empty() && part.file_name().is_none() {
            return;
        }
        let name = part.file_name().unwrap_or_else(|| self.default_name(&part.media));
        self.out.members.push(Member { untrusted_name: Evidence::new(name), bytes });
    }

    fn default_name(&self, media: &str) -> String {
        let ending = match media {
            m if m.starts_with("message/") => return "message.eml".to_owned(),
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
                let passage = Passage::new(Locator::MailBody(self.bodies.max(1)), PassageKind::Note, text.trim());
                self.out.passages.push(passage.hidden("text outside the parts"));
            }
        }
    }

    fn protection(&mut self, part: &Part) {
        let kind = part.parameters.get("smime-type").unwrap_or_default().to_ascii_lowercase();
        let sealed = match part.media.as_str() {
            "multipart/encrypted" => "an encrypted message (PGP or S/MIME)",
            "application/pkcs7-mime" | "application/x-pkcs7-mime" if kind != "signed-data" && kind != "certs-only" => {
                "an encrypted message (S/MIME)"
            }
            "application/pkcs7-mime" | "application/x-pkcs7-mime" if kind == "signed-data" => {
                let detail = "the message is wrapped in its signature (S/MIME) and was not unwrapped";
                self.out.exceptions.push(Exception::whole(ExceptionKind::PartlyRead, detail));
                return;
            }
            _ => return,
        };
        self.out.exceptions.push(Exception::whole(ExceptionKind::Encrypted, sealed));
    }
}

/// How a leaf is read.
enum Shown {
    Plain,
    Markup,
    Member,
}

fn shown_as(part: &Part) -> Shown {
    let saved = part.is_attachment() || part.file_name().is_some();
    match part.media.as_str() {
        "text/html" | "application/xhtml+xml" if !saved => Shown::Markup,
        "text/calendar" | "text/vcard" | "text/x-vcard" | "text/directory" | "text/rtf" | "text/csv" | "text/xml" => {
            Shown::Member
        }
        "message/delivery-status"
        | "message/disposition-notification"
        | "message/feedback-report"
        | "message/partial" => Shown::Plain,
        "message/external-body" | "application/pgp-encrypted" => Shown::Plain,
        media if media.starts_with("text/") && !saved => Shown::Plain,
        _ => Shown::Member,
    }
}
