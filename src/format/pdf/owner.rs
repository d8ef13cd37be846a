//! The user password out of the owner password (PDF 32000-1, 7.6.3.4, algorithm 7), for files of revision 2 to 4: the interpreter
//! opens those with the user password only. Later revisions take either.

use super::open::{last_trailer_value, reference};
use md5::{Digest, Md5};

/// What fills a password up to 32 bytes (7.6.3.3).
const PADDING: [u8; 32] = [
    0x28, 0xBF, 0x4E, 0x5E, 0x4E, 0x75, 0x8A, 0x41, 0x64, 0x00, 0x4E, 0x56, 0xFF, 0xFA, 0x01, 0x08, 0x2E, 0x2E, 0x00,
    0xB6, 0xD0, 0x68, 0x3E, 0x80, 0x2F, 0x0C, 0xA9, 0xFE, 0x64, 0x53, 0x69, 0x7A,
];

/// The user password that `owner` stands for, if it is the owner password; else some bytes, or nothing.
pub(crate) fn user_password(file: &[u8], owner: &str) -> Option<String> {
    let lock = Lock::of(dictionary(file)?)?;
    let mut padded: Vec<u8> = owner.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')).collect();
    padded.extend_from_slice(&PADDING);
    padded.truncate(32);
    let mut digest = Md5::digest(&padded);
    let rounds = if lock.revision >= 3 { 50 } else { 0 };
    for _ in 0..rounds {
        // Programs that make keys shorter than the digest go on with the key alone; for others it is the same.
        digest = Md5::digest(digest.get(..lock.key_length)?);
    }
    let key = digest.get(..lock.key_length)?;
    let mut password = lock.owner;
    for round in (0..if lock.revision >= 3 { 20 } else { 1 }).rev() {
        let key: Vec<u8> = key.iter().map(|b| b ^ round).collect();
        rc4(&key, &mut password);
    }
    let end = (0..=32).find(|at| password[*at..] == PADDING[..32 - at])?;
    String::from_utf8(password[..end].to_vec()).ok()
}

/// The encryption dictionary, wherever it stands. It is never encrypted, nor packed.
fn dictionary(file: &[u8]) -> Option<&[u8]> {
    let value = last_trailer_value(file, "/Encrypt")?;
    let Some((number, generation)) = reference(value) else {
        return Some(value);
    };
    let object = regex::bytes::Regex::new(&format!(r"(?-u)\b{number}\s+{generation}\s+obj\b")).ok()?;
    let start = object.find_iter(file).last()?.end();
    file.get(start..(start + 4096).min(file.len()))
}

/// What the dictionary says.
struct Lock {
    revision: u8,
    key_length: usize,
    owner: Vec<u8>,
}

impl Lock {
    fn of(dictionary: &[u8]) -> Option<Lock> {
        let (mut revision, mut bits, mut owner) = (0, 40, None);
        let mut key: &[u8] = b"";
        let (mut at, mut depth) = (0, 0);
        while at < dictionary.len() && (depth > 0 || owner.is_none()) {
            let rest = &dictionary[at..];
            let taken = match rest {
                [b'<', b'<', ..] => step(&mut depth, 1),
                [b'>', b'>', ..] => step(&mut depth, -1),
                [b'(' | b'<', ..] => {
                    let (bytes, length) = string(rest)?;
                    if depth == 1 && key == b"O" {
                        owner = Some(bytes);
                    }
                    length
                }
                [b'/', name @ ..] => {
                    let length = name.iter().take_while(|b| b.is_ascii_alphanumeric()).count();
                    key = &name[..length];
                    length + 1
                }
                [b'0'..=b'9', ..] => {
                    let length = rest.iter().take_while(|b| b.is_ascii_digit()).count();
                    let number = std::str::from_utf8(&rest[..length]).ok()?.parse().unwrap_or(0);
                    match key {
                        b"R" if depth == 1 => revision = number,
                        b"Length" if depth == 1 => bits = number,
                        _ => {}
                    }
                    length
                }
                _ => 1,
            };
            at += taken;
            if depth == 0 && owner.is_some() {
                break;
            }
        }
        let owner = owner.filter(|o| o.len() >= 32).map(|o| o[..32].to_vec())?;
        let key_length = if revision == 2 { 5 } else { (bits / 8).clamp(5, 16) };
        (2..=4).contains(&revision).then_some(Lock { revision: revision as u8, key_length, owner })
    }
}

