//! What goes from the text of each page: terms that run over the end of a page go from both, also where a foot and a head stand between.

use crate::model::Span;
use crate::redact::Terms;
use crate::redact::seams::{Seam, seams};

/// The spans that go from each page's text, in order, not overlapping.
pub(super) fn spans(terms: &Terms, texts: &[String]) -> Vec<Vec<Span>> {
    let mut out = joined(terms, texts);
    for (n, pair) in texts.windows(2).enumerate() {
        for (before, after) in over(terms, &pair[0], &pair[1]) {
            out[n].push(before);
            out[n + 1].push(after);
        }
    }
    out.into_iter().map(Span::union).collect()
}

/// Those in the texts one behind the other.
fn joined(terms: &Terms, texts: &[String]) -> Vec<Vec<Span>> {
    let found = terms.find(&texts.join("\n"));
    let mut at = 0;
    let mut out = Vec::new();
    for text in texts {
        let page = Span::new(at, at + text.len());
        let cut = |s: &Span| Span::new(s.start.max(page.start) - page.start, s.end.min(page.end) - page.start);
        out.push(found.iter().filter(|s| s.overlaps(page)).map(cut).collect());
        at = page.end + 1;
    }
    out
}

/// Terms that begin above the foot of a page and end under the head of the next: the part in each.
fn over(terms: &Terms, before: &str, after: &str) -> Vec<(Span, Span)> {
    let parts = |seam: &Seam| terms.find(&seam.text).into_iter().filter_map(|s| seam.parts(s)).collect::<Vec<_>>();
    seams(before, after).iter().flat_map(parts).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn left(texts: &[&str]) -> Vec<String> {
        let terms = Terms::new(&["Marta Quistgaard", "Quistgaard"]).unwrap();
        let texts: Vec<String> = texts.iter().map(|t| (*t).to_owned()).collect();
        let cut = |(text, spans): (&String, Vec<Span>)| {
            let mut text = text.clone();
            spans.iter().rev().for_each(|s| text.replace_range(s.start..s.end, "#"));
            text
        };
        texts.iter().zip(spans(&terms, &texts)).map(cut).collect()
    }

    #[test]
    fn a_name_over_two_pages_goes_from_both() {
        assert_eq!(left(&["so Marta Quist-", "gaard left"]), ["so #", "# left"]);
        let (foot, head) = ("so Marta Quist-\n\nPage 1 of 2\nConfidential", "Minutes\n \ngaard left\nand went");
        assert_eq!(left(&[foot, head]), ["so #\n\nPage 1 of 2\nConfidential", "Minutes\n \n# left\nand went"]);
        assert_eq!(left(&["so Marta\n1", "Minutes\nQuistgaard left"]), ["so #\n1", "Minutes\n# left"]);
    }

    #[test]
    fn what_stands_between_stays() {
        let pages = ["he went\nPage 1", "Minutes\nand came\nPage 2", "", "Quistgaard's"];
        assert_eq!(left(&pages), ["he went\nPage 1", "Minutes\nand came\nPage 2", "", "#"]);
    }
}
