#![doc = include_str!("ARCHITECTURE.md")]

pub mod audit;
pub mod bundle;
pub mod cli;
pub mod detect;
pub mod extract;
pub mod find;
pub mod format;
pub mod index;
pub mod model;
pub mod pipeline;
pub mod redact;
pub mod request;
pub mod review;
pub mod settings;
pub mod store;
pub mod tui;
