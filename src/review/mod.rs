//! The review as a pure state machine: units, people and a log of decisions in; the next decisions out. No disk, no terminal.

pub mod act;
pub mod policy;
pub mod session;
pub mod state;

pub use act::Reviewer;
pub use policy::Policy;
pub use session::{Effect, Key, Session};
pub use state::{State, UnitState};
