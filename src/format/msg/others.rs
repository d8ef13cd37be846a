//! What an item says beside header and bodies: contact details, places, attendees, times, members of lists, custom fields.

use super::compose::NAMES;
use super::labels;
use super::people;
use super::properties::Properties;
use super::storage::Storage;
use crate::format::eml::header::Headers;
use crate::model::passage::FieldBuilder;
use crate::model::{Extraction, Locator, PassageKind};

/// Members of a distribution list, by the numbers of their names.
const MEMBERS: [u32; 2] = [0x8054, 0x8055];

/// Adds every property that says something new to people, beside header lines that the message came with.
pub fn others(root: &Storage, message: &Properties, transport: &Headers, out: &mut Extraction) {
    let seen: String = out.passages.iter().map(|p| p.text.expose()).collect::<Vec<_>>().join("\n");
    let names = root.storages.get(NAMES);
    let mut builder = FieldBuilder::default();
    let mut told: Vec<String> = Vec::new();
    for id in message.text_ids() {
        let label = labels::label(id, names).filter(|label| transport.raw(label).is_none());
        let Some(label) = label else { continue };
        let Some(value) = message.text(id) else { continue };
        let value = value.trim().to_owned();
        if says_something(&label, &value) && !is_told(&value, &seen) && !told.contains(&value) {
            builder.line(&label, &value);
            told.push(value);
        }
    }
    for id in message.time_ids() {
        let time = labels::label_of_time(id, names).zip(message.time(id));
        let Some((label, time)) = time.filter(|(_, time)| !time.starts_with("45")) else { continue }; // 4501: never
        let line = format!("{label} {time}");
        if !told.contains(&line) {
            builder.line(label, &time);
            told.push(line);
        }
    }
    let is_list = |id: &u16| labels::number_of(*id, names).is_some_and(|number| MEMBERS.contains(&number));
    let lists: Vec<u16> = message.ids_of_several().into_iter().filter(is_list).collect();
    people::members(message, &lists).iter().for_each(|member| builder.line("Member", member));
    if !builder.is_empty() {
        let locator = Locator::Property("item properties".to_owned());
        out.passages.push(builder.finish(locator, PassageKind::Property));
    }
}

/// False for values that hold no words for people: addresses of a directory, types of addresses, bare versions.
fn says_something(label: &str, value: &str) -> bool {
    let letters = value.chars().filter(|c| c.is_alphabetic()).count();
    let digits = value.chars().filter(char::is_ascii_digit).count();
    let words = label != "Property" || letters >= 2 || digits >= 5;
    words
        && letters + digits > 0
        && !people::is_directory(value)
        && !matches!(value, "SMTP" | "EX" | "FAX" | "MAPIPDL")
        && !(label == "Property" && value.starts_with("IPM."))
}

/// True where the text already holds the value, or each of the names it lists.
fn is_told(value: &str, seen: &str) -> bool {
    let mut listed = value.split(';').map(|one| one.trim().trim_matches('\'')).filter(|one| !one.is_empty());
    seen.contains(value) || listed.all(|one| seen.contains(one))
}
