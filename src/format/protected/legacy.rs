//! Old office files whose streams are encrypted one by one: XOR obfuscation, RC4 and RC4 by CryptoAPI
//! ([MS-OFFCRYPTO] 2.3.5 to 2.3.7). Which bytes of a stream stay plain is known by `xls`, `doc` and `ppt`.

use super::ciphers::{Hash, Rc4, passwords, wide};
use crate::format::ReadLimits;
use crate::format::bytes::{half, quad};

/// A key that fits.
pub enum Key {
    /// RC4 under a key of MD5: the first five bytes of the password's salted digest.
    Plain(Vec<u8>),
    /// RC4 under a key of SHA-1, and its size in bits.
    CryptoApi(Vec<u8>, usize),
    /// XOR with sixteen bytes.
    Xor([u8; 16]),
}

impl Key {
    /// The key under the first password that fits an encryption header of RC4 of either kind.
    pub fn rc4(header: &[u8], limits: &ReadLimits) -> Option<Key> {
        let (salt, input, value, bits) = match (half(header, 0)?, half(header, 2)?) {
            (1, 1) => (header.get(4..20)?, header.get(20..36)?, header.get(36..52)?, None),
            (2..=4, 2) => {
                let size = quad(header, 8)? as usize;
                let bits = quad(header, 28).filter(|b| *b > 0).unwrap_or(40) as usize;
                let verifier = header.get(12usize.checked_add(size)?..)?;
                (verifier.get(4..20)?, verifier.get(20..36)?, verifier.get(40..60)?, Some(bits))
            }
            _ => return None,
        };
        passwords(limits).find_map(|password| {
            let key = match bits {
                Some(bits) => Key::CryptoApi(Hash::Sha1.of(&[salt, &wide(password)]), bits),
                None => {
                    let digest = Hash::Md5.of(&[&wide(password)]);
                    let salted: Vec<u8> = [&digest[..5], salt].concat().repeat(16);
                    Key::Plain(Hash::Md5.of(&[&salted])[..5].to_vec())
                }
            };
            let (mut plain, hash) = ([input, value].concat(), if bits.is_some() { Hash::Sha1 } else { Hash::Md5 });
            key.cipher(0)?.apply(&mut plain);
            (hash.of(&[&plain[..16]]) == plain[16..]).then_some(key)
        })
    }

    /// The key of XOR obfuscation whose password has this digest (2.3.7.1, 2.3.7.2).
    pub fn xor(digest: u16, limits: &ReadLimits) -> Option<Key> {
        let password = passwords(limits).find(|p| (1..=15).contains(&p.len()) && verifier(p.as_bytes()) == digest)?;
        Some(Key::Xor(array(password.as_bytes())))
    }

    fn cipher(&self, block: u32) -> Option<Rc4> {
        match self {
            Key::Plain(digest) => Some(Rc4::new(&Hash::Md5.of(&[digest, &block.to_le_bytes()]))),
            Key::CryptoApi(digest, bits) => {
                let mut key = Hash::Sha1.of(&[digest, &block.to_le_bytes()]);
                key.truncate((bits / 8).clamp(1, 20));
                // A key of 40 bits is filled up with zeros (2.3.5.2).
                key.resize(if *bits == 40 { 16 } else { key.len() }, 0);
                Some(Rc4::new(&key))
            }
            Key::Xor(_) => None,
        }
    }

    /// A whole stream whose key changes every `size` bytes, counted from block `first`.
    pub fn stream(&self, bytes: &[u8], size: usize, first: u32) -> Vec<u8> {
        let mut out = bytes.to_vec();
        for (chunk, block) in out.chunks_mut(size.max(1)).zip(first..) {
            if let Some(mut cipher) = self.cipher(block) {
                cipher.apply(chunk);
            }
        }
        out
    }
}

/// Records that are never encrypted ([MS-XLS] 2.2.10): beginnings, FilePass, users, locks, interface and revision heads.
const PLAIN: [u16; 8] = [0x0809, 0x002f, 0x0194, 0x0195, 0x00e1, 0x0196, 0x0138, 0x0009];

/// A workbook's stream with its records decrypted and the mark of protection taken out; `None` where no password fits.
pub fn workbook(stream: &[u8], limits: &ReadLimits) -> Option<Vec<u8>> {
    let pass = records(stream).find(|(kind, _, _)| *kind == 0x002f)?;
    let header = &stream[pass.1..pass.1 + pass.2];
    let key = match (header.len(), half(header, 0)?) {
        // Before Excel 97 the record holds the key and the digest alone.
        (4, _) => Key::xor(half(header, 2)?, limits)?,
        (_, 0) => Key::xor(half(header, 4)?, limits)?,
        _ => Key::rc4(&header[2..], limits)?,
    };
    let turned = key.stream(stream, 1024, 0);
    let mut out = stream.to_vec();
    for (kind, at, size) in records(stream) {
        // The place of a sheet's stream stays plain ([MS-XLS] 2.4.28).
        let skipped = if kind == 0x0085 { size.min(4) } else { 0 };
        match &key {
            _ if PLAIN.contains(&kind) => {}
            Key::Xor(array) => {
                for n in skipped..size {
                    out[at + n] = (out[at + n] ^ array[(at + size + n) % 16]).rotate_left(3);
                }
            }
            _ => out[at + skipped..at + size].copy_from_slice(&turned[at + skipped..at + size]),
        }
    }
    // The record stays, as one of a kind that nobody knows.
    out[pass.1 - 4..pass.1 - 2].copy_from_slice(&0x0fffu16.to_le_bytes());
    Some(out)
}

