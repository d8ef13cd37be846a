//! Which parts of a document belong before the reviewer though they do not name the subject: what stands next to a passage that does,
//! and all of a document that is about them.

use super::assemble::Draft;
use super::judged::{neighbour, said};
use super::under::under;
use super::{Plan, TextView};
use crate::model::{Band, Item, PassageKind, Span, SubjectHit, UnitKind};

/// What stands before the name of the person whom a document is about, folded.
const LABELS: &[&str] = &[
    "name",
    "full name",
    "name of child",
    "child",
    "name of pupil",
    "pupil",
    "pupil name",
    "student",
    "student name",
    "learner",
    "young person",
    "patient",
    "patient name",
    "client",
    "client name",
    "service user",
    "resident",
    "tenant",
    "member",
    "employee",
    "employee name",
    "staff member",
    "candidate",
    "applicant",
    "volunteer",
    "complainant",
    "claimant",
    "re",
    "ref",
    "subject",
    "about",
    "regarding",
    "concerning",
    "report on",
    "interview with",
    "statement of",
    "meeting with",
    "review of",
    "assessment of",
];

/// Others whom a file is kept on, folded.
const KEPT_ON: &[&str] = &[
    "appellant",
    "claimant",
    "complainant",
    "customer",
    "data subject",
    "defendant",
    "grievant",
    "householder",
    "individual",
    "looked after child",
    "mentee",
    "parishioner",
    "participant",
    "perpetrator",
    "player",
    "prisoner",
    "referred person",
    "respondent",
    "trainee",
    "victim",
    "worker",
    "young people",
];

const NAMED: &str = "stands in a document that is named after the subject";

/// A document of so many texts is about whom at least half of them name.
const SEVERAL: usize = 3;

/// What stands next to a passage about the subject is often about them too ("He was absent on Tuesday"), and so is all of a
/// document that is about them: it is put before the reviewer, marked as nothing more than that.
pub fn with_neighbours(
    plan: &Plan,
    item: &Item,
    drafts: &[Draft],
    verdicts: Vec<Option<SubjectHit>>,
) -> Vec<Option<SubjectHit>> {
    let text = |n: usize| drafts[n].kind == UnitKind::Text && !drafts[n].technical;
    let sure = |n: usize| text(n) && verdicts[n].as_ref().is_some_and(|v| v.band < Band::Possible);
    let beside = |n: usize| text(n) && ((n > 0 && sure(n - 1)) || (n + 1 < drafts.len() && sure(n + 1)));
    let texts = (0..drafts.len()).filter(|n| text(*n)).count();
    let naming = (0..drafts.len()).filter(|n| sure(*n)).count();
    if verdicts.iter().all(Option::is_none) {
        let named = is_named_after(plan, item).then(|| said("named", NAMED));
        return drafts.iter().map(|d| named.clone().filter(|_| !d.technical)).collect();
    }
    let about = match () {
        () if is_named_after(plan, item) => Some(NAMED),
        () if opens_with_them(drafts, &verdicts) => Some("stands in a document that opens with the subject's name"),
        () if naming >= SEVERAL && naming * 2 >= texts => {
            Some("stands in a document that names the subject throughout")
        }
        () => None,
    };
    // A comment names nobody and speaks of the page it is pinned to; a sheet has one for anybody.
    let sheet = drafts.iter().filter(|d| d.kind == UnitKind::Row).count() > texts;
    let comment = |n: usize| {
        !sheet && drafts[n].kind == UnitKind::Note && drafts[n].segments.iter().any(|s| s.kind == PassageKind::Note)
    };
    let pinned = (0..drafts.len()).any(sure);
    let why = |n: usize| match () {
        () if beside(n) => Some("stands next to a passage that names the subject"),
        () if pinned && comment(n) => Some("a comment in a document that names the subject"),
        () if !drafts[n].technical => about,
        () => None,
    };
    let under = under(plan, drafts, &verdicts);
    let said = |n: usize| under[n].map(|says| said("column", says)).or_else(|| why(n).map(neighbour));
    (0..drafts.len()).map(|n| verdicts[n].clone().or_else(|| said(n))).collect()
}

