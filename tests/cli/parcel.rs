//! The encrypted file that is sent, verified as it is.

use super::amend::answered;
use super::driver::Scratch;

/// An answer sealed so; where the parcel lies, and its passphrase in a file.
fn sealed(scratch: &Scratch, id: &str, how: &str) -> String {
    let said = scratch.run(&["bundle", id, "--seal", how]).exits(0).stdout;
    let of = |word: &str| {
        let line = said.lines().find(|l| l.trim_start().starts_with(word)).unwrap();
        line.split_whitespace().last().unwrap().to_owned()
    };
    scratch.write("words.txt", of("passphrase") + "\n");
    of("to send")
}

#[test]
fn the_encrypted_file_is_verified_wherever_a_copy_of_it_lies() {
    let (scratch, id) = answered();
    for how in ["zip", "age"] {
        let parcel = sealed(&scratch, &id, how);
        assert!(parcel.ends_with(how), "{parcel}");
        let verify = ["verify", &parcel, "--passphrase-file", "words.txt"];
        let said = scratch.run(&verify).exits(0).stdout;
        for part in ["verified: nothing found", "compared with the log", "searched for all that was removed"] {
            assert!(said.contains(part), "{part}: {said}");
        }
        scratch.feed(&["verify", &parcel, "--passphrase-file", "-"], &scratch.read("words.txt")).exits(0);
        scratch.run(&["verify", &parcel]).exits(2).complains(&["is encrypted", "--passphrase-file", "bundles/001"]);
        scratch.write("other.txt", "abacus-abdomen-abdominal");
        let wrong = scratch.run(&["verify", &parcel, "--passphrase-file", "other.txt"]);
        wrong.exits(2).complains(&["check the password"]);

        // A copy on a stick: with the workspace it is held to the log, without one to its manifest.
        std::fs::copy(&parcel, scratch.path("copy")).unwrap();
        let said = scratch.run(&["verify", "copy", "--passphrase-file", "words.txt"]).exits(0).stdout;
        assert!(said.contains("searched for all that was removed"), "{said}");
        let elsewhere = ["verify", "copy", "--passphrase-file", "words.txt", "-w", "home"];
        let said = scratch.run(&elsewhere).exits(0).stdout;
        assert!(said.contains("lies in no workspace"), "{said}");
        assert!(std::fs::read_dir(scratch.path("tmp")).unwrap().count() <= 1, "nothing was unpacked to the disk");
    }
    scratch.write("note.zip", "no zip at all");
    scratch
        .run(&["verify", "note.zip", "--passphrase-file", "words.txt"])
        .exits(2)
        .complains(&["neither a zip nor an age file"]);
}

#[test]
fn a_parcel_that_is_not_as_it_was_made_is_told() {
    let (scratch, id) = answered();
    let parcel = sealed(&scratch, &id, "zip");
    let words = scratch.read("words.txt");
    let opened = dsar::bundle::open(&std::fs::read(&parcel).unwrap(), dsar::bundle::Seal::Zip, words.trim()).unwrap();
    let mut changed = opened.clone();
    changed.iter_mut().find(|(name, _)| name == "schedule.csv").unwrap().1.extend(b"Gosia Nowak\n");
    changed.push(("more.txt".into(), b"x".to_vec()));
    let sealed = dsar::bundle::seal(&changed, dsar::bundle::Seal::Zip, words.trim()).unwrap();
    scratch.write("changed.zip", sealed);
    let said = scratch.run(&["verify", "changed.zip", "--passphrase-file", "words.txt"]).exits(3).stdout;
    for part in ["schedule.csv was changed", "more.txt was added", "readable in schedule.csv"] {
        assert!(said.contains(part), "{part}: {said}");
    }
    // A manifest that fits is not the one that the log knows.
    changed.pop();
    let entry = changed.iter().position(|(name, _)| name == "schedule.csv").unwrap();
    let (size, hash) = (changed[entry].1.len(), dsar::model::BlobId::of(&changed[entry].1).to_string());
    let manifest = changed.iter_mut().find(|(name, _)| name == "manifest.json").unwrap();
    let mut json: serde_json::Value = serde_json::from_slice(&manifest.1).unwrap();
    let files = json["files"].as_array_mut().unwrap();
    let file = files.iter_mut().find(|f| f["name"] == "schedule.csv").unwrap();
    (file["size"], file["sha256"]) = (size.into(), hash.into());
    manifest.1 = serde_json::to_vec(&json).unwrap();
    scratch.write("forged.zip", dsar::bundle::seal(&changed, dsar::bundle::Seal::Zip, words.trim()).unwrap());
    let said = scratch.run(&["verify", "forged.zip", "--passphrase-file", "words.txt"]).exits(3).stdout;
    assert!(said.contains("manifest.json is not the one that entry"), "{said}");
}

#[test]
fn a_document_without_a_title_is_called_by_what_is_safe_of_its_files_name() {
    let scratch = Scratch::new();
    scratch.file("2024/Safeguarding notes Quillfeather.txt", "Wilhelmina Ashgrove came on Monday.\n");
    scratch.init();
    scratch.run(&["index"]).exits(0);
    let id = scratch.request();
    scratch.run(&["run", &id]).exits(1);
    super::life::settle_everything(&scratch, &id);
    scratch.run(&["bundle", &id]).exits(0);
    let schedule = scratch.read(&format!("cases/requests/{id}/bundles/001/disclosure/schedule.csv"));
    assert!(schedule.contains(",Safeguarding notes [redacted]") && !schedule.contains("Quillfeather"), "{schedule}");
    let text = super::parted::answer(&scratch, &id, 1);
    assert!(text.contains("Safeguarding notes") && !text.contains("Quillfeather"), "{text}");
}
