//! Tables whose cells hold several lines, such as printed forms: recognised by being painted cell by cell, row after row, as word
//! processors and report writers do. Each row becomes one row of text with its cells side by side, a cell's lines joined where
//! they were wrapped: what stands in one row stays together, and a name that was wrapped in its cell stays whole.

use super::glyphs::Glyph;
use super::rows::{Chunk, Join, Row};
use std::ops::RangeInclusive;

/// Farthest that the next line of a cell stands below the one before, in ems.
const PITCH: f64 = 1.6;
/// Least distance of two cells side by side, in ems.
const APART: f64 = 0.3;
/// Width of a space, in ems: a word that would not fit behind one was wrapped.
const SPACE: f64 = 0.25;

/// A stretch of a page from the top.
pub(crate) enum Band {
    /// Rows as they stand.
    Plain(Vec<Row>),
    /// Rows of a table.
    Table(Vec<Row>),
}

/// Where a chunk stands: its row, and its place there.
type At = (usize, usize);

/// Lines painted one below the other.
#[derive(Clone)]
struct Cell {
    lines: Vec<At>,
    x0: f64,
    x1: f64,
    top: f64,
    bottom: f64,
    size: f64,
}

/// Cells side by side.
type Line = Vec<Cell>;

/// Parts a page's rows, in order, into tables and what stands between them; `all` are the page's glyphs.
pub(crate) fn part(all: &[Glyph], rows: Vec<Row>) -> Vec<Band> {
    let found = tables(lines(cells(&rows))).into_iter();
    let mut tables: Vec<(RangeInclusive<usize>, Vec<Row>)> =
        found.filter_map(|t| Some((owned(&rows, &t)?, written(all, &rows, &t)))).collect();
    tables.sort_by_key(|(range, _)| *range.start());
    let (mut rows, mut from, mut out) = (rows.into_iter(), 0, Vec::new());
    for (range, table) in tables {
        out.push(Band::Plain(rows.by_ref().take(range.start() - from).collect()));
        // The table's own rows are in it.
        rows.by_ref().take(range.end() + 1 - range.start()).for_each(drop);
        from = range.end() + 1;
        out.push(Band::Table(table));
    }
    out.push(Band::Plain(rows.collect()));
    out
}

/// Chunks in the order of painting, put into cells.
fn cells(rows: &[Row]) -> Vec<Cell> {
    let places = |r: usize| (0..rows[r].chunks.len()).map(move |c| (r, c));
    let mut painted: Vec<At> = (0..rows.len()).flat_map(places).collect();
    painted.sort_by_cached_key(|(r, c)| rows[*r].chunks[*c].painted().0);
    let mut out: Vec<Cell> = Vec::new();
    for at in painted {
        let chunk = &rows[at.0].chunks[at.1];
        match out.last_mut().filter(|cell| cell.takes(chunk)) {
            Some(cell) => cell.add(at, chunk),
            None => out.push(Cell::of(at, chunk)),
        }
    }
    out
}

impl Cell {
    fn of(at: At, c: &Chunk) -> Cell {
        Cell { lines: vec![at], x0: c.x0, x1: c.x1, top: c.y, bottom: c.y, size: c.size }
    }

    /// True for a line right below the last.
    fn takes(&self, c: &Chunk) -> bool {
        let (down, size) = (c.y - self.bottom, self.size.max(c.size));
        down > 0.5 * size && down < PITCH * size && c.x0 < self.x1 && c.x1 > self.x0
    }

    fn add(&mut self, at: At, c: &Chunk) {
        self.lines.push(at);
        (self.x0, self.x1, self.bottom) = (self.x0.min(c.x0), self.x1.max(c.x1), c.y);
        self.size = self.size.max(c.size);
    }

    /// True where `next` stands to its right and some of it beside it.
    fn is_beside(&self, next: &Cell) -> bool {
        let slack = 0.4 * self.size;
        next.x0 > self.x1 + APART * self.size && next.top < self.bottom + slack && next.bottom > self.top - slack
    }
}

/// Cells side by side put into rows of a table.
fn lines(cells: Vec<Cell>) -> Vec<Line> {
    let mut out: Vec<Line> = Vec::new();
    for cell in cells {
        match out.last_mut().filter(|line| line.last().is_some_and(|last| last.is_beside(&cell))) {
            Some(line) => line.push(cell),
            None => out.push(vec![cell]),
        }
    }
    out
}

