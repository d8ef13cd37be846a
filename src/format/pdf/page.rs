//! Reads one page: records its glyphs, judges what is seen, puts both into text, and says where only OCR could read on.

use super::glyphs::{Glyph, Replacement, Shown};
use super::hidden::{self, Unseen};
use super::lines::{self, PageText};
use super::recorder::{Recorder, Runaway};
use super::settings::interpreter;
use super::unicode::{FontMaps, GlyphText};
use super::unread::{self, NeedsOcr, SeenPictures};
use super::whole;
use hayro_interpret::hayro_syntax::object::dict::keys::CONTENTS;
use hayro_interpret::hayro_syntax::object::{Array, Stream};
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::kurbo::{Affine, Rect};
use hayro_interpret::{Context, Device, InterpreterCache, RenderContent, interpret_page};
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;

/// Why a page was not read to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Broken {
    /// It asked for too much time or memory.
    TooMuch,
    /// The interpreter failed.
    Failed,
}

/// A page as read.
#[derive(Clone, Debug, Default)]
pub struct PageReading {
    /// What a reader sees.
    pub visible: PageText,
    /// What a reader does not see, by reason.
    pub unseen: BTreeMap<Unseen, PageText>,
    /// Text under (or invisibly over) a picture that covers the page: the work of an earlier OCR.
    pub scan_layer: Option<PageText>,
    /// Replacement texts that say something else than the glyphs they stand for.
    pub replacements: Vec<String>,
    /// Why it ends early.
    pub broken: Option<Broken>,
    /// What OCR would have to read.
    pub needs_ocr: Option<NeedsOcr>,
    /// Where OCR need not look again, on pages that it reads for letters.
    pub(crate) told: Vec<Rect>,
    /// Its pictures, in paint order.
    pub(crate) pictures: Vec<Shown>,
    /// A mark for every glyph that was painted, to compare readings of one page.
    pub marks: Vec<GlyphMark>,
}

/// Glyph and place, rounded: equal marks are the same glyph.
pub type GlyphMark = (i32, i32, u32);

/// What pages of one file share.
#[derive(Default)]
pub(crate) struct Shared {
    fonts: FontMaps,
    pictures: SeenPictures,
}

/// Reads a page within `limit`; glyphs whose mark is in `known` are left out of the texts.
pub(crate) fn read<'a>(
    page: &Page<'a>,
    cache: &InterpreterCache<'a>,
    shared: &mut Shared,
    limit: Duration,
    known: Option<&[GlyphMark]>,
) -> PageReading {
    let (width, height) = page.render_dimensions();
    let area = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let mut recorder = Recorder::new(area, &mut shared.fonts, limit);
    let broken = record(page, cache, area, &mut recorder);
    let replacements = replace(&mut recorder);
    let mut reading = compose(&recorder, area, known);
    reading.replacements = replacements;
    reading.broken = broken.or_else(|| lost_content(page).then_some(Broken::Failed));
    if known.is_none() {
        reading.needs_ocr = unread::judge(&recorder, &reading, area, &mut shared.pictures);
        if matches!(reading.needs_ocr, Some(NeedsOcr::Unknown | NeedsOcr::Shapes)) {
            reading.told = unread::told(&recorder.glyphs);
        }
        reading.pictures = std::mem::take(&mut recorder.pictures);
    }
    reading
}

/// True where a content stream cannot be decoded (ISO 32000-2, 7.8.2): the interpreter leaves it out without a word. A filter
/// for pictures counts, for no page is written in one.
fn lost_content(page: &Page<'_>) -> bool {
    let contents = page.raw();
    let lost = |s: Stream<'_>| s.decoded_data().is_err();
    if let Some(single) = contents.get::<Stream<'_>>(CONTENTS) {
        return lost(single);
    }
    let parts = contents.get::<Array<'_>>(CONTENTS);
    parts.is_some_and(|parts| parts.iter::<Stream<'_>>().any(lost))
}

/// A page read once more for redaction: its text, its glyphs as judged, and what else is painted.
pub(crate) struct Traced {
    pub reading: PageReading,
    pub glyphs: Vec<Glyph>,
    pub seen: Vec<bool>,
    pub ops: Vec<crate::format::leaf::Op>,
    pub drawn: std::collections::HashMap<u32, super::tracer::Drawn>,
    pub shapes: Vec<crate::format::leaf::Shape>,
    pub beyond: Option<&'static str>,
}

/// Reads a page as [`read`] does, and traces what it paints.
pub(crate) fn trace<'a>(page: &Page<'a>, cache: &InterpreterCache<'a>, shared: &mut Shared, limit: Duration) -> Traced {
    let (width, height) = page.render_dimensions();
    let area = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let mut recorder = Recorder::new(area, &mut shared.fonts, limit);
    let mut tracer = super::tracer::Tracer::new(&mut recorder);
    let mut broken = None;
    for content in [RenderContent::PAGE, RenderContent::ANNOTATIONS] {
        tracer.recorder.annotation = content == RenderContent::ANNOTATIONS;
        broken = broken.or(interpret(page, cache, area, content, &mut tracer).err());
    }
    let super::tracer::Tracer { ops, drawn, shapes, beyond, .. } = tracer;
    let replacements = replace(&mut recorder);
    let mut reading = compose(&recorder, area, None);
    reading.replacements = replacements;
    reading.broken = broken.or_else(|| lost_content(page).then_some(Broken::Failed));
    reading.needs_ocr = unread::judge(&recorder, &reading, area, &mut shared.pictures);
    let unseen = hidden::judge(&recorder, area);
    let seen = unseen.iter().map(Option::is_none).collect();
    reading.pictures = std::mem::take(&mut recorder.pictures);
    Traced { reading, glyphs: std::mem::take(&mut recorder.glyphs), seen, ops, drawn, shapes, beyond }
}

