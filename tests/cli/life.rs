//! One request from `init` to a verified bundle.

use super::driver::{SECRET, Scratch};
use std::time::{Duration, SystemTime};

#[test]
fn the_index_accounts_for_every_file_and_tells_changes_apart() {
    let scratch = Scratch::indexed();
    assert_eq!(scratch.ledger(), [6, 4, 1, 1, 0]);
    let again = scratch.run(&["index", "--json"]).exits(1).json();
    assert_eq!(
        (again["bytes"].as_u64(), again["unchanged"].as_u64(), again["new"].as_u64()),
        (Some(0), Some(6), Some(0))
    );

    scratch.file("notes/new.txt", "Nothing of interest.");
    scratch.file("notes/call.txt", "Telephone call from nobody at all.");
    let later = SystemTime::now() + Duration::from_secs(5);
    std::fs::File::options()
        .append(true)
        .open(scratch.path("files/notes/call.txt"))
        .unwrap()
        .set_modified(later)
        .unwrap();
    std::fs::remove_file(scratch.path("files/old/locked.zip")).unwrap();
    let third = scratch.run(&["index", "--json"]).exits(0).json();
    assert_eq!(["new", "changed", "vanished", "unchanged"].map(|k| third[k].as_u64().unwrap()), [1, 1, 1, 4]);
    assert_eq!(scratch.ledger(), [6, 5, 1, 0, 0]);

    scratch.settings("name = \"files\"", "name = \"files\"\nexclude = [\"sheets/**\"]");
    scratch.run(&["index"]).exits(0);
    assert_eq!(scratch.ledger(), [6, 4, 1, 0, 1]);
    assert!(
        scratch
            .run(&["status"])
            .exits(0)
            .stdout
            .contains("6 files seen = 4 indexed + 1 duplicate + 0 exception + 1 excluded")
    );
}

#[test]
fn a_request_is_recorded_listed_and_shown() {
    let scratch = Scratch::indexed();
    assert_eq!(scratch.request(), "2026-0001");
    let second = scratch.run(&["request", "new", "--from", "form.toml", "--json"]).exits(0).json();
    assert_eq!(second["id"], "2026-0002");
    assert_eq!(second["due"], "2026-04-02");
    assert!(
        !second["warnings"].as_array().unwrap().is_empty(),
        "a second request of the same person went unnoticed: {second}"
    );
    let listed = scratch.run(&["request", "list"]).exits(0).stdout;
    assert_eq!(listed.lines().count(), 2, "{listed}");
    let shown = scratch.run(&["request", "show", "2026-0001", "--variants"]).exits(1).stdout;
    assert!(
        shown.contains("due 2026-04-02") && shown.contains("OPEN:") && shown.to_lowercase().contains("ashgrove"),
        "{shown}"
    );
    let as_json = scratch.run(&["request", "show", "2026-0001", "--json"]).exits(1).json();
    assert_eq!(as_json["id"], "2026-0001");
}

#[test]
fn hits_need_no_run_first_and_keep_their_contract() {
    let scratch = Scratch::indexed();
    let id = scratch.request();
    let hits = scratch.run(&["hits", &id, "--jsonl"]).exits(0).lines();
    let mut paths: Vec<_> = hits.iter().map(|h| h["path"].as_str().unwrap()).collect();
    paths.sort_unstable();
    paths.dedup();
    assert_eq!(paths, ["mail/copy of visit.eml", "mail/visit.eml", "notes/call.txt", "sheets/visits.csv"]);
    for hit in &hits {
        assert_eq!(hit["store"], "files");
        assert!(["certain", "probable", "possible"].contains(&hit["band"].as_str().unwrap()), "{hit}");
        assert!(!hit["evidence"].as_array().unwrap().is_empty(), "{hit}");
    }
}

#[test]
fn decisions_come_by_policy_and_by_csv_and_a_bad_line_records_nothing() {
    let scratch = Scratch::indexed();
    let id = scratch.request();
    scratch
        .run(&["decide", &id, "--policy", "proposals"])
        .exits(2)
        .complains(&["was not run yet", &format!("dsar run {id}")]);
    let ran = scratch.run(&["run", &id]).exits(1).stdout;
    assert!(ran.contains(" review units, "), "{ran}");
    let list = scratch.run(&["decide", &id, "--list"]).exits(0).stdout;
    assert!(list.starts_with("target,action,exemption,band,"), "{list}");
    let units: Vec<_> = list.lines().skip(1).map(|l| l.split(',').next().unwrap().to_owned()).collect();

    let entries = |s: &Scratch| s.read(&format!("cases/requests/{id}/record/events.jsonl")).lines().count();
    let before = entries(&scratch);
    scratch.write("bad.csv", format!("target,action,exemption\n{},redact,\n{},shred,\n", units[0], units[1]));
    scratch.run(&["decide", &id, "--csv", "bad.csv"]).exits(2).complains(&[
        "bad.csv, decision 2",
        "\"shred\" is no action",
        "--list",
    ]);
    scratch.write("bad.csv", format!("target,action,exemption\n{},withhold,\n", units[0]));
    scratch.run(&["decide", &id, "--csv", "bad.csv"]).exits(2).complains(&["decision 1", "name the exemption"]);
    assert_eq!(entries(&scratch), before);

    scratch.write("good.csv", format!("target,action,exemption\n{},redact,\n", units[0]));
    let one = scratch.run(&["decide", &id, "--csv", "good.csv", "--json"]).exits(1).json();
    assert_eq!((one["decided"].as_u64(), one["open"].as_u64()), (Some(1), Some(units.len() as u64 - 1)));
    scratch.run(&["decide", &id, "--policy", "everything"]).exits(0);
    scratch
        .run(&["decide", &id, "--policy", "none-such"])
        .exits(2)
        .complains(&["no policy is called", "proposals, everything"]);
}

