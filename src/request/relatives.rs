//! Requests that may concern the same family: estranged parents, siblings, the same person again. Only the numbers of
//! requests are told, never whom they concern.

use super::Case;
use crate::audit::Clock;
use crate::model::{Identity, RequestForm, RequestId, Result, fold};
use crate::settings::Workspace;
use std::collections::BTreeSet;

/// One warning for each open request that shares a surname, a postcode or an address with `form`, and one for each that
/// could not be looked at: a damaged old request must not keep a new one from being recorded.
pub fn warnings(workspace: &Workspace, form: &RequestForm) -> Result<Vec<String>> {
    let (names, places) = (surnames(form), places(form));
    let mut out = Vec::new();
    for id in super::list(workspace)? {
        match open_form(workspace, &id) {
            Ok(Some(other)) => out.extend(shared(&names, &places, &other).map(|what| {
                format!("request {id}, still open, shares {what} with this one: look at both before either goes out")
            })),
            Ok(None) => {}
            Err(_) => {
                out.push(format!("request {id} could not be compared with this one: run `dsar audit verify` on it"))
            }
        }
    }
    Ok(out)
}

/// The form of a request that is still open.
fn open_form(workspace: &Workspace, id: &RequestId) -> Result<Option<RequestForm>> {
    let case = Case::open(workspace, id, "dsar", Clock::System)?;
    match case.facts().closed {
        Some(_) => Ok(None),
        None => case.form().map(Some),
    }
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
    let Identity { addresses, postcodes, .. } = &form.subject;
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
