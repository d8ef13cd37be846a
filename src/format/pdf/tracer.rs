//! A device that takes down what a page paints as plain operations (see [`crate::format::leaf`]), glyphs by their number in the
//! recorder that it drives. What has no plain form (patterns, masks, blending) is named, so that the page is kept as pixels.

mod plain;

use super::glyphs::is_too_large;
use super::recorder::{Recorder, Runaway};
use crate::format::leaf::{Ink, Matrix, Op, Shape, Shown};
use hayro_interpret::font::{Glyph as FontGlyph, GlyphRun};
use hayro_interpret::hayro_syntax::object::Dict;
use hayro_interpret::kurbo::{Affine, BezPath};
use hayro_interpret::{
    BlendMode, ClipPath, Device, DrawMode, DrawProps, FillRule, Image, ImageDrawProps, Paint, SoftMask, StrokeProps,
};
use plain::{bounds, colours, luma, pen_of, seg};
use std::collections::HashMap;

/// Operations one page may have as plain values.
const MAX_OPS: usize = 60_000;
/// Path steps one page may have.
const MAX_STEPS: usize = 1_500_000;
/// Samples that the pictures of one page may have.
const MAX_SAMPLES: usize = 90 << 20;
/// Pixels an inch that a picture keeps at most.
const DPI: f64 = 200.0;

/// What is known of a glyph beside the recorder's own.
#[derive(Clone, Copy)]
pub(crate) struct Drawn {
    /// Number of its shape.
    pub shape: Option<u32>,
    /// From the shape's units to page space.
    pub matrix: Matrix,
    /// Width in the shape's units.
    pub width: f64,
    /// Colour and opacity.
    pub ink: Ink,
}

/// The device.
pub(crate) struct Tracer<'r, 'f> {
    /// Takes down the glyphs.
    pub recorder: &'r mut Recorder<'f>,
    /// The operations.
    pub ops: Vec<Op>,
    /// By number of the recorder's glyph.
    pub drawn: HashMap<u32, Drawn>,
    /// Outlines.
    pub shapes: Vec<Shape>,
    /// Why the operations do not tell all.
    pub beyond: Option<&'static str>,
    known: HashMap<u128, u32>,
    steps: usize,
    samples: usize,
    /// The glyph that is being drawn by operations of its own.
    of: Option<u32>,
    /// Clips that are open.
    clips: Vec<(Shape, bool)>,
    /// Groups that are open: whether each darkens what it lies on, and its opacity.
    groups: Vec<(bool, f32)>,
}

impl<'r, 'f> Tracer<'r, 'f> {
    /// A tracer around a recorder.
    pub fn new(recorder: &'r mut Recorder<'f>) -> Tracer<'r, 'f> {
        Tracer {
            recorder,
            ops: Vec::new(),
            drawn: HashMap::new(),
            shapes: Vec::new(),
            beyond: None,
            known: HashMap::new(),
            steps: 0,
            samples: 0,
            of: None,
            clips: Vec::new(),
            groups: Vec::new(),
        }
    }

    fn give_up(&mut self, why: &'static str) {
        self.beyond.get_or_insert(why);
        // What cannot be used need not be kept.
        self.ops.clear();
    }

    fn put(&mut self, op: Op) {
        if self.beyond.is_some() {
            return;
        }
        if self.ops.len() >= MAX_OPS || self.steps > MAX_STEPS {
            return self.give_up("a drawing of very many parts");
        }
        self.ops.push(op);
    }

    /// The plain ink of a paint, where it has one.
    fn ink(&mut self, paint: &Paint<'_>, mask: Option<&SoftMask<'_>>, blend: BlendMode) -> Option<Ink> {
        if mask.is_some() {
            self.give_up("a soft mask");
        } else if !matches!(blend, BlendMode::Normal | BlendMode::Multiply) {
            self.give_up("blending");
        }
        match paint {
            _ if self.beyond.is_some() => None,
            Paint::Color(colour) => {
                let [r, g, b, a] = colour.to_rgba().to_rgba8();
                let opacity: f32 = self.groups.iter().map(|(_, o)| *o).product();
                Some(Ink { colour: [r, g, b], alpha: f32::from(a) / 255.0 * opacity })
            }
            Paint::Pattern(_) => {
                self.give_up("a pattern or shading");
                None
            }
        }
    }

