//! Readings as the catalogue keeps them: postcard, compressed. Packed by whoever read the file, so that the one thread that writes
//! only writes.

use crate::model::{Context, Exception, Item, Reading, Result};

/// An item ready to be stored.
pub struct Packed {
    /// Index of the item that holds it.
    pub parent: Option<u32>,
    /// Passages it has.
    pub passages: usize,
    /// What could not be read of it.
    pub exceptions: Vec<Exception>,
    pub(super) payload: Vec<u8>,
}

impl Packed {
    /// The item alone, as [`Stored`] takes it.
    pub fn into_payload(self) -> Vec<u8> {
        self.payload
    }
}

/// Packs every item of a reading, in order.
pub fn pack(reading: Reading) -> Result<Vec<Packed>> {
    reading.items.into_iter().map(pack_one).collect()
}

/// Packs one item.
pub fn pack_one(item: Item) -> Result<Packed> {
    let payload = payload(&item)?;
    Ok(Packed { parent: item.parent, passages: item.passages.len(), exceptions: item.exceptions, payload })
}

fn payload(item: &Item) -> Result<Vec<u8>> {
    let plain = postcard::to_stdvec(item).context("cannot encode a reading")?;
    Ok(lz4_flex::compress_prepend_size(&plain))
}

/// An item as the catalogue holds it.
pub struct Stored(pub(super) Vec<u8>);

impl From<Vec<u8>> for Stored {
    fn from(payload: Vec<u8>) -> Stored {
        Stored(payload)
    }
}

impl Stored {
    /// The item.
    pub fn unpack(&self) -> Result<Item> {
        const DAMAGED: &str = "cannot decode a reading (is the catalogue damaged?)";
        let plain = lz4_flex::decompress_size_prepended(&self.0).context(DAMAGED)?;
        postcard::from_bytes(&plain).context(DAMAGED)
    }
}
