//! What a presentation's stream holds besides the objects that its directory names: earlier versions that quick saving left, and
//! everything where the directory is damaged.

use super::records::{Record, record};
use super::slide::{Part, Texts, characters, listed};
use std::collections::HashSet;

const DOCUMENT: u16 = 0x03e8;
const SLIDE: u16 = 0x03ee;
const NOTES: u16 = 0x03f0;
const LIST: u16 = 0x0ff0;

/// The texts of slides, notes and outlines of earlier versions, each once; `current` are the places of today's objects.
pub fn superseded(stream: &[u8], current: &HashSet<usize>) -> Vec<String> {
    let (mut out, mut at) = (Vec::new(), 0);
    while let Some(object) = stream.get(at..).and_then(record) {
        if !current.contains(&at) && object.is_container {
            match object.kind {
                DOCUMENT => out.extend(outlines(object)),
                SLIDE | NOTES => {
                    let mut part = Part::default();
                    part.read(object.inside(), &Texts::default());
                    out.extend(part.into_texts());
                }
                _ => {}
            }
        }
        at += 8 + object.data.len();
    }
    once(out)
}

/// The texts that a document keeps for its slides and notes.
fn outlines(document: Record) -> impl Iterator<Item = String> {
    let lists = document.inside().filter(|r| r.kind == LIST && matches!(r.instance, 0 | 2));
    lists.flat_map(listed).flat_map(|slide| slide.texts).map(|(_, text)| text)
}

/// Every text whose record can be told from what stands around it, each once, in the order of the stream; masters' prompts too.
pub fn everything(stream: &[u8]) -> Vec<String> {
    let atom = |at: &usize| matches!(stream[*at..*at + 4], [0, 0, 0xa0 | 0xa8, 0x0f]);
    let texts = (0..stream.len().saturating_sub(7)).filter(atom).filter_map(|at| {
        let size = u32::from_le_bytes(stream[at + 4..at + 8].try_into().ok()?) as usize;
        let found = record(&stream[at..]).filter(|r| r.data.len() == size)?;
        Some(characters(found)).filter(|text| is_text(text))
    });
    once(texts)
}

/// True for text: anything but control characters and characters that are none.
fn is_text(text: &str) -> bool {
    !text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\t') || c == char::REPLACEMENT_CHARACTER)
}

fn once(texts: impl IntoIterator<Item = String>) -> Vec<String> {
    let mut seen = HashSet::new();
    texts.into_iter().filter(|t| !t.trim().is_empty() && seen.insert(t.clone())).collect()
}

#[cfg(test)]
mod tests {
    use super::super::records::tests::made;
    use super::*;

    fn slide(text: &[u8]) -> Vec<u8> {
        made(15, 0, SLIDE, &made(15, 0, 0xf00d, &made(0, 0, 0x0fa8, text)))
    }

    #[test]
    fn what_an_earlier_save_left_is_told_and_what_is_current_is_not() {
        let outline = made(15, 0, LIST, &[made(0, 0, 0x03f3, &[0; 20]), made(0, 0, 0x0fa8, b"Old plan")].concat());
        let document = made(15, 0, DOCUMENT, &outline);
        let stream = [document, slide(b"Jane left"), slide(b"Jane left"), slide(b"today")].concat();
        let today = stream.len() - slide(b"today").len();
        assert_eq!(superseded(&stream, &HashSet::from([today])), ["Old plan", "Jane left"]);
    }

    #[test]
    fn texts_are_found_behind_damage() {
        let wide: Vec<u8> = "Zoë\r".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let cut = &made(0, 0, 0x0fa8, b"cut off")[..12];
        let damage = [0, 0, 0xa8, 0x0f, 2, 0, 0, 0, 1, 2];
        let stream =
            [&[3, 0, 0, 0, 0xff, 0xff, 0, 0][..], &made(0, 0, 0x0fa0, &wide), &slide(b"Jane"), &damage, cut].concat();
        assert_eq!(everything(&stream), ["Zoë\n", "Jane"]);
        assert!(everything(&[0, 0, 0xa8]).is_empty());
    }
}
