//! Guesses whether filled shapes are letters: shapes of a letter's size that stand side by side on one line, of many widths.

use hayro_interpret::kurbo::{Affine, BezPath, PathEl, Rect, Shape};

/// Heights of letters in points.
const HEIGHTS: std::ops::Range<f64> = 3.0..40.0;
/// Shapes in a row from which they may be a word.
const WORD: usize = 5;
/// Elements of one path that are looked at.
const MAX_ELEMENTS: usize = 4000;

/// Counts letters that stand in rows.
#[derive(Default)]
pub(crate) struct OutlineWords {
    /// Shapes in rows long and varied enough to be words.
    letters: usize,
    row: Vec<Rect>,
}

impl OutlineWords {
    /// Takes in a filled path; each of its outer contours may be a letter.
    pub fn add(&mut self, path: &BezPath, transform: Affine) {
        for contour in path.elements().get(..MAX_ELEMENTS.min(path.elements().len())).into_iter().flat_map(contours) {
            if contour.len() > 4 {
                self.shape(transform.transform_rect_bbox(BezPath::from_vec(contour.to_vec()).bounding_box()));
            }
        }
    }

    fn shape(&mut self, rect: Rect) {
        if !HEIGHTS.contains(&rect.height()) || rect.width() > 2.0 * rect.height() {
            return;
        }
        let Some(last) = self.row.last().copied() else {
            self.row.push(rect);
            return;
        };
        let inside = rect.x0 >= last.x0 && rect.x1 <= last.x1 && rect.y0 >= last.y0 && rect.y1 <= last.y1;
        if inside {
            return;
        }
        let shared = rect.y1.min(last.y1) - rect.y0.max(last.y0);
        let gap = rect.x0 - last.x1;
        let height = last.height().max(rect.height());
        let beside = shared > 0.5 * last.height().min(rect.height()) && gap > -0.3 * height && gap < height;
        if !beside {
            self.settle();
        }
        self.row.push(rect);
    }

    /// Ends the row; markers of a chart are all alike, letters are not.
    fn settle(&mut self) {
        let row = std::mem::take(&mut self.row);
        let mut widths: Vec<i64> = row.iter().map(|r| (r.width() / r.height() * 20.0) as i64).collect();
        widths.sort_unstable();
        widths.dedup();
        if row.len() >= WORD && widths.len() * 2 > WORD {
            self.letters += row.len();
        }
    }

    /// Letters found so far.
    pub fn letters(&self) -> usize {
        let mut last = OutlineWords { letters: self.letters, row: self.row.clone() };
        last.settle();
        last.letters
    }
}

/// A path cut at its move-to elements.
fn contours(elements: &[PathEl]) -> impl Iterator<Item = &[PathEl]> {
    elements.chunk_by(|_, next| !matches!(next, PathEl::MoveTo(_)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blob(x: f64, width: f64) -> BezPath {
        Rect::new(x, 0.0, x + width, 10.0).to_rounded_rect(2.0).to_path(0.1)
    }

    #[test]
    fn letters_in_a_row_count_and_markers_do_not() {
        let mut word = OutlineWords::default();
        for (at, width) in [6.0, 4.0, 7.0, 3.0, 5.0, 6.5].into_iter().enumerate() {
            word.add(&blob(at as f64 * 9.0, width), Affine::IDENTITY);
        }
        assert_eq!(word.letters(), 6);
        let mut markers = OutlineWords::default();
        (0..20).for_each(|at| markers.add(&blob(f64::from(at) * 9.0, 6.0), Affine::IDENTITY));
        assert_eq!(markers.letters(), 0);
    }
}
