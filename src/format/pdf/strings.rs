//! PDF strings as text (PDF 32000-1, 7.9.2) and dates (7.9.4).

/// PDFDocEncoding where it differs from Latin-1 (Annex D.3): 0x18-0x1F and 0x80-0xA0.
const LOW: [char; 8] = ['˘', 'ˇ', 'ˆ', '˙', '˝', '˛', '˚', '˜'];
const HIGH: [char; 33] = [
    '•', '†', '‡', '…', '—', '–', 'ƒ', '⁄', '‹', '›', '−', '‰', '„', '“', '”', '‘', '’', '‚', '™', 'ﬁ', 'ﬂ', 'Ł', 'Œ',
    'Š', 'Ÿ', 'Ž', 'ı', 'ł', 'œ', 'š', 'ž', '\u{FFFD}', '€',
];

/// A text string: UTF-16 or UTF-8 by its byte order mark, else PDFDocEncoding.
pub(crate) fn text(bytes: &[u8]) -> String {
    let decoded = match bytes {
        [0xFE, 0xFF, rest @ ..] => encoding_rs::UTF_16BE.decode_without_bom_handling(rest).0.into_owned(),
        [0xFF, 0xFE, rest @ ..] => encoding_rs::UTF_16LE.decode_without_bom_handling(rest).0.into_owned(),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ if looks_like_utf8(bytes) => String::from_utf8_lossy(bytes).into_owned(),
        _ => bytes.iter().map(|b| document_char(*b)).collect(),
    };
    clean(&decoded)
}

/// Producers forget the mark: non-ASCII bytes that are valid UTF-8 by accident are very rare.
fn looks_like_utf8(bytes: &[u8]) -> bool {
    !bytes.is_ascii() && std::str::from_utf8(bytes).is_ok()
}

fn document_char(byte: u8) -> char {
    match byte {
        0x18..=0x1F => LOW[usize::from(byte - 0x18)],
        0x80..=0xA0 => HIGH[usize::from(byte - 0x80)],
        b => char::from(b),
    }
}

/// Line ends made one kind, language escapes (7.9.2.2) and other control characters dropped.
fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut escaped = false;
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '\u{1B}' => escaped = !escaped,
            _ if escaped => {}
            '\r' => out.push('\n'),
            '\n' | '\t' => out.push(c),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    // An escape that never ended was none.
    if escaped { text.chars().filter(|c| !c.is_control() || *c == '\n').collect() } else { out }
}

/// `D:YYYYMMDDHHmmSSOHH'mm'` as RFC 3339 in UTC; missing parts count as their first value.
pub(crate) fn date(bytes: &[u8]) -> Option<String> {
    let text = text(bytes);
    let text = text.trim();
    let text = text.strip_prefix("D:").unwrap_or(text);
    let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
    let part = |from: usize, len: usize, default: i64| -> Option<i64> {
        if digits.len() <= from { Some(default) } else { digits.get(from..from + len)?.parse().ok() }
    };
    if digits.len() < 4 {
        return None;
    }
    let day = jiff::civil::Date::new(part(0, 4, 0)? as i16, part(4, 2, 1)? as i8, part(6, 2, 1)? as i8).ok()?;
    let time = jiff::civil::Time::new(part(8, 2, 0)? as i8, part(10, 2, 0)? as i8, part(12, 2, 0)? as i8, 0).ok()?;
    let offset = offset(text.get(digits.len()..)?);
    let seconds = jiff::civil::DateTime::from_parts(day, time).to_zoned(jiff::tz::TimeZone::UTC).ok()?;
    Some(seconds.timestamp().checked_sub(jiff::SignedDuration::from_secs(offset)).ok()?.to_string())
}

/// Seconds east of UTC of `+HH'mm'`.
fn offset(text: &str) -> i64 {
    let sign = match text.chars().next() {
        Some('+') => 1,
        Some('-') => -1,
        _ => return 0,
    };
    let mut numbers = text[1..].split(|c: char| !c.is_ascii_digit()).map(|n| n.parse::<i64>().unwrap_or(0));
    let (hours, minutes) = (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0));
    sign * (hours.min(14) * 3600 + minutes.min(59) * 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_of_all_encodings_decode() {
        assert_eq!(text(b"\xFE\xFF\x00Z\x00o\x00\xEB"), "Zoë");
        assert_eq!(text(b"Caf\xE9 \x84 \x93ok\x94"), "Café — ﬁokﬂ");
        assert_eq!(text("\u{FEFF}Łódź".as_bytes()), "Łódź");
        assert_eq!(text("Łódź".as_bytes()), "Łódź");
    }

    #[test]
    fn dates_become_utc() {
        assert_eq!(date(b"D:20240229134501+01'00'").as_deref(), Some("2024-02-29T12:45:01Z"));
        assert_eq!(date(b"D:2023").as_deref(), Some("2023-01-01T00:00:00Z"));
        assert_eq!(date(b"yesterday"), None);
    }
}
