//! Requests that were disposed of: what is left is the log, its checkpoints and the certificate. How it is done is
//! `pipeline::dispose`'s business; here is how one is told from the others.

use crate::audit;
use crate::model::{Event, Fault, RequestId};
use crate::settings::Workspace;
use std::path::{Path, PathBuf};

/// A request that is no longer there, or only in part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Disposed {
    /// The day it was finished; `None` where it was begun and something (a crash) stopped it.
    pub on: Option<jiff::civil::Date>,
}

/// The folder whose presence says that disposal was begun; the certificate lies in it in the end.
pub fn folder(root: &Path) -> PathBuf {
    root.join("disposal")
}

/// What disposal left of request `id`; `None` for one that was not touched.
pub fn disposed(workspace: &Workspace, id: &RequestId) -> Option<Disposed> {
    let root = workspace.request(id);
    folder(&root).is_dir().then(|| {
        let entries = audit::read(&root.join("record/events.jsonl")).unwrap_or_default();
        let on = entries.iter().find_map(|e| match e.event {
            Event::Disposed { on } => Some(on),
            _ => None,
        });
        Disposed { on }
    })
}

impl Disposed {
    /// The refusal to work with it.
    pub fn refusal(self, id: &RequestId) -> Fault {
        match self.on {
            Some(on) => {
                Fault::refusal(format!("request {id} was disposed of on {on}; its log and certificate are left"))
                    .hint(format!("to look at them: dsar audit show {id}; dsar dispose {id} --certificate"))
            }
            None => Fault::refusal(format!("the disposal of request {id} was begun and not finished"))
                .hint(format!("to finish it: dsar dispose {id}")),
        }
    }
}
