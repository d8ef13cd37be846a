//! The pictures of a file: the worker draws them, the recogniser reads them, their words join the reading. What nobody could
//! read stays an exception; a picture is never silently "read".

use super::frame::{Asked, ReadAnswer};
use super::ocr::{self, Word};
use super::pool::Worker;
use crate::format::Picture;
use crate::model::{Exception, ExceptionKind, Fault, Item, Locator, Passage, PassageKind, PictureRef, Reading, Result};
use tokio::task::JoinSet;

/// Deaths of a worker over the pictures of one file before the rest is left unread.
const PATIENCE: usize = 3;
/// Mean confidence below which a person should look, per cent.
const DOUBTFUL: u8 = 70;
/// The fixed word in locators.
pub const READ_BY_OCR: &str = "read by OCR";
/// Said of a picture whose writing was read, though not surely.
pub const DOUBT: &str = "the writing in the picture was recognised only with doubt: compare it by eye";

/// What became of one picture.
type Outcome = std::result::Result<Vec<Word>, String>;

impl Worker {
    /// Recognises the writing in the pictures of a file that was just read.
    pub(super) async fn recognise(
        &mut self,
        untrusted_name: &str,
        bytes: &[u8],
        answer: ReadAnswer,
    ) -> Result<Reading> {
        let ReadAnswer { mut reading, pictures } = answer;
        let outcomes = match self.pool.recogniser() {
            Some(_) => self.outcomes(untrusted_name, bytes, &pictures).await?,
            None => pictures.iter().map(|_| None).collect(),
        };
        for (Asked { item, picture }, outcome) in pictures.into_iter().zip(outcomes) {
            put(&mut reading.items[item as usize], picture, outcome);
        }
        Ok(reading)
    }

    /// One outcome a picture; `None` where it was not tried.
    async fn outcomes(&mut self, name: &str, bytes: &[u8], pictures: &[Asked]) -> Result<Vec<Option<Outcome>>> {
        let mut outcomes: Vec<Option<Outcome>> = pictures.iter().map(|_| None).collect();
        let mut running = JoinSet::new();
        let mut deaths = 0;
        for number in 0..pictures.len().min(self.pool.pictures_per_file()) {
            match self.order_draw(number as u32).await? {
                Ok(Some(picture)) if sound(&picture) => self.start_recognising(number, picture, &mut running),
                Ok(_) => outcomes[number] = Some(Err("the picture is damaged and could not be drawn".into())),
                Err(_) => {
                    outcomes[number] = Some(Err("drawing the picture took too much time or memory".into()));
                    deaths += 1;
                    if deaths >= PATIENCE || self.order_read(name, bytes).await?.is_err() {
                        break;
                    }
                }
            }
            // Drawn pictures are large: no more of them wait than are read.
            while running.len() >= self.pool.cores() {
                keep(running.join_next().await, &mut outcomes);
            }
        }
        while !running.is_empty() {
            keep(running.join_next().await, &mut outcomes);
        }
        Ok(outcomes)
    }

    fn start_recognising(&self, number: usize, picture: Picture, running: &mut JoinSet<(usize, Outcome)>) {
        if let Some(recogniser) = self.pool.recogniser() {
            running.spawn(async move {
                let words = recogniser.recognise(&picture).await;
                (number, words.map_err(|Fault { what, .. }| what))
            });
        }
    }
}

fn keep(done: Option<std::result::Result<(usize, Outcome), tokio::task::JoinError>>, outcomes: &mut [Option<Outcome>]) {
    if let Some(Ok((number, outcome))) = done {
        outcomes[number] = Some(outcome);
    }
}

/// What a worker hands over is not trusted to be well-formed.
fn sound(picture: &Picture) -> bool {
    let pixels = u64::from(picture.width) * u64::from(picture.height);
    pixels > 0 && pixels == picture.grey.len() as u64
}

