//! Who is seen in an item, while it is read: cheap rules of structure, each entry looked at once and remembered, for the same
//! people stand in header after header. Text between is not read.

use super::columns::{self, Column};
use super::entries::{self, Entry};
use super::memo::{Memo, Named, Place};
use crate::detect::words::{CLOSING_HEADS, CLOSINGS, is_in};
use crate::model::{Evidence, Item, Passage, PassageKind, Seen, Source, fold};
use foldhash::fast::RandomState;
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

/// Entries and names remembered before all are forgotten: bounds memory, and what names chosen to collide can cost.
const MEMORY: usize = 60_000;
/// Longest entry, line of a closing and line of a signature, in bytes.
const ENTRY: usize = 300;
const CLOSING: usize = 40;
const SIGNATURE: usize = 60;
/// Lines between a closing and the name.
const GAP: usize = 3;

/// Collects people from items; keeps what it learned of entries from one item to the next.
#[derive(Default)]
pub struct Collector {
    memo: Arc<Memo>,
    /// By place: whom an entry names, as a range of `known`.
    entries: [HashMap<String, (u32, u32), RandomState>; 3],
    known: Vec<Known>,
    /// By name: a number, and where in the open item it was seen first.
    keys: HashMap<String, usize, RandomState>,
    first: Vec<(u32, usize)>,
    columns: HashMap<String, Column, RandomState>,
    /// The number of the open item.
    item: u32,
    found: Found,
}

/// Somebody an entry names.
struct Known {
    named: Arc<[Named]>,
    /// Which of them.
    at: usize,
    /// The number of the name.
    key: usize,
    /// The last item they were seen in, and as what there.
    seen: (u32, Vec<Source>),
}

impl Known {
    fn entry(&self) -> &Entry {
        &self.named[self.at].entry
    }
}

/// What was found in one item: names stay where they are known.
#[derive(Default)]
struct Found {
    all: Vec<Sight>,
    /// Those whose address alone gives a name.
    addresses: Vec<Sight>,
}

/// Somebody of `known`, seen in the open item.
struct Sight {
    known: u32,
    source: Source,
    address: Address,
}

/// The address beside a name.
enum Address {
    /// That of somebody of `known`, if they have one.
    Of(u32),
    /// One that stands elsewhere.
    Else(Evidence),
}

impl Collector {
    /// One that shares with others what each learns of entries.
    pub fn sharing(memo: Arc<Memo>) -> Collector {
        Collector { memo, ..Collector::default() }
    }

