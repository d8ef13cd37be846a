//! What a text says in another spelling: between tags, as entities, percent signs or escapes of a program, in base64 or in
//! hexadecimal figures. Who reads a release can take such a spelling off; so a string in it goes as if it stood there plainly.

use super::figures;
use super::squash::Needles;
use crate::model::Span;
use base64::Engine;
use base64::alphabet::{STANDARD, URL_SAFE};
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

/// Shortest stretch that is taken for base64, and for hexadecimal figures.
const SHORTEST: (usize, usize) = (12, 12);
/// A stretch longer than this is a file, which is read as such.
const LONGEST: usize = 1 << 16;
/// An escape begins with one of these.
const SIGNS: [char; 5] = ['%', '=', '\\', '&', '#'];
/// Letters of a string that is looked for in what was decoded: fewer stand there by chance.
const TELLING: usize = 5;

/// Spans of `text` that hold any of `needles` in another spelling.
pub(super) fn find(needles: &Needles, text: &str) -> Vec<Span> {
    hits(needles, text).into_iter().map(|(_, span)| span).collect()
}

/// The same with the number of each needle.
pub(super) fn hits(needles: &Needles, text: &str) -> Vec<(usize, Span)> {
    let mut out = Vec::new();
    for plain in [Plain::without_tags(text), Plain::unescaped(text)].into_iter().flatten() {
        out.extend(plain.hits(needles));
    }
    for span in stretches(text) {
        let said = decoded(span.of(text));
        out.extend(said.iter().flat_map(|t| telling(needles, t)).map(|needle| (needle, span)));
    }
    for (span, bytes) in figures::pairs(text).into_iter().chain(figures::lines(text)) {
        let said = readable(&bytes);
        out.extend(said.iter().flat_map(|t| telling(needles, t)).map(|needle| (needle, span)));
    }
    out
}

fn telling(needles: &Needles, text: &str) -> Vec<usize> {
    let long = |n: &usize| needles.get(*n).squashed.chars().count() >= TELLING;
    needles.find(text).into_iter().map(|(n, _)| n).filter(long).collect()
}

/// A text with another spelling taken off, and where each of its bytes comes from.
struct Plain<'a> {
    source: &'a str,
    text: String,
    places: Vec<Span>,
}

