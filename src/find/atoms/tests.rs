//! Chains taken apart and put together: ordinary, hostile, and any text whatever.

use super::{Heading, Member, chains, split};
use crate::model::fold::folded;
use proptest::prelude::*;

/// Each message as `quoted_by: heading | what it says`.
fn shown(body: &str) -> Vec<String> {
    split(body).iter().map(|a| format!("{:?}: {} | {}", a.quoted_by, a.heading.join("/"), a.says.join("/"))).collect()
}

#[test]
fn marks_and_attributions_part_messages_at_every_depth() {
    let body = "Yes.\n\nOn 3 May 2001 at 9:00, Ann wrote:\n> Shall we?\n>\n> On 2 May 2001 at 8:00, Bo wrote:\n>> Come.\n>> Bo\n";
    assert_eq!(
        shown(body),
        [
            "None:  | Yes.",
            "Some(0): On 3 May 2001 at 9:00, Ann wrote: | Shall we?",
            "Some(1): On 2 May 2001 at 8:00, Bo wrote: | Come./Bo",
        ]
    );
}

#[test]
fn header_blocks_part_messages_and_marked_text_below_them_loses_its_marks() {
    let body = "See below.\n\n-----Original Message-----\nFrom: Ann\nSent: Monday, May 14, 2001 4:39 PM\nTo: Bo\nSubject: x\n\nhello\n\n\
                ----- Forwarded by C on 05/13/2001 01:00 PM -----\n\nFrom: D\nTo: E\nDate: 5/12/2001\nSubject: y\n\n> one\n> two\nD's own";
    let all = shown(body);
    assert_eq!(all.len(), 3);
    assert!(
        all[1].starts_with("Some(0): -----Original Message-----/From: Ann/") && all[1].ends_with("| hello//D's own"),
        "{}",
        all[1]
    );
    assert!(all[2].ends_with("| one/two"), "{}", all[2]);
}

#[test]
fn answers_between_quoted_lines_stay_with_them() {
    let body = "On 3 May 2001 at 9:00, Ann wrote:\n> Will he come?\nNo.\n> Was he told?\nOn Tuesday.\n";
    let all = shown(body);
    assert_eq!(all.len(), 1, "{all:?}");
    for line in ["> Will he come?", "No.", "> Was he told?", "On Tuesday."] {
        assert!(all[0].contains(line), "{all:?}");
    }
}

#[test]
fn the_unmarked_end_of_a_broken_line_belongs_to_the_quotation() {
    let long = "> This line was exactly as long as a mailer allows and its last word\nspilt\n> over.\n";
    assert_eq!(shown(&format!("Mine.\n{long}"))[1].split(" | ").last().unwrap().matches('/').count(), 2);
    let answer = "> This line was exactly as long as a mailer allows, and it ended here.\nNo\n> over.\n";
    assert_eq!(shown(answer).len(), 1, "an answer stays an answer");
}

fn member<'a>(heading: &'a Heading, head: &'a str, text: &'a str, quoted: bool) -> Member<'a> {
    Member { heading, head, text, quoted }
}

#[test]
fn a_quoted_copy_meets_its_original_and_nothing_else_does() {
    let mail = Heading::of_mail(["ann@x.example"].into_iter(), Some("2001-05-14T21:39:00Z"), None);
    let quoted = Heading::of_quoted(&["On Mon, May 14, 2001 at 4:39 PM, Ann <ann@x.example> wrote:"]);
    let later = Heading::of_quoted(&["On Mon, May 14, 2001 at 4:50 PM, Ann <ann@x.example> wrote:"]);
    let text = "He will be collected by his aunt at three.\nAnn";
    let wrapped = "He will be collected\nby his aunt   at three.\nAnn";
    let cut = "He will be collected by his aunt";
    let changed = "He will not be collected by his aunt at three.\nAnn";
    let members = [
        member(&mail, "From: ann", text, false),
        member(&quoted, "On", wrapped, true),
        member(&quoted, "On", cut, true),
        member(&quoted, "On", changed, true),
        member(&later, "Later", text, true),
        member(&later, "Later", text, true),
    ];
    let found: Vec<Vec<usize>> = chains(&members).into_iter().map(|c| c.members).collect();
    assert_eq!(found, [vec![0, 1, 2], vec![3], vec![4, 5]]);
}

