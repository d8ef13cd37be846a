//! Pages that only OCR can read: which are found, and how they are drawn for it.

use super::*;

/// A grey picture of ten pixels: the left half of its upper row is black.
const MARKED: &str = "<</Type/XObject/Subtype/Image/Width 5/Height 2/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/ASCIIHexDecode/Length 21>>\n\
    stream\n0000FFFFFFFFFFFFFFFF>\nendstream";
const WITH_IMAGE: &str = "/Resources<</Font<</F 5 0 R>>/XObject<</I 6 0 R>>>>";

#[test]
fn pages_that_only_ocr_can_read_say_so() {
    let scan = "q 600 0 0 800 0 0 cm /I Do Q";
    let out = read_with(&one_page(scan, WITH_IMAGE, "", &[MARKED]), &[]);
    assert_eq!(unread(&out), [(1, "the page is a picture with no or hardly any text")]);

    let layered = format!(
        "{scan} BT 3 Tr /F 12 Tf 50 700 Td (Read by an earlier OCR, with a good many words of text on the page) Tj ET"
    );
    let out = read_with(&one_page(&layered, WITH_IMAGE, "", &[MARKED]), &[]);
    assert_eq!((unread(&out), kinds(&out)), (vec![], vec![]), "a text layer has been there");
    assert!(hidden(&out, "text layer of a scan").starts_with("Read by an earlier OCR"));
}

#[test]
fn maps_that_tell_no_truth_are_found_out() {
    let unknown = [(1, "the page's fonts do not say which characters they show")];
    let content = |text: &str| format!("BT /F 12 Tf 50 700 Td ({text}) Tj ET");
    let all_spaces: Vec<String> = (65..85).map(|c| format!("<{c:02x}> <0020>")).collect();
    let untrue = [(1, "the page's fonts name other characters than they show")];
    let blank = read_with(&mapped(&content("ABCDEFGHIJKLMNOPQRST"), &all_spaces.join("\n")), &[]);
    assert_eq!((unread(&blank), kinds(&blank)), (untrue.to_vec(), vec![]), "letters that claim to be spaces");
    let private: Vec<String> = (65..75).map(|c| format!("<{c:02x}> <E0{c:02x}>")).collect();
    let words = content("xyz xyz xyz xyz xyz xyz xyz xyz xyz xyz xyz xyz xyz xyz xyz ABCDEF");
    assert_eq!(unread(&read_with(&mapped(&words, &private.join("\n")), &[])), unknown, "one word of a font of its own");
    let bullet = mapped(&content("xyz xyz xyz xyz xyz A xyz xyz xyz xyz xyz xyz A xyz"), &private.join("\n"));
    assert_eq!(unread(&read_with(&bullet, &[])), []);
    let shifted = "WKH TXLFN EURZQ IRB MXPSV RYHU WKH ODCB GRJ) Tj 0 -14 Td (".repeat(8);
    assert_eq!(unread(&read_with(&one_page(&content(&shifted), "", "", &[]), &[])), untrue);
}

#[test]
fn pictures_beside_text_are_looked_at_once() {
    let screenshot = MARKED.replace("Width 5/Height 2", "Width 500/Height 200");
    let text = "BT /F 12 Tf 50 700 Td (Dear all, what you see below is the message that I was sent on the Monday after, together with what I wrote back) Tj ET";
    let page =
        |size: u32| one_page(&format!("{text} q {size} 0 0 {size} 50 50 cm /I Do Q"), WITH_IMAGE, "", &[&screenshot]);
    assert_eq!(unread(&read_with(&page(300), &[])), [(1, "the page has pictures that may show writing")]);
    assert_eq!(unread(&read_with(&page(40), &[])), [], "a logo");

    let letterhead =
        |number: u32| format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents {number} 0 R{WITH_IMAGE}>>");
    let content = stream(&format!("{text} q 300 0 0 300 50 50 cm /I Do Q"));
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Count 2/Kids[3 0 R 7 0 R]>>".to_owned(),
        letterhead(4),
        content,
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_owned(),
        screenshot.clone(),
        letterhead(4),
    ];
    assert_eq!(unread(&read_with(&file(&objects, ""), &[])).len(), 1, "the second page shows nothing new");
}

fn drawn(bytes: &[u8]) -> Option<Picture> {
    Pdf.picture(bytes, 1, &ReadLimits::default())
}

/// Where the dark pixels stand, in fractions of the picture from its top left.
fn dark(picture: &Picture) -> (f64, f64, f64, f64) {
    let (mut x0, mut y0, mut x1, mut y1) = (1.0f64, 1.0f64, 0.0f64, 0.0f64);
    for (at, _) in picture.grey.iter().enumerate().filter(|(_, g)| **g < 128) {
        let (x, y) = (at as u32 % picture.width, at as u32 / picture.width);
        let (x, y) = (f64::from(x) / f64::from(picture.width), f64::from(y) / f64::from(picture.height));
        (x0, y0, x1, y1) = (x0.min(x), y0.min(y), x1.max(x), y1.max(y));
    }
    let round = |v: f64| (v * 20.0).round() / 20.0;
    (round(x0), round(y0), round(x1), round(y1))
}

