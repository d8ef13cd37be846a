//! Tokens as the index takes them: folded here, handed over one a line. (tantivy takes ready tokens too, but carries them
//! through JSON, which cost a quarter of the time of indexing.)

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

/// Its name in the index's schema.
pub const NAME: &str = "lines";

/// Splits at line ends and does nothing else.
#[derive(Clone, Default)]
pub struct Lines {
    token: Token,
}

/// The lines of one text.
pub struct Stream<'a> {
    rest: std::str::Lines<'a>,
    token: &'a mut Token,
}

impl Tokenizer for Lines {
    type TokenStream<'a> = Stream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Stream<'a> {
        self.token.reset();
        Stream { rest: text.lines(), token: &mut self.token }
    }
}

impl TokenStream for Stream<'_> {
    fn advance(&mut self) -> bool {
        let Some(line) = self.rest.next() else { return false };
        self.token.position = self.token.position.wrapping_add(1);
        self.token.text.clear();
        self.token.text.push_str(line);
        true
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_line_is_a_token_as_it_is() {
        let mut tokenizer = Lines::default();
        let mut stream = tokenizer.token_stream("o'brien\nbrien\n d 1988-03-14\n");
        let mut found = Vec::new();
        while stream.advance() {
            found.push(stream.token().text.clone());
        }
        assert_eq!(found, ["o'brien", "brien", " d 1988-03-14"]);
    }
}
