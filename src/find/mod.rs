//! The subject resolver: profile -> variants -> queries -> spans, bands, evidence.
//!
//! [`Plan::new`] turns a request form into everything that can name the subject; [`Plan::queries`] asks an index for candidates;
//! [`Plan::judge`] decides on the text itself. Nothing here touches a disk, and nothing here knows a particular person.

pub mod assemble;
pub mod atoms;
mod attach;
mod band;
mod judge;
pub mod judged;
mod learn;
mod links;
mod logins;
pub mod names;
pub mod near;
mod ordinary;
mod places;
mod profile;
mod queries;
mod spelling;
mod strong;
pub mod threads;
mod variants;
mod words;

use crate::model::nicknames;
pub use judge::{Context, TextView};
pub use learn::pairs;
pub use profile::Plan;
pub use variants::Variant;

#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_rare;
