//! From mentions to a band, spans and reasons.

use super::beside::Beside;
use super::judge::{Mark, TextView, Weight};
use super::places::Place;
use super::plan::Plan;
use super::profile::Given;
use crate::model::{Band, Reason, Span, SubjectHit, fold};

/// What each kind of mention says, in plain English.
const SAYS: &[(&str, &str)] = &[
    ("email", "an e-mail address given in the request"),
    ("login", "a login name given in the request"),
    ("id", "an identifier given in the request"),
    ("id_shortened", "an identifier given in the request, without its noughts, its century or its letters"),
    ("phone", "a telephone number given in the request"),
    ("learned", "an address that mail headers give beside their name"),
    ("own_name", "their full name"),
    ("own_address_form", "an e-mail address made of their full name"),
    ("nickname", "their surname with a short or full form of the forename"),
    ("address_form", "an e-mail address made of a form of their name"),
    ("spelling", "their full name in another spelling"),
    ("handle_name", "their full name written as one word"),
    ("derived_login", "a login that their name would give"),
    ("born", "their date of birth"),
    ("postcode", "their postcode"),
    ("address", "the first line of their address"),
    ("address_part", "the number and street of their address, without the kind of street"),
    ("id_tail", "the last figures of an identifier given in the request, beside a name"),
    ("short_id", "a short identifier given in the request"),
    ("marked_id", "a short identifier given in the request, with its letters and its mark"),
    ("handle", "the first part of their e-mail address at another provider"),
    ("initial", "their surname with a fitting initial"),
    ("title", "their surname with a title"),
    ("surname_only", "their surname alone"),
    ("double_titled", "their double surname with a title"),
    ("double_alone", "their double surname alone"),
    ("abbreviated_surname", "their double surname with the second half as an initial"),
    ("given_names", "their forename and a middle name"),
    ("rare_initial", "their forename, rare in what was searched, with an initial of the surname"),
    ("surname_initial", "their forename with an initial of the surname"),
    ("forename_only", "their forename alone, which is rare in what was searched"),
    ("forename_beside", "their forename, beside something that carries it"),
    ("short_beside", "a short or full form of their forename, beside something that carries it"),
    ("initials_alone", "the initials of their whole name, rare in what was searched"),
    ("initials_beside", "the initials of their whole name, beside something that carries them"),
    ("ocr", "their full name, with digits that look like letters"),
    ("added", "a form of words that the request adds"),
    ("nhs_bare", "ten digits like their NHS number, with nothing that says so"),
    ("associate", "somebody known to belong to them is named beside it"),
    ("group", "their class, team or site stands beside it"),
    ("custodian", "kept in a store of theirs"),
    ("thread", "in a conversation they take part in"),
    ("case_folder", "in a folder that is kept on them"),
];

/// What speaks against, in plain English.
const AGAINST: &[(&str, &str)] = &[
    ("middle_initial", "a middle name or initial that is not theirs"),
    ("middle_name", "their middle name used as a forename"),
    ("distant_forename", "a forename that theirs can be short for, and as a rule is not"),
    ("half_surname", "only one half of their surname"),
    ("double_surname", "a double surname that is not theirs"),
    ("other_forename", "another person of the same surname is named"),
    ("other_login", "the login belongs to another person of the surname"),
    ("slip", "their name with a letter changed"),
    ("misread", "their name with letters as character recognition mistakes them"),
    ("generation", "a Junior, Senior or number that is not theirs"),
    ("namesake", "an identifier of a known namesake is beside it"),
    ("same_name", "a known namesake has the same full name, and nothing tells them apart"),
    ("shared_form", "a form of their name that a known namesake can be called by too, and nothing tells them apart"),
    ("namesake_beside", "somebody or something known to belong to a namesake is beside it"),
    ("other_born", "another date of birth goes with the name"),
    ("forename_shared", "their forename alone, which a known namesake bears too"),
    ("forename_theirs", "their forename beside the birthday of a known namesake who bears it too"),
    ("other_postcode", "another postcode goes with the name"),
];

/// Kinds of variants by the codes of their mentions; what is not listed is a name as the request gives it.
const KINDS: &[(&str, &[&str])] = &[
    ("identifiers", &["email", "login", "id", "short_id", "marked_id", "id_tail", "id_shortened", "nhs_bare"]),
    ("phones", &["phone"]),
    ("dates", &["born"]),
    ("places", &["postcode", "address", "address_part"]),
    ("learned", &["learned"]),
    ("logins", &["derived_login", "handle_name", "address_form", "own_address_form", "handle"]),
    ("nicknames", &["nickname", "distant_forename", "short_beside"]),
    ("spellings", &["spelling"]),
    ("middle-names", &["middle_name", "given_names"]),
    ("hyphens", &["half_surname", "abbreviated_surname"]),
    ("typos", &["slip"]),
    ("ocr", &["ocr", "misread"]),
    ("initials", &["initial", "surname_initial", "rare_initial", "initials_alone", "initials_beside"]),
    ("surname-alone", &["surname_only", "title", "double_titled", "double_alone"]),
    ("forename-alone", &["forename_only", "forename_beside", "forename_shared"]),
    ("added", &["added"]),
];

