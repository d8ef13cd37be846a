//! Bytes that a text spells out over spaces and line ends: hexadecimal pairs (`51 75 69`, `51:75:69`, `0x51, 0x75`) and base64 cut into lines.

use crate::model::Span;
use base64::Engine;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

/// Fewer bytes than this spell no name.
const FEWEST: usize = 5;
/// Longest run of separators between two pairs.
const APART: usize = 4;
/// A line of fewer signs than this is no base64.
const SHORTEST: usize = 8;
/// More than this is a file, which is read as such.
const LONGEST: usize = 1 << 16;

/// Runs of hexadecimal pairs with something between them, and the bytes they stand for.
pub(super) fn pairs(text: &str) -> Vec<(Span, Vec<u8>)> {
    let (bytes, mut out, mut at) = (text.as_bytes(), Vec::new(), 0);
    while at < bytes.len() {
        if !bytes[at].is_ascii_hexdigit() || at > 0 && bytes[at - 1].is_ascii_alphanumeric() {
            at += 1;
            continue;
        }
        let (said, end) = run(bytes, at);
        if said.len() >= FEWEST {
            out.push((Span::new(at, end), said));
        }
        at = end.max(at + 1);
    }
    out
}

/// The pairs that follow each other from `at` on, and where the last ends.
fn run(bytes: &[u8], mut at: usize) -> (Vec<u8>, usize) {
    let (mut said, mut end) = (Vec::new(), at);
    while said.len() < LONGEST {
        at += if bytes[at..].starts_with(b"0x") { 2 } else { 0 };
        let long = bytes[at..].iter().take_while(|b| b.is_ascii_hexdigit()).count();
        let closed = bytes.get(at + long).is_none_or(|b| !b.is_ascii_alphanumeric());
        let Some(pairs) = hex::decode(&bytes[at..at + long]).ok().filter(|p| closed && !p.is_empty()) else { break };
        said.extend(pairs);
        end = at + long;
        let gap = bytes[end..].iter().take_while(|b| b" \t\r\n:,-".contains(b)).count();
        if gap > APART || bytes.get(end + gap).is_none_or(|b| !b.is_ascii_hexdigit()) {
            break;
        }
        at = end + gap;
    }
    (said, end)
}

/// Several lines of nothing but base64, and what they say from each of the four places at which a group may begin.
pub(super) fn lines(text: &str) -> Vec<(Span, Vec<u8>)> {
    let is_sign = |b: u8| b.is_ascii_alphanumeric() || b"+/=".contains(&b);
    let mut runs: Vec<(Span, String)> = Vec::new();
    let (mut at, mut open) = (0, false);
    for line in text.split_inclusive('\n') {
        let signs = line.trim();
        let own = signs.len() >= if open { 1 } else { SHORTEST } && signs.bytes().all(is_sign);
        let start = at + (line.len() - line.trim_start().len());
        let span = Span::new(start, start + signs.len());
        at += line.len();
        match runs.last_mut().filter(|(_, s)| open && own && s.len() < LONGEST) {
            Some((all, joined)) => {
                all.end = span.end;
                joined.push_str(signs);
            }
            None if own => runs.push((span, signs.to_owned())),
            None => {}
        }
        open = own;
    }
    runs.retain(|(span, _)| span.of(text).contains('\n'));
    let lenient = GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true);
    let engine = GeneralPurpose::new(&STANDARD, lenient);
    let from = |run: &str, skip: usize| {
        let part = run.trim_end_matches('=').get(skip..)?;
        engine.decode(&part[..part.len() - usize::from(part.len() % 4 == 1)]).ok()
    };
    runs.iter().flat_map(|(span, run)| (0..4).filter_map(|skip| Some((*span, from(run, skip)?)))).collect()
}
