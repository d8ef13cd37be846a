//! The PDF itself, by krilla: glyphs, boxes, tags, bookmarks, metadata. No clock and no random number is asked.

use super::fonts::{Face, Faces};
use super::layout::{MARGIN, Node, NodeKind, Op, PAGE, Pages};
use super::lines::{Bit, PADDING};
use super::{About, Look};
use crate::model::{Context, Fault, Result};
use krilla::color::rgb;
use krilla::destination::XyzDestination;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::{DateTime, Metadata};
use krilla::num::NormalizedF32;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, ContentTag, Identifier, ListNumbering, SpanTag, TableHeaderScope, Tag, TagGroup, TagKind,
    TagTree,
};
use krilla::text::{GlyphId, KrillaGlyph};
use krilla::{Document, SerializeSettings};
use std::num::NonZeroU16;

const INK: (u8, u8, u8) = (0, 0, 0);
const GREY: (u8, u8, u8) = (90, 90, 90);
const BOX: (u8, u8, u8) = (25, 25, 25);
const WHITE: (u8, u8, u8) = (255, 255, 255);
const FOOT: f32 = 8.0;

/// Writes the PDF.
pub fn paint(faces: &Faces, about: &About, pages: Pages, numbered: bool) -> Result<Vec<u8>> {
    let mut document = Document::new_with(SerializeSettings { enable_tagging: true, ..SerializeSettings::default() });
    document.set_metadata(metadata(about));
    document.set_outline(outline(&pages));
    let mut ids: Vec<Vec<Identifier>> = pages.nodes.iter().map(|_| Vec::new()).collect();
    let total = pages.pages.len();
    for (n, ops) in pages.pages.iter().enumerate() {
        let settings = PageSettings::from_wh(PAGE.0, PAGE.1).ok_or_else(|| Fault::new("a page has no size"))?;
        let mut page = document.start_page_with(settings);
        let mut surface = page.surface();
        for op in ops {
            paint_op(&mut surface, faces, op, &mut ids);
        }
        if numbered {
            footer(&mut surface, faces, about, n + 1, total);
        }
        surface.finish();
        page.finish();
    }
    document.set_tag_tree(tags(&pages.nodes, ids));
    document.finish().map_err(|e| format!("{e:?}")).context("cannot write the PDF")
}

fn paint_op(surface: &mut Surface, faces: &Faces, op: &Op, ids: &mut [Vec<Identifier>]) {
    match op {
        Op::Rule { y } => {
            artifact(surface, ArtifactType::Layout, |s| fill_rect(s, MARGIN, *y, PAGE.0 - 2.0 * MARGIN, 0.4, GREY))
        }
        Op::Text { x, y, bit, node } => {
            if bit.look == Look::Label {
                let top = y - bit.size * 0.98;
                artifact(surface, ArtifactType::Layout, |s| fill_rect(s, *x, top, bit.width, bit.size * 1.3, BOX));
            }
            let alt = (bit.look == Look::Label).then(|| super::spoken(&bit.text));
            let id = surface.start_tagged(ContentTag::Span(SpanTag::empty().with_alt_text(alt.as_deref())));
            paint_bit(surface, faces, *x, *y, bit);
            surface.end_tagged();
            ids[*node].push(id);
        }
    }
}

fn paint_bit(surface: &mut Surface, faces: &Faces, x: f32, y: f32, bit: &Bit) {
    let (bold, colour, inset) = match bit.look {
        Look::Plain => (false, INK, 0.0),
        Look::Bold => (true, INK, 0.0),
        Look::Aside => (false, GREY, 0.0),
        Look::Label => (false, WHITE, PADDING),
    };
    draw(surface, faces, bold, Point::from_xy(x + inset, y), bit.size, colour, &bit.text);
}

/// Draws `text`, one run of glyphs for each stretch of one face.
fn draw(surface: &mut Surface, faces: &Faces, bold: bool, at: Point, size: f32, colour: (u8, u8, u8), text: &str) {
    surface.set_fill(Some(fill(colour)));
    let mut x = at.x;
    let mut open: Option<(&Face, f32, String, Vec<KrillaGlyph>)> = None;
    for c in text.chars() {
        let (face, id, advance) = faces.glyph(bold, c);
        if open.as_ref().is_some_and(|(f, ..)| !std::ptr::eq(*f, face)) {
            flush(surface, open.take(), at.y, size);
        }
        let (_, _, words, glyphs) = open.get_or_insert_with(|| (face, x, String::new(), Vec::new()));
        glyphs.push(glyph(id, advance, words.len()..words.len() + c.len_utf8()));
        words.push(c);
        x += advance * size;
    }
    flush(surface, open, at.y, size);
}

fn flush(surface: &mut Surface, run: Option<(&Face, f32, String, Vec<KrillaGlyph>)>, y: f32, size: f32) {
    if let Some((face, x, words, glyphs)) = run {
        surface.draw_glyphs(Point::from_xy(x, y), &glyphs, face.font.clone(), &words, size, false);
    }
}

fn glyph(id: u32, advance: f32, text_range: std::ops::Range<usize>) -> KrillaGlyph {
    KrillaGlyph {
        glyph_id: GlyphId::new(id),
        text_range,
        x_advance: advance,
        x_offset: 0.0,
        y_offset: 0.0,
        y_advance: 0.0,
        location: None,
    }
}