/// The kind of variant that a mention with this code is.
pub(super) fn kind_of(code: &str) -> &'static str {
    KINDS.iter().find(|(_, codes)| codes.contains(&code)).map_or("names", |(kind, _)| kind)
}

pub(super) fn reason(code: &str, weight: Weight) -> Reason {
    let find = |table: &[(&str, &str)]| table.iter().find(|(c, _)| *c == code).map(|(_, says)| (*says).to_owned());
    match find(AGAINST) {
        Some(says) => Reason::against(code, says),
        None => Reason {
            code: code.to_owned(),
            says: find(SAYS).unwrap_or_else(|| "a mention".into()),
            speaks_for: weight != Weight::Other,
        },
    }
}

/// The hit that `marks` make; none where none of them is the subject's.
pub(super) fn verdict(plan: &Plan, view: &TextView, mut marks: Vec<Mark>, beside: &Beside) -> Option<SubjectHit> {
    drop_covered(&mut marks);
    let is_subject = |m: &&Mark| matches!(m.weight, Weight::Sure | Weight::Full | Weight::Support | Weight::Weak);
    let first = marks.iter().find(is_subject)?;
    let filing = marks.iter().filter(is_subject).all(|m| m.place == Place::Filing);
    if filing && is_explained(&marks) {
        return None;
    }
    let (mut band, mut extra) = if filing {
        let says = if first.weight == Weight::Sure {
            "only in the filing of the message, with an identifier"
        } else {
            "only in the filing of the message"
        };
        (Band::Possible, vec![Reason::against("filing", says)])
    } else {
        weigh(plan, &marks, beside)
    };
    if marks.iter().filter(is_subject).all(|m| matches!(m.place, Place::Recipient | Place::Filing)) && !filing {
        extra.push(Reason::for_subject("recipient_only", "named only among the recipients of the message"));
    }
    band = contradicted(&marks, beside, band, &mut extra);
    extra.extend(hidden(view, &marks));
    if filing {
        band = Band::Possible;
    }
    let mut order: Vec<&Mark> = marks.iter().collect();
    order.sort_by_key(|m| (m.place == Place::Filing, m.weight));
    let mut reasons: Vec<Reason> = Vec::new();
    for reason in order.iter().map(|m| reason(m.code, m.weight)).chain(extra) {
        if !reasons.contains(&reason) {
            reasons.push(reason);
        }
    }
    let spans = merged(marks.iter().filter(is_subject).map(|m| m.span));
    let others = merged(marks.iter().filter(|m| !is_subject(m)).map(|m| m.span));
    let others = others.into_iter().filter(|o| !spans.iter().any(|s| s.overlaps(*o))).collect();
    // "Bich Hang Nguyen", also written surname first, is called Hang: that is no surname of hers.
    let called = |m: &Mark| {
        let text = m.span.of(view.text);
        let bare = text.strip_suffix("'s").or_else(|| text.strip_suffix("\u{2019}s")).unwrap_or(text);
        plan.subject.given.get(&fold::folded(bare)) == Some(&Given::Own)
    };
    let in_part = marks.iter().filter(|m| is_subject(m) && IN_PART.contains(&m.code) && !called(m)).map(|m| m.span);
    let in_part = merged(in_part).into_iter().filter(|s| spans.contains(s)).collect();
    Some(SubjectHit { spans, others, in_part, band, reasons })
}

/// True where the filing says no more than the surname, and the message names another holder of it: the mailbox is theirs.
fn is_explained(marks: &[Mark]) -> bool {
    let other = marks.iter().any(|m| m.weight == Weight::Other);
    other
        && marks.iter().all(|m| {
            matches!(m.weight, Weight::Other | Weight::Namesake)
                || matches!(m.code, "surname_only" | "initial" | "title")
        })
}

/// Names inside an identifier of the subject say nothing more; an identifier of a namesake swallows names too.
fn drop_covered(marks: &mut Vec<Mark>) {
    let strong: Vec<(Span, Weight)> = marks
        .iter()
        .filter(|m| matches!(m.weight, Weight::Sure | Weight::Namesake))
        .map(|m| (m.span, m.weight))
        .collect();
    let strong_code = |m: &Mark| matches!(m.weight, Weight::Sure | Weight::Namesake | Weight::Support);
    marks.retain(|m| {
        strong_code(m)
            || !strong.iter().any(|(s, w)| s.contains(m.span) && (*w == Weight::Namesake || m.weight != Weight::Full))
    });
    marks.sort_by_key(|m| (m.span.start, m.weight));
}

