//! The queries reach whatever is judged to be a hit.

use super::*;
use crate::index::{Query, Term, keys, terms};
use proptest::prelude::*;

/// True where the text, tokenised as an index does, satisfies one of the queries.
fn reached(queries: &[Query], text: &str) -> bool {
    let mut tokens: Vec<String> = Vec::new();
    terms::for_each_term(text, |term| tokens.push(term.to_owned()));
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
