//! Document properties: the Info dictionary and XMP packets; and the text of other XML that a PDF carries.

use super::{noise, strings};
use crate::model::passage::FieldBuilder;
use crate::model::{Evidence, Extraction, Locator, PassageKind};
use hayro_interpret::hayro_syntax::object::{Dict, Object};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// Entries that say nothing about people: dates are kept in the item's facts.
const NO_TEXT: &[&str] = &["CreationDate", "ModDate", "Trapped", "PTEX.Fullbanner", "PTEX.FullBanner"];
/// XMP leaves that are identifiers, dates or numbers of the software.
const NO_XMP_TEXT: &[&str] = &[
    "InstanceID",
    "DocumentID",
    "OriginalDocumentID",
    "VersionID",
    "CreateDate",
    "ModifyDate",
    "MetadataDate",
    "instanceID",
    "documentID",
    "originalDocumentID",
    "when",
    "action",
    "changed",
    "softwareAgent",
    "format",
    "about",
    "parseType",
    "lang",
    "part",
    "conformance",
    "xmptk",
    "Trapped",
    "renditionClass",
    "RenditionClass",
    "parameters",
    "complianceProfile",
    "language",
    "type",
    "ref",
    "version",
    "valueType",
    "category",
    "prefix",
    "namespaceURI",
    "schema",
    "date",
];
/// Depth and number of leaves read of one XML document.
const MAX_LEAVES: usize = 20_000;

/// Reads the Info dictionary into a passage, the title and the date.
pub(crate) fn info(dict: &Dict<'_>, out: &mut Extraction) {
    let mut built = FieldBuilder::default();
    for (key, _) in dict.entries() {
        let Some(Object::String(string)) = dict.get::<Object<'_>>(key.as_ref()) else {
            continue;
        };
        let text = strings::text(&string);
        let text = text.trim();
        if key.as_str() == "Title" && !text.is_empty() {
            out.meta.title = Some(Evidence::new(text));
        }
        let is_date = text.starts_with("D:") && strings::date(text.as_bytes()).is_some();
        if !text.is_empty() && !is_date && !NO_TEXT.contains(&key.as_str()) {
            built.line(key.as_str(), text);
        }
    }
    let date = |key: &str| match dict.get::<Object<'_>>(key) {
        Some(Object::String(s)) => strings::date(&s),
        _ => None,
    };
    out.meta.date = date("ModDate").or_else(|| date("CreationDate"));
    if !built.is_empty() {
        out.passages.push(built.finish(Locator::Property("info".into()), PassageKind::Property));
    }
}

/// Reads the document's XMP packet: what the Info dictionary does not say already.
pub(crate) fn xmp(data: &[u8], out: &mut Extraction) {
    let mut built = FieldBuilder::default();
    let said: Vec<String> =
        out.passages.iter().filter(|p| p.kind == PassageKind::Property).map(|p| p.text.expose().to_owned()).collect();
    let mut once = Vec::new();
    for (name, value) in xmp_values(data) {
        if name == "title" && out.meta.title.is_none() {
            out.meta.title = Some(Evidence::new(value.as_str()));
        }
        if !said.iter().any(|s| s.contains(&value)) && !once.contains(&value) {
            built.line(&name, &value);
            once.push(value);
        }
    }
    if out.meta.date.is_none() {
        out.meta.date = xmp_date(data);
    }
    if !built.is_empty() {
        out.passages.push(built.finish(Locator::Property("xmp".into()), PassageKind::Property));
    }
}

fn xmp_date(data: &[u8]) -> Option<String> {
    let leaves = leaves(data);
    let of = |name: &str| leaves.iter().find(|(n, _)| n == name).map(|(_, v)| v.clone());
    let text = of("ModifyDate").or_else(|| of("CreateDate"))?;
    let stamp: jiff::Timestamp = text.parse().ok()?;
    Some(stamp.to_string())
}

/// Names (without prefix) and values of an XMP packet that may be text.
pub(crate) fn xmp_values(data: &[u8]) -> Vec<(String, String)> {
    let tells = |name: &str, value: &str| {
        !NO_XMP_TEXT.contains(&name) && value.chars().any(char::is_alphabetic) && !noise::is_noise(value)
    };
    leaves(data).into_iter().filter(|(n, v)| tells(n, v) && !v.starts_with("http://ns.adobe.com")).collect()
}

