//! Redactions by hand as a person makes them: words, boxes, pages, pictures; undone, listed, and held to in the bundle.

use super::driver::{Ran, Scratch};
use super::life::settle_everything;
use base64::Engine;
use dsar::bundle::typeset::{About, Element, Run, Style, typeset};
use dsar::format::{Format, Leaf, ReadLimits, pdf::Pdf};

const PHRASE: &str = "the lodger at number nine";

/// A page about the subject, and a message with a photograph.
fn prepared() -> (Scratch, String) {
    let scratch = Scratch::new();
    let para = |text: &str| Element::Paragraph(Style::Body, vec![Run::plain(text)]);
    let lines = [
        "Wilhelmina Ashgrove came on Monday.",
        "It was the lodger at number nine who rang.",
        "",
        "She was well, and stayed for tea.",
    ];
    let page = typeset(&About::default(), &lines.map(para)).unwrap().pdf;
    scratch.file("report.pdf", page);
    let mut photo = std::io::Cursor::new(Vec::new());
    let shades = image::RgbImage::from_fn(200, 160, |x, y| image::Rgb([x as u8, y as u8, (x * y) as u8]));
    shades.write_to(&mut photo, image::ImageFormat::Png).unwrap();
    let coded = base64::engine::general_purpose::STANDARD.encode(photo.into_inner());
    scratch.file(
        "photo.eml",
        format!(
            "From: A <a@centre.example>\r\nTo: Wilhelmina Ashgrove <mina.ashgrove@mailbox.example>\r\nSubject: The picture\r\n\
             Date: Tue, 03 Feb 2026 10:00:00 +0000\r\nMessage-ID: <p@centre.example>\r\nMIME-Version: 1.0\r\n\
             Content-Type: multipart/mixed; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n\
             Dear Ms Ashgrove, here is the picture of you.\r\n--b\r\nContent-Type: image/png; name=\"trip.png\"\r\n\
             Content-Disposition: attachment; filename=\"trip.png\"\r\nContent-Transfer-Encoding: base64\r\n\r\n{coded}\r\n--b--\r\n"
        ),
    );
    scratch.init();
    scratch.run(&["index"]);
    let id = scratch.request();
    scratch.run(&["run", &id]).exits(1);
    (scratch, id)
}

/// Ids of units of a format, from the list of decisions.
fn units(scratch: &Scratch, id: &str, format: &str) -> Vec<String> {
    let list = scratch.run(&["decide", id, "--list"]).exits(0).stdout;
    let rows = list.lines().map(|l| l.split(',').collect::<Vec<_>>());
    rows.filter(|r| r[5] == format).map(|r| r[0].to_owned()).collect()
}

fn page(scratch: &Scratch, id: &str, has: &str) -> Option<Leaf> {
    let bytes =
        std::fs::read(scratch.path(&format!("cases/requests/{id}/bundles/001/disclosure/response.pdf"))).unwrap();
    let mut pages = (1..).map_while(|n| Pdf.leaf(&bytes, n, 72, &ReadLimits::default()));
    pages.find(|leaf| leaf.text.contains(has))
}

