//! Texts with their places, joined to lines: programs draw a line in pieces, letter by letter or word by word.

/// The lines so far.
#[derive(Default)]
pub struct Runs {
    lines: Vec<String>,
    /// Where the last text stood, and where it ended, if that is known.
    last: Option<(i64, Option<i64>, i64)>,
}

impl Runs {
    /// Adds a text at `x`, `y` that is `width` wide.
    pub fn push(&mut self, x: i64, y: i64, width: Option<i64>, text: &str) {
        let text = text.trim_end_matches('\0');
        if text.is_empty() {
            return;
        }
        let letter = width.map_or(0, |w| w / text.chars().count().max(1) as i64).max(1);
        match (&self.last, self.lines.last_mut()) {
            (Some((last, end, size)), Some(line)) if *last == y => {
                // Nearer than a fifth of a letter is the same word; what went before goes on.
                let near = end.is_some_and(|end| (x - end).abs() * 5 <= letter.max(*size));
                if !near && !line.ends_with(' ') && !text.starts_with(' ') {
                    line.push(' ');
                }
                line.push_str(text);
            }
            _ => self.lines.push(text.to_owned()),
        }
        self.last = Some((y, width.map(|w| x.saturating_add(w)), letter));
    }

    /// True where nothing was drawn.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// The lines in the order of drawing.
    pub fn lines(self) -> Vec<String> {
        self.lines
    }
}
