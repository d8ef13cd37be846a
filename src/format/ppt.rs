//! Slides of PowerPoint 97 to 2003 (.ppt, .pps, .pot, [MS-PPT]): slides in order with their notes and comments, headers and
//! footers, masters' own words, link targets; pictures and embedded objects as members. What quick saving left of earlier versions
//! is told as hidden.

mod left;
pub mod records;
mod slide;
pub use slide::visit;

use super::ole::{self, Compound};
use super::package::COMPOUND;
use super::protected::{legacy::Key, refused};
use super::{Bid, Format, Probe, ReadLimits, blip, office};
use crate::model::{Evidence, Exception, ExceptionKind, Extraction, Locator, Member, Passage, PassageKind};
use records::{Record, record, records};
use slide::{Listed, Part, Texts};
use std::collections::HashMap;
use std::io::Read;

/// The reader.
pub struct Ppt;

/// Edits that quick saving may have chained.
const MAX_EDITS: usize = 1_000;

impl Format for Ppt {
    fn name(&self) -> &'static str {
        "ppt"
    }

    fn bid(&self, probe: &Probe) -> Bid {
        let named = ["ppt", "pps", "pot"].contains(&probe.ending().as_str());
        match Compound::open(probe.bytes) {
            Some(compound) if compound.has("PowerPoint Document") || compound.has("PP40") => Bid::Magic,
            None if named && probe.bytes.starts_with(COMPOUND) => Bid::Extension,
            _ => Bid::No,
        }
    }

    fn extract(&self, untrusted_bytes: &[u8], limits: &ReadLimits) -> Extraction {
        let Some(mut compound) = Compound::open(untrusted_bytes) else {
            return refused(ExceptionKind::Corrupt, "the file is damaged or cut off, and could not be opened");
        };
        // Saved for PowerPoint 95 and 97 at once, the slides as 97 wrote them lie apart ([MS-PPT] 2.1).
        let both = if compound.has("PP97_DUALSTORAGE/PowerPoint Document") { "PP97_DUALSTORAGE/" } else { "" };
        let Some(stream) = compound.stream(&format!("{both}PowerPoint Document")) else {
            return refused(ExceptionKind::Unsupported, "slides of PowerPoint 95 or older are not read");
        };
        let mut out = Extraction::default();
        let user = compound.stream(&format!("{both}Current User")).unwrap_or_default();
        match Show::open(&stream, &user, limits) {
            Ok(show) => show.read(limits, &mut out),
            Err(Some(sealed)) => return refused(sealed, "the slides are protected by a password"),
            Err(None) => {
                let detail = "the order of the slides is lost: texts were read as they stand";
                out.exceptions.push(Exception::whole(ExceptionKind::PartlyRead, detail));
                tell(left::everything(&stream), None, &mut out);
            }
        }
        blip::pictures(&compound.stream(&format!("{both}Pictures")).unwrap_or_default(), &mut out);
        compound.properties(&mut out);
        out
    }
}

/// Adds the texts of a stream that no passage tells yet.
fn tell(texts: Vec<String>, hidden: Option<&str>, out: &mut Extraction) {
    let told = |text: &str| out.passages.iter().any(|p| p.text.expose().contains(text.trim()));
    let new: Vec<String> = texts.into_iter().filter(|text| !told(text)).collect();
    let at = |number| Locator::PagePart { page: 0, what: "slide".to_owned(), number };
    for (text, number) in new.iter().zip(1..) {
        let mut passage = Passage::new(at(number), PassageKind::Body, text.trim());
        passage.hidden = hidden.map(str::to_owned);
        out.passages.push(passage);
    }
}

/// A stream whose directory of objects was read.
struct Show<'s> {
    stream: &'s [u8],
    /// Where each object starts.
    places: HashMap<u32, usize>,
    document: u32,
    key: Option<Key>,
}

