//! Corrections of a form that is recorded: single values that come and go, and what two forms differ in. The fields are a table.

use super::form::date;
use crate::model::event::FieldChange;
use crate::model::{Fault, Identity, RequestForm, Result, sanitise};
use std::collections::BTreeMap;

/// A field of a form, or of a person in it: its values as texts.
struct Field<T> {
    /// Its word in the form.
    word: &'static str,
    /// One of it, as people say it on the command line.
    one: &'static str,
    /// It holds one value at most: a new one takes its place.
    single: bool,
    get: fn(&T) -> Vec<String>,
    /// What cannot be read is given back.
    put: fn(&mut T, Vec<String>) -> std::result::Result<(), String>,
}

/// A list of texts.
macro_rules! list {
    ($field:ident, $one:literal) => {
        Field {
            word: stringify!($field),
            one: $one,
            single: false,
            get: |who| who.$field.clone(),
            put: |who, values| {
                who.$field = values;
                Ok(())
            },
        }
    };
}

/// A text that may be missing.
macro_rules! text {
    ($field:ident, $one:literal) => {
        Field {
            word: stringify!($field),
            one: $one,
            single: true,
            get: |form| form.$field.iter().cloned().collect(),
            put: |form, values| {
                form.$field = values.into_iter().next_back();
                Ok(())
            },
        }
    };
}

const PERSON: [Field<Identity>; 13] = [
    list!(names, "name"),
    list!(former, "former-name"),
    list!(known_as, "known-as"),
    list!(titles, "title"),
    list!(emails, "email"),
    list!(logins, "login"),
    list!(phones, "phone"),
    Field {
        word: "born",
        one: "date-of-birth",
        get: |who| who.born.iter().map(ToString::to_string).collect(),
        put: put_born,
        single: false,
    },
    list!(addresses, "address"),
    list!(postcodes, "postcode"),
    list!(groups, "group"),
    list!(associates, "associate"),
    Field { word: "ids", one: "id", get: ids, put: put_ids, single: false },
];

const FORM: [Field<RequestForm>; 7] = [
    Field {
        word: "received",
        one: "received",
        single: true,
        get: |form| vec![form.received.to_string()],
        put: |form, values| {
            let day = values.into_iter().next_back().unwrap_or_default();
            form.received = date(&day).ok_or(day)?;
            Ok(())
        },
    },
    Field {
        word: "channel",
        one: "channel",
        single: true,
        get: |form| vec![form.channel.clone()],
        put: |form, values| {
            form.channel = values.into_iter().next_back().unwrap_or_default();
            Ok(())
        },
    },
    text!(requester, "requester"),
    text!(preferred_form, "preferred-form"),
    Field { word: "namesake", one: "namesake", get: namesakes, put: put_namesakes, single: false },
    Field {
        word: "variants.off",
        one: "variants-off",
        single: false,
        get: |form| form.variants.off.clone(),
        put: |form, values| {
            form.variants.off = values;
            Ok(())
        },
    },
    Field {
        word: "variants.add",
        one: "variants-add",
        single: false,
        get: |form| form.variants.add.clone(),
        put: |form, values| {
            form.variants.add = values;
            Ok(())
        },
    },
];

/// Fields that no search looks at.
const NOT_SEARCHED_BY: [&str; 3] = ["channel", "requester", "preferred_form"];

/// True where what was changed could find something else, or tell people apart in another way.
pub fn concerns_the_search(changed: &[FieldChange]) -> bool {
    changed.iter().any(|c| !NOT_SEARCHED_BY.contains(&c.field.as_str()))
}

/// What is different in a field, in its values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Its word in the form.
    pub field: &'static str,
    /// Values that came.
    pub added: Vec<String>,
    /// Values that went.
    pub removed: Vec<String>,
}

/// What of two forms is different, in the order of the form. Names that follow from others (`former`, `known_as`) are told there.
pub fn differences(before: &RequestForm, after: &RequestForm) -> Vec<Difference> {
    let (before, after) = (before.clone().unsettled(), after.clone().unsettled());
    let of_form = FORM.iter().map(|f| difference(f, &before, &after));
    let of_subject = PERSON.iter().map(|f| difference(f, &before.subject, &after.subject));
    of_form.chain(of_subject).filter(|d| !d.added.is_empty() || !d.removed.is_empty()).collect()
}

