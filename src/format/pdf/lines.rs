//! Puts glyphs into words, lines and reading order by where they stand, whatever the order they were painted in.
//!
//! Every direction of writing is laid out in a frame of its own, turned so that text runs to the right. Columns are read
//! one after the other (`columns`), rows of tables and forms across.

use super::columns;
use super::glyphs::Glyph;
use super::unicode::GlyphText;
use crate::model::Span;
use hayro_interpret::kurbo::{Affine, Point, Rect};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A stretch of text and the glyph that is it.
#[derive(Clone, Debug)]
pub(crate) struct GlyphBox {
    /// Bytes of the text.
    pub span: Span,
    /// Box of the glyph's cell in page space: points, origin at the top left of the page as shown.
    pub rect: Rect,
    /// Number of the glyph in paint order.
    pub glyph: u32,
}

/// Text of (a part of) a page with the place of every character that was painted.
#[derive(Clone, Debug, Default)]
pub(crate) struct PageText {
    /// Lines in reading order.
    pub text: String,
    /// One entry a glyph, in the order of the text. Spaces and line ends that were inferred have none.
    pub glyphs: Vec<GlyphBox>,
}

/// A glyph in the frame of its direction.
#[derive(Clone, Debug)]
pub(crate) struct Item {
    pub x0: f64,
    pub x1: f64,
    pub y: f64,
    pub size: f64,
    /// Number of the glyph.
    pub glyph: u32,
    /// Middle of the space painted just before this glyph.
    space: Option<f64>,
    /// A combining mark painted apart from its letter.
    mark: Option<char>,
}

/// Glyphs of one row without a wide gap between them.
#[derive(Clone, Debug)]
pub(crate) struct Chunk {
    pub items: Vec<Item>,
    pub x0: f64,
    pub x1: f64,
    pub y: f64,
    pub size: f64,
}

impl Chunk {
    fn new(items: Vec<Item>) -> Chunk {
        let x0 = items.iter().map(|i| i.x0).fold(f64::MAX, f64::min);
        let x1 = items.iter().map(|i| i.x1).fold(f64::MIN, f64::max);
        let big = items.iter().max_by(|a, b| a.size.total_cmp(&b.size));
        let (y, size) = big.map_or((0.0, 1.0), |b| (b.y, b.size));
        Chunk { items, x0, x1, y, size }
    }

    /// Numbers of the first and the last glyph painted.
    pub fn painted(&self) -> (u32, u32) {
        let of = |i: &Item| i.glyph;
        (self.items.iter().map(of).min().unwrap_or(0), self.items.iter().map(of).max().unwrap_or(0))
    }
}

/// Chunks on one baseline, left to right.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    pub chunks: Vec<Chunk>,
    pub y: f64,
    pub size: f64,
}

/// The text of the chosen glyphs (`pick`: numbers into `all`, in paint order).
pub(crate) fn read(all: &[Glyph], pick: &[u32]) -> PageText {
    let mut out = PageText::default();
    for (turn, group) in directions(all, pick) {
        let items = items(all, &group, turn);
        for block in columns::order(rows(pieces(items))) {
            for row in block {
                write_row(all, &row, &mut out);
            }
            if !out.text.is_empty() && !out.text.ends_with("\n\n") {
                out.text.push('\n');
            }
        }
    }
    let kept = out.text.trim_end_matches('\n').len();
    out.text.truncate(kept);
    out
}

/// Glyphs by direction of writing, the commonest first, each with its angle in radians.
fn directions(all: &[Glyph], pick: &[u32]) -> Vec<(f64, Vec<u32>)> {
    let mut groups: Vec<(i32, Vec<u32>)> = Vec::new();
    for at in pick {
        let along = all[*at as usize].along;
        let step = (along.y.atan2(along.x).to_degrees() / 5.0).round() as i32;
        let step = if step == -36 { 36 } else { step };
        match groups.iter_mut().find(|(s, _)| *s == step) {
            Some((_, list)) => list.push(*at),
            None => groups.push((step, vec![*at])),
        }
    }
    groups.sort_by_key(|(_, list)| std::cmp::Reverse(list.len()));
    groups.into_iter().map(|(step, list)| (f64::from(step * 5).to_radians(), list)).collect()
}

/// Glyphs turned into items: spaces become flags, marks join their letters.
fn items(all: &[Glyph], group: &[u32], turn: f64) -> Vec<Item> {
    let frame = Affine::rotate(-turn);
    let mut out: Vec<Item> = Vec::with_capacity(group.len());
    let mut space = None;
    let mut waiting: Option<(char, Item)> = None;
    for at in group {
        let glyph = &all[*at as usize];
        if glyph.text.is_space() {
            space = Some((frame * (glyph.origin + glyph.advance * 0.5)).x);
            continue;
        }
        let mut item = item(glyph, *at, frame, space.take());
        if let Some(mark) = glyph.text.single().and_then(as_mark) {
            if let Some(base) = out.last_mut().filter(|b| takes(all, b, &item, mark)) {
                base.mark = Some(mark);
                continue;
            }
            if let Some((_, left)) = waiting.replace((mark, item)) {
                out.push(left);
            }
            continue;
        }
        if let Some((mark, accent)) = waiting.take() {
            if takes(all, &item, &accent, mark) {
                item.mark = Some(mark);
                item.space = item.space.or(accent.space);
            } else {
                out.push(accent);
            }
        }
        out.push(item);
    }
    out.extend(waiting.map(|(_, accent)| accent));
    out
}

