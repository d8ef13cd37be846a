//! The PDF's contents, top to bottom: letter, search, Article 15, contents, schedule, key, documents.

use super::input::{BundleInput, Part, ReleaseDoc, date_words};
use super::key;
use super::texts::{self, Text};
use super::typeset::{Element, Look, Run, Style, spoken};
use crate::model::{PassageKind, UnitId};
use crate::redact::{Block, Line, Piece, Section};

/// A part of the PDF: a unit, or words of ours.
pub struct Chunk {
    /// The unit it shows.
    pub unit: Option<UnitId>,
    /// Where it is, in words of ours.
    pub place: String,
    /// What is set.
    pub elements: Vec<Element>,
}

/// Anchors of the documents start at this number; those before it belong to the front.
pub const FRONT_ANCHORS: usize = 7;

/// Everything, in order. `pages` gives the first and last page of each document (zeros in a first pass).
pub fn chunks(input: &BundleInput, documents: &[&ReleaseDoc], pages: &[usize]) -> Vec<Chunk> {
    let front = |place: &str, elements| Chunk { unit: None, place: place.into(), elements };
    let mut out = vec![
        front("the covering letter", letter(input)),
        front("what was searched", searched(input)),
        front("the information of Article 15", article_15(input)),
        front("the contents list", contents(documents)),
        front("the schedule", schedule(input, documents, pages)),
        front("the key to labels", key::key(input)),
        front("the heading of the documents", documents_anchor(documents)),
    ];
    let mut sheets = 0;
    for (n, document) in documents.iter().enumerate() {
        out.push(front(
            &format!("the heading of document {}", document.number),
            heading(document, pages.get(n).copied().unwrap_or(0)),
        ));
        for part in &document.parts {
            out.push(Chunk {
                unit: Some(part.unit.clone()),
                place: format!("document {}, unit {}", document.number, part.unit),
                elements: part_elements(part, &mut sheets),
            });
        }
    }
    out
}

/// What verification searches: the readable text of each chunk.
pub fn sections(chunks: &[Chunk]) -> Vec<Section> {
    let pieces = |runs: &[Run]| runs.iter().map(to_piece).collect::<Vec<_>>();
    chunks
        .iter()
        .map(|chunk| {
            let mut section = Section::new(chunk.unit.clone(), chunk.place.clone());
            for element in &chunk.elements {
                match element {
                    Element::Heading(_, runs) | Element::Paragraph(_, runs) => section.line(&pieces(runs)),
                    Element::Table { head, rows, .. } => {
                        head.iter().for_each(|h| section.line(&[Piece::Text(h.clone())]));
                        rows.iter().flatten().for_each(|cell| section.line(&pieces(cell)));
                    }
                    Element::Sheet(_, lines) => lines.iter().for_each(|line| section.line(line)),
                    Element::Rule | Element::NewPage | Element::Anchor(_) => {}
                }
            }
            section
        })
        .collect()
}

/// What stands in the PDF outside its pages: bookmarks, and the words of headings in the structure tree.
pub fn beside_pages(chunks: &[Chunk]) -> String {
    let mut out = String::new();
    for element in chunks.iter().flat_map(|c| &c.elements) {
        match element {
            Element::Anchor(Some((_, title))) => out.push_str(title),
            Element::Heading(_, runs) => runs.iter().for_each(|r| out.push_str(&r.text)),
            _ => continue,
        }
        out.push('\n');
    }
    // Labels as they are read aloud, which our readers and others find in several places of the file.
    for label in chunks.iter().flat_map(|c| &c.elements).flat_map(labels) {
        (0..ALOUD).for_each(|_| {
            out.push_str(&spoken(label));
            out.push('\n');
        });
    }
    out
}

/// How often the words for a label may be found: as the tag of its place, in the structure, by each reader.
const ALOUD: usize = 6;

