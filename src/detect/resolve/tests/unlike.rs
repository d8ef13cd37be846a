//! Who is like the subject and is somebody else: by the title, by what a list says.

use super::*;

#[test]
fn a_title_that_is_never_theirs_makes_the_surname_somebody_else_s() {
    let judged = |whole: &str| {
        let mut units = [unit(1, whole), unit(2, "Ms Marsh lets him in. Mr Marsh rang.")];
        units[0].subject = vec![Span::new(whole.len() - 12, whole.len())];
        units[1].places[0].item = ItemId(2);
        units[1].subject = vec![Span::new(0, 8), Span::new(22, 30)];
        units[1].bearers.in_part = units[1].subject.clone();
        resolve(&mut units, vec![Vec::new(), Vec::new()], &facts());
        texts(&units[1]).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(judged("Dear Ms Olivia Marsh"), ["Mr Marsh"]);
    assert_eq!(judged("Dear Mr Olivia Marsh"), ["Ms Marsh"]);
    assert!(judged("Dear Olivia Marsh").is_empty(), "nobody knows by which");
}

#[test]
fn a_short_code_with_its_mark_has_others_like_it() {
    let mut facts = facts();
    facts.subject.ids = [("fosterer".to_owned(), "FC-118".to_owned())].into();
    let mut units = [unit(1, "FC-110 told FC-118 and FC-97; FC 110, AFC-110, FC-1104")];
    units[0].subject = vec![Span::new(12, 18)];
    resolve(&mut units, vec![Vec::new()], &facts);
    assert_eq!(texts(&units[0]), ["FC-110"]);
}

#[test]
fn their_number_is_theirs_where_recognition_took_figures_for_letters() {
    let mut facts = facts();
    facts.subject.ids = [("court".to_owned(), "K00LG552".to_owned())].into();
    let mut units = [unit(1, "Claim No. KOOLG552 and Claim No. K01LG552")];
    solved(&mut units, &facts);
    assert_eq!(texts(&units[0]), ["K01LG552"]);
}
