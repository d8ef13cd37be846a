//! Single members taken out of a large file again: for evidence, and not to be read.

use super::assembly::RATIO;
use super::member::{self, Came, Coming};
use super::unpacker::Unpacker;
use super::{LargeFile, Pool};
use crate::extract::frame::Part;
use crate::model::{BlobId, Result, Waypoint};
use std::collections::HashSet;
use std::fs::File;

/// A member that is wanted.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Wanted {
    /// Names of the members that lead to it and its own, outermost first.
    pub trail: Vec<String>,
    /// The hash of its bytes.
    pub blob: BlobId,
}

/// Where members go.
pub type Keep<'k> = &'k mut dyn FnMut(&[u8]) -> Result<()>;

impl Pool {
    /// Hands each wanted member of an open file of `size` bytes to `keep`, once, where it still is what it was. A member that is not
    /// found, or lies in a file that is not taken apart, is passed over.
    pub async fn take_out(
        &self,
        untrusted_name: String,
        file: File,
        size: u64,
        wanted: &[Wanted],
        keep: Keep<'_>,
    ) -> Result<()> {
        let _one_at_a_time = self.one_at_a_time().await?;
        // Nobody asks for its hash.
        let file = LargeFile { untrusted_name, file, size, blob: BlobId([0; 32]), prefixes: Vec::new() };
        let wanted = wanted.iter().map(|one| (one.trail.as_slice(), one.blob)).collect();
        let unpacked = (self.limits().megabytes_unpacked << 20).max(size.saturating_mul(RATIO));
        Taking { pool: self, unpacked, keep }.take(&file, wanted).await.map(|_| ())
    }
}

struct Taking<'a, 'k> {
    pool: &'a Pool,
    unpacked: u64,
    keep: Keep<'k>,
}

/// What is wanted of a file: the rest of each trail, and the hash.
type Rest<'w> = HashSet<(&'w [String], BlobId)>;

impl Taking<'_, '_> {
    /// What was not found.
    async fn take<'w>(&mut self, file: &LargeFile, mut wanted: Rest<'w>) -> Result<Rest<'w>> {
        let mut unpacker = Unpacker::start(self.pool, file, self.unpacked, Waypoint::default(), 0, false).await?;
        let mut open: Option<Coming> = None;
        while !wanted.is_empty() {
            match unpacker.next().await {
                Ok((Part::Whole { untrusted_name, .. }, bytes)) => {
                    self.offer(&untrusted_name, &bytes, &mut wanted).await?;
                }
                Ok((Part::Begin { untrusted_name, .. }, _)) => {
                    let leads = wanted.iter().any(|(trail, _)| trail.first() == Some(&untrusted_name));
                    open = leads.then(|| Coming::new(untrusted_name));
                }
                Ok((Part::Piece(_), bytes)) => open.iter_mut().for_each(|coming| coming.take(self.pool, &bytes)),
                Ok((Part::End(keep), _)) => {
                    let Some(coming) = open.take().filter(|_| keep) else { continue };
                    let name = coming.untrusted_name.clone();
                    match coming.end() {
                        Came::Small(bytes) => self.offer(&name, &bytes, &mut wanted).await?,
                        Came::Large(large) => self.through(&name, &large, &mut wanted).await?,
                        Came::Lost(_) => {}
                    }
                }
                Ok((Part::None | Part::Done { .. }, _)) | Err(_) => break,
                Ok(_) => {}
            }
        }
        unpacker.stop().await;
        Ok(wanted)
    }

    async fn offer(&mut self, name: &str, bytes: &[u8], wanted: &mut Rest<'_>) -> Result<()> {
        let named = |(trail, _): &&(&[String], BlobId)| matches!(trail, [only] if only == name);
        if wanted.iter().any(|one| named(&one)) {
            let blob = BlobId::of(bytes);
            if let Some(found) = wanted.iter().find(|one| named(one) && one.1 == blob).copied() {
                wanted.remove(&found);
                (self.keep)(bytes)?;
            }
        }
        if wanted.iter().any(|one| within(name, *one).is_some()) {
            // Without room it is not found, and what holds it is pinned.
            if let Ok(laid) = member::laid_down(self.pool, name, bytes) {
                self.through(name, &laid, wanted).await?;
            }
        }
        Ok(())
    }

    /// Looks for what is wanted of the member of that name. What it lacks may lie in another of the same name.
    async fn through(&mut self, name: &str, member: &LargeFile, wanted: &mut Rest<'_>) -> Result<()> {
        let inside: Rest = wanted.iter().filter_map(|one| within(name, *one)).collect();
        let lacking = Box::pin(self.take(member, inside)).await?;
        wanted.retain(|one| within(name, *one).is_none_or(|inside| lacking.contains(&inside)));
        Ok(())
    }
}

/// What is wanted of a member of that name, where `one` leads through it.
fn within<'w>(name: &str, one: (&'w [String], BlobId)) -> Option<(&'w [String], BlobId)> {
    match one.0 {
        [first, rest @ ..] if first == name && !rest.is_empty() => Some((rest, one.1)),
        _ => None,
    }
}
