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
pub mod exceptions;
pub mod extract;
pub mod find;
mod fold;
pub mod gates;
pub mod ico_pack;
pub mod index;
pub mod leaves;
pub mod letter;
pub mod names;
mod order;
pub mod pages;
mod places;
pub mod progress;
pub mod proof;
pub mod recorded;
pub mod redact;
pub mod register;
pub mod release;
pub mod retention;
pub mod run;
pub mod status;
pub mod trace;

pub use progress::{Progress, Silent};
