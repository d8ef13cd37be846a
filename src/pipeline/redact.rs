//! `dsar redact`: files and a list of terms in, releases or refusals out. Nothing of a source is copied: what was read,
//! less the terms, is typeset anew and read back before it gets its name.

mod left_out;
mod over_pages;

use super::out_names::OutNames;
use super::pages::{Keeper, Memory, Page, PageReport, Source, Wish};
use crate::bundle::{OutFile, Paged, document_findings, document_remains, paged_document, typeset_document};
use crate::extract::{Pool, READ_BY_OCR, Worker};
use crate::find::assemble::{Draft, assemble};
use crate::model::{
    Band, BlobId, Choice, Context, Evidence, ExceptionKind, ExemptionCode, Fault, Item, ItemId, Locator, Mark, Passage,
    PassageKind, Place, Reading, Result, Span, Unit, UnitId,
};
use crate::redact::Line;
use crate::redact::page::{Sheet, well_read};
use crate::redact::{Block, Piece, Secret, Terms, pieces, relabel, relabel_pieces};
use crate::settings::Limits;
use left_out::{LeftOut, remedy, without_unread};
use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

/// What stands for a removed term.
const LABEL: &str = "[redacted]";

/// Pages of a PDF that are kept at most; longer files are set as text.
const MOST_PAGES: u32 = 300;

/// For each page, what of its text goes that only another order of its letters tells.
type Elsewhere = HashMap<u32, Vec<Span>>;

/// What became of one file.
#[derive(Clone, Debug)]
pub enum Fate {
    /// Released as this file; of a PDF whose look was kept, what became of each page; and what could not be read and is left out, in words of ours.
    Released(PathBuf, Vec<PageReport>, Vec<String>),
    /// Refused; the reason and what to do about it lie in this file.
    Refused(PathBuf, Fault),
}

/// Redacts each file into `out`; `sink` is told in order.
pub fn each(
    paths: &[PathBuf],
    terms: &[String],
    out: &Path,
    limits: &Limits,
    mut sink: impl FnMut(&Path, Fate) -> Result<()>,
) -> Result<()> {
    let redactor = Redactor { terms: Terms::new(terms)?, secrets: secrets(terms), forms: terms.to_vec() };
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_all().build().context("cannot start the runtime")?;
    std::fs::create_dir_all(out).at("make the folder", out)?;
    let mut worker = Pool::new(limits)?.worker();
    let mut names = OutNames::default();
    for path in paths {
        let name = redactor.file_name(path);
        let fate = match runtime.block_on(redactor.release(&mut worker, path)) {
            Ok(Released { pdf, pages, left_out }) => {
                let target = put(out, &names.give(&name, RELEASED), [RELEASED, REFUSED], &pdf)?;
                Fate::Released(target, pages, left_out)
            }
            Err(fault) => {
                let remedy = fault.hint.as_ref().map(|h| format!("What to do: {h}\n")).unwrap_or_default();
                let words = format!("{}\n{remedy}", fault.what);
                let target = put(out, &names.give(&name, REFUSED), [REFUSED, RELEASED], words.as_bytes())?;
                Fate::Refused(target, fault)
            }
        };
        sink(path, fate)?;
    }
    runtime.block_on(worker.close());
    Ok(())
}

const RELEASED: &str = ".pdf";
const REFUSED: &str = ".refused";

/// Writes what became of a file, and removes what an earlier run made of it and is no longer so: a release beside its refusal would be
/// taken for one.
fn put(out: &Path, name: &str, [ending, other]: [&str; 2], bytes: &[u8]) -> Result<PathBuf> {
    let (target, stale) = (out.join(format!("{name}{ending}")), out.join(format!("{name}{other}")));
    if stale.is_file() {
        std::fs::remove_file(&stale).at("remove", &stale)?;
    }
    super::derived::replace(&target, bytes)?;
    Ok(target)
}

fn secrets(terms: &[String]) -> Vec<Secret> {
    let secret = |t: &String| Secret {
        forms: vec![Evidence::new(t.clone())],
        unit: None,
        locator: Locator::Whole,
        person: None,
    };
    terms.iter().map(secret).collect()
}

