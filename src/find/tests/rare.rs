//! Cases: forms that a namesake does not share, double surnames in short, forenames alone.

use super::*;
use crate::model::Span;

/// Anna Reed-Marlow, also Nan Marlow; another Anna Marlow is known.
fn anna() -> Plan {
    let with = |names: &[&str], case: &str| Identity { ids: [("case".into(), case.into())].into(), ..identity(names) };
    let subject = with(&["Anna Reed-Marlow", "Anna Marlow", "Nan Marlow"], "QX-2023-0512");
    plan_of(subject, vec![with(&["Anna Marlow"], "QX-2021-0077")])
}

#[test]
fn only_a_name_that_the_namesake_shares_is_in_doubt() {
    let plan = anna();
    all(&plan, Some(Band::Possible), &["Anna Marlow rang", "MARLOW, Anna", "Anna Marlow, QX-2021-0077"]);
    all(&plan, Some(Band::Probable), &["Nan Marlow rang", "Anna Reed-Marlow rang", "Nan Marlow, not QX-2021-0077"]);
    all(&plan, Some(Band::Certain), &["Anna Marlow, QX-2023-0512"]);
}

#[test]
fn a_double_surname_says_much_by_itself() {
    let plan = anna();
    all(&plan, Some(Band::Probable), &["Mrs Reed-Marlow came", "Reed-Marlow absent", "fee waived for Reed-M (0512)"]);
    all(&plan, Some(Band::Possible), &["fee waived for Reed-M", "Mrs Marlow came"]);
    all(&plan, None, &["fee waived for 0512", "Reed-K came"]);
}

#[test]
fn a_row_of_children_names_no_other_holder_of_the_surname() {
    let row =
        |column: &str, cell: &str| judge_row(&anna(), &[("Family", "Reed-Marlow"), (column, cell)]).map(|h| h.band);
    assert_eq!(row("Children", "Grace, Tom"), Some(Band::Probable));
    assert_eq!(row("Child", "Grace"), Some(Band::Probable));
    assert_eq!(row("Forename", "Grace"), None);
}

#[test]
fn a_forename_alone_counts_once_it_is_admitted() {
    let mut plan = anna();
    all(&plan, Some(Band::Possible), &["Nan M. rang", "Nan R"]);
    all(&plan, None, &["Nan was late", "Nan K. rang"]);
    plan.admit("nan");
    all(&plan, Some(Band::Possible), &["Nan was late", "saw Nan's boy", "Hello Nan,"]);
    all(&plan, Some(Band::Probable), &["Nan M. rang"]);
    all(
        &plan,
        None,
        &["Nan Kowalski was late", "nan@mail.example", "Nan-Lou came", "Nan K. rang", "nan in small letters"],
    );
}

#[test]
fn a_forename_that_is_no_word_counts_in_small_letters() {
    let mut plan = anna();
    plan.admit("nan");
    plan.let_small("nan");
    all(&plan, Some(Band::Possible), &["saw nan today", "nan's boy", "nan"]);
    all(&plan, Some(Band::Probable), &["nan m rang", "Nan M. rang"]);
    all(&plan, None, &["nan@mail.example", "x-nan", "nan Kowalski", "Nanny"]);
    let carried = plan_of(Identity { groups: strings(&["Maple"]), ..identity(&["Robert Reed"]) }, Vec::new());
    all(&carried, Some(Band::Probable), &["Maple: Robert was late"]);
    all(&carried, Some(Band::Possible), &["Maple: Bob was late", "Maple: RR was late"]);
    all(&carried, None, &["Bob was late", "RR was late"]);
}

#[test]
fn initials_of_the_whole_name_count_once_they_are_admitted() {
    let mut plan = anna();
    assert_eq!(plan.lone_initials(), ["arm", "nm", "nrm"]);
    all(&plan, None, &["ARM was late"]);
    plan.admit_initials("arm");
    all(&plan, Some(Band::Possible), &["ARM was late", "Told ARM's mother.", "(ARM)"]);
    all(&plan, None, &["arm in small letters", "ARM-12 was late", "THE ARM IS LONG", "arm@mail.example"]);
    let shared = plan_of(identity(&["Anna Reed-Marlow"]), vec![identity(&["Alan Reed-Marlow"])]);
    assert!(shared.lone_initials().is_empty());
    assert_eq!(plan_of(identity(&["Paula Dee Frost"]), Vec::new()).lone_initials(), ["pdf", "pf"]);
}

#[test]
fn initials_that_everybody_uses_for_something_count_among_others() {
    let mut plan = plan(&["Helen Dee Reed"]);
    plan.admit_initials("hr");
    all(&plan, Some(Band::Possible), &["Present: HR (chair), GM, TW and Tom", "there were JVB / HR / KW at the gate"]);
    all(
        &plan,
        None,
        &["HR said no", "HR, IT and GDPR training", "from HR (GM asked)", "HR\nGM and TW came", "HR GM TW KX"],
    );
}

#[test]
fn in_a_sentence_of_capitals_the_next_word_is_no_surname() {
    let mut plan = anna();
    plan.admit("nan");
    all(&plan, Some(Band::Possible), &["AND NAN DOES NOT KNOW", "> NOT TO RING NAN OR TOM"]);
    all(&plan, None, &["NAN KOWALSKI", "NAN KOWALSKI CAME", "so NAN KOWALSKI came"]);
}

