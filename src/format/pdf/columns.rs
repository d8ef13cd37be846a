//! Reading order of a page's rows: columns of running text one after the other, tables with wrapped cells cell by cell (`tables`),
//! everything else row by row.
//!
//! Rows are gathered from the top into bands that share a gutter; a row that crosses the gutter ends the band. A gutter counts where both
//! sides hold several lines and painting did not jump across it row by row, as it does for tables.

use super::glyphs::Glyph;
use super::rows::{Chunk, Row};
use super::tables::{self, Band};

/// Narrowest gutter, in ems.
const GUTTER: f64 = 0.7;
/// Lines each side of a gutter must have.
const LINES: usize = 3;
/// How often columns may be divided again.
const DEPTH: u32 = 4;

/// Blocks of rows in reading order; `all` are the page's glyphs.
pub(crate) fn order(all: &[Glyph], rows: Vec<Row>) -> Vec<Vec<Row>> {
    let mut out = Vec::new();
    for band in tables::part(all, rows) {
        match band {
            Band::Plain(rows) => divide(rows, 0, &mut out),
            Band::Table(rows) => out.push(rows),
        }
    }
    out
}

fn divide(rows: Vec<Row>, depth: u32, out: &mut Vec<Vec<Row>>) {
    if depth >= DEPTH {
        out.push(rows);
        return;
    }
    for (band, gutter) in bands(rows) {
        match gutter {
            Some(gutter) => {
                let (left, right) = cut(band, gutter);
                divide(left, depth + 1, out);
                divide(right, depth + 1, out);
            }
            None => join(out, band),
        }
    }
}

/// Bands without a gutter that follow each other are one block, cut at wide vertical gaps.
fn join(out: &mut Vec<Vec<Row>>, band: Vec<Row>) {
    let mut block: Vec<Row> = Vec::new();
    for row in band {
        if block.last().is_some_and(|above| row.y - above.y > 2.2 * row.size.max(above.size)) {
            out.push(std::mem::take(&mut block));
        }
        block.push(row);
    }
    if !block.is_empty() {
        out.push(block);
    }
}

/// Free strips, as intervals of x.
type Strips = Vec<(f64, f64)>;

/// Rows tried as the first of a band before the rest of a failed band is given up.
const TRIES: usize = 40;

fn bands(rows: Vec<Row>) -> Vec<(Vec<Row>, Option<f64>)> {
    let mut cuts = Vec::new();
    let (mut start, mut tries) = (0, 0);
    while start < rows.len() {
        let (length, gutter) = band(&rows[start..]);
        let columns = gutter.filter(|g| is_between_columns(&rows[start..start + length], *g));
        // A heading beside the first column can hide the gutter of what follows: begin again one row later.
        let taken = if columns.is_some() || tries >= TRIES { length } else { 1 };
        tries = if taken == 1 { tries + 1 } else { 0 };
        cuts.push((taken, columns));
        start += taken;
    }
    let mut rows = rows.into_iter();
    merge_plain(cuts.into_iter().map(|(length, gutter)| (rows.by_ref().take(length).collect(), gutter)).collect())
}

/// How many of the first rows share a gutter, and where it is; rows that can share none are a band by themselves.
fn band(rows: &[Row]) -> (usize, Option<f64>) {
    let mut free: Strips = vec![(f64::MIN, f64::MAX)];
    let mut had = None;
    let (mut x0, mut x1, mut sizes) = (f64::MAX, f64::MIN, 0.0);
    for (at, row) in rows.iter().enumerate() {
        free = meet(&free, &free_strips(row));
        x0 = row.chunks.iter().map(|c| c.x0).fold(x0, f64::min);
        x1 = row.chunks.iter().map(|c| c.x1).fold(x1, f64::max);
        sizes += row.size;
        let now = widest(&free, x0, x1, sizes / (at + 1) as f64);
        if now.is_none() && (had.is_some() || at >= 1) {
            return if had.is_some() { (at, had) } else { (1, None) };
        }
        had = now;
    }
    (rows.len(), had)
}

/// Neighbouring bands without gutter are put together again.
fn merge_plain(bands: Vec<(Vec<Row>, Option<f64>)>) -> Vec<(Vec<Row>, Option<f64>)> {
    let mut out: Vec<(Vec<Row>, Option<f64>)> = Vec::new();
    for (rows, gutter) in bands {
        match out.last_mut() {
            Some((last, None)) if gutter.is_none() => last.extend(rows),
            _ => out.push((rows, gutter)),
        }
    }
    out
}

fn free_strips(row: &Row) -> Strips {
    let mut out = Vec::with_capacity(row.chunks.len() + 1);
    let mut from = f64::MIN;
    for chunk in &row.chunks {
        if chunk.x0 > from {
            out.push((from, chunk.x0));
        }
        from = from.max(chunk.x1);
    }
    out.push((from, f64::MAX));
    out
}

/// What both lists (in order, not overlapping) leave free.
fn meet(a: &Strips, b: &Strips) -> Strips {
    let mut out = Vec::new();
    let (mut i, mut j) = (0, 0);
    while let (Some((a0, a1)), Some((b0, b1))) = (a.get(i), b.get(j)) {
        let (from, to) = (a0.max(*b0), a1.min(*b1));
        if to > from {
            out.push((from, to));
        }
        if a1 < b1 { i += 1 } else { j += 1 }
    }
    out
}

/// The middle of the widest strip with text on both sides.
fn widest(free: &Strips, x0: f64, x1: f64, size: f64) -> Option<f64> {
    free.iter()
        .filter(|(a, b)| *a >= x0 && *b <= x1 && b - a > GUTTER * size)
        .max_by(|p, q| (p.1 - p.0).total_cmp(&(q.1 - q.0)))
        .map(|(a, b)| (a + b) / 2.0)
}

/// True where both sides are runs of text that were not painted across the gutter.
fn is_between_columns(band: &[Row], gutter: f64) -> bool {
    let (mut left, mut right, mut letters, mut across, mut pairs) = (0, 0, 0usize, 0u32, 0u32);
    for row in band {
        let of = |on_left: bool| row.chunks.iter().filter(move |c| (c.x1 <= gutter) == on_left);
        let (l, r): (Vec<&Chunk>, Vec<&Chunk>) = (of(true).collect(), of(false).collect());
        left += usize::from(!l.is_empty());
        right += usize::from(!r.is_empty());
        letters += row.chunks.iter().map(|c| c.items.len()).sum::<usize>();
        if let (Some(a), Some(b)) = (l.last(), r.first()) {
            pairs += 1;
            let step = i64::from(b.painted().0) - i64::from(a.painted().1);
            across += u32::from((1..=3).contains(&step));
        }
    }
    left >= LINES && right >= LINES && letters >= 12 * (left + right) && across * 2 <= pairs
}

fn cut(band: Vec<Row>, gutter: f64) -> (Vec<Row>, Vec<Row>) {
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for row in band {
        let (l, r): (Vec<Chunk>, Vec<Chunk>) = row.chunks.into_iter().partition(|c| c.x1 <= gutter);
        for (chunks, side) in [(l, &mut left), (r, &mut right)] {
            if let Some(first) = chunks.first() {
                let (y, size) = (first.y, first.size);
                side.push(Row { chunks, y, size });
            }
        }
    }
    (left, right)
}
