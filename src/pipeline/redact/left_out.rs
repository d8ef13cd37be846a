//! What of a file is left out of its release because nobody could read it: members, macros, pictures of doubtful writing. Nothing of them is copied, so
//! nothing of them leaks; the release says that they are missing. A file of which nothing else is left is refused.

use super::{Block, Piece};
use crate::extract::{DOUBT, READ_BY_OCR};
use crate::model::{Exception, ExceptionKind, Fault, Item, Locator, Passage, PassageKind, Reading, Result};
use crate::redact::Line;
use std::collections::HashSet;

/// What is left out.
#[derive(Default)]
pub(super) struct LeftOut {
    /// In words of ours, without the name of a member.
    pub words: Vec<String>,
    /// Names of the members, as far as it is one that is missing.
    names: Vec<Option<String>>,
    /// Pages whose pictures are left out.
    pub pages: HashSet<u32>,
}

impl LeftOut {
    /// For the release, a line for each; names are as the file gives them.
    pub fn blocks(&self) -> Vec<Block> {
        let line = |(words, name): (&String, &Option<String>)| {
            let what = name.iter().flat_map(|n| [Piece::Text(n.clone()), Piece::Text(": ".into())]);
            Line { name: None, pieces: what.chain([Piece::Text(words.clone())]).collect() }
        };
        let lines: Vec<Line> = self.words.iter().zip(&self.names).map(line).collect();
        let block = Block { kind: PassageKind::Body, locator: Locator::Whole, hidden: None, lines, left_out: 0 };
        if self.words.is_empty() { Vec::new() } else { vec![block] }
    }

    fn note(&mut self, exception: &Exception, name: Option<&str>) {
        let what = if name.is_some() { "a file within the file" } else { "a part of the file" };
        let Exception { kind, locator, detail } = exception;
        self.words.push(format!("{what} is left out, for it was not read: {} ({locator}): {detail}", kind.word()));
        self.names.push(name.map(str::to_owned));
    }
}

/// The reading without what was not read.
///
/// # Errors
/// The file itself was not read, or nothing of it is left.
pub(super) fn without_unread(reading: Reading) -> Result<(Reading, LeftOut)> {
    let mut out = LeftOut::default();
    let mut kept: Vec<Item> = Vec::new();
    // For each item, its number among those kept.
    let mut numbers: Vec<Option<u32>> = Vec::new();
    let mut first: Option<Exception> = None;
    for mut item in reading.items {
        let above = item.parent.map(|p| numbers.get(p as usize).copied().flatten());
        if above == Some(None) {
            numbers.push(None);
            continue;
        }
        let blocking: Vec<Exception> =
            item.exceptions.iter().filter(|e| e.kind != ExceptionKind::NoText).cloned().collect();
        let (parts, whole): (Vec<_>, Vec<_>) = blocking.into_iter().partition(is_part);
        first = first.or_else(|| whole.first().or(parts.first()).cloned());
        if let Some(exception) = whole.first() {
            if above.is_none() {
                return Err(refusal(exception));
            }
            out.note(exception, Some(item.untrusted_name.expose()));
            numbers.push(None);
            continue;
        }
        for exception in &parts {
            out.note(exception, None);
            if let (None, Some(page)) = (above, page(&exception.locator)) {
                out.pages.insert(page);
            }
            item.passages.retain(|p| exception.detail != DOUBT || !is_doubtful(p, &exception.locator));
        }
        item.parent = above.flatten();
        numbers.push(Some(kept.len() as u32));
        kept.push(item);
    }
    let told = |p: &Passage| p.kind != PassageKind::Property && !p.text.expose().trim().is_empty();
    match first {
        Some(exception) if !kept.iter().flat_map(|i| &i.passages).any(told) => Err(refusal(&exception)),
        _ => Ok((Reading { items: kept }, out)),
    }
}

/// A part of an item that can be missing: a picture whose writing is doubtful, macros and the like.
fn is_part(exception: &Exception) -> bool {
    exception.detail == DOUBT || matches!(exception.locator, Locator::Property(_))
}

fn page(locator: &Locator) -> Option<u32> {
    match locator {
        Locator::Page(n) | Locator::PagePart { page: n, .. } => Some(*n),
        _ => None,
    }
}