impl<'a> Plain<'a> {
    /// Without tags: `Quist<b>gaard</b>`. An e-mail address in angle brackets is none.
    fn without_tags(source: &'a str) -> Option<Plain<'a>> {
        let mut plain = Plain { source, text: String::new(), places: Vec::new() };
        let mut rest = 0;
        while let Some(open) = source[rest..].find('<').map(|n| rest + n) {
            let close = source[open..].find('>').map(|n| open + n + 1);
            let close = close.filter(|end| end - open < 200 && is_tag(&source[open + 1..*end]));
            plain.keep(rest, close.map_or(open + 1, |_| open));
            rest = close.unwrap_or(open + 1);
        }
        (rest > 0).then(|| {
            plain.keep(rest, source.len());
            plain
        })
    }

    fn keep(&mut self, from: usize, to: usize) {
        self.text.push_str(&self.source[from..to]);
        self.places.extend((from..to).map(|at| Span::new(at, at + 1)));
    }

    /// Without percent signs, entities, escapes of a program and of quoted-printable, taken off twice; `None` where there are none.
    fn unescaped(source: &'a str) -> Option<Plain<'a>> {
        let mut signs = source.match_indices(SIGNS);
        if !signs.any(|(at, _)| escape(&source[at..]).is_some()) {
            return None;
        }
        let places: Vec<Span> = (0..source.len()).map(|at| Span::new(at, at + 1)).collect();
        let (text, places) = unescape(source, &places)?;
        let (text, places) = unescape(&text, &places).unwrap_or((text, places));
        Some(Plain { source, text, places })
    }

    /// Needles that only this spelling shows, where they stand in the source.
    fn hits(&self, needles: &Needles) -> Vec<(usize, Span)> {
        let place = |span: Span| {
            Some(Span::new(self.places.get(span.start)?.start, self.places.get(span.end.checked_sub(1)?)?.end))
        };
        let same = |hit: Span, span: Span| hit.of(&self.text) == span.of(self.source);
        let found = needles.find(&self.text).into_iter();
        found.filter_map(|(n, hit)| Some((n, place(hit).filter(|span| !same(hit, *span))?))).collect()
    }
}

fn is_tag(inside: &str) -> bool {
    inside.starts_with(|c: char| c.is_ascii_alphabetic() || "/!?".contains(c)) && !inside.contains('@')
}

/// `text` with its escapes taken off once, and for each byte the place it comes from; `None` where it has none.
fn unescape(text: &str, from: &[Span]) -> Option<(String, Vec<Span>)> {
    let (mut bytes, mut places) = (Vec::with_capacity(text.len()), Vec::with_capacity(text.len()));
    let (mut at, mut changed) = (0, false);
    while let Some(c) = text[at..].chars().next() {
        let escaped = if SIGNS.contains(&c) { escape(&text[at..]) } else { None };
        let (value, length) = escaped.unwrap_or((Value::Char(c), c.len_utf8()));
        changed |= escaped.is_some();
        match value {
            Value::Nothing => {}
            Value::Byte(byte) => bytes.push(byte),
            Value::Char(c) => bytes.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
        }
        let whole = Span::new(from[at].start, from[at + length - 1].end);
        places.resize(bytes.len(), whole);
        at += length;
    }
    changed.then(|| whole_letters(&bytes, &places))
}

/// Bytes as text; what is none becomes one sign each, in its place.
fn whole_letters(bytes: &[u8], from: &[Span]) -> (String, Vec<Span>) {
    let (mut text, mut places, mut at) = (String::with_capacity(bytes.len()), Vec::with_capacity(bytes.len()), 0);
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        places.extend_from_slice(&from[at..at + chunk.valid().len()]);
        at += chunk.valid().len();
        text.extend(chunk.invalid().iter().map(|_| '?'));
        places.extend_from_slice(&from[at..at + chunk.invalid().len()]);
        at += chunk.invalid().len();
    }
    (text, places)
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

#[derive(Clone, Copy)]
enum Value {
    Nothing,
    Byte(u8),
    Char(char),
}

/// What an escape at the start says, and its length.
fn escape(rest: &str) -> Option<(Value, usize)> {
    let hex = |from: usize, length: usize| u32::from_str_radix(rest.get(from..from + length)?, 16).ok();
    match rest.as_bytes() {
        [b'=', b'\n', ..] => Some((Value::Nothing, 2)),
        [b'=', b'\r', b'\n', ..] => Some((Value::Nothing, 3)),
        // As a name in a PDF has it (ISO 32000-1, 7.3.5), too.
        [b'%' | b'=' | b'#', ..] => Some((Value::Byte(u8::try_from(hex(1, 2)?).ok()?), 3)),
        [b'\\', b'x', ..] => Some((Value::Byte(u8::try_from(hex(2, 2)?).ok()?), 4)),
        [b'\\', b'u', b'{', ..] => {
            let end = rest.bytes().take(11).position(|b| b == b'}')?;
            Some((Value::Char(char::from_u32(hex(3, end - 3)?)?), end + 1))
        }
        [b'\\', b'u', ..] => Some((Value::Char(char::from_u32(hex(2, 4)?)?), 6)),
        [b'\\', b'0'..=b'3', ..] => Some((Value::Byte(u8::from_str_radix(rest.get(1..4)?, 8).ok()?), 4)),
        [b'&', b'#', ..] => {
            let end = rest.bytes().take(10).position(|b| b == b';')?;
            let figures = rest.get(2..end)?;
            let number = match figures.strip_prefix(['x', 'X']) {
                Some(figures) => u32::from_str_radix(figures, 16),
                None => figures.parse(),
            };
            Some((Value::Char(char::from_u32(number.ok()?)?), end + 1))
        }
        [b'&', ..] => {
            let end = rest.bytes().take(24).position(|b| b == b';')?;
            let (letter, second) = *html5ever::data::NAMED_ENTITIES.get(&rest[1..=end])?;
            Some((Value::Char(char::from_u32(letter).filter(|_| letter > 0 && second == 0)?), end + 1))
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
    for run in word.split(|c: char| !is_sign(c)).filter(|r| r.len() >= SHORTEST.0 && is_mixed(r)) {
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

/// True where a capital or a figure stands inside, as in no ordinary word in small letters.
fn is_mixed(run: &str) -> bool {
    run.bytes().skip(1).any(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
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
        for text in ["http://x.example/?n=Marta%20Quist%67aard", "http://x.example/?n=Quist%2567aard"] {
            assert_eq!(left(&format!("see {text} there")), "see http://x.example/?n=# there", "{text}");
        }
        for text in [
            "TWFydGEgUXVpc3RnYWFyZA==",
            "bmFtZT1NYXJ0YSBRdWlzdGdhYXJk",
            "4d617274612051756973746761617264",
            "Quist&#103;aard",
            "Quist\\u0067aard",
            "Quist=67aard",
            "Quist<b>gaard",
            "Quist=\ngaard",
            "Quist\\147aard",
            "Quist\\u{67}aard",
            "Quist#67aard",
            "Quist&shy;gaard",
            "Quist&ZeroWidthSpace;gaard",
            "M&aacute;rta Quistg&aring;ard",
            "51 75 69 73 74 67 61 61 72 64",
            "51:75:69:73:74:67:61:61:72:64",
            "0x51, 0x75, 0x69, 0x73, 0x74, 0x67, 0x61, 0x61, 0x72, 0x64",
            "4d61727461205175\n6973746761617264",
        ] {
            assert_eq!(left(&format!("see {text} there")), "see # there", "{text}");
        }
        // Cut into lines, as messages carry it.
        assert_eq!(left("see\n\nTWVldCBNYXJ0YSBRdWlz\ndGdhYXJkIHRvbW9ycm93\n\nthere"), "see\n\n#\n\nthere");
    }

    #[test]
    fn ordinary_words_and_links_stay() {
        for text in [
            "accomplished characteristically 100% =20 &c.",
            "https://example.org/a-long-path/0123456789abcdef0123",
            "a < b and c > d",
            "fee fie foe, dead beef and 12 34 56 78 90 12 34 of 2024-05-06",
            "One\nTwo\nThree\nQuarter",
        ] {
            assert_eq!(left(text), text);
        }
    }
}
