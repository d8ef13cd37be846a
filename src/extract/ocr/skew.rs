//! Writing that stands askew: a sheet laid crookedly on the scanner, a sign photographed from the side. The recogniser reads a few degrees by itself;
//! for more, the picture is turned first.

use super::Word;
use crate::format::Picture;

/// Pixels along the longer side of what is looked at.
const LOOKED: u32 = 900;
/// Points of ink looked at.
const POINTS: usize = 20_000;
/// Angles looked at, degrees to either side.
const WIDEST: f64 = 45.0;
/// Less than this the recogniser reads by itself, degrees.
const LEAST: f64 = 2.0;
/// Lines stand out so many times more in their own direction than straight across.
const PLAIN: f64 = 1.4;

/// The angle of a picture's lines of writing against its own, in radians, clockwise; `None` where they run straight, or where there are none.
pub fn angle(picture: &Picture) -> Option<f64> {
    let points = ink(picture);
    if points.len() < 200 {
        return None;
    }
    let best = |from: f64, to: f64, step: f64| {
        let steps = ((to - from) / step).round() as i32;
        let all =
            (0..=steps).map(|n| from + f64::from(n) * step).map(|degrees| (degrees, standing_out(&points, degrees)));
        all.max_by(|a, b| a.1.total_cmp(&b.1)).unwrap_or((0.0, 0.0))
    };
    let (coarse, _) = best(-WIDEST, WIDEST, 1.0);
    let (fine, plain) = best(coarse - 1.0, coarse + 1.0, 0.2);
    let straight = standing_out(&points, 0.0);
    (fine.abs() >= LEAST && plain > PLAIN * straight).then(|| fine.to_radians())
}

/// How much ink gathers in lines of that direction: the squares of the steps from one line of pixels to the next.
fn standing_out(points: &[(f64, f64)], degrees: f64) -> f64 {
    let (s, c) = degrees.to_radians().sin_cos();
    let middle = f64::from(LOOKED) * 1.5;
    let mut rows = vec![0.0f64; 3 * LOOKED as usize];
    for (x, y) in points {
        // Shared between two rows, or the grid of pixels itself would stand out along its diagonals.
        let place = y * c - x * s + middle;
        let part = place.fract();
        if let Some([upper, lower]) = rows.get_mut(place as usize..).and_then(|r| r.first_chunk_mut::<2>()) {
            *upper += 1.0 - part;
            *lower += part;
        }
    }
    rows.windows(2).map(|w| (w[1] - w[0]).powi(2)).sum()
}

/// Points that differ from the ground, of a smaller picture, from its middle.
fn ink(picture: &Picture) -> Vec<(f64, f64)> {
    let scale = f64::from(picture.width.max(picture.height)) / f64::from(LOOKED);
    let scale = scale.max(1.0);
    let (wide, high) = ((f64::from(picture.width) / scale) as u32, (f64::from(picture.height) / scale) as u32);
    let at = |x: u32, y: u32| {
        let (x, y) = ((f64::from(x) * scale) as usize, (f64::from(y) * scale) as usize);
        picture.grey.get(y * picture.width as usize + x).copied().unwrap_or(255)
    };
    let mut count = [0u32; 256];
    (0..high).flat_map(|y| (0..wide).map(move |x| (x, y))).for_each(|(x, y)| count[at(x, y) as usize] += 1);
    let ground = (0..=255u8).max_by_key(|v| count[*v as usize]).unwrap_or(255);
    let (low, most) = (count.iter().position(|n| *n > 0), count.iter().rposition(|n| *n > 0));
    let range = most.unwrap_or(0) - low.unwrap_or(0);
    let apart = (range / 3).max(12) as u8;
    let is_ink = |(x, y): &(u32, u32)| at(*x, *y).abs_diff(ground) > apart;
    let all: Vec<(u32, u32)> = (0..high).flat_map(|y| (0..wide).map(move |x| (x, y))).filter(is_ink).collect();
    let (mx, my) = (f64::from(wide) / 2.0, f64::from(high) / 2.0);
    let every = all.len().div_ceil(POINTS).max(1);
    // One in so many, in no order that could stand out.
    let picked = |(n, _): &(usize, (u32, u32))| (n.wrapping_mul(0x9e37_79b9) >> 7).is_multiple_of(every);
    let picked = all.into_iter().enumerate().filter(picked);
    picked.map(|(_, (x, y))| (f64::from(x) - mx, f64::from(y) - my)).collect()
}

/// A picture turned so that lines at `angle` run straight, and how its places are found in the source.
pub(super) struct Straight {
    pub picture: Picture,
    angle: f64,
    /// Where its corner lies in the turned frame of the source.
    corner: (f64, f64),
}

