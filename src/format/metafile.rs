//! Windows metafiles, old and enhanced ([MS-WMF], [MS-EMF], [MS-EMFPLUS]), and those of LibreOffice: the texts they draw, in the order of drawing, and
//! the bitmaps they paint, as members. Nothing is drawn; letters drawn as curves or by glyph numbers cannot be read.

mod plus;
mod runs;
mod star;

use super::bytes::{half, quad};
use super::{Bid, Format, Probe, ReadLimits, blip, charset, office};
use crate::model::{Evidence, Exception, ExceptionKind, Extraction, Locator, Member, PassageKind};
use runs::Runs;

/// The reader.
pub struct Metafile;

/// Bitmaps of one metafile that become members.
const MAX_BITMAPS: usize = 200;
/// Bytes of the smallest bitmap that can hold writing; smaller ones are patterns.
const SMALLEST: usize = 2_000;

impl Format for Metafile {
    fn name(&self) -> &'static str {
        "metafile"
    }

    fn bid(&self, probe: &Probe) -> Bid {
        let known = is_enhanced(probe.bytes) || old_start(probe.bytes).is_some() || probe.bytes.starts_with(star::MARK);
        if known { Bid::Magic } else { Bid::No }
    }

    fn extract(&self, untrusted_bytes: &[u8], _: &ReadLimits) -> Extraction {
        let mut drawing = Drawing::default();
        match old_start(untrusted_bytes) {
            _ if untrusted_bytes.starts_with(star::MARK) => star::read(untrusted_bytes, &mut drawing.runs),
            Some(start) => drawing.old(&untrusted_bytes[start..]),
            None => drawing.enhanced(untrusted_bytes),
        }
        drawing.finish()
    }
}

fn is_enhanced(bytes: &[u8]) -> bool {
    bytes.starts_with(&[1, 0, 0, 0]) && bytes.get(40..44) == Some(b" EMF")
}

/// Where an old metafile's own head starts: after the placeable head, where there is one.
fn old_start(bytes: &[u8]) -> Option<usize> {
    let start = if bytes.starts_with(&[0xd7, 0xcd, 0xc6, 0x9a]) { 22 } else { 0 };
    let head = bytes.get(start..start + 18)?;
    matches!(head, [1 | 2, 0, 9, 0, 0, 1 | 3, ..]).then_some(start)
}

fn signed(bytes: &[u8], at: usize) -> Option<i32> {
    quad(bytes, at).map(|v| v as i32)
}

#[derive(Default)]
struct Drawing {
    runs: Runs,
    /// Texts of the records of GDI+, which mostly repeat the others.
    plus: Runs,
    bitmaps: Vec<Vec<u8>>,
    glyphs: u32,
    /// Charsets of the fonts among the objects of an old metafile.
    objects: Vec<Option<u8>>,
    charset: u8,
}

impl Drawing {
    fn enhanced(&mut self, bytes: &[u8]) {
        let mut at = 0usize;
        while let (Some(kind), Some(size)) = (quad(bytes, at), quad(bytes, at + 4)) {
            let Some(record) = bytes.get(at..at.saturating_add(size as usize)).filter(|r| r.len() >= 8) else { break };
            at += record.len();
            let _ = self.enhanced_record(kind, record);
        }
    }

    /// [MS-EMF] 2.3; `None` for records cut short.
    fn enhanced_record(&mut self, kind: u32, record: &[u8]) -> Option<()> {
        match kind {
            83 | 84 => self.text_object(record, 36, kind == 84),
            96 | 97 => {
                let count = quad(record, 36)?.min(10_000) as usize;
                (0..count).try_for_each(|n| self.text_object(record, 40 + n * 40, kind == 97))
            }
            108 => self.small_text(record),
            70 if record.get(12..16)? == b"EMF+" => {
                plus::read(
                    record.get(16..12usize.checked_add(quad(record, 8)? as usize)?)?,
                    &mut self.plus,
                    &mut self.bitmaps,
                );
                Some(())
            }
            81 => self.painted(record, 48),
            76 | 77 => self.painted(record, 84),
            _ => Some(()),
        }
    }

    /// A text with its place (2.2.5).
    fn text_object(&mut self, record: &[u8], at: usize, wide: bool) -> Option<()> {
        let (x, y) = (signed(record, at)?, signed(record, at + 4)?);
        let (count, place) = (quad(record, at + 8)? as usize, quad(record, at + 12)? as usize);
        if quad(record, at + 16)? & 0x10 != 0 {
            self.glyphs += u32::from(count > 0);
            return Some(());
        }
        let text = text(record.get(place..)?, count, wide)?;
        let widths = quad(record, at + 36).filter(|place| *place > 0).map(|place| place as usize);
        let width = widths
            .and_then(|place| (0..count).map(|n| signed(record, place + n * 4).map(i64::from)).sum::<Option<i64>>());
        self.runs.push(i64::from(x), i64::from(y), width, &text);
        Some(())
    }