    /// Everybody seen in `item`, each once for what they are seen as.
    pub fn collect(&mut self, item: &Item) -> Vec<Seen<'_>> {
        if self.known.len() + self.entries.iter().map(HashMap::len).sum::<usize>() > MEMORY {
            *self = Collector::sharing(self.memo.clone());
        }
        self.item += 1;
        let mut found = std::mem::take(&mut self.found);
        found.all.clear();
        for passage in &item.passages {
            match passage.kind {
                PassageKind::MailHeader => self.header(passage, &mut found),
                PassageKind::Row => self.row(passage, &mut found),
                PassageKind::Property => self.properties(passage, &mut found),
                _ if !passage.fields.is_empty() => self.properties(passage, &mut found),
                _ => {}
            }
        }
        self.letters(&item.passages, &mut found);
        self.finish(&mut found);
        self.found = found;
        self.found.all.iter().map(|sight| self.seen(sight)).collect()
    }

    /// An address says nothing new of whom the item names, but whose it is.
    fn finish(&self, found: &mut Found) {
        for sight in found.addresses.drain(..) {
            let (item, at) = self.first[self.known[sight.known as usize].key];
            match found.all.get_mut(at).filter(|_| item == self.item) {
                Some(named) if self.address(&named.address).is_none() => named.address = sight.address,
                Some(_) => {}
                None => found.all.push(sight),
            }
        }
    }

    fn address<'a>(&'a self, address: &'a Address) -> Option<&'a Evidence> {
        match address {
            Address::Of(known) => self.known[*known as usize].entry().address.as_ref(),
            Address::Else(address) => Some(address),
        }
    }

    fn seen<'a>(&'a self, sight: &'a Sight) -> Seen<'a> {
        let name = &self.known[sight.known as usize].entry().name;
        Seen { name, address: self.address(&sight.address), source: &sight.source }
    }

    fn header(&mut self, passage: &Passage, found: &mut Found) {
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

    /// Looks an entry up, or looks at it; false where it names nobody.
    fn entry(&mut self, entry: &str, place: Place, source: &Source, found: &mut Found) -> bool {
        let (from, to) = self.people(entry, place);
        for (number, known) in (from..to).zip(&mut self.known[from as usize..to as usize]) {
            let source = match source {
                _ if known.entry().derived => &Source::Address,
                Source::Signature(_) => &Source::Signature(known.named[known.at].post),
                other => other,
            };
            if known.seen.0 != self.item {
                known.seen.0 = self.item;
                known.seen.1.clear();
            }
            if known.seen.1.contains(source) {
                continue;
            }
            known.seen.1.push(source.clone());
            let sight = Sight { known: number, source: source.clone(), address: Address::Of(number) };
            if known.entry().derived {
                found.addresses.push(sight);
                continue;
            }
            if self.first[known.key].0 != self.item {
                self.first[known.key] = (self.item, found.all.len());
            }
            found.all.push(sight);
        }
        from < to
    }

    fn people(&mut self, entry: &str, place: Place) -> (u32, u32) {
        if entry.len() > ENTRY {
            return (0, 0);
        }
        if let Some(known) = self.entries[place as usize].get(entry) {
            return *known;
        }
        let from = self.known.len() as u32;
        let named = self.memo.named(entry, place);
        for (at, Named { entry, .. }) in named.iter().enumerate() {
            let key = self.key(&entry.key);
            self.known.push(Known { named: named.clone(), at, key, seen: (0, Vec::new()) });
        }
        let range = (from, self.known.len() as u32);
        self.entries[place as usize].insert(entry.to_owned(), range);
        range
    }

    /// The number of a name.
    fn key(&mut self, name: &str) -> usize {
        if let Some(key) = self.keys.get(name) {
            return *key;
        }
        self.keys.insert(name.to_owned(), self.first.len());
        self.first.push((0, 0));
        self.first.len() - 1
    }

    /// A row of a sheet: whole names, and forenames with the surname of the same person. The only address of a row of one
    /// person is theirs.
    fn row(&mut self, passage: &Passage, found: &mut Found) {
        let text = passage.text.expose();
        let (mut forenames, mut surnames, mut addresses) = (Vec::new(), Vec::new(), Vec::new());
        let before = found.all.len();
        for field in passage.own_fields() {
            let cell = field.span.of(text).trim();
            match self.column(field.name.expose()) {
                _ if cell.is_empty() => {}
                Column::Forename(whose) => forenames.push((whose, cell)),
                Column::Surname(whose) => surnames.push((whose, cell)),
                Column::Person(word) => {
                    self.entry(cell, Place::Cell, &Source::Column(Cow::Borrowed(word)), found);
                }
                Column::Other if cell.contains('@') && !cell.contains(' ') => addresses.push(cell),
                Column::Other => {}
            }
        }
        for (whose, forename) in &forenames {
            let surname = surnames.iter().find(|(w, _)| w == whose);
            let whole = surname.map_or((*forename).to_owned(), |(_, s)| format!("{forename} {s}"));
            let word = if whose.is_empty() { "name" } else { columns::word(whose) };
            self.entry(&whole, Place::Cell, &Source::Column(Cow::Borrowed(word)), found);
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
    fn properties(&mut self, passage: &Passage, found: &mut Found) {
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
    fn letters(&mut self, passages: &[Passage], found: &mut Found) {
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

fn lines(text: &str) -> impl Iterator<Item = &str> + Clone {
    let ends = memchr::memchr_iter(b'\n', text.as_bytes()).chain([text.len()]);
    ends.scan(0, move |start, end| Some(&text[std::mem::replace(start, end + 1)..end]))
}

/// A line without what marks it as quoted.
fn said(line: &str) -> &str {
    let marks = line.bytes().take_while(|b| matches!(b, b'>' | b'|' | b' ' | b'\t' | b'*')).count();
    line[marks..].trim_end()
}

/// `From: …`, `To: …` in the text of a message.
fn heading(line: &str) -> Option<(Source, &str)> {
    let (name, value) = line.split_at_checked(line.bytes().take(5).position(|b| b == b':')?)?;
    let name = name.trim_end_matches('*');
    let is = |word: &&str| name.eq_ignore_ascii_case(word);
    match () {
        () if is(&"from") => Some((Source::Sender, &value[1..])),
        () if ["to", "cc", "bcc"].iter().any(is) => Some((Source::Recipient, &value[1..])),
        () => None,
    }
}

/// A line of closing words: "Kind regards,", "With many thanks".
fn closes(line: &str) -> bool {
    let mut head = false;
    for word in line.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
        let mut small = [0; CLOSING];
        let Some(small) = small.get_mut(..word.len()) else { return false };
        small.copy_from_slice(word.as_bytes());
        small.make_ascii_lowercase();
        let Some(word) = std::str::from_utf8(small).ok().filter(|word| is_in(CLOSINGS, word)) else { return false };
        head |= is_in(CLOSING_HEADS, word);
    }
    head
}

fn role_of_header(name: &str) -> Option<Source> {
    const SENDERS: &[&str] = &["From", "Sender", "Reply-To", "X-From", "Resent-From", "On behalf of"];
    const RECIPIENTS: &[&str] = &["To", "Cc", "Bcc", "X-To", "X-Cc", "X-Bcc", "Resent-To", "Resent-Cc"];
    let is_of = |list: &[&str]| list.iter().any(|n| n.eq_ignore_ascii_case(name));
    match name.len() {
        2..=12 if is_of(RECIPIENTS) => Some(Source::Recipient),
        4..=12 if is_of(SENDERS) => Some(Source::Sender),
        _ => None,
    }
}

fn role_of_property(name: &str) -> Option<Source> {
    const CONTACTS: &[&str] = &["Full name", "cn", "Contacts", "Display name"];
    const INVITED: &[&str] =
        &["Attendee", "Organiser", "All attendees", "Required attendees", "Optional attendees", "Meeting organiser"];
    const AUTHORS: &[&str] = &["author", "creator", "last modified by", "manager"];
    let is_of = |list: &[&str]| list.iter().any(|n| n.eq_ignore_ascii_case(name));
    match () {
        () if is_of(CONTACTS) => Some(Source::Contact),
        () if is_of(INVITED) => Some(Source::Invitation),
        () if is_of(AUTHORS) => Some(Source::Author),
        () => role_of_header(name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::passage::FieldBuilder;
    use crate::model::{BlobId, ItemMeta, Locator};

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