impl Straight {
    /// Turns a picture.
    pub fn new(source: &Picture, angle: f64) -> Straight {
        let (s, c) = angle.sin_cos();
        let (w, h) = (f64::from(source.width), f64::from(source.height));
        let turned = [(0.0, 0.0), (w, 0.0), (0.0, h), (w, h)].map(|(x, y)| (x * c + y * s, y * c - x * s));
        let least = |pick: fn(&(f64, f64)) -> f64| turned.iter().map(pick).fold(f64::MAX, f64::min);
        let most = |pick: fn(&(f64, f64)) -> f64| turned.iter().map(pick).fold(f64::MIN, f64::max);
        let corner = (least(|p| p.0), least(|p| p.1));
        let (width, height) = ((most(|p| p.0) - corner.0).ceil() as u32, (most(|p| p.1) - corner.1).ceil() as u32);
        let edge = source.grey.first().copied().unwrap_or(255);
        let mut grey = Vec::with_capacity(width as usize * height as usize);
        for v in 0..height {
            for u in 0..width {
                let (u, v) = (f64::from(u) + corner.0, f64::from(v) + corner.1);
                grey.push(sample(source, u * c - v * s, u * s + v * c).unwrap_or(edge));
            }
        }
        Straight { picture: Picture { width, height, dpi: source.dpi, grey }, angle, corner }
    }

    /// The upright box in the source around a word read here.
    pub fn back(&self, word: Word) -> Word {
        let (s, c) = self.angle.sin_cos();
        let corner = |u: u32, v: u32| {
            let (u, v) = (f64::from(u) + self.corner.0, f64::from(v) + self.corner.1);
            (u * c - v * s, u * s + v * c)
        };
        let (right, bottom) = (word.left + word.width, word.top + word.height);
        let all =
            [corner(word.left, word.top), corner(right, word.top), corner(word.left, bottom), corner(right, bottom)];
        let (x0, x1) = all.iter().fold((f64::MAX, 0.0), |(a, b), p| (p.0.min(a), p.0.max(b)));
        let (y0, y1) = all.iter().fold((f64::MAX, 0.0), |(a, b), p| (p.1.min(a), p.1.max(b)));
        let whole = |v: f64| v.max(0.0) as u32;
        Word {
            left: whole(x0),
            top: whole(y0),
            width: whole(x1 - x0.max(0.0)),
            height: whole(y1 - y0.max(0.0)),
            ..word
        }
    }
}

/// The grey between four pixels.
fn sample(picture: &Picture, x: f64, y: f64) -> Option<u8> {
    let (left, top) = (x.floor(), y.floor());
    let inside =
        left >= 0.0 && top >= 0.0 && left + 1.0 < f64::from(picture.width) && top + 1.0 < f64::from(picture.height);
    if !inside {
        return None;
    }
    let (fx, fy) = (x - left, y - top);
    let at = top as usize * picture.width as usize + left as usize;
    let grey = |n: usize| picture.grey.get(n).map(|v| f64::from(*v));
    let below = at + picture.width as usize;
    let upper = grey(at)? * (1.0 - fx) + grey(at + 1)? * fx;
    let lower = grey(below)? * (1.0 - fx) + grey(below + 1)? * fx;
    Some((upper * (1.0 - fy) + lower * fy).round() as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Ten lines of dashes, turned.
    fn lines(degrees: f64) -> Picture {
        let (width, height) = (900u32, 700u32);
        let (s, c) = f64::to_radians(degrees).sin_cos();
        let dark = |x: u32, y: u32| {
            let (x, y) = (f64::from(x) - 450.0, f64::from(y) - 350.0);
            let (u, v) = (x * c + y * s, y * c - x * s);
            u.abs() < 300.0 && v.abs() < 200.0 && v.rem_euclid(40.0) < 14.0 && u.rem_euclid(17.0) < 9.0
        };
        let grey = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
        let grey = grey.map(|(x, y)| if dark(x, y) { 30 } else { 240 }).collect();
        Picture { width, height, dpi: 200, grey }
    }

    #[test]
    fn the_angle_of_lines_is_told_and_straight_ones_have_none() {
        for degrees in [-30.0, -5.0, 12.0, 40.0] {
            let found = angle(&lines(degrees)).map_or(0.0, f64::to_degrees);
            assert!((found - degrees).abs() < 0.5, "{degrees}: {found}");
        }
        assert_eq!(angle(&lines(0.0)), None);
        assert_eq!(angle(&Picture { width: 30, height: 30, dpi: 200, grey: vec![255; 900] }), None);
    }

    #[test]
    fn a_turned_picture_runs_straight_and_its_places_are_found_again() {
        let source = lines(12.0);
        let straight = Straight::new(&source, 12f64.to_radians());
        assert_eq!(angle(&straight.picture), None);
        // The middle of one is the middle of the other.
        let (u, v) = (straight.picture.width / 2, straight.picture.height / 2);
        let word = Word {
            text: "x".into(),
            left: u - 20,
            top: v - 5,
            width: 40,
            height: 10,
            confidence: 90,
            paragraph: [1, 1],
            line: 1,
        };
        let back = straight.back(word);
        assert!((f64::from(back.left + back.width / 2) - 450.0).abs() < 3.0, "{back:?}");
        assert!((f64::from(back.top + back.height / 2) - 350.0).abs() < 3.0, "{back:?}");
    }
}
