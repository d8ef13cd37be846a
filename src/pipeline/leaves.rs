//! Pages of PDFs in a bundle that keep their look: each unit that is a page of a pinned PDF, with what was decided to go from it.
//! Nothing is decided here; a page of which anything is unsure stays as text.

use super::pages::{Keeper, Kept, Memory, Page, PageReport, Source, Wish};
use super::pictures::is_picture;
use super::release::Release;
use super::sight::{KNOWN, known};
use crate::bundle::input::{BundleInput, PageRow, ReleaseDoc};
use crate::extract::{Pool, Worker};
use crate::model::{Area, BlobId, Context, HandBox, Locator, PassageKind, Result, Span, Unit, UnitId};
use crate::redact::{Block, Line, Piece, Terms};
use crate::request::Case;
use crate::settings::Settings;
use std::collections::BTreeSet;
use std::sync::Arc;

/// A file larger than this is not read again for the look of its pages.
const LARGEST: usize = 64 << 20;
/// Pages of one bundle whose look is kept.
const MOST: usize = 2000;

/// Said of the pages and pictures beyond these.
const TOO_MANY: &str = "the answer has more pages of this kind than are kept as they look";

/// Puts the pages that can be kept into `input`, and says of each what became of it.
pub fn keep(input: &mut BundleInput, release: &Release, case: &Case, settings: &Settings) -> Result<()> {
    let mut wanted: Vec<Wanted> = Vec::new();
    for (d, document) in input.documents.iter().enumerate() {
        for (p, part) in document.parts.iter().enumerate() {
            wanted.extend(release.removed(&part.unit).and_then(|(unit, spans)| {
                let wanted = Wanted::of(unit, spans, (d, p))?;
                Some(Wanted { boxes: release.boxes(&part.unit), picture: is_picture(unit), ..wanted })
            }));
        }
    }
    if wanted.is_empty() {
        return Ok(());
    }
    let beyond = wanted.split_off(MOST.min(wanted.len()));
    let along = with_their_pictures(&mut wanted);
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_all().build().context("cannot start the runtime")?;
    let forms: BTreeSet<String> = input.secrets.iter().flat_map(|s| &s.forms).map(|f| f.expose().to_owned()).collect();
    let mut pages: Vec<Page> =
        runtime.block_on(compose(&wanted, &forms.into_iter().collect::<Vec<_>>(), case, settings))?;
    for (n, page) in along.iter().enumerate().filter_map(|(n, page)| Some((n, (*page)?))) {
        pages[n] = unread(wanted[n].page, alongside(&pages[page]));
    }
    pages.extend(beyond.iter().map(|wanted| unread(wanted.page, TOO_MANY)));
    for (wanted, page) in wanted.into_iter().chain(beyond).zip(pages) {
        let (d, p) = wanted.at;
        if wanted.picture {
            let shown = page.sheet.is_some() || page.report.why.is_empty();
            input.documents[d].parts[p].blocks = if shown { Vec::new() } else { left_out(&page.report.why) };
        }
        let number = input.documents[d].number;
        if !wanted.picture {
            input.meter.beyond += page.report.removed.saturating_sub(page.report.asked) as u64;
        }
        let by_hand = release.drawn_by(&wanted.unit);
        input.pages.push(PageRow { by_hand, ..row(number, &wanted.unit, &page.report, wanted.picture) });
        input.documents[d].parts[p].page = page.sheet.map(Arc::new);
    }
    Ok(())
}

/// True where a page is kept.
pub fn any(input: &BundleInput) -> bool {
    input.documents.iter().flat_map(|d| &d.parts).any(|p| p.page.is_some())
}

/// Why a page is set as text that could have been kept.
const NOT_VERIFIED: &str = "as it looks, the bundle did not pass verification";

/// Sets the pages of the units that `of` names as text, and says so in the place of their pictures.
pub fn give_up(documents: &mut [ReleaseDoc], rows: &mut [PageRow], of: impl Fn(&UnitId) -> bool) {
    let mut gone: BTreeSet<(u32, u32)> = BTreeSet::new();
    let mut lost: BTreeSet<String> = BTreeSet::new();
    for row in rows.iter_mut().filter(|r| r.kept == AS_IT_LOOKS && of(&UnitId(r.unit.clone()))) {
        gone.insert((row.document, row.page));
        lost.insert(row.unit.clone());
        (row.kept, row.why) = ("as text".into(), NOT_VERIFIED.into());
    }
    for row in rows.iter_mut().filter(|r| r.kept == ON_ITS_PAGE && gone.contains(&(r.document, r.page))) {
        lost.insert(row.unit.clone());
        (row.kept, row.why) = (LEFT_OUT.into(), NOT_VERIFIED.into());
    }
    for part in documents.iter_mut().flat_map(|d| &mut d.parts).filter(|p| lost.contains(&p.unit.0)) {
        part.page = None;
        if part.blocks.is_empty() {
            part.blocks = left_out(NOT_VERIFIED);
            rows.iter_mut().filter(|r| r.unit == part.unit.0).for_each(|r| r.kept = LEFT_OUT.into());
        }
    }
}

