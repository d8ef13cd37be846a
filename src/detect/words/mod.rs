//! The closed lists the rules of structure share: titles, closings, words of organisations and of posts. Each sorted.

mod bodies;
mod manners;
mod titles;

pub use bodies::{BODIES, POSTS};
pub use manners::{ADDRESSED, CLOSING_HEADS, CLOSINGS, GREETINGS};
pub use titles::{LETTERS_BEHIND, PROFESSIONAL_TITLES, TITLES, WEAK_TITLES};

/// True where `list` (sorted) holds `word`.
pub fn is_in(list: &[&str], word: &str) -> bool {
    list.binary_search(&word).is_ok()
}
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_for_the_search() {
        let of_people = [TITLES, PROFESSIONAL_TITLES, WEAK_TITLES, LETTERS_BEHIND];
        for list in of_people.into_iter().chain([CLOSINGS, CLOSING_HEADS, GREETINGS, ADDRESSED, BODIES, POSTS]) {
            assert!(list.windows(2).all(|w| w[0] < w[1]), "{:?}", list.windows(2).find(|w| w[0] >= w[1]));
        }
    }
}
