//! A request: its folder, its form, the record of what was done, and the law that applies to it (clock, exemptions).
//! What is found in documents, and what is decided about it, belongs to other rooms; they reach the record through
//! [`Case::append`].

mod case;
pub mod clock;
mod evidence;
pub mod exemptions;
pub mod facts;
mod form;
pub mod holidays;
pub mod law;
mod private;
pub mod promise;
mod relatives;
mod standing;

pub use case::{Case, list};
pub use facts::Facts;
pub use form::{check, doubts, parse};
pub use relatives::warnings;
pub use standing::Standing;

#[cfg(test)]
mod tests;
