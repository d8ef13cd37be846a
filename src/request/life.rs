//! What may happen to a request, and after what: one table. An order that cannot be meant is refused with the step that is
//! missing; the law's own freedom (a request may come in any form, identity need not be asked for) is left alone.

use super::Case;
use super::facts::{Facts, Step};
use crate::model::event::IdentityHow;
use crate::model::happening::Happening::{self, *};
use crate::model::{Entry, Event, Fault, Result};
use crate::settings::Organisation;
use jiff::ToSpan;
use jiff::civil::Date;

/// A line of the table.
pub struct Rule {
    /// The step.
    pub what: Happening,
    /// Its word on the command line.
    pub word: &'static str,
    /// What it means, for `--help`.
    pub help: &'static str,
    /// Which words belong to it.
    pub words: Words,
    /// What must hold before it.
    needs: &'static [Need],
}

/// Which words a step is recorded with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Words {
    /// They may be given.
    May,
    /// They must be given: what they have to say.
    Must(&'static str),
}

/// What must hold before a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Need {
    /// Not closed.
    Open,
    /// Closed.
    Closed,
    /// No refusal in force.
    NotRefused,
    /// A refusal in force.
    Refused,
    /// Identity asked for, or never settled.
    IdentityUnsettled,
    /// A question open.
    Question,
    /// Not extended yet.
    NotExtended,
    /// A fee charged and not paid.
    FeeOwed,
    /// No fee charged.
    NoFee,
    /// A hold in force.
    Held,
    /// A bundle.
    Built,
    /// A bundle of today's decisions, a refusal, a withdrawal, or a reason.
    Answered,
}

use Need::{Answered, Built, Closed as IsClosed, FeeOwed, Held, NoFee, NotExtended, NotRefused, Open};
use Need::{IdentityUnsettled, Question, Refused};
use Words::{May, Must};

const fn rule(what: Happening, word: &'static str, help: &'static str, words: Words, needs: &'static [Need]) -> Rule {
    Rule { what, word, help, words, needs }
}

