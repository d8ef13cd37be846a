//! From values to files, and from files back to findings.

use super::basis::Basis;
use super::compose::{self, Chunk, FRONT_ANCHORS};
use super::covered::{self, OnPage};
use super::input::{BundleInput, Meter, ReleaseDoc};
use super::inspect::{Layer, read_back};
use super::pages::{self, Book};
use super::typeset::{About, Element, Look, Run, Style, Typeset, inset, typeset};
use super::{letter, manifest, table};
use crate::model::{BlobId, Context, Fault, Result};
use crate::redact::page::Sheet;
use crate::redact::{Block, Finding, Piece, Section, Terms, Verifier};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A file of the bundle, with what was knowingly put into it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct OutFile {
    /// Path within its folder.
    pub name: String,
    /// Bytes; left out where only what was put into it is kept.
    #[serde(skip)]
    pub bytes: Vec<u8>,
    /// What its reader sees, as composed.
    pub sections: Vec<Section>,
    /// What stands beside that: metadata, bookmarks.
    pub beside: String,
    /// Boxes drawn by hand on its pages.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub boxes: Vec<OnPage>,
}

impl OutFile {
    fn new(name: impl Into<String>, bytes: Vec<u8>, sections: Vec<Section>) -> OutFile {
        OutFile { name: name.into(), bytes, sections, beside: String::new(), boxes: Vec::new() }
    }
}

/// A bundle in memory, not yet verified against its files.
pub struct Built {
    /// Its number.
    pub number: u32,
    /// What is sent; the manifest last.
    pub disclosure: Vec<OutFile>,
    /// What is never sent.
    pub internal: Vec<OutFile>,
    /// Pages of `response.pdf`.
    pub pages: usize,
    /// First page and number of pages of each document, in order.
    pub places: Vec<(u32, usize, usize)>,
    /// Characters the fonts lack, each shown as its code point.
    pub missing_characters: usize,
    /// What was removed from all of it.
    pub(super) removed: Basis,
    verifier: Verifier,
    meter: Meter,
    secrets: usize,
}

/// Builds a bundle. Refuses where a text of Art. 15 is missing.
pub fn build(input: &BundleInput) -> Result<Built> {
    check(input)?;
    let mut documents: Vec<&ReleaseDoc> = input.documents.iter().collect();
    documents.sort_by_key(|d| d.number);
    let (set, pages, chunks) = pdf(input, &documents)?;
    let boxes = covered::on_pages(&sheets(&set, &documents));
    let mut response = OutFile::new("response.pdf", set.pdf, compose::sections(&chunks));
    response.boxes = boxes;
    response.beside = format!("{}\n{}", compose::beside_pages(&chunks), title(input));
    let mut disclosure = vec![response];
    let (letter, section) = letter::letter(input)?;
    disclosure.push(OutFile::new("letter.docx", letter, vec![section]));
    let schedule = table::schedule(input, &documents, &pages)?;
    disclosure.push(OutFile::new("schedule.csv", schedule.bytes, schedule.sections));
    for document in &documents {
        if let Some(sheet) = table::data(document)? {
            disclosure.push(OutFile::new(
                format!("data/document-{:04}.csv", document.number),
                sheet.bytes,
                sheet.sections,
            ));
        }
    }
    disclosure.push(OutFile::new(manifest::NAME, manifest::manifest(input, &disclosure)?, Vec::new()));
    let places = documents
        .iter()
        .zip(&pages)
        .enumerate()
        .map(|(n, (d, p))| (d.number, set.anchors[FRONT_ANCHORS + n], *p))
        .collect();
    let mut internal = vec![
        OutFile::new("redactions.csv", table::redaction_log(input)?, Vec::new()),
        OutFile::new("withheld.csv", table::withheld(input)?, Vec::new()),
        OutFile::new("exemptions.csv", table::exemptions(input)?, Vec::new()),
        OutFile::new("pages.csv", table::pages(input)?, Vec::new()),
    ];
    let innocent = innocent(input);
    let verifier = Verifier::new(&input.secrets, &input.subject_names, &innocent, input.words)?;
    let removed = Basis::new(input.secrets.clone(), input.subject_names.clone(), innocent);
    internal.extend(input.internal.iter().map(|(name, bytes)| OutFile::new(name.clone(), bytes.clone(), Vec::new())));
    let (number, secrets) = (input.number, input.secrets.len());
    Ok(Built {
        number,
        disclosure,
        internal,
        pages: set.pages,
        places,
        missing_characters: set.missing,
        removed,
        verifier,
        meter: input.meter,
        secrets,
    })
}

