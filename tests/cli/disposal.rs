//! The end of a request: what a disposal needs, what it leaves, and that it is finished whenever it was broken off.

use super::driver::{Scratch, copy};
use super::record::{ID, LOG, files, named, names, played};
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::Stdio;
use std::time::Instant;

fn as_user(scratch: &Scratch, user: &str, args: &[&str]) -> super::driver::Ran {
    super::driver::Ran::from(scratch.command(args).env("USER", user).output().unwrap())
}

/// Closed long enough ago and signed off: ready for its end.
fn ready() -> Scratch {
    let scratch = played();
    scratch.run(&["request", "close", ID, "--on", "2026-03-20"]).exits(0);
    as_user(&scratch, "chief", &["dispose", ID, "--sign-off"]).exits(1);
    scratch
}

/// The workspace after a disposal: nothing named, nothing sealed, no key; the log whole.
fn assert_gone(scratch: &Scratch, names: &BTreeSet<String>) {
    let root = scratch.path("cases");
    for (path, bytes) in files(&root) {
        let inner = path.strip_prefix(&root).unwrap().to_string_lossy().into_owned();
        // The stores and what is made of them, and the organisation's own settings.
        if ["catalogue.db", "ocr.db", "index/", "dsar.toml"].iter().any(|own| inner.starts_with(own)) {
            continue;
        }
        assert_eq!(named(&bytes, names), Vec::<&str>::new(), "{inner}");
        assert!(!inner.ends_with(".age") && !inner.contains("seal.key") && !inner.contains("private.key"), "{inner}");
        assert!(!bytes.windows(14).any(|w| w == b"AGE-SECRET-KEY"), "{inner}");
    }
    let left: BTreeSet<String> = std::fs::read_dir(root.join("requests").join(ID))
        .unwrap()
        .map(|e| e.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    assert_eq!(left.iter().map(String::as_str).collect::<Vec<_>>(), ["disposal", "record"]);
    scratch.run(&["audit", "verify", ID]).exits(0);
}

#[test]
fn a_disposal_needs_its_time_its_second_person_and_nothing_in_its_way() {
    let scratch = played();
    scratch.run(&["dispose", ID]).exits(3).complains(&["the request is open", "has not signed off"]);
    scratch.run(&["dispose", ID, "--sign-off"]).exits(3).complains(&["only a closed request"]);
    scratch.run(&["request", "close", ID, "--on", "2026-03-20"]).exits(0);
    scratch.settings("case_file = \"1 month\"", "case_file = \"\"");
    let plan = scratch.run(&["dispose", ID, "--dry-run"]).exits(1).stdout;
    assert!(plan.contains("kept until 2028-03-20") && plan.contains("evidence"), "two years by default: {plan}");
    scratch.settings("case_file = \"\"", "case_file = \"1 month\"");
    scratch.run(&["request", "event", ID, "ico-hold", "--on", "2026-03-21", "--reason", "IC-123"]).exits(0);
    scratch
        .run(&["dispose", ID, "--signed-off-by", "Chief"])
        .exits(3)
        .complains(&["a complaint to the ICO has held it"]);
    let plan = scratch.run(&["dispose", ID, "--dry-run"]).exits(1).stdout;
    assert!(
        plan.contains("has not signed off") && !plan.contains("Signed off by"),
        "a refusal records nothing: {plan}"
    );
    assert!(!scratch.read(LOG).contains("disposal_signed_off"));
    scratch.run(&["request", "event", ID, "hold-lifted", "--on", "2026-03-22", "--reason", "settled"]).exits(0);
    scratch.run(&["dispose", ID, "--signed-off-by", "Tester"]).exits(3).complains(&["a second person signs off"]);
    let somebody = names(&scratch).into_iter().find(|n| n.contains(' ')).unwrap();
    let refused = scratch.run(&["dispose", ID, "--signed-off-by", &somebody]).exits(3).complains(&["no name of them"]);
    assert!(!refused.stderr.contains(&somebody));
    scratch.run(&["dispose", ID, "--sign-off"]).exits(1);
    scratch.run(&["dispose", ID]).exits(3).complains(&["cannot also dispose"]);
    assert!(scratch.path(&format!("cases/requests/{ID}/evidence")).is_dir(), "nothing was touched");
    // A step of the request's life after a sign-off asks for a new one.
    scratch.run(&["request", "event", ID, "reopened", "--on", "2026-03-25"]).exits(0);
    scratch.run(&["request", "close", ID, "--on", "2026-03-26"]).exits(0);
    as_user(&scratch, "chief", &["dispose", ID])
        .exits(3)
        .complains(&["has not signed off since entry", "was before it"]);
}

#[test]
fn after_a_disposal_nothing_of_the_request_is_left_but_its_log_and_certificate() {
    let scratch = ready();
    let names = names(&scratch);
    let before = scratch.read(LOG);
    let copy: Vec<(PathBuf, Vec<u8>)> = files(&scratch.path(&format!("cases/requests/{ID}/evidence")));
    let done = scratch.run(&["dispose", ID, "--json"]).exits(0).json();
    assert_gone(&scratch, &names);
    assert!(scratch.read(LOG).starts_with(&before));
    let (head, after) = (done["head_before"].as_str().unwrap(), done["head_after"].as_str().unwrap());
    scratch.run(&["audit", "verify", ID, "--head", head]).exits(0);
    scratch.run(&["audit", "verify", ID, "--head", after]).exits(0);
    let certificate = scratch.run(&["dispose", ID, "--certificate"]).exits(0).stdout;
    for part in ["Signed off by chief", "by tester", "evidence", "keys", head, after, "the organisation's own stores"] {
        assert!(certificate.split_whitespace().collect::<Vec<_>>().join(" ").contains(part), "{part}: {certificate}");
    }
    assert!(
        std::fs::read(scratch.path(&format!("cases/requests/{ID}/disposal/certificate.pdf")))
            .unwrap()
            .starts_with(b"%PDF")
    );
    // A copy of the evidence made earlier is of no use: no key is left that opens it.
    assert!(copy.len() > 50 && copy.iter().all(|(_, bytes)| bytes.starts_with(b"age-encryption.org/v1")));
    scratch.run(&["run", ID]).exits(3).complains(&["was disposed of on", "--certificate"]);
    scratch.run(&["audit", "show", ID]).exits(0);
    assert!(scratch.run(&["request", "list"]).exits(0).stdout.contains("disposed of on"));
    scratch.run(&["dispose", ID]).exits(0);
    assert_eq!(scratch.read(LOG).matches("\"disposed\"").count(), 1, "a second run adds nothing");
    // Its number is not given again, and a new request of the same person meets no warning of it.
    scratch.write("form.toml", super::driver::FORM);
    assert!(scratch.run(&["request", "new", "--from", "form.toml"]).exits(0).stdout.starts_with("2026-0002"));
}

#[test]
fn a_disposal_killed_at_any_moment_is_finished_by_the_next() {
    let ready = ready();
    let names = names(&ready);
    let fresh = || {
        let scratch = Scratch::new();
        copy(&ready.path("cases"), &scratch.path("cases"));
        copy(&ready.path("organisation"), &scratch.path("organisation"));
        scratch
    };
    let undisturbed = fresh();
    let began = Instant::now();
    undisturbed.run(&["dispose", ID]).exits(0);
    let whole = began.elapsed();
    let mut halfway = 0;
    for step in 1..=9u32 {
        let scratch = fresh();
        let mut child = scratch.command(&["dispose", ID]).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(whole * step / 10);
        child.kill().unwrap();
        child.wait().unwrap();
        let log = scratch.read(LOG);
        if log.contains("disposal_begun") && !log.contains("\"disposed\"") {
            halfway += 1;
            scratch.run(&["request", "show", ID]).exits(3).complains(&["begun and not finished", "dsar dispose"]);
        }
        scratch.run(&["dispose", ID]).exits(0);
        assert_gone(&scratch, &names);
        assert_eq!(scratch.read(LOG).matches("\"destroyed\"").count(), 7);
    }
    assert!(halfway > 0, "no run was killed halfway");
}
