//! What is left of a name and names nobody: pronouns, words of grammar, digits, contractions, the single small letter that a possessive leaves.
//! Taken for a name once, such a word would be removed wherever it stands.

use super::gazetteer::{self, Facts};
use super::reading::{Reading, Shape};
use super::words::is_in;
use super::{Doc, Mention, NAME, bodies, calendar, learned};
use crate::model::fold;

/// Words that stand for a person and name none.
const PRONOUNS: [&str; 21] = [
    "her", "hers", "herself", "he", "him", "himself", "his", "i", "its", "me", "my", "our", "she", "their", "them",
    "they", "us", "we", "whom", "you", "your",
];

/// Words of grammar and of chat that in small letters name nobody, whatever a surname may be spelt like them.
const GRAMMAR: &str = " a abt about after all also am an and any are as at be been before but by can cos could cus did do does \
    down for from get go got had has have if in into is it just no nor not of off on or our out over pls plz put re said shall so \
    some such than that the then there these this those thx to told too u up ur was wasn were what when where which who why with would \
    yes yet ";
/// Fields that hold a date.
const DATES: [&str; 8] = ["date", "sent", "received", "start", "end", "due", "created", "written"];
/// What makes a pronoun and its verb one word: `I've`.
const VERBS: [&str; 6] = ["'d", "'ll", "'m", "'re", "'s", "'ve"];

/// What everybody in offices, schools and care writes in capitals and nobody is called; people's initials of two letters are not judged here.
const ABBREVIATIONS: &str = " ADHD ASAP ASB ASD BTEC CAMHS CPOMS CQC DBS DHP DOB DSAR DSL DVLA DWP EAL EDT EHCP EMDR ESA FAO FSM FYI GCSE GDPR HMO HMRC \
    ICO ICT IDVA KS1 KS2 KS3 KS4 LADO LHA LSA HLTA MAPPA MARAC MASH MFL MHFA NHS NINO NSPCC OCD OFSTED PAYE PIP PODS PPE PRU PSHE PTSD RSPCA SAR \
    SEMH SENCO SENCo SEND SIMS TBA TBC TOIL UPN URN VAT ";
/// What stands behind names and is none.
const DEGREES: &str =
    " BEd BSc CPsychol DClinPsy DipSW FRSA Hons LLB LLM MEd MRCPsych MRCVS MSc NPQH NPQSL PGCE PhD QTS RGN RMN ";

/// Takes the scraps out of `found`.
pub fn drop(doc: &Doc<'_>, found: &mut Vec<Mention>) {
    let nobody = |m: &Mention| {
        let said = m.span.of(doc.text);
        is_scrap(said)
            || is_date(doc, m)
            || is_month(doc, m)
            || is_jargon(said)
            || is_form_number(said)
            || is_part_of_dob(doc.text, m)
            || is_markup(doc, m)
            || opens_a_sentence(doc, m)
            || is_only_a_word(doc, m)
            || heads_a_point(doc, m)
            || is_demonym(doc, m)
    };
    found.retain(|m| m.what != NAME || !nobody(m));
}

fn is_jargon(said: &str) -> bool {
    let listed = |word: &str| ABBREVIATIONS.contains(&format!(" {word} ")) || DEGREES.contains(&format!(" {word} "));
    said.split([' ', ',', '/', '(', ')']).filter(|w| !w.is_empty()).all(|word| word.len() > 2 && listed(word))
}

/// `ET1`, `P45`, `CW1`, `N208`: what forms are called; `R56002`: a number of something.
fn is_form_number(said: &str) -> bool {
    let letters = said.bytes().take_while(u8::is_ascii_uppercase).count();
    let figures = said.get(letters..).unwrap_or_default();
    let most = if letters == 1 { 8 } else { 3 };
    (1..=4).contains(&letters) && (1..=most).contains(&figures.len()) && figures.bytes().all(|b| b.is_ascii_digit())
}