/// The labels of an element.
fn labels(element: &Element) -> Vec<&str> {
    let runs: Vec<&Run> = match element {
        Element::Heading(_, runs) | Element::Paragraph(_, runs) => runs.iter().collect(),
        Element::Table { rows, .. } => rows.iter().flatten().flatten().collect(),
        Element::Sheet(_, lines) => {
            return lines.iter().flatten().filter(|p| matches!(p, Piece::Label(_))).map(Piece::shown).collect();
        }
        Element::Rule | Element::NewPage | Element::Anchor(_) => Vec::new(),
    };
    runs.into_iter().filter(|r| r.look == Look::Label).map(|r| r.text.as_str()).collect()
}

/// Blocks as elements, as a release of one document sets them too.
pub fn blocks(blocks: &[Block]) -> Vec<Element> {
    let mut out = Vec::new();
    for (n, block) in blocks.iter().enumerate() {
        if n > 0 && block.kind == PassageKind::Row {
            out.push(Element::Rule);
        }
        if let Some(why) = &block.hidden {
            out.push(small(format!("The following is in the original but not plainly visible there ({why}):")));
        } else if let Some(what) = said_first(block.kind) {
            out.push(small(format!("{what} ({}):", block.locator)));
        }
        match block.kind {
            PassageKind::Heading => out.push(Element::Heading(3, joined(&block.lines))),
            PassageKind::Quoted => paragraphs(&block.lines, Style::Quoted, &mut out),
            _ => paragraphs(&block.lines, Style::Body, &mut out),
        }
        if block.left_out > 0 {
            let lines = if block.left_out == 1 { "line" } else { "lines" };
            out.push(small(format!("({} technical header {lines} left out)", block.left_out)));
        }
        if block.kind == PassageKind::MailHeader {
            out.push(Element::Rule);
        }
    }
    out
}

fn said_first(kind: PassageKind) -> Option<&'static str> {
    match kind {
        PassageKind::Note => Some("Note"),
        PassageKind::Property => Some("Property of the file"),
        PassageKind::ColumnNames => Some("Column names"),
        _ => None,
    }
}

/// Named lines become fields, the others paragraphs parted by blank lines.
fn paragraphs(lines: &[Line], style: Style, out: &mut Vec<Element>) {
    let mut open: Vec<Run> = Vec::new();
    let mut field = false;
    for line in lines {
        let blank = line.name.is_none() && line.pieces.iter().all(|p| p.shown().trim().is_empty());
        if (blank || line.name.is_some()) && !open.is_empty() {
            out.push(Element::Paragraph(if field { Style::Field } else { style }, std::mem::take(&mut open)));
            field = false;
        }
        if blank {
            continue;
        }
        if !open.is_empty() {
            open.push(Run::plain("\n"));
        }
        if let Some(name) = &line.name {
            field = true;
            open.extend(name.iter().map(|p| bold(Run::piece(p))));
            open.push(Run::new(Look::Bold, ": "));
        }
        open.extend(line.pieces.iter().map(Run::piece));
    }
    if !open.is_empty() {
        out.push(Element::Paragraph(if field { Style::Field } else { style }, open));
    }
}

fn joined(lines: &[Line]) -> Vec<Run> {
    let mut out = Vec::new();
    for line in lines {
        if !out.is_empty() {
            out.push(Run::plain(" "));
        }
        out.extend(line.pieces.iter().map(Run::piece));
    }
    out
}

fn letter(input: &BundleInput) -> Vec<Element> {
    let mut out = vec![anchor(1, "Covering letter")];
    let mut words: Vec<Element> = texts::letter(input).into_iter().map(text).collect();
    // A document's first heading is of the first level.
    if let Some(Element::Heading(level, _)) = words.iter_mut().find(|e| matches!(e, Element::Heading(..))) {
        *level = 1;
    }
    out.extend(words);
    out.push(Element::Heading(2, vec![Run::plain("What is enclosed")]));
    out.extend(texts::FILES.iter().map(|(name, what)| {
        Element::Paragraph(Style::Field, vec![Run::new(Look::Bold, format!("{name}: ")), Run::plain(*what)])
    }));
    out
}

