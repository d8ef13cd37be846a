//! A request: its folder, its form, the record of what was done, and the law that applies to it (clock, exemptions).
//! What is found in documents, and what is decided about it, belongs to other rooms; they reach the record through
//! [`Case::append`].

mod case;
mod evidence;
pub mod facts;
mod form;
mod private;
mod relatives;

pub use case::{Case, list};
pub use facts::Facts;
pub use form::{check, parse};
pub use private::Private;
pub use relatives::warnings;

#[cfg(test)]
mod tests;
