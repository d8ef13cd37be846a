//! Lines and labels that tell who stands behind them.

use crate::detect::words::{CLOSING_HEADS, CLOSINGS, is_in};
use crate::model::Source;

/// Longest line of a closing, in bytes.
pub const CLOSING: usize = 40;

/// The lines of a text.
pub fn lines(text: &str) -> impl Iterator<Item = &str> + Clone {
    let ends = memchr::memchr_iter(b'\n', text.as_bytes()).chain([text.len()]);
    ends.scan(0, move |start, end| Some(&text[std::mem::replace(start, end + 1)..end]))
}

/// A line without what marks it as quoted.
pub fn said(line: &str) -> &str {
    let marks = line.bytes().take_while(|b| matches!(b, b'>' | b'|' | b' ' | b'\t' | b'*')).count();
    line[marks..].trim_end()
}

/// `From: …`, `To: …` in the text of a message.
pub fn heading(line: &str) -> Option<(Source, &str)> {
    let (name, value) = line.split_at_checked(line.bytes().take(5).position(|b| b == b':')?)?;
    let name = name.trim_end_matches('*');
    let is = |word: &&str| name.eq_ignore_ascii_case(word);
    match () {
        () if is(&"from") => Some((Source::Sender, &value[1..])),
        () if ["to", "cc", "bcc"].iter().any(is) => Some((Source::Recipient, &value[1..])),
        () => None,
    }
}

/// A line of closing words: "Kind regards,", "With many thanks".
pub fn closes(line: &str) -> bool {
    let mut head = false;
    for word in line.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
        let mut small = [0; CLOSING];
        let Some(small) = small.get_mut(..word.len()) else { return false };
        small.copy_from_slice(word.as_bytes());
        small.make_ascii_lowercase();
        let Some(word) = std::str::from_utf8(small).ok().filter(|word| is_in(CLOSINGS, word)) else { return false };
        head |= is_in(CLOSING_HEADS, word);
    }
    head
}

/// What whoever stands in a header of this name is.
pub fn role_of_header(name: &str) -> Option<Source> {
    const SENDERS: &[&str] = &["From", "Sender", "Reply-To", "X-From", "Resent-From", "On behalf of"];
    const RECIPIENTS: &[&str] = &["To", "Cc", "Bcc", "X-To", "X-Cc", "X-Bcc", "Resent-To", "Resent-Cc"];
    let is_of = |list: &[&str]| list.iter().any(|n| n.eq_ignore_ascii_case(name));
    match name.len() {
        2..=12 if is_of(RECIPIENTS) => Some(Source::Recipient),
        4..=12 if is_of(SENDERS) => Some(Source::Sender),
        _ => None,
    }
}

/// The same of a property of a document, a card, an appointment.
pub fn role_of_property(name: &str) -> Option<Source> {
    const CONTACTS: &[&str] = &["Full name", "cn", "Contacts", "Display name"];
    const INVITED: &[&str] =
        &["Attendee", "Organiser", "All attendees", "Required attendees", "Optional attendees", "Meeting organiser"];
    const AUTHORS: &[&str] = &["author", "creator", "last modified by", "manager"];
    let is_of = |list: &[&str]| list.iter().any(|n| n.eq_ignore_ascii_case(name));
    match () {
        () if is_of(CONTACTS) => Some(Source::Contact),
        () if is_of(INVITED) => Some(Source::Invitation),
        () if is_of(AUTHORS) => Some(Source::Author),
        () => role_of_header(name),
    }
}
