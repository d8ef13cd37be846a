//! Members that go to a worker together.

use crate::extract::pool::Pool;
use crate::extract::together::Untrusted;
use crate::model::{Reading, Result};
use std::sync::Arc;
use tokio::sync::{Mutex, mpsc, oneshot};

/// Members to be read, and where their readings go.
pub(super) type Lot = (Vec<Untrusted>, oneshot::Sender<Result<Vec<Reading>>>);

/// Reads lots until no more come.
pub(super) async fn read_lots(pool: Pool, lots: Arc<Mutex<mpsc::Receiver<Lot>>>) -> Result<()> {
    let mut worker = pool.worker();
    loop {
        let next = lots.lock().await.recv().await;
        let Some((lot, reply)) = next else {
            worker.close().await;
            return Ok(());
        };
        if reply.send(worker.read_all(&lot).await).is_err() {
            worker.close().await;
            return Ok(());
        }
    }
}
