//! The people of the whole index: seen in headers, signatures, sheets, address books and appointments when a file is read
//! ([`Collector`]), brought together for a request ([`People`]). No learned model takes part.

mod collect;
mod columns;
mod entries;
mod people;
mod tally;

pub use collect::Collector;
pub use columns::{Column, column};
pub use people::{Circle, Gathering, KnownPerson, Nearness, People, Seen, circles, folder_circle, folder_of, key_of};
pub use tally::Tally;