/// Runs of rows below each other whose first columns lie apart from the second, with a heading over the whole width between them at the most.
fn tables(lines: Vec<Line>) -> Vec<Vec<Line>> {
    let mut out: Vec<Vec<Line>> = vec![Vec::new()];
    for line in lines {
        let table = out.last().map(Vec::as_slice).unwrap_or_default();
        if table.last().is_some_and(|above| !is_below(above, &line) || line.len() < 2 && above.len() < 2)
            || !is_aligned(table, &line)
        {
            out.push(Vec::new());
        }
        if let Some(table) = out.last_mut().filter(|t| !t.is_empty() || line.len() > 1) {
            table.push(line);
        }
    }
    for table in &mut out {
        while table.last().is_some_and(|line| line.len() < 2) {
            table.pop();
        }
    }
    let wraps = |line: &Line| line.len() > 1 && line.iter().any(|cell| cell.lines.len() > 1);
    out.retain(|table| table.iter().filter(|line| line.len() > 1).count() > 1 && table.iter().any(wraps));
    out
}

fn is_below(above: &Line, line: &Line) -> bool {
    let bottom = above.iter().map(|c| c.bottom).fold(f64::MIN, f64::max);
    line.iter().all(|c| c.top > bottom + 0.5 * c.size)
}

/// True where a strip stays free between the first cells and the second of all rows.
fn is_aligned(table: &[Line], line: &Line) -> bool {
    let pairs = || table.iter().chain([line]).filter_map(|l| l.first().zip(l.get(1)));
    let (left, right) =
        (pairs().map(|(a, _)| a.x1).fold(f64::MIN, f64::max), pairs().map(|(_, b)| b.x0).fold(f64::MAX, f64::min));
    left < right
}

/// The page's rows that the table stands in, where nothing else stands there.
fn owned(rows: &[Row], table: &[Line]) -> Option<RangeInclusive<usize>> {
    let places = || table.iter().flatten().flat_map(|cell| &cell.lines);
    let (first, last) = (places().map(|at| at.0).min()?, places().map(|at| at.0).max()?);
    let all: usize = rows[first..=last].iter().map(|row| row.chunks.len()).sum();
    (all == places().count()).then_some(first..=last)
}

/// The table's rows as rows of text.
fn written(all: &[Glyph], rows: &[Row], table: &[Line]) -> Vec<Row> {
    let page = Page { all, rows };
    let mut out = Vec::with_capacity(table.len());
    for line in table {
        let mut chunks: Vec<Chunk> = Vec::new();
        for (column, cell) in line.iter().enumerate() {
            let alike = table.iter().filter(|l| l.len() == line.len() && l.len() > 1);
            let edge = alike.filter_map(|l| page.edge(&l[column])).max_by(f64::total_cmp);
            for (n, at) in cell.lines.iter().enumerate() {
                let chunk = page.chunk(at);
                let join = match (chunks.last().filter(|_| n > 0), edge) {
                    (None, _) => Join::Cell,
                    (Some(above), Some(edge)) if is_full(above, chunk, edge) => Join::Wrapped,
                    (Some(_), _) => Join::Line,
                };
                chunks.push(Chunk { join, ..chunk.clone() });
            }
        }
        out.extend(chunks.first().map(|c| (c.y, c.size)).map(|(y, size)| Row { chunks, y, size }));
    }
    out
}

struct Page<'a> {
    all: &'a [Glyph],
    rows: &'a [Row],
}

impl Page<'_> {
    fn chunk(&self, at: &At) -> &Chunk {
        &self.rows[at.0].chunks[at.1]
    }

    /// How far lines reach that were wrapped for certain: the next begins with a small letter. Capitals begin a list's lines too,
    /// and names of a list must not run together.
    fn edge(&self, cell: &Cell) -> Option<f64> {
        let goes_on = |c: &Chunk| {
            c.items.first().and_then(|i| self.all[i.glyph as usize].text.single()).is_some_and(char::is_lowercase)
        };
        let pairs = cell.lines.windows(2).map(|p| (self.chunk(&p[0]), self.chunk(&p[1])));
        pairs.filter(|(_, next)| goes_on(next)).map(|(line, _)| line.x1).max_by(f64::total_cmp)
    }
}

/// True where the first word of the next line would not have fitted behind the line, whose column reaches to `edge`.
fn is_full(line: &Chunk, next: &Chunk, edge: f64) -> bool {
    let ends = next.items.windows(2).position(|p| p[1].space.is_some() || p[1].x0 - p[0].x1 > SPACE * p[1].size);
    let word = &next.items[..ends.map_or(next.items.len(), |n| n + 1)];
    let width = word.iter().map(|i| i.x1).fold(f64::MIN, f64::max) - next.x0;
    line.x1 + SPACE * line.size + width > edge - 0.1 * line.size
}
