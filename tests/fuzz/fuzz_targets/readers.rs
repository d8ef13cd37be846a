//! What holds of every reader, whatever it is given.

use dsar::format::{FORMATS, Format, Picture, Probe, ReadLimits};
use dsar::model::{ExceptionKind, Extraction, Passage};

/// Longest locator: they are made of numbers and fixed words.
const MAX_LOCATOR: usize = 120;

/// Reads `bytes` as `format`, draws the first pictures it names, and checks what holds of every reading.
pub fn read(format: &dyn Format, bytes: &[u8]) {
    if bytes.is_empty() {
        return; // `read_tree` asks no reader about an empty file
    }
    let limits = limits();
    let probe = Probe { untrusted_name: format.name(), bytes };
    FORMATS.iter().for_each(|f| _ = f.bid(&probe));
    let extraction = format.extract(bytes, &limits);
    check(&extraction, &limits);
    for picture in extraction.pictures.iter().take(2) {
        format.picture(bytes, picture.number, &limits).iter().for_each(is_whole);
    }
}

/// As a workspace sets them, with a password to try.
pub fn limits() -> ReadLimits {
    ReadLimits { passwords: vec!["secret".into()], ..ReadLimits::default() }
}

/// What holds of whatever a reader gives back.
pub fn check(read: &Extraction, limits: &ReadLimits) {
    let unpacked: u64 = read.members.iter().map(|m| m.bytes.len() as u64).sum();
    assert!(unpacked <= limits.unpacked, "{unpacked} bytes of members are more than the limit");
    for exception in read.exceptions.iter().chain(read.pictures.iter().map(|p| &p.unread)) {
        let (detail, place) = (&exception.detail, exception.locator.to_string());
        assert!(
            !detail.is_empty() && !detail.contains(char::is_control),
            "an exception is no plain sentence: {detail:?}"
        );
        assert!(exception.kind != ExceptionKind::TimedOut, "a reader has no clock");
        assert!(place.len() < MAX_LOCATOR && !place.contains(char::is_control), "a locator holds evidence: {place:?}");
    }
    read.passages.iter().for_each(passage);
}

/// Its place is of our words; its fields lie within its text, in order.
pub fn passage(passage: &Passage) {
    let (text, place) = (passage.text.expose(), passage.locator.to_string());
    assert!(place.len() < MAX_LOCATOR && !place.contains(char::is_control), "a locator holds evidence: {place:?}");
    let mut at = 0;
    for field in &passage.fields {
        assert!(field.span.start >= at && field.span.end >= field.span.start, "fields overlap");
        assert!(text.get(field.span.start..field.span.end).is_some(), "a field lies outside its text");
        at = field.span.end;
    }
}

fn is_whole(picture: &Picture) {
    assert_eq!(
        u64::from(picture.width) * u64::from(picture.height),
        picture.grey.len() as u64,
        "a picture lacks pixels"
    );
}
