#![doc = include_str!("ARCHITECTURE.md")]

pub mod audit;
pub mod detect;
pub mod find;
pub mod format;
pub mod index;
pub mod model;
pub mod request;
pub mod settings;