fn text(text: Text) -> Element {
    match text {
        Text::Heading(t) => Element::Heading(2, vec![Run::plain(t)]),
        Text::Para(t) => Element::Paragraph(Style::Body, vec![Run::plain(t)]),
        Text::Item(t) => item(&t),
    }
}

fn searched(input: &BundleInput) -> Vec<Element> {
    let mut out = section("What was searched");
    let row = |s: &super::input::Searched| {
        [s.name.clone(), s.kind.clone(), s.custodian.clone(), s.documents.to_string()]
            .map(|c| vec![Run::plain(c)])
            .to_vec()
    };
    out.push(Element::Table {
        shares: vec![3.0, 1.6, 2.4, 1.2],
        head: ["Where", "What it is", "Whose", "Documents"].map(String::from).to_vec(),
        rows: input.searched.iter().map(row).collect(),
    });
    for (title, lines) in [("Searched by hand", &input.by_hand), ("What could not be searched", &input.not_searched)] {
        if !lines.is_empty() {
            out.push(Element::Heading(3, vec![Run::plain(title)]));
            out.extend(lines.iter().map(|l| item(l)));
        }
    }
    out
}

fn article_15(input: &BundleInput) -> Vec<Element> {
    let mut out = section("How we use your personal data");
    out.push(Element::Paragraph(Style::Body, vec![Run::plain(texts::ARTICLE_15)]));
    for (name, words) in input.organisation.article15.parts() {
        out.push(Element::Heading(3, vec![Run::plain(name)]));
        out.push(Element::Paragraph(Style::Body, vec![Run::plain(words.trim())]));
    }
    out
}

fn contents(documents: &[&ReleaseDoc]) -> Vec<Element> {
    let mut out = section("Contents");
    let names = [
        "Covering letter",
        "What was searched",
        "How we use your personal data",
        "Contents",
        "Schedule of documents",
        "Key to labels",
    ];
    let front =
        names.iter().enumerate().map(|(n, name)| vec![vec![], vec![Run::plain(*name)], vec![], vec![Run::page_of(n)]]);
    let rest = documents.iter().enumerate().map(|(n, d)| {
        vec![
            vec![Run::plain(d.number.to_string())],
            title(d),
            vec![Run::plain(shown_date(d))],
            vec![Run::page_of(FRONT_ANCHORS + n)],
        ]
    });
    out.push(Element::Table {
        shares: vec![1.0, 7.0, 2.4, 1.0],
        head: ["No", "Title", "Date", "Page"].map(String::from).to_vec(),
        rows: front.chain(rest).collect(),
    });
    out
}

fn schedule(input: &BundleInput, documents: &[&ReleaseDoc], pages: &[usize]) -> Vec<Element> {
    let mut out = section("Schedule of documents");
    out.push(Element::Paragraph(Style::Body, vec![Run::plain(texts::SCHEDULE)]));
    let row = |(n, d): (usize, &&ReleaseDoc)| {
        let cells = [
            d.number.to_string(),
            shown_date(d),
            d.kind.clone(),
            d.source.clone(),
            pages.get(n).copied().unwrap_or(0).to_string(),
            d.outcome.clone(),
            d.redactions.to_string(),
            d.exemptions.join("; "),
        ];
        cells.map(|c| vec![Run::plain(c)]).to_vec()
    };
    out.push(Element::Table {
        shares: vec![0.7, 2.4, 1.8, 2.0, 0.9, 2.2, 1.3, 2.2],
        head: ["No", "Date", "Kind", "Source", "Pages", "Outcome", "Redacted", "Exemptions"].map(String::from).to_vec(),
        rows: documents.iter().enumerate().map(row).collect(),
    });
    let told: Vec<_> = input.withheld.iter().filter(|w| w.tell).collect();
    if !told.is_empty() {
        out.push(Element::Heading(3, vec![Run::plain("Withheld")]));
        let row = |w: &&super::input::Withheld| {
            let date = w.date.as_deref().map(date_words).unwrap_or_default();
            [w.number.to_string(), date, w.kind.clone(), w.note.clone()].map(|c| vec![Run::plain(c)]).to_vec()
        };
        out.push(Element::Table {
            shares: vec![0.7, 2.0, 2.4, 7.0],
            head: ["No", "Date", "Kind", "Why"].map(String::from).to_vec(),
            rows: told.iter().map(row).collect(),
        });
    }
    out
}

