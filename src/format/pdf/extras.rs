//! What lies beside the pages: annotations, form values, bookmarks, properties; then, by a walk over all objects (`walk`), whatever
//! text is left: scripts, alternative texts, layer names, private data, objects nothing refers to. Attachments become members.

use super::open::{self, Opened};
use super::walk::{self, Found};
use super::{appearance, part, properties, strings};
use crate::model::passage::FieldBuilder;
use crate::model::{Evidence, Exception, ExceptionKind, Extraction, Locator, Member, Passage, PassageKind, fold};
use hayro_interpret::InterpreterCache;
use hayro_interpret::hayro_syntax::object::{Array, Dict, Name, Object, ObjectIdentifier, Stream, String as PdfString};
use std::collections::{BTreeMap, HashSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

/// Why strings of the file are hidden that no page and nothing else known shows.
pub(super) const UNSHOWN: &str = "not shown on any page";

/// Depth of field and bookmark trees.
const MAX_DEPTH: u32 = 64;
/// Time that appearances of annotations may take together.
const APPEARANCES_LIMIT: Duration = Duration::from_secs(5);
/// Entries of one tree.
const MAX_ENTRIES: usize = 200_000;

/// Everything beside the pages. A parser that fails here costs the rest of the extras, not the pages.
pub(crate) fn read(opened: &Opened, out: &mut Extraction) {
    let steps: [fn(&Opened, &mut Extraction); 6] = [
        info,
        annotations,
        fields_and_bookmarks,
        |opened, out| appearances(opened, APPEARANCES_LIMIT, out),
        metadata,
        rest,
    ];
    let mut failed = false;
    for step in steps {
        failed |= catch_unwind(AssertUnwindSafe(|| step(opened, out))).is_err();
    }
    if failed {
        let detail = "what lies beside the pages (notes, form values, properties) was read only in part";
        out.exceptions.push(Exception::whole(ExceptionKind::PartlyRead, detail));
    }
}

/// Strings of an earlier revision that the file no longer holds.
pub(crate) fn read_superseded(earlier: &Opened, out: &mut Extraction) {
    let found = catch_unwind(AssertUnwindSafe(|| walk::all(&earlier.pdf))).unwrap_or_default();
    let texts = [&found.texts, &found.scripts, &found.links, &found.alternatives, &found.layers].into_iter().flatten();
    let fresh = fresh(texts.map(String::as_str), &mut words(out));
    note(out, part(0, "earlier revision", 1), PassageKind::Note, fresh, Some("earlier revision"));
}

fn root(opened: &Opened) -> Option<Dict<'_>> {
    let xref = opened.pdf.xref();
    xref.get(xref.root_id())
}

/// The Info dictionary (PDF 32000-1, 14.3.3). The parser keeps only the well-known entries, so it is found by its reference.
fn info(opened: &Opened, out: &mut Extraction) {
    let dict = open::last_trailer_value(opened.bytes(), "/Info")
        .and_then(open::reference)
        .and_then(|(number, generation)| opened.pdf.xref().get::<Dict<'_>>(ObjectIdentifier::new(number, generation)));
    if let Some(dict) = dict {
        properties::info(&dict, out);
    }
}

fn metadata(opened: &Opened, out: &mut Extraction) {
    let stream = root(opened).and_then(|r| r.get::<Stream<'_>>("Metadata"));
    if let Some(data) = stream.and_then(|s| s.decoded_data().ok().map(|d| d.into_owned())) {
        properties::xmp(&data, out);
    }
}

/// A value as text: strings and names, arrays of them, streams of text.
fn value(object: Object<'_>) -> Option<String> {
    let text = match object {
        Object::String(s) => strings::text(&s),
        Object::Name(n) if n.as_ref() != b"Off" => n.as_str().to_owned(),
        Object::Array(a) => a.iter::<Object<'_>>().take(1000).filter_map(value).collect::<Vec<_>>().join("\n"),
        Object::Stream(s) => strings::text(&s.decoded_data().ok()?),
        Object::Number(n) => n.as_f64().to_string(),
        _ => return None,
    };
    (!text.trim().is_empty()).then_some(text)
}

fn get_text(dict: &Dict<'_>, key: &str) -> Option<String> {
    dict.get::<PdfString<'_>>(key).map(|s| strings::text(&s)).filter(|t| !t.trim().is_empty())
}

fn annotations(opened: &Opened, out: &mut Extraction) {
    for (page_number, page) in (1..).zip(opened.pdf.pages().iter()) {
        let Some(list) = page.raw().get::<Array<'_>>("Annots") else {
            continue;
        };
        let mut links = Vec::new();
        let mut number = 0;
        for annotation in list.iter::<Dict<'_>>().take(MAX_ENTRIES) {
            if let Some(uri) = annotation.get::<Dict<'_>>("A").and_then(|a| get_text(&a, "URI")) {
                if !links.contains(&uri) {
                    links.push(uri);
                }
                continue;
            }
            if annotation.get::<Name<'_>>("Subtype").as_deref() == Some(b"Widget") {
                continue;
            }
            if let Some(passage) = annotation_note(&annotation, page_number, number + 1) {
                number += 1;
                out.passages.push(passage);
            }
        }
        note(out, part(page_number, "links", 1), PassageKind::Note, links, None);
    }
}

