//! The data subject as the request describes them, and the people of the same name they are not.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What identifies one person.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Identity {
    /// Full names, used, former and formal; the first is the one letters use.
    pub names: Vec<String>,
    /// E-mail addresses.
    pub emails: Vec<String>,
    /// Telephone numbers, written in any way.
    pub phones: Vec<String>,
    /// Dates of birth, ISO 8601.
    pub born: Vec<jiff::civil::Date>,
    /// Postal addresses, one a string.
    pub addresses: Vec<String>,
    /// Postcodes.
    pub postcodes: Vec<String>,
    /// Other identifiers by kind: `staff`, `pupil`, `case`, `nhs`, `ni`, `upn`, `login` …
    pub ids: BTreeMap<String, String>,
}

/// The form a request comes in (`dsar request new --from FILE.toml`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RequestForm {
    /// The day it was received: the clock starts here unless identity or fee start it later.
    pub received: jiff::civil::Date,
    /// How it came: letter, e-mail, telephone, in person, web form.
    #[serde(default = "unstated")]
    pub channel: String,
    /// Who asks, where it is not the subject.
    #[serde(default)]
    pub requester: Option<String>,
    /// The form the answer is wanted in.
    #[serde(default)]
    pub preferred_form: Option<String>,
    /// The data subject.
    pub subject: Identity,
    /// Known people of the same name who are somebody else.
    #[serde(default)]
    pub namesake: Vec<Identity>,
}

fn unstated() -> String {
    "not stated".into()
}
