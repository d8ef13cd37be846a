//! Where one message of a folder ends and the next begins, without the folder in memory: a window of it moves along.

use crate::format::eml::header;
use crate::format::{LOOK, Large};
use std::ops::Range;

/// Bytes of the window.
pub const WINDOW: usize = 1 << 20;
/// Bytes in which a separator and the line after it stand.
const OPENING: usize = 4 << 10;
/// Bytes of a header in which the separator's address is looked for.
const HEAD: usize = 8 << 10;
/// What parts messages in MMDF folders.
const MMDF: &[u8] = b"\x01\x01\x01\x01";

/// The messages of a folder, one after another, as ranges of its bytes.
pub struct Cut<'a> {
    lines: Lines<'a>,
    is_mmdf: bool,
    at: u64,
    start: Option<u64>,
    after_blank: bool,
    /// Where the separators stand of the message that is open and of the one given last.
    open: Option<u64>,
    given: Option<u64>,
    /// How far into the file a message told to reach that was not believed: in a larger file it might be.
    disbelieved: u64,
}

impl<'a> Cut<'a> {
    /// Cuts `file`, through a window of so many bytes.
    pub fn new(file: &'a dyn Large, window: usize) -> Cut<'a> {
        let mut lines = Lines { file, window, held: Vec::new(), from: 0 };
        let at = start_of(lines.ahead(0, OPENING)) as u64;
        let is_mmdf = is_mmdf(lines.ahead(at, OPENING));
        let start = is_mmdf.then_some(at);
        Cut { lines, is_mmdf, at, start, after_blank: true, open: None, given: None, disbelieved: 0 }
    }

    /// The same from a waypoint on; 0 is the beginning.
    pub fn from(file: &'a dyn Large, window: usize, waypoint: u64) -> Cut<'a> {
        let cut = Cut::new(file, window);
        if waypoint == 0 { cut } else { Cut { at: waypoint, is_mmdf: false, start: None, ..cut } }
    }

    /// Where the message given last can be told to begin by who knows only the bytes up to [`LOOK`] behind.
    pub fn waypoint(&self) -> Option<u64> {
        self.given.filter(|at| !self.is_mmdf && self.disbelieved.saturating_add(OPENING as u64) <= at + LOOK)
    }

    fn message(&mut self) -> Option<Range<u64>> {
        while self.at < self.lines.file.size() {
            let done = if self.is_mmdf { self.past_mmdf_line() } else { self.past_line() };
            if done.is_some() {
                return done;
            }
        }
        self.given = self.open;
        self.start.take().map(|start| start..self.lines.file.size())
    }

    /// A separator is a `From ` line at the start or after a blank line that a header field follows: bodies hold lines that
    /// begin with `From ` too. Its line is kept where it names somebody whom the header does not.
    fn past_line(&mut self) -> Option<Range<u64>> {
        let (at, (end, next)) = (self.at, self.lines.line_at(self.at));
        let opens = self.after_blank && opens_message(self.lines.ahead(at, OPENING));
        (self.at, self.after_blank) = (next, end == at);
        if !opens {
            return None;
        }
        let tells = tells_more(self.lines.ahead(at, (next - at) as usize + HEAD), (end - at) as usize);
        let before = self.start.replace(if tells { at } else { next });
        self.given = self.open.replace(at);
        if let Some(end) = self.told_end(next) {
            (self.at, self.after_blank) = (end, true);
        }
        before.map(|start| start..at)
    }

    fn past_mmdf_line(&mut self) -> Option<Range<u64>> {
        let (at, (end, next)) = (self.at, self.lines.line_at(self.at));
        self.at = next;
        let parts = end - at == MMDF.len() as u64 && self.lines.ahead(at, MMDF.len()) == MMDF;
        if parts { self.start.replace(next).map(|start| start..at) } else { None }
    }

    /// Where the message whose header starts at `at` ends by its own telling (`Content-Length`, of the mboxcl dialects), if a
    /// separator or the end of the file is there.
    fn told_end(&mut self, mut at: u64) -> Option<u64> {
        let (mut length, size) = (None, self.lines.file.size());
        while at < size {
            let (end, next) = self.lines.line_at(at);
            if end == at {
                at = next;
                break;
            }
            let line = self.lines.ahead(at, ((end - at) as usize).min(OPENING));
            if header::field_name(line).is_some_and(|name| name.eq_ignore_ascii_case("content-length")) {
                let value = line.split(|b| *b == b':').nth(1).unwrap_or_default();
                length = std::str::from_utf8(value.trim_ascii()).ok().and_then(|n| n.parse::<u64>().ok());
            }
            at = next;
        }
        let told = at.saturating_add(length?);
        // Looked at apart: the window stays where it is.
        let there = if told <= size { self.lines.file.piece(told, OPENING) } else { Vec::new() };
        let blank = there.iter().take(4).take_while(|b| matches!(b, b'\r' | b'\n')).count();
        let end = told.saturating_add(blank as u64);
        let believed = end == size || opens_message(&there[blank..]);
        if !believed {
            self.disbelieved = self.disbelieved.max(end);
        }
        believed.then_some(end)
    }
}

impl Iterator for Cut<'_> {
    type Item = Range<u64>;

    fn next(&mut self) -> Option<Range<u64>> {
        loop {
            let message = self.message()?;
            // Between two MMDF folders' separators there is nothing.
            let blank = |range: &Range<u64>, lines: &mut Lines| {
                range.end - range.start < OPENING as u64
                    && lines.ahead(range.start, (range.end - range.start) as usize).trim_ascii().is_empty()
            };
            if !(self.is_mmdf && blank(&message, &mut self.lines)) {
                return Some(message);
            }
        }
    }
}

/// Lines of a file too large to be held.
struct Lines<'a> {
    file: &'a dyn Large,
    window: usize,
    held: Vec<u8>,
    from: u64,
}

