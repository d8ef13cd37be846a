//! What names a body or a day is no person: claims that rest on reading alone are taken back to review where the document shows it.

use super::reading::{Reading, Shape};
use super::words::{self, is_in};
use super::{Confidence, Doc, Mention, NAME, learned, memory, run};
use crate::model::{Field, Span, fold};
use std::collections::HashSet;

/// What a form asks for: no person, even in a column of people.
const ATTRIBUTES: &[&str] = &[
    "address",
    "age",
    "date",
    "date of birth",
    "dob",
    "e-mail",
    "e-mail address",
    "email",
    "email address",
    "first name",
    "forename",
    "gender",
    "home address",
    "home telephone",
    "landline",
    "last name",
    "mobile",
    "mobile number",
    "name",
    "nationality",
    "nhs number",
    "notes",
    "phone",
    "phone number",
    "place of birth",
    "postcode",
    "reference",
    "relationship",
    "role",
    "signature",
    "surname",
    "tel",
    "telephone",
    "telephone number",
];
/// Ends the name of a firm, wherever the name stands.
const FIRMS: &[&str] = &["corp", "gmbh", "inc", "limited", "llc", "llp", "ltd", "plc"];
/// Makes the word behind it the name of a storm.
const STORMS: &[&str] = &["cyclone", "hurricane", "storm", "typhoon"];
/// What shops and firms trade in: "Britt's Pizza", "Carr Insurance".
const TRADES: &[&str] = &[
    "auto",
    "autos",
    "bakery",
    "bar",
    "barbers",
    "bistro",
    "boutique",
    "builders",
    "butchers",
    "cafe",
    "catering",
    "cleaners",
    "coffee",
    "deli",
    "diner",
    "dry",
    "electrical",
    "engineering",
    "estates",
    "fitness",
    "florist",
    "flowers",
    "foods",
    "furniture",
    "futures",
    "garage",
    "grill",
    "gym",
    "haulage",
    "heating",
    "insurance",
    "karate",
    "kitchen",
    "logistics",
    "motors",
    "motorsports",
    "optical",
    "opticians",
    "pharmacy",
    "pizza",
    "pizzeria",
    "plumbing",
    "printers",
    "properties",
    "removals",
    "restaurant",
    "roofing",
    "salon",
    "scaffolding",
    "stores",
    "supermarket",
    "taxis",
    "tech",
    "tools",
    "travel",
    "tyres",
];
/// Posts and forms of address that are capitalised like names and name nobody by themselves.
const OFFICES: &[&str] = &[
    "ambassador",
    "applicant",
    "attorney",
    "chair",
    "chairman",
    "chancellor",
    "chief",
    "coach",
    "commissioner",
    "councillor",
    "deputy",
    "director",
    "doctor",
    "executive",
    "general",
    "governor",
    "headmaster",
    "headteacher",
    "judge",
    "justice",
    "king",
    "madam",
    "manager",
    "mayor",
    "minister",
    "mr",
    "mrs",
    "ms",
    "nurse",
    "officer",
    "pope",
    "president",
    "prime",
    "prince",
    "princess",
    "professor",
    "queen",
    "secretary",
    "senator",
    "sergeant",
    "sir",
    "speaker",
    "teacher",
    "treasurer",
    "vice",
];
/// Never a name when it stands alone.
const NEVER: &[&str] = &[
    "am",
    "american",
    "apr",
    "april fools",
    "arabic",
    "asap",
    "aug",
    "august",
    "australian",
    "bengali",
    "british",
    "canadian",
    "cheers",
    "chinese",
    "christmas",
    "dad",
    "dear",
    "dec",
    "december",
    "dob",
    "dutch",
    "easter",
    "eid",
    "english",
    "european",
    "feb",
    "february",
    "french",
    "fri",
    "friday",
    "fw",
    "fwd",
    "german",
    "god",
    "grandad",
    "grandma",
    "granny",
    "greek",
    "gujarati",
    "half-term",
    "hello",
    "hey",
    "hi",
    "hiya",
    "indian",
    "irish",
    "italian",
    "january",
    "japanese",
    "july",
    "latin",
    "lol",
    "mon",
    "monday",
    "mum",
    "nan",
    "nanna",
    "nov",
    "november",
    "oct",
    "october",
    "omg",
    "pakistani",
    "pm",
    "polish",
    "portuguese",
    "ps",
    "punjabi",
    "ramadan",
    "re",
    "ref",
    "regards",
    "romanian",
    "russian",
    "sat",
    "saturday",
    "scottish",
    "sep",
    "sept",
    "september",
    "spanish",
    "sunday",
    "tba",
    "tbc",
    "thanks",
    "thu",
    "thur",
    "thurs",
    "thursday",
    "tue",
    "tues",
    "tuesday",
    "turkish",
    "ukrainian",
    "urdu",
    "wednesday",
    "weds",
    "welsh",
    "wtf",
];

