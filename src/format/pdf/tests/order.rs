//! The order in which painted text is read, and the place of its characters.

use super::*;

#[test]
fn order_comes_from_place_not_from_painting() {
    let scrambled =
        "BT /F 12 Tf 1 0 0 1 120 700 Tm (there) Tj 1 0 0 1 50 680 Tm (below) Tj 1 0 0 1 50 700 Tm (Hello) Tj ET";
    assert_eq!(text_of(scrambled), "Hello\tthere\nbelow");
    let each = "BT /F 12 Tf 1 0 0 1 58.67 700 Tm (b) Tj 1 0 0 1 52 700 Tm (a) Tj 1 0 0 1 65.34 700 Tm (c) Tj ET";
    assert_eq!(text_of(each), "abc");
}

#[test]
fn columns_are_read_one_after_the_other_and_tables_across() {
    let mut columns =
        "BT /F 10 Tf 1 0 0 1 50 750 Tm (A title over both of the columns, as wide as the page is) Tj ".to_owned();
    for (x, side) in [(50, "left"), (300, "right")] {
        for line in 0..5 {
            columns
                .push_str(&format!("1 0 0 1 {x} {} Tm ({side} column running text line {line}) Tj ", 700 - line * 12));
        }
    }
    let text = text_of(&format!("{columns} ET"));
    let (left, right) = (text.find("left column running text line 4"), text.find("right column running text line 0"));
    assert!(text.starts_with("A title") && left.is_some() && left < right, "{text}");

    let mut table = "BT /F 10 Tf ".to_owned();
    for line in 0..5 {
        let y = 700 - line * 12;
        table.push_str(&format!(
            "1 0 0 1 50 {y} Tm (first cell of row {line}) Tj 1 0 0 1 300 {y} Tm (second cell of row {line}) Tj "
        ));
    }
    assert!(text_of(&format!("{table} ET")).starts_with("first cell of row 0\tsecond cell of row 0\n"));
}

/// Paints cells of a form: where each begins, and its lines.
fn painted(cells: &[(i32, i32, &[&str])]) -> String {
    let line = |x: i32, y: i32, text: &str| format!("1 0 0 1 {x} {y} Tm ({text}) Tj ");
    let cell = |(x, y, lines): &(i32, i32, &[&str])| -> String {
        (0..).zip(*lines).map(|(n, text)| line(*x, y - 12 * n, text)).collect()
    };
    text_of(&format!("BT /F 10 Tf {} ET", cells.iter().map(cell).collect::<String>()))
}

#[test]
fn rows_of_a_table_with_wrapped_cells_stay_together() {
    let form: &[(i32, i32, &[&str])] = &[
        (50, 750, &["Referral form"]),
        (50, 700, &["Name of the child"]),
        (200, 700, &["Ellie Marsh, who also uses the name of Ellie", "Brookes at her father's house"]),
        (50, 670, &["Who is making the", "referral"]),
        (200, 670, &["Joanne Prior, who has known her since re-", "ception"]),
        (50, 640, &["Address"]),
        (200, 640, &["12 Ridge Row", "Leeds"]),
        (50, 616, &["Also there"]),
        (200, 616, &["Anna Webb", "Cara Boyd"]),
        (50, 560, &["Signed by Joanne Prior"]),
    ];
    let text = "Referral form\n\nName of the child\tEllie Marsh, who also uses the name of Ellie Brookes at her father's house\n\
                Who is making the referral\tJoanne Prior, who has known her since re-\nception\n\
                Address\t12 Ridge Row\nLeeds\nAlso there\tAnna Webb\nCara Boyd\n\nSigned by Joanne Prior";
    assert_eq!(painted(form), text);
    // Something in the margin: then it may be something else than a table.
    let beside: Vec<_> = form.iter().copied().chain([(520, 690, &["Stamp"] as &[&str])]).collect();
    assert!(painted(&beside).contains("Stamp") && !painted(&beside).contains("Ellie Brookes"));
    // Nothing tells that lines of lists were wrapped.
    let lists: &[(i32, i32, &[&str])] = &[
        (50, 700, &["Present"]),
        (200, 700, &["Anna Webb", "Cara Boyd"]),
        (50, 650, &["Absent"]),
        (200, 650, &["Dan Cole", "Ed Rowe"]),
    ];
    assert_eq!(painted(lists), "Present\tAnna Webb\nCara Boyd\nAbsent\tDan Cole\nEd Rowe");
    // A block at the left and one at the right are no table by themselves.
    let blocks: &[(i32, i32, &[&str])] = &[
        (50, 700, &["one two three four", "five six seven", "eight nine ten"]),
        (300, 700, &["and the right column", "has three lines too", "as it happens"]),
    ];
    assert!(painted(blocks).starts_with("one two three four\nfive six seven\neight nine ten\n\nand the right"));
}

#[test]
fn turned_text_and_turned_pages_are_read() {
    let turned = "BT /F 12 Tf 50 700 Td (upright) Tj 0 1 -1 0 300 300 Tm (Ada Lovelace) Tj ET";
    assert_eq!(text_of(turned), "Ada Lovelace\n\nupright");
    let page = one_page("BT /F 12 Tf 0 1 -1 0 300 300 Tm (Ada Lovelace) Tj ET", "/Rotate 90", "", &[]);
    let readings = page_readings(&page, &[]);
    assert_eq!(readings[0].visible.text, "Ada Lovelace");
    let boxes = &readings[0].visible.glyphs;
    assert!(
        boxes.windows(2).all(|p| p[0].rect.x0 < p[1].rect.x0 + 0.1),
        "the turned page shows the line from left to right"
    );
}

