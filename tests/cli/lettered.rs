//! Letters for life: what was dealt to somebody stays theirs through everything that a request goes through, and a decision finds
//! whom it was about. What went when it was a name and is none any more; answers that are behind the decisions.

use super::driver::{Ran, Scratch};
use super::life::settle_everything;
use dsar::format::{Format, ReadLimits, pdf::Pdf};
use dsar::model::{Choice, Event, Mark, Outcome, PersonId, Span, UnitChange, event::Scope};
use dsar::pipeline::derived::Derived;
use dsar::pipeline::recorded::Recorded;
use std::collections::{BTreeMap, BTreeSet};

const FORM: &str = "received = \"2026-03-02\"\n[subject]\nnames = [\"Theodore Whitmarsh\"]\nborn = [\"2001-05-09\"]\n";

fn mail(scratch: &Scratch, name: &str, from: &str, date: &str, words: &str) {
    let head = format!("From: {from}\nTo: Hannah Cole <h.cole@school.example>\nSubject: {name}\nDate: {date}\n");
    scratch
        .file(&format!("{name}.eml"), format!("{head}Message-ID: <{name}@x>\nContent-Type: text/plain\n\n{words}\n"));
}

/// Two messages of a school about a pupil and two others, found and decided; the letter of each by name.
fn decided() -> (Scratch, String) {
    let scratch = Scratch::new();
    let from = "Mark Devereux <m.devereux@school.example>";
    let first = "Alfie Thornley hit Theodore Whitmarsh on Tuesday. Jaden Brooks only watched.";
    mail(&scratch, "incident", from, "Thu, 12 Feb 2026 10:00:00 +0000", first);
    let second = "Alfie Thornley apologised to Theodore Whitmarsh today. Jaden Brooks was away.";
    mail(&scratch, "later", from, "Fri, 20 Feb 2026 10:00:00 +0000", second);
    scratch.init();
    scratch.run(&["index"]).exits(0);
    scratch.write("form.toml", FORM);
    let new = scratch.run(&["request", "new", "--from", "form.toml"]).exits(0).stdout;
    let id = new.lines().next().unwrap().to_owned();
    scratch.run(&["run", &id]).exits(1);
    settle_everything(&scratch, &id);
    (scratch, id)
}

/// A message of before all others comes to light, in which everybody is named in another order.
fn earlier_mail(scratch: &Scratch, id: &str) {
    let words =
        "Could Theodore Whitmarsh play with our Barnaby Quigley? Jaden Brooks and Alfie Thornley will be there.";
    let from = "Zara Quigley <z.quigley@postbox.example>";
    mail(scratch, "playdate", from, "Mon, 5 Jan 2026 16:00:00 +0000", words);
    scratch.run(&["index"]).exits(0);
    scratch.run(&["find", id, "--update"]);
}

fn letters(scratch: &Scratch, id: &str) -> BTreeMap<String, String> {
    let derived = Derived::load(&scratch.case(id)).unwrap();
    derived.persons.iter().map(|p| (p.name.expose().to_owned(), p.id.letters())).collect()
}

/// Every string that went, with the letters it went under.
fn labels(scratch: &Scratch, id: &str, bundle: u32) -> BTreeMap<String, BTreeSet<String>> {
    let case = scratch.case(id);
    let (derived, recorded) = (Derived::load(&case).unwrap(), Recorded::load(&case, bundle).unwrap().unwrap());
    let mut labels: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for unit in recorded.documents.iter().flat_map(|d| &d.units) {
        let text = derived.units.iter().find(|u| u.id == unit.id).unwrap().text.expose();
        for removed in &unit.removed {
            labels.entry(removed.span.of(text).to_owned()).or_default().insert(removed.person.clone());
        }
    }
    labels
}

fn one(letters: &str) -> BTreeSet<String> {
    BTreeSet::from([letters.to_owned()])
}

fn csv(scratch: &Scratch, id: &str, line: &str) -> Ran {
    scratch.write("d.csv", format!("target,action\n{line}\n"));
    scratch.run(&["decide", id, "--csv", "d.csv"])
}

fn log(scratch: &Scratch, id: &str) -> String {
    scratch.read(&format!("cases/requests/{id}/record/events.jsonl"))
}

