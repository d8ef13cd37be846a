//! Signed checkpoints: what a log was at some moment, in a short text to keep elsewhere (with the ICO's case, in print, with
//! another person). Against it, a log that was cut off or written anew since is found.
//!
//! The text is a C2SP checkpoint (c2sp.org/tlog-checkpoint): origin, size, root of the RFC 6962 tree in base64, and one
//! extension line `head HEX`, the leaf hash of the last entry, by which a changed entry is named exactly. It is signed as
//! a C2SP note (c2sp.org/signed-note) with Ed25519. Where the key lies is not this module's business.

use super::chain::{Broken, Noted, Verdict, walk};
use super::tree::Tree;
use crate::model::{Fault, Result};
use base64::{Engine, prelude::BASE64_STANDARD};
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::path::Path;

/// Ed25519 in the notes' table of algorithms.
const ED25519: u8 = 1;

/// What a log was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// Which log: one line, without spaces at its ends.
    pub origin: String,
    /// Entries.
    pub size: u64,
    /// Root of the tree over all lines.
    pub root: [u8; 32],
    /// Leaf hash of the last line; zeros for an empty log.
    pub head: [u8; 32],
}

/// A named key that signs.
pub struct Signer {
    name: String,
    key: SigningKey,
}

/// A named key that checks signatures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verifier {
    name: String,
    key: VerifyingKey,
}

impl Checkpoint {
    /// What the log at `path` is now; refuses a log that is not whole.
    pub fn of(path: &Path, origin: &str) -> Result<Checkpoint> {
        let mut tree = Tree::default();
        let verified = walk(path, &Noted::new(), |_, hash| tree.push(hash))?.map_err(|broken| broken.refusal(path))?;
        Ok(Checkpoint { origin: origin.to_owned(), size: verified.entries, root: tree.root(), head: verified.head })
    }

    /// The text that is signed.
    pub fn text(&self) -> String {
        let root = BASE64_STANDARD.encode(self.root);
        format!("{}\n{}\n{root}\nhead {}\n", self.origin, self.size, hex::encode(self.head))
    }

    /// The signed note.
    pub fn sign(&self, signer: &Signer) -> String {
        let text = self.text();
        let verifier = signer.verifier();
        let signature = signer.key.sign(text.as_bytes()).to_bytes();
        let signed = BASE64_STANDARD.encode([&verifier.key_id()[..], &signature].concat());
        format!("{text}\n\u{2014} {} {signed}\n", signer.name)
    }

    /// Reads a note and checks its signature; signatures of other keys are passed over, as the format asks.
    pub fn open(note: &str, verifier: &Verifier) -> Result<Checkpoint> {
        let (body, signatures) = note.rsplit_once("\n\n").ok_or_else(|| malformed("it has no signature"))?;
        let text = format!("{body}\n");
        if !signatures.lines().any(|line| verifier.signed(&text, line)) {
            return Err(Fault::refusal(format!("the checkpoint bears no valid signature of {}", verifier.name))
                .hint("compare the key with the one that was noted when the log was begun"));
        }
        Checkpoint::parse(&text).ok_or_else(|| malformed("its lines are not origin, size, root and head"))
    }

    fn parse(text: &str) -> Option<Checkpoint> {
        let mut lines = text.lines();
        let (origin, size, root) = (lines.next()?, lines.next()?, lines.next()?);
        let head = lines.find_map(|line| line.strip_prefix("head "))?;
        let canonical = size.parse::<u64>().ok().filter(|n| n.to_string() == size)?;
        Some(Checkpoint {
            origin: origin.to_owned(),
            size: canonical,
            root: BASE64_STANDARD.decode(root).ok()?.try_into().ok()?,
            head: hex::decode(head).ok()?.try_into().ok()?,
        })
    }

    /// Recomputes the log at `path` and compares it with what it was.
    pub fn check(&self, path: &Path) -> Result<Verdict> {
        check_all(path, std::slice::from_ref(self))
    }
}