    /// 2.3.5.37.
    fn small_text(&mut self, record: &[u8]) -> Option<()> {
        let (x, y, count) = (signed(record, 8)?, signed(record, 12)?, quad(record, 16)? as usize);
        let options = quad(record, 20)?;
        let place = if options & 0x100 == 0 { 52 } else { 36 };
        let text = text(record.get(place..)?, count, options & 0x200 == 0)?;
        self.runs.push(i64::from(x), i64::from(y), None, &text);
        Some(())
    }

    /// A bitmap whose head and pixels the record places at `at`.
    fn painted(&mut self, record: &[u8], at: usize) -> Option<()> {
        let part = |at| record.get(quad(record, at)? as usize..)?.get(..quad(record, at + 4)? as usize);
        self.bitmap(&[part(at)?, part(at + 8)?].concat())
    }

    fn bitmap(&mut self, dib: &[u8]) -> Option<()> {
        if self.bitmaps.len() < MAX_BITMAPS && dib.len() >= SMALLEST {
            self.bitmaps.push(blip::bitmap(dib)?);
        }
        Some(())
    }

    fn old(&mut self, bytes: &[u8]) {
        let mut at = 18usize;
        while let (Some(words), Some(kind)) = (quad(bytes, at), half(bytes, at + 4)) {
            let size = (words as usize).saturating_mul(2);
            let Some(data) = bytes.get(at + 6..at.saturating_add(size)) else { break };
            at += size;
            let _ = self.old_record(kind, data);
        }
    }

    /// [MS-WMF] 2.3; `None` for records cut short.
    fn old_record(&mut self, kind: u16, data: &[u8]) -> Option<()> {
        match kind {
            0x0521 => {
                let count = usize::from(half(data, 0)?);
                let after = 2 + count.next_multiple_of(2);
                self.old_text(half(data, after + 2)?, half(data, after)?, data.get(2..2 + count)?, None);
            }
            0x0a32 => {
                let (count, options) = (usize::from(half(data, 4)?), half(data, 6)?);
                let from = if options & 6 != 0 { 16 } else { 8 };
                let widths = from + count.next_multiple_of(2);
                let width = (0..count).map(|n| half(data, widths + n * 2).map(|w| i64::from(w as i16))).sum();
                self.glyphs += u32::from(options & 0x10 != 0);
                if options & 0x10 == 0 {
                    self.old_text(half(data, 2)?, half(data, 0)?, data.get(from..from + count)?, width);
                }
            }
            0x02fb => self.create(Some(*data.get(13)?)),
            0x02fa | 0x02fc | 0x00f7 | 0x06ff | 0x0142 | 0x01f9 => self.create(None),
            0x012d => {
                let chosen = self.objects.get(usize::from(half(data, 0)?)).copied().flatten();
                self.charset = chosen.and_then(|c| c.checked_sub(1)).unwrap_or(self.charset);
            }
            0x01f0 => *self.objects.get_mut(usize::from(half(data, 0)?))? = None,
            0x0f43 => return self.bitmap(data.get(22..)?),
            0x0b41 => return self.bitmap(data.get(20..)?),
            0x0940 => return self.bitmap(data.get(16..)?),
            _ => {}
        }
        Some(())
    }

    /// An object takes the first free place (3.1.4.1); charsets are kept one higher, so that 0 is no font.
    fn create(&mut self, charset: Option<u8>) {
        let kept = Some(charset.map_or(0, |c| c.saturating_add(1)));
        match self.objects.iter().position(Option::is_none) {
            Some(free) => self.objects[free] = kept,
            None if self.objects.len() < 65_536 => self.objects.push(kept),
            None => {}
        }
    }

    fn old_text(&mut self, x: u16, y: u16, bytes: &[u8], width: Option<i64>) {
        let text = match super::rtf::code_page_of_charset(i32::from(self.charset)) {
            Some(page) => charset::decode_code_page(bytes, page).into_owned(),
            None => charset::decode_code_page(bytes, 1252).into_owned(),
        };
        self.runs.push(i64::from(x as i16), i64::from(y as i16), width, &text);
    }

    fn finish(self) -> Extraction {
        let mut out = Extraction::default();
        // Files of both kinds of records say everything twice.
        let runs = if self.runs.is_empty() { self.plus } else { self.runs };
        let at = |number| Locator::Paragraph { part: "drawing".to_owned(), number };
        out.passages = office::lines(&runs.lines(), PassageKind::Body, None, at);
        for (bytes, number) in self.bitmaps.into_iter().zip(1..) {
            let name = format!("bitmap {number}.{}", if bytes.starts_with(b"BM") { "bmp" } else { "png" });
            office::keep(Member { untrusted_name: Evidence::new(name), bytes }, &mut out);
        }
        if self.glyphs > 0 {
            let detail = "some writing in the drawing is stored as shapes of letters";
            out.exceptions.push(Exception::whole(ExceptionKind::PartlyRead, detail));
        }
        out
    }
}

