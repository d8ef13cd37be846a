//! Welsh: its sentences are told by their small words, and in them names by where capitals stand. The models have read English alone.
//! In Welsh the verb comes first, so the word that begins a sentence is seldom a name, and a capital further on is a name, a place or
//! a body, whose kind stands before it ("Ysgol Dewi", "Stryd Fawr").

use super::reading::Shape;
use super::words;
use super::{Confidence, Directory, Doc, Mention, NAME, PersonDetector, bodies, learned, name, nobody, run};

/// See the module.
pub struct Welsh;

/// Most words of a name.
const PARTS: usize = 4;
/// Months that are not in the list: people are called so too.
const MONTHS: [&str; 2] = ["mai", "medi"];
const KNOWN: &str = "a name with its capital in a Welsh sentence";
const STRANGE: &str = "a capital within a Welsh sentence: may be a person's name";

impl PersonDetector for Welsh {
    fn name(&self) -> &'static str {
        "welsh"
    }

    fn detect(&self, doc: &Doc<'_>, _known: &Directory) -> Vec<Mention> {
        let mut out = Vec::new();
        sentences(doc).iter().for_each(|s| s.named(doc, &mut out));
        out
    }
}

/// Takes Welsh words off the names in `found`, and what is nothing else out.
pub fn settle(doc: &Doc<'_>, found: &mut Vec<Mention>) {
    found.retain_mut(|m| !(m.what == NAME && weak(m) && behind_head(doc, m)) || nobody::doubt(m));
    let sentences = sentences(doc);
    let r = doc.reading();
    let mut kept = Vec::with_capacity(found.len());
    for mention in found.drain(..) {
        let (from, to) = (r.word_from(mention.span.start), r.word_from(mention.span.end));
        let at = sentences.partition_point(|s| s.end <= from);
        match sentences.get(at).filter(|s| s.first <= from) {
            _ if mention.what != NAME || from == to => kept.push(mention),
            Some(sentence) => sentence.keep(doc, &mention, from, to, &mut kept),
            // "Dear parents / Annwyl rieni", "Bore da" above an English letter; "Eira Haf" is somebody.
            None if to > from + 1 && r.words[from].facts.forename() < 3 && (from..to).all(|i| is_welsh(doc, i)) => {}
            None if !sentences.is_empty() && (from..to).all(|i| is_welsh(doc, i) && !borne(doc, i)) => {}
            None => kept.push(mention),
        }
    }
    *found = kept;
}

fn weak(mention: &Mention) -> bool {
    bodies::weak(mention) || mention.reason == learned::MAYBE
}

/// "Ysgol y Bryn", "Stryd Fawr", in texts of either language.
fn behind_head(doc: &Doc<'_>, mention: &Mention) -> bool {
    let r = doc.reading();
    let from = r.word_from(mention.span.start);
    // The article may stand in the claim or before it.
    let article = |i: usize| matches!(r.fold(i), "y" | "yr");
    let at = if from > 0 && article(from - 1) { from - 1 } else { from };
    let Some(head) = at.checked_sub(1).filter(|h| r.words[*h].line == r.words[from].line) else { return false };
    let fold = r.fold(head);
    r.words[head].shape != Shape::Lower && words::is_welsh_head(fold) && words::is_in(words::BODIES, fold)
}

/// Words of one sentence.
#[derive(Clone, Copy)]
struct Sentence {
    first: usize,
    end: usize,
}

/// A sentence, how many words it has, how many of them are Welsh, how many of those are no English words as well, and how many are
/// English alone.
struct Counted {
    sentence: Sentence,
    words: usize,
    either: usize,
    welsh: usize,
    english: usize,
}

/// The Welsh sentences of `doc`, in order; none where nothing in it is surely Welsh.
fn sentences(doc: &Doc<'_>) -> Vec<Sentence> {
    let r = doc.reading();
    let mut all = Vec::new();
    for line in &r.lines {
        let mut first = line.first;
        for i in line.first..line.end {
            let stop = matches!(r.words[i].span.of(doc.text), "." | "!" | "?" | "|" | "\t");
            let apart = r.words.get(i + 1).is_none_or(|next| !next.glued);
            if i + 1 == line.end || stop && apart {
                all.push(Counted::of(doc, Sentence { first, end: i + 1 }));
                first = i + 1;
            }
        }
    }
    // A name with a Welsh street behind it makes no Welsh letter.
    if !all.iter().any(|c| c.welsh >= 3 && c.welsh * 5 >= c.words) {
        return Vec::new();
    }
    let welsh = |c: &&Counted| c.welsh > 0 && c.either * 3 >= c.words || c.english == 0;
    all.iter().filter(welsh).map(|c| c.sentence).collect()
}