/// Recomputes the log at `path` once and compares it with every checkpoint: it must hold at each size the head and the
/// root that were noted.
pub fn check_all(path: &Path, checkpoints: &[Checkpoint]) -> Result<Verdict> {
    if let Some(broken) = disagree(checkpoints) {
        return Ok(Verdict::Broken(broken));
    }
    let noted: Noted = checkpoints.iter().map(|c| (c.size, c.head)).collect();
    let mut tree = Tree::default();
    let mut roots = BTreeMap::from([(0, tree.root())]);
    let walked = walk(path, &noted, |_, hash| {
        tree.push(hash);
        if noted.contains_key(&tree.size()) {
            roots.insert(tree.size(), tree.root());
        }
    })?;
    let odd = checkpoints.iter().find(|c| roots.get(&c.size).is_some_and(|root| *root != c.root));
    Ok(match (walked, odd) {
        (Err(broken), _) => Verdict::Broken(broken),
        (Ok(_), Some(c)) => {
            Verdict::Broken(Broken::new(c.size, "the entries up to it are not those of the checkpoint"))
        }
        (Ok(verified), None) => Verdict::Whole(verified),
    })
}

/// Two checkpoints of one size that differ: of two logs, or of one written anew between them.
fn disagree(checkpoints: &[Checkpoint]) -> Option<Broken> {
    let mut first: BTreeMap<u64, &Checkpoint> = BTreeMap::new();
    checkpoints.iter().find_map(|c| {
        let other = first.entry(c.size).or_insert(c);
        (other.head != c.head || other.root != c.root)
            .then(|| Broken::new(c.size, "two checkpoints of that size differ: the log was written anew between them"))
    })
}

impl Signer {
    /// A signer from its secret seed; `name` holds neither white space nor `+`.
    pub fn new(name: &str, seed: &[u8; 32]) -> Result<Signer> {
        Ok(Signer { name: checked_name(name)?, key: SigningKey::from_bytes(seed) })
    }

    /// The key that checks what this one signs.
    pub fn verifier(&self) -> Verifier {
        Verifier { name: self.name.clone(), key: self.key.verifying_key() }
    }
}

impl Verifier {
    /// `NAME+ID+KEY`, the form in which such keys are passed on.
    pub fn text(&self) -> String {
        let key = [&[ED25519], &self.key.as_bytes()[..]].concat();
        format!("{}+{}+{}", self.name, hex::encode(self.key_id()), BASE64_STANDARD.encode(key))
    }

    /// Reads that form.
    pub fn parse(text: &str) -> Result<Verifier> {
        Verifier::read(text.trim())
            .ok_or_else(|| Fault::new("that is no verifier key").hint("it looks like NAME+1234abcd+BASE64"))
    }

    fn read(text: &str) -> Option<Verifier> {
        let mut parts = text.splitn(3, '+');
        let (name, id, key) = (parts.next()?, parts.next()?, parts.next()?);
        let key = BASE64_STANDARD.decode(key).ok()?;
        let key: [u8; 32] = key.strip_prefix(&[ED25519])?.try_into().ok()?;
        let verifier = Verifier { name: checked_name(name).ok()?, key: VerifyingKey::from_bytes(&key).ok()? };
        (hex::encode(verifier.key_id()) == id).then_some(verifier)
    }

    /// First four bytes of SHA-256 over name, line feed, algorithm, public key.
    fn key_id(&self) -> [u8; 4] {
        let hash = Sha256::new()
            .chain_update(&self.name)
            .chain_update([b'\n', ED25519])
            .chain_update(self.key.as_bytes())
            .finalize();
        [hash[0], hash[1], hash[2], hash[3]]
    }

    fn signed(&self, text: &str, line: &str) -> bool {
        let signature = || {
            let encoded = line.strip_prefix("\u{2014} ")?.strip_prefix(self.name.as_str())?.strip_prefix(' ')?;
            let bytes = BASE64_STANDARD.decode(encoded).ok()?;
            Signature::from_slice(bytes.strip_prefix(&self.key_id())?).ok()
        };
        signature().is_some_and(|s| self.key.verify_strict(text.as_bytes(), &s).is_ok())
    }
}

fn checked_name(name: &str) -> Result<String> {
    if name.is_empty() || name.contains(|c: char| c.is_whitespace() || c == '+') {
        return Err(Fault::new("a key's name holds neither white space nor \"+\", and is not empty")
            .hint("use something like dsar.example.org"));
    }
    Ok(name.to_owned())
}