/// Pages that are set as text, and pictures that were let out and are not shown.
pub fn told(rows: &[PageRow]) -> (usize, usize) {
    let count = |kept: &str| rows.iter().filter(|r| r.kept == kept).count();
    (count("as text"), count(LEFT_OUT))
}

/// What became of a page or picture, as the internal list says it.
const AS_IT_LOOKS: &str = "as it looks";
const ON_ITS_PAGE: &str = "on its page";
const LEFT_OUT: &str = "left out";

/// A unit that is a page.
struct Wanted {
    unit: UnitId,
    /// Document and part in the input.
    at: (usize, usize),
    blob: BlobId,
    name: String,
    trail: Vec<String>,
    page: u32,
    text: String,
    spans: Vec<(Span, String)>,
    /// Drawn by hand, each with its label.
    boxes: Vec<(HandBox, String)>,
    /// It is a picture, which a reviewer has looked at.
    picture: bool,
    /// A page of text whose pictures go with it.
    shown: bool,
    /// Composed with the page it stands on.
    skipped: bool,
}

impl Wanted {
    /// `None` for whatever is not just the text of one page.
    fn of(unit: &Unit, spans: Vec<(Span, String)>, at: (usize, usize)) -> Option<Wanted> {
        let [segment] = unit.segments.as_slice() else { return None };
        let (page, text) = match segment.locator {
            Locator::Page(page) => (page, unit.text.expose()),
            // The words of a picture's unit are ours.
            Locator::PagePart { page, .. } if is_picture(unit) => (page.max(1), ""),
            _ => return None,
        };
        let place = unit.places.first()?;
        let plain =
            is_picture(unit) || segment.kind == PassageKind::Body && segment.hidden.is_none() && unit.format == "pdf";
        let whole = segment.span == Span::new(0, unit.text.expose().len());
        (plain && whole).then(|| Wanted {
            unit: unit.id.clone(),
            at,
            blob: place.pinned(),
            name: place.pinned_name().to_owned(),
            trail: place.trails().1.iter().map(|t| t.expose().to_owned()).collect(),
            page,
            text: text.to_owned(),
            spans,
            boxes: Vec::new(),
            picture: false,
            shown: false,
            skipped: false,
        })
    }
}

async fn compose(wanted: &[Wanted], forms: &[String], case: &Case, settings: &Settings) -> Result<Vec<Page>> {
    let mut worker = Pool::new(&settings.limits)?.worker();
    let recogniser = worker.recogniser();
    // What goes from a page was decided; nothing is looked for beyond it.
    let none = Terms::new::<&str>(&[])?;
    let (mut out, mut held, mut bytes, mut memory) = (Vec::new(), None, Vec::new(), Memory::default());
    for page in wanted {
        if page.skipped {
            out.push(unread(page.page, ""));
            continue;
        }
        let key = (page.blob, &page.trail);
        let fresh = held != Some(key);
        if fresh {
            // What is no longer pinned as it was cannot be composed; its text is in the derived data.
            bytes = case.pinned_up_to(page.blob, LARGEST);
        }
        if bytes.is_empty() {
            out.push(unread(page.page, "the pinned file cannot be read again, or is too large for that"));
            continue;
        }
        let source = Source { name: &page.name, bytes: &bytes, trail: &page.trail };
        if fresh {
            source.hold(&mut worker).await?;
            held = Some(key);
        }
        let boxes = match boxes(page, &source, case, &mut worker).await? {
            Ok(boxes) => boxes,
            Err(why) => {
                out.push(unread(page.page, why));
                continue;
            }
        };
        let bare = !(page.picture || page.shown);
        let wish = Wish { terms: &none, forms, label: "[redacted]", bare, boxes };
        let recogniser = recogniser.clone();
        let mut keeper = Keeper { worker: &mut worker, recogniser, wish, memory: &mut memory };
        let mut made = keeper.page(&source, page.page, &page.text, &page.spans, false).await?;
        if made.sheet.is_none() && page.shown {
            // Without its pictures, if not with them.
            let why = made.report.why;
            keeper.wish.bare = true;
            made = keeper.page(&source, page.page, &page.text, &page.spans, false).await?;
            made.report.why = format!("{PICTURES_OUT}{why}");
        }
        out.push(made);
    }
    worker.close().await;
    Ok(out)
}

/// Said of a page kept without its pictures, before the reason.
const PICTURES_OUT: &str = "its pictures are left out: ";