#[test]
fn every_character_knows_its_box() {
    let bytes = one_page("BT /F 10 Tf 100 700 Td (Ada B) Tj ET", "", "", &[]);
    let page = &page_readings(&bytes, &[])[0].visible;
    let seen: Vec<&str> = page.glyphs.iter().map(|g| g.span.of(&page.text)).collect();
    assert_eq!(seen, ["A", "d", "a", "B"]);
    let first = page.glyphs[0].rect;
    // Helvetica's A is 667 wide; the baseline stands 100 points under the top of an 800-point page.
    assert!((first.x0 - 100.0).abs() < 0.1 && (first.width() - 6.67).abs() < 0.1, "{first:?}");
    assert!(first.y0 < 93.0 && first.y1 > 100.0 && first.y1 < 104.0, "{first:?}");
}

#[test]
fn fake_bold_counts_once_and_accents_join() {
    assert_eq!(text_of("BT /F 12 Tf 50 700 Td (Bold) Tj ET BT /F 12 Tf 50.3 700 Td (Bold) Tj ET"), "Bold");
    assert_eq!(text_of("BT /F 12 Tf 50 700 Td (Zoe) Tj ET BT /F 12 Tf 65.8 700 Td (\\250) Tj ET"), "Zoë");
}

#[test]
fn words_before_a_line_of_dots_stay_apart() {
    let dots = "(.) -230 ".repeat(30);
    let line = text_of(&format!("BT /F 12 Tf 50 700 Td [(Anna) -280 (Lee) -280 {dots} (7)] TJ ET"));
    assert!(line.starts_with("Anna Lee"), "{line}");
    let wide = text_of(&format!("BT /F 12 Tf 50 700 Td [(A) -300 (N) -300 (N) -300 (A) -230 {dots} (7)] TJ ET"));
    assert!(wide.starts_with("ANNA"), "{wide}");
}

#[test]
fn right_to_left_words_inside_a_line_keep_their_spaces() {
    let map = "<41> <0061>\n<42> <0062>\n<43> <05D0>\n<44> <05D1>\n<45> <05D2>\n<20> <0020>";
    let seen = |content: &str| body(&read_with(&mapped(&format!("BT /F 12 Tf 50 700 Td ({content}) Tj ET"), map), &[]));
    assert_eq!(seen("CD AB"), "ab בא", "the line runs to the left");
    assert_eq!(seen("AB ED ABA"), "ab בג aba");
    assert_eq!(seen("AB ED C AB A"), "ab א בג ab a");
    assert_eq!(seen("ABCDAB"), "abבאab");
}

#[test]
fn a_clusters_text_counts_once() {
    let map = "<41> <064A0628064A0628062D>\n<42> <0061>";
    let out = read_with(&mapped("BT /F 12 Tf 50 700 Td (BA\\001\\002B) Tj ET", map), &[]);
    assert_eq!((body(&out).as_str(), unread(&out)), ("a\u{64A}\u{628}\u{64A}\u{628}\u{62D}a", vec![]));
}

#[test]
fn marks_join_the_letter_they_stand_over() {
    let font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding<</Differences[65/e/acute/a/circumflex/E/A]>>>>";
    let with = |content: &str| {
        let page = "/Resources<</Font<</F 6 0 R>>>>";
        body(&read_with(&one_page(&format!("BT /F 10 Tf 50 700 Td {content} Tj ET"), page, "", &[font]), &[]))
    };
    // Half of the letter's width and half of the accent's back, then forward again.
    assert_eq!(with("[(A) 445 (B) 112 (A)] TJ [(C)]TJ ()"), "éea");
    assert_eq!(with("[(B) 445 (A) -50 (C)] TJ ()"), "éa");
    assert_eq!(with("[(A) -300 (E) -300 (C) -300 (F) -300 (A) -300 (E)] TJ ()"), "e E a A e E", "a list of letters");
    assert_eq!(with("[(E) -300 (F) -300 (E) -300 (F) -300 (E)] TJ ()"), "EAEAE", "a word set wide");
}

#[test]
fn hidden_text_is_kept_apart_with_its_reason() {
    let cases = [
        ("BT /F 12 Tf 3 Tr 50 600 Td (Ada) Tj ET", "invisible text"),
        ("BT /F 12 Tf 1 g 50 600 Td (Ada) Tj ET", "white text"),
        ("BT /F 1 Tf 50 600 Td (Ada) Tj ET", "tiny text"),
        ("BT /F 12 Tf 50 900 Td (Ada) Tj ET", "off the page"),
        ("BT /F 12 Tf 50 600 Td (Ada) Tj ET 0 g 40 590 100 30 re f", "under a box"),
        ("0 g 40 590 100 30 re f BT /F 12 Tf 50 600 Td (Ada) Tj ET", "in the colour of its ground"),
        ("q 300 300 50 50 re W n BT /F 12 Tf 50 600 Td (Ada) Tj ET Q", "clipped away"),
    ];
    for (content, why) in cases {
        let out = read_with(&one_page(&format!("BT /F 12 Tf 50 700 Td (seen) Tj ET {content}"), "", "", &[]), &[]);
        assert_eq!((body(&out).as_str(), hidden(&out, why).as_str()), ("seen", "Ada"), "{why}");
    }
    let on_black = text_of("0 g 40 590 100 30 re f BT /F 12 Tf 1 g 50 600 Td (Ada) Tj ET");
    assert_eq!(on_black, "Ada", "white on black is read");
}