/// Every step, in the order of a request's life.
pub static RULES: [Rule; 31] = [
    rule(Acknowledged, "acknowledged", "Receipt was acknowledged", May, &[Open]),
    rule(
        IdentityAsked,
        "identity-asked",
        "Proof of identity was asked for: the clock starts when it comes",
        Must("why identity is in doubt"),
        &[Open],
    ),
    rule(
        IdentityVerified,
        "identity-verified",
        "Proof of identity was received; where it was asked for, the clock starts then",
        May,
        &[Open, IdentityUnsettled],
    ),
    rule(
        IdentityWaived,
        "identity-waived",
        "Identity is not in doubt",
        Must("why identity is not in doubt"),
        &[Open, IdentityUnsettled],
    ),
    rule(
        AuthorityAsked,
        "authority-asked",
        "A representative's authority was asked for: the clock starts when it comes",
        May,
        &[Open],
    ),
    rule(
        AuthorityVerified,
        "authority-verified",
        "A representative's authority was received; where it was asked for, the clock starts then",
        May,
        &[Open],
    ),
    rule(
        AuthorityWaived,
        "authority-waived",
        "A representative's authority is not in doubt",
        Must("why the authority is not in doubt"),
        &[Open],
    ),
    rule(
        ParentalResponsibilityAsked,
        "parental-responsibility-asked",
        "Proof of parental responsibility was asked for",
        May,
        &[Open],
    ),
    rule(
        ParentalResponsibilityVerified,
        "parental-responsibility-verified",
        "Proof of parental responsibility was received",
        May,
        &[Open],
    ),
    rule(
        ChildCompetent,
        "child-competent",
        "The child understands the right of access: it is the child's to use",
        Must("who assessed it, and how"),
        &[Open],
    ),
    rule(
        ChildNotCompetent,
        "child-not-competent",
        "The child does not understand the right of access yet",
        Must("who assessed it, and how"),
        &[Open],
    ),
    rule(
        ChildWishes,
        "child-wishes",
        "What the child wishes, or expected when telling",
        Must("what the child wishes"),
        &[Open],
    ),
    rule(ClarificationAsked, "clarification-asked", "Clarification was asked for: the clock stops", May, &[Open]),
    rule(
        ClarificationAnswered,
        "clarification-answered",
        "Clarification was received: the clock goes on",
        May,
        &[Open, Question],
    ),
    rule(
        Extended,
        "extended",
        "Notice of two further months was given on that day",
        Must("the reasons the notice gave: complexity, or the number of requests"),
        &[Open, NotRefused, NotExtended],
    ),
    rule(
        FeeAsked,
        "fee-asked",
        "A reasonable fee was charged (--pounds): the clock starts when it is paid",
        Must("why the request is manifestly unfounded or excessive, and how the fee was worked out"),
        &[Open, NotRefused, NoFee],
    ),
    rule(FeePaid, "fee-paid", "The fee was paid", May, &[Open, FeeOwed]),
    rule(FeeWaived, "fee-waived", "The fee is no longer asked for", May, &[Open, FeeOwed]),
    rule(
        RefusedUnfounded,
        "refused-unfounded",
        "Refused as manifestly unfounded (Art. 12(5))",
        Must("why it is manifestly unfounded: the controller must show it"),
        &[Open, NotRefused],
    ),
    rule(
        RefusedExcessive,
        "refused-excessive",
        "Refused as manifestly excessive (Art. 12(5))",
        Must("why it is manifestly excessive: the controller must show it"),
        &[Open, NotRefused],
    ),
    rule(RefusalWithdrawn, "refusal-withdrawn", "The refusal was taken back", Must("why"), &[Open, Refused]),
    rule(Withdrawn, "withdrawn", "The requester no longer wants an answer", Must("how they said so"), &[Open]),
    rule(
        AddressVerified,
        "address-verified",
        "The address the answer goes to was checked against the verified one",
        May,
        &[Open],
    ),
    rule(
        AnswerSent,
        "answer-sent",
        "The answer was sent: the bundle that was built last",
        Must("how it was sent, and where to"),
        &[Built],
    ),
    rule(
        EducationalRecord,
        "educational-record",
        "It is for a pupil's educational record at a maintained school: 15 school days",
        May,
        &[Open],
    ),
    rule(
        ExamMarks,
        "exam-marks",
        "It is for exam marks before their announcement, which is on the day given",
        May,
        &[Open],
    ),
    rule(LegalHold, "legal-hold", "A legal hold: nothing of the case is disposed of", Must("which proceedings"), &[]),
    rule(
        IcoHold,
        "ico-hold",
        "A complaint to the ICO: nothing of the case is disposed of",
        Must("the ICO's reference"),
        &[],
    ),
    rule(HoldLifted, "hold-lifted", "The latest hold ended", Must("why it ended"), &[Held]),
    rule(Happening::Closed, "closed", "Closed (as `dsar request close` does)", May, &[Open, Answered]),
    rule(Reopened, "reopened", "A closed request was opened again", May, &[IsClosed]),
];

impl Rule {
    /// The rule of a step.
    pub fn of(what: Happening) -> &'static Rule {
        RULES.iter().find(|r| r.what == what).unwrap_or(&RULES[0])
    }

    /// The rule of a word of the command line.
    pub fn named(word: &str) -> Option<&'static Rule> {
        RULES.iter().find(|r| r.word == word)
    }
}

/// Refuses a step that cannot happen as things stand, on a day that cannot be, or without the words it needs.
pub fn check(facts: &Facts, what: Happening, on: Date, today: Date, words: Option<&str>) -> Result<()> {
    let rule = Rule::of(what);
    let said = words.is_some_and(|w| !w.trim().is_empty());
    if let (Must(wanted), false) = (rule.words, said) {
        return Err(Fault::new(format!("\"{}\" needs its reason in writing: {wanted}", rule.word))
            .hint("give it with --reason \"…\"; it is kept apart from the log"));
    }
    for need in rule.needs {
        if let Some((why, remedy)) = need.missing(facts, said) {
            return Err(Fault::new(format!("\"{}\" cannot be recorded: {why}", rule.word)).hint(remedy));
        }
    }
    check_day(facts, what, on, today)
}

