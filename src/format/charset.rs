//! Bytes to text for every format that is not told, or not told the truth, which charset it has.
//! A charset that is declared wrongly costs nothing but itself: the bytes are then looked at. No format knowledge here.

use super::utf32;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use std::borrow::Cow;

/// Bytes looked at to guess a charset; a guess gets no better by more.
const SAMPLE: usize = 64 << 10;

/// Bytes looked at to tell text from binary.
const GLANCE: usize = 8 << 10;

/// Text of `bytes` whose charset nobody declared: byte order mark, UTF-32 and UTF-16 by its zero bytes, UTF-8, else the likeliest.
/// Never fails; bytes that mean nothing become U+FFFD.
pub fn decode(bytes: &[u8]) -> Cow<'_, str> {
    if let Some(text) = utf32::decode(bytes) {
        return text;
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[mark..]).0;
    }
    if let Some(encoding) = utf16_by_zeros(bytes) {
        return encoding.decode_without_bom_handling(bytes).0;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) if !text.contains("\u{1b}$") => Cow::Borrowed(text),
        _ => guess(bytes).decode_without_bom_handling(bytes).0,
    }
}

/// Text of `bytes` declared to be in the charset `label` (RFC 2978 name, any case). The declaration gives way where the
/// bytes speak against it: a byte order mark, errors in decoding, valid multi-byte UTF-8 under a single-byte name.
pub fn decode_as<'a>(bytes: &'a [u8], label: &str) -> Cow<'a, str> {
    let label = label.trim();
    let Some(encoding) = encoding_for(label) else { return by_rarer_name(bytes, label) };
    if utf32::is(bytes) || Encoding::for_bom(bytes).is_some() {
        return decode(bytes);
    }
    if encoding == UTF_16LE || encoding == UTF_16BE {
        return decode_utf16(bytes, encoding);
    }
    if encoding != UTF_8 && bytes.is_ascii() && !encoding.is_single_byte() {
        return encoding.decode_without_bom_handling(bytes).0; // ISO-2022-JP and its like are ASCII bytes
    }
    match std::str::from_utf8(bytes) {
        Ok(text) if encoding == UTF_8 || encoding.is_single_byte() => Cow::Borrowed(text),
        _ => match encoding.decode_without_bom_handling(bytes) {
            (text, false) => text,
            _ => decode(bytes),
        },
    }
}

/// Text of `bytes` in a Windows code page (as RTF and Outlook name charsets); an unknown number is guessed.
pub fn decode_code_page(bytes: &[u8], number: u32) -> Cow<'_, str> {
    if bytes.is_ascii() {
        return String::from_utf8_lossy(bytes);
    }
    let label = match number {
        437 | 850 => return by_rarer_name(bytes, "cp850"),
        866 => "ibm866",
        874 => "windows-874",
        932 => "shift_jis",
        936 => "gbk",
        949 | 1361 => "euc-kr",
        950 => "big5",
        10000 => "macintosh",
        10007 => "x-mac-cyrillic",
        20127 => "windows-1252",
        20866 => "koi8-r",
        21866 => "koi8-u",
        20932 | 51932 => "euc-jp",
        50220..=50222 => "iso-2022-jp",
        54936 => "gb18030",
        65001 => return decode_as(bytes, "utf-8"),
        1250..=1258 => return strict(bytes, &format!("windows-{number}")),
        28591..=28606 => return strict(bytes, &format!("iso-8859-{}", number - 28590)),
        _ => return decode(bytes),
    };
    strict(bytes, label)
}

fn strict<'a>(bytes: &'a [u8], label: &str) -> Cow<'a, str> {
    match Encoding::for_label(label.as_bytes()) {
        Some(encoding) => encoding.decode_without_bom_handling(bytes).0,
        None => decode(bytes),
    }
}

/// True for bytes that no text of any charset holds in number: control characters other than white space, escape and form feed.
pub fn looks_binary(bytes: &[u8]) -> bool {
    let sample = &bytes[..bytes.len().min(GLANCE)];
    if utf32::is(sample) || Encoding::for_bom(sample).is_some() || utf16_by_zeros(sample).is_some() {
        return false;
    }
    let odd = sample.iter().filter(|b| is_odd_control(**b)).count();
    // One or two stand in short texts too, such as a word processor's hyphens; noughts do not.
    let few = odd <= 2 && sample.len() > 40 && !sample.contains(&0);
    // White pixels, one after the other: the letter ÿ is rare in any language.
    let white = sample.iter().filter(|b| **b == 0xff).count();
    odd * 200 > sample.len() && !few || white * 4 > sample.len()
}

fn is_odd_control(b: u8) -> bool {
    b == 0x7f || (b < 0x20 && !matches!(b, b'\t' | b'\n' | b'\r' | 0x0c | 0x1b | 0x0b | 0x1a))
}

fn encoding_for(label: &str) -> Option<&'static Encoding> {
    Encoding::for_label(label.as_bytes()).filter(|e| e.name() != "replacement").or_else(|| {
        // Names that mailers write and the Encoding Standard does not know.
        let known = match label.to_ascii_lowercase().replace('_', "-").as_str() {
            "cp936" | "ms936" | "gb18030-2000" => "gbk",
            "cp932" | "ms932" | "cp943c" => "shift_jis",
            "cp949" | "ks-c-5601" => "euc-kr",
            "cp950" | "x-big5" => "big5",
            "cp874" | "iso-8859-11" => "windows-874",
            "utf8mb4" | "utf-8-mac" | "x-unknown-utf-8" => "utf-8",
            "latin-1" | "8859-1" | "iso8859" | "iso-8859-1-windows-3.1-latin-1" => "windows-1252",
            _ => return None,
        };
        Encoding::for_label(known.as_bytes())
    })
}

