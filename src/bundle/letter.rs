//! `letter.docx`: the covering letter for the officer to edit before it is sent. Written by docx-rs, packed again with
//! fixed times so that the same letter has the same bytes.

use super::input::BundleInput;
use super::pack;
use super::texts::{self, Text};
use crate::model::{Context, Result};
use crate::redact::{Piece, Section};
use docx_rs::{BreakType, Docx, Paragraph, Run, RunFonts};
use std::io::Cursor;

/// The file, and what was put into it.
pub fn letter(input: &BundleInput) -> Result<(Vec<u8>, Section)> {
    let mut section = Section::new(None, "the letter");
    let day = format!("{}T00:00:00Z", input.answered);
    let fonts = RunFonts::new().ascii("Calibri").hi_ansi("Calibri").cs("Calibri");
    let mut docx = Docx::new().default_fonts(fonts).default_size(22).created_at(&day).updated_at(&day);
    for text in texts::letter(input) {
        docx = docx.add_paragraph(paragraph(&text, &mut section));
    }
    let mut made = Cursor::new(Vec::new());
    docx.build().pack(&mut made).context("cannot write the letter")?;
    Ok((pack::again(made.get_ref())?, section))
}

fn paragraph(text: &Text, section: &mut Section) -> Paragraph {
    let (words, bold) = match text {
        Text::Heading(t) => (t.clone(), true),
        Text::Para(t) => (t.clone(), false),
        Text::Item(t) => (format!("•  {t}"), false),
    };
    let mut paragraph = Paragraph::new();
    for (n, line) in words.lines().enumerate() {
        section.line(&[Piece::Text(line.to_owned())]);
        let run = if n > 0 { Run::new().add_break(BreakType::TextWrapping) } else { Run::new() };
        let run = run.add_text(line);
        paragraph = paragraph.add_run(if bold { run.bold().size(26) } else { run });
    }
    paragraph
}
