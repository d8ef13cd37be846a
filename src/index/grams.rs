//! Pairs of letters, for scripts that put no spaces between words: a token of theirs is a whole sentence, and a name in it is
//! reached by the pairs it is made of.

/// True for a letter of such a script: Han, kana, Hangul (whole or taken apart), Thai, Lao, Khmer, Burmese.
pub fn is_dense(c: char) -> bool {
    matches!(c,
        '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1100}'..='\u{11ff}' | '\u{1780}'..='\u{17ff}'
        | '\u{3040}'..='\u{30ff}' | '\u{3130}'..='\u{318f}' | '\u{31f0}'..='\u{31ff}' | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Calls `sink` with every letter of such a script in a folded token, and with every two neighbours of which one is such a letter.
pub fn grams(token: &str, mut sink: impl FnMut(&str)) {
    if token.is_ascii() || !token.chars().any(is_dense) {
        return;
    }
    let mut last: Option<(usize, char)> = None;
    for (at, c) in token.char_indices() {
        let end = at + c.len_utf8();
        if is_dense(c) {
            sink(&token[at..end]);
        }
        if let Some((from, _)) = last.filter(|(_, before)| is_dense(*before) || is_dense(c)) {
            sink(&token[from..end]);
        }
        last = Some((at, c));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_of_dense_scripts_and_nothing_else() {
        let of = |token: &str| {
            let mut out = Vec::new();
            grams(token, |g| out.push(g.to_owned()));
            out
        };
        assert_eq!(of("我见王"), ["我", "见", "我见", "王", "见王"]);
        assert!(of("müller").is_empty() && of("王") == ["王"]);
    }
}
