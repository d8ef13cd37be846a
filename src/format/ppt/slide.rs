//! One slide, notes page or master: the texts of its shapes in order, its comments, what its pictures say.

use super::records::{Record, said};
use crate::format::office;
use crate::model::passage::FieldBuilder;
use crate::model::{Extraction, Locator, Passage, PassageKind};

/// Containers within one another; beyond, they are taken for an attack.
const MAX_DEPTH: u32 = 64;

/// The texts that a list of slides keeps for one of them, and whether each is a title.
pub type Texts = Vec<(bool, String)>;

/// One slide, notes page or master of a list.
pub struct Listed {
    /// Number of its object.
    pub object: u32,
    /// Number by which others refer to it.
    pub id: u32,
    /// The texts the list keeps for it.
    pub texts: Texts,
}

/// The slides of a list (2.4.14.3).
pub fn listed(list: Record) -> Vec<Listed> {
    let (mut out, mut title) = (Vec::<Listed>::new(), false);
    for record in list.inside() {
        match (record.kind, out.last_mut()) {
            (0x03f3, _) => {
                let id = record.quad(12).unwrap_or(0);
                out.extend(record.quad(0).map(|object| Listed { object, id, texts: Texts::new() }));
            }
            (0x0f9f, Some(slide)) => {
                title = is_title(record);
                slide.texts.push((title, String::new()));
            }
            (0x0fa0 | 0x0fa8, Some(slide)) => match slide.texts.last_mut() {
                Some((_, text)) => text.push_str(&characters(record)),
                None => slide.texts.push((title, characters(record))),
            },
            _ => {}
        }
    }
    out
}

/// The slide that a page of notes belongs to (2.5.12).
pub fn notes_of(notes: Record) -> Option<u32> {
    notes.inside().find(|r| r.kind == 0x03f1)?.quad(0)
}

/// Titles have the types 0 and 6 (2.13.33).
fn is_title(header: Record) -> bool {
    matches!(header.quad(0), Some(0 | 6))
}

/// Text of two bytes a character, or of the lower byte alone; paragraphs as lines.
pub fn characters(record: Record) -> String {
    let text = if record.kind == 0x0fa0 { record.wide() } else { record.data.iter().map(|b| char::from(*b)).collect() };
    text.replace(['\r', '\u{b}'], "\n")
}

/// Calls `sink` with every record within, and the kind of the one around it.
pub fn visit(around: Record, depth: u32, sink: &mut dyn FnMut(Record, u16)) {
    for record in around.inside() {
        sink(record, around.kind);
        if record.is_container && depth < MAX_DEPTH {
            visit(record, depth + 1, sink);
        }
    }
}

/// A comment (2.5.18).
#[derive(Default)]
struct Comment {
    author: String,
    text: String,
    date: String,
}

/// What one part says.
#[derive(Default)]
pub struct Part {
    skip_placeholders: bool,
    shapes: Texts,
    alternatives: Vec<String>,
    comments: Vec<Comment>,
    hidden: bool,
    names: Vec<String>,
    title: bool,
    depth: u32,
}

impl Part {
    /// A part not read yet. The placeholders of masters hold the program's prompts, and are skipped.
    pub fn new(skip_placeholders: bool) -> Part {
        Part { skip_placeholders, ..Part::default() }
    }

    /// Reads records of the part; `outline` are the texts that shapes refer to by number.
    pub fn read<'r>(&mut self, records: impl Iterator<Item = Record<'r>>, outline: &Texts) {
        self.depth += 1;
        for record in records {
            match record.kind {
                // A shape: what stands in it belongs together.
                0xf004 if self.skip_placeholders && has_placeholder(record) => {}
                0x2ee0 => self.comment(record),
                0x0f9f => self.title = is_title(record),
                0x0f9e => self.shapes.extend(record.quad(0).and_then(|n| outline.get(n as usize)).cloned()),
                0x0fa0 | 0x0fa8 => self.shapes.push((self.title, characters(record))),
                0xf00b | 0xf122 => self.properties(record),
                0x03f9 => self.hidden |= record.data.get(10).is_some_and(|flags| flags & 4 != 0),
                0x0fd9 => self.headers(record),
                // The name a user gave to the slide.
                0x0fba if record.instance == 3 && self.depth <= 2 => self.names.push(record.wide()),
                // A blob of tags is made of records too, though it does not say so.
                0x138b if self.depth < MAX_DEPTH => self.read(record.inside(), outline),
                _ if record.is_container && self.depth < MAX_DEPTH => self.read(record.inside(), outline),
                _ => {}
            }
        }
        self.depth -= 1;
    }

    /// The texts of its shapes and comments alone.
    pub fn into_texts(self) -> impl Iterator<Item = String> {
        let comments = self.comments.into_iter().map(|c| format!("{} {}", c.author, c.text));
        self.shapes.into_iter().map(|(_, text)| text).chain(comments)
    }

    fn properties(&mut self, record: Record) {
        let said = said(record);
        self.shapes.extend(said.art.map(|text| (false, text)));
        self.alternatives.extend(said.description);
    }

    /// Date, header and footer that are set for this part alone.
    fn headers(&mut self, record: Record) {
        let lines = record.inside().filter(|r| r.kind == 0x0fba).map(|r| (false, r.wide()));
        self.shapes.extend(lines);
    }

    fn comment(&mut self, record: Record) {
        let mut comment = Comment::default();
        for part in record.inside() {
            match (part.kind, part.instance) {
                (0x0fba, 0) => comment.author = part.wide(),
                (0x0fba, 1) => comment.text = part.wide(),
                (0x2ee1, _) => comment.date = date(part).unwrap_or_default(),
                _ => {}
            }
        }
        self.comments.push(comment);
    }

    /// The part as passages; `page` is 0 where it belongs to no slide.
    pub fn tell(self, page: u32, what: &'static str, hidden: Option<&str>, out: &mut Extraction) {
        let hidden = hidden.or(self.hidden.then_some("hidden slide"));
        let at = |what: &str, number| Locator::PagePart { page, what: what.to_owned(), number };
        let mut shapes = self.shapes;
        shapes.retain(|(_, text)| !text.trim().is_empty() && text.trim() != "*");
        for ((title, text), number) in shapes.into_iter().zip(1..) {
            let kind = if title && what == "slide" { PassageKind::Heading } else { PassageKind::Body };
            let mut passage = Passage::new(at(what, number), kind, text.trim());
            passage.hidden = hidden.map(str::to_owned);
            out.passages.push(passage);
        }
        for (comment, number) in self.comments.into_iter().zip(1..) {
            let mut fields = FieldBuilder::default();
            for (label, value) in [("Author", comment.author), ("Date", comment.date), ("Text", comment.text)] {
                if !value.trim().is_empty() {
                    fields.line(label, value.trim());
                }
            }
            out.passages.push(fields.finish(at("comment", number), PassageKind::Note));
        }
        for (what, texts) in [("alternative text", self.alternatives), ("slide name", self.names)] {
            out.passages.extend(office::lines(&texts, PassageKind::Note, Some(what), |n| at(what, n)));
        }
    }
}

