//! One word, one meaning in a request: what only may be a name in one place, and stands in as many others where nothing took it for one,
//! names nobody. Taken for a name there, it would go wherever it stands.

use super::super::gazetteer::{self, Facts};
use super::super::reading::{Reading, Shape};
use super::super::{NAME, bodies, learned, run};
use super::{ResolveFacts, keys, own, phrase_of};
use crate::model::{Confidence, Mention, Unit};
use std::collections::{HashMap, HashSet};

/// From this class on a word is a usual forename, whatever else it is.
const USUAL: u8 = 4;
/// How many uses as a plain word speak against one that was read as a name.
const READ: usize = 3;
/// Letters of an abbreviation at most.
const SHORT: usize = 3;

/// What a word is in a request.
#[derive(Clone, Copy, Default)]
struct Uses {
    /// Times that it only may be a name.
    maybe: usize,
    /// Times that it was read as one.
    read: usize,
    /// Something surer than a reading shows that somebody is called so.
    sure: bool,
    /// Times that it stands with a capital, or in small letters, and is nothing.
    plain: usize,
    small: usize,
}

/// Takes out of `found` what its other uses in the request speak against.
pub fn sift(units: &[Unit], found: &mut [Vec<Mention>], facts: &ResolveFacts) {
    let homes = facts.subject.addresses.iter().chain(&facts.contact).chain(&facts.organisation);
    let homes: HashSet<String> = homes.flat_map(|line| words(&line.replace(',', " "))).collect();
    for (unit, mentions) in units.iter().zip(found.iter_mut()) {
        mentions.retain(|m| !is_of_home(m, m.span.of(unit.text.expose()), &homes));
    }
    let mut uses = claims(units, found);
    uses.retain(|word, u| !u.sure && u.maybe + u.read > 0 && gazetteer::facts(word).forename() < USUAL);
    if uses.is_empty() {
        return;
    }
    others(units, found, &mut uses);
    let initials = initials_of_people(units, found);
    for (unit, mentions) in units.iter().zip(found) {
        let text = unit.text.expose();
        mentions.retain(|m| {
            let form = m.span.of(text);
            let Some((word, told)) = read_alone(m, form).and_then(|word| Some((uses.get(&word)?, word))) else {
                return true;
            };
            let maybe = m.reason == learned::MAYBE;
            // "Thornhowe", where they live and the church stands; nobody is called so who is in no list of names and nowhere named in full.
            let unknown = gazetteer::facts(&told) == Facts::default();
            let home = homes.contains(&told) && (maybe || unknown || word.plain >= READ * word.read);
            !(home || !initials.contains(&told) && is_nobody(word, form, &told, maybe))
        });
    }
}

/// The one word (folded) of a mention that rests on a reading.
fn read_alone(mention: &Mention, form: &str) -> Option<String> {
    let read = mention.what == NAME && (mention.reason == learned::MAYBE || bodies::weak(mention));
    let one = read && !form.contains(char::is_whitespace);
    one.then(|| phrase_of(form)).filter(|phrase| !phrase.contains(' '))
}

/// "Thornhowe BC", "nr Thornhowe": a word of where they live or the organisation stands, and beside it none that anybody is called by.
fn is_of_home(mention: &Mention, form: &str, homes: &HashSet<String>) -> bool {
    let read = mention.what == NAME && (mention.reason == learned::MAYBE || bodies::weak(mention));
    let told = words(form);
    let home = |w: &String| homes.contains(w) && gazetteer::facts(w) == Facts::default();
    let nobody = |w: &String| {
        let f = gazetteer::facts(w);
        let named = f.forename() >= 2 || f.surname() >= USUAL;
        w.chars().count() > 1 && !named && (f.in_dictionary() || w.len() <= SHORT)
    };
    read && told.len() > 1 && told.iter().any(home) && told.iter().all(|w| home(w) || nobody(w))
}

fn words(text: &str) -> Vec<String> {
    phrase_of(text).split(' ').map(str::to_owned).collect()
}

