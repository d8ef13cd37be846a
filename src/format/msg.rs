//! Outlook items as files ([MS-OXMSG]): messages, appointments, contacts, tasks. Header and bodies become the passages an
//! `.eml` gives; attachments become members, messages within it compound files of their own.

mod compressed;
pub(crate) mod properties;
pub(crate) mod storage;
#[cfg(test)]
mod tests;

use super::eml::body::{Bodies, Words};
use super::eml::header::Headers;
use super::{Bid, Format, Probe, ReadLimits, charset, html, rtf};
use crate::model::passage::FieldBuilder;
use crate::model::{Evidence, Exception, ExceptionKind, Extraction, ItemMeta, Locator, Member, Passage, PassageKind};
use properties::{EMBEDDED_HEADER, PART_HEADER, Properties, ROOT_HEADER, label};
use storage::Storage;

/// The reader of `.msg` files.
pub struct Msg;

const SIGNATURE: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

impl Format for Msg {
    fn name(&self) -> &'static str {
        "msg"
    }

    fn bid(&self, probe: &Probe) -> Bid {
        if !probe.bytes.starts_with(SIGNATURE) {
            return Bid::No;
        }
        let opened = cfb::CompoundFile::open(std::io::Cursor::new(probe.bytes));
        match opened.map(|file| file.is_stream("/__properties_version1.0") || file.exists("/__nameid_version1.0")) {
            Ok(true) => Bid::Magic,
            _ if matches!(probe.ending().as_str(), "msg" | "oft") => Bid::Extension,
            _ => Bid::No,
        }
    }

    fn extract(&self, untrusted_bytes: &[u8], limits: &ReadLimits) -> Extraction {
        let Some((root, whole)) = Storage::read(untrusted_bytes, limits.unpacked) else {
            let exception =
                Exception::whole(ExceptionKind::Corrupt, "the file is damaged: its directory cannot be read");
            return Extraction { exceptions: vec![exception], ..Extraction::default() };
        };
        let mut out = read(&root);
        if !whole {
            out.exceptions
                .push(Exception::whole(ExceptionKind::PartlyRead, "some parts of the file are damaged or too large"));
        }
        if out.passages.is_empty() && out.members.is_empty() {
            out.exceptions.push(Exception::whole(ExceptionKind::NoText, "the file holds no text"));
        }
        out
    }
}

fn read(root: &Storage) -> Extraction {
    let message = Properties::of(root, ROOT_HEADER, 0);
    let mut bodies = Bodies::default();
    bodies.out.meta = meta(&message);
    let transport = message.text(0x007d).unwrap_or_default();
    let transport = transport.trim_start();
    let (headers, _) = Headers::split(transport.as_bytes());
    bodies.out.passages.extend(header(root, &message, &headers));
    read_bodies(&message, &mut bodies);
    others(root, &message, &mut bodies.out);
    for storage in parts(root, "__attach_version1.0_") {
        attachment(root, storage, message.code_page(), &mut bodies.out);
    }
    let sealed = message
        .text(0x001a)
        .is_some_and(|class| class.to_ascii_uppercase().contains("SMIME") && !class.contains("Signed"));
    if sealed {
        bodies.out.exceptions.push(Exception::whole(ExceptionKind::Encrypted, "an encrypted message (S/MIME)"));
    }
    bodies.out
}

fn parts<'a>(root: &'a Storage, prefix: &'a str) -> impl Iterator<Item = &'a Storage> {
    root.storages.iter().filter(move |(name, _)| name.starts_with(prefix)).map(|(_, storage)| storage)
}

fn meta(message: &Properties) -> ItemMeta {
    let date = [0x0039, 0x0e06, 0x3007].iter().find_map(|id| message.time(*id));
    let id = message.text(0x1035).map(|id| id.trim().trim_start_matches('<').trim_end_matches('>').to_owned());
    ItemMeta { title: message.text(0x0037).map(Evidence::new), date, message_id: id.map(Evidence::new) }
}

