//! Word documents of 97 to 2003, and of Word 6 and 95 (.doc, MS-DOC): text by the piece table, story by story, with fields,
//! tables, tracked deletions and hidden text told apart; embedded files become members. Formatting by style is not resolved.

mod story;

use super::bytes::{half, quad};
use super::docx::paragraph::Layer;
use super::docx::passages;
use super::ole::{self, Compound};
use super::package::COMPOUND;
use super::protected::{legacy::Key, refused};
use super::{Bid, Format, Probe, ReadLimits, blip, office};
use crate::model::{Exception, ExceptionKind, Extraction, Locator, PassageKind};
use story::Story;

/// The reader.
pub struct Doc;

impl Format for Doc {
    fn name(&self) -> &'static str {
        "doc"
    }

    fn bid(&self, probe: &Probe) -> Bid {
        let compound = Compound::open(probe.bytes);
        match &compound {
            Some(compound) if compound.has("WordDocument") => Bid::Magic,
            None if is_bare(probe.bytes) => Bid::Magic,
            None if probe.bytes.starts_with(COMPOUND) && ["doc", "dot"].contains(&probe.ending().as_str()) => {
                Bid::Extension
            }
            _ => Bid::No,
        }
    }

    fn extract(&self, untrusted_bytes: &[u8], limits: &ReadLimits) -> Extraction {
        let mut out = Extraction::default();
        if is_bare(untrusted_bytes) {
            return bare(untrusted_bytes);
        }
        let Some(mut compound) = Compound::open(untrusted_bytes) else {
            return refused(ExceptionKind::Corrupt, "the file is damaged or cut off, and could not be opened");
        };
        let Some(mut main) = compound.stream("WordDocument") else {
            return refused(ExceptionKind::Corrupt, "the document's stream could not be read");
        };
        let Some(mut head) = Head::read(&main) else {
            return refused(ExceptionKind::Corrupt, "the document's head could not be understood");
        };
        let name = if head.second_table { "1Table" } else { "0Table" };
        let mut table = if head.old { None } else { compound.stream(name) };
        let mut key = None;
        if head.encrypted {
            // The table's stream begins with what the key is made of; the head of the other stays plain ([MS-DOC] 2.2.6).
            let Some(found) = table.as_ref().and_then(|t| Key::rc4(t, limits)).filter(|_| main.len() > PLAIN) else {
                return refused(ExceptionKind::Encrypted, "the document is protected by a password");
            };
            let plain = found.stream(&main, 512, 0);
            main[PLAIN..].copy_from_slice(&plain[PLAIN..]);
            table = table.map(|t| found.stream(&t, 512, 0));
            head = Head::read(&main).unwrap_or(head);
            key = Some(found);
        }
        let file = File { main: &main, table: table.as_deref().unwrap_or(&main), head };
        if !file.read(&mut out) {
            out.exceptions
                .push(Exception::whole(ExceptionKind::PartlyRead, "the document's text could not be read to its end"));
        }
        blip::pictures(&main, &mut out);
        let data = compound.stream("Data").unwrap_or_default();
        blip::pictures(&key.map_or(data.clone(), |k| k.stream(&data, 512, 0)), &mut out);
        compound.properties(&mut out);
        compound.objects("/ObjectPool", limits, &mut out);
        compound.project("/Macros", limits, &mut out);
        out
    }
}

/// True for documents of Word for Windows 1 and 2, which are no compound files.
fn is_bare(bytes: &[u8]) -> bool {
    matches!(bytes, [0xdb | 0x9b | 0x9c, 0xa5, ..]) && bytes.len() > 0x180
}