/// What was taken for names, by word.
fn claims(units: &[Unit], found: &[Vec<Mention>]) -> HashMap<String, Uses> {
    let mut uses: HashMap<String, Uses> = HashMap::new();
    for (unit, mentions) in units.iter().zip(found) {
        for m in mentions.iter().filter(|m| m.what == NAME) {
            let form = m.span.of(unit.text.expose());
            match read_alone(m, form) {
                Some(word) if m.reason == learned::MAYBE => uses.entry(word).or_default().maybe += 1,
                Some(word) => uses.entry(word).or_default().read += 1,
                None if m.confidence == Confidence::Redact => {
                    words(form).into_iter().for_each(|word| uses.entry(word).or_default().sure = true);
                }
                None => {}
            }
        }
    }
    uses
}

/// Counts the uses of words that nothing took for a name.
fn others(units: &[Unit], found: &[Vec<Mention>], uses: &mut HashMap<String, Uses>) {
    for (unit, mentions) in units.iter().zip(found) {
        let r = Reading::bare(unit.text.expose());
        let taken = |i: usize| {
            let span = r.words[i].span;
            mentions.iter().any(|m| m.span.overlaps(span)) || unit.subject.iter().any(|s| s.overlaps(span))
        };
        for i in 0..r.words.len() {
            let Some(word) = uses.get_mut(r.fold(i)).filter(|_| !taken(i)) else { continue };
            match r.words[i].shape {
                Shape::Lower => word.small += 1,
                _ if run::is_namelike(&r.words[i]) => word.plain += 1,
                _ => {}
            }
        }
    }
}

/// Initials of everybody who is named in full: theirs are no abbreviation.
fn initials_of_people(units: &[Unit], found: &[Vec<Mention>]) -> HashSet<String> {
    let names = units.iter().zip(found).flat_map(|(unit, mentions)| {
        let names = mentions.iter().filter(|m| m.what == NAME);
        names.map(|m| phrase_of(m.span.of(unit.text.expose())))
    });
    names
        .filter(|p| p.contains(' '))
        .flat_map(|p| [own::initials(&p), own::initials(&keys::name_key(&p))].concat())
        .collect()
}

