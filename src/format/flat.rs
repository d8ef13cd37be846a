//! Office documents in one XML file: flat OpenDocument (.fodt, .fods, .fodp), Word and Excel 2003 XML, and Office packages
//! written flat. What is in them is read as in their packages; pictures in base64 become members.

mod sheets;

use super::protected::refused;
use super::xml::{self, Malformed, Pull, Step};
use super::{Bid, Format, Probe, ReadLimits, docx, odf, office};
use crate::model::passage::FieldBuilder;
use crate::model::{Evidence, ExceptionKind, Extraction, ItemMeta, Locator, Member, PassageKind};
use base64::Engine;
use std::io::{Cursor, Write};

/// The reader.
pub struct Flat;

/// Bytes of the head that are looked at for the root element.
const HEAD: usize = 4_096;

/// The kinds, by what stands in the root element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    OpenDocument,
    Package,
    Word,
    Excel,
}

const ROOTS: &[(&str, &str, Kind)] = &[
    ("document", "urn:oasis:names:tc:opendocument:xmlns:office:1.0", Kind::OpenDocument),
    ("package", "http://schemas.microsoft.com/office/2006/xmlPackage", Kind::Package),
    ("wordDocument", "http://schemas.microsoft.com/office/word/2003/wordml", Kind::Word),
    ("Workbook", "urn:schemas-microsoft-com:office:spreadsheet", Kind::Excel),
];

impl Format for Flat {
    fn name(&self) -> &'static str {
        "flat"
    }

    fn bid(&self, probe: &Probe) -> Bid {
        if kind(probe.bytes).is_some() { Bid::Magic } else { Bid::No }
    }

    fn extract(&self, untrusted_bytes: &[u8], limits: &ReadLimits) -> Extraction {
        let text = xml::decode(untrusted_bytes);
        let mut out = Extraction::default();
        match kind(untrusted_bytes) {
            Some(Kind::OpenDocument) => odf::flat(&text, &mut out),
            Some(Kind::Package) => return package(&text, limits),
            Some(Kind::Word) => out.passages = docx::flat(&text, &mut out.exceptions),
            Some(Kind::Excel) => sheets::read(&text, &mut out),
            None => return refused(ExceptionKind::Unsupported, "no reader knows this kind of file"),
        }
        properties(&text, &mut out);
        pictures(&text, &mut out);
        out
    }
}

fn kind(bytes: &[u8]) -> Option<Kind> {
    let head = xml::decode(&bytes[..bytes.len().min(HEAD)]);
    if !head.trim_start_matches(['\u{feff}', ' ', '\r', '\n', '\t']).starts_with('<') {
        return None;
    }
    let mut pull = Pull::lenient(&head);
    while let Ok(Some(step)) = pull.step() {
        let Step::Open(tag) = step else { continue };
        return ROOTS
            .iter()
            .find(|(root, space, _)| tag.name() == *root && head.contains(space))
            .map(|(_, _, kind)| *kind);
    }
    None
}

/// Document properties, which both families keep in an element of their own.
fn properties(text: &str, out: &mut Extraction) {
    for (open, close) in [
        ("<office:meta", "</office:meta>"),
        ("<o:DocumentProperties", "</o:DocumentProperties>"),
        ("<DocumentProperties", "</DocumentProperties>"),
    ] {
        let Some(part) = between(text, open, close) else { continue };
        let mut meta = ItemMeta::default();
        let read =
            if open.contains("office") { office::named(part, &mut meta) } else { old_properties(part, &mut meta) };
        match read {
            Ok(fields) if fields.is_empty() => {}
            Ok(fields) => out.passages.push(fields.finish(Locator::Property("core".to_owned()), PassageKind::Property)),
            Err(Malformed) => out.exceptions.push(office::malformed("properties")),
        }
        out.meta = meta;
        return;
    }
}

/// The properties of Office 2003, whose elements are named in other letters.
fn old_properties(part: &str, meta: &mut ItemMeta) -> Result<FieldBuilder, Malformed> {
    const NAMES: &[&str] =
        &["Title", "Subject", "Author", "Keywords", "Description", "LastAuthor", "Category", "Manager", "Company"];
    let (mut pull, mut fields) = (Pull::lenient(part), FieldBuilder::default());
    while let Some(step) = pull.step()? {
        let Step::Open(tag) = step else { continue };
        let Some(name) = NAMES.iter().find(|n| **n == tag.name()) else {
            if tag.name() == "LastSaved" {
                meta.date = office::utc(pull.inner_text()?.trim());
            }
            continue;
        };
        let value = pull.inner_text()?;
        if *name == "Title" {
            meta.title = Some(Evidence::new(value.trim()));
        }
        fields.line(if *name == "LastAuthor" { "Last modified by" } else { name }, value.trim());
    }
    Ok(fields)
}

fn between<'t>(text: &'t str, open: &str, close: &str) -> Option<&'t str> {
    let from = text.find(open)?;
    let to = from + text[from..].find(close)? + close.len();
    Some(&text[from..to])
}

/// Binary data within the markup (`office:binary-data`, `w:binData`), as members.
fn pictures(text: &str, out: &mut Extraction) {
    let (mut pull, mut number) = (Pull::lenient(text), 0);
    while let Ok(Some(step)) = pull.step() {
        let Step::Open(tag) = step else { continue };
        if !matches!(tag.name(), "binary-data" | "binData") {
            continue;
        }
        let name = tag.attr("name").and_then(|n| n.rsplit('/').next().map(str::to_owned));
        let Some(bytes) = pull.inner_text().ok().and_then(|t| decoded(&t)) else { continue };
        number += 1;
        let name = name.unwrap_or_else(|| format!("picture {number}"));
        office::keep(Member { untrusted_name: Evidence::new(name), bytes }, out);
    }
}

