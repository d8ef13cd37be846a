//! Which messages are one and the same: a quoted copy and its original, or two quoted copies of a message that is nowhere else.
//! Texts are compared without white space, for quoting and wrapping change nothing else; a copy that was cut short meets its original
//! where sender and moment agree too. Whatever differs in a single letter stays a message of its own.

use super::Heading;
use std::collections::HashMap;

/// A message as it stands somewhere.
#[derive(Clone, Copy, Debug)]
pub struct Member<'a> {
    /// Who sent it and when.
    pub heading: &'a Heading,
    /// The lines of its heading, as they stand.
    pub head: &'a str,
    /// What it says, without its heading.
    pub text: &'a str,
    /// True for a quoted or forwarded copy.
    pub quoted: bool,
}

/// Members that are one message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chain {
    /// Their indices; originals first, then the copies with the longest text and heading.
    pub members: Vec<usize>,
}

/// Letters and digits below which a part of another message's text proves nothing, whatever the headings say.
const SHORTEST_PART: usize = 20;
/// Headings of one message that are remembered: mailers know a handful of ways to write one.
const HEADINGS: usize = 8;

/// Messages of one text that are looked at for a copy whose heading tells no day ("Thanks" is said a thousand times).
const WITHOUT_DAY: usize = 64;

/// Puts every member with those that are the same message. Originals are the same where header and text are; quoted copies join
/// the message whose text they have, all or the beginning or any other part of it, if their headings allow it.
pub fn chains(members: &[Member]) -> Vec<Chain> {
    // Originals are never folded for what they nearly say: only white space may differ.
    let of = |m: &Member| if m.quoted { squashed(m.text) } else { unspaced(m.text) };
    let texts: Vec<String> = members.iter().map(|m| squashed(m.text)).collect();
    let exact_texts: Vec<String> = members.iter().map(of).collect();
    let heads: Vec<String> = members.iter().map(|m| unspaced(m.head)).collect();
    let mut order: Vec<usize> = (0..members.len()).collect();
    let key = |n: &usize| (members[*n].quoted, std::cmp::Reverse((texts[*n].len(), heads[*n].len())), *n);
    order.sort_by_key(key);
    let mut found = Found { members, texts: &texts, ..Found::default() };
    let mut exact: HashMap<(&str, &str, bool), usize> = HashMap::new();
    for n in order {
        let same = (heads[n].as_str(), exact_texts[n].as_str(), members[n].quoted);
        let at = exact.get(&same).copied().or_else(|| members[n].quoted.then(|| found.of(n)).flatten());
        let at = found.put(n, at);
        exact.entry(same).or_insert(at);
    }
    found.chains
}

/// A text without white space.
fn unspaced(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// What a text says, to be compared: without white space, which quoting and wrapping change; without the marks that a mailer leaves for
/// attachments (`<< File: plan.doc >>`), the rules that gateways draw, and the disclaimer below such a rule. What a copy has of these
/// beyond its original is shown beside it.
fn squashed(text: &str) -> String {
    let rule = |c: char| matches!(c, '*' | '_' | '-' | '=' | '~' | '#') || c.is_whitespace();
    let text = above_disclaimer(text).trim_matches(rule);
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        let (before, marked) = rest.split_at(at);
        let length = attachment_mark(marked).unwrap_or(1);
        out.push_str(before);
        if length == 1 {
            out.push('<');
        }
        rest = &marked[length..];
    }
    out.push_str(rest);
    out.retain(|c| !c.is_whitespace());
    out
}

/// Length of a mark that stands for an attachment or an embedded object.
fn attachment_mark(text: &str) -> Option<usize> {
    const OPENINGS: [&str; 4] = ["<< File:", "<<File:", "<< OLE Object:", "<Embedded "];
    let opening = OPENINGS.iter().find(|o| text.starts_with(*o))?;
    let closing = if opening.starts_with("<<") { ">>" } else { ">" };
    let end = text.find(closing).filter(|end| *end < 300 && !text[..*end].contains('\n'))?;
    Some(end + closing.len())
}

