//! Being unable to do something: what happened, where, and what to do. Facts about evidence are no faults (see `exception`).

use std::fmt;
use std::path::Path;

/// An error a person reads: what, and a remedy. `refused` marks a safety check (exit code 3), else exit code 2.
/// It never holds text of evidence.
#[derive(Debug, Clone)]
pub struct Fault {
    /// What happened, and where.
    pub what: String,
    /// What to do about it.
    pub hint: Option<String>,
    /// True where a safety check refused (verification, lock, permissions).
    pub refused: bool,
}

/// The result of everything that can be unable to look.
pub type Result<T> = std::result::Result<T, Fault>;

impl Fault {
    /// A fault that says `what` happened.
    pub fn new(what: impl Into<String>) -> Fault {
        Fault { what: what.into(), hint: None, refused: false }
    }

    /// A safety check's refusal.
    pub fn refusal(what: impl Into<String>) -> Fault {
        Fault { what: what.into(), hint: None, refused: true }
    }

    /// Adds the remedy.
    pub fn hint(mut self, hint: impl Into<String>) -> Fault {
        self.hint = Some(hint.into());
        self
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what)
    }
}

impl std::error::Error for Fault {}

/// Turns any error into a [`Fault`] that says what was being done.
pub trait Context<T> {
    /// `doing` is a clause such as `cannot open the catalogue`.
    fn context(self, doing: impl fmt::Display) -> Result<T>;
    /// `cannot DOING PATH: error`.
    fn at(self, doing: &str, path: &Path) -> Result<T>;
}

impl<T, E: fmt::Display> Context<T> for std::result::Result<T, E> {
    fn context(self, doing: impl fmt::Display) -> Result<T> {
        self.map_err(|e| Fault::new(format!("{doing}: {e}")))
    }

    fn at(self, doing: &str, path: &Path) -> Result<T> {
        self.map_err(|e| Fault::new(format!("cannot {doing} {}: {e}", path.display())))
    }
}
