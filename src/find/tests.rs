//! Cases: who is found, how surely, and who is not.

use super::*;
use crate::index::{Query, Term, keys};
use crate::model::passage::FieldBuilder;
use crate::model::{Band, Identity, Locator, PassageKind, RequestForm, SubjectHit, VariantSettings, fold};
use proptest::prelude::*;

fn identity(names: &[&str]) -> Identity {
    Identity { names: names.iter().map(|n| (*n).to_owned()).collect(), ..Identity::default() }
}

fn plan_of(subject: Identity, namesake: Vec<Identity>) -> Plan {
    let received = jiff::civil::date(2026, 3, 2);
    Plan::new(&RequestForm {
        received,
        channel: "letter".into(),
        requester: None,
        preferred_form: None,
        subject,
        namesake,
        variants: VariantSettings::default(),
    })
}

fn plan(names: &[&str]) -> Plan {
    plan_of(identity(names), Vec::new())
}

fn judge(plan: &Plan, text: &str) -> Option<SubjectHit> {
    plan.judge(&TextView::plain(text))
}

fn band(plan: &Plan, text: &str) -> Option<Band> {
    judge(plan, text).map(|h| h.band)
}

#[track_caller]
fn all(plan: &Plan, want: Option<Band>, texts: &[&str]) {
    for text in texts {
        assert_eq!(band(plan, text), want, "{text:?} {:?}", judge(plan, text).map(|h| h.reasons));
    }
}

const PROBABLE: Option<Band> = Some(Band::Probable);
const POSSIBLE: Option<Band> = Some(Band::Possible);
const CERTAIN: Option<Band> = Some(Band::Certain);

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
fn identifiers_in_every_writing() {
    let mut subject = identity(&["John Smith"]);
    subject.emails = vec!["spider99@mail.example".into(), "john.smith@school.example".into()];
    subject.phones = vec!["+44 20 7946 0958".into()];
    subject.born = vec![jiff::civil::date(1987, 3, 5)];
    subject.addresses = vec!["12 Church Lane, Ambridge, BM1 2AB".into()];
    subject.ids = [("ni", "AB 12 34 56 C"), ("login", "jsm42"), ("case", "CASE/2021/0042"), ("nhs", "943 476 5919")]
        .map(|(k, v)| (k.to_owned(), v.to_owned()))
        .into();
    let john = plan_of(subject, Vec::new());
    all(
        &john,
        CERTAIN,
        &[
            "SPIDER99@mail.example wrote",
            "<john.smith@school.example>",
            "ring (020) 7946-0958",
            "NI AB123456C",
            "login jsm42",
            "case 2021/0042",
            "NHS 9434765919",
            "John Smith, born 5 March 1987",
            "Jack Smith\tDOB 05/03/87",
            "John Smith of 12 Church Ln.",
            "John Smith, BM12AB",
        ],
    );
    all(
        &john,
        POSSIBLE,
        &[
            "born 5.3.1987",
            "12 Church Lane",
            "bm1 2ab",
            "spider99@other.example",
            "Sarah Smith, 020 7946 0958",
            "Mark Smith, 12 Church Lane",
        ],
    );
    all(&john, None, &["born 6 March 1987", "14 Church Lane", "020 7946 0959", "Sarah Smith"]);
}

#[test]
fn father_and_son_are_told_apart_by_what_stands_beside() {
    let mut son = identity(&["John Smith"]);
    son.born = vec![jiff::civil::date(1987, 3, 5)];
    let mut father = identity(&["John Smith Sr"]);
    father.born = vec![jiff::civil::date(1957, 1, 2)];
    father.emails = vec!["js@old.example".into()];
    let john = plan_of(son, vec![father]);
    all(
        &john,
        POSSIBLE,
        &[
            "John Smith",
            "John Smith, born 2 January 1957",
            "John Smith <js@old.example>",
            "John Smith Snr.",
            "J. Smith",
        ],
    );
    all(&john, CERTAIN, &["John Smith, 5/3/1987"]);
    all(&john, None, &["js@old.example", "2/1/1957"]);
    let hit = judge(&john, "John Smith, born 2 January 1957").unwrap();
    assert!(hit.reasons.iter().any(|r| r.code == "namesake" && !r.speaks_for));
}

