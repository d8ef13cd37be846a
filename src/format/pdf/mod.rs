//! PDF (ISO 32000): every page's text in reading order, hidden text apart, and what lies beside the pages. Text comes from an
//! interpreter of page content (`hayro-interpret`), never from strings of the content streams. No OCR and no redaction here.

mod appearance;
mod bidi;
mod canvas;
mod columns;
mod extras;
mod glyphs;
mod hidden;
pub mod leaf;
mod lines;
mod noise;
mod open;
mod outlines;
mod owner;
mod page;
mod patience;
mod picture;
mod plane;
mod properties;
mod recorder;
mod rows;
mod salvage;
mod settings;
mod strings;
mod tables;
#[cfg(test)]
mod tests;
mod tracer;
mod unicode;
mod unread;
mod walk;
mod whole;
mod writing;

use super::{Bid, Format, Leaf, Picture, Probe, ReadLimits};
use crate::model::{Exception, ExceptionKind, Extraction, Locator, Passage, PassageKind, PictureRef, fold};
use hayro_interpret::InterpreterCache;
pub use hidden::Unseen;
pub use lines::{GlyphBox, PageText};
use open::{Closed, Opened};
pub use page::{Broken, GlyphMark, PageReading};
use patience::Patience;
pub(crate) use properties::xmp_values;
use std::time::{Duration, Instant};
pub use unread::NeedsOcr;

/// Time one page may take.
const PAGE_LIMIT: Duration = Duration::from_secs(if cfg!(test) { 1 } else { 10 });
/// Earlier revisions looked at, the latest ones.
const MAX_REVISIONS: usize = 8;

/// The PDF reader.
pub struct Pdf;

impl Format for Pdf {
    fn name(&self) -> &'static str {
        "pdf"
    }

    fn bid(&self, probe: &Probe) -> Bid {
        let head = &probe.bytes[..probe.bytes.len().min(1024)];
        match head.windows(5).position(|w| w == b"%PDF-") {
            Some(at) if head[..at].iter().all(|b| !b.is_ascii_graphic()) => Bid::Magic,
            Some(_) if probe.ending() == "pdf" => Bid::Magic,
            None if probe.ending() == "pdf" => Bid::Extension,
            _ => Bid::No,
        }
    }

    fn extract(&self, untrusted_bytes: &[u8], limits: &ReadLimits) -> Extraction {
        let mut out = Extraction::default();
        match open::open(untrusted_bytes, &limits.passwords) {
            Ok(opened) => read(&opened, &mut out),
            Err(closed) => out.exceptions.push(closed_exception(closed)),
        }
        out
    }

    fn pages(&self, untrusted_bytes: &[u8], limits: &ReadLimits) -> u32 {
        open::open(untrusted_bytes, &limits.passwords).map_or(0, |o| o.pdf.pages().len() as u32)
    }

    fn leaf(&self, untrusted_bytes: &[u8], number: u32, dpi: u32, limits: &ReadLimits) -> Option<Leaf> {
        let opened = open::open(untrusted_bytes, &limits.passwords).ok()?;
        leaf::of(&opened.pdf, number, dpi)
    }

    fn picture(&self, untrusted_bytes: &[u8], number: u32, limits: &ReadLimits) -> Option<Picture> {
        let opened = open::open(untrusted_bytes, &limits.passwords).ok()?;
        picture::draw(&opened.pdf, number)
    }
}

/// Every page with the place of every character, for redaction: the text of [`PageReading::visible`] is the text of the page's
/// `Body` passage. Empty where the file cannot be opened with `passwords`.
pub fn page_readings(untrusted_bytes: &[u8], passwords: &[String]) -> Vec<PageReading> {
    open::open(untrusted_bytes, passwords)
        .map(|opened| read_pages(&opened.pdf, None, &mut Patience::default()))
        .unwrap_or_default()
}

fn closed_exception(closed: Closed) -> Exception {
    match closed {
        Closed::Password => {
            Exception::whole(ExceptionKind::Encrypted, "the PDF needs a password that is not configured")
        }
        Closed::OtherLock => {
            Exception::whole(ExceptionKind::Encrypted, "the PDF is locked by a certificate or an unknown method")
        }
        Closed::Corrupt => {
            Exception::whole(ExceptionKind::Corrupt, "the file is damaged: nothing of a PDF can be found in it")
        }
    }
}

