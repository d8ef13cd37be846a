//! A request as the law sees it: its steps, its letters, and what stands between a decision and the answer.

use super::driver::{FORM, Scratch};
use super::life::settle_all_but_exceptions;

/// Everything a bundle asks for, but for decisions about people.
fn ready() -> (Scratch, String) {
    let scratch = Scratch::indexed();
    let id = scratch.request();
    scratch.run(&["run", &id]).exits(1);
    settle_all_but_exceptions(&scratch, &id);
    scratch.run(&["exceptions", "--settle", "all", "--request", &id, "--reason", "opened by hand"]).exits(0);
    (scratch, id)
}

fn units(scratch: &Scratch, id: &str) -> Vec<String> {
    let list = scratch.run(&["decide", id, "--list"]).exits(0).stdout;
    list.lines().skip(1).map(|l| l.split(',').next().unwrap().to_owned()).collect()
}

fn decide(scratch: &Scratch, id: &str, lines: &str) -> super::driver::Ran {
    scratch.write("decisions.csv", format!("target,action,exemption,reason,prejudice\n{lines}"));
    scratch.run(&["decide", id, "--csv", "decisions.csv"])
}

fn open(scratch: &Scratch, id: &str) -> String {
    scratch.run(&["request", "show", id]).stdout.lines().filter(|l| l.contains("OPEN:")).collect::<Vec<_>>().join("\n")
}

/// The letters of a private person that the gate names.
fn letters_in(text: &str) -> String {
    let at = text.find("Person ").unwrap_or_else(|| panic!("nobody is named: {text}"));
    text[at + 7..].split(',').next().unwrap().to_owned()
}

#[test]
fn a_private_third_party_stays_readable_only_with_consent_or_the_five_factors() {
    let (scratch, id) = ready();
    assert_eq!(open(&scratch, &id), "");
    let disclosed: String = units(&scratch, &id).iter().map(|u| format!("{u},disclose,\n")).collect();
    decide(&scratch, &id, &disclosed).exits(0);
    let refused = scratch.run(&["bundle", &id]).exits(3).complains(&["a private third party", "no five-factor record"]);
    assert!(!refused.stderr.contains("Penhaligon") && !refused.stderr.contains("Quillfeather"), "{refused:?}");
    let consent = |args: &[&str]| scratch.run(&[&["request", "consent", &id], args].concat());
    loop {
        let before = open(&scratch, &id);
        if !before.contains("a private third party") {
            break;
        }
        let person = letters_in(&before);
        consent(&["reasonable", "--person", &person, "--on", "2026-03-05", "--information", "a name"])
            .exits(2)
            .complains(&["five-factor record is not complete", "--confidentiality, --steps, --capability, --refusal"]);
        consent(&["asked", "--person", &person, "--on", "2026-03-05"]).exits(0);
        assert!(open(&scratch, &id).contains(&format!("Person {person}, a private third party, stays readable in")));
        assert!(open(&scratch, &id).contains("was asked and has not answered"));
        let five = [
            "--information",
            "a name",
            "--confidentiality",
            "none",
            "--steps",
            "asked",
            "--capability",
            "yes",
            "--refusal",
            "none",
        ];
        consent(&[&["reasonable", "--person", &person, "--on", "2026-03-09"][..], &five].concat()).exits(0);
        assert_ne!(open(&scratch, &id), before);
    }
    // The organisation's own notice asks for written authorisation: the five factors are no longer enough.
    scratch.write("cases/profile.toml", "[organisation]\n[organisation.promises]\nwritten_authorisation = true\n");
    let open_now = open(&scratch, &id);
    assert!(open_now.contains("has not authorised it in writing"), "{open_now}");
    while let Some(line) = open(&scratch, &id).lines().find(|l| l.contains("a private third party")) {
        let person = letters_in(line);
        consent(&["given", "--person", &person, "--on", "2026-03-10", "--written", "--note", "signed form"]).exits(0);
    }
    assert!(consent(&[]).exits(0).stdout.contains("agreed in writing"));
    scratch.run(&["bundle", &id]).exits(0);
}

