//! Encrypted OpenDocument packages (ISO/IEC 26300-3, 3.4 and 4.8): each part under a key of its own, or the package in one
//! piece as LibreOffice writes it since 24.2. The manifest says how.

use crate::format::ReadLimits;
use crate::format::package::{Package, Unlock};
use crate::format::protected::ciphers::{Aes, Hash, blowfish_feedback, passwords};
use crate::format::xml::{Pull, Step, Tag};
use base64::Engine;
use std::collections::HashMap;
use std::io::Read;

/// Turns of the key's derivation beyond which a file is taken for an attack; LibreOffice writes 100,000.
const MAX_TURNS: u32 = 2_000_000;
/// Kibibytes a key's derivation may use; LibreOffice writes 65,536.
const MAX_MEMORY: u32 = 256 << 10;

/// What a password opened.
pub enum Opened {
    /// The parts, one by one.
    Parts(Box<Unlock>),
    /// The package inside.
    Whole(Vec<u8>),
}

/// How one part is encrypted.
#[derive(Clone, Default)]
struct Seal {
    checksum: Vec<u8>,
    checksum_hash: Option<Hash>,
    algorithm: String,
    start: Vec<u8>,
    salt: Vec<u8>,
    turns: u32,
    key_size: usize,
    start_hash: Option<Hash>,
    start_size: usize,
    /// Memory in kibibytes and lanes, where the key is derived by Argon2id (RFC 9106).
    argon: Option<(u32, u32)>,
}

/// Opens the package by the first password that fits; `None` where none does.
pub fn open(manifest: &str, package: &mut Package, limits: &ReadLimits) -> Option<Opened> {
    let seals = seals(manifest);
    // A short part tells soonest whether a password fits.
    let mut samples: Vec<(&String, Vec<u8>)> =
        seals.keys().filter_map(|n| Some((n, package.read(n, "encrypted part").ok()??))).collect();
    samples.sort_by_key(|(_, bytes)| bytes.len());
    let (name, sample) = samples.iter().find(|(_, bytes)| bytes.len() > 64).or(samples.last())?;
    let seal = &seals[*name];
    let password = passwords(limits).find(|p| seal.fits(p, sample))?.to_owned();
    if let Some(seal) = seals.get("encrypted-package") {
        let whole = package.read("encrypted-package", "encrypted part").ok()??;
        return Some(Opened::Whole(seal.unpacked(&password, &whole, limits.unpacked)?));
    }
    Some(Opened::Parts(Box::new(move |name, bytes, most| seals.get(name)?.unpacked(&password, bytes, most))))
}

fn seals(manifest: &str) -> HashMap<String, Seal> {
    let (mut pull, mut seals) = (Pull::new(manifest), HashMap::new());
    let (mut name, mut seal) = (String::new(), None::<Seal>);
    while let Ok(Some(step)) = pull.step() {
        match step {
            Step::Open(tag) => match (tag.name(), &mut seal) {
                ("file-entry", _) => {
                    name = tag.attr("full-path").unwrap_or_default().trim_start_matches('/').to_owned()
                }
                ("encryption-data", _) => seal = Some(Seal::begin(&tag)),
                (_, Some(seal)) => seal.go_on(&tag),
                _ => {}
            },
            Step::Close(closed) if closed == "encryption-data" => {
                seals.extend(seal.take().map(|s| (std::mem::take(&mut name), s)));
            }
            _ => {}
        }
    }
    seals
}

fn bytes(tag: &Tag, name: &str) -> Vec<u8> {
    base64::engine::general_purpose::STANDARD.decode(tag.attr(name).unwrap_or_default().trim()).unwrap_or_default()
}

fn number(tag: &Tag, name: &str) -> Option<u32> {
    tag.attr(name)?.trim().parse().ok()
}

/// The digest a name or an address ends in: `SHA1`, `SHA1/1K`, `http://www.w3.org/2000/09/xmldsig#sha256`, `…#sha256-1k`.
fn hash(name: &str) -> Option<Hash> {
    let end = name.rsplit(['#', ':']).next()?.to_ascii_uppercase();
    Hash::named(end.trim_end_matches("/1K").trim_end_matches("-1K"))
}

