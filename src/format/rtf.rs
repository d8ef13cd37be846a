//! Rich Text Format: running text, notes, comments, hidden and deleted text, properties.

mod files;
pub(crate) mod reader;
mod words;

use super::docx::{fields, passages};
use super::{Bid, Format, Probe, ReadLimits, office, text};
use crate::model::{Evidence, Exception, ExceptionKind, Extraction, Locator, Passage, PassageKind};
use reader::Beside;
pub use words::code_page_of_charset;

/// The reader of RTF files.
pub struct Rtf;

impl Format for Rtf {
    fn name(&self) -> &'static str {
        "rtf"
    }

    fn bid(&self, probe: &Probe) -> Bid {
        let head = probe.bytes.trim_ascii_start();
        if head.starts_with(b"{\\rtf") { Bid::Magic } else { Bid::No }
    }

    fn extract(&self, untrusted_bytes: &[u8], _limits: &ReadLimits) -> Extraction {
        let rtf = reader::read(untrusted_bytes);
        let mut extraction = Extraction::default();
        let body =
            if rtf.is_html { super::eml::body::seen(&super::html::render::render(&rtf.body, false)) } else { rtf.body };
        extraction.passages = text::passages(&body);
        for passage in &mut extraction.passages {
            if let Locator::Lines(first, _) = passage.locator {
                passage.locator = Locator::Paragraph { part: "body".to_owned(), number: first };
            }
        }
        let title = rtf.beside.iter().find(|(what, _)| *what == Beside::Property("title"));
        extraction.meta.title = title.map(|(_, t)| Evidence::new(t.trim()));
        extraction
            .passages
            .extend(rtf.beside.iter().enumerate().filter_map(|(n, (what, text))| beside(n as u32 + 1, *what, text)));
        passages::once(&mut extraction.passages);
        for (number, (kind, bytes)) in (1..).zip(rtf.files) {
            if let Some(member) = files::member(kind, bytes, number) {
                office::keep(member, &mut extraction);
            }
        }
        if extraction.passages.is_empty() && extraction.members.is_empty() {
            extraction.exceptions.push(Exception::whole(ExceptionKind::NoText, "the document holds no text"));
        }
        extraction
    }
}

fn beside(number: u32, what: Beside, text: &str) -> Option<Passage> {
    let note = Locator::Paragraph { part: "note".to_owned(), number };
    Some(match what {
        Beside::Note => Passage::new(note, PassageKind::Note, text.trim()),
        Beside::Hidden(why) => {
            let said = match why {
                "field code" => fields::said(text)?,
                "bookmark" => fields::bookmark(text.trim())?.to_owned(),
                _ => text.trim().to_owned(),
            };
            Passage::new(note, PassageKind::Note, said).hidden(why)
        }
        Beside::Property(name) => Passage::new(Locator::Property(name.to_owned()), PassageKind::Property, text.trim()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<Passage> {
        Rtf.extract(text.as_bytes(), &ReadLimits::default()).passages
    }

    #[test]
    fn text_code_pages_and_unicode() {
        let all = read(
            r"{\rtf1\ansi\ansicpg1250{\fonttbl{\f0\fcharset238 Arial;}{\f1\fcharset128 MS;}}{\colortbl;\red0;}\f0 B\'f8ez\'ednova \f1\'8e\'52\'93\'63\f0\par Zo\u235?\~M\u-10179?\u-8704? \{x\}\tab y\par}",
        );
        assert_eq!(all[0].text.expose(), "Březínova 山田\nZoë\u{a0}M😀 {x}\ty");
        assert_eq!(all.len(), 1);
    }

    #[test]
    fn notes_hidden_text_and_properties() {
        let all = read(
            r#"{\rtf1{\info{\title Plan}{\author Jo Smith}}Seen{\v secret}{\deleted gone}{\footnote foot}{\*\annotation said}{\*\unknown no}{\field{\*\fldinst HYPERLINK "mailto:jo@b.example"}{\fldrslt here}}{\pict 00ff\bin3 }}}}"#,
        );
        let notes: Vec<_> = all.iter().map(|p| (p.hidden.as_deref().unwrap_or(""), p.text.expose())).collect();
        assert_eq!(
            notes,
            [
                ("", "Seenhere"),
                ("", "Plan"),
                ("", "Jo Smith"),
                ("hidden text", "secret"),
                ("deleted text", "gone"),
                ("", "foot"),
                ("", "said"),
                ("field code", "mailto:jo@b.example"),
            ]
        );
    }

    #[test]
    fn html_in_rtf_is_unwrapped() {
        let rtf = reader::read(
            br"{\rtf1\ansi\fromhtml1 {\*\htmltag84 <p>}\htmlrtf {\htmlrtf0 Dear Jo\htmlrtf }\htmlrtf0 {\*\htmltag92 </p>}\htmlrtf\par\htmlrtf0}",
        );
        assert!(rtf.is_html);
        assert_eq!(rtf.body, "<p>Dear Jo</p>");
    }

    #[test]
    fn broken_input_loses_no_text() {
        assert_eq!(read(r"{\rtf1 a}b}}{{c\").iter().map(|p| p.text.expose()).collect::<String>(), "abc");
    }
}
