//! `dsar status`: what the workspace holds.

use crate::index::backend::Tantivy;
use crate::model::Result;
use crate::settings::{Settings, Workspace};
use crate::store::Catalogue;
pub use crate::store::Ledger;
use serde::Serialize;

/// The state of a workspace.
#[derive(Clone, Debug, Serialize)]
pub struct Status {
    /// Where every file stands.
    pub ledger: Ledger,
    /// New, changed, vanished in the last run.
    pub last_changes: [u64; 3],
    /// Passages in the index.
    pub passages: u64,
    /// Documents by store.
    pub stores: Vec<(String, u64)>,
}

/// Reads it from catalogue and index.
pub fn gather(workspace: &Workspace, _: &Settings) -> Result<Status> {
    let catalogue = Catalogue::open(&workspace.catalogue())?;
    Ok(Status {
        ledger: catalogue.ledger()?,
        last_changes: catalogue.last_changes()?,
        passages: Tantivy::open(&workspace.index())?.len()?,
        stores: catalogue.documents_by_store()?,
    })
}
