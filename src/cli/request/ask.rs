//! Asking for a request's form at the terminal: one question after the other, each answer looked at where it is given, all of them
//! shown before anything is recorded.

mod questions;

use super::super::Out;
use crate::model::{Fault, Identity, RequestForm, Result, VariantSettings, sanitise};
use crate::request::date;
use inquire::validator::Validation;
use inquire::{Confirm, Select, Text};
use jiff::civil::Date;
use questions::{Question, SUBJECT};
use std::io::IsTerminal;

const STOPPED: &str = "stopped at a question; nothing was recorded";
/// Esc or Ctrl-C at any question.
fn stopped<E>(_: E) -> Fault {
    Fault::new(STOPPED).hint(
        "to begin again: dsar request new; to prepare the answers in a file first: dsar request new --from FILE.toml",
    )
}

const CHANNELS: [&str; 6] = ["e-mail", "letter", "in person", "telephone", "web form", "another way"];
const RECORD: &str = "Record it";
const AGAIN: &str = "Change an answer";
const OTHER: &str = "Add somebody else of the same name";
const STOP: &str = "Stop, and record nothing";

/// Asks for what a form needs; what is not known stays empty.
pub fn form(today: Date, out: &mut Out) -> Result<RequestForm> {
    if !std::io::stdin().is_terminal() {
        return Err(Fault::new("a new request asks questions, and this is no terminal")
            .hint("give the form as a file: dsar request new --from request.toml"));
    }
    out.say("A new request. Enter leaves an answer empty, semicolons part several, Esc stops.")?;
    out.say("Nothing is recorded before the end.")?;
    out.finish()?;
    let received = received(today)?;
    let channel = channel()?;
    let requester = optional(
        "Who asks, if somebody acts for the person?",
        "a parent, a solicitor, someone with power of attorney",
    )?;
    let preferred_form =
        optional("In what form is the answer wanted, if they said so?", "on paper, by e-mail, in large print")?;
    let mut form = RequestForm {
        received,
        channel,
        requester,
        preferred_form,
        subject: Identity::default(),
        namesake: Vec::new(),
        variants: VariantSettings::default(),
    };
    title("The person whose data is asked for. The more is known, the more is found.", out)?;
    person(&mut form.subject, SUBJECT.iter(), today)?;
    namesakes(&mut form, today, out)?;
    settle(form, today, out)
}

/// Asks what of a recorded form is different.
pub fn again(form: &RequestForm, today: Date, out: &mut Out) -> Result<RequestForm> {
    if !std::io::stdin().is_terminal() {
        return Err(Fault::new("nothing says what of the form is different, and this is no terminal to ask")
            .hint("give --add FIELD=VALUE, --remove FIELD=VALUE or --from FILE.toml, with --reason"));
    }
    settle(form.clone().unsettled(), today, out)
}

/// Asks why a form is corrected.
pub fn reason() -> Result<String> {
    Text::new("Why is it corrected?").with_help_message("who said so, and when").prompt().map_err(stopped)
}

/// Shows the form and has it changed until it is right.
fn settle(mut form: RequestForm, today: Date, out: &mut Out) -> Result<RequestForm> {
    loop {
        show(&form, out)?;
        let settled = form.clone().settled();
        if let Err(fault) = crate::request::check(&settled, today) {
            title(&fault.to_string(), out)?;
            change(&mut form.subject, today)?;
            continue;
        }
        match Select::new("Is this right?", vec![RECORD, AGAIN, OTHER, STOP]).prompt().map_err(stopped)? {
            RECORD => return Ok(settled),
            AGAIN => change(&mut form.subject, today)?,
            OTHER => namesakes(&mut form, today, out)?,
            _ => return Err(stopped(())),
        }
    }
}

fn received(today: Date) -> Result<Date> {
    let in_past = move |text: &str| {
        Ok(match date(text) {
            None => Validation::Invalid(questions::NO_DATE.into()),
            Some(day) if day > today => Validation::Invalid("that day is still to come".into()),
            Some(_) => Validation::Valid,
        })
    };
    let asked = Text::new("When was it received?")
        .with_help_message("the day it reached anybody here: the time to answer runs from it")
        .with_default(&today.to_string())
        .with_validator(in_past)
        .prompt()
        .map_err(stopped)?;
    date(&asked).ok_or_else(|| stopped(()))
}