/// Texts of an XML document, without markup.
pub(crate) fn xml_text(data: &[u8]) -> Vec<String> {
    let is_text = |(name, _): &(String, String)| !name.starts_with('@');
    read_leaves(data).into_iter().filter(is_text).map(|(_, v)| v).collect()
}

/// Texts of an XFA part: captions, values, help; of scripts only what speaks.
pub(crate) fn xfa_text(data: &[u8]) -> Vec<String> {
    let mut out = Vec::new();
    for (name, text) in read_leaves(data) {
        match name.as_str() {
            "script" => out.extend(super::walk::words_of_script(&text)),
            "uuid" | "picture" | "href" => {}
            name if name.starts_with('@') => {}
            _ if noise::is_noise(&text) => {}
            _ => out.push(text),
        }
    }
    out
}

fn leaves(data: &[u8]) -> Vec<(String, String)> {
    let strip = |(n, v): (String, String)| (n.trim_start_matches('@').to_owned(), v);
    read_leaves(data).into_iter().map(strip).collect()
}

/// Element texts, and attributes as `@name`, without namespace prefixes. Damaged XML gives what came before the damage.
fn read_leaves(data: &[u8]) -> Vec<(String, String)> {
    let text = decode(data);
    let mut reader = Reader::from_str(&text);
    reader.config_mut().check_end_names = false;
    let mut path: Vec<String> = Vec::new();
    let mut out: Vec<(String, String)> = Vec::new();
    let mut pending = String::new();
    while out.len() < MAX_LEAVES {
        match reader.read_event() {
            Ok(Event::Start(tag)) => {
                flush(&mut pending, &path, &mut out);
                attributes(&tag, &mut out);
                path.push(local(tag.name().as_ref()));
            }
            Ok(Event::Empty(tag)) => attributes(&tag, &mut out),
            Ok(Event::End(_)) => {
                flush(&mut pending, &path, &mut out);
                path.pop();
            }
            Ok(Event::Text(t)) => pending.push_str(&t),
            Ok(Event::CData(t)) => pending.push_str(&t),
            Ok(Event::GeneralRef(r)) => pending.push_str(&entity(&r)),
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
    }
    flush(&mut pending, &path, &mut out);
    out
}

fn decode(data: &[u8]) -> String {
    match data {
        [0xFE, 0xFF, ..] | [0xFF, 0xFE, ..] => strings::text(data),
        _ => String::from_utf8_lossy(data).trim_start_matches('\u{FEFF}').to_owned(),
    }
}

/// A value is named after the nearest element that is not RDF's own scaffolding.
fn flush(pending: &mut String, path: &[String], out: &mut Vec<(String, String)>) {
    let value = pending.trim();
    // Descriptions of a metadata schema, not of the document (PDF/A extension schemas).
    let is_schema = path.iter().any(|p| p == "schemas" || p == "declarations");
    if !value.is_empty() && !is_schema {
        let name = path.iter().rev().find(|p| !matches!(p.as_str(), "li" | "Alt" | "Seq" | "Bag" | "Description"));
        out.push((name.cloned().unwrap_or_default(), value.to_owned()));
    }
    pending.clear();
}

fn attributes(tag: &BytesStart<'_>, out: &mut Vec<(String, String)>) {
    for attribute in tag.attributes().flatten() {
        let key = attribute.key.as_ref();
        let value = quick_xml::escape::unescape(&attribute.value)
            .map_or_else(|_| attribute.value.to_string(), |v| v.into_owned());
        if !key.starts_with("xmlns") && !value.trim().is_empty() {
            out.push((format!("@{}", local(key)), value));
        }
    }
}

fn local(name: &str) -> String {
    name.rsplit(':').next().unwrap_or_default().to_owned()
}

fn entity(name: &str) -> String {
    let text = format!("&{name};");
    quick_xml::escape::unescape(&text).map(|t| t.into_owned()).unwrap_or_default()
}
