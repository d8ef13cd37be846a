//! What was taken out by hand and what is decided more widely: nothing wider takes it back, two people under one name can be parted,
//! and nothing that went by hand is read elsewhere unless somebody said so.

use super::driver::{Ran, Scratch};
use super::life::settle_everything;
use dsar::format::{Format, ReadLimits, pdf::Pdf};

/// Three notes about the subject and about somebody whom a doctor of the same forename is taken for.
fn prepared() -> (Scratch, String, [String; 3]) {
    let scratch = Scratch::new();
    scratch.file(
        "a.txt",
        "Wilhelmina Ashgrove came with Gosia Nowak on Monday.\nGosia stayed for tea, and Gosia Nowak left early.\n",
    );
    scratch.file("b.txt", "Wilhelmina Ashgrove telephoned. Gosia Nowak took the call, and Gosia wrote it down.\n");
    scratch.file("c.txt", "Wilhelmina Ashgrove was seen by Dr Gosia Nowak.\nThe lodger drove her home.\n");
    scratch.init();
    scratch.run(&["index"]).exits(0);
    let id = scratch.request();
    scratch.run(&["run", &id]).exits(1);
    let list = scratch.run(&["decide", &id, "--list"]).exits(0).stdout;
    let unit = |path: &str| {
        let row = list.lines().find(|l| l.ends_with(&format!(",files,{path}"))).unwrap_or_else(|| panic!("{list}"));
        row.split(',').next().unwrap().to_owned()
    };
    let units = ["a.txt", "b.txt", "c.txt"].map(unit);
    settle_everything(&scratch, &id);
    (scratch, id, units)
}

/// The letters under which Gosia Nowak goes.
fn letters(scratch: &Scratch, id: &str, unit: &str) -> String {
    let trace = scratch.run(&["audit", "trace", id, unit]).exits(0).stdout;
    let at = trace.find(": person ").unwrap();
    trace[at + 9..].split(',').next().unwrap().to_owned()
}

fn csv(scratch: &Scratch, id: &str, line: &str) -> Ran {
    scratch.write("d.csv", format!("target,action\n{line}\n"));
    scratch.run(&["decide", id, "--csv", "d.csv"])
}

/// Everything that can be read in the answer's documents.
pub fn answer(scratch: &Scratch, id: &str, number: u32) -> String {
    let path = scratch.path(&format!("cases/requests/{id}/bundles/{number:03}/disclosure/response.pdf"));
    let bytes = std::fs::read(path).unwrap();
    (1..).map_while(|n| Pdf.leaf(&bytes, n, 36, &ReadLimits::default())).map(|leaf| leaf.text + "\n").collect()
}

fn now(scratch: &Scratch, id: &str, unit: &str) -> String {
    let trace = scratch.run(&["audit", "trace", id, unit]).exits(0).stdout;
    trace.lines().find(|l| l.starts_with("Now: ")).unwrap().to_owned()
}

#[test]
fn words_redacted_by_hand_stay_gone_whatever_is_decided_of_the_person_later() {
    let (scratch, id, [a, b, c]) = prepared();
    let by_hand = ["decide", &id, &a, "--words", "Gosia", "--everywhere", "--reason", "asked not to be named"];
    scratch.run(&by_hand).exits(0);
    let person = letters(&scratch, &id, &a);
    let said = csv(&scratch, &id, &format!("person:{person},disclose")).exits(0).stdout;
    assert!(said.contains("6 redaction(s) by hand stay"), "{said}");
    for unit in [&a, &b, &c] {
        csv(&scratch, &id, &format!("{unit},disclose")).exits(0);
    }
    assert!(now(&scratch, &id, &a).contains("3 redaction(s), 3 of them by hand"), "{}", now(&scratch, &id, &a));
    let boxes = scratch.run(&["boxes", &id]).exits(0).stdout;
    assert_eq!((boxes.matches("asked not to be named").count(), boxes.matches("UNDONE").count()), (6, 0), "{boxes}");
    scratch.run(&["bundle", &id]).exits(0);
    let text = answer(&scratch, &id, 1);
    assert!(text.contains("stayed for tea") && text.contains("Nowak") && !text.contains("Gosia"), "{text}");
    // Only its own undoing takes it back.
    let entry = boxes.split_whitespace().nth(1).unwrap().to_owned();
    scratch.run(&["decide", &id, "--undo", &entry]).exits(0);
    assert!(scratch.run(&["boxes", &id]).exits(0).stdout.contains("UNDONE"));
    scratch.run(&["bundle", &id]).exits(0);
    assert!(answer(&scratch, &id, 2).contains("Gosia"));
}