fn read(opened: &Opened, out: &mut Extraction) {
    let mut patience = Patience::default();
    let pages = read_pages(&opened.pdf, None, &mut patience);
    if opened.salvaged {
        let detail = "the file is damaged or cut off; only the pages that could still be found were read";
        out.exceptions.push(Exception::whole(ExceptionKind::PartlyRead, detail));
    }
    if pages.is_empty() {
        out.exceptions.push(Exception::whole(ExceptionKind::Corrupt, "the PDF holds no page that can be found"));
    }
    for (number, page) in (1..).zip(&pages) {
        put_page(number, page, out);
    }
    let blank = !pages.is_empty() && pages.iter().all(is_blank);
    let marks: Vec<Vec<GlyphMark>> = pages.into_iter().map(|p| p.marks).collect();
    patience.rest();
    put_layers(opened, &marks, &mut patience, out);
    extras::read(opened, out);
    put_revisions(opened, &marks, &mut patience, out);
    let beside = |p: &Passage| p.kind == PassageKind::Property || p.hidden.as_deref() == Some(extras::UNSHOWN);
    if blank && out.members.is_empty() && out.passages.iter().all(beside) {
        put_nothing(opened.salvaged, out);
    }
}

/// True where a page shows nothing that a reader or OCR could read.
fn is_blank(page: &PageReading) -> bool {
    let empty = |t: &PageText| t.text.trim().is_empty();
    empty(&page.visible)
        && page.scan_layer.as_ref().is_none_or(empty)
        && page.unseen.values().all(empty)
        && page.replacements.is_empty()
        && page.needs_ocr.is_none()
        && page.broken.is_none()
}

/// A file without any text: empty, or so damaged that nothing of it was left.
fn put_nothing(salvaged: bool, out: &mut Extraction) {
    let (kind, detail) = match salvaged {
        true => (ExceptionKind::Corrupt, "the file is damaged or cut off, and no page could be read"),
        false => (ExceptionKind::NoText, "no page holds any text"),
    };
    out.exceptions.retain(|e| !salvaged || e.kind != ExceptionKind::PartlyRead);
    out.exceptions.push(Exception::whole(kind, detail));
}

/// Reads every page; with `unlike`, only glyphs that the given reading of the page does not hold.
fn read_pages(
    pdf: &hayro_interpret::hayro_syntax::Pdf,
    unlike: Option<&[Vec<GlyphMark>]>,
    patience: &mut Patience,
) -> Vec<PageReading> {
    let mut shared = page::Shared::default();
    let mut cache = InterpreterCache::new();
    let mut out = Vec::new();
    for (at, page) in pdf.pages().iter().enumerate() {
        let Some(limit) = patience.limit() else {
            out.push(PageReading { broken: Some(Broken::TooMuch), ..PageReading::default() });
            continue;
        };
        let known = unlike.map(|u| u.get(at).map_or(&[] as &[GlyphMark], Vec::as_slice));
        let start = Instant::now();
        let reading = page::read(page, &cache, &mut shared, limit, known);
        if reading.broken.is_some() {
            patience.lose(start.elapsed());
            cache = InterpreterCache::new();
        }
        out.push(reading);
    }
    out
}

fn put_page(number: u32, page: &PageReading, out: &mut Extraction) {
    let body = |text: &str| Passage::new(Locator::Page(number), PassageKind::Body, text);
    let seen = !page.visible.text.trim().is_empty();
    if seen {
        out.passages.push(body(&page.visible.text));
    }
    if let Some(layer) = &page.scan_layer {
        let mut passage = body(&layer.text).hidden("text layer of a scan");
        if seen {
            passage.locator = part(number, "text layer", 1);
        }
        out.passages.push(passage);
    }
    for (at, (why, text)) in (1..).zip(&page.unseen) {
        let passage = Passage::new(part(number, "hidden text", at), PassageKind::Note, text.text.as_str());
        out.passages.push(passage.hidden(why.words()));
    }
    for (at, text) in (1..).zip(&page.replacements) {
        let passage = Passage::new(part(number, "replacement text", at), PassageKind::Note, text.as_str());
        out.passages.push(passage.hidden("replacement text"));
    }
    out.exceptions.extend(page_exceptions(number, page));
    out.pictures.extend(page.needs_ocr.map(|why| unread(number, why)));
}

