//! `dsar redact FILE… --terms FILE --out DIR`: stands alone.

use super::{Common, Done, Out};
use crate::model::{Context, Fault, Result, sanitise};
use crate::pipeline::pages::{Kept, PageReport};
use crate::pipeline::redact::{Fate, each};
use crate::settings::Limits;
use clap::Args;
use std::path::PathBuf;

#[derive(Args)]
#[command(
    after_help = "Example:\n  dsar redact letter.docx --terms names.txt --out released\n\nWrites DIR/NAME.pdf, or DIR/NAME.refused with the reason. The pages of a PDF keep their look where that is safe; the others,\nand every other kind of file, are set as text. A protected PDF is opened by a password of --passwords; its release has none.\nWhat nobody can read within a file (a recording, macros, a picture of doubtful writing) is left out, and the release says so. Exit 0 all released, 1 some refused."
)]
pub struct Redact {
    /// Files to redact
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Terms to remove, one a line
    #[arg(long)]
    terms: PathBuf,
    /// Folder for the releases
    #[arg(long)]
    out: PathBuf,
    /// Passwords to try on protected files, one a line
    #[arg(long, value_name = "FILE")]
    passwords: Option<PathBuf>,
}

/// What a person should know of a page; nothing of one that looks as it did.
fn page_words(page: &PageReport) -> Option<String> {
    let kept = match page.kept {
        Kept::Sharp if page.removed <= page.asked => return None,
        Kept::Sharp => "looks as it did",
        Kept::Pixels => "is kept as pixels with text behind them",
        Kept::Text => "is set as text",
    };
    let why = if page.why.is_empty() { String::new() } else { format!(": {}", page.why) };
    let more = match page.removed.saturating_sub(page.asked) {
        0 => String::new(),
        n => format!("; {n} letters more than asked for were removed, for they stand in the same place or picture"),
    };
    Some(format!("  page {} {kept}{why}{more}", page.page))
}

impl Redact {
    pub fn run(&self, _: &Common, out: &mut Out) -> Result<Done> {
        let text = std::fs::read_to_string(&self.terms).at("read the terms", &self.terms)?;
        let terms: Vec<String> = text.lines().map(str::trim).filter(|l| !l.is_empty()).map(str::to_owned).collect();
        if terms.is_empty() {
            return Err(Fault::new(format!("{} holds no terms", self.terms.display())).hint("write one term a line"));
        }
        let mut refused = 0;
        each(&self.files, &terms, &self.out, &self.limits()?, |path, fate| {
            let (word, target, why, pages) = match &fate {
                Fate::Released(target, pages, _) => ("released", target, "", pages.as_slice()),
                Fate::Refused(target, fault) => ("refused", target, fault.what.as_str(), &[] as &[_]),
            };
            let (remedy, left_out) = match &fate {
                Fate::Refused(_, fault) => (fault.hint.as_deref(), &[] as &[_]),
                Fate::Released(.., left_out) => (None, left_out.as_slice()),
            };
            refused += usize::from(word == "refused");
            if out.json {
                out.value(
                    &serde_json::json!({"file": path, "fate": word, "release": target, "why": why, "remedy": remedy, "left_out": left_out, "pages": pages}),
                )?;
            }
            out.tell(format!("{word}: {} {}", sanitise::line(&target.to_string_lossy()), why))?;
            let more = remedy.into_iter().chain(left_out.iter().map(String::as_str));
            more.map(|words| format!("  {words}")).try_for_each(|words| out.tell(words))?;
            pages.iter().filter_map(page_words).try_for_each(|words| out.tell(words))
        })?;
        Ok(if refused == 0 { Done::Clean } else { Done::NeedsPerson })
    }

    fn limits(&self) -> Result<Limits> {
        let passwords = match &self.passwords {
            None => Vec::new(),
            Some(file) => {
                std::fs::read_to_string(file).at("read the passwords", file)?.lines().map(str::to_owned).collect()
            }
        };
        Ok(Limits { passwords, ..Limits::default() })
    }
}
