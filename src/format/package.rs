//! Bounded access to the ZIP packages of office files: every entry is measured before it is parsed. It knows the package
//! (ECMA-376 part 2, ODF part 2), not what its parts mean.

use super::ReadLimits;
use super::xml::{self, Pull, Step};
use crate::model::{Exception, ExceptionKind, Locator};
use std::cell::Cell;
use std::collections::HashMap;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// Entries beyond this number are taken for an attack.
const MAX_ENTRIES: usize = 20_000;
/// No single part may unpack to more bytes than this.
const MAX_ENTRY: u64 = 256 << 20;
/// Above this size a part that unpacks to more than `MAX_RATIO` times its packed size is refused.
const RATIO_FROM: u64 = 16 << 20;
const MAX_RATIO: u64 = 200;

/// The mark of a compound file (MS-CFB 2.2).
pub const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// An open package.
pub struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// Names as written, with `/` and without a leading one.
    names: Vec<String>,
    /// Places by name in lower case: letter case does not tell parts apart.
    places: HashMap<String, usize>,
    left: Cell<u64>,
    /// True where two parts bear one name: programs differ in which they read, and one stays unread.
    pub ambiguous: bool,
    lock: Option<Box<Unlock>>,
}

/// Opens a part that a manifest says is encrypted: name, bytes as packed, most bytes it may unpack to.
pub type Unlock = dyn Fn(&str, &[u8], u64) -> Option<Vec<u8>>;

impl<'a> Package<'a> {
    /// Opens the package's directory.
    ///
    /// # Errors
    /// `Corrupt` where there is no directory, `TooLarge` where it lists too many parts.
    pub fn open(untrusted_bytes: &'a [u8], limits: &ReadLimits) -> Result<Package<'a>, Exception> {
        let archive = ZipArchive::new(Cursor::new(untrusted_bytes)).map_err(|_| {
            Exception::whole(ExceptionKind::Corrupt, "the file is damaged or cut off: its list of parts cannot be read")
        })?;
        if archive.len() > MAX_ENTRIES {
            return Err(Exception::whole(ExceptionKind::TooLarge, "the package lists more parts than the limit"));
        }
        let mut archive = archive;
        let mut ambiguous = archive.has_duplicate_names();
        let mut names: Vec<String> = Vec::with_capacity(archive.len());
        for index in 0..archive.len() {
            let name = name_of(&archive, index);
            let written = written_name(&mut archive, index, untrusted_bytes).unwrap_or_else(|| name.clone());
            // A second name in Unicode is no part of the standard: office programs go by the first (Info-ZIP, 0x7075).
            ambiguous |= written != name;
            names.push(written);
        }
        let places = names.iter().enumerate().rev().map(|(i, n)| (n.to_ascii_lowercase(), i)).collect();
        Ok(Package { archive, names, places, left: Cell::new(limits.unpacked), ambiguous, lock: None })
    }

    /// Names of all parts, folders left out, in the package's order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(String::as_str).filter(|n| !n.is_empty() && !n.ends_with('/'))
    }

    /// True where a part of this name exists (letter case ignored, as the standard asks).
    pub fn has(&self, name: &str) -> bool {
        self.position(name).is_some()
    }

    /// Parts are opened by `lock` from now on, where it opens them.
    pub fn unlock(&mut self, lock: Box<Unlock>) {
        self.lock = Some(lock);
    }

    fn position(&self, name: &str) -> Option<usize> {
        self.places.get(&name.trim_start_matches('/').to_ascii_lowercase()).copied()
    }

    /// A part's bytes; `None` where there is no such part.
    ///
    /// # Errors
    /// `Encrypted`, `TooLarge` or `Corrupt`, placed at the part named by the fixed word `what`.
    pub fn read(&mut self, name: &str, what: &str) -> Result<Option<Vec<u8>>, Exception> {
        let Some(index) = self.position(name) else { return Ok(None) };
        let fault = |kind, detail: &str| Err(Exception::at(Locator::Property(what.to_owned()), kind, detail));
        let entry = match self.archive.by_index(index) {
            Ok(entry) => entry,
            Err(zip::result::ZipError::UnsupportedArchive(why)) if why.contains("Password") => {
                return fault(ExceptionKind::Encrypted, "a part is protected by a password");
            }
            Err(_) => return fault(ExceptionKind::PartlyRead, "a part of the package could not be opened"),
        };
        let packed = entry.compressed_size();
        let cap = self.left.get().min(MAX_ENTRY).min(RATIO_FROM.max(packed.saturating_mul(MAX_RATIO)));
        if entry.size() > cap {
            return fault(ExceptionKind::TooLarge, "a part unpacks to more than the limit");
        }
        let mut bytes = Vec::with_capacity(entry.size().min(1 << 20) as usize);
        let ended = entry.take(cap + 1).read_to_end(&mut bytes);
        if bytes.len() as u64 > cap {
            return fault(ExceptionKind::TooLarge, "a part unpacks to more than the limit");
        }
        self.left.set(self.left.get() - bytes.len() as u64);
        if let Some(open) = self.lock.as_ref().and_then(|lock| lock(&self.names[index], &bytes, cap)) {
            self.left.set(self.left.get().saturating_sub(open.len() as u64));
            return Ok(Some(open));
        }
        match ended {
            Ok(_) => Ok(Some(bytes)),
            Err(_) if bytes.is_empty() => fault(ExceptionKind::PartlyRead, "a part of the package is damaged"),
            Err(_) => Ok(Some(bytes)),
        }
    }

