//! What a title tells of whoever bears it: "Mrs Thornley" is neither Alfie Thornley nor a child.

use super::super::gazetteer::sexes::{Sex, sex};
use super::own::title_before;
use super::phrase_of;
use crate::detect::words::{self, is_in};
use crate::model::Span;

/// What a title tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Called {
    /// The sex of those who are called so.
    sex: Option<Sex>,
    /// No child is called so.
    grown: bool,
}

impl Called {
    /// True where somebody of this forename, a child or not, can be called so.
    pub fn fits(self, forename: &str, child: bool) -> bool {
        let other = self.sex.is_some_and(|own| sex(forename).is_some_and(|theirs| theirs != own));
        !other && !(child && self.grown)
    }
}

/// What the title tells that `span` begins with or stands behind.
pub fn called(text: &str, span: Span) -> Option<Called> {
    let inside = phrase_of(span.of(text)).split(' ').next().filter(|w| is_in(words::TITLES, w)).map(of);
    inside.or_else(|| title_before(text, span).as_deref().map(of))
}

fn of(title: &str) -> Called {
    let sex = match title {
        "aunt" | "auntie" | "aunty" | "dame" | "grandma" | "granny" | "madam" | "madame" | "miss" | "mme" | "mrs"
        | "ms" | "nan" | "nana" => Some(Sex::Female),
        "grandad" | "lord" | "master" | "mister" | "monsieur" | "mr" | "sir" | "uncle" => Some(Sex::Male),
        _ => None,
    };
    // A congregation's brothers and sisters may be young.
    Called { sex, grown: !matches!(title, "bro" | "brother" | "master" | "miss" | "sister") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fits(text: &str, name: &str, forename: &str, child: bool) -> bool {
        let at = text.find(name).unwrap();
        called(text, Span::new(at, at + name.len())).is_none_or(|called| called.fits(forename, child))
    }

    #[test]
    fn a_title_fits_those_of_its_sex_and_age() {
        assert!(
            fits("Mrs Thornley rang", "Thornley", "karen", false) && fits("Mrs Thornley", "Thornley", "lee", false)
        );
        assert!(!fits("Mrs Thornley rang", "Thornley", "alfie", false) && !fits("Mr Reed", "Reed", "rosie", false));
        assert!(!fits("Dr Reed", "Reed", "rosie", true) && fits("Dr Reed", "Reed", "rosie", false));
        assert!(fits("Miss Reed", "Reed", "rosie", true) && fits("with Reed", "Reed", "rosie", true));
    }
}