fn has_placeholder(shape: Record) -> bool {
    let mut found = false;
    visit(shape, 0, &mut |record, _| found |= record.kind == 0x0bc3);
    found
}

/// Year, month, weekday, day, hour, minute of a comment (2.5.19).
fn date(atom: Record) -> Option<String> {
    let part = |n: usize| Some(u16::from_le_bytes(atom.data.get(4 + n * 2..6 + n * 2)?.try_into().ok()?));
    Some(format!("{:04}-{:02}-{:02} {:02}:{:02}", part(0)?, part(1)?, part(3)?, part(4)?, part(5)?))
}

#[cfg(test)]
mod tests {
    use super::super::records::tests::made;
    use super::super::records::{record, records};
    use super::*;

    fn wide(text: &str) -> Vec<u8> {
        text.encode_utf16().flat_map(u16::to_le_bytes).collect()
    }

    #[test]
    fn a_slide_gives_outline_text_shapes_and_comments() {
        let list = [
            made(0, 0, 0x03f3, &[7, 0, 0, 0, 0, 0, 0, 0]),
            made(0, 0, 0x0f9f, &[0; 4]),
            made(0, 0, 0x0fa8, b"Case of Jane"),
        ]
        .concat();
        let list = made(15, 0, 0x0ff0, &list);
        let slides = listed(record(&list).unwrap());
        assert_eq!((slides[0].object, slides[0].texts.as_slice()), (7, &[(true, "Case of Jane".to_owned())][..]));
        let comment = [made(0, 0, 0x0fba, &wide("Ann")), made(0, 1, 0x0fba, &wide("why?"))].concat();
        let tags = made(0, 0, 0x138b, &made(15, 0, 0x2ee0, &comment));
        let boxes =
            [made(0, 0, 0x0f9e, &[0; 4]), made(0, 0, 0x0f9f, &[4, 0, 0, 0]), made(0, 0, 0x0fa0, &wide("Zoë\rSmith"))]
                .concat();
        let slide = made(15, 0, 0x03ee, &[made(15, 0, 0xf004, &made(15, 0, 0xf00d, &boxes)), tags].concat());
        let (mut part, mut out) = (Part::default(), Extraction::default());
        part.read(records(&slide), &slides[0].texts);
        part.tell(1, "slide", None, &mut out);
        let said: Vec<(PassageKind, &str)> = out.passages.iter().map(|p| (p.kind, p.text.expose())).collect();
        let expected = [
            (PassageKind::Heading, "Case of Jane"),
            (PassageKind::Body, "Zoë\nSmith"),
            (PassageKind::Note, "Author: Ann\nText: why?"),
        ];
        assert_eq!(said, expected);
    }

    #[test]
    fn prompts_of_masters_are_left_out() {
        let text = |t: &[u8]| made(15, 0, 0xf00d, &made(0, 0, 0x0fa8, t));
        let prompt = [made(15, 0, 0xf011, &made(0, 0, 0x0bc3, &[0; 8])), text(b"Click to edit")].concat();
        let bytes = [made(15, 0, 0xf004, &prompt), made(15, 0, 0xf004, &text(b"Harbour Centre"))].concat();
        let (mut part, mut out) = (Part::new(true), Extraction::default());
        part.read(records(&bytes), &Texts::default());
        part.tell(0, "master", None, &mut out);
        assert_eq!(out.passages.iter().map(|p| p.text.expose()).collect::<Vec<_>>(), ["Harbour Centre"]);
    }
}
