//! Letters from templates: which there are, what each can say, and an organisation's own words in place of ours. A template is
//! text with values in braces; what it needs and nobody recorded is an error, never a blank line in a letter.

use super::texts::Text;
use crate::model::{Fault, Result};
use crate::settings::toml_fault;
use serde::Deserialize;
use std::collections::BTreeMap;

/// A kind of letter.
#[derive(Debug)]
pub struct Kind {
    /// Its word on the command line, and the file's name.
    pub word: &'static str,
    /// Whom it goes to.
    pub to: To,
    /// What it is for.
    pub help: &'static str,
    /// The built-in template.
    pub text: &'static str,
    /// Values of its own, besides those of every letter, and how each comes to be known.
    pub values: &'static [(&'static str, &'static str)],
}

/// Whom a letter goes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum To {
    /// Whoever asks.
    Requester,
    /// Another person.
    Other,
    /// A professional.
    Professional,
}

/// Values of every letter.
pub const COMMON: &[&str] = &[
    "addressee",
    "request",
    "received",
    "today",
    "due",
    "your_request",
    "your_request_capital",
    "organisation",
    "officer",
    "contact",
    "complaints",
    "family",
];

macro_rules! template {
    ($name:literal) => {
        include_str!(concat!("../../config/letters/", $name, ".toml"))
    };
}

const PASSAGE: (&str, &str) = ("passage", "say what it is about with --about \"…\"");
const REPLY: (&str, &str) = ("reply_by", "give the day with --until DATE");

/// Every kind, in the order of a request's life.
pub static KINDS: [Kind; 11] = [
    Kind {
        word: "acknowledgement",
        to: To::Requester,
        help: "Receipt is acknowledged",
        text: template!("acknowledgement"),
        values: &[("awaited", "")],
    },
    Kind {
        word: "identity",
        to: To::Requester,
        help: "Proof of identity is asked for",
        text: template!("identity"),
        values: &[(
            "identity_reason",
            "record identity-asked with its reason first: dsar request event ID identity-asked --on DATE --reason …",
        )],
    },
    Kind {
        word: "authority",
        to: To::Requester,
        help: "A representative's authority is asked for",
        text: template!("authority"),
        values: &[("subject", "the form has no name of the subject")],
    },
    Kind {
        word: "clarification",
        to: To::Requester,
        help: "Clarification is asked for",
        text: template!("clarification"),
        values: &[(
            "question",
            "record clarification-asked with the question first: dsar request event ID clarification-asked --on DATE --reason …",
        )],
    },
    Kind {
        word: "extension",
        to: To::Requester,
        help: "Notice of two further months",
        text: template!("extension"),
        values: &[(
            "extension_reasons",
            "record extended with its reasons first: dsar request event ID extended --on DATE --reason …",
        )],
    },
    Kind {
        word: "fee",
        to: To::Requester,
        help: "A reasonable fee is charged",
        text: template!("fee"),
        values: &[
            ("fee", "record fee-asked first: dsar request event ID fee-asked --on DATE --pounds 12.50 --reason …"),
            (
                "fee_reasons",
                "record fee-asked first: dsar request event ID fee-asked --on DATE --pounds 12.50 --reason …",
            ),
        ],
    },
    Kind {
        word: "refusal",
        to: To::Requester,
        help: "The request is refused",
        text: template!("refusal"),
        values: &[
            (
                "refusal_ground",
                "record refused-unfounded or refused-excessive first: dsar request event ID refused-excessive --on DATE --reason …",
            ),
            ("refusal_reasons", "record the refusal with its reasons first"),
        ],
    },
    Kind {
        word: "consent",
        to: To::Other,
        help: "Another person is asked for consent",
        text: template!("consent"),
        values: &[("person", "say whom with --person LETTERS or --name \"Full Name\""), PASSAGE, REPLY],
    },
    Kind {
        word: "opinion",
        to: To::Professional,
        help: "A professional is asked for an opinion",
        text: template!("opinion"),
        values: &[
            ("professional", "say whom with --professional \"Dr A. Example\""),
            ("subject", "the form has no name of the subject"),
            ("born", ""),
            ("field", ""),
            ("health", ""),
            PASSAGE,
            REPLY,
        ],
    },
    Kind {
        word: "covering",
        to: To::Requester,
        help: "The covering letter of the answer",
        text: template!("covering"),
        values: &[
            ("found", "run and decide the request first"),
            ("left_out", "run and decide the request first"),
            ("record", ""),
            ("earlier", ""),
        ],
    },
    Kind {
        word: "closing",
        to: To::Requester,
        help: "The request is closed",
        text: template!("closing"),
        values: &[("outcome", "build the answer, or record a refusal or a withdrawal first"), ("kept", "")],
    },
];