impl Counted {
    fn of(doc: &Doc<'_>, sentence: Sentence) -> Counted {
        let r = doc.reading();
        let word = |i: &usize| !matches!(r.words[*i].shape, Shape::Mark | Shape::Number | Shape::Mail | Shape::Web);
        let words = (sentence.first..sentence.end).filter(word);
        let (either, others): (Vec<usize>, Vec<usize>) = words.partition(|i| is_welsh(doc, *i));
        // "a", "am", "hen" are words of both languages and tell nothing.
        let english = |i: &&usize| {
            let f = r.words[**i].facts;
            r.fold(**i).len() < 2 || f.common() || f.in_dictionary() || f.lower() >= 3
        };
        let said = either.iter().filter(english).count();
        let english = others.iter().filter(english).filter(|i| !r.words[**i].facts.any_name()).count();
        Counted {
            sentence,
            words: either.len() + others.len(),
            either: either.len(),
            welsh: either.len() - said,
            english,
        }
    }
}

/// A word of the list, also with another that runs on behind an apostrophe ("mae'r", "a'i").
fn is_welsh(doc: &Doc<'_>, i: usize) -> bool {
    let r = doc.reading();
    let head = || r.words[i].span.of(doc.text).split_once(['\'', '’']).map(|(head, _)| head.to_lowercase());
    words::is_welsh(r.fold(i)) || head().is_some_and(|head| words::is_welsh(&head))
}

/// A word that many are called by, first or last.
fn borne(doc: &Doc<'_>, i: usize) -> bool {
    let facts = doc.reading().words[i].facts;
    facts.forename().max(facts.surname()) >= 3
}

impl Sentence {
    /// True for a Welsh word, unless its capital within the sentence tells a usual name ("Beth", "Robert Plant").
    fn is_plain(self, doc: &Doc<'_>, i: usize) -> bool {
        let word = doc.reading().words[i];
        let capital = word.shape != Shape::Lower && i > self.first;
        is_welsh(doc, i) && !(capital && borne(doc, i))
    }

    fn named(self, doc: &Doc<'_>, out: &mut Vec<Mention>) {
        let r = doc.reading();
        let mut i = self.first;
        while i < self.end {
            if !matches!(r.words[i].shape, Shape::Capital | Shape::Mixed) {
                i += 1;
                continue;
            }
            let end = run::name_end(doc, i, PARTS).min(self.end).max(i + 1);
            if let Some((from, to)) = self.bare(doc, i, end).filter(|_| !words::is_welsh_head(r.fold(i)))
                && let Some(claim) = self.claim(doc, from, to)
            {
                out.push(claim);
            }
            i = end;
        }
    }

    /// Words `from..to` without Welsh words at either end.
    fn bare(self, doc: &Doc<'_>, mut from: usize, mut to: usize) -> Option<(usize, usize)> {
        let mark = |i: usize| doc.reading().words[i].shape == Shape::Mark;
        // "Adroddodd Catrin": a verb that no list has.
        let verb = |i: usize| i == self.first && i + 1 < to && !doc.reading().words[i].facts.any_name();
        while from < to && (self.is_plain(doc, from) || mark(from) || verb(from)) {
            from += 1;
        }
        while from < to && (self.is_plain(doc, to - 1) || mark(to - 1)) {
            to -= 1;
        }
        (from < to).then_some((from, to))
    }

    fn claim(self, doc: &Doc<'_>, from: usize, to: usize) -> Option<Mention> {
        let r = doc.reading();
        if self.is_month(doc, from, to) {
            return None;
        }
        let before = from.checked_sub(1).filter(|b| *b >= self.first);
        let facts = || (from..to).map(|i| r.words[i].facts);
        let named = facts().any(|f| f.forename() >= 2 || !f.place() && f.any_name());
        // "ym Mangor", "ger Dolgellau", "i Fangor"
        let there = before.is_some_and(|b| matches!(r.fold(b), "yn" | "ym" | "yng" | "ger" | "dydd" | "ddydd" | "nos"));
        let forename = r.words[from].facts.forename() >= 2 && !r.words[from].facts.place();
        let begins = from == self.first && to == from + 1;
        match () {
            () if (begins || there) && !forename => None,
            () if named => Some(name(r.span(from, to), KNOWN, Confidence::Redact)),
            () if facts().any(|f| f.place() || f.in_dictionary()) => None,
            () => Some(name(r.span(from, to), STRANGE, Confidence::Review)),
        }
    }

    /// "ym mis Mai", "3 Mai", "Medi 2024"
    fn is_month(self, doc: &Doc<'_>, from: usize, to: usize) -> bool {
        let r = doc.reading();
        let number = |i: usize| r.words.get(i).is_some_and(|w| w.shape == Shape::Number);
        let dated = |b: usize| b >= self.first && (number(b) || matches!(r.fold(b), "mis" | "fis"));
        to == from + 1 && MONTHS.contains(&r.fold(from)) && (number(to) || from.checked_sub(1).is_some_and(dated))
    }

