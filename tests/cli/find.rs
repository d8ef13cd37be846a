//! `dsar find`: what is different after a re-index, the sample of what was not found, variants, the search plan.

use super::driver::{SECRET, Scratch};
use std::collections::BTreeSet;

fn ids(scratch: &Scratch, id: &str) -> BTreeSet<String> {
    let listed = scratch.run(&["decide", id, "--list"]).exits(0).stdout;
    listed.lines().skip(1).filter_map(|l| l.split(',').next()).filter(|l| l.len() == 16).map(str::to_owned).collect()
}

#[test]
fn what_vanished_stays_in_the_request_and_what_is_new_is_told() {
    let scratch = Scratch::indexed();
    let id = scratch.request();
    assert!(scratch.run(&["status"]).stdout.contains(&format!("NOT SEARCHED YET: dsar run {id}")));
    scratch.run(&["run", &id]).exits(1);
    let before = ids(&scratch, &id);
    scratch.run(&["decide", &id, "--policy", "everything"]).exits(0);
    let quiet = scratch.run(&["find", &id, "--update", "--json"]).exits(1).json();
    assert_eq!(
        (quiet["vanished"].as_u64(), quiet["delta"]["decisions_carried"].as_u64()),
        (Some(0), Some(before.len() as u64))
    );

    std::fs::remove_file(scratch.path("files/notes/call.txt")).unwrap();
    scratch.file("notes/second.txt", "Wilhelmina Ashgrove rang again.");
    scratch.file("sheets/visits.csv", "Name,Day\nEzra Thistlewood,Tuesday\n");
    scratch.run(&["index"]).exits(1);
    let shown = scratch.run(&["request", "show", &id]).stdout;
    assert!(shown.contains("WAITING") && shown.contains("1 new, 1 changed, 1 vanished"), "{shown}");
    let status = scratch.run(&["status"]).exits(1).stdout;
    for part in ["1 new, 1 changed, 1 vanished", "dsar find", "--update", "ALERT: 1 file(s) that hold something"] {
        assert!(status.contains(part), "{part}: {status}");
    }
    let told = scratch.run(&["find", &id, "--update"]).exits(1);
    for part in [
        "ALERT: 1 file(s)",
        "1 document(s) new",
        "notes/second.txt",
        "1 document(s) changed",
        "sheets/visits.csv",
        "1 document(s) gone",
    ] {
        assert!(told.stdout.contains(part), "{part}: {}", told.stdout);
    }
    assert!(!told.stderr.contains(SECRET));
    let after = ids(&scratch, &id);
    assert!(after.is_superset(&before) && after.len() == before.len() + 1, "{before:?} {after:?}");
    assert!(!scratch.run(&["request", "show", &id]).stdout.contains("WAITING"));
    let status = scratch.run(&["status", "--json"]).json();
    let since = &status["requests"][0]["since"];
    assert!(since["waiting"].is_null() && since["pinned_gone"] == 1, "{since}");
    // Derived data is made again from the pinned copies too.
    for entry in std::fs::read_dir(scratch.path(&format!("cases/requests/{id}/derived"))).unwrap() {
        std::fs::remove_file(entry.unwrap().path()).unwrap();
    }
    scratch.run(&["run", &id]).exits(1);
    assert_eq!(ids(&scratch, &id), after);
}

