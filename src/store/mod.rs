//! The organisation's stores, opened read-only (DPA 2018 s.173: nothing in them is ever altered), and the catalogue of
//! everything seen in them.

mod batch;
pub mod catalogue;
pub mod covered;
pub mod ledger;
pub mod milestones;
mod news;
pub mod packed;
pub mod people;
pub mod piecemeal;
mod readings;
pub mod schema;
pub mod standing;
pub mod walk;

pub use catalogue::{Catalogue, FileDay, FileState, ITEMS_PER_RUN, KnownFile, Reader};
pub use ledger::{ExceptionRow, Ledger};
pub use milestones::Earlier;
pub use packed::{Packed, Stored};
pub use walk::{Found, Walker};
