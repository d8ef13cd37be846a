//! The ciphers and digests that office files are protected with, over plain byte slices. Reading only: nothing here may
//! protect anything new (RC4, SHA-1 and MD5 are broken, and are here because old files use them).

use crate::format::ReadLimits;
use aes::cipher::{BlockCipherDecrypt, BlockCipherEncrypt, KeyInit};
use sha2::Digest as _;

/// Passwords that Office itself sets on files "protected" against writing alone ([MS-OFFCRYPTO] 2.4.2.3, and workbooks).
const DEFAULTS: [&str; 2] = ["VelvetSweatshop", ""];

/// The passwords to try, those of the settings first.
pub fn passwords(limits: &ReadLimits) -> impl Iterator<Item = &str> {
    limits.passwords.iter().map(String::as_str).chain(DEFAULTS)
}

/// A password as Office hashes it.
pub fn wide(password: &str) -> Vec<u8> {
    password.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// A digest by the names that files give it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hash {
    /// RFC 1321.
    Md5,
    /// FIPS 180-4, as are the rest.
    Sha1,
    /// 32 bytes.
    Sha256,
    /// 48 bytes.
    Sha384,
    /// 64 bytes.
    Sha512,
}

impl Hash {
    /// The digest of this name (`SHA512`, `SHA-512` …).
    pub fn named(name: &str) -> Option<Hash> {
        Some(match name.replace('-', "").to_ascii_uppercase().as_str() {
            "MD5" => Hash::Md5,
            "SHA1" => Hash::Sha1,
            "SHA256" => Hash::Sha256,
            "SHA384" => Hash::Sha384,
            "SHA512" => Hash::Sha512,
            _ => return None,
        })
    }

    /// The digest of the pieces together.
    pub fn of(self, pieces: &[&[u8]]) -> Vec<u8> {
        macro_rules! digest {
            ($kind:ty) => {{
                let mut digest = <$kind>::default();
                pieces.iter().for_each(|p| digest.update(p));
                digest.finalize().to_vec()
            }};
        }
        match self {
            Hash::Sha256 => digest!(sha2::Sha256),
            Hash::Sha384 => digest!(sha2::Sha384),
            Hash::Sha512 => digest!(sha2::Sha512),
            Hash::Sha1 => {
                use sha1::Digest as _;
                digest!(sha1::Sha1)
            }
            Hash::Md5 => {
                use md5::Digest as _;
                digest!(md5::Md5)
            }
        }
    }
}

/// AES under a key of 16, 24 or 32 bytes (FIPS 197).
pub enum Aes {
    /// 128 bits.
    Short(Box<aes::Aes128>),
    /// 192 bits.
    Middle(Box<aes::Aes192>),
    /// 256 bits.
    Long(Box<aes::Aes256>),
}

impl Aes {
    /// `None` for keys of another size.
    pub fn new(key: &[u8]) -> Option<Aes> {
        match key.len() {
            16 => aes::Aes128::new_from_slice(key).ok().map(|c| Aes::Short(Box::new(c))),
            24 => aes::Aes192::new_from_slice(key).ok().map(|c| Aes::Middle(Box::new(c))),
            32 => aes::Aes256::new_from_slice(key).ok().map(|c| Aes::Long(Box::new(c))),
            _ => None,
        }
    }

    fn decrypt_block(&self, block: &mut [u8; 16]) {
        match self {
            Aes::Short(cipher) => cipher.decrypt_block(block.into()),
            Aes::Middle(cipher) => cipher.decrypt_block(block.into()),
            Aes::Long(cipher) => cipher.decrypt_block(block.into()),
        }
    }

    fn encrypt_block(&self, block: &mut [u8; 16]) {
        match self {
            Aes::Short(cipher) => cipher.encrypt_block(block.into()),
            Aes::Middle(cipher) => cipher.encrypt_block(block.into()),
            Aes::Long(cipher) => cipher.encrypt_block(block.into()),
        }
    }

    /// Each block by itself; a rest shorter than a block is dropped.
    pub fn ecb(&self, bytes: &[u8]) -> Vec<u8> {
        self.chained(&[0; 16], bytes, false)
    }

    /// Blocks chained (CBC), without padding; a rest shorter than a block is dropped.
    pub fn cbc(&self, start: &[u8; 16], bytes: &[u8]) -> Vec<u8> {
        self.chained(start, bytes, true)
    }

