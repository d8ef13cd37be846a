//! Which glyphs a reader of the page would not see, and why. When unsure, a glyph is visible.

use super::glyphs::{Fill, Glyph, Ink};
use super::recorder::Recorder;
use super::whole::{is_blank, throughout};
use hayro_interpret::kurbo::Rect;
use std::collections::HashSet;

/// Below this height in points nobody reads.
const TINY: f64 = 1.5;
/// Covering boxes looked at for one page; the largest come first.
const MAX_COVERS: usize = 400;
/// Grounds looked at for one page.
const MAX_GROUNDS: usize = 2000;

/// Why a glyph is not seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Unseen {
    /// Render mode 3 or 7, or fully transparent.
    Invisible,
    /// White on nothing.
    White,
    /// In the colour of the box it stands on.
    Camouflaged,
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
            Unseen::Camouflaged => "in the colour of its ground",
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
    let (covers, grounds) = (covers(&recorded.fills), grounds(&recorded.fills));
    recorded.glyphs.iter().map(|g| of(g, page, &grounds, &covers)).collect()
}

fn of(glyph: &Glyph, page: Rect, grounds: &[(u32, Fill)], covers: &[(u32, Fill)]) -> Option<Unseen> {
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
    if let Some(why) = camouflaged(glyph, grounds) {
        return Some(why);
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

/// Text in the colour of what it stands on: the last thing painted there before it, the white page where nothing was.
fn camouflaged(glyph: &Glyph, grounds: &[(u32, Fill)]) -> Option<Unseen> {
    let Ink::Colour(own) = glyph.ink else {
        return None;
    };
    let centre = glyph.centre();
    let before = &grounds[..grounds.partition_point(|(number, _)| *number < glyph.fills_before)];
    let alike = |other: [f32; 3]| own.iter().zip(other).all(|(a, b)| (a - b).abs() < 0.04);
    match before.iter().rev().find(|(_, fill)| fill.rect.contains(centre)) {
        None => alike([1.0; 3]).then_some(Unseen::White),
        // What a picture, a shading or a shape of any other form shows at this point is not known.
        Some((_, fill)) if fill.opaque && !fill.picture => {
            let same = fill.colour.is_some_and(alike);
            same.then_some(if alike([1.0; 3]) { Unseen::White } else { Unseen::Camouflaged })
        }
        Some(_) => None,
    }
}

/// Areas large enough to stand on, with their number, in paint order; the largest where there are too many.
fn grounds(fills: &[Fill]) -> Vec<(u32, Fill)> {
    let stands = |f: &Fill| f.rect.width() > 3.0 && f.rect.height() > 3.0;
    let mut out: Vec<(u32, Fill)> = (0..).zip(fills).filter(|(_, f)| stands(f)).map(|(n, f)| (n, *f)).collect();
    if out.len() > MAX_GROUNDS {
        out.sort_by(|a, b| b.1.rect.area().total_cmp(&a.1.rect.area()));
        out.truncate(MAX_GROUNDS);
        out.sort_by_key(|(n, _)| *n);
    }
    out
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

/// Marks as dropped (`true`) what is not seen but says the same as a seen glyph in the same place, where that holds for all that is not seen of its word.
pub(crate) fn shadows(glyphs: &[Glyph], unseen: &[Option<Unseen>], words: &[u32]) -> Vec<bool> {
    let step = |g: &Glyph| (g.size * 0.25).max(0.5);
    let cell = |g: &Glyph, dx: i64, dy: i64| {
        let at = |v: f64| (v / step(g)).round() as i64;
        (g.text.single(), (g.size * 2.0).round() as i64, at(g.origin.x) + dx, at(g.origin.y) + dy)
    };
    if unseen.iter().all(Option::is_none) {
        return vec![false; glyphs.len()];
    }
    let seen: HashSet<_> = glyphs.iter().zip(unseen).filter(|(_, u)| u.is_none()).map(|(g, _)| cell(g, 0, 0)).collect();
    let near = |g: &Glyph| (-1..=1).any(|dx| (-1..=1).any(|dy| seen.contains(&cell(g, dx, dy))));
    let doubled = |at: usize| unseen[at].is_none() || (glyphs[at].text.single().is_some() && near(&glyphs[at]));
    let whole = throughout(words, |at| doubled(at) || is_blank(&glyphs[at]));
    (0..glyphs.len()).map(|at| unseen[at].is_some() && whole[at] && doubled(at)).collect()
}
