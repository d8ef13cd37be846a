//! The only place that joins stages: each function here is one command's work, from settings to report.

pub mod bundle;
pub mod case;
pub mod close;
pub mod decide;
pub mod demo;
pub mod derived;
pub mod exceptions;
pub mod extract;
pub mod find;
mod fold;
pub mod index;
pub mod names;
pub mod pages;
mod places;
pub mod progress;
pub mod redact;
pub mod release;
pub mod run;
pub mod status;

pub use progress::{Progress, Silent};