/// A word of every day that only may be a name and stands where any word has a capital: "Fee waived", "Small bruise".
fn opens_a_sentence(doc: &Doc<'_>, mention: &Mention) -> bool {
    let r = doc.reading();
    let (at, end) = (r.word_from(mention.span.start), r.word_from(mention.span.end));
    let Some(word) = r.words.get(at).filter(|_| end == at + 1) else { return false };
    let maybe = mention.reason == learned::MAYBE;
    let first = at == 0 || r.words[at - 1].line != word.line || r.words[at - 1].shape == Shape::Mark;
    let next = r.words.get(end).filter(|next| next.line == word.line && !next.glued);
    let goes_on = next.is_some_and(|next| next.shape == Shape::Lower);
    let told = next.is_some() && is_in(DETERMINERS, r.fold(end)) && bodies::weak(mention);
    first && (maybe && goes_on && is_chiefly_a_word(word.facts) || (maybe || told) && is_verb_before(r, at, end))
}

/// Begin what a verb is done to, and stand behind no name.
const DETERMINERS: &[&str] = &[
    "a", "an", "any", "her", "his", "its", "mr", "mrs", "ms", "my", "our", "that", "the", "their", "these", "this",
    "those", "your",
];

/// "Mark this letter", "Mark Mrs Price's file", "Hope the parcel came": told or wished, not somebody's name.
fn is_verb_before(r: &Reading, at: usize, next: usize) -> bool {
    let f = r.words[at].facts;
    f.in_dictionary() && f.lower() >= 3 && next < r.words.len() && is_in(DETERMINERS, r.fold(next))
}

/// A word of the language that few or none are called: the more it is used, the more may be called so.
fn is_chiefly_a_word(f: Facts) -> bool {
    let called = match (f.any_name(), f.lower()) {
        (false, _) => 0,
        (true, 0..=1) => return false,
        (true, 2) => 2,
        (true, _) => 3,
    };
    f.in_dictionary() && f.frequency() >= 3 && f.forename() <= called
}

/// What is read as a name though no list knows it for one and a dictionary knows it for a word, where its writing says nothing:
/// in small letters, in capitals throughout, or where any word has a capital.
fn is_only_a_word(doc: &Doc<'_>, mention: &Mention) -> bool {
    let r = doc.reading();
    let (at, end) = (r.word_from(mention.span.start), r.word_from(mention.span.end));
    let Some(word) = r.words.get(at).filter(|_| end == at + 1) else { return false };
    let first =
        at == 0 || r.words[at - 1].line != word.line || matches!(r.words[at - 1].shape, Shape::Mark | Shape::Number);
    let plain = matches!(word.shape, Shape::Lower | Shape::Upper) || first && word.shape == Shape::Capital;
    let unnamed = word.facts.forename() == 0 && word.facts.surname() <= u8::from(word.shape == Shape::Lower) * 2;
    let maybe = mention.reason == learned::MAYBE;
    let read = bodies::weak(mention) || maybe;
    // "Conciliator" under a signature: a dictionary has it, and nobody is called so.
    let never = maybe && !word.facts.any_name() && word.facts.in_dictionary();
    never || read && plain && unnamed && word.facts.in_dictionary() && word.facts.frequency() >= 3
}

/// "2. Forklifts: no. 14 again", "4. Hall. Boiler.", "5. A.O.B. Grace": what a point of an agenda is headed by.
fn heads_a_point(doc: &Doc<'_>, mention: &Mention) -> bool {
    let r = doc.reading();
    let (at, end) = (r.word_from(mention.span.start), r.word_from(mention.span.end));
    let Some(word) = r.words.get(at).filter(|_| at >= 2 && end > at) else { return false };
    let here = |i: usize| r.words.get(i).filter(|w| w.line == word.line);
    let is = |i: usize, marks: &[&str]| here(i).is_some_and(|w| marks.contains(&w.span.of(doc.text)));
    let letters = (at..end).all(|i| matches!(r.words[i].shape, Shape::Initial | Shape::Mark));
    let one = end == at + 1 && word.facts.forename() < 4 || letters && end > at + 2;
    let number = here(at - 2).is_some_and(|w| w.shape == Shape::Number) && is(at - 1, &[".", ")"]);
    let goes_on = is(end, &[".", ":"]) && here(end + 1).is_some();
    (bodies::weak(mention) || mention.reason == learned::MAYBE) && one && number && r.words[at - 1].glued && goes_on
}

