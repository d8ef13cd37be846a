//! The rules of structure for office papers, each in words of its own: titles, closings, greetings, tables, labels, headers.

use super::*;

/// What the detector `by` finds in `text`, in order.
fn by<'t>(detector: &dyn PersonDetector, text: &'t str) -> Vec<&'t str> {
    let mut all = detector.detect(&Doc::plain(text), &Directory::default());
    all.retain(|m| m.confidence == Confidence::Redact);
    all.sort_by_key(|m| m.span.start);
    all.iter().map(|m| m.span.of(text)).collect()
}

/// What of `text` is proposed when `forms` were read as names.
fn sifted<'t>(text: &'t str, forms: &[&str]) -> Vec<&'t str> {
    let of = |f: &&str| text.find(f).map(|at| Span::new(at, at + f.len())).unwrap();
    let mut found: Vec<Mention> = forms.iter().map(|f| name(of(f), learned::REASON, Confidence::Redact)).collect();
    bodies::sift(&Doc::plain(text), &mut found);
    found.retain(|m| m.confidence == Confidence::Redact);
    found.iter().map(|m| m.span.of(text)).collect()
}

#[test]
fn titles_of_other_tongues_and_services_stand_before_a_name() {
    assert_eq!(by(&titles::Titles, "a message from Fr Leander, and Sra. Quispe"), ["Leander", "Quispe"]);
    assert_eq!(by(&titles::Titles, "saw Cyng. Rhisiart there"), ["Rhisiart"]);
    assert!(by(&titles::Titles, "on Fr 4 May, Fr Polish lessons, the elder of them").is_empty());
    assert_eq!(by(&titles::Titles, "witnessed by PC 2214 Ikeji, PCSO 7093 Lowe"), ["Ikeji", "Lowe"]);
    assert!(by(&titles::Titles, "at Bishop Auckland, in the Lady Chapel").is_empty());
    assert_eq!(sifted("then Sis. Anwen came", &["Sis"]), Vec::<&str>::new());
}

#[test]
fn logs_name_by_initials_who_did_it() {
    assert_eq!(by(&titles::Titles, "Handover from PW. Checked by LT, then handed over to DN."), ["PW", "LT", "DN"]);
    assert!(by(&titles::Titles, "Reviewed by GP. Checked IT. Written up by HR today").is_empty());
}

#[test]
fn who_signs_for_another_and_who_ends_a_line_is_named() {
    assert_eq!(by(&letters::Letters, "Regional Manager\np.p. C Dunstan"), ["C Dunstan"]);
    assert_eq!(by(&letters::Letters, "(pp Anwen)"), ["Anwen"]);
    assert_eq!(by(&letters::Letters, "I shall be in at ten. Ta, Mags"), ["Mags"]);
    assert!(by(&letters::Letters, "It is done. Thanks For Nothing at all").is_empty());
    assert!(by(&letters::Letters, "pp. 12 to 14").is_empty());
}

#[test]
fn bodies_and_headings_are_not_greeted() {
    assert!(by(&letters::Letters, "Dear Victim Support,").is_empty());
    assert!(by(&letters::Letters, "CARE ACT ASSESSMENT\n\nof the adult").is_empty());
    assert_eq!(by(&letters::Letters, "Dear Grace Price,"), ["Grace Price"]);
    assert!(by(&letters::Letters, "Yours faithfully\nHalloran Legal").is_empty());
}

#[test]
fn surnames_that_name_bodies_stand_under_their_head() {
    let sheet = "No,Surname,Forename\n1,Church,Lesley\n2,Banks,Olive\n3,Holm,Tove";
    assert_eq!(by(&forms::Forms, sheet), ["Church", "Lesley", "Banks", "Olive", "Holm", "Tove"]);
}

#[test]
fn names_of_accounts_and_of_firms_behind_labels_are_nobody() {
    assert!(by(&forms::Forms, "Account name: Hollis and Sons").is_empty());
    assert!(by(&forms::Forms, "Coach: Ripley's Coaches").is_empty());
    assert!(by(&forms::Forms, "Contact: Anfield Children's Centre").is_empty());
    assert_eq!(by(&forms::Forms, "Coach: Ripley\nContact: Tove's mother"), ["Ripley", "Tove"]);
    assert!(by(&headers::Headers, "From: a@b.example\nTo: Year 4 Parents").is_empty());
}

#[test]
fn firms_streets_and_acts_that_bear_a_name_are_nobody() {
    for (text, read) in [
        ("the Rao & Halloran Chemists log", &["Rao"][..]),
        ("call at Magdalen St, then", &["Magdalen"]),
        ("under the Holm Act 1967, s.9", &["Holm"]),
        ("went to Holm Towers again", &["Holm Towers"]),
        ("it was Prader disease", &[]),
    ] {
        assert!(sifted(text, read).is_empty(), "{text}");
    }
    assert_eq!(sifted("told Holm & Vane of it", &["Holm"]), ["Holm"]);
    assert_eq!(sifted("Sienna Holm  St Anne's", &["Sienna Holm"]), ["Sienna Holm"], "a saint is no street");
    assert!(bodies::asks_for_things("home town") && bodies::asks_for_things("site"));
    assert!(!bodies::asks_for_things("name of school nurse") && !bodies::asks_for_things("parent"));
}

#[test]
fn a_family_is_known_by_its_member() {
    let text = "Henry Peatling spoke. Next time at the Peatlings' flat, by the flats.";
    let mut found = vec![name(Span::new(0, 14), "x", Confidence::Redact)];
    memory::recall(&Doc::plain(text), &mut found);
    assert_eq!(found[1..].iter().map(|m| m.span.of(text)).collect::<Vec<_>>(), ["Peatlings"]);
}

#[test]
fn a_family_is_known_however_its_plural_is_made() {
    let family =
        |text: &str| -> Vec<String> { crate::detect::names_in(text).iter().map(|s| s.of(text).to_owned()).collect() };
    assert_eq!(family("We met the Morrises by the gate."), ["Morrises"]);
    assert_eq!(family("It was sent to the two Thornhills by mistake."), ["Thornhills"]);
    assert_eq!(family("Phil Cook rang. The Cooks never label a bulb, the cooks do."), ["Phil Cook", "Cooks"]);
    assert!(family("We climbed the Cheviots and went by the Crossings.").is_empty());
}

#[test]
fn manners_of_other_tongues_alone_are_nobody() {
    assert!(sifted("Saludos\nTove", &["Saludos"]).is_empty() && sifted("Diolch\nTove", &["Diolch"]).is_empty());
}
