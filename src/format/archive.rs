//! What the readers of archives share: members taken out within limits, and the list of entry names as a passage.
//! Names are evidence and never paths.

use super::{ReadLimits, Taker};
use crate::model::{Evidence, Exception, ExceptionKind, Extraction, Locator, Member, Passage, PassageKind};
use std::io::Read;

/// Entries of one archive that are taken out; the rest is an exception. Of a large one more, for they are not held together.
pub const MAX_ENTRIES: usize = 100_000;
pub const MAX_ENTRIES_APART: usize = 1_000_000;

/// Unpacking beyond this ratio is a bomb, once more than [`BOMB_FLOOR`] bytes came out.
const MAX_RATIO: u64 = 300;
const BOMB_FLOOR: u64 = 32 << 20;

/// Entries that an exception names by number; of more it gives the count.
const MOST_NUMBERS: usize = 12;

/// Bytes of a member that is handed on in pieces.
const PIECE: usize = 256 << 10;
/// Bytes asked of a decoder at a time: one that meets damage loses what came out in that call.
const STEP: usize = 1 << 10;

/// Members as they come out of an archive: kept, or handed on one by one.
pub struct Unpacking<'t> {
    left: u64,
    packed: u64,
    unpacked: u64,
    names: String,
    listed: usize,
    taken: usize,
    out: Extraction,
    damaged: u32,
    stopped: bool,
    taker: Option<&'t mut dyn Taker>,
}

/// What became of an entry.
struct Came {
    bytes: u64,
    /// It read to its end.
    whole: bool,
    beyond: bool,
}

