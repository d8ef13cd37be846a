//! Days and months. They are capitalised wherever they stand, so that no count of small letters knows them for words, and some
//! are names as well: alone they name nobody unless the sentence says so.

const WORDS: &[&str] = &[
    "am",
    "apr",
    "april",
    "aug",
    "august",
    "bst",
    "dec",
    "december",
    "feb",
    "february",
    "fri",
    "friday",
    "gmt",
    "jan",
    "january",
    "jul",
    "july",
    "jun",
    "june",
    "mar",
    "march",
    "may",
    "mon",
    "monday",
    "nov",
    "november",
    "oct",
    "october",
    "pm",
    "sat",
    "saturday",
    "sep",
    "sept",
    "september",
    "sun",
    "sunday",
    "thu",
    "thur",
    "thurs",
    "thursday",
    "tue",
    "tues",
    "tuesday",
    "wed",
    "wednesday",
    "weds",
];

/// True for the folded name of a day or month, or its short form.
pub fn is_in_calendar(folded: &str) -> bool {
    WORDS.binary_search(&folded).is_ok()
}

/// True for the folded name of a month, or its short form.
pub fn is_month(folded: &str) -> bool {
    const MONTHS: &[&str] = &["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    is_in_calendar(folded) && MONTHS.iter().any(|m| folded.starts_with(m)) && !folded.starts_with("mon")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted_for_the_search() {
        assert!(WORDS.windows(2).all(|w| w[0] < w[1]));
        assert!(is_month("sept") && is_month("march") && !is_month("sat") && !is_month("marching"));
        assert!(is_in_calendar("january") && is_in_calendar("sun") && !is_in_calendar("jane"));
    }
}
