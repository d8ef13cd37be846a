//! Asking for a request's form at the terminal.

use crate::model::{Context, Fault, Identity, RequestForm, Result, VariantSettings};
use inquire::{Confirm, Text};
use jiff::civil::Date;
use std::io::IsTerminal;

const STOPPED: &str = "stopped at a question; nothing was recorded";

/// Asks for what a form needs; lists are given with semicolons.
pub fn form(today: Date) -> Result<RequestForm> {
    if !std::io::stdin().is_terminal() {
        return Err(Fault::new("a new request asks questions, and this is no terminal")
            .hint("give the form as a file: dsar request new --from request.toml"));
    }
    let received = ask("Received on (YYYY-MM-DD):", &today.to_string())?;
    let received = received
        .parse()
        .map_err(|_| Fault::new(format!("\"{received}\" is no date")).hint("write it as 2026-03-02"))?;
    let subject = person("the data subject")?;
    let form = RequestForm {
        received,
        channel: ask("How did it come (letter, e-mail, telephone, in person)?", "e-mail")?,
        requester: Some(ask("Who asks, if not the subject (empty otherwise)?", "")?).filter(|s| !s.is_empty()),
        preferred_form: Some(ask("Form the answer is wanted in (empty if not said):", "")?).filter(|s| !s.is_empty()),
        subject,
        namesake: namesakes()?,
        variants: VariantSettings::default(),
    }
    .settled();
    crate::request::check(&form, today)?;
    Ok(form)
}

/// One person, field by field; every field may stay empty.
fn person(who: &str) -> Result<Identity> {
    Ok(Identity {
        names: list(&format!("Names of {who}, as in letters first (semicolons between):"))?,
        former: list("Earlier names (before a marriage, an adoption, a change of name):")?,
        known_as: list("What they are called (a forename alone is enough):")?,
        titles: list("Titles and offices (Dr, Cllr):")?,
        emails: list("E-mail addresses:")?,
        logins: list("Login names:")?,
        phones: list("Telephone numbers:")?,
        born: dates("Date of birth (YYYY-MM-DD):")?,
        addresses: list("Postal addresses, earlier ones too:")?,
        postcodes: list("Postcodes:")?,
        groups: list("Class, team, ward or site that stands beside their name:")?,
        associates: list("Full names of people who belong to them (parents, children, a solicitor):")?,
        ids: pairs("Other identifiers (kind=value; staff=, pupil=, case=, nhs=, ni=, upn=):")?,
    })
}

/// People of the same name who are somebody else, until there are no more.
fn namesakes() -> Result<Vec<Identity>> {
    let mut all = Vec::new();
    let question = "Do you know of (another) person of the same name who is somebody else?";
    while Confirm::new(question).with_default(false).prompt().context(STOPPED)? {
        all.push(person("the namesake")?);
    }
    Ok(all)
}

fn ask(question: &str, default: &str) -> Result<String> {
    Text::new(question).with_default(default).prompt().map(|s| s.trim().to_owned()).context(STOPPED)
}

fn list(question: &str) -> Result<Vec<String>> {
    Ok(ask(question, "")?.split(';').map(|s| s.trim().to_owned()).filter(|s| !s.is_empty()).collect())
}

fn dates(question: &str) -> Result<Vec<Date>> {
    list(question)?
        .iter()
        .map(|s| s.parse().map_err(|_| Fault::new(format!("\"{s}\" is no date")).hint("write it as 1988-03-14")))
        .collect()
}

fn pairs(question: &str) -> Result<std::collections::BTreeMap<String, String>> {
    let pair = |s: &String| {
        let (kind, value) = s.split_once('=').ok_or_else(|| Fault::new(format!("\"{s}\" is not kind=value")))?;
        Ok((kind.trim().to_owned(), value.trim().to_owned()))
    };
    list(question)?.iter().map(pair).collect()
}
