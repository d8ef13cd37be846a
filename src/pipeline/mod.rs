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
pub mod gates;
pub mod index;
pub mod letter;
pub mod names;
mod places;
pub mod progress;
pub mod redact;
pub mod register;
pub mod release;
pub mod retention;
pub mod run;
pub mod status;

pub use progress::{Progress, Silent};
