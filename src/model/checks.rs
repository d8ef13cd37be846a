//! Check digits and shapes of identifiers: whether a number can be what it is called.

/// NHS number: the tenth digit is 11 less the sum of the first nine, weighted 10 to 2, modulo 11 (NHS Data Dictionary).
pub fn is_nhs_number(text: &str) -> bool {
    let digits: Vec<u32> = text.chars().filter_map(|c| c.to_digit(10)).collect();
    let sum: u32 = digits.iter().take(9).zip((2..=10).rev()).map(|(d, w)| d * w).sum();
    digits.len() == 10 && sum > 0 && (11 - sum % 11) % 11 == digits[9]
}

/// Unique pupil number: a check letter, the sum of the others weighted 2 to 13 modulo 23, then twelve digits of which the last
/// may be a letter (DfE, UPN guide).
pub fn is_upn(text: &str) -> bool {
    const LETTERS: &[u8] = b"ABCDEFGHJKLMNPQRTUVWXYZ";
    let code = compact(text);
    let value = |b: &u8| match b {
        b'0'..=b'9' => Some(usize::from(b - b'0')),
        _ => LETTERS.iter().position(|l| l == b),
    };
    let digits = code.len() == 13 && code[1..12].iter().all(u8::is_ascii_digit);
    let sum: usize = code.iter().skip(1).zip(2..).filter_map(|(b, w)| Some(value(b)? * w)).sum();
    digits && code[0] == LETTERS[sum % 23]
}

/// National insurance number: two letters (neither D F I Q U V, the second no O; not BG GB NK KN TN NT ZZ), six digits, and A to D
/// (HMRC, National Insurance Manual NIM39110).
pub fn is_ni_number(text: &str) -> bool {
    let code = compact(text);
    let [first, second, digits @ .., last] = &code[..] else { return false };
    let letter = |b: &u8| b.is_ascii_uppercase() && !b"DFIQUV".contains(b);
    let prefix = [*first, *second];
    letter(first)
        && letter(second)
        && *second != b'O'
        && ![b"BG", b"GB", b"NK", b"KN", b"TN", b"NT", b"ZZ"].contains(&&prefix)
        && digits.len() == 6
        && digits.iter().all(u8::is_ascii_digit)
        && (b'A'..=b'D').contains(last)
}

fn compact(text: &str) -> Vec<u8> {
    text.bytes().filter(u8::is_ascii_alphanumeric).map(|b| b.to_ascii_uppercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sound_numbers_pass_and_slips_do_not() {
        assert!(is_nhs_number("943 476 5919") && !is_nhs_number("943 476 5918") && !is_nhs_number("943476591"));
        assert!(is_ni_number("AB 12 34 56 C") && is_ni_number("ab123456c"));
        for wrong in ["AB123456E", "DA123456A", "AO123456A", "GB123456A", "AB12345C", ""] {
            assert!(!is_ni_number(wrong), "{wrong}");
        }
        let whole = |first: char| is_upn(&format!("{first}801200001001"));
        assert_eq!("ABCDEFGHJKLMNPQRTUVWXYZ".chars().filter(|c| whole(*c)).count(), 1);
        assert!(!is_upn("H80120000100"));
    }
}
