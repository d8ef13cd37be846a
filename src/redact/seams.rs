//! The end of a page and the beginning of the next, read on as an eye reads on: past the foot of the one and the head of the other.

use crate::model::Span;

/// Lines at the foot or head of a page that may stand between the two parts of a name.
const MARGIN: usize = 3;
/// Letters looked at on either side.
const NEAR: usize = 120;

/// A way of reading on from one page to the next.
pub struct Seam {
    /// What is read.
    pub text: String,
    /// Where its beginning stands in the first page's text.
    tail: Span,
    /// Where its end stands in the second page's.
    head: Span,
}

impl Seam {
    /// The parts of `span` (of [`Seam::text`]) in both pages; `None` where it lies in one.
    pub fn parts(&self, span: Span) -> Option<(Span, Span)> {
        let joint = self.tail.len();
        let crosses = span.start < joint && span.end > joint + 1;
        crosses.then(|| {
            let end = (self.head.start + span.end - joint - 1).min(self.head.end);
            (Span::new(self.tail.start + span.start, self.tail.end), Span::new(self.head.start, end))
        })
    }
}

/// Every way of reading on from `before` to `after`, the plain one first.
pub fn seams(before: &str, after: &str) -> Vec<Seam> {
    let (foot, head) = (lines(before), lines(after));
    let ways = (0..=MARGIN).flat_map(|cut| (0..=MARGIN).map(move |skipped| (cut, skipped)));
    let seam = |(cut, skipped): (usize, usize)| {
        let (last, first) = (*foot.get(foot.len().checked_sub(cut + 1)?)?, *head.get(skipped)?);
        let tail = Span::new(fitting(before, last.start.max(last.end.saturating_sub(NEAR))), last.end);
        let head = Span::new(first.start, fitting(after, first.end.min(first.start + NEAR)));
        Some(Seam { text: format!("{}\n{}", tail.of(before), head.of(after)), tail, head })
    };
    ways.filter_map(seam).collect()
}

/// The first boundary of letters from `at` on.
fn fitting(text: &str, at: usize) -> usize {
    (at..text.len()).find(|n| text.is_char_boundary(*n)).unwrap_or(text.len())
}

/// Where the lines stand that say something.
fn lines(text: &str) -> Vec<Span> {
    let mut at = 0;
    let span = |line: &str| {
        let start = at;
        at += line.len();
        Span::new(start, start + line.trim_end().len())
    };
    text.split_inclusive('\n').map(span).filter(|s| !s.of(text).trim().is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_read_on_past_foot_and_head() {
        let (before, after) = ("so Marta Quist-\n\nPage 1", "Minutes\ngaard left");
        let all = seams(before, after);
        let told: Vec<&str> = all.iter().map(|s| s.text.as_str()).collect();
        assert_eq!(told[0], "Page 1\nMinutes");
        let seam = all.iter().find(|s| s.text == "so Marta Quist-\ngaard left").unwrap();
        let (a, b) = seam.parts(Span::new(3, 21)).unwrap();
        assert_eq!((a.of(before), b.of(after)), ("Marta Quist-", "gaard"));
        assert!(seam.parts(Span::new(3, 15)).is_none() && seam.parts(Span::new(16, 21)).is_none());
    }

    #[test]
    fn long_lines_are_cut_between_letters() {
        let line = "\u{e4}".repeat(200);
        assert!(seams(&line, &line)[0].text.chars().count() <= 2 * NEAR);
        assert!(seams("", "x").is_empty());
    }
}
