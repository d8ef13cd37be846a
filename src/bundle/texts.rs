//! The words of the answer, in plain English. What the law asks the letter to say (UK GDPR Art. 12 and 15; DPA 2018 s.164A).

use super::input::{BundleInput, long};
use super::letters::{Value, Values};
use crate::settings::Organisation;
use jiff::civil::Date;

/// A stretch of a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Text {
    /// A heading.
    Heading(String),
    /// A paragraph.
    Para(String),
    /// An item of a list.
    Item(String),
}

use Text::{Item, Para};

/// What a file of the answer is for.
pub const FILES: &[(&str, &str)] = &[
    ("response.pdf", "this letter, the information the law asks us to give you, and a copy of your data"),
    ("letter.docx", "this letter by itself"),
    ("schedule.csv", "the list of documents, for a spreadsheet program"),
    ("data", "rows of spreadsheets about you, for a spreadsheet program (only where there are any)"),
    ("manifest.json", "a list of these files with their checksums"),
];

/// The covering letter, from the letterhead to the signature: the organisation's own template, or ours.
pub fn letter(input: &BundleInput) -> Vec<Text> {
    let head = [letterhead(&input.organisation), long(input.answered), format!("Our reference: SAR-{}", input.request)];
    head.into_iter().map(Para).chain(input.covering.set(&covering(input))).collect()
}

/// Who writes: name, address, how to reach them.
pub fn letterhead(org: &Organisation) -> String {
    join(&[&org.name, &org.address, &org.contact])
}

/// Every value the covering letter can name.
pub fn covering(input: &BundleInput) -> Values {
    let family = input.family.iter().map(|id| format!("SAR-{id}")).collect::<Vec<_>>().join(", ");
    let mut values = about(&input.organisation, &input.subject, input.requester.as_deref(), input.received);
    let mut say = |name, words: String| values.insert(name, Value::Words(words));
    say("request", format!("SAR-{}", input.request));
    say("today", long(input.answered));
    say("due", long(input.due));
    say("family", family);
    say("earlier", input.earlier.map_or_else(String::new, long));
    values.insert("found", Value::Block(found(input)));
    values.insert("left_out", Value::Block(left_out(input)));
    values.insert("record", Value::Block(record(input).into_iter().collect()));
    values
}

/// Values every letter can name: who writes to whom about which request.
pub fn about(org: &Organisation, subject: &str, requester: Option<&str>, received: Date) -> Values {
    let what = match requester {
        Some(_) => format!("request on behalf of {subject} for the personal data we hold about them"),
        None => "request for the personal data we hold about you".to_owned(),
    };
    let mut values = Values::new();
    let mut say = |name, words: String| values.insert(name, Value::Words(words));
    say("addressee", requester.unwrap_or(subject).to_owned());
    say("received", long(received));
    say("your_request_capital", format!("Your {what}"));
    say("your_request", format!("your {what}"));
    say("organisation", org.name.clone());
    say("officer", org.officer.clone());
    say("contact", org.contact.clone());
    values.insert("complaints", Value::Block(complaints(org)));
    values
}

fn found(input: &BundleInput) -> Vec<Text> {
    let c = &input.counts;
    let stores = input.searched.len();
    let mut out = vec![
        Para(format!(
            "We searched {} in {}{}. The section \"What was searched\" lists them.",
            count(c.searched, "document", "documents"),
            count(stores as u64, "place", "places"),
            if input.by_hand.is_empty() { "" } else { ", and other sources by hand" }
        )),
        Para(format!(
            "{} came up. Of these, {} found to repeat another, which we give once, and {} found not to be about {}. We disclose {}: {} in full and {} with parts removed.",
            count(c.found, "document", "documents"),
            was(c.duplicates),
            was(c.out_of_scope),
            if input.requester.is_some() { "them" } else { "you" },
            count(input.documents.len() as u64, "document", "documents"),
            input.documents.iter().filter(|d| d.redactions == 0).count(),
            input.documents.iter().filter(|d| d.redactions > 0).count(),
        )),
    ];
    if !input.not_searched.is_empty() {
        out.push(Para(
            "Some items could not be searched; the section \"What was searched\" says which and why.".into(),
        ));
    }
    out
}

