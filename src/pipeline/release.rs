//! From evidence and decisions to what a bundle is made of. Pure gathering: no decision is taken here.

mod account;
mod apart;
mod labels;
mod title;
mod unspoken;

use super::case::clock;
use super::close::words;
use super::derived::Derived;
use super::hand::{Guard, Made, innocent, made, subject_strings};
use super::lettered::Dealt;
use crate::bundle::input::{BundleInput, Part, ReleaseDoc, Searched, SignedHead};
use crate::detect::gazetteer;
use crate::model::{
    Choice, ExemptionCode, ItemId, Locator, Mark, Outcome, PersonId, Place, RequestForm, Result, Span, Unit, UnitId,
    UnitKind,
};
use crate::redact::{Block, Piece, Section, Terms, Verifier, pieces, redacted_strings, relabel_pieces, removed_spans};
use crate::request::Case;
use crate::request::exemptions::Register;
use crate::request::sources::Source;
use crate::review::State;
use crate::settings::{Organisation, Settings, Workspace};
use crate::store::Catalogue;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Stands for a name in a place that no decision reaches (a title, a column's name).
const UNDECIDED_LABEL: &str = "[redacted]";

/// Everything the gathering looks at.
pub struct Release<'a> {
    case: &'a Case,
    form: RequestForm,
    settings: &'a Settings,
    workspace: &'a Workspace,
    derived: &'a Derived,
    state: State,
    register: Register,
    by_hand: Vec<Made>,
    guard: Guard<'a>,
    dealt: Dealt,
}

