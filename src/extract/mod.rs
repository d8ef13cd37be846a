//! Drives the formats over hostile files: worker processes with limits, killed and replaced when they hang or die.
//! The worker gets bytes through a pipe and needs no file, no network and no clock.

pub mod frame;
pub mod pool;
pub mod sandbox;
pub mod worker;

pub use pool::{Pool, Worker};
