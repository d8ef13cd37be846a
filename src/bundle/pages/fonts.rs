//! Type 3 fonts (ISO 32000-1, 9.6.5) that hold the letters of composed pages and nothing else: at most 250 a font, with the
//! text that each stands for. A letter that is not to be drawn is a glyph without ink.

use crate::format::leaf::{Seg, Shape};
use crate::model::{Context, Result};
use crate::redact::page::Letter;
use lopdf::{Dictionary, Document, Object, Stream, dictionary};
use std::collections::HashMap;
use std::fmt::Write;

/// Letters a font holds.
const MOST: usize = 250;

/// A letter as fonts know it.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Key {
    shape: Option<usize>,
    text: String,
    /// Width in tenths of a thousandth of an em.
    width: i64,
}

/// All fonts of a book.
#[derive(Default)]
pub(super) struct FontSet {
    shapes: HashMap<Vec<u8>, usize>,
    outlines: Vec<Shape>,
    codes: HashMap<Key, (usize, u8)>,
    fonts: Vec<Vec<Key>>,
}

impl FontSet {
    /// Font number, code and width of a letter whose outline is `shape`.
    pub fn code(&mut self, letter: &Letter, shape: Option<&Shape>) -> Result<(usize, u8, f64)> {
        let shape = match shape.filter(|s| !s.0.is_empty()) {
            Some(shape) => Some(self.shape(shape)?),
            None => None,
        };
        let width = (letter.width * 10.0).round().clamp(-100_000.0, 100_000.0) as i64;
        let key = Key { shape, text: letter.text.clone(), width };
        let wide = width as f64 / 10.0;
        if let Some((font, code)) = self.codes.get(&key) {
            return Ok((*font, *code, wide));
        }
        if self.fonts.last().is_none_or(|f| f.len() >= MOST) {
            self.fonts.push(Vec::new());
        }
        let font = self.fonts.len() - 1;
        let list = &mut self.fonts[font];
        list.push(key.clone());
        // Codes start at 1, for some readers stop at 0.
        let code = list.len() as u8;
        self.codes.insert(key, (font, code));
        Ok((font, code, wide))
    }

    fn shape(&mut self, shape: &Shape) -> Result<usize> {
        let bytes = postcard::to_stdvec(shape).context("cannot keep an outline")?;
        let next = self.outlines.len();
        let number = *self.shapes.entry(bytes).or_insert(next);
        if number == next {
            self.outlines.push(shape.clone());
        }
        Ok(number)
    }

    /// The dictionary of all fonts, by the names that [`FontSet::name`] gives.
    pub fn write(&self, document: &mut Document) -> Result<Dictionary> {
        let mut out = Dictionary::new();
        for (number, keys) in self.fonts.iter().enumerate() {
            let font = self.font(keys, document)?;
            let id = document.add_object(font);
            out.set(FontSet::name(number), id);
        }
        Ok(out)
    }

    /// The name of a font in the resources.
    pub fn name(number: usize) -> String {
        format!("T{number}")
    }

    fn font(&self, keys: &[Key], document: &mut Document) -> Result<Dictionary> {
        let (mut procs, mut names, mut widths) = (Dictionary::new(), vec![Object::Integer(1)], Vec::new());
        let mut all = [0.0f32, -220.0, 1000.0, 780.0];
        for (n, key) in keys.iter().enumerate() {
            let shape = key.shape.map(|s| &self.outlines[s]);
            if let Some(b) = shape.and_then(bounds) {
                all = [all[0].min(b[0]), all[1].min(b[1]), all[2].max(b[2]), all[3].max(b[3])];
            }
            let mut stream = Stream::new(Dictionary::new(), glyph(key.width, shape).into_bytes());
            stream.compress().context("cannot compress a letter")?;
            let name = glyph_name(n);
            procs.set(name.clone(), document.add_object(stream));
            names.push(Object::Name(name.into_bytes()));
            widths.push(Object::Real(key.width as f32 / 10.0));
        }
        let mut map = Stream::new(Dictionary::new(), to_unicode(keys).into_bytes());
        map.compress().context("cannot compress a font's text")?;
        let bounds = all.map(|v| Object::Integer(v.round() as i64)).to_vec();
        Ok(dictionary! {
            "Type" => "Font",
            "Subtype" => "Type3",
            "FontBBox" => bounds,
            "FontMatrix" => vec![Object::Real(0.001), 0.into(), 0.into(), Object::Real(0.001), 0.into(), 0.into()],
            "CharProcs" => procs,
            "Encoding" => dictionary! { "Type" => "Encoding", "Differences" => names },
            "FirstChar" => 1,
            "LastChar" => keys.len() as i64,
            "Widths" => widths,
            "Resources" => Dictionary::new(),
            "ToUnicode" => document.add_object(map),
        })
    }
}