/// True where the document's own title or file name is the subject's: a case record, a letter, a school report.
fn is_named_after(plan: &Plan, item: &Item) -> bool {
    let sure = |text: &str| plan.judge(&TextView::plain(text)).is_some_and(|hit| hit.band < Band::Possible);
    item.meta.title.as_ref().is_some_and(|t| sure(t.expose())) || sure(item.untrusted_name.expose())
}

/// True where the first text names the subject in a heading, or behind a label that stands there once: `Pupil: Anna Reed`. Before it
/// there may be a line or two of headings.
fn opens_with_them(drafts: &[Draft], verdicts: &[Option<SubjectHit>]) -> bool {
    const HEADINGS: usize = 80;
    let texts = || drafts.iter().zip(verdicts).filter(|(d, _)| d.kind == UnitKind::Text && !d.technical);
    let heads = texts().take(2).take_while(|(d, hit)| hit.is_none() && d.text.len() <= HEADINGS).count();
    let Some((draft, Some(hit))) = texts().nth(heads).filter(|(d, _)| d.message.is_none()) else { return false };
    let headed = |span: &Span| {
        draft.segments.iter().any(|s| s.kind == PassageKind::Heading && s.span.contains(*span))
            || is_labelled(&draft.text, *span)
    };
    hit.band < Band::Possible && hit.spans.iter().any(headed)
}

/// True for what follows a label at the start of its line or sentence, where no other line has that label.
fn is_labelled(text: &str, span: Span) -> bool {
    let Some(label) = text.get(..span.start).and_then(label_before) else { return false };
    let again = |line: &&str| {
        label_before(&format!("{} ", line.trim())).is_some_and(|other| other == label) || starts_with(line, &label)
    };
    (LABELS.contains(&label.as_str()) || is_of_person(&label)) && text.lines().filter(again).count() <= 1
}

/// `young person's full name`, `name of tenant`: somebody whom files are kept on, and nothing else but that it is their name.
fn is_of_person(label: &str) -> bool {
    const BESIDE: &[&str] = &["alleged", "full", "legal", "name", "of", "preferred", "s", "the", "your"];
    let said = label.split([' ', '\'']).filter(|w| !w.is_empty() && !BESIDE.contains(w)).collect::<Vec<_>>().join(" ");
    LABELS.contains(&said.as_str()) || KEPT_ON.contains(&said.as_str())
}

fn starts_with(line: &str, label: &str) -> bool {
    let line = line.trim_start();
    line.get(..label.len()).is_some_and(|start| start.eq_ignore_ascii_case(label))
        && line[label.len()..].trim_start().starts_with([':', '\t'])
}

/// The folded words before a name on its line, its last mark taken off.
fn label_before(before: &str) -> Option<String> {
    let line = before.rsplit(['\n', '\t', '|', '/']).find(|part| !part.trim().is_empty())?;
    let label = line.trim().trim_start_matches(['*', '#', '-']).trim_end_matches([':', '-', '–', '*']).trim();
    (!label.is_empty() && label.len() <= 24).then(|| label.to_lowercase().replace('\u{2019}', "'"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labelled(text: &str, name: &str) -> bool {
        let at = text.find(name).unwrap();
        is_labelled(text, Span::new(at, at + name.len()))
    }

    #[test]
    fn a_label_says_whom_a_document_is_about_where_it_stands_once() {
        assert!(labelled("Review\nPupil: Anna Reed    DOB: 1 May 2016\nPresent: Mr Cole", "Anna Reed"));
        assert!(labelled("RE: Anna Reed\nDear Mr Cole", "Anna Reed"));
        assert!(labelled("Name\tAnna Reed\nClass\tMaple", "Anna Reed"));
        assert!(labelled("Interview with Anna Reed, 3 May", "Anna Reed"));
        assert!(!labelled("Pupil: Tom Cole\nPupil: Anna Reed", "Anna Reed"));
        assert!(!labelled("Present: Anna Reed, Tom Cole", "Anna Reed"));
        assert!(!labelled("We saw Anna Reed", "Anna Reed"));
    }
}
