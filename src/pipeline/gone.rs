//! Pinned files that the stores no longer hold in this form, read from their copies. The items of a small one are held; those
//! of a large one (a mailbox that took in a letter since) lie in a file without a name, for memory has no room for them.

use crate::extract::{APART, Ended, LargeFile, Numbered, Pool, no_room};
use crate::model::{BlobId, Context, Evidence, Fault, Item, Place, Result};
use crate::request::Case;
use crate::store::packed::{Stored, pack_one};
use std::fs::File;
use std::io::{Seek, Write};
use std::os::unix::fs::FileExt;
use std::path::Path;
use tokio::sync::mpsc;

/// Lots of items on their way to the disk.
const QUEUE: usize = 8;

/// A pinned file that the stores no longer hold in this form.
#[derive(Debug)]
pub struct Gone {
    /// Where it stood.
    pub place: Place,
    /// Its items, the file first.
    pub items: Items,
}

impl Gone {
    /// Which of its items is number `ordinal` of the file `blob`, if it is one.
    pub fn number(&self, blob: BlobId, ordinal: usize) -> Option<usize> {
        let first = self.place.held.map_or(0, |held| held.ordinal as usize);
        let within = ordinal.checked_sub(first).filter(|n| *n < self.items.count());
        within.filter(|_| self.place.blob == blob)
    }
}

/// The items of a file.
#[derive(Debug)]
pub enum Items {
    /// In memory.
    Held(Vec<Item>),
    /// On the disk, each as the catalogue would have it.
    Kept(File, Vec<Head>),
}

/// What is always at hand of an item on the disk.
#[derive(Debug, Default)]
pub struct Head {
    at: u64,
    size: usize,
    parent: Option<u32>,
    untrusted_name: Option<Evidence>,
}

impl Items {
    /// How many there are.
    pub fn count(&self) -> usize {
        match self {
            Items::Held(items) => items.len(),
            Items::Kept(_, heads) => heads.len(),
        }
    }

    /// Item `n`, if there is one.
    pub fn get(&self, n: usize) -> Result<Option<Item>> {
        let (file, head) = match self {
            Items::Held(items) => return Ok(items.get(n).cloned()),
            Items::Kept(file, heads) => match heads.get(n).filter(|head| head.size > 0) {
                Some(head) => (file, head),
                None => return Ok(None),
            },
        };
        let mut payload = vec![0; head.size];
        file.read_exact_at(&mut payload, head.at).context("cannot read back a pinned file's content")?;
        Stored::from(payload).unpack().map(Some)
    }

    /// Names of the members that lead to item `n`, outermost first.
    pub fn trail(&self, n: usize) -> Vec<Evidence> {
        let (mut names, mut at) = (Vec::new(), n);
        while let Some((parent, name)) = self.head(at).and_then(|(parent, name)| Some((parent? as usize, name?))) {
            if parent >= at {
                break;
            }
            names.push(name.clone());
            at = parent;
        }
        names.reverse();
        names
    }

    fn head(&self, n: usize) -> Option<(Option<u32>, Option<&Evidence>)> {
        match self {
            Items::Held(items) => items.get(n).map(|item| (item.parent, Some(&item.untrusted_name))),
            Items::Kept(_, heads) => heads.get(n).map(|head| (head.parent, head.untrusted_name.as_ref())),
        }
    }
}

/// Reads the pinned copy of `blob`. `folder` is where large ones are laid down while they are read.
pub(super) async fn read(case: &Case, pool: &Pool, name: &str, blob: BlobId, folder: &Path) -> Result<Items> {
    // Sealing adds a little.
    let size = std::fs::metadata(case.pinned_path(blob)).map_or(0, |meta| meta.len());
    if size < APART {
        let bytes = case.pinned(blob)?;
        let mut worker = pool.worker();
        let reading = worker.read(name, &bytes).await;
        worker.close().await;
        return Ok(Items::Held(reading?.items));
    }
    let laid = laid_down(case, blob, folder)?;
    let size = laid.metadata().context("cannot read a pinned file")?.len();
    let file = LargeFile::new(name.to_owned(), laid, size).context("cannot read a pinned file")?;
    if file.blob != blob {
        let path = case.pinned_path(blob);
        return Err(Fault::refusal(format!("the pinned file {} no longer has its hash", path.display()))
            .hint("restore it from a backup: evidence must not change"));
    }
    keep(pool, &file, folder).await
}

/// What is sealed, in a file without a name that is gone with the program.
fn laid_down(case: &Case, blob: BlobId, folder: &Path) -> Result<File> {
    let mut laid = tempfile::tempfile_in(folder).at("write in", folder)?;
    std::io::copy(&mut case.pinned_reader(blob)?, &mut laid).at("unseal a pinned file in", folder)?;
    laid.rewind().at("unseal a pinned file in", folder)?;
    Ok(laid)
}

async fn keep(pool: &Pool, file: &LargeFile, folder: &Path) -> Result<Items> {
    let mut kept = tempfile::tempfile_in(folder).at("write in", folder)?;
    let (to, from) = mpsc::channel::<Vec<Numbered>>(QUEUE);
    let write = async {
        // Gone once this ends, however it ends: then nobody waits to hand on more.
        let mut from = from;
        let (mut heads, mut at) = (Vec::<Head>::new(), 0);
        while let Some(items) = from.recv().await {
            for (number, item) in items {
                let (parent, untrusted_name) = (item.parent, Some(item.untrusted_name.clone()));
                let payload = pack_one(item)?.into_payload();
                kept.write_all(&payload).at("write in", folder)?;
                let (number, size) = (number as usize, payload.len());
                heads.resize_with(heads.len().max(number + 1), Head::default);
                heads[number] = Head { at, size, parent, untrusted_name };
                at += size as u64;
            }
        }
        Ok(heads)
    };
    let read = async {
        let read = pool.read_large(file, None, &to).await;
        drop(to);
        read
    };
    let (read, heads): (Result<Ended>, Result<Vec<Head>>) = tokio::join!(read, write);
    let heads = heads?;
    if let Ended::NoRoom(why) = read? {
        return Err(Fault::new(no_room(&why)).hint("free some disk space"));
    }
    Ok(Items::Kept(kept, heads))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::{ReadLimits, read_tree};

    #[test]
    fn items_on_the_disk_are_those_in_memory() {
        let mail = "From a@b.example x\nSubject: one\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nwords\n--b\nContent-Type: text/csv; name=\"a.csv\"\n\nName\nZoltan\n--b--\n";
        let items = read_tree("Inbox", mail.as_bytes(), &ReadLimits::default()).items;
        let (mut file, mut heads) = (tempfile::tempfile().unwrap(), Vec::new());
        for item in &items {
            let at = file.stream_position().unwrap();
            let payload = pack_one(item.clone()).unwrap().into_payload();
            file.write_all(&payload).unwrap();
            let (parent, untrusted_name) = (item.parent, Some(item.untrusted_name.clone()));
            heads.push(Head { at, size: payload.len(), parent, untrusted_name });
        }
        let (held, kept) = (Items::Held(items), Items::Kept(file, heads));
        assert!(kept.count() == 3 && held.count() == 3);
        for n in 0..4 {
            assert_eq!((held.get(n).unwrap(), held.trail(n)), (kept.get(n).unwrap(), kept.trail(n)));
        }
        let names: Vec<_> = kept.trail(2).iter().map(|n| n.expose().to_owned()).collect();
        assert_eq!(names, ["message 1.eml", "a.csv"]);
    }
}
