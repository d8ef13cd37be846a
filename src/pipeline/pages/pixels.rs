//! A page kept as pixels, with its text behind them: for what cannot be composed anew from letters, shapes and pictures, and for
//! pictures that show something that goes.

use super::alike::difference;
use super::codes;
use super::reading::{cuttings, forget_known, grey, words};
use super::{Keeper, Source, pdf};
use crate::bundle::single_page;
use crate::extract::ocr::skew::angle;
use crate::model::{Result, Span};
use crate::redact::page::{Removal, Sheet, cleared, doubts, raster, without_letters, written};

/// Resolution of pages kept as pixels.
const RASTER: u32 = 170;

impl Keeper<'_> {
    /// The page and the part of its pixels that differs; or why that cannot be done. `pictured` says that its pictures are known
    /// to show something that goes.
    pub(super) async fn pixels(
        &mut self,
        source: &Source<'_>,
        number: u32,
        spans: &[(Span, String)],
        pictured: bool,
    ) -> Result<std::result::Result<(Sheet, f64), String>> {
        let Some(recogniser) = self.recogniser.clone() else {
            return Ok(Err("pages are kept as pixels only where tesseract is installed".into()));
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
        // Letters that look like what they say need not be read again: their text was searched.
        let doubtful = doubts(&written(&leaf), self.memory.alphabet()?, self.wish.forms);
        let ground = doubtful.as_ref().map_or_else(|| leaf.drawn.clone(), |d| without_letters(&leaf, d));
        let unshaped = leaf.glyphs.iter().any(|g| g.seen && g.shape.is_none() && !g.text.trim().is_empty());
        let all_told = !unshaped && doubtful.is_some_and(|d| d.is_empty());
        let mut seen = words(&recogniser, &ground, scale, RASTER, false).await?;
        forget_known(&mut seen, &leaf);
        let found = seen.find(self.wish.terms, self.wish.forms);
        if !found && pictured {
            return Ok(Err("and where they show it is not certain".into()));
        }
        if found && (seen.runs_backwards() || angle(&pdf::greyed(&ground, RASTER)).is_some()) {
            return Ok(Err("and their lines stand askew or upside down".into()));
        }
        let sheet = match raster(&leaf, &removal, &seen) {
            Ok(sheet) => self.boxed(sheet),
            Err(why) => return Ok(Err(why)),
        };
        if codes::say(&grey(&leaf.drawn), self.wish.terms) {
            return Ok(Err("and a code for machines says it".into()));
        }
        // Read again as a reader would see it; of a page whose letters all look like what they say, only what was changed.
        let Some(drawn) = pdf::draw(single_page(&sheet)?, 1, RASTER) else {
            return Ok(Err("the page composed cannot be drawn".into()));
        };
        let again = if all_told { cuttings(&drawn, &sheet.changed, &sheet) } else { vec![drawn.clone()] };
        for picture in again {
            if words(&recogniser, &picture, 1.0, RASTER, false).await?.find(self.wish.terms, self.wish.forms) {
                return Ok(Err("what is removed can still be read in its pixels".into()));
            }
        }
        let difference = difference(&leaf.drawn, &drawn, &sheet).unwrap_or(1.0);
        Ok(Ok((sheet, difference)))
    }
}
