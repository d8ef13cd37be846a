//! The orders in which the glyphs of a page can be read: as painted, straight along each line, down each column, piece by piece
//! where pieces lie over each other, and those of odd designs. Readers differ in what they join; what any of them may join is looked at.

use super::odd;

/// Where a glyph stands.
pub(super) struct Place {
    /// Its number.
    pub glyph: u32,
    /// Origin on the baseline, page space.
    pub from: (f64, f64),
    /// Where the next glyph would start.
    pub to: (f64, f64),
    /// Direction of the baseline, a unit vector.
    pub along: (f64, f64),
    /// Height of an em.
    pub size: f64,
    /// It shows nothing.
    pub blank: bool,
}

/// A sequence of glyphs; `None` stands for white space.
pub(super) type Order = Vec<Option<u32>>;

/// From this gap on, in ems, there is white space between two glyphs.
const SPACE: f64 = 0.14;
/// Glyphs whose baselines are nearer than this, in ems, stand on one line.
const LINE: f64 = 0.35;
/// Pieces whose baselines are nearer than this may be read as one line.
const OVER: f64 = 0.6;

/// All of them. `places` in paint order.
pub(super) fn orders(places: &[Place]) -> Vec<Order> {
    let mut inked: Vec<Spot> = Vec::with_capacity(places.len());
    let mut spaced = false;
    for place in places {
        if !place.blank {
            inked.push(Spot { spaced, ..Spot::of(place) });
        }
        spaced = place.blank;
    }
    let lines = lines(inked, LINE);
    let plain = [painted(places), straight(&lines), down(&lines), pieces(places)];
    plain.into_iter().chain(odd::all(&lines)).collect()
}

fn painted(places: &[Place]) -> Order {
    let mut out = Order::new();
    let mut end: Option<(f64, f64)> = None;
    for p in places {
        if end.is_some_and(|(x, y)| (p.from.0 - x).hypot(p.from.1 - y) > SPACE * p.size) {
            out.push(None);
        }
        out.push(Some(p.glyph));
        end = Some(p.to);
    }
    out
}

/// A glyph, or a piece of several, in the frame of its direction.
#[derive(Clone)]
pub(super) struct Spot {
    pub glyphs: Vec<u32>,
    pub turn: i64,
    pub x0: f64,
    pub x1: f64,
    pub y: f64,
    pub size: f64,
    /// White space was painted just before it.
    spaced: bool,
}

impl Spot {
    fn of(place: &Place) -> Spot {
        let (c, s) = place.along;
        let x = |p: (f64, f64)| p.0 * c + p.1 * s;
        let (x0, x1) = (x(place.from).min(x(place.to)), x(place.from).max(x(place.to)));
        let y = -place.from.0 * s + place.from.1 * c;
        // Directions that differ by a hair are one.
        let turn = (s.atan2(c).to_degrees() / 3.0).round() as i64;
        Spot { glyphs: vec![place.glyph], turn, x0, x1, y, size: place.size.max(1e-3), spaced: false }
    }
}

/// Spots of one direction whose baselines are near, each line from left to right.
fn lines(mut spots: Vec<Spot>, near: f64) -> Vec<Vec<Spot>> {
    spots.sort_by(|a, b| a.turn.cmp(&b.turn).then(a.y.total_cmp(&b.y)));
    let mut out: Vec<Vec<Spot>> = Vec::new();
    for spot in spots {
        let joins = |line: &&mut Vec<Spot>| {
            line.first().is_some_and(|f| f.turn == spot.turn && (spot.y - f.y).abs() < near * f.size.max(spot.size))
        };
        match out.last_mut().filter(joins) {
            Some(line) => line.push(spot),
            None => out.push(vec![spot]),
        }
    }
    out.iter_mut().for_each(|line| line.sort_by(|a, b| a.x0.total_cmp(&b.x0)));
    out
}

fn straight(lines: &[Vec<Spot>]) -> Order {
    let mut out = Order::new();
    lines.iter().for_each(|line| spell(line, &mut out));
    out
}

/// From this gap on, in ems, what follows in a line may be another column.
pub(super) const COLUMN: f64 = 1.0;
/// Lines of a column follow each other within this many ems.
const NEXT: f64 = 2.2;

/// Column by column: each part of a line, then the part that stands right under it.
fn down(lines: &[Vec<Spot>]) -> Order {
    let mut parts: Vec<&[Spot]> = Vec::new();
    for line in lines {
        parts.extend(line.chunk_by(|a, b| b.x0 - a.x1 < COLUMN * a.size.max(b.size)));
    }
    let ends = |p: &[Spot]| (p[0].x0, p.iter().map(|s| s.x1).fold(f64::MIN, f64::max));
    // For each part, the nearest one under it that begins where it begins, or else stands under it at all.
    let under = |n: usize| {
        let (above, (x0, x1)) = (&parts[n][0], ends(parts[n]));
        let near = parts[n + 1..].iter().enumerate().take(400).map(|(m, p)| (n + 1 + m, *p));
        let below = near
            .take_while(|(_, p)| p[0].turn == above.turn && p[0].y - above.y < NEXT * above.size.max(p[0].size))
            .filter(|(_, p)| p[0].y - above.y > 0.5 * above.size && ends(p).0 < x1 && ends(p).1 > x0);
        below
            .min_by(|(_, a), (_, b)| {
                let off = |p: &[Spot]| (p[0].y - above.y) + 0.2 * (p[0].x0 - x0).abs();
                off(a).total_cmp(&off(b))
            })
            .map(|(m, _)| m)
    };
    let next: Vec<Option<usize>> = (0..parts.len()).map(under).collect();
    let mut taken = vec![false; parts.len()];
    let mut out = Order::new();
    for start in 0..parts.len() {
        let mut at = Some(start).filter(|s| !taken[*s]);
        while let Some(n) = at {
            spell(parts[n], &mut out);
            taken[n] = true;
            at = next[n].filter(|m| !taken[*m]);
        }
    }
    out
}

