//! What is the subject's own among the forms of the people.

use super::*;

fn own(unit: &Unit) -> Vec<&str> {
    unit.subject.iter().map(|s| s.of(unit.text.expose())).collect()
}

#[test]
fn the_subjects_own_parts_are_the_subjects() {
    let mut facts = facts();
    facts.subject.names = vec!["Olívia Marsh-Hope".into(), "Olivia Marsh".into()];
    let mut units = [
        unit(1, "Livvy said Olivia was ill. Mrs Marsh-Hope rang."),
        unit(2, "Olivia Batt met Olivia."),
        unit(3, "Mr Marsh came."),
        unit(4, "Gaynor Marsh is well."),
    ];
    units.iter_mut().for_each(|u| u.places[0].item = ItemId(u64::from(u.id.0.as_bytes()[15])));
    let found =
        named_by_hand(&units, &[&["Livvy", "Olivia", "Marsh-Hope"], &["Olivia Batt"], &["Marsh"], &["Gaynor Marsh"]]);
    let mut found = found;
    found[1].push(crate::detect::name(Span::new(16, 22), "x", Confidence::Redact));
    let people = resolve(&mut units, found, &facts);
    assert_eq!(own(&units[0]), ["Livvy", "Olivia", "Marsh-Hope"]);
    assert!(units[0].mentions.is_empty());
    assert_eq!(texts(&units[1]), ["Olivia Batt", "Olivia"]);
    assert_eq!(units[1].mentions[1].confidence, Confidence::Review);
    assert!(own(&units[1]).is_empty() && own(&units[2]).is_empty(), "somebody else of the request bears the surname");
    assert!(people.iter().all(|p| p.name.expose() != "Livvy"));
}

#[test]
fn the_possessive_of_the_forename_without_its_apostrophe_is_the_subjects() {
    let mut units = [unit(1, "olivias bag and Olivias coat and Toms")];
    let found = named_by_hand(&units, &[&["olivias", "Olivias", "Toms"]]);
    resolve(&mut units, found, &facts());
    assert_eq!(own(&units[0]), ["olivias", "Olivias"]);
}

#[test]
fn in_a_unit_that_is_only_possible_the_forename_waits_for_review() {
    let mut units = [unit(1, "Olivia is seven today.")];
    units[0].band = Band::Possible;
    let found = named_by_hand(&units, &[&["Olivia"]]);
    let people = resolve(&mut units, found, &facts());
    assert_eq!((people[0].role, units[0].mentions[0].confidence), (Role::SameName, Confidence::Review));
}

#[test]
fn a_surname_that_others_bear_is_the_subject_s_only_where_nobody_else_can_be_meant() {
    let texts =
        ["Mr Marsh and Marsh came.", "Marsh came with Dana Marsh.", "Ms Reed of Maple class", "Marsh, K owes 6"];
    let judged = |band: Band, others: &[(usize, Span)], facts: &ResolveFacts, shown: &[usize]| {
        let mut units: Vec<Unit> = shown.iter().map(|n| unit(*n as u64, texts[*n])).collect();
        units[0].bearers.in_part = vec![Span::new(0, 8), Span::new(13, 18)];
        units[0].subject = units[0].bearers.in_part.clone();
        units[0].band = band;
        others.iter().for_each(|(n, span)| units[*n].bearers.others.push(*span));
        solved(&mut units, facts);
        let of = |u: &Unit| {
            let said = u.mentions.iter().map(|m| (m.span.of(u.text.expose()).to_owned(), m.confidence));
            said.collect::<Vec<_>>()
        };
        units.iter().map(of).collect::<Vec<_>>()
    };
    let with =
        |others: &[(usize, Span)], facts: &ResolveFacts, shown: &[usize]| judged(Band::Possible, others, facts, shown);
    let (redact, review) = (Confidence::Redact, Confidence::Review);
    assert_eq!(
        judged(Band::Probable, &[], &facts(), &[0, 1])[0],
        [],
        "a document of theirs, where nobody else is named"
    );
    assert_eq!(with(&[], &facts(), &[0, 2])[0], []);
    let shared = with(&[], &facts(), &[0, 1]);
    assert_eq!(shared[0], [("Mr Marsh".to_owned(), review), ("Marsh".to_owned(), review)]);
    let child = ResolveFacts { child: true, ..facts() };
    assert_eq!(with(&[], &child, &[0])[0], [("Mr Marsh".to_owned(), redact)]);
    let mut with_class = facts();
    with_class.subject.groups = vec!["Maple".into()];
    let class = &with(&[], &with_class, &[0, 2])[1];
    assert!(class.iter().all(|(form, confidence)| form != "Maple" || *confidence == review), "{class:?}");
    let row = &with(&[(1, Span::new(0, 8))], &facts(), &[0, 3])[1];
    assert_eq!(row[..], [("Marsh, K".to_owned(), redact)]);
}

