//! `dsar people`: whom the documents show, and as what: the people known beforehand when others are named.

use super::{Common, Done, Out};
use crate::model::{Result, Source, sanitise};
use crate::pipeline::people::{Listed, listed};
use clap::Args;
use serde_json::json;

/// As what somebody was seen: at most so many kinds on a line.
const KINDS: usize = 4;

/// `dsar people`.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct People {
    /// Only those whose name or address holds this
    #[arg(default_value = "", hide_default_value = true)]
    text: String,
    /// Also list the files they are seen in
    #[arg(long)]
    files: bool,
}

const EXAMPLES: &str = "Examples:
  dsar people                      everybody, most seen first
  dsar people marsh --files        one family, and where they are seen
  dsar people --json > people.jsonl

`dsar index` takes these names from the headers of messages, from signatures, from columns of
sheets (Pupil, Parent, Surname), from address books and appointments; `dsar run` looks for them
in every form that people write. One that is no person: add it to nobody = [\"NAME\"] under
[naming] in dsar.toml. People to add: name a table of them there, people = [\"FILE.csv\"].
index = false switches the whole directory off.";

impl People {
    pub fn run(&self, common: &Common, out: &mut Out) -> Result<Done> {
        let (workspace, settings) = common.open()?;
        let people = listed(&workspace, &settings, &self.text, self.files)?;
        if out.json {
            people.iter().try_for_each(|p| out.value(&value(p)))?;
            return Ok(Done::Clean);
        }
        people.iter().try_for_each(|p| say(p, out))?;
        let off = if settings.naming.index { "" } else { ", but [naming] index = false: a run does not use them" };
        out.tell(match people.len() {
            0 if self.text.is_empty() => "Nobody: run `dsar index` first, or no document shows anybody.".to_owned(),
            0 => "Nobody of that name or address.".to_owned(),
            1 => format!("1 person{off}."),
            n => format!("{n} people{off}."),
        })?;
        Ok(Done::Clean)
    }
}

fn say(person: &Listed, out: &mut Out) -> Result<()> {
    let addresses: Vec<_> = person.addresses.iter().map(|a| sanitise::line(a.expose()).into_owned()).collect();
    let addresses = if addresses.is_empty() { String::new() } else { format!("  <{}>", addresses.join(", ")) };
    let mark = if person.left_out { "  (left out: nobody)" } else { "" };
    let name = sanitise::line(person.name.expose());
    out.say(format!("{name}{addresses}: {}{mark}", person.seen.every_word(KINDS)))?;
    for (store, path) in &person.places {
        out.say(format!("    {store}: {}", sanitise::line(path.expose())))?;
    }
    Ok(())
}

fn value(person: &Listed) -> serde_json::Value {
    let seen: Vec<_> =
        person.seen.each().map(|(source, n)| json!({"as": word(source), "of": column(source), "count": n})).collect();
    let addresses: Vec<&str> = person.addresses.iter().map(|a| a.expose()).collect();
    let files: Vec<_> = person.places.iter().map(|(s, p)| json!({"store": s, "path": p.expose()})).collect();
    json!({"name": person.name.expose(), "addresses": addresses, "seen": seen, "left_out": person.left_out, "files": files})
}

fn word(source: &Source) -> &'static str {
    match source {
        Source::Sender => "sender",
        Source::Recipient => "recipient",
        Source::Address => "address",
        Source::Signature(_) => "signature",
        Source::Column(_) => "column",
        Source::Contact => "contact",
        Source::Invitation => "invitation",
        Source::Author => "author",
    }
}

/// What more is known of it: the column's word, or that a post stands under the signature.
fn column(source: &Source) -> Option<&str> {
    match source {
        Source::Column(word) => Some(word),
        Source::Signature(true) => Some("post"),
        _ => None,
    }
}
