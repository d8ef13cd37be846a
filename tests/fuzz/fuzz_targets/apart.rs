//! Large files taken apart in pieces: the same members come out as of a file that is held, from whichever member on they are
//! asked for, through reads however short, and where the disk fails in the middle or nobody takes more.

use super::readers;
use dsar::format::{Format, Large, ReadLimits, Taker, choose_large};
use dsar::model::{Extraction, Waypoint};
use std::io;

/// The first four bytes say how it is read, the rest is the file.
pub fn apart(bytes: &[u8]) {
    let Some((&[skip, most, bad, stop], file)) = bytes.split_first_chunk::<4>() else { return };
    let Some(format) = choose_large("file", &file) else { return };
    let limits = readers::limits();
    let (Members { came: all, passed, .. }, read) = taken(format, &file, Members::default(), &limits);
    let whole = format.extract(file, &limits);
    let held: Vec<(&str, &[u8])> =
        whole.members.iter().map(|m| (m.untrusted_name.expose(), m.bytes.as_slice())).collect();
    let came: Vec<(&str, &[u8])> = all.iter().map(|m| (m.name.as_str(), m.bytes.as_slice())).collect();
    assert!(came == held, "{} members come out of the file apart, {} of the file held", came.len(), held.len());
    assert_eq!(read.passages, whole.passages, "the file itself says something else when it is taken apart");
    assert_eq!(read.exceptions, whole.exceptions, "something else is said of a file that is taken apart");

    let disk = Disk { bytes: file, most: usize::from(most) + 1, bad: None };
    let (Members { came: rest, .. }, _) = taken(format, &disk, Members::skipping(u64::from(skip)), &limits);
    let wanted = all.iter().filter(|m| m.number >= u64::from(skip));
    assert!(wanted.zip(&rest).all(|(a, b)| a == b), "other members come behind those passed over");
    assert!(all.iter().all(|m| m.number < u64::from(skip)) || !rest.is_empty(), "no members behind those passed over");

    // A mailbox that grew is read on from a place that it named.
    if let Some(from) = passed.get(usize::from(skip) % passed.len().max(1)) {
        let (Members { came: rest, .. }, _) = taken(format, &file, Members::beginning(*from), &limits);
        let wanted = all.iter().filter(|m| m.number >= from.number);
        assert!(wanted.eq(&rest), "other members come behind a waypoint");
    }

    let bad = file.len() as u64 * u64::from(bad) / 256;
    let disk = Disk { bad: Some(bad), ..disk };
    let (_, read) = taken(format, &disk, Members { stop: Some(u64::from(stop)), ..Members::default() }, &limits);
    readers::check(&read, &limits);
}

fn taken(format: &dyn Format, file: &dyn Large, members: Members, limits: &ReadLimits) -> (Members, Extraction) {
    let mut members = members;
    let read = format.take_apart(file, limits, &mut members);
    assert!(members.open.is_none() || members.closed, "a member was left open");
    (members, read)
}

/// A file whose reads are short, and fail from some byte on.
struct Disk<'a> {
    bytes: &'a [u8],
    most: usize,
    bad: Option<u64>,
}

impl Large for Disk<'_> {
    fn size(&self) -> u64 {
        self.bytes.len() as u64
    }

    fn read_at(&self, at: u64, into: &mut [u8]) -> io::Result<usize> {
        // Short reads only in files that are not made of thousands of them.
        let most = if self.bytes.len() < 64 << 10 { into.len().min(self.most * 16) } else { into.len() };
        let count = self.bytes.read_at(at, &mut into[..most])?;
        if self.bad.is_some_and(|bad| at + count as u64 > bad) { Err(io::ErrorKind::Other.into()) } else { Ok(count) }
    }
}

#[derive(PartialEq)]
struct Came {
    number: u64,
    name: String,
    bytes: Vec<u8>,
}

/// Members as a worker hands them on.
#[derive(Default)]
struct Members {
    from: Waypoint,
    passed: Vec<Waypoint>,
    skip: u64,
    stop: Option<u64>,
    asked: u64,
    open: Option<Came>,
    came: Vec<Came>,
    closed: bool,
}

impl Members {
    fn skipping(skip: u64) -> Members {
        Members { skip, ..Members::default() }
    }

    fn beginning(from: Waypoint) -> Members {
        Members { from, skip: from.number, ..Members::default() }
    }
}

impl Taker for Members {
    fn from(&mut self) -> Waypoint {
        self.asked = self.from.number;
        self.from
    }

    fn pass(&mut self, waypoint: Waypoint) -> io::Result<()> {
        assert!(waypoint.number == self.asked, "a waypoint stands elsewhere than at the next member");
        self.passed.push(waypoint);
        Ok(())
    }

    fn skips(&mut self) -> bool {
        assert!(self.open.is_none() || self.closed, "a member is asked after while another is open");
        self.asked += 1;
        self.asked <= self.skip
    }

    fn begin(&mut self, untrusted_name: &str) -> io::Result<()> {
        assert!(self.open.is_none() || self.closed, "two members are open");
        assert!(self.asked > self.skip, "a member comes that was had before");
        if self.stop.is_some_and(|stop| self.came.len() as u64 >= stop) {
            self.closed = true;
            return Err(io::ErrorKind::BrokenPipe.into());
        }
        self.open = Some(Came { number: self.asked - 1, name: untrusted_name.to_owned(), bytes: Vec::new() });
        Ok(())
    }

    fn piece(&mut self, bytes: &[u8]) -> io::Result<()> {
        let open = self.open.as_mut().expect("a member is open when a piece of it comes");
        open.bytes.extend_from_slice(bytes);
        Ok(())
    }

    fn end(&mut self, keep: bool) -> io::Result<()> {
        let open = self.open.take().expect("a member is open when it ends");
        assert!(self.came.last().is_none_or(|last| last.number < open.number), "two members have one number");
        self.came.extend(Some(open).filter(|_| keep));
        Ok(())
    }
}
