//! Shared strings (ECMA-376 part 1, 18.4) and the escapes spreadsheet programs use within text.

use crate::format::xml::{Malformed, Pull, Step};

/// The table of shared strings, and which of them a cell uses.
#[derive(Default)]
pub struct Strings {
    texts: Vec<String>,
    used: Vec<bool>,
}

impl Strings {
    /// Reads the part; what stands before a fault is kept.
    pub fn parse(part: &str) -> (Strings, Result<u32, Malformed>) {
        let (mut pull, mut strings) = (Pull::new(part), Strings::default());
        let ended = loop {
            match pull.step() {
                Ok(Some(Step::Open(tag))) if tag.name() == "si" => match rich_text(&mut pull) {
                    Ok(text) => strings.texts.push(text),
                    Err(Malformed) => break Err(Malformed),
                },
                Ok(Some(_)) => {}
                Ok(None) => break Ok(pull.unknown_entities),
                Err(Malformed) => break Err(Malformed),
            }
        };
        strings.used = vec![false; strings.texts.len()];
        (strings, ended)
    }

    /// The string of an index, marked as used.
    pub fn get(&mut self, index: usize) -> Option<&str> {
        *self.used.get_mut(index)? = true;
        self.texts.get(index).map(String::as_str)
    }

    /// Strings that no cell uses: left over from what was deleted.
    pub fn orphans(&self) -> impl Iterator<Item = &str> {
        let unused = self.texts.iter().zip(&self.used).filter(|(t, used)| !**used && !t.trim().is_empty());
        unused.map(|(text, _)| text.as_str())
    }
}

/// The text of an element of runs just opened (`si`, `is`, `text`), phonetic hints left to brackets at the end.
pub fn rich_text(pull: &mut Pull) -> Result<String, Malformed> {
    let (mut text, mut sounds, mut level, mut phonetic) = (String::new(), String::new(), 1, 0);
    while let Some(step) = pull.step()? {
        match step {
            Step::Open(tag) if tag.name() == "t" => {
                let piece = pull.inner_text()?;
                if phonetic > 0 { sounds.push_str(&piece) } else { text.push_str(&piece) }
            }
            Step::Open(tag) => {
                level += 1;
                phonetic += u32::from(tag.name() == "rPh");
            }
            Step::Close(name) => {
                level -= 1;
                phonetic -= u32::from(name == "rPh" && phonetic > 0);
            }
            Step::Text(_) => {}
        }
        if level == 0 {
            break;
        }
    }
    if !sounds.is_empty() {
        text = format!("{text} ({sounds})");
    }
    Ok(unescape(&text))
}

/// The text of an element just opened that holds runs, or (in threaded comments) text alone.
pub fn rich_or_plain(pull: &mut Pull) -> Result<String, Malformed> {
    Ok(unescape(&pull.inner_text()?))
}

/// Resolves `_xHHHH_` (ECMA-376 part 1, 22.4.2.4).
pub fn unescape(text: &str) -> String {
    let (mut out, mut rest) = (String::with_capacity(text.len()), text);
    while let Some(at) = rest.find("_x") {
        let code = rest.get(at + 2..at + 6).filter(|_| rest.as_bytes().get(at + 6) == Some(&b'_'));
        let found = code.and_then(|c| u32::from_str_radix(c, 16).ok()).and_then(char::from_u32);
        out.push_str(&rest[..at]);
        match found {
            Some(c) => {
                out.push(if c == '\r' { '\n' } else { c });
                rest = &rest[at + 7..];
            }
            None => {
                out.push_str("_x");
                rest = &rest[at + 2..];
            }
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_are_joined_and_unused_strings_are_told() {
        let part = "<sst><si><t>Jane </t></si><si><r><t>Smi</t></r><r><t>th</t></r></si></sst>";
        let (mut strings, ended) = Strings::parse(part);
        assert_eq!((strings.get(0), ended), (Some("Jane "), Ok(0)));
        assert_eq!(strings.orphans().collect::<Vec<_>>(), ["Smith"]);
        assert_eq!(strings.get(2), None);
    }

    #[test]
    fn escapes_are_resolved_and_lookalikes_kept() {
        assert_eq!(unescape("a_x000D_b_x005F_c_xyz_é_x12"), "a\nb_c_xyz_é_x12");
    }
}
