//! Every hit of reading everything is a hit of the index: over generated people, texts made of the ways of naming them, and the real
//! engine. What the plan of variants shows is what the finder finds.

use super::*;
use crate::index::SearchBackend;
use crate::index::backend::Tantivy;
use crate::index::gather::Gathering;
use crate::index::scan::Scan;
use crate::model::{Identity, ItemId, PassageId, RequestForm, VariantSettings};
use proptest::prelude::*;

const FORENAMES: [&str; 12] = [
    "Margaret",
    "Jo",
    "Siobhán",
    "Mohammed",
    "Anna-Lena",
    "José",
    "Zoë",
    "Christopher",
    "Łukasz",
    "Mark",
    "Wei",
    "Işıl",
];
const SURNAMES: [&str; 14] = [
    "O'Neill",
    "van der Berg",
    "Smith-Jones",
    "McAllister",
    "Grant",
    "Ng",
    "Müller",
    "Đorđević",
    "St John",
    "Al-Hassan",
    "de la Cruz",
    "Ward",
    "Featherstonehaugh",
    "Şahin",
];
const NATIVE: [&str; 5] = ["王小明", "山田 太郎", "김민수", "محمد علي حسن", "Ольга Иванова"];

fn person() -> impl Strategy<Value = Identity> {
    let pick = |of: &'static [&'static str]| prop::sample::select(of.to_vec());
    let middle = prop::option::of(prop::sample::select(vec!["J.", "Anne", "T"]));
    (pick(&FORENAMES), middle, pick(&SURNAMES), prop::option::of(pick(&NATIVE)), 0u32..40_000).prop_map(
        |(forename, middle, surname, native, number)| {
            let middle = middle.map_or_else(String::new, |m| format!(" {m}"));
            let names = std::iter::once(format!("{forename}{middle} {surname}")).chain(native.map(str::to_owned));
            let ids =
                [("case".to_owned(), format!("QX-2024-{number:05}")), ("staff".to_owned(), format!("{}", number % 97))];
            Identity {
                names: names.collect(),
                emails: vec![format!("contact{number}@mail.example")],
                phones: vec![format!("07700 9{number:05}")],
                born: vec![jiff::civil::date(
                    1950 + (number % 60) as i16,
                    1 + (number % 12) as i8,
                    1 + (number % 28) as i8,
                )],
                addresses: vec![format!("{} St John's Rd, BM1 2AB", 1 + number % 200)],
                groups: vec!["Form 7B".into()],
                associates: vec!["Mary Keane".into()],
                ids: ids.into(),
                ..Identity::default()
            }
        },
    )
}

fn plan_of(subject: Identity) -> Plan {
    let variants = VariantSettings { off: Vec::new(), add: vec!["Big Boss".into()] };
    let received = jiff::civil::date(2026, 3, 2);
    let form = RequestForm {
        received,
        channel: String::new(),
        requester: None,
        preferred_form: None,
        subject,
        namesake: Vec::new(),
        variants,
    };
    Plan::new(&form.settled())
}

