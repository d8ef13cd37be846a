//! Opens a PDF: passwords, a copy with all layers shown, and the earlier revisions that incremental saving leaves behind.

use super::{owner, salvage};
use hayro_interpret::hayro_syntax::object::{Array, Dict, Name, Object};
use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf, PdfData};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

/// Why a file cannot be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Closed {
    /// No password fits.
    Password,
    /// Locked by something other than a password.
    OtherLock,
    /// No structure of a PDF could be found.
    Corrupt,
}

/// An opened file and what opened it.
pub(crate) struct Opened {
    pub pdf: Pdf,
    pub password: String,
    /// The file is damaged; its pages were found one by one.
    pub salvaged: bool,
    bytes: Arc<Vec<u8>>,
}

/// Opens with the empty password, then with each of `passwords`, as user and as owner password; then by a second parser, which
/// bears with more; a file without a usable structure is searched for pages.
pub(crate) fn open(untrusted_bytes: &[u8], passwords: &[String]) -> Result<Opened, Closed> {
    let bytes = Arc::new(untrusted_bytes.to_vec());
    let is_locked = find(&bytes, b"/Encrypt").is_some();
    let mut why = Closed::Corrupt;
    let from_owner = passwords.iter().filter(|_| is_locked).filter_map(|p| owner::user_password(&bytes, p));
    let from_owner: Vec<String> = from_owner.collect();
    for password in std::iter::once(&String::new()).chain(passwords).chain(&from_owner) {
        match load(bytes.clone(), password) {
            Ok(pdf) => {
                let salvaged = is_cut_off(&bytes);
                return Ok(Opened { pdf, password: password.clone(), salvaged, bytes });
            }
            Err(Closed::Corrupt) if !is_locked => break,
            Err(Closed::OtherLock) => return Err(Closed::OtherLock),
            Err(closed) => why = closed,
        }
    }
    if is_locked {
        let locked = || if why == Closed::Corrupt && asks_for_password(&bytes) { Closed::Password } else { why };
        return passwords.iter().find_map(|p| unlock(&bytes, p)).ok_or_else(locked);
    }
    salvage(&bytes).ok_or(why)
}

/// True where the last end mark is missing or objects stand behind it: what a parser then finds is not the whole file
/// (PDF 32000-1, 7.5.5).
fn is_cut_off(bytes: &[u8]) -> bool {
    find_all(bytes, b"%%EOF").last().is_none_or(|end| find(&bytes[*end..], b" obj").is_some())
}

fn load(bytes: Arc<Vec<u8>>, password: &str) -> Result<Pdf, Closed> {
    let data: PdfData = bytes.into();
    match catch_unwind(AssertUnwindSafe(|| Pdf::new_with_password(data, password))) {
        Ok(Ok(pdf)) => Ok(pdf),
        Ok(Err(LoadPdfError::Decryption(DecryptionError::PasswordProtected))) => Err(Closed::Password),
        Ok(Err(LoadPdfError::Decryption(_))) => Err(Closed::OtherLock),
        Ok(Err(LoadPdfError::Invalid)) | Err(_) => Err(Closed::Corrupt),
    }
}

/// True where the second parser finds an encrypted document: the first takes some for damaged when the password is wrong.
fn asks_for_password(bytes: &[u8]) -> bool {
    let document = catch_unwind(AssertUnwindSafe(|| lopdf::Document::load_mem(bytes)));
    document.is_ok_and(|d| d.is_ok_and(|d| d.is_encrypted()))
}

/// Decrypts with `lopdf` and writes the file anew, in memory, without encryption.
fn unlock(bytes: &[u8], password: &str) -> Option<Opened> {
    let plain = catch_unwind(AssertUnwindSafe(|| {
        let mut document =
            lopdf::Document::load_mem_with_options(bytes, lopdf::LoadOptions::with_password(password)).ok()?;
        document.trailer.remove(b"Encrypt");
        let mut out = Vec::new();
        document.save_to(&mut out).ok()?;
        Some(out)
    }));
    let bytes = Arc::new(plain.ok()??);
    let pdf = load(bytes.clone(), "").ok()?;
    Some(Opened { pdf, password: String::new(), salvaged: false, bytes })
}

