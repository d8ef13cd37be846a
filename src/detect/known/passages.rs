//! Where people stand in a passage: headers, rows, cards and properties, the headings and signatures of letters.

use super::collect::{Address, Collector, Found};
use super::columns::{self, Column};
use super::entries;
use super::lines::{CLOSING, closes, heading, lines, role_of_header, role_of_property, said};
use super::memo::Place;
use crate::detect::forms;
use crate::model::{Evidence, Passage, PassageKind, Source, fold};
use std::borrow::Cow;

/// Longest line of a signature, in bytes.
const SIGNATURE: usize = 60;
/// Lines between a closing and the name.
const GAP: usize = 3;

/// Whom a row speaks of that gives a unique pupil number.
const PUPIL: &str = "pupil";

fn has_pupil_number(passage: &Passage) -> bool {
    let told = |name: &str| ["upn", "unique pupil number"].iter().any(|n| name.trim().eq_ignore_ascii_case(n));
    passage.own_fields().any(|f| told(f.name.expose()) && !f.span.of(passage.text.expose()).trim().is_empty())
}

impl Collector {
    pub(super) fn header(&mut self, passage: &Passage, found: &mut Found) {
        for field in &passage.fields {
            if let Some(source) = role_of_header(field.name.expose()) {
                self.list(field.span.of(passage.text.expose()), source, found);
            }
        }
    }

    fn list(&mut self, value: &str, source: Source, found: &mut Found) {
        for entry in entries::split(value) {
            self.entry(entry, Place::List, &source, found);
        }
    }

    /// A row of a sheet: whole names, and forenames with the surname of the same person. The only address of a row of one
    /// person is theirs.
    pub(super) fn row(&mut self, passage: &Passage, found: &mut Found) {
        let text = passage.text.expose();
        let (mut forenames, mut surnames, mut addresses) = (Vec::new(), Vec::new(), Vec::new());
        let before = found.all.len();
        let whole = if has_pupil_number(passage) { PUPIL } else { columns::WHOLE };
        let animals = forms::lists_animals(passage.own_fields().map(|f| f.name.expose()));
        for field in passage.own_fields() {
            let cell = field.span.of(text).trim();
            match self.column(field.name.expose()) {
                _ if cell.is_empty() || animals && forms::is_plain_name(&fold::folded(field.name.expose())) => {}
                Column::Forename(whose) => forenames.push((whose, cell)),
                Column::Surname(whose) => surnames.push((whose, cell)),
                Column::Person(word) => {
                    let word = if word == columns::WHOLE { whole } else { word };
                    self.entry(cell, Place::Cell, &Source::Column(Cow::Borrowed(word)), found);
                }
                Column::Other if cell.contains('@') && !cell.contains(' ') => addresses.push(cell),
                Column::Other => {}
            }
        }
        for (whose, forename) in &forenames {
            let surname = surnames.iter().find(|(w, _)| w == whose);
            let name = surname.map_or((*forename).to_owned(), |(_, s)| format!("{forename} {s}"));
            let word = if whose.is_empty() { whole } else { columns::word(whose) };
            self.entry(&name, Place::Cell, &Source::Column(Cow::Borrowed(word)), found);
        }
        if let ([one], [address]) = (&mut found.all[before..], addresses.as_slice()) {
            one.address = Address::Else(Evidence::new(address.to_lowercase()));
        }
    }

    fn column(&mut self, name: &str) -> Column {
        if let Some(known) = self.columns.get(name) {
            return known.clone();
        }
        let class = columns::column(&fold::folded(name));
        self.columns.insert(name.to_owned(), class.clone());
        class
    }

    /// Cards of address books, appointments, entries of directories, properties of documents.
    pub(super) fn properties(&mut self, passage: &Passage, found: &mut Found) {
        let text = passage.text.expose();
        let value = |f: &crate::model::Field| f.span.of(text).trim().to_owned();
        let is_mail = |name: &str| ["E-mail", "mail", "E-mail address"].iter().any(|n| name.eq_ignore_ascii_case(n));
        let mail = passage.fields.iter().find(|f| is_mail(f.name.expose())).map(value);
        for (n, field) in passage.fields.iter().enumerate() {
            let Some(source) = role_of_property(field.name.expose()) else { continue };
            // The address of a card, or the one behind the name of whoever is invited.
            let address = match source {
                Source::Contact => mail.clone(),
                Source::Invitation => passage.fields.get(n + 1).map(value).filter(|v| v.contains('@')),
                _ => None,
            };
            let plain = value(field);
            let entry = address.map_or(plain.clone(), |a| format!("\"{}\" <{a}>", plain.replace('"', " ")));
            self.list(&entry, source, found);
        }
    }

    /// What letters and messages say in their text: headings of what they quote, and who signs.
    pub(super) fn letters(&mut self, passages: &[Passage], found: &mut Found) {
        let told = |p: &&Passage| matches!(p.kind, PassageKind::Body | PassageKind::Quoted) && p.fields.is_empty();
        let mut lines = passages.iter().filter(told).flat_map(|p| lines(p.text.expose()));
        while let Some(line) = lines.next() {
            let line = said(line);
            match line.as_bytes().first().map(u8::to_ascii_lowercase) {
                Some(b'f' | b't' | b'c' | b'b') if heading(line).is_some() => {
                    if let Some((source, value)) = heading(line) {
                        self.list(value, source, found);
                    }
                }
                Some(first) if first.is_ascii_alphabetic() && line.len() <= CLOSING && closes(line) => {
                    self.signature(lines.clone(), found);
                }
                _ => {}
            }
        }
    }

