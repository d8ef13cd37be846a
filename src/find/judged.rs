//! Judging the drafts of one item together: a message of a chain by itself, with its own heading, and the chain as a whole, so that
//! taking a chain apart neither loses a hit nor makes one; then what stands beside a hit in the conversation.

use super::Plan;
use super::assemble::{Draft, whole};
use super::band::reason;
use super::judge::Weight;
use crate::model::{Band, Item, Participation, Reason, Span, SubjectHit};

impl Plan {
    /// What each draft of `item` says about the subject. Over all drafts of a chain the best band is that of the whole chain.
    pub fn judge_item(&self, item: &Item, drafts: &[Draft]) -> Vec<Option<SubjectHit>> {
        let mut verdicts: Vec<Option<SubjectHit>> = drafts.iter().map(|d| self.judge_draft(d)).collect();
        if drafts.iter().filter(|d| d.message.is_some()).count() > 1 {
            let chain = whole(item).and_then(|d| self.judge_draft(&d));
            agree(drafts, &mut verdicts, chain);
        }
        self.other_holders(drafts, &mut verdicts);
        self.aliases(drafts, &mut verdicts);
        self.kin(drafts, &mut verdicts);
        for (draft, verdict) in drafts.iter().zip(&mut verdicts) {
            verdict.iter_mut().for_each(|hit| participation(draft, hit));
        }
        self.conversation(drafts, &mut verdicts);
        verdicts
    }

    /// Where a document names another holder of the surname and nowhere more than a part of the subject's name, that part may be the
    /// other's: nothing may carry it.
    fn other_holders(&self, drafts: &[Draft], verdicts: &mut [Option<SubjectHit>]) {
        let named = verdicts.iter().flatten().any(|hit| hit.band < Band::Possible);
        let in_part = |hit: &SubjectHit| self.rests_on_a_part(hit);
        if named
            || !verdicts.iter().flatten().any(in_part)
            || !drafts.iter().any(|d| self.names_another_holder(&d.text_view()))
        {
            return;
        }
        let against = reason("other_forename", Weight::Other);
        for hit in verdicts.iter_mut().flatten().filter(|hit| in_part(hit)) {
            if !hit.reasons.contains(&against) {
                hit.reasons.push(against.clone());
            }
        }
    }

    /// "He was told on Tuesday" says nothing by itself: whatever answers a message about the subject is put before the reviewer, and so
    /// is what such a message answers; of a message that the subject only sent or received, or that calls them by a name which others bear too, what answers it at once.
    fn conversation(&self, drafts: &[Draft], verdicts: &mut [Option<SubjectHit>]) {
        const ANSWERED: &str = "is answered or passed on by a message that names the subject";
        const ANSWERS: &str = "answers or passes on a message that names the subject";
        const ANSWERS_CALLED: &str = "answers or passes on a message that may name the subject";
        const TO_THEM: &str = "answers or passes on a message that the subject sent or received";
        let quoted_by = |n: usize| drafts[n].message.as_ref().and_then(|m| m.quoted_by);
        // Their address in a message is about them too, whoever it names.
        let placed = |h: &SubjectHit| {
            h.reasons.iter().any(|r| matches!(r.code.as_str(), "address" | "postcode" | "born" | "short_id"))
        };
        let told = |h: &SubjectHit| h.band < Band::Possible || placed(h);
        let sure = |n: usize| drafts[n].message.is_some() && verdicts[n].as_ref().is_some_and(told);
        let only_there = |n: usize| verdicts[n].as_ref().is_some_and(|v| participation_of(&v.reasons).is_some());
        let mut why: Vec<Option<&str>> = vec![None; drafts.len()];
        for n in 0..drafts.len() {
            if quoted_by(n).is_some_and(|by| sure(by) && !only_there(by)) {
                why[n].get_or_insert(ANSWERED);
            }
            let called = verdicts[n].as_ref().is_some_and(|hit| self.calls_them(hit)) && !sure(n) && !only_there(n);
            if let Some(by) = quoted_by(n).filter(|_| called) {
                why[by].get_or_insert(ANSWERS_CALLED);
            }
            let mut at = quoted_by(n).filter(|_| sure(n));
            if only_there(n) {
                at.into_iter().for_each(|by| _ = why[by].get_or_insert(TO_THEM));
                continue;
            }
            while let Some(by) = at.filter(|by| why[*by] != Some(ANSWERS)) {
                why[by] = Some(ANSWERS);
                at = quoted_by(by);
            }
        }
        for (verdict, why) in verdicts.iter_mut().zip(why) {
            if let (None, Some(says)) = (&verdict, why) {
                *verdict = Some(neighbour(says));
            }
        }
    }

