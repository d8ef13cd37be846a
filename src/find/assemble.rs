//! From an item's passages to the texts that are judged and decided: one for a message, one a page or section, one a row,
//! one for each note, comment or property.

use crate::model::passage::FieldBuilder;
use crate::model::unit::Segment;
use crate::model::{Evidence, Field, Item, Passage, PassageKind, Span, UnitKind};

/// Header lines that a recipient sees and that are disclosed; every other header is technical.
pub const MESSAGE_HEADERS: [&str; 8] = ["From", "Sender", "Reply-To", "To", "Cc", "Bcc", "Date", "Subject"];

/// A text to judge; a unit once it is a hit.
#[derive(Clone, Debug)]
pub struct Draft {
    /// What it is.
    pub kind: UnitKind,
    /// The text.
    pub text: String,
    /// Named values within it.
    pub fields: Vec<Field>,
    /// Parts, in order.
    pub segments: Vec<Segment>,
    /// True for the technical header lines of a message: they matter where the message itself tells nothing.
    pub technical: bool,
}

/// The drafts of an item, in order. Every passage is in exactly one of them.
pub fn assemble(item: &Item) -> Vec<Draft> {
    if item.passages.first().is_some_and(|p| p.kind == PassageKind::MailHeader) {
        return message(item);
    }
    let mut drafts: Vec<Draft> = Vec::new();
    let mut open_heading = false;
    for passage in &item.passages {
        let joins = open_heading && passage.kind == PassageKind::Body && passage.hidden.is_none();
        match drafts.last_mut() {
            Some(last) if joins => last.push(passage),
            _ => drafts.push(Draft::of(kind_of(passage), passage)),
        }
        open_heading = passage.kind == PassageKind::Heading && passage.hidden.is_none();
    }
    drafts
}

fn kind_of(passage: &Passage) -> UnitKind {
    match passage.kind {
        _ if passage.hidden.is_some() => UnitKind::Note,
        PassageKind::Note | PassageKind::Property => UnitKind::Note,
        PassageKind::Row => UnitKind::Row,
        PassageKind::MailHeader => UnitKind::Message,
        PassageKind::Body | PassageKind::Heading | PassageKind::Quoted | PassageKind::ColumnNames => UnitKind::Text,
    }
}

/// A message is one unit: what its reader sees of the header, and its body. Hidden parts of it are notes of their own.
fn message(item: &Item) -> Vec<Draft> {
    let (shown, technical) = split_header(&item.passages[0]);
    let mut main = Draft::of(UnitKind::Message, &shown);
    let mut rest = Vec::new();
    for passage in &item.passages[1..] {
        if passage.hidden.is_none() && kind_of(passage) == UnitKind::Text {
            main.push(passage);
        } else {
            rest.push(Draft::of(kind_of(passage), passage));
        }
    }
    let mut drafts = vec![main];
    drafts.append(&mut rest);
    if let Some(technical) = technical {
        drafts.push(Draft { technical: true, ..Draft::of(UnitKind::Note, &technical) });
    }
    drafts
}

fn split_header(header: &Passage) -> (Passage, Option<Passage>) {
    let (mut shown, mut technical) = (FieldBuilder::default(), FieldBuilder::default());
    for field in &header.fields {
        let name = field.name.expose();
        let value = field.span.of(header.text.expose());
        let known = MESSAGE_HEADERS.iter().any(|h| h.eq_ignore_ascii_case(name));
        if known { &mut shown } else { &mut technical }.line(name, value);
    }
    let hidden = |f: FieldBuilder| f.finish(header.locator.clone(), PassageKind::MailHeader).hidden("technical header");
    let technical = (!technical.is_empty()).then(|| hidden(technical));
    (shown.finish(header.locator.clone(), PassageKind::MailHeader), technical)
}

impl Draft {
    fn of(kind: UnitKind, passage: &Passage) -> Draft {
        let mut draft = Draft { kind, text: String::new(), fields: Vec::new(), segments: Vec::new(), technical: false };
        draft.push(passage);
        draft
    }

    fn push(&mut self, passage: &Passage) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        let start = self.text.len();
        self.text.push_str(passage.text.expose());
        let shifted = |f: &Field| Field { name: f.name.clone(), span: f.span.shifted(start) };
        self.fields.extend(passage.fields.iter().map(shifted));
        self.segments.push(Segment {
            span: Span::new(start, self.text.len()),
            kind: passage.kind,
            locator: passage.locator.clone(),
            hidden: passage.hidden.clone(),
        });
    }

    /// The text as evidence.
    pub fn evidence(&self) -> Evidence {
        Evidence::new(self.text.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{BlobId, ItemMeta, Locator};

    fn item(passages: Vec<Passage>) -> Item {
        Item {
            parent: None,
            untrusted_name: Evidence::default(),
            blob: BlobId([0; 32]),
            size: 0,
            format: "x".into(),
            meta: ItemMeta::default(),
            passages,
            exceptions: Vec::new(),
        }
    }

    fn header() -> Passage {
        let mut f = FieldBuilder::default();
        f.line("From", "a@b.example");
        f.line("X-Origin", "somebody");
        f.finish(Locator::MailHeader, PassageKind::MailHeader)
    }

    #[test]
    fn a_message_is_one_draft_and_its_technical_lines_another() {
        let body = Passage::new(Locator::MailBody(1), PassageKind::Body, "Hello");
        let secret = Passage::new(Locator::MailBody(2), PassageKind::Note, "unseen").hidden("HTML alternative");
        let drafts = assemble(&item(vec![header(), body, secret]));
        assert_eq!(drafts[0].text, "From: a@b.example\nHello");
        assert_eq!((drafts[1].kind, drafts[1].text.as_str()), (UnitKind::Note, "unseen"));
        assert!(drafts[2].technical && drafts[2].text == "X-Origin: somebody");
        assert_eq!(drafts[0].fields[0].span.of(&drafts[0].text), "a@b.example");
    }

    #[test]
    fn a_heading_goes_with_what_it_heads_and_rows_stand_alone() {
        let passage = |kind, text: &str| Passage::new(Locator::Whole, kind, text);
        let drafts = assemble(&item(vec![
            passage(PassageKind::Heading, "Notes"),
            passage(PassageKind::Body, "one"),
            passage(PassageKind::Row, "a\tb"),
        ]));
        assert_eq!(drafts.iter().map(|d| d.text.as_str()).collect::<Vec<_>>(), ["Notes\none", "a\tb"]);
    }
}