fn put(item: &mut Item, picture: PictureRef, outcome: Option<Outcome>) {
    let PictureRef { unread, slight, .. } = picture;
    let words = match outcome {
        None => return item.exceptions.push(unread),
        Some(Err(why)) => return item.exceptions.push(Exception { detail: why, ..unread }),
        Some(Ok(words)) => words,
    };
    // Beside text, and in icons, what is not certain is dirt: photographs are full of it.
    let beside_text =
        item.passages.iter().any(|p| page(&p.locator) == page(&unread.locator) && p.kind == PassageKind::Body);
    if (slight || beside_text) && !words.iter().any(Word::is_certain) {
        return;
    }
    let text = ocr::text(&words);
    if text.is_empty() {
        let detail = "a picture in which no writing was recognised: look at it if it may show the subject";
        return item.exceptions.push(Exception::at(unread.locator, ExceptionKind::NoText, detail));
    }
    let number = page(&unread.locator).unwrap_or(0);
    if ocr::confidence(&words).is_none_or(|c| c < DOUBTFUL) {
        item.exceptions.push(Exception::at(unread.locator.clone(), ExceptionKind::PartlyRead, DOUBT));
    }
    let passage = Passage::new(place(unread.locator), PassageKind::Body, text);
    let after = item.passages.iter().rposition(|p| page(&p.locator).is_some_and(|n| n <= number));
    item.passages.insert(after.map_or(0, |at| at + 1), passage);
}

fn page(locator: &Locator) -> Option<u32> {
    match locator {
        Locator::Page(n) | Locator::PagePart { page: n, .. } if *n > 0 => Some(*n),
        _ => None,
    }
}

fn place(unread: Locator) -> Locator {
    let (page, number) = match unread {
        Locator::Page(page) => (page, 1),
        Locator::PagePart { page, number, .. } => (page, number),
        _ => (0, 1),
    };
    Locator::PagePart { page, what: READ_BY_OCR.into(), number }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(passages: Vec<Passage>) -> Item {
        let mut reading = crate::extract::worker::failed("a.pdf", b"x", ExceptionKind::NoText, "");
        let mut item = reading.items.remove(0);
        item.exceptions.clear();
        item.passages = passages;
        item
    }

    fn asked(page: u32) -> PictureRef {
        PictureRef {
            number: 0,
            unread: Exception::at(Locator::Page(page), ExceptionKind::NeedsOcr, "a picture"),
            slight: false,
        }
    }

    fn word(confidence: u8) -> Word {
        Word { text: "Zoltan".into(), left: 0, top: 0, width: 9, height: 9, confidence, paragraph: [1, 1], line: 1 }
    }

    fn kinds(item: &Item) -> Vec<ExceptionKind> {
        item.exceptions.iter().map(|e| e.kind).collect()
    }

    #[test]
    fn words_join_their_page_in_its_place() {
        let page = |n| Passage::new(Locator::Page(n), PassageKind::Body, "text");
        let mut item = item(vec![page(1), page(3)]);
        put(&mut item, asked(2), Some(Ok(vec![word(95)])));
        // Beside text, a picture without one certain word is a photograph.
        put(&mut item, asked(3), Some(Ok(vec![word(40)])));
        let at: Vec<String> = item.passages.iter().map(|p| p.locator.to_string()).collect();
        assert_eq!(at, ["page 1", "page 2, read by OCR 1", "page 3"]);
        assert!(item.exceptions.is_empty());
    }

    #[test]
    fn what_was_not_read_is_never_read() {
        let mut item = item(Vec::new());
        put(&mut item, asked(1), None);
        put(&mut item, asked(2), Some(Err("failed".into())));
        put(&mut item, asked(3), Some(Ok(Vec::new())));
        put(&mut item, asked(4), Some(Ok(vec![word(40)])));
        use ExceptionKind::{NeedsOcr, NoText, PartlyRead};
        assert_eq!(kinds(&item), [NeedsOcr, NeedsOcr, NoText, PartlyRead]);
        assert_eq!(item.passages.len(), 1);
    }
}
