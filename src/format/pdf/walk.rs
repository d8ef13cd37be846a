//! Walks over every object of the file, reachable or not, and picks up text and attachments by the key they stand under.

use super::{noise, properties, strings};
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::{
    Array, Dict, MaybeRef, Name, Object, ObjectIdentifier, Stream, String as PdfString,
};
use std::collections::HashSet;

/// Depth of values nested directly in one object.
const MAX_DEPTH: u32 = 32;
/// Text kept in all, in bytes.
const MAX_TEXT: usize = 64 << 20;
/// Strings under these keys are no text: numbers, keys, colours, dates, font data, names the format itself uses.
const NO_TEXT: &[&str] = &[
    "ID",
    "O",
    "U",
    "OE",
    "UE",
    "Perms",
    "Lookup",
    "CharSet",
    "Registry",
    "Ordering",
    "CreationDate",
    "ModDate",
    "M",
    "LastModified",
    "NM",
    "CheckSum",
    "DA",
    "DS",
    "Panose",
    "Lang",
    "Style",
    "CIDSet",
    "Cert",
    "ByteRange",
    "OutputConditionIdentifier",
    "OutputCondition",
    "RegistryName",
    "Trapped",
    "FontFamily",
    "Changes",
    "PTEX.Fullbanner",
    "ModelName",
];

/// What the walk found, in the order of the file.
#[derive(Default)]
pub(crate) struct Found {
    /// JavaScript.
    pub scripts: Vec<String>,
    /// Alternative, replacement and expansion texts of the structure tree.
    pub alternatives: Vec<String>,
    /// Names of layers.
    pub layers: Vec<String>,
    /// Addresses of links.
    pub links: Vec<String>,
    /// Any other text.
    pub texts: Vec<String>,
    /// Texts of XMP packets of single objects.
    pub metadata: Vec<String>,
    /// Attached files: name and bytes.
    pub attachments: Vec<(String, Vec<u8>)>,
}

/// Walks over all objects.
pub(crate) fn all(pdf: &Pdf) -> Found {
    let mut walk = Walk { found: Found::default(), attached: HashSet::new(), elements: HashSet::new(), size: 0 };
    for object in pdf.objects() {
        walk.object(&object, "", 0);
    }
    // The tree that finds structure elements lists their identifiers again.
    let Walk { mut found, elements, .. } = walk;
    found.texts.retain(|t| !elements.contains(t));
    found
}

struct Walk {
    found: Found,
    attached: HashSet<ObjectIdentifier>,
    elements: HashSet<String>,
    size: usize,
}

impl Walk {
    fn object(&mut self, object: &Object<'_>, key: &str, depth: u32) {
        if depth > MAX_DEPTH || self.size > MAX_TEXT {
            return;
        }
        match object {
            Object::String(s) => self.string(s, key),
            Object::Array(a) => self.array(a, key, depth),
            Object::Dict(d) => self.dict(d, depth),
            Object::Stream(s) => self.stream(s, depth),
            _ => {}
        }
    }

    fn array(&mut self, array: &Array<'_>, key: &str, depth: u32) {
        let mut items = array.raw_iter().peekable();
        // The lookup table of an indexed colour space is a string of bytes.
        let is_table =
            matches!(items.peek(), Some(MaybeRef::NotRef(Object::Name(n))) if matches!(n.as_ref(), b"Indexed" | b"I"));
        for item in items.filter(|_| !is_table) {
            if let MaybeRef::NotRef(object) = item {
                self.object(&object, key, depth + 1);
            }
        }
    }

