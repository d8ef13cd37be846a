//! Folding: the one way text is made comparable, with every folded token keeping its place in the original.
//!
//! A token is a run of letters and digits, folded by NFKC, lower case and the removal of diacritics. An apostrophe between
//! letters belongs to the token (`O'Brien` is `obrien`, and `brien` is reachable through [`Token::tail`]); every other
//! character separates. Soft hyphens and zero-width characters vanish.

use super::Span;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A folded token and where it stands in the original text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Folded letters and digits.
    pub text: String,
    /// Its bytes in the original.
    pub span: Span,
    /// Start in `text` of what follows the last apostrophe (`brien` of `obrien`); 0 where there is none.
    pub tail: usize,
}

/// Folds a whole text into tokens, in order.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut out = Vec::with_capacity(text.len() / 6);
    for_each_token(text, |t| out.push(t));
    out
}

/// Calls `sink` with every token of `text`, in order, without keeping them.
pub fn for_each_token(text: &str, mut sink: impl FnMut(Token)) {
    for_each_folded(text, |folded, span, tail| sink(Token { text: folded.to_owned(), span, tail }));
}

/// The same with borrowed text: folded letters, their bytes in the original, and the start of what follows an apostrophe.
pub fn for_each_folded(text: &str, mut sink: impl FnMut(&str, Span, usize)) {
    let mut open = Open::default();
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let (start, mut kinds) = (at, 0);
        while let Some(kind) = bytes.get(at).map(|b| KINDS[*b as usize]).filter(|kind| kind & WORD != 0) {
            kinds |= kind;
            at += 1;
        }
        if at == start && KINDS[bytes[at] as usize] == GAP {
            open.close(&mut sink);
            at += 1;
        } else if at == start {
            at = open.step(text, at, &mut sink);
        } else if kinds == SMALL && open.text.is_empty() && bytes.get(at).is_none_or(|b| KINDS[*b as usize] == GAP) {
            // Most words are folded as they stand, and nothing of them has to be kept.
            sink(&text[start..at], Span::new(start, at), 0);
        } else {
            open.begin(start);
            let behind = open.text.len();
            open.text.push_str(&text[start..at]);
            open.text[behind..].make_ascii_lowercase();
            open.end = at;
        }
    }
    open.flush(&mut sink);
}

/// What an ASCII character is to a word: nothing but its end; small letter or digit; capital; an apostrophe or no ASCII at all.
const KINDS: [u8; 256] = {
    let mut kinds = [GAP; 256];
    let mut byte = 0;
    while byte < 256 {
        kinds[byte] = match byte as u8 {
            b'a'..=b'z' | b'0'..=b'9' => SMALL,
            b'A'..=b'Z' => CAPITAL,
            b'\'' | b'`' | 128.. => OTHER,
            _ => GAP,
        };
        byte += 1;
    }
    kinds
};
const GAP: u8 = 0;
const SMALL: u8 = 1;
const CAPITAL: u8 = 2;
const OTHER: u8 = 4;
const WORD: u8 = SMALL | CAPITAL;

/// A token that is being read.
#[derive(Default)]
struct Open {
    text: String,
    start: usize,
    end: usize,
    tail: usize,
    /// True where an apostrophe stands behind it, which may turn out to be within it.
    apostrophe: bool,
}

impl Open {
    /// Takes the character at `at`, which is an apostrophe or no ASCII; where the next one stands.
    fn step(&mut self, text: &str, at: usize, sink: &mut impl FnMut(&str, Span, usize)) -> usize {
        let c = text[at..].chars().next().unwrap_or('\u{fffd}');
        let next = at + c.len_utf8();
        match c {
            c if !c.is_ascii() && is_ignorable(c) => {}
            c if is_apostrophe(c) && !self.text.is_empty() => {
                if self.apostrophe {
                    self.flush(sink);
                }
                self.apostrophe = !self.text.is_empty();
            }
            c if !c.is_ascii() && (is_letter(c) || is_combining_mark(c) && !self.text.is_empty()) => {
                self.begin(at);
                fold_char(c, &mut self.text);
                self.end = next;
            }
            _ => self.close(sink),
        }
        next
    }

    /// What stands here belongs to no word.
    fn close(&mut self, sink: &mut impl FnMut(&str, Span, usize)) {
        self.apostrophe = false;
        self.flush(sink);
    }

    fn begin(&mut self, at: usize) {
        if self.text.is_empty() {
            (self.start, self.tail) = (at, 0);
        } else if self.apostrophe {
            self.tail = self.text.len();
        }
        self.apostrophe = false;
    }

    fn flush(&mut self, sink: &mut impl FnMut(&str, Span, usize)) {
        if !self.text.is_empty() {
            sink(&self.text, Span::new(self.start, self.end), self.tail);
            self.text.clear();
        }
    }
}

/// Folds one text to a single comparable string: its tokens joined by single spaces.
pub fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for_each_folded(text, |folded, _, _| {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(folded);
    });
    out
}

