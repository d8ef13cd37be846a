//! Targets that are no reader of a format.

use super::apart::apart;
use super::readers;
use dsar::extract::frame::{self, DrawAnswer, Order, Part, ReadAnswer, Ready, Setup};
use dsar::format::{charset, pdf, read_tree};
use dsar::model::sanitise;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Name, and what it does with an input.
pub static OTHERS: &[(&str, fn(&[u8]))] = &[
    ("apart", apart),
    ("tree", tree),
    ("frame", frames),
    ("charset", charsets),
    ("sanitise", sanitised),
    ("pdf_pages", pdf_pages),
];

/// A file of any kind with all that is inside it: parents stand before their members.
fn tree(bytes: &[u8]) {
    let reading = read_tree("file", bytes, &readers::limits());
    assert!(!reading.items.is_empty(), "the file itself is missing");
    for (n, item) in reading.items.iter().enumerate() {
        assert_eq!(item.parent.is_none(), n == 0, "an item without its file");
        assert!(item.parent.is_none_or(|p| (p as usize) < n), "a member stands before its file");
        item.passages.iter().for_each(readers::passage);
    }
}

/// Both ends of the pipe between program and worker.
fn frames(bytes: &[u8]) {
    framed::<Setup>(bytes);
    framed::<Order>(bytes);
    framed::<Ready>(bytes);
    framed::<ReadAnswer>(bytes);
    framed::<DrawAnswer>(bytes);
    framed::<Part>(bytes);
}

/// What parses as one value is written as one that parses to the same.
fn framed<T: Serialize + DeserializeOwned>(bytes: &[u8]) {
    if let Ok(Some(value)) = frame::read::<T>(&mut &*bytes, 1 << 20) {
        let wire = frame::wire(&value).expect("what was read can be written");
        let again =
            frame::read::<T>(&mut wire.as_slice(), wire.len()).expect("what was written is read").expect("whole");
        assert_eq!(frame::wire(&again).expect("written again"), wire);
    }
}

/// The first two bytes choose a code page and a label; the rest is text.
fn charsets(bytes: &[u8]) {
    let _ = (charset::decode(bytes), charset::looks_binary(bytes));
    let Some((&[high, low], rest)) = bytes.split_first_chunk::<2>() else { return };
    let _ = charset::decode_code_page(rest, u32::from(u16::from_be_bytes([high, low])));
    let label = rest.split(|b| *b == b'\n').next().unwrap_or_default();
    let _ = charset::decode_as(rest, &String::from_utf8_lossy(label));
}

/// Nothing that steers a terminal is left, every character gives one, and what is safe stays as it is.
fn sanitised(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let safe = sanitise::line(&text);
    assert_eq!(safe.chars().count(), text.chars().count());
    let steers = |c: char| {
        c.is_control() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    assert!(!safe.contains(steers), "{:?} steers a terminal", safe.escape_unicode());
    assert_eq!(sanitise::line(&safe), safe);
}

/// The text of every page with the place of every character, as redaction would take it.
fn pdf_pages(bytes: &[u8]) {
    for page in pdf::page_readings(bytes, &[]) {
        let length = page.visible.text.len();
        assert!(page.visible.glyphs.iter().all(|g| g.span.end <= length), "a character lies outside its page");
    }
}