/// What appearances hold that no page shows and nothing else says; those beyond the time that they may take are told of.
pub(super) fn appearances(opened: &Opened, limit: Duration, out: &mut Extraction) {
    let (mut known, mut unread) = (None, false);
    let until = Instant::now() + limit;
    for (number, page) in (1..).zip(opened.pdf.pages().iter()) {
        let cache = InterpreterCache::new();
        let annotations = page.raw().get::<Array<'_>>("Annots");
        let mut texts = Vec::new();
        for annotation in annotations.iter().flat_map(|a| a.iter::<Dict<'_>>()) {
            if Instant::now() >= until {
                unread = true;
                break;
            }
            texts.extend(appearance::unseen(page, &annotation, is_hidden(&annotation), &cache));
        }
        if !texts.is_empty() {
            let known = known.get_or_insert_with(|| words(out));
            let fresh = fresh(texts.iter().map(String::as_str), known);
            note(out, part(number, "appearance", 1), PassageKind::Note, fresh, Some("hidden annotation"));
        }
    }
    if unread {
        let detail = "what annotations would show that no page shows took too long to read, and was read only in part";
        out.exceptions.push(Exception::whole(ExceptionKind::PartlyRead, detail));
    }
}

/// Hidden and NoView (PDF 32000-1, 12.5.3).
fn is_hidden(annotation: &Dict<'_>) -> bool {
    annotation.get::<u32>("F").unwrap_or(0) & 0b10_0010 != 0
}

fn annotation_note(annotation: &Dict<'_>, page: u32, number: u32) -> Option<Passage> {
    let mut built = FieldBuilder::default();
    let contents = get_text(annotation, "Contents");
    let rich =
        annotation.get::<Object<'_>>("RC").and_then(value).map(|x| properties::xml_text(x.as_bytes()).join("\n"));
    let rich = rich.filter(|r| contents.as_deref().map(letters) != Some(letters(r)) && !r.trim().is_empty());
    let entries = [
        ("Author", get_text(annotation, "T")),
        ("Subject", get_text(annotation, "Subj")),
        ("Note", contents),
        ("Rich text", rich),
    ];
    for (name, text) in entries {
        if let Some(text) = text {
            built.line(name, &text);
        }
    }
    if built.is_empty() {
        return None;
    }
    let passage = built.finish(part(page, "annotation", number), PassageKind::Note);
    Some(if is_hidden(annotation) { passage.hidden("hidden annotation") } else { passage })
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

fn fields_and_bookmarks(opened: &Opened, out: &mut Extraction) {
    let Some(root) = root(opened) else {
        return;
    };
    if let Some(form) = root.get::<Dict<'_>>("AcroForm") {
        fields(opened, &form, out);
        if let Some(xfa) = form.get::<Object<'_>>("XFA") {
            let texts = xfa_texts(xfa);
            let fresh = fresh(texts.iter().map(String::as_str), &mut words(out));
            note(out, part(0, "XFA form", 1), PassageKind::Note, fresh, None);
        }
    }
    if let Some(first) = root.get::<Dict<'_>>("Outlines").and_then(|o| o.get::<Dict<'_>>("First")) {
        let mut titles = Vec::new();
        bookmarks(first, 0, &mut HashSet::new(), &mut titles);
        note(out, part(0, "bookmarks", 1), PassageKind::Note, titles, None);
    }
}

