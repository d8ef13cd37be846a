//! What a text says in another spelling: between tags, as entities, percent signs or escapes of a program, in base64 or in
//! hexadecimal figures. Who reads a release can take such a spelling off; so a string in it goes as if it stood there plainly.

use super::squash::Needles;
use crate::model::Span;
use base64::Engine;
use base64::alphabet::{STANDARD, URL_SAFE};
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

/// Shortest stretch that is taken for base64, and for hexadecimal figures.
const SHORTEST: (usize, usize) = (12, 12);
/// A stretch longer than this is a file, which is read as such.
const LONGEST: usize = 1 << 16;
/// Letters of a string that is looked for in what was decoded: fewer stand there by chance.
const TELLING: usize = 5;

/// Spans of `text` that hold any of `needles` in another spelling.
pub(super) fn find(needles: &Needles, text: &str) -> Vec<Span> {
    let mut out = between_tags(needles, text);
    for span in stretches(text) {
        let word = span.of(text);
        let said = escaped(word).is_some_and(|t| !needles.find(&t).is_empty());
        if said || decoded(word).iter().any(|t| tells(needles, t)) {
            out.push(span);
        }
    }
    out
}

fn tells(needles: &Needles, text: &str) -> bool {
    let long = |n: usize| needles.get(n).squashed.chars().count() >= TELLING;
    needles.find(text).iter().any(|(n, _)| long(*n))
}

/// A string cut by tags: `Quist<b>gaard</b>`.
fn between_tags(needles: &Needles, text: &str) -> Vec<Span> {
    if !(text.contains('<') && text.contains('>')) {
        return Vec::new();
    }
    let (mut plain, mut places) = (String::with_capacity(text.len()), Vec::with_capacity(text.len()));
    let mut rest = 0;
    while let Some(open) = text[rest..].find('<').map(|n| rest + n) {
        let close = text[open..].find('>').map(|n| open + n + 1).filter(|end| end - open < 200);
        let end = close.unwrap_or(open + 1);
        let kept = if close.is_some() { open } else { end };
        plain.push_str(&text[rest..kept]);
        places.extend(rest..kept);
        rest = end;
    }
    plain.push_str(&text[rest..]);
    places.extend(rest..text.len());
    let whole = |(_, span): (usize, Span)| Some(Span::new(*places.get(span.start)?, places.get(span.end - 1)? + 1));
    let cut = |span: &Span| span.of(text).contains('<');
    needles.find(&plain).into_iter().filter(|(_, s)| s.end > s.start).filter_map(whole).filter(cut).collect()
}

/// Stretches without white space, brackets or quotation marks.
fn stretches(text: &str) -> impl Iterator<Item = Span> {
    let breaks = |c: char| c.is_whitespace() || "<>()[]{}\"',".contains(c);
    let mut at = 0;
    text.split(breaks).filter_map(move |word| {
        let start = at;
        // What separates is one character, of whatever length.
        at = start + word.len() + text[start + word.len()..].chars().next().map_or(0, char::len_utf8);
        (word.len() >= 6 && word.len() <= LONGEST).then(|| Span::new(start, start + word.len()))
    })
}

/// A word without its percent signs, entities and escapes, taken off twice; `None` where it has none.
fn escaped(word: &str) -> Option<String> {
    let once = unescaped(word)?;
    Some(unescaped(&once).unwrap_or(once))
}

fn unescaped(word: &str) -> Option<String> {
    let mut out: Vec<u8> = Vec::with_capacity(word.len());
    let (mut rest, mut changed) = (word, false);
    while let Some(c) = rest.chars().next() {
        match escape(rest) {
            Some((value, length)) => {
                match value {
                    Value::Byte(byte) => out.push(byte),
                    Value::Char(c) => out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
                }
                rest = &rest[length..];
                changed = true;
            }
            None => {
                out.extend_from_slice(&rest.as_bytes()[..c.len_utf8()]);
                rest = &rest[c.len_utf8()..];
            }
        }
    }
    changed.then(|| String::from_utf8_lossy(&out).into_owned())
}

