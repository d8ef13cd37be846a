//! What composed pages say to whoever has them read aloud: a structure tree (ISO 32000-1, 14.7 and 14.8) with a part a page, its
//! paragraphs in the order in which our own reader reads them, and words for pictures and for what was removed.

use crate::bundle::typeset::spoken;
use crate::format::leaf::Leaf;
use crate::format::{Format, ReadLimits, pdf::Pdf};
use crate::model::{Context, Result};
use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

/// Resolution of a page that is read for its order alone.
const COARSE: u32 = 12;
/// From this part of a line's height on, the next line begins a paragraph.
const APART: f64 = 1.75;
/// Two places closer than this, points, are one.
const NEAR: f64 = 0.4;
/// The words behind a label begin within so many ems of its left edge.
const REACH: f64 = 4.5;
/// Letters of a stretch that tell its place.
pub const FEW: usize = 6;
/// Said of a picture.
const PICTURE: &str = "picture";

/// A stretch of a page's content that has a number there.
#[derive(Clone, Debug)]
pub struct Tag {
    /// What it is.
    pub kind: Kind,
    /// Where its first letters stand, points from the top left corner.
    pub letters: Vec<(f64, f64)>,
    /// Its start, points from the top left corner, and the height of its letters.
    pub at: (f64, f64, f64),
}

/// Kinds of stretches.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// Words of the source.
    Words,
    /// A box that stands for something removed, with its label.
    Label(String),
    /// A picture.
    Picture,
}

/// The tags of one page.
pub struct Tagged {
    /// The page.
    pub page: ObjectId,
    /// Its tags, by number.
    pub tags: Vec<Tag>,
    /// Their numbers in the order of reading.
    pub order: Vec<usize>,
}

/// The order in which the tags of a page are read. `alone` is that page as a PDF of its own: what our reader finds of their letters
/// goes in its order; what it does not find (pictures, words over a page of pixels) follows what stands before it on the page.
pub fn order(tags: &[Tag], alone: &[u8]) -> Vec<usize> {
    let read = Pdf.leaf(alone, 1, COARSE, &ReadLimits::default()).map(|leaf| origins(&leaf)).unwrap_or_default();
    let mut places: Vec<Option<usize>> = tags.iter().map(|tag| first_of(&read, tag)).collect();
    // The lines of a label are smaller than the line it stands in: it goes with its neighbour.
    for n in (0..tags.len()).filter(|n| matches!(tags[*n].kind, Kind::Label(_))) {
        places[n] = neighbour(tags, n).and_then(|m| places[m]);
    }
    let down = downwards(tags);
    let mut keyed: Vec<(usize, (usize, usize))> = Vec::with_capacity(tags.len());
    let mut last = 0;
    for (rank, n) in down.into_iter().enumerate() {
        last = places[n].unwrap_or(last);
        keyed.push((n, (last, rank)));
    }
    keyed.sort_by_key(|(_, key)| *key);
    keyed.into_iter().map(|(n, _)| n).collect()
}

/// The words behind a label on its line, else those before it.
fn neighbour(tags: &[Tag], label: usize) -> Option<usize> {
    let (x, y, size) = tags[label].at;
    let beside = |n: &usize| tags[*n].kind == Kind::Words && (tags[*n].at.1 - y).abs() < 0.5 * size;
    let away = |n: &usize| (tags[*n].at.0 - x).abs();
    let nearest = |a: &usize, b: &usize| away(a).total_cmp(&away(b));
    let behind = (0..tags.len()).filter(beside).filter(|n| tags[*n].at.0 > x && away(n) < REACH * size).min_by(nearest);
    behind.or_else(|| (0..tags.len()).filter(beside).filter(|n| tags[*n].at.0 <= x).min_by(nearest))
}

/// Line by line from top to bottom, each from left to right.
fn downwards(tags: &[Tag]) -> Vec<usize> {
    let mut all: Vec<usize> = (0..tags.len()).collect();
    all.sort_by(|a, b| tags[*a].at.1.total_cmp(&tags[*b].at.1));
    let mut lines: Vec<Vec<usize>> = Vec::new();
    for n in all {
        let (_, y, size) = tags[n].at;
        match lines.last_mut() {
            Some(line) if y - tags[line[0]].at.1 < 0.5 * size.min(tags[line[0]].at.2).max(1.0) => line.push(n),
            _ => lines.push(vec![n]),
        }
    }
    lines.iter_mut().for_each(|line| line.sort_by(|a, b| tags[*a].at.0.total_cmp(&tags[*b].at.0)));
    lines.into_iter().flatten().collect()
}

