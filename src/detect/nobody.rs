//! Words that stand where names stand and name nobody: labels of forms, days, greetings, languages, offices without their holder.

use super::bodies::{body_here, folded, weak};
use super::reading::{Reading, Shape};
use super::words::{self, ATTRIBUTES, NEVER, OFFICES, PLACE_HEADS, STATIONS, UNNAMED, is_in};
use super::{Confidence, Doc, Mention, NAME, learned};
use crate::model::Span;

/// A label of a form and what stands for nobody, whoever claims it; and of what was only read, days, greetings and languages alone, ordinary words in
/// small letters, and what only may be a name and stands in the name of a body.
fn never(doc: &Doc<'_>, mention: &Mention) -> bool {
    let words = folded(doc, mention.span);
    if is_in(ATTRIBUTES, &words) || is_in(UNNAMED, &words) {
        return true;
    }
    let maybe = mention.reason == learned::MAYBE;
    let day = words.strip_suffix('s').is_some_and(|w| w.ends_with("day") && is_in(NEVER, w));
    if office(doc, mention.span, &words) {
        return true;
    }
    if weak(mention)
        && (is_in(PLACE_HEADS, &words)
            || title_of_another(doc, mention.span)
            || after_words(doc, mention.span)
            || label(doc, mention.span)
            || letters_behind(doc, mention.span)
            || post_held(doc, mention.span)
            || drawn_out(doc, mention.span)
            || says_what_they_are(doc, mention.span))
        || maybe && (label(doc, mention.span) || says_what_they_are(doc, mention.span))
    {
        return true;
    }
    let told = ordinary(doc, mention.span, maybe) || behind_article(doc, mention.span);
    (maybe || weak(mention)) && (day || is_in(NEVER, &words) || told)
        || maybe && (is_in(words::BODIES, &words) || body_here(doc, mention.span))
}

/// Offices without their holder: several of them, one that is no usual surname, and any behind "Madam" or an article.
fn office(doc: &Doc<'_>, span: Span, words: &str) -> bool {
    let r = doc.reading();
    let at = r.word_from(span.start);
    // "Dear Welfare Officer"
    let post = (at + 1..r.word_from(span.end)).next_back().is_some_and(|last| {
        let plain = |i: usize| {
            let f = r.words[i].facts;
            (f.common() || f.in_dictionary()) && f.forename() < 2 && f.surname() < 4
        };
        (is_in(OFFICES, r.fold(last)) || is_in(words::POSTS, r.fold(last))) && (at..last).all(plain)
    });
    if post || !words.split(' ').all(|w| w == "." || is_in(OFFICES, w)) {
        return post;
    }
    let dot = at > 0 && r.words[at - 1].span.of(doc.text) == ".";
    let before = at.checked_sub(if dot { 2 } else { 1 }).map_or("", |b| r.fold(b));
    // Forenames too, and of children: "Amira, Princess, Junior".
    if matches!(words, "prince" | "princess") {
        return article(r, at);
    }
    words.contains(' ')
        || r.words[at].facts.surname() < 3
        || matches!(before, "chief" | "deputy" | "madam" | "the" | "vice")
        || matches!(before, "mr" | "mister") && is_in(STATIONS, words)
}

/// A title or office alone, its holder's name behind it.
fn title_of_another(doc: &Doc<'_>, span: Span) -> bool {
    let r = doc.reading();
    let (at, mut next) = (r.word_from(span.start), r.word_from(span.end));
    let one = next == at + 1;
    // "Sis. Anita"
    if r.words.get(next).is_some_and(|w| w.glued && w.span.of(doc.text) == ".") {
        next += 1;
    }
    let follows = r.words.get(next).is_some_and(|w| w.line == r.words[at].line && super::run::is_namelike(w));
    let office = is_in(OFFICES, r.fold(at)) && r.words[at].facts.surname() <= 3;
    let title = is_in(words::TITLES, r.fold(at)) || is_in(words::FURTHER_TITLES, r.fold(at));
    one && (title || office) && follows
}

/// "Coach: Lisa Gray": what a label calls somebody.
fn label(doc: &Doc<'_>, span: Span) -> bool {
    let r = doc.reading();
    let next = r.word_from(span.end);
    let colon = r.words.get(next).is_some_and(|w| w.span.of(doc.text) == ":");
    let one = next == r.word_from(span.start) + 1;
    let short = |i: usize| r.words[i].facts.forename() < 2 && super::forms::is_short_label(r.fold(i));
    let asks = |i: usize| r.words[i].facts.forename() < 2 && super::forms::label(r.fold(i)).is_some();
    let says = |i: usize| is_in(OFFICES, r.fold(i)) || is_in(words::POSTS, r.fold(i)) || short(i) || asks(i);
    one && colon && says(next - 1)
}