fn check(input: &BundleInput) -> Result<()> {
    let missing = input.organisation.article15.missing();
    if !missing.is_empty() {
        return Err(Fault::refusal(format!(
            "the answer lacks what Article 15 of the UK GDPR asks for: {}",
            missing.join(", ")
        ))
        .hint("fill in [organisation.article15] in dsar.toml"));
    }
    let numbers: BTreeSet<u32> = input.documents.iter().map(|d| d.number).collect();
    if numbers.len() != input.documents.len() {
        return Err(Fault::new("two documents of the bundle have the same number"));
    }
    Ok(())
}

/// Names that may stand in the words of ours: the subject, the requester, the organisation and who signs.
fn innocent(input: &BundleInput) -> Vec<String> {
    let org = &input.organisation;
    let own = [&org.name, &org.officer, &org.contact, &org.address];
    let parts =
        own.into_iter().flat_map(|text| text.split(['\n', ',']).map(|p| p.trim().to_owned()).chain([text.clone()]));
    parts.chain(input.requester.clone()).chain([input.subject.clone()]).chain(input.innocent.iter().cloned()).collect()
}

/// Sets the PDF until the numbers of pages in it are true: twice, as a rule.
fn pdf(input: &BundleInput, documents: &[&ReleaseDoc]) -> Result<(Typeset, Vec<usize>, Vec<Chunk>)> {
    let about = About {
        title: title(input),
        author: input.organisation.name.clone(),
        footer: format!("SAR-{}", input.request),
        date: Some(input.answered),
    };
    let mut pages = vec![0; documents.len()];
    for _ in 0..4 {
        let chunks = compose::chunks(input, documents, &pages);
        let elements: Vec<Element> = chunks.iter().flat_map(|c| c.elements.iter().cloned()).collect();
        let set = typeset(&about, &elements)?;
        let starts = &set.anchors[FRONT_ANCHORS..];
        let ends = starts.iter().skip(1).copied().chain([set.pages + 1]);
        let now: Vec<usize> = starts.iter().zip(ends).map(|(a, b)| b - a).collect();
        if now == pages {
            return Ok((painted(set, documents)?, pages, chunks));
        }
        pages = now;
    }
    Err(Fault::new("the page numbers of the answer do not settle").hint("report this to the makers of dsar"))
}

/// The composed pages painted onto the pages kept free for them.
fn painted(mut set: Typeset, documents: &[&ReleaseDoc]) -> Result<Typeset> {
    let places: Vec<(usize, &Sheet)> = sheets(&set, documents).into_iter().map(|(page, s, _)| (page, s)).collect();
    set.pdf = pages::overlay(&set.pdf, &places)?;
    Ok(set)
}

/// The composed pages, each with the page kept free for it (from 0) and its unit.
fn sheets<'a>(set: &Typeset, documents: &[&'a ReleaseDoc]) -> Vec<(usize, &'a Sheet, String)> {
    let parts = documents.iter().flat_map(|d| &d.parts);
    let all: Vec<(&Sheet, String)> = parts.filter_map(|p| Some((p.page.as_deref()?, p.unit.to_string()))).collect();
    let of = |(page, n): &(usize, usize)| all.get(*n).map(|(sheet, unit)| (*page, *sheet, unit.clone()));
    set.sheets.iter().filter_map(of).collect()
}

fn title(input: &BundleInput) -> String {
    format!("Answer to subject access request SAR-{}", input.request)
}

impl Built {
    /// Hash of the manifest.
    pub fn manifest(&self) -> BlobId {
        BlobId::of(self.disclosure.last().map_or(&[], |f| f.bytes.as_slice()))
    }

