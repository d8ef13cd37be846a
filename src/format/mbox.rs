//! Mail folders in one file (mbox, RFC 4155): each message becomes a member. Reads the mboxo and mboxrd quotings.

mod cut;

use super::eml::header;
use super::large::{Kept, LOOK, Large};
use super::{Bid, Format, Probe, ReadLimits, Taker};
use crate::model::{Exception, ExceptionKind, Extraction, Waypoint};
use cut::{Cut, WINDOW};
use std::ops::Range;

/// The reader of mbox files.
pub struct Mbox;

/// Largest message taken out of a folder: no server of mail lets one through.
const MAX_MESSAGE: u64 = 256 << 20;

impl Format for Mbox {
    fn name(&self) -> &'static str {
        "mbox"
    }

    fn bid(&self, probe: &Probe) -> Bid {
        let bytes = &probe.bytes[cut::start_of(probe.bytes)..];
        if cut::opens_message(bytes) || cut::is_mmdf(bytes) { Bid::Magic } else { Bid::No }
    }

    fn extract(&self, untrusted_bytes: &[u8], limits: &ReadLimits) -> Extraction {
        Kept::all_of(self, untrusted_bytes, limits)
    }

    fn is_apart(&self, _: &Probe, _: &dyn Large) -> bool {
        true
    }

    fn take_apart(&self, file: &dyn Large, limits: &ReadLimits, taker: &mut dyn Taker) -> Extraction {
        let mut out = Extraction::default();
        let mut left = limits.unpacked;
        let mut except = |kind, detail| out.exceptions.push(Exception::whole(kind, detail));
        let Waypoint { at: mut passed, mut number } = taker.from();
        let mut cut = Cut::from(file, WINDOW, passed);
        while let Some(range) = cut.next() {
            if let Some(at) = cut.waypoint().filter(|at| *at >= passed + LOOK) {
                passed = at;
                if taker.pass(Waypoint { at, number }).is_err() {
                    break;
                }
            }
            number += 1;
            let n = number;
            if taker.skips() {
                continue;
            }
            if range.end - range.start > MAX_MESSAGE {
                let detail = format!("message number {n} is larger than {} MiB and was not read", MAX_MESSAGE >> 20);
                except(ExceptionKind::TooLarge, detail);
                continue;
            }
            let Some(bytes) = message(file, range) else {
                except(ExceptionKind::Unreadable, format!("message number {n} could not be read from the disk"));
                continue;
            };
            if bytes.len() as u64 > left {
                except(ExceptionKind::TooLarge, format!("messages from number {n} on are beyond the limit"));
                break;
            }
            left -= bytes.len() as u64;
            if taker.whole(&format!("message {n}.eml"), &bytes).is_err() {
                break;
            }
        }
        out
    }
}

/// A message as it was before it was put into the folder.
fn message(file: &dyn Large, range: Range<u64>) -> Option<Vec<u8>> {
    let mut bytes = unquoted(&file.bytes(range.start, (range.end - range.start) as usize)?);
    if bytes.starts_with(b"From ") {
        bytes.insert(0, b'>'); // a line of the message, no folder of one message
    }
    Some(bytes)
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