fn malformed(why: &str) -> Fault {
    Fault::new(format!("that is no checkpoint: {why}"))
        .hint("give the whole text, from its first line to the line of the signature")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::{Clock, Log};
    use crate::model::Event;
    use std::fs;

    fn log_of(path: &Path, entries: u64, odd: u64) {
        let mut log = Log::open(path, Clock::Fixed("2026-03-02T09:00:00Z".parse().unwrap())).unwrap();
        for n in 1..=entries {
            log.append(Event::Noted { note: format!("{:064x}", if n == odd { 999 } else { n }) }, "o").unwrap();
        }
    }

    fn signer() -> Signer {
        Signer::new("dsar.example.org", &std::array::from_fn(|n| n as u8)).unwrap()
    }

    /// Made by Python's `cryptography` and `hashlib` from the same seed: Ed25519 signatures are deterministic.
    const PYTHON_NOTE: &str = "example/2026-0001\n3\nBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=\nhead 0909090909090909090909090909090909090909090909090909090909090909\n\n\u{2014} dsar.example.org xzYQNjCqWVYU/szfYBegdjtbiKZ7Akg8qzrTc8nVMCKL+YGUdLzbplXGTCxwVrN0ymcsAmn6ySbVnNnE5ZWxYMtNDQk=\n";
    const PYTHON_KEY: &str = "dsar.example.org+c7361036+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4";

    #[test]
    fn a_note_is_what_another_implementation_writes() {
        let checkpoint = Checkpoint { origin: "example/2026-0001".into(), size: 3, root: [7; 32], head: [9; 32] };
        assert_eq!(checkpoint.sign(&signer()), PYTHON_NOTE);
        assert_eq!(signer().verifier().text(), PYTHON_KEY);
        assert_eq!(Verifier::parse(PYTHON_KEY).unwrap(), signer().verifier());
        assert_eq!(Checkpoint::open(PYTHON_NOTE, &signer().verifier()).unwrap(), checkpoint);
    }

    #[test]
    fn a_forged_note_is_refused() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("events.jsonl");
        log_of(&path, 5, 0);
        let note = Checkpoint::of(&path, "o").unwrap().sign(&signer());
        let verifier = signer().verifier();
        assert!(Checkpoint::open(&note, &verifier).is_ok());
        for forged in [
            note.replacen("\n5\n", "\n4\n", 1),
            note.replacen("head ", "head 0", 1),
            note.replace("dsar.example", "else.example"),
        ] {
            assert!(Checkpoint::open(&forged, &verifier).unwrap_err().refused);
        }
        let other = Signer::new("dsar.example.org", &[1; 32]).unwrap();
        assert!(Checkpoint::open(&note, &other.verifier()).unwrap_err().refused);
        let both = format!("{note}{}", Checkpoint::of(&path, "o").unwrap().sign(&other).rsplit_once("\n\n").unwrap().1);
        assert!(Checkpoint::open(&both, &other.verifier()).is_ok(), "one signature of several");
        assert!(Signer::new("a b", &[1; 32]).is_err() && Verifier::parse("a+b+c").is_err());
    }

    #[test]
    fn a_log_is_held_to_an_earlier_checkpoint() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("events.jsonl");
        log_of(&path, 7, 0);
        let earlier = Checkpoint::of(&path, "o").unwrap();
        log_of(&path, 5, 0);
        assert!(matches!(earlier.check(&path).unwrap(), Verdict::Whole(v) if v.entries == 12));
        let whole = fs::read_to_string(&path).unwrap();
        let cut: String = whole.lines().take(6).map(|l| format!("{l}\n")).collect();
        fs::write(&path, cut).unwrap();
        assert!(matches!(earlier.check(&path).unwrap(), Verdict::Broken(b) if b.entry == 7));
        let anew = dir.path().join("anew.jsonl");
        log_of(&anew, 12, 3);
        assert!(matches!(earlier.check(&anew).unwrap(), Verdict::Broken(b) if b.entry == 7));
        fs::write(&path, &whole).unwrap();
        let root = Checkpoint { root: [0; 32], ..earlier };
        assert!(matches!(root.check(&path).unwrap(), Verdict::Broken(_)));
    }
}
