//! Documents of Apple's Pages, Numbers and Keynote: the preview they carry becomes a member, and the file says that the rest
//! is not read. Those of 2009 and before hold their text as XML, which is read.

use super::package::Package;
use super::protected::refused;
use super::xml::{self, Pull};
use super::{Bid, Format, Probe, ReadLimits, office};
use crate::model::{Exception, ExceptionKind, Extraction, Locator, PassageKind};

/// The reader.
pub struct Iwork;

/// Parts that older versions keep their text in.
const TEXTS: [&str; 3] = ["index.xml", "index.apxl", "presentation.apxl"];
/// Previews, the fullest first.
const PREVIEWS: [&str; 3] = ["quicklook/preview.pdf", "preview.jpg", "quicklook/thumbnail.jpg"];

impl Format for Iwork {
    fn name(&self) -> &'static str {
        "iwork"
    }

    fn bid(&self, probe: &Probe) -> Bid {
        let limits = ReadLimits { unpacked: 1 << 20, ..ReadLimits::default() };
        let named = ["pages", "numbers", "key"].contains(&probe.ending().as_str());
        let Some(package) = probe.bytes.starts_with(b"PK").then(|| Package::open(probe.bytes, &limits).ok()).flatten()
        else {
            return Bid::No;
        };
        let mine = |n: &str| n.ends_with(".iwa") || named && (n.ends_with("index.zip") || TEXTS.contains(&n));
        if package.names().any(|n| mine(&n.to_ascii_lowercase())) { Bid::Magic } else { Bid::No }
    }

    fn extract(&self, untrusted_bytes: &[u8], limits: &ReadLimits) -> Extraction {
        let mut package = match Package::open(untrusted_bytes, limits) {
            Ok(package) => package,
            Err(exception) => return Extraction { exceptions: vec![exception], ..Extraction::default() },
        };
        let mut out = Extraction::default();
        let names: Vec<String> = package.names().map(str::to_owned).collect();
        let lower = |n: &String| n.to_ascii_lowercase();
        for name in names.iter().filter(|n| TEXTS.contains(&lower(n).as_str())) {
            text(&mut package, name, &mut out);
        }
        if out.passages.is_empty() {
            let preview = PREVIEWS.iter().find_map(|p| names.iter().find(|n| lower(n).ends_with(p)));
            preview.inspect(|name| office::member(&mut package, name, "preview", &mut out));
            for name in names.iter().filter(|n| lower(n).contains("data/") && !lower(n).ends_with(".iwa")) {
                office::member(&mut package, name, "picture", &mut out);
            }
            let told = "a document of Pages, Numbers or Keynote: its preview and pictures were read, the rest was not; export it as PDF";
            if out.members.is_empty() {
                return refused(
                    ExceptionKind::Unsupported,
                    "a document of Pages, Numbers or Keynote: export it as PDF",
                );
            }
            out.exceptions.push(Exception::whole(ExceptionKind::PartlyRead, told));
        }
        out
    }
}

/// The texts of an older document.
fn text(package: &mut Package, name: &str, out: &mut Extraction) {
    let Some(part) = package.text(name, "body", &mut out.exceptions) else { return };
    match xml::all_text(Pull::new(&part)) {
        Ok(text) => {
            let lines: Vec<String> = text.lines().map(str::to_owned).collect();
            let at = |number| Locator::Paragraph { part: "body".to_owned(), number };
            out.passages.extend(office::lines(&lines, PassageKind::Body, None, at));
        }
        Err(_) => out.exceptions.push(office::malformed("body")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::package::pack::pack;

    #[test]
    fn previews_are_members_and_the_rest_is_said_to_be_unread() {
        let bytes = pack(&[("Index/Document.iwa", "x"), ("QuickLook/Preview.pdf", "%PDF-1.4 and so on")]);
        assert_eq!(Iwork.bid(&Probe { untrusted_name: "plan.pages", bytes: &bytes }), Bid::Magic);
        let out = Iwork.extract(&bytes, &ReadLimits::default());
        assert_eq!((out.members.len(), out.exceptions[0].kind), (1, ExceptionKind::PartlyRead));
    }

    #[test]
    fn older_documents_hold_their_text() {
        let bytes = pack(&[("index.xml", "<sl:document><sf:p>Jane Smith</sf:p></sl:document>")]);
        let out = Iwork.extract(&bytes, &ReadLimits::default());
        assert_eq!(out.passages[0].text.expose(), "Jane Smith");
    }
}
