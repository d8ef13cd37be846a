//! Pages composed by `redact::page`, written as a PDF of our own: fonts that hold only letters still used, pictures of our own
//! making, content streams of a dozen operators. Typeset pages join them. The same sheets give the same bytes.

mod draw;
mod fonts;
mod images;

use crate::model::{Context, Fault, Result};
use crate::redact::page::Sheet;
use fonts::FontSet;
use images::ImageSet;
pub use images::is_plain;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};
use std::collections::BTreeMap;

/// A PDF in the making.
pub struct Book {
    document: Document,
    resources: ObjectId,
    tree: ObjectId,
    pages: Vec<ObjectId>,
    fonts: FontSet,
    images: ImageSet,
    opacities: BTreeMap<u8, String>,
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
            opacities: BTreeMap::new(),
        }
    }

    /// Writes a composed page; returns it, to be put in order.
    pub fn sheet(&mut self, sheet: &Sheet) -> Result<ObjectId> {
        let content = draw::content(sheet, self)?;
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
        Ok(self.document.add_object(page))
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

impl Default for Book {
    fn default() -> Book {
        Book::new()
    }
}