fn record<'a>(
    page: &Page<'a>,
    cache: &InterpreterCache<'a>,
    area: Rect,
    recorder: &mut Recorder<'_>,
) -> Option<Broken> {
    for content in [RenderContent::PAGE, RenderContent::ANNOTATIONS] {
        recorder.annotation = content == RenderContent::ANNOTATIONS;
        if let Err(broken) = interpret(page, cache, area, content, recorder) {
            return Some(broken);
        }
    }
    None
}

/// Shows a page's `content` to a device; `area` is where the page lies for it, in its own units.
pub(crate) fn interpret<'a>(
    page: &Page<'a>,
    cache: &InterpreterCache<'a>,
    area: Rect,
    content: RenderContent,
    device: &mut impl Device<'a>,
) -> Result<(), Broken> {
    let settings = interpreter(content);
    let (width, height) = page.render_dimensions();
    let scale = Affine::scale_non_uniform(
        area.width() / f64::from(width).max(1e-3),
        area.height() / f64::from(height).max(1e-3),
    );
    let start = scale * Affine::new(page.initial_transform(true).as_coeffs());
    guarded(|| {
        let mut context = Context::new(start, area, cache, page.xref(), settings);
        interpret_page(page, &mut context, device);
    })
}

/// Lets the interpreter work, and says whether and how it broke off.
pub(crate) fn guarded(work: impl FnOnce()) -> Result<(), Broken> {
    let outcome = catch_unwind(AssertUnwindSafe(work));
    outcome.map_err(|thrown| if thrown.is::<Runaway>() { Broken::TooMuch } else { Broken::Failed })
}

/// Gives glyphs without a meaning that of their replacement text, and returns replacements that say something else.
fn replace(recorder: &mut Recorder<'_>) -> Vec<String> {
    let mut out = Vec::new();
    for Replacement { text, glyphs, actual } in std::mem::take(&mut recorder.replacements) {
        let range = &mut recorder.glyphs[glyphs];
        let unknown = !range.is_empty() && range.iter().all(|g| !g.trusted);
        if unknown && actual && !text.trim().is_empty() {
            for glyph in range.iter_mut() {
                glyph.text = GlyphText::Many("".into());
                glyph.trusted = true;
            }
            range[0].text = GlyphText::Many(text.into());
            continue;
        }
        let mut shown = String::new();
        range.iter().for_each(|g| g.text.append_to(&mut shown));
        if !letters(&shown).contains(&letters(&text)) && !out.contains(&text) {
            out.push(text);
        }
    }
    out
}

fn letters(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    text.nfkc().filter(|c| c.is_alphanumeric()).collect()
}

fn compose(recorder: &Recorder<'_>, area: Rect, known: Option<&[GlyphMark]>) -> PageReading {
    let glyphs = &recorder.glyphs;
    let unseen = hidden::judge(recorder, area);
    let words = whole::words(glyphs);
    let dropped = hidden::shadows(glyphs, &unseen, &words);
    let marks: Vec<GlyphMark> = glyphs.iter().map(mark).collect();
    let known: Option<std::collections::HashSet<&GlyphMark>> = known.map(|m| m.iter().collect());
    let was_known = known.map_or(Vec::new(), |k| whole::throughout(&words, |at| k.contains(&marks[at])));
    let mut groups: BTreeMap<Option<Unseen>, Vec<u32>> = BTreeMap::new();
    for at in 0..glyphs.len() {
        if !dropped[at] && !was_known.get(at).copied().unwrap_or(false) {
            groups.entry(unseen[at]).or_default().push(at as u32);
        }
    }
    let mut out = PageReading { marks, ..PageReading::default() };
    let scan = unread::covered(&recorder.pictures, area) > 0.5;
    for (why, mut pick) in groups {
        if why.is_some() {
            pick = whole::grown(&words, &pick, |at| !dropped[at]);
        }
        let text = lines::read(glyphs, &pick);
        match why {
            None => out.visible = text,
            _ if text.text.trim().is_empty() => {}
            Some(Unseen::Invisible | Unseen::UnderPicture) if scan => merge(&mut out.scan_layer, text),
            Some(why) => {
                out.unseen.insert(why, text);
            }
        }
    }
    out
}

fn merge(layer: &mut Option<PageText>, text: PageText) {
    match layer {
        None => *layer = Some(text),
        Some(have) => {
            let by = have.text.len() + 1;
            have.text.push('\n');
            have.text.push_str(&text.text);
            have.glyphs.extend(text.glyphs.into_iter().map(|mut g| {
                g.span = g.span.shifted(by);
                g
            }));
        }
    }
}

fn mark(glyph: &Glyph) -> GlyphMark {
    let mut text = String::new();
    glyph.text.append_to(&mut text);
    let hash = text.bytes().fold(0x811c_9dc5_u32, |h, b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193));
    (glyph.origin.x.round() as i32, glyph.origin.y.round() as i32, hash)
}
