//! Terms in blocks replaced by a label: for documents redacted by a list of terms, and for what no mark can reach (column
//! names, titles).

use super::pieces::{Block, Line, Piece};
use super::terms::Terms;
use crate::model::Span;

/// Stands for a label while a block is searched; no letter, so no match runs across one.
const BARRIER: &str = "\u{fffc}";

/// Replaces every occurrence of `terms` in the names and lines of `blocks` by `label`; returns how many there were. One that
/// runs over a line end, or into the next block, leaves its label where it begins.
pub fn relabel(blocks: &mut [Block], terms: &Terms, label: &str) -> usize {
    let rows = blocks.iter_mut().flat_map(|b| &mut b.lines).flat_map(|line| {
        let Line { name, pieces } = line;
        name.iter_mut().chain([pieces])
    });
    relabel_rows(rows.collect(), terms, label)
}

/// The same for one row of pieces, such as a title.
pub fn relabel_pieces(pieces: &mut Vec<Piece>, terms: &Terms, label: &str) -> usize {
    relabel_rows(vec![pieces], terms, label)
}

fn relabel_rows(rows: Vec<&mut Vec<Piece>>, terms: &Terms, label: &str) -> usize {
    let text = rows.iter().map(|row| row.iter().map(searched).collect::<String>()).collect::<Vec<_>>().join("\n");
    let spans = terms.find(&text);
    let mut at = 0;
    for row in rows {
        for piece in std::mem::take(row) {
            let within = Span::new(at, at + searched(&piece).len());
            at = within.end;
            match piece {
                Piece::Label(_) => row.push(piece),
                Piece::Text(t) => cut(&t, within, &spans, label, Piece::Text, row),
                Piece::Kept(t) => cut(&t, within, &spans, label, Piece::Kept, row),
            }
        }
        at += 1;
    }
    spans.len()
}

fn searched(piece: &Piece) -> &str {
    match piece {
        Piece::Label(_) => BARRIER,
        Piece::Text(t) | Piece::Kept(t) => t,
    }
}

/// Cuts `text`, which stands at `within`; a span puts its label where it begins.
fn cut(text: &str, within: Span, spans: &[Span], label: &str, keep: fn(String) -> Piece, out: &mut Vec<Piece>) {
    let mut at = within.start;
    let from = spans.partition_point(|s| s.end <= within.start);
    for span in spans[from..].iter().take_while(|s| s.start < within.end) {
        let start = span.start.max(within.start);
        if start > at {
            out.push(keep(text[at - within.start..start - within.start].to_owned()));
        }
        if span.start >= within.start {
            out.push(Piece::Label(label.to_owned()));
        }
        at = span.end.min(within.end);
    }
    if at < within.end {
        out.push(keep(text[at - within.start..].to_owned()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Locator, PassageKind};

    #[test]
    fn a_term_over_the_edge_of_a_block_is_one_label() {
        let block = |text: &str| Block {
            kind: PassageKind::Body,
            locator: Locator::Whole,
            hidden: None,
            lines: vec![Line { name: None, pieces: vec![Piece::Text(text.into())] }],
            left_out: 0,
        };
        let mut blocks = [block("so Quist-"), block("gaard, Marta went")];
        assert_eq!(relabel(&mut blocks, &Terms::new(&["Marta Quistgaard"]).unwrap(), "[x]"), 1);
        assert_eq!(blocks[1].lines[0].pieces, [Piece::Text(" went".into())]);
    }

    #[test]
    fn labels_names_values_and_matches_over_line_ends() {
        let line = |name: Option<&str>, text: &str| Line {
            name: name.map(|n| vec![Piece::Text(n.into())]),
            pieces: vec![Piece::Text(text.into())],
        };
        let lines = vec![line(Some("Notes of Quist"), "saw Marta"), line(None, "Quist today"), line(None, "end")];
        let mut blocks = [Block { kind: PassageKind::Row, locator: Locator::Whole, hidden: None, lines, left_out: 0 }];
        let terms = Terms::new(&["Marta Quist", "Quist"]).unwrap();
        assert_eq!(relabel(&mut blocks, &terms, "[removed]"), 2);
        let shown = |l: &Line| l.pieces.iter().map(Piece::shown).collect::<String>();
        assert_eq!(blocks[0].lines.iter().map(shown).collect::<Vec<_>>(), ["saw [removed]", " today", "end"]);
        assert_eq!(blocks[0].lines[0].name.as_ref().unwrap()[1], Piece::Label("[removed]".into()));
    }
}