/// Records of a workbook's stream: kind, first byte of data, size.
fn records(stream: &[u8]) -> impl Iterator<Item = (u16, usize, usize)> + '_ {
    let mut at = 0usize;
    std::iter::from_fn(move || {
        let (kind, size) = (half(stream, at)?, usize::from(half(stream, at + 2)?));
        let data = at + 4;
        at = data + size;
        (at <= stream.len()).then_some((kind, data, size))
    })
}

/// The digest of a password (2.3.7.1).
fn verifier(password: &[u8]) -> u16 {
    let length = [password.len() as u8];
    let turned = password.iter().rev().chain(&length).fold(0u16, |digest, byte| {
        let carried = u16::from(digest & 0x4000 != 0);
        (carried | (digest << 1 & 0x7fff)) ^ u16::from(*byte)
    });
    turned ^ 0xce4b
}

/// The sixteen bytes of a password of one to fifteen characters (2.3.7.2).
fn array(password: &[u8]) -> [u8; 16] {
    const PAD: [u8; 15] = [0xbb, 0xff, 0xff, 0xba, 0xff, 0xff, 0xb9, 0x80, 0, 0xbe, 0x0f, 0, 0xbf, 0x0f, 0];
    let key = xor_key(password).to_le_bytes();
    std::array::from_fn(|i| {
        let byte = password.get(i).or(PAD.get(i.wrapping_sub(password.len()))).copied().unwrap_or(0);
        (byte ^ key[i % 2]).rotate_right(1)
    })
}

fn xor_key(password: &[u8]) -> u16 {
    let mut key = INITIAL[password.len() - 1];
    let mut element = MATRIX.len();
    for byte in password.iter().rev() {
        for bit in 0..7 {
            element -= 1;
            if byte << bit & 0x40 != 0 {
                key ^= MATRIX[element];
            }
        }
    }
    key
}

const INITIAL: [u16; 15] = [
    0xe1f0, 0x1d0f, 0xcc9c, 0x84c0, 0x110c, 0x0e10, 0xf1ce, 0x313e, 0x1872, 0xe139, 0xd40f, 0x84f9, 0x280c, 0xa96a,
    0x4ec3,
];

#[rustfmt::skip] // seven to a character, as in the specification
const MATRIX: [u16; 105] = [
    0xaefc, 0x4dd9, 0x9bb2, 0x2745, 0x4e8a, 0x9d14, 0x2a09,
    0x7b61, 0xf6c2, 0xfda5, 0xeb6b, 0xc6f7, 0x9dcf, 0x2bbf,
    0x4563, 0x8ac6, 0x05ad, 0x0b5a, 0x16b4, 0x2d68, 0x5ad0,
    0x0375, 0x06ea, 0x0dd4, 0x1ba8, 0x3750, 0x6ea0, 0xdd40,
    0xd849, 0xa0b3, 0x5147, 0xa28e, 0x553d, 0xaa7a, 0x44d5,
    0x6f45, 0xde8a, 0xad35, 0x4a4b, 0x9496, 0x390d, 0x721a,
    0xeb23, 0xc667, 0x9cef, 0x29ff, 0x53fe, 0xa7fc, 0x5fd9,
    0x47d3, 0x8fa6, 0x0f6d, 0x1eda, 0x3db4, 0x7b68, 0xf6d0,
    0xb861, 0x60e3, 0xc1c6, 0x93ad, 0x377b, 0x6ef6, 0xddec,
    0x45a0, 0x8b40, 0x06a1, 0x0d42, 0x1a84, 0x3508, 0x6a10,
    0xaa51, 0x4483, 0x8906, 0x022d, 0x045a, 0x08b4, 0x1168,
    0x76b4, 0xed68, 0xcaf1, 0x85c3, 0x1ba7, 0x374e, 0x6e9c,
    0x3730, 0x6e60, 0xdcc0, 0xa9a1, 0x4363, 0x86c6, 0x1dad,
    0x3331, 0x6662, 0xccc4, 0x89a9, 0x0373, 0x06e6, 0x0dcc,
    0x1021, 0x2042, 0x4084, 0x8108, 0x1231, 0x2462, 0x48c4,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_password_of_write_protection_has_its_published_digest() {
        assert_eq!(verifier(b"VelvetSweatshop"), 0x9a0a);
        assert!(matches!(Key::xor(0x9a0a, &ReadLimits::default()), Some(Key::Xor(_))));
        assert!(Key::xor(0x1234, &ReadLimits::default()).is_none());
    }

    #[test]
    fn broken_headers_open_nothing() {
        for size in 0..80 {
            assert!(
                Key::rc4(&vec![1, 0, 1, 0].into_iter().cycle().take(size).collect::<Vec<u8>>(), &ReadLimits::default())
                    .is_none()
            );
        }
        assert!(workbook(&[0x2f, 0, 2, 0, 1, 0], &ReadLimits::default()).is_none());
    }
}
