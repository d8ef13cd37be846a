//! Records what a page paints: every glyph with its Unicode, place and look, the boxes and pictures that may cover it.
//! It decides nothing; `hidden` judges visibility and `lines` puts glyphs into reading order. Pictures are never decoded.

use super::glyphs::{
    Fill, Glyph, Ink, Placed, Replacement, Shown, Widths, even_out_sizes, is_too_large, middle, place,
};
use super::outlines::OutlineWords;
use super::rows::as_mark;
use super::unicode::{FontMaps, GlyphText, Read, Source};
use hayro_interpret::font::{Glyph as FontGlyph, GlyphRun, PositionedGlyph};
use hayro_interpret::hayro_cmap::WritingMode;
use hayro_interpret::hayro_syntax::object::{Dict, String as PdfString};
use hayro_interpret::kurbo::{Affine, BezPath, PathEl, Rect, Shape};
use hayro_interpret::pattern::Pattern;
use hayro_interpret::{
    BlendMode, CacheKey, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, Paint, SoftMask,
};
use std::collections::HashSet;
use std::time::{Duration, Instant};

/// Glyphs one page may hold; real pages stay far below.
const MAX_GLYPHS: usize = 200_000;
/// Drawing operations one page may hold.
const MAX_OPERATIONS: u64 = 20_000_000;
/// Boxes kept for the question what lies under them.
const MAX_FILLS: usize = 20_000;
/// Depth to which patterns, masks and drawn glyphs are followed.
const MAX_NESTING: u32 = 4;

/// Thrown (without a message) to leave the interpreter when a page asks for too much.
pub(crate) struct Runaway;

#[derive(Clone, Copy)]
struct Clip {
    rect: Rect,
    exact: bool,
}

/// A device that paints nothing and writes down everything.
pub(crate) struct Recorder<'f> {
    /// Glyphs in paint order.
    pub glyphs: Vec<Glyph>,
    /// Boxes and pictures in paint order.
    pub fills: Vec<Fill>,
    /// Replacement texts, in the order in which they end.
    pub replacements: Vec<Replacement>,
    /// Pictures that lie on the page, in paint order.
    pub pictures: Vec<Shown>,
    /// Filled shapes that could be words drawn as outlines.
    pub outlines: OutlineWords,
    /// Set while annotations are painted.
    pub annotation: bool,
    page: Rect,
    fonts: &'f mut FontMaps,
    clips: Vec<Clip>,
    groups: Vec<bool>,
    marks: Vec<(usize, Option<String>, bool)>,
    nested: HashSet<u128>,
    depth: u32,
    masked: bool,
    operations: u64,
    deadline: Instant,
}