#[test]
fn a_bundle_refuses_until_all_is_settled_then_verifies_and_tampering_shows() {
    let scratch = Scratch::indexed();
    let id = scratch.request();
    scratch.run(&["run", &id]).exits(1);
    let refused = scratch.run(&["bundle", &id]).exits(3).complains(&[
        "is not ready",
        "unit(s) are not decided",
        "exception(s) are not settled",
        "identity is neither verified nor waived",
        "(a) purposes",
        "transfers abroad",
        "name is empty",
        "then run `dsar bundle` again",
    ]);
    assert!(!refused.stderr.contains(SECRET), "{refused:?}");
    settle_everything(&scratch, &id);
    let made = scratch.run(&["bundle", &id, "--json"]).exits(0).json();
    assert_eq!(made["number"], 1);
    assert!(std::path::Path::new(made["parcel"].as_str().unwrap()).is_file(), "{made}");
    assert!(made["passphrase"].as_str().unwrap().split(['-', ' ']).count() >= 6);

    let bundle = format!("cases/requests/{id}/bundles/001");
    scratch.run(&["verify", &bundle]).exits(0);
    let schedule = scratch.path(&format!("{bundle}/disclosure/schedule.csv"));
    flip(&schedule, |bytes| bytes.len() / 2);
    let found = scratch.run(&["verify", &bundle]).exits(3);
    assert!(found.stdout.contains("FINDING:") && found.stdout.contains("schedule.csv"), "{found:?}");

    assert!(scratch.run(&["audit", "show", &id]).exits(0).stdout.contains("bundle 001: "));
    let dir = format!("cases/requests/{id}");
    assert!(scratch.run(&["audit", "verify", &dir]).exits(0).stdout.starts_with("intact: "));
    flip(&scratch.path(&format!("{dir}/record/events.jsonl")), |bytes| {
        let second = bytes.iter().position(|b| *b == b'\n').unwrap() + 1;
        second + String::from_utf8_lossy(&bytes[second..]).find("\"at\":\"").unwrap() + 9
    });
    scratch.run(&["audit", "verify", &dir]).exits(3).complains(&["tampered with or damaged", "entry 2", "backup"]);
}

pub fn settle_everything(scratch: &Scratch, id: &str) {
    settle_all_but_exceptions(scratch, id);
    scratch.run(&["exceptions", "--settle", "all", "--request", id, "--reason", "opened by hand"]).exits(0);
}

/// Everything a bundle asks for but the exceptions.
pub fn settle_all_but_exceptions(scratch: &Scratch, id: &str) {
    scratch.run(&["decide", id, "--policy", "everything"]).exits(0);
    scratch.run(&["request", "event", id, "identity-verified", "--on", "2026-03-03"]).exits(0);
    scratch.settings("name = \"\"", "name = \"Heronsgate Centre\"");
    for part in
        ["purposes", "categories", "recipients", "retention", "rights", "complaint", "source", "automated", "transfers"]
    {
        scratch.settings(&format!("\n{part} = \"\""), &format!("\n{part} = \"As our privacy notice says.\""));
    }
}

/// Changes one digit or letter of a file to another.
fn flip(path: &std::path::Path, at: impl Fn(&[u8]) -> usize) {
    let mut bytes = std::fs::read(path).unwrap();
    let at = at(&bytes);
    bytes[at] = if bytes[at] == b'1' { b'2' } else { b'1' };
    std::fs::write(path, bytes).unwrap();
}

#[test]
fn a_log_gets_lines_where_a_terminal_would_get_bars() {
    let scratch = Scratch::indexed();
    let quick = scratch.run(&["index"]).exits(1);
    assert_eq!(quick.stderr, "", "what takes no time needs no line");
    scratch.file("notes/new.txt", "Nothing of interest.");
    let told = scratch.run(&["index", "--verbose", "--json"]).exits(1).complains(&["indexing: 1, ", " in "]);
    assert_eq!(told.json()["new"].as_u64(), Some(1), "lines and JSON do not mix");
    scratch.run(&["index", "--verbose", "--quiet"]).exits(2).complains(&["--verbose", "--quiet"]);
}

#[test]
fn lists_and_requests_say_how_many_days_are_left_or_overdue() {
    let scratch = Scratch::new();
    scratch.init();
    let late = scratch.request();
    let today = jiff::Zoned::now().date();
    let form = super::driver::FORM.replace("2026-03-02", &today.to_string());
    scratch.write("new.toml", form);
    let said = scratch.run(&["request", "new", "--from", "new.toml"]).exits(0).stdout;
    let new = said.lines().next().unwrap();
    let list = scratch.run(&["request", "list"]).exits(0).stdout;
    let line = |id: &str| list.lines().find(|l| l.starts_with(id)).unwrap();
    assert!(line(&late).contains("due 2026-04-02 (OVERDUE by ") && line(new).contains(" days left)"), "{list}");
    let show = |id: &str| scratch.run(&["request", "show", id]).exits(1).stdout.lines().next().unwrap().to_owned();
    assert!(show(&late).contains("due 2026-04-02 (OVERDUE by ") && show(new).contains(" days left)"), "{}", show(new));
    let json = scratch.run(&["request", "list", "--json"]).exits(0).json();
    assert!(json[0]["days_left"].as_i64().unwrap() < 0, "{json}");
    let withdrawn = ["request", "event", &late, "withdrawn", "--on", "2026-03-06", "--reason", "by telephone"];
    scratch.run(&withdrawn).exits(0);
    scratch.run(&["request", "close", &late, "--on", "2026-03-06"]).exits(0);
    assert!(!scratch.run(&["request", "show", &late]).stdout.contains("OVERDUE"), "a closed one is not late");
}