fn channel() -> Result<String> {
    match Select::new("How did it come?", CHANNELS.to_vec()).prompt().map_err(stopped)? {
        "another way" => {
            Ok(optional("Which way?", "a message on social media, through a councillor")?.unwrap_or_default())
        }
        known => Ok(known.to_owned()),
    }
}

fn optional(question: &str, help: &str) -> Result<Option<String>> {
    let said = Text::new(question).with_help_message(help).prompt().map_err(stopped)?;
    Ok(Some(said.trim().to_owned()).filter(|s| !s.is_empty()))
}

/// Asks each question about one person.
fn person<'q>(who: &mut Identity, questions: impl Iterator<Item = &'q Question>, today: Date) -> Result<()> {
    for question in questions {
        ask(who, question, today)?;
    }
    Ok(())
}

fn ask(who: &mut Identity, question: &Question, today: Date) -> Result<()> {
    let wrong = question.wrong;
    let each = move |text: &str| {
        let first = values(text).find_map(|value| Some((value, wrong(value, today)?)));
        Ok(match first {
            Some((value, why)) => Validation::Invalid(format!("\"{value}\": {why}").into()),
            None => Validation::Valid,
        })
    };
    loop {
        let before = (question.get)(who).join("; ");
        let prompt = Text::new(question.asks).with_help_message(question.help).with_initial_value(&before);
        let said = prompt.with_validator(each).prompt().map_err(stopped)?;
        let doubt = values(&said).find_map(|value| Some((value, (question.doubt)(value)?)));
        if let Some((value, why)) = doubt {
            let keep = format!("\"{value}\": {why}. Keep it as it is?");
            if !Confirm::new(&keep).with_default(false).prompt().map_err(stopped)? {
                continue;
            }
        }
        (question.put)(who, values(&said).map(str::to_owned).collect());
        return Ok(());
    }
}

fn values(text: &str) -> impl Iterator<Item = &str> {
    text.split(';').map(str::trim).filter(|value| !value.is_empty())
}

/// People of the same name who are somebody else, until there are no more.
fn namesakes(form: &mut RequestForm, today: Date, out: &mut Out) -> Result<()> {
    const HELP: &str = "a father and a son, two John Smiths: their papers must be kept apart";
    let mut question = "Do you know of somebody else with the same name, or nearly the same?";
    while Confirm::new(question).with_default(false).with_help_message(HELP).prompt().map_err(stopped)? {
        title("The other person: the name, and any answer that tells the two apart.", out)?;
        let mut other = Identity::default();
        person(&mut other, SUBJECT.iter().filter(|q| q.tells_apart), today)?;
        if SUBJECT.iter().skip(1).all(|q| (q.get)(&other).is_empty()) {
            title(
                "Nothing tells them apart: a person will have to decide on every document with
a name that both could bear.",
                out,
            )?;
        }
        form.namesake.push(other);
        question = "Is there another one?";
    }
    Ok(())
}

/// Has one answer given again.
fn change(who: &mut Identity, today: Date) -> Result<()> {
    let asks: Vec<&str> = SUBJECT.iter().map(|q| q.asks).collect();
    match Select::new("Which answer?", asks).with_page_size(12).raw_prompt_skippable().map_err(stopped)? {
        Some(chosen) => ask(who, &SUBJECT[chosen.index], today),
        // Esc: none after all.
        None => Ok(()),
    }
}

fn show(form: &RequestForm, out: &mut Out) -> Result<()> {
    title(&format!("Received on {}, {}.", form.received, form.channel), out)?;
    for (who, whose) in
        std::iter::once((&form.subject, "The subject")).chain(form.namesake.iter().map(|n| (n, "Somebody else")))
    {
        out.say(format!("  {whose}:"))?;
        for question in SUBJECT.iter() {
            let values = (question.get)(who).join("; ");
            if !values.is_empty() {
                out.say(format!("    {:<18} {}", question.short, sanitise::line(&values)))?;
            }
        }
    }
    out.finish()
}

fn title(text: &str, out: &mut Out) -> Result<()> {
    out.say("")?;
    out.say(text)?;
    out.finish()
}