impl Lines<'_> {
    /// The bytes at `at`, `count` of them if there are so many.
    fn ahead(&mut self, at: u64, count: usize) -> &[u8] {
        let count = count.min(self.file.size().saturating_sub(at) as usize);
        if at < self.from || at + count as u64 > self.from + self.held.len() as u64 {
            self.held = self.file.piece(at, self.window.max(count));
            self.from = at;
        }
        let start = (at - self.from) as usize;
        self.held.get(start..start + count).unwrap_or_default()
    }

    /// Where the line at `at` ends, its end of line left out, and where the next begins.
    fn line_at(&mut self, at: u64) -> (u64, u64) {
        let size = self.file.size();
        let within = (self.from + self.held.len() as u64).saturating_sub(at).min(self.window as u64) as usize;
        let found = memchr::memchr(b'\n', if at < self.from { &[] } else { self.ahead(at, within) });
        let feed = match found {
            Some(n) => at + n as u64,
            None => match self.feed_after(at) {
                Some(feed) => feed,
                None => return (self.without_return(at, size), size),
            },
        };
        (self.without_return(at, feed), feed + 1)
    }

    /// The line feed at or after `at`, however far it is.
    fn feed_after(&mut self, at: u64) -> Option<u64> {
        let window = self.window;
        if let Some(n) = memchr::memchr(b'\n', self.ahead(at, window)) {
            return Some(at + n as u64);
        }
        let mut from = at + window as u64;
        while from < self.file.size() {
            let piece = self.file.piece(from, WINDOW);
            if let Some(n) = memchr::memchr(b'\n', &piece) {
                return Some(from + n as u64);
            }
            from += WINDOW as u64;
        }
        None
    }

    fn without_return(&mut self, at: u64, end: u64) -> u64 {
        let before = (end > at).then(|| end - 1);
        let held = before.and_then(|n| n.checked_sub(self.from)).and_then(|n| self.held.get(n as usize).copied());
        let byte = held.or_else(|| before.and_then(|n| self.file.bytes(n, 1)).map(|b| b[0]));
        if byte == Some(b'\r') { end - 1 } else { end }
    }
}

/// Where the first message starts: after a byte order mark and blank lines.
pub fn start_of(bytes: &[u8]) -> usize {
    let mark = if bytes.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
    mark + bytes[mark..].iter().take_while(|b| matches!(b, b'\r' | b'\n')).count()
}