/// Such a document: its text stands in one piece, unless it was saved quickly.
fn bare(bytes: &[u8]) -> Extraction {
    let mut out = Extraction::default();
    let (Some(flags), Some(first)) = (half(bytes, 0x0a), quad(bytes, 0x18)) else {
        return refused(ExceptionKind::Corrupt, "the document's head could not be understood");
    };
    if flags & 0x100 != 0 {
        return refused(ExceptionKind::Encrypted, "the document is protected by a password");
    }
    let mut counts = [0; 8];
    for (story, count) in counts.iter_mut().enumerate().take(5) {
        *count = quad(bytes, 0x34 + story * 4).unwrap_or(0) as usize;
    }
    let head = Head { old: true, complex: false, encrypted: false, second_table: false, counts, first: first as usize };
    let whole = File { main: bytes, table: bytes, head }.read(&mut out);
    if !whole || flags & 4 != 0 {
        let detail =
            "a document of Word 2 or older was read as its text stands in the file, which may miss late changes";
        out.exceptions.push(Exception::whole(ExceptionKind::PartlyRead, detail));
    }
    out
}

/// Bytes of the main stream that are never encrypted ([MS-DOC] 2.2.6.2, 2.2.6.3).
const PLAIN: usize = 0x44;

/// Stories in the order of their text: fixed word, kind (MS-DOC 2.4.1).
const STORIES: [(&str, PassageKind); 8] = [
    ("body", PassageKind::Body),
    ("footnote", PassageKind::Note),
    ("header", PassageKind::Body),
    ("macro", PassageKind::Note),
    ("comment", PassageKind::Note),
    ("endnote", PassageKind::Note),
    ("text box", PassageKind::Body),
    ("header text box", PassageKind::Body),
];

/// What is needed of the file information block (2.5).
struct Head {
    /// Word 6 or 95: no table stream, one byte a character.
    old: bool,
    complex: bool,
    encrypted: bool,
    second_table: bool,
    /// Characters of each story.
    counts: [usize; 8],
    /// First byte of text where there is no piece table.
    first: usize,
}

impl Head {
    fn read(main: &[u8]) -> Option<Head> {
        let old = match half(main, 0)? {
            0xa5ec => half(main, 2)? < 101,
            0xa5dc => true,
            _ => return None,
        };
        let flags = half(main, 0x0a)?;
        let base = if old { 0x34 } else { 0x4c };
        let mut counts = [0; 8];
        for (story, count) in counts.iter_mut().enumerate() {
            *count = quad(main, base + story * 4)? as usize;
        }
        Some(Head {
            old,
            complex: flags & 4 != 0,
            encrypted: flags & 0x100 != 0,
            second_table: flags & 0x200 != 0,
            counts,
            first: quad(main, 0x18)? as usize,
        })
    }
}

/// One character of the text: it, and its layer.
type Glyph = (char, Layer);

struct File<'f> {
    main: &'f [u8],
    table: &'f [u8],
    head: Head,
}

