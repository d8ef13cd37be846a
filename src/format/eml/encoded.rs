//! Words of headers that are not plain ASCII: RFC 2047 encoded words, RFC 2231 parameters, raw 8-bit bytes.

use super::transfer;
use crate::format::charset;
use std::borrow::Cow;

/// A header's value as a reader sees it: unfolded (RFC 5322 2.2.3), its encoded words decoded. Every other byte is kept.
pub fn decoded(raw: &[u8]) -> String {
    let text = charset::decode(raw);
    let unfolded = unfold(&text);
    if unfolded.contains("=?") { decode_words(&unfolded) } else { unfolded.into_owned() }
}

/// Line ends before white space vanish; other line ends become a space.
fn unfold(text: &str) -> Cow<'_, str> {
    let text = text.trim();
    if !text.contains(['\n', '\r']) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for line in text.split(['\n', '\r']).map(str::trim).filter(|l| !l.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(line);
    }
    Cow::Owned(out)
}

/// One encoded word: charset, transfer-decoded bytes.
struct Word<'a> {
    charset: &'a str,
    bytes: Vec<u8>,
}

/// Decodes encoded words wherever they stand (mailers also put them within quotes, against RFC 2047 5).
/// White space between two of them vanishes; the bytes of neighbours in one charset are joined before they are decoded,
/// since mailers split characters between words.
pub fn decode_words(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut pending: Option<Word> = None;
    let mut rest = text;
    while let Some(at) = rest.find("=?") {
        let Some((word, length)) = word_at(&rest[at..]) else {
            flush(&mut pending, &mut out);
            out.push_str(&rest[..at + 2]);
            rest = &rest[at + 2..];
            continue;
        };
        if pending.is_none() || !rest[..at].trim().is_empty() {
            flush(&mut pending, &mut out);
            out.push_str(&rest[..at]);
        }
        match &mut pending {
            Some(before) if before.charset.eq_ignore_ascii_case(word.charset) => before.bytes.extend(word.bytes),
            _ => {
                flush(&mut pending, &mut out);
                pending = Some(word);
            }
        }
        rest = &rest[at + length..];
    }
    flush(&mut pending, &mut out);
    out.push_str(rest);
    out
}

fn flush(pending: &mut Option<Word>, out: &mut String) {
    if let Some(word) = pending.take() {
        let text = charset::decode_as(&word.bytes, word.charset);
        out.extend(text.chars().map(|c| if matches!(c, '\n' | '\r') { ' ' } else { c }));
    }
}

/// Longest encoded word looked for, in bytes: 75 by RFC 2047, more in practice; unbounded, hostile headers cost quadratic time.
const MAX_WORD: usize = 16 << 10;

/// The encoded word at the start of `text` (`=?charset[*language]?B|Q?text?=`) and its length.
fn word_at(text: &str) -> Option<(Word<'_>, usize)> {
    let body = &text[..text.floor_char_boundary(MAX_WORD)];
    let body = body.strip_prefix("=?")?;
    let (charset, body) = body.split_once('?')?;
    let (encoding, body) = body.split_once('?')?;
    let end = body.find("?=")?;
    let known = charset.len() <= 60 && !charset.is_empty() && charset.bytes().all(|b| b.is_ascii_graphic());
    let bytes = match encoding {
        _ if !known => return None,
        "B" | "b" => transfer::base64(&body.as_bytes()[..end]),
        "Q" | "q" => q_word(&body.as_bytes()[..end]),
        _ => return None,
    };
    let charset = charset.split('*').next().unwrap_or(charset);
    let length = 2 + charset_length(text) + 1 + encoding.len() + 1 + end + 2;
    Some((Word { charset, bytes }, length))
}

fn charset_length(text: &str) -> usize {
    text[2..].find('?').unwrap_or(0)
}

fn q_word(bytes: &[u8]) -> Vec<u8> {
    let spaced: Vec<u8> = bytes.iter().map(|b| if *b == b'_' { b' ' } else { *b }).collect();
    transfer::quoted_printable(&spaced)
}

/// A header of the form `value; name=value; …` (RFC 2045 5.1, RFC 2231).
#[derive(Default)]
pub struct Parameters {
    /// What stands before the first semicolon, trimmed and lower case.
    pub value: String,
    named: Vec<(String, String)>,
}

impl Parameters {
    /// Reads a raw header value leniently: what is malformed is taken as far as it goes.
    pub fn parse(raw: &[u8]) -> Parameters {
        let text = charset::decode(raw);
        let text = unfold(&text);
        let mut parts = split_outside_quotes(&text, ';').into_iter();
        let value = parts.next().unwrap_or("").trim().trim_matches('"').to_ascii_lowercase();
        let named =
            parts.filter_map(|p| p.split_once('=')).map(|(n, v)| (n.trim().to_ascii_lowercase(), unquote(v.trim())));
        Parameters { value, named: named.collect() }
    }

    /// The parameter `name`: plain, else extended (`name*`), else put together from its parts (`name*0*`, `name*1` …).
    pub fn get(&self, name: &str) -> Option<String> {
        let plain = |n: &str| self.named.iter().find(|(k, _)| k == n).map(|(_, v)| v.as_str());
        if let Some(value) = plain(&format!("{name}*")) {
            return Some(extended(&percent(value)));
        }
        if let Some(value) = plain(name) {
            return Some(if value.contains("=?") { decode_words(value) } else { value.to_owned() });
        }
        let mut joined = Vec::new();
        for n in 0..1000 {
            match (plain(&format!("{name}*{n}*")), plain(&format!("{name}*{n}"))) {
                (Some(value), _) => joined.extend(percent(value)),
                (None, Some(value)) => joined.extend(value.bytes()),
                (None, None) => break,
            }
        }
        (!joined.is_empty()).then(|| extended(&joined))
    }
}

/// `charset'language'text` (RFC 2231 4) to text.
fn extended(bytes: &[u8]) -> String {
    let mut parts = bytes.splitn(3, |b| *b == b'\'');
    match (parts.next(), parts.next(), parts.next()) {
        (Some(label), Some(_), Some(text)) => charset::decode_as(text, &String::from_utf8_lossy(label)).into_owned(),
        _ => charset::decode(bytes).into_owned(),
    }
}

fn percent(text: &str) -> Vec<u8> {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        match (
            bytes[at],
            bytes.get(at + 1).and_then(|b| transfer::hex(*b)),
            bytes.get(at + 2).and_then(|b| transfer::hex(*b)),
        ) {
            (b'%', Some(high), Some(low)) => {
                out.push(high << 4 | low);
                at += 3;
            }
            (byte, ..) => {
                out.push(byte);
                at += 1;
            }
        }
    }
    out
}

/// Takes away quotation marks around a value and the backslashes that quote within (RFC 5322 3.2.4); others stay, since
/// mailers write Windows paths without doubling them.
pub fn unquote(text: &str) -> String {
    let Some(inner) = text.strip_prefix('"') else { return text.to_owned() };
    let inner = inner.strip_suffix('"').unwrap_or(inner);
    inner.replace("\\\"", "\"").replace("\\\\", "\\")
}

fn split_outside_quotes(text: &str, at: char) -> Vec<&str> {
    let (mut quoted, mut escaped, mut start, mut out) = (false, false, 0, Vec::new());
    for (i, c) in text.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            _ if c == at && !quoted => {
                out.push(&text[start..i]);
                start = i + c.len_utf8();
            }
            _ => {}
        }
    }
    out.push(&text[start..]);
    out
}