fn footer(surface: &mut Surface, faces: &Faces, about: &About, page: usize, total: usize) {
    let y = PAGE.1 - 36.0;
    let right = format!("page {page} of {total}");
    let width = faces.width(false, &right, FOOT);
    let left = if about.footer.is_empty() { format!("{page:04}") } else { format!("{} {page:04}", about.footer) };
    let author = faces.settable(&about.author, &mut 0);
    artifact(surface, ArtifactType::PaginationOther, |s| {
        draw(s, faces, true, Point::from_xy(MARGIN, y), FOOT, GREY, &left);
        let middle = (PAGE.0 - faces.width(false, &author, FOOT)) / 2.0;
        draw(s, faces, false, Point::from_xy(middle, y), FOOT, GREY, &author);
        draw(s, faces, false, Point::from_xy(PAGE.0 - MARGIN - width, y), FOOT, GREY, &right);
    });
}

fn artifact(surface: &mut Surface, kind: ArtifactType, draw: impl FnOnce(&mut Surface)) {
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(kind)));
    draw(surface);
    surface.end_tagged();
}

fn fill_rect(surface: &mut Surface, x: f32, y: f32, w: f32, h: f32, colour: (u8, u8, u8)) {
    let mut path = PathBuilder::new();
    if let Some(rect) = Rect::from_xywh(x, y, w, h) {
        path.push_rect(rect);
    }
    if let Some(path) = path.finish() {
        surface.set_fill(Some(fill(colour)));
        surface.draw_path(&path);
    }
}

fn fill(colour: (u8, u8, u8)) -> Fill {
    let paint = rgb::Color::new(colour.0, colour.1, colour.2).into();
    Fill { paint, opacity: NormalizedF32::ONE, rule: Default::default() }
}

fn metadata(about: &About) -> Metadata {
    let mut out = Metadata::new()
        .title(about.title.clone())
        .language("en-GB".into())
        .creator("dsar".into())
        .producer(concat!("dsar ", env!("CARGO_PKG_VERSION")).into());
    if !about.author.is_empty() {
        out = out.authors(vec![about.author.clone()]);
    }
    if let Some(d) = about.date {
        out = out.creation_date(DateTime::new(d.year() as u16).month(d.month() as u8).day(d.day() as u8));
    }
    out
}

/// Bookmarks of level 1, each with those of level 2 that follow it.
fn outline(pages: &Pages) -> Outline {
    let mut out = Outline::new();
    let mut open: Option<OutlineNode> = None;
    for anchor in &pages.anchors {
        let Some((level, title)) = &anchor.bookmark else { continue };
        let node = OutlineNode::new(title.clone(), XyzDestination::new(anchor.page, Point::from_xy(0.0, anchor.y)));
        match (level, &mut open) {
            (2.., Some(parent)) => parent.push_child(node),
            _ => {
                if let Some(done) = open.replace(node) {
                    out.push_child(done);
                }
            }
        }
    }
    if let Some(done) = open {
        out.push_child(done);
    }
    out
}

/// The structure tree: children were made after their parents, so filling it backwards meets every child first.
fn tags(nodes: &[Node], ids: Vec<Vec<Identifier>>) -> TagTree {
    let mut groups: Vec<Option<TagGroup>> = nodes
        .iter()
        .zip(ids)
        .map(|(node, ids)| {
            let mut group = TagGroup::new(kind(&node.kind));
            ids.into_iter().for_each(|id| group.push(id));
            Some(group)
        })
        .collect();
    let mut children: Vec<Vec<usize>> = vec![Vec::new(); nodes.len()];
    nodes.iter().enumerate().filter_map(|(n, node)| node.parent.map(|p| (n, p))).for_each(|(n, p)| children[p].push(n));
    for n in (0..nodes.len()).rev() {
        let taken: Vec<TagGroup> = children[n].iter().filter_map(|c| groups[*c].take()).collect();
        if let Some(group) = groups[n].as_mut() {
            taken.into_iter().for_each(|child| group.push(child));
        }
    }
    let mut tree = TagTree::new();
    groups.into_iter().flatten().for_each(|group| tree.push(group));
    tree
}

fn kind(kind: &NodeKind) -> TagKind {
    match kind {
        NodeKind::Heading(level, words) => {
            Tag::Hn(NonZeroU16::new(u16::from(*level)).unwrap_or(NonZeroU16::MIN), Some(words.clone())).into()
        }
        NodeKind::Paragraph => Tag::P.into(),
        NodeKind::Quote => Tag::BlockQuote.into(),
        NodeKind::List => Tag::L(ListNumbering::Disc).into(),
        NodeKind::Item => Tag::LI.into(),
        NodeKind::ItemBody => Tag::LBody.into(),
        NodeKind::Sheet => Tag::Part.into(),
        NodeKind::Table => Tag::Table.into(),
        NodeKind::Row => Tag::TR.into(),
        NodeKind::Head => Tag::TH(TableHeaderScope::Column).into(),
        NodeKind::Cell => Tag::TD.into(),
    }
}
