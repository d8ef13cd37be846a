//! Pages of pinned files, looked at one by one: for boxes drawn by hand, for pictures offered to the reviewer. A page is known by
//! how it looks, so that what was drawn on it holds for every copy of it, and for nothing else.

use crate::extract::{Pool, Worker};
use crate::format::Leaf;
use crate::model::{BlobId, Context, Locator, Place, Result, Unit};
use crate::request::Case;
use crate::settings::Settings;
use tokio::runtime::Runtime;

/// Resolution at which a page is known again.
pub const KNOWN: u32 = 48;
/// A file larger than this is not read again.
const LARGEST: usize = 64 << 20;
/// Digits of a page's keyed hash.
const DIGITS: usize = 16;

/// A worker that holds one pinned file at a time.
pub struct Sight<'a> {
    case: &'a Case,
    runtime: Runtime,
    worker: Option<Worker>,
    held: Option<(BlobId, Vec<String>)>,
    bytes: Vec<u8>,
}

impl<'a> Sight<'a> {
    /// Over a request's pinned files; nothing is started before it is needed.
    pub fn new(case: &'a Case, settings: &Settings) -> Result<Sight<'a>> {
        let runtime =
            tokio::runtime::Builder::new_current_thread().enable_all().build().context("cannot start the runtime")?;
        let worker = Some(Pool::new(&settings.limits)?.worker());
        Ok(Sight { case, runtime, worker, held: None, bytes: Vec::new() })
    }

    /// Page `page` (from 1) of the file at `place`, drawn at `dpi`; `Err` says in words of ours why there is none.
    pub fn leaf(&mut self, place: &Place, page: u32, dpi: u32) -> Result<std::result::Result<Leaf, &'static str>> {
        if let Err(why) = self.hold(place)? {
            return Ok(Err(why));
        }
        let Some(worker) = self.worker.as_mut() else { return Ok(Err("no worker runs")) };
        self.runtime.block_on(worker.leaf(page, dpi))
    }

    fn hold(&mut self, place: &Place) -> Result<std::result::Result<(), &'static str>> {
        let trail: Vec<String> = place.trails().1.iter().map(|t| t.expose().to_owned()).collect();
        let key = (place.pinned(), trail);
        let Some(worker) = self.worker.as_mut() else { return Ok(Err("no worker runs")) };
        if self.held.as_ref() == Some(&key) && worker.is_running() {
            return Ok(Ok(()));
        }
        if self.held.as_ref().is_none_or(|(blob, _)| *blob != key.0) {
            self.bytes = self.case.pinned_up_to(key.0, LARGEST);
        }
        if self.bytes.is_empty() {
            self.held = None;
            return Ok(Err("the pinned file cannot be read again, or is too large for that"));
        }
        let pages = self.runtime.block_on(worker.hold(place.pinned_name(), &self.bytes, &key.1))?;
        self.held = Some(key);
        Ok(if pages == 0 { Err("the file has no pages that can be shown") } else { Ok(()) })
    }

    /// How the page is known: see [`known`].
    pub fn known(&mut self, place: &Place, page: u32) -> Result<Option<String>> {
        Ok(self.leaf(place, page, KNOWN)?.ok().map(|leaf| known(self.case, &leaf)))
    }
}

impl Drop for Sight<'_> {
    fn drop(&mut self) {
        if let Some(worker) = self.worker.take() {
            self.runtime.block_on(worker.close());
        }
    }
}

/// The keyed hash of how a page looks, drawn at [`KNOWN`].
pub fn known(case: &Case, leaf: &Leaf) -> String {
    let size = [leaf.width, leaf.height].map(|v| (v * 10.0).round() as u32);
    let head = format!("page\0{}x{}\0{}x{}\0", size[0], size[1], leaf.drawn.width, leaf.drawn.height);
    let mut of = case.keyed(&[head.as_bytes(), &leaf.drawn.data].concat());
    of.truncate(DIGITS);
    of
}

/// The page of its document that a unit is, or stands on; `None` for what has no pages.
pub fn page_of(unit: &Unit) -> Option<u32> {
    match unit.segments.first().map(|s| &s.locator)? {
        Locator::Page(page) => Some(*page),
        Locator::PagePart { page, .. } if *page > 0 => Some(*page),
        _ if unit.format == "image" => Some(1),
        _ => None,
    }
}