impl File<'_> {
    /// Reads every story; false where text is missing.
    fn read(&self, out: &mut Extraction) -> bool {
        let glyphs = self.glyphs();
        let wanted: usize = self.head.counts.iter().fold(0, |sum, c| sum.saturating_add(*c));
        let mut from = 0usize;
        for ((part, kind), count) in STORIES.into_iter().zip(self.head.counts) {
            let to = from.saturating_add(count).min(glyphs.len());
            let mut story = Story::default();
            glyphs[from.min(to)..to].iter().for_each(|glyph| story.glyph(*glyph));
            story.end();
            out.passages.extend(passages::group(story.blocks, part, kind));
            from = to;
        }
        passages::once(&mut out.passages);
        self.people(out);
        glyphs.len() >= wanted.saturating_sub(1)
    }

    /// All text in order, by the piece table where there is one (2.8.35).
    fn glyphs(&self) -> Vec<Glyph> {
        let hidden = self.hidden();
        let mut out = Vec::new();
        match self.pieces() {
            Some(pieces) => pieces.into_iter().for_each(|piece| self.piece(piece, &hidden, &mut out)),
            None => {
                let count = self.head.counts.iter().fold(0usize, |sum, c| sum.saturating_add(*c));
                let wide = !self.head.old && half(self.main, 0x0a).is_some_and(|f| f & 0x1000 != 0);
                self.piece((count, self.head.first, wide), &hidden, &mut out);
            }
        }
        out
    }

    /// A piece: characters, first byte, true where a character has two bytes.
    fn piece(&self, (count, at, wide): (usize, usize, bool), hidden: &[Hidden], out: &mut Vec<Glyph>) {
        let size = if wide { 2 } else { 1 };
        let at = at.min(self.main.len());
        // Pieces may name the same bytes again and again: a text is never longer than its file.
        let count = count.min(self.main.len().saturating_sub(out.len()));
        let bytes = &self.main[at..at.saturating_add(count.saturating_mul(size)).min(self.main.len())];
        let layer = |byte: usize| {
            let last = hidden.partition_point(|h| h.from <= byte).checked_sub(1).map(|i| &hidden[i]);
            last.filter(|h| byte < h.to).map_or(Layer::Shown, |h| h.layer)
        };
        if wide {
            let units = bytes.chunks_exact(2).map(|b| u16::from_le_bytes([b[0], b[1]]));
            let mut place = at;
            for c in char::decode_utf16(units) {
                let c = c.unwrap_or(char::REPLACEMENT_CHARACTER);
                out.push((c, layer(place)));
                // Positions count 16-bit units: the second half of a pair takes a place of its own.
                (1..c.len_utf16()).for_each(|_| out.push(('\u{feff}', layer(place))));
                place += 2 * c.len_utf16();
            }
        } else {
            for (place, byte) in (at..).zip(bytes) {
                let text = encoding_rs::WINDOWS_1252.decode_without_bom_handling(std::slice::from_ref(byte)).0;
                out.extend(text.chars().next().map(|c| (c, layer(place))));
            }
        }
    }

    fn pieces(&self) -> Option<Vec<(usize, usize, bool)>> {
        let (at, size) = match self.head.old {
            true if !self.head.complex => return None,
            true => (quad(self.main, 0x160)? as usize, quad(self.main, 0x164)? as usize),
            false => (quad(self.main, 0x1a2)? as usize, quad(self.main, 0x1a6)? as usize),
        };
        let mut clx = self.table.get(at..at.checked_add(size)?)?;
        while let [1, rest @ ..] = clx {
            clx = rest.get(2 + usize::from(half(rest, 0)?)..)?;
        }
        let [2, rest @ ..] = clx else { return None };
        let size = quad(rest, 0)? as usize;
        let table = rest.get(4..)?;
        let table = &table[..size.min(table.len())];
        let count = table.len().checked_sub(4)? / 12;
        let mut out = Vec::new();
        for i in 0..count {
            let characters = (quad(table, i * 4 + 4)? as usize).saturating_sub(quad(table, i * 4)? as usize);
            let place = quad(table, (count + 1) * 4 + i * 8 + 2)? as usize;
            out.push(match (self.head.old, place & 0x4000_0000 != 0) {
                (true, _) => (characters, place, false),
                (false, true) => (characters, (place & 0x3fff_ffff) / 2, false),
                (false, false) => (characters, place, true),
            });
        }
        (!out.is_empty()).then_some(out)
    }

    /// Byte ranges of the text that are deleted or hidden by direct formatting (2.9.33, 2.9.34).
    fn hidden(&self) -> Vec<Hidden> {
        let mut out = Vec::new();
        if self.head.old {
            return out;
        }
        let (Some(at), Some(size)) = (quad(self.main, 0xfa), quad(self.main, 0xfe)) else { return out };
        let Some(table) = self.table.get(at as usize..(at as usize).saturating_add(size as usize)) else { return out };
        let count = table.len().saturating_sub(4) / 8;
        for i in 0..count {
            let number = quad(table, (count + 1) * 4 + i * 4).map_or(0, |n| (n & 0x3f_ffff) as usize);
            if let Some(page) = self.main.get(number * 512..number * 512 + 512) {
                runs(page, &mut out);
            }
        }
        out.sort_by_key(|run: &Hidden| run.from);
        out
    }

    /// Authors of tracked changes and of comments.
    fn people(&self, out: &mut Extraction) {
        if self.head.old {
            return;
        }
        let part = |index: usize| {
            let (at, size) = (quad(self.main, 0x9a + index * 8)? as usize, quad(self.main, 0x9e + index * 8)? as usize);
            self.table.get(at..at.checked_add(size)?).filter(|p| !p.is_empty())
        };
        let changers =
            part(51).filter(|p| p.starts_with(&[0xff, 0xff])).and_then(|p| p.get(6..)).map(strings).unwrap_or_default();
        let changers: Vec<String> = changers.into_iter().filter(|c| c != "Unknown").collect();
        let commenters = part(36).map(strings).unwrap_or_default();
        for (what, names) in [("tracked changes", changers), ("comment authors", commenters)] {
            let at = |_| Locator::Property(what.to_owned());
            out.passages.extend(office::lines(&names, PassageKind::Property, Some(what), at));
        }
    }
}