/// A text made of forms that the plan shows, of words that go with them, and of gaps that break them.
fn text(plan: &Plan, picks: &[(usize, usize, bool)]) -> String {
    const GAPS: [&str; 12] = [" ", ", ", "\n> ", "-\n", ".", "@x.example ", "'s ", "’s ", "\t", " and ", "", "-"];
    const WORDS: [&str; 8] = ["Mr", "Form 7B", "Mary Keane's", "7b", "CN", "0", "of", "Big Boss's"];
    let forms = plan.variants();
    picks
        .iter()
        .map(|(pick, gap, word)| {
            let form =
                if *word { WORDS[pick % WORDS.len()].to_owned() } else { forms[pick % forms.len()].form.clone() };
            let form =
                form.replace("(forename) ", "Margaret ").replace(" (surname)", " Ward").replace("(name) ", "Ward ");
            let shown = match pick % 3 {
                0 => form,
                1 => form.to_uppercase(),
                _ => form.split(' ').map(capital).collect::<Vec<_>>().join(" "),
            };
            format!("{shown}{}", GAPS[gap % GAPS.len()])
        })
        .collect()
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn passage(n: usize) -> PassageId {
    PassageId::new(ItemId(n as u64 + 1), 0).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn every_hit_of_a_scan_is_a_candidate(
        subject in person(),
        texts in prop::collection::vec(prop::collection::vec((0usize..5000, 0usize..12, any::<bool>()), 1..7), 40),
    ) {
        let mut plan = plan_of(subject);
        plan.lone_initials().iter().for_each(|initials| plan.admit_initials(initials));
        for forename in plan.lone_forenames() {
            plan.let_small(&forename);
            plan.admit(&forename);
        }
        let texts: Vec<String> = texts.iter().map(|picks| text(&plan, picks)).collect();
        let mut scan = Scan::default();
        texts.iter().enumerate().for_each(|(n, text)| scan.put(passage(n), text));
        let candidates = scan.candidates(&plan.queries()).unwrap();
        for (n, text) in texts.iter().enumerate() {
            if let Some(hit) = plan.judge(&TextView::plain(text)) {
                prop_assert!(candidates.contains(&passage(n)), "{text:?} {:?}", hit.reasons);
            }
        }
    }
}

#[test]
fn the_engine_proposes_what_the_scan_proposes() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;
    let mut runner = TestRunner::deterministic();
    let dir = tempfile::tempdir().unwrap();
    let engine = Tantivy::open(dir.path()).unwrap();
    let (mut writer, mut scan, mut plans) = (engine.writer().unwrap(), Scan::default(), Vec::new());
    let picks = prop::collection::vec((0usize..5000, 0usize..12, any::<bool>()), 1..30);
    for person_number in 0..6 {
        let mut gathered = Gathering::default();
        let plan = plan_of(person().new_tree(&mut runner).unwrap().current());
        for n in 0..40 {
            let id = passage(person_number * 40 + n);
            let text = text(&plan, &picks.new_tree(&mut runner).unwrap().current());
            gathered.put(id, &text);
            scan.put(id, &text);
        }
        plans.push(plan);
        writer.add(engine.segments().write(&gathered).unwrap().unwrap()).unwrap();
    }
    writer.commit().unwrap();
    for plan in &plans {
        let queries = plan.queries();
        let found = engine.candidates(&queries).unwrap();
        assert_eq!(found, scan.candidates(&queries).unwrap());
        assert!(found.len() >= 20);
    }
}

#[test]
fn what_the_plan_shows_as_enough_by_itself_is_found() {
    let mut subject = Identity { names: vec!["Siobhán O'Neill".into(), "王小明".into()], ..Identity::default() };
    subject.phones = vec!["020 7946 0958".into()];
    subject.ids = [("ni".to_owned(), "AB123456C".to_owned()), ("nhs".to_owned(), "943 476 5919".to_owned())].into();
    let plan = plan_of(subject);
    for variant in
        plan.variants().iter().filter(|v| !v.form.contains('(') && v.kind != "logins" && v.alone != "nothing alone")
    {
        let shown: Vec<String> = variant.form.split(' ').map(capital).collect();
        let hit = plan.judge(&TextView::plain(&shown.join(" ")));
        let band = hit.map(|h| format!("{:?}", h.band).to_lowercase());
        assert!(band.is_some(), "{variant:?} is shown and not found");
        if variant.alone == "certain" {
            assert_eq!(band.as_deref(), Some("certain"), "{variant:?}");
        }
    }
}

/// Found by the property above: two letters are a forename too, beside what carries it.
#[test]
fn short_forenames_are_asked_for_beside_what_carries_them() {
    let names = vec!["Jo Ward".into()];
    let plan = plan_of(Identity { names, associates: vec!["Mary Keane".into()], ..Identity::default() });
    let text = "I saw Jo\u{2019}s Mary Keane's";
    assert!(plan.judge(&TextView::plain(text)).is_some());
    let mut scan = Scan::default();
    scan.put(passage(0), text);
    assert_eq!(scan.candidates(&plan.queries()).unwrap(), [passage(0)]);
}
