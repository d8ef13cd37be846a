//! `dsar request letter`: a letter for each step, as a word-processing document to edit.

use super::super::{Common, Done, Out, case};
use super::parse_date;
use crate::model::{Fault, Result};
use crate::pipeline::case::{letter_kinds, open_points};
use crate::pipeline::derived::Derived;
use crate::pipeline::letter::{self, Wanted};
use crate::pipeline::register;
use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser};
use jiff::civil::Date;
use std::path::PathBuf;

/// `dsar request letter`.
#[derive(Args)]
#[command(after_help = "Examples:
  dsar request letter 2026-0001 acknowledgement --out acknowledgement.docx
  dsar request letter 2026-0001 consent --person B --about \"a note of a telephone call\" --until 2026-03-20 --out consent.docx
  dsar request letter --templates cases/letters       (writes our words, to put your own in their place)

Letters use what was recorded with `dsar request event`. A file letters/KIND.toml in the workspace replaces our words.")]
pub struct Letter {
    /// The request's ID
    #[arg(required_unless_present = "templates")]
    id: Option<String>,
    /// Which letter
    #[arg(required_unless_present = "templates", value_parser = kinds())]
    kind: Option<String>,
    /// The file to write
    #[arg(long, value_name = "FILE.docx", required_unless_present = "templates")]
    out: Option<PathBuf>,
    /// Write the built-in templates into a folder instead
    #[arg(long, value_name = "DIR", conflicts_with_all = ["id", "kind", "out"])]
    templates: Option<PathBuf>,
    /// consent: the other person, by the letters of the review
    #[arg(long, value_name = "LETTERS", conflicts_with = "name")]
    person: Option<String>,
    /// consent: the other person, by name
    #[arg(long)]
    name: Option<String>,
    /// opinion: the professional, with post and address
    #[arg(long)]
    professional: Option<String>,
    /// opinion: the kind of data
    #[arg(long, default_value = "health data")]
    field: String,
    /// consent, opinion: what the letter is about, telling no more than must be told
    #[arg(long)]
    about: Option<String>,
    /// consent, opinion: the day an answer is wanted by
    #[arg(long, value_parser = parse_date)]
    until: Option<Date>,
}

fn kinds() -> PossibleValuesParser {
    PossibleValuesParser::new(letter_kinds().map(|(word, help)| PossibleValue::new(word).help(help)))
}

impl Letter {
    pub fn run(&self, common: &Common, out: &mut Out) -> Result<Done> {
        if let Some(dir) = &self.templates {
            let number = letter::write_templates(dir)?;
            out.say(format!(
                "{number} template(s) written to {}; those that were there were left alone.",
                dir.display()
            ))?;
            return Ok(Done::Clean);
        }
        let (Some(id), Some(kind), Some(file)) = (&self.id, &self.kind, &self.out) else {
            return Err(Fault::new("a letter needs the request's ID, its kind and --out FILE.docx"));
        };
        let (workspace, settings) = common.open()?;
        let (_lock, mut case) = case::open(common, id)?;
        letter::write(&workspace, &settings, &mut case, kind, &self.wanted(), file)?;
        out.say(format!("Written: {}. Read it before it is sent; it can be edited.", file.display()))?;
        if let Some(letters) = &self.person {
            let (_, person) = register::person(&case, letters)?;
            register::meant(&case, &[person])?.iter().try_for_each(|line| out.say(format!("  {line}")))?;
        }
        if kind == "covering" {
            let open = open_points(&case, &settings, &workspace, &Derived::load(&case)?)?;
            if !open.is_empty() {
                out.say(format!(
                    "  NOTE: {} point(s) are open, so its figures may change: dsar request show {id}",
                    open.len()
                ))?;
            }
        }
        if let Some(step) = step_of(kind) {
            out.tell(format!("  Once it is sent: dsar request {step}").replace("ID", id))?;
        }
        Ok(Done::Clean)
    }

    fn wanted(&self) -> Wanted {
        Wanted {
            person: self.person.clone(),
            name: self.name.clone(),
            professional: self.professional.clone(),
            field: self.field.clone(),
            about: self.about.clone(),
            until: self.until,
        }
    }
}

/// What is recorded once the letter went out.
fn step_of(kind: &str) -> Option<&'static str> {
    Some(match kind {
        "acknowledgement" => "event ID acknowledged --on DATE",
        "authority" => "event ID authority-asked --on DATE",
        "consent" => "consent ID asked --person LETTERS --on DATE",
        "opinion" => "opinion ID asked --by \"…\" --on DATE",
        "closing" => "close ID --on DATE",
        _ => return None,
    })
}