/// Columns of what people do and are, not of who they are.
const COLUMNS: &[&str] =
    &["category", "department", "grade", "job", "job title", "position", "post", "role", "status", "team", "type"];

/// Takes weak claims in `found` back to review where they name a body, and trims titles and possessives off every name.
pub fn sift(doc: &Doc<'_>, found: &mut Vec<Mention>) {
    for mention in found.iter_mut().filter(|m| m.what == NAME) {
        mention.span = bare(doc, mention.span);
    }
    found.retain(|m| !m.span.is_empty());
    let firms = firms(doc);
    let sure: HashSet<String> =
        found.iter().filter(|m| !weak(m) && m.confidence == Confidence::Redact).map(|m| folded(doc, m.span)).collect();
    nobody(doc, found);
    let of_posts = |f: &&Field| is_in(COLUMNS, &fold::folded(f.name.expose()));
    let posts: Vec<Span> = doc.fields.iter().filter(of_posts).map(|f| f.span).collect();
    found.retain(|m| !(weak(m) || m.reason == learned::MAYBE) || !posts.iter().any(|p| p.contains(m.span)));
    for mention in found.iter_mut().filter(|m| weak(m) && m.confidence == Confidence::Redact) {
        let words = folded(doc, mention.span);
        if body_here(doc, mention.span) || (firms.contains(&words) && !sure.contains(&words)) {
            mention.confidence = Confidence::Review;
            mention.reason = "may be a person's name, though it seems to name a body".into();
        }
    }
}

