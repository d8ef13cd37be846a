//! A drawn picture of writing, as character recognition takes it. Not the reader of picture files (see `image`), and no OCR.

use serde::{Deserialize, Serialize};

/// Grey pixels, one byte each (0 black), row by row from the top, without padding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// Pixels an inch; 0 where the file does not say.
    pub dpi: u32,
    /// `width * height` bytes.
    pub grey: Vec<u8>,
}