#[test]
fn a_letter_is_one_persons_for_the_life_of_the_request() {
    let (scratch, id) = decided();
    let before = letters(&scratch, &id);
    let (alfie, jaden) = (before["Alfie Thornley"].clone(), before["Jaden Brooks"].clone());
    assert!(!log(&scratch, &id).contains("Thornley"), "the log names nobody");
    earlier_mail(&scratch, &id);
    scratch.run(&["decide", &id, "--policy", "everything"]).exits(0);
    let after = letters(&scratch, &id);
    for (name, letter) in &before {
        assert_eq!(after.get(name), Some(letter), "{name} in {after:?}");
    }
    assert!(!before.values().any(|l| *l == after["Barnaby Quigley"]), "{after:?}");
    let made = scratch.run(&["bundle", &id, "--json"]).exits(0).json();
    let went = labels(&scratch, &id, made["number"].as_u64().unwrap() as u32);
    assert_eq!((&went["Alfie Thornley"], &went["Jaden Brooks"]), (&one(&alfie), &one(&jaden)), "{went:?}");
    // Derived anew, from a record alone.
    std::fs::remove_dir_all(scratch.path(&format!("cases/requests/{id}/derived"))).unwrap();
    std::fs::create_dir(scratch.path(&format!("cases/requests/{id}/derived"))).unwrap();
    scratch.run(&["run", &id]);
    assert_eq!(letters(&scratch, &id), after);
    // Newcomers get letters that nobody ever had.
    mail(&scratch, "new", "Wren Abbot <w.abbot@home.example>", "Tue, 6 Jan 2026 09:00:00 +0000", "Theodore Whitmarsh.");
    scratch.run(&["index"]).exits(0);
    scratch.run(&["find", &id, "--update"]);
    let last = letters(&scratch, &id);
    assert!(after.iter().all(|(name, letter)| last.get(name) == Some(letter)), "{after:?} {last:?}");
    assert!(!after.values().any(|l| *l == last["Wren Abbot"]), "{last:?}");
}

#[test]
fn an_old_request_whose_letters_moved_is_answered_by_who_is_named_where() {
    let (scratch, id) = decided();
    // As it was kept before letters were: derived data of the last run, decisions of one before with the letters of then.
    let new = scratch.run(&["request", "new", "--from", "form.toml"]).exits(0).stdout;
    let old = new.lines().next().unwrap().to_owned();
    let derived = Derived::load(&scratch.case(&id)).unwrap();
    let mut case = scratch.case(&old);
    let hash = derived.store(&case).unwrap();
    let ran = scratch.case(&id).facts().runs[0].clone();
    let (documents, units, persons) = (ran.documents, ran.units, ran.persons);
    let (generation, exceptions) = (ran.generation, 0);
    case.append(Event::Ran { generation, documents, units, persons, exceptions, derived: hash, not_pinned: 0 })
        .unwrap();
    let under = dsar::model::ExemptionCode("sch2-16".into());
    let moved = |p: PersonId, n: usize| PersonId((p.0 + n as u32) % 5 + 1);
    let changes = derived.units.iter().enumerate().map(|(n, unit)| {
        let redact = |span: Span, p: PersonId| Mark {
            span,
            choice: Choice::Redact { person: Some(moved(p, n)), exemption: under.clone() },
        };
        let marks = unit.mentions.iter().map(|m| redact(m.span, m.person)).collect();
        let (boxes, lapsed) = (Vec::new(), Vec::new());
        UnitChange { unit: unit.id.clone(), outcome: Some(Outcome::Redact), exemption: None, marks, boxes, lapsed }
    });
    let changes = changes.collect();
    case.append(Event::Decided { scope: Scope::Policy, person: None, changes, note: None }).unwrap();
    drop(case);
    scratch.run(&["request", "event", &old, "identity-verified", "--on", "2026-03-03"]).exits(0);
    scratch.run(&["bundle", &old]).exits(0);
    let (went, now) = (labels(&scratch, &old, 1), letters(&scratch, &old));
    for name in ["Alfie Thornley", "Jaden Brooks", "Mark Devereux"] {
        assert_eq!(went[name], one(&now[name]), "{name} in {went:?}");
    }
    assert!(log(&scratch, &old).contains("\"lettered\""), "the letters that went out are dealt");
}

