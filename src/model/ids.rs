//! Identifiers, each its own type, so that one cannot be passed for another.

use serde::{Deserialize, Serialize};
use std::fmt;

/// SHA-256 of the bytes of a file or member.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct BlobId(pub [u8; 32]);

impl BlobId {
    /// The hash of `bytes`.
    pub fn of(bytes: &[u8]) -> BlobId {
        use sha2::Digest;
        BlobId(sha2::Sha256::digest(bytes).into())
    }

    /// Reads 64 hexadecimal digits; `None` for anything else.
    pub fn parse(hex_digits: &str) -> Option<BlobId> {
        let mut raw = [0u8; 32];
        hex::decode_to_slice(hex_digits, &mut raw).ok()?;
        Some(BlobId(raw))
    }
}

impl fmt::Display for BlobId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(self.0))
    }
}

impl fmt::Debug for BlobId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "BlobId({})", &hex::encode(self.0)[..12])
    }
}

impl Serialize for BlobId {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(&self.to_string())
    }
}

impl<'de> Deserialize<'de> for BlobId {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = String::deserialize(d)?;
        BlobId::parse(&text).ok_or_else(|| serde::de::Error::custom("not a SHA-256 in hexadecimal"))
    }
}

/// Row of the catalogue's item table: one document found inside one blob (the file itself, or a member of it).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ItemId(pub u64);

/// One passage: the item it belongs to and its place in it. Immutable: a changed file gets new items.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct PassageId(u64);

impl PassageId {
    /// Passages of an item that have a number of their own.
    pub const PER_ITEM: usize = 1 << 20;

    /// The `seq`th passage (from 0) of `item`; `None` past [`Self::PER_ITEM`].
    pub fn new(item: ItemId, seq: usize) -> Option<PassageId> {
        (seq < Self::PER_ITEM).then_some(PassageId(item.0 << 20 | seq as u64))
    }

    /// The number under which the `seq`th passage of `item` is indexed: those past [`Self::PER_ITEM`] share the last one. A search
    /// asks it for the item, whose text it reads whole.
    pub fn indexed(item: ItemId, seq: usize) -> PassageId {
        PassageId(item.0 << 20 | seq.min(Self::PER_ITEM - 1) as u64)
    }

    /// The item the passage stands in.
    pub fn item(self) -> ItemId {
        ItemId(self.0 >> 20)
    }

    /// Its index among the item's passages, from 0.
    pub fn seq(self) -> usize {
        (self.0 & (Self::PER_ITEM as u64 - 1)) as usize
    }

    /// The number kept in the index.
    pub fn as_u64(self) -> u64 {
        self.0
    }

    /// Back from the number kept in the index.
    pub fn from_u64(raw: u64) -> PassageId {
        PassageId(raw)
    }
}

macro_rules! text_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

text_id!(
    /// `YYYY-NNNN`, numbered within the workspace.
    RequestId
);
text_id!(
    /// Keyed hash (first 16 hexadecimal digits) of a review unit's content: the same content has the same id
    /// wherever it stands, so a decision carries over; without the request's key it tells nothing.
    UnitId
);

impl UnitId {
    /// Digits that a screen shows of it, and the fewest that name it.
    pub const SHORT: usize = 8;

    /// Its beginning, for a screen.
    pub fn short(&self) -> &str {
        self.0.get(..UnitId::SHORT).unwrap_or(&self.0)
    }
}

/// A person of one request, numbered from 1 as they were first met. The number is theirs for the life of the request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PersonId(pub u32);

impl PersonId {
    /// `A` … `Z`, `AA`, `AB` …: what a label shows in place of the name.
    pub fn letters(self) -> String {
        let mut n = self.0.max(1);
        let mut out = Vec::new();
        while n > 0 {
            out.push(b'A' + ((n - 1) % 26) as u8);
            n = (n - 1) / 26;
        }
        out.reverse();
        String::from_utf8_lossy(&out).into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_run_past_z() {
        let of = |n| PersonId(n).letters();
        assert_eq!(
            (of(1), of(26), of(27), of(702), of(703)),
            ("A".into(), "Z".into(), "AA".into(), "ZZ".into(), "AAA".into())
        );
    }

    #[test]
    fn passage_ids_hold_item_and_place() {
        let id = PassageId::new(ItemId(77), 1023).unwrap();
        assert_eq!((id.item(), id.seq()), (ItemId(77), 1023));
        assert!(PassageId::new(ItemId(1), PassageId::PER_ITEM).is_none());
        for beyond in [PassageId::PER_ITEM, 5 * PassageId::PER_ITEM] {
            let id = PassageId::indexed(ItemId(77), beyond);
            assert_eq!((id.item(), id.seq()), (ItemId(77), PassageId::PER_ITEM - 1), "found, if not by its own number");
        }
    }
}
