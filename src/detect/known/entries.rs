//! One entry of a header, cell or signature: whose name it is, if it is a person's. An address may carry the name in its local part.

use super::super::reading::{self, Shape};
use super::super::words::{self, is_in};
use super::super::{Doc, gazetteer, headers, letters, phrases, resolve, run};
use crate::model::{Evidence, Mention};

/// A name and the address beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// As it stands.
    pub name: Evidence,
    /// In small letters.
    pub address: Option<Evidence>,
    /// First and last word, folded.
    pub key: String,
    /// True where only the address gives the name.
    pub derived: bool,
}

impl Entry {
    fn new(name: &str, address: Option<&str>) -> Entry {
        Entry::of(name, address, phrases::phrase_of(name))
    }

    /// The same where the `phrase` of the name is at hand.
    fn of(name: &str, address: Option<&str>, phrase: String) -> Entry {
        let mut parts: Vec<&str> = name.split_whitespace().collect();
        let all = parts.len();
        while parts.len() > 2 && is_in(SUFFIXES, &parts[parts.len() - 1].trim_end_matches('.').to_lowercase()) {
            parts.pop();
        }
        let mut name = parts.join(" ");
        let whole = name.trim_end_matches([',', ' ']).len();
        let phrase = if all == parts.len() && whole == name.len() {
            phrase
        } else {
            name.truncate(whole);
            phrases::phrase_of(&name)
        };
        Entry {
            key: resolve::name_key(&phrase),
            name: Evidence::new(name),
            address: address.map(|a| Evidence::new(a.to_lowercase())),
            derived: false,
        }
    }
}

/// Most words of a name; more is a sentence.
const WORDS: usize = 5;

/// Words of names of groups and desks, sorted.
const GROUPS: &[&str] = &[
    "all",
    "announcements",
    "billing",
    "board",
    "bookings",
    "committee",
    "desk",
    "enquiries",
    "events",
    "everyone",
    "group",
    "hotline",
    "info",
    "list",
    "mailbox",
    "members",
    "news",
    "newsletter",
    "office",
    "on",
    "payroll",
    "reception",
    "recruitment",
    "register",
    "reply",
    "resources",
    "sales",
    "services",
    "staff",
    "support",
    "system",
    "team",
    "undisclosed",
    "update",
    "users",
    "webmaster",
];
/// What follows a surname and is none, sorted.
const SUFFIXES: &[&str] = &["bsc", "cbe", "esq", "ii", "iii", "iv", "jr", "ma", "mbe", "md", "mp", "obe", "phd", "sr"];

/// The entries of an address list, each with its comma of "Surname, Forename" and its address, as they stand.
pub fn split(list: &str) -> impl Iterator<Item = &str> {
    list.split(" on behalf of ").flat_map(at_commas).map(str::trim).filter(|e| e.len() > 2)
}

fn at_commas(list: &str) -> Vec<&str> {
    let (mut out, mut start) = (Vec::new(), 0);
    let (mut quoted, mut depth) = (false, 0usize);
    for (at, byte) in list.bytes().enumerate() {
        match byte {
            b'"' => quoted = !quoted,
            b'<' if !quoted => depth += 1,
            b'>' if !quoted => depth = depth.saturating_sub(1),
            b';' if !quoted && depth == 0 => {
                out.push(&list[start..at]);
                start = at + 1;
            }
            b',' if !quoted && depth == 0 => {
                let entry = list[start..at].trim();
                // One word and a comma: the surname of whoever follows.
                if entry.contains([' ', '@', '<']) || entry.is_empty() {
                    out.push(&list[start..at]);
                    start = at + 1;
                }
            }
            _ => {}
        }
    }
    out.push(&list[start..]);
    out
}

/// Whom one entry of an address list names.
pub fn in_list(entry: &str) -> Vec<Entry> {
    // What stands in brackets and is no address is a directory's own name for somebody.
    let entry = if entry.contains('@') { entry } else { entry.split('<').next().unwrap_or(entry) };
    if reading::is_mail(entry) {
        return by_address(entry).into_iter().collect();
    }
    let doc = Doc::plain(entry);
    let r = doc.reading();
    let address = r.words.iter().find(|w| w.shape == Shape::Mail).map(|w| w.span.of(entry));
    let mut found: Vec<Mention> = Vec::new();
    headers::people(&doc, 0, r.words.len(), &mut found);
    let names = found.iter().map(|m| before_dash(m.span.of(entry)));
    let names = names.filter_map(|n| Some((n, phrase_of_name(n, true)?)));
    let mut names: Vec<(&str, String)> = names.collect();
    let alone = if names.len() == 1 { names.pop() } else { None };
    if let Some((one, phrase)) = alone {
        return vec![Entry::of(one, address, phrase)];
    }
    if names.is_empty() {
        return address.and_then(by_address).into_iter().collect();
    }
    names.into_iter().map(|(n, phrase)| Entry::of(n, None, phrase)).collect()
}