/// UTF-7 (RFC 2152) and the DOS code page 850 are known to mail-parser only; any other unknown name is ignored.
fn by_rarer_name<'a>(bytes: &'a [u8], label: &str) -> Cow<'a, str> {
    let name = label.to_ascii_lowercase();
    if matches!(name.as_str(), "utf-7" | "csutf7" | "unicode-1-1-utf-7" | "cp850" | "ibm850")
        && let Some(decoder) = mail_parser::decoders::charsets::map::charset_decoder(label.as_bytes())
    {
        return Cow::Owned(decoder(bytes));
    }
    decode(bytes)
}

fn decode_utf16<'a>(bytes: &'a [u8], declared: &'static Encoding) -> Cow<'a, str> {
    let zeros = utf16_by_zeros(bytes);
    if zeros.is_none() && bytes.len() > 1 && std::str::from_utf8(bytes).is_ok() && !bytes.contains(&0) {
        return decode(bytes);
    }
    zeros.unwrap_or(declared).decode_without_bom_handling(bytes).0
}

/// UTF-16 without a mark: in Latin-script text nearly every other byte is zero.
fn utf16_by_zeros(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(4096) & !1];
    if sample.len() < 4 || !sample.contains(&0) {
        return None;
    }
    let (mut even, mut odd) = (0usize, 0usize);
    for pair in sample.chunks_exact(2) {
        even += usize::from(pair[0] == 0 && pair[1] != 0);
        odd += usize::from(pair[1] == 0 && pair[0] != 0);
    }
    let (pairs, clear) = (sample.len() / 2, |most: usize, least: usize| most * 10 > least * 100);
    let encoding = if odd * 2 > pairs && clear(odd, even) {
        UTF_16LE
    } else if even * 2 > pairs && clear(even, odd) {
        UTF_16BE
    } else {
        return None;
    };
    let (text, errors) = encoding.decode_without_bom_handling(sample);
    let controls = text.chars().filter(|c| c.is_control() && !c.is_whitespace()).count();
    (!errors && controls * 50 <= pairs).then_some(encoding)
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    // The first non-ASCII byte may lie beyond the sample: the sample starts shortly before it.
    let from = bytes.iter().position(|b| *b >= 0x80 || *b == 0x1b).unwrap_or(0).saturating_sub(256);
    detector.feed(&bytes[from..bytes.len().min(from + SAMPLE)], true);
    detector.guess(None, Utf8Detection::Allow)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stray_control_character_makes_no_binary_of_a_short_text() {
        assert!(!looks_binary(b"Notes of the meeting, with a word\x1fprocessor's hyphens."));
        assert!(looks_binary(b"Notes of the meeting, with nought\0 and \x01\x02 behind it."));
        assert!(looks_binary(b"\x01\x02PK"));
        assert!(looks_binary(&[&b"P6\n90 12\n255\n"[..], &[255; 400]].concat()));
    }

    #[test]
    fn marks_zeros_and_plain_utf8_are_seen() {
        let le: Vec<u8> = "Zoë Müller".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let be: Vec<u8> = "Zoë Müller".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(decode(&le), "Zoë Müller");
        assert_eq!(decode(&be), "Zoë Müller");
        assert_eq!(decode(&[&[0xff, 0xfe][..], &le].concat()), "Zoë Müller");
        assert_eq!(decode("\u{feff}Zoë".as_bytes()), "Zoë");
        assert_eq!(decode("Zoë".as_bytes()), "Zoë");
    }

    #[test]
    fn a_false_declaration_costs_nothing() {
        assert_eq!(decode_as("Zoë Łukasz".as_bytes(), "iso-8859-1"), "Zoë Łukasz");
        assert_eq!(decode_as(b"Fran\xe7ois Lef\xe8vre \xe0 la plage", "utf-8"), "François Lefèvre à la plage");
        assert_eq!(decode_as(b"Andr\xe9", "iso-8859-1"), "André");
        assert_eq!(decode_as(b"plain", "no-such-charset"), "plain");
        assert_eq!(decode_as(b"plain old text", "utf-16"), "plain old text");
        assert_eq!(decode_as(b"A+AOk-B", "utf-7"), "AéB");
    }

    #[test]
    fn legacy_charsets_are_guessed() {
        let (cp1251, _, _) = encoding_rs::WINDOWS_1251.encode("Уважаемый Иван Петрович, сообщаем вам о решении");
        assert_eq!(decode(&cp1251), "Уважаемый Иван Петрович, сообщаем вам о решении");
        let (jis, _, _) = encoding_rs::ISO_2022_JP.encode("山田太郎さん");
        assert_eq!(decode(&jis), "山田太郎さん");
    }

    #[test]
    fn binary_is_told_from_text() {
        assert!(looks_binary(&[0x89, b'P', 0, 0, 1, 2, 3, 4, 5, 6]));
        assert!(!looks_binary("Grüße\r\n\tund Küsse\x0c".as_bytes()));
    }
}
