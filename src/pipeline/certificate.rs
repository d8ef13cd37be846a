//! The certificate of a disposal: what was destroyed, when, by whom, on whose sign-off, and what is left. Made from the log
//! alone, so that it can be made again; it names nobody but those who acted.

use super::dispose::{begun, ended};
use crate::bundle::input::long;
use crate::bundle::typeset::{About, Element, Look, Run, Style, typeset};
use crate::model::event::Part;
use crate::model::{Entry, Event, RequestId, Result};
use crate::request::Facts;
use crate::settings::Settings;
use serde::Serialize;
use std::path::Path;

/// What a certificate says.
#[derive(Clone, Debug, Serialize)]
pub struct Certificate {
    /// The request.
    pub request: String,
    /// Who answered for it.
    pub organisation: String,
    /// Its life: received, closed, how long it was to be kept.
    pub life: Vec<String>,
    /// Who did it on whose sign-off.
    pub done: Vec<String>,
    /// What was destroyed, in order: part, files, bytes, entry of the log and its moment.
    pub parts: Vec<(Part, u64, String)>,
    /// Answers that had gone out.
    pub answers: Vec<String>,
    /// How it was done, and what it does not reach.
    pub reach: Vec<String>,
    /// What is left, and how to check it.
    pub left: Vec<String>,
    /// Entries of the log afterwards.
    pub entries: u64,
    /// Head of the log before the disposal began.
    pub head_before: String,
    /// Head of the log after it ended.
    pub head_after: String,
    /// The day it ended.
    pub on: jiff::civil::Date,
}

impl Certificate {
    /// From the log; `None` where the disposal has not ended. `head` is that of the whole log.
    pub fn of(entries: &[Entry], head: [u8; 32], id: &RequestId, settings: &Settings) -> Option<Certificate> {
        let (first, last) = (begun(entries)?, ended(entries)?);
        let Event::DisposalBegun { sign_off, keep_until, parts } = &first.event else { return None };
        let Event::Disposed { on } = last.event else { return None };
        let signed = entries.iter().find(|e| e.seq == *sign_off)?;
        let Event::DisposalSignedOff { signed_by } = &signed.event else { return None };
        let before: Vec<Entry> = entries.iter().filter(|e| e.seq < first.seq).cloned().collect();
        let facts = Facts::fold(&before);
        let day = |on: Option<jiff::civil::Date>| on.map_or_else(|| "(not recorded)".into(), long);
        let destroyed = |part: &Part| {
            let told = |e: &&Entry| matches!(e.event, Event::Destroyed { what } if what == part.what);
            let entry = entries.iter().find(told)?;
            Some((*part, entry.seq, moment(&entry.at)))
        };
        // The head after is that of the entry `disposed`: the hash that the next line would hold.
        let after =
            entries.iter().find(|e| e.seq == last.seq + 1).map_or_else(|| hex::encode(head), |e| e.prev.clone());
        Some(Certificate {
            request: id.to_string(),
            organisation: settings.organisation.name.clone(),
            life: vec![
                format!("Received on {}, closed on {}.", day(facts.received), day(facts.closed)),
                format!("To be kept until {}; disposed of on {}.", long(*keep_until), long(on)),
            ],
            done: vec![
                format!(
                    "Signed off by {signed_by}, recorded {} by {} (entry {}).",
                    moment(&signed.at),
                    signed.by,
                    signed.seq
                ),
                format!("Begun {} by {} (entry {}).", moment(&first.at), first.by, first.seq),
                format!("Ended {} by {} (entry {}).", moment(&last.at), last.by, last.seq),
            ],
            parts: parts.iter().filter_map(destroyed).collect(),
            answers: answers(&facts),
            reach: reach(settings),
            left: vec![
                format!(
                    "The log of the request ({} entries, ids and dates, no names), its signed checkpoints, and this certificate.",
                    last.seq
                ),
                format!("To check it at any time: dsar audit verify {id} --head {after}"),
            ],
            entries: last.seq,
            head_before: first.prev.clone(),
            head_after: after,
            on,
        })
    }

    /// The certificate as text.
    pub fn text(&self) -> String {
        let mut out = format!("CERTIFICATE OF DISPOSAL\nRequest SAR-{}\n{}\n", self.request, self.organisation);
        for (title, lines) in self.sections() {
            out.push_str(&format!("\n{title}\n"));
            lines.iter().for_each(|l| out.push_str(&wrapped(l)));
            if title == DESTROYED {
                for (part, seq, at) in &self.parts {
                    out.push_str(&format!(
                        "  {:<32}{:>8} files {:>14} bytes   {at} (entry {seq})\n",
                        part.what.words(),
                        part.files,
                        part.bytes
                    ));
                }
            }
        }
        out.push_str("\nChecked by: ______________________________   Date: ______________\n");
        out
    }