#[test]
fn short_words_of_different_people_stay_apart() {
    let of = |who: &str, at: &str| Heading::of_mail([who].into_iter(), Some(at), None);
    let (a, b) = (of("ann@x", "2001-05-14T09:00:00Z"), of("bo@x", "2001-05-15T10:31:00Z"));
    let members = [member(&a, "From: ann", "Thanks", false), member(&b, "From: bo", "Thanks", false)];
    assert_eq!(chains(&members).len(), 2);
}

#[test]
fn hostile_chains_end_and_lose_nothing() {
    let nested: String =
        (0..60).map(|n| format!("word{n}\n-----Original Message-----\nFrom: a{n}\nTo: b\nSubject: c{n}\n\n")).collect();
    assert_eq!(split(&nested).len(), 61);
    let deeper: String =
        (0..500).map(|n| format!("word{n}\n-----Original Message-----\nFrom: a\nTo: b\nSubject: c\n\n")).collect();
    assert_no_word_lost(&deeper);
    let marks = format!("{} end", ">".repeat(5_000));
    assert_no_word_lost(&marks);
    let own = "On 3 May 2001 at 9:00, Ann wrote:\n> On 3 May 2001 at 9:00, Ann wrote:\n>> On 3 May 2001 at 9:00, Ann wrote:\n";
    assert_no_word_lost(own);
    for line in ["> x\n", ">\n", "-----Original Message-----\n> x\ny\n", "From: a\nTo: b\nSubject: c\n", "> a\nb\n"] {
        let long = line.repeat((1 << 20) / line.len());
        let began = std::time::Instant::now();
        split(&long);
        assert!(began.elapsed().as_secs() < 20, "{line:?} took {:?}", began.elapsed());
    }
}

/// Every word of a body stands in its messages or their headings, as often.
fn assert_no_word_lost(body: &str) {
    let mut told: Vec<String> = Vec::new();
    for atom in split(body) {
        told.extend(atom.heading.iter().chain(&atom.says).map(|l| folded(l)).filter(|l| !l.is_empty()));
    }
    let words = |lines: Vec<String>| {
        let mut words: Vec<String> = lines.iter().flat_map(|l| l.split(' ')).map(str::to_owned).collect();
        words.sort();
        words
    };
    let all = body.lines().map(folded).filter(|l| !l.is_empty()).collect();
    assert_eq!(words(told), words(all), "{body:?}");
}

proptest! {
    #[test]
    fn no_word_of_any_chain_is_lost(lines in prop::collection::vec(line(), 0..40)) {
        assert_no_word_lost(&lines.join("\n"));
    }
}

/// Lines that mean something to a parser of chains, and others.
fn line() -> impl Strategy<Value = String> {
    let words = "[a-z]{1,8}( [a-z]{1,8}){0,12}";
    let marks = prop::sample::select(vec!["", "", "", "> ", ">", ">> ", "> > ", "| ", "JS> ", "  "]);
    let told = prop::sample::select(vec![
        "-----Original Message-----",
        "---------------------- Forwarded by Ann on 05/14/2001 04:39 PM ---",
        "From: Ann Doe",
        "Sent: Monday, May 14, 2001 4:39 PM",
        "To: Bo",
        "cc:",
        "Subject: x",
        "Ann Doe",
        "05/14/2001 04:39 PM",
        "On 3 May 2001 at 9:00, Ann wrote:",
        "On Monday,",
        "Begin forwarded message:",
        "",
        "",
    ]);
    (marks, prop_oneof![told.prop_map(str::to_owned), words]).prop_map(|(mark, text)| format!("{mark}{text}"))
}