/// Where each glyph of the text stands, and where in the text it is.
fn origins(leaf: &Leaf) -> Vec<((f64, f64), usize)> {
    leaf.spans.iter().map(|(span, glyph)| (leaf.glyphs[*glyph as usize].origin, span.start)).collect()
}

/// Where the text of a tag's letters begins in what our reader reads.
fn first_of(read: &[((f64, f64), usize)], tag: &Tag) -> Option<usize> {
    let near = |a: (f64, f64), b: &(f64, f64)| (a.0 - b.0).abs() < NEAR && (a.1 - b.1).abs() < NEAR;
    read.iter().filter(|(at, _)| tag.letters.iter().any(|l| near(*at, l))).map(|(_, start)| *start).min()
}

/// Puts the pages into the document's structure tree, each in the place kept for it where there is one; makes the tree where there
/// is none.
pub fn put(document: &mut Document, pages: &[Tagged]) -> Result<()> {
    if pages.is_empty() {
        return Ok(());
    }
    let broken = "the structure of the typeset pages cannot be read";
    let root = document.catalog().context(broken)?.get(b"StructTreeRoot").and_then(Object::as_reference).ok();
    let (root, body) = match root {
        Some(root) => (root, first_kid(document, root).unwrap_or(root)),
        None => fresh(document)?,
    };
    let kept = places(document, body);
    let mut fresh_parts = Vec::new();
    let mut numbers = Vec::new();
    let mut key = next_key(document, root);
    for (n, tagged) in pages.iter().enumerate() {
        let part = match kept.get(n) {
            Some(part) => *part,
            None => {
                let part = element(document, "Part", body);
                fresh_parts.push(Object::Reference(part));
                part
            }
        };
        let (kids, parents) = paragraphs(document, tagged, part);
        document.get_dictionary_mut(part).context(broken)?.set("K", kids);
        document.get_dictionary_mut(tagged.page).context(broken)?.set("StructParents", key);
        document.get_dictionary_mut(tagged.page).context(broken)?.set("Tabs", "S");
        numbers.extend([Object::Integer(key), Object::Array(parents)]);
        key += 1;
    }
    // Where no places are kept, what is typeset stands behind the pages.
    put_before(document, body, fresh_parts)?;
    append_numbers(document, root, numbers, key)
}

/// The catalogue's entries that say that the document is tagged and shows its title.
pub fn announce(document: &mut Document) -> Result<()> {
    let catalog = document.catalog_mut().context("the PDF has no catalogue")?;
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
    Ok(())
}

fn fresh(document: &mut Document) -> Result<(ObjectId, ObjectId)> {
    let root = document.new_object_id();
    let body = element(document, "Document", root);
    let tree = dictionary! { "Type" => "StructTreeRoot", "K" => vec![Object::Reference(body)], "ParentTree" => dictionary! { "Nums" => Vec::<Object>::new() } };
    document.set_object(root, tree);
    document.catalog_mut().context("the PDF has no catalogue")?.set("StructTreeRoot", root);
    Ok((root, body))
}

fn element(document: &mut Document, kind: &str, parent: ObjectId) -> ObjectId {
    document.add_object(dictionary! { "Type" => "StructElem", "S" => kind, "P" => parent })
}

fn first_kid(document: &Document, of: ObjectId) -> Option<ObjectId> {
    match document.get_dictionary(of).ok()?.get_deref(b"K", document).ok()? {
        Object::Array(kids) => kids.first()?.as_reference().ok(),
        _ => document.get_dictionary(of).ok()?.get(b"K").ok()?.as_reference().ok(),
    }
}

/// Empty parts among the kids of an element: places kept by the typesetter, in order.
fn places(document: &Document, body: ObjectId) -> Vec<ObjectId> {
    let kids = document.get_dictionary(body).and_then(|d| d.get_deref(b"K", document)).and_then(Object::as_array);
    let is_part = |id: &ObjectId| {
        document.get_dictionary(*id).and_then(|d| d.get(b"S")).and_then(Object::as_name).is_ok_and(|s| s == b"Part")
    };
    kids.map(|k| k.iter().filter_map(|o| o.as_reference().ok()).filter(is_part).collect()).unwrap_or_default()
}