#[test]
fn a_misspelt_or_pet_form_of_the_subjects_forename_is_theirs_unless_somebody_bears_it() {
    let mut units = [unit(1, "Olvia was late, Ollivia too. Oliva came with Olivya Stone.")];
    let found = named_by_hand(&units, &[&["Olvia", "Ollivia", "Oliva", "Olivya Stone"]]);
    resolve(&mut units, found, &facts());
    assert_eq!(own(&units[0]), ["Olvia", "Ollivia", "Oliva"]);
    assert_eq!(texts(&units[0]), ["Olivya Stone"]);
    let mut units = [unit(1, "Oliva came."), unit(2, "Oliva Stone came.")];
    let found = named_by_hand(&units, &[&["Oliva"], &["Oliva Stone"]]);
    resolve(&mut units, found, &facts());
    assert_eq!((own(&units[0]).len(), texts(&units[0])), (0, vec!["Oliva"]), "another child is called so");
    let mut units = [unit(1, "Olvia came with Oliva.")];
    units[0].band = Band::Possible;
    let found = named_by_hand(&units, &[&["Olvia", "Oliva"]]);
    resolve(&mut units, found, &facts());
    assert_eq!(own(&units[0]), ["Olvia"], "in doubt, what a child may be called is not theirs");
}

#[test]
fn a_forename_with_somebody_elses_surname_is_not_the_subjects() {
    let mut units = [unit(1, "Olivia P sat there.\nPatel, Olivia\nThanks, Olivia")];
    let mut found = named_by_hand(&units, &[&["Olivia"]]);
    let text = units[0].text.expose();
    let rest = text.match_indices("Olivia").skip(1).map(|(at, w)| Span::new(at, at + w.len()));
    found[0].extend(rest.map(|span| crate::detect::name(span, "x", Confidence::Redact)));
    resolve(&mut units, found, &facts());
    assert_eq!(own(&units[0]), ["Olivia"]);
    assert_eq!(units[0].subject[0].start, units[0].text.expose().rfind("Olivia").unwrap());
}

