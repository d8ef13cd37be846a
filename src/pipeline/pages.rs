//! The pages of a PDF for a release that keeps their look: read in the worker, composed anew, drawn, and compared with the
//! source. A page of which anything is unsure is set as text instead, with the reason.

use crate::bundle::single_page;
use crate::extract::Worker;
use crate::extract::ocr::{Recogniser, Word};
use crate::format::leaf::{Ink, Leaf, Op, Pixels, Seg, Shape};
use crate::format::pdf::leaf as pdf;
use crate::model::{Area, Result, Span};
use crate::redact::Terms;
use crate::redact::page::{Mark, Removal, Seen, SeenWord, Sheet, all_covered, cleared, raster, sharp, stand};
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::collections::HashSet;
use std::sync::Arc;

/// Resolution at which pages are compared, pixels an inch.
const COMPARED: u32 = 96;
/// Resolution of pages kept as pixels.
const RASTER: u32 = 170;
/// Resolution at which writing in pictures is recognised.
const READ: u32 = 250;
/// Part of a page's pixels that may differ from the source outside what was changed.
const MOST: f64 = 0.001;
/// Said of a page whose letters show something else than they say.
const CONTRADICTED: &str = "recognition reads on it what is removed, though its text does not say so";
/// Difference of a sample from which a pixel counts as another.
const DIFFERENT: u8 = 64;

/// Said of a page that is kept where nothing reads it back as an eye would: a font need not say what it shows.
const UNREAD: &str = "not read back by character recognition: tesseract is not installed";

/// How a page is released.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kept {
    /// As letters, shapes and pictures.
    Sharp,
    /// As pixels with text behind them.
    Pixels,
    /// As text set by us.
    Text,
}

/// What became of a page.
#[derive(Clone, Debug, Serialize)]
pub struct PageReport {
    /// From 1.
    pub page: u32,
    /// How it is released.
    pub kept: Kept,
    /// Why not better, or what could not be checked; empty where it is sharp and was read back.
    pub why: String,
    /// Letters and figures removed.
    pub removed: usize,
    /// Letters and figures of the page that are part of what was to be removed.
    pub asked: usize,
    /// Letters and figures kept.
    pub letters: usize,
    /// Part of the pixels outside what was changed that differ from the source.
    pub difference: f64,
}

impl PageReport {
    /// Of a page set as text.
    pub fn text(page: u32, why: String) -> PageReport {
        PageReport { page, kept: Kept::Text, why, removed: 0, asked: 0, letters: 0, difference: 0.0 }
    }
}

/// What goes from a file's pages.
pub struct Wish<'a> {
    /// The terms.
    pub terms: &'a Terms,
    /// The terms as given, for what recognition misreads.
    pub forms: &'a [String],
    /// What stands in their place.
    pub label: &'a str,
    /// Pictures and drawings are left out, for nobody has decided upon them; a page is then sharp or text, never pixels.
    pub bare: bool,
    /// Rectangles drawn by hand on this page, each with its label; what of the text lies under them is among the spans.
    pub boxes: Vec<(Area, String)>,
}

/// A file as a worker is to hold it.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    /// Its name, for its ending only.
    pub name: &'a str,
    /// Bytes of the top file.
    pub bytes: &'a [u8],
    /// Names of the members that lead to it.
    pub trail: &'a [String],
}

impl Source<'_> {
    /// Has the worker hold it; the number of its pages.
    pub async fn hold(&self, worker: &mut Worker) -> Result<u32> {
        worker.hold(self.name, self.bytes, self.trail).await
    }
}

/// One page, composed where that is safe.
pub struct Page {
    /// The page; `None` where it is set as text.
    pub sheet: Option<Sheet>,
    /// Words that recognition found in its pictures are part of it.
    pub recognised: bool,
    /// What to say of it.
    pub report: PageReport,
}

/// Composes pages of the file that a worker holds.
pub struct Keeper<'a> {
    /// Holds the file.
    pub worker: &'a mut Worker,
    /// Reads writing in pictures, where installed.
    pub recogniser: Option<Arc<Recogniser>>,
    /// What goes.
    pub wish: Wish<'a>,
    /// Pictures in which nothing was found that goes, by the hash of their pixels.
    pub clean: HashSet<[u8; 32]>,
}