#[test]
fn a_bundle_is_refused_whose_letters_are_not_those_that_were_dealt() {
    let (scratch, id) = decided();
    let case = scratch.case(&id);
    let mut derived = Derived::load(&case).unwrap();
    let mention = derived.units.iter_mut().flat_map(|u| &mut u.mentions).next().unwrap();
    mention.person = PersonId(mention.person.0 + 1);
    derived.store(&case).unwrap();
    drop(case);
    let refused = ["would not tell people apart", "was dealt the letter", "--update gives everybody the letter"];
    scratch.run(&["bundle", &id]).exits(3).complains(&refused);
    assert!(!scratch.path(&format!("cases/requests/{id}/bundles/001")).exists());
    scratch.run(&["find", &id, "--update"]);
    scratch.run(&["bundle", &id]).exits(0);
}

#[test]
fn whoever_decides_by_letters_is_told_whom_they_meant() {
    let (scratch, id) = decided();
    let alfie = letters(&scratch, &id)["Alfie Thornley"].clone();
    let given = ["request", "consent", &id, "given", "--person", &alfie, "--on", "2026-03-05", "--written"];
    let told = scratch.run(&given).exits(0).stdout;
    assert!(told.contains(&format!("Person {alfie} is Alfie Thornley, named in 2 unit(s).")), "{told}");
    let by_name = ["request", "consent", &id, "asked", "--name", "Nobody Here", "--on", "2026-03-05"];
    assert!(scratch.run(&by_name).exits(0).stdout.contains("nobody whom the documents"), "a slip of the pen");
    earlier_mail(&scratch, &id);
    let listed = scratch.run(&["request", "consent", &id]).exits(0).stdout;
    assert!(listed.contains(&format!("Person {alfie} agreed in writing")), "{listed}");
    scratch.run(&["decide", &id, "--policy", "everything"]).exits(0);
    let told = csv(&scratch, &id, &format!("person:{alfie},disclose")).exits(0).stdout;
    assert!(told.contains(&format!("Person {alfie} is Alfie Thornley, named in 3 unit(s).")), "{told}");
    let json = scratch.run(&["decide", &id, "--csv", "d.csv", "--json"]).exits(0).stdout;
    assert!(!json.contains("Alfie") && !log(&scratch, &id).contains("Alfie"), "for the eye only: {json}");
    scratch.run(&["bundle", &id]).exits(0);
    assert!(!labels(&scratch, &id, 1).contains_key("Alfie Thornley"), "the consent is theirs");
}

/// What a later run derives that takes somebody for nobody.
fn forget(scratch: &Scratch, id: &str, name: &str) {
    let case = scratch.case(id);
    let mut derived = Derived::load(&case).unwrap();
    let person = derived.persons.iter().find(|p| p.name.expose() == name).unwrap().id;
    derived.persons.retain(|p| p.id != person);
    derived.units.iter_mut().for_each(|u| u.mentions.retain(|m| m.person != person));
    derived.store(&case).unwrap();
}

#[test]
fn what_went_as_a_name_and_is_none_any_more_stands_until_it_is_decided_again() {
    let (scratch, id) = decided();
    let units: Vec<String> = {
        let derived = Derived::load(&scratch.case(&id)).unwrap();
        derived.units.iter().map(|u| u.id.0.clone()).collect()
    };
    assert_eq!(units.len(), 2);
    let now = |unit: &str| {
        let trace = scratch.run(&["audit", "trace", &id, unit]).exits(0).stdout;
        trace.lines().find(|l| l.starts_with("Now: ")).unwrap().to_owned()
    };
    let standing = |unit: &str| now(unit).contains("1 of them where nobody is named any more");
    assert!(!standing(&units[0]), "{}", now(&units[0]));
    let letter = letters(&scratch, &id)["Jaden Brooks"].clone();
    forget(&scratch, &id, "Jaden Brooks");
    assert!(standing(&units[0]) && standing(&units[1]), "{}", now(&units[0]));
    let show = scratch.run(&["request", "show", &id]);
    assert!(show.stdout.contains("2 redaction(s) stand in 2 unit(s) where nobody is named any more"), "{show:?}");
    scratch.run(&["proof", &id, "--out", "proof.pdf"]);
    let proof = std::fs::read(scratch.path("proof.pdf")).unwrap();
    let pages = (1..).map_while(|n| Pdf.leaf(&proof, n, 36, &ReadLimits::default()));
    let proof = pages.map(|leaf| leaf.text.split_whitespace().collect::<Vec<_>>().join(" ")).collect::<String>();
    assert_eq!(proof.matches("goes, though nobody is named here any more").count(), 2, "{proof}");
    scratch.run(&["bundle", &id]).exits(0);
    assert_eq!(labels(&scratch, &id, 1)["Jaden Brooks"], one(&letter), "it stands, under the letter it went by");
    let again = csv(&scratch, &id, &format!("{},redact", units[0])).exits(0).stdout;
    assert!(again.contains("1 redaction(s) of what is in nobody's name now lapsed."), "{again}");
    assert!(!standing(&units[0]) && standing(&units[1]), "{}", now(&units[0]));
    // What still goes in one can be read in the other: deciding it again is the way out that the refusal names.
    scratch.run(&["bundle", &id]).exits(3).complains(&[&units[1], &units[0], "decide the named units again"]);
    csv(&scratch, &id, &format!("{},disclose", units[1])).exits(0);
    assert!(now(&units[1]).contains("disclose, 0 redaction(s)"), "{}", now(&units[1]));
    csv(&scratch, &id, &format!("{},redact", units[1])).exits(0);
    scratch.run(&["bundle", &id]).exits(0);
    let last = scratch.case(&id).facts().bundles.last().unwrap().number;
    assert!(!labels(&scratch, &id, last).contains_key("Jaden Brooks"));
}