fn item(glyph: &Glyph, at: u32, frame: Affine, space: Option<f64>) -> Item {
    let (from, to): (Point, Point) = (frame * glyph.origin, frame * (glyph.origin + glyph.advance));
    let (x0, x1) = (from.x.min(to.x), from.x.max(to.x));
    Item { x0, x1, y: from.y, size: glyph.size.max(1e-3), glyph: at, space, mark: None }
}

/// The combining form of an accent, spacing or combining.
fn as_mark(c: char) -> Option<char> {
    Some(match c {
        '´' => '\u{301}',
        '`' => '\u{300}',
        '¨' => '\u{308}',
        '^' | 'ˆ' => '\u{302}',
        '~' | '˜' => '\u{303}',
        'ˇ' => '\u{30C}',
        '¸' => '\u{327}',
        '˘' => '\u{306}',
        '˙' => '\u{307}',
        '˚' => '\u{30A}',
        '˝' => '\u{30B}',
        '¯' | 'ˉ' => '\u{304}',
        '˛' => '\u{328}',
        c if is_combining_mark(c) => c,
        _ => return None,
    })
}

/// Whether an accent stands over (or under) that letter and makes one character with it.
fn takes(all: &[Glyph], base: &Item, accent: &Item, mark: char) -> bool {
    let near = (base.y - accent.y).abs() < base.size;
    let combining = all[accent.glyph as usize].text.single() == Some(mark);
    let (centre, reach) = ((accent.x0 + accent.x1) / 2.0, if combining { 0.35 * base.size } else { 0.0 });
    let over = centre > base.x0 - reach && centre < base.x1 + reach;
    let letter = all[base.glyph as usize].text.single();
    near && over && base.mark.is_none() && letter.is_some_and(|l| combining || composed(l, mark).is_some())
}

fn composed(letter: char, mark: char) -> Option<char> {
    let letter = match letter {
        'ı' => 'i',
        'ȷ' => 'j',
        l => l,
    };
    unicode_normalization::char::compose(letter, mark)
}

/// Items painted one after the other along a line.
fn pieces(items: Vec<Item>) -> Vec<Vec<Item>> {
    let mut out: Vec<Vec<Item>> = Vec::new();
    for item in items {
        let follows = out.last().and_then(|p| p.last()).is_some_and(|last| {
            let size = last.size.max(item.size);
            let gap = item.x0 - last.x1;
            (item.y - last.y).abs() < 0.15 * size && gap > -0.4 * size && gap < 1.2 * size
        });
        match out.last_mut() {
            Some(piece) if follows => piece.push(item),
            _ => out.push(vec![item]),
        }
    }
    out
}

struct OpenRow {
    pieces: Vec<Chunk>,
    y: f64,
    size: f64,
}

/// Pieces put on common baselines, rows from top to bottom.
fn rows(pieces: Vec<Vec<Item>>) -> Vec<Row> {
    let mut pieces: Vec<Chunk> = pieces.into_iter().map(Chunk::new).collect();
    pieces.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.x0.total_cmp(&b.x0)));
    let mut open: Vec<OpenRow> = Vec::new();
    for piece in pieces {
        let first = open.len().saturating_sub(64);
        let best = (first..open.len())
            .filter(|r| fits(&open[*r], &piece))
            .min_by(|a, b| (open[*a].y - piece.y).abs().total_cmp(&(open[*b].y - piece.y).abs()));
        match best {
            Some(r) => {
                let row = &mut open[r];
                if piece.size > row.size * 1.05 {
                    (row.y, row.size) = (piece.y, piece.size);
                }
                row.pieces.push(piece);
            }
            None => open.push(OpenRow { y: piece.y, size: piece.size, pieces: vec![piece] }),
        }
    }
    open.sort_by(|a, b| a.y.total_cmp(&b.y));
    open.into_iter().map(close).collect()
}

fn fits(row: &OpenRow, piece: &Chunk) -> bool {
    let off = (row.y - piece.y).abs();
    if off <= 0.1 * row.size.min(piece.size) {
        return !row.pieces.iter().any(|p| collides(p, piece));
    }
    let clear = |p: &Chunk| piece.x0 > p.x1 - 0.2 * p.size || piece.x1 < p.x0 + 0.2 * p.size;
    off < 0.38 * row.size.max(piece.size) && row.pieces.iter().all(clear)
}

