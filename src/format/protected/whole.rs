//! Office packages encrypted as a whole inside a compound file: agile and standard encryption ([MS-OFFCRYPTO] 2.3.4).

use super::ciphers::{Aes, Hash, passwords, wide};
use crate::format::ReadLimits;
use crate::format::bytes::{half, quad};
use crate::format::xml::{self, Pull, Step, Tag};
use base64::Engine;

/// Turns of the digest beyond which a file is taken for an attack; Office writes 100,000.
const MAX_TURNS: u32 = 2_000_000;
/// Bytes of the package that are encrypted together (2.3.4.15).
const SEGMENT: usize = 4096;

/// Why a package stays shut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shut {
    /// No password fits.
    Password,
    /// Certificates, rights management, an unknown cipher.
    Unknown,
}

/// The package inside, under the first password that fits.
pub fn open(info: &[u8], package: &[u8], limits: &ReadLimits) -> Result<Vec<u8>, Shut> {
    let version = (half(info, 0).ok_or(Shut::Unknown)?, half(info, 2).ok_or(Shut::Unknown)?);
    let size = package.first_chunk::<8>().map_or(0, |b| u64::from_le_bytes(*b)).min(package.len() as u64) as usize;
    let sealed = package.get(8..).unwrap_or_default();
    let mut open = match version {
        (4, 4) => agile(info.get(8..).unwrap_or_default(), sealed, limits)?,
        (2..=4, 2) => standard(info, sealed, limits)?,
        _ => return Err(Shut::Unknown),
    };
    open.truncate(size);
    Ok(open)
}

/// What an element of agile encryption says (2.3.4.10): `keyData`, or the password's `encryptedKey`.
struct Agile {
    salt: Vec<u8>,
    hash: Hash,
    key_size: usize,
    turns: u32,
    input: Vec<u8>,
    value: Vec<u8>,
    key: Vec<u8>,
}

impl Agile {
    fn read(tag: &Tag) -> Option<Agile> {
        let bytes = |name| base64::engine::general_purpose::STANDARD.decode(tag.attr(name).unwrap_or_default()).ok();
        let aes = tag.attr("cipherAlgorithm")? == "AES" && tag.attr("cipherChaining")? == "ChainingModeCBC";
        let turns = tag.attr("spinCount").and_then(|t| t.parse().ok()).unwrap_or(0);
        aes.then_some(Agile {
            salt: bytes("saltValue")?,
            hash: Hash::named(&tag.attr("hashAlgorithm")?)?,
            key_size: tag.attr("keyBits")?.parse::<usize>().ok()? / 8,
            turns: if turns > MAX_TURNS { return None } else { turns },
            input: bytes("encryptedVerifierHashInput")?,
            value: bytes("encryptedVerifierHashValue")?,
            key: bytes("encryptedKeyValue")?,
        })
    }

    /// The package's key where the password fits (2.3.4.11 to 2.3.4.13).
    fn key(&self, password: &str) -> Option<Vec<u8>> {
        let mut turned = self.hash.of(&[&self.salt, &wide(password)]);
        for turn in 0..self.turns {
            turned = self.hash.of(&[&turn.to_le_bytes(), &turned]);
        }
        let open = |block: [u8; 8], sealed: &[u8]| {
            let key = sized(self.hash.of(&[&turned, &block]), self.key_size);
            Some(Aes::new(&key)?.cbc(&start(&self.salt), sealed))
        };
        let input = open([0xfe, 0xa7, 0xd2, 0x76, 0x3b, 0x4b, 0x9e, 0x79], &self.input)?;
        let value = open([0xd7, 0xaa, 0x0f, 0x6d, 0x30, 0x61, 0x34, 0x4e], &self.value)?;
        // The input is as long as the salt; padding beyond it is no part of what was hashed.
        let expected = self.hash.of(&[&input[..self.salt.len().min(input.len())]]);
        let fits = !value.is_empty() && value.starts_with(&expected[..expected.len().min(value.len())]);
        let key = open([0x14, 0x6e, 0x0b, 0xe7, 0xab, 0xac, 0xd0, 0xd6], &self.key)?;
        fits.then(|| sized(key, self.key_size))
    }
}