impl Keeper<'_> {
    /// Page `number`, whose text as first read is `text` with `spans` to be removed.
    /// `pictured` says that its pictures are known to show something that goes.
    pub async fn page(
        &mut self,
        source: &Source<'_>,
        number: u32,
        text: &str,
        spans: &[(Span, String)],
        pictured: bool,
    ) -> Result<Page> {
        let letters = |t: &str| t.chars().filter(|c| c.is_alphanumeric()).count();
        let asked = spans.iter().map(|(s, _)| letters(s.of(text))).sum();
        let mut report = PageReport { asked, letters: letters(text), ..PageReport::text(number, String::new()) };
        let made = match self.leaf(source, number, COMPARED).await? {
            Err(why) => Err(why.to_owned()),
            Ok(leaf) => match self.look(&leaf, text).and_then(|()| cleared(leaf, &self.wish.boxes)) {
                Err(why) => Err(why),
                Ok(leaf) => self.compose(source, number, &leaf, spans, pictured, &mut report).await?,
            },
        };
        let (sheet, recognised) = match made {
            Ok((sheet, recognised)) => (Some(sheet), recognised),
            Err(why) => {
                report.why = why;
                report.kept = Kept::Text;
                (None, false)
            }
        };
        if let Some(sheet) = &sheet {
            (report.removed, report.letters) = (sheet.removed, sheet.kept);
            if self.recogniser.is_none() && report.why.is_empty() {
                report.why = UNREAD.into();
            }
        }
        Ok(Page { sheet, recognised, report })
    }

    async fn leaf(
        &mut self,
        source: &Source<'_>,
        number: u32,
        dpi: u32,
    ) -> Result<std::result::Result<Leaf, &'static str>> {
        if !self.worker.is_running() {
            source.hold(self.worker).await?;
        }
        self.worker.leaf(number, dpi).await
    }

    fn look(&self, leaf: &Leaf, text: &str) -> std::result::Result<(), String> {
        if leaf.doubtful {
            return Err(
                "its fonts do not say, or not truly, which characters they show, or letters are drawn as shapes".into(),
            );
        }
        if leaf.text != text {
            return Err("it was read differently the second time".into());
        }
        Ok(())
    }

    async fn compose(
        &mut self,
        source: &Source<'_>,
        number: u32,
        leaf: &Leaf,
        spans: &[(Span, String)],
        pictured: bool,
        report: &mut PageReport,
    ) -> Result<std::result::Result<(Sheet, bool), String>> {
        let removal = Removal { spans, terms: self.wish.terms, label: self.wish.label };
        if let Some(sheet) = all_covered(leaf, &self.wish.boxes) {
            report.kept = Kept::Sharp;
            return Ok(Ok((sheet, false)));
        }
        match sharp(leaf, &removal).map(|sheet| self.boxed(sheet)) {
            Ok(sheet) if self.wish.bare => {
                let difference = match compared(leaf, &sheet)? {
                    Ok(difference) => difference,
                    Err(why) => return Ok(Err(why)),
                };
                let sheet = bare(sheet);
                if self.contradicted(&sheet, leaf, spans).await? {
                    return Ok(Err(CONTRADICTED.into()));
                }
                report.kept = Kept::Sharp;
                report.difference = difference;
                return Ok(Ok((sheet, false)));
            }
            Err(why) if self.wish.bare => return Ok(Err(why)),
            Ok(_) if pictured => report.why = "its pictures show something that is removed".into(),
            Ok(sheet) => match self.pictures_are_clean(&sheet).await? {
                Pictures::Clean => match compared(leaf, &sheet)? {
                    Ok(_) if self.contradicted(&sheet, leaf, spans).await? => return Ok(Err(CONTRADICTED.into())),
                    Ok(difference) => {
                        report.kept = Kept::Sharp;
                        report.difference = difference;
                        return Ok(Ok((sheet, false)));
                    }
                    Err(why) => report.why = why,
                },
                Pictures::Hold => report.why = "its pictures show something that is removed".into(),
                Pictures::Unread(why) => return Ok(Err(why)),
            },
            Err(why) => report.why = why,
        }
        let Some(recogniser) = self.recogniser.clone() else {
            return Ok(Err(format!("{}; pages are kept as pixels only where tesseract is installed", report.why)));
        };
        let leaf = match self.leaf(source, number, RASTER).await? {
            Ok(leaf) => leaf,
            Err(why) => return Ok(Err(why.to_owned())),
        };
        let leaf = match cleared(leaf, &self.wish.boxes) {
            Ok(leaf) => leaf,
            Err(why) => return Ok(Err(why)),
        };
        let removal = Removal { spans, terms: self.wish.terms, label: self.wish.label };
        let scale = f64::from(leaf.drawn.width) / leaf.width;
        let mut seen = words(&recogniser, &leaf.drawn, scale, RASTER).await?;
        forget_known(&mut seen, &leaf);
        if !seen.find(self.wish.terms, self.wish.forms) && pictured {
            return Ok(Err("recognition no longer finds what is removed from its pictures".into()));
        }
        let sheet = match raster(&leaf, &removal, &seen) {
            Ok(sheet) => self.boxed(sheet),
            Err(why) => return Ok(Err(why)),
        };
        // Read again as a reader would see it.
        let Some(drawn) = pdf::draw(single_page(&sheet)?, 1, RASTER) else {
            return Ok(Err("the page composed cannot be drawn".into()));
        };
        if words(&recogniser, &drawn, scale, RASTER).await?.find(self.wish.terms, self.wish.forms) {
            return Ok(Err("what is removed can still be read in its pixels".into()));
        }
        report.kept = Kept::Pixels;
        report.difference = difference(&leaf.drawn, &drawn, &sheet).unwrap_or(1.0);
        Ok(Ok((sheet, true)))
    }

    /// The same page with the boxes drawn by hand.
    fn boxed(&self, mut sheet: Sheet) -> Sheet {
        stand(&mut sheet, &self.wish.boxes);
        sheet
    }

    /// Whether recognition reads on the composed page what goes and is not in its text: fonts need not say what they show. Where
    /// tesseract is not installed, that is not looked at.
    async fn contradicted(&mut self, sheet: &Sheet, leaf: &Leaf, spans: &[(Span, String)]) -> Result<bool> {
        let Some(recogniser) = &self.recogniser else { return Ok(false) };
        let Some(drawn) = pdf::draw(single_page(sheet)?, 1, READ) else { return Ok(true) };
        let drawn = pdf::inked(&drawn);
        if drawn.width < 12 || drawn.height < 8 {
            return Ok(false);
        }
        let seen = words(recogniser, &drawn, f64::from(READ) / 72.0, READ).await?;
        let mut told = String::new();
        let mut at = 0;
        for (span, label) in spans {
            told.push_str(leaf.text.get(at..span.start).unwrap_or_default());
            told.push_str(label);
            at = span.end;
        }
        told.push_str(leaf.text.get(at..).unwrap_or_default());
        Ok(seen.contradicts(self.wish.terms, self.wish.forms, &told))
    }

    /// Whether the page's pictures and shapes show anything that goes: drawn without letters, and recognised.
    async fn pictures_are_clean(&mut self, sheet: &Sheet) -> Result<Pictures> {
        let others: Vec<Mark> = sheet.marks.iter().filter(|m| matches!(m, Mark::Other(_))).cloned().collect();
        if !others.iter().any(|m| matches!(m, Mark::Other(op) if may_tell(op))) && others.len() < 400 {
            return Ok(Pictures::Clean);
        }
        let bare = Sheet { marks: others, boxes: Vec::new(), ..sheet.clone() };
        let Some(drawn) = pdf::draw(single_page(&bare)?, 1, READ) else {
            return Ok(Pictures::Unread("its pictures cannot be drawn by themselves".into()));
        };
        let drawn = pdf::inked(&drawn);
        if drawn.width < 12 || drawn.height < 8 {
            return Ok(Pictures::Clean);
        }
        let key: [u8; 32] = Sha256::digest(&drawn.data).into();
        if self.clean.contains(&key) {
            return Ok(Pictures::Clean);
        }
        let Some(recogniser) = &self.recogniser else {
            return Ok(Pictures::Unread(
                "it has pictures that may show writing, and tesseract is not installed".into(),
            ));
        };
        let mut seen = words(recogniser, &drawn, f64::from(READ) / 72.0, READ).await?;
        if seen.find(self.wish.terms, self.wish.forms) {
            return Ok(Pictures::Hold);
        }
        self.clean.insert(key);
        Ok(Pictures::Clean)
    }
}

