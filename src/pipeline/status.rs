//! `dsar status`: what the workspace holds.

use crate::extract::Pool;
use crate::index::backend::Tantivy;
use crate::model::{Context, Result};
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
    /// What hostile files are read behind: `Landlock and seccomp`, one of them, or `none`.
    pub isolation: String,
    /// The recogniser of writing in pictures, with version and languages; none where it is not installed or switched off.
    pub recogniser: Option<String>,
}

/// Reads it from catalogue and index.
pub fn gather(workspace: &Workspace, settings: &Settings) -> Result<Status> {
    let pool = Pool::new(&settings.limits)?;
    let catalogue = Catalogue::open(&workspace.catalogue())?;
    Ok(Status {
        ledger: catalogue.ledger()?,
        last_changes: catalogue.last_changes()?,
        passages: Tantivy::open(&workspace.index())?.len()?,
        stores: catalogue.documents_by_store()?,
        isolation: isolation(&pool)?,
        recogniser: pool.recogniser().map(|r| r.identity()),
    })
}

/// Asks a worker: only the kernel it runs on knows.
fn isolation(pool: &Pool) -> Result<String> {
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_all().build().context("cannot start the runtime")?;
    runtime.block_on(async {
        let mut worker = pool.worker();
        let walls = worker.walls().await?;
        worker.close().await;
        Ok(walls.to_string())
    })
}