#[test]
fn an_exemption_wants_its_reason_its_harm_and_a_second_person() {
    let (scratch, id) = ready();
    let units = units(&scratch, &id);
    decide(&scratch, &id, &format!("{},withhold,sch3-12\n", units[0]))
        .exits(2)
        .complains(&["does not apply in england-and-wales"]);
    let said = decide(&scratch, &id, &format!("{},withhold,sch2-2,the police asked,\n", units[0])).exits(1).stdout;
    assert!(said.contains("1 unit(s) rely on an exemption whose reason is not on record"), "{said}");
    let open_now = open(&scratch, &id);
    assert!(open_now.contains("Sch 2 para 2 (Crime and taxation)") && open_now.contains("--prejudice"), "{open_now}");
    let lists = scratch.run(&["request", "reason", &id]).exits(1).stdout;
    assert!(lists.contains("It must say: which of the purposes is at risk") && lists.contains("the harm"), "{lists}");
    scratch
        .run(&["request", "reason", &id, "--exemption", "sch2-2", "the police asked"])
        .exits(2)
        .complains(&["needs the harm weighed"]);
    decide(
        &scratch,
        &id,
        &format!("{},withhold,sch2-2,the police asked on 4 March,it would warn the suspect\n", units[0]),
    )
    .exits(0);
    assert!(open(&scratch, &id).contains("1 decision(s) wait for a second person"), "{}", open(&scratch, &id));
    scratch.run(&["request", "approve", &id, "--all"]).exits(3).complains(&["nobody approves their own"]);
    let back = ["request", "approve", &id, "--unit", &units[0], "--send-back", "the first paragraph can go"];
    scratch.run_as("second", &back).exits(0);
    assert!(open(&scratch, &id).contains("sent back by a second person"));
    // Who sent it back does not take that back with all the rest.
    scratch.run_as("second", &["request", "approve", &id, "--all"]).exits(2).complains(&["1 were sent back", "--unit"]);
    assert!(open(&scratch, &id).contains("sent back by a second person"));
    scratch.run_as("second", &["request", "approve", &id, "--unit", &units[0]]).exits(0);
    assert_eq!(open(&scratch, &id), "");
    // Anybody may disagree with what no rule has them look at, also with what they had approved.
    let doubt = ["request", "approve", &id, "--unit", &units[1], "--send-back", "it names her sister"];
    scratch.run_as("second", &doubt).exits(0);
    assert!(open(&scratch, &id).contains("1 decision(s) were sent back"), "{}", open(&scratch, &id));
    scratch.run_as("second", &["request", "approve", &id, "--unit", &units[1]]).exits(0);
    assert_eq!(open(&scratch, &id), "");
    // Decided again: approved no longer.
    decide(&scratch, &id, &format!("{},withhold,sch2-2\n", units[0])).exits(0);
    assert!(open(&scratch, &id).contains("wait for a second person"));
    // A redaction under another exemption than the rights of others.
    decide(&scratch, &id, &format!("{},redact,sch2-24,a reference given in confidence,\n", units[1])).exits(0);
    let log = scratch.read(&format!("cases/requests/{id}/record/events.jsonl"));
    assert!(
        !log.contains("the police asked") && !log.contains("given in confidence"),
        "reasons are kept apart from the log"
    );
}

#[test]
fn health_data_waits_for_an_opinion_that_is_not_too_old() {
    let (scratch, id) = ready();
    let unit = units(&scratch, &id).remove(0);
    let opinion = |args: &[&str]| scratch.run(&[&["request", "opinion", &id], args].concat());
    opinion(&["needed"]).exits(2).complains(&["which units"]);
    opinion(&["needed", "--unit", &unit]).exits(0);
    assert!(open(&scratch, &id).contains("Sch 3 para 6"), "{}", open(&scratch, &id));
    opinion(&["test-not-met", "--on", "2026-03-09"]).exits(2).complains(&["the professional is missing"]);
    opinion(&["test-not-met", "--on", "2020-03-09", "--by", "Dr A. Example, GP"]).exits(0);
    assert!(open(&scratch, &id).contains("Sch 3 para 6"), "an old opinion counts no longer");
    assert!(opinion(&[]).exits(0).stdout.contains("older than six months: counts no longer"));
    let known = ["already-known", "--unit", &unit, "--on", "2026-03-09", "--note", "their own letter to us"];
    opinion(&known).exits(0);
    assert_eq!(open(&scratch, &id), "");
    decide(&scratch, &id, &format!("{unit},withhold,sch3-5,Dr Example's letter,serious harm to health\n")).exits(0);
    assert!(open(&scratch, &id).contains("that the test is met (Sch 3 para 5)"), "{}", open(&scratch, &id));
}

