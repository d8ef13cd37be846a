//! What a run takes for a person and is none: declared so with a reason, let stand, kept through a later run, undone.

use super::driver::Scratch;
use super::life::settle_everything;
use super::parted::answer;

/// Two notes in which a boat reads like somebody.
fn prepared() -> (Scratch, String) {
    let scratch = Scratch::new();
    scratch.file("a.txt", "Wilhelmina Ashgrove sailed on the Gosia Nowak with Ezra Penhaligon.\n");
    scratch.file("b.txt", "Wilhelmina Ashgrove telephoned: Gosia Nowak leaves at noon.\n");
    scratch.init();
    scratch.run(&["index"]).exits(0);
    let id = scratch.request();
    scratch.run(&["run", &id]).exits(1);
    settle_everything(&scratch, &id);
    (scratch, id)
}

/// The letters under which somebody goes, who stands at `at` among the mentions of a unit.
fn letters(scratch: &Scratch, id: &str, file: &str, at: usize) -> String {
    let list = scratch.run(&["decide", id, "--list"]).exits(0).stdout;
    let row = list.lines().find(|l| l.ends_with(&format!(",files,{file}"))).unwrap();
    let trace = scratch.run(&["audit", "trace", id, row.split(',').next().unwrap()]).exits(0).stdout;
    let mention = trace.split(": person ").nth(at + 1).unwrap_or_else(|| panic!("{trace}"));
    mention.split(',').next().unwrap().to_owned()
}

#[test]
fn a_boat_is_declared_nobody_and_stays_so_when_people_are_numbered_anew() {
    let (scratch, id) = prepared();
    let boat = letters(&scratch, &id, "b.txt", 0);
    scratch.run(&["decide", &id, "--nobody", &boat]).exits(2).complains(&["needs its reason"]);
    scratch.run(&["decide", &id, "--nobody", "ZZ", "--reason", "x"]).exits(2).complains(&["no person ZZ"]);
    let said = scratch.run(&["decide", &id, "--nobody", &boat, "--reason", "the parish's boat"]).exits(0).stdout;
    assert!(said.contains("is nobody") && said.contains("2 unit(s), redacted before in 2"), "{said}");
    let show = scratch.run(&["request", "show", &id]).exits(0).stdout;
    assert!(show.contains("is declared nobody by tester") && show.contains("the parish's boat"), "{show}");
    let shown = scratch.run(&["audit", "show", &id]).exits(0).stdout;
    assert!(shown.contains("DECLARED NOBODY") && !shown.contains("Gosia") && !shown.contains("parish"), "{shown}");
    scratch.run(&["bundle", &id]).exits(0);
    let text = answer(&scratch, &id, 1);
    assert_eq!((text.matches("Gosia Nowak").count(), text.matches("Penhaligon").count()), (2, 0), "{text}");

    // A text that comes first brings somebody else; the boat keeps its letter and is known by its name.
    scratch.file("0.txt", "Wilhelmina Ashgrove and Bertram Quillfeather saw the Gosia Nowak off.\n");
    scratch.run(&["index"]).exits(0);
    scratch.run(&["run", &id]).exits(1);
    assert_eq!(letters(&scratch, &id, "b.txt", 0), boat);
    scratch.run(&["decide", &id, "--policy", "everything"]).exits(0);
    scratch.run(&["bundle", &id]).exits(0);
    let text = answer(&scratch, &id, 2);
    assert_eq!((text.matches("Gosia Nowak").count(), text.matches("Quillfeather").count()), (3, 0), "{text}");

    // Undone, the two notes are as they were decided before, and the third lets stand whom they redact.
    let log = scratch.read(&format!("cases/requests/{id}/record/events.jsonl"));
    let entry = log.lines().position(|l| l.contains("\"type\":\"nobody\"")).unwrap() + 1;
    scratch.run(&["decide", &id, "--undo", &entry.to_string()]).exits(0);
    assert!(!scratch.run(&["request", "show", &id]).stdout.contains("declared nobody"));
    scratch.run(&["bundle", &id]).exits(3).complains(&["a private third party, stays readable in 1 unit(s)"]);
}

#[test]
fn whom_the_same_words_name_too_is_said_before() {
    let (scratch, id) = prepared();
    scratch.file("c.txt", "Wilhelmina Ashgrove was met by Mrs Gosia Nowak-Hill, born 3 May 1961.\n");
    scratch.run(&["index"]).exits(0);
    scratch.run(&["run", &id]).exits(1);
    let (boat, hill) = (letters(&scratch, &id, "b.txt", 0), letters(&scratch, &id, "c.txt", 0));
    assert_ne!(boat, hill);
    let declare = ["decide", &id, "--nobody", &boat, "--reason", "a boat"];
    scratch.run(&declare).exits(3).complains(&[&format!("the same words name Person {hill}"), "--apart"]);
    let said = scratch.run(&[&declare[..], &["--apart"]].concat()).exits(1).stdout;
    assert!(said.contains(&format!("name Person {hill}, who stay as they are")), "{said}");
    scratch.write("d.csv", format!("target,action\nperson:{boat},redact\n"));
    scratch.run(&["decide", &id, "--csv", "d.csv"]).exits(2).complains(&["declared nobody by entry"]);
}
