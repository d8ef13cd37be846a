//! From an item's passages to the texts that are judged and decided: one for each message of a chain, one a page or section, one a
//! record, one for each note, comment or property.

use super::TextView;
use super::atoms::{self, Heading};
use super::records;
use crate::model::passage::FieldBuilder;
use crate::model::unit::Segment;
use crate::model::{Evidence, Field, Item, Locator, Passage, PassageKind, Span, UnitKind};

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
    /// What is known of a message of a chain.
    pub message: Option<Message>,
}

/// A message of a chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// Index of the draft that quotes it; none for the message that was sent.
    pub quoted_by: Option<usize>,
    /// Who sent it and when.
    pub heading: Heading,
    /// Bytes of the text that its heading takes; what it says follows.
    pub head: usize,
}

impl Message {
    /// True for a quoted or forwarded copy.
    pub fn quoted(&self) -> bool {
        self.quoted_by.is_some()
    }
}

/// The drafts of an item, in order. Every word of its passages is in exactly one of them.
pub fn assemble(item: &Item) -> Vec<Draft> {
    if is_message(item) {
        return message(item);
    }
    let mut drafts: Vec<Draft> = Vec::new();
    let mut open_heading = false;
    for (passage, continued) in item.passages.iter().zip(records::continued(&item.passages)) {
        let headed = open_heading && passage.kind == PassageKind::Body && passage.hidden.is_none();
        let joins = headed || continued;
        match drafts.last_mut() {
            Some(last) if joins => last.push(passage),
            _ => drafts.push(Draft::of(kind_of(passage), passage)),
        }
        open_heading = passage.kind == PassageKind::Heading && passage.hidden.is_none();
    }
    drafts
}

/// A mail with all it quotes as one text, as it was read: none for what is no mail.
pub fn whole(item: &Item) -> Option<Draft> {
    is_message(item).then(|| {
        let mut main = Draft::of(UnitKind::Message, &split_header(&item.passages[0]).0);
        item.passages[1..].iter().filter(|p| is_said(p)).for_each(|p| main.push(p));
        main
    })
}

fn is_message(item: &Item) -> bool {
    item.passages.first().is_some_and(|p| p.kind == PassageKind::MailHeader)
}

fn is_said(passage: &Passage) -> bool {
    passage.hidden.is_none() && kind_of(passage) == UnitKind::Text
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

/// The messages of a mail: what its reader sees of the header with what it says itself; then each message it quotes. Hidden
/// parts are notes of their own.
fn message(item: &Item) -> Vec<Draft> {
    let (shown, technical) = split_header(&item.passages[0]);
    let mut main = Draft::of(UnitKind::Message, &shown);
    let head = main.text.len();
    main.message = Some(Message { quoted_by: None, heading: heading_of(item), head });
    let mut drafts = vec![main];
    let mut rest = Vec::new();
    let mut number = 0;
    for run in runs(&item.passages[1..]) {
        match run {
            Said::Body(body, text) => said(&mut drafts, body, &text, &mut number),
            Said::Plain(passage) => drafts[0].push(passage),
            Said::Beside(passage) => rest.push(Draft::of(kind_of(passage), passage)),
        }
    }
    drafts.append(&mut rest);
    if let Some(technical) = technical {
        drafts.push(Draft { technical: true, ..Draft::of(UnitKind::Note, &technical) });
    }
    drafts
}

/// What follows the header of a mail.
enum Said<'a> {
    /// The text of a body part, put together from what the reader parted.
    Body(u32, String),
    /// Something that is shown with the text.
    Plain(&'a Passage),
    /// Something beside it: a note, a row, what is hidden.
    Beside(&'a Passage),
}

fn runs(passages: &[Passage]) -> Vec<Said<'_>> {
    let mut out: Vec<Said> = Vec::new();
    for passage in passages {
        let plain = matches!(passage.kind, PassageKind::Body | PassageKind::Quoted) && passage.fields.is_empty();
        match (&passage.locator, out.last_mut()) {
            _ if !is_said(passage) => out.push(Said::Beside(passage)),
            (Locator::MailBody(body), Some(Said::Body(open, text))) if plain && body == open => {
                text.push('\n');
                text.push_str(passage.text.expose());
            }
            (Locator::MailBody(body), _) if plain => out.push(Said::Body(*body, passage.text.expose().to_owned())),
            _ => out.push(Said::Plain(passage)),
        }
    }
    out
}

/// Adds a body: its own words to the first draft, each quoted message as a draft of its own.
fn said(drafts: &mut Vec<Draft>, body: u32, text: &str, number: &mut u32) {
    let atoms = atoms::split(text);
    let mut draft_of: Vec<usize> = Vec::with_capacity(atoms.len());
    for atom in &atoms {
        let at = match atom.quoted_by {
            None => 0,
            Some(by) if atom.is_empty() => draft_of[by],
            Some(by) => {
                *number += 1;
                let locator = Locator::MailQuoted { body, number: *number };
                drafts.push(Draft::quoted(&atom.heading, draft_of[by], locator.clone()));
                drafts.len() - 1
            }
        };
        draft_of.push(at);
        if !atom.says.is_empty() {
            let locator = if at == 0 { Locator::MailBody(body) } else { Locator::MailQuoted { body, number: *number } };
            drafts[at].push(&Passage::new(locator, PassageKind::Body, atom.says.join("\n")));
        }
    }
}

fn heading_of(item: &Item) -> Heading {
    const SENDERS: [&str; 4] = ["From", "Sender", "X-From", "Reply-To"];
    let header = &item.passages[0];
    let senders = SENDERS.iter().flat_map(|name| header.values(name));
    Heading::of_mail(senders, item.meta.date.as_deref(), item.meta.title.as_ref().map(|t| t.expose().to_owned()))
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
        let mut draft = Draft::empty(kind);
        draft.push(passage);
        draft
    }

    fn empty(kind: UnitKind) -> Draft {
        Draft { kind, text: String::new(), fields: vec![], segments: vec![], technical: false, message: None }
    }

    /// The beginning of a quoted message: its heading, which may be empty, and which names people as a mail's header does.
    fn quoted(heading: &[&str], quoted_by: usize, locator: Locator) -> Draft {
        let mut draft = Draft::empty(UnitKind::Message);
        if !heading.is_empty() {
            let mut passage = Passage::new(locator, PassageKind::Quoted, heading.join("\n"));
            passage.fields = atoms::heading::fields(passage.text.expose(), heading);
            draft.push(&passage);
        }
        let head = draft.text.len();
        draft.message = Some(Message { quoted_by: Some(quoted_by), heading: Heading::of_quoted(heading), head });
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

    /// The text as it is judged.
    pub fn text_view(&self) -> TextView<'_> {
        TextView { text: &self.text, fields: &self.fields, segments: &self.segments }
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