fn bookmarks<'a>(first: Dict<'a>, depth: u32, seen: &mut HashSet<usize>, out: &mut Vec<String>) {
    let mut next = Some(first);
    while let Some(entry) = next {
        if depth > MAX_DEPTH || out.len() > MAX_ENTRIES || !seen.insert(identity(&entry)) {
            return;
        }
        out.extend(get_text(&entry, "Title"));
        if let Some(child) = entry.get::<Dict<'_>>("First") {
            bookmarks(child, depth + 1, seen, out);
        }
        next = entry.get("Next");
    }
}

/// A dictionary's place in the file: nested dictionaries share the number of their object.
fn identity(dict: &Dict<'_>) -> usize {
    dict.data().as_ptr() as usize
}

fn fields(opened: &Opened, form: &Dict<'_>, out: &mut Extraction) {
    let mut pages: BTreeMap<usize, u32> = BTreeMap::new();
    let mut widgets = Vec::new();
    for (number, page) in (1..).zip(opened.pdf.pages().iter()) {
        for widget in page.raw().get::<Array<'_>>("Annots").iter().flat_map(|a| a.iter::<Dict<'_>>()).take(MAX_ENTRIES)
        {
            if widget.get::<Name<'_>>("Subtype").as_deref() == Some(b"Widget") {
                pages.insert(identity(&widget), number);
                widgets.push(widget);
            }
        }
    }
    let mut tree = FieldTree { pages, seen: HashSet::new(), lines: BTreeMap::new() };
    for field in form.get::<Array<'_>>("Fields").iter().flat_map(|a| a.iter::<Dict<'_>>()) {
        tree.field(&field, "", 0, 0);
    }
    for widget in widgets {
        if !tree.seen.contains(&identity(&widget)) {
            tree.field(&widget, "", 0, 0);
        }
    }
    for (page, lines) in tree.lines {
        let mut built = FieldBuilder::default();
        lines.iter().for_each(|(name, value)| built.line(name, value));
        out.passages.push(built.finish(part(page, "form fields", 1), PassageKind::Note));
    }
}

struct FieldTree {
    pages: BTreeMap<usize, u32>,
    seen: HashSet<usize>,
    lines: BTreeMap<u32, Vec<(String, String)>>,
}

impl FieldTree {
    fn field(&mut self, field: &Dict<'_>, path: &str, page: u32, depth: u32) {
        if depth > MAX_DEPTH || self.seen.len() > MAX_ENTRIES || !self.seen.insert(identity(field)) {
            return;
        }
        let name = match (path, get_text(field, "T")) {
            (path, None) => path.to_owned(),
            ("", Some(own)) => own,
            (path, Some(own)) => format!("{path}.{own}"),
        };
        let kids: Vec<Dict<'_>> = field.get::<Array<'_>>("Kids").iter().flat_map(|a| a.iter::<Dict<'_>>()).collect();
        let place = std::iter::once(field).chain(&kids).find_map(|d| self.pages.get(&identity(d)).copied());
        let page = place.unwrap_or(page);
        self.values(field, &name, page);
        for kid in &kids {
            self.field(kid, &name, page, depth + 1);
        }
    }

    fn values(&mut self, field: &Dict<'_>, name: &str, page: u32) {
        let read = |key: &str| field.get::<Object<'_>>(key).and_then(value);
        let (now, default) = (read("V"), read("DV"));
        let label = get_text(field, "TU");
        let rich = read("RV").map(|x| properties::xml_text(x.as_bytes()).join("\n"));
        let signature = field.get::<Dict<'_>>("V").and_then(|s| signer(&s));
        let lines = self.lines.entry(page).or_default();
        let default = default.filter(|d| Some(d) != now.as_ref());
        let rich = rich.filter(|r| !r.trim().is_empty() && now.as_deref().map(letters) != Some(letters(r)));
        let shown = label.filter(|_| now.is_some()).unwrap_or_else(|| name.to_owned());
        for text in [now, default, rich, signature].into_iter().flatten() {
            lines.push((shown.clone(), text));
        }
        if lines.is_empty() {
            self.lines.remove(&page);
        }
    }
}

/// Who signed, where and why (PDF 32000-1, 12.8.1).
fn signer(signature: &Dict<'_>) -> Option<String> {
    let texts: Vec<String> =
        ["Name", "Location", "Reason", "ContactInfo"].iter().filter_map(|k| get_text(signature, k)).collect();
    (!texts.is_empty()).then(|| texts.join("\n"))
}

/// Parts of an XFA form that describe the program's setting, not the form (XFA 3.3, chapter 3).
const XFA_SETTING: &[&str] = &[
    "preamble",
    "config",
    "localeSet",
    "connectionSet",
    "sourceSet",
    "stylesheet",
    "xdc",
    "PDFSecurity",
    "postamble",
    "xmpmeta",
];

fn xfa_texts(xfa: Object<'_>) -> Vec<String> {
    let stream = |s: Stream<'_>| s.decoded_data().map(|d| properties::xfa_text(&d)).unwrap_or_default();
    let Object::Array(parts) = xfa else {
        return xfa.into_stream().map(stream).unwrap_or_default();
    };
    let mut out = Vec::new();
    let mut name = String::new();
    for part in parts.iter::<Object<'_>>() {
        match part {
            Object::String(s) => name = strings::text(&s),
            Object::Stream(s) if !XFA_SETTING.contains(&name.as_str()) => out.extend(stream(s)),
            _ => {}
        }
    }
    out
}