impl<'s> Show<'s> {
    /// Follows the edits from the latest to the first ([MS-PPT] 2.1.2). `Err(None)` where they lead nowhere.
    fn open(stream: &'s [u8], user: &[u8], limits: &ReadLimits) -> Result<Show<'s>, Option<ExceptionKind>> {
        let mut show = Show { stream, places: HashMap::new(), document: 0, key: None };
        let mut edit = record(user).and_then(|r| r.quad(8)).ok_or(None)? as usize;
        let mut session = None;
        for turn in 0..MAX_EDITS {
            let Some(atom) = stream.get(edit..).and_then(record).filter(|r| r.kind == 0x0ff5) else { break };
            if turn == 0 {
                show.document = atom.quad(16).unwrap_or(0);
                session = atom.quad(28);
            }
            show.directory(atom.quad(12).unwrap_or(u32::MAX) as usize);
            match atom.quad(8) {
                Some(before) if before > 0 && (before as usize) < edit => edit = before as usize,
                _ => break,
            }
        }
        if let Some(at) = session.and_then(|id| show.places.get(&id)) {
            let header = stream.get(*at..).and_then(record).filter(|r| r.kind == 0x2f14);
            let key = header.and_then(|h| Key::rc4(h.data, limits));
            show.key = Some(key.ok_or(Some(ExceptionKind::Encrypted))?);
        }
        if show.places.contains_key(&show.document) { Ok(show) } else { Err(None) }
    }

    /// One edit's directory (2.3.4); what a later edit says stands.
    fn directory(&mut self, at: usize) {
        let Some(atom) = self.stream.get(at..).and_then(record).filter(|r| r.kind == 0x1772) else { return };
        let mut at = 0;
        while let Some(head) = atom.quad(at) {
            at += 4;
            for id in (head & 0xf_ffff..).take((head >> 20) as usize) {
                let Some(place) = atom.quad(at) else { return };
                self.places.entry(id).or_insert(place as usize);
                at += 4;
            }
        }
    }

    /// An object's bytes, its head included, decrypted where they have to be.
    fn object(&self, id: u32) -> Option<Vec<u8>> {
        let rest = self.stream.get(*self.places.get(&id)?..)?;
        let Some(key) = &self.key else { return Some(rest[..8 + record(rest)?.data.len()].to_vec()) };
        let head = key.stream(rest.get(..8)?, usize::MAX, id);
        let size = u32::from_le_bytes(head.get(4..8)?.try_into().ok()?) as usize;
        Some(key.stream(&rest[..size.saturating_add(8).min(rest.len())], usize::MAX, id))
    }

    fn read(&self, limits: &ReadLimits, out: &mut Extraction) {
        let Some(document) = self.object(self.document) else { return };
        let Some(document) = record(&document) else { return };
        let lists = |instance| document.inside().filter(move |r| r.kind == 0x0ff0 && r.instance == instance);
        let (mut slides, mut notes) = (Vec::new(), Vec::new());
        lists(0).for_each(|list| slides.extend(slide::listed(list)));
        lists(2).for_each(|list| notes.extend(slide::listed(list)));
        for (number, listed) in (1..).zip(&slides) {
            self.part(listed, number, "slide", out);
        }
        for listed in &notes {
            let of = self.object(listed.object).and_then(|o| slide::notes_of(record(&o)?));
            let number = slides.iter().position(|s| Some(s.id) == of).map_or(0, |n| n as u32 + 1);
            self.part(listed, number, "notes", out);
        }
        for listed in lists(1).flat_map(slide::listed) {
            self.part(&Listed { texts: Texts::default(), ..listed }, 0, "master", out);
        }
        self.document_parts(document, limits, out);
        if self.key.is_none() {
            self.besides(out);
        }
    }

    /// What stands in the stream and in no object of today: where slides are lost, whatever is there.
    fn besides(&self, out: &mut Extraction) {
        let lost = out.exceptions.iter().any(|e| e.kind == ExceptionKind::PartlyRead);
        if lost {
            return tell(left::everything(self.stream), None, out);
        }
        let current = self.places.values().copied().collect();
        tell(left::superseded(self.stream, &current), Some("an earlier version"), out);
    }

    fn part(&self, listed: &Listed, number: u32, what: &'static str, out: &mut Extraction) {
        let Some(object) = self.object(listed.object) else {
            let locator = Locator::PagePart { page: number, what: what.to_owned(), number: 1 };
            out.exceptions.push(Exception::at(
                locator,
                ExceptionKind::PartlyRead,
                "a slide could not be found in the file",
            ));
            return;
        };
        let mut part = Part::new(what == "master");
        part.read(records(&object), &listed.texts);
        part.tell(number, what, None, out);
    }

    /// Headers, link targets and embedded objects of the whole document.
    fn document_parts(&self, document: Record, limits: &ReadLimits, out: &mut Extraction) {
        let (mut lines, mut targets, mut objects) = (Vec::new(), Vec::new(), Vec::new());
        slide::visit(document, 0, &mut |record, parent| match (record.kind, parent) {
            (0x0fba, 0x0fd9) => lines.push(record.wide()),
            (0x0fba, 0x0fd7) if record.instance == 1 => targets.push(record.wide()),
            (0x0fc3, _) => objects.extend(record.quad(16)),
            _ => {}
        });
        lines.retain(|l| !l.trim().is_empty() && !out.passages.iter().any(|p| p.text.expose().contains(l.trim())));
        lines.dedup();
        targets.dedup();
        let at = |what: &str| {
            let what = what.to_owned();
            move |number| Locator::PagePart { page: 0, what: what.clone(), number }
        };
        out.passages.extend(office::lines(&lines, PassageKind::Note, None, at("header")));
        out.passages.extend(office::lines(&targets, PassageKind::Note, Some("link target"), at("link target")));
        for (number, id) in (1..).zip(objects) {
            let member = self.object(id).and_then(|o| embedded(record(&o)?, number, limits));
            if let Some(member) = member {
                office::keep(member, out);
            }
        }
    }
}

/// The storage of an embedded object (2.10.34): packed by zlib after its size, or as it is.
fn embedded(object: Record, number: usize, limits: &ReadLimits) -> Option<Member> {
    let mut bytes = object.data.to_vec();
    if object.instance == 1 {
        let packed = object.data.get(4..)?;
        bytes.clear();
        let _ = flate2::read::ZlibDecoder::new(packed).take(limits.unpacked).read_to_end(&mut bytes);
    }
    let name = format!("object {number}");
    // A storage of macros is no file; what is no compound file is one by itself.
    match Compound::open(&bytes) {
        Some(compound) if compound.has("PROJECT") || compound.has("VBA/dir") => None,
        Some(_) => ole::object(&bytes, &name),
        None => (!bytes.is_empty()).then(|| Member { untrusted_name: Evidence::new(name), bytes }),
    }
}

#[cfg(test)]
mod tests {
    use super::records::tests::made;
    use super::*;
    use std::io::{Cursor, Write};

    #[test]
    fn of_a_file_saved_for_two_versions_the_later_ones_slides_are_read() {
        let slide = |text: &[u8]| made(15, 0, 0x03ee, &made(15, 0, 0xf00d, &made(0, 0, 0x0fa8, text)));
        let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
        file.create_stream("PowerPoint Document").unwrap().write_all(&slide(b"of 95")).unwrap();
        file.create_storage("PP97_DUALSTORAGE").unwrap();
        file.create_stream("PP97_DUALSTORAGE/PowerPoint Document").unwrap().write_all(&slide(b"of 97")).unwrap();
        file.flush().unwrap();
        let out = Ppt.extract(&file.into_inner().into_inner(), &ReadLimits::default());
        assert_eq!(out.passages.iter().map(|p| p.text.expose()).collect::<Vec<_>>(), ["of 97"]);
        assert_eq!(out.exceptions.len(), 1, "there is no list of slides");
    }
}