fn decoded(text: &str) -> Option<Vec<u8>> {
    let digits: String = text.split_whitespace().collect();
    base64::engine::general_purpose::STANDARD.decode(digits).ok().filter(|b| !b.is_empty())
}

/// A flat package (`pkg:package`) made into one, and read as such.
fn package(text: &str, limits: &ReadLimits) -> Extraction {
    match zipped(text) {
        Some(bytes) => match super::choose(&Probe { untrusted_name: "", bytes: &bytes }) {
            Some(format) if format.name() != Flat.name() => format.extract(&bytes, limits),
            _ => refused(ExceptionKind::Unsupported, "a package of no kind that is read"),
        },
        None => refused(ExceptionKind::Corrupt, "the package's parts could not be told apart"),
    }
}

fn zipped(text: &str) -> Option<Vec<u8>> {
    let mut writer = ::zip::ZipWriter::new(Cursor::new(Vec::new()));
    let (mut rest, mut overrides) = (text, String::new());
    while let Some(at) = rest.find("<pkg:part ") {
        let part = &rest[at..];
        let end = part.find("</pkg:part>")?;
        let (part, after) = part.split_at(end);
        rest = after;
        let value = |name: &str| Some(part.split_once(&format!("pkg:{name}=\""))?.1.split('"').next()?.to_owned());
        let name = value("name")?.trim_start_matches('/').to_owned();
        let data = match between(part, "<pkg:xmlData", "</pkg:xmlData>") {
            Some(xml) => xml.split_once('>')?.1.trim_end_matches("</pkg:xmlData>").as_bytes().to_vec(),
            None => decoded(
                between(part, "<pkg:binaryData", "</pkg:binaryData>")?
                    .split_once('>')?
                    .1
                    .trim_end_matches("</pkg:binaryData>"),
            )?,
        };
        overrides +=
            &format!("<Override PartName=\"/{name}\" ContentType=\"{}\"/>", value("contentType").unwrap_or_default());
        writer.start_file(name, ::zip::write::SimpleFileOptions::default()).ok()?;
        writer.write_all(&data).ok()?;
    }
    writer.start_file("[Content_Types].xml", ::zip::write::SimpleFileOptions::default()).ok()?;
    writer.write_all(format!("<Types>{overrides}</Types>").as_bytes()).ok()?;
    Some(writer.finish().ok()?.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Extraction {
        assert_eq!(Flat.bid(&Probe { untrusted_name: "x.xml", bytes: text.as_bytes() }), Bid::Magic);
        Flat.extract(text.as_bytes(), &ReadLimits::default())
    }

    fn said(out: &Extraction) -> Vec<&str> {
        out.passages.iter().map(|p| p.text.expose()).collect()
    }

    #[test]
    fn word_2003_gives_text_properties_and_pictures() {
        let out = read(
            "<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?><w:wordDocument xmlns:w=\"http://schemas.microsoft.com/office/word/2003/wordml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\"><o:DocumentProperties><o:Author>Ann Lee</o:Author></o:DocumentProperties><w:body><w:p><w:r><w:t>Jane Smith</w:t></w:r><w:r><w:pict><w:binData w:name=\"wordml://1.png\">aGVsbG8=</w:binData></w:pict></w:r></w:p></w:body></w:wordDocument>",
        );
        assert_eq!(said(&out), ["Jane Smith", "Author: Ann Lee"]);
        assert_eq!(out.members[0].bytes, b"hello");
    }

    #[test]
    fn excel_2003_keeps_places_comments_and_what_is_hidden() {
        let out = read(
            "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet ss:Name=\"Staff\"><Table><Row><Cell><Data ss:Type=\"String\">Pupil</Data></Cell><Cell><Data ss:Type=\"String\">Age</Data></Cell></Row><Row ss:Index=\"4\" ss:Hidden=\"1\"><Cell ss:Index=\"2\"><Data ss:Type=\"Number\">7</Data><Comment ss:Author=\"Ann\"><ss:Data><B>why</B> so</ss:Data></Comment></Cell></Row></Table></Worksheet></Workbook>",
        );
        assert_eq!(said(&out), ["Staff", "Pupil\tAge", "7", "Author: Ann\nComment on B4: why so"]);
        assert_eq!(
            (out.passages[2].locator.to_string().as_str(), out.passages[2].hidden.as_deref()),
            ("sheet 1, row 4", Some("hidden row"))
        );
    }

    #[test]
    fn flat_opendocument_and_flat_packages_are_read() {
        let out = read(
            "<?xml version=\"1.0\"?><office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\"><office:meta><dc:creator>Ann</dc:creator></office:meta><office:body><office:text><text:p>Jane<draw:image><office:binary-data>aGVsbG8=</office:binary-data></draw:image></text:p></office:text></office:body></office:document>",
        );
        assert_eq!((said(&out), out.members.len()), (vec!["Jane", "Author: Ann"], 1));
        let word = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        let out = read(&format!(
            "<pkg:package xmlns:pkg=\"http://schemas.microsoft.com/office/2006/xmlPackage\"><pkg:part pkg:name=\"/_rels/.rels\" pkg:contentType=\"x\"><pkg:xmlData><Relationships><Relationship Id=\"r\" Type=\"{word}/officeDocument\" Target=\"word/document.xml\"/></Relationships></pkg:xmlData></pkg:part><pkg:part pkg:name=\"/word/document.xml\" pkg:contentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"><pkg:xmlData><w:document><w:body><w:p><w:r><w:t>Zoë</w:t></w:r></w:p></w:body></w:document></pkg:xmlData></pkg:part></pkg:package>"
        ));
        assert_eq!(said(&out), ["Zoë"]);
    }
}
