//! The protocol between program and worker: a length (u32, little endian) and a postcard value; a file's bytes follow their
//! header raw. Strict: a worker that answers anything else is taken for dead.

use super::sandbox::Walls;
use crate::format::{Leaf, Picture, ReadLimits};
use crate::model::{Exception, Item, ItemMeta, Passage, PictureRef, Reading, Waypoint};
use serde::{Deserialize, Serialize};
use std::io::{self, Read, Write};

/// First frame to a worker: the limits it works under. It answers with [`Walls`].
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
}

impl Setup {
    /// What the readers need of it.
    pub fn read_limits(&self) -> ReadLimits {
        ReadLimits { unpacked: self.unpacked, depth: self.depth, passwords: self.passwords.clone() }
    }
}

/// What a worker is told to do.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Order {
    /// Read a file; its bytes follow. Answered by a [`Read`].
    Read {
        /// Name, for its ending only.
        untrusted_name: String,
        /// Bytes that follow.
        size: u64,
        /// CPU seconds it may cost.
        seconds: u64,
    },
    /// Read several small files, whose bytes follow one behind the other. Answered by a `Vec` of [`ReadAnswer`]s in their order;
    /// none of their pictures can be drawn.
    ReadAll(Vec<Small>),
    /// Keep a file whose pages are asked for next; its bytes follow. Answered by the number of its pages (u32).
    Hold {
        /// Name, for its ending only.
        untrusted_name: String,
        /// Names of the members that lead to the file meant, outermost first; empty for the file itself.
        trail: Vec<String>,
        /// Bytes that follow.
        size: u64,
    },
    /// Page `number` of the file held, drawn at `dpi`. Answered by a [`LeafAnswer`].
    Leaf {
        /// From 1.
        number: u32,
        /// Pixels an inch of its rendering.
        dpi: u32,
        /// CPU seconds it may cost.
        seconds: u64,
    },
    /// Take apart the file that stands open for reading as descriptor 2: answered by [`Part`]s up to a `None` or `Done`.
    Apart {
        /// Name, for its ending only.
        untrusted_name: String,
        /// Bytes of it that are looked at: it may have grown since.
        size: u64,
        /// Bytes its members may unpack to.
        unpacked: u64,
        /// Where to begin.
        from: Waypoint,
        /// Members that were had before, those before `from` included.
        skip: u64,
        /// True to tell of each member before it is looked for, so that it is known which one killed the worker.
        careful: bool,
        /// CPU seconds that each member may cost.
        seconds: u64,
    },
    /// Draw the picture of this number of the file read last. Answered by an `Option<Picture>`.
    Draw(u32),
}

/// One file of [`Order::ReadAll`].
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Small {
    /// Name, for its ending only.
    pub untrusted_name: String,
    /// Bytes that follow.
    pub size: u64,
    /// CPU seconds it may cost.
    pub seconds: u64,
}

/// What comes out of a file that is taken apart; `number` counts members from 0, those left out and passed over included.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Part {
    /// The file can only be read whole; nothing follows.
    None,
    /// Its format. Members follow.
    Format(String),
    /// The member of this number is looked for.
    Asked(u64),
    /// A place from which to read on once the file has grown.
    Passed(Waypoint),
    /// A member, whose bytes follow.
    Whole {
        /// Which.
        number: u64,
        /// As the container has it.
        untrusted_name: String,
        /// Bytes that follow.
        size: u32,
    },
    /// A member that comes in pieces.
    Begin {
        /// Which.
        number: u64,
        /// As the container has it.
        untrusted_name: String,
    },
    /// A piece of it; so many bytes follow.
    Piece(u32),
    /// It is complete; with `false` it is to be forgotten.
    End(bool),
    /// What the file itself says, and what could not be read of it; nothing follows.
    Done {
        /// Its passages.
        passages: Vec<Passage>,
        /// Its exceptions.
        exceptions: Vec<Exception>,
        /// Facts.
        meta: ItemMeta,
    },
}

/// A file as read.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ReadAnswer {
    /// Its items.
    pub reading: Reading,
    /// Pictures of writing, by number: [`Order::Draw`] draws them until the next file is read.
    pub pictures: Vec<Asked>,
}

impl ReadAnswer {
    /// True where every index and span points at what is there. A worker whose reader was taken over by a file may answer
    /// anything; what follows slices texts by these numbers.
    pub fn is_sound(&self) -> bool {
        let items = &self.reading.items;
        let parent = |(n, item): (usize, &Item)| {
            item.parent.is_none_or(|p| (p as usize) < n) && (n == 0) == item.parent.is_none()
        };
        let within = |p: &Passage| p.fields.iter().all(|f| p.text.expose().get(f.span.start..f.span.end).is_some());
        !items.is_empty()
            && items.iter().enumerate().all(parent)
            && items.iter().flat_map(|i| &i.passages).all(within)
            && self.pictures.iter().all(|p| (p.item as usize) < items.len())
    }
}

/// A picture to be recognised.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Asked {
    /// Index of its item in the reading.
    pub item: u32,
    /// Where it stands, and what holds while nobody has read it.
    pub picture: PictureRef,
}

/// The answer to [`Order::Draw`].
pub type DrawAnswer = Option<Picture>;

/// The answer to [`Order::Leaf`].
pub type LeafAnswer = Option<Leaf>;

/// The answer to [`Setup`].
pub type Ready = Walls;

/// One framed value as it goes over the wire.
pub fn wire<T: Serialize>(value: &T) -> io::Result<Vec<u8>> {
    let body = postcard::to_extend(value, vec![0; 4]).map_err(io::Error::other)?;
    let length = u32::try_from(body.len() - 4).map_err(|_| io::Error::other("frame over 4 GiB"))?;
    let mut body = body;
    body[..4].copy_from_slice(&length.to_le_bytes());
    Ok(body)
}

/// Writes one framed value.
pub fn write<T: Serialize>(out: &mut impl Write, value: &T) -> io::Result<()> {
    out.write_all(&wire(value)?)
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
    fn answers_whose_numbers_point_nowhere_are_unsound() {
        let reading =
            || crate::format::read_tree("a.csv", b"Name,Note\nZoltan,was here\nEzra,too\n", &ReadLimits::default());
        let answer = |reading| ReadAnswer { reading, pictures: Vec::new() };
        assert!(answer(reading()).is_sound() && !answer(Reading::default()).is_sound());
        let mut beyond = reading();
        let row = beyond.items[0].passages.iter_mut().find(|p| !p.fields.is_empty()).unwrap();
        row.fields[0].span.end = 1 << 20;
        assert!(!answer(beyond).is_sound());
        let mut orphan = reading();
        orphan.items[0].parent = Some(7);
        assert!(!answer(orphan).is_sound());
    }

    #[test]
    fn frames_round_trip_and_oversized_ones_are_refused() {
        let mut wire = Vec::new();
        write(&mut wire, &Order::Read { untrusted_name: "a.eml".into(), size: 3, seconds: 1 }).unwrap();
        let back = read::<Order>(&mut wire.as_slice(), 100).unwrap().unwrap();
        assert!(matches!(back, Order::Read { size: 3, .. }));
        assert!(read::<Order>(&mut wire.as_slice(), 2).is_err());
        assert!(read::<Order>(&mut [].as_slice(), 100).unwrap().is_none());
    }
}
