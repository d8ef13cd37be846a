//! Places in a file from which it can be read on once it has grown.

use super::BlobId;
use serde::{Deserialize, Serialize};

/// A place between two members of a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waypoint {
    /// Byte at which the next member begins.
    pub at: u64,
    /// Members before it, those left out included.
    pub number: u64,
}

/// A waypoint that holds for every file that begins with the same bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Milestone {
    /// Where to read on.
    pub waypoint: Waypoint,
    /// Items before it, the file's own included: the number of the next.
    pub ordinal: u32,
    /// Bytes to which the members before it unpack.
    pub spent: u64,
    /// Bytes on which all that rests: a little more than lies before the waypoint.
    pub length: u64,
    /// Their hash.
    pub hash: BlobId,
}
