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

/// What exports call the data of an element that say who or what it is about: one word of such is enough.
const TOLD: [&str; 10] = ["author", "contact", "from", "name", "owner", "person", "sender", "subject", "title", "user"];
/// Data longer than this are a program's.
const LONGEST: usize = 2_000;

/// True for the data of an element (`data-author="Zoë Hart"`, HTML Living Standard 3.2.6.6) that say something in words, or an address.
pub fn says_something(attribute: &str, value: &str) -> bool {
    let Some(name) = attribute.strip_prefix("data-").filter(|_| value.len() <= LONGEST) else { return false };
    let apart = |c: char| !(c.is_alphabetic() || matches!(c, '\'' | '’' | '-'));
    let word = |w: &&str| {
        let mut letters = w.chars();
        letters.next().is_some_and(char::is_uppercase) && w.chars().count() > 1 && !letters.any(char::is_uppercase)
    };
    let fewest = if TOLD.iter().any(|told| name.contains(told)) { 1 } else { 2 };
    value.split(apart).filter(word).count() >= fewest || value.split_once('@').is_some_and(|(_, at)| at.contains('.'))
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

/// What stands between `open` and the next `close`.
pub fn between<'a>(text: &'a str, open: &str, close: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(open)?;
    Some(rest.split_once(close).map_or(rest, |(inner, _)| inner))
}

/// Text without the elements called `name` and all that is within them.
pub fn without_element(text: &str, name: &str) -> String {
    let (open, close) = (format!("<{name}"), format!("</{name}>"));
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(&open) {
        out.push_str(before);
        rest = after.split_once(&close).map_or("", |(_, after)| after);
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
