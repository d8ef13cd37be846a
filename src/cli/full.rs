//! A disk on which nothing more can be written: which folder it is, and what to do. The messages of every library end up here as
//! text, so the signs are looked for in the text.

use crate::model::{Fault, sanitise};
use std::path::{Path, PathBuf};

/// How libraries and system say it.
const SIGNS: [&str; 7] = [
    "No space left on device",
    "os error 28)",
    "Disk quota exceeded",
    "os error 27)",
    "os error 122)",
    "database or disk is full",
    "disk I/O error",
];

/// Less room than this is none: databases and indexes write in pieces.
const NONE: u64 = 4 << 20;

/// The same fault, with the folder that is full and what to do where that is what is wrong. `workspace` is where most is written.
pub fn explained(fault: Fault, workspace: &Path) -> Fault {
    if !SIGNS.iter().any(|sign| fault.what.contains(sign)) {
        return fault;
    }
    let scratch = std::env::temp_dir();
    let likely = [named(&fault.what), Some(workspace.to_owned()), Some(scratch)];
    let rooms: Vec<(PathBuf, u64)> = likely.into_iter().flatten().filter_map(|dir| room(&dir)).collect();
    let full = rooms.iter().find(|(_, free)| *free < NONE).or(rooms.first());
    let Some((dir, free)) = full else { return fault };
    let (dir, mib) = (sanitise::line(&dir.display().to_string()).into_owned(), free >> 20);
    let says = match *free < NONE {
        true => format!("the disk of {dir} is full ({mib} MiB free): make room there"),
        false if fault.what.contains("disk I/O error") => {
            format!(
                "the disk of {dir} has room ({mib} MiB free), so it was full a moment ago, a limit on files stops it, or it is failing: look at it"
            )
        }
        false => format!(
            "the disk of {dir} has room ({mib} MiB free), so a quota or a limit on files stops it: have it raised"
        ),
    };
    let hint = format!("{says}, then run the same command again. Nothing half-written is taken for whole.");
    match &fault.hint {
        Some(had) => Fault { hint: Some(format!("{hint}\n{had}")), ..fault },
        None => fault.hint(hint),
    }
}

/// The folder of the file that a message names: `cannot write /a/b: …`.
fn named(what: &str) -> Option<PathBuf> {
    let from = what.match_indices('/').map(|(at, _)| at).find(|at| *at == 0 || what[..*at].ends_with(' '))?;
    let path = what[from..].split(": ").next()?;
    Path::new(path).ancestors().find(|p| p.is_dir()).filter(|p| *p != Path::new("/")).map(Path::to_owned)
}

/// A folder that is there, and the bytes that may still be written in it.
fn room(dir: &Path) -> Option<(PathBuf, u64)> {
    let dir = dir.canonicalize().ok()?;
    let told = rustix::fs::statvfs(&dir).ok()?;
    Some((dir, told.f_bavail.saturating_mul(told.f_frsize)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_full_disk_says_is_explained_and_nothing_else() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("catalogue.db");
        for sign in
            ["No space left on device (os error 28)", "database or disk is full", "File too large (os error 27)"]
        {
            let told = explained(Fault::new(format!("cannot write {}: {sign}", file.display())), Path::new("."));
            let hint = told.hint.unwrap();
            assert!(hint.contains(&*dir.path().canonicalize().unwrap().to_string_lossy()), "{hint}");
            assert!(hint.contains("MiB free") && hint.contains("run the same command again"), "{hint}");
        }
        let kept = explained(Fault::new("database or disk is full").hint("own"), dir.path()).hint.unwrap();
        assert!(kept.ends_with("own") && kept.contains("half-written"), "{kept}");
        assert!(explained(Fault::new("cannot read /a/b: permission denied"), dir.path()).hint.is_none());
    }
}
