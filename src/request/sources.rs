//! Sources searched by hand: paper, cameras, telephones. Who searched and what came of it is kept privately; the answer says what
//! was searched and with what result, and not by whom.

use crate::model::{Fault, Result};

/// Kinds of source that no program searches, with the words the answer uses.
pub const KINDS: &[(&str, &str)] = &[
    ("paper", "Paper files"),
    ("cctv", "Pictures from cameras (CCTV)"),
    ("phones", "Telephones and messages on them"),
    ("in-person", "What was noted in person"),
    ("voicemail", "Recorded calls and voicemail"),
    ("backups", "Backups"),
    ("devices", "Personal devices used for work"),
    ("other", "Other"),
];

/// One source searched by hand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// One of [`KINDS`].
    pub kind: String,
    /// Who searched it.
    pub by: String,
    /// What was searched and with what result: this the answer says.
    pub text: String,
}

impl Source {
    /// Checks the kind.
    pub fn new(kind: &str, by: &str, text: &str) -> Result<Source> {
        if !KINDS.iter().any(|(k, _)| *k == kind) {
            let all = KINDS.iter().map(|(k, _)| *k).collect::<Vec<_>>().join(", ");
            return Err(Fault::new(format!("\"{kind}\" is no kind of source")).hint(format!("kinds are: {all}")));
        }
        let line = |t: &str| t.split_whitespace().collect::<Vec<_>>().join(" ");
        Ok(Source { kind: kind.to_owned(), by: line(by), text: text.trim().to_owned() })
    }

    /// As it is kept.
    pub fn note(&self) -> String {
        format!("kind: {}\nby: {}\n\n{}", self.kind, self.by, self.text)
    }

    /// Back from what is kept; notes of earlier versions hold the text alone.
    pub fn read(note: &str) -> Source {
        let parsed = || {
            let (head, text) = note.split_once("\n\n")?;
            let (kind, by) = head.strip_prefix("kind: ")?.split_once("\nby: ")?;
            Some(Source { kind: kind.into(), by: by.into(), text: text.into() })
        };
        parsed().unwrap_or_else(|| Source { kind: "other".into(), by: String::new(), text: note.to_owned() })
    }

    /// The sentence of the answer.
    pub fn said(&self) -> String {
        match KINDS.iter().find(|(k, _)| *k == self.kind && *k != "other") {
            Some((_, words)) => format!("{words}: {}", self.text),
            None => self.text.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_searched_is_kept_and_not_said() {
        let source = Source::new("paper", "Ada\n Example", "Filing cabinet in the office: nothing found.").unwrap();
        assert_eq!(Source::read(&source.note()), source);
        assert_eq!(source.said(), "Paper files: Filing cabinet in the office: nothing found.");
        assert_eq!(Source::read("The visitors' book was read.").said(), "The visitors' book was read.");
        assert!(Source::new("attic", "", "x").unwrap_err().hint.unwrap().contains("cctv"));
    }
}
