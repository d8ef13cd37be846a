//! The one way evidence reaches a terminal: control, bidirectional and invisible characters become visible marks, so that
//! a document can neither move the cursor nor disguise what it says.

use std::borrow::Cow;

/// `text` on one line, safe to paint: line ends become `⏎`, tabs a space, other control characters `␀`-style pictures,
/// bidirectional and zero-width characters `·`.
pub fn line(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_plain) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(visible).collect())
}

/// The safe form of one character; every character gives exactly one, so offsets in characters are kept.
pub fn visible(c: char) -> char {
    match c {
        '\n' => '⏎',
        '\t' | '\r' => ' ',
        '\u{7f}' => '␡',
        c if (c as u32) < 0x20 => char::from_u32(0x2400 + c as u32).unwrap_or('·'),
        c if is_plain(c) => c,
        _ => '·',
    }
}

fn is_plain(c: char) -> bool {
    !(c.is_control()
        || matches!(c, '\u{00AD}' | '\u{061C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E0FFF}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_steers_a_terminal_survives() {
        let hostile = "a\u{1b}[2Jb\u{202e}c\u{200b}d\u{9b}31m\r\n\u{7f}";
        let safe = line(hostile);
        assert!(safe.chars().all(|c| !c.is_control() && c != '\u{202e}' && c != '\u{200b}'), "{safe}");
        assert_eq!(safe.chars().count(), hostile.chars().count());
    }
}
