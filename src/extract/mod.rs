//! Drives the formats over hostile files: worker processes with limits, killed and replaced when they hang or die.
//! The worker gets bytes through a pipe and needs no file, no network and no clock. Pictures of writing that it draws are
//! recognised by a second kind of child.

pub mod frame;
pub mod ocr;
mod pictures;
pub mod pool;
pub mod sandbox;
pub mod together;
pub mod worker;

pub use pool::{Pool, Worker};