/// The same, as the log may hold it.
pub fn changed(before: &RequestForm, after: &RequestForm) -> Vec<FieldChange> {
    differences(before, after).iter().map(Difference::counted).collect()
}

impl Difference {
    /// Without its values.
    pub fn counted(&self) -> FieldChange {
        FieldChange { field: self.field.into(), added: self.added.len(), removed: self.removed.len() }
    }
}

fn difference<T>(field: &Field<T>, before: &T, after: &T) -> Difference {
    let (old, new) = ((field.get)(before), (field.get)(after));
    let missing = |of: &[String], from: &[String]| of.iter().filter(|v| !from.contains(v)).cloned().collect();
    Difference { field: field.word, added: missing(&new, &old), removed: missing(&old, &new) }
}

/// The form with values taken out and put in, each as `FIELD=VALUE`; a value that comes takes the place of one of the field that
/// goes. A word without a field, a value that is not there and one that cannot be read are faults.
pub fn amended(form: &RequestForm, remove: &[String], add: &[String]) -> Result<RequestForm> {
    let mut form = form.clone().unsettled();
    let (mut of_form, mut of_subject) = (Edits::new(), Edits::new());
    for (texts, comes) in [(remove, false), (add, true)] {
        for text in texts {
            let (word, value) = parted(text)?;
            let edit = (comes, value);
            match (place(&FORM, &word), place(&PERSON, &word)) {
                (Some(at), _) => of_form.entry(at).or_default().push(edit),
                (None, Some(at)) => of_subject.entry(at).or_default().push(edit),
                (None, None) => return Err(no_field(&word)),
            }
        }
    }
    apply(&FORM, of_form, &mut form)?;
    apply(&PERSON, of_subject, &mut form.subject)?;
    Ok(form.settled())
}

/// For each field what comes (true) and goes.
type Edits = BTreeMap<usize, Vec<(bool, String)>>;

fn place<T>(fields: &[Field<T>], word: &str) -> Option<usize> {
    fields.iter().position(|f| f.word == word || f.one == word)
}

fn apply<T>(fields: &[Field<T>], edits: Edits, to: &mut T) -> Result<()> {
    for (at, edits) in edits {
        let field = &fields[at];
        let values = edited(field, (field.get)(to), edits)?;
        (field.put)(to, values).map_err(|wrong| {
            Fault::new(format!("{}: \"{}\" cannot be read", field.word, sanitise::line(&wrong)))
                .hint("write a day as 1988-03-14, a number as ids.nhs=943 476 5919, somebody else of the name as namesake=\"Jo Bell; born=1950-01-31\"")
        })?;
    }
    Ok(())
}

fn edited<T>(field: &Field<T>, values: Vec<String>, edits: Vec<(bool, String)>) -> Result<Vec<String>> {
    let mut slots: Vec<Option<String>> = values.iter().cloned().map(Some).collect();
    for (comes, value) in edits {
        let at = slots.iter().position(|s| s.as_ref().is_some_and(|s| is_meant(field, s, &value)));
        match (comes, at) {
            (false, Some(at)) => slots[at] = None,
            (false, None) => return Err(not_there(field, &values, &value)),
            (true, _) if field.single => slots = vec![Some(value)],
            (true, Some(at)) if slots[at].as_ref() == Some(&value) => {}
            (true, _) => match slots.iter().position(Option::is_none) {
                Some(hole) => slots[hole] = Some(value),
                None => slots.push(Some(value)),
            },
        }
    }
    Ok(slots.into_iter().flatten().collect())
}

/// A namesake is meant by their name alone, all else by the whole value.
fn is_meant<T>(field: &Field<T>, has: &str, value: &str) -> bool {
    has == value || field.word == "namesake" && has.split(';').next() == Some(value)
}

