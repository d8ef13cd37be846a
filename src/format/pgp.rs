//! Armoured OpenPGP files (RFC 9580 6, 7): signed text is read, the people a key belongs to are named, an encrypted message is an
//! exception, and a signature says nothing to people.

use super::eml::transfer;
use super::{Bid, Format, Probe, ReadLimits, charset, text};
use crate::model::{Exception, ExceptionKind, Extraction, Locator, Passage, PassageKind};

/// The reader of `.asc` files and their like.
pub struct Pgp;

const SIGNED: &str = "-----BEGIN PGP SIGNED MESSAGE-----";
const MESSAGE: &str = "-----BEGIN PGP MESSAGE";
const SIGNATURE: &str = "-----BEGIN PGP SIGNATURE-----";
const KEYS: [&str; 2] = ["-----BEGIN PGP PUBLIC KEY BLOCK-----", "-----BEGIN PGP PRIVATE KEY BLOCK-----"];

impl Format for Pgp {
    fn name(&self) -> &'static str {
        "pgp"
    }

    fn bid(&self, probe: &Probe) -> Bid {
        let head = probe.bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(probe.bytes).trim_ascii_start();
        let starts = [SIGNED, MESSAGE, SIGNATURE].iter().chain(&KEYS).any(|mark| head.starts_with(mark.as_bytes()));
        if starts { Bid::Magic } else { Bid::No }
    }

    fn extract(&self, untrusted_bytes: &[u8], _limits: &ReadLimits) -> Extraction {
        let whole = charset::decode(untrusted_bytes);
        let mut out = Extraction::default();
        let (mut plain, mut block) = (String::new(), None);
        for line in whole.lines() {
            match &mut block {
                None if line.starts_with(SIGNED) => {}
                None if line.starts_with("-----BEGIN PGP ") => block = Some((line, String::new())),
                // A line that starts with dashes has two more characters before it (RFC 9580 7.2).
                None => plain.extend([line.strip_prefix("- ").unwrap_or(line), "\n"]),
                Some((mark, inside)) if line.starts_with("-----END PGP ") => {
                    armoured(mark, inside, &mut out);
                    block = None;
                }
                Some((_, inside)) => inside.extend([line, "\n"]),
            }
        }
        if let Some((mark, inside)) = block {
            armoured(mark, &inside, &mut out);
        }
        let plain = plain.strip_prefix("Hash:").and_then(|rest| rest.split_once("\n\n")).map_or(&plain[..], |(_, t)| t);
        if !plain.trim().is_empty() {
            out.passages.extend(text::passages(plain));
        }
        out
    }
}

/// A text without what stands between the lines of dashes of signatures and messages: it says nothing to people.
pub fn without_blocks(text: &str) -> String {
    let (mut out, mut inside) = (String::with_capacity(text.len()), false);
    for line in text.split_inclusive('\n') {
        // A block that does not end, or quotes of one, must not take the rest of the text along.
        let line_text = line.trim_end();
        let data = line_text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/' | b'='))
            && (line_text.len() >= 60 || !line_text.bytes().all(|b| b.is_ascii_alphabetic()) || line_text.is_empty());
        let header = line.starts_with("Version:") || line.starts_with("Comment:") || line.starts_with("Hash:");
        inside &= (data || header) && !line.starts_with("-----");
        if !inside {
            out.push_str(line);
        }
        inside |= line.starts_with(SIGNATURE) || line.starts_with(MESSAGE);
    }
    out
}

/// A block between lines of dashes that opens with `mark`.
fn armoured(mark: &str, inside: &str, out: &mut Extraction) {
    if mark.starts_with(MESSAGE) {
        out.exceptions.push(Exception::whole(ExceptionKind::Encrypted, "an encrypted message (PGP)"));
    } else {
        // A signature, or a key that names nobody, says nothing to people.
        out.wordless = true;
    }
    if KEYS.iter().any(|key| mark.starts_with(key)) {
        let body = inside.split_once("\n\n").map_or(inside, |(_, body)| body);
        let body = body.split("\n=").next().unwrap_or(body); // the check sum
        let people = people_of(&transfer::base64(body.as_bytes()));
        if !people.is_empty() {
            let locator = Locator::Property("key".to_owned());
            out.passages.push(Passage::new(locator, PassageKind::Property, people.join("\n")));
        }
    }
}