/// The place of something beside a page's text; page 0 is the file.
fn part(page: u32, what: &str, number: u32) -> Locator {
    Locator::PagePart { page, what: what.into(), number }
}

fn page_exceptions(number: u32, page: &PageReading) -> Vec<Exception> {
    let at = |kind, detail: &str| Exception::at(Locator::Page(number), kind, detail);
    let broken = page.broken.map(|b| match b {
        Broken::TooMuch => at(ExceptionKind::PartlyRead, "the page asks for more time or memory than a page may take"),
        Broken::Failed => at(ExceptionKind::PartlyRead, "the page's content is damaged and was read only in part"),
    });
    broken.into_iter().collect()
}

/// A page that only character recognition can read to the end.
fn unread(number: u32, why: NeedsOcr) -> PictureRef {
    let detail = match why {
        NeedsOcr::Pictures => "the page is a picture with no or hardly any text",
        NeedsOcr::Inserted => "the page has pictures that may show writing",
        NeedsOcr::Unknown => "the page's fonts do not say which characters they show",
        NeedsOcr::Untrue => "the page's fonts name other characters than they show",
        NeedsOcr::Shapes => "the page may show letters drawn as shapes",
    };
    PictureRef { number, unread: Exception::at(Locator::Page(number), ExceptionKind::NeedsOcr, detail), slight: false }
}

/// Text in layers that are switched off: what shows only once they are on, or others off.
fn put_layers(opened: &Opened, marks: &[Vec<GlyphMark>], patience: &mut Patience, out: &mut Extraction) {
    for copy in opened.with_other_layers() {
        let Ok(copy) = copy else {
            let detail = "the file has layers that are switched off, and they could not be read";
            out.exceptions.push(Exception::whole(ExceptionKind::PartlyRead, detail));
            continue;
        };
        for (number, page) in (1..).zip(read_pages(&copy, Some(marks), patience)) {
            put_difference(number, &page, "hidden layer", hidden::Unseen::Layer.words(), out);
        }
    }
}

/// Text of earlier revisions that the file no longer shows.
fn put_revisions(opened: &Opened, marks: &[Vec<GlyphMark>], patience: &mut Patience, out: &mut Extraction) {
    for earlier in opened.earlier(MAX_REVISIONS) {
        for (number, page) in (1..).zip(read_pages(&earlier.pdf, Some(marks), patience)) {
            put_difference(number, &page, "earlier revision", "earlier revision", out);
        }
        extras::read_superseded(&earlier, out);
    }
    if patience.is_over() {
        let detail = "hidden layers or earlier revisions ask for more time than a file may take, and were read in part";
        out.exceptions.push(Exception::whole(ExceptionKind::PartlyRead, detail));
    }
}

/// Lines of a copy of the page that the page itself does not show, wherever they stand.
fn put_difference(number: u32, page: &PageReading, what: &str, why: &str, out: &mut Extraction) {
    let texts = std::iter::once(&page.visible).chain(page.scan_layer.as_ref()).chain(page.unseen.values());
    let texts: Vec<&PageText> = texts.filter(|t| t.text.chars().any(char::is_alphanumeric)).collect();
    if texts.is_empty() {
        return;
    }
    let shown = shown_words(number, out);
    for text in texts {
        let is_new = |line: &&str| !shown.contains(&format!(" {} ", fold::folded(line)));
        let text = text.text.lines().filter(is_new).collect::<Vec<_>>().join("\n");
        let known = out.passages.iter().any(|p| p.hidden.as_deref() == Some(why) && p.text.expose() == text);
        if !known && text.chars().any(char::is_alphanumeric) {
            let is_like = |p: &&Passage| matches!(&p.locator, Locator::PagePart { page, what: w, .. } if *page == number && w == what);
            let before = out.passages.iter().filter(is_like).count() as u32;
            let passage = Passage::new(part(number, what, before + 1), PassageKind::Note, text);
            out.passages.push(passage.hidden(why));
        }
    }
}

/// All words that the page shows, in order, between spaces.
fn shown_words(number: u32, out: &Extraction) -> String {
    let on_page = out.passages.iter().filter(|p| p.locator == Locator::Page(number));
    on_page.map(|p| format!(" {} ", fold::folded(p.text.expose()))).collect()
}
