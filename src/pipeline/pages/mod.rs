//! The pages of a PDF for a release that keeps their look: read in the worker, composed anew, drawn, and compared with the
//! source. A page of which anything is unsure is set as text instead, with the reason.

mod alike;
mod bare;
mod codes;
mod pixels;
mod reading;
mod regions;

use crate::extract::Worker;
use crate::extract::ocr::Recogniser;
use crate::format::leaf::Leaf;
use crate::format::pdf::leaf as pdf;
use crate::model::{Area, Result, Span};
use crate::redact::Terms;
use crate::redact::page::{Removal, Sheet, all_covered, cleared, elsewhere, sharp, stand};
use alike::{COMPARED, compared};
use bare::bare;
pub use reading::Memory;
use reading::{Verdict, judge};
use serde::Serialize;
use std::sync::Arc;

/// Said of a page whose pictures or letters show something else than its text says.
const SHOWN: &str = "its pictures, or letters that are not what they say, show something that is removed";

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
    /// Where it is set as text: what of the text goes that only another order of its letters tells.
    pub elsewhere: Vec<Span>,
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
    /// What is known from the pages before.
    pub memory: &'a mut Memory,
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
        let mut told_elsewhere = Vec::new();
        let made = match self.leaf(source, number, COMPARED).await? {
            Err(why) => Err(why.to_owned()),
            Ok(leaf) => {
                if leaf.text == text {
                    told_elsewhere = elsewhere(&leaf, self.wish.terms);
                }
                match self.look(&leaf, text).and_then(|()| cleared(leaf, &self.wish.boxes)) {
                    Err(why) => Err(why),
                    Ok(leaf) => self.compose(source, number, &leaf, spans, pictured, &mut report).await?,
                }
            }
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
        Ok(Page { sheet, recognised, elsewhere: told_elsewhere, report })
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
            Ok(sheet) => match self.kept(leaf, sheet, spans, pictured).await? {
                Ok((sheet, difference)) => {
                    report.kept = Kept::Sharp;
                    report.difference = difference;
                    return Ok(Ok((sheet, false)));
                }
                Err(why) => report.why = why,
            },
            Err(why) => report.why = why,
        }
        if self.wish.bare {
            return Ok(Err(report.why.clone()));
        }
        let pictured = pictured || report.why == SHOWN;
        Ok(match self.pixels(source, number, spans, pictured).await? {
            Ok((sheet, difference)) => {
                report.kept = Kept::Pixels;
                report.difference = difference;
                Ok((sheet, true))
            }
            Err(why) => Err(format!("{}; {why}", report.why)),
        })
    }

    /// The same page with the boxes drawn by hand.
    fn boxed(&self, mut sheet: Sheet) -> Sheet {
        stand(&mut sheet, &self.wish.boxes);
        sheet
    }

    /// A composed page that looks as its source and shows nothing that goes, with the part of it that looks different; or why it is none.
    async fn kept(
        &mut self,
        leaf: &Leaf,
        sheet: Sheet,
        spans: &[(Span, String)],
        pictured: bool,
    ) -> Result<std::result::Result<(Sheet, f64), String>> {
        if pictured && !self.wish.bare {
            return Ok(Err("its pictures show something that is removed".into()));
        }
        let difference = match compared(leaf, &sheet)? {
            Ok(difference) => difference,
            Err(why) => return Ok(Err(why)),
        };
        let sheet = if self.wish.bare { bare(sheet) } else { sheet };
        let told = told(leaf, spans);
        let recogniser = self.recogniser.as_deref();
        Ok(match judge(&sheet, &self.wish, &told, recogniser, self.memory).await? {
            Verdict::Clean => Ok((sheet, difference)),
            Verdict::Shown => Err(SHOWN.into()),
            Verdict::Unread(why) => Err(why),
        })
    }
}

/// The text that the composed page is to say.
fn told(leaf: &Leaf, spans: &[(Span, String)]) -> String {
    let mut told = String::new();
    let mut at = 0;
    for (span, label) in spans {
        told.push_str(leaf.text.get(at..span.start).unwrap_or_default());
        told.push_str(label);
        at = span.end;
    }
    told.push_str(leaf.text.get(at..).unwrap_or_default());
    told
}