/// The user ids of a key: packets of type 13 (RFC 9580 5.11).
fn people_of(packets: &[u8]) -> Vec<String> {
    let (mut rest, mut out) = (packets, Vec::new());
    while let Some((kind, head, size)) = packet(rest) {
        let end = head.saturating_add(size).min(rest.len());
        if kind == 13 {
            out.push(charset::decode(&rest[head.min(end)..end]).into_owned());
        }
        rest = &rest[end..];
    }
    out
}

/// Type of the packet at the start of `bytes`, bytes of its head, bytes of its body (RFC 9580 4.2).
fn packet(bytes: &[u8]) -> Option<(u8, usize, usize)> {
    let (first, length) = (*bytes.first()?, usize::from(*bytes.get(1)?));
    let number = |from: usize, count: usize| {
        let digits = bytes.get(from..from + count)?;
        Some(digits.iter().fold(0usize, |number, digit| number << 8 | usize::from(*digit)))
    };
    match (first & 0xc0, first & 3) {
        (0xc0, _) => match length {
            0..192 => Some((first & 0x3f, 2, length)),
            192..224 => Some((first & 0x3f, 3, (length - 192) * 256 + number(2, 1)? + 192)),
            255 => Some((first & 0x3f, 6, number(2, 4)?)),
            _ => None, // in parts: data only
        },
        (0x80, 3) => None, // of unknown length: data only
        (0x80, digits) => {
            let count = 1 << digits;
            Some((first >> 2 & 0x0f, 1 + count, number(1, count)?))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Extraction {
        assert_eq!(Pgp.bid(&Probe { untrusted_name: "x", bytes }), Bid::Magic);
        Pgp.extract(bytes, &ReadLimits::default())
    }

    #[test]
    fn signed_text_is_read_without_its_signature() {
        let reading = read(b"-----BEGIN PGP SIGNED MESSAGE-----\r\nHash: SHA256\r\n\r\nDear Jo\r\n- -- \r\nSmith\r\n-----BEGIN PGP SIGNATURE-----\r\n\r\niQEz\r\n-----END PGP SIGNATURE-----\r\n");
        assert_eq!(reading.passages.len(), 1);
        assert_eq!(reading.passages[0].text.expose().trim(), "Dear Jo\n-- \nSmith");
        assert!(reading.exceptions.is_empty());
    }

    #[test]
    fn a_signature_is_silent_and_a_message_is_an_exception() {
        let signature = read(b"-----BEGIN PGP SIGNATURE-----\nVersion: 1\n\niQEz\n-----END PGP SIGNATURE-----\n");
        assert!(signature.passages.is_empty() && signature.exceptions.is_empty());
        let message = read(b"-----BEGIN PGP MESSAGE-----\n\nhQEM\n");
        assert_eq!(message.exceptions[0].kind, ExceptionKind::Encrypted);
    }

    #[test]
    fn blocks_within_a_text_are_left_out_and_no_more() {
        let text = "Dear Jo\n-----BEGIN PGP SIGNATURE-----\nVersion: 1\n\niQEz+/8=\n=abcd\n-----END PGP SIGNATURE-----\nSmith\n-----BEGIN PGP MESSAGE-----\nhQEM0\nAda\nand so on\n";
        let expected = "Dear Jo\n-----BEGIN PGP SIGNATURE-----\n-----END PGP SIGNATURE-----\nSmith\n-----BEGIN PGP MESSAGE-----\nAda\nand so on\n";
        assert_eq!(without_blocks(text), expected);
    }

    #[test]
    fn a_key_names_its_people() {
        let user = b"Zoe Smith <zoe@b.example>";
        let old = [&[0x98, 2, 1, 1][..], &[0xb4, user.len() as u8], user].concat();
        let new = [&[0xc6, 1, 1][..], &[0xcd, user.len() as u8], user].concat();
        for packets in [old, new] {
            assert_eq!(people_of(&packets), ["Zoe Smith <zoe@b.example>"]);
            assert!(people_of(&packets[..packets.len() / 2]).len() < 2);
        }
    }
}