/// Lowers the band where something beside the name is somebody else's, unless an identifier settles it.
fn contradicted(marks: &[Mark], beside: &Beside, band: Band, extra: &mut Vec<Reason>) -> Band {
    if band == Band::Certain || marks.iter().any(|m| m.weight == Weight::Sure) {
        return band;
    }
    let mut against = |seen: bool, code: &str| extra.extend(seen.then(|| reason(code, Weight::Other)));
    against(beside.other_born, "other_born");
    against(beside.other_postcode, "other_postcode");
    against(beside.theirs, "namesake_beside");
    if beside.other_born || beside.theirs && beside.own.is_empty() { Band::Possible } else { band }
}

/// Parts of a name, which something beside them can carry.
pub(super) const PARTS: &[&str] = &[
    "surname_only",
    "title",
    "initial",
    "surname_initial",
    "forename_only",
    "forename_beside",
    "forename_shared",
    "abbreviated_surname",
    "derived_login",
];

/// The surname alone or with a title: whoever bears it may be meant.
const IN_PART: &[&str] = &["surname_only", "title", "half_surname", "double_titled", "double_alone"];

fn weigh(plan: &Plan, marks: &[Mark], beside: &Beside) -> (Band, Vec<Reason>) {
    let (band, mut reasons) = weigh_marks(plan, marks, beside);
    let part = marks.iter().any(|m| PARTS.contains(&m.code) && m.place != Place::Filing);
    let against = marks.iter().any(|m| matches!(m.weight, Weight::Other | Weight::Namesake)) || beside.theirs;
    reasons.extend(beside.own.iter().map(|code| reason(code, Weight::Support)));
    let carried = part && !beside.own.is_empty() && !against;
    (if carried { band.min(Band::Probable) } else { band }, reasons)
}

fn weigh_marks(plan: &Plan, marks: &[Mark], beside: &Beside) -> (Band, Vec<Reason>) {
    let seen = |weight: Weight| marks.iter().any(|m| m.weight == weight && m.place != Place::Filing);
    let code = |code: &str| marks.iter().any(|m| m.code == code && m.place != Place::Filing);
    let full = seen(Weight::Full);
    let unshared = marks.iter().any(|m| m.weight == Weight::Full && !m.shared && m.place != Place::Filing);
    let other = seen(Weight::Other);
    let phone_only = marks.iter().filter(|m| m.weight == Weight::Sure).all(|m| m.code == "phone");
    if seen(Weight::Sure) && (full || !(other && phone_only)) {
        return (Band::Certain, Vec::new());
    }
    if full && seen(Weight::Support) && !seen(Weight::Namesake) {
        return (Band::Certain, Vec::new());
    }
    if full && !unshared && seen(Weight::Namesake) {
        return (Band::Possible, vec![]);
    }
    if full && !unshared && (beside.own.is_empty() || beside.theirs) {
        let code = if plan.identical { "same_name" } else { "shared_form" };
        return (Band::Possible, vec![reason(code, Weight::Other)]);
    }
    if full && code("own_name") && code("own_address_form") {
        return (Band::Certain, Vec::new());
    }
    // A surname of two halves is rare; so is a forename at their address, or a name with the last figures of their case.
    let alone = ["forename_only", "forename_beside", "forename_shared"];
    let part = alone.into_iter().chain(["surname_initial", "initials_alone", "initials_beside"]).any(code);
    let home = code("address") || code("postcode") || code("born");
    let named = ["initial", "title", "surname_only"].into_iter().any(code);
    let rare = (part || named && !other) && home
        || (part || named) && code("marked_id")
        || code("double_titled")
        || code("double_alone") && !other
        || code("id_tail")
        || code("given_names")
        || code("rare_initial");
    let probable = full || rare && !seen(Weight::Namesake);
    (if probable { Band::Probable } else { Band::Possible }, Vec::new())
}

/// Says where the hit stands only in text that nobody sees.
fn hidden(view: &TextView, marks: &[Mark]) -> Option<Reason> {
    let hidden = |m: &Mark| view.segments.iter().any(|s| s.hidden.is_some() && s.span.contains(m.span));
    let all = !view.segments.is_empty() && marks.iter().all(hidden);
    all.then(|| Reason::for_subject("hidden", "only in text that a reader of the document would not see"))
}

fn merged(spans: impl Iterator<Item = Span>) -> Vec<Span> {
    let mut spans: Vec<Span> = spans.filter(|s| !s.is_empty()).collect();
    spans.sort();
    let mut out: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match out.last_mut() {
            Some(last) if span.start < last.end => last.end = last.end.max(span.end),
            _ => out.push(span),
        }
    }
    out
}
