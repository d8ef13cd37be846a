//! Reading our own outputs back, every way a recipient could: pages by their ToUnicode maps, strings and streams of the
//! objects, parts of packages, and whatever `format` makes of them. What cannot be read back is an error: fail closed.

use super::pack;
use crate::format::{ReadLimits, read_tree};
use crate::model::{Context, Fault, Locator, Result};
use lopdf::{Dictionary, Document, Object, content::Content};
use std::collections::{HashMap, HashSet};

/// What kind of text was read back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layer {
    /// What a reader of the file sees.
    Seen,
    /// What stands beside it: metadata, bookmarks, structure.
    Beside,
    /// Bytes of streams, of which only telling strings count.
    Raw,
}

/// Text read back from a file.
pub struct Read {
    /// Where, in words of ours.
    pub place: &'static str,
    /// Which kind.
    pub layer: Layer,
    /// The text.
    pub text: String,
}

/// Everything that can be read in `bytes`, a file of ours called `name`.
pub fn read_back(name: &str, bytes: &[u8]) -> Result<Vec<Read>> {
    let mut out = match name.rsplit_once('.').map(|(_, e)| e) {
        Some("pdf") => pdf(bytes)?,
        Some("docx") => package(bytes)?,
        _ => vec![Read {
            place: "its text",
            layer: Layer::Seen,
            text: String::from_utf8(bytes.to_vec()).map_err(|_| unreadable("it is not UTF-8"))?,
        }],
    };
    out.extend(by_format(name, bytes));
    Ok(out)
}

/// As our own readers see it; nothing where no reader knows the format.
fn by_format(name: &str, bytes: &[u8]) -> Vec<Read> {
    let (mut seen, mut beside) = (String::new(), String::new());
    for passage in read_tree(name, bytes, &ReadLimits::default()).items.iter().flat_map(|i| &i.passages) {
        let visible =
            passage.hidden.is_none() && !matches!(passage.locator, Locator::PagePart { .. } | Locator::Property(_));
        let text = if visible { &mut seen } else { &mut beside };
        text.push_str(passage.text.expose());
        text.push('\n');
    }
    vec![
        Read { place: "its text as read by dsar", layer: Layer::Seen, text: seen },
        Read { place: "its metadata as read by dsar", layer: Layer::Beside, text: beside },
    ]
}

fn package(bytes: &[u8]) -> Result<Vec<Read>> {
    let (mut seen, mut raw) = (String::new(), String::new());
    for (name, content) in pack::entries(bytes, None)? {
        let text = String::from_utf8(content).map_err(|_| unreadable("a part is not UTF-8"))?;
        if name == "word/document.xml" {
            seen.push_str(&untagged(&text.replace("</w:p>", "\n").replace("<w:br", "\n<w:br")));
        } else {
            raw.push_str(&text);
            raw.push_str(&untagged(&text));
        }
        raw.push_str(&name);
    }
    Ok(vec![
        Read { place: "its text", layer: Layer::Seen, text: seen },
        Read { place: "its other parts", layer: Layer::Beside, text: raw },
    ])
}

/// XML without its tags, entities resolved.
fn untagged(xml: &str) -> String {
    let mut out = String::with_capacity(xml.len() / 2);
    let mut depth = false;
    for c in xml.chars() {
        match c {
            '<' => depth = true,
            '>' => depth = false,
            c if !depth => out.push(c),
            _ => {}
        }
    }
    quick_xml::escape::unescape(&out).map(|t| t.into_owned()).unwrap_or(out)
}

