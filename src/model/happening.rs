//! The steps of a request's life, and the registers kept beside its decisions: consents, opinions, reasons, approvals. Words only;
//! which step may follow which is `request::life`'s business.

use super::UnitId;
use serde::{Deserialize, Serialize};

/// A step of a request's life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Happening {
    /// Receipt acknowledged.
    Acknowledged,
    /// Proof of identity asked for (Art. 12(6)): the clock waits for it.
    IdentityAsked,
    /// Proof of identity received.
    IdentityVerified,
    /// Identity not in doubt.
    IdentityWaived,
    /// A representative's authority asked for.
    AuthorityAsked,
    /// It was received.
    AuthorityVerified,
    /// It is not in doubt.
    AuthorityWaived,
    /// Proof of parental responsibility asked for.
    ParentalResponsibilityAsked,
    /// It was received.
    ParentalResponsibilityVerified,
    /// The child understands the right and can use it.
    ChildCompetent,
    /// The child does not.
    ChildNotCompetent,
    /// What the child wishes, or expected when telling.
    ChildWishes,
    /// Clarification asked for (Art. 12A(5)).
    ClarificationAsked,
    /// Clarification received.
    ClarificationAnswered,
    /// Notice of an extension given, with reasons.
    Extended,
    /// A fee charged (Art. 12(5)).
    FeeAsked,
    /// The fee paid.
    FeePaid,
    /// The fee no longer asked for.
    FeeWaived,
    /// Refused: manifestly unfounded.
    RefusedUnfounded,
    /// Refused: manifestly excessive.
    RefusedExcessive,
    /// The refusal taken back.
    RefusalWithdrawn,
    /// The requester no longer wants an answer.
    Withdrawn,
    /// The address the answer goes to was checked against the verified one.
    AddressVerified,
    /// The answer that was built last went out.
    AnswerSent,
    /// The request is for a pupil's educational record at a maintained school: 15 school days.
    EducationalRecord,
    /// The request is for exam marks before their announcement (Sch 2 para 25), which is on that day.
    ExamMarks,
    /// A legal hold: nothing of the case is disposed of.
    LegalHold,
    /// A complaint to the ICO: nothing of the case is disposed of.
    IcoHold,
    /// The latest hold ended.
    HoldLifted,
    /// Closed.
    Closed,
    /// Opened again.
    Reopened,
}

/// What happened about another person's consent (DPA 2018 Sch 2 para 16).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConsentStep {
    /// They were asked.
    Asked,
    /// They agreed.
    Given,
    /// They said no.
    Refused,
    /// They took their consent back.
    Withdrawn,
    /// Reasonable to disclose without consent: the five factors are written down.
    Reasonable,
    /// The words name nobody, or nobody who could be told by them.
    NotIdentifying,
}

/// What happened about a professional's opinion (DPA 2018 Sch 3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OpinionStep {
    /// Units hold such data: an opinion is needed before they go out.
    Needed,
    /// A professional was asked.
    Asked,
    /// Their opinion: the serious harm test is met.
    TestMet,
    /// Their opinion: it is not met.
    TestNotMet,
    /// The subject has seen it already, or knows it.
    AlreadyKnown,
}

/// Data with rules of its own in Schedule 3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sensitive {
    /// Health data (Part 2).
    Health,
    /// Social work data (Part 3).
    SocialWork,
    /// Education data (Part 4).
    Education,
    /// Child abuse data (Part 5).
    ChildAbuse,
}

impl Sensitive {
    /// Plain English.
    pub fn words(self) -> &'static str {
        match self {
            Sensitive::Health => "health data",
            Sensitive::SocialWork => "social work data",
            Sensitive::Education => "education data",
            Sensitive::ChildAbuse => "child abuse data",
        }
    }
}

/// A decision that a second person looked at: the unit, and the entry that decided it. A later decision needs a new look.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Approval {
    /// The unit.
    pub unit: UnitId,
    /// Sequence number of the entry that decided it.
    pub seq: u64,
}
