//! Where checkpoints and the key that signs them lie in a workspace. One Ed25519 key a workspace (`checkpoint.key`); a
//! checkpoint in the record it was taken of, and the same in `checkpoints/NAME/`, which survives the record.
//!
//! ```text
//! checkpoint.key                  32 random bytes, mode 0600: the seed of the key
//! checkpoints/NAME/keys.txt       the keys that check the signatures, one a line: NAME+ID+KEY
//! checkpoints/NAME/00000042.txt   the checkpoint taken at 42 entries
//! ```
//!
//! Who can read the key can sign anew what they wrote anew: a checkpoint proves something to others where a copy of it left
//! the house (each bundle's manifest holds one) or lies with somebody else.

use super::chain::Verdict;
use super::checkpoint::{Checkpoint, Signer, Verifier, check_all};
use super::log::{folder_of, sync_folder};
use crate::model::{Context, Fault, Result};
use sha2::{Digest, Sha256};
use std::fs;
use std::io::Write;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

/// The folder of checkpoints in a workspace, and in a record.
pub const FOLDER: &str = "checkpoints";
const KEY: &str = "checkpoint.key";
const KEYS: &str = "keys.txt";

/// Signs and keeps the checkpoints of one workspace.
pub struct Keeper {
    workspace: PathBuf,
    seed: [u8; 32],
}

impl Keeper {
    /// Reads the workspace's key, or makes one.
    pub fn open(workspace: &Path) -> Result<Keeper> {
        let path = workspace.join(KEY);
        if !path.exists() {
            let mut seed = [0u8; 32];
            getrandom::fill(&mut seed).context("the system gives no random numbers")?;
            write_once(&path, &seed)?;
        }
        let seed = fs::read(&path).at("read", &path)?;
        let seed = seed.try_into().map_err(|_| {
            Fault::new(format!("{} is no key of 32 bytes", path.display()))
                .hint("restore it from a backup; if there is none, move it away: a new one is made")
        })?;
        Ok(Keeper { workspace: workspace.to_owned(), seed })
    }

    /// The key that checks the checkpoints of log `name`.
    pub fn verifier(&self, name: &str) -> Result<Verifier> {
        Ok(self.signer(name)?.verifier())
    }

    /// What the log at `path` is now, and the signed note; nothing is kept.
    pub fn sign(&self, path: &Path, name: &str) -> Result<(Checkpoint, String)> {
        let checkpoint = Checkpoint::of(path, &self.origin(name))?;
        let note = checkpoint.sign(&self.signer(name)?);
        Ok((checkpoint, note))
    }

    /// Signs what the log at `path` is now and keeps the note beside it and in the workspace.
    pub fn keep(&self, path: &Path, name: &str) -> Result<Checkpoint> {
        let (checkpoint, note) = self.sign(path, name)?;
        let file = format!("{:08}.txt", checkpoint.size);
        let central = self.workspace.join(FOLDER).join(name);
        for folder in [central.clone(), folder_of(path).join(FOLDER)] {
            fs::DirBuilder::new().recursive(true).mode(0o700).create(&folder).at("make the folder", &folder)?;
            write_once(&folder.join(&file), note.as_bytes())?;
        }
        self.publish(&central.join(KEYS), name)?;
        Ok(checkpoint)
    }

    /// Adds the key to those that check this log, where it is not yet among them.
    fn publish(&self, path: &Path, name: &str) -> Result<()> {
        let key = self.verifier(name)?.text();
        let known = fs::read_to_string(path).unwrap_or_default();
        if known.lines().any(|line| line == key) {
            return Ok(());
        }
        let mut file = fs::OpenOptions::new().append(true).create(true).mode(0o600).open(path).at("write", path)?;
        file.write_all(format!("{key}\n").as_bytes()).and_then(|()| file.sync_all()).at("write", path)?;
        sync_folder(folder_of(path))
    }

    fn signer(&self, name: &str) -> Result<Signer> {
        Signer::new(&self.origin(name), &self.seed)
    }

    /// Which log of which workspace: `dsar-HASH8/NAME`, HASH8 being of the public key.
    fn origin(&self, name: &str) -> String {
        let public = ed25519_dalek::SigningKey::from_bytes(&self.seed).verifying_key();
        format!("dsar-{}/{name}", &hex::encode(Sha256::digest(public.as_bytes()))[..8])
    }
}

/// A checkpoint found in a workspace or a record, and where.
#[derive(Clone, Debug)]
pub struct Kept {
    /// Its file.
    pub path: PathBuf,
    /// The signed note.
    pub note: String,
}