/// What fields hold that say what somebody is, and not who.
const KINDS_OF_PEOPLE: [&str; 9] = [
    "disability",
    "ethnic origin",
    "ethnicity",
    "faith",
    "first language",
    "gender",
    "language",
    "nationality",
    "religion",
];

/// "White Irish" where a form asks for the ethnicity.
fn says_what_they_are(doc: &Doc<'_>, span: Span) -> bool {
    let asked = |name: &str| is_in(&KINDS_OF_PEOPLE, &crate::model::fold::folded(name));
    doc.fields.iter().any(|f| f.span.contains(span) && asked(f.name.expose()))
}

/// "was elected Commodore", "44 years as Verger to": a word of the dictionary for what somebody is made.
fn post_held(doc: &Doc<'_>, span: Span) -> bool {
    let r = doc.reading();
    let (at, end) = (r.word_from(span.start), r.word_from(span.end));
    let Some(before) = at.checked_sub(1).filter(|b| r.words[*b].line == r.words[at].line) else { return false };
    let made = matches!(r.fold(before), "appointed" | "elected" | "ordained");
    let of = r.words.get(end).is_some_and(|w| w.line == r.words[at].line)
        && matches!(r.fold(end), "at" | "for" | "of" | "to");
    let f = r.words[at].facts;
    end == at + 1 && (made || of && r.fold(before) == "as") && f.in_dictionary() && f.forename() < 4
}

/// "Anna Hope, MBE": what stands behind a name.
fn letters_behind(doc: &Doc<'_>, span: Span) -> bool {
    let r = doc.reading();
    let at = r.word_from(span.start);
    let comma = at >= 2 && r.words[at - 1].span.of(doc.text) == "," && r.words[at - 2].line == r.words[at].line;
    let whole = r.word_from(span.end) == at + 1;
    whole && comma && super::run::is_namelike(&r.words[at - 2]) && is_in(words::LETTERS_BEHIND, r.fold(at))
}

/// "Beyooond", "HOLIDAY ROOOAD": ordinary words that are drawn out. "Annnna" is somebody.
fn drawn_out(doc: &Doc<'_>, span: Span) -> bool {
    let r = doc.reading();
    let drawn = |i: usize| {
        let facts = [2, 1].map(|times| squeezed(r.fold(i), times)).map(|fold| (super::gazetteer::facts(&fold), fold));
        facts[0].1 != r.fold(i)
            && facts.iter().any(|(f, _)| f.common() || f.in_dictionary())
            && !facts.iter().any(|(f, _)| f.any_name() && !f.common())
    };
    let plain = |i: usize| r.words[i].shape == Shape::Mark || r.words[i].facts.common() || drawn(i);
    let mut words = r.word_from(span.start)..r.word_from(span.end);
    words.clone().any(drawn) && words.all(plain)
}

/// `word` with each letter that stands there three times in a row or more `times` times only.
fn squeezed(word: &str, times: usize) -> String {
    let letters: Vec<char> = word.chars().collect();
    let runs = letters.chunk_by(|a, b| a == b && a.is_alphabetic());
    runs.flat_map(|run| &run[..if run.len() > 2 { times } else { run.len() }]).collect()
}

/// The letters of "P.S." and the first of "S/N".
fn after_words(doc: &Doc<'_>, span: Span) -> bool {
    let (head, rest) = (&doc.text[..span.start], &doc.text[span.end..]);
    match span.of(doc.text) {
        "S" => head.ends_with("P.") || head.ends_with("P. ") || rest.starts_with("/N"),
        "P" => rest.starts_with(".S") || rest.starts_with(". S."),
        _ => false,
    }
}

/// Small letters throughout, none a usual forename, and behind an article or possessive; `maybe` also anything else that the
/// dictionary knows.
fn ordinary(doc: &Doc<'_>, span: Span, maybe: bool) -> bool {
    let r = doc.reading();
    let first = r.word_from(span.start);
    let plain = |i: usize| {
        let w = &r.words[i];
        let known = w.facts.common() || w.facts.in_dictionary();
        w.shape == Shape::Lower
            && (article(r, first) && w.facts.forename() < 3 || maybe && known && w.facts.forename() < 2)
    };
    (first..r.word_from(span.end)).all(plain)
}

/// "To the Churchwardens", "has a MARK": a word of a dictionary behind an article, that nobody is called or that is in capitals throughout.
fn behind_article(doc: &Doc<'_>, span: Span) -> bool {
    let r = doc.reading();
    let at = r.word_from(span.start);
    let Some(word) = r.words.get(at).filter(|_| r.word_from(span.end) == at + 1) else { return false };
    let loud = word.shape == Shape::Upper && at > 0 && matches!(r.fold(at - 1), "a" | "an");
    article(r, at) && word.facts.in_dictionary() && (loud || !word.facts.any_name())
}