/// What recognition read in the picture at `place`, or anywhere on its page.
fn is_doubtful(passage: &Passage, place: &Locator) -> bool {
    let Locator::PagePart { page: own, what, .. } = &passage.locator else { return false };
    what == READ_BY_OCR && page(place).is_none_or(|p| p == *own)
}

fn refusal(e: &Exception) -> Fault {
    Fault::new(format!("{} ({}): {}", e.kind.word(), e.locator, e.detail)).hint(remedy(e.kind))
}

/// What to do about a file that is refused; there is no index here to make again.
pub(super) fn remedy(kind: ExceptionKind) -> &'static str {
    match kind {
        ExceptionKind::Encrypted => "give its password with --passwords FILE, or redact an open copy",
        ExceptionKind::NeedsOcr => "install tesseract (Debian: tesseract-ocr) and try again, or redact it by hand",
        ExceptionKind::TooLarge | ExceptionKind::TimedOut => "redact it in parts, as files of their own",
        ExceptionKind::Unsupported => "save it in a format that is read (see README), or redact it by hand",
        ExceptionKind::Unreadable => "check the file's permissions and the disk",
        ExceptionKind::Corrupt | ExceptionKind::PartlyRead | ExceptionKind::NoText => {
            "open it in the program that made it, save it anew, and redact that; or redact it by hand"
        }
        ExceptionKind::Crashed => "redact it by hand, and report the reader's failure to the makers of dsar",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{BlobId, Evidence};

    fn item(parent: Option<u32>, text: &str, exceptions: Vec<Exception>) -> Item {
        Item {
            parent,
            untrusted_name: Evidence::new("recording.mp3"),
            blob: BlobId([0; 32]),
            size: 1,
            format: "eml".into(),
            meta: Default::default(),
            passages: vec![Passage::new(Locator::Whole, PassageKind::Body, text)],
            exceptions,
        }
    }

    fn whole(kind: ExceptionKind) -> Vec<Exception> {
        vec![Exception::whole(kind, "no reader knows this kind of file")]
    }

    #[test]
    fn a_member_that_nobody_can_read_is_left_out_with_all_in_it() {
        let items = vec![
            item(None, "Dear all", Vec::new()),
            item(Some(0), "", whole(ExceptionKind::Unsupported)),
            item(Some(1), "inside", Vec::new()),
            item(Some(0), "a note", Vec::new()),
        ];
        let (reading, left) = without_unread(Reading { items }).unwrap();
        let texts: Vec<&str> = reading.items.iter().map(|i| i.passages[0].text.expose()).collect();
        assert_eq!(texts, ["Dear all", "a note"]);
        assert_eq!(reading.items[1].parent, Some(0));
        assert!(left.words[0].contains("unsupported") && !left.words[0].contains("recording"), "{:?}", left.words);
        assert!(left.blocks()[0].lines[0].pieces.contains(&Piece::Text("recording.mp3".into())));
    }

    #[test]
    fn a_file_that_was_not_read_itself_or_holds_nothing_else_is_refused() {
        let top = vec![item(None, "half of it", whole(ExceptionKind::PartlyRead))];
        assert!(without_unread(Reading { items: top }).is_err_and(|f| f.hint.is_some()));
        let empty = vec![item(None, " ", Vec::new()), item(Some(0), "", whole(ExceptionKind::Encrypted))];
        let fault = without_unread(Reading { items: empty }).map(|_| ()).unwrap_err();
        assert!(fault.what.starts_with("encrypted") && fault.hint.unwrap().contains("--passwords"));
    }

    #[test]
    fn doubtful_writing_goes_and_its_page_stays() {
        let mut page = item(None, "typed", vec![Exception::at(Locator::Page(2), ExceptionKind::PartlyRead, DOUBT)]);
        let read = |page| Locator::PagePart { page, what: READ_BY_OCR.into(), number: 1 };
        page.passages.extend([2, 3].map(|n| Passage::new(read(n), PassageKind::Body, "scanned")));
        let (reading, left) = without_unread(Reading { items: vec![page] }).unwrap();
        assert_eq!(reading.items[0].passages.len(), 2);
        assert_eq!(left.pages, HashSet::from([2]));
    }
}
