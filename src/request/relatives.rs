//! Requests that may concern the same family: estranged parents, siblings, the same person again. Only the numbers of
//! requests are told, never whom they concern.

use super::Case;
use crate::audit::Clock;
use crate::model::{Identity, RequestForm, RequestId, Result, fold};
use crate::settings::Workspace;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// What there is to know before `form` goes its way, the same person's requests first: one warning for each request of theirs, open or
/// closed, for each open one that shares a surname, a postcode or an address, and for each that could not be looked at (a damaged old
/// request must not keep a new one from being recorded). `own` is the request's own number, where it has one already.
pub fn warnings(workspace: &Workspace, form: &RequestForm, own: Option<&RequestId>) -> Result<Vec<String>> {
    let (names, places) = (surnames(form), places(form));
    let (mut same, mut out) = (Vec::new(), Vec::new());
    for id in super::list(workspace)?.into_iter().filter(|id| Some(id) != own) {
        let Ok((other, closed)) = form_of(workspace, &id) else {
            out.push(format!("request {id} could not be compared with this one: run `dsar audit verify` on it"));
            continue;
        };
        match (same_person(&form.subject, &other.subject), closed) {
            (Some(by), closed) => same.push(told(&id, &by, closed, own)),
            (None, Some(_)) => {}
            (None, None) => out.extend(shared(&names, &places, &other).map(|what| {
                format!("request {id}, still open, shares {what} with this one: look at both before either goes out")
            })),
        }
    }
    same.extend(out);
    Ok(same)
}

fn told(id: &RequestId, by: &str, closed: Option<Date>, own: Option<&RequestId>) -> String {
    // One without a number yet is the later.
    let earlier = own.filter(|own| own.0 < id.0).unwrap_or(id);
    match closed {
        None => format!(
            "request {id}, still open, is for the SAME PERSON (same name and {by}): if one repeats the other, put what is new into the earlier (dsar request amend {earlier}) and close the later"
        ),
        Some(on) => format!(
            "request {id}, closed on {on}, was for the SAME PERSON (same name and {by}): its bundles show what they were given then"
        ),
    }
}

/// The form of a request, and when it was closed.
fn form_of(workspace: &Workspace, id: &RequestId) -> Result<(RequestForm, Option<Date>)> {
    let case = Case::open(workspace, id, "dsar", Clock::System)?;
    Ok((case.form()?, case.facts().closed))
}

/// By what two are one person: a whole name of both, and what few of one name share. Where dates of birth speak against it, they are
/// two: a father and a son have name and address in common.
fn same_person(one: &Identity, other: &Identity) -> Option<String> {
    let born = |who: &Identity| who.born.iter().map(ToString::to_string).collect::<BTreeSet<_>>();
    let (theirs, others) = (born(one), born(other));
    let two = !theirs.is_empty() && !others.is_empty() && theirs.is_disjoint(&others);
    if two || whole_names(one).is_disjoint(&whole_names(other)) {
        return None;
    }
    let emails = |who: &Identity| who.emails.iter().map(|e| e.trim().to_lowercase()).collect::<BTreeSet<_>>();
    let phones = |who: &Identity| who.phones.iter().filter_map(|p| number(p)).collect::<BTreeSet<_>>();
    let ids = |who: &Identity| who.ids.values().map(|v| fold::folded(v).replace(' ', "")).collect::<BTreeSet<_>>();
    let meets = |a: BTreeSet<String>, b: BTreeSet<String>| !a.is_disjoint(&b);
    let by = [
        ("date of birth", meets(theirs, others)),
        ("e-mail address", meets(emails(one), emails(other))),
        ("address or postcode", meets(places_of(one), places_of(other))),
        ("telephone number", meets(phones(one), phones(other))),
        ("number", meets(ids(one), ids(other))),
    ];
    let by: Vec<&str> = by.into_iter().filter(|(_, is)| *is).map(|(what, _)| what).collect();
    (!by.is_empty()).then(|| by.join(", "))
}

/// Names of more than one word, whatever their order.
fn whole_names(who: &Identity) -> BTreeSet<Vec<String>> {
    let words = |name: &String| {
        let mut words: Vec<String> = fold::tokens(name).into_iter().map(|t| t.text).collect();
        words.sort();
        words
    };
    who.names.iter().map(words).filter(|words| words.len() > 1).collect()
}

/// The last nine digits of a telephone number, which no prefix changes.
fn number(phone: &str) -> Option<String> {
    let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
    digits.len().checked_sub(9).and_then(|from| digits.get(from..)).map(str::to_owned)
}

fn shared(names: &BTreeSet<String>, places: &BTreeSet<String>, other: &RequestForm) -> Option<&'static str> {
    match (!names.is_disjoint(&surnames(other)), !places.is_disjoint(&self::places(other))) {
        (true, true) => Some("a surname and an address or postcode"),
        (true, false) => Some("a surname"),
        (false, true) => Some("an address or postcode"),
        (false, false) => None,
    }
}

/// The subject and whoever asks for them: namesakes are, by what the form says, somebody else.
fn surnames(form: &RequestForm) -> BTreeSet<String> {
    form.subject.names.iter().chain(&form.requester).filter_map(|name| surname(name)).collect()
}

fn surname(name: &str) -> Option<String> {
    let family = match name.split_once(',') {
        Some((family, _)) => family,
        None => name.split_whitespace().next_back()?,
    };
    Some(fold::folded(family)).filter(|s| !s.is_empty())
}

fn places(form: &RequestForm) -> BTreeSet<String> {
    places_of(&form.subject)
}

fn places_of(Identity { addresses, postcodes, .. }: &Identity) -> BTreeSet<String> {
    let compact = |text: &str| fold::folded(text).replace(' ', "");
    let written = postcodes.iter().map(|p| compact(p));
    let within = addresses.iter().flat_map(|a| postcodes_in(a));
    let whole = addresses.iter().map(|a| compact(a));
    written.chain(within).chain(whole).filter(|p| !p.is_empty()).collect()
}

/// Postcodes standing in an address: outward code (2-4 characters) and inward code (a digit, two letters), as tokens.
fn postcodes_in(address: &str) -> Vec<String> {
    let words: Vec<String> = fold::tokens(address).into_iter().map(|t| t.text).collect();
    let is_inward = |w: &str| {
        w.len() == 3 && w.as_bytes()[0].is_ascii_digit() && w.as_bytes()[1..].iter().all(u8::is_ascii_alphabetic)
    };
    let is_outward = |w: &str| {
        (2..=4).contains(&w.len()) && w.as_bytes()[0].is_ascii_alphabetic() && w.bytes().any(|b| b.is_ascii_digit())
    };
    let pairs = words.windows(2).filter(|w| is_outward(&w[0]) && is_inward(&w[1])).map(|w| w.concat());
    let joined = words.iter().filter(|w| w.is_ascii() && (5..=7).contains(&w.len())).filter(|w| {
        let (out, inward) = w.split_at(w.len() - 3);
        is_outward(out) && is_inward(inward)
    });
    pairs.chain(joined.cloned()).collect()
}
