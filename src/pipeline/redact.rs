//! `dsar redact`: files and a list of terms in, releases or refusals out. Nothing of a source is copied: what was read,
//! less the terms, is typeset anew and read back before it gets its name.

use crate::bundle::{document_findings, document_remains, typeset_document};
use crate::extract::{Pool, Worker};
use crate::find::assemble::{Draft, assemble};
use crate::model::{
    Band, BlobId, Choice, Context, Evidence, ExceptionKind, ExemptionCode, Fault, Item, ItemId, Locator, Mark,
    PassageKind, Place, Reading, Result, Unit, UnitId,
};
use crate::redact::Line;
use crate::redact::{Block, Piece, Secret, Terms, pieces, relabel, relabel_pieces};
use crate::settings::Limits;
use std::path::{Path, PathBuf};

/// What stands for a removed term.
const LABEL: &str = "[redacted]";

/// What became of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// Released as this file.
    Released(PathBuf),
    /// Refused; the reason lies in this file.
    Refused(PathBuf, String),
}

/// Redacts each file into `out`; `sink` is told in order.
pub fn each(
    paths: &[PathBuf],
    terms: &[String],
    out: &Path,
    limits: &Limits,
    mut sink: impl FnMut(&Path, Fate) -> Result<()>,
) -> Result<()> {
    let redactor = Redactor { terms: Terms::new(terms)?, secrets: secrets(terms) };
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_all().build().context("cannot start the runtime")?;
    std::fs::create_dir_all(out).at("make the folder", out)?;
    let mut worker = Pool::new(limits)?.worker();
    for path in paths {
        let name = redactor.file_name(path);
        let fate = match runtime.block_on(redactor.release(&mut worker, path)) {
            Ok(pdf) => {
                let target = out.join(format!("{name}.pdf"));
                super::derived::replace(&target, &pdf)?;
                Fate::Released(target)
            }
            Err(fault) => {
                let target = out.join(format!("{name}.refused"));
                super::derived::replace(&target, fault.what.as_bytes())?;
                Fate::Refused(target, fault.what)
            }
        };
        sink(path, fate)?;
    }
    runtime.block_on(worker.close());
    Ok(())
}

fn secrets(terms: &[String]) -> Vec<Secret> {
    let secret = |t: &String| Secret {
        forms: vec![Evidence::new(t.clone())],
        unit: None,
        locator: Locator::Whole,
        person: None,
    };
    terms.iter().map(secret).collect()
}

struct Redactor {
    terms: Terms,
    secrets: Vec<Secret>,
}

impl Redactor {
    /// The PDF to release, or why there is none.
    async fn release(&self, worker: &mut Worker, path: &Path) -> Result<Vec<u8>> {
        let bytes = std::fs::read(path).map_err(|e| Fault::new(format!("the file cannot be read: {}", e.kind())))?;
        let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        let reading = worker.read(&name, &bytes).await?;
        refuse_unread(&reading)?;
        let mut title = vec![Piece::Text(name)];
        relabel_pieces(&mut title, &self.terms, LABEL);
        let blocks: Vec<Block> = reading.items.iter().flat_map(|item| self.item(item)).collect();
        let file = typeset_document(&title, &blocks)?;
        match document_findings(&file, &self.secrets)?.len() + document_remains(&file, &self.terms)? {
            0 => Ok(file.bytes),
            n => Err(Fault::new(format!("verification found {n} term(s) still readable"))),
        }
    }

    fn item(&self, item: &Item) -> Vec<Block> {
        let mut blocks = Vec::new();
        if item.parent.is_some() {
            let name = Line { name: None, pieces: vec![Piece::Text(item.untrusted_name.expose().to_owned())] };
            blocks.push(Block {
                kind: PassageKind::Heading,
                locator: Locator::Whole,
                hidden: None,
                lines: vec![name],
                left_out: 0,
            });
        }
        for draft in assemble(item).into_iter().filter(|d| !d.technical) {
            let marks: Vec<Mark> = self.terms.find(&draft.text).into_iter().map(mark).collect();
            blocks.extend(pieces(&unit_of(draft), &marks, &|_, _| LABEL.to_owned()));
        }
        // Once more over what was cut into lines: a name that runs across two passages, a column's name.
        relabel(&mut blocks, &self.terms, LABEL);
        blocks
    }

    /// The file's own name with terms replaced: names leak too.
    fn file_name(&self, path: &Path) -> String {
        let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        let mut out = String::new();
        let mut at = 0;
        for span in self.terms.find(&name) {
            out.push_str(&name[at..span.start]);
            out.push_str("redacted");
            at = span.end;
        }
        out + &name[at..]
    }
}

/// What was not read in full cannot be shown to be clean.
fn refuse_unread(reading: &Reading) -> Result<()> {
    let blocking = |kind: ExceptionKind| kind != ExceptionKind::NoText;
    match reading.items.iter().flat_map(|i| &i.exceptions).find(|e| blocking(e.kind)) {
        Some(e) => Err(Fault::new(format!("{} ({}): {}", e.kind.word(), e.locator, e.detail))),
        None => Ok(()),
    }
}

fn mark(span: crate::model::Span) -> Mark {
    Mark { span, choice: Choice::Redact { person: None, exemption: ExemptionCode::rights_of_others() } }
}

fn unit_of(draft: Draft) -> Unit {
    let place = Place {
        store: String::new(),
        path: Evidence::default(),
        trail: Vec::new(),
        item: ItemId(0),
        blob: BlobId([0; 32]),
        locator: Locator::Whole,
    };
    Unit {
        id: UnitId(String::new()),
        kind: draft.kind,
        title: None,
        date: None,
        format: String::new(),
        text: draft.evidence(),
        fields: draft.fields,
        segments: draft.segments,
        places: vec![place],
        band: Band::Certain,
        evidence: Vec::new(),
        subject: Vec::new(),
        mentions: Vec::new(),
        flags: Vec::new(),
    }
}