fn not_there<T>(field: &Field<T>, has: &[String], value: &str) -> Fault {
    let has: Vec<String> = has.iter().map(|v| format!("\"{}\"", sanitise::line(v))).collect();
    Fault::new(format!("{} of this form holds no \"{}\"", field.word, sanitise::line(value))).hint(
        match has.is_empty() {
            true => "it holds nothing".to_owned(),
            false => format!("it holds {}", has.join(", ")),
        },
    )
}

/// Field and value; `ids.nhs=…` is the value `nhs=…` of the field `ids`.
fn parted(text: &str) -> Result<(String, String)> {
    let (word, value) = text.split_once('=').ok_or_else(|| no_field(text))?;
    let (word, value) = (word.trim(), value.trim());
    let bare = word.strip_prefix("subject.").unwrap_or(word);
    if let Some(("ids" | "id", kind)) = bare.split_once('.') {
        return Ok(("ids".into(), format!("{kind}={value}")));
    }
    let written = bare.replace('-', "_");
    let is_word = FORM.iter().any(|f| f.word == written) || PERSON.iter().any(|f| f.word == written);
    Ok((if is_word { written } else { bare.replace('_', "-") }, value.to_owned()))
}

fn no_field(word: &str) -> Fault {
    let words: Vec<&str> = FORM.iter().map(|f| f.word).chain(PERSON.iter().map(|f| f.word)).collect();
    let word: String = sanitise::line(word).chars().take(40).collect();
    Fault::new(format!("\"{word}\" is no FIELD=VALUE of a form"))
        .hint(format!("fields are {}; a number is ids.KIND=NUMBER", words.join(", ")))
}

fn put_born(who: &mut Identity, values: Vec<String>) -> std::result::Result<(), String> {
    who.born = values.into_iter().map(|day| date(&day).ok_or(day)).collect::<std::result::Result<_, _>>()?;
    Ok(())
}

fn ids(who: &Identity) -> Vec<String> {
    who.ids.iter().map(|(kind, value)| format!("{kind}={value}")).collect()
}

/// A second identifier of a kind is numbered.
fn put_ids(who: &mut Identity, values: Vec<String>) -> std::result::Result<(), String> {
    who.ids.clear();
    for value in values {
        let (kind, number) = value.split_once('=').filter(|(kind, _)| !kind.trim().is_empty()).ok_or(value.clone())?;
        let kind = kind.trim();
        let free = (1..).map(|n| if n == 1 { kind.to_owned() } else { format!("{kind} {n}") });
        let key = free.into_iter().find(|key| !who.ids.contains_key(key)).unwrap_or_default();
        who.ids.insert(key, number.trim().to_owned());
    }
    Ok(())
}

/// Somebody else of the name, on one line: `Jo Bell; born=1950-01-31; ids.case=HL-77`.
fn namesakes(form: &RequestForm) -> Vec<String> {
    let told = |who: &Identity| {
        let mut parts: Vec<String> = who.names.first().cloned().into_iter().collect();
        for field in &PERSON {
            let skip = usize::from(field.word == "names");
            parts.extend((field.get)(who).into_iter().skip(skip).map(|value| match field.word {
                "ids" => format!("ids.{value}"),
                word => format!("{word}={value}"),
            }));
        }
        parts.join("; ")
    };
    form.namesake.iter().map(told).collect()
}

fn put_namesakes(form: &mut RequestForm, values: Vec<String>) -> std::result::Result<(), String> {
    // Those who were there stay as they are: only who is new is read.
    let (told, had) = (namesakes(form), form.namesake.clone());
    let of = |value: String| match told.iter().position(|t| *t == value) {
        Some(at) => Ok(had[at].clone()),
        None => namesake(&value).ok_or(value),
    };
    form.namesake = values.into_iter().map(of).collect::<std::result::Result<_, _>>()?;
    Ok(())
}