/// The header block: what Outlook shows, then the header lines the message came with.
fn header(root: &Storage, message: &Properties, transport: &Headers) -> Option<Passage> {
    let mut builder = FieldBuilder::default();
    let mut line = |name: &str, value: Option<String>| {
        if let Some(value) = value.filter(|v| !v.trim().is_empty()) {
            builder.line(name, value.trim());
        }
    };
    let sender = mailbox(message, &[0x0c1a, 0x0042], &[0x5d01, 0x5d02, 0x0c1f, 0x0065]);
    let mut directory = Vec::from_iter(sender.directory);
    line("From", sender.shown);
    for (name, kind, shown) in [("To", 1, 0x0e04), ("Cc", 2, 0x0e03), ("Bcc", 3, 0x0e02)] {
        let known = recipients(root, kind, message.code_page());
        let texts: Vec<String> = known.iter().filter_map(|m| m.shown.clone()).collect();
        line(name, if texts.is_empty() { message.text(shown) } else { Some(texts.join(", ")) });
        directory.extend(known.into_iter().filter_map(|m| m.directory));
    }
    line("Date", message.time(0x0039).or_else(|| message.time(0x0e06)));
    line("Subject", message.text(0x0037));
    line("Message-ID", message.text(0x1035));
    directory.into_iter().for_each(|d| line("Directory entry", Some(d)));
    transport.lines(&mut builder);
    (!builder.is_empty()).then(|| builder.finish(Locator::MailHeader, PassageKind::MailHeader))
}

fn recipients(root: &Storage, kind: u32, code_page: u32) -> Vec<Mailbox> {
    let all = parts(root, "__recip_version1.0_").map(|storage| Properties::of(storage, PART_HEADER, code_page));
    let of_kind = all.filter(|p| p.number(0x0c15).unwrap_or(1) & 15 == kind);
    of_kind.map(|p| mailbox(&p, &[0x3001, 0x5ff6, 0x3a20], &[0x39fe, 0x3003])).collect()
}

/// Someone who sent or received.
struct Mailbox {
    /// `Name <address>`.
    shown: Option<String>,
    /// The address within an organisation's Exchange directory, where another is shown.
    directory: Option<String>,
}

/// Put together from the first of `names` and the best of `addresses` that are there.
fn mailbox(of: &Properties, names: &[u16], addresses: &[u16]) -> Mailbox {
    let name = names.iter().find_map(|id| of.text(*id));
    let all: Vec<String> = addresses.iter().filter_map(|id| of.text(*id)).collect();
    let best = all.iter().find(|a| a.contains('@')).or(all.first());
    let directory = all.iter().find(|a| a.starts_with('/') && Some(*a) != best).cloned();
    let shown = match (name, best) {
        (Some(name), Some(address)) if name != *address => {
            let quote = if name.contains([',', ';', '<', '@']) { "\"" } else { "" };
            Some(format!("{quote}{name}{quote} <{address}>"))
        }
        (name, address) => name.or_else(|| address.cloned()),
    };
    Mailbox { shown, directory }
}

fn read_bodies(message: &Properties, bodies: &mut Bodies) {
    let plain = message.text(0x1000);
    let mut words = plain.as_ref().map(|text| {
        let mut words = Words::default();
        words.add(text);
        bodies.text(text);
        words
    });
    let markup = message.bytes(0x1013).map(|bytes| decoded_html(bytes, message)).or_else(|| message.text(0x1013));
    if let Some(markup) = &markup {
        let blocks = html::render::render(markup, true);
        bodies.markup(&blocks, words.as_mut());
        if words.is_none() {
            let mut seen = Words::default();
            seen.add(&super::eml::body::seen(&blocks));
            words = Some(seen);
        }
    }
    let rich = message.bytes(0x1009).and_then(compressed::decompressed);
    if let Some(rich) = rich {
        rich_text(&rich, words.as_mut(), bodies);
    }
}

fn decoded_html(bytes: &[u8], message: &Properties) -> String {
    let page = message.number(0x3fde).unwrap_or(0);
    if html::named_charset(bytes).is_none() && page != 0 && page != 1200 {
        return charset::decode_code_page(bytes, page).into_owned();
    }
    html::decode(bytes, None).into_owned()
}

