//! Identifiers as people write them. Examples for a reader: what is looked for is the number, the day, the code itself, in
//! these and in any like forms (`index::keys`).

use super::super::strong::{Kind, Strong};
use super::List;

/// Every identifier in its common forms.
pub(super) fn identifiers(strong: &Strong, list: &mut List) {
    for (key, kind) in &strong.keys {
        let Some((_, value)) = key.split_once(':') else { continue };
        match kind {
            Kind::Phone => {}
            Kind::Born => date(value).into_iter().for_each(|form| list.add("dates", form, "possible")),
            Kind::Postcode => postcode(value).into_iter().for_each(|form| list.add("places", form, "possible")),
            Kind::Mail => list.add("identifiers", value.to_owned(), "certain"),
            Kind::Learned => list.add("learned", value.to_owned(), "certain"),
            Kind::Id => code(value).into_iter().for_each(|form| list.add("identifiers", form, "certain")),
            Kind::Shortened => code(value).into_iter().for_each(|form| list.add("identifiers", form, "possible")),
            Kind::Nhs => nhs(value).into_iter().for_each(|(form, alone)| list.add("identifiers", form, alone)),
        }
    }
    strong.phones.iter().flat_map(|p| phone(p)).for_each(|form| list.add("phones", form, "certain"));
    strong.addresses.iter().for_each(|line| list.add("places", line.join(" "), "possible"));
    strong.short_ids.iter().for_each(|id| list.add("identifiers", id.join(" "), "possible"));
    strong.id_tails.iter().for_each(|tail| list.add("identifiers", format!("(name) {tail}"), "probable"));
    strong.handles.iter().for_each(|handle| list.add("logins", format!("{handle}@ (any provider)"), "possible"));
}

/// The last nine digits decide: country code, trunk zero and spaces do not matter.
fn phone(number: &str) -> Vec<String> {
    // London and a few others have area codes of two digits, mobiles and most towns of four.
    let area = if number.starts_with('2') { 2 } else { 4 };
    let Some((area, rest)) = number.split_at_checked(area).filter(|_| (9..=10).contains(&number.len())) else {
        return vec![number.to_owned()];
    };
    let spaced = if rest.len() == 8 { format!("{} {}", &rest[..4], &rest[4..]) } else { rest.to_owned() };
    vec![
        format!("0{number}"),
        format!("0{area} {spaced}"),
        format!("(0{area}) {spaced}"),
        format!("0{area}-{}", spaced.replace(' ', "-")),
        format!("+44 {area} {spaced}"),
        format!("+44 (0){area} {spaced}"),
        format!("0044 {area} {spaced}"),
        format!("+44{number}"),
    ]
}

fn date(iso: &str) -> Vec<String> {
    let Ok(day) = iso.parse::<jiff::civil::Date>() else { return vec![iso.to_owned()] };
    const FORMS: [&str; 10] = [
        "%Y-%m-%d",
        "%d/%m/%Y",
        "%-d/%-m/%Y",
        "%d/%m/%y",
        "%d.%m.%Y",
        "%d-%m-%Y",
        "%-d %B %Y",
        "%-d %b %Y",
        "%B %-d, %Y",
        "%m/%d/%Y",
    ];
    let plain = FORMS.iter().map(|f| day.strftime(f).to_string());
    plain
        .chain([day.strftime("%Y%m%d").to_string(), format!("{} of {}", ordinal(day.day()), day.strftime("%B %Y"))])
        .collect()
}

fn ordinal(day: i8) -> String {
    let end = match (day % 10, day / 10) {
        (_, 1) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{day}{end}")
}

fn postcode(code: &str) -> Vec<String> {
    let spaced = code.len().checked_sub(3).map(|at| format!("{} {}", &code[..at], &code[at..]));
    std::iter::once(code.to_owned()).chain(spaced).collect()
}

/// As written together, and in groups.
fn code(value: &str) -> Vec<String> {
    let mut parted = String::new();
    for (before, c) in std::iter::once(None).chain(value.chars().map(Some)).zip(value.chars()) {
        if before.is_some_and(|b: char| b.is_ascii_digit() != c.is_ascii_digit()) {
            parted.push('-');
        }
        parted.push(c);
    }
    let spaced = parted.replace('-', " ");
    let mut out = vec![value.to_owned()];
    out.extend([parted, spaced].into_iter().filter(|form| form != value));
    out
}

fn nhs(digits: &str) -> Vec<(String, &'static str)> {
    if digits.len() != 10 {
        return vec![(digits.to_owned(), "certain")];
    }
    vec![
        (format!("{} {} {}", &digits[..3], &digits[3..6], &digits[6..]), "certain"),
        (format!("NHS … {digits}"), "certain"),
        (digits.to_owned(), "possible"),
    ]
}