    fn judge_draft(&self, draft: &Draft) -> Option<SubjectHit> {
        self.judge(&draft.text_view())
    }
}

/// Brings the messages of a chain to what the chain as a whole says: what speaks against it anywhere counts for each of them, and what
/// only together makes a stronger band makes it for those that hold a part of it.
fn agree(drafts: &[Draft], verdicts: &mut [Option<SubjectHit>], chain: Option<SubjectHit>) {
    let messages = || (0..drafts.len()).filter(|n| drafts[*n].message.is_some());
    let Some(chain) = chain else {
        return messages().for_each(|n| verdicts[n] = None);
    };
    let best = messages().filter_map(|n| verdicts[n].as_ref().map(|v| v.band)).min();
    let Some(best) = best else {
        // The parts name nobody each by itself: the message that was sent stands for all.
        let spans = Vec::new();
        verdicts[0] = Some(SubjectHit { spans, others: Vec::new(), in_part: Vec::new(), ..chain });
        return;
    };
    for n in messages() {
        let Some(hit) = &mut verdicts[n] else { continue };
        let raised = hit.band == best && chain.band < best;
        let lowered = hit.band < chain.band;
        if raised || lowered {
            hit.band = chain.band;
            let news = chain.reasons.iter().filter(|r| raised || !r.speaks_for);
            let news: Vec<Reason> = news.filter(|r| !hit.reasons.contains(r)).cloned().collect();
            hit.reasons.extend(news);
        }
    }
}

/// Codes of the reasons that say that the subject stands nowhere but among sender and recipients, and what they say.
const PARTICIPATION: [(Participation, &str, &str); 3] = [
    (Participation::Recipient, "recipient_only", "named only among the recipients of the message"),
    (Participation::Sender, "sender_only", "named only as the sender of the message"),
    (Participation::Both, "participant_only", "named only as sender and as recipient of the message"),
];

/// As what the subject takes part where the evidence says that they do nothing else.
pub fn participation_of(evidence: &[Reason]) -> Option<Participation> {
    let all = PARTICIPATION.iter().filter(|(_, code, _)| evidence.iter().any(|r| r.code == *code));
    let mut kinds = all.map(|(kind, ..)| *kind);
    let first = kinds.next()?;
    Some(if kinds.next().is_some() { Participation::Both } else { first })
}

/// Adds the reason where the subject stands only in the heading of the message, as sender, recipient or both.
fn participation(draft: &Draft, hit: &mut SubjectHit) {
    let Some(message) = &draft.message else { return };
    hit.reasons.retain(|r| !PARTICIPATION.iter().any(|(_, code, _)| r.code == *code));
    let roles: Option<Vec<bool>> = hit.spans.iter().map(|s| is_sender(draft, message.head, *s)).collect();
    let kind = match roles.as_deref() {
        None | Some([]) => return,
        Some(all) if all.iter().all(|sender| *sender) => Participation::Sender,
        Some(all) if all.iter().all(|sender| !*sender) => Participation::Recipient,
        _ => Participation::Both,
    };
    let said = PARTICIPATION.iter().find(|(k, ..)| *k == kind);
    hit.reasons.extend(said.map(|(_, code, says)| Reason::for_subject(code, *says)));
}

/// True for the sender's line of the heading, false for a recipient's; none for anything else.
fn is_sender(draft: &Draft, head: usize, span: Span) -> Option<bool> {
    let is = |names: &[&str], field: &str| names.iter().any(|n| n.eq_ignore_ascii_case(field));
    let field = draft.fields.iter().find(|f| f.span.contains(span)).filter(|f| f.span.end <= head)?;
    match field.name.expose() {
        name if is(&["To", "Cc", "Bcc"], name) => Some(false),
        name if is(&["From", "Sender", "Reply-To"], name) => Some(true),
        _ => None,
    }
}

/// A text that is offered only for what stands beside it.
pub fn neighbour(says: &str) -> SubjectHit {
    said("neighbour", says)
}

/// A possible hit for one reason.
pub fn said(code: &str, says: &str) -> SubjectHit {
    let reasons = vec![Reason::for_subject(code, says)];
    SubjectHit { spans: Vec::new(), others: Vec::new(), in_part: Vec::new(), band: Band::Possible, reasons }
}
