//! Every occurrence of given terms in a text, found generously: it decides what is removed, so a doubt removes.

use super::armour;
use super::squash::{Needle, Needles, Rule, in_address, squash, unbroken};
use super::unspaced::{Unspaced, is_unparted};
use super::variants::telephone;
use crate::model::{Result, Span};

/// Terms made ready to be found in many texts.
pub struct Terms {
    needles: Needles,
    spared: Needles,
    unspaced: Unspaced,
    /// Squashed, each word by itself, for what is cut off.
    words: Vec<Vec<String>>,
}

impl Terms {
    /// Prepares `terms`, one string each; blank ones are passed over.
    pub fn new<S: AsRef<str>>(terms: &[S]) -> Result<Terms> {
        let needles = Needles::new(terms.iter().flat_map(|t| needles_of(t.as_ref())).collect())?;
        let unspaced = Unspaced::new(terms.iter().map(AsRef::as_ref));
        let words = terms.iter().flat_map(|t| words_of(t.as_ref())).collect();
        Ok(Terms { needles, spared: Needles::new(Vec::new())?, unspaced, words })
    }

    /// Leaves alone what stands within one of `names`: a surname that is removed elsewhere is part of the subject's own full
    /// name too.
    pub fn sparing<S: AsRef<str>>(mut self, names: &[S]) -> Result<Terms> {
        self.spared = Needles::new(names.iter().flat_map(|n| needles_of(n.as_ref())).collect())?;
        Ok(self)
    }

    /// The spans of `text` to remove, in order, not overlapping: whole words; whole e-mail addresses.
    pub fn find(&self, text: &str) -> Vec<Span> {
        let spared: Vec<Span> = self.spared.find(text).into_iter().map(|(_, span)| span).collect();
        let unspaced = self.unspaced.find(text);
        // Where words are not parted, a token is a whole sentence: the name alone goes from it.
        let is_sentence = |span: &Span| unspaced.iter().any(|name| span.contains(*name)) && is_unparted(span.of(text));
        let mut found: Vec<Span> = self
            .needles
            .find(text)
            .into_iter()
            .filter(|(_, span)| !is_sentence(span) && !spared.iter().any(|own| own.contains(*span)))
            .map(|(_, span)| {
                if in_address(text, span) && unbroken(text, span).of(text).contains('@') {
                    unbroken(text, span)
                } else {
                    span
                }
            })
            .collect();
        found.extend(armour::find(&self.needles, text));
        found.extend(unspaced.iter().filter(|s| !spared.iter().any(|own| own.contains(**s))));
        found.sort_by_key(|s| (s.start, s.end));
        let mut out: Vec<Span> = Vec::new();
        for span in found {
            match out.last_mut() {
                Some(last) if span.start < last.end => last.end = last.end.max(span.end),
                _ => out.push(span),
            }
        }
        out
    }
}

impl Terms {
    /// Where the end of `text` begins a term and breaks off within a word of it: `Present was Quistga`. With a capital, with `fewest` letters at
    /// least and half of the term's. The first such place.
    pub fn broken_off(&self, text: &str, fewest: usize) -> Option<usize> {
        let end = text.trim_end().len();
        let spared: Vec<Span> = self.spared.find(text).into_iter().map(|(_, span)| span).collect();
        let opens = |(at, c): &(usize, char)| {
            c.is_uppercase() && !text[..*at].chars().next_back().is_some_and(char::is_alphanumeric)
        };
        let is_part = |at: &usize| {
            let squashed = squash(&text[*at..]).0;
            let own = spared.iter().any(|own| own.contains(Span::new(*at, end)));
            !own && squashed.chars().count() >= fewest && self.words.iter().any(|words| breaks_off(&squashed, words))
        };
        text.char_indices().filter(opens).map(|(at, _)| at).find(is_part)
    }
}

/// Every occurrence of `terms` in `text`: in any case, with or without diacritics, letter-spaced, hyphenated or broken over
/// line ends, run together, with its words swapped, spelt backwards, in e-mail addresses.
pub fn terms<S: AsRef<str>>(text: &str, terms: &[S]) -> Result<Vec<Span>> {
    Ok(Terms::new(terms)?.find(text))
}

/// A term's words, and the same with the last one put first.
fn words_of(term: &str) -> [Vec<String>; 2] {
    let words: Vec<String> = term.split_whitespace().map(|w| squash(w).0).filter(|w| !w.is_empty()).collect();
    let mut swapped = words.clone();
    swapped.rotate_right(1.min(words.len()));
    [words, swapped]
}

fn breaks_off(squashed: &str, words: &[String]) -> bool {
    let whole = words.concat();
    let within = words.iter().try_fold(0, |at, word| (at + word.len() != squashed.len()).then_some(at + word.len()));
    whole.len() > squashed.len() && whole.len() <= 2 * squashed.len() && whole.starts_with(squashed) && within.is_some()
}