#[test]
fn a_store_that_was_not_indexed_was_not_searched() {
    let scratch = Scratch::new();
    super::driver::documents(&scratch);
    scratch.init();
    let id = scratch.request();
    let open = || scratch.run(&["request", "show", &id]).stdout;
    assert!(scratch.run(&["hits", &id]).exits(0).stdout.contains("not indexed to its end"));
    let told = scratch.run(&["run", &id]).exits(1).stdout;
    assert!(told.contains("NOT SEARCHED: store files was not indexed to its end"), "{told}");
    scratch.run(&["bundle", &id]).exits(3).complains(&["store files was not indexed"]);
    let case = scratch.case(&id);
    let plan = case.entries().iter().find_map(|e| match &e.event {
        dsar::model::Event::Searched { plan, .. } => Some(case.note_text(plan).unwrap()),
        _ => None,
    });
    assert!(plan.unwrap().contains("| 0: NOT SEARCHED, not indexed to its end |"));
    // Indexed alone does not do: the request has not looked.
    scratch.run(&["index"]).exits(1);
    assert!(open().contains("store files was indexed after the last search"));
    scratch.run(&["run", &id]).exits(1);
    assert!(!open().contains("store files"));

    // A second store comes into the settings.
    scratch.write("paper/scan.txt", "Wilhelmina Ashgrove came in.");
    let settings = scratch.read("cases/dsar.toml");
    let place = scratch.path("paper").display().to_string();
    scratch.write("cases/dsar.toml", format!("{settings}\n[[store]]\nname = \"paper\"\npath = \"{place}\"\n"));
    let told = scratch.run(&["run", &id]).exits(1).stdout;
    assert!(told.contains("store paper was not indexed to its end") && !told.contains("store files"), "{told}");
    assert!(open().contains("store paper was not indexed to its end"));
    scratch.run(&["index"]).exits(1);
    scratch.run(&["run", &id]).exits(1);
    assert!(!open().contains("store paper"));
}

#[test]
fn a_file_that_is_gone_before_it_could_be_pinned_is_no_small_thing() {
    let scratch = Scratch::indexed();
    let id = scratch.request();
    std::fs::remove_file(scratch.path("files/notes/call.txt")).unwrap();
    let told = scratch.run(&["run", &id]).exits(1).stdout;
    assert!(told.contains("1 file(s) changed or vanished since the index"), "{told}");
    let open = || scratch.run(&["request", "show", &id]).stdout;
    assert!(open().contains("1 file(s) that hold something about the subject changed or vanished"), "{}", open());
    scratch.run(&["index"]).exits(1);
    scratch.run(&["run", &id]).exits(1);
    assert!(!open().contains("changed or vanished between"));
}

#[test]
fn a_sample_of_what_was_not_found_is_drawn_judged_and_taken_in() {
    let scratch = Scratch::indexed();
    for n in 0..30 {
        scratch.file(&format!("other/{n}.txt"), format!("Minutes number {n}: the boiler was mended on day {n}."));
    }
    scratch.file("other/by-nickname.txt", "Tell her from the lilac cottage that the visit is moved.");
    scratch.run(&["index"]).exits(1);
    let id = scratch.request();
    scratch.run(&["find", &id]).exits(1);
    let found = ids(&scratch, &id);
    let drawn = |seed: &str| scratch.run(&["find", &id, "--sample", "500", "--seed", seed, "--json"]).exits(1).lines();
    let all = drawn("4");
    assert_eq!(all, drawn("4"));
    assert!(all.len() > 31 && all.iter().all(|t| !found.contains(t["text"].as_str().unwrap())));
    let is_hers = |t: &serde_json::Value| t["content"].as_str().unwrap().contains("lilac cottage");
    let hers = all.iter().find(|t| is_hers(t)).unwrap()["text"].as_str().unwrap().to_owned();
    let rows = |about: &dyn Fn(&serde_json::Value) -> bool| {
        let row = |t: &serde_json::Value| {
            format!("{},{}\n", t["text"].as_str().unwrap(), if about(t) { "yes" } else { "no" })
        };
        format!("text,about\n{}", all.iter().map(row).collect::<String>())
    };
    scratch.write("wrong.csv", "text,about\nffffffffffffffff,yes\n");
    scratch
        .run(&["find", &id, "--verdict", "wrong.csv"])
        .exits(2)
        .complains(&["is not in the last sample", "nothing was recorded"]);
    scratch.write("none.csv", rows(&|_| false));
    let none = scratch.run(&["find", &id, "--verdict", "none.csv", "--json"]).exits(0).json();
    assert_eq!((&none["population"], none["at_most"].as_f64()), (&all.len().into(), Some(0.0)), "all was read: {none}");
    scratch.write("one.csv", rows(&is_hers));
    let one = scratch.run(&["find", &id, "--verdict", "one.csv"]).exits(1).stdout;
    assert!(one.contains("1 were about the subject, and nothing is left unread"), "{one}");
    scratch.run(&["find", &id]).exits(1);
    assert!(ids(&scratch, &id).contains(&hers));
    assert!(scratch.run(&["hits", &id]).exits(0).stdout.contains("other/by-nickname.txt"));
    assert!(drawn("4").iter().all(|t| t["text"] != hers.as_str()));
}

