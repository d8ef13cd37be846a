//! Identifiers beside the name: keys of `index::keys`, logins, the first line of a postal address.

use super::ordinary;
use super::words::words_of;
use crate::index::keys;
use crate::model::Identity;
use crate::model::checks::is_nhs_number;
use std::collections::HashMap;

/// What a key stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Mail,
    Learned,
    Id,
    /// An NHS number: ten digits that need something to say so.
    Nhs,
    /// An identifier without its noughts, its century or its letters: it may be another's.
    Shortened,
    Phone,
    Born,
    Postcode,
}

/// The identifiers of one person.
#[derive(Clone, Debug, Default)]
pub(super) struct Strong {
    /// By key of `index::keys`.
    pub keys: HashMap<String, Kind>,
    /// Telephone numbers without country code and trunk zero, for a reader.
    pub phones: Vec<String>,
    /// First lines of addresses, as canonical folded words.
    pub addresses: Vec<Vec<String>>,
    /// The same without the kind of street, where its name tells enough: `52 sycamore`.
    pub bare_addresses: Vec<Vec<String>>,
    /// Logins given as such, folded.
    pub logins: Vec<String>,
    /// Identifiers too short for a key, as folded words.
    pub short_ids: Vec<Vec<String>>,
    /// Last figures of identifiers, by which people who know them speak of a case; they count beside a name only.
    pub id_tails: Vec<String>,
    /// Local parts of one word that are nobody's role: handles.
    pub handles: Vec<String>,
}

impl Strong {
    pub fn new(identity: &Identity) -> Strong {
        let mut strong = Strong::default();
        for mail in &identity.emails {
            strong.take(mail, "mail:", Kind::Mail);
        }
        strong.keys.extend(identity.phones.iter().filter_map(|p| keys::phone_key(p)).map(|k| (k, Kind::Phone)));
        strong.phones = identity.phones.iter().map(|p| significant(p)).filter(|p| !p.is_empty()).collect();
        strong.keys.extend(identity.born.iter().map(|d| (format!("date:{d}"), Kind::Born)));
        for postcode in identity.postcodes.iter().chain(&identity.addresses) {
            strong.take(postcode, "post:", Kind::Postcode);
        }
        strong.addresses = identity.addresses.iter().filter_map(|a| first_line(a)).collect();
        strong.bare_addresses = strong.addresses.iter().filter_map(|line| bare(line)).collect();
        for (kind, id) in &identity.ids {
            strong.take_id(kind, id);
        }
        for login in &identity.logins {
            strong.take_id("login", login);
        }
        strong.handles = identity.emails.iter().filter_map(|m| handle(m)).collect();
        strong
    }

    /// Month and day of each date of birth.
    pub fn birthdays(&self) -> impl Iterator<Item = (i8, i8)> {
        let dates = self.keys.keys().filter_map(|key| key.strip_prefix("date:")?.parse::<jiff::civil::Date>().ok());
        dates.map(|date| (date.month(), date.day()))
    }

    fn take(&mut self, text: &str, prefix: &str, kind: Kind) {
        let found = keys::keys(text).into_iter().map(|(k, _)| k).filter(|k| k.starts_with(prefix));
        self.keys.extend(found.map(|k| (k, kind)));
    }

    fn take_id(&mut self, kind: &str, id: &str) {
        if kind.eq_ignore_ascii_case("login") || kind.eq_ignore_ascii_case("username") {
            match &words_of(id)[..] {
                [one] => self.logins.push(one.clone()),
                many => self.short_ids.push(many.to_vec()),
            }
        } else if let Some(key) = keys::id_key(id) {
            let nhs = kind.get(..3).is_some_and(|k| k.eq_ignore_ascii_case("nhs")) && is_nhs_number(id);
            let shortened = shortened(id).into_iter().filter_map(|short| keys::id_key(&short));
            for short in shortened.filter(|short| *short != key) {
                self.keys.entry(short).or_insert(Kind::Shortened);
            }
            if let Some(bare) = ni_without_suffix(&key) {
                self.keys.insert(bare.to_owned(), Kind::Id);
            }
            self.keys.insert(key, if nhs { Kind::Nhs } else { Kind::Id });
            self.id_tails.extend(tail(id));
        } else {
            let words = words_of(id);
            // "FC118" in haste.
            self.short_ids.extend(is_marked(&words).then(|| vec![words.concat()]));
            self.short_ids.push(words);
        }
        self.short_ids.retain(|words| !words.is_empty());
    }
}

/// `FC-118`, or `FC118` as one word: letters, and three figures or more; "118" and "7B" are many things.
pub(super) fn is_marked(id: &[String]) -> bool {
    let whole = id.concat();
    let letters = whole.chars().take_while(|c| c.is_alphabetic()).count();
    let figures: Vec<char> = whole.chars().skip(letters).collect();
    let parted = id.len() == 1 || id.len() == 2 && id[0].chars().count() == letters;
    parted && letters >= 2 && figures.len() >= 3 && figures.iter().all(char::is_ascii_digit)
}

/// `7700900417` of `+44 (0)7700 900417`: a number as dialled within the country, without its zero.
fn significant(phone: &str) -> String {
    let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
    let bare =
        digits.strip_prefix("0044").or(digits.strip_prefix("44").filter(|rest| rest.len() >= 9)).unwrap_or(&digits);
    bare.trim_start_matches('0').to_owned()
}