impl<'t> Unpacking<'t> {
    /// Starts on an archive of `packed` bytes whose members go to `taker`; without one they are kept.
    pub fn new(packed: u64, limits: &ReadLimits, taker: Option<&'t mut dyn Taker>) -> Unpacking<'t> {
        Unpacking {
            left: limits.unpacked,
            packed,
            unpacked: 0,
            names: String::new(),
            listed: 0,
            taken: 0,
            out: Extraction::default(),
            damaged: 0,
            stopped: false,
            taker,
        }
    }

    /// Lists an entry by name: folders and entries that cannot be opened are evidence too.
    pub fn name(&mut self, untrusted_name: &str) {
        self.names.push_str(untrusted_name);
        self.names.push('\n');
        self.listed += 1;
    }

    /// Lists what is no entry, such as the archive's comment.
    pub fn remark(&mut self, untrusted_text: &str) {
        self.names.push_str(untrusted_text);
        self.names.push('\n');
    }

    /// True once a limit was met: nothing more is taken out.
    pub fn stopped(&self) -> bool {
        self.stopped
    }

    /// Entries that are taken out at most.
    pub fn most(&self) -> usize {
        if self.taker.is_some() { MAX_ENTRIES_APART } else { MAX_ENTRIES }
    }

    /// True where the next member was had before: the caller need not open it.
    pub fn skips(&mut self) -> bool {
        let skips = self.taker.as_mut().is_some_and(|taker| taker.skips());
        self.taken += usize::from(skips);
        skips
    }

    /// Reads an entry to its end or to the limit and keeps what came out. What came out before an error is kept too.
    pub fn take(&mut self, untrusted_name: &str, reader: impl Read) {
        let allowed =
            self.left.min((self.packed.saturating_mul(MAX_RATIO)).max(BOMB_FLOOR).saturating_sub(self.unpacked));
        let reader = reader.take(allowed.saturating_add(1));
        let came = match self.taker.take() {
            Some(taker) => {
                let came = hand_on(untrusted_name, reader, allowed, taker);
                self.taker = Some(taker);
                came
            }
            None => self.keep(untrusted_name, reader, allowed),
        };
        if came.beyond {
            let detail = format!("the archive unpacks to more than the limit: {} not read", self.rest());
            return self.stop(&detail);
        }
        self.left -= came.bytes;
        self.unpacked += came.bytes;
        self.damaged += u32::from(!came.whole);
        self.taken += usize::from(came.whole || came.bytes > 0);
        if self.taken >= self.most() {
            let detail = format!("the archive holds more entries than the limit: those after number {}", self.listed);
            self.stop(&format!("{detail} were not read"));
        }
    }

    fn keep(&mut self, untrusted_name: &str, mut reader: impl Read, allowed: u64) -> Came {
        let (mut bytes, mut piece) = (Vec::new(), [0; 8 * STEP]);
        let whole = loop {
            let (count, sound) = fill(&mut reader, &mut piece);
            bytes.extend_from_slice(&piece[..count]);
            if !sound || count < piece.len() {
                break sound;
            }
        };
        let came = Came { bytes: bytes.len() as u64, whole, beyond: bytes.len() as u64 > allowed };
        if !came.beyond && (whole || came.bytes > 0) {
            self.out.members.push(Member { untrusted_name: Evidence::new(untrusted_name), bytes });
        }
        came
    }

    fn rest(&self) -> String {
        match self.listed {
            0 | 1 => "its content was".to_owned(),
            n => format!("its entries from number {n} on were"),
        }
    }

    fn stop(&mut self, detail: &str) {
        self.stopped = true;
        self.exception(ExceptionKind::TooLarge, detail);
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

/// Fills `piece` as far as bytes come: how many, and whether nothing broke off.
fn fill(reader: &mut impl Read, piece: &mut [u8]) -> (usize, bool) {
    let mut at = 0;
    while at < piece.len() {
        // Up to the next multiple: however short reads were before, what is lost is the same for pieces of every size.
        let end = piece.len().min((at / STEP + 1) * STEP);
        match reader.read(&mut piece[at..end]) {
            Ok(0) => break,
            Ok(count) => at += count,
            Err(e) if e.kind() == std::io::ErrorKind::Interrupted => {}
            Err(_) => return (at, false),
        }
    }
    (at, true)
}

/// Hands an entry on in pieces as it comes out.
fn hand_on(untrusted_name: &str, mut reader: impl Read, allowed: u64, taker: &mut dyn Taker) -> Came {
    let mut came = Came { bytes: 0, whole: true, beyond: false };
    let mut piece = vec![0; PIECE];
    let mut begun = taker.begin(untrusted_name);
    while begun.is_ok() && !came.beyond {
        let (count, sound) = fill(&mut reader, &mut piece);
        came.whole = sound;
        came.bytes += count as u64;
        came.beyond = came.bytes > allowed;
        if !came.beyond && count > 0 {
            begun = taker.piece(&piece[..count]);
        }
        if !sound || count < piece.len() {
            break;
        }
    }
    let kept = !came.beyond && (came.whole || came.bytes > 0);
    // Where nobody takes any more, nothing more need come out.
    let taken = begun.and_then(|()| taker.end(kept));
    came.beyond |= taken.is_err();
    came
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
    use super::super::large::Kept;
    use super::*;

    /// Gives seven hundred bytes at most in a call; a call that would go beyond 300,500 fails as a decoder does, with all it had.
    struct Damaged(usize);

    impl Read for Damaged {
        fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
            let count = into.len().min(700);
            if self.0 + count > 300_500 {
                return Err(std::io::ErrorKind::InvalidData.into());
            }
            into[..count].fill(b'a');
            self.0 += count;
            Ok(count)
        }
    }

    #[test]
    fn of_a_damaged_entry_as_much_is_kept_as_is_handed_on() {
        let limits = ReadLimits::default();
        let mut held = Unpacking::new(1 << 20, &limits, None);
        held.take("a", Damaged(0));
        let mut taker = Kept::default();
        let mut apart = Unpacking::new(1 << 20, &limits, Some(&mut taker));
        apart.take("a", Damaged(0));
        assert_eq!((held.damaged(), apart.damaged()), (1, 1));
        let (kept, handed) = (held.finish().members[0].bytes.len(), taker.members[0].bytes.len());
        assert!(kept == handed && kept > 300_500 - STEP, "{kept} kept, {handed} handed on");
    }

    #[test]
    fn entries_are_named_by_number() {
        assert_eq!(numbered(&[2]), "entry 3 of the archive is");
        assert_eq!(numbered(&[0, 4, 8]), "entries 1, 5 and 9 of the archive are");
        let many: Vec<usize> = (0..14).collect();
        let told = numbered(&many);
        assert!(told.starts_with("entries 1, 2, ") && told.ends_with(", 12 and 2 more of the archive are"), "{told}");
    }
}
