//! Pictures in documents about the subject, as units of their own: each may show a person, and nobody but a person can say whom.
//! A picture is known by how it looks, so a decision holds for every copy of it.

mod look;

use super::Progress;
use super::sight::{KNOWN, Sight, known, page_of};
use crate::extract::Pool;
use crate::extract::ocr::Word;
use crate::format::pdf::leaf::greyed;
use crate::model::unit::Segment;
use crate::model::{
    Area, BlobId, Context, Evidence, ExceptionKind, ExemptionCode, Flag, ItemId, Locator, Offer, PassageKind, Place,
    Reason, Result, Span, Unit, UnitId, UnitKind,
};
use crate::request::Case;
use crate::settings::Settings;
use crate::store::Catalogue;
use look::Written;
use std::collections::{BTreeMap, HashMap, HashSet};

/// Pages looked at for one request.
const MOST: usize = 3000;
/// Pictures of one item looked at.
const MOST_OF_ITEM: usize = 60;
/// Documents from which on a small picture is a letterhead or a logo.
const LOGO: usize = 3;
/// The part of a page that a logo fills at most.
const LOGO_PART: f64 = 0.12;
/// Resolution at which ink on scanned pages is looked at.
const INK: u32 = 100;
/// The fixed word in locators.
const PICTURE: &str = "picture";

/// A page to look at.
struct Spot {
    /// Where it stands; the first place is looked at.
    places: Vec<Place>,
    page: u32,
    /// Number of the unit it belongs behind.
    after: usize,
    /// A file that is nothing but a picture.
    file: bool,
    /// Its number among those of the unit it belongs behind.
    number: u32,
}

/// A picture file inside an item: the names that lead to it, and its pages.
type PictureFile = (Vec<Evidence>, u32);

/// What was seen on a page.
struct Seen {
    of: String,
    pictures: Vec<look::Picture>,
    offers: Vec<Offer>,
    like_a_signature: bool,
}

/// Adds a unit for each page with pictures and for each picture file of the documents found, behind what it belongs to; pages with
/// ink that may be a signature get their offers. Returns how many pages and pictures could not be shown.
pub fn offer(
    case: &Case,
    settings: &Settings,
    catalogue: &Catalogue,
    units: &mut Vec<Unit>,
    progress: &dyn Progress,
) -> Result<usize> {
    let (mut spots, mut unseen) = spots(catalogue, units)?;
    unseen += spots.split_off(MOST.min(spots.len())).len();
    if spots.is_empty() {
        return Ok(unseen);
    }
    progress.stage("looking at pictures", spots.len() as u64);
    let mut sight = Sight::new(case, settings)?;
    let mut seen: Vec<Option<Seen>> = Vec::with_capacity(spots.len());
    for spot in &spots {
        progress.advance(1, 0, 0);
        seen.push(look_at(case, settings, &mut sight, spot, &units[spot.after])?);
    }
    progress.done();
    unseen += seen.iter().filter(|s| s.is_none()).count();
    let logos = logos(&spots, &seen);
    let mut fresh: Vec<(usize, Unit)> = Vec::new();
    let mut at: HashMap<UnitId, usize> = HashMap::new();
    for (spot, seen) in spots.into_iter().zip(seen) {
        let Some(seen) = seen else { continue };
        let worth = seen.pictures.iter().any(|p| p.part > LOGO_PART || !logos.contains(&p.hash));
        if !worth {
            units[spot.after].offers.extend(seen.offers);
            continue;
        }
        let unit = unit_of(case, &units[spot.after], &spot, seen);
        match at.get(&unit.id) {
            Some(n) => {
                let places = &mut fresh[*n].1.places;
                let new: Vec<Place> = unit.places.into_iter().filter(|p| !places.contains(p)).collect();
                places.extend(new);
            }
            None => {
                at.insert(unit.id.clone(), fresh.len());
                fresh.push((spot.after, unit));
            }
        }
    }
    for (after, unit) in fresh.into_iter().rev() {
        units.insert(after + 1, unit);
    }
    Ok(unseen)
}

