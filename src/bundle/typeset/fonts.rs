//! The three embedded faces (Noto Sans, SIL Open Font License: `fonts/OFL.txt`): a glyph and an advance for each character.
//! No kerning, no ligatures: glyph by glyph, so that what is drawn is exactly what is read back.

use crate::format::leaf::{Seg, Shape};
use crate::model::{Fault, Result};
use krilla::text::Font;
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::OutlinePen;
use skrifa::{FontRef, MetadataProvider};
use std::collections::HashMap;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

static REGULAR: &[u8] = include_bytes!("../fonts/NotoSans-Regular.ttf");
static SYMBOLS: &[u8] = include_bytes!("../fonts/NotoSans-Symbols.ttf");
static BOLD: &[u8] = include_bytes!("../fonts/NotoSans-Bold.ttf");

/// Code points named one by one where characters are missing; past it only their number is given.
const NAMED: usize = 8;

/// One font.
pub struct Face {
    /// For painting.
    pub font: Font,
    glyphs: HashMap<char, (u32, f32)>,
}

/// Letters in two weights, and symbols for what they lack.
pub struct Faces {
    regular: Face,
    bold: Face,
    symbols: Face,
}

impl Faces {
    /// Reads the embedded fonts.
    pub fn load() -> Result<Faces> {
        Ok(Faces { regular: Face::load(REGULAR)?, bold: Face::load(BOLD)?, symbols: Face::load(SYMBOLS)? })
    }

    /// `text` as it can be set: composed, without invisible characters, tabs as spaces, and each run of characters that no
    /// face has replaced by a note that names them. Adds their number to `missing`.
    pub fn settable(&self, text: &str, missing: &mut usize) -> String {
        let mut out = String::with_capacity(text.len());
        let mut lacking: Vec<char> = Vec::new();
        for c in text.nfc() {
            if invisible(c) {
                continue;
            }
            if c == '\t' || c == '\n' || self.has(c) {
                note(&mut lacking, &mut out, missing);
                match c {
                    '\t' => out.push_str("    "),
                    c => out.push(c),
                }
            } else {
                lacking.push(c);
            }
        }
        note(&mut lacking, &mut out, missing);
        out
    }
}

impl Faces {
    fn has(&self, c: char) -> bool {
        self.symbols.glyphs.contains_key(&c)
            || (self.regular.glyphs.contains_key(&c) && self.bold.glyphs.contains_key(&c))
    }

    /// The face for `c` in a weight, its glyph there and its advance in ems; the glyph for "missing" where no face has it.
    pub fn glyph(&self, bold: bool, c: char) -> (&Face, u32, f32) {
        let letters = if bold { &self.bold } else { &self.regular };
        let found =
            [letters, &self.symbols].into_iter().find_map(|face| face.glyphs.get(&c).map(|(id, w)| (face, *id, *w)));
        found.unwrap_or((letters, 0, 0.6))
    }

    /// Width of `text` at `size` points.
    pub fn width(&self, bold: bool, text: &str, size: f32) -> f32 {
        text.chars().map(|c| self.glyph(bold, c).2).sum::<f32>() * size
    }
}

/// The outlines of a label's letters, in thousandths of an em with y upwards, each with its width.
pub fn label_shapes(text: &str) -> Result<Vec<(Shape, f64)>> {
    outlines(false, text)
}

/// The outlines of letters in a weight, in thousandths of an em with y upwards, each with its width.
pub fn outlines(bold: bool, text: &str) -> Result<Vec<(Shape, f64)>> {
    let broken =
        || Fault::new("the embedded font cannot be read").hint("this copy of dsar is damaged: install it anew");
    let font = FontRef::new(if bold { BOLD } else { REGULAR }).map_err(|_| broken())?;
    let (size, here) = (Size::new(1000.0), LocationRef::default());
    let (outlines, metrics, map) = (font.outline_glyphs(), font.glyph_metrics(size, here), font.charmap());
    let shape = |c: char| {
        let id = map.map(c).unwrap_or_default();
        let mut tracing = Tracing::default();
        if let Some(outline) = outlines.get(id) {
            outline.draw((size, here), &mut tracing).map_err(|_| broken())?;
        }
        Ok((Shape(tracing.0), f64::from(metrics.advance_width(id).unwrap_or(600.0))))
    };
    text.chars().map(shape).collect()
}

#[derive(Default)]
struct Tracing(Vec<Seg>);

impl OutlinePen for Tracing {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.push(Seg::Move(x, y));
    }
    fn line_to(&mut self, x: f32, y: f32) {
        self.0.push(Seg::Line(x, y));
    }
    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.0.push(Seg::Quad(cx, cy, x, y));
    }
    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        self.0.push(Seg::Cubic(ax, ay, bx, by, x, y));
    }
    fn close(&mut self) {
        self.0.push(Seg::Close);
    }
}

impl Face {
    fn load(data: &'static [u8]) -> Result<Face> {
        let broken =
            || Fault::new("the embedded font cannot be read").hint("this copy of dsar is damaged: install it anew");
        let font = FontRef::new(data).map_err(|_| broken())?;
        let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
        let em = f32::from(font.metrics(Size::unscaled(), LocationRef::default()).units_per_em).max(1.0);
        let glyph = |(code, id): (u32, skrifa::GlyphId)| {
            let c = char::from_u32(code)?;
            let advance = if is_combining_mark(c) { 0.0 } else { metrics.advance_width(id)? / em };
            Some((c, (id.to_u32(), advance)))
        };
        let glyphs = font.charmap().mappings().filter_map(glyph).collect();
        Ok(Face { font: Font::new(data.into(), 0).ok_or_else(broken)?, glyphs })
    }
}

fn note(lacking: &mut Vec<char>, out: &mut String, missing: &mut usize) {
    if lacking.is_empty() {
        return;
    }
    *missing += lacking.len();
    let codes: Vec<String> = lacking.iter().take(NAMED).map(|c| format!("U+{:04X}", *c as u32)).collect();
    let more = if lacking.len() > NAMED { format!(" and {} more", lacking.len() - NAMED) } else { String::new() };
    let what = if lacking.len() == 1 { "character" } else { "characters" };
    out.push_str(&format!("[{what} not in the font: {}{more}]", codes.join(" ")));
    lacking.clear();
}

/// Characters that show nothing and would only hide or reorder text.
fn invisible(c: char) -> bool {
    (c.is_control() && c != '\t' && c != '\n')
        || matches!(c, '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E0FFF}')
}