    /// What a fill darkens shows through it, as if it lay upon it: so it is painted before all that lies in its place but grounds.
    /// Exact on white and for black; whoever compares the page with its source finds where it is not.
    fn beneath(&mut self, op: Op) {
        if self.beyond.is_some() {
            return;
        }
        let Op::Fill { shape, .. } = &op else { return self.give_up("blending") };
        let Some(own) = bounds(shape) else { return };
        let ground = |o: &Op| match o {
            Op::Fill { shape, of: None, ink, .. } if ink.alpha > 0.99 => bounds(shape).is_some_and(|b| {
                b[0] <= own[0] + 0.5 && b[1] <= own[1] + 0.5 && b[2] >= own[2] - 0.5 && b[3] >= own[3] - 0.5
            }),
            _ => false,
        };
        let at = self.ops.iter().rposition(ground).map_or(0, |n| n + 1);
        let mut open: Vec<&Shape> = Vec::new();
        for op in &self.ops[..at] {
            match op {
                Op::Clip(shape, _) => open.push(shape),
                Op::Unclip => drop(open.pop()),
                _ => {}
            }
        }
        if open.len() > self.clips.len() || open.iter().zip(&self.clips).any(|(there, (here, _))| *there != here) {
            return self.give_up("blending");
        }
        // The clips that are open there are open here, too; the others go with it.
        let inner: Vec<(Shape, bool)> = self.clips.iter().skip(open.len()).cloned().collect();
        let count = inner.len();
        let clips = inner.into_iter().map(|(shape, odd)| Op::Clip(shape, odd));
        let all: Vec<Op> = clips.chain([op]).chain(std::iter::repeat_n(Op::Unclip, count)).collect();
        if self.ops.len() + all.len() > MAX_OPS {
            return self.give_up("a drawing of very many parts");
        }
        self.ops.splice(at..at, all);
    }

    fn shape(&mut self, path: &BezPath, by: Affine) -> Shape {
        self.steps += path.elements().len();
        Shape(path.elements().iter().map(|e| seg(by * *e)).collect())
    }

    fn stroke(&mut self, path: &BezPath, transform: Affine, pen: &StrokeProps, ink: Ink) {
        let shape = self.shape(path, Affine::IDENTITY);
        let of = self.of;
        self.put(Op::Stroke { shape, matrix: transform.as_coeffs(), pen: pen_of(pen), ink, of });
    }

    fn fill(&mut self, path: &BezPath, transform: Affine, rule: FillRule, ink: Ink, darkens: bool) {
        let shape = self.shape(path, transform);
        let of = self.of;
        let op = Op::Fill { shape, even_odd: rule == FillRule::EvenOdd, ink, of };
        if darkens { self.beneath(op) } else { self.put(op) }
    }

    fn path(&mut self, path: &BezPath, props: &DrawProps<'_>, mode: &DrawMode) {
        if matches!(mode, DrawMode::Invisible) {
            return;
        }
        let Some(ink) = self.ink(&props.paint, props.soft_mask.as_ref(), props.blend_mode) else { return };
        let darkens = props.blend_mode == BlendMode::Multiply || self.groups.iter().any(|(d, _)| *d);
        match mode {
            DrawMode::Fill(rule) => self.fill(path, props.transform, *rule, ink, darkens),
            DrawMode::Stroke(pen) => self.stroke(path, props.transform, pen, ink),
            DrawMode::FillAndStroke(rule, pen) => {
                self.fill(path, props.transform, *rule, ink, darkens);
                self.stroke(path, props.transform, pen, ink);
            }
            DrawMode::Invisible => {}
        }
    }

