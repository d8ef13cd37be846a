//! What long work tells whoever watches; the terminal's bars live in `cli`.

use super::find::HitLine;

/// Told of progress; called often and from several threads, so implementations are cheap.
pub trait Progress: Send + Sync {
    /// A new stage of `total` steps (0 where unknown) begins.
    fn stage(&self, name: &str, total: u64);
    /// `steps` more are done; `bytes` of evidence were read for them; `exceptions` of them could not be read in full.
    fn advance(&self, steps: u64, bytes: u64, exceptions: u64);
    /// `found` more steps turned out to be there to do.
    fn more(&self, found: u64);
    /// What a long search found first: it goes on, and what is shown here may still turn out stronger or weaker.
    fn first(&self, _found: &[HitLine]) {}
    /// The stage ended.
    fn done(&self);
}

/// Tells nobody.
pub struct Silent;

impl Progress for Silent {
    fn stage(&self, _: &str, _: u64) {}
    fn advance(&self, _: u64, _: u64, _: u64) {}
    fn more(&self, _: u64) {}
    fn done(&self) {}
}