#[test]
fn a_kind_of_variant_can_be_switched_off_and_a_wrong_word_is_named() {
    let scratch = Scratch::indexed();
    let form =
        |variants: &str| scratch.write("form.toml", format!("{}\n[variants]\n{variants}\n", super::driver::FORM));
    form("off = [\"ocr\"]\nadd = [\"the lady of the lake\"]");
    let id = scratch.run(&["request", "new", "--from", "form.toml"]).exits(0).stdout.lines().next().unwrap().to_owned();
    let shown = scratch.run(&["request", "show", &id, "--variants"]).exits(1).stdout;
    assert!(
        shown.contains("SWITCHED OFF")
            && shown.contains("the lady of the lake")
            && shown.contains("ashgrove, wilhelmina"),
        "{shown}"
    );
    form("off = [\"nicknmes\"]");
    scratch.run(&["request", "new", "--from", "form.toml"]).exits(2).complains(&["nicknmes", "nicknames", "line"]);
    scratch
        .write("form.toml", format!("{}ids = {{ nhs = \"943 476 5918\", ni = \"QQ123456C\" }}\n", super::driver::FORM));
    let warned = scratch.run(&["request", "new", "--from", "form.toml"]).exits(0).stdout;
    assert!(warned.contains("check digit") && warned.contains("national insurance"), "{warned}");
}

#[test]
fn what_is_attached_to_a_message_about_the_subject_is_put_before_the_reviewer() {
    let scratch = Scratch::new();
    let mail = |about: &str| {
        format!(
            "From: a@centre.example\r\nTo: b@centre.example\r\nSubject: {about}\r\nDate: Tue, 03 Feb 2026 10:00:00 +0000\r\n\
             Message-ID: <{}@centre.example>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"b\"\r\n\r\n--b\r\n\
             Content-Type: text/plain\r\n\r\nWilhelmina Ashgrove: see what is attached.\r\n--b\r\nContent-Type: text/plain; name=\"note.txt\"\r\n\
             Content-Disposition: attachment; filename=\"note.txt\"\r\n\r\nShe was quiet, said {}.\r\n--b--\r\n",
            about.len(),
            about.len()
        )
    };
    scratch.file("about.eml", mail("Report on Wilhelmina Ashgrove"));
    scratch.file("other.eml", mail("Minutes"));
    scratch.init();
    scratch.run(&["index"]).exits(0);
    let id = scratch.request();
    scratch.run(&["run", &id]).exits(1);
    let list = scratch.run(&["decide", &id, "--list"]).exits(0).stdout;
    let notes = list.lines().filter(|l| l.contains(",text,")).count();
    assert_eq!((ids(&scratch, &id).len(), notes), (3, 1), "{list}");
}