/// A letter or figure, a sign that shows one among them.
fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\u{249C}'..='\u{24B5}' | '\u{1F110}'..='\u{1F129}') || enclosed(c) != c
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{2018}' | '\u{02BC}' | '\u{FF07}' | '`')
}

/// True for what has no looks of its own: soft hyphens, joiners, marks of direction.
pub fn is_ignorable(c: char) -> bool {
    // Unicode's Default_Ignorable_Code_Point, without marks, which fold away by themselves.
    matches!(c, '\u{00AD}' | '\u{061C}' | '\u{115F}' | '\u{1160}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FEFF}' | '\u{FFA0}' | '\u{E0000}'..='\u{E0FFF}')
}

/// Appends the folded form of one character: compatibility decomposition, lower case, no marks, and the letters that
/// Unicode does not decompose though readers do (ø, ł, ß, æ …).
pub fn fold_char(c: char, out: &mut String) {
    if c.is_ascii() {
        out.push(c.to_ascii_lowercase());
        return;
    }
    // What a sign is made of beside letters (`⒬` is `(q)`) belongs to no word.
    for d in std::iter::once(enclosed(c)).nfkd().filter(|d| d.is_alphanumeric()) {
        for l in d.to_lowercase().filter(|l| !is_combining_mark(*l)) {
            match plain_letters(l) {
                Some(plain) => out.push_str(plain),
                None => out.push(l),
            }
        }
    }
}

fn plain_letters(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'þ' => "th",
        'ı' => "i",
        'ħ' => "h",
        'ŋ' => "n",
        _ => return small_capital(c),
    })
}

/// Letters in discs and boxes, white on black, and those that make flags: Unicode says of none which letter it shows.
fn enclosed(c: char) -> char {
    let first = match c {
        '\u{1F150}'..='\u{1F169}' => 0x1F150,
        '\u{1F170}'..='\u{1F189}' => 0x1F170,
        '\u{1F1E6}'..='\u{1F1FF}' => 0x1F1E6,
        _ => return c,
    };
    char::from(b'a' + (c as u32 - first) as u8)
}

/// Small capitals and the like, in which people dress their names up in chats; Unicode has them as letters of phonetic alphabets.
fn small_capital(c: char) -> Option<&'static str> {
    const FROM: &str = "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ";
    const TO: &str = "abcdefghijklmnoprstuvwyz";
    // Few letters are worth the look.
    if !matches!(c, '\u{262}'..='\u{29F}' | '\u{1D00}'..='\u{1D22}' | '\u{A730}'..='\u{A731}') {
        return None;
    }
    let at = FROM.chars().position(|f| f == c)?;
    TO.get(at..=at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_case_marks_ligatures_and_forms() {
        assert_eq!(folded("Zoë MÜLLER-Łukasz Strauß ﬁne Ｊｏｈｎ"), "zoe muller lukasz strauss fine john");
        assert_eq!(folded("Zoe\u{308} so\u{ad}ft"), "zoe soft");
        assert_eq!(folded("ᴍᴀʀᴄʜʙᴀɴᴋꜱ"), "marchbanks");
        assert_eq!(folded("⒥⒪ 🅙🅞 🅹🅾 🇯🇴 ⓙⓞ 🄙🄾"), "jo jo jo jo jo jo");
        assert_eq!(folded("J\u{3164}o\u{61c}h\u{e0067}n ½"), "john 12");
    }

    #[test]
    fn an_apostrophe_joins_and_remembers_its_tail() {
        let all = tokens("O’Brien's dogs' 'quoted'");
        assert_eq!(all.iter().map(|t| t.text.as_str()).collect::<Vec<_>>(), ["obriens", "dogs", "quoted"]);
        assert_eq!(&tokens("O'Brien")[0].text[tokens("O'Brien")[0].tail..], "brien");
    }

    /// The same letter by letter, with none of the short cuts.
    fn slowly(text: &str) -> Vec<Token> {
        let (mut open, mut out) = (Open::default(), Vec::new());
        let mut sink = |folded: &str, span, tail| out.push(Token { text: folded.to_owned(), span, tail });
        for (at, c) in text.char_indices() {
            match c {
                c if c.is_ascii_alphanumeric() => {
                    open.begin(at);
                    open.text.push(c.to_ascii_lowercase());
                    open.end = at + 1;
                }
                _ => _ = open.step(text, at, &mut sink),
            }
        }
        open.flush(&mut sink);
        out
    }

    proptest::proptest! {
        #[test]
        fn short_cuts_change_nothing(text in "([a-c]|[X-Z]|[0-2]|['`\u{2019}]|[ .\n-]|[é\u{301}\u{ad}ßЖ王]){0,40}") {
            proptest::prop_assert_eq!(tokens(&text), slowly(&text));
        }
    }

    #[test]
    fn spans_point_at_the_original() {
        let text = "x Żółć, y";
        let token = &tokens(text)[1];
        assert_eq!((token.span.of(text), token.text.as_str()), ("Żółć", "zolc"));
    }
}