/// `count` characters of one or two bytes.
fn text(bytes: &[u8], count: usize, wide: bool) -> Option<String> {
    if wide {
        return Some(super::ole::wide(bytes.get(..count.checked_mul(2)?)?));
    }
    Some(charset::decode_code_page(bytes.get(..count)?, 1252).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn enhanced(records: &[(u32, Vec<u8>)]) -> Vec<u8> {
        let mut head = vec![0; 80];
        head[32..36].copy_from_slice(b" EMF");
        let mut out = Vec::new();
        for (kind, data) in [(1, head)].iter().chain(records) {
            out.extend(kind.to_le_bytes());
            out.extend((data.len() as u32 + 8).to_le_bytes());
            out.extend(data);
        }
        out
    }

    fn written(x: i32, y: i32, text: &str) -> (u32, Vec<u8>) {
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let count = text.encode_utf16().count() as i32;
        let mut data = vec![0; 28];
        for value in [x, y, count, 76, 0, 0, 0, 0, 0, 76 + wide.len() as i32] {
            data.extend(value.to_le_bytes());
        }
        data.extend(wide);
        (0..count).for_each(|_| data.extend(10i32.to_le_bytes()));
        (84, data)
    }

    fn read(bytes: &[u8]) -> (Vec<String>, Extraction) {
        assert_eq!(Metafile.bid(&Probe { untrusted_name: "x", bytes }), Bid::Magic);
        let out = Metafile.extract(bytes, &ReadLimits::default());
        (out.passages.iter().map(|p| p.text.expose().to_owned()).collect(), out)
    }

    #[test]
    fn runs_of_a_line_are_joined_by_their_places() {
        let records = [written(0, 5, "Jane"), written(50, 5, "Sm"), written(70, 5, "ith"), written(0, 40, "Zoë")];
        assert_eq!(read(&enhanced(&records)).0, ["Jane Smith\nZoë"]);
    }

    #[test]
    fn old_metafiles_have_code_pages_and_bitmaps() {
        let mut bytes = vec![1, 0, 9, 0, 0, 3];
        bytes.resize(18, 0);
        let mut record = |kind: u16, data: &[u8]| {
            bytes.extend((data.len() as u32 / 2 + 3).to_le_bytes());
            bytes.extend(kind.to_le_bytes());
            bytes.extend(data);
        };
        let mut font = [0; 18];
        font[13] = 238;
        record(0x02fb, &font);
        record(0x012d, &[0, 0]);
        record(0x0521, &[5, 0, b'J', 0xf8, b'e', b'c', b'h', 0, 9, 0, 1, 0]);
        let mut dib = vec![40, 0, 0, 0, 25, 0, 0, 0, 30, 0, 0, 0, 1, 0, 24, 0];
        dib.resize(40 + 30 * 76, 0);
        record(0x0f43, &[&[0; 22][..], &dib].concat());
        let (texts, out) = read(&bytes);
        assert_eq!((texts, out.members.len()), (vec!["Jřech".to_owned()], 1));
    }

    #[test]
    fn texts_of_a_preview_by_libreoffice_are_read() {
        let wide = |t: &str| t.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
        let mut bytes = [star::MARK, &[1, 0, 4, 0, 0, 0, 2, 0, 0, 0]].concat();
        let mut record = |kind: u16, data: &[u8]| {
            bytes.extend([kind.to_le_bytes(), [2, 0]].concat());
            bytes.extend((data.len() as u32).to_le_bytes());
            bytes.extend(data);
        };
        record(140, &[1, 0]);
        for (y, text) in [(5u32, "Jane Smith"), (40, "Zoë")] {
            let count = text.chars().count();
            let place = [7u32.to_le_bytes(), y.to_le_bytes(), (count as u32).to_le_bytes()].concat();
            let again = [(count as u16).to_le_bytes().to_vec(), wide(text)].concat();
            record(113, &[place, wide(text), vec![0, 0, count as u8, 0], vec![9; 4 * count], again].concat());
        }
        assert_eq!(read(&bytes).0, ["Jane Smith\nZoë"]);
        for end in 0..bytes.len() {
            Metafile.extract(&bytes[..end], &ReadLimits::default());
        }
    }

    #[test]
    fn records_cut_short_do_no_harm() {
        let whole = enhanced(&[written(0, 5, "Jane"), (70, b"\x40\0\0\0EMF+\x1c\x40".to_vec()), (97, vec![255; 60])]);
        for end in 88..whole.len() {
            Metafile.extract(&whole[..end], &ReadLimits::default());
        }
    }
}