fn namesake(text: &str) -> Option<Identity> {
    let mut who = Identity::default();
    for (n, part) in text.split(';').map(str::trim).filter(|p| !p.is_empty()).enumerate() {
        let (word, value) = match part.contains('=') {
            true => parted(part).ok()?,
            false if n == 0 => ("names".to_owned(), part.to_owned()),
            false => return None,
        };
        let field = &PERSON[place(&PERSON, &word)?];
        let mut values = (field.get)(&who);
        values.push(value);
        (field.put)(&mut who, values).ok()?;
    }
    (!who.names.is_empty()).then_some(who)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FORM: &str = r#"received = "2026-03-02"
[subject]
names = ["Ottoline Brackenbury"]
known_as = ["Otti"]
emails = ["otti@example.org", "o.b@example.org"]
ids = { case = "HL-1" }
[[namesake]]
names = ["Ottoline Brackenbury"]
born = ["1950-01-01"]
"#;

    fn form() -> RequestForm {
        super::super::parse(FORM, "form", jiff::civil::date(2026, 3, 3)).unwrap()
    }

    fn after(remove: &[&str], add: &[&str]) -> Result<RequestForm> {
        let own = |all: &[&str]| all.iter().map(|s| (*s).to_owned()).collect::<Vec<_>>();
        amended(&form(), &own(remove), &own(add))
    }

    #[test]
    fn values_come_and_go_and_names_that_follow_from_others_go_with_them() {
        let new = after(
            &["known-as=Otti", "email=otti@example.org", "namesake=Ottoline Brackenbury"],
            &[
                "former=Ottoline Pell",
                "email=new@example.org",
                "ids.case=HL-2",
                "ids.library card=77",
                "received=1/3/2026",
            ],
        )
        .unwrap();
        assert_eq!(new.subject.names, ["Ottoline Brackenbury", "Ottoline Pell"]);
        assert_eq!(
            new.subject.emails,
            ["new@example.org", "o.b@example.org"],
            "it takes the place of what it corrects"
        );
        let ids: Vec<(&str, &str)> = new.subject.ids.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
        assert_eq!(ids, [("case", "HL-1"), ("case 2", "HL-2"), ("library card", "77")]);
        assert_eq!((new.received.to_string().as_str(), new.namesake.len()), ("2026-03-01", 0));
        let told = changed(&form(), &new);
        let told: Vec<(&str, usize, usize)> = told.iter().map(|c| (c.field.as_str(), c.added, c.removed)).collect();
        let want = [
            ("received", 1, 1),
            ("namesake", 0, 1),
            ("former", 1, 0),
            ("known_as", 0, 1),
            ("emails", 1, 1),
            ("ids", 2, 0),
        ];
        assert_eq!(told, want);
    }

    #[test]
    fn somebody_else_of_the_name_is_told_on_one_line_and_read_back() {
        let line = "Otti Brackenbury; names=O. Brackenbury; born=1995-11-02; ids.case=HL-9";
        let new = after(&[], &[&format!("namesake={line}")]).unwrap();
        assert_eq!(new.namesake[0], form().namesake[0]);
        assert_eq!(namesakes(&new)[1], line);
        assert!(after(&[], &["namesake=Otti B; born=soon"]).unwrap_err().what.contains("cannot be read"));
    }

    #[test]
    fn what_cannot_be_meant_is_refused() {
        for (remove, add, says) in [
            (&["emails=nobody@example.org"][..], &[][..], "holds no \"nobody@example.org\""),
            (&[], &["shoe_size=9"], "\"shoe-size\" is no FIELD=VALUE"),
            (&[], &["Ottoline Pell"], "is no FIELD=VALUE"),
            (&[], &["born=soon"], "\"soon\" cannot be read"),
        ] {
            let fault = after(remove, add).unwrap_err();
            assert!(fault.what.contains(says) && fault.hint.is_some(), "{}", fault.what);
        }
    }

    #[test]
    fn only_what_is_searched_by_asks_for_a_search() {
        let differs = |add: &str| concerns_the_search(&changed(&form(), &after(&[], &[add]).unwrap()));
        assert!(
            !differs("requester=A. Solicitor LLP") && !differs("channel=letter") && !differs("preferred-form=paper")
        );
        assert!(
            differs("former=Ottoline Pell") && differs("namesake=Otti Brackenbury") && differs("variants.add=Big O")
        );
    }
}
