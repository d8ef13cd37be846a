//! What a careful person does wrong, and how it is put right.

use super::driver::Scratch;

/// A request that can be bundled, with its decisions made.
fn decided() -> (Scratch, String) {
    let scratch = Scratch::indexed();
    let id = scratch.request();
    for part in
        ["purposes", "categories", "recipients", "retention", "rights", "complaint", "source", "automated", "transfers"]
    {
        scratch.settings(&format!("\n{part} = \"\""), &format!("\n{part} = \"Said.\""));
    }
    for (key, value) in [("name", "Elm Centre"), ("officer", "Ada Example"), ("contact", "dpo@elm.example")] {
        scratch.settings(&format!("\n{key} = \"\""), &format!("\n{key} = \"{value}\""));
    }
    scratch
        .run(&["request", "event", &id, "identity-waived", "--on", "2026-03-02", "--reason", "known to us"])
        .exits(0);
    scratch.run(&["run", &id]).exits(1);
    scratch.run(&["decide", &id, "--policy", "everything"]);
    scratch.run(&["exceptions", "--settle", "all", "--request", &id, "--reason", "looked at"]).exits(0);
    (scratch, id)
}

#[test]
fn a_step_recorded_by_mistake_is_struck_out_and_said() {
    let scratch = Scratch::indexed();
    let id = scratch.request();
    let on =
        |day: &str| scratch.run(&["request", "event", &id, "extended", "--on", day, "--reason", "eleven mailboxes"]);
    on("2026-04-12").exits(0);
    on("12/3/2026").exits(2).complains(&["dsar request strike"]);
    let shown = scratch.run(&["request", "show", &id]).exits(1).stdout;
    assert!(shown.contains("due 2026-04-02") && shown.contains("extended: eleven mailboxes  (entry 2)"), "{shown}");
    let letter = ["request", "letter", &id, "extension", "--out", "extension.docx"];
    scratch.settings("\nofficer = \"\"", "\nofficer = \"Ada Example\"");
    scratch.settings("\ncontact = \"\"", "\ncontact = \"dpo@elm.example\"");
    scratch.settings("\nname = \"\"", "\nname = \"Elm Centre\"");
    scratch.run(&letter).exits(2).complains(&["after its last day, 2026-04-02", "dsar request strike"]);
    let strike = scratch.run(&["request", "strike", &id, "2", "--reason", "the notice went in March"]).exits(0).stdout;
    assert!(strike.contains("Entry 2 is struck out (entry 3)"), "{strike}");
    let again = on("12/3/2026").exits(0).stdout;
    assert!(again.contains("due 2026-06-02"), "{again}");
    let shown = scratch.run(&["request", "show", &id]).exits(1).stdout;
    assert!(shown.contains("entry 2 (extended on 2026-04-12, in words in note"), "{shown}");
    assert!(shown.contains("struck out by tester") && shown.contains("the notice went in March"), "{shown}");
    assert!(scratch.run(&["audit", "show", &id]).exits(0).stdout.contains("entry 2 STRUCK OUT as recorded by mistake"));
    scratch.run(&["audit", "verify", &id]).exits(0);
    // A letter that may have been edited by hand is not written over.
    scratch.run(&letter).exits(0);
    scratch.run(&letter).exits(2).complains(&["extension.docx is there already"]);
}

#[test]
fn a_request_recorded_late_says_that_it_is() {
    let scratch = Scratch::indexed();
    scratch.write("form.toml", super::driver::FORM);
    let told = scratch.run(&["request", "new", "--from", "form.toml"]).exits(0).stdout;
    assert!(told.contains("due 2026-04-02 (OVERDUE by "), "{told}");
}

#[test]
fn an_answer_says_what_came_after_its_search_and_before_it_is_sent() {
    let (scratch, id) = decided();
    scratch.file("notes/late.txt", "Wilhelmina Ashgrove rang again.");
    scratch.run(&["index"]);
    let made = scratch.run(&["bundle", &id]);
    assert!(made.stdout.contains("NOTE: WAITING: the stores were indexed again"), "{made:#?}");
    assert!(made.stdout.contains("1 new, 0 changed") && made.stdout.contains("address-verified"), "{made:#?}");
    let closed = scratch.run(&["request", "close", &id, "--on", "2026-03-30"]).exits(0).stdout;
    assert!(closed.contains("the last answer was built on ") && closed.contains("answer-sent"), "{closed}");
    let late = ["request", "event", &id, "answer-sent", "--on", "2026-03-30", "--reason", "by post"];
    scratch.run(&late).exits(0);
}

