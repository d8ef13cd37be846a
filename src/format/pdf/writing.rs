//! Guesses whether a picture shows writing: most of it plain ground, with small dark or light marks in rows. A photograph, a
//! shading or a logo does not. When unsure, yes: a needless recognition costs seconds, a missed letter a person's data.

use super::plane::Plane;

/// Edge of a cell in pixels of the reduced picture.
const CELL: u32 = 16;
/// The picture is looked at no wider or higher than this.
const LOOK: f64 = 1200.0;

/// True where the picture may hold words.
pub(crate) fn looks_written(plane: &Plane) -> bool {
    let small;
    let most = f64::from(plane.width.max(plane.height));
    let plane = if most < 2.0 * LOOK {
        plane
    } else {
        small = plane.clone().reduced(f64::from(plane.width) * LOOK / most, f64::from(plane.height) * LOOK / most);
        &small
    };
    let (across, down) = (plane.width / CELL, plane.height / CELL);
    if across == 0 || down == 0 {
        return false;
    }
    let (mut marked, mut plain) = (0, 0);
    for y in 0..down {
        for x in 0..across {
            match look(plane, x * CELL, y * CELL) {
                Cell::Marked => marked += 1,
                Cell::Plain => plain += 1,
                Cell::Other => {}
            }
        }
    }
    let all = across * down;
    marked >= 4 && marked * 50 >= all && (marked + plain) * 2 >= all
}

enum Cell {
    /// One grey.
    Plain,
    /// A ground with marks on it.
    Marked,
    /// Many greys.
    Other,
}

fn look(plane: &Plane, x0: u32, y0: u32) -> Cell {
    let mut counts = [0u32; 16];
    let mut steps = 0;
    for y in y0..y0 + CELL {
        let start = (y * plane.width + x0) as usize;
        let row = &plane.data[start..start + CELL as usize];
        row.iter().for_each(|p| counts[usize::from(p >> 4)] += 1);
        steps += row.windows(2).filter(|p| p[0].abs_diff(p[1]) > 40).count();
    }
    let total = CELL * CELL;
    let (ground, most) = (0..).zip(counts).max_by_key(|(_, c)| *c).unwrap_or((0, 0));
    let beside = |at: usize| counts.get(at).copied().unwrap_or(0);
    let near = most + beside(ground + 1) + ground.checked_sub(1).map_or(0, beside);
    if near * 100 > total * 97 {
        return Cell::Plain;
    }
    // A line or an edge has one step a row, letters have several.
    if near * 100 >= total * 45 && steps > 20 { Cell::Marked } else { Cell::Other }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plane(width: u32, height: u32, grey: impl Fn(u32, u32) -> u8) -> Plane {
        let data = (0..height).flat_map(|y| (0..width).map(move |x| (x, y))).map(|(x, y)| grey(x, y)).collect();
        Plane { width, height, data }
    }

    #[test]
    fn letters_on_a_ground_are_writing_and_photographs_are_not() {
        let stroke = |x: u32, y: u32| y % 20 < 10 && (x * 7 + y / 20 * 3) % 10 < 3;
        assert!(looks_written(&plane(400, 200, |x, y| if stroke(x, y) { 20 } else { 250 })));
        assert!(looks_written(&plane(400, 200, |x, y| if stroke(x, y) { 250 } else { 30 })), "white on black");
        assert!(!looks_written(&plane(400, 200, |x, y| ((x + y) * 255 / 600) as u8)), "a shading");
        assert!(!looks_written(&plane(400, 200, |x, _| if x < 200 { 0 } else { 255 })), "two boxes");
        let noise = |x: u32, y: u32| ((x.wrapping_mul(2_654_435_761) ^ y.wrapping_mul(40_503_007)) >> 13) as u8;
        assert!(!looks_written(&plane(400, 200, noise)), "leaves of a tree");
        assert!(!looks_written(&plane(400, 200, |_, _| 255)));
    }
}
