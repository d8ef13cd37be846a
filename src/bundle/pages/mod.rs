//! Pages composed by `redact::page`, written as a PDF of our own: fonts that hold only letters still used, pictures of our own
//! making, content streams of a dozen operators. Typeset pages join them. The same sheets give the same bytes.

mod draw;
mod fonts;
mod images;
mod structure;

use super::typeset::PAGE;
use crate::model::{Context, Fault, Result};
use crate::redact::page::Sheet;
use fonts::FontSet;
use images::ImageSet;
pub use images::is_plain;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};
use std::collections::BTreeMap;
use structure::{Tag, Tagged};

/// A PDF in the making.
pub struct Book {
    document: Document,
    resources: ObjectId,
    tree: ObjectId,
    pages: Vec<ObjectId>,
    fonts: FontSet,
    images: ImageSet,
    painted: Vec<ObjectId>,
    tagged: Vec<Tagged>,
    opacities: BTreeMap<u8, String>,
    /// It is for somebody who may have it read aloud.
    told: bool,
}

impl Book {
    /// A book of composed pages only.
    pub fn new() -> Book {
        let mut document = Document::with_version("1.7");
        let tree = document.new_object_id();
        let catalog = document.add_object(dictionary! {
            "Type" => "Catalog",
            "Pages" => tree,
            "Lang" => Object::string_literal("en-GB"),
        });
        document.trailer.set("Root", catalog);
        Book::over(document, tree)
    }

    /// A typeset PDF that keeps its own order of pages.
    fn upon(typeset: &[u8]) -> Result<(Book, Vec<ObjectId>)> {
        let document = Document::load_mem(typeset).context("cannot read the typeset pages back")?;
        let pages = document.get_pages().into_values().collect();
        Ok((Book::over(document, (0, 0)), pages))
    }

    /// Paints a sheet into the free part of a typeset page, under what stands there already.
    fn paint(&mut self, page: ObjectId, sheet: &Sheet) -> Result<()> {
        let (scale, x, top) = placed(sheet);
        let y = f64::from(PAGE.1) - top - scale * sheet.height;
        let place = [scale, scale, x, y].map(|v| fonts::rounded(v, 4));
        let mut content = format!("q {} 0 0 {} {} {} cm\n", place[0], place[1], place[2], place[3]).into_bytes();
        let (drawn, tags) = draw::content(sheet, self)?;
        content.extend(drawn);
        self.tag(page, sheet, tags)?;
        content.extend_from_slice(b"Q\n");
        let mut stream = Stream::new(Dictionary::new(), content);
        stream.compress().context("cannot compress a page")?;
        let ours = self.document.add_object(stream);
        let broken = "a typeset page cannot be painted on";
        let dict = self.document.get_dictionary_mut(page).context(broken)?;
        let mut contents = vec![Object::Reference(ours)];
        match dict.get(b"Contents").context(broken)?.clone() {
            Object::Array(more) => contents.extend(more),
            one => contents.push(one),
        }
        dict.set("Contents", contents);
        self.painted.push(page);
        Ok(())
    }

    /// Gives the pages painted on what their sheets use, beside what they use themselves.
    fn share(&mut self, shared: &Dictionary) -> Result<()> {
        let broken = "a typeset page cannot be painted on";
        for page in std::mem::take(&mut self.painted) {
            let dict = self.document.get_dictionary(page).context(broken)?;
            let mut own = match dict.get_deref(b"Resources", &self.document) {
                Ok(resources) => resources.as_dict().context(broken)?.clone(),
                Err(_) => Dictionary::new(),
            };
            for (kind, ours) in shared.iter() {
                let mut all = match own.get_deref(kind, &self.document) {
                    Ok(list) => list.as_dict().context(broken)?.clone(),
                    Err(_) => Dictionary::new(),
                };
                for (name, object) in ours.as_dict().context(broken)?.iter() {
                    all.set(name.clone(), object.clone());
                }
                own.set(kind.clone(), all);
            }
            self.document.get_dictionary_mut(page).context(broken)?.set("Resources", own);
        }
        Ok(())
    }

    /// A book that starts with the pages of a typeset PDF; returns them, to be put in order by [`Book::finish`].
    pub fn with(typeset: &[u8]) -> Result<(Book, Vec<ObjectId>)> {
        let mut document = Document::load_mem(typeset).context("cannot read the typeset pages back")?;
        let pages: Vec<ObjectId> = document.get_pages().into_values().collect();
        let tree = document.new_object_id();
        document.catalog_mut().context("cannot read the typeset pages back")?.set("Pages", tree);
        Ok((Book::over(document, tree), pages))
    }

    fn over(mut document: Document, tree: ObjectId) -> Book {
        let resources = document.new_object_id();
        Book {
            document,
            resources,
            tree,
            pages: Vec::new(),
            fonts: FontSet::default(),
            images: ImageSet::default(),
            painted: Vec::new(),
            tagged: Vec::new(),
            opacities: BTreeMap::new(),
            told: true,
        }
    }

    /// Writes a composed page; returns it, to be put in order.
    pub fn sheet(&mut self, sheet: &Sheet) -> Result<ObjectId> {
        let (content, tags) = draw::content(sheet, self)?;
        let mut stream = Stream::new(Dictionary::new(), content);
        stream.compress().context("cannot compress a page")?;
        let contents = self.document.add_object(stream);
        let number = |v: f64| Object::Real(v as f32);
        let page = dictionary! {
            "Type" => "Page",
            "Parent" => self.tree,
            "MediaBox" => vec![0.into(), 0.into(), number(sheet.width), number(sheet.height)],
            "Resources" => self.resources,
            "Contents" => contents,
        };
        let page = self.document.add_object(page);
        self.tag(page, sheet, tags)?;
        Ok(page)
    }