    fn sections(&self) -> Vec<(&'static str, Vec<String>)> {
        vec![
            ("The request", self.life.clone()),
            ("Who disposed of it", self.done.clone()),
            (DESTROYED, Vec::new()),
            ("Answers that had been made", self.answers.clone()),
            (REACH, self.reach.clone()),
            ("What is left", self.left.clone()),
            (
                "The log before and after",
                vec![format!("Head before: {}", self.head_before), format!("Head after: {}", self.head_after)],
            ),
        ]
    }

    fn elements(&self) -> Vec<Element> {
        let plain = |text: &str| vec![Run::plain(text)];
        let mut out = vec![
            Element::Anchor(Some((1, "Certificate of disposal".into()))),
            Element::Heading(1, plain("Certificate of disposal")),
            Element::Paragraph(
                Style::Body,
                vec![
                    Run::new(Look::Bold, format!("Request SAR-{}", self.request)),
                    Run::plain(format!("\n{}", self.organisation)),
                ],
            ),
        ];
        for (title, lines) in self.sections() {
            out.push(Element::Heading(2, plain(title)));
            // Small, so that all of it stands on one page.
            let style = if title == REACH { Style::Small } else { Style::Body };
            out.extend(lines.iter().map(|l| Element::Paragraph(style, plain(l))));
            if title == DESTROYED {
                out.push(self.table());
            }
        }
        out.push(Element::Rule);
        out.push(Element::Paragraph(
            Style::Body,
            plain("Checked by:                                                                 Date:"),
        ));
        out
    }

    fn table(&self) -> Element {
        let row = |(part, seq, at): &(Part, u64, String)| {
            [part.what.words().to_owned(), part.files.to_string(), part.bytes.to_string(), at.clone(), seq.to_string()]
                .into_iter()
                .map(|cell| vec![Run::plain(cell)])
                .collect()
        };
        Element::Table {
            shares: vec![0.36, 0.1, 0.16, 0.26, 0.12],
            head: ["Part", "Files", "Bytes", "Destroyed", "Entry"].map(String::from).to_vec(),
            rows: self.parts.iter().map(row).collect(),
        }
    }
}

/// Lines of at most 100 characters, set in by two, further ones of a paragraph by four.
fn wrapped(text: &str) -> String {
    let (mut out, mut line) = (String::new(), String::from(" "));
    for word in text.split(' ') {
        if line.trim_start().len() + word.len() > 96 {
            out.push_str(&line);
            line = String::from("\n   ");
        }
        line.push(' ');
        line.push_str(word);
    }
    out + &line + "\n"
}

const REACH: &str = "How, and what this does not reach";
const DESTROYED: &str = "What was destroyed, in this order";

fn answers(facts: &Facts) -> Vec<String> {
    match facts.bundles.is_empty() {
        true => vec!["None.".into()],
        false => facts
            .bundles
            .iter()
            .map(|b| {
                format!(
                    "Bundle {:03}: {} documents, {} redactions; manifest {}.",
                    b.number, b.documents, b.redactions, b.manifest
                )
            })
            .collect(),
    }
}

fn reach(settings: &Settings) -> Vec<String> {
    let mut out = vec![
        "Evidence, derived data, form, notes and registers lay encrypted under a key of this request's own; with that key destroyed, \
         no copy of them can be read, wherever it lies. Bundles, letters and keys were written over with zeros and deleted."
            .to_owned(),
        "Solid-state drives, snapshots and copy-on-write file systems can keep what was written over. Backups of the workspace that hold \
         this request's keys, bundles or letters are to be deleted by whoever keeps them."
            .to_owned(),
        "Not touched: the organisation's own stores, with their catalogue, index and recognised text in the workspace, which follow the \
         organisation's own retention; and copies outside the workspace: answers sent, packs for the ICO, letters and calendars written elsewhere, printed papers."
            .to_owned(),
    ];
    if settings.organisation.promises.destruction_of_backups {
        out.push(
            "The privacy notice promises that destruction reaches backups. Confirmed by hand: ______________________________".to_owned(),
        );
    }
    out
}

fn moment(at: &str) -> String {
    format!("{} UTC", at.get(..16).unwrap_or(at).replace('T', " "))
}

/// Writes it into `folder`, for people to read and to print.
pub fn write(folder: &Path, certificate: &Certificate) -> Result<()> {
    let about = About {
        title: format!("Certificate of disposal SAR-{}", certificate.request),
        author: certificate.organisation.clone(),
        footer: format!("SAR-{}", certificate.request),
        date: Some(certificate.on),
    };
    super::derived::replace(&folder.join("certificate.txt"), certificate.text().as_bytes())?;
    super::derived::replace(&folder.join("certificate.pdf"), &typeset(&about, &certificate.elements())?.pdf)
}