#[test]
fn forenames_are_asked_of_the_index() {
    let mut plan = anna();
    let asks = |plan: &Plan, word: &str| {
        plan.queries().iter().any(|q| q.all_of == [crate::index::Term::Token(word.to_owned())])
    };
    assert!(!asks(&plan, "nan"));
    plan.admit("nan");
    assert!(asks(&plan, "nan") && asks(&plan, "nans"));
    plan.admit_initials("nrm");
    assert!(asks(&plan, "nrm") && asks(&plan, "n.r.m"), "with full stops too");
}

#[test]
fn two_initials_count_where_they_are_rare_or_stand_beside_what_is_theirs() {
    let born = Identity { born: vec![jiff::civil::date(2011, 9, 23)], ..identity(&["Jayden Thackeray"]) };
    let mut plan = plan_of(born, Vec::new());
    assert_eq!(plan.lone_initials(), ["jt"]);
    all(&plan, None, &["JT left", "J.T. left"]);
    all(&plan, Some(Band::Probable), &["JT dob 23/09/2011", "J.T. dob 23/09/2011 - referral"]);
    plan.admit_initials("jt");
    all(&plan, Some(Band::Possible), &["JT left", "Re: JT this weekend"]);
    all(&plan, None, &["Jane Tull (JT) left", "JT-12", "jt"]);
    let dotted = [
        "J.T. (Sparks)",
        "our leader, J.T., has resigned",
        "It was late. J.T. left",
        "with J. T. again",
        "J.T.'s form",
    ];
    all(&plan, Some(Band::Possible), &dotted);
    all(&plan, None, &["J.T. Moore left", "A.J.T. left", "J.T.S. left", "j.t. left", "Jane Tull (J.T.) left", "J, T"]);
    let shared = plan_of(identity(&["Jayden Thackeray"]), vec![identity(&["Jo Trent"])]);
    assert!(shared.lone_initials().is_empty());
}

#[test]
fn the_first_letters_of_the_surname_do_for_it_behind_a_rare_forename() {
    let mut plan = plan(&["Jayden Thackeray"]);
    plan.admit("jayden");
    all(&plan, Some(Band::Probable), &["4.10 Jayden Th", "Jayden Th + Keira", "Jayden T was there"]);
    all(&plan, None, &["Jayden The Great", "Jayden Thor came", "Jayden P was there"]);
    assert_eq!(judge_row(&plan, &[("Name", "Patel, Jayden")]), None, "a surname first is somebody's");
    all(&plan, Some(Band::Possible), &["Thanks, Jayden", "Jayden ODY: hello"]);
}

#[test]
fn letters_of_a_double_surname_are_initials() {
    let mut nikki = plan(&["Nikita O'Donovan-Bligh"]);
    let offered = nikki.lone_initials();
    assert!(["nodb", "odb", "nob"].iter().all(|i| offered.contains(&(*i).to_owned())), "{offered:?}");
    all(&nikki, None, &["ODB was late"]);
    nikki.admit_initials("odb");
    all(&nikki, POSSIBLE, &["ODB was late"]);
}

/// Theodore Whitmarsh, called Theo and Teddy; Theo Okafor is in his class.
fn theo() -> Plan {
    let born = |date: &str| vec![date.parse().unwrap()];
    let subject =
        Identity { born: born("2013-05-09"), ..identity(&["Theodore Whitmarsh", "Theo Whitmarsh", "Teddy Whitmarsh"]) };
    let other = Identity { born: born("2013-06-30"), ..identity(&["Theo Okafor"]) };
    let mut plan = plan_of(subject, vec![other]);
    ["theo", "teddy"].into_iter().for_each(|name| plan.admit(name));
    plan
}

#[test]
fn a_forename_that_a_namesake_bears_too_has_that_against_it() {
    let against = |text: &str| {
        let reasons = judge(&theo(), text).unwrap().reasons;
        reasons.iter().any(|r| r.code == "forename_shared" && !r.speaks_for)
    };
    assert!(against("Theo is my friend") && against("Theodore Whitmarsh said: Theo is my friend"));
    assert!(!against("Teddy is my friend") && !against("Theo Whitmarsh is my friend"));
}

#[test]
fn a_forename_beside_the_birthday_of_the_namesake_is_the_namesake() {
    let plan = theo();
    for text in ["Teddy 9 May\nTheo 30 June", "Teddy 9 May\nTheo: June 30th", "Teddy 9 May\nTheo 30/06"] {
        let hit = judge(&plan, text).unwrap();
        let named = |spans: &[Span]| spans.iter().map(|s| s.of(text).to_owned()).collect::<Vec<_>>();
        assert_eq!((named(&hit.spans), named(&hit.others)), (vec!["Teddy".into()], vec!["Theo".into()]), "{text}");
    }
    all(&plan, None, &["Theo 30 June", "Theo's birthday is on 30 June"]);
    all(&plan, Some(Band::Possible), &["Theo 9 May", "Theo 29 June", "Theo came.\n30 June"]);
}

#[test]
fn a_name_misspelt_in_both_parts_is_found() {
    all(&theo(), Some(Band::Possible), &["Theodor Whitmarch", "T Whitmarch", "Theodroe Whitmarch"]);
    all(&theo(), None, &["Whitmarch", "Sam Whitmarch"]);
}