/// Counted strings one after another.
fn strings(mut bytes: &[u8]) -> Vec<String> {
    let mut out = Vec::new();
    while let Some(count) = half(bytes, 0) {
        let Some(text) = bytes.get(2..2 + usize::from(count) * 2) else { break };
        out.push(ole::wide(text));
        bytes = &bytes[2 + usize::from(count) * 2..];
    }
    out
}

struct Hidden {
    from: usize,
    to: usize,
    layer: Layer,
}

/// The runs of one page of character properties that hide their text.
fn runs(page: &[u8], out: &mut Vec<Hidden>) {
    let count = usize::from(page[511]);
    for i in 0..count {
        let (Some(from), Some(to)) = (quad(page, i * 4), quad(page, i * 4 + 4)) else { return };
        let Some(offset) = page.get((count + 1) * 4 + i).map(|o| usize::from(*o) * 2).filter(|o| *o > 0) else {
            continue;
        };
        let Some(size) = page.get(offset).map(|s| usize::from(*s)) else { continue };
        let Some(changes) = page.get(offset + 1..offset + 1 + size) else { continue };
        if let Some(layer) = layer(changes) {
            out.push(Hidden { from: from as usize, to: to as usize, layer });
        }
    }
}

/// What a list of property changes does to text: `None` where it stays visible.
fn layer(mut changes: &[u8]) -> Option<Layer> {
    let mut found = None;
    while let Some(code) = half(changes, 0) {
        let size = match code >> 13 {
            0 | 1 => 1,
            2 | 4 | 5 => 2,
            3 => 4,
            7 => 3,
            _ => 1 + usize::from(*changes.get(2)?),
        };
        let operand = *changes.get(2).unwrap_or(&0);
        match code {
            0x0800 if operand & 1 != 0 => return Some(Layer::Deleted),
            0x0801 if operand & 1 != 0 && found.is_none() => found = Some(Layer::Inserted),
            0x083c if operand == 1 => found = Some(Layer::Vanished),
            _ => {}
        }
        changes = changes.get(2 + size..)?;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_of_word_2_are_read_without_a_compound_file() {
        let mut bytes = vec![0; 0x180];
        bytes[..2].copy_from_slice(&[0xdb, 0xa5]);
        bytes[0x18..0x1c].copy_from_slice(&0x180u32.to_le_bytes());
        bytes[0x34..0x38].copy_from_slice(&10u32.to_le_bytes());
        bytes[0x38..0x3c].copy_from_slice(&6u32.to_le_bytes());
        bytes.extend(b"Jane \xa3 1.\rAs Jo\r");
        assert_eq!(Doc.bid(&Probe { untrusted_name: "x", bytes: &bytes }), Bid::Magic);
        let out = Doc.extract(&bytes, &ReadLimits::default());
        let said: Vec<&str> = out.passages.iter().map(|p| p.text.expose()).collect();
        assert_eq!((said, out.exceptions.len()), (vec!["Jane £ 1.", "As Jo"], 0));
    }

    #[test]
    fn property_changes_hide_and_delete() {
        assert_eq!(layer(&[0x35, 0x08, 1, 0x3c, 0x08, 1]), Some(Layer::Vanished));
        assert_eq!(layer(&[0x00, 0x08, 1]), Some(Layer::Deleted));
        assert_eq!(layer(&[0x01, 0x08, 1]), Some(Layer::Inserted));
        assert_eq!(layer(&[0x3c, 0x08, 0]), None);
    }
}