/// "Somali", "a Welsh speaker": what people of a place are called, which nobody is by name.
fn is_demonym(doc: &Doc<'_>, mention: &Mention) -> bool {
    let r = doc.reading();
    let (at, end) = (r.word_from(mention.span.start), r.word_from(mention.span.end));
    let read = bodies::weak(mention) || mention.reason == learned::MAYBE;
    let f = r.words.get(at).filter(|_| end == at + 1).map(|w| w.facts);
    read && f.is_some_and(|f| f.demonym() && f.forename() < 2 && f.surname() < 3)
}

/// A field of a file that programs write (`PRODID:-//x//EN`), glued to its colon or behind two slashes, or a part of a reference.
fn is_markup(doc: &Doc<'_>, mention: &Mention) -> bool {
    let (before, behind) = (&doc.text[..mention.span.start], &doc.text[mention.span.end..]);
    let upper = mention.span.of(doc.text).chars().all(char::is_uppercase);
    let opens = before.is_empty() || before.ends_with('\n');
    let field = opens && behind.strip_prefix([':', ';']).is_some_and(|b| !b.starts_with(char::is_whitespace));
    // "NB/77120", "SG-2026-03": the first part of a reference.
    let reference = behind.strip_prefix(['/', '-']).is_some_and(|b| b.starts_with(|c: char| c.is_ascii_digit()));
    // "PRODID: -//x//EN": the program that made a calendar.
    let program = opens && behind.trim_start_matches([':', ' ']).starts_with("-//");
    // "Cou/285": the short form of a body before a number.
    let alone = gazetteer::facts(&fold::folded(mention.span.of(doc.text)));
    let numbered =
        behind.starts_with('/') && reference && bodies::weak(mention) && !alone.any_name() && one_word(doc, mention);
    numbered || upper && (field || before.ends_with("//") || reference || program)
}

fn one_word(doc: &Doc<'_>, mention: &Mention) -> bool {
    doc.reading().word_from(mention.span.end) == doc.reading().word_from(mention.span.start) + 1
}

/// A month with a number beside it ("4 March", "Mar 4", "June 2025"), or behind a word of time: "since June".
fn is_month(doc: &Doc<'_>, mention: &Mention) -> bool {
    let r = doc.reading();
    let (at, end) = (r.word_from(mention.span.start), r.word_from(mention.span.end));
    let month = r.words.get(at).is_some_and(|_| end == at + 1 && is_in(MONTHS, r.fold(at)));
    if !month {
        return false;
    }
    let on_line = |n: usize| r.words.get(n).filter(|w| w.line == r.words[at].line);
    let day = |n: usize| on_line(n).is_some_and(|w| w.shape == Shape::Number && is_day_or_year(w.span.of(doc.text)));
    let before = at.checked_sub(1).filter(|b| on_line(*b).is_some());
    let time = before.is_some_and(|b| matches!(r.fold(b), "during" | "in" | "since" | "till" | "until"));
    let late = before.is_some_and(|b| matches!(r.fold(b), "about" | "early" | "last" | "late" | "mid" | "next"));
    let since = before.is_some_and(|b| b > 0 && matches!(r.fold(b - 1), "in" | "since" | "until"));
    time || late && since || day(end) || before.is_some_and(day)
}

/// Months that people are called as well, and their short forms.
const MONTHS: &[&str] = &[
    "apr", "april", "aug", "august", "dec", "feb", "jan", "jul", "july", "jun", "june", "mar", "march", "may", "nov",
    "oct", "sep", "sept",
];

fn is_day_or_year(number: &str) -> bool {
    let digits = number.trim_end_matches(char::is_alphabetic);
    let value = digits.parse::<u32>().unwrap_or(0);
    (1..=31).contains(&value) && number.len() <= 4 || (1900..2100).contains(&value) && digits == number
}

/// `D.O` of `D.O.B.`.
fn is_part_of_dob(text: &str, mention: &Mention) -> bool {
    let start = mention.span.start;
    let from = (start.saturating_sub(4)..=start).find(|at| text.is_char_boundary(*at)).unwrap_or(start);
    let to = (mention.span.end..=text.len().min(mention.span.end + 4)).rev().find(|at| text.is_char_boundary(*at));
    let around = text.get(from..to.unwrap_or(mention.span.end)).unwrap_or_default();
    mention.span.len() <= 5 && around.to_ascii_uppercase().contains("D.O.B")
}

