//! The people of the whole index: seen in headers, signatures, sheets, address books and appointments when a file is read
//! ([`Collector`]), brought together for a request ([`Gathering`]), looked for in its texts ([`People`]). No learned model takes part.

mod collect;
mod columns;
mod entries;
mod gather;
mod haste;
mod lines;
mod memo;
mod months;
mod near;
mod passages;
mod people;
mod tally;

pub use collect::Collector;
pub use columns::{Column, column};
pub use gather::{Gathering, KnownPerson, key_of, take_words};
pub use memo::Memo;
pub use near::{Circle, Nearness, circles, folder_circle, folder_of};
pub use people::{People, Seen};
pub use tally::Tally;
