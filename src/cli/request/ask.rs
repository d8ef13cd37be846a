//! Asking for a request's form at the terminal.

use crate::model::{Context, Fault, Identity, RequestForm, Result};
use inquire::Text;
use jiff::civil::Date;
use std::io::IsTerminal;

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
    let subject = Identity {
        names: list("Names of the data subject, used and former (semicolons between):")?,
        emails: list("E-mail addresses:")?,
        phones: list("Telephone numbers:")?,
        born: dates("Date of birth (YYYY-MM-DD):")?,
        addresses: list("Postal addresses:")?,
        postcodes: list("Postcodes:")?,
        ids: pairs("Other identifiers (kind=value; staff=, pupil=, case=, nhs=, ni=):")?,
    };
    let form = RequestForm {
        received,
        channel: ask("How did it come (letter, e-mail, telephone, in person)?", "e-mail")?,
        requester: Some(ask("Who asks, if not the subject (empty otherwise)?", "")?).filter(|s| !s.is_empty()),
        preferred_form: None,
        subject,
        namesake: Vec::new(),
    };
    crate::request::check(&form, today)?;
    Ok(form)
}

fn ask(question: &str, default: &str) -> Result<String> {
    Text::new(question)
        .with_default(default)
        .prompt()
        .map(|s| s.trim().to_owned())
        .context("stopped at a question; nothing was recorded")
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