#[test]
fn two_john_smiths_and_a_jon() {
    let other = identity(&["Jon Smith"]);
    let john = plan_of(identity(&["John Smith"]), vec![other]);
    all(&john, PROBABLE, &["John Smith", "Johnny Smith"]);
    all(&john, None, &["Jon Smith", "Smith, Jon", "jon.smith@x.org"]);
}

fn headers(lines: &[(&str, &str)]) -> crate::model::Passage {
    let mut fields = FieldBuilder::default();
    lines.iter().for_each(|(n, v)| fields.line(n, v));
    fields.finish(Locator::MailHeader, PassageKind::MailHeader)
}

fn judge_headers(plan: &Plan, lines: &[(&str, &str)]) -> Option<SubjectHit> {
    let passage = headers(lines);
    plan.judge(&TextView { text: passage.text.expose(), fields: &passage.fields, ..TextView::default() })
}

#[test]
fn filing_and_recipients_weigh_less() {
    let mike = plan(&["Mike McConnell"]);
    let hit = judge_headers(&mike, &[("To", "a@b.c"), ("X-Folder", "\\Mike_McConnell\\Inbox")]).unwrap();
    assert!(hit.band == Band::Possible && hit.reasons.iter().any(|r| r.code == "filing"));
    let hit = judge_headers(&mike, &[("From", "a@b.c"), ("Cc", "Mike McConnell <mm@b.c>")]).unwrap();
    assert!(hit.band == Band::Probable && hit.reasons.iter().any(|r| r.code == "recipient_only"));
    assert!(judge_headers(&mike, &[("From", "Zebulon McConnell <z@b.c>")]).is_none());
    assert!(judge_headers(&mike, &[("To", "mark.mcconnell@b.c"), ("X-Origin", "McConnell-M")]).is_none());
}

#[test]
fn rows_join_surname_and_forename_over_columns() {
    let mike = plan(&["Mike McConnell"]);
    let row = |forename: &str| {
        let mut cells = FieldBuilder::default();
        [("Surname", "McConnell"), ("Form", "7B"), ("Known as", forename)].iter().for_each(|(c, v)| cells.cell(c, v));
        let row = cells.finish(Locator::Row { sheet: 1, row: 2 }, PassageKind::Row);
        mike.judge(&TextView { text: row.text.expose(), fields: &row.fields, ..TextView::default() }).map(|h| h.band)
    };
    assert_eq!((row("Michael"), row("Sarah"), row("")), (PROBABLE, None, POSSIBLE));
}

#[test]
fn learning_takes_the_subjects_addresses_and_nobody_elses() {
    let mut mike = plan(&["Mike McConnell"]);
    let pair = |d: &str, a: &str| (d.to_owned(), a.to_owned());
    let seen = [
        pair("Mike McConnell", "coach7@mail.example"),
        pair("McConnell, Mike", "/O=X/CN=MMCCON1"),
        pair("McConnell, Mark", "/O=X/CN=MMCCONN"),
        pair("Mike McConnell", "office@x.org"),
        pair("Sarah Jones", "office@x.org"),
        pair("Mike McConnell", "lisa.norman@x.org"),
    ];
    all(&mike, None, &["coach7@mail.example"]);
    assert!(mike.learn(&seen) && !mike.learn(&seen));
    all(&mike, CERTAIN, &["coach7@mail.example", "/CN=MMCCON1"]);
    all(&mike, None, &["office@x.org", "lisa.norman@x.org", "/CN=MMCCONN"]);
}

#[test]
fn pairs_come_out_of_headers() {
    let header = headers(&[
        ("From", "lisa@x.org"),
        ("X-From", "Mike McConnell"),
        ("To", "\"Jones, Ann\" <ann@x.org>, Bob <b@x.org>"),
        ("X-To", "McConnell, Mike </O=X/CN=MM1>"),
    ]);
    let got = pairs(header.text.expose(), &header.fields);
    let want = [("Jones, Ann", "ann@x.org"), ("Bob", "b@x.org"), ("McConnell, Mike", "/O=X/CN=MM1")];
    assert_eq!(got, want.map(|(a, b)| (a.to_owned(), b.to_owned())));
}

fn index_grams(token: &str, tokens: &mut Vec<String>) {
    crate::index::grams::grams(token, |g| tokens.push(g.to_owned()));
}

