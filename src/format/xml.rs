//! A thin pull reader over `quick-xml` for the XML parts of office files: local names, resolved references, any encoding.
//! No DTD is read and no entity but the predefined ones is expanded. It is no general XML library: namespaces are dropped.

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;
use std::borrow::Cow;

/// Nesting deeper than this is taken for an attack.
const MAX_DEPTH: u32 = 4_000;

/// The part is not well-formed XML (or nested beyond reason). What was read before stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Malformed;

/// An opening tag.
pub struct Tag<'a>(BytesStart<'a>);

impl Tag<'_> {
    /// The element's name without its prefix.
    pub fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// The value of the attribute whose name without prefix is `local`, references resolved.
    pub fn attr(&self, local: &str) -> Option<String> {
        let mut attributes = self.0.attributes();
        attributes.with_checks(false);
        let found = attributes.flatten().find(|a| a.key.local_name().into_inner() == local)?;
        Some(value(&found))
    }

    /// Every attribute but namespace declarations: name without prefix, value.
    pub fn attrs(&self) -> Vec<(String, String)> {
        let mut attributes = self.0.attributes();
        attributes.with_checks(false);
        let plain = attributes.flatten().filter(|a| a.key.as_namespace_binding().is_none());
        plain.map(|a| (a.key.local_name().into_inner().to_owned(), value(&a))).collect()
    }

    /// True where an on/off attribute is present and not switched off.
    pub fn on(&self, local: &str) -> bool {
        self.attr(local).is_some_and(|v| !is_off(&v))
    }

    /// An on/off element of WordprocessingML (ECMA-376 part 1, 17.17.4): on unless `val` says otherwise.
    pub fn toggled(&self) -> bool {
        self.attr("val").is_none_or(|v| !is_off(&v))
    }
}

fn is_off(value: &str) -> bool {
    matches!(value, "0" | "false" | "off" | "none")
}

fn value(attribute: &quick_xml::events::attributes::Attribute) -> String {
    match attribute.normalized_value(XmlVersion::Implicit1_0) {
        Ok(value) => value.into_owned(),
        Err(_) => attribute.value.to_string(),
    }
}

/// One step through a part.
pub enum Step<'a> {
    /// An element opens; empty elements open and close.
    Open(Tag<'a>),
    /// An element closes: name without prefix.
    Close(String),
    /// Character data, references resolved; one run of text may come in several steps.
    Text(Cow<'a, str>),
}

/// The reader of one part.
pub struct Pull<'a> {
    reader: Reader<&'a [u8]>,
    depth: u32,
    lenient: bool,
    /// References to entities that are not predefined; they are left out.
    pub unknown_entities: u32,
}