/// A file cut off before its table and catalogue, with what can still be found in it.
fn salvage(bytes: &[u8]) -> Option<Opened> {
    let bytes = Arc::new(salvage::rebuilt(bytes)?);
    let pdf = load(bytes.clone(), "").ok()?;
    (!pdf.pages().is_empty()).then_some(Opened { pdf, password: String::new(), salvaged: true, bytes })
}

impl Opened {
    /// The raw bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Copies of the file that together show every layer: the interpreter does not emit what a layer hides. Empty where none does.
    pub fn with_other_layers(&self) -> Vec<Result<Pdf, Closed>> {
        let xref = self.pdf.xref();
        let catalogue: Option<Dict<'_>> = xref.get(xref.root_id()).filter(|_| xref.has_optional_content_groups());
        let Some(catalogue) = catalogue else {
            return Vec::new();
        };
        // Without /OCProperties every layer is on; content that shows only where layers are off needs them off.
        let all_on = hides_layers(&catalogue).map(|()| String::new());
        let all_off = has_inverse_layers(&self.pdf).and_then(|()| all_off(&catalogue));
        all_on.into_iter().chain(all_off).filter_map(|layers| self.with_catalogue(&catalogue, &layers)).collect()
    }

    /// The file with a new catalogue appended as one more revision.
    fn with_catalogue(&self, catalogue: &Dict<'_>, layers: &str) -> Option<Result<Pdf, Closed>> {
        let root = self.pdf.xref().root_id();
        let pages = catalogue.get_ref("Pages")?;
        let mut out = self.bytes.to_vec();
        let at = out.len() + 1;
        let (number, generation) = (root.obj_number, root.gen_number);
        let object = format!(
            "\n{number} {generation} obj\n<</Type/Catalog/Pages {} {} R{layers}>>\nendobj\n",
            pages.obj_number, pages.gen_number
        );
        let table = at - 1 + object.len();
        let mut trailer =
            format!("xref\n{number} 1\n{at:010} {generation:05} n \ntrailer\n<</Size 1/Root {number} {generation} R");
        if let Some(previous) = last_startxref(&self.bytes) {
            trailer.push_str(&format!("/Prev {previous}"));
        }
        out.extend_from_slice(object.as_bytes());
        out.extend_from_slice(trailer.as_bytes());
        for key in ["/Encrypt", "/ID"] {
            if let Some(value) = last_trailer_value(&self.bytes, key) {
                out.extend_from_slice(key.as_bytes());
                out.push(b' ');
                out.extend_from_slice(value);
            }
        }
        out.extend_from_slice(format!(">>\nstartxref\n{table}\n%%EOF\n").as_bytes());
        Some(load(Arc::new(out), &self.password))
    }

    /// Earlier revisions, the oldest first: the file up to each end mark but the last (PDF 32000-1, 7.5.6).
    pub fn earlier(&self, most: usize) -> Vec<Opened> {
        let mut ends = find_all(&self.bytes, b"%%EOF");
        ends.pop();
        if find(&self.bytes[..self.bytes.len().min(2048)], b"/Linearized").is_some() && !ends.is_empty() {
            ends.remove(0);
        }
        let skip = ends.len().saturating_sub(most);
        let open_one = |end: &usize| {
            let bytes = Arc::new(self.bytes[..end + 5].to_vec());
            let pdf = load(bytes.clone(), &self.password).ok()?;
            Some(Opened { pdf, password: self.password.clone(), salvaged: false, bytes })
        };
        ends.iter().skip(skip).filter_map(open_one).collect()
    }
}

