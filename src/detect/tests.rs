//! The whole path on our own sentences (`fixtures/names/own.jsonl`, written for this project): a floor that a change must not fall through.

use super::*;

const OWN: &str = include_str!("../../fixtures/names/own.jsonl");
/// Papers of offices, with names of the world (`fixtures/names/office.jsonl`), whose errors were read while the rules were written.
const OFFICE: &str = include_str!("../../fixtures/names/office.jsonl");
/// Letters, notes and minutes in Welsh: the first four were read while `welsh.rs` was written, the others were not.
const WELSH: &str = include_str!("../../fixtures/names/welsh.jsonl");

/// Code points to bytes.
fn bytes(text: &str, span: &serde_json::Value) -> Span {
    let at = |n: usize| text.char_indices().nth(n).map_or(text.len(), |(b, _)| b);
    Span::new(at(span[0].as_u64().unwrap() as usize), at(span[1].as_u64().unwrap() as usize))
}

/// Names of `texts`, how many of them are found, how much is proposed and how much of that is somebody.
fn scored(texts: &str) -> [usize; 4] {
    let [mut gold, mut hit, mut said, mut right] = [0; 4];
    for line in texts.lines() {
        let value: serde_json::Value = serde_json::from_str(line).unwrap();
        let text = value["text"].as_str().unwrap();
        let spans = |key: &str| -> Vec<Span> {
            value[key].as_array().map_or_else(Vec::new, |all| all.iter().map(|p| bytes(text, p)).collect())
        };
        let (want, open) = (spans("persons"), spans("ignore"));
        let meets = |g: &Span, all: &[Span]| all.iter().any(|w| w.overlaps(*g));
        let mut got = names_in(text);
        got.retain(|g| meets(g, &want) || !meets(g, &open));
        gold += want.len();
        said += got.len();
        hit += want.iter().filter(|w| meets(w, &got)).count();
        right += got.iter().filter(|g| meets(g, &want)).count();
    }
    [gold, hit, said, right]
}

#[test]
fn our_own_texts_stay_above_the_floor() {
    for (texts, least, recall, precision) in
        [(OWN, 150, 0.985, 0.98), (OFFICE, 900, 0.955, 0.955), (WELSH, 70, 0.98, 0.92)]
    {
        let [gold, hit, said, right] = scored(texts);
        let (r, p) = (hit as f64 / gold as f64, right as f64 / said as f64);
        assert!(gold > least && r >= recall && p >= precision, "recall {r:.3} precision {p:.3} of {gold}");
    }
}

fn found(text: &str) -> Vec<&str> {
    names_in(text).into_iter().map(|s| s.of(text)).collect()
}

#[test]
fn every_structure_names_its_people() {
    assert_eq!(found("To: Quayle, Dorothy; Chidi Okafor\nSubject: x\n"), ["Quayle, Dorothy", "Chidi Okafor"]);
    assert_eq!(found("Dear Mrs Farrukh-Leigh and Mr Oyelaran,\nthank you."), ["Farrukh-Leigh", "Oyelaran"]);
    assert_eq!(found("Please come.\n\nKind regards\nBronwen Achterberg\nHead of Year 9\n"), ["Bronwen Achterberg"]);
    assert_eq!(
        found("Forename\tSurname\tScore\nTove\tLindqvist\t7\nDean\tSharples\t5\n"),
        ["Tove", "Lindqvist", "Dean", "Sharples"]
    );
    assert_eq!(found("The budget was agreed. Prop. TQV, sec. Cllr Oyelaran."), ["TQV", "Oyelaran"]);
    assert_eq!(found("Ewa Holt-Pryor (EHP) is the landlord."), ["Ewa Holt-Pryor", "EHP"]);
    assert_eq!(found("The claimant, Olubukunola Obasa, left in May."), ["Olubukunola Obasa"]);
    assert_eq!(found("On Tue, 3 Mar 2020, Parveen Aslam <p@c.example> wrote:\n> yes\n"), ["Parveen Aslam"]);
}

#[test]
fn bodies_and_ordinary_text_are_nobody() {
    for text in [
        "Tamrit\n\nTamrit is a town in the north. There are two schools in Tamrit and a mill. Life in Tamrit is slow.",
        "Please pay Harrison Heating Ltd by the end of May.",
        "The next meeting is in the Garden Room at Holly Lodge.",
        "English and Maths results improved at Dixon Primary School.",
        "",
        "\n\n> \n,,,",
    ] {
        assert!(found(text).is_empty(), "{text}: {:?}", found(text));
    }
}

#[test]
fn addresses_are_mentions_but_not_names() {
    let text = "Write to c.okafor@hollins.example please";
    let all = mentions(&Doc::plain(text), &Directory::default());
    assert_eq!(
        all.iter().map(|m| (m.what.as_str(), m.span.of(text))).collect::<Vec<_>>(),
        [(EMAIL, "c.okafor@hollins.example")]
    );
    assert!(found(text).is_empty());
}

#[test]
fn fields_of_a_row_are_classed_by_their_column() {
    let text = "Threlfall\tGaynor\tCook";
    let field = |name: &str, a, b| Field { name: crate::model::Evidence::new(name), span: Span::new(a, b) };
    let fields = [field("Surname", 0, 9), field("Forename", 10, 16), field("Role", 17, 21)];
    let doc = Doc::new(text, &[], &fields);
    let spans: Vec<&str> = mentions(&doc, &Directory::default()).iter().map(|m| m.span.of(text)).collect();
    assert_eq!(spans, ["Threlfall", "Gaynor"]);
}

#[test]
fn any_text_gives_sorted_spans_on_character_boundaries() {
    for text in [
        "Dear Zoë,\u{301}\n\u{FEFF}Mr 王伟 said",
        "To: <>;;,\"\nFrom:",
        "a:\nb:\nMr.\nMr. \nDr",
        "“Anna’s”—Mrs O’Neill’s",
        "|||\n|,|\t\n\t|\n",
    ] {
        let all = mentions(&Doc::plain(text), &Directory::new(&["Zoë"], &["Wei, 王"]));
        assert!(all.windows(2).all(|w| w[0].span.end <= w[1].span.start), "{text}");
        assert!(all.iter().all(|m| !m.span.of(text).is_empty()));
    }
}
