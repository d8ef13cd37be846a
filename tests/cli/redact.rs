//! `dsar redact` as a person runs it.

use super::driver::Scratch;
use std::path::Path;

fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(name)).unwrap()
}

/// What the program itself reads in a release.
fn text(scratch: &Scratch, release: &str) -> String {
    scratch.run(&["extract", release, "--out", "text"]).exits(0);
    let name = Path::new(release).file_name().unwrap().to_string_lossy().into_owned();
    scratch.read(&format!("text/{name}.txt"))
}

#[test]
fn a_protected_pdf_is_opened_by_its_password_and_released_without_one() {
    let scratch = Scratch::new();
    scratch.write("locked.pdf", fixture("protected/register.pdf"));
    scratch.write("terms.txt", "Zoltan Featherstonehaugh\n");
    scratch.write("passwords.txt", "wrong\nlighthouse\n");
    let refused = scratch.run(&["redact", "locked.pdf", "--terms", "terms.txt", "--out", "out", "--json"]).exits(1);
    assert_eq!(refused.lines()[0]["fate"], "refused");
    let args =
        ["redact", "locked.pdf", "--terms", "terms.txt", "--out", "out", "--passwords", "passwords.txt", "--json"];
    let released = scratch.run(&args).exits(0).lines();
    assert_eq!(released[0]["pages"][0]["kept"], "sharp", "{released:?}");
    let text = text(&scratch, "out/locked.pdf.pdf");
    assert!(text.contains("attended on 3 May 2024") && !text.contains("Featherstonehaugh"), "{text}");
}

#[test]
fn a_pdf_locked_against_changes_only_is_redacted_like_any_other() {
    let scratch = Scratch::new();
    scratch.write("notice.pdf", fixture("formats/register-locked.pdf"));
    scratch.write("terms.txt", "Featherstonehaugh\n");
    let released = scratch.run(&["redact", "notice.pdf", "--terms", "terms.txt", "--out", "out", "--json"]).exits(0);
    assert_eq!(released.lines()[0]["pages"][0]["kept"], "sharp");
    let text = text(&scratch, "out/notice.pdf.pdf");
    assert!(text.contains("Zoltan") && !text.contains("Featherstonehaugh"), "{text}");
}

#[test]
fn a_term_that_is_also_a_word_of_the_format_is_refused_and_not_released_with_it() {
    let scratch = Scratch::new();
    scratch.write("notice.pdf", fixture("formats/register-locked.pdf"));
    scratch.write("terms.txt", "Featherstonehaugh\nArtifact\n");
    let refused = scratch.run(&["redact", "notice.pdf", "--terms", "terms.txt", "--out", "out", "--json"]).exits(1);
    assert_eq!(refused.lines()[0]["fate"], "refused", "whoever searches the file's streams would find the word");
}

#[test]
fn a_name_that_is_also_a_key_of_the_format_stops_nothing() {
    let scratch = Scratch::new();
    scratch.write("notes.txt", "Present: Tom Parent and Dee Contents.\n");
    scratch.write("terms.txt", "Parent\nContents\n");
    scratch.run(&["redact", "notes.txt", "--terms", "terms.txt", "--out", "out"]).exits(0);
    let text = text(&scratch, "out/notes.txt.pdf");
    assert!(text.contains("Tom") && !text.contains("Parent") && !text.contains("Contents"), "{text}");
}