    /// Everything that was removed and can be read in `files` (bytes as read back from wherever they are).
    pub fn verify<'a>(&self, files: impl Iterator<Item = (&'a OutFile, &'a [u8])>) -> Result<Vec<Finding>> {
        let mut out = BTreeSet::new();
        for (file, bytes) in files {
            out.extend(verify_file(&self.verifier, file, bytes)?);
        }
        Ok(out.into_iter().collect())
    }

    /// The same, of the bytes in memory.
    pub fn findings(&self) -> Result<Vec<Finding>> {
        self.verify(self.disclosure.iter().map(|f| (f, f.bytes.as_slice())))
    }

    /// The verification report, for machines and for people.
    pub fn report(&self, findings: &[Finding]) -> Result<Vec<OutFile>> {
        let report = Report {
            redacted_strings: self.secrets,
            forms_looked_for: self.verifier.len(),
            too_short_to_look_for: self.verifier.not_searched,
            looked_for_only_as_spelt: self.verifier.only_as_spelt,
            characters_not_in_the_font: self.missing_characters,
            letters_removed_by_decision: self.meter.decided,
            letters_removed_beyond: self.meter.beyond,
            titles_and_column_names_changed: self.meter.beside,
            files: self.disclosure.iter().map(|f| f.name.clone()).collect(),
            findings,
        };
        let json = serde_json::to_vec_pretty(&report).context("cannot write the verification report")?;
        let text = report.text();
        Ok(vec![
            OutFile::new("verification.json", json, Vec::new()),
            OutFile::new("verification.txt", text.into_bytes(), Vec::new()),
        ])
    }
}

/// What `verifier` finds in `bytes`, beyond what was knowingly put into `file`.
pub(super) fn verify_file(verifier: &Verifier, file: &OutFile, bytes: &[u8]) -> Result<Vec<Finding>> {
    let mut out = verifier.sections(&file.name, &file.sections);
    out.extend(covered::findings(&file.name, bytes, &file.boxes));
    let composed: String = file.sections.iter().map(|s| s.text.as_str()).collect();
    let (seen, beside) = (verifier.counts(&composed), verifier.counts(&file.beside));
    for read in read_back(&file.name, bytes)? {
        let place = format!("{}, {}", file.name, read.place);
        out.extend(match read.layer {
            Layer::Seen => verifier.beyond(&place, &read.text, &seen),
            Layer::Beside => verifier.beyond(&place, &read.text, &beside),
            Layer::Raw => verifier.beyond_raw(&place, &read.text, &beside),
        });
    }
    Ok(out)
}

#[derive(Serialize)]
struct Report<'a> {
    redacted_strings: usize,
    forms_looked_for: usize,
    too_short_to_look_for: usize,
    looked_for_only_as_spelt: usize,
    characters_not_in_the_font: usize,
    letters_removed_by_decision: u64,
    letters_removed_beyond: u64,
    titles_and_column_names_changed: u64,
    files: Vec<String>,
    findings: &'a [Finding],
}

impl Report<'_> {
    fn text(&self) -> String {
        let mut out = format!(
            "Verification of a bundle\n\nRedacted strings: {}; forms looked for: {}; too short to look for (read these by eye): {}.\n\
             Forms that are everyday words or initials, looked for only with their capitals: {}.\n\
             Characters not in the font, shown as code points: {}.\n\
             Letters and figures removed by decision: {}; beyond what the decisions name: {} (whole words, and what stood in the same place).\n\
             Titles and column names in which something was replaced, which no decision reaches: {}.\nFiles read back: {}.\n\nFindings: {}\n",
            self.redacted_strings,
            self.forms_looked_for,
            self.too_short_to_look_for,
            self.looked_for_only_as_spelt,
            self.characters_not_in_the_font,
            self.letters_removed_by_decision,
            self.letters_removed_beyond,
            self.titles_and_column_names_changed,
            self.files.join(", "),
            self.findings.len(),
        );
        for f in self.findings {
            out.push_str(&format!(
                "- redacted in {}; readable in {} ({})\n",
                f.redacted_in,
                f.readable_in,
                f.how.words()
            ));
        }
        out
    }
}

