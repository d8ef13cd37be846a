//! Cases: a name in every form, and its neighbours in lists.

use super::*;

#[test]
fn a_full_name_in_every_order_and_form() {
    let mike = plan(&["Mike McConnell"]);
    all(
        &mike,
        PROBABLE,
        &[
            "spoke to Mike McConnell today",
            "McConnell, Mike",
            "MCCONNELL Mike",
            "Michael McConnell's report",
            "mike mcconnell",
            "Mike S. McConnell",
            "Michael Stuart McConnell",
            "mike\n> mcconnell said",
            "> met Mike\r\n>> McConnell",
            "Mike =\nMcConnell",
            "Mike McCon-\nnell",
            "mike.mcconnell@example.org",
            "mike_mcconnell@example.org",
            "mcconnell.mike@example.org",
            "MikeMcConnell",
            "Mike and Sarah McConnell",
            "Mike, Tom and Sarah McConnell",
            "Michael \"Mac\" McConnell",
            "Mr Mike McConnell",
            "MCCONNELL/MIKE MR",
            "Mick MacConnell",
            "Mike Mc Connell",
            "CN=MMCCONN",
            "/O=ORG/CN=RECIPIENTS/CN=MMCCONN",
            "Mike McConnell Jr.",
            "Michael.McConnell.doc",
        ],
    );
    all(
        &mike,
        POSSIBLE,
        &[
            "McConnell said so",
            "M. McConnell",
            "M McConnell",
            "Mr McConnell",
            "Dear Ms. McConnell",
            "Mike McConell",
            "m.mcconnell@example.org",
            "the McConnells",
            "Mike McConnell-Jones",
            "mmcconnell@example.org",
            "MMCCON3@example.org",
            "Jones/McConnell",
        ],
    );
    all(
        &mike,
        None,
        &[
            "Mark McConnell",
            "Sarah McConnell",
            "McConnell, Mark",
            "Senator McConnell",
            "mark.mcconnell@example.org",
            "Mike Smith",
            "J. McConnell",
            "Mark R. McConnell",
            "JJ McConnell",
            "McConnell/Sarah Ms",
            "sarah_mcconnell@example.org",
            "McConnell, Mark </O=X/CN=RECIPIENTS/CN=MMCCONN>",
            "Robert McDonnell",
            "Harriet M. McConnell",
        ],
    );
}

#[test]
fn neighbours_in_lists_are_kept_apart() {
    let mike = plan(&["Mike McConnell"]);
    all(
        &mike,
        PROBABLE,
        &[
            "KITCHEN, LOUISE\nMCCONNELL, MICHAEL\nMCMAHON, JEFFREY",
            "Badeer, Robert T McConnell, Michael N Benson, Robert C",
            "Jeff Skilling, Mike McConnell, Andrew S Fast",
            "On Behalf Of McConnell, Mike",
        ],
    );
    all(&mike, None, &["SMITH, MIKE\nMCCONNELL, MARK\nJONES, ANN"]);
    all(&mike, POSSIBLE, &["Olson, Frevert, McConnell, Shankman", "Arnold\nMcConnell\nBelden"]);
}

#[test]
fn spans_tell_the_subject_from_others() {
    let text = "Mike McConnell wrote to Mark McConnell <mark.mcconnell@x.org>; McConnell, Mike agreed";
    let hit = judge(&plan(&["Mike McConnell"]), text).unwrap();
    let of = |spans: &[crate::model::Span]| spans.iter().map(|s| s.of(text)).collect::<Vec<_>>();
    assert_eq!(of(&hit.spans), ["Mike McConnell", "McConnell, Mike"]);
    assert_eq!(of(&hit.others), ["Mark McConnell", "mark.mcconnell@x.org"]);
    assert!(hit.reasons.iter().any(|r| !r.speaks_for));
}

#[test]
fn the_next_in_a_list_or_cell_is_not_attached() {
    let gwen = plan(&["Gwendolyn Price"]);
    for text in ["M Sharpe, Mrs G Price, J Lightfoot came", "Ogden B\tPrice G\t07700 900561"] {
        let hit = judge(&gwen, text).unwrap();
        assert!(hit.band == Band::Possible && hit.reasons.iter().all(|r| r.speaks_for), "{text} {hit:?}");
        assert!(hit.spans[0].of(text).contains("Price") && hit.others.is_empty(), "{hit:?}");
    }
    all(&gwen, None, &["Price, J came", "J Price, M Lightfoot"]);
}

