//! The only place that joins stages: each function here is one command's work, from settings to report.

pub mod index;
pub mod extract;
pub mod progress;
pub mod status;

pub use progress::{Progress, Silent};
