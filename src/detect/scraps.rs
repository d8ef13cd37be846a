//! What is left of a name and names nobody: pronouns, words of grammar, digits, contractions, the single small letter that a possessive leaves.
//! Taken for a name once, such a word would be removed wherever it stands.

use super::reading::Shape;
use super::{Doc, Mention, NAME, calendar, learned};
use crate::model::fold;

/// Words that stand for a person and name none.
const PRONOUNS: [&str; 21] = [
    "her", "hers", "herself", "he", "him", "himself", "his", "i", "its", "me", "my", "our", "she", "their", "them",
    "they", "us", "we", "whom", "you", "your",
];

/// Words of grammar and of chat that in small letters name nobody, whatever a surname may be spelt like them.
const GRAMMAR: &str = " a abt about after all also am an and any are as at be been before but by can cos could cus did do does \
    down for from get go got had has have if in into is it just no nor not of off on or our out over pls plz put re said shall so \
    some such than that the then there these this those thx to told too up was wasn were what when where which who why with would \
    yes yet ";
/// Fields that hold a date.
const DATES: [&str; 8] = ["date", "sent", "received", "start", "end", "due", "created", "written"];
/// What makes a pronoun and its verb one word: `I've`.
const VERBS: [&str; 6] = ["'d", "'ll", "'m", "'re", "'s", "'ve"];

/// What everybody in offices, schools and care writes in capitals and nobody is called; people's initials of two letters are not judged here.
const ABBREVIATIONS: &str = " ADHD ASAP ASB ASD BTEC CAMHS CPOMS CQC DBS DHP DOB DSAR DSL DVLA DWP EAL EHCP ESA FAO FSM FYI GCSE GDPR HMO HMRC \
    ICO ICT IDVA KS1 KS2 KS3 KS4 LADO LHA LSA HLTA MAPPA MARAC MASH MFL MHFA NHS NINO NSPCC OCD OFSTED PAYE PIP PODS PPE PRU PSHE PTSD RSPCA SAR \
    SEMH SENCO SENCo SEND SIMS TBA TBC TOIL UPN URN VAT ";
/// What stands behind names and is none.
const DEGREES: &str =
    " BEd BSc CPsychol DClinPsy DipSW FRSA Hons LLB LLM MEd MRCPsych MSc NPQH NPQSL PGCE PhD QTS RGN RMN ";

/// Takes the scraps out of `found`.
pub fn drop(doc: &Doc<'_>, found: &mut Vec<Mention>) {
    let nobody = |m: &Mention| {
        let said = m.span.of(doc.text);
        is_scrap(said) || is_date(doc, m) || is_jargon(said) || is_part_of_dob(doc.text, m) || opens_a_sentence(doc, m)
    };
    found.retain(|m| m.what != NAME || !nobody(m));
}

fn is_jargon(said: &str) -> bool {
    let listed = |word: &str| ABBREVIATIONS.contains(&format!(" {word} ")) || DEGREES.contains(&format!(" {word} "));
    said.split([' ', ',', '/', '(', ')']).filter(|w| !w.is_empty()).all(|word| word.len() > 2 && listed(word))
}

/// Words that entries of records begin with, and that some family somewhere is called.
const ENTRIES: &str = " bill bills bruise call calls cost costs court fee fees form grant invoice letter loan meeting note notes payment referral rent report \
    small visit ";

/// A word of every day that only may be a name and stands where any word has a capital: "Fee waived", "Small bruise".
fn opens_a_sentence(doc: &Doc<'_>, mention: &Mention) -> bool {
    let r = doc.reading();
    let (at, end) = (r.word_from(mention.span.start), r.word_from(mention.span.end));
    let Some(word) = r.words.get(at).filter(|_| mention.reason == learned::MAYBE && end == at + 1) else {
        return false;
    };
    let first = at == 0 || r.words[at - 1].line != word.line || r.words[at - 1].shape == Shape::Mark;
    let goes_on =
        r.words.get(end).is_some_and(|next| next.line == word.line && next.shape == Shape::Lower && !next.glued);
    let plain = word.facts.common() && word.facts.forename() < 2 || ENTRIES.contains(&format!(" {} ", r.fold(at)));
    first && goes_on && plain
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
}
