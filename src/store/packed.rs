//! Readings as the catalogue keeps them: postcard, compressed. Packed by whoever read the file, so that the one thread that writes
//! only writes.

use crate::model::{Context, Exception, Item, Reading, Result};
use lz4_flex::block::{CompressTable, compress_into_with_table, get_maximum_output_size};
use std::cell::RefCell;

/// An item ready to be stored.
pub struct Packed {
    /// Index of the item that holds it.
    pub parent: Option<u32>,
    /// Passages it has.
    pub passages: usize,
    /// What could not be read of it.
    pub exceptions: Vec<Exception>,
    pub(super) payload: Vec<u8>,
    /// Who was seen in it, packed; empty for nobody.
    pub(super) people: Vec<u8>,
}

impl Packed {
    /// The item alone, as [`Stored`] takes it.
    pub fn into_payload(self) -> Vec<u8> {
        self.payload
    }

    /// The same, with who was seen in it: [`crate::model::Sighting`]s, or what is written like them.
    pub fn with_people(self, people: &[impl serde::Serialize]) -> Result<Packed> {
        if people.is_empty() {
            return Ok(self);
        }
        Ok(Packed { people: postcard::to_stdvec(people).context("cannot encode who was seen")?, ..self })
    }
}

/// Packs every item of a reading, in order.
pub fn pack(reading: Reading) -> Result<Vec<Packed>> {
    reading.items.into_iter().map(pack_one).collect()
}

/// Packs one item.
pub fn pack_one(item: Item) -> Result<Packed> {
    let payload = BENCH.with_borrow_mut(|bench| bench.payload(&item))?;
    let (passages, exceptions) = (item.passages.len(), item.exceptions);
    Ok(Packed { parent: item.parent, passages, exceptions, payload, people: Vec::new() })
}

/// What packing works in, kept from one item to the next: a letter takes less to compress than to clear the way for it.
#[derive(Default)]
struct Bench {
    plain: Vec<u8>,
    table: CompressTable,
    packed: Vec<u8>,
}

impl Bench {
    /// The item as postcard, compressed, behind its plain length (u32, little endian).
    fn payload(&mut self, item: &Item) -> Result<Vec<u8>> {
        const FAILED: &str = "cannot encode a reading";
        self.plain.clear();
        let plain = postcard::to_extend(item, std::mem::take(&mut self.plain)).context(FAILED)?;
        let most = 4 + get_maximum_output_size(plain.len());
        if self.packed.len() < most {
            self.packed.resize(most, 0);
        }
        let (length, body) = self.packed.split_at_mut(4);
        length.copy_from_slice(&u32::try_from(plain.len()).context(FAILED)?.to_le_bytes());
        let packed = 4 + compress_into_with_table(&plain, body, &mut self.table).context(FAILED)?;
        let payload = self.packed[..packed].to_vec();
        match plain.len() < KEPT {
            true => self.plain = plain,
            false => *self = Bench::default(),
        }
        Ok(payload)
    }
}

/// A larger item leaves nothing behind, bytes.
const KEPT: usize = 1 << 16;

thread_local! {
    static BENCH: RefCell<Bench> = RefCell::default();
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{BlobId, Evidence, ItemMeta, Locator, Passage, PassageKind};

    #[test]
    fn items_of_any_size_come_back_as_they_were_packed() {
        for letters in [0, 3, 70_000, 10, 200_000] {
            let text: String = (0..letters).map(|n: usize| format!("{} ", n * n % 1013)).collect();
            let item = Item {
                parent: None,
                untrusted_name: Evidence::new("a.txt"),
                blob: BlobId::of(text.as_bytes()),
                size: text.len() as u64,
                format: "text".into(),
                meta: ItemMeta::default(),
                passages: vec![Passage::new(Locator::Whole, PassageKind::Body, text)],
                exceptions: Vec::new(),
            };
            let packed = pack(Reading { items: vec![item.clone()] }).unwrap();
            let back: Vec<_> = packed.into_iter().map(|p| Stored(p.payload).unpack().unwrap()).collect();
            assert_eq!(back, [item]);
        }
    }
}