#[test]
fn promises_of_the_notice_move_dates_and_gates() {
    let (scratch, id) = ready();
    let due =
        |scratch: &Scratch| scratch.run(&["request", "show", &id, "--json"]).json()["due"].as_str().unwrap().to_owned();
    assert_eq!(due(&scratch), "2026-04-02", "identity came on the 3rd, and nobody had asked for it");
    let loaded = scratch.run(&["profile", "load", "childrens-centres"]).exits(1).stdout;
    assert!(loaded.contains("CONTRARY TO THE LAW") && loaded.contains("a flat fee of £10"), "{loaded}");
    assert_eq!(due(&scratch), "2026-04-01", "30 days");
    for kind in ["paper", "phones", "cctv"] {
        assert!(open(&scratch, &id).contains(&format!("--kind {kind}")), "{}", open(&scratch, &id));
        scratch
            .run(&[
                "request",
                "source",
                &id,
                "--kind",
                kind,
                "--on",
                "2026-03-09",
                "--by",
                "Ada Example",
                "Nothing found.",
            ])
            .exits(0);
    }
    assert_eq!(open(&scratch, &id), "");
    let lint = scratch.run(&["profile", "lint", "disabled-children", "--json"]).exits(1).json();
    assert!(
        lint.as_array()
            .unwrap()
            .iter()
            .any(|f| f["kind"] == "stricter" && f["setting"] == "promises.written_authorisation")
    );
    // A second person looks at a share of the decisions, drawn by lot.
    scratch.write("cases/profile.toml", "[organisation.second_look]\nsample_percent = 100\n");
    assert!(open(&scratch, &id).contains("wait for a second person"), "{}", open(&scratch, &id));
    assert!(scratch.run(&["request", "approve", &id]).exits(1).stdout.contains("drawn by lot"));
    scratch.run_as("second", &["request", "approve", &id, "--all"]).exits(0);
    assert_eq!(open(&scratch, &id), "");
    scratch.write("cases/profile.toml", "[organisation]\n[[organisation.records]]\nname = \"Notes\"\nkeep = \"1 month\"\nfrom = \"the call\"\npaths = [\"notes/**\", \"mail/**\"]\n");
    let held = scratch.run(&["profile", "retention"]).exits(1).stdout;
    assert!(held.contains("mail/visit.eml") && held.contains("document(s) belong to no class"), "{held}");
}

#[test]
fn a_family_is_answered_apart_and_letters_use_what_was_recorded() {
    let scratch = Scratch::new();
    scratch.init();
    for (key, value) in [("name", "Elm Centre"), ("officer", "Ada Example"), ("contact", "dpo@elm.example")] {
        scratch.settings(&format!("\n{key} = \"\""), &format!("\n{key} = \"{value}\""));
    }
    let first = scratch.request();
    scratch.write(
        "son.toml",
        FORM.replace("[subject]", "requester = \"Wilhelmina Ashgrove\"\n[subject]")
            .replace("Wilhelmina Ashgrove\"]", "Edwin Ashgrove\"]\nborn = [\"2013-01-01\"]"),
    );
    let second = scratch.run(&["request", "new", "--from", "son.toml", "--family", &first]).exits(0).stdout;
    let second = second.lines().next().unwrap().to_owned();
    let told = open(&scratch, &second);
    assert!(told.contains("nothing shows that they may") && told.contains("the right is the child's own"), "{told}");
    scratch
        .run(&[
            "request",
            "event",
            &first,
            "identity-asked",
            "--on",
            "2026-03-03",
            "--reason",
            "an unknown address",
            "--family",
        ])
        .exits(0);
    for id in [&first, &second] {
        let shown = scratch.run(&["request", "show", id]).stdout;
        assert!(
            shown.contains("identity-asked: an unknown address") && shown.contains("of one family request"),
            "{shown}"
        );
    }
    scratch
        .run(&["request", "event", &first, "fee-paid", "--on", "2026-03-04"])
        .exits(2)
        .complains(&["no fee was charged"]);
    scratch
        .run(&["request", "letter", &first, "extension", "--out", "x.docx"])
        .exits(2)
        .complains(&["extension_reasons", "extended --on DATE"]);
    scratch.run(&["request", "letter", &first, "identity", "--out", "identity.docx"]).exits(0);
    let text = scratch.run(&["extract", "identity.docx", "--out", "text"]);
    assert_eq!(text.code, Some(0), "{text:?}");
    let words = scratch.read("text/identity.docx.txt");
    for part in ["Elm Centre", "Dear Wilhelmina Ashgrove", "an unknown address", "2 March 2026", "Ada Example"] {
        assert!(words.contains(part), "no {part:?} in {words}");
    }
    // An organisation's own words, and a slip in them.
    scratch.run(&["request", "letter", "--templates", "cases/letters"]).exits(0);
    let own = scratch.read("cases/letters/acknowledgement.toml");
    scratch.write("cases/letters/acknowledgement.toml", own.replace("Thank you for", "Many thanks for"));
    scratch.run(&["request", "letter", &second, "acknowledgement", "--out", "ack.docx"]).exits(0);
    scratch.run(&["extract", "ack.docx", "--out", "text"]).exits(0);
    let words = scratch.read("text/ack.docx.txt");
    assert!(
        words.contains("Many thanks for your request on behalf of Edwin Ashgrove")
            && words.contains(&format!("SAR-{first}")),
        "{words}"
    );
    scratch.write("cases/letters/acknowledgement.toml", own.replace("{received}", "{recieved}"));
    scratch
        .run(&["request", "letter", &second, "acknowledgement", "--out", "slip.docx"])
        .exits(2)
        .complains(&["recieved", "it knows:"]);
    let log = scratch.read(&format!("cases/requests/{first}/record/events.jsonl"));
    assert!(log.contains("letter_written") && !log.contains("Ashgrove") && !log.contains("unknown address"));
}

