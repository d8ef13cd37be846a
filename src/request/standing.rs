//! What was settled once for every request: exceptions that can matter to none ("logo, no text"). A log and its private
//! notes of its own in `standing/`, of the same make as a request's; each entry is bound to the bytes it was said of.

use super::private::{HASH_KEY, Private};
use crate::audit::{Clock, Log};
use crate::model::{Entry, Event, ExceptionKind, Result};
use crate::settings::Workspace;
use crate::settings::workspace::make_private_dir;

/// The standing record of a workspace.
#[derive(Debug)]
pub struct Standing {
    private: Private,
    log: Log,
    by: String,
}

impl Standing {
    /// Opens it to look at it; `None` where nothing was ever settled for every request.
    pub fn look(workspace: &Workspace, clock: Clock) -> Result<Option<Standing>> {
        workspace.root().join(FOLDER).join(HASH_KEY).is_file().then(|| Standing::open(workspace, "", clock)).transpose()
    }

    /// Opens it to write to it, as `by`; made where there is none.
    pub fn open(workspace: &Workspace, by: &str, clock: Clock) -> Result<Standing> {
        let root = workspace.root().join(FOLDER);
        let private = root.join("record/private");
        make_private_dir(&private)?;
        super::older::seal_up(&root)?;
        let private = match root.join(HASH_KEY).is_file() {
            true => Private::open(&private, &root)?,
            false => Private::create(&private, &root)?,
        };
        Ok(Standing { private, log: Log::open(&root.join("record/events.jsonl"), clock)?, by: by.to_owned() })
    }

    /// Settles an exception, named by what binds it to its bytes, with a reason.
    pub fn settle(&mut self, exception: &[u8], kind: ExceptionKind, reason: &str) -> Result<()> {
        let note = self.private.keep("note", reason.as_bytes())?;
        let exception = self.private.keyed(exception);
        self.log.append(Event::ExceptionSettled { exception, kind, note }, &self.by).map(|_| ())
    }

    /// Opens one again, with a reason.
    pub fn reopen(&mut self, exception: &[u8], reason: &str) -> Result<()> {
        let note = self.private.keep("note", reason.as_bytes())?;
        let exception = self.private.keyed(exception);
        self.log.append(Event::ExceptionReopened { exception, note }, &self.by).map(|_| ())
    }

    /// The keyed hash that entries know an exception by.
    pub fn keyed(&self, exception: &[u8]) -> String {
        self.private.keyed(exception)
    }

    /// Everything recorded, in order.
    pub fn entries(&self) -> &[Entry] {
        self.log.entries()
    }

    /// The text of a reason.
    pub fn note_text(&self, hash: &str) -> Result<String> {
        self.private.text("note", hash)
    }
}

const FOLDER: &str = "standing";