impl Seal {
    fn begin(tag: &Tag) -> Seal {
        Seal {
            checksum: bytes(tag, "checksum"),
            checksum_hash: hash(&tag.attr("checksum-type").unwrap_or_default()),
            key_size: 16,
            start_hash: Some(Hash::Sha1),
            start_size: 20,
            ..Seal::default()
        }
    }

    fn go_on(&mut self, tag: &Tag) {
        match tag.name() {
            "algorithm" => {
                self.algorithm = tag.attr("algorithm-name").unwrap_or_default().to_ascii_lowercase();
                self.start = bytes(tag, "initialisation-vector");
                self.key_size = if self.algorithm.contains("256") { 32 } else { self.key_size };
            }
            "key-derivation" => {
                self.salt = bytes(tag, "salt");
                self.turns = number(tag, "iteration-count").or(number(tag, "argon2-iterations")).unwrap_or(0);
                self.key_size = number(tag, "key-size").map_or(self.key_size, |n| n.min(64) as usize);
                self.argon = number(tag, "argon2-memory").zip(number(tag, "argon2-lanes"));
            }
            "start-key-generation" => {
                self.start_hash = hash(&tag.attr("start-key-generation-name").unwrap_or_default());
                self.start_size = number(tag, "key-size").map_or(self.start_size, |n| n as usize);
            }
            _ => {}
        }
    }

    fn key(&self, password: &str) -> Option<Vec<u8>> {
        let mut start = self.start_hash?.of(&[password.as_bytes()]);
        start.truncate(self.start_size.max(1));
        let mut key = vec![0; self.key_size];
        match self.argon {
            Some((memory, lanes)) if memory <= MAX_MEMORY && self.turns <= 64 && (1..=64).contains(&lanes) => {
                let settings = argon2::Params::new(memory, self.turns, lanes, Some(self.key_size)).ok()?;
                let argon = argon2::Argon2::new(argon2::Algorithm::Argon2id, argon2::Version::V0x13, settings);
                argon.hash_password_into(&start, &self.salt, &mut key).ok()?;
            }
            None if (1..=MAX_TURNS).contains(&self.turns) => {
                pbkdf2::pbkdf2_hmac::<sha1::Sha1>(&start, &self.salt, self.turns, &mut key);
            }
            _ => return None,
        }
        Some(key)
    }

    /// The part decrypted, still packed.
    fn decrypted(&self, password: &str, sealed: &[u8]) -> Option<Vec<u8>> {
        let key = self.key(password)?;
        if self.algorithm.contains("blowfish") {
            return blowfish_feedback(&key, &self.start, sealed);
        }
        let cipher = Aes::new(&key)?;
        if self.algorithm.ends_with("-gcm") {
            // The nonce stands before what it seals, the tag behind it (XML Encryption 1.1, 5.2.4).
            let sealed = sealed.strip_prefix(self.start.as_slice()).unwrap_or(sealed);
            let sealed = sealed.get(..sealed.len().checked_sub(16)?)?;
            return Some(cipher.gcm(self.start.as_slice().try_into().ok()?, sealed));
        }
        let start: &[u8; 16] = self.start.as_slice().try_into().ok()?;
        Some(cipher.cbc(start, sealed))
    }

    /// True where the password gives what the checksum is of: the first kibibyte of the packed part.
    fn fits(&self, password: &str, sealed: &[u8]) -> bool {
        let Some(packed) = self.decrypted(password, sealed) else { return false };
        match (self.checksum_hash, self.checksum.is_empty()) {
            // Padding follows the part's last byte, and a short part's checksum does not cover it.
            (Some(hash), false) => {
                let end = packed.last().map_or(0, |pad| packed.len().saturating_sub(usize::from(*pad)));
                [packed.len(), end].iter().any(|end| hash.of(&[&packed[..1024.min(*end)]]) == self.checksum)
            }
            _ => inflated(&packed, 64 << 10).is_some_and(|part| part.starts_with(b"PK") || part.starts_with(b"<?xml")),
        }
    }

    fn unpacked(&self, password: &str, sealed: &[u8], most: u64) -> Option<Vec<u8>> {
        inflated(&self.decrypted(password, sealed)?, most)
    }
}

/// Deflated bytes inflated, to `most` of them; what came before an error stands.
fn inflated(packed: &[u8], most: u64) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let ended = flate2::read::DeflateDecoder::new(packed).take(most).read_to_end(&mut out);
    (ended.is_ok() || !out.is_empty()).then_some(out)
}
