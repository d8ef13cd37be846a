//! The answer: assembled, typeset, listed, verified by reading it back, packed and encrypted. Only [`write`] touches a
//! folder, the one it is given. What goes in is plain values; what must not come out is searched for in every file.

mod basis;
mod build;
mod compose;
mod covered;
mod files;
pub mod input;
mod inspect;
mod key;
mod letter;
pub mod letters;
mod manifest;
mod pack;
mod pages;
mod passphrase;
mod seal;
mod table;
pub mod texts;
pub mod typeset;
mod write;

pub use basis::Basis;
pub use build::{
    Built, OutFile, Paged, build, document_findings, document_remains, paged_document, single_page, typeset_document,
};
pub use files::Files;
pub use input::BundleInput;
pub use letter::{Head, written};
pub use manifest::{Manifest, verify_files};
pub use passphrase::passphrase;
pub use seal::{Seal, open, seal};
pub use table::harmless;
pub use write::{Written, disclosure, write};

#[cfg(test)]
mod tests;
