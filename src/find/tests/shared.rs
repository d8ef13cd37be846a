//! Cases: forms of the name that a namesake can be called by too, short identifiers with their mark, and an initial that is also a word.

use super::*;

#[test]
fn a_short_form_that_a_namesake_can_be_called_by_is_nobody_s_alone() {
    let subject = || Identity { known_as: strings(&["Izzy"]), ..identity(&["Isabella Tindall"]) };
    let both = plan_of(subject(), vec![identity(&["Isabelle Tindall"])]);
    all(&both, POSSIBLE, &["Issy Tindall rang"]);
    says(&both, "Issy Tindall rang", "shared_form");
    all(&both, PROBABLE, &["Isabella Tindall rang", "Izzy Tindall rang"]);
    all(&plan_of(subject(), Vec::new()), PROBABLE, &["Issy Tindall rang"]);
}

#[test]
fn a_short_number_with_letters_and_mark_carries_a_part_of_the_name() {
    let with = |id: &str| {
        let ids = [("fosterer".to_owned(), id.to_owned())].into();
        let mut plan = plan_of(Identity { ids, ..identity(&["Isabella Marchetti"]) }, Vec::new());
        plan.admit("isabella");
        plan
    };
    all(&with("FC-118"), PROBABLE, &["Marchetti (FC-118) rang", "FC-118: Isabella rang", "FC118 Mrs Marchetti"]);
    all(&with("FC-118"), POSSIBLE, &["FC-118 rang", "fc118 rang", "Marchetti rang", "Marchetti, 118 Park Road"]);
    all(&with("118"), POSSIBLE, &["Marchetti (118) rang"]);
}

#[test]
fn a_capital_i_before_the_surname_is_their_initial() {
    let isabella = plan(&["Isabella Rose Marchetti"]);
    for text in ["Signed I Marchetti 3 March", "FPO MARCHETTI I R PETROL", "I. R. Marchetti"] {
        says(&isabella, text, "initial");
    }
    let initial =
        |plan: &Plan, text: &str| judge(plan, text).is_some_and(|hit| hit.reasons.iter().any(|r| r.code == "initial"));
    assert!(!initial(&isabella, "as MARCHETTI I am glad") && !initial(&isabella, "and i Marchetti went"));
    assert!(!initial(&plan(&["Isabella Price"]), "Should I Price this again"));
}

#[test]
fn a_login_of_forename_and_initial_is_offered() {
    let bella = plan_of(Identity { known_as: strings(&["Bella"]), ..identity(&["Isabella Marchetti"]) }, Vec::new());
    all(&bella, POSSIBLE, &["2025-10-10T08:00,bellam,login", "user: isabellam", "bellam@post.example"]);
    all(&bella, None, &["Bellam came", "bellam4,login", "bellamy"]);
    all(&plan(&["Roger Sharp"]), None, &["rogers,login"]);
    all(&plan(&["Maria North"]), None, &["marian,login"]);
}
