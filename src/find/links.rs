//! How two neighbouring words hang together: what stands between them decides whether they can be one name.

/// What joins two words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Link {
    /// White space of at most one line end, quoting marks and markup included.
    Space,
    /// White space with a line end in it.
    Wrap,
    /// A full stop and white space: an initial or an abbreviation, else the end of a sentence.
    Dot,
    /// `.`, `_` or `+` alone: an address or a file name.
    Tight,
    /// A hyphen.
    Hyphen,
    /// A comma: surname first.
    Comma,
    /// A tab: cells of a row.
    Tab,
    /// A slash: an airline's surname first.
    Slash,
    /// An ampersand.
    And,
    /// Brackets or quotation marks.
    Quote,
    /// Nothing: these words are apart.
    None,
}

/// The link that `gap`, the text between two words, makes.
pub(super) fn link(gap: &str) -> Link {
    match gap {
        " " => return Link::Space,
        "." | "_" | "+" => return Link::Tight,
        "-" | "\u{2010}" | "\u{2011}" => return Link::Hyphen,
        "/" => return Link::Slash,
        "\t" => return Link::Tab,
        ", " | "," => return Link::Comma,
        _ => {}
    }
    if gap.len() > 24 {
        return Link::None;
    }
    let (mut lines, mut dots, mut commas, mut ands, mut quotes, mut tabs) = (0, 0, 0, 0, 0, 0);
    let mut after_line = false;
    for c in gap.chars() {
        match c {
            '\n' => (lines, after_line) = (lines + 1, true),
            ' ' | '\r' | '\u{a0}' | '*' | '_' => {}
            '\t' => tabs += 1,
            '>' | '|' if after_line => {}
            '=' if gap.contains("=\n") || gap.contains("=\r\n") => {}
            '.' => dots += 1,
            ',' => commas += 1,
            '&' => ands += 1,
            '"' | '(' | ')' | '“' | '”' | '[' | ']' | '\'' | '‘' | '’' => quotes += 1,
            _ => return Link::None,
        }
    }
    match (lines, dots, commas, ands, quotes) {
        (2.., ..) => Link::None,
        (0, 0, 0, 0, 0) if tabs > 0 => Link::Tab,
        (0, 0, 0, 0, 0) => Link::Space,
        (1, 0, 0, 0, 0) => Link::Wrap,
        (_, 1, 0, 0, 0) => Link::Dot,
        (_, 0..=1, 1, 0, 0..=2) => Link::Comma,
        (_, 0, 0, 1, 0) => Link::And,
        (_, 0..=1, 0, 0, 1..=2) => Link::Quote,
        _ => Link::None,
    }
}

impl Link {
    /// Forename before surname.
    pub fn forward(self) -> bool {
        matches!(self, Link::Space | Link::Wrap | Link::Tight | Link::Hyphen | Link::Tab | Link::Quote)
    }

    /// One blank on one line, or a wrapped line: parts of one name as a rule.
    pub fn blank(self) -> bool {
        matches!(self, Link::Space | Link::Wrap)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_are_told_apart() {
        for (gap, want) in [
            (" ", Link::Space),
            ("\n> ", Link::Wrap),
            ("\r\n>> ", Link::Wrap),
            ("=\n", Link::Wrap),
            (". ", Link::Dot),
            (".", Link::Tight),
            ("\n\n", Link::None),
            (", ", Link::Comma),
            ("\n>\n> ", Link::None),
            (" & ", Link::And),
            (" \"", Link::Quote),
            ("@", Link::None),
            (" <", Link::None),
            ("; ", Link::None),
            ("/", Link::Slash),
            ("  ", Link::Space),
            ("\t", Link::Tab),
            (",\n ", Link::Comma),
        ] {
            assert_eq!(link(gap), want, "{gap:?}");
        }
    }
}