fn article(r: &Reading, at: usize) -> bool {
    at > 0 && matches!(r.fold(at - 1), "the" | "a" | "an" | "this" | "that" | "these" | "some" | "any" | "no")
}

/// Takes a claim back to review; false where it was no more than a doubt, which goes.
pub(super) fn doubt(mention: &mut Mention) -> bool {
    let proposed = mention.confidence == Confidence::Redact;
    mention.confidence = Confidence::Review;
    mention.reason = "may be a person's name, though it stands or is made like something else".into();
    proposed
}

/// True for a folded word that names nobody alone: a day, a greeting, a language, an abbreviation of chat.
pub(super) fn is_said(word: &str) -> bool {
    is_in(NEVER, word)
}

/// Takes out what is never a person.
pub fn drop(doc: &Doc<'_>, found: &mut Vec<Mention>) {
    found.retain(|m| m.what != NAME || !never(doc, m));
}

#[cfg(test)]
mod tests {
    use super::super::bodies::sift;
    use super::*;
    use crate::detect::{Confidence, Directory, mentions};
    use crate::model::{Evidence, Field};

    #[test]
    fn labels_days_greetings_and_ordinary_words_are_nobody() {
        let text = "Telephone\tDate of birth\tE-mail\tAnna Hope";
        let field = |a: usize, b: usize| Field { name: Evidence::new("Parent"), span: Span::new(a, b) };
        let fields = [field(0, 9), field(10, 23), field(24, 30), field(31, 40)];
        let found = mentions(&Doc::new(text, &[], &fields), &Directory::default());
        assert_eq!(found.iter().map(|m| m.span.of(text)).collect::<Vec<_>>(), ["Anna Hope"]);
        let text = "x Tue Thursdays Saturday Hiya English the marquee needs Tom";
        let mut found: Vec<Mention> = [(2, 5), (6, 15), (16, 24), (25, 29), (30, 37), (42, 49), (56, 59)]
            .map(|(a, b)| super::super::name(Span::new(a, b), learned::REASON, Confidence::Redact))
            .into();
        found.push(super::super::name(Span::new(50, 55), learned::MAYBE, Confidence::Review));
        sift(&Doc::plain(text), &mut found);
        assert_eq!(found.iter().map(|m| m.span.of(text)).collect::<Vec<_>>(), ["Tom"]);
    }

    #[test]
    fn answers_and_kinds_of_people_are_nobody() {
        let read = |column: &str, text: &str| {
            let span = Span::new(0, text.len());
            let fields = [Field { name: Evidence::new(column), span }];
            let mut found = vec![super::super::name(span, learned::REASON, Confidence::Redact)];
            drop(&Doc::new(text, &[], &fields), &mut found);
            !found.is_empty()
        };
        assert!(!read("Ethnicity", "White Welsh") && !read("Religion", "RC") && !read("Parent told?", "No"));
        assert!(read("Parent", "White Welsh") && read("Religion of", "RC") && read("Parent told?", "Noor"));
    }

    #[test]
    fn offices_titles_and_heads_of_places_are_nobody() {
        let read = |text: &str, at: usize, to: usize| {
            let mut found = vec![super::super::name(Span::new(at, to), learned::REASON, Confidence::Redact)];
            drop(&Doc::plain(text), &mut found);
            !found.is_empty()
        };
        assert!(!read("Madam Speaker, no", 6, 13) && !read("Mr. President", 4, 13) && !read("Mount Hood", 0, 5));
        assert!(!read("unless President Mahmoud Abbas came", 7, 16) && read("unless King Mahmoud came", 7, 11));
        assert!(!read("Sister Anna came", 0, 6) && !read("P.S. Tom knows", 2, 3) && !read("S/N Costa", 0, 1));
        assert!(!read("Anna Hope, MBE, came", 11, 14) && read("for tea, MA came", 9, 11));
        assert!(!read("Dear Welfare Officer,", 5, 20) && !read("Yours, Vicar", 7, 12) && read("Ikenna Head", 0, 11));
        assert!(
            !read("To the Churchwardens", 7, 20) && !read("has a MARK here", 6, 10) && read("the Hendersons", 4, 14)
        );
        assert!(!read("Apols: Bro. Darko", 0, 5) && read("Anna: yes", 0, 4) && read("with a Mark", 7, 11));
        assert!(!read("Coach: Lisa Gray", 0, 5) && !read("P.S. Tom knows", 0, 1));
        assert!(!read("Child: Lisa Gray", 0, 5) && !read("Patient: Lisa", 0, 7));
        assert!(read("Amira, Princess, Junior", 7, 15) && !read("the Princess came", 4, 12));
        assert!(!read("so Beyoooond it", 3, 12) && !read("on the ROOOAAAD", 7, 15) && read("Annnnna, come", 0, 7));
        assert!(read("Mr King", 3, 7) && read("met S at noon", 4, 5) && read("Speaker, Tom", 9, 12));
    }
}