impl<'a> Release<'a> {
    /// Over a request's derived data and its decisions so far.
    pub fn new(
        case: &'a Case,
        settings: &'a Settings,
        workspace: &'a Workspace,
        derived: &'a Derived,
    ) -> Result<Release<'a>> {
        let (form, state) = (case.form()?, State::fold(case.entries()));
        let guard = Guard::of(&derived.units, &state, &form.subject, settings)?;
        let (register, by_hand, dealt) = (Register::builtin()?, made(case, derived)?, Dealt::load(case)?);
        Ok(Release { case, form, settings, workspace, derived, state, register, by_hand, guard, dealt })
    }

    /// Gathers the input of the next bundle.
    pub fn input(&self) -> Result<BundleInput> {
        let form = &self.form;
        let (subject_names, secrets, innocent) =
            (subject_strings(&form.subject), self.secrets(), innocent(self.settings));
        let verifier = Verifier::new(&secrets, &subject_names, &innocent, words)?;
        let documents = self.documents(&verifier)?;
        let log = self.log(&documents);
        let catalogue = Catalogue::open(&self.workspace.catalogue())?;
        let (head, note, key) = self.case.signed_head()?;
        Ok(BundleInput {
            pages: Vec::new(),
            meter: self.meter(&documents),
            request: self.case.id().clone(),
            number: self.case.facts().next_bundle(),
            organisation: self.organisation(),
            received: form.received,
            due: clock(self.case, self.settings)?.due,
            answered: self.case.clock().today(),
            subject: form.subject.names.first().cloned().unwrap_or_default(),
            subject_names,
            requester: form.requester.clone(),
            family: self.case.facts().family,
            earlier: self.case.facts().sent().map(|step| step.on),
            covering: super::letter::template(self.workspace, "covering")?,
            searched: self.searched(&catalogue)?,
            by_hand: self
                .case
                .facts()
                .sources
                .iter()
                .map(|(_, _, note)| Ok(Source::read(&self.case.note_text(note)?).said()))
                .collect::<Result<_>>()?,
            not_searched: not_searched(&catalogue)?,
            counts: self.counts(&catalogue, &log)?,
            withheld: self.withheld(documents.len())?,
            persons: self.persons(),
            exemptions: self.exemptions(&log)?,
            log_head: hex::encode(head.head),
            signed_head: Some(SignedHead { entries: head.size, note, key: key.text() }),
            internal: super::plan::report(self.case)?
                .map(|t| ("search-plan.md".to_owned(), t.into_bytes()))
                .into_iter()
                .collect(),
            secrets,
            words,
            innocent,
            documents,
            log,
        })
    }

    /// The controller, its recipients and sources named beside the texts of Art. 15(1)(c) and (g).
    fn organisation(&self) -> Organisation {
        let mut o = self.settings.organisation.clone();
        for (text, names) in [(&mut o.article15.recipients, &o.recipients), (&mut o.article15.source, &o.sources)] {
            if !names.is_empty() && !text.trim().is_empty() {
                text.push_str(&format!(" By name: {}.", names.join("; ")));
            }
        }
        o
    }

    fn outcome(&self, unit: &Unit) -> Option<Outcome> {
        self.state.unit(&unit.id).and_then(|s| s.outcome)
    }

    /// Units that go out, by the document where they first stand, in date order; within one in the order of the document.
    fn released(&self) -> Vec<Vec<&Unit>> {
        let mut by_item: Vec<Vec<&Unit>> = Vec::new();
        let mut at = HashMap::new();
        let goes = |u: &&Unit| matches!(self.outcome(u), Some(Outcome::Disclose | Outcome::Redact));
        for unit in self.derived.units.iter().filter(goes) {
            let slot = *at.entry(unit.places[0].item).or_insert_with(|| {
                by_item.push(Vec::new());
                by_item.len() - 1
            });
            by_item[slot].push(unit);
        }
        // Pictures inside a file that has no pages stand behind what it says.
        let inside = |u: &Unit| u.kind == UnitKind::Picture && u.format == "image";
        by_item.iter_mut().for_each(|units| units.sort_by_key(|u| (inside(u), u.places[0].locator.clone())));
        // Review goes by conversation, an answer by date.
        by_item.sort_by_key(|units| (units[0].date.is_none(), units[0].date.clone(), units[0].places[0].clone()));
        by_item
    }

    fn documents(&self, verifier: &Verifier) -> Result<Vec<ReleaseDoc>> {
        let units = self.released();
        let strings = |u: &&Unit| redacted_strings(u, &self.marks(u));
        let mut removed: BTreeSet<String> = units.iter().flatten().flat_map(strings).map(|(_, s)| s).collect();
        removed.extend(self.guard.secrets.iter().flat_map(|s| &s.forms).map(|form| form.expose().to_owned()));
        // A namesake's name is the subject's too; what tells them apart must not stand in a title.
        removed.extend(
            self.form
                .namesake
                .iter()
                .flat_map(subject_strings)
                .filter(|s| s.contains(|c: char| c.is_ascii_digit() || c == '@')),
        );
        let full: Vec<&String> =
            self.form.subject.names.iter().filter(|name| name.split_whitespace().count() > 1).collect();
        let beside = Beside::new(removed, &full, verifier)?;
        let numbers = units.iter().enumerate().map(|(n, units)| (units[0].places[0].item, n as u32 + 1)).collect();
        let quoted = self.quoted(&units, &numbers);
        let document = |(n, units): (usize, Vec<&Unit>)| {
            let quoted = quoted.get(&units[0].places[0].item).into_iter().flatten().copied().collect();
            Ok(ReleaseDoc { quoted, ..self.document(n as u32 + 1, &units, &beside)? })
        };
        units.into_iter().enumerate().map(document).collect()
    }

    /// For each document the numbers of those that give the messages it quotes: they are sent once, where they were sent.
    fn quoted(&self, units: &[Vec<&Unit>], numbers: &HashMap<ItemId, u32>) -> HashMap<ItemId, BTreeSet<u32>> {
        let mut quoted: HashMap<ItemId, BTreeSet<u32>> = HashMap::new();
        for unit in units.iter().flatten() {
            let Some(number) = numbers.get(&unit.places[0].item) else { continue };
            for place in unit.places.iter().filter(|p| p.item != unit.places[0].item) {
                if is_quoted(place) {
                    quoted.entry(place.item).or_default().insert(*number);
                }
            }
        }
        quoted
    }

    fn document(&self, number: u32, units: &[&Unit], beside: &Beside) -> Result<ReleaseDoc> {
        // A picture says least of what a document is.
        let first = units.iter().find(|u| u.kind != UnitKind::Picture).copied().unwrap_or(units[0]);
        let mut title = self.title(first);
        beside.clear(&mut title);
        let parts: Vec<Part> =
            units.iter().map(|u| Part { unit: u.id.clone(), blocks: self.blocks(u, beside), page: None }).collect();
        let redactions: usize = units.iter().map(|u| self.redactions(u).len()).sum();
        let exemptions: BTreeSet<String> =
            units.iter().flat_map(|u| self.redactions(u)).filter_map(|m| self.label_of_mark(&m)).collect();
        Ok(ReleaseDoc {
            number,
            title,
            date: first.date.clone(),
            kind: kind_words(first),
            source: self.source(first),
            parts,
            outcome: if redactions == 0 { "disclosed in full".into() } else { "disclosed with redactions".into() },
            redactions,
            exemptions: exemptions.into_iter().collect(),
            copies: first.places.iter().filter(|p| !is_quoted(p)).count().saturating_sub(1),
            quoted: Vec::new(),
        })
    }

    /// What a document is called: by its own title or subject line, else by its file's name, else by its kind.
    fn title(&self, unit: &Unit) -> Vec<Piece> {
        let own = unit.title.as_ref().map(|t| t.expose()).filter(|t| !t.trim().is_empty());
        if let Some(own) = own {
            return vec![Piece::Text(own.to_owned())];
        }
        let by_kind = || vec![Piece::Text(kind_words(unit))];
        // A message's file is called by a program.
        if unit.kind == UnitKind::Message || ["eml", "msg"].contains(&unit.format.as_str()) {
            return by_kind();
        }
        let place = &unit.places[0];
        let file = || place.path.expose().rsplit('/').next().unwrap_or_default();
        let name = place.trail.last().map_or_else(file, |member| member.expose());
        let told = self.form.subject.names.iter().chain(self.form.subject.ids.values());
        let words = told.flat_map(|t| crate::model::fold::tokens(t)).map(|t| t.text).collect();
        title::of_file(name, &words, UNDECIDED_LABEL).unwrap_or_else(by_kind)
    }

    fn blocks(&self, unit: &Unit, beside: &Beside) -> Vec<Block> {
        if unit.kind == UnitKind::Picture {
            // What is said of a picture is for the reviewer.
            return Vec::new();
        }
        let mut blocks = pieces(unit, &self.marks(unit), &|person, code| self.label(person, code));
        blocks
            .iter_mut()
            .flat_map(|b| &mut b.lines)
            .filter_map(|line| line.name.as_mut())
            .for_each(|name| beside.clear(name));
        blocks
    }

    /// What goes from a unit that is released, each span with the label that stands for it.
    pub fn removed(&self, id: &UnitId) -> Option<(&'a Unit, Vec<(Span, String)>)> {
        let unit = self.derived.units.iter().find(|u| u.id == *id)?;
        matches!(self.outcome(unit), Some(Outcome::Disclose | Outcome::Redact))
            .then(|| (unit, removed_spans(unit, &self.marks(unit), &|person, code| self.label(person, code))))
    }

    /// Choices in force. A name that was let stand is no excuse for words that went by hand elsewhere: without its mark,
    /// verification finds it.
    fn marks(&self, unit: &Unit) -> Vec<Mark> {
        let mut marks = self.whose(unit, self.state.marks(&unit.id));
        let gone: Vec<Span> = self.redactions(unit).into_iter().map(|m| m.span).collect();
        marks.retain(|m| self.guard.exposed(unit, m, &gone, &self.state).is_none());
        marks
    }

    fn redactions(&self, unit: &Unit) -> Vec<Mark> {
        self.whose(unit, self.state.redactions(&unit.id))
    }

    /// The words in a passage's place; under an exemption that must not be named they say nothing.
    fn label(&self, person: Option<PersonId>, code: &ExemptionCode) -> String {
        if self.is_silent(code) {
            return UNDECIDED_LABEL.to_owned();
        }
        let exemption = self.register.get(code).map_or_else(|_| code.to_string(), |e| e.label.clone());
        match person {
            Some(person) => format!("[Person {}: {exemption}]", person.letters()),
            None => format!("[{exemption}]"),
        }
    }

    fn label_of_mark(&self, mark: &Mark) -> Option<String> {
        match &mark.choice {
            Choice::Redact { exemption, .. } => (!self.is_silent(exemption))
                .then(|| self.register.get(exemption).map_or_else(|_| exemption.to_string(), |e| e.label.clone())),
            Choice::Disclose => None,
        }
    }

    /// The store's name as configured: a path could hold a name that nobody decided upon.
    fn source(&self, unit: &Unit) -> String {
        unit.places[0].store.clone()
    }

    fn searched(&self, catalogue: &Catalogue) -> Result<Vec<Searched>> {
        let by_store: BTreeMap<String, u64> = catalogue.documents_by_store()?.into_iter().collect();
        let searched = |s: &crate::settings::StoreSettings| Searched {
            name: s.name.clone(),
            kind: s.kind.clone(),
            custodian: s.custodian.clone(),
            documents: by_store.get(&s.name).copied().unwrap_or(0),
        };
        Ok(self.settings.stores.iter().map(searched).collect())
    }
}