fn left_out(input: &BundleInput) -> Vec<Text> {
    let told = input.withheld.iter().filter(|w| w.tell).count();
    let mut out = Vec::new();
    if input.counts.redactions == 0 && told == 0 {
        out.push(Para("We have not removed or withheld anything from the documents disclosed.".into()));
        return out;
    }
    if input.counts.redactions > 0 {
        out.push(Para(format!(
            "In the documents we disclose we have removed {}. Each is replaced by a label in a dark box that says whose information it is \
             (by a letter, the same person always having the same letter) and which rule we rely on, such as \"[Person B: Sch 2 para 16]\". \
             The length of a label says nothing about what it replaces. The section \"Key to labels\" explains them.",
            count(input.counts.redactions, "passage", "passages")
        )));
    }
    if told > 0 {
        out.push(Para(format!(
            "We withhold {} as a whole; the schedule lists them.",
            count(told as u64, "item", "items")
        )));
    }
    if !input.exemptions.is_empty() {
        out.push(Para(
            "The rules we rely on are these (paragraphs of the Schedules to the Data Protection Act 2018):".into(),
        ));
        out.extend(input.exemptions.iter().map(|e| Item(format!("{}: {}", e.label, e.note))));
    }
    out.push(Para(
        "Technical lines of e-mail headers (such as relay servers and spam checks) are left out and counted.".into(),
    ));
    out
}

/// The routes of complaint (DPA 2018 ss.164A, 165, 167).
fn complaints(org: &Organisation) -> Vec<Text> {
    vec![
        Item(format!(
            "You may complain to us (section 164A of the Data Protection Act 2018): {}. We acknowledge a complaint within 30 days and answer \
             without undue delay.",
            join(&[&org.officer, &org.contact]).replace('\n', ", ")
        )),
        Item(
            "You may complain to the Information Commissioner: Information Commissioner's Office, Wycliffe House, Water Lane, Wilmslow, \
             Cheshire SK9 5AF; telephone 0303 123 1113; ico.org.uk/make-a-complaint."
                .into(),
        ),
        Item("You may ask a court to order us to comply (section 167 of the Data Protection Act 2018).".into()),
    ]
}

/// What lets the recipient hold us to our own record: the head of the log, as it was when the answer was made.
fn record(input: &BundleInput) -> Option<Text> {
    let signed = input.signed_head.as_ref()?;
    Some(Para(format!(
        "We keep a record of every step taken on your request. When this answer was made it had {} and its checksum was {}. \
         If the record were altered afterwards, it would no longer match this checksum: keep this letter if you may want to rely on that.",
        count(signed.entries, "entry", "entries"),
        input.log_head
    )))
}

/// The introduction to the key of labels.
pub const KEY: &str = "A dark box with white words stands for something we removed. The words before the colon say what it is about: \"Person\" with \
a letter is somebody other than the person this answer is about, always the same under the same letter. The words after the colon name the rule. \
In titles that come from the names of files, \"[redacted]\" stands for words that may name somebody.";

/// The introduction to the information of Article 15.
pub const ARTICLE_15: &str =
    "Article 15(1) and (2) of the UK GDPR also entitle you to know the following about how we use your personal data.";

/// The introduction to the schedule.
pub const SCHEDULE: &str =
    "Every document disclosed, in the order of its date, with the number of pages it takes in this file.";

fn join(parts: &[&str]) -> String {
    parts.iter().filter(|p| !p.trim().is_empty()).map(|p| p.trim()).collect::<Vec<_>>().join("\n")
}

/// `3 were`, `1 was`, `None was`.
fn was(n: u64) -> String {
    match n {
        0 => "none was".into(),
        1 => "1 was".into(),
        _ => format!("{} were", thousands(n)),
    }
}

/// `1 document`, `1,842 documents`.
pub fn count(n: u64, one: &str, many: &str) -> String {
    format!("{} {}", thousands(n), if n == 1 { one } else { many })
}

fn thousands(n: u64) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    out
}