#[test]
fn a_short_form_is_short_for_what_the_request_gives() {
    let mut alison = identity(&["Alison Beck"]);
    alison.known_as = strings(&["Ali"]);
    let plan = plan_of(alison, Vec::new());
    all(&plan, PROBABLE, &["Ali Beck", "Alison Beck"]);
    all(&plan, None, &["Alice Beck"]);
    all(&super::plan(&["Ali Beck"]), POSSIBLE, &["Alice Beck"]);
}

#[test]
fn somali_writing_is_another_spelling() {
    let mohamed = plan(&["Mohamed Abdirahman Warsame"]);
    all(&mohamed, PROBABLE, &["Maxamed Cabdiraxmaan Warsame", "Maxamed Warsame", "WARSAME Maxamed"]);
    all(&mohamed, POSSIBLE, &["Xasan Warsame"]);
}

#[test]
fn forename_and_middle_name_do_without_the_surname() {
    let mohamed = plan(&["Mohamed Abdirahman Warsame"]);
    all(&mohamed, PROBABLE, &["Mohamed Abdirahman came", "Mohamed Abdirahman W came", "with Mohamed Abdirahman's bag"]);
    all(
        &mohamed,
        None,
        &["Mohamed Abdirahman Ali came", "Mohamed Abdirahman A", "Yusuf Mohamed Abdirahman", "mohamed abdirahman"],
    );
    let other = plan_of(identity(&["Mohamed Abdirahman Warsame"]), vec![identity(&["Mohamed Abdirahman Ali"])]);
    all(&other, None, &["Mohamed Abdirahman came"]);
}

#[test]
fn initials_jon_and_jonathan() {
    let jon = plan(&["Jonathan Smith"]);
    all(&jon, PROBABLE, &["Jon Smith", "Jonny Smith", "Jonathon Smith"]);
    all(&jon, POSSIBLE, &["J. Smith", "J Smith", "Smith, J.", "J. P. Smith"]);
    all(&jon, None, &["James Smith", "K. Smith", "black smith", "a smith"]);
    all(&plan(&["Jon Smith"]), PROBABLE, &["John Smith", "Jonathan Smith"]);
    let middle = plan(&["Michael S McConnell"]);
    all(&middle, POSSIBLE, &["Mike R McConnell", "McConnell, Mike R."]);
    all(&middle, PROBABLE, &["Mike S McConnell", "Michael Stuart McConnell", "Mike McConnell"]);
    all(&plan(&["Harry Jones"]), POSSIBLE, &["Henry Jones"]);
    all(&plan(&["Paul Jones"]), None, &["Jean-Paul Jones"]);
}

#[test]
fn maiden_hyphenated_apostrophes_and_diacritics() {
    let sera = plan(&["Sherri Reinartz (née Sera)"]);
    all(&sera, PROBABLE, &["Sherri Sera", "Sherry Reinartz", "Sera, Sherrie", "sherri.sera@x.org", "Sherri\nSera"]);
    all(
        &sera,
        None,
        &[
            "que sera, sera".to_uppercase().to_lowercase().replace("sera", "serra").as_str(),
            "Katherine Sera",
            "Maria Sera",
        ],
    );
    let double = plan(&["Anna Smith-Jones"]);
    all(
        &double,
        PROBABLE,
        &[
            "Anna Smith-Jones",
            "Anna Smith Jones",
            "Anna SmithJones",
            "Smith-Jones, Anna",
            "Anna Smith-\nJones",
            "Ms Smith-Jones's report",
        ],
    );
    all(&double, POSSIBLE, &["Anna Smith", "Anna Jones"]);
    let brien = plan(&["Siobhán O'Brien"]);
    all(
        &brien,
        PROBABLE,
        &[
            "Siobhan O'Brien",
            "Siobhán O’Brien's",
            "Siobhan OBrien",
            "SIOBHAN O BRIEN",
            "siobhan.o'brien@x.org",
            "siobhan.obrien@x.org",
        ],
    );
    let muller = plan(&["Jürgen Müller"]);
    all(&muller, PROBABLE, &["Jürgen Müller", "Jurgen Muller", "Jürgen Mueller", "Mu\u{308}ller, Ju\u{308}rgen"]);
    all(&plan(&["Søren Kjær"]), PROBABLE, &["Soren Kjaer", "SØREN KJÆR"]);
    all(
        &plan(&["Maria de la Cruz"]),
        PROBABLE,
        &["Maria de la Cruz", "De la Cruz, Maria", "Maria Delacruz", "Maria DeLa Cruz"],
    );
    all(&plan(&["KIM Jong Un"]), PROBABLE, &["Kim Jong Un", "Jong Kim"]);
    all(&plan(&["Madonna"]), PROBABLE, &["a call from Madonna today"]);
    all(&plan(&["Ayesha Mohammed"]), PROBABLE, &["Aisha Mohammed", "Mohammed, Ayesha"]);
}