    /// The glyphs of a run, which are numbers `first..` of the recorder's.
    fn run<'a>(&mut self, run: &GlyphRun<'_, 'a>, props: &DrawProps<'a>, mode: &DrawMode, first: u32) {
        let ink = match mode {
            DrawMode::Invisible => return self.unpainted(run, props, first),
            DrawMode::Fill(_) | DrawMode::Stroke(_) | DrawMode::FillAndStroke(..) => {
                self.ink(&props.paint, props.soft_mask.as_ref(), props.blend_mode)
            }
        };
        let (filled, pen) = match mode {
            DrawMode::Stroke(pen) => (false, Some(pen)),
            DrawMode::FillAndStroke(_, pen) => (true, Some(pen)),
            _ => (true, None),
        };
        let Some(ink) = ink else { return self.unpainted(run, props, first) };
        let mut start = first;
        for (number, glyph) in (first..).zip(run.glyphs()) {
            let matrix = props.transform * glyph.transform();
            let mut drawn = Drawn { shape: None, matrix: matrix.as_coeffs(), width: 0.0, ink };
            match &**glyph {
                FontGlyph::Outline(outline) => {
                    if let Some(pen) = pen {
                        // Up to this letter, then its line: it goes where the letter goes.
                        if filled {
                            self.put(Op::Glyphs(start, number + 1));
                        }
                        start = number + 1;
                        let shape = self.shape(&outline.outline(), glyph.transform());
                        let matrix = props.transform.as_coeffs();
                        self.put(Op::Stroke { shape, matrix, pen: pen_of(pen), ink, of: Some(number) });
                    }
                    drawn.width = f64::from(outline.advance_width().unwrap_or(500.0));
                    let key = outline.identifier().cache_key();
                    let shape = match self.known.get(&key) {
                        Some(known) => *known,
                        None => {
                            let shape = self.shape(&outline.outline(), Affine::IDENTITY);
                            self.shapes.push(shape);
                            self.known.insert(key, self.shapes.len() as u32 - 1);
                            self.shapes.len() as u32 - 1
                        }
                    };
                    drawn.shape = filled.then_some(shape);
                }
                FontGlyph::Type3(_) => {
                    // Drawn by its own operations: between the glyphs before it and those after.
                    self.put(Op::Glyphs(start, number));
                    start = number;
                }
            }
            self.drawn.insert(number, drawn);
        }
        self.put(Op::Glyphs(start, first + run.glyphs().len() as u32));
    }

    fn unpainted<'a>(&mut self, run: &GlyphRun<'_, 'a>, props: &DrawProps<'a>, first: u32) {
        for (number, glyph) in (first..).zip(run.glyphs()) {
            let matrix = (props.transform * glyph.transform()).as_coeffs();
            let ink = Ink { colour: [0; 3], alpha: 1.0 };
            self.drawn.insert(number, Drawn { shape: None, matrix, width: 0.0, ink });
        }
    }

    /// Type 3 glyphs draw themselves.
    fn draw_glyphs<'a>(&mut self, run: &GlyphRun<'_, 'a>, props: &DrawProps<'a>, first: u32)
    where
        Self: Device<'a>,
    {
        for (number, glyph) in (first..).zip(run.glyphs()) {
            if let (FontGlyph::Type3(drawn), None) = (&**glyph, self.beyond) {
                self.of = Some(number);
                drawn.interpret(self, props.transform, glyph.transform(), &props.paint);
                self.of = None;
            }
        }
    }

    fn image(&mut self, image: &Image<'_, '_>, props: &ImageDrawProps<'_>) {
        if props.soft_mask.is_some()
            || props.blend_mode != BlendMode::Normal
            || !self.groups.iter().all(|g| *g == (false, 1.0))
        {
            return self.give_up("a picture through a mask, or blended");
        }
        if is_too_large(image) {
            return self.give_up("a picture larger than is ever decoded");
        }
        let (width, height) = (image.width(), image.height());
        let unit = props.transform * Affine::scale_non_uniform(f64::from(width), f64::from(height));
        let c = unit.as_coeffs();
        let across = |x: f64, y: f64, have: u32| ((x.hypot(y) * DPI / 72.0).ceil().max(1.0) as u32).min(have.max(1));
        let want = (across(c[0], c[1], width), across(c[2], c[3], height));
        let mut done = None;
        match image {
            Image::Raster(raster) => raster.with_rgba(
                |data, alpha| {
                    done = colours(data, want).map(|p| {
                        let (w, h) = (p.width, p.height);
                        Shown::Colours(p, alpha.map(|a| luma(a, (w, h)).data))
                    });
                },
                Some(want),
            ),
            Image::Stencil(stencil) => {
                let mut ink = None;
                stencil.with_stencil(
                    |mask, paint| {
                        if let Paint::Color(colour) = paint {
                            let [r, g, b, a] = colour.to_rgba().to_rgba8();
                            ink = Some(Ink { colour: [r, g, b], alpha: f32::from(a) / 255.0 });
                        }
                        done = ink.map(|ink| Shown::Stencil(luma(mask, want), ink));
                    },
                    Some(want),
                );
            }
        }
        let Some(picture) = done else {
            return self.give_up("a picture that cannot be decoded, or is filled with a pattern");
        };
        self.samples += match &picture {
            Shown::Colours(p, _) | Shown::Stencil(p, _) => p.data.len(),
        };
        if self.samples > MAX_SAMPLES {
            return self.give_up("pictures of very many pixels");
        }
        let of = self.of;
        self.put(Op::Image { picture, matrix: c, of });
    }
}

