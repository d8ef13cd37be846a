//! A quick look before judging: most texts of an item that the index proposed name nobody the plan looks for, and to take a text apart
//! into words costs ten times as much. What this turns away, [`Plan::judge`] would have found nothing in; every test that judges holds
//! it to that.

use super::plan::Plan;
use super::profile::{Family, Given};
use super::strong::{is_street, stem};
use super::words::{CLITICS, is_break};
use crate::index::{keys, terms};
use crate::model::{Span, fold};
use std::collections::HashSet;

/// Words of which a text holds at least one where it says anything about the subject.
#[derive(Clone, Debug, Default)]
pub(super) struct Concern {
    /// Each is enough by itself.
    words: HashSet<String>,
    /// Forenames: enough with an initial behind them.
    forenames: HashSet<String>,
    /// Middle names, and surnames that are forenames too: enough behind a forename.
    middles: HashSet<String>,
    /// True where a script without spaces, or a phrase without a word of its own, makes every text worth reading.
    always: bool,
}

impl Concern {
    /// The words that are enough by themselves.
    pub fn words(&self) -> impl Iterator<Item = &String> {
        self.words.iter()
    }

    /// Of everything in the plan that makes a mark of the subject.
    pub fn of(plan: &Plan) -> Concern {
        let subject = &plan.subject;
        let mut concern = Concern { always: !subject.dense.is_empty(), ..Concern::default() };
        let borne = |at: &usize| subject.surnames[*at].family == Family::Borne;
        for (word, at) in &plan.by_word {
            let words = if at.iter().all(borne) { &mut concern.middles } else { &mut concern.words };
            words.insert(word.clone());
        }
        concern.words.extend(subject.logins.keys().cloned());
        concern.words.extend(subject.strong.handles.iter().cloned());
        let lines = subject.strong.addresses.iter().map(|line| (line, true));
        let exact = subject.strong.short_ids.iter().chain(&plan.added).map(|line| (line, false));
        for (line, is_address) in lines.chain(exact) {
            let telling = |word: &&String| (!word.starts_with(|c: char| c.is_ascii_digit()), word.len());
            match line.iter().filter(|word| !is_street(word)).max_by_key(telling) {
                Some(word) if is_address => {
                    concern.words.extend([stem(word).to_owned(), format!("{}s", stem(word))]);
                }
                Some(word) => _ = concern.words.insert(word.clone()),
                None => concern.always = true,
            }
        }
        let own = subject.given.iter().filter(|(_, given)| **given == Given::Own).map(|(name, _)| name.clone());
        // Beside somebody or something of theirs a forename counts alone.
        let carried = !subject.associates.is_empty() || !subject.groups.is_empty();
        for forename in own {
            let alone = carried || plan.lone.contains(&forename);
            if alone { &mut concern.words } else { &mut concern.forenames }.insert(forename);
        }
        concern.middles.extend(subject.middles().cloned());
        concern.words.extend(plan.lone_initials.iter().flat_map(|i| [i.clone(), terms::dotted(i)]));
        // Their address or date of birth is a word or a key by itself.
        if carried {
            let short =
                subject.given.iter().filter(|(_, given)| **given == Given::Nickname).map(|(name, _)| name.clone());
            let initials = subject.whole_initials.iter().flat_map(|i| [i.clone(), terms::dotted(i)]);
            concern.words.extend(short.chain(initials));
        }
        concern
    }
}

impl Plan {
    /// False where `text` says nothing about the subject, whatever is looked for.
    pub(super) fn may_concern(&self, text: &str) -> bool {
        if self.thorough || self.concern.always {
            return true;
        }
        let mut look = Look::new(self, text);
        fold::for_each_folded(text, |token, span, tail| look.at(token, span, tail));
        look.found || self.holds_key(text)
    }

    fn holds_key(&self, text: &str) -> bool {
        let mut found = false;
        keys::for_each_key(text, |key, _| found |= self.subject.strong.keys.contains_key(key));
        found
    }

    /// Words worth joining over a line's hyphen: the queries ask for their halves.
    pub(super) fn joins(&self, joined: &str) -> bool {
        let surname = || self.by_word.get(joined).into_iter().flatten().map(|at| &self.subject.surnames[*at]);
        joined.len() >= 5 && surname().any(|s| s.family == Family::Own && s.words.len() == 1)
            || self.subject.given.contains_key(joined)
    }
}

/// A look on its way through a text.
struct Look<'a> {
    plan: &'a Plan,
    text: &'a str,
    last: String,
    end: usize,
    /// True where the last token was a forename of the subject.
    forename: bool,
    initials: terms::Initials,
    found: bool,
}

impl<'a> Look<'a> {
    fn new(plan: &'a Plan, text: &'a str) -> Look<'a> {
        let initials = terms::Initials::default();
        Look { plan, text, last: String::new(), end: 0, forename: false, initials, found: false }
    }

    fn at(&mut self, token: &str, span: Span, tail: usize) {
        if self.found {
            return;
        }
        let word = if tail > 0 && &token[tail..] == "s" { &token[..tail] } else { token };
        let concern = &self.plan.concern;
        if self.initials.step(self.text, token, span, tail).is_some_and(|term| concern.words.contains(term)) {
            return self.found = true;
        }
        let behind = word.chars().nth(1).is_none() || self.plan.concern.middles.contains(word);
        if self.forename && behind || self.names(word) || self.names(token) {
            return self.found = true;
        }
        let bare = word.strip_prefix(CLITICS).unwrap_or(word);
        let digits = word.trim_end_matches(|c: char| c.is_ascii_digit());
        if bare.len() < word.len() && self.names(bare) || digits.len() < word.len() && self.names(digits) {
            return self.found = true;
        }
        let mut forename = self.plan.concern.forenames.contains(word);
        if !self.last.is_empty() && is_break(&self.text[self.end..span.start]) {
            let joined = format!("{}{word}", self.last);
            self.found |= self.names(&joined);
            forename |= self.plan.concern.forenames.contains(&joined);
        }
        self.forename = forename;
        self.last.clear();
        self.last.push_str(token);
        self.end = span.end;
    }

    fn names(&self, word: &str) -> bool {
        self.plan.starts.may(word) && self.plan.concern.words.contains(word)
    }
}
