//! Pages: the same bytes each time, no line too wide.

use super::*;

fn elements() -> Vec<Element> {
    let label = Run::new(Look::Label, "[Person B: Sch 2 para 16]");
    vec![
        Element::Anchor(Some((1, "One".into()))),
        Element::Heading(1, vec![Run::plain("Żółć Ελλάδα Привет")]),
        Element::Paragraph(Style::Body, vec![Run::plain("Dear "), label, Run::plain(", hello. ".repeat(90))]),
        Element::Table {
            shares: vec![1.0, 3.0],
            head: vec!["No".into(), "What".into()],
            rows: vec![vec![vec![Run::page_of(1)], vec![Run::plain("x".repeat(300))]]],
        },
        Element::NewPage,
        Element::Anchor(Some((2, "Two".into()))),
        Element::Paragraph(Style::Quoted, vec![Run::plain("漢字 a\u{202e}b\u{0}")]),
    ]
}

#[test]
fn the_same_elements_give_the_same_bytes() {
    let about = About { title: "T".into(), author: "Elm School".into(), footer: "SAR-1".into(), date: None };
    let (a, b) = (typeset(&about, &elements()).unwrap(), typeset(&about, &elements()).unwrap());
    assert_eq!(a.pdf, b.pdf);
    assert_eq!((a.pages, a.anchors.clone(), a.missing), (2, vec![1, 2], 2));
}

#[test]
fn no_line_is_wider_than_the_page() {
    let faces = Faces::load().unwrap();
    let runs = [
        Run::plain("W".repeat(400)),
        Run::new(Look::Label, "[Person B: Sch 2 para 16]"),
        Run::plain(" and so on".repeat(50)),
    ];
    let all = lines::lines(&faces, &runs, 10.0, 200.0, 16.0);
    assert!(all.len() > 20);
    for line in &all {
        let solid =
            line.iter().map(|b| b.x + faces.width(b.look == Look::Bold, b.text.trim_end(), b.size)).fold(0.0, f32::max);
        assert!(solid <= 200.5, "{solid} {line:?}");
    }
    let words: String = all.iter().flatten().map(|b| b.text.as_str()).collect();
    assert_eq!(words, runs.iter().map(|r| r.text.as_str()).collect::<String>());
}