/// The text above the last rule below which nothing but a disclaimer stands.
fn above_disclaimer(text: &str) -> &str {
    const SAYS: [&str; 5] = ["confidential", "intended recipient", "disclaimer", "virus", "do you yahoo"];
    let drawn = |line: &str| {
        line.trim().len() >= 20 && line.trim().chars().all(|c| matches!(c, '*' | '_' | '-' | '=' | '~' | '#'))
    };
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if at > 0 && drawn(line) {
            let below = text[at..].to_lowercase();
            return if below.len() < 4_000 && SAYS.iter().any(|s| below.contains(s)) { &text[..at] } else { text };
        }
        at += line.len();
    }
    text
}

#[derive(Default)]
struct Found<'a> {
    members: &'a [Member<'a>],
    texts: &'a [String],
    chains: Vec<Chain>,
    headings: Vec<Vec<&'a Heading>>,
    /// Chains by text and day, and the first of them whatever their day.
    by_text: HashMap<(&'a str, Option<i64>), Vec<usize>>,
    /// Chains by a word of the sender's name and the day.
    by_sender: HashMap<(&'a str, i64), Vec<usize>>,
}

impl<'a> Found<'a> {
    /// The chain that the quoted member `n` belongs to.
    fn of(&self, n: usize) -> Option<usize> {
        let (text, heading) = (&self.texts[n], self.members[n].heading);
        let fits = |at: &usize| self.headings[*at].iter().any(|h| heading.fits(h, text.len()));
        let days = days_near(heading).map(Some).chain([None]);
        let same = days.filter_map(|day| self.by_text.get(&(text.as_str(), day))).flatten().copied();
        same.filter(fits).min().or_else(|| self.part_of(n))
    }

    /// The chain whose text holds that of `n`, by the same sender at the same moment.
    fn part_of(&self, n: usize) -> Option<usize> {
        let (text, heading) = (&self.texts[n], self.members[n].heading);
        if text.len() < SHORTEST_PART {
            return None;
        }
        let near = days_near(heading).flat_map(|day| heading.author.iter().map(move |word| (word.as_str(), day)));
        let candidates = near.filter_map(|key| self.by_sender.get(&key)).flatten().copied();
        let holds = |at: &usize| {
            self.headings[*at].iter().any(|h| heading.certainly(h))
                && self.texts[self.chains[*at].members[0]].contains(text.as_str())
        };
        candidates.filter(holds).min()
    }

    fn put(&mut self, n: usize, at: Option<usize>) -> usize {
        let at = at.unwrap_or_else(|| {
            self.chains.push(Chain { members: Vec::new() });
            self.headings.push(Vec::new());
            self.chains.len() - 1
        });
        self.chains[at].members.push(n);
        let heading = self.members[n].heading;
        if self.headings[at].len() < HEADINGS && !self.headings[at].contains(&heading) {
            self.headings[at].push(heading);
            for word in &heading.author {
                for minute in &heading.minutes {
                    let of_day = self.by_sender.entry((word, minute.div_euclid(1440))).or_default();
                    if of_day.last() != Some(&at) {
                        of_day.push(at);
                    }
                }
            }
        }
        let days = heading.minutes.iter().map(|m| Some(m.div_euclid(1440)));
        for day in days.chain([None]) {
            let of_text = self.by_text.entry((&self.texts[n], day)).or_default();
            if of_text.last() != Some(&at) && (day.is_some() || of_text.len() < WITHOUT_DAY) {
                of_text.push(at);
            }
        }
        at
    }
}

/// The days that the clock of another time zone could show.
fn days_near(heading: &Heading) -> impl Iterator<Item = i64> {
    heading.minutes.iter().flat_map(|m| (-2..=2).map(move |d| m.div_euclid(1440) + d))
}
