//! `dsar extract`: reads files in workers and gives back text, status and exceptions, a file at a time.

use crate::extract::Pool;
pub use crate::extract::ocr::child::become_recogniser;
use crate::model::{Context, ExceptionKind, Item, Passage, PassageKind, Reading, Result};
use crate::settings::Limits;
use serde::Serialize;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

/// One file as read.
#[derive(Clone, Debug, Serialize)]
pub struct Extracted {
    /// The file's name.
    pub file: String,
    /// What its text is written as, where that is not the name and `.txt`: another file of that name was read before it, or it is
    /// too long.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub written: Option<String>,
    /// `text`, or why there is none.
    pub status: &'static str,
    /// Characters of text.
    pub chars: usize,
    /// Exceptions: kind, place and sentence.
    pub exceptions: Vec<ExceptionLine>,
    /// Members read, by number, with format and characters.
    pub members: Vec<MemberLine>,
    /// All text, not part of the JSON line.
    #[serde(skip)]
    pub text: String,
    /// Every passage with its place, not part of the JSON line.
    #[serde(skip)]
    pub passages: Vec<PassageLine>,
}

/// A passage as printed: which item it is of, where it stands, what it is.
#[derive(Clone, Debug, Serialize)]
pub struct PassageLine {
    member: usize,
    format: String,
    place: String,
    kind: PassageKind,
    hidden: Option<String>,
    text: String,
}

/// An exception as printed.
#[derive(Clone, Debug, Serialize)]
pub struct ExceptionLine {
    kind: &'static str,
    member: usize,
    place: String,
    detail: String,
}

/// A member as printed.
#[derive(Clone, Debug, Serialize)]
pub struct MemberLine {
    name: String,
    format: String,
    chars: usize,
}

/// A worker's whole life: jobs from `input` until it ends, answers to `output`.
pub fn serve(input: impl Read, output: impl Write) -> Result<()> {
    crate::extract::worker::serve(input, output).context("the worker cannot talk to the program that started it")
}

/// Reads each path in a worker and hands the result to `sink`, in order of completion.
pub fn each(paths: Vec<PathBuf>, limits: &Limits, mut sink: impl FnMut(&Path, Extracted) -> Result<()>) -> Result<()> {
    let runtime =
        tokio::runtime::Builder::new_multi_thread().enable_all().build().context("cannot start the runtime")?;
    let pool = Pool::new(limits)?;
    let most = limits.megabytes_per_file << 20;
    runtime.block_on(async {
        let queue = std::sync::Arc::new(std::sync::Mutex::new(paths.into_iter()));
        let (done_in, mut done_out) = tokio::sync::mpsc::channel(4);
        for _ in 0..std::thread::available_parallelism().map_or(2, usize::from) {
            let (queue, done, mut worker) = (queue.clone(), done_in.clone(), pool.worker());
            tokio::spawn(async move {
                while let Some(path) = queue.lock().ok().and_then(|mut q| q.next()) {
                    let result = read_file(&mut worker, &path, most).await;
                    if done.send((path, result)).await.is_err() {
                        return;
                    }
                }
                worker.close().await;
            });
        }
        drop(done_in);
        while let Some((path, result)) = done_out.recv().await {
            sink(&path, result?)?;
        }
        Ok(())
    })
}

async fn read_file(worker: &mut crate::extract::Worker, path: &Path, most: u64) -> Result<Extracted> {
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let failed = |kind: ExceptionKind, detail: &str| crate::extract::worker::failed(&name, &[], kind, detail);
    let opened = std::fs::File::open(path).and_then(|file| Ok((file.metadata()?.len(), file)));
    let reading = match opened {
        Ok((size, _)) if size > most => failed(ExceptionKind::TooLarge, "larger than the limit"),
        Ok((size, file)) => worker.read_file(&name, file, size).await?,
        Err(e) => failed(ExceptionKind::Unreadable, &format!("the system says: {}", e.kind())),
    };
    Ok(describe(name, &reading))
}

