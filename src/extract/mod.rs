//! Drives the formats over hostile files: worker processes with limits, killed and replaced when they hang or die.
//! The worker gets bytes through a pipe, or one large file as a descriptor that it can only read; it needs nothing else: no network, no
//! clock. Pictures of writing that it draws are
//! recognised by a second kind of child.

mod apart;
pub mod frame;
mod large;
pub mod ocr;
mod pictures;
pub mod pool;
pub mod sandbox;
pub mod together;
pub mod worker;

pub use large::{APART, Ended, Keep, LargeFile, Numbered, Wanted, no_room};
pub use pictures::{DOUBT, READ_BY_OCR};
pub use pool::{Pool, Worker};
