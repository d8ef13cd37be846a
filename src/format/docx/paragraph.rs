//! One paragraph with everything a reader of the page would and would not see, runs joined.

use std::ops::Range;

/// Where a piece of a paragraph's text shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layer {
    /// On the page.
    Shown,
    /// On the page, and not there before somebody put it there with changes tracked: what it stands in place of was never beside it.
    Inserted,
    /// Deleted, or moved away, with changes tracked.
    Deleted,
    /// Formatted as hidden.
    Vanished,
    /// White on white.
    White,
    /// Only in programs that cannot show the newer form.
    Fallback,
}

impl Layer {
    /// The layers that are not on the page, with the reason passages give.
    pub const HIDDEN: [(Layer, &'static str); 4] = [
        (Layer::Deleted, "tracked deletion"),
        (Layer::Vanished, "hidden text"),
        (Layer::White, "white text"),
        (Layer::Fallback, "fallback text"),
    ];
}

/// Words of shown text kept either side of a hidden piece, so that a name split between both is whole in one passage.
const CONTEXT_WORDS: usize = 5;

/// A paragraph under construction.
#[derive(Default)]
pub struct Paragraph {
    pieces: Vec<(Layer, String)>,
    /// True where its style or outline level makes it a heading.
    pub heading: bool,
    /// True where its style hides it.
    pub vanish: bool,
    /// True where it is shaded: white text shows.
    pub shaded: bool,
    /// Who deleted text in it.
    pub deleters: Vec<String>,
}

impl Paragraph {
    /// Appends text to a layer.
    pub fn push(&mut self, layer: Layer, text: &str) {
        match self.pieces.last_mut() {
            Some((last, piece)) if *last == layer => piece.push_str(text),
            _ => self.pieces.push((layer, text.to_owned())),
        }
    }

    /// Number of pieces and length of the last: a mark for [`Paragraph::since`].
    pub fn mark(&self) -> (usize, usize) {
        (self.pieces.len(), self.pieces.last().map_or(0, |(_, p)| p.len()))
    }

    /// Takes back everything appended since `mark`, as one text.
    pub fn since(&mut self, mark: (usize, usize)) -> String {
        let mut taken = String::new();
        if let Some((_, piece)) = mark.0.checked_sub(1).and_then(|last| self.pieces.get_mut(last)) {
            taken = piece.split_off(mark.1.min(piece.len()));
        }
        for (_, piece) in self.pieces.drain(mark.0.min(self.pieces.len())..) {
            taken.push_str(&piece);
        }
        taken
    }

    /// What the page shows.
    pub fn shown(&self) -> String {
        self.with(Layer::Shown).0
    }

    /// True where the words of `piece` are read together with those of `layer`: a deletion with what stood there before.
    fn goes_with(piece: Layer, layer: Layer) -> bool {
        piece == layer || piece == Layer::Shown || piece == Layer::Inserted && layer != Layer::Deleted
    }

    /// The text of a hidden layer with the shown words around it; `None` where the layer is blank.
    pub fn hidden(&self, layer: Layer) -> Option<String> {
        let (text, pieces) = self.with(layer);
        if pieces.iter().all(|p| text[p.clone()].trim().is_empty()) {
            return None;
        }
        let mut windows: Vec<Range<usize>> = Vec::new();
        for piece in pieces {
            let window = back(&text, piece.start)..forward(&text, piece.end);
            match windows.last_mut() {
                Some(last) if window.start <= last.end => last.end = window.end.max(last.end),
                _ => windows.push(window),
            }
        }
        let parts: Vec<&str> = windows.into_iter().map(|w| text[w].trim()).collect();
        Some(parts.join(" … "))
    }

    /// Shown text and that of `layer`, and where the latter lies.
    fn with(&self, layer: Layer) -> (String, Vec<Range<usize>>) {
        let (mut text, mut ranges) = (String::new(), Vec::new());
        for (of, piece) in &self.pieces {
            if *of == layer && layer != Layer::Shown {
                ranges.push(text.len()..text.len() + piece.len());
            }
            if Self::goes_with(*of, layer) {
                text.push_str(piece);
            }
        }
        (text, ranges)
    }
}

fn back(text: &str, from: usize) -> usize {
    let mut gaps = text[..from].char_indices().rev().filter(|(_, c)| c.is_whitespace());
    gaps.nth(CONTEXT_WORDS).map_or(0, |(at, _)| at)
}

fn forward(text: &str, from: usize) -> usize {
    let mut gaps = text[from..].char_indices().filter(|(_, c)| c.is_whitespace());
    gaps.nth(CONTEXT_WORDS).map_or(text.len(), |(at, _)| from + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hidden_piece_keeps_the_words_around_it() {
        let mut paragraph = Paragraph::default();
        paragraph.push(Layer::Shown, "one two three four five six seven Jane ");
        paragraph.push(Layer::Deleted, "Smi");
        paragraph.push(Layer::Shown, "th left");
        assert_eq!(paragraph.shown(), "one two three four five six seven Jane th left");
        assert_eq!(paragraph.hidden(Layer::Deleted).as_deref(), Some("four five six seven Jane Smith left"));
        assert_eq!(paragraph.hidden(Layer::White), None);
    }

    #[test]
    fn a_name_is_not_glued_to_what_took_its_place() {
        let mut paragraph = Paragraph::default();
        paragraph.push(Layer::Shown, "The pupil ");
        paragraph.push(Layer::Deleted, "Jane Smith");
        paragraph.push(Layer::Inserted, "Tom Cole");
        paragraph.push(Layer::Shown, " was seen");
        assert_eq!(paragraph.shown(), "The pupil Tom Cole was seen");
        assert_eq!(paragraph.hidden(Layer::Deleted).as_deref(), Some("The pupil Jane Smith was seen"));
    }

    #[test]
    fn what_was_appended_since_a_mark_can_be_taken_back() {
        let mut paragraph = Paragraph::default();
        paragraph.push(Layer::Shown, "ab");
        let mark = paragraph.mark();
        paragraph.push(Layer::Shown, "cd");
        paragraph.push(Layer::White, "e");
        assert_eq!(paragraph.since(mark), "cde");
        assert_eq!(paragraph.shown(), "ab");
    }
}
