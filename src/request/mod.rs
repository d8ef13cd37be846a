//! A request: its folder, its form, the record of what was done, and the law that applies to it (clock, exemptions).
//! What is found in documents, and what is decided about it, belongs to other rooms; they reach the record through
//! [`Case::append`].

pub mod amend;
mod case;
pub mod clock;
pub mod disposed;
mod evidence;
pub mod exemptions;
pub mod facts;
mod form;
pub mod holidays;
pub mod ics;
pub mod law;
pub mod life;
pub mod lint;
mod older;
mod private;
pub mod promise;
pub mod registers;
mod relatives;
pub mod since;
pub mod sources;
mod standing;
pub mod strike;
pub mod told;
mod vault;

pub use case::{Case, all, list, log_of};
pub use disposed::disposed;
pub use facts::Facts;
pub use form::{check, date, doubts, parse};
pub use relatives::warnings;
pub use standing::Standing;

#[cfg(test)]
mod tests;
