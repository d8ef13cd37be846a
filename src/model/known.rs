//! People seen in the documents, and as what: what the directory of known people is made of.

use super::Evidence;
use serde::{Deserialize, Serialize};

/// As what a document shows somebody. The catalogue keeps it by its place in this list: add at the end only.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Source {
    /// Sent a message.
    Sender,
    /// Got a message.
    Recipient,
    /// Has an e-mail address that is made of the name; no document says more.
    Address,
    /// Signed a letter or message; true where a post stands under the name.
    Signature(bool),
    /// Stands in a sheet, under a column of this word: one of ours (`pupil`), never the document's.
    Column(String),
    /// Has an entry in an address book.
    Contact,
    /// Was invited to an appointment, or invites.
    Invitation,
    /// Wrote or changed a document, by its properties.
    Author,
}

/// Somebody seen in one item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sighting {
    /// The name as it stands there; a forename alone only where a sheet gives no more.
    pub name: Evidence,
    /// The e-mail address beside it.
    pub address: Option<Evidence>,
    /// As what.
    pub source: Source,
}