impl<'f> Recorder<'f> {
    /// A recorder for a page of that size which gives up after `limit`.
    pub fn new(page: Rect, fonts: &'f mut FontMaps, limit: Duration) -> Recorder<'f> {
        Recorder {
            glyphs: Vec::new(),
            fills: Vec::new(),
            replacements: Vec::new(),
            pictures: Vec::new(),
            outlines: OutlineWords::default(),
            annotation: false,
            page,
            fonts,
            clips: Vec::new(),
            groups: Vec::new(),
            marks: Vec::new(),
            nested: HashSet::new(),
            depth: 0,
            masked: false,
            operations: 0,
            deadline: Instant::now() + limit,
        }
    }

    /// When it gives up.
    pub fn deadline(&self) -> Instant {
        self.deadline
    }

    /// Counts an operation and leaves the interpreter, silently unwinding, where the page asks for too much.
    fn tick(&mut self) {
        self.operations += 1;
        let late = self.operations.is_multiple_of(64) && Instant::now() > self.deadline;
        if late || self.operations > MAX_OPERATIONS || self.glyphs.len() > MAX_GLYPHS {
            std::panic::resume_unwind(Box::new(Runaway));
        }
    }

    fn clip(&self) -> Clip {
        self.clips.last().copied().unwrap_or(Clip { rect: Rect::new(-1e9, -1e9, 1e9, 1e9), exact: true })
    }

    fn opaque_here(&self) -> bool {
        self.groups.iter().all(|o| *o) && self.clip().exact && !self.annotation
    }

    fn fill(&mut self, rect: Rect, fills_box: bool, paint: (Option<[f32; 3]>, f32), normal: bool, picture: bool) {
        let rect = rect.intersect(self.clip().rect);
        if rect.width() < 2.0 || rect.height() < 2.0 || self.fills.len() >= MAX_FILLS || self.depth > 0 {
            return;
        }
        let (colour, alpha) = paint;
        let opaque = fills_box && normal && alpha > 0.95 && self.opaque_here();
        self.fills.push(Fill { rect, opaque, colour, picture });
    }

    fn show(&mut self, image: &Image<'_, '_>, rect: Rect, transform: Affine) {
        let seen = rect.intersect(self.page);
        let dots = transform.determinant().abs().sqrt();
        if seen.width() > 0.0 && seen.height() > 0.0 && dots > 0.0 && self.pictures.len() < MAX_FILLS {
            let (width, height) = (image.width(), image.height());
            let (key, too_large) = (image.cache_key(), is_too_large(image));
            self.pictures.push(Shown { key, seen, width, height, dpi: 72.0 / dots, too_large });
        }
    }

    fn path(&mut self, path: &BezPath, props: &DrawProps<'_>, mode: &DrawMode) {
        if !matches!(mode, DrawMode::Fill(_) | DrawMode::FillAndStroke(..)) {
            return;
        }
        let upright = is_upright(props.transform) && is_box(path);
        let rect = props.transform.transform_rect_bbox(path.bounding_box());
        if !upright {
            self.outlines.add(path, props.transform);
        }
        let normal = props.blend_mode == BlendMode::Normal && props.soft_mask.is_none();
        let paint = match &props.paint {
            Paint::Color(_) => look(&props.paint),
            Paint::Pattern(_) => (None, 0.5),
        };
        self.fill(rect, upright, paint, normal, false);
    }

    /// Follows patterns and masks, each once a page: they may hold text.
    fn follow<'a>(&mut self, props_paint: &Paint<'a>, mask: Option<&SoftMask<'a>>, stroke: bool)
    where
        Self: Device<'a>,
    {
        if let Paint::Pattern(pattern) = props_paint
            && let Pattern::Tiling(tiling) = &**pattern
            && self.depth < MAX_NESTING
            && self.nested.insert(pattern.cache_key())
        {
            let matrix = tiling.matrix;
            self.deeper(|me| {
                tiling.interpret(me, matrix, stroke);
            });
        }
        if let Some(mask) = mask {
            self.follow_mask(mask);
        }
    }

    fn follow_mask<'a>(&mut self, mask: &SoftMask<'a>)
    where
        Self: Device<'a>,
    {
        if self.depth < MAX_NESTING && self.nested.insert(mask.cache_key()) {
            let before = std::mem::replace(&mut self.masked, true);
            self.deeper(|me| mask.interpret(me));
            self.masked = before;
        }
    }

    fn deeper(&mut self, go: impl FnOnce(&mut Self)) {
        let (clips, groups, marks) =
            (std::mem::take(&mut self.clips), std::mem::take(&mut self.groups), std::mem::take(&mut self.marks));
        self.depth += 1;
        go(self);
        self.depth -= 1;
        (self.clips, self.groups, self.marks) = (clips, groups, marks);
    }

    fn run<'a>(&mut self, run: &GlyphRun<'_, 'a>, props: &DrawProps<'a>, mode: &DrawMode)
    where
        Self: Device<'a>,
    {
        let ink = match (mode, look(&props.paint)) {
            (DrawMode::Invisible, _) => Ink::Invisible,
            (_, (_, alpha)) if alpha < 0.02 => Ink::Invisible,
            (_, (Some(colour), _)) => Ink::Colour(colour),
            _ => Ink::Pattern,
        };
        let vertical = matches!(run.writing_mode(), WritingMode::Vertical);
        let start = self.glyphs.len();
        let widths = Widths::of(run.glyphs());
        let mut read = Read::default();
        let (mut silent, mut clustered) = (Vec::new(), false);
        for (at, glyph) in run.glyphs().iter().enumerate() {
            self.tick();
            let (text, source) = self.fonts.text(glyph, &mut read);
            if source == Source::Guess {
                self.follow_drawn(glyph, props);
            }
            silent.extend((source != Source::File).then_some(self.glyphs.len()));
            clustered |= text.is_cluster();
            let placed = place(glyph, props.transform, widths.advance(at), vertical);
            let middle = text.single().and_then(as_mark).and_then(|_| middle(glyph, props.transform));
            self.push(text, source != Source::Guess, placed, ink);
            if let Some(last) = self.glyphs.last_mut() {
                (last.middle, last.code) = (middle, glyph.char_code());
            }
        }
        if clustered {
            // The file gives a cluster's text to one of its glyphs, and none to the others.
            for at in silent {
                if let Some(glyph) = self.glyphs.get_mut(at) {
                    (glyph.text, glyph.trusted) = (GlyphText::Many("".into()), true);
                }
            }
        }
        if run.glyphs().iter().any(|g| matches!(&**g, FontGlyph::Type3(_))) {
            even_out_sizes(&mut self.glyphs[start..]);
        }
    }

    /// A drawn (Type 3) glyph without Unicode may itself show text.
    fn follow_drawn<'a>(&mut self, glyph: &PositionedGlyph<'a>, props: &DrawProps<'a>)
    where
        Self: Device<'a>,
    {
        if let FontGlyph::Type3(drawn) = &**glyph
            && self.depth < MAX_NESTING
            && self.nested.insert(drawn.cache_key())
        {
            self.deeper(|me| drawn.interpret(me, props.transform, glyph.transform(), &props.paint));
        }
    }

    fn push(&mut self, text: GlyphText, trusted: bool, placed: Placed, ink: Ink) {
        let Placed { origin, advance, along, size } = placed;
        if !(origin.x.is_finite() && origin.y.is_finite() && size.is_finite() && advance.hypot().is_finite()) {
            return;
        }
        let mut glyph = Glyph {
            text,
            trusted,
            code: 0,
            origin,
            advance,
            middle: None,
            along,
            size,
            ink,
            clipped: false,
            annotation: self.annotation,
            mask: self.masked,
            fills_before: self.fills.len() as u32,
        };
        glyph.clipped = !self.clip().rect.inflate(0.5, 0.5).contains(glyph.centre());
        self.glyphs.push(glyph);
    }
}