impl Kind {
    /// The kind of a word.
    pub fn named(word: &str) -> Option<&'static Kind> {
        KINDS.iter().find(|k| k.word == word)
    }

    /// The built-in template.
    pub fn template(&self) -> Result<Template> {
        Template::parse(self.text, &format!("config/letters/{}.toml", self.word), self)
    }

    fn knows(&self, value: &str) -> bool {
        COMMON.contains(&value) || self.values.iter().any(|(v, _)| *v == value)
    }
}

/// What a value is replaced by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Words within a paragraph.
    Words(String),
    /// Paragraphs of their own.
    Block(Vec<Text>),
}

/// Values by name. An empty one counts as none.
pub type Values = BTreeMap<&'static str, Value>;

/// A template, checked: every value in it is one its kind knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    title: String,
    parts: Vec<Part>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Part {
    /// Left out where this value is empty.
    only_if: Option<String>,
    text: Text,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    title: String,
    body: String,
}

impl Template {
    /// Reads a template; `name` is how the file is called in errors.
    pub fn parse(text: &str, name: &str, kind: &Kind) -> Result<Template> {
        let file: File = toml::from_str(text).map_err(|e| toml_fault(&e, text, name))?;
        let template = Template { title: file.title, parts: file.body.split("\n\n").flat_map(parts).collect() };
        match template.names().into_iter().find(|value| !kind.knows(value)) {
            None => Ok(template),
            Some(value) => {
                let line = text.lines().position(|l| l.contains(&value)).map_or(1, |n| n + 1);
                let known =
                    COMMON.iter().copied().chain(kind.values.iter().map(|(v, _)| *v)).collect::<Vec<_>>().join(", ");
                Err(Fault::new(format!("{name}, line {line}: this letter knows no value \"{value}\""))
                    .hint(format!("it knows: {known}")))
            }
        }
    }

    /// Every value it names.
    fn names(&self) -> Vec<String> {
        let texts = std::iter::once(&self.title).chain(self.parts.iter().map(|p| words(&p.text)));
        let conditions = self.parts.iter().filter_map(|p| p.only_if.clone());
        texts.flat_map(|t| braces(t)).chain(conditions).collect()
    }

    /// Values it needs and has not got: outside brackets and without a condition.
    pub fn missing(&self, values: &Values) -> Vec<String> {
        let unconditional = self.parts.iter().filter(|p| p.only_if.is_none()).map(|p| words(&p.text).as_str());
        let needed =
            std::iter::once(self.title.as_str()).chain(unconditional).flat_map(|t| braces(&without_brackets(t)));
        let mut missing: Vec<String> = needed.filter(|name| is_empty(values.get(name.as_str()))).collect();
        missing.dedup();
        missing
    }

    /// The letter, its title first; what is missing is left blank ([`Template::missing`] says what).
    pub fn set(&self, values: &Values) -> Vec<Text> {
        let mut out = Vec::new();
        for part in &self.parts {
            if part.only_if.as_ref().is_some_and(|name| is_empty(values.get(name.as_str()))) {
                continue;
            }
            match (&part.text, block(words(&part.text), values)) {
                (_, Some(block)) => out.extend(block.iter().cloned()),
                (Text::Heading(t), _) => out.push(Text::Heading(fill(t, values))),
                (Text::Item(t), _) => out.push(Text::Item(fill(t, values))),
                (Text::Para(t), _) => out.extend(paragraph(&fill(t, values))),
            }
        }
        let after_dear =
            out.iter().position(|t| matches!(t, Text::Para(p) if p.starts_with("Dear "))).map_or(0, |n| n + 1);
        out.insert(after_dear, Text::Heading(fill(&self.title, values)));
        out
    }
}

/// A paragraph without the lines that a missing value left empty.
fn paragraph(filled: &str) -> Option<Text> {
    let lines: Vec<&str> = filled.lines().filter(|l| !l.trim().is_empty()).collect();
    (!lines.is_empty()).then(|| Text::Para(lines.join("\n")))
}

/// One paragraph of a body; lines that begin with "- " are items of their own.
fn parts(paragraph: &str) -> Vec<Part> {
    let mut text = paragraph.trim();
    let mut only_if = None;
    if let Some((name, rest)) = text.strip_prefix("[if ").and_then(|t| t.split_once(']')) {
        (only_if, text) = (Some(name.trim().to_owned()), rest.trim());
    }
    if text.is_empty() {
        return Vec::new();
    }
    let part = |text: Text| Part { only_if: only_if.clone(), text };
    if let Some(heading) = text.strip_prefix("# ") {
        return vec![part(Text::Heading(heading.trim().to_owned()))];
    }
    if text.starts_with("- ") {
        return text.split("\n").map(|l| part(Text::Item(l.trim().trim_start_matches("- ").to_owned()))).collect();
    }
    vec![part(Text::Para(text.to_owned()))]
}

fn words(text: &Text) -> &String {
    match text {
        Text::Heading(t) | Text::Para(t) | Text::Item(t) => t,
    }
}

