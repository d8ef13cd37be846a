//! Conversations: messages that answer or quote each other, by their headers (Message-ID, In-Reply-To, References: RFC 5322 3.6.4),
//! by what they quote, and failing these by subject, people and time.

use std::collections::HashMap;

/// What is known of a message.
#[derive(Clone, Debug, Default)]
pub struct Letter<'a> {
    /// Its own Message-IDs, and those it refers to, without angle brackets.
    pub ids: Vec<&'a str>,
    /// Documents it stands in, sent or quoted.
    pub documents: Vec<u64>,
    /// Subject line.
    pub subject: &'a str,
    /// Folded words of the names of sender and recipients.
    pub people: Vec<String>,
    /// Day it was sent, counted from any day.
    pub day: Option<i64>,
}

/// Days between two messages of one subject that may still be one conversation.
const APART: i64 = 14;

/// The conversation of each message: the index of the first of its messages.
pub fn conversations(letters: &[Letter]) -> Vec<usize> {
    let mut sets = Sets { above: (0..letters.len()).collect() };
    let (mut by_id, mut by_document, mut by_subject) = (HashMap::new(), HashMap::new(), HashMap::new());
    for (n, letter) in letters.iter().enumerate() {
        letter.ids.iter().for_each(|id| sets.join(n, *by_id.entry(*id).or_insert(n)));
        letter.documents.iter().for_each(|d| sets.join(n, *by_document.entry(*d).or_insert(n)));
        let (subject, answers) = plain_subject(letter.subject);
        if !subject.is_empty() {
            by_subject.entry(subject).or_insert_with(Vec::new).push((letter.day, answers, n));
        }
    }
    for mut same in by_subject.into_values() {
        same.sort();
        let mut last: HashMap<&str, (Option<i64>, bool, usize)> = HashMap::new();
        for (day, answers, n) in same {
            for person in &letters[n].people {
                if let Some((before, answered, first)) = last.insert(person, (day, answers, n)) {
                    let near = before.zip(day).is_some_and(|(x, y)| y - x <= APART);
                    if near && (answers || answered) {
                        sets.join(first, n);
                    }
                }
            }
        }
    }
    (0..letters.len()).map(|n| sets.root(n)).collect()
}

/// A subject without what answering and forwarding put before it, folded; and whether anything was.
pub fn plain_subject(subject: &str) -> (String, bool) {
    const MARKS: [&str; 14] =
        ["re", "fw", "fwd", "aw", "wg", "tr", "sv", "vs", "antw", "rv", "ref", "enc", "doorst", "res"];
    let mut rest = subject.trim();
    loop {
        let Some((mark, after)) = rest.split_once(':') else { break };
        let mark =
            mark.trim().trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '[' | ']' | '(' | ')' | '^'));
        if !MARKS.contains(&mark.to_ascii_lowercase().as_str()) {
            break;
        }
        rest = after.trim();
    }
    (crate::model::fold::folded(rest), rest.len() < subject.trim().len())
}

/// Disjoint sets; the root of each is its least member.
struct Sets {
    above: Vec<usize>,
}

impl Sets {
    fn root(&mut self, mut n: usize) -> usize {
        while self.above[n] != n {
            self.above[n] = self.above[self.above[n]];
            n = self.above[n];
        }
        n
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        self.above[a.max(b)] = a.min(b);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letter<'a>(ids: &[&'a str], documents: &[u64], subject: &'a str, people: &[&str], day: i64) -> Letter<'a> {
        let people = people.iter().map(|p| (*p).to_owned()).collect();
        Letter { ids: ids.to_vec(), documents: documents.to_vec(), subject, people, day: Some(day) }
    }

    #[test]
    fn headers_quotations_and_subjects_make_conversations() {
        let all = [
            letter(&["a@x"], &[1], "Trip", &["ann"], 0),
            letter(&["b@x", "a@x"], &[2], "Something else", &["bo"], 1),
            letter(&[], &[2], "", &[], 0), // quoted in the second
            letter(&["c@x"], &[3], "RE: Trip", &["ann", "cy"], 3),
            letter(&["d@x"], &[4], "Trip", &["di"], 3), // nobody of the others
            letter(&["e@x"], &[5], "Re: Trip", &["ann"], 300),
        ];
        assert_eq!(conversations(&all), [0, 0, 0, 0, 4, 5]);
    }

    #[test]
    fn marks_of_answers_come_off_subjects() {
        assert_eq!(plain_subject("RE: Fwd: AW[2]: The  Trip"), ("the trip".to_owned(), true));
        assert_eq!(plain_subject("Report: 3 pupils"), ("report 3 pupils".to_owned(), false));
    }
}
