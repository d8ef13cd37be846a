//! Judging one text: every mention of the subject and of others of the surname, then the band.

mod partial;

use super::attach::{Attached, Reader, Verdict};
use super::band;
use super::beside::{self, Beside};
use super::links::Link;
use super::logins::Login;
use super::nicknames::is_forename;
use super::places::{Place, Places};
use super::plan::Plan;
use super::profile::{Family, Given, Surname};
use super::strong::{Kind, canonical};
use super::words::{Word, Words};
use crate::index::keys;
use crate::model::unit::Segment;
use crate::model::{Field, Span, SubjectHit, fold};

/// A text to judge.
#[derive(Clone, Copy, Debug, Default)]
pub struct TextView<'a> {
    /// The text; every span is in bytes of it.
    pub text: &'a str,
    /// Named values within it: mail headers, cells.
    pub fields: &'a [Field],
    /// The passages it was put together from.
    pub segments: &'a [Segment],
}

impl<'a> TextView<'a> {
    /// A text and nothing else.
    pub fn plain(text: &'a str) -> TextView<'a> {
        TextView { text, ..TextView::default() }
    }
}

/// How much one mention weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Weight {
    /// Identifies by itself.
    Sure,
    /// A full name.
    Full,
    /// Carries a name, identifies nobody alone.
    Support,
    /// A part of a name, or a name with something against it.
    Weak,
    /// Identifies a known namesake.
    Namesake,
    /// Names somebody else of the surname.
    Other,
}

/// One mention.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    pub span: Span,
    pub weight: Weight,
    pub code: &'static str,
    pub place: Place,
    /// True where a known namesake could be called so too.
    pub shared: bool,
    /// The kind of variant it is, by which a request can switch it off.
    pub kind: &'static str,
}

impl Plan {
    /// What this text says about the subject; none where it does not name or identify them.
    pub fn judge(&self, view: &TextView) -> Option<SubjectHit> {
        let (marks, beside) = self.marks(view);
        band::verdict(self, view, marks, &beside)
    }

    fn marks(&self, view: &TextView) -> (Vec<Mark>, Beside) {
        let words = Words::read(view.text, |joined| self.joins(joined));
        let places = Places::new(view.text, view.fields);
        let mut scan = Scan { plan: self, words: &words, places: &places, marks: Vec::new(), mails: Vec::new() };
        scan.keys();
        scan.names();
        scan.logins();
        scan.sequences();
        scan.dense();
        let mut beside = beside::carriers(self, &words);
        scan.forenames(!beside.own.is_empty());
        scan.id_tails();
        let mut marks = scan.marks;
        marks.retain(|m| matches!(m.weight, Weight::Namesake | Weight::Other) || self.looks_for(m.kind));
        beside.look_against(self, &words, &places, &marks);
        (marks, beside)
    }

    /// Words worth joining over a line's hyphen: the queries ask for their halves.
    pub(super) fn joins(&self, joined: &str) -> bool {
        let surname = || self.by_word.get(joined).into_iter().flatten().map(|at| &self.subject.surnames[*at]);
        joined.len() >= 5 && surname().any(|s| s.family == Family::Own && s.words.len() == 1)
            || self.subject.given.contains_key(joined)
    }
}

struct Scan<'a> {
    plan: &'a Plan,
    words: &'a Words<'a>,
    places: &'a Places<'a>,
    marks: Vec<Mark>,
    mails: Vec<Span>,
}