enum Value {
    Byte(u8),
    Char(char),
}

/// What an escape at the start says, and its length.
fn escape(rest: &str) -> Option<(Value, usize)> {
    let hex = |from: usize, length: usize| u32::from_str_radix(rest.get(from..from + length)?, 16).ok();
    match rest.as_bytes() {
        [b'%' | b'=', ..] => Some((Value::Byte(u8::try_from(hex(1, 2)?).ok()?), 3)),
        [b'\\', b'x', ..] => Some((Value::Byte(u8::try_from(hex(2, 2)?).ok()?), 4)),
        [b'\\', b'u', ..] => Some((Value::Char(char::from_u32(hex(2, 4)?)?), 6)),
        [b'&', b'#', ..] => {
            let end = rest.bytes().take(10).position(|b| b == b';')?;
            let figures = rest.get(2..end)?;
            let number = match figures.strip_prefix(['x', 'X']) {
                Some(figures) => u32::from_str_radix(figures, 16),
                None => figures.parse(),
            };
            Some((Value::Char(char::from_u32(number.ok()?)?), end + 1))
        }
        _ => None,
    }
}

/// What a word says where it is base64 or hexadecimal figures that stand for text.
fn decoded(word: &str) -> Vec<String> {
    let mut out = Vec::new();
    for run in word.split(|c: char| !c.is_ascii_hexdigit()).filter(|r| r.len() >= SHORTEST.1) {
        out.extend(hex::decode(&run[..run.len() / 2 * 2]).ok().and_then(|b| readable(&b)));
    }
    let lenient = GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true);
    let is_sign = |c: char| c.is_ascii_alphanumeric() || "+/-_".contains(c);
    for run in word.split(|c: char| !is_sign(c)).filter(|r| r.len() >= SHORTEST.0) {
        let alphabet = if run.contains(['-', '_']) { &URL_SAFE } else { &STANDARD };
        let engine = GeneralPurpose::new(alphabet, lenient);
        for from in 0..4 {
            let part = &run[from..];
            let part = &part[..part.len() - usize::from(part.len() % 4 == 1)];
            out.extend(engine.decode(part).ok().and_then(|b| readable(&b)));
        }
    }
    out
}

/// Bytes as text, where nearly all of them are letters and signs; every other byte may be nought.
fn readable(bytes: &[u8]) -> Option<String> {
    let noughts = bytes.iter().filter(|b| **b == 0).count();
    let signs: Vec<u8> = bytes.iter().copied().filter(|b| *b != 0).collect();
    let text = String::from_utf8_lossy(&signs);
    let odd = text.chars().filter(|c| c.is_control() && !c.is_whitespace() || *c == '\u{fffd}').count();
    (noughts * 2 <= bytes.len() + 2 && odd * 8 <= signs.len()).then(|| text.into_owned())
}

#[cfg(test)]
mod tests {
    use crate::redact::Terms;

    fn left(text: &str) -> String {
        let terms = Terms::new(&["Marta Quistgaard", "Quistgaard"]).unwrap();
        let mut out = text.to_owned();
        terms.find(text).into_iter().rev().for_each(|s| out.replace_range(s.start..s.end, "#"));
        out
    }

    #[test]
    fn other_spellings_go_like_the_plain_one() {
        for text in [
            "http://x.example/?n=Marta%20Quist%67aard",
            "http://x.example/?n=Quist%2567aard",
            "TWFydGEgUXVpc3RnYWFyZA==",
            "bmFtZT1NYXJ0YSBRdWlzdGdhYXJk",
            "4d617274612051756973746761617264",
            "Quist&#103;aard",
            "Quist\\u0067aard",
            "Quist=67aard",
            "Quist<b>gaard",
        ] {
            assert_eq!(left(&format!("see {text} there")), "see # there", "{text}");
        }
    }

    #[test]
    fn ordinary_words_and_links_stay() {
        for text in [
            "accomplished characteristically 100% =20 &c.",
            "https://example.org/a-long-path/0123456789abcdef0123",
            "a < b and c > d",
        ] {
            assert_eq!(left(text), text);
        }
    }
}
