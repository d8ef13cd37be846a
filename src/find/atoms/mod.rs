//! Message atoms: every message of a chain, by itself. [`split`] takes a body apart into what the message says and the messages
//! it quotes or forwards, each with what it quotes in its turn; [`heading`] reads who sent a quoted message and when; [`same`]
//! tells a quoted copy from another message. No word is lost: what cannot be told apart stays where it stands.

pub mod heading;
pub mod same;
#[cfg(test)]
mod tests;
mod tree;

pub use heading::Heading;
pub use same::{Chain, Member, chains};
pub use tree::{Atom, split};
