//! `dsar review`: decide in the terminal.

use super::{Common, Done, Out, case};
use crate::audit::Clock;
use crate::model::{Event, Fault, Result};
use crate::pipeline::{self, derived::Derived};
use crate::request::exemptions::Register;
use crate::request::holidays::Nation;
use crate::review::Session;
use crate::tui::{self, Heading};
use clap::Args;

#[derive(Args)]
#[command(after_help = "Example:\n  dsar review 2026-0001        (F1 shows the keys)")]
pub struct Review {
    /// The request's ID
    id: String,
}

impl Review {
    pub fn run(&self, common: &Common, out: &mut Out) -> Result<Done> {
        let (_, settings) = common.open()?;
        let (_lock, mut case) = case::open(common, &self.id)?;
        let derived = Derived::load(&case)?;
        let due = pipeline::case::clock(&case, &settings)?.due;
        let heading = Heading { request: self.id.clone(), due, today: Clock::System.today() };
        let exemptions = exemptions(&settings.organisation.nation)?;
        let session = Session::new(derived.units, derived.persons, case.entries().to_vec(), exemptions);
        let session = tui::run(session, &heading, |event: Event| {
            case.append(event)?;
            case.entries().last().cloned().ok_or_else(|| Fault::new("the log lost its last entry"))
        })?;
        let (settled, all) = session.progress();
        out.say(format!("{settled} of {all} units decided; everything is recorded."))?;
        Ok(if settled == all { Done::Clean } else { Done::NeedsPerson })
    }
}

fn exemptions(nation: &str) -> Result<Vec<(crate::model::ExemptionCode, String)>> {
    let register = Register::builtin()?;
    let usable = register.usable(Nation::parse(nation)?, Clock::System.today());
    Ok(usable.map(|e| (e.code.clone(), format!("{}: {}", e.label, e.name))).collect())
}