/// True where the other uses outweigh the claim; a word that no list knows may be a name of somewhere, unless it is an abbreviation.
fn is_nobody(uses: &Uses, form: &str, word: &str, maybe: bool) -> bool {
    let f = gazetteer::facts(word);
    let language = f.common() || f.in_dictionary();
    let letters = form.chars().count() <= SHORT && form.chars().all(char::is_uppercase);
    let unnamed = f.forename() < 2 && f.surname() < 3 && (f != Facts::default() || letters);
    let lower = form.starts_with(char::is_lowercase);
    // Baker, Price: many bear it, so small letters must show that the word is meant.
    let borne = f.surname() >= USUAL && uses.small < READ * (uses.maybe + uses.read);
    match () {
        () if !lower && borne => false,
        () if lower => language && uses.small + uses.plain >= uses.maybe + READ * uses.read,
        () if !maybe || uses.read > 0 => language && uses.plain >= READ * uses.read,
        () if letters => unnamed && uses.plain >= uses.maybe,
        // "Ketamine" that begins one line, and ketamine throughout: nobody is called so who is nowhere in a list of names.
        () if !language && uses.small >= READ * uses.maybe => f == Facts::default(),
        () => language && uses.plain >= if unnamed { uses.maybe } else { 2 * uses.maybe },
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::unit;
    use super::*;
    use crate::detect::name;
    use crate::model::Span;

    /// The forms that are left of what was claimed in each text, each with its reason.
    fn left<'a>(texts: &[&'a str], claimed: &[&[(&str, &str)]]) -> Vec<Vec<&'a str>> {
        let units: Vec<Unit> = texts.iter().enumerate().map(|(n, t)| unit(n as u64, t)).collect();
        let one = |text: &str, (form, reason): &(&str, &str)| {
            let at = text.find(form).unwrap();
            let confidence = if *reason == learned::MAYBE { Confidence::Review } else { Confidence::Redact };
            name(Span::new(at, at + form.len()), reason, confidence)
        };
        let mut found: Vec<Vec<Mention>> =
            texts.iter().zip(claimed).map(|(t, all)| all.iter().map(|c| one(t, c)).collect()).collect();
        sift(&units, &mut found, &ResolveFacts::default());
        texts.iter().zip(&found).map(|(t, all)| all.iter().map(|m| m.span.of(t)).collect()).collect()
    }

    const MAYBE: &str = learned::MAYBE;
    const READS: &str = learned::REASON;

    #[test]
    fn what_stands_elsewhere_as_a_word_is_nobody_for_one_doubt() {
        let texts = ["She told HR of it.", "Priya, HR Business Partner", "of this parish, wed", "the parish office"];
        let claims: [&[(&str, &str)]; 4] = [&[("HR", MAYBE)], &[("Priya", READS)], &[("parish", MAYBE)], &[]];
        assert_eq!(left(&texts, &claims), [vec![], vec!["Priya"], vec![], vec![]]);
    }

    #[test]
    fn a_name_that_was_missed_elsewhere_stays() {
        let texts = ["Gosia came.", "and Gosia went", "Hope came, and EP said so", "EP, Hope and Enid Prudhoe"];
        let claims: [&[(&str, &str)]; 4] =
            [&[("Gosia", MAYBE)], &[], &[("Hope", MAYBE), ("EP", MAYBE)], &[("Enid Prudhoe", READS)]];
        assert_eq!(left(&texts, &claims)[2], ["Hope", "EP"]);
        assert_eq!(left(&texts, &claims)[0], ["Gosia"]);
        let texts = ["She told HR.", "HR said", "with HR (Hana Rees)"];
        let claims: [&[(&str, &str)]; 3] = [&[("HR", MAYBE)], &[], &[("HR", "initials of the name before")]];
        assert_eq!(left(&texts, &claims)[0], ["HR"], "somebody is called so");
    }

    #[test]
    fn where_the_subject_lives_or_the_organisation_stands_is_nobody() {
        let claim = |reason: &str, texts: &[&str]| {
            let units: Vec<Unit> = texts.iter().enumerate().map(|(n, t)| unit(n as u64, t)).collect();
            let mut found = vec![Vec::new(); texts.len()];
            found[0].push(name(Span::new(0, 9), reason, Confidence::Redact));
            let facts = ResolveFacts { organisation: vec!["St Oswin's, Thornhowe".into()], ..ResolveFacts::default() };
            sift(&units, &mut found, &facts);
            found[0].len()
        };
        let texts = ["Thornhowe rang", "of Thornhowe", "in Thornhowe", "Thornhowe PCC"];
        assert_eq!((claim(MAYBE, &texts[..1]), claim(READS, &texts)), (0, 0));
        assert_eq!(claim(READS, &texts[..2]), 0, "nobody is called so");
    }

    #[test]
    fn a_word_of_home_beside_what_nobody_is_called_is_nobody() {
        let claim = |text: &str| {
            let mut found = vec![vec![name(Span::new(0, text.len()), READS, Confidence::Redact)]];
            let facts = ResolveFacts { organisation: vec!["Thornhowe Town Council".into()], ..ResolveFacts::default() };
            sift(&[unit(0, text)], &mut found, &facts);
            found[0].len()
        };
        assert_eq!((claim("Thornhowe TC"), claim("nr Thornhowe")), (0, 0));
        assert_eq!((claim("Anna Thornhowe"), claim("Thornhowe Okeke"), claim("Town Council")), (1, 1, 1));
    }

    #[test]
    fn what_is_written_in_small_letters_throughout_and_no_list_knows_is_nobody() {
        let texts =
            ["Propofolum kept locked", "some propofolum and", "no propofolum", "of propofolum. Zuzq came", "zuzq left"];
        let claims: [&[(&str, &str)]; 5] = [&[("Propofolum", MAYBE)], &[], &[], &[("Zuzq", MAYBE)], &[]];
        assert_eq!(left(&texts, &claims), [vec![], vec![], vec![], vec!["Zuzq"], vec![]]);
    }

    #[test]
    fn what_was_read_as_a_name_needs_more_against_it() {
        let texts =
            ["Parish: Thornhowe", "Parish Office", "Parish Hall", "the Parish", "this parish, a parish, our parish"];
        let claims: [&[(&str, &str)]; 5] = [&[("Parish", READS)], &[], &[], &[], &[]];
        assert_eq!(left(&texts, &claims)[0], [""; 0]);
        assert_eq!(left(&texts[..4], &claims[..4])[0], ["Parish"], "many are called so");
        assert_eq!(left(&texts[..2], &claims[..2])[0], ["Parish"]);
    }
}