/// A label of a form whoever claims it; and of what was only read, days, greetings and languages alone, ordinary words in
/// small letters, and what only may be a name and stands in the name of a body.
fn never(doc: &Doc<'_>, mention: &Mention) -> bool {
    let words = folded(doc, mention.span);
    if is_in(ATTRIBUTES, &words) {
        return true;
    }
    let maybe = mention.reason == learned::MAYBE;
    let day = words.strip_suffix('s').is_some_and(|w| w.ends_with("day") && is_in(NEVER, w));
    let office = words.split(' ').all(|w| w == "." || is_in(OFFICES, w));
    if office
        && !words.contains(' ')
        && doc.reading().words[doc.reading().word_from(mention.span.start)].facts.surname() < 3
        || office && words.contains(' ')
    {
        return true;
    }
    (maybe || weak(mention)) && (day || is_in(NEVER, &words) || ordinary(doc, mention.span, maybe))
        || maybe && (is_in(words::BODIES, &words) || body_here(doc, mention.span))
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

fn article(r: &Reading, at: usize) -> bool {
    at > 0 && matches!(r.fold(at - 1), "the" | "a" | "an" | "this" | "that" | "these" | "some" | "any" | "no")
}

/// Takes out what is never a person.
pub fn nobody(doc: &Doc<'_>, found: &mut Vec<Mention>) {
    found.retain(|m| m.what != NAME || !never(doc, m));
}

fn weak(mention: &Mention) -> bool {
    mention.reason == learned::REASON || mention.reason == memory::REASON
}

fn folded(doc: &Doc<'_>, span: Span) -> String {
    let r = doc.reading();
    (r.word_from(span.start)..r.word_from(span.end)).map(|i| r.fold(i)).collect::<Vec<_>>().join(" ")
}

/// Without leading titles and marks, and without `'s` and marks behind.
fn bare(doc: &Doc<'_>, span: Span) -> Span {
    let r = doc.reading();
    let (mut from, mut to) = (r.word_from(span.start), r.word_from(span.end));
    let mark = |i: usize| !r.words[i].span.of(doc.text).starts_with(char::is_alphanumeric);
    while from < to
        && (mark(from)
            || (is_in(words::TITLES, r.fold(from)) && r.words[from].facts.surname() < 3
                || matches!(r.fold(from), "mr" | "mrs" | "ms" | "dr")))
    {
        from += 1;
    }
    while to > from && (mark(to - 1) || r.words[to - 1].span.of(doc.text).starts_with(['\'', '’'])) {
        to -= 1;
    }
    if from == to {
        Span::new(span.start, span.start)
    } else {
        Span::new(r.words[from].span.start.max(span.start), r.words[to - 1].span.end.min(span.end))
    }
}

/// Names that stand before Ltd and the like, folded: the whole run of capitals.
fn firms(doc: &Doc<'_>) -> HashSet<String> {
    let r = doc.reading();
    let mut out: HashSet<String> =
        (1..r.words.len()).filter(|&i| is_in(STORMS, r.fold(i - 1))).map(|i| r.fold(i).to_owned()).collect();
    for i in (1..r.words.len()).filter(|&i| is_in(FIRMS, r.fold(i)) && r.words[i].line == r.words[i - 1].line) {
        let mut from = i;
        while from > 0 && run::is_namelike(&r.words[from - 1]) && r.words[from - 1].line == r.words[i].line {
            from -= 1;
        }
        let run: Vec<&str> = (from..i).map(|w| r.fold(w)).collect();
        out.insert(run.join(" "));
        if let Some(first) = run.first().filter(|w| w.len() > 3) {
            out.insert((*first).to_owned());
        }
    }
    out
}

/// The claim's own run of capitals goes on with a word of a body, or it stands before "& Sons", ", solicitors", ", a firm".
fn body_here(doc: &Doc<'_>, span: Span) -> bool {
    let r = doc.reading();
    let end = r.word_from(span.end);
    let last = end.saturating_sub(1);
    let next = |n: usize| r.words.get(end + n).filter(|w| w.line == r.words[last].line).map_or("", |_| r.fold(end + n));
    let run = (end..end + 3)
        .take_while(|&i| r.words.get(i).is_some_and(|w| run::is_namelike(w) && w.line == r.words[last].line))
        .any(|i| is_in(words::BODIES, r.fold(i)) || is_in(TRADES, r.fold(i)));
    // "Britt's Pizza": the trade stands behind the possessive.
    let owned = matches!(r.words.get(end), Some(w) if matches!(w.span.of(doc.text), "'s" | "’s"))
        && r.words.get(end + 1).is_some_and(|w| run::is_namelike(w) && is_in(TRADES, r.fold(end + 1)));
    let itself =
        end - r.word_from(span.start) > 1 && is_in(words::BODIES, r.fold(last)) && r.words[last].facts.surname() < 4;
    let partners =
        matches!(next(0), "&" | "and") && matches!(next(1), "sons" | "co" | "partners" | "daughters" | "company");
    let firm = next(0) == ","
        && (matches!(next(1), "solicitors" | "accountants" | "architects" | "surveyors" | "barristers")
            || (next(1) == "a" && matches!(next(2), "firm" | "company" | "law")));
    run || owned || itself || partners || firm
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::{Directory, Doc, mentions};
    use crate::model::Evidence;

    #[test]
    fn lists_are_sorted_for_the_search() {
        assert!(
            [NEVER, ATTRIBUTES, FIRMS, STORMS, TRADES, OFFICES, COLUMNS]
                .iter()
                .all(|l| l.windows(2).all(|w| w[0] < w[1]))
        );
    }

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
}
