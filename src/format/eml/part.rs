//! The tree of MIME parts (RFC 2045, 2046), read leniently and within limits: every byte ends up in some part.

use super::encoded::Parameters;
use super::header::{Headers, line_at};
use super::transfer;
use std::borrow::Cow;

/// Multiparts within one another; what lies deeper is read as plain text.
const MAX_DEPTH: u32 = 40;
/// Parts of one multipart.
const MAX_PARTS: usize = 20_000;

/// One part: a leaf or a multipart.
pub struct Part<'a> {
    /// Its header block.
    pub headers: Headers<'a>,
    /// Its media type, lower case; the default where none is declared or it makes no sense.
    pub media: String,
    /// Parameters of its Content-Type.
    pub parameters: Parameters,
    /// Its body, still transfer-encoded; for a multipart all of it.
    pub body: &'a [u8],
    /// Parts of a multipart, in order; empty for a leaf.
    pub children: Vec<Part<'a>>,
    /// Text before the first boundary and after the last.
    pub around: Vec<&'a [u8]>,
}

impl<'a> Part<'a> {
    /// Reads a whole message.
    pub fn message(bytes: &'a [u8]) -> Part<'a> {
        Part::entity(bytes, "text/plain", 0)
    }

    fn entity(bytes: &'a [u8], default: &str, depth: u32) -> Part<'a> {
        let (headers, body) = Headers::split(bytes);
        let parameters = headers.parameters("Content-Type");
        let media = media_of(&parameters, default);
        let mut part = Part { headers, media, parameters, body, children: Vec::new(), around: Vec::new() };
        if part.media.starts_with("multipart/") {
            part.divide(depth);
        }
        part
    }

    fn divide(&mut self, depth: u32) {
        let declared = self.parameters.get("boundary").filter(|b| !b.trim().is_empty());
        let boundary = declared.filter(|b| has_boundary(self.body, b.trim_end().as_bytes()));
        let boundary = boundary.map(|b| b.trim_end().as_bytes().to_vec()).or_else(|| guessed_boundary(self.body));
        let (Some(boundary), true) = (boundary, depth < MAX_DEPTH) else {
            "text/plain".clone_into(&mut self.media);
            return;
        };
        let default = if self.media == "multipart/digest" { "message/rfc822" } else { "text/plain" };
        let divided = divide(self.body, &boundary);
        self.around = divided.around;
        self.children = divided.parts.into_iter().map(|p| Part::entity(p, default, depth + 1)).collect();
    }

    /// True for a part without parts.
    pub fn is_leaf(&self) -> bool {
        self.children.is_empty() && !self.media.starts_with("multipart/")
    }

    /// Its bytes, transfer-decoded.
    pub fn bytes(&self) -> Cow<'a, [u8]> {
        match self.headers.text("Content-Transfer-Encoding") {
            Some(encoding) => transfer::decode(self.body, encoding.split([';', ' ']).next().unwrap_or("")),
            None => Cow::Borrowed(self.body),
        }
    }

    /// The file name it is given, of Content-Disposition or Content-Type; untrusted.
    pub fn file_name(&self) -> Option<String> {
        let name =
            self.headers.parameters("Content-Disposition").get("filename").or_else(|| self.parameters.get("name"));
        name.map(|n| n.trim().to_owned()).filter(|n| !n.is_empty())
    }

    /// True where it says that it is to be saved, not shown.
    pub fn is_attachment(&self) -> bool {
        self.headers.parameters("Content-Disposition").value == "attachment"
    }
}

fn media_of(parameters: &Parameters, default: &str) -> String {
    let value = parameters.value.split_ascii_whitespace().next().unwrap_or("");
    match value {
        "" => default.to_owned(),
        "text" => "text/plain".to_owned(),
        _ if value.contains('/') => value.to_owned(),
        _ => default.to_owned(),
    }
}

#[derive(Default)]
struct Divided<'a> {
    parts: Vec<&'a [u8]>,
    around: Vec<&'a [u8]>,
}

/// What a line is to a multipart.
#[derive(PartialEq)]
enum Mark {
    None,
    Between,
    Last,
}

fn mark(line: &[u8], boundary: &[u8]) -> Mark {
    let Some(after) = line.strip_prefix(b"--").and_then(|l| l.strip_prefix(boundary)) else { return Mark::None };
    match after.trim_ascii_end() {
        b"" => Mark::Between,
        b"--" => Mark::Last,
        _ => Mark::None,
    }
}

/// Splits at the boundary lines. Parts that follow a closing boundary all the same are parts too.
fn divide<'a>(body: &'a [u8], boundary: &[u8]) -> Divided<'a> {
    let mut divided = Divided::default();
    let (mut at, mut start, mut inside) = (0, 0, false);
    while at < body.len() {
        let (line, next) = line_at(body, at);
        let mark = if line.starts_with(b"--") { mark(line, boundary) } else { Mark::None };
        if mark != Mark::None && divided.parts.len() < MAX_PARTS {
            divided.keep(&body[start..at], inside);
            inside = mark == Mark::Between;
            start = next;
        }
        at = next;
    }
    divided.keep(&body[start..], inside);
    divided
}

impl<'a> Divided<'a> {
    fn keep(&mut self, bytes: &'a [u8], inside: bool) {
        let bytes = bytes.strip_suffix(b"\n").unwrap_or(bytes); // the line end before a boundary belongs to it (RFC 2046 5.1.1)
        let bytes = bytes.strip_suffix(b"\r").unwrap_or(bytes);
        if inside {
            self.parts.push(bytes);
        } else if !bytes.trim_ascii().is_empty() {
            self.around.push(bytes);
        }
    }
}

fn has_boundary(body: &[u8], boundary: &[u8]) -> bool {
    let mut at = 0;
    while at < body.len() {
        let (line, next) = line_at(body, at);
        if line.starts_with(b"--") && mark(line, boundary) == Mark::Between {
            return true;
        }
        at = next;
    }
    false
}

/// Where the declared boundary never occurs: the first line of the form `--…` that a `Content-…:` line follows.
fn guessed_boundary(body: &[u8]) -> Option<Vec<u8>> {
    let mut at = 0;
    while at < body.len() {
        let (line, next) = line_at(body, at);
        let (following, _) = line_at(body, next);
        let head = following.get(..8).is_some_and(|h| h.eq_ignore_ascii_case(b"content-"));
        if head && line.len() > 4 && line.starts_with(b"--") {
            return Some(line.trim_ascii_end()[2..].to_vec());
        }
        at = next;
    }
    None
}