fn put_before(document: &mut Document, of: ObjectId, mut kids: Vec<Object>) -> Result<()> {
    if kids.is_empty() {
        return Ok(());
    }
    let broken = "the structure of the typeset pages cannot be read";
    let more = match document.get_dictionary(of).context(broken)?.get_deref(b"K", document) {
        Ok(Object::Array(kids)) => kids.clone(),
        Ok(_) => vec![document.get_dictionary(of).and_then(|d| d.get(b"K")).context(broken)?.clone()],
        Err(_) => Vec::new(),
    };
    kids.extend(more);
    document.get_dictionary_mut(of).context(broken)?.set("K", kids);
    Ok(())
}

fn next_key(document: &Document, root: ObjectId) -> i64 {
    let of_root = |key: &[u8]| document.get_dictionary(root).and_then(|d| d.get(key)).and_then(Object::as_i64).ok();
    let pages = document.get_pages();
    let used = pages.values().filter_map(|p| {
        document.get_dictionary(*p).and_then(|d| d.get(b"StructParents")).and_then(Object::as_i64).ok()
    });
    of_root(b"ParentTreeNextKey").unwrap_or(0).max(used.map(|n| n + 1).max().unwrap_or(0))
}

fn append_numbers(document: &mut Document, root: ObjectId, more: Vec<Object>, next: i64) -> Result<()> {
    let broken = "the structure of the typeset pages cannot be read";
    let dict = document.get_dictionary(root).context(broken)?;
    let mut tree = dict.get_deref(b"ParentTree", document).and_then(Object::as_dict).cloned().unwrap_or_default();
    let mut numbers = match tree.get_deref(b"Nums", document) {
        Ok(Object::Array(numbers)) => numbers.clone(),
        _ => Vec::new(),
    };
    numbers.extend(more);
    tree.set("Nums", numbers);
    let dict = document.get_dictionary_mut(root).context(broken)?;
    dict.set("ParentTree", tree);
    dict.set("ParentTreeNextKey", next);
    Ok(())
}

/// The elements of a page, and for each of its numbers the element it belongs to.
fn paragraphs(document: &mut Document, tagged: &Tagged, part: ObjectId) -> (Vec<Object>, Vec<Object>) {
    let mut parents = vec![Object::Null; tagged.tags.len()];
    let mut kids: Vec<Object> = Vec::new();
    let mut open: Option<(ObjectId, Vec<Object>)> = None;
    let mut last: Option<(f64, f64)> = None;
    let close = |document: &mut Document, open: Option<(ObjectId, Vec<Object>)>| {
        if let Some((id, content)) = open
            && let Ok(dict) = document.get_dictionary_mut(id)
        {
            dict.set("K", content);
        }
    };
    for n in &tagged.order {
        let tag = &tagged.tags[*n];
        if tag.kind == Kind::Picture {
            close(document, open.take());
            let figure = leaf_element(document, "Figure", part, tagged.page, *n, PICTURE);
            parents[*n] = Object::Reference(figure);
            kids.push(Object::Reference(figure));
            last = None;
            continue;
        }
        let (_, y, size) = tag.at;
        let apart = last.is_none_or(|(before, tall)| y - before > APART * tall.max(size) || before - y > 0.6 * tall);
        if apart || open.is_none() {
            close(document, open.take());
            let paragraph = element(document, "P", part);
            if let Ok(dict) = document.get_dictionary_mut(paragraph) {
                dict.set("Pg", tagged.page);
            }
            kids.push(Object::Reference(paragraph));
            open = Some((paragraph, Vec::new()));
        }
        last = Some((y, size));
        let Some((paragraph, content)) = open.as_mut() else { continue };
        match &tag.kind {
            Kind::Label(label) => {
                let span = leaf_element(document, "Span", *paragraph, tagged.page, *n, &spoken(label));
                parents[*n] = Object::Reference(span);
                content.push(Object::Reference(span));
            }
            Kind::Words | Kind::Picture => {
                parents[*n] = Object::Reference(*paragraph);
                content.push(Object::Integer(*n as i64));
            }
        }
    }
    close(document, open);
    (kids, parents)
}

/// An element that holds one numbered stretch, with words in its place.
fn leaf_element(
    document: &mut Document,
    kind: &str,
    parent: ObjectId,
    page: ObjectId,
    number: usize,
    alt: &str,
) -> ObjectId {
    let dict: Dictionary = dictionary! {
        "Type" => "StructElem",
        "S" => kind,
        "P" => parent,
        "Pg" => page,
        "K" => vec![Object::Integer(number as i64)],
        "Alt" => lopdf::text_string(alt),
    };
    document.add_object(dict)
}