/// Whether two pieces are texts of their own, one over the other, rather than parts of one line painted in turns: several
/// glyphs stand on glyphs of the other that are not their like.
fn collides(a: &Chunk, b: &Chunk) -> bool {
    if a.items.len() < 3 || b.items.len() < 3 || a.x0 >= b.x1 || b.x0 >= a.x1 {
        return false;
    }
    let stands_on = |i: &&Item| {
        let centre = (i.x0 + i.x1) / 2.0;
        let near = a.items.partition_point(|o| o.x1 < centre);
        a.items.get(near).is_some_and(|o| {
            let middle = (o.x0 + o.x1) / 2.0;
            o.x0 < centre && (middle - centre).abs() > 0.1 * (o.x1 - o.x0)
        })
    };
    b.items.iter().filter(stands_on).count() >= 3
}

fn close(row: OpenRow) -> Row {
    let (y, size) = (row.y, row.size);
    let mut pieces = row.pieces;
    pieces.sort_by(|a, b| a.x0.total_cmp(&b.x0));
    let tangled = pieces.windows(2).any(|p| p[1].x0 < p[0].x1 - 0.3 * p[0].size);
    let mut items: Vec<Item> = pieces.into_iter().flat_map(|p| p.items).collect();
    if tangled {
        items.sort_by(|a, b| a.x0.total_cmp(&b.x0));
    }
    Row { chunks: split(items), y, size }
}

/// Cuts a row at wide gaps; columns of print may stand less than an em apart.
fn split(items: Vec<Item>) -> Vec<Chunk> {
    let mut out: Vec<Vec<Item>> = Vec::new();
    let mut end = f64::MIN;
    for item in items {
        let near = item.x0 - end < 0.7 * item.size;
        end = end.max(item.x1);
        match out.last_mut() {
            Some(chunk) if near => chunk.push(item),
            _ => {
                end = item.x1;
                out.push(vec![item]);
            }
        }
    }
    out.into_iter().map(Chunk::new).collect()
}

fn write_row(all: &[Glyph], row: &Row, out: &mut PageText) {
    let mut end: Option<f64> = None;
    for chunk in &row.chunks {
        if let Some(end) = end {
            out.text.push(if chunk.x0 - end > 2.0 * chunk.size { '\t' } else { ' ' });
        }
        end = Some(chunk.x1);
        write_chunk(all, chunk, out);
    }
    out.text.push('\n');
}

fn write_chunk(all: &[Glyph], chunk: &Chunk, out: &mut PageText) {
    let limit = space_limit(&chunk.items);
    let mut last: Option<&Item> = None;
    let mut words: Vec<(bool, &Item)> = Vec::with_capacity(chunk.items.len());
    for item in &chunk.items {
        if last.is_some_and(|l| overprints(all, l, item)) {
            continue;
        }
        let gap = last.map_or(0.0, |l| item.x0 - l.x1);
        let painted = last
            .is_some_and(|l| item.space.is_some_and(|at| at > (l.x0 + l.x1) / 2.0 && at < (item.x0 + item.x1) / 2.0));
        words.push((last.is_some() && (painted || gap > limit * item.size), item));
        last = Some(item);
    }
    for (space, item) in super::bidi::logical(all, words) {
        if space {
            out.text.push(' ');
        }
        write_item(all, item, out);
    }
}

fn write_item(all: &[Glyph], item: &Item, out: &mut PageText) {
    let glyph = &all[item.glyph as usize];
    let start = out.text.len();
    match (item.mark, glyph.text.single()) {
        (Some(mark), Some(letter)) => match composed(letter, mark) {
            Some(c) => out.text.push(c),
            None => out.text.extend([letter, mark]),
        },
        (None, Some(c)) if c.is_ascii() => out.text.push(c),
        _ => {
            let mut text = String::new();
            glyph.text.append_to(&mut text);
            out.text.extend(text.nfc());
        }
    }
    out.glyphs.push(GlyphBox { span: Span::new(start, out.text.len()), rect: glyph.rect(), glyph: item.glyph });
}

/// The same glyph painted again in (almost) the same place: shadow or imitation of bold.
fn overprints(all: &[Glyph], a: &Item, b: &Item) -> bool {
    let (one, two) = (&all[a.glyph as usize], &all[b.glyph as usize]);
    let width = (a.x1 - a.x0).max(0.1 * a.size);
    one.text == two.text
        && one.text != GlyphText::Unknown
        && (a.x0 - b.x0).abs() < 0.3 * width
        && (a.y - b.y).abs() < 0.2 * a.size
}

/// From which gap, in ems, a space is meant: a sixth of an em, more where all letters stand apart.
fn space_limit(items: &[Item]) -> f64 {
    const PLAIN: f64 = 0.14;
    let mut gaps: Vec<f64> = items.windows(2).map(|p| (p[1].x0 - p[0].x1) / p[1].size).collect();
    if gaps.len() < 3 {
        return PLAIN;
    }
    gaps.sort_by(f64::total_cmp);
    let usual = gaps[gaps.len() / 2];
    if usual < 0.09 { PLAIN } else { usual + 0.14 }
}