fn check_day(facts: &Facts, what: Happening, on: Date, today: Date) -> Result<()> {
    let word = Rule::of(what).word;
    let announced_later = what == ExamMarks;
    if on > today.saturating_add(1.day()) && !announced_later {
        return Err(Fault::new(format!("{on} lies in the future: \"{word}\" is recorded once it has happened"))
            .hint("check the day given with --on"));
    }
    // The day a step cannot come before: what it answers, else the request itself.
    let follows = match what {
        IdentityVerified => facts.last(IdentityAsked),
        AuthorityVerified => facts.last(AuthorityAsked),
        ParentalResponsibilityVerified => facts.last(ParentalResponsibilityAsked),
        ClarificationAnswered => facts.last(ClarificationAsked),
        FeePaid | FeeWaived => facts.last(FeeAsked),
        RefusalWithdrawn => facts.refusal(),
        HoldLifted => facts.holds().last().copied(),
        Reopened => facts.last(Happening::Closed),
        _ => None,
    };
    if let Some(earlier) = follows.filter(|s| on < s.on) {
        return Err(Fault::new(format!(
            "{on} is before {}, when \"{}\" happened",
            earlier.on,
            Rule::of(earlier.what).word
        ))
        .hint("check the day given with --on"));
    }
    match facts.received.filter(|received| on < *received && !announced_later) {
        Some(received) => Err(Fault::new(format!("{on} is before the request was received, on {received}"))
            .hint("check the day given with --on")),
        None => Ok(()),
    }
}

impl Need {
    /// Why it does not hold, and what to do; `None` where it holds.
    fn missing(self, facts: &Facts, said: bool) -> Option<(String, String)> {
        let no = |why: String, remedy: &str| Some((why, remedy.to_owned()));
        match self {
            Open => facts.closed.and_then(|on| {
                no(
                    format!("the request was closed on {on}"),
                    "open it again first: dsar request event ID reopened --on DATE",
                )
            }),
            IsClosed if facts.closed.is_none() => {
                no("the request is not closed".into(), "only a closed request is opened again")
            }
            NotRefused => facts.refusal().and_then(|r| {
                no(
                    format!("the request was refused on {}", r.on),
                    "take the refusal back first: dsar request event ID refusal-withdrawn --on DATE --reason …",
                )
            }),
            Refused if facts.refusal().is_none() => {
                no("the request was not refused".into(), "`dsar request show ID` lists what happened")
            }
            IdentityUnsettled => facts.identity.and_then(|(on, how)| {
                let how = if how == IdentityHow::Verified { "verified" } else { "waived" };
                no(format!("identity was {how} on {on}"), "if it is in doubt again, record identity-asked first; if that entry was a mistake: dsar request strike ID ENTRY --reason …")
            }),
            Question if !facts.awaits_clarification() => {
                no("no clarification is waited for".into(), "record clarification-asked with the day of asking first")
            }
            NotExtended => facts.extended.and_then(|on| {
                no(format!("the time was extended on {on}"), "the law knows one extension, of two months (Art. 12A(3)); if that entry was a mistake: dsar request strike ID ENTRY --reason …")
            }),
            FeeOwed => match facts.fee() {
                None => no("no fee was charged".into(), "record fee-asked with --pounds first"),
                Some(fee) => facts.last(FeePaid).filter(|paid| paid.seq > fee.seq).and_then(|paid| {
                    no(format!("the fee was paid on {}", paid.on), "`dsar request show ID` lists what happened")
                }),
            },
            NoFee => facts.fee().and_then(|fee| {
                no(format!("a fee was charged on {}", fee.on), "record fee-waived first, to charge another")
            }),
            Held if facts.holds().is_empty() => {
                no("there is no hold".into(), "`dsar request show ID` lists what happened")
            }
            Built if facts.bundles.is_empty() => {
                no("no answer was built".into(), "build it first: dsar bundle ID")
            }
            Answered => {
                let elsewise = facts.refusal().is_some() || facts.last(Withdrawn).is_some();
                if elsewise || said {
                    return None;
                }
                if let Some(outdated) = facts.outdated() {
                    return no(
                        format!("{outdated}, the last answer that was built"),
                        "build again: dsar bundle ID; or say with --reason why the answer that was built is the answer",
                    );
                }
                if !facts.bundles.is_empty() {
                    return None;
                }
                no(
                    "nothing was answered: there is no bundle, no refusal and no withdrawal".into(),
                    "build the answer with `dsar bundle ID`, or say why it is closed without one with --reason",
                )
            }
            _ => None,
        }
    }
}