fn pdf(bytes: &[u8]) -> Result<Vec<Read>> {
    let document = Document::load_mem(bytes).context("cannot read the PDF back")?;
    let mut seen = String::new();
    for (_, page) in document.get_pages() {
        page_text(&document, page, &mut seen)?;
        seen.push('\n');
    }
    if seen.trim().is_empty() {
        return Err(unreadable("no text was found in it"));
    }
    let (mut beside, mut raw) = (String::new(), String::new());
    for object in document.objects.values().chain([&Object::Dictionary(document.trailer.clone())]) {
        strings(object, &mut beside);
        if let Object::Stream(stream) = object {
            let content = stream.decompressed_content().unwrap_or_else(|_| stream.content.clone());
            let text = String::from_utf8_lossy(&content);
            let kind = stream.dict.get(b"Type").and_then(Object::as_name).unwrap_or_default();
            if kind == b"Metadata" {
                beside.push_str(&untagged(&text));
            }
            if kind == b"ObjStm" {
                raw.push_str(&unkeyed(&text));
            } else if !font_file(&stream.dict) {
                raw.push_str(&text);
                raw.push('\n');
            }
        }
    }
    Ok(vec![
        Read { place: "its pages", layer: Layer::Seen, text: seen },
        Read { place: "its metadata, bookmarks and structure", layer: Layer::Beside, text: beside },
        Read { place: "the bytes of its streams", layer: Layer::Raw, text: raw },
    ])
}

/// Objects packed together (ISO 32000-1, 7.5.7) without their keys of one word: somebody may be called Parent.
fn unkeyed(objects: &str) -> String {
    let mut parts = objects.split('/');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let key = &part[..part.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(part.len())];
        let is_word =
            key.starts_with(|c: char| c.is_ascii_uppercase()) && key.chars().skip(1).all(|c| c.is_ascii_lowercase());
        out.push('/');
        out.push_str(if is_word { &part[key.len()..] } else { part });
    }
    out
}

/// TrueType outlines hold no text but the font's own names.
fn font_file(dict: &Dictionary) -> bool {
    dict.has(b"Length1")
        || dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|n| n == b"OpenType" || n == b"CIDFontType0C")
}

fn strings(object: &Object, out: &mut String) {
    match object {
        Object::String(bytes, _) => {
            out.push_str(&text_string(bytes));
            out.push('\n');
        }
        Object::Array(items) => items.iter().for_each(|o| strings(o, out)),
        Object::Dictionary(dict) => dict.iter().for_each(|(_, o)| strings(o, out)),
        Object::Stream(stream) => stream.dict.iter().for_each(|(_, o)| strings(o, out)),
        _ => {}
    }
}

/// A text string (PDF 1.7, 7.9.2.2): UTF-16 with its mark, else bytes.
fn text_string(bytes: &[u8]) -> String {
    match bytes {
        [0xfe, 0xff, rest @ ..] => {
            let units: Vec<u16> = rest.chunks_exact(2).map(|b| u16::from_be_bytes([b[0], b[1]])).collect();
            String::from_utf16_lossy(&units)
        }
        _ => String::from_utf8(bytes.to_vec()).unwrap_or_else(|_| bytes.iter().map(|b| char::from(*b)).collect()),
    }
}

/// What the codes of a font say, and how many bytes a code has.
#[derive(Default)]
struct Codes {
    says: HashMap<u16, String>,
    single: bool,
}

fn page_text(document: &Document, page: lopdf::ObjectId, out: &mut String) -> Result<()> {
    let fonts = document.get_page_fonts(page).context("cannot read a page back")?;
    let maps: HashMap<Vec<u8>, Codes> =
        fonts.into_iter().map(|(name, font)| Ok((name, to_unicode(document, font)?))).collect::<Result<_>>()?;
    let content = Content::decode(&document.get_page_content(page)).context("cannot read a page back")?;
    let pictures = pictures(document, page);
    let nothing = Codes::default();
    let mut map = &nothing;
    for op in &content.operations {
        match op.operator.as_str() {
            "Tf" => {
                map = op.operands.first().and_then(|f| f.as_name().ok()).and_then(|n| maps.get(n)).unwrap_or(&nothing)
            }
            "Td" | "TD" | "T*" | "ET" => out.push('\n'),
            "Tm" => out.push(' '),
            "Tj" | "TJ" | "'" | "\"" => op.operands.iter().for_each(|o| show(o, map, out)),
            "Do" if op.operands.first().and_then(|n| n.as_name().ok()).is_some_and(|n| pictures.contains(n)) => {}
            "Do" | "BI" => return Err(unreadable("a page draws something that is not checked")),
            _ => {}
        }
    }
    Ok(())
}

