//! `dsar clock`: the dates of a request, computed from its events; stands alone.

use super::{Common, Done, Out, request::parse_date};
use crate::model::{Fault, Result};
use crate::request::clock::{ClockInput, Pause, Variant, compute};
use crate::request::holidays::Nation;
use crate::request::promise::Promise;
use clap::Args;
use jiff::civil::Date;

#[derive(Args)]
#[command(after_help = "Example:\n  dsar clock --received 2026-03-02 --asked 2026-03-10 --answered 2026-03-17")]
pub struct Clock {
    /// Day of receipt
    #[arg(long, value_parser = parse_date)]
    received: Date,
    /// Day the identity information came
    #[arg(long, value_parser = parse_date)]
    identity: Option<Date>,
    /// Day the fee was paid
    #[arg(long, value_parser = parse_date)]
    fee: Option<Date>,
    /// Day clarification was asked for (as often as needed, each followed by --answered)
    #[arg(long, value_parser = parse_date)]
    asked: Vec<Date>,
    /// Day it was answered
    #[arg(long, value_parser = parse_date)]
    answered: Vec<Date>,
    /// Two further months were claimed
    #[arg(long)]
    extended: bool,
    /// england-and-wales, scotland or northern-ireland
    #[arg(long, default_value = "england-and-wales")]
    nation: String,
    /// A stricter limit of the privacy notice, such as "30 days"
    #[arg(long)]
    promise: Option<String>,
    /// educational-record or exam-marks
    #[arg(long)]
    variant: Option<String>,
    /// Day the exam results are announced (with --variant exam-marks)
    #[arg(long, value_parser = parse_date)]
    results: Option<Date>,
}

impl Clock {
    pub fn run(&self, _: &Common, out: &mut Out) -> Result<Done> {
        let answer = compute(&self.input()?)?;
        if out.json {
            out.value(&answer)?;
            return Ok(Done::Clean);
        }
        let notice = answer.extension_notice_by.map_or_else(|| "-".into(), |d| d.to_string());
        out.say(format!(
            "due {}; internal target {}; last day for an extension notice {notice}",
            answer.due, answer.target
        ))?;
        for step in &answer.steps {
            out.tell(format!("  {step}"))?;
        }
        Ok(Done::Clean)
    }

    fn input(&self) -> Result<ClockInput> {
        if self.answered.len() > self.asked.len() {
            return Err(Fault::new("more --answered than --asked")
                .hint("give each --asked its --answered; the last may still be open"));
        }
        let pauses = self
            .asked
            .iter()
            .enumerate()
            .map(|(n, asked)| Pause { asked: *asked, answered: self.answered.get(n).copied() });
        Ok(ClockInput {
            identity: self.identity,
            fee: self.fee,
            pauses: pauses.collect(),
            extended: self.extended,
            nation: Nation::parse(&self.nation)?,
            promise: self.promise.as_deref().map(Promise::parse).transpose()?.flatten(),
            variant: self.variant.as_deref().map(Variant::parse).transpose()?,
            results: self.results,
            ..ClockInput::new(self.received)
        })
    }
}