    fn dict(&mut self, dict: &Dict<'_>, depth: u32) {
        if let Some(files) = dict.get::<Dict<'_>>("EF") {
            self.attachment(dict, &files);
        }
        if let Some(script) =
            dict.get::<Stream<'_>>("JS").and_then(|s| s.decoded_data().ok().map(|d| strings::text(&d)))
        {
            self.found.scripts.extend(words_of_script(&script));
        }
        if is_for_programs(dict) {
            return;
        }
        let is_layer = dict.get::<Name<'_>>("Type").as_deref() == Some(b"OCG");
        for (key, value) in dict.entries() {
            let MaybeRef::NotRef(object) = value else {
                continue;
            };
            match (&object, key.as_str()) {
                (Object::String(s), "Name") if is_layer => self.found.layers.push(strings::text(s)),
                (Object::String(s), "ID") if dict.contains_key("S") => {
                    self.elements.insert(strings::text(s));
                }
                (_, key) if NO_TEXT.contains(&key) => {}
                // Names of the parts, before each its stream.
                (Object::Array(_), "XFA") => {}
                (_, key) => self.object(&object, key, depth + 1),
            }
        }
    }

    fn stream(&mut self, stream: &Stream<'_>, depth: u32) {
        let dict = stream.dict();
        self.dict(dict, depth + 1);
        if dict.get::<Name<'_>>("Type").as_deref() == Some(b"Metadata")
            && let Ok(data) = stream.decoded_data()
        {
            self.found.metadata.extend(properties::xmp_values(&data).into_iter().map(|(_, v)| v));
        }
    }

    fn string(&mut self, string: &PdfString<'_>, key: &str) {
        let text = strings::text(string);
        if !is_readable(&text) || noise::is_noise(&text) {
            return;
        }
        self.size += text.len();
        let is_markup = matches!(key, "RC" | "RV") || text.trim_start().starts_with("<?xml");
        let text = if is_markup { properties::xml_text(text.as_bytes()).join("\n") } else { text };
        match key {
            "JS" => self.found.scripts.extend(words_of_script(&text)),
            "URI" => self.found.links.push(text),
            "Alt" | "ActualText" | "E" => self.found.alternatives.push(text),
            _ => self.found.texts.push(text),
        }
    }

    fn attachment(&mut self, file: &Dict<'_>, streams: &Dict<'_>) {
        let keys = ["UF", "F", "Unix", "Mac", "DOS"];
        let name =
            keys.iter().find_map(|k| file.get::<PdfString<'_>>(k)).map(|s| strings::text(&s)).unwrap_or_default();
        for key in keys {
            let Some(stream) = streams.get::<Stream<'_>>(key) else {
                continue;
            };
            if self.attached.insert(stream.obj_id())
                && let Ok(data) = stream.decoded()
            {
                self.found.attachments.push((name.clone(), data.into_owned()));
            }
        }
    }
}

/// Colour profiles of printers, and attributes for style sheets (PDF 32000-1, 14.11.5 and 14.7.5).
fn is_for_programs(dict: &Dict<'_>) -> bool {
    let is =
        |key: &str, what: &[&[u8]]| dict.get::<Name<'_>>(key).is_some_and(|n| what.iter().any(|w| n.starts_with(w)));
    is("Type", &[b"OutputIntent", b"Namespace"]) || is("O", &[b"CSS-", b"HTML-", b"XML-"])
}

/// Comments and string literals of a script: where it can speak of people.
pub(crate) fn words_of_script(script: &str) -> Vec<String> {
    if noise::is_script(script) {
        return Vec::new();
    }
    let mut out = Vec::new();
    let mut rest = script;
    while let Some(at) = rest.find(['"', '\'', '/']) {
        let (open, after) = (rest[at..].chars().next().unwrap_or('/'), &rest[at + 1..]);
        let (from, close, skip) = match (open, after.chars().next()) {
            ('/', Some('/')) => (1, "\n", 1),
            ('/', Some('*')) => (1, "*/", 2),
            ('/', _) => {
                rest = after;
                continue;
            }
            ('"', _) => (0, "\"", 1),
            _ => (0, "'", 1),
        };
        let body = &after[from..];
        let end = body.find(close).unwrap_or(body.len());
        out.push(body[..end].trim().to_owned());
        rest = body.get(end + skip..).unwrap_or("");
    }
    out.retain(|t| t.chars().any(char::is_alphabetic));
    out
}

/// Text rather than bytes: letters in it, and hardly anything that no one can read.
fn is_readable(text: &str) -> bool {
    let (mut all, mut letters, mut odd) = (0, 0, 0);
    for c in text.chars() {
        all += 1;
        letters += u32::from(c.is_alphanumeric());
        odd +=
            u32::from(c == '\u{FFFD}' || (c.is_control() && !c.is_whitespace()) || ('\u{A1}'..'\u{C0}').contains(&c));
    }
    let is_date = text.strip_prefix("D:").is_some_and(|t| t.starts_with(|c: char| c.is_ascii_digit()));
    !is_date && letters >= 2 && letters * 3 >= all && odd * 8 <= all
}
