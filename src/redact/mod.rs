//! Decisions become redactions: a unit's text cut into what stays readable and labels that stand for what does not, and
//! the search of every output for what was taken out. Nothing is edited in place; nothing here touches a disk.

mod armour;
pub mod common;
mod figures;
pub mod page;
pub mod pieces;
pub mod relabel;
pub mod seams;
pub mod squash;
pub mod terms;
pub mod unspaced;
pub mod variants;
pub mod verify;

pub use common::{Word, Words};
pub use pieces::{Block, Line, Piece, pieces, redacted_strings, removed_spans};
pub use relabel::{relabel, relabel_pieces};
pub use terms::{Terms, terms};
pub use verify::{Finding, How, Secret, Section, Verifier};
