//! How people misspell and pet a name: one letter off, two swapped, `Gwennie`, `Pricey`.

use crate::model::nicknames;

/// True where `word` (folded) is `name` (folded) with one slip of the finger or the ear.
pub fn is_slip(word: &str, name: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (word.chars().collect(), name.chars().collect());
    if a == b || a.len().min(b.len()) < 4 || a.len().max(b.len()) < 5 || a[0] != b[0] {
        return false;
    }
    let front = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let rest = a.len().min(b.len()) - front;
    let back = a.iter().rev().zip(b.iter().rev()).take(rest).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[front..a.len() - back], &b[front..b.len() - back]);
    match (a, b) {
        ([_], []) | ([], [_]) | ([_], [_]) => true,
        ([w, x], [y, z]) => w == z && x == y,
        _ => false,
    }
}

/// True where `word` is `name` (folded) in another spelling: `winny` and `wini` of a Winnie.
pub fn is_spelling(word: &str, name: &str) -> bool {
    let long = word.chars().count().min(name.chars().count()) >= 4;
    long && word != name && nicknames::skeleton(word) == nicknames::skeleton(name)
}

/// True where `word` is `name` as a pet form: `-y`, `-ie`, `-ey`, the last letter doubled or not.
pub fn is_pet_form(word: &str, name: &str) -> bool {
    if name.chars().count() < 4 {
        return false;
    }
    let stem = name.strip_suffix(['e', 'y']).unwrap_or(name);
    [name, stem].into_iter().any(|stem| {
        let Some(rest) = word.strip_prefix(stem) else { return false };
        let doubled = stem.chars().next_back().and_then(|last| rest.strip_prefix(last));
        [Some(rest), doubled].into_iter().flatten().any(|end| matches!(end, "y" | "ie" | "ey"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_letter_is_a_slip_and_two_are_another_name() {
        for word in ["jaden", "jadyen", "jaydon", "jaydenn"] {
            assert!(is_slip(word, "jayden"), "{word}");
        }
        for word in ["jayden", "jordan", "hayden", "jade", "aiden"] {
            assert!(!is_slip(word, "jayden"), "{word}");
        }
        assert!(is_slip("pryanka", "priyanka") && !is_slip("joe", "jo") && !is_slip("tim", "tom"));
    }

    #[test]
    fn pet_forms_are_of_the_whole_name() {
        assert!(is_pet_form("gwennie", "gwen") && is_pet_form("pricey", "price") && is_pet_form("jaydeny", "jayden"));
        assert!(is_spelling("winny", "winnie") && is_spelling("wini", "winnie") && !is_spelling("winter", "winnie"));
        assert!(!is_pet_form("gwendoline", "gwen") && !is_pet_form("gwen", "gwen") && !is_pet_form("any", "ann"));
    }
}