#[test]
fn an_answer_that_was_sent_is_late_no_more_and_the_next_takes_its_place() {
    let (scratch, id) = decided();
    let sent =
        ["request", "event", &id, "answer-sent", "--on", "30/3/2026", "--reason", "by post, to the verified address"];
    scratch.run(&sent).exits(2).complains(&["no answer was built", &format!("dsar bundle {id}")]);
    assert!(
        scratch
            .run(&["bundle", &id])
            .stdout
            .contains(&format!("once bundle 001 is sent: dsar request event {id} answer-sent"))
    );
    assert!(!super::parted::answer(&scratch, &id, 1).contains("takes the place"));
    assert!(scratch.run(&["request", "list"]).stdout.contains("OVERDUE"));
    scratch.run(&sent).exits(0);
    let listed = scratch.run(&["request", "list"]).stdout;
    assert!(listed.contains("answered on 2026-03-30") && !listed.contains("OVERDUE"), "{listed}");
    assert!(scratch.run(&["status"]).stdout.contains("answered on 2026-03-30"));
    assert!(!scratch.run(&["request", "show", &id]).stdout.contains("once bundle"));
    scratch.run(&["bundle", &id]).exits(0);
    let words = super::parted::answer(&scratch, &id, 2).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains("It takes the place of the answer that we sent you on 30 March 2026"), "{words}");
    let listed = scratch.run(&["request", "list"]).stdout;
    assert!(listed.contains("bundle 002 is built and not said to be sent"), "{listed}");
}

#[test]
fn a_unit_that_is_open_again_has_no_action_in_the_list() {
    let (scratch, id) = decided();
    let open = |scratch: &Scratch| {
        let listed = scratch.run(&["decide", &id, "--list"]).exits(0).stdout;
        listed.lines().skip(1).filter(|line| line.split(',').nth(1) == Some("")).count() as u64
    };
    assert_eq!(open(&scratch), 0);
    let add = ["request", "amend", &id, "--add", "former=Dorothea Penhaligon", "--reason", "she rang"];
    scratch.run(&add).exits(0);
    scratch.run(&["run", &id]);
    let shown = scratch.run(&["request", "show", &id, "--json"]).json();
    let (units, waiting) = (shown["units"].as_u64().unwrap(), shown["units_open"].as_u64().unwrap());
    assert!(waiting > 0 && waiting <= units, "her name was redacted as somebody else's: {shown}");
    assert_eq!(open(&scratch), waiting);
}

#[test]
fn what_a_policy_let_out_and_a_person_should_see_is_said_when_the_answer_is_built() {
    let scratch = Scratch::new();
    super::driver::documents(&scratch);
    scratch.file("notes/nurse.txt", "Wilhelmina Ashgrove was diagnosed with epilepsy and takes medication for it.\n");
    scratch.init();
    scratch.run(&["index"]);
    let id = scratch.request();
    scratch.run(&["run", &id]);
    let note = "may fall under an exemption of their own";
    let shown = |scratch: &Scratch| scratch.run(&["request", "show", &id]).stdout;
    assert!(!shown(&scratch).contains(note), "nothing is decided");
    scratch.run(&["decide", &id, "--policy", "everything"]);
    let told = shown(&scratch);
    assert!(told.contains(note) && told.contains("somebody's health"), "{told}");
    let listed = scratch.run(&["decide", &id, "--list"]).stdout;
    let unit = listed.lines().find(|l| l.ends_with("notes/nurse.txt")).unwrap().split(',').next().unwrap().to_owned();
    scratch.write("d.csv", format!("target,action,exemption,reason\n{unit},withhold,sch3-5,her doctor advises so\n"));
    scratch.run(&["decide", &id, "--csv", "d.csv"]);
    assert!(!shown(&scratch).contains(note), "it does not go out");
}

#[test]
fn filters_that_leave_nothing_say_so() {
    let scratch = Scratch::indexed();
    let id = scratch.request();
    let settle = |path: &str, count: &str| {
        scratch.run(&[
            "exceptions",
            "--settle",
            "all",
            "--request",
            &id,
            "--reason",
            "seen",
            "--path",
            path,
            "--count",
            count,
        ])
    };
    let none = settle("files/old/**", "0").exits(0).stdout;
    assert!(none.contains("nothing was settled; a path is given without its store"), "{none}");
    settle("files/old/**", "1").exits(3).complains(&["there is none, not 1"]);
    assert!(settle("old/**", "1").exits(0).stdout.contains("1 exception(s) settled"));
}

#[test]
fn a_store_that_is_not_there_is_said_before_the_night_fails() {
    let scratch = Scratch::indexed();
    let status = scratch.run(&["status"]).stdout;
    assert!(status.contains("Last index, 20") && !status.contains("NOT THERE"), "{status}");
    std::fs::rename(scratch.path("files"), scratch.path("away")).unwrap();
    assert!(scratch.run(&["status"]).exits(1).stdout.contains("store files: NOT THERE now"));
}

#[test]
fn help_shows_a_commands_own_options_together() {
    let scratch = Scratch::new();
    let help = scratch.run(&["decide", "--help"]).exits(0).stdout;
    let at = |option: &str| help.find(option).unwrap_or_else(|| panic!("no {option}: {help}"));
    assert!(at("--characters <") < at("--undo <") && at("--list ") < at("--workspace <"), "{help}");
    let usage = scratch.run(&["clock", "explain"]).exits(2).stderr;
    assert!(usage.contains("dsar clock explain [OPTIONS] <ID>"), "{usage}");
}