#[test]
fn an_answer_that_is_behind_its_decisions_is_built_again_or_closed_with_a_reason() {
    let (scratch, id) = decided();
    let unit = Derived::load(&scratch.case(&id)).unwrap().units[0].id.0.clone();
    scratch.run(&["bundle", &id]).exits(0);
    let built = |status: String| status.contains("bundle 001") && !status.contains("since bundle");
    assert!(built(scratch.run(&["status"]).stdout));
    scratch.write("d.csv", format!("target,action,exemption,reason\n{unit},withhold,sch2-16,hers alone\n"));
    scratch.run(&["decide", &id, "--csv", "d.csv"]).exits(0);
    let status = scratch.run(&["status"]).stdout;
    assert!(status.contains("decisions changed since bundle 001: build again"), "{status}");
    assert!(!built(status.clone()), "{status}");
    let close = ["request", "close", &id, "--on", "2026-03-20"];
    scratch.run(&close).exits(2).complains(&["decisions changed since bundle 001", &format!("dsar bundle {id}")]);
    // Taken back, the answer is the answer again.
    let entry = scratch.case(&id).entries().last().unwrap().seq.to_string();
    scratch.run(&["decide", &id, "--undo", &entry]).exits(0);
    assert!(built(scratch.run(&["status"]).stdout));
    scratch.run(&["decide", &id, "--redo", &entry]).exits(0);
    scratch.run(&close).exits(2);
    scratch.run(&["bundle", &id]).exits(0);
    scratch.run(&["request", "amend", &id, "--add", "channel=letter", "--reason", "it came by post"]).exits(0);
    scratch.run(&close).exits(2).complains(&["the form of the request was corrected since bundle 002"]);
    earlier_mail(&scratch, &id);
    scratch.run(&close).exits(2).complains(&["the search found other documents since bundle 002"]);
    scratch.run(&[&close[..], &["--reason", "the new one is sent apart"]].concat()).exits(0);
    // A closed request takes no decisions, whichever way they come.
    let entries = log(&scratch, &id).lines().count();
    let closed = ["was closed on 2026-03-20", "reopened"];
    scratch.run(&["decide", &id, "--policy", "everything"]).exits(3).complains(&closed);
    scratch.run(&["decide", &id, "--csv", "d.csv"]).exits(3).complains(&closed);
    scratch.run(&["decide", &id, "--undo", &entry]).exits(3).complains(&closed);
    scratch.run(&["decide", &id, &unit, "--characters", "1-4", "--reason", "x"]).exits(3).complains(&closed);
    let hannah = letters(&scratch, &id)["Hannah Cole"].clone();
    scratch.run(&["decide", &id, "--nobody", &hannah, "--reason", "a body"]).exits(3).complains(&closed);
    scratch.run(&["review", &id]).exits(3).complains(&closed);
    assert_eq!(log(&scratch, &id).lines().count(), entries, "nothing is recorded by what is refused");
    scratch.run(&["request", "event", &id, "reopened", "--on", "2026-03-21"]).exits(0);
    scratch.run(&["decide", &id, "--policy", "everything"]).exits(0);
}