fn needles_of(term: &str) -> Vec<Needle> {
    let (squashed, tokens) = squash(term);
    let letters = squashed.chars().count();
    // "Bamford A" stands in "Bamford, access" only for who does not look where words end.
    let initial = term.split([' ', ',', '.']).any(|word| word.chars().count() == 1);
    let rule = match letters {
        0..=3 => Rule::Words,
        4..=6 => Rule::Joined,
        _ if initial => Rule::Joined,
        _ => Rule::Anywhere,
    };
    let mut out = vec![Needle { squashed: squashed.clone(), tokens, rule: rule.clone() }];
    // What verification would find in the release must go from it.
    out.extend(telephone(&squashed));
    if letters >= 7 {
        out.push(Needle { squashed: squashed.chars().rev().collect(), tokens: 1, rule: rule.clone() });
    }
    if let Some(swapped) = swapped(term) {
        out.push(Needle { squashed: swapped, tokens, rule });
    }
    out
}

/// The squashed form with the last word put first (`Quist, Marta` for `Marta Quist`); `None` for a single word.
pub fn swapped(term: &str) -> Option<String> {
    let mut words: Vec<&str> = term.split_whitespace().collect();
    let last = words.pop()?;
    (!words.is_empty()).then(|| squash(&format!("{last} {}", words.join(" "))).0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn removed(text: &str, list: &[&str]) -> String {
        let mut out = text.to_owned();
        for span in terms(text, list).unwrap().into_iter().rev() {
            out.replace_range(span.start..span.end, "#");
        }
        out
    }

    #[test]
    fn an_initial_is_a_word_of_its_own() {
        assert_eq!(
            removed("Bamford - access; Bamford, A.; A Bamford; abamford@x.org", &["Bamford A"]),
            "Bamford - access; #.; #; #"
        );
    }

    #[test]
    fn finds_every_disguise() {
        for text in [
            "MARTA QUISTGAARD",
            "Márta Quistgaard",
            "Marta\nQuistgaard",
            "Marta Quist-\ngaard",
            "M a r t a  Q u i s t g a a r d",
            "Quistgaard, Marta",
            "martaquistgaard",
            "draagtsiuqatram",
            "m\u{430}rta_quistgaard",
            "Mar\u{ad}ta Quistgaard",
        ] {
            assert_eq!(removed(&format!("so {text}, then"), &["Marta Quistgaard"]), "so #, then", "{text}");
        }
    }

    #[test]
    fn takes_the_whole_address_and_possessive() {
        assert_eq!(removed("to <mquist@x.example>, Quist's", &["Quist"]), "to <#>, #");
    }

    #[test]
    fn a_name_within_the_subject_s_own_is_spared() {
        let terms =
            Terms::new(&["O'Rourke", "Fionn O'Rourke"]).unwrap().sparing(&["Catriona O'Rourke-Bennett"]).unwrap();
        let text = "CATRIONA O\u{2019}ROURKE-BENNETT, Bennett; Fionn O'Rourke; O'Rourke-Bennett";
        let found: Vec<&str> = terms.find(text).iter().map(|s| s.of(text)).collect();
        assert_eq!(found, ["Fionn O'Rourke", "O'Rourke"]);
    }

    #[test]
    fn a_telephone_number_goes_however_it_is_written() {
        for text in ["01632 960777", "+44 1632 960777", "0044 (0)1632-960-777", "960777", "10:02:00] +44 1632 960777"] {
            let left = removed(&format!("ring {text}, then"), &["01632 960777"]);
            assert!(!left.contains("777") && left.starts_with("ring ") && left.ends_with(", then"), "{text}: {left}");
        }
        assert_eq!(removed("ref 9607771 of 1960777", &["01632 960777"]), "ref 9607771 of 1960777");
    }

    #[test]
    fn the_end_of_a_text_may_begin_a_term() {
        let terms = Terms::new(&["Marta Quistgaard", "Quistgaard", "Tom"]).unwrap();
        let at = |text: &str| terms.broken_off(text, 4);
        assert_eq!((at("by Quistga"), at("by Márta Quis"), at("Quistgaar")), (Some(3), Some(3), Some(0)));
        let none = ["by Qui", "Quis", "Quistgaard", "Quistga was", "by quistga", "Martin", ""];
        assert_eq!(none.map(at), [None; 7]);
        assert_eq!(terms.sparing(&["Orla Quistga"]).unwrap().broken_off("Orla Quistga", 4), None);
    }

    #[test]
    fn leaves_other_words_alone() {
        assert_eq!(removed("prosecution of Leonie, an na", &["Rose", "Leo"]), "prosecution of Leonie, an na");
        assert_eq!(removed("anything", &["", " - "]), "anything");
    }
}