/// "Robert Jones - HR Exec": what follows a dash is a post; "Jr." is no surname.
fn before_dash(name: &str) -> &str {
    let ends = ["- ", " -", " –"].iter().filter_map(|dash| name.find(dash));
    let name = ends.min().map_or(name, |end| &name[..end]).trim_end();
    match name.rsplit_once(char::is_whitespace) {
        Some((rest, last)) if is_in(SUFFIXES, &last.trim_end_matches('.').to_lowercase()) => {
            rest.trim_end_matches([',', ' '])
        }
        _ => name,
    }
}

/// Whom an address alone names.
fn by_address(address: &str) -> Option<Entry> {
    Some(Entry { derived: true, ..Entry::new(&in_address(address)?, Some(address)) })
}

/// The name that an address is made of: `mark.frevert@…`.
fn in_address(address: &str) -> Option<String> {
    let local = address.split('@').next()?;
    let parts: Vec<&str> =
        local.split(['.', '_', '-']).map(|p| p.trim_end_matches(|c: char| c.is_ascii_digit())).collect();
    let [first, .., last] = parts.as_slice() else { return None };
    let letters = parts.iter().all(|p| p.bytes().all(|b| b.is_ascii_alphabetic()) && !p.is_empty());
    let person = gazetteer::is_forename(&first.to_lowercase()) >= 1;
    let capital = |p: &str| format!("{}{}", p[..1].to_uppercase(), p[1..].to_lowercase());
    (letters && parts.len() <= 3 && first.len() > 1 && last.len() > 2 && person)
        .then(|| format!("{} {}", capital(first), capital(last)))
        .filter(|name| is_name(name, true))
}

/// Whom a cell names, `Surname, Forename` and titles included; a forename alone where it can be nothing else.
pub fn in_cell(cell: &str) -> Option<Entry> {
    let doc = Doc::plain(cell);
    let r = doc.reading();
    let mut from = 0;
    while from < r.words.len() && (r.words[from].shape == Shape::Mark || is_in(words::TITLES, r.fold(from))) {
        from += 1;
    }
    let mut end = from;
    while end < r.words.len()
        && (run::is_namelike(&r.words[end]) || matches!(r.words[end].span.of(cell), "," | "." | "-"))
    {
        end += 1;
    }
    let to = run::name_end(&doc, from, WORDS).max(end);
    let rest = r.words.get(to).is_none_or(|w| w.shape == Shape::Mark);
    if from >= to || !rest {
        return None;
    }
    let name = r.span(from, to).of(cell).trim_end_matches([',', '.', '-', ' ']);
    let alone = || {
        let f = gazetteer::facts(&phrases::phrase_of(name));
        f.forename() >= 2 && !f.common() && !name.contains(' ')
    };
    (is_full_name(name) || alone()).then(|| Entry::new(name, None))
}

/// Who signs in the lines behind a closing, and whether with a post.
pub fn in_signature(lines: &str) -> Option<(Entry, bool)> {
    let text = format!("Regards\n{lines}");
    let doc = Doc::plain(&text);
    let signed = letters::signatures(&doc);
    let mention = signed.into_iter().find(|m| is_full_name(m.span.of(&text)))?;
    let post = resolve::signs_with_post(&text, &mention);
    Some((Entry::new(mention.span.of(&text), None), post))
}

/// Forename (or initial) and surname, of which one is known as such and none only as an ordinary word; no word of a body.
pub fn is_full_name(name: &str) -> bool {
    is_name(name, false)
}

/// The same; among addresses any word can be the surname of a forename that is nothing else: "Kenneth Lay".
fn is_name(name: &str, addressed: bool) -> bool {
    phrase_of_name(name, addressed).is_some()
}

fn phrase_of_name(name: &str, addressed: bool) -> Option<String> {
    let phrase = phrases::phrase_of(name);
    is_phrase_of_name(&phrase, addressed).then_some(phrase)
}

