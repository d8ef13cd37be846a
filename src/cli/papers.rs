//! `dsar completions` and `dsar man`.

use super::{Done, Out};
use crate::model::{Context, Result};
use clap::Args;
use clap_complete::Shell;

#[derive(Args)]
#[command(after_help = "Example:\n  dsar completions bash > ~/.local/share/bash-completion/completions/dsar")]
pub struct Completions {
    /// bash, zsh, fish, elvish or powershell
    shell: Shell,
}

impl Completions {
    pub fn run(&self, out: &mut Out) -> Result<Done> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut super::definition(), "dsar", &mut script);
        out.raw(String::from_utf8_lossy(&script).trim_end())?;
        Ok(Done::Clean)
    }
}

/// The manual page, in roff.
pub fn man(out: &mut Out) -> Result<Done> {
    let mut page = Vec::new();
    clap_mangen::Man::new(super::definition()).render(&mut page).context("cannot write the manual")?;
    out.raw(String::from_utf8_lossy(&page).trim_end())?;
    Ok(Done::Clean)
}