/// The bookmark over those of the documents, on the page of the first one.
fn documents_anchor(documents: &[&ReleaseDoc]) -> Vec<Element> {
    let page = (!documents.is_empty()).then_some(Element::NewPage);
    page.into_iter().chain([anchor(1, "Documents")]).collect()
}

/// The block every document starts with.
fn heading(document: &ReleaseDoc, pages: usize) -> Vec<Element> {
    let mut out = vec![Element::NewPage, Element::Anchor(Some((2, bookmark(document))))];
    let mut head = vec![Run::plain(format!("Document {}: ", document.number))];
    head.extend(title(document));
    out.push(Element::Heading(1, head));
    let date = shown_date(document);
    let mut facts = vec![
        document.kind.clone(),
        date,
        format!("from {}", document.source),
        texts::count(pages as u64, "page", "pages"),
    ];
    if document.copies > 0 {
        facts.push(format!("{} not repeated", texts::count(document.copies as u64, "further copy", "further copies")));
    }
    if !document.quoted.is_empty() {
        let numbers: Vec<String> = document.quoted.iter().map(u32::to_string).collect();
        let are = if numbers.len() == 1 { "what it quotes is document" } else { "what it quotes are documents" };
        facts.push(format!("{are} {}", numbers.join(", ")));
    }
    facts.push(document.outcome.clone());
    if document.parts.iter().any(|p| p.page.is_some()) {
        facts.push("pages as they look; pictures left out unless somebody looked at them".into());
    }
    facts.retain(|f| !f.trim().is_empty());
    out.push(small(facts.join(" · ")));
    out.push(Element::Rule);
    out
}

/// A part that is a page kept as it looks has a page of its own; the others are set as text.
fn part_elements(part: &Part, sheets: &mut usize) -> Vec<Element> {
    if part.page.is_none() {
        return blocks(&part.blocks);
    }
    *sheets += 1;
    let lines = part.blocks.iter().flat_map(|b| &b.lines).map(|l| l.pieces.clone()).collect();
    vec![Element::Sheet(*sheets - 1, lines)]
}

pub(super) fn section(title: &str) -> Vec<Element> {
    vec![Element::NewPage, anchor(1, title), Element::Heading(1, vec![Run::plain(title)])]
}

fn anchor(level: u8, title: &str) -> Element {
    Element::Anchor(Some((level, title.to_owned())))
}

fn title(document: &ReleaseDoc) -> Vec<Run> {
    if document.title.iter().all(|p| p.shown().trim().is_empty()) {
        return vec![Run::plain("(without title)")];
    }
    document.title.iter().map(Run::piece).collect()
}

fn bookmark(document: &ReleaseDoc) -> String {
    let words: String = title(document).iter().map(|r| r.text.as_str()).collect();
    format!("{}: {}", document.number, words.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn shown_date(document: &ReleaseDoc) -> String {
    document.date.as_deref().map(date_words).unwrap_or_else(|| "undated".into())
}

fn small(words: String) -> Element {
    Element::Paragraph(Style::Small, vec![Run::new(Look::Aside, words)])
}

fn item(words: &str) -> Element {
    Element::Paragraph(Style::Item, vec![Run::plain(format!("• {words}"))])
}

fn bold(run: Run) -> Run {
    if run.look == Look::Plain { Run { look: Look::Bold, ..run } } else { run }
}

fn to_piece(run: &Run) -> Piece {
    match run.look {
        Look::Label => Piece::Label(run.text.clone()),
        _ if run.kept => Piece::Kept(run.text.clone()),
        _ => Piece::Text(run.text.clone()),
    }
}