#[test]
fn the_clock_explains_itself_and_goes_into_a_calendar() {
    let scratch = Scratch::new();
    let told =
        scratch.run(&["clock", "explain", "--received", "2026-03-02", "--authority", "2026-03-10"]).exits(0).stdout;
    assert!(
        told.contains("[I] ICO guidance: ICO guidance on requests made for others") && told.contains("due 2026-04-10"),
        "{told}"
    );
    let school = [
        "clock",
        "--received",
        "2026-03-23",
        "--variant",
        "school-record",
        "--closed",
        "2026-03-27..2026-04-12",
        "--json",
    ];
    assert_eq!(scratch.run(&school).exits(0).json()["due"], "2026-04-28");
    scratch.run(&["clock", "--received", "2026-03-02", "--ics", "dates.ics"]).exits(0);
    let ics = scratch.read("dates.ics");
    assert!(ics.starts_with("BEGIN:VCALENDAR\r\n") && ics.contains("DTSTART;VALUE=DATE:20260402"), "{ics}");
    scratch.run(&["clock", "explain"]).exits(2);
    scratch.init();
    let id = scratch.request();
    assert!(scratch.run(&["clock", "explain", &id]).exits(0).stdout.contains("due 2026-04-02"));
    scratch.run(&["request", "show", &id, "--ics", "one.ics"]).exits(1);
    assert!(scratch.read("one.ics").contains(&format!("SAR-{id}: answer due")));
}

/// What is withheld under an exemption that must not be named leaves no trace in the answer: no rule, no gap, no count.
#[test]
fn an_answer_is_silent_about_what_must_not_be_named() {
    let (scratch, id) = ready();
    let units = units(&scratch, &id);
    let with = "the police asked on 4 March,it would warn the suspect";
    decide(&scratch, &id, &format!("{},withhold,sch2-2,{with}\n", units[0])).exits(0);
    decide(&scratch, &id, &format!("{},withhold,sch2-19,advice of our solicitor,\n", units[1])).exits(0);
    scratch.run_as("second", &["request", "approve", &id, "--all"]).exits(0);
    scratch.run(&["bundle", &id]).exits(0);
    let folder = format!("cases/requests/{id}/bundles/001");
    let withheld = scratch.read(&format!("{folder}/internal/withheld.csv"));
    let told: Vec<bool> = withheld.lines().skip(1).map(|l| l.ends_with(",yes")).collect();
    assert_eq!(told, [true, false], "what is told comes first: {withheld}");
    let schedule = scratch.read(&format!("{folder}/disclosure/schedule.csv"));
    let numbers: Vec<usize> = schedule.lines().skip(1).map(|l| l.split(',').next().unwrap().parse().unwrap()).collect();
    assert!(numbers.iter().copied().eq(1..=numbers.len()), "no gap: {schedule}");
    let text = super::parted::answer(&scratch, &id, 1);
    assert!(text.contains("Sch 2 para 19") && !text.contains("Sch 2 para 2:"), "{text}");
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let sums = regex::Regex::new(
        r"(\d+) documents? came up\. Of these, (\w+) (?:was|were) found to repeat another, which we give once, and (\w+) (?:was|were) found not to be about",
    );
    let said = sums.unwrap().captures(&words).unwrap_or_else(|| panic!("{words}"));
    let [found, repeated, other] = [1, 2, 3].map(|n| said[n].parse::<usize>().unwrap_or(0));
    assert_eq!(found - repeated - other, numbers.len(), "the counts close: {words}");
}