/// Words as they were painted, side by side however they overlap: readers that join words join these.
fn pieces(places: &[Place]) -> Order {
    let mut words: Vec<Spot> = Vec::new();
    let mut open = false;
    for place in places {
        if place.blank {
            open = false;
            continue;
        }
        let spot = Spot::of(place);
        match words.last_mut() {
            Some(word)
                if open
                    && word.turn == spot.turn
                    && (spot.y - word.y).abs() < 0.1 * spot.size
                    && (spot.x0 - word.x1).abs() < 2.0 * SPACE * spot.size =>
            {
                word.glyphs.extend(spot.glyphs);
                word.x1 = word.x1.max(spot.x1);
            }
            _ => words.push(spot),
        }
        open = true;
    }
    let mut out = Order::new();
    for word in lines(words, OVER).into_iter().flatten() {
        out.extend(word.glyphs.into_iter().map(Some));
        out.push(None);
    }
    out
}

/// A line's glyphs, with white space where they stand apart.
pub(super) fn spell(line: &[Spot], out: &mut Order) {
    let mut end = f64::MAX;
    for spot in line {
        if spot.spaced || spot.x0 - end > SPACE * spot.size {
            out.push(None);
        }
        out.extend(spot.glyphs.iter().map(|g| Some(*g)));
        end = spot.x1;
    }
    out.push(None);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(text: &str, x: f64, y: f64, from: u32) -> Vec<Place> {
        let place = |(n, c): (usize, char)| Place {
            glyph: from + n as u32,
            from: (x + 6.0 * n as f64, y),
            to: (x + 6.0 * (n + 1) as f64, y),
            along: (1.0, 0.0),
            size: 12.0,
            blank: c == ' ',
        };
        text.chars().enumerate().map(place).collect()
    }

    fn read(places: &[Place], text: &str) -> Vec<String> {
        let letters: Vec<char> = text.chars().collect();
        let show = |order: &Order| order.iter().map(|g| g.map_or(' ', |g| letters[g as usize])).collect();
        orders(places).iter().map(show).collect()
    }

    #[test]
    fn words_that_overlap_are_read_side_by_side() {
        // `stood` is painted first, over the end of `under`, and a little lower.
        let mut places = word("stood", 122.0, 104.0, 0);
        places.extend(word("under", 100.0, 100.0, 5));
        let read = read(&places, "stoodunder");
        assert!(read.iter().any(|r| r.contains("under stood")), "{read:?}");
    }

    #[test]
    fn a_dropped_capital_is_read_with_the_first_line_beside_it() {
        let mut places = word("Q", 100.0, 128.0, 0);
        (places[0].size, places[0].to) = (40.0, (130.0, 128.0));
        places.extend(word("uist came", 132.0, 100.0, 1));
        places.extend(word("and said", 132.0, 114.0, 10));
        places.extend(word("so to us", 132.0, 128.0, 18));
        let read = read(&places, "Quist cameand saidso to us");
        assert!(read.iter().any(|r| r.contains("Quist came")), "{read:?}");
    }

    #[test]
    fn the_mark_of_a_footnote_parts_no_name() {
        let mut places = word("Quist", 100.0, 100.0, 0);
        places.extend(word("2", 130.0, 96.0, 5));
        places[5].size = 6.0;
        places.extend(word("gaard", 136.0, 100.0, 6));
        let read = read(&places, "Quist2gaard");
        assert!(read.iter().any(|r| r.replace(' ', "").contains("Quistgaard")), "{read:?}");
    }

    #[test]
    fn letters_that_interleave_are_read_along_the_line() {
        let mut places: Vec<Place> = word("marta", 100.0, 100.0, 0);
        places.sort_by_key(|p| p.glyph % 2);
        assert!(read(&places, "marta").iter().any(|r| r.contains("marta")));
    }

    #[test]
    fn columns_are_read_one_after_the_other() {
        let mut places = word("one", 100.0, 100.0, 0);
        places.extend(word("two", 200.0, 100.0, 3));
        places.extend(word("six", 100.0, 114.0, 6));
        places.extend(word("ten", 200.0, 114.0, 9));
        assert!(read(&places, "onetwosixten").iter().any(|r| r.contains("one six two ten")));
    }

    #[test]
    fn single_letters_are_read_downwards_and_words_are_not() {
        let mut places: Vec<Place> = Vec::new();
        for n in 0..5 {
            places.extend(word("m", 100.0, 100.0 + 13.0 * f64::from(n), n));
        }
        assert!(read(&places, "marta").iter().any(|r| r.contains("marta")));
        let mut lines = word("mo", 100.0, 100.0, 0);
        lines.extend(word("an", 100.0, 113.0, 2));
        lines.extend(word("ra", 100.0, 126.0, 4));
        assert!(!read(&lines, "moanra").iter().any(|r| r.contains("mar")));
    }
}
