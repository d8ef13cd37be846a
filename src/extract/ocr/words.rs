//! Recognised words: their text in lines, how sure they are, and two readings of one picture brought together.

use serde::{Deserialize, Serialize};

/// Confidence from which a word counts as read, per cent.
const CERTAIN: u8 = 60;
/// A word below this is what a recogniser makes of dirt and faces, per cent.
const DIRT: u8 = 25;

/// A recognised word. Boxes are in pixels of the picture, from its top left corner.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Word {
    /// As read.
    pub text: String,
    /// Left edge.
    pub left: u32,
    /// Upper edge.
    pub top: u32,
    /// Width.
    pub width: u32,
    /// Height.
    pub height: u32,
    /// How sure, per cent.
    pub confidence: u8,
    /// Block and paragraph it stands in.
    pub paragraph: [u32; 2],
    /// Line within the paragraph.
    pub line: u32,
}

impl Word {
    /// True where the recogniser is sure of it and it says something.
    pub fn is_certain(&self) -> bool {
        self.confidence >= CERTAIN && self.text.chars().any(char::is_alphanumeric)
    }

    fn is_dirt(&self) -> bool {
        self.confidence < DIRT || !self.text.chars().any(char::is_alphanumeric)
    }

    fn covers(&self, other: &Word) -> bool {
        let inside = |at: u32, start: u32, length: u32| at >= start && at <= start + length;
        inside(other.left + other.width / 2, self.left, self.width)
            && inside(other.top + other.height / 2, self.top, self.height)
    }
}

/// The text: words joined by spaces, lines by line ends, paragraphs by an empty line. A line of nothing but dirt is left out;
/// a doubtful word within a line that reads is kept, for a name may be it.
pub fn text(words: &[Word]) -> String {
    let mut out = String::new();
    let mut last: Option<&[Word]> = None;
    for line in words.chunk_by(|a, b| (a.paragraph, a.line) == (b.paragraph, b.line)) {
        if line.iter().all(Word::is_dirt) {
            continue;
        }
        if let Some(before) = last {
            out.push_str(if before[0].paragraph == line[0].paragraph { "\n" } else { "\n\n" });
        }
        let words: Vec<&str> = line.iter().map(|w| w.text.as_str()).collect();
        out.push_str(&words.join(" "));
        last = Some(line);
    }
    out
}

/// Mean confidence over the characters that count, per cent; `None` where there are none.
pub fn confidence(words: &[Word]) -> Option<u8> {
    let counted = words.iter().filter(|w| !w.is_dirt());
    let (sum, characters) = counted.fold((0, 0), |(sum, all), w| {
        let length = w.text.chars().count();
        (sum + usize::from(w.confidence) * length, all + length)
    });
    (characters > 0).then(|| (sum / characters) as u8)
}

/// Adds to a page's words those of a second look for sparse text that stand where the first saw nothing certain.
pub fn add_sparse(words: &mut Vec<Word>, sparse: Vec<Word>) {
    let after = words.iter().map(|w| w.paragraph[0]).max().unwrap_or(0);
    let new: Vec<Word> = sparse
        .into_iter()
        .filter(|s| s.is_certain() && !words.iter().any(|w| w.is_certain() && (w.covers(s) || s.covers(w))))
        .collect();
    words.retain(|w| w.is_certain() || !new.iter().any(|n| n.covers(w) || w.covers(n)));
    words.extend(new.into_iter().map(|mut word| {
        word.paragraph[0] += after;
        word
    }));
}

/// Puts the words of a picture turned straight in the place of those read askew, where more letters of them are certain.
pub fn prefer(words: &mut Vec<Word>, straight: Vec<Word>) {
    let letters = |w: &Word| w.text.chars().filter(|c| c.is_alphanumeric()).count();
    let certain = |words: &[Word]| words.iter().filter(|w| w.is_certain()).map(letters).sum::<usize>();
    if certain(&straight) > certain(words) {
        *words = straight;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(text: &str, left: u32, paragraph: u32, line: u32, confidence: u8) -> Word {
        Word {
            text: text.into(),
            left,
            top: 10 * line,
            width: 20,
            height: 8,
            confidence,
            paragraph: [1, paragraph],
            line,
        }
    }

    #[test]
    fn lines_and_paragraphs_are_kept_and_lines_of_dirt_left_out() {
        let words = [
            word("Dear", 0, 1, 1, 95),
            word("Zolt4n", 30, 1, 1, 20),
            word("~~", 0, 1, 2, 90),
            word("thanks", 0, 1, 3, 90),
            word("Bye", 0, 2, 1, 90),
        ];
        assert_eq!(text(&words), "Dear Zolt4n\nthanks\n\nBye");
        assert_eq!(confidence(&words[2..3]), None);
        assert_eq!(confidence(&words[..1]), Some(95));
    }

    #[test]
    fn words_read_straight_win_by_their_letters() {
        let mut words = vec![word("yt", 0, 1, 1, 90), word("oot", 30, 1, 1, 90), word("garbage", 60, 1, 1, 30)];
        prefer(&mut words, vec![word("Zoltan", 0, 1, 1, 90)]);
        assert_eq!(words[0].text, "Zoltan");
        prefer(&mut words, vec![word("o", 0, 1, 1, 90), word("f", 9, 1, 1, 90)]);
        assert_eq!(words.len(), 1);
    }

    #[test]
    fn a_second_look_adds_what_the_first_missed_and_replaces_doubt() {
        let mut words = vec![word("Name", 0, 1, 1, 95), word("Zo1tn", 30, 1, 1, 30)];
        add_sparse(&mut words, vec![word("Nome", 1, 1, 1, 99), word("Zoltan", 31, 1, 1, 90), word("x", 90, 1, 1, 40)]);
        let texts: Vec<&str> = words.iter().map(|w| w.text.as_str()).collect();
        assert_eq!(texts, ["Name", "Zoltan"]);
    }
}