fn describe(file: String, reading: &Reading) -> Extracted {
    let text = reading.items.iter().map(text_of).collect::<Vec<_>>().join("\n");
    let chars = text.chars().filter(|c| !c.is_whitespace()).count();
    let exceptions: Vec<_> = reading.items.iter().enumerate().flat_map(|(n, item)| lines(n, item)).collect();
    let members = reading.items.iter().skip(1).map(|item| MemberLine {
        name: item.untrusted_name.expose().to_owned(),
        format: item.format.clone(),
        chars: text_of(item).chars().count(),
    });
    let passages = reading.items.iter().enumerate().flat_map(|(n, item)| passage_lines(n, item)).collect();
    let status = status(chars, &reading.items[0]);
    Extracted { status, file, written: None, chars, exceptions, members: members.collect(), text, passages }
}

/// An item's text, with its name where it is a member: an attachment can be found by its name alone. Of properties and notes
/// only the values: their labels are words of ours, not of the file.
fn text_of(item: &Item) -> String {
    let name = Some(item.untrusted_name.expose()).filter(|n| item.parent.is_some() && !is_number_of_ours(n));
    name.map(str::to_owned).into_iter().chain(item.passages.iter().map(text_of_passage)).collect::<Vec<_>>().join("\n")
}

/// True where a reader numbered a member that has no name of its own: `message 3.eml`, `picture 1.png`.
fn is_number_of_ours(name: &str) -> bool {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let numbered = stem.split_once(' ').filter(|(_, n)| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()));
    numbered.is_some_and(|(word, _)| ["message", "picture", "object", "bitmap", "inline", "part"].contains(&word))
}

fn text_of_passage(passage: &Passage) -> String {
    let text = passage.text.expose();
    match passage.kind {
        PassageKind::Property | PassageKind::Note if !passage.fields.is_empty() => {
            passage.fields.iter().map(|f| f.span.of(text)).collect::<Vec<_>>().join("\n")
        }
        // A merged cell is written once, as it stands.
        PassageKind::Row if !passage.repeated.is_empty() => {
            passage.own_fields().map(|f| f.span.of(text)).collect::<Vec<_>>().join("\t")
        }
        _ => text.to_owned(),
    }
}

fn passage_lines(member: usize, item: &Item) -> impl Iterator<Item = PassageLine> + '_ {
    item.passages.iter().map(move |p| PassageLine {
        member,
        format: item.format.clone(),
        place: p.locator.to_string(),
        kind: p.kind,
        hidden: p.hidden.clone(),
        text: text_of_passage(p),
    })
}

fn lines(member: usize, item: &Item) -> impl Iterator<Item = ExceptionLine> + '_ {
    item.exceptions.iter().map(move |e| ExceptionLine {
        kind: e.kind.word(),
        member,
        place: e.locator.to_string(),
        detail: e.detail.clone(),
    })
}

/// The contract's word: `text` where there is any, else what kept it away.
fn status(chars: usize, top: &Item) -> &'static str {
    if chars > 0 {
        return "text";
    }
    match top.exceptions.first().map(|e| e.kind) {
        Some(ExceptionKind::Encrypted) => "encrypted",
        Some(ExceptionKind::Unsupported) => "unsupported",
        Some(ExceptionKind::TooLarge) => "too_large",
        Some(ExceptionKind::TimedOut) => "timed_out",
        Some(ExceptionKind::NoText | ExceptionKind::NeedsOcr) | None => "empty",
        Some(_) => "corrupt",
    }
}

#[cfg(test)]
mod tests {
    use super::is_number_of_ours;

    #[test]
    fn numbers_given_by_a_reader_are_no_names() {
        assert!(
            is_number_of_ours("message 3.eml") && is_number_of_ours("picture 12.png") && is_number_of_ours("object 1")
        );
        for name in ["message to Zoltan.eml", "picture .png", "IMG 3.png", "message 3 Register.msg"] {
            assert!(!is_number_of_ours(name), "{name}");
        }
    }
}
