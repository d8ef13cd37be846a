//! Mail folders in one file (mbox, RFC 4155): each message becomes a member. Reads the mboxo and mboxrd quotings.

use super::eml::header;
use super::{Bid, Format, Probe, ReadLimits};
use crate::model::{Evidence, Exception, ExceptionKind, Extraction, Member};

/// The reader of mbox files.
pub struct Mbox;

impl Format for Mbox {
    fn name(&self) -> &'static str {
        "mbox"
    }

    fn bid(&self, probe: &Probe) -> Bid {
        if opens_message(probe.bytes, 0) { Bid::Magic } else { Bid::No }
    }

    fn extract(&self, untrusted_bytes: &[u8], limits: &ReadLimits) -> Extraction {
        let mut extraction = Extraction::default();
        let mut left = limits.unpacked;
        for (n, message) in messages(untrusted_bytes).into_iter().enumerate() {
            let bytes = unquoted(message);
            if bytes.len() as u64 > left {
                let detail = format!("messages from number {} on are beyond the limit", n + 1);
                extraction.exceptions.push(Exception::whole(ExceptionKind::TooLarge, detail));
                break;
            }
            left -= bytes.len() as u64;
            extraction.members.push(Member { untrusted_name: Evidence::new(format!("message {}.eml", n + 1)), bytes });
        }
        extraction
    }
}

/// The messages without their `From ` lines. A separator is a `From ` line at the start or after a blank line that a
/// header field follows: bodies hold lines that begin with `From ` too.
fn messages(bytes: &[u8]) -> Vec<&[u8]> {
    let (mut out, mut at, mut start, mut after_blank) = (Vec::new(), 0, None, true);
    while at < bytes.len() {
        let (line, next) = header::line_at(bytes, at);
        if after_blank && opens_message(bytes, at) {
            out.extend(start.map(|s| &bytes[s..at]));
            start = Some(next);
        }
        after_blank = line.is_empty();
        at = next;
    }
    out.extend(start.map(|s| &bytes[s..]));
    out
}

fn opens_message(bytes: &[u8], at: usize) -> bool {
    if !bytes[at..].starts_with(b"From ") {
        return false;
    }
    let (_, next) = header::line_at(bytes, at);
    let (following, after) = header::line_at(bytes, next);
    // Some writers quote a second `From ` line right after the first.
    let (following, _) =
        if following.starts_with(b">From ") { header::line_at(bytes, after) } else { (following, after) };
    header::field_name(following).is_some()
}

/// Takes one `>` off every line that begins with `>From `, `>>From ` … (mboxrd; for mboxo the outermost is the only one),
/// and the blank line that ends the message.
fn unquoted(message: &[u8]) -> Vec<u8> {
    let message = message.strip_suffix(b"\n").unwrap_or(message);
    let message = message.strip_suffix(b"\r").unwrap_or(message);
    let mut out = Vec::with_capacity(message.len());
    let mut at = 0;
    while at < message.len() {
        let (_, next) = header::line_at(message, at);
        let marks = message[at..next].iter().take_while(|b| **b == b'>').count();
        let quoted = marks > 0 && message[at + marks..next].starts_with(b"From ");
        out.extend_from_slice(&message[at + usize::from(quoted)..next]);
        at = next;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const FOLDER: &[u8] = b"From a@b.example Mon Jun 01 04:28:28 2009\nFrom: A <a@b.example>\nSubject: one\n\nFrom here on\n\nFrom now on\n>From quoted\n>>From twice\n\nFrom c@d.example Tue Jun 02 04:28:28 2009\nFrom: C <c@d.example>\n\ntwo\n";

    fn read(bytes: &[u8]) -> Vec<String> {
        let members = Mbox.extract(bytes, &ReadLimits::default()).members;
        members.into_iter().map(|m| String::from_utf8(m.bytes).unwrap()).collect()
    }

    #[test]
    fn messages_are_parted_and_unquoted() {
        let all = read(FOLDER);
        assert_eq!(all.len(), 2);
        assert_eq!(
            all[0],
            "From: A <a@b.example>\nSubject: one\n\nFrom here on\n\nFrom now on\nFrom quoted\n>From twice\n"
        );
        assert_eq!(all[1], "From: C <c@d.example>\n\ntwo");
    }

    #[test]
    fn only_a_folder_is_claimed() {
        assert_eq!(Mbox.bid(&Probe { untrusted_name: "x", bytes: FOLDER }), Bid::Magic);
        assert_eq!(Mbox.bid(&Probe { untrusted_name: "x.mbox", bytes: b"From the desk of\nus all\n" }), Bid::No);
    }

    #[test]
    fn a_limit_is_an_exception() {
        let limits = ReadLimits { unpacked: 110, ..ReadLimits::default() };
        let reading = Mbox.extract(FOLDER, &limits);
        assert_eq!((reading.members.len(), reading.exceptions[0].kind), (1, ExceptionKind::TooLarge));
    }
}