/// Every page of a PDF that is a unit or that nobody could read, and every picture file, of the documents found; and how many pictures
/// are left out because an item holds so many.
fn spots(catalogue: &Catalogue, units: &[Unit]) -> Result<(Vec<Spot>, usize)> {
    let mut left_out = 0;
    let mut spots: BTreeMap<(usize, u32, Vec<String>), Spot> = BTreeMap::new();
    let mut pages: HashSet<(BlobId, Vec<String>, u32)> = HashSet::new();
    let mut last: HashMap<ItemId, usize> = HashMap::new();
    units.iter().enumerate().for_each(|(n, u)| {
        last.insert(u.places[0].item, n);
    });
    let mut add = |places: Vec<Place>, page: u32, after: usize, file: bool| {
        let trail: Vec<String> = places[0].trail.iter().map(|t| t.expose().to_owned()).collect();
        if pages.insert((places[0].blob, trail.clone(), page)) {
            spots.insert((after, page, trail), Spot { places, page, after, file, number: 1 });
        }
    };
    for (n, unit) in units.iter().enumerate() {
        if let (true, Some(page)) = (matches!(unit.format.as_str(), "pdf" | "image"), page_of(unit)) {
            add(unit.places.clone(), page, n, unit.format == "image");
        }
    }
    for (id, after) in last {
        let unit = &units[after];
        let Some((blob, item)) = catalogue.item(id)? else { continue };
        if item.format == "pdf" {
            let unread = |k: ExceptionKind| {
                matches!(k, ExceptionKind::NoText | ExceptionKind::NeedsOcr | ExceptionKind::PartlyRead)
            };
            for e in item.exceptions.iter().filter(|e| unread(e.kind)) {
                if let Locator::Page(page) | Locator::PagePart { page, .. } = e.locator
                    && page > 0
                {
                    add(unit.places.clone(), page, after, false);
                }
            }
        }
        let (files, beyond) = picture_files(catalogue, blob, id)?;
        left_out += beyond;
        for (trail, pages) in files {
            let inner =
                |p: &Place| Place { trail: p.trail.iter().cloned().chain(trail.clone()).collect(), ..p.clone() };
            (1..=pages).for_each(|page| add(unit.places.iter().map(inner).collect(), page, after, true));
        }
    }
    let mut spots: Vec<Spot> = spots.into_values().collect();
    let mut counts: HashMap<usize, u32> = HashMap::new();
    for spot in spots.iter_mut().filter(|s| s.file) {
        let count = counts.entry(spot.after).or_default();
        *count += 1;
        spot.number = *count;
    }
    Ok((spots, left_out))
}

/// Picture files inside an item: the names that lead to each from it, and its pages; and the pages of those beyond the most.
fn picture_files(catalogue: &Catalogue, blob: BlobId, id: ItemId) -> Result<(Vec<PictureFile>, usize)> {
    let family = catalogue.items_of(blob)?;
    let Some(own) = family.iter().position(|i| *i == id) else { return Ok((Vec::new(), 0)) };
    let (mut out, mut beyond) = (Vec::new(), 0);
    let mut trails: HashMap<usize, Vec<Evidence>> = HashMap::from([(own, Vec::new())]);
    for (n, member) in family.iter().enumerate().skip(own + 1) {
        let Some((_, item)) = catalogue.item(*member)? else { break };
        // Members follow what they lie in: the first that lies elsewhere ends the family.
        let Some(outer) = item.parent.and_then(|p| trails.get(&(p as usize))) else { break };
        let trail: Vec<Evidence> = outer.iter().cloned().chain([item.untrusted_name.clone()]).collect();
        if item.format == "image" {
            let pages = item.passages.iter().map(|p| &p.locator).chain(item.exceptions.iter().map(|e| &e.locator));
            let last = pages.filter_map(|l| {
                if let Locator::Page(p) | Locator::PagePart { page: p, .. } = l { Some(*p) } else { None }
            });
            let pages = last.max().unwrap_or(1).max(1);
            let shown = if out.len() < MOST_OF_ITEM { pages.min(MOST_OF_ITEM as u32) } else { 0 };
            beyond += (pages - shown) as usize;
            if shown > 0 {
                out.push((trail.clone(), shown));
            }
        }
        // What is a document of its own has units of its own, or is not about the subject.
        if item.format == "image" || item.passages.is_empty() {
            trails.insert(n, trail);
        }
    }
    Ok((out, beyond))
}

fn look_at(case: &Case, settings: &Settings, sight: &mut Sight, spot: &Spot, unit: &Unit) -> Result<Option<Seen>> {
    let Ok(leaf) = sight.leaf(&spot.places[0], spot.page, KNOWN)? else { return Ok(None) };
    let pictures = look::pictures(&leaf);
    let lines = look::lines(&leaf);
    let mut offers = look::drawn_signatures(&leaf, &lines);
    let like_a_signature = spot.file && look::is_like_a_signature(&leaf);
    // Only where recognition read a formula of closing is it asked again, for its place.
    if lines.is_empty() && !pictures.is_empty() && look::closes(unit.text.expose()) {
        offers.extend(on_scan(settings, sight, spot)?);
    }
    if like_a_signature && offers.is_empty() {
        offers.push(Offer { area: Area::WHOLE, says: look::SIGNATURE.into() });
    }
    Ok(Some(Seen { of: known(case, &leaf), pictures, offers, like_a_signature }))
}

fn on_scan(settings: &Settings, sight: &mut Sight, spot: &Spot) -> Result<Vec<Offer>> {
    let (Some(recogniser), Ok(leaf)) =
        (Pool::new(&settings.limits)?.recogniser(), sight.leaf(&spot.places[0], spot.page, INK * 2)?)
    else {
        return Ok(Vec::new());
    };
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_all().build().context("cannot start the runtime")?;
    let words = runtime.block_on(recogniser.recognise(&greyed(&leaf.drawn, INK * 2)))?;
    Ok(look::scanned_signatures(&leaf, &written(&words, f64::from(leaf.drawn.width) / leaf.width)))
}