    /// Remembers what a page says, in the order of reading; a page to be looked at by ourselves needs none.
    fn tag(&mut self, page: ObjectId, sheet: &Sheet, tags: Vec<Tag>) -> Result<()> {
        if self.told {
            let order = structure::order(&tags, &single(sheet)?);
            self.tagged.push(Tagged { page, tags, order });
        }
        Ok(())
    }

    /// The next page of the book.
    pub fn push(&mut self, page: ObjectId) {
        self.pages.push(page);
    }

    /// The finished PDF with a title.
    pub fn finish(mut self, title: &str) -> Result<Vec<u8>> {
        for page in &self.pages {
            let page = self.document.get_dictionary_mut(*page).context("a page of the book is missing")?;
            page.set("Parent", self.tree);
        }
        let kids: Vec<Object> = self.pages.iter().map(|p| Object::Reference(*p)).collect();
        let count = i64::try_from(kids.len()).map_err(|_| Fault::new("a book of too many pages"))?;
        self.document.set_object(self.tree, dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count });
        let resources = self.resources()?;
        self.document.set_object(self.resources, resources);
        if self.document.trailer.get(b"Info").is_err() {
            let producer = concat!("dsar ", env!("CARGO_PKG_VERSION"));
            let info = dictionary! {
                "Title" => lopdf::text_string(title),
                "Producer" => Object::string_literal(producer),
            };
            let info = self.document.add_object(info);
            self.document.trailer.set("Info", info);
        }
        self.saved()
    }

    /// What the sheets use: fonts, pictures, opacities.
    fn resources(&mut self) -> Result<Dictionary> {
        let fonts = self.fonts.write(&mut self.document)?;
        let mut resources = dictionary! { "Font" => fonts };
        resources.set("XObject", self.images.names());
        let states = self.opacities.iter().map(|(step, name)| {
            let alpha = f32::from(*step) / 255.0;
            (name.clone(), dictionary! { "Type" => "ExtGState", "ca" => alpha, "CA" => alpha })
        });
        let mut list = Dictionary::new();
        states.for_each(|(name, state)| list.set(name, state));
        resources.set("ExtGState", list);
        Ok(resources)
    }

    fn saved(mut self) -> Result<Vec<u8>> {
        if self.told {
            structure::put(&mut self.document, &self.tagged)?;
            structure::announce(&mut self.document)?;
        }
        self.document.prune_objects();
        let mut out = Vec::new();
        let options = lopdf::SaveOptions { use_object_streams: true, use_xref_streams: true, ..Default::default() };
        self.document.save_with_options(&mut out, options).context("cannot write the PDF")?;
        Ok(out)
    }

    /// The name of full opacity.
    fn full(&mut self) -> String {
        self.opacities.entry(255).or_insert_with(|| "G255".into()).clone()
    }

    /// The name of an opacity in the resources; `None` for full.
    fn opacity(&mut self, alpha: f32) -> Option<String> {
        let step = (alpha.clamp(0.0, 1.0) * 255.0).round() as u8;
        (step < 255).then(|| self.opacities.entry(step).or_insert_with(|| format!("G{step}")).clone())
    }
}

/// Where a sheet goes on a typeset page, in points from the lower left corner: above the footer.
const FREE: (f64, f64, f64, f64) = (8.0, 50.0, 587.0, 834.0);

/// A page as a PDF of its own, to be looked at by ourselves.
pub fn single(sheet: &Sheet) -> Result<Vec<u8>> {
    let mut book = Book { told: false, ..Book::new() };
    let page = book.sheet(sheet)?;
    book.push(page);
    book.finish("")
}

/// A typeset PDF that says that it is tagged and shows its title.
pub fn announced(typeset: &[u8]) -> Result<Vec<u8>> {
    let (book, _) = Book::upon(typeset)?;
    book.saved()
}

/// How a sheet is set on a typeset page: its scale, and where its upper left corner is, in points from the page's.
pub fn placed(sheet: &Sheet) -> (f64, f64, f64) {
    let room = (FREE.2 - FREE.0, FREE.3 - FREE.1);
    let scale = (room.0 / sheet.width).min(room.1 / sheet.height).min(1.0);
    let x = FREE.0 + (room.0 - scale * sheet.width) / 2.0;
    let y = FREE.1 + (room.1 - scale * sheet.height) / 2.0;
    (scale, x, f64::from(PAGE.1) - y - scale * sheet.height)
}

/// A typeset PDF with sheets painted onto its pages (numbers from 0).
pub fn overlay(typeset: &[u8], sheets: &[(usize, &Sheet)]) -> Result<Vec<u8>> {
    let (mut book, pages) = Book::upon(typeset)?;
    for (at, sheet) in sheets {
        let page = pages.get(*at).ok_or_else(|| Fault::new("a page kept free for a page of a document is missing"))?;
        book.paint(*page, sheet)?;
    }
    let shared = book.resources()?;
    book.share(&shared)?;
    book.saved()
}

impl Default for Book {
    fn default() -> Book {
        Book::new()
    }
}
