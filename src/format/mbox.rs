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
        let bytes = &probe.bytes[start_of(probe.bytes)..];
        if opens_message(bytes, 0) || is_mmdf(bytes) { Bid::Magic } else { Bid::No }
    }

    fn extract(&self, untrusted_bytes: &[u8], limits: &ReadLimits) -> Extraction {
        let mut extraction = Extraction::default();
        let mut left = limits.unpacked;
        let bytes = &untrusted_bytes[start_of(untrusted_bytes)..];
        let messages = if is_mmdf(bytes) { mmdf(bytes) } else { messages(bytes) };
        for (n, message) in messages.into_iter().enumerate() {
            let mut bytes = unquoted(message);
            if bytes.starts_with(b"From ") {
                bytes.insert(0, b'>'); // a line of the message, no folder of one message
            }
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

/// Where the first message starts: after a byte order mark and blank lines.
fn start_of(bytes: &[u8]) -> usize {
    let mark = if bytes.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
    mark + bytes[mark..].iter().take_while(|b| matches!(b, b'\r' | b'\n')).count()
}

/// What parts messages in MMDF folders.
const MMDF: &[u8] = b"\x01\x01\x01\x01";

fn is_mmdf(bytes: &[u8]) -> bool {
    bytes.starts_with(MMDF) && {
        let (_, next) = header::line_at(bytes, 0);
        let (line, _) = header::line_at(bytes, next);
        line.starts_with(b"From ") || header::field_name(line).is_some()
    }
}

fn mmdf(bytes: &[u8]) -> Vec<&[u8]> {
    let (mut out, mut at, mut start) = (Vec::new(), 0, 0);
    while at < bytes.len() {
        let (line, next) = header::line_at(bytes, at);
        if line == MMDF {
            out.push(&bytes[start..at]);
            start = next;
        }
        at = next;
    }
    out.push(&bytes[start..]);
    out.retain(|message| !message.trim_ascii().is_empty());
    out
}

/// The messages. A separator is a `From ` line at the start or after a blank line that a header field follows: bodies hold
/// lines that begin with `From ` too. Its line is kept where it names somebody whom the header does not.
fn messages(bytes: &[u8]) -> Vec<&[u8]> {
    let (mut out, mut at, mut start, mut after_blank) = (Vec::new(), 0, None, true);
    while at < bytes.len() {
        let (line, next) = header::line_at(bytes, at);
        if after_blank && opens_message(bytes, at) {
            out.extend(start.map(|s| &bytes[s..at]));
            start = Some(if tells_more(line, &bytes[next..]) { at } else { next });
            if let Some(end) = told_end(bytes, next) {
                (at, after_blank) = (end, true);
                continue;
            }
        }
        after_blank = line.is_empty();
        at = next;
    }
    out.extend(start.map(|s| &bytes[s..]));
    out
}

/// True where the separator's address does not stand in the header that follows.
fn tells_more(separator: &[u8], rest: &[u8]) -> bool {
    let address = separator[b"From ".len()..].split(|b| *b == b' ').next().unwrap_or_default();
    let head = &rest[..rest.len().min(8 << 10)];
    address.contains(&b'@') && !head.windows(address.len()).any(|w| w.eq_ignore_ascii_case(address))
}

/// Where the message whose header starts at `at` ends by its own telling (`Content-Length`, of the mboxcl dialects), if a
/// separator or the end of the file is there.
fn told_end(bytes: &[u8], at: usize) -> Option<usize> {
    let (mut at, mut length) = (at, None);
    loop {
        let (line, next) = header::line_at(bytes, at);
        if line.is_empty() {
            at = next;
            break;
        }
        if header::field_name(line).is_some_and(|name| name.eq_ignore_ascii_case("content-length")) {
            let value = line.split(|b| *b == b':').nth(1).unwrap_or_default();
            length = std::str::from_utf8(value.trim_ascii()).ok().and_then(|n| n.parse::<usize>().ok());
        }
        at = next;
    }
    let end = at.checked_add(length?)?;
    let blank = bytes.get(end..)?.iter().take(4).take_while(|b| matches!(b, b'\r' | b'\n')).count();
    let end = end + blank;
    (end == bytes.len() || opens_message(bytes, end)).then_some(end)
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
    fn told_lengths_are_believed_where_they_lead_to_a_message() {
        let body = "one\n\nFrom here on\nSubject: not a message\n";
        let folder = |length: usize| {
            format!(
                "From a@b.example Mon Jun 01 04:28:28 2009\nFrom: a@b.example\nContent-Length: {length}\n\n{body}\nFrom c@d.example Tue Jun 02 04:28:28 2009\nFrom: C <c@d.example>\n\ntwo\n"
            )
        };
        assert_eq!(read(folder(body.len()).as_bytes()).len(), 2);
        assert_eq!(read(folder(7).as_bytes()).len(), 3);
        assert_eq!(read(folder(70_000).as_bytes()).len(), 3);
    }

    #[test]
    fn a_sender_whom_only_the_separator_names_is_kept() {
        let all = read(b"\nFrom hidden@b.example Mon Jun 01 04:28:28 2009\nSubject: x\n\none\n");
        assert!(all[0].starts_with(">From hidden@b.example"));
    }

    #[test]
    fn mmdf_folders_are_read() {
        let all = read(b"\x01\x01\x01\x01\nFrom: a@b.example\n\none\n\x01\x01\x01\x01\n\x01\x01\x01\x01\nFrom: c@d.example\n\ntwo\n\x01\x01\x01\x01\n");
        assert_eq!(all, ["From: a@b.example\n\none", "From: c@d.example\n\ntwo"]);
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