/// Cut, or filled up with 0x36 (2.3.4.11).
fn sized(mut bytes: Vec<u8>, size: usize) -> Vec<u8> {
    bytes.resize(size.min(64), 0x36);
    bytes
}

/// What the chaining of blocks starts from.
fn start(bytes: &[u8]) -> [u8; 16] {
    std::array::from_fn(|i| bytes.get(i).copied().unwrap_or(0x36))
}

fn agile(description: &[u8], sealed: &[u8], limits: &ReadLimits) -> Result<Vec<u8>, Shut> {
    let text = xml::decode(description);
    let (mut pull, mut data, mut lock) = (Pull::new(&text), None, None);
    while let Ok(Some(step)) = pull.step() {
        let Step::Open(tag) = step else { continue };
        match tag.name() {
            "keyData" => data = Agile::read(&tag),
            "encryptedKey" => lock = lock.or(Agile::read(&tag)),
            _ => {}
        }
    }
    let (Some(data), Some(lock)) = (data, lock) else { return Err(Shut::Unknown) };
    let key = passwords(limits).find_map(|p| lock.key(p)).ok_or(Shut::Password)?;
    let cipher = Aes::new(&key).ok_or(Shut::Unknown)?;
    let mut out = Vec::with_capacity(sealed.len());
    for (segment, number) in sealed.chunks(SEGMENT).zip(0u32..) {
        out.extend(cipher.cbc(&start(&data.hash.of(&[&data.salt, &number.to_le_bytes()])), segment));
    }
    Ok(out)
}

/// Standard encryption (2.3.4.5 to 2.3.4.9): AES block by block under a key of SHA-1.
fn standard(info: &[u8], sealed: &[u8], limits: &ReadLimits) -> Result<Vec<u8>, Shut> {
    let head = quad(info, 8).ok_or(Shut::Unknown)? as usize;
    let (algorithm, bits) = (quad(info, 20).unwrap_or(0), quad(info, 28).unwrap_or(0));
    if !matches!(algorithm, 0 | 0x660e..=0x6610) {
        return Err(Shut::Unknown);
    }
    let verifier = info.get(12usize.saturating_add(head)..).unwrap_or_default();
    let (Some(salt), Some(input), Some(value)) = (verifier.get(4..20), verifier.get(20..36), verifier.get(40..72))
    else {
        return Err(Shut::Unknown);
    };
    let size = if matches!(bits, 128 | 192 | 256) { bits as usize / 8 } else { 16 };
    let fits = |password: &str| {
        let cipher = Aes::new(&standard_key(salt, password, size))?;
        let expected = Hash::Sha1.of(&[&cipher.ecb(input)]);
        cipher.ecb(value).starts_with(&expected).then_some(cipher)
    };
    let cipher = passwords(limits).find_map(fits).ok_or(Shut::Password)?;
    Ok(cipher.ecb(sealed))
}

fn standard_key(salt: &[u8], password: &str, size: usize) -> Vec<u8> {
    let mut turned = Hash::Sha1.of(&[salt, &wide(password)]);
    for turn in 0u32..50_000 {
        turned = Hash::Sha1.of(&[&turn.to_le_bytes(), &turned]);
    }
    let last = Hash::Sha1.of(&[&turned, &0u32.to_le_bytes()]);
    let half = |fill: u8| {
        let block: Vec<u8> = (0..64).map(|i| fill ^ last.get(i).copied().unwrap_or(0)).collect();
        Hash::Sha1.of(&[&block])
    };
    let mut key = [half(0x36), half(0x5c)].concat();
    key.truncate(size);
    key
}
