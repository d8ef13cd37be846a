//! One module a format, behind one table. Formats bid for a file on its content; the highest bid reads it.
//! Readers take bytes and return values: no disk, no clock, no network. They run in worker processes only.

mod archive;
pub mod biff;
pub mod blip;
mod bytes;
pub mod calendar;
pub mod cells;
pub mod charset;
pub mod csv;
pub mod doc;
pub mod docx;
pub mod eml;
mod escapes;
pub mod flat;
pub mod foreign;
pub mod gz;
pub mod html;
pub mod image;
pub mod iwork;
pub mod large;
pub mod ldif;
pub mod leaf;
pub mod mbox;
pub mod metafile;
pub mod msg;
pub mod odf;
pub mod office;
pub mod ole;
pub mod package;
pub mod packed;
pub mod pdf;
pub mod pgp;
pub mod picture;
pub mod ppt;
pub mod pptx;
pub mod protected;
pub mod pst;
pub mod rtf;
pub mod sevenz;
pub mod sheet;
pub mod smime;
pub mod table;
pub mod tar;
pub mod text;
pub mod tnef;
pub mod tree;
mod utf32;
pub mod vtt;
pub mod xls;
pub mod xlsb;
pub mod xlsx;
pub mod xml;
pub mod zip;

use crate::model::Extraction;
pub use large::{LOOK, Large, Taker, choose_large, is_only_a_holder};
pub use leaf::Leaf;
pub use picture::Picture;
pub use tree::{Wanted, member_at, read_tree, read_tree_and_pictures};

/// What a format may look at before it bids.
pub struct Probe<'a> {
    /// File or member name, untrusted; only its ending is looked at.
    pub untrusted_name: &'a str,
    /// All bytes.
    pub bytes: &'a [u8],
}

impl Probe<'_> {
    /// The name's ending, lower case, without the dot.
    pub fn ending(&self) -> String {
        self.untrusted_name.rsplit_once('.').map(|(_, e)| e.to_ascii_lowercase()).unwrap_or_default()
    }
}

/// How sure a format is that a file is its own. A later variant beats an earlier one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bid {
    /// Not mine.
    No,
    /// Could be, as any text could.
    Fallback,
    /// The name says so and the content does not speak against it.
    Extension,
    /// The content has the shape (heuristic: header lines, markup).
    Content,
    /// The content says so by a signature.
    Magic,
}

/// What a reader may use up.
#[derive(Clone, Debug)]
pub struct ReadLimits {
    /// Bytes all members of one file may unpack to.
    pub unpacked: u64,
    /// Depth of nesting.
    pub depth: u32,
    /// Passwords to try on protected files.
    pub passwords: Vec<String>,
}

impl Default for ReadLimits {
    fn default() -> ReadLimits {
        ReadLimits { unpacked: 512 << 20, depth: 8, passwords: Vec::new() }
    }
}

/// A file format that can be read.
pub trait Format: Sync {
    /// Its stable short name (`pdf`, `eml` …).
    fn name(&self) -> &'static str;
    /// How sure it is that the file is its own.
    fn bid(&self, probe: &Probe) -> Bid;
    /// Reads it. Never fails: what cannot be read is an exception in the result.
    fn extract(&self, untrusted_bytes: &[u8], limits: &ReadLimits) -> Extraction;
    /// True for a file of this format whose members can be taken out one by one, so that it need not be held in memory;
    /// `head` has its first bytes.
    fn is_apart(&self, head: &Probe, file: &dyn Large) -> bool {
        let _ = (head, file);
        false
    }
    /// Reads such a file as `extract` does, with its members going to `taker` as they come out.
    fn take_apart(&self, file: &dyn Large, limits: &ReadLimits, taker: &mut dyn Taker) -> Extraction {
        let _ = (file, limits, taker);
        Extraction::default()
    }
    /// Draws the picture that `extract` numbered `number`, for character recognition. `None` where it cannot be drawn, or
    /// where the format has none.
    fn picture(&self, untrusted_bytes: &[u8], number: u32, limits: &ReadLimits) -> Option<Picture> {
        let _ = (untrusted_bytes, number, limits);
        None
    }
    /// Pages that [`Format::leaf`] can give.
    fn pages(&self, untrusted_bytes: &[u8], limits: &ReadLimits) -> u32 {
        let _ = (untrusted_bytes, limits);
        0
    }
    /// Page `number` (from 1) as plain values, with a rendering of `dpi` pixels an inch, for a release that keeps the look of
    /// the page. `None` where it cannot be read to its end, or where the format has no pages.
    fn leaf(&self, untrusted_bytes: &[u8], number: u32, dpi: u32, limits: &ReadLimits) -> Option<Leaf> {
        let _ = (untrusted_bytes, number, dpi, limits);
        None
    }
}

/// Every format that is read. One line each; order breaks ties (earlier wins).
#[rustfmt::skip] // one line each: adding a format is one line
pub static FORMATS: &[&dyn Format] = &[
    &protected::Protected,
    &pdf::Pdf,
    &docx::Docx,
    &xlsx::Xlsx,
    &xlsb::Xlsb,
    &odf::Odp,
    &odf::Ods,
    &odf::Odt,
    &pptx::Pptx,
    &flat::Flat,
    &iwork::Iwork,
    &xls::Xls,
    &doc::Doc,
    &ppt::Ppt,
    &msg::Msg,
    &pst::Pst,
    &tnef::Tnef,
    &smime::Smime,
    &pgp::Pgp,
    &rtf::Rtf,
    &mbox::Mbox,
    &eml::Eml,
    &calendar::Calendar,
    &image::Image,
    &metafile::Metafile,
    &ldif::Ldif,
    &gz::Gz,
    &packed::Bzip2,
    &packed::Xz,
    &packed::Zstd,
    &sevenz::SevenZip,
    &tar::Tar,
    &zip::Zip,
    &html::Html,
    &vtt::Vtt,
    &csv::Csv,
    &foreign::Foreign,
    &text::Text,
];

/// Version of the readers together: a change makes cached readings stale. Raise it with every change of what is read.
pub const READER_VERSION: u32 = 14;

/// The format that bids highest, if any does.
pub fn choose(probe: &Probe) -> Option<&'static dyn Format> {
    let mut best: Option<(Bid, &'static dyn Format)> = None;
    for format in FORMATS {
        let bid = format.bid(probe);
        if bid > best.map_or(Bid::No, |(b, _)| b) {
            best = Some((bid, *format));
        }
    }
    best.map(|(_, format)| format)
}