#[test]
fn what_lies_in_a_case_folder_is_offered_and_what_lies_in_a_mailbox_is_not() {
    let scratch = Scratch::new();
    for n in 1..4 {
        scratch.file(&format!("case 12/letter {n}.txt"), format!("Letter {n}. Wilhelmina Ashgrove was heard."));
        let mail = format!(
            "From: a@centre.example\r\nTo: b@centre.example\r\nSubject: Day {n}\r\nDate: Tue, 0{n} Feb 2026 10:00:00 +0000\r\n\
             Message-ID: <{n}@centre.example>\r\n\r\nWilhelmina Ashgrove came.\r\n"
        );
        scratch.file(&format!("inbox/{n}.eml"), mail);
    }
    scratch.file("case 12/plan.txt", "The complainant wants to be heard again.");
    scratch.file("inbox/plan.txt", "The printer wants to be mended again.");
    // A folder of which she has as much as others is nobody's.
    for n in 1..4 {
        scratch.file(&format!("shared/hers {n}.txt"), format!("Item {n}: Wilhelmina Ashgrove paid."));
        scratch.file(&format!("shared/other {n}.txt"), format!("Item {n}: somebody paid."));
    }
    scratch.init();
    scratch.run(&["index"]).exits(0);
    let id = scratch.request();
    let hits = scratch.run(&["hits", &id, "--jsonl"]).exits(0).lines();
    let of = |path: &str| hits.iter().find(|h| h["path"] == path);
    let plan = of("case 12/plan.txt").expect("the plan of her case is offered");
    assert_eq!((plan["band"].as_str(), plan["evidence"][0]["code"].as_str()), (Some("possible"), Some("folder")));
    assert!(of("inbox/plan.txt").is_none() && of("shared/other 1.txt").is_none(), "{hits:#?}");
    assert_eq!(hits.len(), 3 + 1 + 3 + 3);
}

#[test]
fn a_folder_kept_on_the_subject_tells_her_from_a_namesake() {
    let scratch = Scratch::new();
    scratch.file("QX-2026-0077 Ashgrove/note.txt", "Wilhelmina was heard again.");
    scratch.file("QX-2026-0078 Ashgrove/note.txt", "Wilhelmina came with her mother.");
    for (n, says) in
        [(1, "QX-2026-0077 Wilhelmina Ashgrove"), (2, "Wilhelmina Ashgrove, QX-2026-0077"), (3, "Wilhelmina Ashgrove")]
    {
        scratch.file(&format!("hearing/letter {n}.txt"), format!("Letter {n}. {says} was heard."));
    }
    scratch.file("hearing/plan.txt", "The complainant wants to be heard again.");
    scratch.file("hearing/steps.csv", "What,Who,When\nask for papers,TH,May\nring back,WA,June\n");
    scratch.file("shared/list.txt", "Wilhelmina Ashgrove paid.");
    // The namesake's papers lie between hers.
    for (n, says) in [
        (1, "QX-2026-0077 Wilhelmina Ashgrove"),
        (2, "Wilhelmina Ashgrove, QX-2026-0077"),
        (3, "QX-2026-0078 Wilhelmina Ashgrove"),
    ] {
        scratch.file(&format!("mixed/letter {n}.txt"), format!("Item {n}. {says} wrote."));
    }
    scratch.file("mixed/plan.txt", "To be heard again in July.");
    scratch.init();
    scratch.run(&["index"]).exits(0);
    let more = "ids = { case = \"QX-2026-0077\" }\n[[namesake]]\nnames = [\"Wilhelmina Ashgrove\"]\nids = { case = \"QX-2026-0078\" }\n";
    scratch.write("form.toml", format!("{}{more}", super::driver::FORM));
    let id = scratch.run(&["request", "new", "--from", "form.toml"]).exits(0).stdout.lines().next().unwrap().to_owned();
    let hits = scratch.run(&["hits", &id, "--jsonl"]).exits(0).lines();
    let band = |path: &str| hits.iter().find(|h| h["path"] == path).and_then(|h| h["band"].as_str());
    assert_eq!(band("QX-2026-0077 Ashgrove/note.txt"), Some("probable"));
    assert_eq!(
        (band("hearing/plan.txt"), band("hearing/steps.csv")),
        (Some("possible"), Some("possible")),
        "{hits:#?}"
    );
    assert_eq!(band("mixed/plan.txt"), None);
    let doubtful = ["QX-2026-0078 Ashgrove/note.txt", "shared/list.txt", "hearing/letter 3.txt"];
    assert_eq!(doubtful.map(band), [Some("possible"); 3], "{hits:#?}");
}

