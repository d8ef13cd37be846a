//! Turns glyphs of one direction into rows of chunks: accents join their letters, spaces become flags, glyphs find their line
//! by where they stand.

use super::glyphs::Glyph;
use hayro_interpret::kurbo::{Affine, Point};
use unicode_normalization::char::is_combining_mark;

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
    pub space: Option<f64>,
    /// Combining marks painted apart from their letter.
    pub marks: Vec<char>,
    /// Middle of what was drawn, where known.
    pub middle: Option<f64>,
}

/// Glyphs of one row without a wide gap between them.
#[derive(Clone, Debug)]
pub(crate) struct Chunk {
    pub items: Vec<Item>,
    pub x0: f64,
    pub x1: f64,
    pub y: f64,
    pub size: f64,
    pub join: Join,
}

/// What stands between a chunk and the one before it in its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Join {
    /// A gap, as wide as it is.
    Gap,
    /// The border of a cell.
    Cell,
    /// The end of a line that was too full for the next word.
    Wrapped,
    /// The end of a line.
    Line,
}

impl Chunk {
    fn new(items: Vec<Item>) -> Chunk {
        let x0 = items.iter().map(|i| i.x0).fold(f64::MAX, f64::min);
        let x1 = items.iter().map(|i| i.x1).fold(f64::MIN, f64::max);
        let big = items.iter().max_by(|a, b| a.size.total_cmp(&b.size));
        let (y, size) = big.map_or((0.0, 1.0), |b| (b.y, b.size));
        Chunk { items, x0, x1, y, size, join: Join::Gap }
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

/// Glyphs turned into items: spaces become flags, marks join their letters.
pub(crate) fn items(all: &[Glyph], group: &[u32], turn: f64) -> Vec<Item> {
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
            if let Some(base) = out.last_mut().filter(|b| takes(all, b, &item, mark, false)) {
                base.marks.push(mark);
                continue;
            }
            if let Some((_, left)) = waiting.replace((mark, item)) {
                out.push(left);
            }
            continue;
        }
        if let Some((mark, accent)) = waiting.take() {
            settle(all, mark, accent, &mut out, &mut item);
        }
        out.push(item);
    }
    if let Some((mark, accent)) = waiting {
        match out.last_mut().filter(|b| takes(all, b, &accent, mark, true)) {
            Some(base) => base.marks.push(mark),
            None => out.push(accent),
        }
    }
    out
}

/// Gives an accent that does not stand right over the letter before it to the letter after it, or else to the nearer one.
fn settle(all: &[Glyph], mark: char, accent: Item, out: &mut Vec<Item>, next: &mut Item) {
    if takes(all, next, &accent, mark, false) {
        next.marks.push(mark);
        next.space = next.space.or(accent.space);
    } else if let Some(base) = out.last_mut().filter(|b| takes(all, b, &accent, mark, true)) {
        base.marks.push(mark);
    } else if takes(all, next, &accent, mark, true) {
        next.marks.push(mark);
        next.space = next.space.or(accent.space);
    } else {
        out.push(accent);
    }
}

fn item(glyph: &Glyph, at: u32, frame: Affine, space: Option<f64>) -> Item {
    let (from, to): (Point, Point) = (frame * glyph.origin, frame * (glyph.origin + glyph.advance));
    let (x0, x1) = (from.x.min(to.x), from.x.max(to.x));
    let middle = glyph.middle.map(|m| (frame * m).x);
    Item { x0, x1, y: from.y, size: glyph.size.max(1e-3), glyph: at, space, marks: Vec::new(), middle }
}

/// The combining form of an accent, spacing or combining.
pub(crate) fn as_mark(c: char) -> Option<char> {
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

/// Whether an accent stands over (or under) that letter and makes one character with it; `loosely` allows for one beside it.
fn takes(all: &[Glyph], base: &Item, accent: &Item, mark: char, loosely: bool) -> bool {
    let near = (base.y - accent.y).abs() < base.size;
    let combining = all[accent.glyph as usize].text.single() == Some(mark);
    let centre = accent.middle.unwrap_or((accent.x0 + accent.x1) / 2.0);
    let reach = if combining && loosely { 0.35 * base.size } else { 0.0 };
    let over = centre > base.x0 - reach && centre < base.x1 + reach;
    let letter = all[base.glyph as usize].text.single();
    let fits = |l: char| composed(l, mark).is_some_and(|_| base.marks.is_empty());
    near && over && base.marks.len() < 3 && letter.is_some_and(|l| combining || fits(l))
}

pub(crate) fn composed(letter: char, mark: char) -> Option<char> {
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

/// Rows, and pieces of a row, that a piece is compared with: bounds the work a hostile page can ask for.
const NEIGHBOURS: usize = 64;

struct OpenRow {
    pieces: Vec<Chunk>,
    y: f64,
    size: f64,
}

/// Items put on common baselines, rows from top to bottom.
pub(crate) fn rows(items: Vec<Item>) -> Vec<Row> {
    let mut pieces: Vec<Chunk> = pieces(items).into_iter().map(Chunk::new).collect();
    pieces.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.x0.total_cmp(&b.x0)));
    let mut open: Vec<OpenRow> = Vec::new();
    for piece in pieces {
        let first = open.len().saturating_sub(NEIGHBOURS);
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
        return !row.pieces.iter().rev().take(NEIGHBOURS).any(|p| collides(p, piece));
    }
    let clear = |p: &Chunk| piece.x0 > p.x1 - 0.2 * p.size || piece.x1 < p.x0 + 0.2 * p.size;
    off < 0.38 * row.size.max(piece.size) && row.pieces.iter().rev().take(NEIGHBOURS).all(clear)
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
    let wide = 0.7 + usual_gap(&items, |_| true).filter(|g| *g >= APART).unwrap_or(0.0);
    let mut out: Vec<Vec<Item>> = Vec::new();
    let mut end = f64::MIN;
    for item in items {
        let near = item.x0 - end < wide * item.size;
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

/// From this usual gap on, in ems, letters are set apart on purpose.
pub(crate) const APART: f64 = 0.09;

/// The gap, in ems, that stands between most neighbours that both count; `None` for too few to tell.
pub(crate) fn usual_gap(items: &[Item], counts: impl Fn(&Item) -> bool) -> Option<f64> {
    let pairs = items.windows(2).filter(|p| p.iter().all(&counts));
    let mut gaps: Vec<f64> = pairs.map(|p| (p[1].x0 - p[0].x1) / p[1].size).filter(|g| *g < 1.5).collect();
    if gaps.len() < 3 {
        return None;
    }
    let middle = gaps.len() / 2;
    Some(*gaps.select_nth_unstable_by(middle, f64::total_cmp).1)
}