#[test]
fn everyday_words_are_no_surnames_in_small_letters() {
    let lay = plan(&["Kenneth Lay"]);
    all(&lay, None, &["to lay out the plan", "Ken lay down", "lays of ancient Rome"]);
    all(&lay, PROBABLE, &["Ken Lay", "ken lay", "KENNETH LAY", "Lay, Ken"]);
    all(&lay, POSSIBLE, &["Mr. Lay", "ask Lay"]);
}

#[test]
fn a_slip_that_is_a_forename_too_counts_right_behind_theirs() {
    let jane = plan(&["Jane Elliott"]);
    all(&jane, POSSIBLE, &["Jane Elliot came", "JANE ELLIOT", "Jane Elliot's rent"]);
    all(
        &jane,
        None,
        &[
            "Elliot came",
            "Mr Elliot",
            "Fred Elliot",
            "Jane, Elliot and Bob",
            "Elliot, Jane",
            "J Elliot",
            "Jane's Elliot",
        ],
    );
    let ahmed = plan(&["Ahmed Hussain"]);
    all(&ahmed, POSSIBLE, &["Ahmed Hussein rang", "Ahmed Husain rang"]);
    all(&ahmed, PROBABLE, &["Ahmed Hussain and Fred Hussein came"]);
}

#[test]
fn a_surname_that_sounds_alike_counts_behind_their_forename() {
    let borne = |word: &str| ["stuart", "stewarte", "reed"].contains(&word);
    let mut john = plan(&["John Stewart"]);
    all(&john, None, &["John Stuart rang"]);
    john.admit_alike(borne);
    all(&john, POSSIBLE, &["John Stuart rang", "Mr John Stewarte", "Stewarte, John"]);
    all(
        &john,
        None,
        &["Stuart rang", "Mr Stuart", "Fred Stuart", "John, Stuart and Bob", "Stewarte came", "John Stueart"],
    );
    let mut jane = plan(&["Jane Reid"]);
    jane.admit_alike(borne);
    all(&jane, POSSIBLE, &["Jane Reed came"]);
    all(&jane, None, &["Jane reed beds"]);
    let mut rosa = plan(&["Rosa D'Souza"]);
    rosa.admit_alike(borne);
    all(&rosa, POSSIBLE, &["Rosa De Souza", "Rosa DaSouza", "Ms Rosa de Souza"]);
    let mut named = plan_of(identity(&["John Stewart"]), vec![identity(&["John Stuart"])]);
    named.admit_alike(borne);
    all(&named, None, &["John Stuart rang"]);
}

#[test]
fn a_forename_that_one_order_puts_last_is_no_surname_of_theirs() {
    let hang = plan_of(
        Identity { known_as: strings(&["Hằng"]), ..identity(&["Nguyễn Thị Bích Hằng", "Bich Hang Nguyen"]) },
        vec![identity(&["Nguyen Thi Hang"])],
    );
    let hit = judge(&hang, "so Hang wept").unwrap();
    assert!(hit.in_part.is_empty() && hit.spans.len() == 1, "{hit:?}");
    assert_eq!(judge(&hang, "so Ms Nguyen wept").unwrap().in_part.len(), 1);
}

#[test]
fn the_letters_behind_a_surname_that_comes_first_are_those_of_the_whole_name() {
    let hang = plan(&["Nguyễn Thị Bích Hằng", "Bich Hang Nguyen"]);
    all(&hang, POSSIBLE, &["rm 103 (NGUYEN T B H) wept", "Nguyen, T.B.H."]);
    all(&hang, None, &["rm 104 (NGUYEN T L) is gone", "Nguyen T.B.L."]);
}
