//! Signed and encrypted mail (S/MIME, RFC 8551; CMS, RFC 5652): what is signed is taken out of its signature and read in its
//! turn, what is encrypted is an exception. A signature on its own says who signed and is no exception.

mod ber;
#[cfg(test)]
mod tests;

use super::eml::{header, transfer};
use super::{Bid, Format, Probe, ReadLimits};
use crate::model::{Evidence, Exception, ExceptionKind, Extraction, Locator, Member, Passage, PassageKind};
use ber::Value;
use std::io::Read;

/// The reader of `.p7m`, `.p7s` and `.p7b` files.
pub struct Smime;

/// Object identifiers that matter, as they are encoded.
const SIGNED: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02];
#[cfg(test)]
const DATA: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x01];
const COMPRESSED: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x10, 0x01, 0x09];
/// What content types of PKCS #7 and of S/MIME start with.
const KINDS: [&[u8]; 2] =
    [&[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07], &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x10, 0x01]];
/// Names of people in certificates: common name (X.520), e-mail address (PKCS #9).
const NAMES: [&[u8]; 2] = [&[0x55, 0x04, 0x03], &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x01]];
/// Signatures around signatures that are undone.
const MAX_WRAPS: u32 = 8;

impl Format for Smime {
    fn name(&self) -> &'static str {
        "smime"
    }

    fn bid(&self, probe: &Probe) -> Bid {
        let named = matches!(probe.ending().as_str(), "p7m" | "p7s" | "p7c" | "p7b" | "p7z");
        match () {
            () if kind_of(probe.bytes).is_some() => Bid::Magic,
            () if unarmoured(probe.bytes, named).is_some_and(|bytes| kind_of(&bytes).is_some()) => Bid::Magic,
            () if named && probe.bytes.first() == Some(&0x30) => Bid::Extension,
            () => Bid::No,
        }
    }

    fn extract(&self, untrusted_bytes: &[u8], limits: &ReadLimits) -> Extraction {
        let armoured = unarmoured(untrusted_bytes, true);
        let mut out = Extraction::default();
        unwrap(armoured.as_deref().unwrap_or(untrusted_bytes), limits, 0, &mut out);
        out
    }
}

/// The content type of a CMS message.
fn kind_of(bytes: &[u8]) -> Option<&[u8]> {
    let outer = ber::first(bytes).filter(|value| value.tag == ber::SEQUENCE)?;
    let kind = ber::first(outer.content).filter(|value| value.tag == ber::OBJECT_ID)?.content;
    KINDS.iter().any(|known| kind.starts_with(known)).then_some(kind)
}

/// The bytes of an armoured message: between lines of dashes, or base64 all through where the name says what it is.
fn unarmoured(bytes: &[u8], named: bool) -> Option<Vec<u8>> {
    let text = bytes.trim_ascii_start();
    let starts = text.starts_with(b"-----BEGIN PKCS7-----") || text.starts_with(b"-----BEGIN CMS-----");
    if starts {
        let inside = text.split(|byte| *byte == b'\n').skip(1).take_while(|line| !line.starts_with(b"-----"));
        return Some(transfer::base64(&inside.collect::<Vec<_>>().concat()));
    }
    // `M` is how a long sequence starts in base64.
    (named && text.starts_with(b"MI")).then(|| transfer::base64(text))
}

fn unwrap(bytes: &[u8], limits: &ReadLimits, depth: u32, out: &mut Extraction) {
    let exception = |kind, detail: &str| Exception::whole(kind, detail);
    let Some(kind) = kind_of(bytes) else {
        return out.exceptions.push(exception(ExceptionKind::Corrupt, "the signed or encrypted file is damaged"));
    };
    if kind != SIGNED && kind != COMPRESSED {
        return out.exceptions.push(exception(ExceptionKind::Encrypted, "an encrypted message (S/MIME)"));
    }
    certificates(bytes, out);
    let Some(content) = content_of(bytes) else {
        let cut = ber::first(bytes).is_none_or(|outer| outer.is_cut);
        if cut {
            out.exceptions.push(exception(ExceptionKind::Corrupt, "the signed file is damaged or cut short"));
        }
        out.wordless = !cut; // a signature of something beside it
        return;
    };
    let content = if kind == SIGNED {
        content
    } else {
        let mut whole = Vec::new();
        let read = flate2::read::ZlibDecoder::new(&content[..]).take(limits.unpacked).read_to_end(&mut whole);
        if read.is_err() {
            out.exceptions.push(exception(ExceptionKind::PartlyRead, "the compressed message is damaged"));
        } else if whole.len() as u64 == limits.unpacked {
            out.exceptions
                .push(exception(ExceptionKind::TooLarge, "the compressed message unpacks to more than the limit"));
        }
        whole
    };
    if kind_of(&content).is_some() && depth < MAX_WRAPS {
        return unwrap(&content, limits, depth + 1, out);
    }
    let (line, _) = header::line_at(&content, 0);
    let name = if header::field_name(line).is_some() { "signed message.eml" } else { "signed content" };
    out.members.push(Member { untrusted_name: Evidence::new(name), bytes: content });
}

/// What is signed or compressed: the octets of the encapsulated content, where it is there (RFC 5652 5.2).
fn content_of(bytes: &[u8]) -> Option<Vec<u8>> {
    let outer = ber::first(bytes)?;
    let wrapped = ber::first(ber::after_first(outer.content)?)?; // [0] EXPLICIT
    let message = ber::first(wrapped.content).filter(|value| value.tag == ber::SEQUENCE)?;
    let encapsulated = ber::all(message.content).find(|value| {
        let kind = ber::first(value.content);
        value.tag == ber::SEQUENCE && kind.is_some_and(|kind| kind.tag == ber::OBJECT_ID && is_content(kind.content))
    })?;
    let content = ber::first(ber::after_first(encapsulated.content)?)?;
    let octets = ber::first(content.content)?;
    let mut out = Vec::new();
    match octets.tag {
        ber::OCTETS | ber::OCTETS_IN_PARTS => ber::octets(&octets, 0, &mut out),
        _ => out.extend_from_slice(content.content), // PKCS #7 1.5 put other types there as they are
    }
    (!out.is_empty()).then_some(out)
}

/// Content types of what a signature is around; algorithms look alike but for their identifiers.
fn is_content(kind: &[u8]) -> bool {
    KINDS.iter().any(|known| kind.starts_with(known))
}

/// Who signed: names and addresses of the certificates.
fn certificates(bytes: &[u8], out: &mut Extraction) {
    let mut names: Vec<String> = Vec::new();
    // What is signed is no certificate, and is not looked through: it stands before them as octets.
    ber::for_each(bytes, &mut |value: &Value| {
        let pair = ber::first(value.content).filter(|first| value.tag == ber::SEQUENCE && first.tag == ber::OBJECT_ID);
        if pair.is_none_or(|id| !NAMES.contains(&id.content)) {
            return;
        }
        let text = ber::after_first(value.content).and_then(ber::first).and_then(|text| ber::text(&text));
        if let Some(text) = text.filter(|text| !names.contains(text)) {
            names.push(text);
        }
    });
    if !names.is_empty() {
        let locator = Locator::Property("certificates".to_owned());
        out.passages.push(Passage::new(locator, PassageKind::Property, names.join("\n")));
    }
}