fn step(depth: &mut i32, by: i32) -> usize {
    *depth += by;
    2
}

/// A literal or hexadecimal string (7.3.4) and how many bytes it takes up.
fn string(raw: &[u8]) -> Option<(Vec<u8>, usize)> {
    if raw.first() == Some(&b'<') {
        let end = raw.iter().position(|b| *b == b'>')?;
        let digits: Vec<u8> = raw[1..end].iter().copied().filter(u8::is_ascii_hexdigit).collect();
        return Some((hex::decode(digits).ok()?, end + 1));
    }
    let (mut out, mut open, mut at) = (Vec::new(), 1, 1);
    while let Some(byte) = raw.get(at) {
        at += 1;
        match byte {
            b'\\' => at += escaped(&raw[at..], &mut out),
            b'(' => open += 1,
            b')' => open -= 1,
            _ => {}
        }
        if open == 0 {
            return Some((out, at));
        }
        if *byte != b'\\' {
            out.push(*byte);
        }
    }
    None
}

/// What a backslash stands for with what follows; returns how many bytes follow.
fn escaped(rest: &[u8], out: &mut Vec<u8>) -> usize {
    let octal = rest.iter().take(3).take_while(|b| (b'0'..=b'7').contains(b)).count();
    if octal > 0 {
        out.push(rest[..octal].iter().fold(0u8, |n, b| n.wrapping_mul(8).wrapping_add(b - b'0')));
        return octal;
    }
    match rest {
        [b'\r', b'\n', ..] => return 2,
        [b'\r' | b'\n', ..] => {}
        [b'n', ..] => out.push(b'\n'),
        [b'r', ..] => out.push(b'\r'),
        [b't', ..] => out.push(b'\t'),
        [b'b', ..] => out.push(8),
        [b'f', ..] => out.push(12),
        [other, ..] => out.push(*other),
        [] => return 0,
    }
    1
}

/// The stream cipher RC4, in place.
fn rc4(key: &[u8], data: &mut [u8]) {
    let mut state: Vec<u8> = (0..=255).collect();
    let mut j = 0usize;
    for i in 0..256 {
        j = (j + usize::from(state[i]) + usize::from(key[i % key.len()])) % 256;
        state.swap(i, j);
    }
    let (mut i, mut j) = (0usize, 0usize);
    for byte in data {
        i = (i + 1) % 256;
        j = (j + usize::from(state[i])) % 256;
        state.swap(i, j);
        *byte ^= state[(usize::from(state[i]) + usize::from(state[j])) % 256];
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rc4_does_what_its_test_vector_says() {
        let mut data = b"Plaintext".to_vec();
        rc4(b"Key", &mut data);
        assert_eq!(hex::encode(data), "bbf316e8d940af0ad3");
    }

    #[test]
    fn strings_keep_their_bytes() {
        assert_eq!(string(b"(a\\)\\061\\\n(b)\\\\)/U"), Some((b"a)1(b)\\".to_vec(), 16)));
        assert_eq!(string(b"<41 6>"), None, "half a byte");
        assert_eq!(string(b"<4142>"), Some((b"AB".to_vec(), 6)));
    }

    #[test]
    fn a_word_that_is_no_owner_password_gives_nothing() {
        let file = format!("trailer<</Encrypt<</R 3/Length 128/O<{}>>>>>", "41".repeat(32));
        assert_eq!(user_password(file.as_bytes(), "guess"), None);
        assert_eq!(user_password(b"no trailer", "guess"), None);
    }
}