/// A release.
struct Released {
    pdf: Vec<u8>,
    pages: Vec<PageReport>,
    left_out: Vec<String>,
}

struct Redactor {
    terms: Terms,
    forms: Vec<String>,
    secrets: Vec<Secret>,
}

impl Redactor {
    /// The PDF to release, or why there is none.
    async fn release(&self, worker: &mut Worker, path: &Path) -> Result<Released> {
        let bytes = std::fs::read(path).map_err(|e| {
            Fault::new(format!("the file cannot be read: {}", e.kind())).hint(remedy(ExceptionKind::Unreadable))
        })?;
        let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        let (reading, left_out) = without_unread(worker.read(&name, &bytes).await?)?;
        let mut title = vec![Piece::Text(name)];
        relabel_pieces(&mut title, &self.terms, LABEL);
        let (kept, pages, elsewhere) = self.keep_pages(worker, &bytes, &reading, &left_out, &title).await?;
        if let Some(pdf) = kept {
            return Ok(Released { pdf, pages, left_out: left_out.words });
        }
        let blocks: Vec<Block> = self.blocks(&reading, &left_out, &elsewhere).into_iter().flatten().collect();
        let file = typeset_document(&title, &blocks)?;
        match self.remains(&file)? {
            0 => Ok(Released { pdf: file.bytes, pages, left_out: left_out.words }),
            n => Err(Fault::new(format!("verification found {n} term(s) still readable")).hint(
                "redact it by hand, or leave out of the terms what is an ordinary word or one of the format's own",
            )),
        }
    }

    fn remains(&self, file: &OutFile) -> Result<usize> {
        Ok(document_findings(file, &self.secrets)?.len() + document_remains(file, &self.terms)?)
    }

    /// A PDF with its pages kept, as far as that is safe, what became of each, and what goes from the text of those set as text beyond what their text
    /// says; no PDF where the file has no pages, or not one can be kept, or the result does not pass verification: then all of it is set as text.
    async fn keep_pages(
        &self,
        worker: &mut Worker,
        bytes: &[u8],
        reading: &Reading,
        left_out: &LeftOut,
        title: &[Piece],
    ) -> Result<(Option<Vec<u8>>, Vec<PageReport>, Elsewhere)> {
        if reading.items.first().is_none_or(|i| i.format != "pdf") {
            return Ok((None, Vec::new(), Elsewhere::new()));
        }
        let name = reading.items[0].untrusted_name.expose();
        let source = Source { name, bytes, trail: &[] };
        let count = source.hold(worker).await?;
        if count > MOST_PAGES {
            let why = format!("the file has more than {MOST_PAGES} pages: all are set as text");
            return Ok((None, vec![PageReport::text(1, why)], Elsewhere::new()));
        }
        let texts = page_texts(&reading.items[0], count);
        let spans = over_pages::spans(&self.terms, &texts);
        let recogniser = worker.recogniser();
        let wish = Wish { terms: &self.terms, forms: &self.forms, label: LABEL, bare: false, boxes: Vec::new() };
        let mut memory = Memory::default();
        let mut keeper = Keeper { worker, recogniser, wish, memory: &mut memory };
        let pictured = self.pictured(&reading.items[0]);
        let mut pages = Vec::new();
        for ((number, text), spans) in (1..).zip(&texts).zip(&spans) {
            keeper.wish.bare = left_out.pages.contains(&number);
            let spans: Vec<(Span, String)> = spans.iter().map(|s| (*s, LABEL.to_owned())).collect();
            pages.push(keeper.page(&source, number, text, &spans, pictured.contains(&number)).await?);
        }
        let also = |((page, mut spans), text): ((&mut Page, Vec<Span>), &String)| {
            let plain = self.terms.find(text);
            spans.retain(|s| !plain.iter().any(|p| p.contains(*s)));
            spans.append(&mut page.elsewhere);
            (page.report.page, Span::union(spans))
        };
        let elsewhere: Elsewhere = pages.iter_mut().zip(spans).zip(&texts).map(also).collect();
        if pages.iter().all(|p| p.sheet.is_none()) {
            return Ok((None, pages.into_iter().map(|p| p.report).collect(), elsewhere));
        }
        let blocks = self.blocks(reading, left_out, &elsewhere);
        let parts = parts(&pages, blocks);
        let paged: Vec<Paged> = parts.iter().map(Part::paged).collect();
        let file = paged_document(title, &paged)?;
        let mut reports: Vec<PageReport> = pages.into_iter().map(|p| p.report).collect();
        if self.remains(&file)? == 0 {
            return Ok((Some(file.bytes), reports, elsewhere));
        }
        for report in &mut reports {
            let why = "with its pages kept, the file did not pass verification: all of it is set as text";
            *report = PageReport::text(report.page, why.into());
        }
        Ok((None, reports, elsewhere))
    }