fn is_empty(value: Option<&Value>) -> bool {
    match value {
        None => true,
        Some(Value::Words(w)) => w.trim().is_empty(),
        Some(Value::Block(b)) => b.is_empty(),
    }
}

/// The names in braces, in order.
fn braces(text: &str) -> Vec<String> {
    let inner = text.split('{').skip(1).filter_map(|t| t.split_once('}')).map(|(name, _)| name.trim().to_owned());
    inner.collect()
}

/// Brackets around values are left out with them.
fn without_brackets(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, inside, after)) = bracket(rest) {
        out.push_str(before);
        if !inside.contains('{') {
            out.push_str(inside);
        }
        rest = after;
    }
    out + rest
}

fn bracket(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('[')?;
    let (inside, after) = rest.split_once(']')?;
    Some((before, inside, after))
}

/// A paragraph that is one value in braces and stands for paragraphs.
fn block<'a>(text: &str, values: &'a Values) -> Option<&'a Vec<Text>> {
    let name = text.trim().strip_prefix('{')?.strip_suffix('}')?;
    match values.get(name.trim()) {
        Some(Value::Block(block)) => Some(block),
        _ => None,
    }
}

fn fill(text: &str, values: &Values) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, inside, after)) = bracket(rest) {
        out.push_str(&replaced(before, values));
        let names = braces(inside);
        if names.is_empty() {
            out.push_str(&format!("[{inside}]"));
        } else if names.iter().all(|n| !is_empty(values.get(n.as_str()))) {
            out.push_str(&replaced(inside, values));
        }
        rest = after;
    }
    out + &replaced(rest, values)
}

/// Values put in once, so that a brace in a value stays a brace.
fn replaced(text: &str, values: &Values) -> String {
    let mut out = String::new();
    for (n, piece) in text.split('{').enumerate() {
        match piece.split_once('}').filter(|_| n > 0) {
            None => out.push_str(piece),
            Some((name, after)) => {
                match values.get(name.trim()) {
                    Some(Value::Words(words)) => out.push_str(words.trim_end_matches('.')),
                    Some(Value::Block(block)) => {
                        out.push_str(&block.iter().map(|t| words(t).as_str()).collect::<Vec<_>>().join(" "))
                    }
                    None => {}
                }
                // A sentence that the value ends already keeps its own stop.
                if matches!(values.get(name.trim()), Some(Value::Words(w)) if w.ends_with('.'))
                    && !after.starts_with('.')
                {
                    out.push('.');
                }
                out.push_str(after);
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> Value {
        Value::Words(text.into())
    }

    #[test]
    fn every_built_in_letter_parses_and_uses_what_it_is_for() {
        for kind in &KINDS {
            let template = kind.template().unwrap();
            let names = template.names();
            for (own, _) in kind.values {
                assert!(names.iter().any(|n| n == own), "{}: {own} is not used", kind.word);
            }
            let closing = ["organisation", "officer"];
            assert!(closing.iter().all(|n| names.iter().any(|m| m == n)), "{}", kind.word);
        }
    }

    #[test]
    fn what_refuses_or_delays_names_the_routes_of_complaint() {
        for word in ["extension", "fee", "refusal", "covering", "closing"] {
            assert!(Kind::named(word).unwrap().template().unwrap().names().iter().any(|n| n == "complaints"), "{word}");
        }
    }

    #[test]
    fn a_template_is_filled_left_out_and_refused() {
        let kind = Kind::named("identity").unwrap();
        let text = "title = \"About {request}\"\nbody = \"\"\"\nDear {addressee}\n\n[if family] With {family}.\n\nBecause {identity_reason}.\n\n- one\n- two[, by {due}]\n\n{complaints}\n\n[sic] stays\n\"\"\"\n";
        let template = Template::parse(text, "t.toml", kind).unwrap();
        let mut values = Values::from([
            ("addressee", value("Anna")),
            ("request", value("SAR-1")),
            ("complaints", Value::Block(vec![Text::Item("to us".into())])),
        ]);
        assert_eq!(template.missing(&values), ["identity_reason"]);
        values.insert("identity_reason", value("a {new} address."));
        assert!(template.missing(&values).is_empty());
        let set = template.set(&values);
        let said: Vec<&str> = set.iter().map(|t| words(t).as_str()).collect();
        assert_eq!(
            said,
            ["Dear Anna", "About SAR-1", "Because a {new} address.", "one", "two", "to us", "[sic] stays"]
        );
        assert!(matches!(set[1], Text::Heading(_)) && matches!(set[5], Text::Item(_)));
        let wrong = Template::parse("title = \"x\"\nbody = \"Dear {adressee}\"\n", "own.toml", kind).unwrap_err();
        assert!(wrong.what.contains("own.toml, line 2") && wrong.what.contains("adressee"), "{}", wrong.what);
    }
}
