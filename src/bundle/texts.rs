//! The words of the answer, in plain English. What the law asks the letter to say (UK GDPR Art. 12 and 15; DPA 2018 s.164A).

use super::input::{BundleInput, long};

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

use Text::{Heading, Item, Para};

/// What a file of the answer is for.
pub const FILES: &[(&str, &str)] = &[
    ("response.pdf", "this letter, the information the law asks us to give you, and a copy of your data"),
    ("letter.docx", "this letter by itself"),
    ("schedule.csv", "the list of documents, for a spreadsheet program"),
    ("data", "rows of spreadsheets about you, for a spreadsheet program (only where there are any)"),
    ("manifest.json", "a list of these files with their checksums"),
];

/// The covering letter, from the date to the signature.
pub fn letter(input: &BundleInput) -> Vec<Text> {
    let mut out = opening(input);
    out.extend(found(input));
    out.extend(left_out(input));
    out.extend(complaints(input));
    out.extend(record(input));
    out.push(Para("Yours faithfully".into()));
    let org = &input.organisation;
    out.push(Para(join(&[&org.officer, &org.name, &org.contact])));
    out
}

fn opening(input: &BundleInput) -> Vec<Text> {
    let org = &input.organisation;
    let to = input.requester.as_deref().unwrap_or(&input.subject);
    let about = match &input.requester {
        Some(_) => {
            format!("You asked, on behalf of {}, for a copy of the personal data we hold about them", input.subject)
        }
        None => "You asked for a copy of the personal data we hold about you".to_owned(),
    };
    vec![
        Para(join(&[&org.name, &org.address, &org.contact])),
        Para(long(input.answered)),
        Para(format!("Our reference: SAR-{}", input.request)),
        Para(format!("Dear {to}")),
        Heading("Your request for personal data".into()),
        Para(format!(
            "{about} (a subject access request under Article 15 of the UK GDPR). We received the request on {}; an answer was due by {}. \
             This is our answer.",
            long(input.received),
            long(input.due)
        )),
    ]
}

fn found(input: &BundleInput) -> Vec<Text> {
    let c = &input.counts;
    let stores = input.searched.len();
    let mut out = vec![
        Heading("What we searched and what we found".into()),
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
    let mut out = vec![Heading("What we have left out, and why".into())];
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

fn complaints(input: &BundleInput) -> Vec<Text> {
    let org = &input.organisation;
    vec![
        Heading("If you are not satisfied".into()),
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
a letter is somebody other than you, always the same person under the same letter in this answer. The words after the colon name the rule.";

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
