//! What of a unit's text lies under a rectangle of its page.

use crate::extract::Pool;
use crate::extract::ocr::Word;
use crate::format::leaf::Leaf;
use crate::format::pdf::leaf::greyed;
use crate::model::{Area, Context, Fault, Locator, Result, Span, Unit};
use crate::pipeline::sight::Sight;
use crate::redact::page::{cell, meets};
use crate::settings::Settings;

/// Resolution at which writing under a box is recognised.
const READ: u32 = 300;

/// Bytes of the unit's text whose glyphs lie under `area`, whole; `None` where the unit's text is not the page's own.
pub fn glyph_spans(leaf: &Leaf, unit: &Unit, area: Area) -> Option<Vec<Span>> {
    let plain = matches!(unit.segments.as_slice(), [s] if matches!(s.locator, Locator::Page(_)) && s.hidden.is_none());
    if !plain || leaf.text != unit.text.expose() {
        return None;
    }
    if area.is_whole() {
        return Some(vec![Span::new(0, leaf.text.len())]);
    }
    let area = area.on(leaf.width, leaf.height);
    let under = leaf.spans.iter().filter(|(_, glyph)| meets(cell(leaf, *glyph), area));
    Some(joined(&leaf.text, under.map(|(span, _)| *span).collect()))
}

/// The same where only recognition can tell: words read under `area`, wherever they stand in the unit's text.
pub fn spans_under(settings: &Settings, sight: &mut Sight, unit: &Unit, page: u32, area: Area) -> Result<Vec<Span>> {
    let text = unit.text.expose();
    if area.is_whole() && !text.trim().is_empty() {
        return Ok(vec![Span::new(0, text.len())]);
    }
    if text.trim().is_empty() {
        return Ok(Vec::new());
    }
    let unknown = || {
        Fault::new(format!("what of the text of unit {} lies under the box cannot be told", unit.id))
            .hint("recognition of writing (tesseract) is needed for that; or choose the words too: dsar decide ID UNIT --words \"…\"")
    };
    let leaf = sight.leaf(&unit.places[0], page, READ)?.map_err(|_| unknown())?;
    let recogniser = Pool::new(&settings.limits)?.recogniser().ok_or_else(unknown)?;
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_all().build().context("cannot start the runtime")?;
    let words = runtime.block_on(recogniser.recognise(&greyed(&leaf.drawn, READ)))?;
    let box_ = area.on(f64::from(leaf.drawn.width), f64::from(leaf.drawn.height));
    let place = |w: &Word| [w.left, w.top, w.left + w.width, w.top + w.height].map(f64::from);
    let mut spans = Vec::new();
    for line in words.chunk_by(|a, b| (a.paragraph, a.line) == (b.paragraph, b.line)) {
        let under: Vec<&str> = line.iter().filter(|w| meets(place(w), box_)).map(|w| w.text.as_str()).collect();
        let whole = super::occurrences(text, &under.join(" "));
        match whole.is_empty() {
            true => spans.extend(under.iter().flat_map(|word| super::occurrences(text, word))),
            false => spans.extend(whole),
        }
    }
    Ok(joined(text, spans))
}

/// Spans in order, those with nothing but spaces between them as one.
fn joined(text: &str, mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort();
    let mut out: Vec<Span> = Vec::new();
    for span in spans {
        match out.last_mut() {
            Some(last) if span.start <= last.end || text[last.end..span.start].trim_matches([' ', '\t']).is_empty() => {
                last.end = last.end.max(span.end);
            }
            _ => out.push(span),
        }
    }
    out.retain(|s| !s.of(text).trim().is_empty());
    out
}
