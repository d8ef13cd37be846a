//! Evidence text as a type: nothing prints it by accident.

use serde::{Deserialize, Serialize};
use std::fmt;

/// Text that came out of an organisation's documents. It has no `Display`; `Debug` prints its length;
/// reading it is an explicit [`Evidence::expose`]. Hostile until sanitised.
#[derive(Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Evidence(String);

impl Evidence {
    /// Wraps text read from a document.
    pub fn new(text: impl Into<String>) -> Evidence {
        Evidence(text.into())
    }

    /// The text itself. Never log it; paint it only through [`crate::model::sanitise`].
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// Gives the text away.
    pub fn into_exposed(self) -> String {
        self.0
    }

    /// True where nothing but white space was read.
    pub fn is_blank(&self) -> bool {
        self.0.trim().is_empty()
    }
}

impl fmt::Debug for Evidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Evidence({} bytes)", self.0.len())
    }
}

impl From<String> for Evidence {
    fn from(text: String) -> Evidence {
        Evidence(text)
    }
}

impl From<&str> for Evidence {
    fn from(text: &str) -> Evidence {
        Evidence(text.to_owned())
    }
}