#[test]
fn scans_are_drawn_in_their_place_the_right_way_up() {
    let scan = "q 300 0 0 400 0 400 cm /I Do Q";
    let picture = drawn(&one_page(scan, WITH_IMAGE, "", &[MARKED])).unwrap();
    assert_eq!(picture.grey.len(), (picture.width * picture.height) as usize);
    assert!((picture.width * 4).abs_diff(picture.height * 3) < 4, "the whole page");
    // Two of the five pixels of the upper of two rows, in the upper left quarter of the page.
    assert_eq!(dark(&picture), (0.0, 0.0, 0.2, 0.25));
    let turned = drawn(&one_page(scan, &format!("{WITH_IMAGE}/Rotate 90"), "", &[MARKED])).unwrap();
    assert_eq!((turned.width, turned.height), (picture.height, picture.width));
    assert_eq!(dark(&turned), (0.75, 0.0, 1.0, 0.2), "turned clockwise");
    let mirrored = "q -300 0 0 400 300 400 cm /I Do Q";
    assert_eq!(dark(&drawn(&one_page(mirrored, WITH_IMAGE, "", &[MARKED])).unwrap()), (0.3, 0.0, 0.5, 0.25));
}

#[test]
fn boxes_over_a_scan_and_masks_are_painted() {
    let boxed = "q 600 0 0 800 0 0 cm /I Do Q 1 g 0 0 600 800 re f 0 g 300 0 300 400 re f";
    assert_eq!(dark(&drawn(&one_page(boxed, WITH_IMAGE, "", &[MARKED])).unwrap()), (0.5, 0.5, 1.0, 1.0));
    let stencil = MARKED
        .replace("ColorSpace/DeviceGray/BitsPerComponent 8", "ImageMask true")
        .replace("0000FFFFFFFFFFFFFFFF>", "38F8>");
    let masked = "1 1 1 rg 0 0 600 800 re f 0 g q 600 0 0 800 0 0 cm /I Do Q";
    let picture = drawn(&one_page(masked, WITH_IMAGE, "", &[&stencil])).unwrap();
    assert_eq!(dark(&picture), (0.0, 0.0, 0.4, 0.5), "zero paints");
}

#[test]
fn letters_without_meaning_are_drawn_as_a_viewer_shows_them() {
    let font = "<</Type/Font/Subtype/Type3/FontBBox[0 0 1000 1000]/FontMatrix[.001 0 0 .001 0 0]/FirstChar 1/LastChar 1/Widths[1000]\
        /Encoding<</Differences[1/a1]>>/CharProcs<</a1 7 0 R>>>>";
    let page = "/Resources<</Font<</F 6 0 R>>>>";
    let shape = stream("1000 0 0 0 1000 1000 d1 0 0 1000 1000 re f");
    let bytes = one_page("BT /F 100 Tf 300 400 Td (\\001) Tj ET", page, "", &[font, &shape]);
    assert_eq!(unread(&read_with(&bytes, &[])), [(1, "the page's fonts do not say which characters they show")]);
    let picture = drawn(&bytes).unwrap();
    assert_eq!((picture.width, picture.height, picture.dpi), (2500, 3333, 300));
    let (x0, y0, x1, y1) = dark(&picture);
    assert!((x0, x1) == (0.5, 0.65) && y0 < y1 && y1 == 0.5, "{:?}", dark(&picture));
}

#[test]
fn letters_that_are_known_are_not_drawn_again() {
    let font = "<</Type/Font/Subtype/Type3/FontBBox[0 0 1000 1000]/FontMatrix[.001 0 0 .001 0 0]/FirstChar 1/LastChar 1/Widths[1000]\
        /Encoding<</Differences[1/a1]>>/CharProcs<</a1 7 0 R>>>>";
    let shape = stream("1000 0 0 0 1000 1000 d1 0 0 1000 1000 re f");
    let content = "BT /F 100 Tf 300 400 Td (\\001) Tj ET BT /G 40 Tf 50 700 Td (II) Tj ET";
    let bytes = one_page(content, "/Resources<</Font<</F 6 0 R/G 5 0 R>>>>", "", &[font, &shape]);
    let (x0, y0, ..) = dark(&drawn(&bytes).unwrap());
    assert!(x0 == 0.5 && y0 > 0.3, "{x0} {y0}");
}

#[test]
fn hostile_pictures_are_refused_in_time() {
    let huge = MARKED.replace("Width 5/Height 2", "Width 60000/Height 60000");
    let scan = "q 600 0 0 800 0 0 cm /I Do Q";
    assert_eq!(drawn(&one_page(scan, WITH_IMAGE, "", &[&huge])), None);
    let masked = MARKED.replace("/Width 5", "/SMask 7 0 R/Width 5");
    let mask = MARKED.replace("Width 5/Height 2", "Width 60000/Height 60000");
    assert_eq!(drawn(&one_page(scan, WITH_IMAGE, "", &[&masked, &mask])), None);
    let wide = one_page(scan, &format!("{WITH_IMAGE}/CropBox[0 0 600 800]"), "", &[MARKED]);
    let wide = String::from_utf8_lossy(&wide).replace("[0 0 600 800]", "[0 0 90000 800]");
    let picture = drawn(wide.as_bytes()).unwrap();
    assert!(
        u64::from(picture.width) * u64::from(picture.height) <= 25_100_000 && picture.dpi == 0,
        "{}",
        picture.width
    );
    assert_eq!(
        Pdf.picture(&one_page(scan, WITH_IMAGE, "", &[MARKED]), 2, &ReadLimits::default()),
        None,
        "no such page"
    );
    assert_eq!(Pdf.picture(b"%PDF-1.7 nothing", 1, &ReadLimits::default()), None);
}