/// Lets pages of text show their pictures where a reviewer let these go; tells for each of those pictures which page that is.
fn with_their_pictures(wanted: &mut [Wanted]) -> Vec<Option<usize>> {
    let page_of = |w: &Wanted, all: &[Wanted]| {
        all.iter().position(|p| !p.picture && (p.blob, p.page) == (w.blob, w.page) && p.trail == w.trail)
    };
    let along: Vec<Option<usize>> = wanted.iter().map(|w| w.picture.then(|| page_of(w, wanted)).flatten()).collect();
    for (n, page) in along.iter().enumerate().filter_map(|(n, page)| Some((n, (*page)?))) {
        let boxes = wanted[n].boxes.clone();
        wanted[n].skipped = true;
        wanted[page].shown = true;
        wanted[page].boxes.extend(boxes);
    }
    along
}

/// What to say of pictures that go with their page; nothing where they did.
fn alongside(page: &Page) -> &str {
    match &page.sheet {
        Some(_) => page.report.why.strip_prefix(PICTURES_OUT).unwrap_or_default(),
        None => "the page it stands on is set as text",
    }
}

/// What stands for a picture that is shown nowhere.
fn left_out(why: &str) -> Vec<Block> {
    let words = format!("(A picture is left out here: {why}.)");
    let line = Line { name: None, pieces: vec![Piece::Text(words)] };
    let kind = PassageKind::Body;
    vec![Block { kind, locator: Locator::Whole, hidden: None, lines: vec![line], left_out: 0 }]
}

/// The boxes of a page, if it still looks as it did when they were drawn.
async fn boxes(
    page: &Wanted,
    source: &Source<'_>,
    case: &Case,
    worker: &mut Worker,
) -> Result<std::result::Result<Vec<(Area, String)>, &'static str>> {
    if page.boxes.is_empty() {
        return Ok(Ok(Vec::new()));
    }
    if !worker.is_running() {
        source.hold(worker).await?;
    }
    let leaf = match worker.leaf(page.page, KNOWN).await? {
        Ok(leaf) => leaf,
        Err(why) => return Ok(Err(why)),
    };
    let own = known(case, &leaf);
    if page.boxes.iter().any(|(drawn, _)| drawn.of != own) {
        return Ok(Err("a box was drawn by hand on a page of the same words that looked otherwise: draw it again"));
    }
    Ok(Ok(page.boxes.iter().map(|(drawn, label)| (drawn.area, label.clone())).collect()))
}

fn unread(page: u32, why: &str) -> Page {
    Page { sheet: None, recognised: false, elsewhere: Vec::new(), report: PageReport::text(page, why.into()) }
}

fn row(document: u32, unit: &UnitId, report: &PageReport, picture: bool) -> PageRow {
    let kept = match report.kept {
        Kept::Text if picture && report.why.is_empty() => ON_ITS_PAGE,
        Kept::Text if picture => LEFT_OUT,
        Kept::Text => "as text",
        Kept::Sharp | Kept::Pixels => AS_IT_LOOKS,
    };
    PageRow {
        document,
        unit: unit.to_string(),
        page: report.page,
        kept: kept.into(),
        why: report.why.clone(),
        removed: (report.removed, report.asked),
        by_hand: String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bundle::input::Part;

    fn row(unit: &str, page: u32, kept: &str) -> PageRow {
        let (unit, kept) = (unit.to_owned(), kept.to_owned());
        PageRow { document: 1, unit, page, kept, why: String::new(), by_hand: String::new(), removed: (0, 0) }
    }

    #[test]
    fn only_pages_that_were_found_readable_are_given_up_with_the_pictures_on_them() {
        let part = |unit: &str, text: &str| Part {
            unit: UnitId(unit.into()),
            blocks: if text.is_empty() { Vec::new() } else { left_out(text) },
            page: None,
        };
        let parts = vec![part("p1", "text"), part("logo", ""), part("p2", "text"), part("scan", "")];
        let mut documents = [ReleaseDoc { number: 1, parts, ..ReleaseDoc::default() }];
        let mut rows = [
            row("p1", 1, AS_IT_LOOKS),
            row("logo", 1, ON_ITS_PAGE),
            row("p2", 2, AS_IT_LOOKS),
            row("scan", 3, AS_IT_LOOKS),
        ];
        give_up(&mut documents, &mut rows, |unit| unit.0 == "p1" || unit.0 == "scan");
        let kept: Vec<&str> = rows.iter().map(|r| r.kept.as_str()).collect();
        assert_eq!((kept, told(&rows)), (vec!["as text", LEFT_OUT, AS_IT_LOOKS, LEFT_OUT], (1, 2)));
        let said: Vec<bool> = documents[0].parts.iter().map(|p| p.blocks == left_out(NOT_VERIFIED)).collect();
        assert_eq!(said, [false, true, false, true], "a picture that is not shown is told of");
    }
}