/// What stands beside the units: titles, names of columns and header lines. No decision reaches them, so they are cleared
/// of everything that is removed anywhere in the answer.
struct Beside<'a> {
    terms: Terms,
    /// Initials that are a word in small letters: only capitals tell them apart.
    capitals: Vec<String>,
    verifier: &'a Verifier,
}

impl<'a> Beside<'a> {
    /// For everything `removed`; the subject's `full` names stay.
    fn new(removed: BTreeSet<String>, full: &[&String], verifier: &'a Verifier) -> Result<Beside<'a>> {
        let (capitals, removed): (Vec<String>, Vec<String>) = removed.into_iter().partition(|s| is_word_in_capitals(s));
        Ok(Beside { terms: Terms::new(&removed)?.sparing(full)?, capitals, verifier })
    }

    /// True where initials that are a word in small letters stand in capitals.
    fn holds_initials(&self, pieces: &[Piece]) -> bool {
        let mut words = pieces.iter().flat_map(|piece| match piece {
            Piece::Text(t) | Piece::Kept(t) => t.split(|c: char| !c.is_alphanumeric()).collect(),
            Piece::Label(_) => Vec::new(),
        });
        words.any(|word| self.capitals.iter().any(|c| c == word))
    }

    /// Puts a label for each removed string; for all of it where a variant (a surname alone) would still be found.
    fn clear(&self, pieces: &mut Vec<Piece>) {
        relabel_pieces(pieces, &self.terms, UNDECIDED_LABEL);
        let mut section = Section::new(None, "beside");
        section.line(pieces);
        if self.holds_initials(pieces) || !self.verifier.sections("", &[section]).is_empty() {
            *pieces = vec![Piece::Label(UNDECIDED_LABEL.into())];
        }
    }
}

/// True for two or three capitals that are an everyday word in small letters.
fn is_word_in_capitals(form: &str) -> bool {
    (2..=3).contains(&form.chars().count())
        && form.chars().all(char::is_uppercase)
        && gazetteer::is_common_word(&form.to_lowercase())
}

fn is_quoted(place: &Place) -> bool {
    matches!(place.locator, Locator::MailQuoted { .. })
}

fn locator_of(unit: &Unit, span: Span) -> String {
    let segment = unit.segments.iter().find(|s| s.span.contains(span)).unwrap_or(&unit.segments[0]);
    segment.locator.to_string()
}

fn kind_words(unit: &Unit) -> String {
    match (unit.kind, unit.format.as_str()) {
        (UnitKind::Picture, _) => "picture".into(),
        (UnitKind::Message, _) => "e-mail".into(),
        (_, "eml" | "msg") => "e-mail".into(),
        (_, "xlsx" | "xls" | "xlsb" | "ods" | "csv") => "spreadsheet rows".into(),
        (_, "docx" | "doc" | "odt" | "rtf") => "word-processing document".into(),
        (_, "pdf") => "PDF document".into(),
        (_, "html") => "web page".into(),
        _ => "text document".into(),
    }
}

/// What could not be searched: counts by kind, without file names. A bundle is refused while one of them is not settled, so
/// what the last line says is true of each.
fn not_searched(catalogue: &Catalogue) -> Result<Vec<String>> {
    let mut by_kind: BTreeMap<&str, usize> = BTreeMap::new();
    for row in catalogue.exceptions()? {
        *by_kind.entry(sentence(row.kind)).or_default() += 1;
    }
    let mut lines: Vec<String> =
        by_kind.into_iter().map(|(why, n)| format!("{n} file(s) or part(s) of a file: {why}")).collect();
    if !lines.is_empty() {
        lines.push("A person considered each of these, and recorded why, before this answer was made.".into());
    }
    Ok(lines)
}

fn sentence(kind: crate::model::ExceptionKind) -> &'static str {
    use crate::model::ExceptionKind::*;
    match kind {
        Encrypted => "protected by a password we do not have",
        Corrupt | Crashed => "damaged",
        NoText => "holding no text",
        NeedsOcr => "pictures of text that the program could not read",
        TooLarge | TimedOut => "too large to be read by the program",
        Unsupported => "of a kind the program does not read",
        PartlyRead => "read in part",
        Unreadable => "not accessible to the program",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::redact::Secret;

    fn cleared(text: &str) -> Vec<Piece> {
        let secret =
            Secret { forms: vec!["AT".into()], unit: None, locator: Locator::Whole, person: Some(PersonId(1)) };
        let verifier = Verifier::new(&[secret], &[], &[], words).unwrap();
        let mut pieces = vec![Piece::Text(text.into())];
        Beside::new(["AT".to_owned()].into(), &[], &verifier).unwrap().clear(&mut pieces);
        pieces
    }

    #[test]
    fn initials_that_are_a_word_go_from_a_heading_in_capitals_only() {
        assert_eq!(cleared("Who is at risk"), [Piece::Text("Who is at risk".into())]);
        assert_eq!(cleared("Risk to AT"), [Piece::Label(UNDECIDED_LABEL.into())]);
    }
}