#[test]
fn what_is_redacted_by_hand_is_gone_from_the_bundle_and_can_be_undone() {
    let (scratch, id) = prepared();
    let pdf = units(&scratch, &id, "pdf")[0].clone();
    let decide = |args: &[&str]| -> Ran { scratch.run(&[&["decide", &id, &pdf], args].concat()) };
    decide(&["--words", PHRASE]).exits(2).complains(&["needs its reason"]);
    decide(&["--words", "who never rang", "--reason", "x"]).exits(2).complains(&["do not stand in unit"]);
    decide(&["--box", "x=1%,y=1%", "--reason", "x"]).exits(2).complains(&["x, y, w and h"]);
    decide(&["--page", "7", "--reason", "x"]).exits(2).complains(&["page 7 of that document is no unit"]);
    let text = scratch.run(&["boxes", &id, &pdf]).stdout;
    assert!(
        text.contains("1  Wilhelmina Ashgrove came on Monday.") && text.contains("Page 1 is 595 x 842 points"),
        "{text}"
    );

    let words = decide(&["--words", PHRASE, "--reason", "tells who rang", "--json"]).exits(1).json();
    assert_eq!((words["places"].as_u64(), words["letters"].as_u64()), (Some(1), Some(21)));
    let drawn = decide(&["--box", "page=1,x=0,y=0,w=100%,h=50%", "--reason", "too much", "--json"]).exits(1).json();
    assert!(drawn["letters"].as_u64() > Some(60) && drawn["of_subject"].as_u64() > Some(0), "{drawn}");
    let entry = drawn["entry"].to_string();
    scratch.run(&["decide", &id, "--undo", &entry]).exits(0);
    scratch.run(&["decide", &id, "--undo", &entry]).exits(2).complains(&["undone already"]);
    let listed = scratch.run(&["boxes", &id]).exits(0).stdout;
    assert!(listed.contains("tells who rang") && listed.matches("UNDONE").count() == 1, "{listed}");
    assert!(!scratch.read(&format!("cases/requests/{id}/record/events.jsonl")).contains("rang"));

    settle_everything(&scratch, &id);
    scratch.run(&["bundle", &id]).exits(0);
    let leaf = page(&scratch, &id, "stayed for tea").unwrap();
    assert!(leaf.text.contains("Wilhelmina Ashgrove") && !leaf.text.contains("lodger"), "{}", leaf.text);
    let internal = scratch.read(&format!("cases/requests/{id}/bundles/001/internal/redactions.csv"));
    assert!(internal.contains("by hand: characters ") && internal.contains(",tester"), "{internal}");
}

#[test]
fn a_picture_goes_out_only_once_somebody_let_it_and_its_boxes_are_in_its_pixels() {
    let (scratch, id) = prepared();
    let picture = units(&scratch, &id, "image")[0].clone();
    let offered = scratch.run(&["boxes", &id, "--offered", "--json"]).exits(1).lines();
    assert!(offered.iter().any(|o| o["unit"] == picture.as_str() && o["picture"] == true), "{offered:?}");
    scratch.run(&["boxes", &id, &picture, "--show", "look.png"]).exits(0);
    assert!(image::open(scratch.path("look.png")).is_ok());
    let place = "page=1,x=0%,y=0%,w=50%,h=100%";
    scratch.run(&["decide", &id, &picture, "--box", place, "--reason", "another child"]).exits(1);
    settle_everything(&scratch, &id);
    let left =
        |scratch: &Scratch| scratch.run(&["decide", &id, "--list"]).stdout.contains(&format!("{picture},out_of_scope"));
    assert!(left(&scratch), "no policy lets a picture go");
    scratch.write("let.csv", format!("target,action\n{picture},redact\n"));
    scratch.run(&["decide", &id, "--csv", "let.csv"]).exits(0);
    scratch.run(&["bundle", &id]).exits(0);
    let pages = scratch.read(&format!("cases/requests/{id}/bundles/001/internal/pages.csv"));
    let row = pages.lines().find(|l| l.contains(&picture)).unwrap();
    assert!(row.contains("box page=1,x=0%,y=0%,w=50%,h=100%") && row.contains("tester"), "{row}");
    if row.contains("left out") {
        assert!(row.contains("tesseract"), "{row}");
        return println!("skipped: tesseract is not installed, so no picture goes out");
    }
    let bytes =
        std::fs::read(scratch.path(&format!("cases/requests/{id}/bundles/001/disclosure/response.pdf"))).unwrap();
    let shown = (1..).map_while(|n| Pdf.leaf(&bytes, n, 36, &ReadLimits::default())).find_map(|leaf| {
        leaf.ops.iter().find_map(|op| match op {
            dsar::format::leaf::Op::Image { picture: dsar::format::leaf::Shown::Colours(p, _), .. } => Some(p.clone()),
            _ => None,
        })
    });
    let shown = shown.unwrap();
    let n = usize::from(shown.samples);
    let pixel = |x: u32, y: u32| shown.data[(y * shown.width + x) as usize * n];
    let dark = |x: u32| (0..shown.height).all(|y| pixel(x, y).abs_diff(25) < 20);
    assert!(dark(2) && dark(shown.width / 2 - 8) && !dark(shown.width - 9));
}
