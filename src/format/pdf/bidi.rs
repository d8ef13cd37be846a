//! Right-to-left script: glyphs sorted by place stand in the order of the eye; text is kept in the order of reading.

use super::glyphs::Glyph;
use super::rows::Item;

/// An item and whether a space stands before it.
type Word<'a> = (bool, &'a Item);

#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Right,
    Left,
    Neutral,
}

/// Items of a line in the order of reading.
pub(crate) fn logical<'a>(all: &[Glyph], line: Vec<Word<'a>>) -> Vec<Word<'a>> {
    let ways: Vec<Way> = line.iter().map(|(_, item)| way(all, item)).collect();
    let leftward = ways.iter().filter(|w| **w == Way::Left).count();
    if leftward == 0 {
        return line;
    }
    let rightward = ways.iter().filter(|w| **w == Way::Right).count();
    let runs = runs(&ways, if leftward >= rightward { Way::Left } else { Way::Right });
    let mut out = Vec::with_capacity(line.len());
    let whole = leftward >= rightward;
    let ordered: Vec<(Way, std::ops::Range<usize>)> = if whole { runs.into_iter().rev().collect() } else { runs };
    for (way, range) in ordered {
        if way == Way::Left {
            // The space before an item stands, read the other way, before the item that was on its left.
            let (first, before) = (range.end - 1, line[range.start].0);
            for at in range.rev() {
                let own = line.get(at + 1).is_some_and(|(s, _)| *s);
                let space = if at == first && !whole { before } else { own };
                out.push((space && !out.is_empty(), line[at].1));
            }
        } else {
            let after = line.get(range.end).is_some_and(|(s, _)| *s);
            for at in range.clone() {
                let space = if whole && at == range.start { after } else { line[at].0 };
                out.push((space && !out.is_empty(), line[at].1));
            }
        }
    }
    out
}

/// Runs of one way; neutrals between two items of one way belong to them, else to the line's way.
fn runs(ways: &[Way], line: Way) -> Vec<(Way, std::ops::Range<usize>)> {
    let mut solved = ways.to_vec();
    let mut at = 0;
    while at < solved.len() {
        if solved[at] != Way::Neutral {
            at += 1;
            continue;
        }
        let end = (at..solved.len()).find(|i| ways[*i] != Way::Neutral).unwrap_or(solved.len());
        let before = if at == 0 { line } else { solved[at - 1] };
        let after = ways.get(end).copied().unwrap_or(line);
        solved[at..end].fill(if before == after { before } else { line });
        at = end;
    }
    let mut out: Vec<(Way, std::ops::Range<usize>)> = Vec::new();
    for (at, way) in solved.into_iter().enumerate() {
        match out.last_mut() {
            Some((w, range)) if *w == way => range.end = at + 1,
            _ => out.push((way, at..at + 1)),
        }
    }
    out
}

fn way(all: &[Glyph], item: &Item) -> Way {
    let mut text = String::new();
    all[item.glyph as usize].text.append_to(&mut text);
    let mut way = Way::Neutral;
    for c in text.chars() {
        match c {
            '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' if !matches!(c, '\u{660}'..='\u{669}' | '\u{6F0}'..='\u{6F9}') =>
            {
                way = Way::Left;
            }
            // A glyph with the text of several words, some of them written to the right, starts where it stands.
            c if c.is_alphanumeric() => return Way::Right,
            _ => {}
        }
    }
    way
}