    /// The text of each item, and last what is left out; from that of the first, which has the pages, goes what `elsewhere` says.
    fn blocks(&self, reading: &Reading, left_out: &LeftOut, elsewhere: &Elsewhere) -> Vec<Vec<Block>> {
        let none = Elsewhere::new();
        let of = |(n, item)| self.item(item, if n == 0 { elsewhere } else { &none });
        let mut out: Vec<Vec<Block>> = reading.items.iter().enumerate().map(of).collect();
        let mut missing = left_out.blocks();
        relabel(&mut missing, &self.terms, LABEL);
        out.extend((!missing.is_empty()).then_some(missing));
        out
    }

    /// Pages in whose pictures recognition found something that goes.
    fn pictured(&self, item: &Item) -> HashSet<u32> {
        let hit = |p: &&Passage| !self.terms.find(p.text.expose()).is_empty() || self.misread(p).is_some();
        let page = |p: &Passage| match &p.locator {
            Locator::PagePart { page, what, .. } if what == READ_BY_OCR => Some(*page),
            Locator::Page(page) if p.hidden.is_some() => Some(*page),
            Locator::PagePart { page, what, .. } if what == "text layer" => Some(*page),
            _ => None,
        };
        item.passages.iter().filter(hit).filter_map(page).collect()
    }

    /// What recognition read in a picture, without what it read nearly right; `None` for any other passage, and where there is nothing of that.
    fn misread(&self, passage: &Passage) -> Option<String> {
        let Locator::PagePart { what, .. } = &passage.locator else { return None };
        (what == READ_BY_OCR).then(|| well_read(passage.text.expose(), &self.forms, LABEL)).flatten()
    }

    fn item(&self, item: &Item, elsewhere: &Elsewhere) -> Vec<Block> {
        let mut blocks = Vec::new();
        if item.parent.is_some() {
            let name = Line { name: None, pieces: vec![Piece::Text(item.untrusted_name.expose().to_owned())] };
            blocks.push(Block {
                kind: PassageKind::Heading,
                locator: Locator::Whole,
                hidden: None,
                lines: vec![name],
                left_out: 0,
            });
        }
        let mut item = item.clone();
        for passage in &mut item.passages {
            if let Some(text) = self.misread(passage) {
                (passage.text, passage.fields) = (Evidence::new(text), Vec::new());
            }
            if let Some(spans) = shown_page(passage).and_then(|n| elsewhere.get(&n)).filter(|s| !s.is_empty()) {
                let mut text = passage.text.expose().to_owned();
                for span in spans.iter().rev() {
                    if text.get(span.start..span.end).is_some() {
                        text.replace_range(span.start..span.end, LABEL);
                    }
                }
                (passage.text, passage.fields) = (Evidence::new(text), Vec::new());
            }
        }
        for draft in assemble(&item).into_iter().filter(|d| !d.technical) {
            let marks: Vec<Mark> = self.terms.find(&draft.text).into_iter().map(mark).collect();
            blocks.extend(pieces(&unit_of(draft), &marks, &|_, _| LABEL.to_owned()));
        }
        // Once more over what was cut into lines: a name that runs across two passages, a column's name.
        relabel(&mut blocks, &self.terms, LABEL);
        blocks
    }

    /// The file's own name with terms replaced: names leak too.
    fn file_name(&self, path: &Path) -> String {
        let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        let mut out = String::new();
        let mut at = 0;
        for span in self.terms.find(&name) {
            out.push_str(&name[at..span.start]);
            out.push_str("redacted");
            at = span.end;
        }
        out + &name[at..]
    }
}

