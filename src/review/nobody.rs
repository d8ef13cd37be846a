//! What was taken for a person and is none: an organisation, a thing, an animal. Who is declared nobody is let stand in the whole
//! request, and stays nobody whatever a later run numbers them.

use super::keys::{Asked, Effect, Mode};
use super::{Reviewer, Session};
use crate::model::{Choice, Event, Person, PersonId, UnitChange, fold};
use std::collections::BTreeSet;

/// What it would do to declare somebody nobody.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Declared {
    /// What lets their mentions stand.
    pub changes: Vec<UnitChange>,
    /// Units of these in which they are redacted by an earlier decision, which this takes back.
    pub otherwise: usize,
    /// Redactions by hand that stay all the same.
    pub staying: usize,
    /// Other people whom the same words name.
    pub alike: Vec<PersonId>,
}

impl Declared {
    /// What a reviewer has to know before, in a sentence; ids only.
    pub fn words(&self) -> String {
        let mut out = format!("{} unit(s)", self.changes.len());
        let letters: Vec<String> = self.alike.iter().map(|p| p.letters()).collect();
        for (n, words) in [
            (self.otherwise, format!(", redacted before in {}", self.otherwise)),
            (self.staying, format!("; {} redaction(s) by hand stay", self.staying)),
            (letters.len(), format!("; the same words name Person {}, who stay as they are", letters.join(", "))),
        ] {
            if n > 0 {
                out.push_str(&words);
            }
        }
        out
    }
}

impl Reviewer<'_> {
    /// What it would do to declare `person` nobody.
    pub fn nobody(&self, person: &Person) -> Declared {
        let changes = self.mark_person(person.id, false);
        let redacted = |c: &&UnitChange| {
            let choice = |m: &crate::model::Mark| self.state.choice(&c.unit, m.span);
            c.marks.iter().any(|m| matches!(choice(m), Some(Choice::Redact { .. })))
        };
        let otherwise = changes.iter().filter(redacted).count();
        let staying = changes.iter().map(|c| self.state.staying(c)).sum();
        Declared { otherwise, staying, alike: self.named_alike(person), changes }
    }

    /// Other people, not declared nobody, a form of whom holds all the words of a form of `person` side by side: "Hope" of "Hope
    /// Marsh" where "Hope" is the name of a centre.
    fn named_alike(&self, person: &Person) -> Vec<PersonId> {
        let forms = |p: &Person| p.forms.iter().map(|f| words(f.expose())).collect::<BTreeSet<_>>();
        let own = forms(person);
        let holds = |theirs: &Vec<String>| {
            own.iter().any(|own| !own.is_empty() && theirs.windows(own.len()).any(|w| w == own.as_slice()))
        };
        let is_other = |p: &&Person| p.id != person.id && self.state.nobody(p).is_none();
        self.persons.iter().filter(is_other).filter(|p| forms(p).iter().any(holds)).map(|p| p.id).collect()
    }
}

fn words(form: &str) -> Vec<String> {
    fold::tokens(form).into_iter().map(|t| t.text).collect()
}

/// The event that declares `person` nobody; `note` is for whoever keeps the reason.
pub fn declared(person: &Person, changes: Vec<UnitChange>) -> Event {
    Event::Nobody { person: person.id, who: person.who.clone(), changes, note: String::new() }
}

impl Session {
    /// `o`: the person under the cursor is nobody. Asks why.
    pub(super) fn start_nobody(&mut self) -> Effect {
        let Some(person) = self.current_person() else {
            self.message = "No mention of another person here.".into();
            return Effect::None;
        };
        let letters = person.id.letters();
        self.message = match self.state.nobody(person) {
            Some(entry) => {
                format!("Person {letters} is declared nobody already: dsar decide ID --undo {entry} takes it back.")
            }
            None => {
                let told = self.reviewer().nobody(person).words();
                let asked = Asked::Nobody(person.id);
                self.mode = Mode::Reason(asked, String::new());
                format!("Person {letters} is nobody (an organisation, a thing, an animal)? {told}.")
            }
        };
        Effect::None
    }

    /// A reason was typed for it.
    pub(super) fn declare_nobody(&mut self, person: PersonId, reason: String) -> Effect {
        let Some(person) = self.persons.iter().find(|p| p.id == person) else { return Effect::None };
        let changes = self.reviewer().nobody(person).changes;
        Effect::Reasoned(declared(person, changes), reason)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Evidence, Role};
    use crate::review::Key;
    use crate::review::fixture::{entry, play, session};

    fn typed(session: &mut Session, keys: &[Key]) -> Effect {
        keys.iter().fold(Effect::None, |_, key| session.key(*key))
    }

    /// Declares Otto Voss nobody at the desk, as entry `seq`.
    fn declare(session: &mut Session, seq: u64) {
        session.go_to("u2");
        typed(session, &[Key::Char('o'), Key::Char('q'), Key::Back, Key::Char('a'), Key::Char(' '), Key::Char('s')]);
        let Effect::Reasoned(event, reason) = session.key(Key::Enter) else { panic!("{}", session.message) };
        assert_eq!(reason, "a s", "q is a letter here");
        session.recorded(entry(seq, event));
    }

    #[test]
    fn who_is_nobody_is_let_stand_everywhere_until_it_is_undone() {
        let (mut session, mut log) = (session(), vec![]);
        play(&mut session, &mut log, "r");
        declare(&mut session, 2);
        let choice = |s: &Session, n: usize| s.reviewer().choice(&s.units[n], s.units[n].mentions.last().unwrap());
        let role = |s: &Session| s.reviewer().role(PersonId(2));
        assert_eq!((choice(&session, 0), choice(&session, 1)), (Choice::Disclose, Choice::Disclose));
        assert_eq!((role(&session), session.progress()), (Role::Nobody, (1, 3)), "a unit keeps its own decision");
        session.go_to("u2");
        assert_eq!(typed(&mut session, &[Key::Char('4'), Key::Char('r')]), Effect::None);
        assert!(session.message.contains("declared nobody (entry 2)"), "{}", session.message);
        // By another number and a longer name it is somebody.
        session.persons[1].who.insert(0, "hash of Otto Voss Hill".into());
        assert_eq!(role(&session), Role::Private);
        session.persons[1].who.remove(0);
        let Effect::Append(undone) = typed(&mut session, &[Key::Char('u')]) else { panic!() };
        assert_eq!(undone, Event::Undone { seq: 2 });
    }

    #[test]
    fn what_has_to_be_known_before_is_said() {
        let (mut session, mut log) = (session(), vec![]);
        play(&mut session, &mut log, "r");
        let mut hill = session.persons[1].clone();
        (hill.id, hill.forms, hill.who) = (PersonId(3), vec![Evidence::new("Sir Otto Voss-Hill")], vec!["hash".into()]);
        session.persons.push(hill);
        session.go_to("u2");
        session.key(Key::Char('o'));
        for part in ["Person B is nobody", "2 unit(s), redacted before in 1", "the same words name Person C"] {
            assert!(session.message.contains(part), "{part}: {}", session.message);
        }
        assert_eq!(session.key(Key::Enter), Effect::None, "not without a reason");
        assert_eq!((session.key(Key::Leave), session.mode.clone()), (Effect::None, Mode::Review));
        assert_eq!(session.reviewer().role(PersonId(2)), Role::Private);
    }
}
