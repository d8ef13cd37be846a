//! Strings that programs write into a PDF for programs: identifiers, version numbers, the checks Adobe's programs put into every
//! form. Narrow on purpose: what might be a word about a person is not noise.

/// How the scripts begin that Adobe's programs write into every file of a kind.
const SCRIPTS: &[&str] =
    &["if (typeof(this.ADBE)", "if (typeof(ADBE.", "if (typeof(xfa_installed)", "var v = app.viewerVersion;"];
/// How names and identifiers of programs begin.
const NAMES: &[&str] = &["ADBE::", "!ADBE::", "~icon+", "xmp.did:", "xmp.iid:", "uuid:", "urn:uuid:", "adobe:docid:"];

/// True for a script that a program writes unasked.
pub(crate) fn is_script(script: &str) -> bool {
    SCRIPTS.iter().any(|s| script.trim_start().starts_with(s))
}

/// True for one string that says nothing to a reader.
pub(crate) fn is_noise(text: &str) -> bool {
    let text = text.trim();
    if text.contains(char::is_whitespace) {
        return false;
    }
    NAMES.iter().any(|n| text.starts_with(n)) || is_version(text) || is_digest(text) || is_field_name(text)
}

/// `9.0.0.2.20120627.2`: more dots than any date, sum or telephone number has.
fn is_version(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_digit() || c == '.') && text.matches('.').count() >= 4
}

/// A checksum or universal identifier.
fn is_digest(text: &str) -> bool {
    let hex = text.chars().filter(char::is_ascii_hexdigit).count();
    let figures = text.chars().filter(char::is_ascii_digit).count();
    hex >= 24 && figures >= 6 && text.chars().all(|c| c.is_ascii_hexdigit() || "-:_{}".contains(c))
}

/// `topmostSubform[0]`: the path a form program numbers its fields by.
fn is_field_name(text: &str) -> bool {
    let number = text.strip_suffix(']').and_then(|t| t.rsplit_once('[')).map(|(_, n)| n);
    number.is_some_and(|n| !n.is_empty() && n.len() <= 3 && n.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_are_noise_and_words_are_not() {
        for text in [
            "9.0.0.2.20120627.2.874785",
            "xmp.did:fda19f41-63f3-4245-bbc8-587ced708306",
            "2AF4E5EC-EE2D-4813-A8A6-6A8AD9D05957",
            "!ADBE::0100_VersChkVars",
            "NOMBRE[0]",
        ] {
            assert!(is_noise(text), "{text}");
        }
        for text in ["Ada", "01632 960 001", "01632.960.001", "NI QQ123456C", "2024-01-02", "Deadbeef", "pupil[Ada]"] {
            assert!(!is_noise(text), "{text}");
        }
        assert!(is_script("if (typeof(this.ADBE) == \"undefined\")") && !is_script("app.alert('Ada');"));
    }
}
