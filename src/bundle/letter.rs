//! Letters as `.docx`, for the officer to edit before they are sent: `letter.docx` of a bundle and those from templates. Written by
//! docx-rs, packed again with fixed times so that the same letter has the same bytes.

use super::input::{BundleInput, long};
use super::pack;
use super::texts::{self, Text};
use crate::model::{Context, Result};
use crate::redact::{Piece, Section};
use docx_rs::{
    AbstractNumbering, BreakType, Docx, IndentLevel, Level, LevelJc, LevelText, LineSpacing, NumberFormat, Numbering,
    NumberingId, PageMargin, Paragraph, Run, RunFonts, SpecialIndentType, Start, Style, StyleType,
};
use jiff::civil::Date;
use std::io::Cursor;

/// What stands above a letter's text: paragraphs of one or more lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// Who writes: name, address, how to reach them.
    pub from: String,
    /// Whom it goes to, with their address where it is known.
    pub to: String,
    /// The date on it.
    pub on: Date,
    /// `SAR-2026-0001`.
    pub reference: String,
}

impl Head {
    fn paragraphs(&self) -> Vec<Text> {
        let all = [self.from.clone(), self.to.clone(), long(self.on), format!("Our reference: {}", self.reference)];
        all.into_iter().filter(|t| !t.trim().is_empty()).map(Text::Para).collect()
    }
}

/// The covering letter of a bundle, and what was put into it.
pub fn letter(input: &BundleInput) -> Result<(Vec<u8>, Section)> {
    set(&texts::letter(input), input.answered)
}

/// A letter under its head, and its words, as they are kept.
pub fn written(head: &Head, body: &[Text]) -> Result<(Vec<u8>, String)> {
    let all: Vec<Text> = head.paragraphs().into_iter().chain(body.iter().cloned()).collect();
    let words = all.iter().map(|t| match t {
        Text::Heading(t) | Text::Para(t) => t.clone(),
        Text::Item(t) => format!("- {t}"),
    });
    let words = words.collect::<Vec<_>>().join("\n\n");
    Ok((set(&all, head.on)?.0, words))
}

fn set(all: &[Text], on: Date) -> Result<(Vec<u8>, Section)> {
    let mut section = Section::new(None, "the letter");
    let mut docx = blank(on);
    for (n, text) in all.iter().enumerate() {
        let ends_list = matches!(text, Text::Item(_)) && !matches!(all.get(n + 1), Some(Text::Item(_)));
        docx = docx.add_paragraph(paragraph(text, n == 0, ends_list, &mut section));
    }
    let mut made = Cursor::new(Vec::new());
    docx.build().pack(&mut made).context("cannot write the letter")?;
    Ok((pack::again(made.get_ref())?, section))
}

/// Sizes are in half points, lengths in twentieths of a point.
fn blank(on: Date) -> Docx {
    let day = format!("{on}T00:00:00Z");
    let fonts = RunFonts::new().ascii("Calibri").hi_ansi("Calibri").cs("Calibri");
    let margin = PageMargin::new().top(1304).bottom(1304).left(1361).right(1361);
    let level = Level::new(0, Start::new(1), NumberFormat::new("bullet"), LevelText::new("•"), LevelJc::new("left"))
        .indent(Some(400), Some(SpecialIndentType::Hanging(260)), None, None);
    let heading = Style::new("Heading1", StyleType::Paragraph).name("heading 1").size(26).bold();
    Docx::new()
        .default_fonts(fonts)
        .default_size(22)
        .page_size(11906, 16838)
        .page_margin(margin)
        .add_style(heading)
        .add_abstract_numbering(AbstractNumbering::new(2).add_level(level))
        .add_numbering(Numbering::new(2, 2))
        .created_at(&day)
        .updated_at(&day)
}

/// Room for a signature.
const SIGNATURE: u32 = 800;

fn paragraph(text: &Text, is_letterhead: bool, ends_list: bool, section: &mut Section) -> Paragraph {
    let after = |n| LineSpacing::new().after(n);
    let (words, paragraph) = match text {
        Text::Heading(t) => (
            t,
            Paragraph::new().style("Heading1").keep_next(true).line_spacing(LineSpacing::new().before(120).after(100)),
        ),
        Text::Para(t) if t.starts_with("Yours ") => {
            (t, Paragraph::new().keep_next(true).line_spacing(after(SIGNATURE)))
        }
        Text::Para(t) => (t, Paragraph::new().keep_lines(true).line_spacing(after(160))),
        Text::Item(t) => {
            let spacing = after(if ends_list { 160 } else { 80 });
            (t, Paragraph::new().numbering(NumberingId::new(2), IndentLevel::new(0)).line_spacing(spacing))
        }
    };
    words.lines().enumerate().fold(paragraph, |paragraph, (n, line)| {
        section.line(&[Piece::Text(line.to_owned())]);
        let run = if n > 0 { Run::new().add_break(BreakType::TextWrapping) } else { Run::new() };
        let run = run.add_text(line);
        paragraph.add_run(if is_letterhead && n == 0 { run.bold() } else { run })
    })
}