#[test]
fn what_a_file_or_a_folder_is_called_after_somebody_says_is_offered() {
    let scratch = Scratch::new();
    scratch.file("cases/Ashgrove, Wilhelmina/scan note.txt", "She cried and asked for help with the rent.");
    scratch.file("cases/Ashgrove, Wilhelmina/2026/plan.txt", "To be seen again in May.");
    scratch.file("cases/Ashgrove family/plan.txt", "Another of the family is to be seen in June.");
    scratch.file("cases/Thistlewood, Ezra/plan.txt", "He is to be seen in July.");
    scratch.file("notes/2026-03-01_Wilhelmina_Ashgrove (v2).txt", "Did not open the door.");
    scratch.file("notes/2026-03-01_Ezra_Thistlewood.txt", "Opened the door.");
    // A mail program's folder is called after whose it was.
    let mail = "From: a@centre.example\r\nTo: b@centre.example\r\nSubject: Lunch\r\n\r\nThe lift is mended.\r\n";
    scratch.file("mail/wilhelmina.ashgrove/cur/1.eml", mail);
    let attached = "From: a@centre.example\r\nTo: b@centre.example\r\nSubject: Note\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\nSee below.\r\n--x\r\n\
         Content-Type: application/octet-stream\r\n\
         Content-Disposition: attachment; filename*=utf-8''Wilhelmina%20Ashgrove.txt\r\n\r\nDid not attend.\r\n--x--\r\n";
    scratch.file("mail/2.eml", attached);
    (0..301).for_each(|n| scratch.file(&format!("home/Wilhelmina Ashgrove/{n}.txt"), format!("Minutes, page {n}.")));
    scratch.init();
    scratch.run(&["index"]).exits(0);
    let id = scratch.request();
    let hits = scratch.run(&["hits", &id, "--jsonl"]).exits(0).lines();
    let paths: Vec<&str> = hits.iter().map(|h| h["path"].as_str().unwrap()).collect();
    let theirs = [
        "cases/Ashgrove, Wilhelmina/2026/plan.txt",
        "cases/Ashgrove, Wilhelmina/scan note.txt",
        "mail/2.eml",
        "notes/2026-03-01_Wilhelmina_Ashgrove (v2).txt",
    ];
    assert_eq!(paths, theirs);
    assert!(hits.iter().all(|h| h["band"] == "possible" && h["evidence"][0]["code"] == "named"), "{hits:#?}");
}

#[test]
fn a_long_search_shows_what_it_found_first() {
    let scratch = Scratch::new();
    let message = |n: usize| {
        format!(
            "From a@centre.example Tue Feb  3 10:00:00 2026\nFrom: a@centre.example\nTo: b@centre.example\nSubject: {n}\n\
             Message-ID: <{n}@centre.example>\n\nWilhelmina Ashgrove, day {n}.\n\n"
        )
    };
    scratch.file("all.mbox", (0..2_100).map(message).collect::<String>());
    scratch.init();
    scratch.run(&["index"]).exits(0);
    let id = scratch.request();
    let shown = scratch.run(&["hits", &id]);
    for part in ["found first", "files/all.mbox > message"] {
        assert!(shown.stderr.contains(part), "{}", shown.stderr);
    }
    assert!(shown.stderr.lines().count() < 20 && shown.stdout.contains("2100 document(s)"), "{}", shown.stderr);
    assert_eq!(scratch.run(&["hits", &id, "--jsonl", "--quiet"]).exits(0).stderr, "");
}
