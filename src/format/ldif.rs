//! Address books and directories as LDIF (RFC 2849): each entry a passage whose lines are its attributes, unfolded and decoded.

use super::eml::transfer;
use super::{Bid, Format, Probe, ReadLimits, charset};
use crate::model::passage::FieldBuilder;
use crate::model::{Evidence, Extraction, Locator, Member, PassageKind};

/// The reader of `.ldif` files.
pub struct Ldif;

/// Attributes that hold no words for people.
const SILENT: &[&str] = &["objectclass", "changetype", "version", "modifytimestamp", "userpassword", "usercertificate"];

impl Format for Ldif {
    fn name(&self) -> &'static str {
        "ldif"
    }

    fn bid(&self, probe: &Probe) -> Bid {
        let head = charset::decode(&probe.bytes[..probe.bytes.len().min(512)]);
        let mut lines = head.lines().map(str::trim_end).filter(|line| !line.is_empty() && !line.starts_with('#'));
        let first = lines.find(|line| !line.to_ascii_lowercase().starts_with("version:")).unwrap_or_default();
        let opens = first.split_once(':').is_some_and(|(name, value)| {
            name.eq_ignore_ascii_case("dn")
                && (value.starts_with(':') || value.contains('=') || value.trim().is_empty())
        });
        match () {
            () if opens => Bid::Content,
            () if matches!(probe.ending().as_str(), "ldif" | "ldi") && !charset::looks_binary(probe.bytes) => {
                Bid::Extension
            }
            () => Bid::No,
        }
    }

    fn extract(&self, untrusted_bytes: &[u8], _limits: &ReadLimits) -> Extraction {
        let text = charset::decode(untrusted_bytes);
        let mut reading = Reading::default();
        for (number, line) in unfolded(&text) {
            reading.line(number, &line);
        }
        reading.close();
        reading.out
    }
}

/// Lines with their folds undone (RFC 2849, note 2), and the line each starts on; blank ones part entries.
fn unfolded(text: &str) -> Vec<(u32, String)> {
    let mut out: Vec<(u32, String)> = Vec::new();
    for (n, line) in text.split('\n').enumerate() {
        let line = line.strip_suffix('\r').unwrap_or(line);
        match out.last_mut() {
            Some((_, last)) if line.starts_with(' ') && !last.is_empty() => last.push_str(&line[1..]),
            _ => out.push((n as u32 + 1, line.to_owned())),
        }
    }
    out
}

#[derive(Default)]
struct Reading {
    out: Extraction,
    entry: FieldBuilder,
    lines: (u32, u32),
}

impl Reading {
    fn line(&mut self, number: u32, line: &str) {
        if line.trim().is_empty() {
            return self.close();
        }
        let comment = line.strip_prefix('#').map(|comment| ("comment", comment));
        let (name, value) = comment.or(line.split_once(':')).unwrap_or(("text", line));
        if line.trim_end() == "-" || SILENT.iter().any(|silent| name.eq_ignore_ascii_case(silent)) {
            return;
        }
        let value = match value.strip_prefix(':') {
            Some(encoded) => transfer::base64(encoded.as_bytes()),
            None => value.trim().as_bytes().to_vec(),
        };
        if std::str::from_utf8(&value).is_err() && charset::looks_binary(&value) {
            let name = format!("{}.jpg", name.split(';').next().unwrap_or(name));
            return self.out.members.push(Member { untrusted_name: Evidence::new(name), bytes: value });
        }
        let text = charset::decode(&value);
        if text.trim().is_empty() {
            return;
        }
        if self.entry.is_empty() {
            self.lines.0 = number;
        }
        self.lines.1 = number;
        self.entry.line(name, text.trim());
    }

    fn close(&mut self) {
        let entry = std::mem::take(&mut self.entry);
        if !entry.is_empty() {
            self.out.passages.push(entry.finish(Locator::Lines(self.lines.0, self.lines.1), PassageKind::Body));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_unfolded_and_decoded() {
        let text = b"version: 1\n# people\ndn: cn=Zoe Smith,mail=zoe@b.\n example\nobjectclass: person\ncn:: Wm/DqyBTbWl0aA==\njpegPhoto:: /9j/4AAQSkZJRgABAQAAAQABAAD/\n\ndn: cn=Al\ncn: Al\n";
        assert_eq!(Ldif.bid(&Probe { untrusted_name: "x", bytes: text }), Bid::Content);
        let reading = Ldif.extract(text, &ReadLimits::default());
        let entries: Vec<_> = reading.passages.iter().map(|p| p.text.expose()).collect();
        assert_eq!(
            entries,
            ["comment: people\ndn: cn=Zoe Smith,mail=zoe@b.example\ncn: Zoë Smith", "dn: cn=Al\ncn: Al"]
        );
        assert_eq!(reading.members[0].untrusted_name.expose(), "jpegPhoto.jpg");
    }

    #[test]
    fn other_texts_are_not_claimed() {
        let bid = |bytes: &[u8]| Ldif.bid(&Probe { untrusted_name: "x.txt", bytes });
        assert_eq!((bid(b"dn: it is late"), bid(b"Dear Jo"), bid(b"")), (Bid::No, Bid::No, Bid::No));
    }
}
