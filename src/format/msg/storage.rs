//! A compound file ([MS-CFB]) as a tree of storages and streams, and back to bytes: messages within messages are storages.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

/// Storages and streams by name.
#[derive(Default)]
pub struct Storage {
    /// Streams.
    pub streams: BTreeMap<String, Vec<u8>>,
    /// Storages within.
    pub storages: BTreeMap<String, Storage>,
}

/// Storages within one another that are followed.
const MAX_DEPTH: usize = 64;

impl Storage {
    /// Reads a compound file, at most `limit` bytes of streams; `None` where it is none. The flag tells whether all was read.
    pub fn read(bytes: &[u8], limit: u64) -> Option<(Storage, bool)> {
        let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).ok()?;
        let paths: Vec<(std::path::PathBuf, bool)> =
            file.walk().map(|e| (e.path().to_owned(), e.is_stream())).collect();
        let (mut root, mut left, mut whole) = (Storage::default(), limit, true);
        for (path, is_stream) in paths {
            let names: Vec<String> = path.iter().skip(1).map(|n| n.to_string_lossy().into_owned()).collect();
            let Some((name, above)) = names.split_last().filter(|_| names.len() <= MAX_DEPTH) else { continue };
            let parent = above.iter().fold(&mut root, |at, name| at.storages.entry(name.clone()).or_default());
            if !is_stream {
                parent.storages.entry(name.clone()).or_default();
                continue;
            }
            let mut data = Vec::new();
            let read = file.open_stream(&path).and_then(|s| s.take(left + 1).read_to_end(&mut data));
            whole &= read.is_ok() && data.len() as u64 <= left;
            left = left.saturating_sub(data.len() as u64);
            parent.streams.insert(name.clone(), data);
        }
        Some((root, whole))
    }

    /// The storage as a compound file of its own.
    pub fn to_bytes(&self) -> std::io::Result<Vec<u8>> {
        self.to_bytes_with(&[])
    }

    /// The same, with further storages in its root.
    pub fn to_bytes_with(&self, further: &[(&String, &Storage)]) -> std::io::Result<Vec<u8>> {
        let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new()))?;
        self.write("/", &mut file)?;
        for (name, storage) in further {
            file.create_storage(format!("/{name}"))?;
            storage.write(&format!("/{name}/"), &mut file)?;
        }
        file.flush()?;
        Ok(file.into_inner().into_inner())
    }

    fn write(&self, path: &str, file: &mut cfb::CompoundFile<Cursor<Vec<u8>>>) -> std::io::Result<()> {
        for (name, bytes) in &self.streams {
            file.create_stream(format!("{path}{name}"))?.write_all(bytes)?;
        }
        for (name, storage) in &self.storages {
            let inner = format!("{path}{name}");
            file.create_storage(&inner)?;
            storage.write(&format!("{inner}/"), file)?;
        }
        Ok(())
    }
}
