//! What was chosen by hand for words or for one mention. It holds whatever is decided more widely, until it is undone or chosen anew
//! by hand: a name that somebody took out themselves never comes back as a side effect.

use crate::model::{Choice, Mark, Span};

/// A choice made by hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// Bytes of the unit's text.
    pub span: Span,
    /// What was chosen.
    pub choice: Choice,
    /// Number of the entry that chose it.
    pub entry: u64,
    /// True where a reason was given with it.
    pub reasoned: bool,
}

impl Held {
    /// True where it takes something out.
    pub fn redacts(&self) -> bool {
        matches!(self.choice, Choice::Redact { .. })
    }

    /// True where it takes words out that are nobody's in particular.
    pub fn is_nobodys(&self) -> bool {
        matches!(self.choice, Choice::Redact { person: None, .. })
    }
}

/// Takes one more choice by hand. To let words stand takes back what was redacted by hand within them, and to redact takes back
/// what was let stand within; redactions of the same words by several entries stand beside each other, so that undoing one
/// leaves the others.
pub(super) fn hold(all: &mut Vec<Held>, mark: &Mark, entry: u64, reasoned: bool) {
    let held = Held { span: mark.span, choice: mark.choice.clone(), entry, reasoned };
    all.retain(|h| !held.span.contains(h.span) || h.redacts() && held.redacts());
    all.push(held);
}