#[test]
fn a_title_that_only_the_subject_bears_tells_whose_the_surname_is() {
    let text = "Mrs O Marsh and Lee Marsh. Dear Mrs Marsh, Mr Marsh left.";
    let judged = |other: &str| {
        let mut units = [unit(1, text), unit(2, other)];
        units[0].subject = vec![Span::new(4, 11), Span::new(32, 41), Span::new(43, 51)];
        units[0].bearers.in_part = vec![Span::new(32, 41), Span::new(43, 51)];
        let found = named_by_hand(&units, &[&["Lee Marsh"], &[other]]);
        resolve(&mut units, found, &facts());
        texts(&units[0]).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(judged("Tom Cole"), ["Lee Marsh", "Mr Marsh"], "nobody else is Mrs");
    assert_eq!(judged("Mrs Dana Marsh"), ["Lee Marsh", "Mrs Marsh", "Mr Marsh"]);
}

#[test]
fn initials_that_are_the_subjects_too_are_nobody_elses() {
    let mut facts = facts();
    facts.namesakes = vec![Identity { names: vec!["Orla Mead".into()], ..Identity::default() }];
    let judged = |text: &str, names: &[&str], band: Band| {
        let mut units = [unit(1, text)];
        units[0].band = band;
        let found = named_by_hand(&units, &[names]);
        resolve(&mut units, found, &facts);
        (own(&units[0]).len(), units[0].mentions.len())
    };
    assert_eq!(judged("OM was ill.", &["OM"], Band::Certain), (1, 0));
    assert_eq!(judged("OM was ill.", &["OM"], Band::Possible), (0, 0), "they tell of nobody");
    assert_eq!(judged("OM and Oscar Miles.", &["OM", "Oscar Miles"], Band::Certain), (0, 2));
}

#[test]
fn a_forename_that_is_nothing_else_is_looked_for_alone() {
    let mut units = [
        unit(1, "Mr Barry Ogden, Mr Gethin Hopkin-Rees and Mr Mark Threlfall came."),
        unit(2, "barry next door; married to Gethin. Please mark this. Mark it."),
    ];
    let found = vec![mentions(&Doc::of_unit(&units[0]), &Directory::default()), Vec::new()];
    resolve(&mut units, found, &facts());
    assert_eq!(texts(&units[1]), ["barry", "Gethin"]);
}

#[test]
fn forename_and_middle_name_are_theirs_in_any_writing() {
    let mut facts = facts();
    facts.subject.names = vec!["Mohamed Abdirahman Warsame".into()];
    let judged = |text: &str, names: &[&str], facts: &ResolveFacts| {
        let mut units = [unit(1, text)];
        let found = named_by_hand(&units, &[names]);
        resolve(&mut units, found, facts);
        own(&units[0]).len()
    };
    let text = "Maxamed Cabdiraxmaan, or Mohamed Abdirahman; and Cabdullaahi Warsame";
    let names = ["Maxamed Cabdiraxmaan", "Mohamed Abdirahman", "Cabdullaahi Warsame"];
    assert_eq!(judged(text, &names, &facts), 2);
    facts.namesakes = vec![Identity { names: vec!["Mohamed Abdirahman Ali".into()], ..Identity::default() }];
    assert_eq!(judged(text, &names, &facts), 1, "a namesake's name begins so");
}

#[test]
fn a_surname_behind_an_article_in_small_letters_is_a_word() {
    let mut units = [unit(1, "Down to the marsh went Dana Marsh.")];
    (units[0].subject, units[0].band) = (vec![Span::new(12, 17)], Band::Possible);
    units[0].bearers.in_part = units[0].subject.clone();
    let found = named_by_hand(&units, &[&["Dana Marsh"]]);
    resolve(&mut units, found, &facts());
    assert_eq!(texts(&units[0]), ["Dana Marsh"]);
}

#[test]
fn the_subjects_own_initial_with_a_title_makes_nobody_else_of_them() {
    let text = "Mrs Marsh recommended it.";
    let mut units = [unit(1, text), unit(2, "Mrs Olivia Marsh came."), unit(3, "Officers: Mrs O Marsh")];
    (units[0].subject, units[0].band) = (vec![Span::new(0, 9)], Band::Possible);
    units[0].bearers.in_part = units[0].subject.clone();
    units[1].subject = vec![Span::new(4, 16)];
    let found = named_by_hand(&units, &[&[], &[], &["O Marsh"]]);
    resolve(&mut units, found, &facts());
    assert!(texts(&units[0]).is_empty(), "{:?}", texts(&units[0]));
}

#[test]
fn a_forename_that_the_text_uses_of_them_is_theirs_in_small_letters_too() {
    let judged = |text: &str, names: &[&str]| {
        let mut units = [unit(1, text)];
        (units[0].band, units[0].subject) = (Band::Possible, vec![Span::new(0, 6)]);
        let found = named_by_hand(&units, &[names]);
        resolve(&mut units, found, &facts());
        texts(&units[0]).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    assert!(judged("Olivia: hi. what has olivia done", &["olivia"]).is_empty());
    let other = judged("Olivia: hi. what has olivia done to Olivia Batt", &["olivia", "Olivia Batt"]);
    assert_eq!(other, ["olivia", "Olivia Batt"], "somebody else is called so");
    assert_eq!(judged("Olivia: hi. what has livvy done", &["livvy"]), ["livvy"], "another form may be another's");
}

#[test]
fn initials_of_their_given_names_beside_their_surname_are_theirs() {
    let mut facts = facts();
    facts.subject.names = vec!["Olivia Kay Marsh".into()];
    let mut units = [unit(1, "paid by MARSH OK on Monday; asked OK of it")];
    units[0].subject = vec![Span::new(8, 13)];
    let mut found = named_by_hand(&units, &[&["OK"]]);
    found[0].push(crate::detect::name(Span::new(34, 36), "x", Confidence::Redact));
    resolve(&mut units, found, &facts);
    assert_eq!((own(&units[0]), texts(&units[0])), (vec!["MARSH", "OK"], vec!["OK"]));
}

#[test]
fn sister_and_brother_tell_who_is_meant_as_mrs_and_mr_do() {
    let text = "Mrs O Marsh and Lee Marsh. Sister Marsh left, Brother Marsh stayed.";
    let mut units = [unit(1, text)];
    units[0].subject = vec![Span::new(4, 11), Span::new(27, 39), Span::new(46, 59)];
    units[0].bearers.in_part = vec![Span::new(27, 39), Span::new(46, 59)];
    let found = named_by_hand(&units, &[&["Lee Marsh"]]);
    resolve(&mut units, found, &facts());
    assert_eq!(texts(&units[0]), ["Lee Marsh", "Brother Marsh"]);
}

#[test]
fn in_a_folder_that_bears_their_name_the_surname_is_theirs() {
    let judged = |path: &str| {
        let mut units = [unit(1, "Marsh v Tarn Quay"), unit(2, "Dana Marsh came.")];
        units[1].places[0].item = ItemId(2);
        units[0].places[0].path = path.into();
        (units[0].band, units[0].subject) = (Band::Possible, vec![Span::new(0, 5)]);
        units[0].bearers.in_part = units[0].subject.clone();
        let found = named_by_hand(&units, &[&[], &["Dana Marsh"]]);
        resolve(&mut units, found, &facts());
        units[0].mentions.len()
    };
    assert_eq!(judged("cases/20931 MARSH Olivia/advice.docx"), 0);
    assert_eq!(judged("cases/20931 MARSH Dana/advice.docx"), 1);
}

#[test]
fn the_subjects_class_is_nobody_unless_somebody_is_called_so() {
    let mut facts = facts();
    facts.subject.groups = vec!["Kestrel".into()];
    let judged = |other: &'static str| {
        let mut units = [unit(1, "The staff of Kestrel came."), unit(2, other)];
        let found = named_by_hand(&units, &[&["Kestrel"], &[other]]);
        resolve(&mut units, found, &facts);
        texts(&units[0]).len()
    };
    assert_eq!((judged("Anna Hope"), judged("Anna Kestrel")), (0, 1));
}

#[test]
fn the_subjects_initial_with_a_full_stop_is_theirs_unless_somebody_else_may_be_meant() {
    let judged = |other: &'static str| {
        let mut units = [unit(1, "See below from O.'s mum."), unit(2, other)];
        units[1].places[0].item = units[0].places[0].item;
        let found = named_by_hand(&units, &[&["O."], &[other]]);
        let found = vec![found[0].clone(), found[1].clone()];
        resolve(&mut units, found, &facts());
        (own(&units[0]).len(), texts(&units[0]).len())
    };
    assert_eq!((judged("Anna Hope"), judged("Oskar Petrov")), ((1, 0), (0, 1)));
}

#[test]
fn a_forename_that_the_finder_gives_to_somebody_else_is_not_claimed_back() {
    let mut units = [unit(1, "Olivia 9 May\nLivvy 30 June")];
    units[0].subject = vec![Span::new(0, 6)];
    units[0].bearers.others = vec![Span::new(13, 18)];
    resolve(&mut units, vec![Vec::new()], &facts());
    assert_eq!((own(&units[0]), texts(&units[0])), (vec!["Olivia"], vec!["Livvy"]));
    assert_eq!(units[0].mentions[0].confidence, Confidence::Redact);
}
