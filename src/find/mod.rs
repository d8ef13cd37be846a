//! The subject resolver: profile -> variants -> queries -> spans, bands, evidence.
//!
//! [`Plan::new`] turns a request form into everything that can name the subject; [`Plan::queries`] asks an index for candidates;
//! [`Plan::judge`] decides on the text itself. Nothing here touches a disk, and nothing here knows a particular person.

pub mod about;
mod alias;
mod alike;
pub mod assemble;
pub mod atoms;
mod attach;
mod band;
mod beside;
mod carry;
mod concern;
mod dense;
mod judge;
pub mod judged;
mod kin;
mod learn;
mod links;
mod logins;
pub mod names;
pub mod near;
mod ocr;
mod ordinary;
mod places;
mod plan;
mod profile;
mod queries;
mod records;
mod spelling;
mod strong;
pub mod threads;
mod under;
mod variants;
mod words;

use crate::model::nicknames;
pub use judge::TextView;
pub use learn::pairs;
pub use plan::Plan;
pub use under::{heads_theirs, is_crossed};
pub use variants::{KindOfVariants, Variant};

#[cfg(test)]
mod tests;
