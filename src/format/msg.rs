//! Outlook items as files ([MS-OXMSG]): messages, appointments, contacts, tasks. Header and bodies become the passages an
//! `.eml` gives; attachments become members, messages within it compound files of their own.

pub(crate) mod compose;
mod compressed;
mod labels;
mod others;
mod people;
pub(crate) mod properties;
pub(crate) mod storage;
#[cfg(test)]
mod tests;

use super::eml::body::{Bodies, Words};
use super::eml::header::Headers;
use super::{Bid, Format, Probe, ReadLimits, charset, html, ole, rtf};
use crate::model::{Evidence, Exception, ExceptionKind, Extraction, ItemMeta, Locator, Member, Passage, PassageKind};
use properties::{EMBEDDED_HEADER, PART_HEADER, Properties, ROOT_HEADER};
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
        let thoroughly = || {
            let file = cfb::CompoundFile::open(std::io::Cursor::new(probe.bytes)).ok()?;
            Some(file.is_stream("/__properties_version1.0") || file.exists("/__nameid_version1.0"))
        };
        match ole::sectors::is_message(probe.bytes).or_else(thoroughly) {
            Some(true) => Bid::Magic,
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

/// The passages and members of a message that `root` holds.
pub(crate) fn read(root: &Storage) -> Extraction {
    let message = Properties::of(root, ROOT_HEADER, 0);
    let mut bodies = Bodies::default();
    bodies.out.meta = meta(&message);
    let transport = message.text(0x007d).unwrap_or_default();
    let transport = transport_headers(&transport);
    bodies.out.passages.extend(people::header(root, &message, &transport));
    read_bodies(&message, &mut bodies);
    others::others(root, &message, &transport, &mut bodies.out);
    for storage in parts(root, "__attach_version1.0_") {
        attachment(root, storage, message.code_page(), &mut bodies.out);
    }
    // What is sealed is an attachment, read in its turn.
    let sealed = message.text(0x001a).is_some_and(|class| class.to_ascii_uppercase().contains("SMIME"));
    if sealed && bodies.out.members.is_empty() {
        bodies.out.exceptions.push(Exception::whole(ExceptionKind::Encrypted, "an encrypted message (S/MIME)"));
    }
    bodies.out
}

/// The header lines a message came with. Exchange puts a line of its own before them; what follows them is kept as it stands.
fn transport_headers(text: &str) -> Headers<'_> {
    let text = text.trim_start();
    let text = match text.split_once('\n') {
        Some((first, rest)) if first.starts_with("Microsoft Mail Internet Headers") => rest,
        _ => text,
    };
    let (mut headers, rest) = Headers::split(text.as_bytes());
    headers.stray.extend(rest.split(|b| *b == b'\n').filter(|line| !line.trim_ascii().is_empty()));
    headers
}

fn parts<'a>(root: &'a Storage, prefix: &'a str) -> impl Iterator<Item = &'a Storage> {
    root.storages.iter().filter(move |(name, _)| name.starts_with(prefix)).map(|(_, storage)| storage)
}

fn meta(message: &Properties) -> ItemMeta {
    let date = [0x0039, 0x0e06, 0x3007].iter().find_map(|id| message.time(*id));
    let id = message.text(0x1035).map(|id| id.trim().trim_start_matches('<').trim_end_matches('>').to_owned());
    ItemMeta { title: message.text(0x0037).map(Evidence::new), date, message_id: id.map(Evidence::new) }
}

fn read_bodies(message: &Properties, bodies: &mut Bodies) {
    let plain = message.text(0x1000);
    if let Some(text) = &plain {
        bodies.text(text);
    }
    let mut words = plain.as_deref().map(Words::of);
    let markup = message.bytes(0x1013).map(|bytes| decoded_html(bytes, message)).or_else(|| message.text(0x1013));
    if let Some(markup) = &markup {
        let blocks = html::render::render(markup, true);
        let seen = Words::of(&super::eml::body::seen(&blocks));
        bodies.markup(&blocks, words.as_mut());
        // The rich text is held against the fuller of the two.
        words = plain.as_deref().map(Words::of).filter(|plain| plain.count() > seen.count()).or(Some(seen));
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

fn attachment(root: &Storage, storage: &Storage, code_page: u32, out: &mut Extraction) {
    let part = Properties::of(storage, PART_HEADER, code_page);
    let name = [0x3707, 0x3704, 0x3001].iter().find_map(|id| part.text(*id));
    let named = |name: String, bytes| Member { untrusted_name: Evidence::new(name), bytes };
    let (bytes, inner) = (part.bytes(0x3701), storage.storages.get(compose::INNER));
    let member = match (bytes, inner) {
        (Some(bytes), _) => Some(named(name.unwrap_or_else(|| "attachment.bin".to_owned()), bytes.to_vec())),
        (None, Some(inner)) if inner.streams.contains_key("__properties_version1.0") => {
            let name = name.unwrap_or_else(|| "message".to_owned());
            let ending = if name.to_ascii_lowercase().ends_with(".msg") { "" } else { ".msg" };
            standalone(root, inner).map(|bytes| named(format!("{name}{ending}"), bytes))
        }
        // An object of OLE: a document put into the text.
        (None, Some(inner)) => {
            let name = name.unwrap_or_else(|| "object".to_owned());
            inner.to_bytes().ok().and_then(|bytes| ole::object(&bytes, &name))
        }
        (None, None) => None,
    };
    if member.is_none() {
        let target = [0x370d, 0x3708].iter().find_map(|id| part.text(*id));
        let detail = match target {
            Some(_) => "an attachment is a link to a file elsewhere",
            None => "an attachment holds no data in the file",
        };
        let locator = Locator::Property("attachment".to_owned());
        out.passages.extend(target.map(|target| Passage::new(locator, PassageKind::Property, target)));
        out.exceptions.push(Exception::whole(ExceptionKind::PartlyRead, detail));
    }
    out.members.extend(member);
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