/// True where the text, tokenised as an index does, satisfies one of the queries.
fn reached(queries: &[Query], text: &str) -> bool {
    let mut tokens: Vec<String> = Vec::new();
    fold::for_each_token(text, |t| {
        if t.tail > 0 {
            tokens.push(t.text[t.tail..].to_owned());
        }
        index_grams(&t.text, &mut tokens);
        tokens.push(t.text);
    });
    let keys: Vec<String> = keys::keys(text).into_iter().map(|(k, _)| k).collect();
    let holds = |term: &Term| match term {
        Term::Token(t) => tokens.contains(t),
        Term::Prefix(p) => tokens.iter().any(|t| t.starts_with(p.as_str())),
        Term::Key(k) => keys.contains(k),
    };
    queries.iter().any(|q| q.all_of.iter().all(holds))
}

fn rich() -> Plan {
    let mut subject =
        identity(&["Michael S O'Brien-McConnell", "Mike McConnell", "Jürgen Müller", "Madonna", "Mia de la Cruz"]);
    subject.emails = vec!["spider99@mail.example".into()];
    subject.phones = vec!["020 7946 0958".into()];
    subject.born = vec![jiff::civil::date(1987, 3, 5)];
    subject.addresses = vec!["12 St John's Rd, BM1 2AB".into()];
    subject.ids =
        [("login", "mmc.42"), ("staff", "0042"), ("ni", "AB123456C")].map(|(k, v)| (k.to_owned(), v.to_owned())).into();
    plan_of(subject, vec![identity(&["Mark McConnell"])])
}

fn piece() -> impl Strategy<Value = String> {
    let words = [
        "Mike",
        "Michael",
        "mark",
        "McConnell",
        "MCCONNELL'S",
        "mcconnells",
        "McConnel",
        "McCon",
        "nell",
        "mmcconn",
        "MMCCONN2",
        "mikemcconnell3",
        "O'Brien",
        "OBrien's",
        "Brien",
        "O",
        "Mc",
        "Connell",
        "Müller",
        "Mueller",
        "Muller’s",
        "Madonna",
        "Mad",
        "onna",
        "de",
        "la",
        "Cruz",
        "Cruz's",
        "delacruz",
        "CN",
        "spider99",
        "mail.example",
        "020",
        "7946",
        "0958",
        "+44",
        "5",
        "March",
        "1987",
        "05/03/87",
        "12",
        "St",
        "John's",
        "Johns",
        "Road",
        "BM1",
        "2AB",
        "mmc",
        "42",
        "0042",
        "AB",
        "123456",
        "34",
        "C",
        "and",
        "Mr",
        "S",
        "R.",
        "Jr",
    ];
    let gaps = [" ", "\n", "\n> ", "-\n", "-", ".", "@", ", ", "_", "=", "\t", "'", "’", "", ". ", "/", "\n\n", "=\n"];
    (prop::sample::select(words.to_vec()), prop::sample::select(gaps.to_vec())).prop_map(|(w, g)| format!("{w}{g}"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]
    #[test]
    fn every_hit_is_reached_by_a_query(pieces in prop::collection::vec(piece(), 1..8)) {
        thread_local!(static RICH: (Plan, Vec<Query>) = { let p = rich(); let q = p.queries(); (p, q) });
        let text = pieces.concat();
        RICH.with(|(plan, queries)| {
            if let Some(hit) = judge(plan, &text) {
                prop_assert!(reached(queries, &text), "{text:?} {:?}", hit.reasons);
                prop_assert!(!hit.spans.is_empty());
                for pair in hit.spans.windows(2) {
                    prop_assert!(pair[0].end <= pair[1].start);
                }
                for span in hit.spans.iter().chain(&hit.others) {
                    prop_assert!(text.get(span.start..span.end).is_some());
                }
            }
            Ok(())
        })?;
    }
}

#[test]
fn queries_are_few_and_variants_readable() {
    let mike = plan(&["Mike McConnell"]);
    assert!(mike.queries().len() < 200, "{}", mike.queries().len());
    let variants = mike.variants();
    assert!(variants.iter().any(|v| v.form == "michael mcconnell") && variants.iter().any(|v| v.form == "mmcconn"));
}