    fn signature<'a>(&mut self, lines: impl Iterator<Item = &'a str>, found: &mut Found) {
        let mut lines = lines.take(GAP + 2).map(said).skip_while(|l| l.is_empty());
        let Some(first) = lines.next().filter(|l| l.len() <= SIGNATURE) else { return };
        // A forename alone tells nothing that the header does not.
        if !first.contains(' ') || !first.starts_with(char::is_uppercase) {
            return;
        }
        let second = lines.next().filter(|l| l.len() <= SIGNATURE).unwrap_or("");
        self.entry(&format!("{first}\n{second}"), Place::Signature, &Source::Signature(false), found);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::passage::FieldBuilder;
    use crate::model::{BlobId, Item, ItemMeta, Locator, Seen};

    fn item(passages: Vec<Passage>) -> Item {
        Item {
            parent: None,
            untrusted_name: "x".into(),
            blob: BlobId::of(b""),
            size: 0,
            format: "x".into(),
            meta: ItemMeta::default(),
            passages,
            exceptions: Vec::new(),
        }
    }

    fn seen(passages: Vec<Passage>) -> Vec<(String, Option<String>, Source)> {
        let mut collector = Collector::default();
        let mut collect = || collector.collect(&item(passages.clone())).into_iter().map(Seen::into_sighting).collect();
        let once: Vec<_> = collect();
        let again: Vec<_> = collect();
        assert_eq!(once, again, "what is remembered says the same");
        let plain =
            |s: crate::model::Sighting| (s.name.into_exposed(), s.address.map(Evidence::into_exposed), s.source);
        once.into_iter().map(plain).collect()
    }

    #[test]
    fn messages_show_who_wrote_got_and_signed_them() {
        let mut header = FieldBuilder::default();
        header.line("From", "Bronwen Achterberg <b.achterberg@hollins.example>");
        header.line("To", "chidi.okafor@hollins.example, Hope, Anna <anna@x.example>");
        header.line("Subject", "Tom Baker's report");
        let header = header.finish(Locator::MailHeader, PassageKind::MailHeader);
        let body = "Leo was upset.\n\nKind regards\n\nBronwen Achterberg\nHead of Year 9\n\n> From: Parveen Aslam\n> To: all\n> Thanks\n> Pat\n";
        let body = Passage::new(Locator::MailBody(1), PassageKind::Body, body);
        let all = seen(vec![header, body]);
        let says = |n: usize| (all[n].0.as_str(), all[n].1.as_deref(), all[n].2.clone());
        assert_eq!(says(0), ("Bronwen Achterberg", Some("b.achterberg@hollins.example"), Source::Sender));
        assert_eq!(says(1), ("Hope, Anna", Some("anna@x.example"), Source::Recipient));
        assert_eq!(says(2), ("Bronwen Achterberg", None, Source::Signature(true)));
        assert_eq!(says(3), ("Parveen Aslam", None, Source::Sender));
        assert_eq!(says(4), ("Chidi Okafor", Some("chidi.okafor@hollins.example"), Source::Address));
        assert_eq!(all.len(), 5, "{all:?}");
    }

    #[test]
    fn sheets_show_people_by_their_columns() {
        let mut row = FieldBuilder::default();
        for (column, cell) in
            [("Child forename", "Leo"), ("Child surname", "Marsh"), ("Parent", "Ada Marsh"), ("Room", "Baker Room")]
        {
            row.cell(column, cell);
        }
        let all = seen(vec![row.finish(Locator::Whole, PassageKind::Row)]);
        let of = |word: &'static str| Source::Column(word.into());
        assert_eq!(all, [("Ada Marsh".into(), None, of("parent")), ("Leo Marsh".into(), None, of("child"))]);
        let mut row = FieldBuilder::default();
        for (column, cell) in [("Name", "Tove Lindqvist"), ("E-mail", "Tove.L@x.example")] {
            row.cell(column, cell);
        }
        let all = seen(vec![row.finish(Locator::Whole, PassageKind::Row)]);
        assert_eq!(all, [("Tove Lindqvist".into(), Some("tove.l@x.example".into()), of("name"))]);
        let mut row = FieldBuilder::default();
        for (column, cell) in [("Name", "Arthur"), ("Species", "dog"), ("Owner", "Tove Lindqvist")] {
            row.cell(column, cell);
        }
        let all = seen(vec![row.finish(Locator::Whole, PassageKind::Row)]);
        assert!(all.iter().all(|(name, ..)| name == "Tove Lindqvist"), "{all:?}");
    }

    #[test]
    fn cards_and_appointments_show_their_people() {
        let mut card = FieldBuilder::default();
        card.line("Full name", "Jo Smith");
        card.line("E-mail", "jo@b.example");
        card.line("Attendee", "Smith: Ann");
        card.line("Organiser", "Ann Hope");
        card.line("Organiser address", "ann@b.example");
        let all = seen(vec![card.finish(Locator::Lines(1, 5), PassageKind::Body)]);
        assert_eq!(
            all,
            [
                ("Jo Smith".into(), Some("jo@b.example".into()), Source::Contact),
                ("Ann Hope".into(), Some("ann@b.example".into()), Source::Invitation)
            ]
        );
    }

    #[test]
    fn any_text_is_looked_at_without_harm() {
        for text in
            ["from:", "To:\u{301}", ">>>\n\n", "regards\n\u{1F600} x", "Regards\nÉ é\n", "from: <<<,;\"", ":", "Thanks"]
        {
            let body = Passage::new(Locator::Whole, PassageKind::Body, text);
            assert!(seen(vec![body]).is_empty(), "{text}");
        }
    }
}
