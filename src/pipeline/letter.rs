//! `dsar request letter`: what the record knows, put into a template; the letter written, and its words kept with the case.

use super::case::clock;
use super::derived::Derived;
use super::release::Release;
use crate::bundle::letters::{KINDS, Kind, Template, To, Value, Values};
use crate::bundle::{Head, input::long, texts, written};
use crate::model::happening::Happening;
use crate::model::{Context, Event, Fault, RequestForm, Result};
use crate::request::Case;
use crate::request::facts::Facts;
use crate::settings::workspace::write_whole;
use crate::settings::{Settings, Workspace};
use jiff::civil::Date;
use std::path::{Path, PathBuf};

/// What a letter needs besides the record.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// The other person: letters of the review.
    pub person: Option<String>,
    /// The other person: a whole name.
    pub name: Option<String>,
    /// The professional.
    pub professional: Option<String>,
    /// Kind of data, in words.
    pub field: String,
    /// What it is about.
    pub about: Option<String>,
    /// When an answer is wanted by.
    pub until: Option<Date>,
}

/// The template of a kind: the workspace's own (`letters/KIND.toml`), or the built-in one.
pub fn template(workspace: &Workspace, word: &str) -> Result<Template> {
    let kind = kind(word)?;
    let own = own_file(workspace, word);
    if !own.is_file() {
        return kind.template();
    }
    let text = std::fs::read_to_string(&own).at("read", &own)?;
    Template::parse(&text, &own.display().to_string(), kind)
}

fn own_file(workspace: &Workspace, word: &str) -> PathBuf {
    workspace.root().join("letters").join(format!("{word}.toml"))
}

fn kind(word: &str) -> Result<&'static Kind> {
    Kind::named(word).ok_or_else(|| {
        let all = KINDS.iter().map(|k| k.word).collect::<Vec<_>>().join(", ");
        Fault::new(format!("there is no letter \"{}\"", crate::model::sanitise::line(word)))
            .hint(format!("letters: {all}"))
    })
}

/// Writes every built-in template into a folder, to start from. Files that are there are left alone; how many were written.
pub fn write_templates(dir: &Path) -> Result<usize> {
    std::fs::create_dir_all(dir).at("make the folder", dir)?;
    let mut number = 0;
    for kind in &KINDS {
        let path = dir.join(format!("{}.toml", kind.word));
        if !path.exists() {
            write_whole(&path, kind.text.as_bytes())?;
            number += 1;
        }
    }
    Ok(number)
}

/// Writes a letter to `out`, where no file is yet, and says so in the log; its words are kept with the case.
pub fn write(
    workspace: &Workspace,
    settings: &Settings,
    case: &mut Case,
    word: &str,
    wanted: &Wanted,
    out: &Path,
) -> Result<()> {
    if out.is_file() {
        return Err(Fault::new(format!("{} is there already, and may have been edited by hand", out.display()))
            .hint("name another file with --out, or move that one away"));
    }
    let (bytes, words) = compose(workspace, settings, case, word, wanted)?;
    write_whole(out, &bytes)?;
    let (file, note) = (case.keyed(&bytes), case.note(&words)?);
    case.append(Event::LetterWritten { kind: word.to_owned(), file, note }).map(|_| ())
}

fn compose(
    workspace: &Workspace,
    settings: &Settings,
    case: &Case,
    word: &str,
    wanted: &Wanted,
) -> Result<(Vec<u8>, String)> {
    let (kind, template, form) = (kind(word)?, template(workspace, word)?, case.form()?);
    refuse_late_notice(case, settings, kind)?;
    let values = values(workspace, settings, case, kind, wanted)?;
    if let Some(missing) = template.missing(&values).first() {
        let how = kind.values.iter().find(|(v, _)| v == missing).map(|(_, how)| *how).filter(|how| !how.is_empty());
        let how = how.unwrap_or("fill in [organisation] in dsar.toml").replace("ID", &case.id().0);
        return Err(Fault::new(format!("the letter \"{word}\" needs \"{missing}\", which is not known yet")).hint(how));
    }
    let head = Head {
        from: texts::letterhead(&settings.organisation),
        to: addressee(kind.to, &form, &values, wanted),
        on: case.clock().today(),
        reference: format!("SAR-{}", case.id()),
    };
    written(&head, &template.set(&values))
}

/// A notice that came after its last day extends nothing: a letter that claims two more months would be wrong.
fn refuse_late_notice(case: &Case, settings: &Settings, kind: &Kind) -> Result<()> {
    let given = case.facts().extended.filter(|_| kind.word == "extension");
    let (Some(given), Some(by)) = (given, clock(case, settings)?.extension_notice_by) else { return Ok(()) };
    match given > by {
        true => Err(Fault::new(format!(
            "notice of an extension is recorded for {given}, after its last day, {by}: it extends nothing"
        ))
        .hint(format!(
            "answer without it; if the day is mistyped: dsar request strike {} ENTRY --reason …, and record it anew",
            case.id()
        ))),
        false => Ok(()),
    }
}

