//! Tests of the HTML reader.

use super::*;

fn read(text: &str) -> Vec<Passage> {
    Html.extract(text.as_bytes(), &ReadLimits::default()).passages
}

fn of(all: &[Passage], kind: PassageKind) -> Vec<&str> {
    all.iter().filter(|p| p.kind == kind).map(|p| p.text.expose()).collect()
}

#[test]
fn text_headings_and_title_in_reading_order() {
    let all = read(
        "<!DOCTYPE html><title>School &amp; home</title><script>var x='no';</script><h1>One\n two</h1><p>a <b>bo</b>ld<br>line<ul><li>x<li>y</ul><pre>k  l\nm</pre>",
    );
    assert_eq!(of(&all, PassageKind::Property), ["School & home"]);
    assert_eq!(of(&all, PassageKind::Heading), ["One two"]);
    assert_eq!(of(&all, PassageKind::Body), ["a bold\nline\n• x\n• y\nk  l\nm"]);
}

#[test]
fn hidden_things_are_notes_with_their_reason() {
    let all = read(
        "<html><head><meta name=description content='about Zoë'><style>.x{display:none}</style></head><body><!-- Jo --><p hidden>Al</p><p class=x>Bo<p>seen <span style='font-size:0'>Cy</span><a href='mailto:d@e.example'>write</a><img alt='Ed'><a href='https://f.example/'>f.example</a><input type=hidden value='Flo'>",
    );
    let notes: Vec<_> = all.iter().filter_map(|p| p.hidden.as_deref().map(|why| (why, p.text.expose()))).collect();
    assert_eq!(
        notes,
        [
            ("metadata", "about Zoë"),
            ("comment", "Jo"),
            ("hidden element", "Al\nBo"),
            ("text of no size", "Cy"),
            ("link target", "d@e.example"),
            ("alternative text", "Ed"),
            ("hidden field", "Flo"),
        ]
    );
    assert_eq!(of(&all, PassageKind::Body), ["seen write f.example"]);
}

#[test]
fn data_of_elements_that_say_something_are_read() {
    let all = read(
        "<div data-author='Zoë' data-v='a@b.example' data-props='{&quot;who&quot;:&quot;Jo Holm&quot;}' data-auth=NotApplicable data-id=A1 data-color='Red'>said</div>",
    );
    let notes: Vec<_> = all.iter().filter_map(|p| p.hidden.as_deref().map(|why| (why, p.text.expose()))).collect();
    assert_eq!(notes, [("data of an element", "Zoë\na@b.example\n{\"who\":\"Jo Holm\"}")]);
}

#[test]
fn tables_give_rows_and_layout_gives_text() {
    let all = read(
        "<body><table><tr><th>Name<th>Born<tr><td>Jo <p>Smith</p><td>2001</table><table><tr><td>long cell of layout<table><tr><td>a</td><td>b</td></tr></table>after</td></tr></table>",
    );
    assert_eq!(of(&all, PassageKind::ColumnNames), ["Name\tBorn"]);
    assert_eq!(of(&all, PassageKind::Row), ["Jo Smith\t2001", "a\tb"]);
    assert_eq!(all[1].values("name").collect::<Vec<_>>(), ["Jo Smith"]);
    assert_eq!(of(&all, PassageKind::Body), ["long cell of layout", "after"]);
}

#[test]
fn charsets_are_those_of_the_markup() {
    let mut bytes =
        b"<html><head><meta http-equiv=Content-Type content='text/html; charset=windows-1251'></head><body>".to_vec();
    bytes.extend_from_slice(&encoding_rs::WINDOWS_1251.encode("Иван").0);
    assert_eq!(Html.extract(&bytes, &ReadLimits::default()).passages[0].text.expose(), "Иван");
}

#[test]
fn broken_markup_loses_no_text() {
    let all = read("<div>a<p style=display:none>b<table><tr><td>c<div><td>d</b></tr>e<title>f");
    let joined = all.iter().map(|p| p.text.expose()).collect::<Vec<_>>().join(" ");
    for word in ["a", "b", "c", "d", "e", "f"] {
        assert!(joined.split_whitespace().any(|w| w == word), "{word} is missing of {joined}");
    }
}

#[test]
fn bids_follow_the_content() {
    let bid = |name: &str, text: &str| Html.bid(&Probe { untrusted_name: name, bytes: text.as_bytes() });
    assert_eq!(bid("x", " <!-- a --> <HTML>"), Bid::Content);
    assert_eq!(bid("x.htm", "words"), Bid::Extension);
    assert_eq!(bid("x.txt", "words < more"), Bid::No);
}

#[test]
fn a_table_of_labels_and_values_is_one_text() {
    let all = read(
        "<p>Plan</p><table><tr><td>Pupil:</td><td>Anna Reed</td></tr><tr><td>What helps:</td><td>Quiet</td></tr></table><p>end</p>",
    );
    assert_eq!(of(&all, PassageKind::Body), ["Plan", "Pupil: Anna Reed\nWhat helps: Quiet", "end"]);
    let all = read("<table><tr><td>Name</td><td>Role</td></tr><tr><td>Anna Reed</td><td>Cook</td></tr></table>");
    assert_eq!(of(&all, PassageKind::Row).len(), 2);
}
