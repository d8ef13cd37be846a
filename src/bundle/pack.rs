//! Zip archives with nothing in them but names and bytes: fixed times, no comments, no extra fields.

use crate::model::{Context, Fault, Result};
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{AesMode, CompressionMethod, DateTime, ZipArchive, ZipWriter};

/// Most that one entry of an archive we check may unpack to.
pub const MOST: u64 = 1 << 30;

/// An archive of `files`; encrypted with AES-256 (WinZip AE-2, which 7-Zip and WinZip open) where a password is given.
pub fn zip(files: &[(String, Vec<u8>)], password: Option<&str>) -> Result<Vec<u8>> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default())
            .unix_permissions(0o600);
        match password {
            Some(p) => writer.start_file(name.as_str(), options.with_aes_encryption(AesMode::Aes256, p)),
            None => writer.start_file(name.as_str(), options),
        }
        .context("cannot pack the bundle")?;
        writer.write_all(bytes).context("cannot pack the bundle")?;
    }
    Ok(writer.finish().context("cannot pack the bundle")?.into_inner())
}

/// The same archive with fixed times, files only, in their order.
pub fn again(bytes: &[u8]) -> Result<Vec<u8>> {
    zip(&entries(bytes, None)?, None)
}

/// Every file of an archive, within [`MOST`].
pub fn entries(bytes: &[u8], password: Option<&str>) -> Result<Vec<(String, Vec<u8>)>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).context("cannot open the archive")?;
    let mut out = Vec::new();
    for n in 0..archive.len() {
        let mut file = match password {
            Some(p) => archive.by_index_decrypt(n, p.as_bytes()),
            None => archive.by_index(n),
        }
        .context("cannot open an entry of the archive")?;
        if file.is_dir() {
            continue;
        }
        let mut content = Vec::new();
        file.by_ref().take(MOST + 1).read_to_end(&mut content).context("cannot read an entry of the archive")?;
        if content.len() as u64 > MOST {
            return Err(Fault::refusal("an entry of the archive is larger than is checked"));
        }
        out.push((file.name().unwrap_or_default().to_string(), content));
    }
    Ok(out)
}
