//! The closed lists the rules of structure share: titles, closings, words of organisations and of posts. Each sorted.

mod bodies;
mod labels;
mod manners;
mod nobody;
mod titles;
mod trades;
mod welsh;

pub use bodies::{BODIES, POSTS};
pub use labels::{ATTRIBUTES, LABELS, OF_THINGS};
pub use manners::{ADDRESSED, CLOSING_HEADS, CLOSINGS, GREETINGS};
pub use nobody::{NEVER, OFFICES, PLACE_HEADS, STATIONS, UNNAMED};
pub use titles::{FURTHER_TITLES, LETTERS_BEHIND, PROFESSIONAL_TITLES, TITLES, WEAK_TITLES};
pub use trades::{BUILDINGS, THINGS, TRADES};
pub use welsh::{is_welsh, is_welsh_head};

/// True where `list` (sorted) holds `word`.
pub fn is_in(list: &[&str], word: &str) -> bool {
    list.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_for_the_search() {
        let of_people = [TITLES, PROFESSIONAL_TITLES, WEAK_TITLES, LETTERS_BEHIND, FURTHER_TITLES];
        let of_firms = [TRADES, BUILDINGS, THINGS];
        let of_nobody = [NEVER, OFFICES, PLACE_HEADS, STATIONS, UNNAMED, ATTRIBUTES, LABELS, OF_THINGS];
        let of_letters = [CLOSINGS, CLOSING_HEADS, GREETINGS, ADDRESSED, BODIES, POSTS];
        for list in of_people.into_iter().chain(of_letters).chain(of_nobody).chain(of_firms) {
            assert!(list.windows(2).all(|w| w[0] < w[1]), "{:?}", list.windows(2).find(|w| w[0] >= w[1]));
        }
    }
}