/// A sheet without its pictures, a light ground in their place, and without drawings of curves.
fn bare(mut sheet: Sheet) -> Sheet {
    let plain = |mark: Mark| match mark {
        Mark::Other(Op::Image { matrix: [a, b, c, d, e, f], of, .. }) => {
            let p = |x: f64, y: f64| (x as f32, y as f32);
            let corners = [p(e, f), p(e + a, f + b), p(e + a + c, f + b + d), p(e + c, f + d)];
            let mut path = vec![Seg::Move(corners[0].0, corners[0].1)];
            path.extend(corners[1..].iter().map(|(x, y)| Seg::Line(*x, *y)));
            path.push(Seg::Close);
            let ink = Ink { colour: [228; 3], alpha: 1.0 };
            Some(Mark::Other(Op::Fill { shape: Shape(path), even_odd: false, ink, of }))
        }
        Mark::Other(op) if may_tell(&op) => None,
        other => Some(other),
    };
    sheet.marks = sheet.marks.into_iter().filter_map(plain).collect();
    sheet
}

enum Pictures {
    Clean,
    Hold,
    Unread(String),
}

/// Pictures, and shapes with curves, may show letters.
fn may_tell(op: &Op) -> bool {
    match op {
        Op::Image { .. } => true,
        Op::Fill { shape, .. } | Op::Stroke { shape, .. } => {
            shape.0.len() > 40 || shape.0.iter().any(|s| matches!(s, Seg::Quad(..) | Seg::Cubic(..)))
        }
        _ => false,
    }
}

