//! What the readers of archives share: members taken out within limits, and the list of entry names as a passage.
//! Names are evidence and never paths.

use super::ReadLimits;
use crate::model::{Evidence, Exception, ExceptionKind, Extraction, Locator, Member, Passage, PassageKind};
use std::io::Read;

/// Entries of one archive that are taken out; the rest is an exception.
pub const MAX_ENTRIES: usize = 100_000;

/// Unpacking beyond this ratio is a bomb, once more than [`BOMB_FLOOR`] bytes came out.
const MAX_RATIO: u64 = 300;
const BOMB_FLOOR: u64 = 32 << 20;

/// Entries that an exception names by number; of more it gives the count.
const MOST_NUMBERS: usize = 12;

/// Members as they come out of an archive.
pub struct Unpacking {
    left: u64,
    packed: u64,
    unpacked: u64,
    names: String,
    out: Extraction,
    damaged: u32,
    stopped: bool,
}

impl Unpacking {
    /// Starts on an archive of `packed` bytes.
    pub fn new(packed: usize, limits: &ReadLimits) -> Unpacking {
        Unpacking {
            left: limits.unpacked,
            packed: packed as u64,
            unpacked: 0,
            names: String::new(),
            out: Extraction::default(),
            damaged: 0,
            stopped: false,
        }
    }

    /// Lists an entry by name: folders and entries that cannot be opened are evidence too.
    pub fn name(&mut self, untrusted_name: &str) {
        self.names.push_str(untrusted_name);
        self.names.push('\n');
    }

    /// True once a limit was met: nothing more is taken out.
    pub fn stopped(&self) -> bool {
        self.stopped
    }

    /// Reads an entry to its end or to the limit and keeps what came out. What came out before an error is kept too.
    pub fn take(&mut self, untrusted_name: &str, reader: impl Read) {
        let mut bytes = Vec::new();
        let allowed =
            self.left.min((self.packed.saturating_mul(MAX_RATIO)).max(BOMB_FLOOR).saturating_sub(self.unpacked));
        let read = reader.take(allowed + 1).read_to_end(&mut bytes);
        if bytes.len() as u64 > allowed {
            self.stopped = true;
            self.exception(ExceptionKind::TooLarge, "the archive unpacks to more than the limit");
            return;
        }
        self.left -= bytes.len() as u64;
        self.unpacked += bytes.len() as u64;
        self.damaged += u32::from(read.is_err());
        if read.is_ok() || !bytes.is_empty() {
            self.out.members.push(Member { untrusted_name: Evidence::new(untrusted_name), bytes });
        }
        if self.out.members.len() >= MAX_ENTRIES {
            self.stopped = true;
            self.exception(ExceptionKind::TooLarge, "the archive holds more entries than the limit");
        }
    }

    /// Entries so far that broke off or could not be opened.
    pub fn damaged(&self) -> u32 {
        self.damaged
    }

    /// Notes an entry that could not be opened.
    pub fn damage(&mut self) {
        self.damaged += 1;
    }

    /// Adds an exception of the whole archive.
    pub fn exception(&mut self, kind: ExceptionKind, detail: &str) {
        self.out.exceptions.push(Exception::whole(kind, detail));
    }

    /// The reading: the list of names, the members, the exceptions.
    pub fn finish(mut self) -> Extraction {
        if self.damaged > 0 {
            let detail = format!("{} damaged", counted(self.damaged));
            self.out.exceptions.push(Exception::whole(ExceptionKind::PartlyRead, detail));
        }
        if !self.names.trim().is_empty() {
            let locator = Locator::Property("entry names".to_owned());
            self.out.passages.push(Passage::new(locator, PassageKind::Property, self.names.trim_end()));
        }
        self.out
    }
}

/// `entry 3 of the archive is`, `entries 3, 5 and 9 of the archive are`: numbers from 1, as in the list of names. Names
/// themselves are evidence, which an exception does not hold.
pub fn numbered(entries: &[usize]) -> String {
    let shown: Vec<String> = entries.iter().take(MOST_NUMBERS).map(|n| (n + 1).to_string()).collect();
    let rest = entries.len() - shown.len();
    match shown.split_last() {
        Some((only, [])) => format!("entry {only} of the archive is"),
        Some((last, first)) if rest == 0 => format!("entries {} and {last} of the archive are", first.join(", ")),
        _ => format!("entries {} and {rest} more of the archive are", shown.join(", ")),
    }
}

/// `one entry of the archive is`, `7 entries of the archive are`.
fn counted(count: u32) -> String {
    if count == 1 { "one entry of the archive is".to_owned() } else { format!("{count} entries of the archive are") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_named_by_number() {
        assert_eq!(numbered(&[2]), "entry 3 of the archive is");
        assert_eq!(numbered(&[0, 4, 8]), "entries 1, 5 and 9 of the archive are");
        let many: Vec<usize> = (0..14).collect();
        let told = numbered(&many);
        assert!(told.starts_with("entries 1, 2, ") && told.ends_with(", 12 and 2 more of the archive are"), "{told}");
    }
}