    fn chained(&self, start: &[u8; 16], bytes: &[u8], chained: bool) -> Vec<u8> {
        let (mut out, mut before) = (Vec::with_capacity(bytes.len()), *start);
        for chunk in bytes.as_chunks::<16>().0 {
            let mut block = *chunk;
            self.decrypt_block(&mut block);
            if chained {
                block.iter_mut().zip(before).for_each(|(b, k)| *b ^= k);
            }
            before = *chunk;
            out.extend(block);
        }
        out
    }

    /// Galois counter mode with a nonce of 12 bytes (NIST SP 800-38D), the tag cut off and not checked: what is inside
    /// has checksums of its own.
    pub fn gcm(&self, nonce: &[u8; 12], bytes: &[u8]) -> Vec<u8> {
        let mut out = bytes.to_vec();
        for (chunk, count) in out.chunks_mut(16).zip(2u32..) {
            let mut block = [0; 16];
            block[..12].copy_from_slice(nonce);
            block[12..].copy_from_slice(&count.to_be_bytes());
            self.encrypt_block(&mut block);
            chunk.iter_mut().zip(block).for_each(|(b, k)| *b ^= k);
        }
        out
    }
}

/// Blowfish in cipher feedback of whole blocks, as OpenDocument 1.0 and 1.1 use it.
pub fn blowfish_feedback(key: &[u8], start: &[u8], bytes: &[u8]) -> Option<Vec<u8>> {
    let cipher: blowfish::Blowfish = blowfish::Blowfish::new_from_slice(key).ok()?;
    let mut before: [u8; 8] = start.try_into().ok()?;
    let mut out = bytes.to_vec();
    for chunk in out.chunks_mut(8) {
        cipher.encrypt_block((&mut before).into());
        let packed: Vec<u8> = chunk.to_vec();
        chunk.iter_mut().zip(before).for_each(|(b, k)| *b ^= k);
        before[..packed.len()].copy_from_slice(&packed);
    }
    Some(out)
}

/// The RC4 key stream of a key.
pub struct Rc4 {
    state: [u8; 256],
    i: u8,
    j: u8,
}

impl Rc4 {
    /// Schedules the key, which is not empty.
    pub fn new(key: &[u8]) -> Rc4 {
        let mut state = [0u8; 256];
        state.iter_mut().zip(0u8..=255).for_each(|(s, n)| *s = n);
        let mut j = 0u8;
        for (i, k) in (0..256).zip(key.iter().cycle()) {
            j = j.wrapping_add(state[i]).wrapping_add(*k);
            state.swap(i, usize::from(j));
        }
        Rc4 { state, i: 0, j: 0 }
    }

    /// Turns the next bytes of the stream.
    pub fn apply(&mut self, bytes: &mut [u8]) {
        for byte in bytes {
            self.i = self.i.wrapping_add(1);
            self.j = self.j.wrapping_add(self.state[usize::from(self.i)]);
            self.state.swap(usize::from(self.i), usize::from(self.j));
            let at = self.state[usize::from(self.i)].wrapping_add(self.state[usize::from(self.j)]);
            *byte ^= self.state[usize::from(at)];
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ciphers_give_the_published_answers() {
        let mut text = *b"Plaintext";
        Rc4::new(b"Key").apply(&mut text);
        assert_eq!(hex::encode(text), "bbf316e8d940af0ad3");
        // FIPS 197, C.1
        let key: Vec<u8> = (0..16).collect();
        let sealed = hex::decode("69c4e0d86a7b0430d8cdb78070b4c55a").unwrap();
        assert_eq!(hex::encode(Aes::new(&key).unwrap().ecb(&sealed)), "00112233445566778899aabbccddeeff");
        // GCM test case 3 of its authors, first block.
        let key = hex::decode("feffe9928665731c6d6a8f9467308308").unwrap();
        let nonce = hex::decode("cafebabefacedbaddecaf888").unwrap().try_into().unwrap();
        let sealed = hex::decode("42831ec2217774244b7221b784d0d49c").unwrap();
        assert_eq!(hex::encode(Aes::new(&key).unwrap().gcm(&nonce, &sealed)), "d9313225f88406e5a55909c5aff5269a");
        assert_eq!(
            hex::encode(Hash::named("sha-1").unwrap().of(&[b"a", b"bc"])),
            "a9993e364706816aba3e25717850c26c9cd0d89d"
        );
        assert_eq!(hex::encode(Hash::Md5.of(&[b"abc"])), "900150983cd24fb0d6963f7d28e17f72");
    }
}