/// Checks and records a step; its words are kept apart from the log. The number of its entry.
pub fn record(
    case: &mut Case,
    organisation: &Organisation,
    what: Happening,
    on: Date,
    words: Option<&str>,
    pence: Option<u64>,
) -> Result<u64> {
    let named = |f: Fault| Fault { hint: f.hint.map(|h| h.replace(" ID", &format!(" {}", case.id()))), ..f };
    check(&case.facts(), what, on, case.clock().today(), words).map_err(named)?;
    check_fee(organisation, what, pence)?;
    let note = words.map(str::trim).filter(|w| !w.is_empty()).map(|w| case.note(w)).transpose()?;
    case.append(event(what, on, note, pence))
}

/// True for what a closed request takes no more: decisions and all that belongs to them. What others did (a consent that comes late,
/// a hold, a wrong disclosure) is recorded all the same.
fn decides(event: &Event) -> bool {
    use Event::*;
    matches!(
        event,
        Decided { .. }
            | Nobody { .. }
            | Amended { .. }
            | Undone { .. }
            | Redone { .. }
            | RoleSet { .. }
            | Justified { .. }
            | Approved { .. }
    )
}

/// Refuses a decision about a closed request.
pub(super) fn admits(case: &Case, event: &Event) -> Result<()> {
    let closed = decides(event).then(|| case.facts().closed).flatten();
    closed.map_or(Ok(()), |on| Err(refusal(case, on)))
}

/// Refuses to decide about a request that is closed.
pub fn still_open(case: &Case) -> Result<()> {
    case.facts().closed.map_or(Ok(()), |on| Err(refusal(case, on)))
}

fn refusal(case: &Case, on: Date) -> Fault {
    let id = case.id();
    Fault::refusal(format!("request {id} was closed on {on}: it takes no new decisions")).hint(format!(
        "to look only: dsar proof {id} --out FILE.pdf; to decide, open it again: dsar request event {id} reopened --on DATE"
    ))
}

fn check_fee(organisation: &Organisation, what: Happening, pence: Option<u64>) -> Result<()> {
    if what == FeeAsked && organisation.promises.fee == "free" {
        return Err(Fault::new("the organisation's own privacy notice promises that an answer is free")
            .hint("it binds; `dsar profile lint` names each such promise"));
    }
    match (what == FeeAsked, pence) {
        (true, None | Some(0)) => Err(Fault::new("\"fee-asked\" needs the amount").hint("give it with --pounds 12.50")),
        (false, Some(_)) => {
            Err(Fault::new(format!("\"{}\" has no amount", Rule::of(what).word)).hint("leave --pounds out"))
        }
        _ => Ok(()),
    }
}

/// The event of a step; `note` is the hash of its words.
pub fn event(what: Happening, on: Date, note: Option<String>, pence: Option<u64>) -> Event {
    match (what, note, pence) {
        (IdentityVerified, None, None) => Event::Identity { on, how: IdentityHow::Verified },
        (ClarificationAsked, None, None) => Event::ClarificationAsked { on },
        (ClarificationAnswered, None, None) => Event::ClarificationAnswered { on },
        (Happening::Closed, None, None) => Event::Closed { on },
        (Reopened, None, None) => Event::Reopened { on },
        (what, note, pence) => Event::Happened { what, on, note, pence },
    }
}

/// The step an entry records, if it records one; the events of five of them have names of their own.
pub(super) fn step_of(entry: &Entry) -> Option<Step> {
    let plain = |what, on| Some(Step { seq: entry.seq, what, on, note: None, pence: None });
    match &entry.event {
        Event::Happened { what, on, note, pence } => {
            Some(Step { seq: entry.seq, what: *what, on: *on, note: note.clone(), pence: *pence })
        }
        Event::Identity { on, how: IdentityHow::Verified } => plain(IdentityVerified, *on),
        Event::Identity { on, how: IdentityHow::Waived } => plain(IdentityWaived, *on),
        Event::ClarificationAsked { on } => plain(ClarificationAsked, *on),
        Event::ClarificationAnswered { on } => plain(ClarificationAnswered, *on),
        Event::Extended { on } => plain(Extended, *on),
        Event::Closed { on } => plain(Happening::Closed, *on),
        Event::Reopened { on } => plain(Reopened, *on),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