/// Part of a date of a mail or an entry: the days and months among names (Sun, May, April). A column "Received" can hold people.
fn is_date(doc: &Doc<'_>, mention: &Mention) -> bool {
    if !calendar::is_in_calendar(&fold::folded(mention.span.of(doc.text))) {
        return false;
    }
    let dates = doc.fields.iter().filter(|f| DATES.iter().any(|name| f.name.expose().eq_ignore_ascii_case(name)));
    dates.map(|f| f.span).any(|span| span.contains(mention.span))
}

/// A word of grammar or of chat (folded): no part of a name in small letters.
pub(super) fn is_grammar(folded: &str) -> bool {
    GRAMMAR.contains(&format!(" {folded} "))
}

/// What no name begins with, a digit or the `s` of a possessive; a single small letter and a pronoun alone.
fn is_scrap(name: &str) -> bool {
    let first = name.split(char::is_whitespace).next().unwrap_or_default();
    let single = name.chars().count() == 1 && name.chars().all(char::is_lowercase);
    // "I" and "US" can be initials.
    let initials = name.len() <= 2 && name.chars().all(|c| !c.is_lowercase());
    let plain = name.trim().replace('\u{2019}', "'");
    let spoken = VERBS
        .iter()
        .find_map(|verb| plain.strip_suffix(verb))
        .filter(|bare| PRONOUNS.contains(&bare.to_lowercase().as_str()));
    let pronoun = spoken.is_some() || !initials && PRONOUNS.iter().any(|p| p.eq_ignore_ascii_case(&plain));
    let grammar = GRAMMAR.contains(&format!(" {plain} "));
    let contraction = plain.to_lowercase().ends_with("n't");
    single || first == "s" || pronoun || grammar || contraction || first.starts_with(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::{Confidence, name};
    use crate::model::Span;
    use crate::model::{Evidence, Field};

    #[test]
    fn a_pronoun_or_scrap_alone_is_no_name() {
        for scrap in ["She", "they", "HIS", "4 May", "s", "s Hope", "to", "I've", "he\u{2019}s", "abt", "Aren't"] {
            assert!(is_scrap(scrap), "{scrap}");
        }
        for kept in ["Shena", "He Xiangyu", "Anna", "US", "J", "j okafor", "To", "An", "to huu", "O'Dea"] {
            assert!(!is_scrap(kept), "{kept}");
        }
        let form = |said: &&str| is_form_number(said);
        assert!(
            ["ET1", "P45", "CW1", "N208", "R56002"].iter().all(form)
                && !["ET", "Et1", "E2E", "JT2014", "45"].iter().any(form)
        );
    }

    #[test]
    fn a_day_in_a_date_is_no_name() {
        let text = "Date: Sun, 12 July\nMr Sun\tAnn";
        let field = |name: &str, a, b| Field { name: Evidence::new(name), span: Span::new(a, b) };
        let fields = [field("Date", 6, 18), field("Received", 26, 29)];
        let doc = Doc::new(text, &[], &fields);
        let mut found =
            [(6, 9), (22, 25), (26, 29)].map(|(a, b)| name(Span::new(a, b), "", Confidence::Redact)).to_vec();
        drop(&doc, &mut found);
        assert_eq!(found.iter().map(|m| m.span.start).collect::<Vec<_>>(), [22, 26]);
    }

    #[test]
    fn only_names_are_looked_at() {
        let doc = Doc::plain("she 4x");
        let mut found =
            vec![name(Span::new(0, 3), "", Confidence::Redact), name(Span::new(4, 6), "", Confidence::Redact)];
        found[1].what = super::super::ADDRESS.into();
        drop(&doc, &mut found);
        assert_eq!(found.iter().map(|m| m.what.as_str()).collect::<Vec<_>>(), [super::super::ADDRESS]);
    }

    #[test]
    fn jargon_degrees_and_dates_of_birth_are_nobody() {
        let left = |text: &str, name_there: &str| {
            let at = text.find(name_there).unwrap();
            let mut found = vec![name(Span::new(at, at + name_there.len()), "x", Confidence::Redact)];
            drop(&Doc::plain(text), &mut found);
            !found.is_empty()
        };
        for (text, scrap) in [("D.O.B. 3 May", "D.O"), ("went to MARAC", "MARAC"), ("A. Prosser (Hons)", "Hons")] {
            assert!(!left(text, scrap), "{text}");
        }
        for (text, person) in
            [("D.O. rang", "D.O"), ("MARK SMITH", "MARK"), ("DT said", "DT"), ("Reason is a name", "Reason")]
        {
            assert!(left(text, person), "{text}");
        }
    }

    #[test]
    fn a_word_of_every_day_at_the_start_of_a_sentence_needs_more_than_a_doubt() {
        let left = |text: &str, word: &str, reason: &str| {
            let at = text.find(word).unwrap();
            let mut found = vec![name(Span::new(at, at + word.len()), reason, Confidence::Review)];
            drop(&Doc::plain(text), &mut found);
            !found.is_empty()
        };
        assert!(!left("Hannah Whitlock: Fee waived for the year", "Fee", learned::MAYBE));
        assert!(left("Hannah Whitlock: Fee waived for the year", "Fee", "x"), "what is more than a doubt stays");
        assert!(left("I saw Fee there", "Fee", learned::MAYBE) && left("Hope came late", "Hope", learned::MAYBE));
    }

    /// Whether a name claimed in a text stays, and the same for what only may be one.
    fn stays(text: &str, word: &str, reason: &str) -> bool {
        let at = text.find(word).unwrap();
        let mut found = vec![name(Span::new(at, at + word.len()), reason, Confidence::Redact)];
        drop(&Doc::plain(text), &mut found);
        !found.is_empty()
    }

    #[test]
    fn facts_tell_words_from_names_that_are_words() {
        let fact = |word: &str| is_chiefly_a_word(super::super::gazetteer::facts(word));
        for word in ["fee", "small", "husband", "payment", "court", "bruise", "referral", "loan", "duty"] {
            assert!(fact(word), "{word}");
        }
        for name in ["grace", "hope", "mark", "will", "rose", "bill", "grant", "long", "young", "barry", "sherry"] {
            assert!(!fact(name), "{name}");
        }
    }

    #[test]
    fn what_is_told_or_wished_is_nobody() {
        for (text, verb) in
            [("Mark Mrs Price's file", "Mark"), ("Mark this letter well", "Mark"), ("Hope the parcel came", "Hope")]
        {
            assert!(!stays(text, verb, learned::REASON), "{text}");
            assert!(stays(text, verb, "greeted by name"), "{text}");
        }
        for (text, person) in
            [("Mark told her", "Mark"), ("Grace her mum said", "Grace"), ("asked Mark the time", "Mark")]
        {
            assert!(stays(text, person, learned::REASON), "{text}");
        }
    }

    #[test]
    fn months_with_a_number_and_words_without_a_bearer_are_nobody() {
        for (text, month) in [
            ("on 4 March she", "March"),
            ("Mar 4: moved", "Mar"),
            ("JUNE 2024", "JUNE"),
            ("Since about June he", "June"),
        ] {
            assert!(!stays(text, month, "x"), "{text}");
        }
        for (text, person) in [("June came", "June"), ("saw June at 4", "June"), ("with May and 3 others", "May")] {
            assert!(stays(text, person, "x"), "{text}");
        }
        for (text, word) in [
            ("Interpreter: Amal", "Interpreter"),
            ("stung by bees", "bees"),
            ("is Somali and", "Somali"),
            ("PRODID:-//x//EN", "EN"),
            ("ref NB/77120", "NB"),
            ("see SG-2026-03", "SG"),
            ("x\nPRODID: -//TQL//EN", "PRODID"),
            ("1. Minutes agreed. 2. Forklifts: no. 14 again", "Forklifts"),
            ("4. Hall. Boiler.", "Hall"),
            ("5. A.O.B. Grace thanked", "A.O.B"),
        ] {
            assert!(!stays(text, word, learned::REASON), "{text}");
        }
        for (text, person) in [
            ("at 4. Hall came", "Hall"),
            ("1. Grace. 2. Tom", "Grace"),
            ("PA: rang", "PA"),
            ("said Bees and Tom", "Bees"),
            ("miss wren rang", "wren"),
            ("Sherry came", "Sherry"),
            ("EN: rang", "EN"),
        ] {
            assert!(stays(text, person, learned::REASON), "{text}");
        }
    }
}
