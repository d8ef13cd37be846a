//! Queries that bring every text `judge` could make a hit of, and not many more.

use super::dense::DenseName;
use super::plan::Plan;
use super::profile::{Family, Given};
use super::strong::{is_street, stem};
use super::words::CLITICS;
use crate::index::terms::{dotted, pair};
use crate::index::{Query, Term};
use std::collections::BTreeSet;

impl Plan {
    /// A passage that satisfies none of these names nobody the plan could judge to be the subject.
    pub fn queries(&self) -> Vec<Query> {
        let mut out: BTreeSet<Vec<Term>> = BTreeSet::new();
        self.surname_queries(&mut out);
        self.login_queries(&mut out);
        self.forename_queries(&mut out);
        let strong = &self.subject.strong;
        out.extend(strong.keys.keys().map(|k| vec![Term::Key(k.clone())]));
        for line in &strong.addresses {
            out.insert(line_terms(line));
        }
        for id in &strong.short_ids {
            out.insert(id.iter().map(|w| Term::Token(w.clone())).collect());
        }
        out.extend(strong.handles.iter().map(|h| vec![Term::Token(h.clone())]));
        out.extend(self.subject.dense.iter().flat_map(DenseName::queries));
        out.extend(self.added.iter().flat_map(|phrase| sequence(phrase)));
        self.carried_queries(&mut out);
        out.extend(self.kin_queries());
        out.retain(|terms| !terms.is_empty());
        out.into_iter().map(|all_of| Query { all_of }).collect()
    }

    fn surname_queries(&self, out: &mut BTreeSet<Vec<Term>>) {
        for surname in &self.subject.surnames {
            let Some((last, first)) = surname.words.split_last() else { continue };
            if surname.family == Family::Borne {
                let behind = |f: String| [vec![f.clone(), last.clone()], vec![f, format!("{last}s")]];
                let tokens = |words: Vec<String>| words.into_iter().map(Term::Token).collect();
                out.extend(self.forenames().into_iter().flat_map(behind).map(tokens));
                continue;
            }
            out.extend(possessive(&surname.words));
            let first = first.iter().map(|w| Term::Token(w.clone())).collect::<Vec<_>>();
            if last.chars().next().is_some_and(|c| ('\u{600}'..='\u{6ff}').contains(&c)) {
                let one =
                    |clitic: &char| first.iter().cloned().chain([Term::Token(format!("{clitic}{last}"))]).collect();
                out.extend(CLITICS.iter().map(one));
            }
            if surname.family == Family::Own && first.is_empty() && last.len() >= 5 && last.is_ascii() {
                for cut in 2..=last.len() - 2 {
                    out.insert(vec![Term::Token(last[..cut].to_owned()), Term::Prefix(last[cut..].to_owned())]);
                }
            }
        }
    }

    /// A forename with an initial of the surname or with a middle name, forenames and initials that count alone; each also as a possessive.
    fn forename_queries(&self, out: &mut BTreeSet<Vec<Term>>) {
        let token = |word: &str, end: &str| Term::Token(format!("{word}{end}"));
        out.extend(self.lone_initials.iter().flat_map(|i| ["", "s"].map(|end| vec![token(i, end)])));
        out.extend(self.lone_initials.iter().map(|i| vec![token(&dotted(i), "")]));
        for forename in self.forenames() {
            if self.lone.contains(&forename) {
                out.extend(["", "s"].map(|end| vec![token(&forename, end)]));
            }
            let middles = self.subject.middles();
            out.extend(middles.flat_map(|m| ["", "s"].map(|end| vec![token(&forename, ""), token(m, end)])));
            let pairs = self.subject.surname_initials().into_iter().map(|initial| pair(&forename, initial));
            out.extend(pairs.map(|pair| vec![Term::Token(pair)]));
        }
    }

    /// A forename of the request, a short form of it, or the initials of the whole name, beside one of their associates, or beside
    /// their class, team or site.
    fn carried_queries(&self, out: &mut BTreeSet<Vec<Term>>) {
        let short = self.subject.given.iter().filter(|(_, given)| **given == Given::Nickname).map(|(name, _)| name);
        let initials = &self.subject.whole_initials;
        let also = short.chain(initials).cloned().chain(initials.iter().map(|i| dotted(i)));
        for forename in self.forenames().into_iter().chain(also) {
            let beside = self.subject.groups.iter().chain(&self.subject.associates).flat_map(|b| sequence(b));
            for terms in beside {
                let with = |end: &str| terms.iter().cloned().chain([Term::Token(format!("{forename}{end}"))]).collect();
                out.extend(["", "s"].map(with));
            }
        }
    }

    /// Logins as they are; the index knows each without the digits behind it too.
    fn login_queries(&self, out: &mut BTreeSet<Vec<Term>>) {
        out.extend(self.subject.logins.keys().map(|login| vec![Term::Token(login.clone())]));
    }
}

/// All of these words; the last may be a possessive, which is one token with its `s`.
fn possessive(words: &[String]) -> Vec<Vec<Term>> {
    let Some((last, first)) = words.split_last() else { return Vec::new() };
    let first: Vec<Term> = first.iter().map(|w| Term::Token(w.clone())).collect();
    let all = |last: String| first.iter().cloned().chain([Term::Token(last)]).collect();
    vec![all(last.clone()), all(format!("{last}s"))]
}

/// Words one behind the other, each of which the text may have as a possessive.
fn sequence(words: &[String]) -> Vec<Vec<Term>> {
    let forms = |word: &String| match word.chars().count() {
        ..4 => vec![Term::Token(word.clone()), Term::Token(format!("{word}s"))],
        _ => vec![Term::Prefix(word.clone())],
    };
    words.iter().take(6).fold(vec![Vec::new()], |all, word| {
        let with = |terms: Vec<Term>| forms(word).into_iter().map(move |f| terms.iter().cloned().chain([f]).collect());
        all.into_iter().flat_map(with).collect()
    })
}

/// The words of an address line that are written in one way only.
fn line_terms(line: &[String]) -> Vec<Term> {
    line.iter()
        .filter(|w| !is_street(w))
        .map(|w| {
            if w.starts_with(|c: char| c.is_ascii_digit()) {
                Term::Token(w.clone())
            } else {
                Term::Prefix(stem(w).to_owned())
            }
        })
        .collect()
}