/// `Some` where the default configuration switches a layer off (PDF 32000-1, 8.11.4.3).
fn hides_layers(catalogue: &Dict<'_>) -> Option<()> {
    let default = catalogue.get::<Dict<'_>>("OCProperties")?.get::<Dict<'_>>("D")?;
    let off = default.get::<Array<'_>>("OFF").is_some_and(|a| a.raw_iter().next().is_some());
    (off || default.get::<Name<'_>>("BaseState").as_deref() == Some(b"OFF")).then_some(())
}

/// `Some` where content shows only while layers are off (PDF 32000-1, 8.11.2.2).
fn has_inverse_layers(pdf: &Pdf) -> Option<()> {
    let is_inverse = |dict: &Dict<'_>| {
        dict.get::<Name<'_>>("Type").as_deref() == Some(b"OCMD")
            && dict.get::<Name<'_>>("P").is_some_and(|p| matches!(p.as_ref(), b"AllOff" | b"AnyOff"))
    };
    pdf.objects().into_iter().any(|o| matches!(&o, Object::Dict(d) if is_inverse(d))).then_some(())
}

/// Layer properties that switch every layer off.
fn all_off(catalogue: &Dict<'_>) -> Option<String> {
    let groups = catalogue.get::<Dict<'_>>("OCProperties")?.get::<Array<'_>>("OCGs")?;
    let groups = groups.raw_iter().filter_map(|g| g.as_obj_ref());
    let list: String = groups.map(|g| format!("{} {} R ", g.obj_number, g.gen_number)).collect();
    Some(format!("/OCProperties<</OCGs[{list}]/D<</BaseState/OFF>>>>"))
}

fn last_startxref(bytes: &[u8]) -> Option<u64> {
    let at = *find_all(bytes, b"startxref").last()?;
    let rest = &bytes[at + 9..];
    let digits: String = rest
        .iter()
        .skip_while(|b| b.is_ascii_whitespace())
        .take_while(|b| b.is_ascii_digit())
        .map(|b| char::from(*b))
        .collect();
    digits.parse().ok().filter(|n| *n > 0)
}

/// The raw value of the last trailer's `key`: a reference, or an array or dictionary up to its end.
pub(crate) fn last_trailer_value<'a>(bytes: &'a [u8], key: &str) -> Option<&'a [u8]> {
    find_all(bytes, key.as_bytes()).into_iter().rev().find_map(|at| value(&bytes[at + key.len()..]))
}

fn value(rest: &[u8]) -> Option<&[u8]> {
    let rest = &rest[rest.iter().position(|b| !b.is_ascii_whitespace())?..];
    match rest {
        [b'[', ..] | [b'<', b'<', ..] => rest.get(..end_of_nested(&rest[..rest.len().min(4096)])?),
        [b'0'..=b'9', ..] => {
            let end = rest.iter().take(32).position(|b| *b == b'R')?;
            let is_reference = rest[..end].iter().all(|b| b.is_ascii_digit() || b.is_ascii_whitespace());
            is_reference.then_some(&rest[..=end])
        }
        _ => None,
    }
}

/// Length of the array or dictionary at the start, strings in it skipped (PDF 32000-1, 7.3.4).
fn end_of_nested(bytes: &[u8]) -> Option<usize> {
    let (mut depth, mut in_string, mut at) = (0i32, 0i32, 0);
    while let Some(byte) = bytes.get(at) {
        match (byte, in_string) {
            (b'\\', 1..) => at += 1,
            (b'(', _) => in_string += 1,
            (b')', 1..) => in_string -= 1,
            (b'[' | b'<', 0) => depth += 1,
            (b']' | b'>', 0) => depth -= 1,
            _ => {}
        }
        at += 1;
        if depth == 0 && in_string == 0 {
            return Some(at);
        }
    }
    None
}

/// The object a reference such as `12 0 R` names.
pub(crate) fn reference(raw: &[u8]) -> Option<(u32, i32)> {
    let text = std::str::from_utf8(raw).ok()?;
    let mut parts = text.split_ascii_whitespace();
    Some((parts.next()?.parse().ok()?, parts.next()?.trim_end_matches('R').parse().ok()?))
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    aho_corasick::AhoCorasick::new([what]).ok()?.find(bytes).map(|m| m.start())
}

fn find_all(bytes: &[u8], what: &[u8]) -> Vec<usize> {
    let Ok(search) = aho_corasick::AhoCorasick::new([what]) else {
        return Vec::new();
    };
    search.find_iter(bytes).map(|m| m.start()).collect()
}