/// Names of the page's pictures: they hold no text but what is seen in them.
fn pictures(document: &Document, page: lopdf::ObjectId) -> HashSet<Vec<u8>> {
    let resources = document.get_page_resources(page).ok();
    let direct = resources.as_ref().and_then(|r| r.0).into_iter();
    let shared = resources.iter().flat_map(|r| &r.1).filter_map(|id| document.get_dictionary(*id).ok());
    let mut out = HashSet::new();
    for resources in direct.chain(shared) {
        let Ok(objects) = resources.get_deref(b"XObject", document).and_then(Object::as_dict) else { continue };
        for (name, _) in objects.iter() {
            let stream = objects.get_deref(name, document).and_then(Object::as_stream);
            if stream.is_ok_and(|s| super::pages::is_plain(&s.dict)) {
                out.insert(name.clone());
            }
        }
    }
    out
}

fn show(operand: &Object, map: &Codes, out: &mut String) {
    match operand {
        Object::String(bytes, _) => {
            let text = |code: u16| map.says.get(&code).map_or("\u{fffd}", String::as_str);
            if map.single {
                bytes.iter().for_each(|b| out.push_str(text(u16::from(*b))));
            } else {
                bytes.chunks_exact(2).for_each(|b| out.push_str(text(u16::from_be_bytes([b[0], b[1]]))));
            }
        }
        Object::Array(items) => items.iter().for_each(|o| show(o, map, out)),
        _ => {}
    }
}

/// The map from codes to text (PDF 1.7, 9.10.3), as krilla writes it: `bfchar` and `bfrange` with single targets.
fn to_unicode(document: &Document, font: &Dictionary) -> Result<Codes> {
    let stream =
        font.get_deref(b"ToUnicode", document).and_then(Object::as_stream).context("a font has no ToUnicode map")?;
    let text = stream.decompressed_content().context("a ToUnicode map cannot be read")?;
    let text = String::from_utf8_lossy(&text).into_owned();
    let single = font.get(b"Subtype").and_then(Object::as_name).is_ok_and(|n| n == b"Type3");
    let mut out = Codes { single, ..Codes::default() };
    let mut mode = 0;
    for line in text.lines() {
        if line.ends_with("beginbfchar") {
            mode = 2;
        } else if line.ends_with("beginbfrange") {
            mode = 3;
        } else if line.starts_with("endbf") {
            mode = 0;
        } else if mode > 0 {
            let hex: Vec<&str> = line.split(['<', '>']).map(str::trim).filter(|h| !h.is_empty()).collect();
            add_codes(&hex, mode, &mut out);
        }
    }
    Ok(out)
}

fn add_codes(hex: &[&str], mode: usize, out: &mut Codes) {
    let number = |h: &str| u16::from_str_radix(h, 16).ok();
    let (Some(first), Some(target)) = (hex.first().and_then(|h| number(h)), hex.get(mode - 1)) else { return };
    let last = if mode == 3 { hex.get(1).and_then(|h| number(h)).unwrap_or(first) } else { first };
    let Ok(target) = hex::decode(target) else { return };
    let mut units: Vec<u16> = target.chunks_exact(2).map(|b| u16::from_be_bytes([b[0], b[1]])).collect();
    for code in first..=last {
        out.says.insert(code, String::from_utf16_lossy(&units));
        if let Some(unit) = units.last_mut() {
            *unit = unit.wrapping_add(1);
        }
    }
}

fn unreadable(why: &str) -> Fault {
    Fault::refusal(format!("an output could not be read back to be verified: {why}"))
        .hint("nothing was released; report this to the makers of dsar")
}