impl Scan<'_> {
    fn push(&mut self, span: Span, weight: Weight, code: &'static str) {
        let near = self.mails.partition_point(|m| m.end <= span.start);
        let mail = self.mails.get(near).filter(|m| m.overlaps(span));
        let span = mail.map_or(span, |m| Span::new(m.start.min(span.start), m.end.max(span.end)));
        self.mark(span, weight, code);
    }

    fn mark(&mut self, span: Span, weight: Weight, code: &'static str) {
        let place = self.places.of(span);
        self.marks.push(Mark { span, weight, code, place, shared: false, kind: band::kind_of(code) });
    }

    /// Identifiers of the subject and of namesakes.
    fn keys(&mut self) {
        let (mut found, mut mails) = (Vec::new(), Vec::new());
        keys::for_each_key(self.words.text, |key, span| {
            let own = self.plan.subject.strong.keys.get(&key);
            let theirs = self.plan.namesakes.iter().any(|n| n.strong.keys.contains_key(&key));
            if own.is_some() || theirs {
                found.push((own.copied(), theirs, span));
            }
            if key.starts_with("mail:") {
                mails.push(span);
            }
        });
        for (own, theirs, span) in found {
            let (weight, code) = match (own, theirs) {
                (None, _) => (Weight::Namesake, "namesake"),
                (Some(Kind::Nhs), _) if !self.is_nhs(span) => (Weight::Support, "nhs_bare"),
                (Some(kind), true) => (Weight::Support, code_of(kind)),
                (Some(kind @ (Kind::Mail | Kind::Learned | Kind::Id | Kind::Nhs | Kind::Phone)), false) => {
                    (Weight::Sure, code_of(kind))
                }
                (Some(kind), false) => (Weight::Support, code_of(kind)),
            };
            self.mark(span, weight, code);
        }
        self.mails = mails;
    }

    /// True where ten digits are an NHS number: written in its groups, or called so before it or by its column.
    fn is_nhs(&self, span: Span) -> bool {
        let text = self.words.text;
        let mut groups = span.of(text).split(|c: char| !c.is_ascii_digit()).map(str::len);
        let grouped = (groups.next(), groups.next(), groups.next(), groups.next()) == (Some(3), Some(3), Some(4), None);
        let from = text[..span.start].char_indices().rev().take(40).last().map_or(span.start, |(at, _)| at);
        let column = self.places.field(span).map_or("", |at| self.places.fields[at].2);
        let called = |said: &str| fold::folded(said).split(' ').any(|w| w == "nhs");
        grouped || called(column) || called(&text[from..span.start])
    }

    /// Names in scripts without spaces.
    fn dense(&mut self) {
        let plan = self.plan;
        for name in &plan.subject.dense {
            for hit in name.find(self.words.text) {
                match hit.whole {
                    true => self.push(hit.span, Weight::Full, "own_name"),
                    false => self.push(hit.span, Weight::Weak, "title"),
                }
            }
        }
    }

    fn names(&mut self) {
        let mut at = 0;
        while at < self.words.all.len() {
            let Some((surname, end)) = self.surname_at(at) else {
                at += 1;
                continue;
            };
            let span = self.words.span(at, end);
            let reader = Reader {
                plan: self.plan,
                words: self.words,
                at,
                end,
                family: surname.family,
                in_names: self.places.is_names(span),
                places: Some(self.places),
            };
            let found = reader.read();
            let surname = surname.clone();
            let first = self.marks.len();
            let found = self.abbreviated(found, end, &surname).unwrap_or(found);
            self.name(found, &surname);
            let others = (found.from..at).chain(end..found.to).filter_map(|n| self.words.get(n));
            let forenames = others.filter(|w| self.plan.forename(w).is_some());
            let shared = self.plan.is_shared(&surname.words, forenames);
            let turned = found.from == at && found.to > end && matches!(found.verdict, Verdict::Full(_));
            let possessive = self.words.all[found.to.max(end) - 1].possessive;
            for mark in &mut self.marks[first..] {
                mark.shared |= shared;
                mark.kind = match () {
                    () if mark.kind != "names" && mark.kind != "surname-alone" => mark.kind,
                    () if possessive => "possessives",
                    () if mark.kind == "names" && turned => "orders",
                    () if surname.kind != "names" => surname.kind,
                    () => mark.kind,
                };
            }
            at = end;
        }
    }

    fn surname_at(&self, at: usize) -> Option<(&Surname, usize)> {
        if !self.plan.starts.may(&self.words.all[at].text) {
            return None;
        }
        let candidates = self.plan.by_word.get(&self.words.all[at].text)?;
        candidates.iter().map(|n| &self.plan.subject.surnames[*n]).find_map(|surname| {
            let end = at + surname.words.len();
            let joined = (at + 1..end).all(|n| {
                let link = self.words.link(n - 1);
                !self.words.all[n - 1].possessive
                    && self.words.get(n) == Some(&surname.words[n - at])
                    && (link.blank() || matches!(link, Link::Hyphen | Link::Tight | Link::Dot))
            });
            joined.then_some((surname, end))
        })
    }

    fn name(&mut self, found: Attached, surname: &Surname) {
        let family = surname.family;
        let alone = surname.double && !self.plan.is_shared(&surname.words, std::iter::empty());
        let span = self.words.span(found.from, found.to);
        if let Some((from, to)) = found.partner {
            self.push(self.words.span(from, to), Weight::Other, "other_forename");
        }
        match found.verdict {
            Verdict::Full(given) if found.tight => {
                self.push(span, Weight::Full, if given == Given::Own { "own_address_form" } else { "address_form" })
            }
            Verdict::Full(_) if family == Family::Misread => self.push(span, Weight::Full, "ocr"),
            Verdict::Full(Given::Own) => self.push(span, Weight::Full, "own_name"),
            Verdict::Full(Given::Spelling) => self.push(span, Weight::Full, "spelling"),
            Verdict::Full(_) => self.push(span, Weight::Full, "nickname"),
            Verdict::Against(code) => self.push(span, Weight::Weak, code),
            Verdict::Initial => self.push(span, Weight::Weak, "initial"),
            Verdict::Different => self.push(span, Weight::Other, "other_forename"),
            Verdict::Titled if alone => self.push(span, Weight::Weak, "double_titled"),
            Verdict::Titled => self.push(span, Weight::Weak, "title"),
            Verdict::Bare if self.row(found, surname) || family == Family::Half => {}
            Verdict::Bare if matches!(family, Family::Slip | Family::Misread) => {}
            Verdict::Bare if alone => self.push(span, Weight::Weak, "double_alone"),
            Verdict::Bare => self.push(span, Weight::Weak, "surname_only"),
            Verdict::Nothing => {}
        }
    }

    /// A cell that holds the surname alone takes the forename from another cell of its row; true where that settled it.
    fn row(&mut self, found: Attached, surname: &Surname) -> bool {
        let span = self.words.span(found.from, found.to);
        let Some(at) = self.places.field(span) else { return false };
        let (cell, place, _) = self.places.fields[at];
        if place != Place::Text || cell.of(self.words.text).trim().len() > span.len() {
            return false;
        }
        let line = |s: Span| self.words.text[..s.start].bytes().filter(|b| *b == b'\n').count();
        let row = line(cell);
        let fields = self.places.fields.clone();
        for (other, _, name) in fields.iter().filter(|(s, _, _)| *s != cell && line(*s) == row) {
            let column = fold::folded(name);
            let Some(first) = fold::tokens(other.of(self.words.text)).into_iter().next() else { continue };
            if !["forename", "first", "given", "christian", "known", "name"]
                .iter()
                .any(|w| column.split(' ').any(|c| c.starts_with(w)))
            {
                continue;
            }
            if let Some(given) = self.plan.forename(&first.text) {
                let code = if given == Given::Own { "own_name" } else { "nickname" };
                self.push(span, Weight::Full, code);
                self.push(first.span.shifted(other.start), Weight::Full, code);
                let shared = self.plan.is_shared(&surname.words, std::iter::once(first.text.as_str()));
                self.marks.iter_mut().rev().take(2).for_each(|m| m.shared = shared);
                return true;
            }
            if is_forename(&first.text) {
                self.push(span, Weight::Other, "other_forename");
                return true;
            }
        }
        false
    }

    fn logins(&mut self) {
        for at in 0..self.words.all.len() {
            let word = &self.words.all[at];
            if !self.plan.starts.may(&word.text) {
                continue;
            }
            let stem = word.text.trim_end_matches(|c: char| c.is_ascii_digit());
            let digits = stem.len() < word.text.len();
            if word.possessive {
                continue;
            }
            if let Some(Login::Own) = self.plan.subject.logins.get(&word.text) {
                self.push(word.span, Weight::Sure, "login");
            } else if let Some(kind) = self.plan.subject.logins.get(&word.text) {
                self.login(word, *kind, false);
            } else if let Some(kind) =
                self.plan.subject.logins.get(stem).filter(|k| digits && stem.len() >= 5 && **k > Login::Learned)
            {
                self.login(word, *kind, digits);
            } else if self.plan.subject.strong.handles.contains(&word.text) && self.is_address(word) {
                self.push(word.span, Weight::Weak, "handle");
            }
        }
    }

    fn is_address(&self, word: &Word) -> bool {
        self.words.text[word.span.end..].starts_with('@')
    }

    fn login(&mut self, word: &Word, kind: Login, digits: bool) {
        let before = &self.words.text[..word.span.start];
        let directory = before.len() >= 3
            && before.is_char_boundary(before.len() - 3)
            && before[before.len() - 3..].eq_ignore_ascii_case("cn=");
        let address = self.is_address(word);
        if self.plan.foreign.contains(&word.text) && (directory || address) {
            return self.push(word.span, Weight::Other, "other_login");
        }
        if kind == Login::Learned {
            match (directory, address && self.own_domain(word)) {
                (true, _) => self.push(word.span, Weight::Sure, "learned"),
                (_, true) => self.push(word.span, Weight::Full, "derived_login"),
                _ if address => self.push(word.span, Weight::Weak, "derived_login"),
                _ => {}
            }
            return;
        }
        if kind == Login::Full && !self.plan.subject.given.contains_key(&word.text) {
            self.push(word.span, Weight::Full, "handle_name");
            let shared = self.rival(word);
            self.marks.iter_mut().rev().take(1).for_each(|m| m.shared = shared);
            return;
        }
        if !(directory || address) {
            if kind == Login::Initial && word.text.len() >= 7 {
                self.push(word.span, Weight::Weak, "derived_login");
            }
            return;
        }
        match self.display(word.span.start) {
            Some(Weight::Full) => self.push(word.span, Weight::Full, "derived_login"),
            Some(Weight::Other) => self.push(word.span, Weight::Other, "other_login"),
            Some(_) => self.push(word.span, Weight::Weak, "derived_login"),
            None => {
                let sure = directory && !digits && !self.rival(word)
                    || address && kind == Login::Initial && self.own_domain(word);
                self.push(word.span, if sure { Weight::Full } else { Weight::Weak }, "derived_login");
            }
        }
    }

    /// True where a known namesake could hold the login as well.
    fn rival(&self, word: &Word) -> bool {
        self.plan.namesakes.iter().any(|n| n.logins.contains_key(&word.text))
    }

    /// True where the domain is that of an address of the request.
    fn own_domain(&self, word: &Word) -> bool {
        let domain = self.words.text[word.span.end..].trim_start_matches('@');
        let len = domain.find(|c: char| !(c.is_alphanumeric() || c == '.' || c == '-')).unwrap_or(domain.len());
        let domain = domain[..len].trim_end_matches('.').to_lowercase();
        !self.rival(word)
            && self
                .plan
                .subject
                .strong
                .keys
                .keys()
                .any(|k| k.starts_with("mail:") && k.ends_with(&format!("@{domain}")))
    }

    /// What the display name before `<…login` says: the weight of its name; `Support` for a name of somebody else altogether.
    fn display(&self, at: usize) -> Option<Weight> {
        let from = self.words.text[..at].char_indices().rev().take(120).last().map_or(0, |(n, _)| n);
        let before = &self.words.text[from..at];
        let open = from + before.rfind('<').filter(|open| !before[*open..].contains(['>', '\n']))?;
        let near = |m: &&Mark| {
            m.span.end <= open
                && matches!(m.weight, Weight::Full | Weight::Other | Weight::Weak)
                && self
                    .words
                    .text
                    .get(m.span.end..open)
                    .is_some_and(|g| g.len() <= 30 && !g.contains(['>', ';', '<', '\n', ',']))
        };
        match self.marks.iter().rev().find(near) {
            Some(mark) => Some(mark.weight),
            None => self.words.text[from..open]
                .trim_end()
                .ends_with(|c: char| c.is_alphanumeric() || ".)\"'".contains(c))
                .then_some(Weight::Support),
        }
    }

    /// First lines of addresses and identifiers too short for a key.
    fn sequences(&mut self) {
        let (plan, words) = (self.plan, self.words);
        for phrase in &plan.added {
            for at in beside::places_of(words, phrase) {
                self.push(words.span(at, at + phrase.len()), Weight::Full, "added");
            }
        }
        let own = &self.plan.subject.strong;
        let theirs = self.plan.namesakes.iter().flat_map(|n| n.strong.addresses.iter().map(|l| (l, "namesake")));
        let lines = own
            .addresses
            .iter()
            .map(|l| (l, "address"))
            .chain(own.short_ids.iter().map(|l| (l, "short_id")))
            .chain(theirs);
        let lines: Vec<_> = lines.collect();
        if lines.is_empty() {
            return;
        }
        for at in 0..self.words.all.len() {
            for (line, code) in &lines {
                if self.stands(at, line, *code == "short_id") && !(*code == "namesake" && own.addresses.contains(line))
                {
                    let weight = if *code == "namesake" { Weight::Namesake } else { Weight::Support };
                    self.push(self.words.span(at, at + line.len()), weight, code);
                }
            }
        }
    }

    /// True where the words of `line` stand from `at` on; an exact line knows no possessives.
    fn stands(&self, at: usize, line: &[String], exact: bool) -> bool {
        let Some(words) = self.words.all.get(at..at + line.len()) else { return false };
        line.iter().zip(words).all(|(l, w)| canonical(l) == canonical(&w.text) && !(exact && w.possessive))
    }
}

fn code_of(kind: Kind) -> &'static str {
    match kind {
        Kind::Mail => "email",
        Kind::Learned => "learned",
        Kind::Id | Kind::Nhs => "id",
        Kind::Phone => "phone",
        Kind::Born => "born",
        Kind::Postcode => "postcode",
    }
}