impl<'a> Device<'a> for Tracer<'_, '_> {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        self.path(path, &props, mode);
        if self.of.is_none() {
            self.recorder.draw_path(path, props, mode);
        } else if std::time::Instant::now() > self.recorder.deadline() {
            std::panic::resume_unwind(Box::new(Runaway));
        }
    }

    fn push_clip_path(&mut self, clip: &ClipPath) {
        let shape = self.shape(&clip.path, Affine::IDENTITY);
        let odd = clip.fill == FillRule::EvenOdd;
        self.clips.push((shape.clone(), odd));
        self.put(Op::Clip(shape, odd));
        if self.of.is_none() {
            self.recorder.push_clip_path(clip);
        }
    }

    fn push_transparency_group(&mut self, opacity: f32, mask: Option<SoftMask<'a>>, blend: BlendMode) {
        if mask.is_some() || !matches!(blend, BlendMode::Normal | BlendMode::Multiply) {
            self.give_up("transparency");
        }
        // What lies on itself in a group that is seen through would show: comparing finds it.
        self.groups.push((blend == BlendMode::Multiply, if opacity > 0.999 { 1.0 } else { opacity }));
        if self.of.is_none() {
            self.recorder.push_transparency_group(opacity, mask, blend);
        }
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        if self.of.is_some() {
            return self.give_up("letters drawn by letters");
        }
        let first = self.recorder.glyphs.len();
        self.recorder.draw_glyph_run(run, props.clone(), mode);
        // Glyphs that say nothing may show text of their own, and patterns too: then numbers no longer tell who is who.
        if self.recorder.glyphs.len() != first + run.glyphs().len() {
            return self.give_up("letters that are drawn by other letters or stand nowhere");
        }
        self.run(run, &props, mode, first as u32);
        if matches!(mode, DrawMode::Fill(_)) {
            self.draw_glyphs(run, &props, first as u32);
        }
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        self.image(&image, &props);
        if self.of.is_none() {
            self.recorder.draw_image(image, props);
        }
    }

    fn pop_clip(&mut self) {
        self.clips.pop();
        self.put(Op::Unclip);
        if self.of.is_none() {
            self.recorder.pop_clip();
        }
    }

    fn pop_transparency_group(&mut self) {
        self.groups.pop();
        if self.of.is_none() {
            self.recorder.pop_transparency_group();
        }
    }

    fn begin_marked_content(&mut self, tag: &[u8], properties: Option<&Dict<'_>>) {
        self.recorder.begin_marked_content(tag, properties);
    }

    fn end_marked_content(&mut self) {
        self.recorder.end_marked_content();
    }
}