/// The colour of a paint, if it has one, and its opacity.
fn look(paint: &Paint<'_>) -> (Option<[f32; 3]>, f32) {
    match paint {
        Paint::Color(color) => {
            let [r, g, b, a] = color.to_rgba().components();
            (Some([r, g, b]), a)
        }
        Paint::Pattern(_) => (None, 1.0),
    }
}

/// True where upright boxes stay upright.
pub(crate) fn is_upright(t: Affine) -> bool {
    let c = t.as_coeffs();
    let small = |v: f64| v.abs() < 1e-6;
    (small(c[1]) && small(c[2])) || (small(c[0]) && small(c[3]))
}

/// True for a path that fills its own bounding box: straight upright edges, the area of the box.
pub(crate) fn is_box(path: &BezPath) -> bool {
    let elements = path.elements();
    if elements.len() > 12 || elements.iter().any(|e| matches!(e, PathEl::QuadTo(..) | PathEl::CurveTo(..))) {
        return false;
    }
    let bounds = path.bounding_box();
    path.area().abs() > 0.98 * bounds.area()
}

impl<'a> Device<'a> for Recorder<'_> {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        self.tick();
        self.path(path, &props, mode);
        self.follow(&props.paint, props.soft_mask.as_ref(), matches!(mode, DrawMode::Stroke(_)));
    }

    fn push_clip_path(&mut self, clip: &ClipPath) {
        self.tick();
        let (now, exact) = (self.clip(), is_box(&clip.path));
        self.clips.push(Clip { rect: now.rect.intersect(clip.path.bounding_box()), exact: now.exact && exact });
    }

    fn push_transparency_group(&mut self, opacity: f32, mask: Option<SoftMask<'a>>, blend: BlendMode) {
        self.tick();
        self.groups.push(opacity > 0.95 && mask.is_none() && blend == BlendMode::Normal);
        if let Some(mask) = mask {
            self.follow_mask(&mask);
        }
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        self.tick();
        self.run(run, &props, mode);
        self.follow(&props.paint, props.soft_mask.as_ref(), false);
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        self.tick();
        let bounds = Rect::new(0.0, 0.0, f64::from(image.width()), f64::from(image.height()));
        let rect = props.transform.transform_rect_bbox(bounds).intersect(self.clip().rect);
        self.show(&image, rect, props.transform);
        let whole = match &image {
            Image::Stencil(_) => false,
            Image::Raster(r) => {
                let dict = r.stream().dict();
                !["SMask", "Mask", "SMaskInData"].iter().any(|k| dict.contains_key(k))
            }
        };
        let normal = props.blend_mode == BlendMode::Normal && is_upright(props.transform);
        self.fill(rect, whole, (None, 1.0), normal, true);
    }

    fn pop_clip(&mut self) {
        self.clips.pop();
    }

    fn pop_transparency_group(&mut self) {
        self.groups.pop();
    }

    fn begin_marked_content(&mut self, _tag: &[u8], properties: Option<&Dict<'_>>) {
        self.tick();
        let text = |key: &str| {
            let string = properties?.get::<PdfString<'_>>(key)?;
            Some(super::strings::text(&string))
        };
        let actual = text("ActualText");
        let other = || text("Alt").or_else(|| text("E"));
        let is_actual = actual.is_some();
        self.marks.push((self.glyphs.len(), actual.or_else(other), is_actual));
    }

    fn end_marked_content(&mut self) {
        if let Some((start, Some(text), actual)) = self.marks.pop() {
            self.replacements.push(Replacement { text, glyphs: start..self.glyphs.len(), actual });
        }
    }
}