/// `scale` is pixels a point.
async fn words(recogniser: &Recogniser, drawn: &Pixels, scale: f64, dpi: u32) -> Result<Seen> {
    let words = recogniser.recognise(&pdf::greyed(drawn, dpi)).await?;
    let place = |w: &Word| SeenWord {
        text: w.text.clone(),
        area: [w.left, w.top, w.left + w.width, w.top + w.height].map(|v| f64::from(v) / scale),
        gone: false,
    };
    let lines = words.chunk_by(|a, b| (a.paragraph, a.line) == (b.paragraph, b.line));
    Ok(Seen { lines: lines.map(|line| line.iter().map(place).collect()).collect() })
}

/// Leaves out words that the page's own letters say.
fn forget_known(seen: &mut Seen, leaf: &Leaf) {
    let cells: Vec<[f64; 4]> = leaf
        .glyphs
        .iter()
        .filter(|g| g.seen && !g.text.trim().is_empty())
        .map(|g| {
            let (x, y) = (g.origin.0 + g.advance.0 / 2.0, g.origin.1 + g.advance.1 / 2.0);
            let (half, up) = (0.5 * g.advance.0.hypot(g.advance.1).max(0.3 * g.size), g.size);
            [x - half, y - up, x + half, y + 0.3 * up]
        })
        .collect();
    let known = |w: &SeenWord| {
        let (x, y) = ((w.area[0] + w.area[2]) / 2.0, (w.area[1] + w.area[3]) / 2.0);
        cells.iter().any(|c| c[0] <= x && x <= c[2] && c[1] <= y && y <= c[3])
    };
    seen.lines.iter_mut().for_each(|line| line.retain(|w| !known(w)));
    seen.lines.retain(|l| !l.is_empty());
}

/// The composed page drawn beside the source; `Err` says why they are not alike.
fn compared(leaf: &Leaf, sheet: &Sheet) -> Result<std::result::Result<f64, String>> {
    let Some(drawn) = pdf::draw(single_page(sheet)?, 1, COMPARED) else {
        return Ok(Err("the page composed cannot be drawn".into()));
    };
    Ok(match difference(&leaf.drawn, &drawn, sheet) {
        Some(part) if part <= MOST => Ok(part),
        Some(part) => Err(format!("drawn anew, {:.2} % of it would look different", part * 100.0)),
        None => Err("drawn anew, it would have another size".into()),
    })
}

/// The part of the pixels outside changed areas that differ.
fn difference(source: &Pixels, ours: &Pixels, sheet: &Sheet) -> Option<f64> {
    if (source.width, source.height, source.samples) != (ours.width, ours.height, ours.samples) {
        return None;
    }
    let (width, n) = (source.width as usize, usize::from(source.samples));
    let scale = f64::from(source.width) / sheet.width;
    let mut skip = vec![false; width * source.height as usize];
    for [x0, y0, x1, y1] in &sheet.changed {
        let at = |v: f64, most: u32| (v * scale).clamp(0.0, f64::from(most)) as usize;
        let (x0, x1) = (at(x0 - 1.5, source.width), at(x1 + 2.5, source.width));
        for y in at(y0 - 1.5, source.height)..at(y1 + 2.5, source.height) {
            skip[y * width + x0..y * width + x1.max(x0)].fill(true);
        }
    }
    let pairs = source.data.chunks_exact(n).zip(ours.data.chunks_exact(n));
    let other = |(a, b): (&[u8], &[u8])| a.iter().zip(b).any(|(a, b)| a.abs_diff(*b) > DIFFERENT);
    let wrong = pairs.zip(&skip).filter(|(pair, skip)| !**skip && other(*pair)).count();
    Some(wrong as f64 / skip.len().max(1) as f64)
}