/// One document set by itself, for `dsar redact`: a title and blocks whose terms are already labels. Returns the PDF and
/// what was put into it, for [`document_findings`].
pub fn typeset_document(title: &[Piece], blocks: &[Block]) -> Result<OutFile> {
    let shown: String = title.iter().map(Piece::shown).collect();
    let mut elements =
        vec![Element::Anchor(Some((1, shown.clone()))), Element::Heading(1, title.iter().map(Run::piece).collect())];
    elements.extend(compose::blocks(blocks));
    let chunks = [Chunk { unit: None, place: "the document".into(), elements }];
    let set = typeset(&About { title: shown.clone(), ..About::default() }, &chunks[0].elements)?;
    let beside = format!("{}\n{shown}", compose::beside_pages(&chunks));
    Ok(OutFile { beside, ..OutFile::new("document.pdf", pages::announced(&set.pdf)?, compose::sections(&chunks)) })
}

/// How often `terms` can still be read in a document made by [`typeset_document`], read back from its bytes; 0 releases it.
pub fn document_remains(file: &OutFile, terms: &Terms) -> Result<usize> {
    let seen = |read: &super::inspect::Read| read.layer != Layer::Raw;
    Ok(read_back(&file.name, &file.bytes)?.iter().filter(|r| seen(r)).map(|r| terms.find(&r.text).len()).sum())
}

/// What of `secrets` can still be read in a document made by [`typeset_document`]: read back from its bytes.
pub fn document_findings(file: &OutFile, secrets: &[crate::redact::Secret]) -> Result<Vec<Finding>> {
    verify_file(&Verifier::new(secrets, &[], &[], crate::redact::common::built_in)?, file, &file.bytes)
}

/// A part of a document whose pages are kept.
pub enum Paged<'a> {
    /// A composed page, and what it says, for verification.
    Sheet(&'a Sheet, &'a [Block]),
    /// Text set by us, under words of ours that say what it is.
    Set(String, &'a [Block]),
}

/// One document of composed and of typeset pages, in order; to be verified as [`typeset_document`]'s.
pub fn paged_document(title: &[Piece], parts: &[Paged]) -> Result<OutFile> {
    let shown: String = title.iter().map(Piece::shown).collect();
    let mut chunks = Vec::new();
    for part in parts {
        let mut elements = Vec::new();
        let blocks = match part {
            Paged::Set(note, blocks) => {
                elements.extend([Element::NewPage, Element::Anchor(Some((1, note.clone())))]);
                elements.push(Element::Paragraph(Style::Small, vec![Run::new(Look::Aside, note.as_str())]));
                blocks
            }
            Paged::Sheet(_, blocks) => blocks,
        };
        elements.extend(compose::blocks(blocks));
        chunks.push(Chunk { unit: None, place: "the document".into(), elements });
    }
    let is_set = |p: &&Paged| matches!(p, Paged::Set(..));
    let elements: Vec<Element> =
        chunks.iter().zip(parts).filter(|(_, p)| is_set(p)).flat_map(|(c, _)| c.elements.iter().cloned()).collect();
    let (mut book, typeset_pages, starts) = if elements.is_empty() {
        (Book::new(), Vec::new(), Vec::new())
    } else {
        let set = inset(&About { title: shown.clone(), ..About::default() }, &elements)?;
        let (book, pages) = Book::with(&set.pdf)?;
        (book, pages, set.anchors)
    };
    let mut set = 0;
    for part in parts {
        match part {
            Paged::Sheet(sheet, _) => {
                let page = book.sheet(sheet)?;
                book.push(page);
            }
            Paged::Set(..) => {
                let from = starts.get(set).map_or(0, |s| s - 1);
                let to = starts.get(set + 1).map_or(typeset_pages.len(), |s| s - 1);
                typeset_pages[from..to].iter().for_each(|p| book.push(*p));
                set += 1;
            }
        }
    }
    let beside = format!("{}\n{shown}", compose::beside_pages(&chunks));
    Ok(OutFile { beside, ..OutFile::new("document.pdf", book.finish(&shown)?, compose::sections(&chunks)) })
}

/// A composed page as a PDF of its own, to be looked at.
pub fn single_page(sheet: &Sheet) -> Result<Vec<u8>> {
    pages::single(sheet)
}
