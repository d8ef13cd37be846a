//! Letters that an export wrote as escapes: `\u0142` in JSON, `&#322;` in what a web form saved, and UTF-8 taken for Latin 1 before it was
//! escaped (`\u00c5\u0082`), as a large social network exports it. Nobody searches for "Ma\u0142gorzata", and no reader knows her by it.

use std::borrow::Cow;

/// `text` with escaped letters as letters. Signs stay as they are, so that nothing of a file's structure changes.
pub fn letters(text: Cow<'_, str>) -> Cow<'_, str> {
    if !text.contains("\\u") && !text.contains("&#") {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_ref();
    while let Some(at) = rest.find(['\\', '&']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let (said, length) = taken(rest).unwrap_or_else(|| (rest[..1].to_owned(), 1));
        out.push_str(&said);
        rest = &rest[length..];
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// The letter or letters that the escapes at the start of `rest` stand for, and the bytes these take.
fn taken(rest: &str) -> Option<(String, usize)> {
    // An escaped backslash begins no escape.
    if rest.starts_with("\\\\") {
        return Some(("\\\\".to_owned(), 2));
    }
    as_utf8(rest).or_else(|| unit(rest).and_then(|first| one(rest, first))).or_else(|| entity(rest))
}

/// One code unit: `\u` and four figures.
fn unit(rest: &str) -> Option<u16> {
    let figures = rest.strip_prefix("\\u")?.get(..4)?;
    u16::from_str_radix(figures, 16).ok()
}

fn one(rest: &str, first: u16) -> Option<(String, usize)> {
    let pair = || Some([first, unit(rest.get(6..)?)?]);
    let (units, length): (Vec<u16>, usize) = match first {
        0xD800..=0xDBFF => (pair()?.to_vec(), 12),
        _ => (vec![first], 6),
    };
    letter(char::decode_utf16(units).next()?.ok()?, length)
}

fn entity(rest: &str) -> Option<(String, usize)> {
    let inside = rest.strip_prefix("&#")?;
    let end = inside.bytes().take(8).position(|b| b == b';')?;
    let number = match inside[..end].strip_prefix(['x', 'X']) {
        Some(figures) => u32::from_str_radix(figures, 16),
        None => inside[..end].parse(),
    };
    letter(char::from_u32(number.ok()?)?, end + 3)
}

/// A letter, a mark over one, a picture sign or an apostrophe; nothing of ASCII that a format may need escaped.
fn letter(c: char, length: usize) -> Option<(String, usize)> {
    let shown = !c.is_ascii() && !c.is_control() || c.is_ascii_alphanumeric() || c == '\'';
    shown.then(|| (c.to_string(), length))
}

/// Several escapes that are the bytes of UTF-8, each taken for a letter of its own.
fn as_utf8(rest: &str) -> Option<(String, usize)> {
    let mut bytes = Vec::new();
    while let Some(unit) = rest.get(bytes.len() * 6..).and_then(unit).filter(|u| (0x80..=0xFF).contains(u)) {
        bytes.push(unit as u8);
    }
    // What stands alone in Latin 1 is no UTF-8: "\u00e9".
    let text = String::from_utf8(bytes).ok().filter(|t| !t.is_empty())?;
    let length = text.len() * 6;
    text.chars().all(|c| !c.is_control()).then_some((text, length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_come_out_and_signs_stay() {
        for (from, to) in [
            (r#"{"n":"Ma\u0142gorzata Wi\u015bniewska"}"#, r#"{"n":"Małgorzata Wiśniewska"}"#),
            (r"Ma\u00c5\u0082gorzata \u00c3\u00a9t\u00e9", "Małgorzata été"),
            ("Ma&#322;gorzata &#x15B;piewa, O&#39;Brien", "Małgorzata śpiewa, O'Brien"),
            (r"\ud83d\ude00 ok \u0041nna", "😀 ok Anna"),
        ] {
            assert_eq!(letters(from.into()), to);
        }
        for same in [r#"\u0022 \u005c \\u0142 \u12 \ud83d x"#, "&#34; &#60; &#322 &amp; a & b", r"C:\users\u1"] {
            assert_eq!(letters(same.into()), same);
        }
    }
}
