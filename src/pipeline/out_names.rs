//! Names of what a command writes into one folder, one for each file that it was given: files of several folders may be called the same,
//! terms in names are replaced by the same word, and a name can be as long as the system allows before anything is put behind it.

use std::collections::HashSet;

/// Bytes that a file's name can have.
const LONGEST: usize = 255;

/// Gives each name once.
#[derive(Default)]
pub struct OutNames(HashSet<String>);

impl OutNames {
    /// What the result of a file called `name` is to be called, before its `ending`: the name itself where it is free and not too
    /// long; else cut short, or with a number behind it.
    pub fn give(&mut self, name: &str, ending: &str) -> String {
        let mut number = 1u64;
        loop {
            let behind = if number > 1 { format!(" ({number})") } else { String::new() };
            let room = LONGEST.saturating_sub(ending.len() + behind.len());
            let given = format!("{}{behind}", &name[..name.floor_char_boundary(room)]);
            if self.0.insert(given.clone()) {
                return given;
            }
            number += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_is_given_twice_and_none_is_too_long() {
        let mut names = OutNames::default();
        let mut give = |name: &str| names.give(name, ".txt");
        assert_eq!((give("a.pdf"), give("b.pdf")), ("a.pdf".into(), "b.pdf".into()));
        assert_eq!((give("a.pdf"), give("a.pdf (2)")), ("a.pdf (2)".into(), "a.pdf (2) (2)".into()));
        assert_eq!(give("a.pdf"), "a.pdf (3)");
        let long = "\u{e9}".repeat(200);
        let (first, second) = (give(&long), give(&long));
        assert_eq!((first.len(), second.len()), (250, 250), "a letter of two bytes is not cut in two");
        assert!(first != second && second.ends_with(" (2)"));
        assert_eq!(give(&"x".repeat(251)).len(), 251);
    }
}
