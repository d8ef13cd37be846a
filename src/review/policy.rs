//! Deciding by rule: for scripts, trials and what needs no eye. Every decision is still an event of its own kind.

use super::Reviewer;
use crate::model::{Band, ExemptionCode, Fault, Outcome, Result, Unit, UnitChange, UnitKind};
use serde::Deserialize;

/// What a policy does to the units of a band.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// Goes out with the proposed redactions.
    Redact,
    /// Goes out whole.
    Disclose,
    /// Stays back.
    Withhold,
    /// Is not the subject's data.
    OutOfScope,
    /// Waits for somebody else.
    Refer,
    /// Stays open.
    Leave,
}

/// A policy file (`config/policies/*.toml`).
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Policy {
    certain: Action,
    probable: Action,
    possible: Action,
    namesake: Action,
    participation: Option<Action>,
    pictures: Option<Action>,
    doubtful_mentions: Action,
}

const BUILT_IN: [(&str, &str); 2] = [
    ("proposals", include_str!("../../config/policies/proposals.toml")),
    ("everything", include_str!("../../config/policies/everything.toml")),
];

impl Policy {
    /// A policy that ships with the program.
    pub fn built_in(name: &str) -> Option<Result<Policy>> {
        BUILT_IN.iter().find(|(n, _)| *n == name).map(|(n, text)| Policy::parse(text, n))
    }

    /// Parses a policy; `name` is how it is called in errors.
    pub fn parse(text: &str, name: &str) -> Result<Policy> {
        let policy: Policy = toml::from_str(text).map_err(|e| {
            let line = e.span().map_or(1, |s| text[..s.start].matches('\n').count() + 1);
            Fault::new(format!("policy {name}, line {line}: {}", e.message().lines().next().unwrap_or_default()))
                .hint("config/policies/proposals.toml shows every setting")
        })?;
        if matches!(policy.namesake, Action::Redact | Action::Disclose) {
            return Err(Fault::new(format!(
                "policy {name}: namesake is leave, refer, out_of_scope or withhold; only a person can say that a text which may be about somebody else of the same name is the subject's"
            )));
        }
        if !matches!(policy.doubtful_mentions, Action::Redact | Action::Disclose) {
            return Err(Fault::new(format!("policy {name}: doubtful_mentions is redact or disclose")));
        }
        Ok(policy)
    }

    /// Changes for every unit that is open and that the policy decides.
    pub fn apply(&self, reviewer: &Reviewer) -> Vec<UnitChange> {
        let doubtful = self.doubtful_mentions == Action::Redact;
        let change = |unit: &Unit| {
            let (outcome, exemption) = self.outcome(unit)?;
            Some(reviewer.decide(unit, outcome, exemption, doubtful))
        };
        reviewer.open().filter_map(change).collect()
    }

    fn outcome(&self, unit: &Unit) -> Option<(Outcome, Option<ExemptionCode>)> {
        let about_namesake = unit.is_of_a_shared_name();
        let taking_part = self.participation.filter(|_| unit.folding.participation.is_some());
        // Nobody has looked at it: only a policy that says so decides it.
        let picture = (unit.kind == UnitKind::Picture).then_some(self.pictures.unwrap_or(Action::Leave));
        let action = match unit.band {
            _ if let Some(action) = picture => action,
            _ if about_namesake => self.namesake,
            _ if let Some(action) = taking_part => action,
            Band::Certain => self.certain,
            Band::Probable => self.probable,
            Band::Possible => self.possible,
        };
        Some(match action {
            Action::Redact => (Outcome::Redact, None),
            Action::Disclose => (Outcome::Disclose, None),
            Action::Withhold => (Outcome::Withhold, Some(ExemptionCode::rights_of_others())),
            Action::OutOfScope => (Outcome::OutOfScope, Some(ExemptionCode("not-subjects-data".into()))),
            Action::Refer => (Outcome::Refer, None),
            Action::Leave => return None,
        })
    }
}
