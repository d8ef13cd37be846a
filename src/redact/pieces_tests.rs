//! What pieces of a unit must show, keep and remove.

use super::*;
use crate::model::*;

fn label(person: Option<PersonId>, _: &ExemptionCode) -> String {
    person.map_or("[removed]".into(), |p| format!("[Person {}: Sch 2 para 16]", p.letters()))
}

fn redact(start: usize, end: usize, person: u32) -> Mark {
    let choice = Choice::Redact { person: Some(PersonId(person)), exemption: ExemptionCode::rights_of_others() };
    Mark { span: Span::new(start, end), choice }
}

pub(crate) fn unit(text: &str, segments: Vec<(Span, PassageKind)>, fields: Vec<Field>) -> Unit {
    let segment = |(span, kind)| unit::Segment { span, kind, locator: Locator::Whole, hidden: None };
    Unit {
        id: UnitId("u1".into()),
        kind: UnitKind::Message,
        title: None,
        date: None,
        format: "eml".into(),
        text: text.into(),
        fields,
        segments: segments.into_iter().map(segment).collect(),
        places: Vec::new(),
        band: Band::Certain,
        evidence: Vec::new(),
        subject: Vec::new(),
        mentions: Vec::new(),
        offers: Vec::new(),
        folding: Default::default(),
        bearers: Default::default(),
        flags: Vec::new(),
    }
}

fn body(text: &str) -> Unit {
    unit(text, vec![(Span::new(0, text.len()), PassageKind::Body)], Vec::new())
}

fn shown(blocks: &[Block]) -> String {
    let line = |l: &Line| l.pieces.iter().map(Piece::shown).collect::<String>();
    blocks.iter().flat_map(|b| b.lines.iter().map(line)).collect::<Vec<_>>().join("\n")
}

#[test]
fn overlapping_and_adjacent_marks_become_one_label() {
    let text = "Mrs Marta Quist's dog bit Leo.";
    let marks = [redact(4, 9, 2), redact(10, 15, 2), redact(8, 12, 2), redact(26, 29, 3)];
    assert_eq!(
        shown(&pieces(&body(text), &marks, &label)),
        "Mrs [Person B: Sch 2 para 16]'s dog bit [Person C: Sch 2 para 16]."
    );
}

#[test]
fn a_label_over_two_people_who_run_together_is_neithers() {
    let unit = body("AlfieJaden and Alfie came.");
    let all = shown(&pieces(&unit, &[redact(0, 5, 2), redact(5, 10, 3), redact(15, 20, 2)], &label));
    assert_eq!(all, "[removed] and [Person B: Sch 2 para 16] came.");
}

#[test]
fn a_mark_inside_a_word_takes_the_word_and_one_over_a_line_end_keeps_the_line() {
    let text = "Quistgaard and Marta\nQuist left\nearly";
    let marks = [redact(0, 5, 1), redact(15, 26, 1)];
    assert_eq!(
        shown(&pieces(&body(text), &marks, &label)),
        "[Person A: Sch 2 para 16] and [Person A: Sch 2 para 16] left\nearly"
    );
}

#[test]
fn redaction_wins_over_disclosure_and_the_rest_is_kept() {
    let text = "Anna Berg and Leo";
    let mut unit = body(text);
    unit.subject = vec![Span::new(0, 9)];
    let marks = [redact(5, 9, 1), Mark { span: Span::new(14, 17), choice: Choice::Disclose }];
    let blocks = pieces(&unit, &marks, &label);
    assert_eq!(
        blocks[0].lines[0].pieces,
        [
            Piece::Kept("Anna ".into()),
            Piece::Label("[Person A: Sch 2 para 16]".into()),
            Piece::Text(" and ".into()),
            Piece::Kept("Leo".into())
        ]
    );
}

#[test]
fn technical_headers_are_left_out_and_counted() {
    let mut b = passage::FieldBuilder::default();
    for (n, v) in
        [("Received", "from mx.example"), ("From", "Marta Quist <m@x.example>"), ("X-Spam", "no"), ("SUBJECT", "Hello")]
    {
        b.line(n, v);
    }
    let p = b.finish(Locator::MailHeader, PassageKind::MailHeader);
    let len = p.text.expose().len();
    let unit = unit(p.text.expose(), vec![(Span::new(0, len), PassageKind::MailHeader)], p.fields.clone());
    let at = p.text.expose().find("Marta").unwrap();
    let blocks = pieces(&unit, &[redact(at, at + 11, 2)], &label);
    assert_eq!(shown(&blocks), "[Person B: Sch 2 para 16] <m@x.example>\nHello");
    assert_eq!((blocks[0].left_out, blocks[0].lines[0].name.clone()), (2, Some(vec![Piece::Text("From".into())])));
}

#[test]
fn a_header_line_without_a_field_is_not_dropped() {
    let mut b = passage::FieldBuilder::default();
    b.line("From", "Leo");
    let text =
        format!("{}\nAttachments: plan.pdf", b.finish(Locator::MailHeader, PassageKind::MailHeader).text.expose());
    let field = Field { name: "From".into(), span: Span::new(6, 9) };
    let unit = unit(&text, vec![(Span::new(0, text.len()), PassageKind::MailHeader)], vec![field]);
    assert_eq!(shown(&pieces(&unit, &[], &label)), "Leo\nAttachments: plan.pdf");
}

#[test]
fn marks_that_do_not_fit_the_text_remove_whole_characters() {
    let text = "Zoë Ö";
    let blocks = pieces(&body(text), &[redact(2, 3, 1), redact(6, 900, 2)], &label);
    assert_eq!(shown(&blocks), "[Person A: Sch 2 para 16] [Person B: Sch 2 para 16]");
}

#[test]
fn a_column_called_after_somebody_is_not_named() {
    for somebody in ["Jay P", "Mr D Cole", "Anna Reed", "Miss Crewe"] {
        assert!(names_somebody(somebody), "{somebody}");
    }
    for column in ["Name", "Date of birth", "Mark", "Job Title", "Pupil name", "Grade", "From", "Ref No", "Will attend"]
    {
        assert!(!names_somebody(column), "{column}");
    }
}