/// Name and, where it is known, address.
fn addressee(to: To, form: &RequestForm, values: &Values, wanted: &Wanted) -> String {
    let said = |name: &str| match values.get(name) {
        Some(Value::Words(words)) => words.clone(),
        _ => String::new(),
    };
    match (to, &form.requester) {
        (To::Requester, Some(requester)) => requester.clone(),
        (To::Requester, None) => {
            let address =
                form.subject.addresses.first().map_or_else(String::new, |a| format!("\n{}", a.replace(", ", "\n")));
            format!("{}{address}", said("addressee"))
        }
        (To::Other, _) => said("person"),
        (To::Professional, _) => wanted.professional.clone().unwrap_or_default().replace(", ", "\n"),
    }
}

fn values(workspace: &Workspace, settings: &Settings, case: &Case, kind: &Kind, wanted: &Wanted) -> Result<Values> {
    let (form, facts) = (case.form()?, case.facts());
    if kind.word == "covering" {
        let derived = Derived::load(case)?;
        return Ok(texts::covering(&Release::new(case, settings, workspace, &derived)?.input()?));
    }
    let subject = form.subject.names.first().cloned().unwrap_or_default();
    let mut values = texts::about(&settings.organisation, &subject, form.requester.as_deref(), form.received);
    let mut say = |name, words: String| values.insert(name, Value::Words(words));
    say("request", format!("SAR-{}", case.id()));
    say("today", long(case.clock().today()));
    say("due", long(clock(case, settings)?.due));
    say("family", facts.family.iter().map(|id| format!("SAR-{id}")).collect::<Vec<_>>().join(", "));
    say("subject", subject);
    say("born", form.subject.born.first().map_or_else(String::new, |born| long(*born)));
    say("passage", wanted.about.clone().unwrap_or_default());
    say("reply_by", wanted.until.map_or_else(String::new, long));
    say("field", wanted.field.clone());
    say("health", if wanted.field == "health data" { wanted.field.clone() } else { String::new() });
    let professional = wanted.professional.as_deref().unwrap_or_default();
    say("professional", professional.split(',').next().unwrap_or_default().trim().to_owned());
    say("person", person(case, wanted)?);
    for (name, words) in of_record(case, &facts, settings)? {
        say(name, words);
    }
    Ok(values)
}

fn person(case: &Case, wanted: &Wanted) -> Result<String> {
    let Some(letters) = &wanted.person else { return Ok(wanted.name.clone().unwrap_or_default()) };
    let (_, id) = super::register::person(case, letters)?;
    let derived = Derived::load(case)?;
    Ok(derived.persons.iter().find(|p| p.id == id).map_or_else(String::new, |p| p.name.expose().to_owned()))
}

/// Values that a step recorded.
fn of_record(case: &Case, facts: &Facts, settings: &Settings) -> Result<Vec<(&'static str, String)>> {
    let words_of = |what: Happening| -> Result<String> {
        let note = facts.last(what).and_then(|s| s.note.clone());
        note.map_or_else(|| Ok(String::new()), |hash| case.note_text(&hash))
    };
    let refusal = facts.refusal();
    let ground = refusal.map_or("", |r| {
        if r.what == Happening::RefusedExcessive { "manifestly excessive" } else { "manifestly unfounded" }
    });
    let awaited = crate::request::clock::awaited(facts)
        .into_iter()
        .map(|(what, _)| what.words())
        .collect::<Vec<_>>()
        .join(" and ");
    Ok(vec![
        ("awaited", awaited),
        ("identity_reason", words_of(Happening::IdentityAsked)?),
        ("question", words_of(Happening::ClarificationAsked)?),
        ("extension_reasons", words_of(Happening::Extended)?),
        ("fee_reasons", words_of(Happening::FeeAsked)?),
        ("fee", facts.fee().and_then(|f| f.pence).map_or_else(String::new, |p| format!("£{}.{:02}", p / 100, p % 100))),
        ("refusal_ground", ground.to_owned()),
        ("refusal_reasons", refusal.map_or_else(|| Ok(String::new()), |r| words_of(r.what))?),
        ("outcome", outcome(facts)),
        ("kept", kept(&settings.organisation.case_file)),
    ])
}

fn outcome(facts: &Facts) -> String {
    if facts.refusal().is_some() {
        "we refused it, as we wrote to you with our reasons".into()
    } else if facts.last(Happening::Withdrawn).is_some() {
        "you told us that you no longer want an answer".into()
    } else if facts.bundles.is_empty() {
        String::new()
    } else {
        "we have sent you our answer".into()
    }
}

fn kept(case_file: &str) -> String {
    if case_file.trim().is_empty() { "two years".into() } else { case_file.trim().to_owned() }
}