impl<'a> Pull<'a> {
    /// Reads `text`, which [`decode`] made of the part's bytes.
    pub fn new(text: &'a str) -> Pull<'a> {
        let mut reader = Reader::from_str(text);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.allow_dangling_amp = true;
        Pull { reader, depth: 0, lenient: false, unknown_entities: 0 }
    }

    /// Reads markup that is nearly XML (VML as spreadsheet programs write it): tags need not match.
    pub fn lenient(text: &'a str) -> Pull<'a> {
        let mut pull = Pull::new(text);
        let config = pull.reader.config_mut();
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        pull.lenient = true;
        pull
    }

    /// The next step, `None` at the end.
    ///
    /// # Errors
    /// [`Malformed`] where the part breaks off or its tags do not match.
    pub fn step(&mut self) -> Result<Option<Step<'a>>, Malformed> {
        loop {
            return Ok(Some(match self.reader.read_event().map_err(|_| Malformed)? {
                Event::Start(tag) => {
                    self.depth += 1;
                    if self.depth > MAX_DEPTH {
                        return Err(Malformed);
                    }
                    Step::Open(Tag(tag))
                }
                Event::Empty(tag) => Step::Open(Tag(tag)),
                Event::End(end) => {
                    self.depth = self.depth.saturating_sub(1);
                    Step::Close(end.local_name().into_inner().to_owned())
                }
                Event::Text(text) => Step::Text(text.xml10_content()),
                Event::CData(text) => Step::Text(text.xml10_content()),
                Event::GeneralRef(reference) => match self.resolve(&reference) {
                    Some(text) => Step::Text(text.into()),
                    None => continue,
                },
                Event::Eof if self.depth > 0 && !self.lenient => return Err(Malformed),
                Event::Eof => return Ok(None),
                _ => continue,
            }));
        }
    }

    fn resolve(&mut self, reference: &quick_xml::events::BytesRef) -> Option<String> {
        if let Ok(Some(c)) = reference.resolve_char_ref() {
            return Some(c.to_string());
        }
        match quick_xml::escape::resolve_predefined_entity(reference) {
            Some(text) => Some(text.to_owned()),
            None => {
                self.unknown_entities += 1;
                None
            }
        }
    }

    /// Character data up to the end of the element just opened, nested elements included.
    pub fn inner_text(&mut self) -> Result<String, Malformed> {
        let (mut text, mut level) = (String::new(), 1);
        while let Some(step) = self.step()? {
            match step {
                Step::Open(_) => level += 1,
                Step::Text(more) => text.push_str(&more),
                Step::Close(_) => level -= 1,
            }
            if level == 0 {
                break;
            }
        }
        Ok(text)
    }
}

/// Every text node that `pull` still yields, one a line.
///
/// # Errors
/// [`Malformed`], with nothing kept: use [`Pull`] where the beginning counts.
pub fn all_text(mut pull: Pull) -> Result<String, Malformed> {
    let (mut out, mut fresh) = (String::new(), true);
    while let Some(step) = pull.step()? {
        match step {
            Step::Text(text) if fresh && text.trim().is_empty() => {}
            Step::Text(text) => {
                if fresh && !out.is_empty() {
                    out.push('\n');
                }
                out.push_str(&text);
                fresh = false;
            }
            _ => fresh = true,
        }
    }
    Ok(out)
}

/// A part's bytes as text: UTF-8, UTF-16 and UTF-32 by their marks or their shape, or the encoding its declaration names.
pub fn decode(bytes: &[u8]) -> Cow<'_, str> {
    if let Some(text) = super::utf32::decode(bytes) {
        return text;
    }
    if let Some((encoding, _)) = encoding_rs::Encoding::for_bom(bytes) {
        return encoding.decode(bytes).0;
    }
    match bytes {
        [b'<', 0, ..] => return encoding_rs::UTF_16LE.decode(bytes).0,
        [0, b'<', ..] => return encoding_rs::UTF_16BE.decode(bytes).0,
        _ => {}
    }
    declared(bytes).unwrap_or(encoding_rs::UTF_8).decode(bytes).0
}

fn declared(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let head = &bytes[..bytes.len().min(200)];
    let head = &head[..head.windows(2).position(|w| w == b"?>")?];
    let at = head.windows(9).position(|w| w == b"encoding=")? + 9;
    let quote = *head.get(at)?;
    let label = head[at + 1..].split(|b| *b == quote).next()?;
    encoding_rs::Encoding::for_label(label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_resolved_and_entities_are_not() {
        let text = "<!DOCTYPE a [<!ENTITY x \"secret\">]><w:a b='&lt;&#233;'>&amp;&#x41;&x;<![CDATA[<]]></w:a>";
        let mut pull = Pull::new(text);
        let Ok(Some(Step::Open(tag))) = pull.step() else { panic!("no opening tag") };
        assert_eq!((tag.name(), tag.attr("b").as_deref()), ("a", Some("<é")));
        assert_eq!(pull.inner_text(), Ok("&A<".to_owned()));
        assert_eq!(pull.unknown_entities, 1);
    }

    #[test]
    fn a_part_cut_short_is_malformed_after_what_was_read() {
        let mut pull = Pull::new("<a><b>text");
        assert!(matches!(pull.step(), Ok(Some(Step::Open(_)))));
        assert_eq!(pull.inner_text(), Err(Malformed));
    }

    #[test]
    fn utf_16_and_declared_encodings_are_decoded() {
        let wide: Vec<u8> = "<a>é</a>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(&wide), "<a>é</a>");
        assert_eq!(decode(b"<?xml version='1.0' encoding='windows-1252'?><a>\xe9</a>").chars().rev().nth(4), Some('é'));
    }
}