    /// What is left of a claim on words `from..to`: its parts between Welsh words in small letters ("Nia Wyn o Gyngor", "Twm a Beca").
    fn keep(self, doc: &Doc<'_>, mention: &Mention, from: usize, to: usize, kept: &mut Vec<Mention>) {
        let r = doc.reading();
        let to = to.min(self.end.max(from + 1));
        let small = |i: usize| r.words[i].shape == Shape::Lower && !run::is_particle(r.fold(i));
        let apart = |i: usize| small(i) && (is_welsh(doc, i) || !r.words[i].facts.any_name());
        let mut first = from;
        while first < to {
            let end = (first..to).find(|i| apart(*i)).unwrap_or(to);
            let part = self.bare(doc, first, end);
            kept.extend(part.and_then(|(first, end)| self.part(doc, mention, first, end)));
            first = end + 1;
        }
    }

    /// Words `first..end` of a claim, if they may be a name.
    fn part(self, doc: &Doc<'_>, mention: &Mention, first: usize, end: usize) -> Option<Mention> {
        let r = doc.reading();
        let mut part = Mention { span: r.span(first, end), ..mention.clone() };
        let weak = weak(mention);
        // "Wnes i", "Ffoniwch fi": verbs that no list has.
        let alone = end == first + 1;
        let verb = alone && first == self.first && !r.words[first].facts.any_name();
        let small = alone && r.words[first].shape == Shape::Lower;
        let body = words::is_welsh_head(r.fold(first)) || self.is_month(doc, first, end);
        (!(weak && (verb || body || small)) || nobody::doubt(&mut part)).then_some(part)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Directory, mentions};
    use super::*;
    use crate::model::Span;

    fn proposed(text: &str) -> Vec<String> {
        let mut all = mentions(&Doc::plain(text), &Directory::default());
        all.retain(|m| m.what == NAME && m.confidence == Confidence::Redact);
        all.iter().map(|m| m.span.of(text).to_owned()).collect()
    }

    #[test]
    fn a_welsh_letter_names_its_people_and_not_its_days_bodies_and_places() {
        let text = "Annwyl Mrs Rhiannon Prydderch,\n\nDiolch am eich llythyr ynglŷn â Gethin. Roedd Gethin a'i chwaer Angharad yn y \
                    cyfarfod ddydd Llun gyda Mr Emyr Llywelyn, y pennaeth, a Nia Wyn o Gyngor Gwynedd.\n\nCafodd Carys ddolur pan \
                    wthiodd Osian hi ar yr iard. Bydd y gynhadledd nesaf ar 3 Mai yn Ysgol Gynradd Bethesda, Stryd Fawr, Bangor.\n\n\
                    Yn gywir,\n\nEleri Gwilym\nCydlynydd";
        let all = proposed(text);
        let count = |n: &str| all.iter().filter(|a| *a == n).count();
        for (who, times) in [("Rhiannon Prydderch", 1), ("Gethin", 2), ("Angharad", 1), ("Emyr Llywelyn", 1)] {
            assert_eq!(count(who), times, "{who} in {all:?}");
        }
        for who in ["Nia Wyn", "Carys", "Osian", "Eleri Gwilym"] {
            assert_eq!(count(who), 1, "{who} in {all:?}");
        }
        assert_eq!(all.len(), 9, "{all:?}");
    }

    #[test]
    fn what_begins_a_welsh_sentence_is_a_name_where_a_list_has_it() {
        let text = "Wnes i siarad efo Heledd bore ma. Mae hi wedi dweud bod Twm yn iawn. Beth oedd hynny? Dafydd ddywedodd, ac \
                    mae Beth yn poeni. Oddi wrth bawb.";
        assert_eq!(proposed(text), ["Heledd", "Twm", "Dafydd", "Beth"]);
        let text = "Dywedodd y pennaeth fod Robert Plant wedi gadael yr ysgol. Roedd Mrs Plant yn poeni am y plant.";
        assert_eq!(proposed(text), ["Robert Plant", "Plant"], "children, and two who are called so");
    }

    #[test]
    fn welsh_words_in_an_english_letter_are_nobody_unless_one_alone_may_be() {
        let left = |text: &str, claimed: &str| {
            let at = text.find(claimed).unwrap();
            let mut found = vec![name(Span::new(at, at + claimed.len()), "x", Confidence::Redact)];
            settle(&Doc::plain(text), &mut found);
            found.len()
        };
        assert_eq!(left("Bore da,\n\nPlease find the report.", "Bore da"), 0);
        assert_eq!(left("Gweithiwr Cymdeithasol\nSocial Worker", "Gweithiwr Cymdeithasol"), 0);
        assert_eq!(left("Please ask Mrs Plant for the key.", "Plant"), 1);
        assert_eq!(left("Robert Plant has the key.", "Robert Plant"), 1);
    }

    #[test]
    fn english_is_left_alone() {
        for text in [
            "hi i am at the pan man. That is what I said and I think a man was here, so I did.",
            "She lives at Heol Dewi with the family",
            "Mae is well and Pam has left.",
        ] {
            assert!(sentences(&Doc::plain(text)).is_empty(), "{text}");
        }
        assert_eq!(proposed("Mae West and Pam Ayres came."), ["Mae West", "Pam Ayres"]);
        assert_eq!(proposed("Temi moved to Ysgol y Bryn and lives in Stryd Fawr with Ffion."), ["Temi", "Ffion"]);
    }
}