/// Recognised lines; doubtful words say nothing, for ink is often read as letters.
fn written(words: &[Word], scale: f64) -> Vec<Written> {
    let certain: Vec<&Word> = words.iter().filter(|w| w.is_certain()).collect();
    let lines = certain.chunk_by(|a, b| (a.paragraph, a.line) == (b.paragraph, b.line));
    let line = |words: &[&Word]| {
        let text = words.iter().map(|w| w.text.as_str()).collect::<Vec<_>>().join(" ");
        let area = words.iter().fold([f64::MAX, f64::MAX, f64::MIN, f64::MIN], |r, w| {
            let [x0, y0, x1, y1] = [w.left, w.top, w.left + w.width, w.top + w.height].map(|v| f64::from(v) / scale);
            [r[0].min(x0), r[1].min(y0), r[2].max(x1), r[3].max(y1)]
        });
        (text, area)
    };
    lines.map(line).collect()
}

/// Pictures that stand in several documents.
fn logos(spots: &[Spot], seen: &[Option<Seen>]) -> HashSet<[u8; 32]> {
    let mut where_: HashMap<[u8; 32], HashSet<(BlobId, usize)>> = HashMap::new();
    for (spot, seen) in spots.iter().zip(seen) {
        for picture in seen.iter().flat_map(|s| &s.pictures) {
            where_.entry(picture.hash).or_default().insert((spot.places[0].blob, spot.after));
        }
    }
    where_.into_iter().filter(|(_, at)| at.len() >= LOGO).map(|(hash, _)| hash).collect()
}

fn unit_of(case: &Case, beside: &Unit, spot: &Spot, seen: Seen) -> Unit {
    let mut id = case.keyed(format!("picture\0{}", seen.of).as_bytes());
    id.truncate(16);
    // A picture file that is one page has no use for its number.
    let page = if spot.file && spot.page == 1 { 0 } else { spot.page };
    let locator = Locator::PagePart { page, what: PICTURE.into(), number: spot.number };
    let may = if seen.like_a_signature { "may be a signature" } else { "may show a person" };
    let text = match spot.file {
        true => format!("(a picture: {may}; look at it with `dsar boxes {} {id} --show FILE.png`)", case.id()),
        false => format!(
            "(the pictures of page {}: they {may}; look at them with `dsar boxes {} {id} --show FILE.png`)",
            spot.page,
            case.id()
        ),
    };
    let span = Span::new(0, text.len());
    Unit {
        id: UnitId(id),
        kind: UnitKind::Picture,
        title: beside.title.clone(),
        date: beside.date.clone(),
        format: if spot.file { "image".into() } else { "pdf".into() },
        text: Evidence::new(text),
        fields: Vec::new(),
        segments: vec![Segment { span, kind: PassageKind::Note, locator: locator.clone(), hidden: None }],
        places: spot.places.iter().map(|p| Place { locator: locator.clone(), ..p.clone() }).collect(),
        band: beside.band,
        evidence: vec![Reason::for_subject("picture", "a picture in a document found to be about the subject")],
        subject: Vec::new(),
        mentions: Vec::new(),
        flags: vec![Flag {
            span,
            code: PICTURE.into(),
            says: format!("a picture: {may}"),
            consider: vec![ExemptionCode::rights_of_others()],
        }],
        offers: seen.offers,
        folding: Default::default(),
        bearers: Default::default(),
    }
}

/// True for a unit that is a picture, or the pictures of a page.
pub fn is_picture(unit: &Unit) -> bool {
    unit.kind == UnitKind::Picture
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Item, ItemMeta, Passage};
    use crate::store::Reader;
    use crate::store::packed::pack_one;

    fn item(parent: Option<u32>, name: &str, format: &str) -> Item {
        Item {
            parent,
            untrusted_name: Evidence::new(name),
            blob: BlobId::of(name.as_bytes()),
            size: 1,
            format: format.into(),
            meta: ItemMeta::default(),
            passages: vec![Passage::new(Locator::Whole, PassageKind::Body, "words")],
            exceptions: Vec::new(),
        }
    }

    #[test]
    fn pictures_beyond_the_most_are_counted() {
        let dir = tempfile::tempdir().unwrap();
        let catalogue = Catalogue::open(&dir.path().join("catalogue.db")).unwrap();
        let pictures = (0..MOST_OF_ITEM + 2).map(|n| item(Some(0), &format!("{n}.png"), "image"));
        let all: Vec<Item> = std::iter::once(item(None, "minutes.docx", "docx")).chain(pictures).collect();
        let packed: Vec<_> = all.into_iter().map(|i| pack_one(i).unwrap()).collect();
        let (blob, reader) = (BlobId::of(b"minutes"), Reader { version: 1, limits: 0 });
        catalogue.put_reading(ItemId(1), blob, reader, &packed, &mut Vec::new()).unwrap();
        let (files, beyond) = picture_files(&catalogue, blob, ItemId(1)).unwrap();
        assert_eq!((files.len(), beyond), (MOST_OF_ITEM, 2));
    }
}
