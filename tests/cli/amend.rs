//! A recorded form that is corrected: the log says so and names nobody, the search follows the newest form, decisions carry over,
//! and what went out before stays as it was.

use super::driver::Scratch;
use super::life::settle_everything;
use serde_json::Value;

const NEW: &str = "Wilhelmina Thackrah";

/// A request that was answered once: in one text the subject's other name was taken for somebody else's, another has only that.
pub fn answered() -> (Scratch, String) {
    let scratch = Scratch::new();
    scratch.file(
        "a.txt",
        "Wilhelmina Ashgrove came with Gosia Nowak on Monday.\nShe is the Wilhelmina Thackrah of the older papers.\n",
    );
    scratch.file("0.txt", "Ezra Nowak wrote on Monday that Wilhelmina Thackrah owes the centre nothing.\n");
    scratch.file("c.txt", "The boiler was mended on Tuesday.\n");
    scratch.init();
    scratch.run(&["index"]).exits(0);
    let id = scratch.request();
    scratch.run(&["run", &id]).exits(1);
    scratch.run(&["decide", &id, "--policy", "everything"]).exits(0);
    settle_everything(&scratch, &id);
    scratch.run(&["bundle", &id]).exits(0);
    (scratch, id)
}

fn amend(scratch: &Scratch, id: &str) {
    let add = format!("former={NEW}");
    let said = scratch.run(&["request", "amend", id, "--add", &add, "--reason", "she rang on Monday"]).exits(0).stdout;
    for part in
        ["is corrected", "+ former: Wilhelmina Thackrah", "Bundle 001 stays as it is", &format!("dsar run {id}")]
    {
        assert!(said.contains(part), "{part}: {said}");
    }
}

fn events(scratch: &Scratch, id: &str) -> Vec<Value> {
    let log = scratch.read(&format!("cases/requests/{id}/record/events.jsonl"));
    log.lines().map(|l| serde_json::from_str::<Value>(l).unwrap()["event"].clone()).collect()
}

#[test]
fn a_name_that_came_later_is_searched_and_decisions_carry_over() {
    let (scratch, id) = answered();
    let first =
        std::fs::read(scratch.path(&format!("cases/requests/{id}/bundles/001/disclosure/response.pdf"))).unwrap();
    amend(&scratch, &id);

    let open = "the form was corrected after the last search";
    for said in [
        scratch.run(&["request", "show", &id]).exits(1).stdout,
        scratch.run(&["bundle", &id]).exits(3).complains(&[open]).stderr,
    ] {
        assert!(said.contains(open) && said.contains("former: 1 added"), "{said}");
    }
    assert!(scratch.run(&["status"]).stdout.contains("WAITING: the form was corrected"));
    assert!(scratch.run(&["hits", &id]).stdout.contains("WAITING: the form was corrected"));

    let decided = |scratch: &Scratch| events(scratch, &id).iter().filter(|e| e["type"] == "decided").count();
    let before = decided(&scratch);
    let said = scratch.run(&["run", &id]).exits(1).stdout;
    assert!(said.contains("2 documents"), "{said}");
    assert_eq!(decided(&scratch), before, "a run decides nothing");
    let list = scratch.run(&["decide", &id, "--list"]).exits(0).stdout;
    let row = |path: &str| list.lines().find(|l| l.ends_with(&format!(",files,{path}"))).unwrap().to_owned();
    assert_eq!(row("a.txt").split(',').nth(1), Some(""), "open again, as the count below says: {list}");
    assert_eq!(row("0.txt").split(',').nth(1), Some(""), "new: {list}");

    // In the first text her own name went as somebody else's: it is to be decided again.
    let show = scratch.run(&["request", "show", &id]).exits(1).stdout;
    assert!(show.contains("2 unit(s) are not decided") && !show.contains(open), "{show}");
    assert!(show.contains("bundle 001 answers the form of before"), "{show}");
    assert!(
        show.contains("form corrected by tester") && show.contains("(former: 1 added): she rang on Monday"),
        "{show}"
    );
    scratch.run(&["decide", &id, "--policy", "everything"]).exits(0);
    scratch.run(&["bundle", &id]).exits(0);
    let text = super::parted::answer(&scratch, &id, 2);
    assert_eq!(text.matches("Thackrah").count(), 2, "{text}");
    assert!(!text.contains("Gosia") && !text.contains("Ezra"), "{text}");
    // The new text comes first, and whoever was Person A is so still.
    assert!(text.contains("came with [Person A") && text.contains("[Person "), "{text}");

    for number in ["001", "002"] {
        let bundle = format!("cases/requests/{id}/bundles/{number}");
        scratch.run(&["verify", &bundle]).exits(0);
    }
    let path = scratch.path(&format!("cases/requests/{id}/bundles/001/disclosure/response.pdf"));
    assert_eq!(std::fs::read(path).unwrap(), first, "what went out stays as it was");
    scratch.run(&["audit", "verify", &id]).exits(0);
}