/// Every checkpoint kept of the log at `path`, called `name`, in its record and (where it is known) in the workspace.
pub fn kept(workspace: Option<&Path>, path: &Path, name: &str) -> Result<Vec<Kept>> {
    let mut found = Vec::new();
    let central = workspace.map(|w| w.join(FOLDER).join(name));
    for folder in central.into_iter().chain([folder_of(path).join(FOLDER)]).filter(|f| f.is_dir()) {
        for entry in fs::read_dir(&folder).at("read", &folder)? {
            let path = entry.at("read", &folder)?.path();
            if path.extension().is_some_and(|e| e == "txt") && path.file_name().is_none_or(|n| n != KEYS) {
                found.push(Kept { note: fs::read_to_string(&path).at("read", &path)?, path });
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(found)
}

/// The keys that check the checkpoints of log `name`, as the workspace keeps them.
pub fn keys(workspace: &Path, name: &str) -> Result<Vec<Verifier>> {
    let path = workspace.join(FOLDER).join(name).join(KEYS);
    match path.is_file() {
        true => fs::read_to_string(&path).at("read", &path)?.lines().map(Verifier::parse).collect(),
        false => Ok(Vec::new()),
    }
}

/// What a look at a log and at every checkpoint kept of it found.
#[derive(Clone, Debug)]
pub struct Looked {
    /// The log, held to the checkpoints.
    pub verdict: Verdict,
    /// Sizes of the log at which it was held to a signed checkpoint, ascending.
    pub held_to: Vec<u64>,
    /// Checkpoints that bear no valid signature of a key of this workspace.
    pub unsigned: Vec<PathBuf>,
}

/// Recomputes the log at `path` and holds it to every checkpoint kept of it, and to `further` ones.
pub fn look(workspace: Option<&Path>, path: &Path, name: &str, further: &[Checkpoint]) -> Result<Looked> {
    let keys = workspace.map_or(Ok(Vec::new()), |w| keys(w, name))?;
    let (mut all, mut unsigned) = (further.to_vec(), Vec::new());
    for one in kept(workspace, path, name)? {
        match keys.iter().find_map(|key| Checkpoint::open(&one.note, key).ok()) {
            Some(checkpoint) => all.push(checkpoint),
            None => unsigned.push(one.path),
        }
    }
    let mut held_to: Vec<u64> = all.iter().map(|c| c.size).collect();
    held_to.sort_unstable();
    held_to.dedup();
    Ok(Looked { verdict: check_all(path, &all)?, held_to, unsigned })
}

/// Writes a file that is the same whenever it is written; one that is there already stays.
fn write_once(path: &Path, bytes: &[u8]) -> Result<()> {
    if path.exists() {
        return Ok(());
    }
    let folder = folder_of(path);
    let mut fresh = tempfile::Builder::new().prefix(".new-").tempfile_in(folder).at("write in", folder)?;
    fresh.write_all(bytes).and_then(|()| fresh.as_file().sync_all()).at("write", path)?;
    match fresh.persist_noclobber(path) {
        Ok(_) => sync_folder(folder),
        Err(e) if e.error.kind() == std::io::ErrorKind::AlreadyExists => Ok(()),
        Err(e) => Err(e.error).at("write", path),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::{Clock, Log};
    use crate::model::Event;
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn a_checkpoint_lies_in_record_and_workspace_and_is_checked_by_the_published_key() {
        let dir = tempfile::tempdir().unwrap();
        let record = dir.path().join("requests/2026-0001/record");
        fs::create_dir_all(&record).unwrap();
        let path = record.join("events.jsonl");
        let mut log = Log::open(&path, Clock::System).unwrap();
        for n in 0..3 {
            log.append(Event::Noted { note: format!("{n:064x}") }, "o").unwrap();
            Keeper::open(dir.path()).unwrap().keep(&path, "2026-0001").unwrap();
        }
        let keeper = Keeper::open(dir.path()).unwrap();
        assert_eq!(keeper.keep(&path, "2026-0001").unwrap().size, 3, "the same again is no change");
        let mode = fs::metadata(dir.path().join(KEY)).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, 0o600);
        let all = kept(Some(dir.path()), &path, "2026-0001").unwrap();
        assert_eq!(all.len(), 6);
        let keys = keys(dir.path(), "2026-0001").unwrap();
        assert_eq!(keys, [keeper.verifier("2026-0001").unwrap()]);
        for one in &all {
            let checkpoint = Checkpoint::open(&one.note, &keys[0]).unwrap();
            assert!(matches!(checkpoint.check(&path).unwrap(), Verdict::Whole(_)));
            assert!(checkpoint.origin.starts_with("dsar-") && checkpoint.origin.ends_with("/2026-0001"));
        }
        let looked = look(Some(dir.path()), &path, "2026-0001", &[]).unwrap();
        assert!(matches!(looked.verdict, Verdict::Whole(v) if v.entries == 3));
        assert_eq!((looked.held_to, looked.unsigned.len()), (vec![1, 2, 3], 0));
        let cut: String = fs::read_to_string(&path).unwrap().lines().take(1).map(|l| format!("{l}\n")).collect();
        fs::write(&path, cut).unwrap();
        let looked = look(Some(dir.path()), &path, "2026-0001", &[]).unwrap();
        assert!(matches!(looked.verdict, Verdict::Broken(b) if b.entry == 2), "its end was cut off");
        let forged = record.join(FOLDER).join("00000002.txt");
        fs::write(&forged, fs::read_to_string(&forged).unwrap().replace("\n2\n", "\n1\n")).unwrap();
        assert_eq!(look(Some(dir.path()), &path, "2026-0001", &[]).unwrap().unsigned, [forged]);
        assert!(fs::read_dir(&record).unwrap().all(|e| !e.unwrap().file_name().to_string_lossy().starts_with('.')));
    }
}