/// How people write an identifier of letters, a year and a number in haste: `HL/2023/0147` as `HL/2023/147`, `HL/23/0147`, `2023/0147`.
fn shortened(id: &str) -> Vec<String> {
    let parts = words_of(id);
    let figures = |p: &String| p.bytes().all(|b| b.is_ascii_digit());
    let (Some(last), true) = (parts.last().filter(|p| figures(p)), parts.len() > 1) else { return Vec::new() };
    let year = |p: &String| p.len() == 4 && figures(p) && (p.starts_with("19") || p.starts_with("20"));
    let bare = last.trim_start_matches('0');
    let mut out = Vec::new();
    for number in [last.as_str(), bare] {
        let before = &parts[..parts.len() - 1];
        out.push([&before.join("/"), number].join("/"));
        if let Some(at) = before.iter().position(year).filter(|_| before.len() > 1) {
            let short: Vec<&str> = (0..).zip(before).map(|(n, p)| if n == at { &p[2..] } else { p.as_str() }).collect();
            out.push([&short.join("/"), number].join("/"));
            out.push([&before[at], number].join("/"));
        }
    }
    out.retain(|short| short.bytes().filter(u8::is_ascii_digit).count() >= 5);
    out
}

/// A National Insurance number without the letter that it ends with, which many leave out; by key.
fn ni_without_suffix(key: &str) -> Option<&str> {
    let number = key.strip_prefix("id:").filter(|n| n.len() == 9 && n.is_ascii())?;
    let (letters, rest) = number.split_at(2);
    let (figures, suffix) = rest.split_at(6);
    let fits = letters.bytes().all(|b| b.is_ascii_alphabetic())
        && figures.bytes().all(|b| b.is_ascii_digit())
        && matches!(suffix, "A" | "B" | "C" | "D");
    fits.then(|| &key[..key.len() - 1])
}

/// `0147` of `HL-2023-0147`; a year says nothing.
fn tail(id: &str) -> Option<String> {
    let words = words_of(id);
    let (last, before) = words.split_last()?;
    let is_year = last.len() == 4 && (last.starts_with("19") || last.starts_with("20"));
    let fits = !before.is_empty() && last.len() >= 3 && last.bytes().all(|b| b.is_ascii_digit()) && !is_year;
    fits.then(|| last.clone())
}

fn handle(mail: &str) -> Option<String> {
    const ROLES: &[&str] = &[
        "office",
        "enquiries",
        "enquiry",
        "contact",
        "reception",
        "support",
        "accounts",
        "secretary",
        "family",
        "noreply",
        "webmaster",
        "postmaster",
    ];
    let words = words_of(mail.split('@').next()?);
    let [local] = &words[..] else { return None };
    (local.len() >= 6 && !ROLES.contains(&local.as_str())).then(|| local.clone())
}

/// The part of an address with the house number, if it has a number and a word.
fn first_line(address: &str) -> Option<Vec<String>> {
    let parts = address
        .split([',', '\n', ';'])
        .map(|part| words_of(part).iter().map(|w| canonical(w).to_owned()).collect::<Vec<_>>());
    let parts: Vec<Vec<String>> = parts.filter(|p| !p.is_empty()).collect();
    let number = |w: &String| w.starts_with(|c: char| c.is_ascii_digit());
    let at = parts.iter().position(|p| p.iter().any(number))?;
    let mut line = parts[at].clone();
    if line.len() == 1 {
        line.extend(parts.get(at + 1)?.iter().cloned());
    }
    (line.iter().any(|w| !number(w))).then_some(line)
}

/// A number and a name of a street that is no everyday word, of a line that ends with a kind of street.
fn bare(line: &[String]) -> Option<Vec<String>> {
    let (kind, rest) = line.split_last()?;
    let [number, name] = rest else { return None };
    let telling = name.chars().count() >= 5 && !ordinary::is_word(name);
    let numbered = number.starts_with(|c: char| c.is_ascii_digit());
    (is_street(kind) && numbered && telling).then(|| rest.to_vec())
}

/// `road` for `rd`, and so on.
pub(super) fn canonical(word: &str) -> &str {
    const SHORT: &[(&str, &str)] = &[
        ("rd", "road"),
        ("st", "street"),
        ("ave", "avenue"),
        ("av", "avenue"),
        ("ln", "lane"),
        ("cl", "close"),
        ("dr", "drive"),
        ("gdns", "gardens"),
        ("cres", "crescent"),
        ("ct", "court"),
        ("pl", "place"),
        ("sq", "square"),
        ("terr", "terrace"),
        ("gr", "grove"),
        ("blvd", "boulevard"),
    ];
    SHORT.iter().find(|(short, _)| *short == word).map_or(word, |(_, long)| long)
}

/// A word of an address without its last `s`: "Tanner's Row", "Tanners Row" and "Tanner Row" are one street.
pub(super) fn stem(word: &str) -> &str {
    word.strip_suffix('s').filter(|stem| stem.len() >= 4).unwrap_or(word)
}

/// True for a word that `canonical` rewrites or yields, so that no query may ask for it.
pub(super) fn is_street(word: &str) -> bool {
    word != canonical(word)
        || [
            "road",
            "street",
            "avenue",
            "lane",
            "close",
            "drive",
            "gardens",
            "crescent",
            "court",
            "place",
            "square",
            "terrace",
            "grove",
            "boulevard",
        ]
        .contains(&word)
}