#[test]
fn every_form_stays_in_the_record_and_the_log_holds_none_of_it() {
    let (scratch, id) = answered();
    amend(&scratch, &id);
    let form = scratch.run(&["request", "show", &id, "--form"]).exits(0).stdout;
    for part in [
        "# corrects entry 1: she rang on Monday",
        "# + former: Wilhelmina Thackrah",
        "former = [\"Wilhelmina Thackrah\"]",
    ] {
        assert!(form.contains(part), "{part}: {form}");
    }
    // As it is printed it can be given back.
    scratch.write("again.toml", form.replace("mina.ashgrove@", "w.ashgrove@"));
    let again = ["request", "amend", &id, "--from", "again.toml", "--reason", "mistyped"];
    let said = scratch.run(&again).exits(0).stdout;
    assert!(said.contains("- emails: mina.ashgrove@mailbox.example") && !said.contains("former"), "{said}");
    scratch.run(&again).exits(2).complains(&["says all of that already"]);
    let first = scratch.run(&["request", "show", &id, "--form", "1"]).exits(0).stdout;
    assert!(first.contains("mina.ashgrove@") && !first.contains("Thackrah"), "{first}");
    scratch
        .run(&["request", "show", &id, "--form", "2"])
        .exits(2)
        .complains(&["recorded no form", "entries that did: 1, "]);

    let amended: Vec<Value> = events(&scratch, &id).into_iter().filter(|e| e["type"] == "amended").collect();
    assert_eq!(amended.len(), 2);
    assert_eq!(amended[0]["changed"], serde_json::json!([{"field": "former", "added": 1, "removed": 0}]));
    assert_eq!(amended[0]["form"].as_str().unwrap().len(), 64);
    let shown = scratch.run(&["audit", "show", &id]).exits(0).stdout;
    assert!(shown.contains("FORM CORRECTED (former: 1 added)"), "{shown}");
    let log = scratch.read(&format!("cases/requests/{id}/record/events.jsonl"));
    for word in ["Thackrah", "rang", "ashgrove"] {
        assert!(!log.contains(word) && !shown.contains(word), "{word} stands in the log");
    }
}

#[test]
fn a_correction_that_cannot_be_meant_is_refused() {
    let scratch = Scratch::new();
    scratch.init();
    let id = scratch.request();
    let amend = |more: &[&str]| scratch.run(&[&["request", "amend", &id], more].concat());
    amend(&["--add", "former=Wilhelmina Pell"]).exits(2).complains(&["needs its reason"]);
    amend(&["--add", "wing=east", "--reason", "x"]).exits(2).complains(&["is no FIELD=VALUE", "known_as"]);
    amend(&["--remove", "emails=no@one.example", "--reason", "x"]).exits(2).complains(&["holds no", "mina.ashgrove@"]);
    amend(&[
        "--remove",
        "names=Wilhelmina Ashgrove",
        "--remove",
        "emails=mina.ashgrove@mailbox.example",
        "--reason",
        "x",
    ])
    .exits(2)
    .complains(&["neither a name nor an identifier"]);
    amend(&["--add", "received=2031-01-01", "--reason", "x"]).exits(2).complains(&["in the future"]);
    amend(&["--reason", "x"]).exits(2).complains(&["no terminal to ask"]);
    assert_eq!(events(&scratch, &id).len(), 1, "nothing was recorded");

    // The day of receipt moves the dates; nothing was searched yet, so nothing waits for a search.
    let said = amend(&["--add", "received=2026-03-05", "--reason", "the stamp was misread"]).exits(0).stdout;
    assert!(said.contains("+ received: 2026-03-05") && said.contains("due 2026-04-07"), "{said}");
    scratch.run(&["request", "event", &id, "withdrawn", "--on", "2026-03-06", "--reason", "by telephone"]).exits(0);
    scratch.run(&["request", "close", &id, "--on", "2026-03-07"]).exits(0);
    amend(&["--add", "former=Wilhelmina Pell", "--reason", "x"]).exits(3).complains(&["was closed on", "reopened"]);
}

#[test]
fn a_bundle_that_a_crash_left_unrecorded_stops_no_other() {
    let (scratch, id) = answered();
    let bundles = format!("cases/requests/{id}/bundles");
    super::driver::copy(&scratch.path(&format!("{bundles}/001")), &scratch.path(&format!("{bundles}/002")));
    assert!(scratch.run(&["bundle", &id]).exits(0).stdout.contains("/002"));
    assert!(scratch.path(&format!("{bundles}/002.unrecorded/disclosure")).is_dir(), "it is kept");
    scratch.run(&["verify", &format!("{bundles}/002")]).exits(0);
}
