#![doc = include_str!("ARCHITECTURE.md")]

pub mod bundle;
pub mod detect;
pub mod extract;
pub mod find;
pub mod format;
pub mod index;
pub mod model;
pub mod redact;
pub mod settings;
pub mod store;
pub mod tui;
