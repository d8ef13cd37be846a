//! `dsar review`: decide in the terminal.

use super::{Common, Done, Out, case};
use crate::audit::Clock;
use crate::model::{Area, Entry, Event, ExemptionCode, Fault, Result, Unit, sanitise};
use crate::pipeline::{self, derived::Derived, hand};
use crate::request::Case;
use crate::request::exemptions::Register;
use crate::request::holidays::Nation;
use crate::review::Session;
use crate::settings::Settings;
use crate::tui::{self, Desk, Heading};
use clap::Args;

#[derive(Args)]
#[command(
    after_help = "Example:\n  dsar review 2026-0001                  (F1 shows the keys)\n  dsar review 2026-0001 --unit 3f0c9a11  (opens at that unit)"
)]
pub struct Review {
    /// The request's ID
    id: String,
    /// Open at this unit: its id, or the beginning of it (as refusals, lists and the head line name it)
    #[arg(long, value_name = "UNIT")]
    unit: Option<String>,
}

impl Review {
    pub fn run(&self, common: &Common, out: &mut Out) -> Result<Done> {
        let (_, settings) = common.open()?;
        let (_lock, mut case) = case::open(common, &self.id)?;
        crate::request::life::still_open(&case)?;
        let derived = Derived::load(&case)?;
        let due = pipeline::case::clock(&case, &settings)?.due;
        let heading = Heading { request: self.id.clone(), due, today: Clock::System.today() };
        let exemptions = exemptions(&settings.organisation.nation)?;
        let mut session = Session::new(derived.units, derived.persons, case.entries().to_vec(), exemptions);
        if let Some(unit) = self.unit.as_ref().filter(|unit| !session.go_to(unit)) {
            let typed: String = sanitise::line(unit).chars().take(40).collect();
            return Err(Fault::new(format!("\"{typed}\" names no unit of request {}, or several", case.id()))
                .hint(format!("dsar decide {} --list lists the units, with where each stands", case.id())));
        }
        let session = tui::run(session, &heading, &mut AtHand { case: &mut case, settings: &settings })?;
        let (settled, all) = session.progress();
        out.say(format!("{settled} of {all} units decided; everything is recorded."))?;
        Ok(if settled == all { Done::Clean } else { Done::NeedsPerson })
    }
}

/// What the screen has done for it.
struct AtHand<'a> {
    case: &'a mut Case,
    settings: &'a Settings,
}

impl Desk for AtHand<'_> {
    fn append(&mut self, event: Event) -> Result<Entry> {
        self.case.append(event)?;
        self.case.entries().last().cloned().ok_or_else(|| Fault::new("the log lost its last entry"))
    }

    fn reasoned(&mut self, event: Event, reason: &str) -> Result<Entry> {
        hand::reasoned(self.case, event, reason)?;
        self.case.entries().last().cloned().ok_or_else(|| Fault::new("the log lost its last entry"))
    }

    fn page(&mut self, unit: &Unit, room: (usize, usize)) -> Result<std::result::Result<Vec<String>, String>> {
        let page = hand::dotted(self.case, self.settings, unit, room)?;
        Ok(page.ok_or_else(|| "This is no page of a PDF and no picture that can be shown: v chooses words.".into()))
    }

    fn boxed(&mut self, unit: &Unit, area: Area, code: &ExemptionCode) -> Result<std::result::Result<Event, String>> {
        // What cannot be covered is told to the reviewer, who goes on.
        Ok(hand::draw(self.case, self.settings, unit, area, code).map_err(|fault| fault.what))
    }
}

fn exemptions(nation: &str) -> Result<Vec<(crate::model::ExemptionCode, String)>> {
    let register = Register::builtin()?;
    let usable = register.usable(Nation::parse(nation)?, Clock::System.today());
    Ok(usable.map(|e| (e.code.clone(), format!("{}: {}", e.label, e.name))).collect())
}