    /// A part as text, empty where it is missing; what goes wrong is added to `exceptions`.
    pub fn text(&mut self, name: &str, what: &str, exceptions: &mut Vec<Exception>) -> Option<String> {
        match self.read(name, what) {
            Ok(found) => found.map(|bytes| xml::decode(&bytes).into_owned()),
            Err(exception) => {
                exceptions.push(exception);
                None
            }
        }
    }

    /// The relationships of a part (`""` for the package itself), in order.
    pub fn relations(&mut self, part: &str) -> Vec<Relation> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let slash = if folder.is_empty() { "" } else { "/" };
        let name = format!("{folder}{slash}_rels/{file}.rels");
        let Ok(Some(bytes)) = self.read(&name, "relationships") else { return Vec::new() };
        relations(&xml::decode(&bytes), folder)
    }
}

fn name_of(archive: &ZipArchive<Cursor<&[u8]>>, index: usize) -> String {
    let name = archive.name_for_index(index).and_then(Result::ok).unwrap_or_default();
    name.replace('\\', "/").trim_start_matches('/').to_owned()
}

/// An entry's name as its line of the directory has it, where that is plain ASCII.
fn written_name(archive: &mut ZipArchive<Cursor<&[u8]>>, index: usize, bytes: &[u8]) -> Option<String> {
    let start = usize::try_from(archive.by_index_raw(index).ok()?.central_header_start()).ok()?;
    let line = bytes.get(start..).filter(|l| l.starts_with(b"PK\x01\x02"))?;
    let size = usize::from(u16::from_le_bytes([*line.get(28)?, *line.get(29)?]));
    let name = std::str::from_utf8(line.get(46..46 + size)?).ok().filter(|n| n.is_ascii())?;
    Some(name.replace('\\', "/").trim_start_matches('/').to_owned())
}

/// One relationship of a part (ECMA-376 part 2, 9.3).
#[derive(Clone, Debug)]
pub struct Relation {
    /// Its id within the part.
    pub id: String,
    /// The last word of its type's address (`header`, `hyperlink` …).
    pub kind: String,
    /// The part it points to, as a name of the package, or an outside address as written.
    pub target: String,
    /// True where the target lies outside the package.
    pub external: bool,
}

fn relations(part: &str, folder: &str) -> Vec<Relation> {
    let (mut pull, mut found) = (Pull::new(part), Vec::new());
    while let Ok(Some(step)) = pull.step() {
        let Step::Open(tag) = step else { continue };
        if tag.name() != "Relationship" {
            continue;
        }
        let external = tag.attr("TargetMode").is_some_and(|m| m.eq_ignore_ascii_case("external"));
        let target = tag.attr("Target").unwrap_or_default();
        found.push(Relation {
            id: tag.attr("Id").unwrap_or_default(),
            kind: tag.attr("Type").unwrap_or_default().rsplit('/').next().unwrap_or_default().to_owned(),
            target: if external { target } else { resolve(folder, &target) },
            external,
        });
    }
    found
}

