//! People seen in the documents, and as what: what the directory of known people is made of.

use super::Evidence;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

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
    Column(Cow<'static, str>),
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

/// A [`Sighting`] of names that somebody else holds; what is written of both is the same.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Seen<'a> {
    /// See [`Sighting::name`].
    pub name: &'a Evidence,
    /// See [`Sighting::address`].
    pub address: Option<&'a Evidence>,
    /// As what.
    pub source: &'a Source,
}

impl Seen<'_> {
    /// The same by itself.
    pub fn into_sighting(self) -> Sighting {
        Sighting { name: self.name.clone(), address: self.address.cloned(), source: self.source.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_borrowed_sighting_is_written_like_one_by_itself() {
        let sources = [Source::Sender, Source::Signature(true), Source::Column("pupil".into()), Source::Author];
        for (n, source) in sources.into_iter().enumerate() {
            let address = (n % 2 == 0).then(|| Evidence::new("a@b.example"));
            let one = Sighting { name: "Ada Obi".into(), address, source };
            let seen = Seen { name: &one.name, address: one.address.as_ref(), source: &one.source };
            assert_eq!(postcard::to_stdvec(&seen).unwrap(), postcard::to_stdvec(&one).unwrap());
            assert_eq!(seen.into_sighting(), one);
        }
    }
}
