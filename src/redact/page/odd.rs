//! Orders in which a page's design has its letters read: down a stack of single letters, from a capital dropped over several lines to the first of them,
//! and along a line without the marks of its footnotes.

use super::orders::{COLUMN, Order, Spot, spell};

/// All of them; `lines` are in the order of their baselines.
pub(super) fn all(lines: &[Vec<Spot>]) -> [Order; 3] {
    [stacked(lines), dropped(lines), level(lines)]
}

/// Single letters that stand over each other, from top to bottom.
fn stacked(lines: &[Vec<Spot>]) -> Order {
    let mut alone: Vec<&Spot> = Vec::new();
    for line in lines {
        for (n, spot) in line.iter().enumerate() {
            let apart = 0.8 * spot.size;
            let before = n.checked_sub(1).is_none_or(|b| spot.x0 - line[b].x1 > apart);
            let after = line.get(n + 1).is_none_or(|a| a.x0 - spot.x1 > apart);
            if before && after {
                alone.push(spot);
            }
        }
    }
    let middle = |s: &Spot| (s.x0 + s.x1) / 2.0;
    alone.sort_by(|a, b| a.turn.cmp(&b.turn).then(middle(a).total_cmp(&middle(b))));
    let mut stacks: Vec<Vec<&Spot>> = Vec::new();
    for spot in alone {
        match stacks.last_mut() {
            Some(stack) if stack[0].turn == spot.turn && (middle(spot) - middle(stack[0])).abs() < 0.4 * spot.size => {
                stack.push(spot);
            }
            _ => stacks.push(vec![spot]),
        }
    }
    let mut out = Order::new();
    for mut stack in stacks.into_iter().filter(|s| s.len() > 2) {
        stack.sort_by(|a, b| a.y.total_cmp(&b.y));
        let mut end = f64::MAX;
        for spot in stack {
            if spot.y - end > 3.0 * spot.size {
                out.push(None);
            }
            out.extend(spot.glyphs.iter().map(|g| Some(*g)));
            end = spot.y;
        }
        out.push(None);
    }
    out
}

/// A letter so many times as high as those beside it is dropped.
const LARGE: f64 = 1.7;

/// Letters that are dropped over several lines, each with the first line beside it.
fn dropped(lines: &[Vec<Spot>]) -> Order {
    let mut out = Order::new();
    for (n, line) in lines.iter().enumerate() {
        // Such a letter begins its line, or stands apart.
        let begins = |m: usize| m == 0 || line[m].x0 - line[m - 1].x1 > COLUMN * line[m - 1].size;
        for large in (0..line.len()).filter(|m| begins(*m)).map(|m| &line[m]) {
            // Lines are in the order of their baselines: those beside it are the last ones before its own, and its own.
            let above =
                lines[..=n].iter().rev().take_while(|l| l[0].turn == large.turn && l[0].y > large.y - large.size);
            let Some(first) = above.filter_map(|l| beside(large, l)).last() else { continue };
            out.extend(large.glyphs.iter().map(|g| Some(*g)));
            spell(first, &mut out);
        }
    }
    out
}

/// What is smaller than this part of its line's letters is a mark between them.
const MARK: f64 = 0.75;

/// Along each line that has smaller letters in it, without these: the mark of a footnote parts no name.
fn level(lines: &[Vec<Spot>]) -> Order {
    let mut out = Order::new();
    for line in lines {
        let largest = line.iter().map(|s| s.size).fold(0.0, f64::max);
        let is_mark = |s: &Spot| s.size < MARK * largest;
        if line.iter().any(is_mark) {
            spell(&line.iter().filter(|s| !is_mark(s)).cloned().collect::<Vec<_>>(), &mut out);
        }
    }
    out
}

/// What of a line stands right beside a letter that is much higher.
fn beside<'l>(large: &Spot, line: &'l [Spot]) -> Option<&'l [Spot]> {
    let right = |s: &Spot| large.size > LARGE * s.size && (-0.3..1.5).contains(&((s.x0 - large.x1) / s.size));
    line.iter().position(right).map(|m| &line[m..])
}