/// The text of each page as the reader gave it.
fn page_texts(item: &Item, count: u32) -> Vec<String> {
    let mut out = vec![String::new(); count as usize];
    for passage in &item.passages {
        let page = shown_page(passage).and_then(|n| out.get_mut((n as usize).wrapping_sub(1)));
        if let Some(text) = page {
            passage.text.expose().clone_into(text);
        }
    }
    out
}

/// The page whose text, as a reader sees it, this is.
fn shown_page(passage: &Passage) -> Option<u32> {
    match passage.locator {
        Locator::Page(n) if passage.kind == PassageKind::Body && passage.hidden.is_none() => Some(n),
        _ => None,
    }
}

/// A part of the release: a page composed, or text set by us.
enum Part<'a> {
    Sheet(&'a Sheet, Vec<Block>),
    Set(String, Vec<Block>),
}

impl Part<'_> {
    fn paged(&self) -> Paged<'_> {
        match self {
            Part::Sheet(sheet, blocks) => Paged::Sheet(sheet, blocks),
            Part::Set(note, blocks) => Paged::Set(note.clone(), blocks),
        }
    }
}

/// Pages in order, then what the file holds beside them, then its members.
fn parts(pages: &[Page], blocks: Vec<Vec<Block>>) -> Vec<Part<'_>> {
    let mut own: Vec<Vec<Block>> = pages.iter().map(|_| Vec::new()).collect();
    let (mut beside, mut members) = (Vec::new(), Vec::new());
    for (n, block) in blocks.into_iter().enumerate().flat_map(|(n, blocks)| blocks.into_iter().map(move |b| (n, b))) {
        match page_of(&block, pages).filter(|_| n == 0) {
            Some(page) => own[page].push(block),
            None if n == 0 => beside.push(block),
            None => members.push(block),
        }
    }
    let mut out: Vec<Part> = Vec::new();
    for (page, blocks) in pages.iter().zip(own) {
        match &page.sheet {
            Some(sheet) => out.push(Part::Sheet(sheet, blocks)),
            None => out.push(Part::Set(format!("Page {} of the original, as text", page.report.page), blocks)),
        }
    }
    if !beside.is_empty() {
        out.push(Part::Set("Also in the file, but not plainly visible on its pages".into(), beside));
    }
    if !members.is_empty() {
        out.push(Part::Set("Files within the file".into(), members));
    }
    out
}

/// The page that shows a block's text, as far as the composed page shows it.
fn page_of(block: &Block, pages: &[Page]) -> Option<usize> {
    let seen = block.kind == PassageKind::Body && block.hidden.is_none();
    let number = match &block.locator {
        Locator::Page(n) if seen => *n,
        Locator::PagePart { page, what, .. } if seen && what == READ_BY_OCR => {
            // Where the pictures stay but were not made readable, the words stand apart.
            let shown = pages.get((*page as usize).checked_sub(1)?)?;
            return (shown.recognised || shown.sheet.is_none()).then(|| *page as usize - 1);
        }
        _ => return None,
    };
    let at = (number as usize).checked_sub(1)?;
    (at < pages.len()).then_some(at)
}

fn mark(span: crate::model::Span) -> Mark {
    Mark { span, choice: Choice::Redact { person: None, exemption: ExemptionCode::rights_of_others() } }
}

fn unit_of(draft: Draft) -> Unit {
    let place = Place {
        store: String::new(),
        path: Evidence::default(),
        trail: Vec::new(),
        item: ItemId(0),
        blob: BlobId([0; 32]),
        held: None,
        locator: Locator::Whole,
    };
    Unit {
        id: UnitId(String::new()),
        kind: draft.kind,
        title: None,
        date: None,
        format: String::new(),
        text: draft.evidence(),
        fields: draft.fields,
        segments: draft.segments,
        places: vec![place],
        band: Band::Certain,
        evidence: Vec::new(),
        subject: Vec::new(),
        mentions: Vec::new(),
        offers: Vec::new(),
        folding: Default::default(),
        bearers: Default::default(),
        flags: Vec::new(),
    }
}