#[test]
fn a_string_taken_out_by_hand_is_read_nowhere_else_unless_it_is_let_stand_by_name() {
    let (scratch, id, [a, b, c]) = prepared();
    let person = letters(&scratch, &id, &a);
    csv(&scratch, &id, &format!("person:{person},disclose")).exits(0);
    scratch.run(&["decide", &id, &a, "--words", "Gosia", "--reason", "asked not to be named"]).exits(0);
    // A unit answers to the beginning of its id, as the review shows it; shorter than that, it is nobody's.
    scratch.run(&["decide", &id, &c[..8], "--words", "lodger", "--reason", "somebody else"]).exits(0);
    scratch
        .run(&["decide", &id, &c[..7], "--words", "lodger", "--reason", "x"])
        .exits(2)
        .complains(&["there is no unit"]);
    scratch.run(&["review", &id, "--unit", "none"]).exits(2).complains(&["names no unit", "--list"]);
    let refused = scratch.run(&["bundle", &id]).exits(3).complains(&["can be read in", &b, "--keep", "--apart"]);
    assert!(!refused.stderr.contains("Gosia") && refused.stderr.contains(&format!("unit {c}")), "{refused:?}");
    // Also where the unit itself no longer goes out.
    csv(&scratch, &id, &format!("{a},out_of_scope")).exits(0);
    scratch.run(&["bundle", &id]).exits(3).complains(&["can be read in", &b]);
    csv(&scratch, &id, &format!("{a},redact")).exits(0);
    for unit in [&b, &c] {
        scratch.run(&["decide", &id, unit, "--words", "Gosia Nowak", "--keep", "--reason", "on duty there"]).exits(0);
    }
    scratch.run(&["bundle", &id]).exits(3).complains(&[&b]);
    scratch.run(&["decide", &id, &b, "--words", "Gosia", "--reason", "asked not to be named"]).exits(0);
    let kept = ["decide", &id, &b, "--words", "Nowak", "--keep", "--reason", "on duty there"];
    scratch.run(&kept).exits(0);
    scratch.run(&["bundle", &id]).exits(0);
    let text = answer(&scratch, &id, 1);
    assert_eq!((text.matches("Gosia").count(), text.matches("lodger").count()), (1, 0), "{text}");
}

#[test]
fn everyday_words_taken_out_by_hand_are_looked_for_too() {
    let scratch = Scratch::new();
    scratch.file("a.txt", "Wilhelmina Ashgrove said that the lodger rang.\n");
    scratch.file("b.txt", "Wilhelmina Ashgrove came. The Lodger let her in.\n");
    scratch.init();
    scratch.run(&["index"]).exits(0);
    let id = scratch.request();
    scratch.run(&["run", &id]).exits(1);
    settle_everything(&scratch, &id);
    let list = scratch.run(&["decide", &id, "--list"]).exits(0).stdout;
    let a = list.lines().find(|l| l.ends_with("a.txt")).unwrap().split(',').next().unwrap().to_owned();
    scratch.run(&["decide", &id, &a, "--words", "lodger", "--reason", "tells who"]).exits(0);
    scratch.run(&["bundle", &id]).exits(3).complains(&[
        "words redacted by hand can be read elsewhere",
        &a,
        "characters 31-36",
    ]);
    let apart =
        scratch.run(&["decide", &id, &a, "--words", "lodger", "--apart", "--reason", "another lodger"]).exits(0);
    assert!(apart.stdout.contains("1 stretch(es) elsewhere that read the same stay readable"), "{apart:?}");
    scratch.run(&["bundle", &id]).exits(0);
    let text = answer(&scratch, &id, 1);
    assert!(text.contains("The Lodger") && !text.contains("the lodger rang"), "{text}");
}

