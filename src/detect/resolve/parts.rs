//! Who can be meant by a part of a name: a forename or surname alone, an initial with a surname, a short form, initials.

use super::super::gazetteer;
use crate::model::nicknames;
use std::collections::HashMap;

/// Full names of one place (a unit, a document, the request), under the parts that can stand for them.
#[derive(Default)]
pub struct Parts(HashMap<String, Vec<usize>>);

/// Bearers of one part that are kept: of more, none can be meant.
const MOST: usize = 16;

impl Parts {
    /// Adds the bearer (a node) of the full name `key`; `root` tells which nodes are one person.
    pub fn add(&mut self, key: &str, node: usize, root: &impl Fn(usize) -> usize) {
        parts(key).into_iter().for_each(|part| self.add_part(part, node, root));
    }

    /// Adds a bearer of `part` alone: an initial and a surname tell no more.
    pub fn add_part(&mut self, part: String, node: usize, root: &impl Fn(usize) -> usize) {
        let held = self.0.entry(part).or_default();
        if held.len() <= MOST && !held.iter().any(|h| root(*h) == root(node)) {
            held.push(node);
        }
    }

    /// The one bearer of `part`: first as it is written, then as a short form; `Err` where several could be meant.
    pub fn bearer(&self, part: &str) -> Result<Option<usize>, ()> {
        self.bearer_of(part, |_| true)
    }

    /// The same among those whom `may` lets be meant: "Mrs Thornley" is no Alfie.
    pub fn bearer_of(&self, part: &str, may: impl Fn(usize) -> bool) -> Result<Option<usize>, ()> {
        for spelt in [part.to_owned(), format!("~{part}")] {
            let held = self.0.get(&spelt).map_or(&[][..], Vec::as_slice);
            let mut meant = held.iter().filter(|node| may(**node));
            match (meant.next(), meant.next()) {
                (Some(_), _) if held.len() > MOST => return Err(()),
                (Some(_), Some(_)) => return Err(()),
                (Some(node), None) => return Ok(Some(*node)),
                (None, _) => {}
            }
        }
        Ok(None)
    }

    /// True where somebody's name is written with `part`: no short form, no login.
    pub fn writes(&self, part: &str) -> bool {
        self.0.contains_key(part)
    }
}

/// What can stand for a full name; short forms, logins and halves of a double name behind `~`.
fn parts(key: &str) -> Vec<String> {
    let Some((first, last)) = key.split_once(' ') else { return Vec::new() };
    let initial: String = first.chars().take(1).collect();
    let end: String = last.chars().take(1).collect();
    let mut out = vec![first.to_owned(), last.to_owned(), format!("{initial} {last}"), format!("#{initial}{end}")];
    for short in nicknames::nicknames(first).into_iter().chain(nicknames::spellings(first)) {
        out.push(format!("~{short}"));
        out.push(format!("~{short} {last}"));
    }
    // Logins, unless they are names or words themselves.
    let logins =
        [format!("{initial}{last}"), format!("{last}{initial}"), format!("{first}{last}"), format!("{first}{end}")];
    let unknown = |w: &String| w.len() >= 5 && gazetteer::facts(w) == gazetteer::Facts::default();
    out.extend(logins.iter().filter(|l| unknown(l)).map(|l| format!("~{l}")));
    let halves = |name: &str| -> Vec<String> {
        name.split('-').filter(|h| h.len() > 2 && *h != name).map(|h| format!("~{h}")).collect()
    };
    out.extend(halves(first));
    out.extend(halves(last));
    out.sort_unstable();
    out.dedup();
    out
}

/// Full names that are `key` with the forename in full: `phil ashcombe` -> `philip ashcombe`.
pub fn fuller(key: &str) -> Vec<String> {
    let Some((first, last)) = key.split_once(' ') else { return Vec::new() };
    nicknames::full_forms(first).into_iter().map(|f| format!("{f} {last}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(names: &[&str]) -> Parts {
        let mut out = Parts::default();
        names.iter().enumerate().for_each(|(n, name)| out.add(name, n, &|x| x));
        out
    }

    #[test]
    fn a_part_is_whom_it_alone_can_mean() {
        let all = place(&["philip ashcombe", "susan pike", "kelly-anne moorcroft", "priya raman", "tom adeyemi"]);
        for (part, n) in
            [("phil", 0), ("ashcombe", 0), ("sue", 1), ("kelly-anne", 2), ("kelly", 2), ("p raman", 3), ("#ta", 4)]
        {
            assert_eq!(all.bearer(part), Ok(Some(n)), "{part}");
        }
        assert_eq!(all.bearer("orla"), Ok(None));
    }

    #[test]
    fn where_two_could_be_meant_nobody_is() {
        let all = place(&["tom adeyemi", "tom hope", "sue pike", "susan marsh"]);
        assert_eq!(all.bearer("tom"), Err(()));
        assert_eq!(all.bearer("sue"), Ok(Some(2)), "who is written so comes before whose short form it is");
    }

    #[test]
    fn short_forms_that_are_names_stay_apart() {
        assert!(fuller("phil ashcombe").contains(&"philip ashcombe".to_owned()));
        assert!(fuller("philip ashcombe").is_empty());
    }
}
