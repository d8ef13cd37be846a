//! The protocol between program and worker: a length (u32, little endian) and a postcard value; a file's bytes follow their
//! header raw. Strict: a worker that answers anything else is taken for dead.

use crate::format::ReadLimits;
use serde::{Deserialize, Serialize};
use std::io::{self, Read, Write};

/// First frame to a worker: the limits it works under.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Setup {
    /// Bytes that members may unpack to.
    pub unpacked: u64,
    /// Depth of nesting.
    pub depth: u32,
    /// Passwords to try.
    pub passwords: Vec<String>,
    /// Address space, bytes.
    pub memory: u64,
    /// CPU seconds one file may cost; more is taken for a hang.
    pub seconds: u64,
}

impl Setup {
    /// What the readers need of it.
    pub fn read_limits(&self) -> ReadLimits {
        ReadLimits { unpacked: self.unpacked, depth: self.depth, passwords: self.passwords.clone() }
    }
}

/// Header of a file to read; `size` raw bytes follow.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Job {
    /// Name, for its ending only.
    pub untrusted_name: String,
    /// Bytes that follow.
    pub size: u64,
}

/// Writes one framed value.
pub fn write<T: Serialize>(out: &mut impl Write, value: &T) -> io::Result<()> {
    let body = postcard::to_stdvec(value).map_err(io::Error::other)?;
    let length = u32::try_from(body.len()).map_err(|_| io::Error::other("frame over 4 GiB"))?;
    out.write_all(&length.to_le_bytes())?;
    out.write_all(&body)
}

/// Reads one framed value; `None` at a clean end of input. `most` bounds the frame's size in bytes.
pub fn read<T: for<'a> Deserialize<'a>>(input: &mut impl Read, most: usize) -> io::Result<Option<T>> {
    let mut length = [0u8; 4];
    match input.read_exact(&mut length) {
        Err(e) if e.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
        other => other?,
    }
    let length = u32::from_le_bytes(length) as usize;
    if length > most {
        return Err(io::Error::other("frame larger than allowed"));
    }
    let mut body = vec![0; length];
    input.read_exact(&mut body)?;
    postcard::from_bytes(&body).map(Some).map_err(io::Error::other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_round_trip_and_oversized_ones_are_refused() {
        let mut wire = Vec::new();
        write(&mut wire, &Job { untrusted_name: "a.eml".into(), size: 3 }).unwrap();
        assert_eq!(read::<Job>(&mut wire.as_slice(), 100).unwrap().unwrap().size, 3);
        assert!(read::<Job>(&mut wire.as_slice(), 2).is_err());
        assert!(read::<Job>(&mut [].as_slice(), 100).unwrap().is_none());
    }
}
