//! Text of annotation appearances that no page shows: those of hidden annotations, and those that stand by for a pressed button or
//! another state (PDF 32000-1, 12.5.5).

use super::lines;
use super::page::guarded;
use super::recorder::Recorder;
use super::settings::interpreter;
use super::unicode::FontMaps;
use hayro_interpret::hayro_syntax::content::TypedIter;
use hayro_interpret::hayro_syntax::object::{Dict, Name, Object, Stream};
use hayro_interpret::hayro_syntax::page::{Page, Resources};
use hayro_interpret::kurbo::{Affine, Rect};
use hayro_interpret::{Context, InterpreterCache, RenderContent, interpret};
use std::time::Duration;

/// Time one appearance may take.
const LIMIT: Duration = Duration::from_millis(500);
/// Appearances of one annotation that are read.
const MAX_STREAMS: usize = 20;

/// The texts of an annotation's appearances that are not shown; `hidden` says that none is.
pub(crate) fn unseen<'a>(
    page: &Page<'a>,
    annotation: &Dict<'a>,
    hidden: bool,
    cache: &InterpreterCache<'a>,
) -> Vec<String> {
    let Some(all) = annotation.get::<Dict<'_>>("AP") else {
        return Vec::new();
    };
    let state = annotation.get::<Name<'_>>("AS").filter(|_| !hidden);
    let mut streams = Vec::new();
    for key in ["N", "D", "R"] {
        match all.get::<Object<'_>>(key) {
            Some(Object::Stream(stream)) if hidden || key != "N" => streams.push(stream),
            Some(Object::Dict(states)) => {
                let others = states.keys().filter(|k| key != "N" || Some(k.as_ref()) != state.as_deref());
                streams.extend(others.filter_map(|k| states.get::<Stream<'_>>(k.as_ref())));
            }
            _ => {}
        }
    }
    streams.iter().take(MAX_STREAMS).filter_map(|s| text(page, s, cache)).collect()
}

fn text<'a>(page: &Page<'a>, stream: &Stream<'a>, cache: &InterpreterCache<'a>) -> Option<String> {
    let content = stream.decoded_data().ok()?;
    let resources = stream.dict().get::<Dict<'a>>("Resources").map(Resources::new);
    let resources = resources.as_ref().unwrap_or(page.resources());
    let area = Rect::new(-1e5, -1e5, 1e5, 1e5);
    let mut fonts = FontMaps::default();
    let mut recorder = Recorder::new(area, &mut fonts, LIMIT);
    // Broken off or not, what it has shown so far is text.
    let _ = guarded(|| {
        let upright = Affine::FLIP_Y;
        let mut context = Context::new(upright, area, cache, page.xref(), interpreter(RenderContent::all()));
        interpret(TypedIter::new(content.as_ref()), resources, &mut context, &mut recorder);
    });
    let all: Vec<u32> = (0..recorder.glyphs.len() as u32).collect();
    let read = lines::read(&recorder.glyphs, &all).text;
    (!read.trim().is_empty()).then_some(read)
}