/// Attachments, and whatever text no other step has met.
fn rest(opened: &Opened, out: &mut Extraction) {
    let Found { scripts, alternatives, layers, links, mut texts, metadata, attachments } = walk::all(&opened.pdf);
    // Destinations as old files name them (PDF 32000-1, 12.3.2.3): by keys, which the walk over values does not meet.
    let destinations = root(opened).and_then(|r| r.get::<Dict<'_>>("Dests"));
    texts.extend(destinations.iter().flat_map(|d| d.keys().map(|k| k.as_str().to_owned())));
    for (name, bytes) in attachments {
        out.members.push(Member { untrusted_name: Evidence::new(name), bytes });
    }
    let mut known = words(out);
    let groups = [
        ("script", scripts, Some("script")),
        ("alternative text", alternatives, Some("alternative text")),
        ("layer names", layers, None),
        ("links", links, None),
        ("object metadata", metadata, Some("metadata of an object")),
        ("other strings", texts, Some(UNSHOWN)),
    ];
    for (what, texts, hidden) in groups {
        let fresh = fresh(texts.iter().map(String::as_str), &mut known);
        note(out, part(0, what, 1), PassageKind::Note, fresh, hidden);
    }
}

/// Words and neighbouring words, as hashes.
type Known = HashSet<u64>;

/// All words and pairs of words met so far.
fn words(out: &Extraction) -> Known {
    let mut known = Known::new();
    for passage in &out.passages {
        learn(passage.text.expose(), &mut known);
    }
    known
}

/// Adds a text's words and pairs of words; true where one of them is new. Pairs count, because "John Smith" is news in a file
/// that names John Brown and Mary Smith.
fn learn(text: &str, known: &mut Known) -> bool {
    let mut last: Option<u64> = None;
    let mut new = false;
    fold::for_each_token(text, |t| {
        let tells = t.text.chars().filter(|c| c.is_alphanumeric()).count() > 1;
        let word = hash(&t.text);
        let pair = last.map(|l| hash(&(l, word)));
        let fresh = known.insert(word);
        let paired = pair.is_some_and(|p| known.insert(p));
        new |= tells && (fresh || (paired && t.text.chars().all(char::is_alphabetic)));
        last = tells.then_some(word);
    });
    new
}

fn hash(value: &impl std::hash::Hash) -> u64 {
    use std::hash::{DefaultHasher, Hasher};
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

/// The texts that hold a word or pair of words not met before, each once.
fn fresh<'t>(texts: impl Iterator<Item = &'t str>, known: &mut Known) -> Vec<String> {
    texts.filter(|text| learn(text, known)).map(str::to_owned).collect()
}

fn note(out: &mut Extraction, locator: Locator, kind: PassageKind, texts: Vec<String>, hidden: Option<&str>) {
    if texts.is_empty() {
        return;
    }
    let passage = Passage::new(locator, kind, texts.join("\n"));
    out.passages.push(match hidden {
        Some(why) => passage.hidden(why),
        None => passage,
    });
}
