//! The header block of an item: who sent it, who received it, when, about what.

use super::compose::BINARY;
use super::properties::{PART_HEADER, Properties};
use super::storage::Storage;
use crate::format::eml::body::Words;
use crate::format::eml::header::Headers;
use crate::format::ole;
use crate::model::passage::FieldBuilder;
use crate::model::{Locator, Passage, PassageKind};

/// Kinds of recipients and the property that shows all of a kind ([MS-OXCMSG] 2.2.3.1.1). Kind 0 is the originator.
const KINDS: &[(&str, u32, u16)] = &[("To", 1, 0x0e04), ("Cc", 2, 0x0e03), ("Bcc", 3, 0x0e02)];

/// The header block: what Outlook shows, then of the header lines the message came with those that say more.
pub fn header(root: &Storage, message: &Properties, transport: &Headers) -> Option<Passage> {
    let mut lines = lines(root, message);
    if transport.raw("Date").is_some() {
        lines.retain(|(name, _)| *name != "Date");
    }
    let mut builder = FieldBuilder::default();
    lines.iter().for_each(|(name, value)| builder.line(name, value));
    for (name, value) in transport.shown() {
        let same = lines.iter().filter(|(shown, _)| name.eq_ignore_ascii_case(shown));
        if !same.into_iter().any(|(_, shown)| Words::of(shown).hold(&value)) {
            builder.line(name, &value);
        }
    }
    (!builder.is_empty()).then(|| builder.finish(Locator::MailHeader, PassageKind::MailHeader))
}

fn lines(root: &Storage, message: &Properties) -> Vec<(&'static str, String)> {
    let recipients = recipients(root, message.code_page());
    let mut lines: Vec<(&str, Option<String>)> = Vec::new();
    let sender = mailbox(message, &[0x0c1a, 0x0042], &[0x5d01, 0x5d02, 0x0c1f, 0x0065]);
    for (kind, who) in &recipients {
        if !(1..=3).contains(kind) && Some(who) != sender.as_ref() {
            lines.push(("Organiser", Some(who.clone())));
        }
    }
    lines.insert(0, ("From", sender));
    for (name, kind, shown) in KINDS {
        let known: Vec<&str> = recipients.iter().filter(|(k, _)| k == kind).map(|(_, who)| who.as_str()).collect();
        lines.push((name, if known.is_empty() { message.text(*shown) } else { Some(known.join(", ")) }));
    }
    let replies: Vec<String> = message.bytes(0x004f).map(one_offs).unwrap_or_default();
    lines.push(("Reply-To", Some(replies.join(", "))));
    lines.push(("Date", message.time(0x0039).or_else(|| message.time(0x0e06))));
    lines.push(("Subject", message.text(0x0037)));
    lines.push(("Message-ID", message.text(0x1035)));
    let filled = lines.into_iter().filter_map(|(name, value)| Some((name, value?.trim().to_owned())));
    filled.filter(|(_, value)| !value.is_empty()).collect()
}

fn recipients(root: &Storage, code_page: u32) -> Vec<(u32, String)> {
    let all = super::parts(root, "__recip_version1.0_").map(|storage| Properties::of(storage, PART_HEADER, code_page));
    let one = |p: Properties| {
        let who = mailbox(&p, &[0x3001, 0x5ff6, 0x3a20], &[0x39fe, 0x3003])?;
        Some((p.number(0x0c15).unwrap_or(1) & 15, who))
    };
    all.filter_map(one).collect()
}

/// `Name <address>` of the first of `names` and the best of `addresses` that are there. An address within an organisation's
/// directory is shown only where there is neither another nor a name.
fn mailbox(of: &Properties, names: &[u16], addresses: &[u16]) -> Option<String> {
    let name = names.iter().find_map(|id| of.text(*id)).map(|n| n.trim().to_owned());
    let all: Vec<String> = addresses.iter().filter_map(|id| of.text(*id)).collect();
    let best = all.iter().find(|a| a.contains('@')).or(all.first().filter(|a| name.is_none() || !is_directory(a)));
    match (name, best) {
        (Some(name), Some(address)) if !name.trim_matches('\'').eq_ignore_ascii_case(address) => {
            Some(format!("{} <{address}>", quoted(name)))
        }
        (name, address) => address.cloned().or(name.map(quoted)),
    }
}

/// A comma within a name must not look like the end of an address.
fn quoted(name: String) -> String {
    let quote = name.contains([',', ';', '<']) && !name.contains('"');
    if quote { format!("\"{name}\"") } else { name }
}

/// True for an address within an organisation's directory: `/O=…/OU=…/CN=…` ([MS-OXOABK] 2.2.1.1).
pub fn is_directory(address: &str) -> bool {
    address.trim_start().get(..3).is_some_and(|start| start.eq_ignore_ascii_case("/o="))
}

/// Members of a distribution list ([MS-OXOCNTC] 2.2.2), `Name <address>` each; the ids are numbers of the property names.
pub fn members(message: &Properties, ids: &[u16]) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for member in ids.iter().flat_map(|id| message.values(*id, BINARY | super::compose::SEVERAL)).flat_map(one_offs) {
        if !out.contains(&member) {
            out.push(member);
        }
    }
    out
}

/// What marks a one-off entry id, which holds name and address itself ([MS-OXCDATA] 2.2.5.1).
const ONE_OFF: [u8; 16] =
    [0x81, 0x2b, 0x1f, 0xa4, 0xbe, 0xa3, 0x10, 0x19, 0x9d, 0x6e, 0x00, 0xdd, 0x01, 0x0f, 0x54, 0x02];

/// The people named by one-off entry ids, wherever they stand in `bytes` (lists of them, wrapped ones).
fn one_offs(bytes: &[u8]) -> Vec<String> {
    let mut out = Vec::new();
    let mut rest = bytes;
    while let Some(at) = rest.windows(ONE_OFF.len()).position(|window| window == ONE_OFF) {
        rest = &rest[at + ONE_OFF.len()..];
        out.extend(one_off(rest));
    }
    out
}

fn one_off(bytes: &[u8]) -> Option<String> {
    let wide = bytes.get(3)? & 0x80 != 0;
    let mut rest = bytes.get(4..)?;
    let mut next = || {
        let size = if wide {
            rest.chunks_exact(2).position(|unit| unit == [0, 0])? * 2
        } else {
            rest.iter().position(|byte| *byte == 0)?
        };
        let text =
            if wide { ole::wide(&rest[..size]) } else { crate::format::charset::decode(&rest[..size]).into_owned() };
        rest = rest.get(size + if wide { 2 } else { 1 }..)?;
        Some(text)
    };
    let (name, _, address) = (next()?, next()?, next()?);
    Some(if name == address || name.is_empty() { address } else { format!("{name} <{address}>") })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_off_entries_name_people() {
        let wide = |text: &str| -> Vec<u8> { text.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect() };
        let mut bytes = [&[0; 4][..], &ONE_OFF, &[0, 0, 1, 0x90]].concat();
        bytes.extend([wide("Zoë Smith"), wide("SMTP"), wide("zoe@b.example")].concat());
        bytes.extend([&[0; 8][..], &ONE_OFF, &[0, 0, 0, 0], b"al@b.example\0SMTP\0al@b.example\0"].concat());
        bytes.extend([&ONE_OFF[..], &[0, 0, 0, 0], b"cut"].concat());
        assert_eq!(one_offs(&bytes), ["Zoë Smith <zoe@b.example>", "al@b.example"]);
    }
}