/// `target` seen from `folder`, `..` resolved.
pub fn resolve(folder: &str, target: &str) -> String {
    let mut steps: Vec<&str> = if target.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for step in target.split(['/', '\\']) {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.retain(|s| !s.is_empty());
    steps.join("/")
}

/// What a package says it is: the content type of the main part, or an ODF mimetype; empty where it is no office package.
pub fn main_type(untrusted_bytes: &[u8]) -> String {
    if !untrusted_bytes.starts_with(b"PK") {
        return String::new();
    }
    let limits = ReadLimits { unpacked: 8 << 20, ..ReadLimits::default() };
    let Ok(mut package) = Package::open(untrusted_bytes, &limits) else { return type_of_ruin(untrusted_bytes) };
    if let Ok(Some(mimetype)) = package.read("mimetype", "mimetype") {
        return String::from_utf8_lossy(&mimetype).trim().to_owned();
    }
    let Ok(Some(types)) = package.read("[Content_Types].xml", "content types") else { return String::new() };
    let main = package.relations("").into_iter().find(|r| r.kind == "officeDocument").map(|r| r.target);
    let types = ContentTypes::parse(&xml::decode(&types));
    let by_relation = main.map(|part| types.of(&part)).filter(|t| t.contains("main"));
    by_relation.or_else(|| types.main()).unwrap_or_default()
}

/// A package whose directory is lost still starts with its first parts' names.
fn type_of_ruin(bytes: &[u8]) -> String {
    let has = |what: &[u8]| bytes.windows(what.len()).any(|w| w == what);
    let table: &[(&[u8], &str)] = &[
        (b"word/document.xml", "wordprocessingml.document.main"),
        (b"xl/workbook.xml", "spreadsheetml.sheet.main"),
        (b"ppt/presentation.xml", "presentationml.presentation.main"),
        (b"word/", "wordprocessingml.document.main"),
        (b"xl/", "spreadsheetml.sheet.main"),
        (b"ppt/", "presentationml.presentation.main"),
    ];
    if !has(b"[Content_Types].xml") {
        return String::new();
    }
    table.iter().find(|(name, _)| has(name)).map(|(_, kind)| (*kind).to_owned()).unwrap_or_default()
}

/// `[Content_Types].xml` (ECMA-376 part 2, 10.1.2).
#[derive(Default)]
pub struct ContentTypes {
    defaults: Vec<(String, String)>,
    overrides: Vec<(String, String)>,
}

impl ContentTypes {
    /// Reads the part as far as it is well-formed.
    pub fn parse(part: &str) -> ContentTypes {
        let (mut pull, mut types) = (Pull::new(part), ContentTypes::default());
        while let Ok(Some(step)) = pull.step() {
            let Step::Open(tag) = step else { continue };
            let kind = tag.attr("ContentType").unwrap_or_default();
            if let Some(name) = tag.attr("PartName") {
                types.overrides.push((name.trim_start_matches('/').to_ascii_lowercase(), kind));
            } else if let Some(ending) = tag.attr("Extension") {
                types.defaults.push((ending.to_ascii_lowercase(), kind));
            }
        }
        types
    }

    /// The type of a part, empty where none is given.
    pub fn of(&self, name: &str) -> String {
        let name = name.to_ascii_lowercase();
        let ending = name.rsplit_once('.').map(|(_, e)| e).unwrap_or_default();
        let exact = self.overrides.iter().find(|(n, _)| *n == name);
        let found = exact.or_else(|| self.defaults.iter().find(|(e, _)| e == ending));
        found.map(|(_, kind)| kind.clone()).unwrap_or_default()
    }

    fn main(&self) -> Option<String> {
        let all = self.overrides.iter().chain(&self.defaults).map(|(_, kind)| kind);
        all.filter(|k| k.contains("main") && !k.contains("glossary"))
            .find(|k| k.contains("officedocument") || k.contains("ms-"))
            .cloned()
    }
}

/// Builds small packages for the tests of every format.
#[cfg(test)]
pub mod pack {
    use std::io::{Cursor, Write};
    use zip::write::{SimpleFileOptions, ZipWriter};

    /// A package of these parts, in this order.
    pub fn pack(parts: &[(&str, &str)]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in parts {
            writer.start_file(*name, SimpleFileOptions::default()).expect("start");
            writer.write_all(text.as_bytes()).expect("write");
        }
        writer.finish().expect("finish").into_inner()
    }

    /// The two parts every package needs: main part, and its content type.
    pub fn frame(main: &str, kind: &str, overrides: &str) -> [(&'static str, String); 2] {
        let types = format!(
            "<Types><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/{main}\" ContentType=\"{kind}\"/>{overrides}</Types>"
        );
        let relations = format!(
            "<Relationships><Relationship Id=\"r1\" Type=\"http://x/officeDocument\" Target=\"{main}\"/></Relationships>"
        );
        [("[Content_Types].xml", types), ("_rels/.rels", relations)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bomb_is_too_large_before_it_is_unpacked() {
        let bomb = "0".repeat(40 << 20);
        let bytes = pack::pack(&[("a.xml", &bomb), ("b.xml", "small")]);
        let mut package = Package::open(&bytes, &ReadLimits::default()).expect("opens");
        let refused = package.read("a.xml", "part").expect_err("too large");
        assert_eq!(refused.kind, ExceptionKind::TooLarge);
        assert_eq!(package.read("B.XML", "part").expect("reads"), Some(b"small".to_vec()));
        assert_eq!(package.read("none", "part").expect("reads"), None);
    }

    #[test]
    fn the_parts_together_are_bounded() {
        let bytes = pack::pack(&[("a", "12345678"), ("b", "12345678")]);
        let limits = ReadLimits { unpacked: 10, ..ReadLimits::default() };
        let mut package = Package::open(&bytes, &limits).expect("opens");
        assert!(package.read("a", "part").is_ok());
        assert_eq!(package.read("b", "part").expect_err("spent").kind, ExceptionKind::TooLarge);
    }

    #[test]
    fn targets_are_resolved_within_the_package() {
        assert_eq!(resolve("word", "media/a.png"), "word/media/a.png");
        assert_eq!(resolve("xl/worksheets", "../comments1.xml"), "xl/comments1.xml");
        assert_eq!(resolve("xl", "/xl/styles.xml"), "xl/styles.xml");
        assert_eq!(resolve("xl", "../../../etc/passwd"), "etc/passwd");
    }

    #[test]
    fn bytes_that_are_no_package_are_nobodys() {
        assert_eq!(main_type(b"PK\x03\x04 and nothing"), "");
        assert_eq!(main_type(b"%PDF-1.7"), "");
    }
}
