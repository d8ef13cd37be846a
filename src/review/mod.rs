//! The review as a pure state machine: units, people and a log of decisions in; the next decisions out. No disk, no terminal.

pub mod act;
mod deeds;
#[cfg(test)]
pub mod fixture;
pub mod hand;
pub mod held;
pub mod keys;
pub mod nobody;
pub mod policy;
pub mod session;
pub mod state;
#[cfg(test)]
mod tests;

pub use act::Reviewer;
pub use held::Held;
pub use keys::{Effect, Key};
pub use policy::Policy;
pub use session::Session;
pub use state::{State, UnitState};
