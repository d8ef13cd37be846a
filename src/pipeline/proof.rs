//! `dsar proof`: a marked-up copy of a request's units for a colleague without a terminal. Everything stays readable: what is
//! proposed or decided stands behind the words it concerns, in brackets, and covers nothing. It is never sent.

use super::derived::Derived;
use crate::bundle::typeset::{About, Element, Look, Run, Style, typeset};
use crate::model::{Choice, Mark, Outcome, PersonId, Result, Span, Unit};
use crate::request::Case;
use crate::request::exemptions::Register;
use crate::review::State;

/// A marked-up copy.
pub struct Proof {
    /// The PDF. It holds evidence in clear.
    pub pdf: Vec<u8>,
    /// Units in it.
    pub units: usize,
    /// Those of them that are not settled.
    pub open: usize,
    /// Pages.
    pub pages: usize,
}

/// Makes the copy; with `open_only`, of units that are not settled.
pub fn proof(case: &Case, open_only: bool) -> Result<Proof> {
    let derived = Derived::load(case)?;
    let marked = Marked { state: State::fold(case.entries()), register: Register::builtin()? };
    let is_open = |u: &&Unit| !marked.state.is_settled(u);
    let units: Vec<&Unit> = derived.units.iter().filter(|u| !open_only || is_open(u)).collect();
    let open = units.iter().filter(|u| is_open(u)).count();
    let mut elements = front(case, units.len(), open);
    for (n, unit) in (1..).zip(&units) {
        elements.extend(marked.unit(n, unit));
    }
    let about = About {
        title: format!("Proof of request {}, not for sending", case.id()),
        footer: format!("PROOF SAR-{} NOT FOR SENDING", case.id()),
        date: Some(case.clock().today()),
        ..About::default()
    };
    let set = typeset(&about, &elements)?;
    Ok(Proof { pdf: set.pdf, units: units.len(), open, pages: set.pages })
}

fn front(case: &Case, units: usize, open: usize) -> Vec<Element> {
    let words = [
        format!(
            "{units} passages of request {}, {open} of them not settled. Nothing is covered: this copy is for whoever helps to \
             decide, and is never sent. Destroy it when it has served.",
            case.id()
        ),
        "Names of other people are bold; behind each stands in brackets whom it names and what was decided, or what is \
         proposed where nothing was. The subject's own names are not marked."
            .into(),
    ];
    let title = Element::Heading(1, vec![Run::plain(format!("Proof of request {}", case.id()))]);
    std::iter::once(title).chain(words.map(|w| Element::Paragraph(Style::Body, vec![Run::plain(w)]))).collect()
}

struct Marked {
    state: State,
    register: Register,
}

impl Marked {
    fn unit(&self, number: usize, unit: &Unit) -> Vec<Element> {
        let title = unit.title.as_ref().map(|t| t.expose().trim().to_owned()).filter(|t| !t.is_empty());
        let heading = format!("{number}. {}", title.unwrap_or_else(|| "(without title)".into()));
        let place = unit.places.first().map(|p| p.locator.to_string()).unwrap_or_default();
        let date = unit.date.as_deref().map(|d| d.chars().take(10).collect::<String>()).unwrap_or_default();
        let facts: Vec<String> = [format!("unit {}", unit.id), unit.format.clone(), place, date, self.outcome(unit)]
            .into_iter()
            .filter(|f| !f.is_empty())
            .collect();
        vec![
            Element::Rule,
            Element::Anchor(Some((1, format!("{number}. unit {}", unit.id)))),
            Element::Heading(2, vec![Run::plain(heading)]),
            Element::Paragraph(Style::Small, vec![Run::new(Look::Aside, facts.join(" · "))]),
            Element::Paragraph(Style::Body, self.runs(unit)),
        ]
    }

    fn outcome(&self, unit: &Unit) -> String {
        match self.state.unit(&unit.id).and_then(|s| s.outcome) {
            None => "not decided".into(),
            Some(Outcome::Refer) => "referred".into(),
            Some(Outcome::Disclose) => "to be disclosed in full".into(),
            Some(Outcome::Redact) => "to be disclosed with redactions".into(),
            Some(Outcome::Withhold) => "to be withheld".into(),
            Some(Outcome::OutOfScope) => "out of scope".into(),
        }
    }

    /// The text, each mention bold with its fate behind it.
    fn runs(&self, unit: &Unit) -> Vec<Run> {
        let text = unit.text.expose();
        // What was redacted by hand comes before the mentions in it.
        let by_hand = |m: &Mark| matches!(m.choice, Choice::Redact { person: None, .. });
        let mut marks: Vec<(Span, Option<PersonId>)> = Vec::new();
        for mark in self.state.marks(&unit.id).into_iter().filter(by_hand) {
            if !marks.iter().any(|(m, _)| m.overlaps(mark.span)) {
                marks.push((mark.span, None));
            }
        }
        // So does what goes where somebody was named when it was decided.
        for span in self.state.unnamed(unit) {
            if !marks.iter().any(|(m, _)| m.overlaps(span)) {
                marks.push((span, None));
            }
        }
        let mentions = unit.mentions.iter().map(|m| (m.span, Some(m.person)));
        let free: Vec<(Span, Option<PersonId>)> =
            mentions.filter(|(s, _)| !marks.iter().any(|(m, _)| m.overlaps(*s))).collect();
        marks.extend(free);
        marks.sort_by_key(|(s, _)| s.start);
        let mut out = Vec::new();
        let mut at = 0;
        for (span, person) in marks {
            let (Some(before), Some(words)) = (text.get(at..span.start), text.get(span.start..span.end)) else {
                continue;
            };
            out.push(Run::plain(before));
            out.push(Run::new(Look::Bold, words));
            out.push(Run::new(Look::Aside, format!(" [{}]", self.fate(unit, span, person))));
            at = span.end;
        }
        out.push(Run::plain(text.get(at..).unwrap_or_default()));
        out.retain(|r| !r.text.is_empty());
        out
    }

    fn fate(&self, unit: &Unit, span: Span, person: Option<PersonId>) -> String {
        let who = person.map(|p| format!("person {}, ", p.letters())).unwrap_or_default();
        if self.state.superseded(unit).iter().any(|s| s.contains(span)) && person.is_none() {
            return "goes, though nobody is named here any more: decide the unit again".into();
        }
        // What lies under a box has its choice there.
        let under = || self.state.marks(&unit.id).into_iter().find(|m| m.span == span).map(|m| m.choice);
        match self.state.choice(&unit.id, span).cloned().or_else(under).as_ref() {
            Some(Choice::Disclose) => format!("{who}stays"),
            Some(Choice::Redact { exemption, .. }) => {
                let label = self.register.get(exemption).map_or_else(|_| exemption.to_string(), |e| e.label.clone());
                format!("{who}goes: {label}")
            }
            None => format!("{who}not decided"),
        }
    }
}
