//! Files that are called the same, by their own names or by what is left of them, and names as long as they can be: each has its own
//! result, and none stops the others.

use super::driver::Scratch;

#[test]
fn files_of_one_name_are_each_written() {
    let scratch = Scratch::new();
    for folder in ["a", "b", "c"] {
        scratch.write(&format!("{folder}/note.txt"), format!("Said in {folder}."));
    }
    let lines = scratch.run(&["extract", "a", "b", "c", "--out", "text", "--no-ocr"]).exits(0).lines();
    let mut texts: Vec<String> = Vec::new();
    for line in &lines {
        assert_eq!(line["file"], "note.txt");
        texts.push(scratch.read(&format!("text/{}", line["written"].as_str().unwrap_or("note.txt.txt"))));
    }
    texts.sort();
    assert_eq!(texts, ["Said in a.", "Said in b.", "Said in c."]);
}

#[test]
fn a_name_as_long_as_can_be_stops_nothing() {
    let scratch = Scratch::new();
    scratch.write(&format!("a/{}.txt", "n".repeat(251)), "Zoltan said one.");
    scratch.write("a/z.txt", "Zoltan said two.");
    let lines = scratch.run(&["extract", "a", "--out", "text", "--no-ocr"]).exits(0).lines();
    let written = lines.iter().find_map(|l| l["written"].as_str()).unwrap();
    assert_eq!((lines.len(), scratch.read(&format!("text/{written}")).as_str()), (2, "Zoltan said one."));
    scratch.write("terms", "Zoltan");
    let long = format!("a/{}.txt", "n".repeat(251));
    scratch.run(&["redact", &long, "a/z.txt", "--terms", "terms", "--out", "released"]).exits(0);
    assert_eq!(std::fs::read_dir(scratch.path("released")).unwrap().count(), 2);
}

#[test]
fn releases_of_files_whose_names_are_redacted_do_not_replace_each_other() {
    let scratch = Scratch::new();
    scratch.write("Zoltan.txt", "About one.");
    scratch.write("Wilhelmina.txt", "About two.");
    scratch.write("terms", "Zoltan\nWilhelmina");
    let redact = ["redact", "Zoltan.txt", "Wilhelmina.txt", "--terms", "terms", "--out", "released", "--json"];
    let lines = scratch.run(&redact).exits(0).lines();
    let targets: Vec<&str> = lines.iter().map(|l| l["release"].as_str().unwrap()).collect();
    assert_eq!(targets, ["released/redacted.txt.pdf", "released/redacted.txt (2).pdf"]);
    assert!(targets.iter().all(|t| scratch.path(t).is_file()));
}

#[test]
fn a_refusal_leaves_no_release_of_before_beside_it() {
    let scratch = Scratch::new();
    scratch.write("terms", "Zoltan");
    scratch.write("note.txt", "Zoltan said so.");
    let redact = || scratch.run(&["redact", "note.txt", "--terms", "terms", "--out", "released"]);
    redact().exits(0);
    assert!(scratch.path("released/note.txt.pdf").is_file());
    std::fs::remove_file(scratch.path("note.txt")).unwrap();
    redact().exits(1);
    assert!(scratch.path("released/note.txt.refused").is_file());
    assert!(!scratch.path("released/note.txt.pdf").exists(), "it would be taken for the release");
    scratch.write("note.txt", "Zoltan said so.");
    redact().exits(0);
    assert!(!scratch.path("released/note.txt.refused").exists());
}
