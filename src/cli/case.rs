//! Opening the request a command names.

use super::Common;
use crate::audit::Clock;
use crate::model::{RequestId, Result};
use crate::request::Case;
use crate::settings::Workspace;
use crate::settings::workspace::Lock;

/// Opens a request to write to it; refused while another program does.
pub fn open(common: &Common, id: &str) -> Result<(Lock, Case)> {
    let workspace = common.workspace()?;
    let case = open_unlocked(&workspace, id)?;
    let lock = workspace.lock(id)?;
    // Again under the lock: what was read before it may be behind.
    drop(case);
    Ok((lock, open_unlocked(&workspace, id)?))
}

/// Opens a request to look at it.
pub fn open_unlocked(workspace: &Workspace, id: &str) -> Result<Case> {
    Case::open(workspace, &RequestId(id.to_owned()), &super::actor(), Clock::System)
}
