//! The only place that joins stages: each function here is one command's work, from settings to report.

pub mod bundle;
pub mod case;
pub mod close;
pub mod decide;
pub mod demo;
pub mod derived;
pub mod elusion;
pub mod exceptions;
pub mod extract;
pub mod find;
pub mod fold;
pub mod index;
pub mod names;
pub mod pins;
mod places;
pub mod plan;
pub mod progress;
pub mod redact;
pub mod release;
pub mod run;
pub mod status;
mod thread;
pub mod update;

pub use progress::{Progress, Silent};