/// The rich text, for what it says beyond the other bodies: it is the same message in another form.
fn rich_text(rich: &[u8], words: Option<&mut Words>, bodies: &mut Bodies) {
    let rich = rtf::reader::read(rich);
    if rich.is_html {
        return bodies.markup(&html::render::render(&rich.body, true), words);
    }
    match words {
        Some(words) => bodies.alternative(&rich.body, words, "rich text alternative"),
        None => bodies.text(&rich.body),
    }
    let locator = Locator::MailBody(bodies.count.max(1));
    for (what, text) in rich
        .beside
        .iter()
        .filter(|(what, _)| matches!(what, rtf::reader::Beside::Hidden("deleted text" | "hidden text")))
    {
        let rtf::reader::Beside::Hidden(why) = what else { continue };
        bodies.out.passages.push(Passage::new(locator.clone(), PassageKind::Note, text.trim()).hidden(why));
    }
}

/// Every other text property that says something new: contact details, places, attendees, custom fields.
fn others(root: &Storage, message: &Properties, out: &mut Extraction) {
    const SHOWN: &[u16] =
        &[0x1000, 0x1013, 0x007d, 0x001a, 0x0037, 0x0e1d, 0x003d, 0x1035, 0x0c1e, 0x0064, 0x3002, 0x0e05];
    let seen: String = out.passages.iter().map(|p| p.text.expose()).collect::<Vec<_>>().join("\n");
    let names = root.storages.get("__nameid_version1.0");
    let mut builder = FieldBuilder::default();
    let mut told: Vec<String> = Vec::new();
    for id in message.text_ids().into_iter().filter(|id| !SHOWN.contains(id)) {
        let Some(value) = message.text(id) else { continue };
        if seen.contains(value.trim()) || told.contains(&value) || matches!(value.as_str(), "SMTP" | "EX") {
            continue;
        }
        builder.line(&label(id, names), value.trim());
        told.push(value);
    }
    if !builder.is_empty() {
        let locator = Locator::Property("item properties".to_owned());
        out.passages.push(builder.finish(locator, PassageKind::Property));
    }
}

fn attachment(root: &Storage, storage: &Storage, code_page: u32, out: &mut Extraction) {
    let part = Properties::of(storage, PART_HEADER, code_page);
    let name = [0x3707, 0x3704, 0x3001].iter().find_map(|id| part.text(*id));
    if let Some(bytes) = part.bytes(0x3701) {
        let name = name.unwrap_or_else(|| "attachment.bin".to_owned());
        out.members.push(Member { untrusted_name: Evidence::new(name), bytes: bytes.to_vec() });
        return;
    }
    let packed = storage
        .storages
        .get("__substg1.0_3701000D")
        .map(|inner| (inner.streams.contains_key("__properties_version1.0"), inner));
    let bytes =
        packed.and_then(|(message, inner)| if message { standalone(root, inner) } else { inner.to_bytes().ok() });
    match (bytes, packed) {
        (Some(bytes), Some((message, _))) => {
            let name = name.unwrap_or_else(|| "message".to_owned());
            let name =
                if message && !name.to_ascii_lowercase().ends_with(".msg") { format!("{name}.msg") } else { name };
            out.members.push(Member { untrusted_name: Evidence::new(name), bytes });
        }
        _ => out.exceptions.push(Exception::whole(
            ExceptionKind::PartlyRead,
            "an attachment holds no data in the file (a link, or damaged)",
        )),
    }
}

/// A message within a message as a file of its own: a longer header of its property stream, the names of its properties.
fn standalone(root: &Storage, inner: &Storage) -> Option<Vec<u8>> {
    let mut file = Storage { streams: inner.streams.clone(), storages: Default::default() };
    let stream = file.streams.get_mut("__properties_version1.0")?;
    let at = stream.len().min(EMBEDDED_HEADER);
    stream.splice(at..at, [0; ROOT_HEADER - EMBEDDED_HEADER]);
    let mut storages: Vec<(&String, &Storage)> = inner.storages.iter().collect();
    storages.extend(
        root.storages.get_key_value("__nameid_version1.0").filter(|(name, _)| !inner.storages.contains_key(*name)),
    );
    file.to_bytes_with(&storages).ok()
}