/// Names of two letters that stand for no character.
fn glyph_name(number: usize) -> String {
    let letter = |n: usize| char::from(b'a' + (n % 26) as u8);
    format!("q{}{}", letter(number / 26), letter(number))
}

fn glyph(width: i64, shape: Option<&Shape>) -> String {
    let w = width as f64 / 10.0;
    let Some((shape, [x0, y0, x1, y1])) = shape.and_then(|s| Some((s, bounds(s)?))) else {
        return format!("{} 0 0 0 0 0 d1", short(w));
    };
    let mut out = String::new();
    let _ = writeln!(out, "{} 0 {} {} {} {} d1", short(w), x0.floor(), y0.floor(), x1.ceil(), y1.ceil());
    path(&shape.0, |x, y| (f64::from(x), f64::from(y)), 1, &mut out);
    out.push('f');
    out
}

/// A number with at most `digits` decimals.
pub(super) fn rounded(v: f64, digits: usize) -> String {
    if !v.is_finite() {
        return "0".into();
    }
    let text = format!("{:.*}", digits, v.clamp(-1e6, 1e6));
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    if text == "-0" { "0".into() } else { text.to_owned() }
}

fn short(v: f64) -> String {
    rounded(v, 1)
}

/// Writes path operators (ISO 32000-1, 8.5.2); quadratic curves become cubic ones.
pub(super) fn path(path: &[Seg], place: impl Fn(f32, f32) -> (f64, f64), digits: usize, out: &mut String) {
    let mut at = (0.0, 0.0);
    let n = |v: f64| rounded(v, digits);
    for seg in path {
        match *seg {
            Seg::Move(x, y) | Seg::Line(x, y) => {
                at = place(x, y);
                let op = if matches!(seg, Seg::Move(..)) { 'm' } else { 'l' };
                let _ = writeln!(out, "{} {} {op}", n(at.0), n(at.1));
            }
            Seg::Quad(a, b, x, y) => {
                let (c, end) = (place(a, b), place(x, y));
                let third = |from: f64, to: f64| from + (to - from) * 2.0 / 3.0;
                let one = (third(at.0, c.0), third(at.1, c.1));
                let two = (third(end.0, c.0), third(end.1, c.1));
                let numbers = [one.0, one.1, two.0, two.1, end.0, end.1].map(n);
                let _ = writeln!(out, "{} c", numbers.join(" "));
                at = end;
            }
            Seg::Cubic(a, b, c, d, x, y) => {
                let (one, two, end) = (place(a, b), place(c, d), place(x, y));
                let numbers = [one.0, one.1, two.0, two.1, end.0, end.1].map(n);
                let _ = writeln!(out, "{} c", numbers.join(" "));
                at = end;
            }
            Seg::Close => out.push_str("h\n"),
        }
    }
}

fn bounds(shape: &Shape) -> Option<[f32; 4]> {
    let mut all = [f32::MAX, f32::MAX, f32::MIN, f32::MIN];
    let mut add = |x: f32, y: f32| all = [all[0].min(x), all[1].min(y), all[2].max(x), all[3].max(y)];
    for seg in &shape.0 {
        match *seg {
            Seg::Move(x, y) | Seg::Line(x, y) => add(x, y),
            Seg::Quad(a, b, x, y) => {
                add(a, b);
                add(x, y);
            }
            Seg::Cubic(a, b, c, d, x, y) => {
                add(a, b);
                add(c, d);
                add(x, y);
            }
            Seg::Close => {}
        }
    }
    (all[0] <= all[2]).then_some(all)
}

/// The map from codes to text (ISO 32000-1, 9.10.3).
fn to_unicode(keys: &[Key]) -> String {
    let mut out = String::from(
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n\
         1 begincodespacerange\n<00> <FF>\nendcodespacerange\n",
    );
    for (n, block) in keys.chunks(100).enumerate() {
        let _ = writeln!(out, "{} beginbfchar", block.len());
        for (m, key) in block.iter().enumerate() {
            // Part of a cluster whose text another glyph carries.
            let text = if key.text.is_empty() { "\u{200B}" } else { &key.text };
            let units: String = text.encode_utf16().map(|u| format!("{u:04X}")).collect();
            let _ = writeln!(out, "<{:02X}> <{units}>", n * 100 + m + 1);
        }
        out.push_str("endbfchar\n");
    }
    out.push_str("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    out
}
