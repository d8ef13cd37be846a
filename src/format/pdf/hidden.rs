//! Which glyphs a reader of the page would not see, and why. When unsure, a glyph is visible.

use super::glyphs::{Fill, Glyph, Ink};
use super::recorder::Recorder;
use hayro_interpret::kurbo::Rect;
use std::collections::HashSet;

/// Below this height in points nobody reads.
const TINY: f64 = 1.5;
/// Covering boxes looked at for one page; the largest come first.
const MAX_COVERS: usize = 400;

/// Why a glyph is not seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Unseen {
    /// Render mode 3 or 7, or fully transparent.
    Invisible,
    /// White on nothing.
    White,
    /// Too small to read.
    Tiny,
    /// Outside the page.
    OffPage,
    /// Outside its clip.
    Clipped,
    /// A box was painted over it.
    UnderBox,
    /// A picture was painted over it.
    UnderPicture,
    /// Inside a soft mask.
    Mask,
    /// In a layer that is switched off.
    Layer,
}

impl Unseen {
    /// The fixed words a passage is marked with.
    pub fn words(self) -> &'static str {
        match self {
            Unseen::Invisible => "invisible text",
            Unseen::White => "white text",
            Unseen::Tiny => "tiny text",
            Unseen::OffPage => "off the page",
            Unseen::Clipped => "clipped away",
            Unseen::UnderBox => "under a box",
            Unseen::UnderPicture => "under a picture",
            Unseen::Mask => "inside a mask",
            Unseen::Layer => "hidden layer",
        }
    }
}

/// For every glyph of the page: seen (`None`), or why not.
pub(crate) fn judge(recorded: &Recorder<'_>, page: Rect) -> Vec<Option<Unseen>> {
    let covers = covers(&recorded.fills);
    recorded.glyphs.iter().map(|g| of(g, page, &recorded.fills, &covers)).collect()
}

fn of(glyph: &Glyph, page: Rect, fills: &[Fill], covers: &[(u32, Fill)]) -> Option<Unseen> {
    if glyph.mask {
        return Some(Unseen::Mask);
    }
    if glyph.ink == Ink::Invisible {
        return Some(Unseen::Invisible);
    }
    if !page.inflate(2.0, 2.0).contains(glyph.centre()) {
        return Some(Unseen::OffPage);
    }
    if glyph.clipped {
        return Some(Unseen::Clipped);
    }
    if glyph.size < TINY {
        return Some(Unseen::Tiny);
    }
    if glyph.ink == Ink::White && !stands_on_colour(glyph, fills) {
        return Some(Unseen::White);
    }
    if glyph.annotation {
        return None;
    }
    let body = body(glyph);
    covers
        .iter()
        .find(|(number, fill)| *number >= glyph.fills_before && holds(fill.rect, body))
        .map(|(_, fill)| if fill.picture { Unseen::UnderPicture } else { Unseen::UnderBox })
}

/// White text is read where something was painted before it.
fn stands_on_colour(glyph: &Glyph, fills: &[Fill]) -> bool {
    let centre = glyph.centre();
    let before = &fills[..(glyph.fills_before as usize).min(fills.len())];
    before.iter().rev().any(|f| !f.white && f.rect.contains(centre))
}

/// Most of the ink: a cover need not reach the empty parts of the cell.
fn body(glyph: &Glyph) -> Rect {
    let rect = glyph.rect();
    rect.inflate(-0.15 * rect.width(), -0.3 * rect.height())
}

fn holds(outer: Rect, inner: Rect) -> bool {
    outer.x0 <= inner.x0 && outer.y0 <= inner.y0 && outer.x1 >= inner.x1 && outer.y1 >= inner.y1
}

/// Opaque boxes with their number, the largest first.
fn covers(fills: &[Fill]) -> Vec<(u32, Fill)> {
    let mut out: Vec<(u32, Fill)> =
        fills.iter().enumerate().filter(|(_, f)| f.opaque).map(|(n, f)| (n as u32, *f)).collect();
    out.sort_by(|a, b| b.1.rect.area().total_cmp(&a.1.rect.area()));
    out.truncate(MAX_COVERS);
    out
}

/// Marks as dropped (`true`) what is not seen but says the same as a seen glyph in the same place.
pub(crate) fn shadows(glyphs: &[Glyph], unseen: &[Option<Unseen>]) -> Vec<bool> {
    let cell = |g: &Glyph, dx: f64, dy: f64| {
        let step = (g.size * 0.25).max(0.5);
        let c = g.text.single();
        (c, ((g.origin.x + dx * step) / 2.0).round() as i64, ((g.origin.y + dy * step) / 2.0).round() as i64)
    };
    if unseen.iter().all(Option::is_none) {
        return vec![false; glyphs.len()];
    }
    let seen: HashSet<_> =
        glyphs.iter().zip(unseen).filter(|(_, u)| u.is_none()).map(|(g, _)| cell(g, 0.0, 0.0)).collect();
    let around = [(0.0, 0.0), (1.0, 0.0), (-1.0, 0.0), (0.0, 1.0), (0.0, -1.0)];
    let doubled = |g: &Glyph| g.text.single().is_some() && around.iter().any(|(x, y)| seen.contains(&cell(g, *x, *y)));
    glyphs.iter().zip(unseen).map(|(g, u)| u.is_some() && doubled(g)).collect()
}
