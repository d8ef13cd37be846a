//! Puts glyphs into words, lines and reading order by where they stand, whatever the order they were painted in.
//!
//! Every direction of writing is laid out in a frame of its own, turned so that text runs to the right. Columns are read
//! one after the other (`columns`), rows of tables and forms across (`tables`).

use super::columns;
use super::glyphs::Glyph;
use super::rows::{self, APART, Chunk, Item, Join, Row, composed, usual_gap};
use super::unicode::GlyphText;
use crate::model::Span;
use hayro_interpret::kurbo::Rect;
use unicode_normalization::UnicodeNormalization;

/// A stretch of text and the glyph that is it.
#[derive(Clone, Debug)]
pub struct GlyphBox {
    /// Bytes of the text.
    pub span: Span,
    /// Box of the glyph's cell in page space: points, origin at the top left of the page as shown.
    pub rect: Rect,
    /// Number of the glyph in paint order.
    pub glyph: u32,
}

/// Text of (a part of) a page with the place of every character that was painted.
#[derive(Clone, Debug, Default)]
pub struct PageText {
    /// Lines in reading order.
    pub text: String,
    /// One entry a glyph, in the order of the text. Spaces and line ends that were inferred have none.
    pub glyphs: Vec<GlyphBox>,
}

/// The text of the chosen glyphs (`pick`: numbers into `all`, in paint order).
pub(crate) fn read(all: &[Glyph], pick: &[u32]) -> PageText {
    let mut out = PageText::default();
    for (turn, group) in directions(all, pick) {
        let items = rows::items(all, &group, turn);
        for block in columns::order(all, rows::rows(items)) {
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

/// The rows of the chosen glyphs, whatever the columns, with the angle of each.
pub(crate) fn rows_of(all: &[Glyph], pick: &[u32]) -> Vec<(f64, Row)> {
    let groups = directions(all, pick);
    groups
        .into_iter()
        .flat_map(|(turn, group)| rows::rows(rows::items(all, &group, turn)).into_iter().map(move |row| (turn, row)))
        .collect()
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

fn write_row(all: &[Glyph], row: &Row, out: &mut PageText) {
    let mut end: Option<f64> = None;
    for chunk in &row.chunks {
        if let Some(end) = end {
            out.text.push(match chunk.join {
                Join::Gap if chunk.x0 - end > 2.0 * chunk.size => '\t',
                Join::Gap => ' ',
                Join::Cell => '\t',
                // A word that may be parted is left to whoever reads, as at any other line's end.
                Join::Wrapped if out.text.ends_with(['-', '\u{2010}', '\u{ad}']) => '\n',
                Join::Wrapped => ' ',
                Join::Line => '\n',
            });
        }
        end = Some(chunk.x1);
        write_chunk(all, chunk, out);
    }
    out.text.push('\n');
}

fn write_chunk(all: &[Glyph], chunk: &Chunk, out: &mut PageText) {
    let limit = space_limit(all, &chunk.items);
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
    match (item.marks.as_slice(), glyph.text.single()) {
        ([mark], Some(letter)) if composed(letter, *mark).is_some() => out.text.extend(composed(letter, *mark)),
        (marks @ [_, ..], Some(letter)) => {
            out.text.extend(std::iter::once(letter).chain(marks.iter().copied()).nfc());
        }
        ([], Some(c)) if c.is_ascii() => out.text.push(c),
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

/// From which gap, in ems, a space is meant: a seventh of an em, more where all letters stand apart.
fn space_limit(all: &[Glyph], items: &[Item]) -> f64 {
    const PLAIN: f64 = 0.14;
    // Of a line that is filled up with dots only its words tell how letters stand.
    let letter = |i: &Item| all[i.glyph as usize].text.single().is_none_or(char::is_alphanumeric);
    PLAIN + usual_gap(items, letter).filter(|g| *g >= APART && !is_list(all, items)).unwrap_or(0.0)
}

/// Letters that change case to and fro are a list of letters, not a word set wide.
fn is_list(all: &[Glyph], items: &[Item]) -> bool {
    let letter = |i: &Item| all[i.glyph as usize].text.single();
    let rises =
        |p: &[Item]| letter(&p[0]).is_some_and(char::is_lowercase) && letter(&p[1]).is_some_and(char::is_uppercase);
    items.windows(2).filter(|p| rises(p)).count() * 3 > items.len()
}