fn is_phrase_of_name(phrase: &str, addressed: bool) -> bool {
    let parts: Vec<&str> = phrase.split(' ').collect();
    let [first, .., last] = parts.as_slice() else { return false };
    let (f, l) = (gazetteer::facts(first), gazetteer::facts(last));
    let forename =
        first.chars().count() == 1 || f.forename() >= 1 && !(f.common() && f.forename() < 3) || is_strange(f);
    let clear = f.forename() >= 3 && !f.common() && !f.place();
    let surname = l.surname() >= 1 && !(l.common() && l.surname() < 3)
        || l.forename() >= 2
        || is_strange(l)
        || clear && (addressed || l.surname() >= 1);
    let known = f.forename() >= 2 || l.surname() >= 1 && !l.in_dictionary() || l.surname() >= 3;
    let letters = |w: &&str| w.chars().all(|c| c.is_alphabetic() || c == '-');
    let group = |w: &&str| {
        let body = is_in(words::BODIES, w) || is_in(words::POSTS, w);
        is_in(GROUPS, w) || w.starts_with("dl-") || body && gazetteer::facts(w).surname() < 3
    };
    let people = forename && surname && known && !is_in(SUFFIXES, last);
    people && last.chars().count() > 1 && parts.len() <= WORDS && parts.iter().all(letters) && !parts.iter().any(group)
}

/// No word that anybody lists: a name of somewhere.
fn is_strange(facts: gazetteer::Facts) -> bool {
    !facts.in_dictionary() && !facts.common() && !facts.place() && !facts.demonym()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_part_at_people_and_not_at_the_comma_of_a_name() {
        let list = "Leff, Dan </O=X/CN=Dleff>, \"Hope, Anna\" <a@b.example>, Tom Baker, sue@c.example; Kay Mann";
        let all: Vec<&str> = split(list).collect();
        assert_eq!(all.len(), 5, "{all:?}");
        let named: Vec<Vec<Entry>> = all.iter().map(|e| in_list(e)).collect();
        let name = |n: usize| named[n].first().map(|e| e.name.expose());
        assert_eq!(
            (name(0), name(1), name(2), name(3), name(4)),
            (Some("Leff, Dan"), Some("Hope, Anna"), Some("Tom Baker"), None, Some("Kay Mann"))
        );
        assert_eq!(named[1][0].address.as_ref().map(Evidence::expose), Some("a@b.example"));
    }

    #[test]
    fn lists_are_sorted_for_the_search() {
        assert!([GROUPS, SUFFIXES].iter().all(|l| l.windows(2).all(|w| w[0] < w[1])));
    }

    #[test]
    fn groups_are_nobody_and_suffixes_no_surnames() {
        for nobody in ["Enron SFA Registered Staff", "DL-UBSW Energy Houston", "Office of the Chairman", "Garza Jr"] {
            assert!(!is_full_name(nobody), "{nobody}");
        }
        let both: Vec<_> = split("Fleming, Rosalee on behalf of Lay, Kenneth").flat_map(in_list).collect();
        assert_eq!(both.iter().map(|e| e.key.as_str()).collect::<Vec<_>>(), ["rosalee fleming", "kenneth lay"]);
        assert_eq!(in_list("Phillip Taylor Jr. <p@x.example>")[0].key, "phillip taylor");
        assert_eq!(before_dash("Robert Jones - HR Exec"), "Robert Jones");
    }

    #[test]
    fn an_address_gives_the_name_it_is_made_of() {
        let one = in_list("mark.frevert@enron.example");
        assert_eq!((one[0].name.expose(), one[0].derived), ("Mark Frevert", true));
        for nobody in ["info.desk@x.example", "announcements.list@x.example", "mfrevert@x.example", "a.b@x.example"] {
            assert!(in_list(nobody).is_empty(), "{nobody}");
        }
    }

    #[test]
    fn cells_and_signatures_name_their_people() {
        let cell = |c| in_cell(c).map(|e| e.name.into_exposed());
        assert_eq!(cell("Mrs Ada O'Neill"), Some("Ada O'Neill".into()));
        assert_eq!(cell("Marsh, Leo"), Some("Marsh, Leo".into()));
        assert_eq!(cell("Leo Marsh (Y4)"), Some("Leo Marsh".into()));
        assert_eq!(cell("Leo"), Some("Leo".into()));
        for nobody in ["Will", "Human Resources", "Year 4", "none", "", "Help Desk", "rang about Leo"] {
            assert_eq!(cell(nobody), None, "{nobody}");
        }
        let (entry, post) = in_signature("Bronwen Achterberg\nHead of Year 9").unwrap();
        assert_eq!((entry.name.expose(), post), ("Bronwen Achterberg", true));
        assert!(in_signature("Kay").is_none() && in_signature("See you soon\nx").is_none());
    }
}
