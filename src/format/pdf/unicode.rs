//! Which character a glyph stands for: what the interpreter says, else the embedded font's own table read backwards, else unknown.

use hayro_interpret::font::{Glyph as FontGlyph, PositionedGlyph};
use hayro_interpret::hayro_cmap::BfString;
use skrifa::{FontRef, MetadataProvider};
use std::collections::HashMap;
use std::rc::Rc;

/// What a glyph says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum GlyphText {
    /// One character.
    Char(char),
    /// Several, as for a ligature.
    Many(Box<str>),
    /// Nobody knows.
    Unknown,
}

impl GlyphText {
    /// Appends the text, ligatures taken apart; an unknown glyph shows as U+FFFD.
    pub fn append_to(&self, out: &mut String) {
        match self {
            GlyphText::Char(c) => push(out, *c),
            GlyphText::Many(s) => s.chars().for_each(|c| push(out, c)),
            GlyphText::Unknown => out.push(char::REPLACEMENT_CHARACTER),
        }
    }

    /// True for spaces of any kind.
    pub fn is_space(&self) -> bool {
        match self {
            GlyphText::Char(c) => c.is_whitespace(),
            GlyphText::Many(s) => !s.is_empty() && s.chars().all(char::is_whitespace),
            GlyphText::Unknown => false,
        }
    }

    /// True for the text of a whole cluster of a script whose letters join or change places: its other glyphs say nothing.
    pub fn is_cluster(&self) -> bool {
        match self {
            GlyphText::Many(s) => s.chars().any(|c| matches!(c, '\u{590}'..='\u{109F}' | '\u{1780}'..='\u{17FF}')),
            _ => false,
        }
    }

    /// The only character, if there is just one.
    pub fn single(&self) -> Option<char> {
        match self {
            GlyphText::Char(c) => Some(*c),
            _ => None,
        }
    }
}

fn push(out: &mut String, c: char) {
    match c {
        '\u{FB00}' => out.push_str("ff"),
        '\u{FB01}' => out.push_str("fi"),
        '\u{FB02}' => out.push_str("fl"),
        '\u{FB03}' => out.push_str("ffi"),
        '\u{FB04}' => out.push_str("ffl"),
        '\u{FB05}' | '\u{FB06}' => out.push_str("st"),
        c if c.is_whitespace() => out.push(' '),
        c => out.push(c),
    }
}

type GlyphToChar = Rc<HashMap<u32, char>>;

/// Reversed character tables of the fonts met so far, by the identity of their bytes.
#[derive(Default)]
pub(crate) struct FontMaps {
    reversed: HashMap<u128, GlyphToChar>,
}

/// What was looked up for the font of one run of glyphs.
#[derive(Default)]
pub(crate) struct Read {
    reversed: Option<Option<GlyphToChar>>,
}

/// Who says what a glyph stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    /// The file.
    File,
    /// The embedded font's own table.
    Font,
    /// Nobody.
    Guess,
}

impl FontMaps {
    /// The text of a glyph and where it is from; `read` is kept for the glyphs of one run.
    pub fn text(&mut self, glyph: &PositionedGlyph<'_>, read: &mut Read) -> (GlyphText, Source) {
        match glyph.as_unicode() {
            Some(BfString::Char(c)) if is_trusted(c) => (GlyphText::Char(c), Source::File),
            Some(BfString::String(s)) if !s.is_empty() && s.chars().all(is_trusted) => (many(&s), Source::File),
            _ => match self.by_font(glyph, read) {
                GlyphText::Unknown => (guess(glyph), Source::Guess),
                known => (known, Source::Font),
            },
        }
    }

    fn by_font(&mut self, glyph: &PositionedGlyph<'_>, read: &mut Read) -> GlyphText {
        let FontGlyph::Outline(outline) = &**glyph else {
            return GlyphText::Unknown;
        };
        let map = read.reversed.get_or_insert_with(|| {
            let font = outline.font_data()?;
            Some(self.reversed.entry(font.cache_key).or_insert_with(|| Rc::new(reverse((*font.data).as_ref()))).clone())
        });
        let found = map.as_ref().and_then(|m| m.get(&outline.glyph_id().to_u32()).copied());
        found.map_or(GlyphText::Unknown, GlyphText::Char)
    }
}

/// Drawn fonts often number their letters as Latin-1 does. Better than nothing for a search, not to be relied on.
fn guess(glyph: &PositionedGlyph<'_>) -> GlyphText {
    match (&**glyph, char::from_u32(glyph.char_code())) {
        (FontGlyph::Type3(_), Some(c @ ('!'..='~' | '\u{C0}'..='\u{FF}'))) => GlyphText::Char(c),
        _ => GlyphText::Unknown,
    }
}

fn many(text: &str) -> GlyphText {
    let mut chars = text.chars();
    match (chars.next(), chars.next()) {
        (Some(c), None) => GlyphText::Char(c),
        _ => GlyphText::Many(text.into()),
    }
}

/// Private-use and control characters are a font's own numbering, not text.
fn is_trusted(c: char) -> bool {
    !(matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}' | '\u{FFF0}'..='\u{FFFF}')
        || (c.is_control() && !matches!(c, '\t' | '\n' | '\r')))
}

fn reverse(font: &[u8]) -> HashMap<u32, char> {
    let Ok(font) = FontRef::new(font) else {
        return HashMap::new();
    };
    let mut out: HashMap<u32, char> = HashMap::new();
    for (code, glyph) in font.charmap().mappings() {
        // Symbol fonts keep Latin at U+F000 and up.
        let code = if (0xF020..=0xF07E).contains(&code) { code - 0xF000 } else { code };
        if let Some(c) = char::from_u32(code).filter(|c| is_trusted(*c)) {
            let known = out.entry(glyph.to_u32()).or_insert(c);
            // Letters of one shape: the plain letter, then Arabic's own forms before those of other languages (U+FB50 to U+FDFF).
            let rank = |c: char| (matches!(c, '\u{FB50}'..='\u{FDFF}'), c);
            if rank(c) < rank(*known) {
                *known = c;
            }
        }
    }
    out
}
