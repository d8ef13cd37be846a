//! Whole files through the reader: small PDFs written here, one feature each.

mod beside;
mod order;
mod pictures;
mod trouble;
mod whole;

use super::*;
use crate::format::{Format, Probe, ReadLimits};

/// A file of numbered objects (the first is number 1 and the catalogue) with a table and a trailer.
fn file(objects: &[String], trailer: &str) -> Vec<u8> {
    let mut out = b"%PDF-1.7\n".to_vec();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (number, object) in (1..).zip(objects) {
        table.push_str(&format!("{:010} 00000 n \n", out.len()));
        out.extend_from_slice(format!("{number} 0 obj\n{object}\nendobj\n").as_bytes());
    }
    let start = out.len();
    let end =
        format!("{table}trailer\n<</Root 1 0 R/Size {}{trailer}>>\nstartxref\n{start}\n%%EOF\n", objects.len() + 1);
    out.extend_from_slice(end.as_bytes());
    out
}

fn stream(data: &str) -> String {
    format!("<</Length {}>>\nstream\n{data}\nendstream", data.len())
}

/// One page in Helvetica with that content; `page`, `catalogue` and `more` add entries and objects (from number 6).
fn one_page(content: &str, page: &str, catalogue: &str, more: &[&str]) -> Vec<u8> {
    let mut objects = vec![
        format!("<</Type/Catalog/Pages 2 0 R{catalogue}>>"),
        "<</Type/Pages/Count 1/Kids[3 0 R]>>".to_owned(),
        format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>{page}>>"
        ),
        stream(content),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_owned(),
    ];
    objects.extend(more.iter().map(|s| (*s).to_owned()));
    file(&objects, "")
}

fn read_with(bytes: &[u8], passwords: &[&str]) -> Extraction {
    let passwords = passwords.iter().map(|p| (*p).to_owned()).collect();
    Pdf.extract(bytes, &ReadLimits { passwords, ..ReadLimits::default() })
}

fn text_of(content: &str) -> String {
    let out = read_with(&one_page(content, "", "", &[]), &[]);
    assert_eq!(out.exceptions, vec![], "{content}");
    body(&out)
}

fn body(out: &Extraction) -> String {
    let first = out.passages.iter().find(|p| p.locator == Locator::Page(1) && p.hidden.is_none());
    first.map(|p| p.text.expose().to_owned()).unwrap_or_default()
}

fn hidden(out: &Extraction, why: &str) -> String {
    let found: Vec<&str> =
        out.passages.iter().filter(|p| p.hidden.as_deref() == Some(why)).map(|p| p.text.expose()).collect();
    found.join("|")
}

fn part_text<'a>(out: &'a Extraction, what: &str) -> &'a str {
    let is = |p: &&Passage| matches!(&p.locator, Locator::PagePart { what: w, .. } if w == what);
    out.passages.iter().find(is).map_or("", |p| p.text.expose())
}

fn kinds(out: &Extraction) -> Vec<(ExceptionKind, Locator)> {
    out.exceptions.iter().map(|e| (e.kind, e.locator.clone())).collect()
}

fn unread(out: &Extraction) -> Vec<(u32, &str)> {
    assert!(out.pictures.iter().all(|p| p.unread.locator == Locator::Page(p.number)));
    out.pictures.iter().map(|p| (p.number, p.unread.detail.as_str())).collect()
}

#[test]
fn plain_and_kerned_text_become_words() {
    assert_eq!(text_of("BT /F 12 Tf 50 700 Td (Ada Lovelace) Tj ET"), "Ada Lovelace");
    assert_eq!(text_of("BT /F 12 Tf 50 700 Td [(A) 20 (d) -30 (a) -300 (Lo) 40 (ve) 10 (lace)] TJ ET"), "Ada Lovelace");
    assert_eq!(text_of("BT /F 12 Tf 3 Tc 50 700 Td (Ada Lovelace) Tj ET"), "Ada Lovelace");
    assert_eq!(
        text_of("BT /F 12 Tf 50 700 Td (one) Tj 0 -14 Td (Quist-) Tj 0 -14 Td (gaard) Tj ET"),
        "one\nQuist-\ngaard"
    );
}

/// A font of 500 units a glyph that shows nothing; `map` are the pairs of its ToUnicode map.
fn mapped(content: &str, map: &str) -> Vec<u8> {
    let cmap = stream(&format!(
        "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange\n{} beginbfchar\n{map}\nendbfchar endcmap",
        map.lines().count()
    ));
    let widths = "500 ".repeat(256);
    let font = format!(
        "<</Type/Font/Subtype/TrueType/BaseFont/Unknown/FirstChar 0/LastChar 255/Widths[{widths}]/ToUnicode 7 0 R>>"
    );
    one_page(content, "/Resources<</Font<</F 6 0 R>>>>", "", &[&font, &cmap])
}

/// A page with a font of codes of two bytes that is not in the file, and `more` of its entries.
fn unembedded(content: &str, more: &str) -> Vec<u8> {
    let font = format!(
        "<</Type/Font/Subtype/Type0/BaseFont/Mada/Encoding/Identity-H{more}/DescendantFonts[<</Type/Font/Subtype/CIDFontType2\
         /BaseFont/Mada/DW 500/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>]>>"
    );
    one_page(content, "/Resources<</Font<</F 6 0 R>>>>", "", &[&font])
}

#[test]
fn codes_are_unicode_where_the_font_says_so_and_nowhere_else() {
    let page = "BT /F 12 Tf 50 700 Td <005A006F00EB002000532026> Tj ET";
    let told = read_with(&unembedded(page, "/ToUnicode/Identity-H"), &[]);
    assert_eq!((body(&told).as_str(), unread(&told)), ("Zoë S…", vec![]));
    let untold = read_with(&unembedded(page, ""), &[]);
    assert_eq!((body(&untold).contains('Z'), unread(&untold).len()), (false, 1), "recognition is asked");
}

#[test]
fn content_decides_the_bid() {
    let bid = |untrusted_name: &str, bytes: &[u8]| Pdf.bid(&Probe { untrusted_name, bytes });
    assert_eq!(bid("x.docx", b"%PDF-1.4 ..."), Bid::Magic);
    assert_eq!(bid("x.pdf", b"junk before\n%PDF-1.4"), Bid::Magic);
    assert_eq!(bid("x.pdf", b"no mark"), Bid::Extension);
    assert_eq!(bid("x.txt", b"how to write %PDF-1.4"), Bid::No);
}