/// True where an MMDF folder starts.
pub fn is_mmdf(bytes: &[u8]) -> bool {
    bytes.starts_with(MMDF) && {
        let (_, next) = header::line_at(bytes, 0);
        let (line, _) = header::line_at(bytes, next);
        line.starts_with(b"From ") || header::field_name(line).is_some()
    }
}

/// True where a separator stands, and a header after it.
pub fn opens_message(bytes: &[u8]) -> bool {
    if !bytes.starts_with(b"From ") {
        return false;
    }
    let (_, next) = header::line_at(bytes, 0);
    let (following, after) = header::line_at(bytes, next);
    // Some writers quote a second `From ` line right after the first.
    let (following, _) =
        if following.starts_with(b">From ") { header::line_at(bytes, after) } else { (following, after) };
    header::field_name(following).is_some()
}

/// True where the address in the separator, the first `length` bytes, does not stand in the header that follows.
fn tells_more(bytes: &[u8], length: usize) -> bool {
    let separator = bytes.get(b"From ".len()..length).unwrap_or_default();
    let address = separator.split(|b| *b == b' ').next().unwrap_or_default();
    let rest = &bytes[length.min(bytes.len())..];
    let head = &rest[..rest.len().min(HEAD)];
    address.contains(&b'@') && !head.windows(address.len()).any(|w| w.eq_ignore_ascii_case(address))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Pieces that folders are made of; `R` stands for a carriage return where the folder has any.
    const PIECES: &[&str] = &[
        "From a@b.example Mon Jun 01 04:28:28 2009R\n",
        "From MAILER-DAEMON\n",
        ">From x\n",
        "From here on\n",
        "Subject: oneR\n",
        "Content-Length: 12\n",
        "Content-Length: 90000\n",
        "R\n",
        "\n",
        "\n\n",
        "words and moreR\n",
        "a line of some length that goes beyond what the smallest of the windows holds\n",
        "\x01\x01\x01\x01R\n",
        "\u{feff}",
        "no end",
    ];

    fn cut(bytes: &[u8], window: usize) -> Vec<Range<u64>> {
        Cut::new(&bytes, window).collect()
    }

    /// The way folders were cut while they were held in memory.
    fn held(bytes: &[u8]) -> Vec<Range<u64>> {
        let from = start_of(bytes);
        let bytes = &bytes[from..];
        let at = |range: Range<usize>| (range.start + from) as u64..(range.end + from) as u64;
        let ranges = if is_mmdf(bytes) { held_mmdf(bytes) } else { held_messages(bytes) };
        ranges.into_iter().map(at).collect()
    }

    fn held_mmdf(bytes: &[u8]) -> Vec<Range<usize>> {
        let (mut out, mut at, mut start) = (Vec::new(), 0, 0);
        while at < bytes.len() {
            let (line, next) = header::line_at(bytes, at);
            if line == MMDF {
                out.push(start..at);
                start = next;
            }
            at = next;
        }
        out.push(start..bytes.len());
        out.retain(|message| !bytes[message.clone()].trim_ascii().is_empty());
        out
    }

    fn held_messages(bytes: &[u8]) -> Vec<Range<usize>> {
        let (mut out, mut at, mut start, mut after_blank) = (Vec::new(), 0, None, true);
        while at < bytes.len() {
            let (line, next) = header::line_at(bytes, at);
            if after_blank && opens_message(&bytes[at..]) {
                out.extend(start.map(|s| s..at));
                start = Some(if tells_more(&bytes[at..], line.len()) { at } else { next });
                if let Some(end) = held_end(bytes, next) {
                    (at, after_blank) = (end, true);
                    continue;
                }
            }
            after_blank = line.is_empty();
            at = next;
        }
        out.extend(start.map(|s| s..bytes.len()));
        out
    }

    fn held_end(bytes: &[u8], mut at: usize) -> Option<usize> {
        let mut length = None;
        loop {
            let (line, next) = header::line_at(bytes, at);
            at = next;
            if line.is_empty() {
                break;
            }
            if header::field_name(line) == Some("Content-Length") {
                length = std::str::from_utf8(line[15..].trim_ascii()).ok()?.parse::<usize>().ok();
            }
        }
        let end = at.checked_add(length?)?;
        let blank = bytes.get(end..)?.iter().take(4).take_while(|b| matches!(b, b'\r' | b'\n')).count();
        (end + blank == bytes.len() || opens_message(&bytes[end + blank..])).then_some(end + blank)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn a_window_cuts_as_the_whole_does(
            pieces in prop::collection::vec(0..PIECES.len(), 0..40), opening in 0..3usize, returns in any::<bool>()
        ) {
            let opening = ["From a@b.example x\nSubject: one\n\n", "\x01\x01\x01\x01\nSubject: one\n\n", ""][opening];
            let text: String = std::iter::once(opening).chain(pieces.iter().map(|n| PIECES[*n])).collect();
            let bytes = text.replace('R', if returns { "\r" } else { "" }).into_bytes();
            let whole = held(&bytes);
            for window in [1, 7, 64, 1000, WINDOW] {
                prop_assert_eq!(&cut(&bytes, window), &whole, "window of {}", window);
            }
        }
    }

    /// Waypoints with the number of messages before each.
    fn waypoints(bytes: &[u8]) -> Vec<(u64, usize)> {
        let (mut cut, mut out, mut number) = (Cut::new(&bytes, WINDOW), Vec::new(), 0);
        while cut.next().is_some() {
            out.extend(cut.waypoint().map(|at| (at, number)));
            number += 1;
        }
        out
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(300))]

        /// Messages of a folder as it was, and of what it became: whatever follows, those before a waypoint are what they were.
        #[test]
        fn what_lies_before_a_waypoint_stays_whatever_follows(
            before in prop::collection::vec((0..PIECES.len(), 1..4u32), 0..40), after in prop::collection::vec(0..PIECES.len(), 0..40),
            far in prop::option::of(0..40usize), keep in 0..4usize
        ) {
            let filling = "a line that fills the folder\n".repeat(300);
            let mut text = String::from("From a@b.example x\nSubject: one\n\n");
            for (n, (piece, times)) in before.iter().enumerate() {
                if far == Some(n) {
                    text.push_str("\nFrom a@b.example x\nContent-Length: 170000\n\n");
                }
                text.push_str(&PIECES[*piece].replace('R', "").repeat(*times as usize));
                text.push_str(&filling);
            }
            let old = text.clone().into_bytes();
            let all = cut(&old, WINDOW);
            for (at, number) in waypoints(&old) {
                // As it was as far as the waypoint rests on it, then anything.
                let rests = (at + LOOK) as usize;
                if rests > old.len() {
                    continue;
                }
                let kept = if keep == 0 { old.len() } else { rests };
                let mut new = old[..kept].to_vec();
                after.iter().for_each(|n| new.extend(PIECES[*n].replace('R', "").bytes().chain(filling.bytes())));
                let whole = cut(&new, WINDOW);
                prop_assert_eq!(&whole[..number], &all[..number]);
                let rest: Vec<_> = Cut::from(&new.as_slice(), WINDOW, at).collect();
                prop_assert_eq!(&rest, &whole[number..]);
            }
        }
    }

    #[test]
    fn a_message_that_tells_of_more_than_there_is_lets_nothing_rest_on_it() {
        let folder = |length: usize| {
            let head = format!("From a@b.example x\nContent-Length: {length}\n\n");
            let others = "words\n\nFrom c@d.example x\nSubject: two\n\n".repeat(9000);
            format!("{head}{others}").into_bytes()
        };
        let size = folder(100_000).len();
        assert!(waypoints(&folder(5)).len() > 8000 && waypoints(&folder(size + 70_000)).is_empty());
        let far = waypoints(&folder(100_000));
        assert!(!far.is_empty() && far.iter().all(|(at, _)| at + LOOK >= 100_000));
    }

    #[test]
    fn a_line_longer_than_the_window_is_one_line() {
        let long = "x".repeat(3 * WINDOW);
        let folder = format!("From a\nSubject: one\n\n{long}\n\nFrom b\nSubject: two\n\nend");
        let ranges = cut(folder.as_bytes(), WINDOW);
        assert_eq!(ranges.len(), 2);
        assert_eq!(ranges, held(folder.as_bytes()));
    }
}
