//! What hides an element, and other small questions about markup.

use html5ever::tokenizer::Tag;
use std::collections::HashSet;

/// Class names and ids that the page's own style sheets hide.
#[derive(Default)]
pub struct HiddenNames(HashSet<String>);

impl HiddenNames {
    /// Takes up rules such as `.preheader { display: none }`. Rules within `@media` depend on the screen and are left out.
    pub fn learn(&mut self, sheet: &str) {
        let mut depth = 0;
        let mut rest = sheet;
        while let Some(open) = rest.find(['{', '}']) {
            if rest.as_bytes()[open] == b'}' {
                depth = 0;
                rest = &rest[open + 1..];
                continue;
            }
            let selector = rest[..open].trim();
            rest = &rest[open + 1..];
            if selector.starts_with('@') {
                depth = 1;
                continue;
            }
            let end = rest.find('}').unwrap_or(rest.len());
            if depth == 0 && hides(&rest[..end]).is_some() {
                let simple = selector
                    .split(',')
                    .map(str::trim)
                    .filter(|s| s.starts_with(['.', '#']) && !s.contains([' ', ':', '>']));
                self.0.extend(simple.map(str::to_owned));
            }
            rest = rest.get(end + 1..).unwrap_or("");
        }
    }

    fn holds(&self, tag: &Tag) -> bool {
        if self.0.is_empty() {
            return false;
        }
        tag.attrs.iter().any(|a| match &*a.name.local {
            "class" => a.value.split_ascii_whitespace().any(|c| self.0.contains(&format!(".{c}"))),
            "id" => self.0.contains(&format!("#{}", a.value.trim())),
            _ => false,
        })
    }
}

/// Why an element is not shown, in fixed words; `None` where it is.
pub fn hidden_by(tag: &Tag, names: &HiddenNames) -> Option<&'static str> {
    if &*tag.name == "template" || tag.attrs.iter().any(|a| &*a.name.local == "hidden") {
        return Some("hidden element");
    }
    let inline = tag.attrs.iter().find(|a| &*a.name.local == "style").and_then(|a| hides(&a.value));
    inline.or_else(|| names.holds(tag).then_some("hidden element"))
}

fn hides(declarations: &str) -> Option<&'static str> {
    declarations.split(';').find_map(|declaration| {
        let (property, value) = declaration.split_once(':')?;
        let value = value.trim().trim_end_matches("!important").trim().to_ascii_lowercase();
        match (property.trim().to_ascii_lowercase().as_str(), value.as_str()) {
            ("display", "none") | ("visibility", "hidden" | "collapse") | ("mso-hide", "all") => Some("hidden element"),
            ("opacity", "0" | "0.0") => Some("hidden element"),
            ("font-size", "0" | "0px" | "0pt" | "0em" | "0%") => Some("text of no size"),
            _ => None,
        }
    })
}

/// Names of `meta` elements that hold words about the document.
pub fn is_prose(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    [
        "description",
        "author",
        "keywords",
        "title",
        "subject",
        "creator",
        "contributor",
        "publisher",
        "owner",
        "copyright",
        "site_name",
    ]
    .iter()
    .any(|word| name.contains(word))
}

/// True for link targets that say something: not places on the page, scripts or data.
pub fn is_telling(target: &str) -> bool {
    let lower = target.get(..12).unwrap_or(target).to_ascii_lowercase();
    !(target.is_empty()
        || target.starts_with('#')
        || ["javascript:", "data:", "cid:"].iter().any(|s| lower.starts_with(s)))
}

/// Text without anything between `<` and `>`.
pub fn without_tags(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, tag)) = rest.split_once('<') {
        let Some((_, after)) = tag.split_once('>') else { break };
        out.push_str(before);
        out.push(' ');
        rest = after;
    }
    out.push_str(rest);
    out
}

/// `%40` and its like decoded where the outcome is text.
pub fn percent_decoded(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let bytes = text.as_bytes();
    let (mut out, mut at) = (Vec::with_capacity(bytes.len()), 0);
    while at < bytes.len() {
        let digit = |n: usize| bytes.get(at + n).and_then(|b| (*b as char).to_digit(16));
        match (bytes[at], digit(1), digit(2)) {
            (b'%', Some(high), Some(low)) => {
                out.push((high << 4 | low) as u8);
                at += 3;
            }
            (byte, ..) => {
                out.push(byte);
                at += 1;
            }
        }
    }
    String::from_utf8(out).unwrap_or_else(|_| text.to_owned())
}
