//! Terms in blocks replaced by a label: for documents redacted by a list of terms, and for what no mark can reach (column
//! names, titles).

use super::pieces::{Block, Line, Piece};
use super::terms::Terms;
use crate::model::Span;

/// Stands for a label while a block is searched; no letter, so no match runs across one.
const BARRIER: &str = "\u{fffc}";

/// Replaces every occurrence of `terms` in the lines and names of `blocks` by `label`; returns how many there were.
/// Occurrences that run over a line end leave one label, on the first line.
pub fn relabel(blocks: &mut [Block], terms: &Terms, label: &str) -> usize {
    blocks.iter_mut().map(|b| block(b, terms, label)).sum()
}

/// The same for one row of pieces, such as a title.
pub fn relabel_pieces(pieces: &mut Vec<Piece>, terms: &Terms, label: &str) -> usize {
    let mut lines = vec![Line { name: None, pieces: std::mem::take(pieces) }];
    let count = lines_of(&mut lines, terms, label);
    *pieces = lines.into_iter().flat_map(|l| l.pieces).collect();
    count
}

fn block(block: &mut Block, terms: &Terms, label: &str) -> usize {
    let names: usize =
        block.lines.iter_mut().filter_map(|l| l.name.as_mut()).map(|name| relabel_pieces(name, terms, label)).sum();
    names + lines_of(&mut block.lines, terms, label)
}

fn lines_of(lines: &mut [Line], terms: &Terms, label: &str) -> usize {
    let text = lines.iter().map(|l| l.pieces.iter().map(searched).collect::<String>()).collect::<Vec<_>>().join("\n");
    let spans = terms.find(&text);
    let mut at = 0;
    for line in lines.iter_mut() {
        let mut pieces = Vec::new();
        for piece in std::mem::take(&mut line.pieces) {
            let within = Span::new(at, at + searched(&piece).len());
            at = within.end;
            match piece {
                Piece::Label(_) => pieces.push(piece),
                Piece::Text(t) => cut(&t, within, &spans, label, Piece::Text, &mut pieces),
                Piece::Kept(t) => cut(&t, within, &spans, label, Piece::Kept, &mut pieces),
            }
        }
        at += 1;
        line.pieces = pieces;
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
    for span in spans.iter().filter(|s| s.overlaps(within)) {
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
