//! Content transfer encodings (RFC 2045 6), read leniently: what is malformed stays as it stands.

use std::borrow::Cow;

/// The bytes of a part as its Content-Transfer-Encoding says; an unknown encoding leaves them as they are.
pub fn decode<'a>(body: &'a [u8], encoding: &str) -> Cow<'a, [u8]> {
    match encoding.trim().to_ascii_lowercase().as_str() {
        "quoted-printable" => Cow::Owned(quoted_printable(body)),
        "base64" => Cow::Owned(base64(body)),
        "x-uuencode" | "uuencode" | "x-uue" | "uue" => uuencoded(body).map_or(Cow::Borrowed(body), Cow::Owned),
        _ => Cow::Borrowed(body),
    }
}

/// The value of a hexadecimal digit.
pub fn hex(byte: u8) -> Option<u8> {
    (byte as char).to_digit(16).map(|d| d as u8)
}

/// Quoted-printable; a `=` that encodes nothing stays.
pub fn quoted_printable(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len());
    let mut rest = body;
    while let Some(at) = rest.iter().position(|b| *b == b'=') {
        out.extend_from_slice(&rest[..at]);
        let after = &rest[at + 1..];
        let skipped = soft_break(after);
        rest = match (after.first().and_then(|b| hex(*b)), after.get(1).and_then(|b| hex(*b))) {
            (Some(high), Some(low)) => {
                out.push(high << 4 | low);
                &after[2..]
            }
            _ if skipped > 0 || after.is_empty() => &after[skipped..],
            _ => {
                out.push(b'=');
                after
            }
        };
    }
    out.extend_from_slice(rest);
    out
}

/// Bytes of white space up to and with a line end, 0 where there is none.
fn soft_break(after: &[u8]) -> usize {
    let blanks = after.iter().take_while(|b| matches!(b, b' ' | b'\t')).count();
    match after[blanks..] {
        [b'\r', b'\n', ..] => blanks + 2,
        [b'\n' | b'\r', ..] => blanks + 1,
        _ => 0,
    }
}

/// Base64; characters outside the alphabet are skipped, padding ends a run and another may follow, but not after
/// a blank on the same line.
pub fn base64(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len() / 4 * 3 + 3);
    let (mut bits, mut count, mut padded, mut beyond) = (0u32, 0u32, false, false);
    for byte in body {
        let value = VALUES[*byte as usize];
        if value == PAD {
            (bits, count, padded) = (0, 0, true);
            continue;
        }
        if padded {
            beyond |= matches!(byte, b' ' | b'\t');
            padded = beyond && !matches!(byte, b'\n' | b'\r');
            beyond &= padded;
            if padded {
                continue;
            }
        }
        if value == SKIP {
            continue;
        }
        bits = bits << 6 | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            out.push((bits >> count) as u8);
            bits &= (1 << count) - 1;
        }
    }
    out
}

const SKIP: u8 = 255;
const PAD: u8 = 254;
const VALUES: [u8; 256] = {
    let alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut table = [SKIP; 256];
    let mut i = 0;
    while i < 64 {
        table[alphabet[i] as usize] = i as u8;
        i += 1;
    }
    table[b'-' as usize] = 62; // the URL alphabet (RFC 4648 5)
    table[b'_' as usize] = 63;
    table[b'=' as usize] = PAD;
    table
};

/// The file in a uuencoded text, from its `begin` line to its `end` line.
pub fn uuencoded(body: &[u8]) -> Option<Vec<u8>> {
    let mut lines = body.split(|b| *b == b'\n');
    lines.find(|l| l.starts_with(b"begin "))?;
    let mut out = Vec::with_capacity(body.len() / 4 * 3);
    for line in lines {
        let line = line.trim_ascii_end();
        if line == b"end" {
            break;
        }
        let Some((length, data)) = line.split_first() else { continue };
        let wanted = out.len() + usize::from(length.wrapping_sub(b' ') & 63);
        for four in data.chunks(4) {
            let value = |i: usize| u32::from(four.get(i).map_or(0, |b| b.wrapping_sub(b' ') & 63));
            let bits = value(0) << 18 | value(1) << 12 | value(2) << 6 | value(3);
            out.extend_from_slice(&bits.to_be_bytes()[1..]);
        }
        out.truncate(wanted);
    }
    Some(out)
}
