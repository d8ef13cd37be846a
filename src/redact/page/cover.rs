//! Boxes drawn by hand on a composed page: letters and shapes under them go, pixels of pictures under them are painted over, and
//! a dark box with its label stands where nothing else does.

use super::{Letter, Mark, Sheet, paths};
use crate::format::leaf::{Ink, Matrix, Op, Pixels, Seg, Shape, Shown};
use crate::model::Area;

/// Ground of a box, as of those in a line.
const DARK: [u8; 3] = [25, 25, 25];
/// Height of an em of a label, points, and the part of the box that it may fill.
const LABEL: (f64, f64) = (19.0, 0.9);
/// More steps than this may be a drawing.
const DRAWING: usize = 40;

/// Covers `boxes`, each with its label; tells which of them hold nothing but what covers them. A whole page is that box alone.
///
/// # Errors
/// Why the page cannot be shown with them, in words of ours.
pub fn cover(sheet: &mut Sheet, boxes: &[(Area, String)]) -> Result<Vec<[f64; 4]>, String> {
    if let Some((_, label)) = boxes.iter().find(|(area, _)| area.is_whole()) {
        let all = [0.0, 0.0, sheet.width, sheet.height];
        let marks = labelled(all, label);
        *sheet = Sheet { marks, shapes: Vec::new(), boxes: Vec::new(), changed: vec![all], ..sheet.clone() };
        return Ok(vec![all]);
    }
    let mut free = Vec::new();
    for (area, label) in boxes {
        let area = area.on(sheet.width, sheet.height);
        clear(sheet, area)?;
        sheet.changed.push(area);
        let letters = sheet.marks.iter().any(|m| match m {
            Mark::Letters(letters) => letters.iter().any(|l| !l.text.trim().is_empty() && overlap(around(l), area)),
            Mark::Box { matrix, width, .. } => overlap(boxed(matrix, *width), area),
            _ => false,
        });
        if !letters {
            sheet.marks.extend(labelled(area, label));
            free.push(area);
        }
    }
    Ok(free)
}

/// Takes away what lies under `area`.
fn clear(sheet: &mut Sheet, area: [f64; 4]) -> Result<(), String> {
    let shapes = &sheet.shapes;
    let under = |letter: &Letter| meets(cell(letter), area) || ink(letter, shapes).is_some_and(|i| meets(i, area));
    let mut out = Vec::with_capacity(sheet.marks.len());
    for mark in std::mem::take(&mut sheet.marks) {
        out.push(match mark {
            // What a line set again put here was not under the box: lines have lost what was already.
            Mark::Letters(letters) => Mark::Letters(letters),
            Mark::Ground(mut pixels) => {
                let scale = (f64::from(pixels.width) / sheet.width, f64::from(pixels.height) / sheet.height);
                paint(&mut pixels, |x, y| inside((x / scale.0, y / scale.1), area), &DARK);
                Mark::Ground(pixels)
            }
            Mark::Other(op) => match without(op, area)? {
                Some(op) => Mark::Other(op),
                None => continue,
            },
            boxed @ Mark::Box { .. } => boxed,
        });
    }
    let _ = under;
    sheet.marks = out;
    Ok(())
}
