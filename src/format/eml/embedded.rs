//! Files that older mailers put into the text itself: uuencoded (POSIX `uuencode`) and yEnc (draft 1.3).

use super::header::line_at;
use super::transfer;
use crate::format::charset;

/// A file found in a text.
pub struct Embedded {
    /// The name it is given there; untrusted.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// The lines of the text that hold it.
    pub lines: Vec<u8>,
}

/// Takes the files out of a text; `None` where it holds none.
pub fn split(body: &[u8]) -> Option<(Vec<u8>, Vec<Embedded>)> {
    if !body.windows(6).any(|six| six == b"begin ") {
        return None;
    }
    let (mut text, mut files, mut at) = (Vec::new(), Vec::new(), 0);
    while at < body.len() {
        let (line, next) = line_at(body, at);
        match uuencoded(body, line, next).or_else(|| yencoded(body, line, next)) {
            Some((name, bytes, end)) => {
                files.push(Embedded { name, bytes, lines: body[at..end].to_vec() });
                at = end;
            }
            None => {
                text.extend_from_slice(&body[at..next]);
                at = next;
            }
        }
    }
    (!files.is_empty()).then_some((text, files))
}

/// Name and bytes of the file that a line `begin 644 name` opens, and where it ends.
fn uuencoded(body: &[u8], line: &[u8], start: usize) -> Option<(String, Vec<u8>, usize)> {
    let rest = line.strip_prefix(b"begin ")?;
    let space = rest.iter().position(|byte| *byte == b' ')?;
    let (mode, name) = rest.split_at(space);
    if !(3..=4).contains(&mode.len()) || !mode.iter().all(|byte| (b'0'..=b'7').contains(byte)) {
        return None;
    }
    let (mut end, mut lines) = (start, 0);
    while end < body.len() {
        let (line, next) = line_at(body, end);
        if line.trim_ascii_end() == b"end" {
            end = next;
            break;
        }
        if !is_data(line) {
            break;
        }
        (end, lines) = (next, lines + 1);
    }
    let bytes = transfer::uuencoded(&[line, b"\n", &body[start..end]].concat()).filter(|_| lines > 0)?;
    Some((charset::decode(name.trim_ascii()).into_owned(), bytes, end))
}

/// A line of data says how many bytes it holds: as many characters as these take must follow (a few more do no harm).
fn is_data(line: &[u8]) -> bool {
    let line = line.trim_ascii_end();
    let Some((length, data)) = line.split_first() else { return false };
    let count = usize::from(length.wrapping_sub(b' ') & 63);
    let (least, most) = (count.div_ceil(3) * 4, count.div_ceil(3) * 4 + 3);
    let sound = (b' '..=b'`').contains(length) && data.iter().all(|byte| (b' '..=b'`').contains(byte));
    // Trailing spaces get lost on the way.
    sound && data.len() <= most && (data.len() + 3 >= least || count == 0)
}

fn yencoded(body: &[u8], line: &[u8], start: usize) -> Option<(String, Vec<u8>, usize)> {
    let rest = line.strip_prefix(b"=ybegin ")?;
    let name = rest.windows(5).position(|five| five == b"name=").map_or(&rest[..0], |at| &rest[at + 5..]);
    let (mut bytes, mut at) = (Vec::new(), start);
    while at < body.len() {
        let (line, next) = line_at(body, at);
        at = next;
        if line.starts_with(b"=yend") {
            break;
        }
        if line.starts_with(b"=ypart ") {
            continue;
        }
        let mut escaped = false;
        for byte in line {
            if *byte == b'=' && !escaped {
                escaped = true;
            } else {
                bytes.push(byte.wrapping_sub(if escaped { 106 } else { 42 }));
                escaped = false;
            }
        }
    }
    Some((charset::decode(name.trim_ascii()).into_owned(), bytes, at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_taken_out_of_the_text() {
        let body = b"See below.\n\nbegin 644 note.txt\n#0V%T\n`\nend\nThanks\n=ybegin line=128 size=3 name=cat.bin\n\x8d=\xcb\x9e\n=yend size=3\nJo begin 1 x\n";
        let (text, files) = split(body).unwrap();
        assert_eq!(text, b"See below.\n\nThanks\nJo begin 1 x\n");
        let found: Vec<_> = files.iter().map(|f| (f.name.as_str(), f.bytes.as_slice())).collect();
        assert_eq!(found, [("note.txt", &b"Cat"[..]), ("cat.bin", b"cat")]);
    }

    #[test]
    fn a_sentence_is_no_file() {
        assert!(split(b"we begin 644 times\nbegin 644 things now\nand so on, with more words than fit\n").is_none());
        assert!(split(b"=ybegin of nothing").is_none() || split(b"=ybegin of nothing").unwrap().1.len() == 1);
    }
}