#[test]
fn two_people_under_one_name_are_parted_where_they_stand() {
    let (scratch, id, [a, ..]) = prepared();
    let person = letters(&scratch, &id, &a);
    csv(&scratch, &id, &format!("person:{person},disclose")).exits(0);
    // As the review does it (1, r): one mention, no reason.
    let derived = dsar::pipeline::derived::Derived::load(&scratch.case(&id)).unwrap();
    let unit = derived.units.iter().find(|u| u.id.0 == a).unwrap();
    let state = dsar::review::State::fold(scratch.case(&id).entries());
    let reviewer = dsar::review::Reviewer { units: &derived.units, persons: &derived.persons, state: &state };
    let change = reviewer.mark(unit, &unit.mentions[1], true);
    let scope = dsar::model::event::Scope::Mention;
    let seq = scratch
        .case(&id)
        .append(dsar::model::Event::Decided { scope, person: None, changes: vec![change], note: None })
        .unwrap();
    let listed = scratch.run(&["boxes", &id]).exits(0).stdout;
    assert!(listed.contains("mention, characters 54-58"), "{listed}");
    let by = format!("by hand, entry {seq}");
    scratch.run(&["bundle", &id]).exits(3).complains(&[
        "redacted in one place and readable in another",
        &by,
        "--apart",
    ]);
    // Undone, nothing of it is left.
    scratch.run(&["decide", &id, "--undo", &seq.to_string()]).exits(0);
    scratch.run(&["bundle", &id]).exits(0);
    scratch.run(&["decide", &id, "--redo", &seq.to_string()]).exits(0);
    // Parted, as the refusal says.
    let apart = ["decide", &id, &a, "--characters", "54-58", "--apart", "--reason", "the neighbour, not the doctor"];
    scratch.run(&apart).exits(0);
    scratch.run(&["bundle", &id]).exits(0);
    let text = answer(&scratch, &id, 2);
    assert!(text.contains("Gosia wrote it down") && !text.contains("Gosia stayed"), "{text}");
    // And the other way round: one is let stand of somebody who goes everywhere.
    let (scratch, id, [a, _, c]) = prepared();
    let person = letters(&scratch, &id, &a);
    csv(&scratch, &id, &format!("person:{person},redact")).exits(0);
    scratch.run(&["decide", &id, &c, "--words", "Gosia Nowak", "--keep", "--reason", "a doctor on duty"]).exits(0);
    scratch.run(&["bundle", &id]).exits(0);
    let text = answer(&scratch, &id, 1);
    assert!(text.contains("Dr Gosia Nowak") && text.matches("Gosia").count() == 1, "{text}");
}

#[test]
fn a_sampled_text_about_the_subject_stops_the_bundle_until_it_is_taken_in() {
    let scratch = Scratch::new();
    scratch.file("a.txt", "Wilhelmina Ashgrove came on Monday.\n");
    scratch.file("b.txt", "Tell her from the lilac cottage that the visit is moved.\n");
    scratch.init();
    scratch.run(&["index"]).exits(0);
    let id = scratch.request();
    scratch.run(&["run", &id]).exits(1);
    settle_everything(&scratch, &id);
    let drawn = scratch.run(&["find", &id, "--sample", "5", "--json"]).exits(1).lines();
    let text = drawn[0]["text"].as_str().unwrap().to_owned();
    scratch.write("v.csv", format!("text,about\n{text},yes\n"));
    scratch.run(&["find", &id, "--verdict", "v.csv"]).exits(1);
    scratch.run(&["bundle", &id]).exits(3).complains(&["1 text(s) of the sample are about the subject", "dsar find"]);
    scratch.write("v.csv", format!("text,about\n{text},no\n"));
    scratch.run(&["find", &id, "--verdict", "v.csv"]).exits(0);
    scratch.run(&["bundle", &id]).exits(0);
    scratch.write("v.csv", format!("text,about\n{text},yes\n"));
    scratch.run(&["find", &id, "--verdict", "v.csv"]).exits(1);
    scratch.run(&["find", &id]).exits(1);
    scratch.run(&["decide", &id, "--policy", "everything"]).exits(0);
    scratch.run(&["bundle", &id]).exits(0);
    assert!(answer(&scratch, &id, 2).contains("lilac cottage"));
}

#[test]
fn words_that_the_answer_repeats_itself_are_named_with_where_and_what_to_do() {
    let scratch = Scratch::new();
    scratch.file("a.txt", "PARISH OF ST OSWIN\nWilhelmina Ashgrove came on Monday. Oswin asked her to ring back.\n");
    scratch.init();
    scratch.run(&["index"]).exits(0);
    let id = scratch.request();
    scratch.run(&["run", &id]).exits(1);
    settle_everything(&scratch, &id);
    scratch.settings("\nsource = \"As our privacy notice says.\"", "\nsource = \"The parish of St Oswin.\"");
    scratch.run(&["bundle", &id]).exits(3).complains(&[
        "response.pdf, the information of Article 15",
        "\"ST OSWIN\"",
        "[organisation.article15]",
        "dsar request consent",
    ]);
}
