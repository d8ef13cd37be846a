//! The only place that joins stages: each function here is one command's work, from settings to report.

pub mod breach;
pub mod bundle;
pub mod case;
pub mod certificate;
pub mod close;
pub mod decide;
pub mod demo;
pub mod derived;
pub mod dispose;
pub mod elusion;
pub mod exceptions;
pub mod extract;
pub mod find;
pub mod fold;
pub mod gates;
pub mod ico_pack;
pub mod index;
pub mod letter;
pub mod names;
mod order;
pub mod pages;
pub mod pins;
mod places;
pub mod plan;
pub mod progress;
pub mod recorded;
pub mod redact;
pub mod register;
pub mod release;
pub mod retention;
pub mod run;
pub mod status;
mod thread;
pub mod trace;
pub mod update;

pub use progress::{Progress, Silent};
