//! Who sent a message and when, as far as its headings tell: the header of a mail, or the lines that introduce a quoted message.

use crate::model::quoted::{DATE, FROM, SUBJECT, TO, block_name, is_separator};
use crate::model::{Field, Span, fold};
use jiff::civil::{Date, DateTime};

/// What a heading says, made comparable.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heading {
    /// Folded words of the sender's name or mailbox, sorted.
    pub author: Vec<String>,
    /// When it was sent, in minutes since 1970 as the clock showed it; several where day and month cannot be told apart.
    pub minutes: Vec<i64>,
    /// The subject line, as written.
    pub subject: Option<String>,
}

/// Minutes by which two clocks can differ for the same moment: any two time zones.
const ZONES: i64 = 26 * 60;
/// Letters and digits (without white space) from which on equal texts hardly meet by chance.
const TELLING: usize = 80;

impl Heading {
    /// The heading of a mail: its sender's names and addresses, its date (RFC 3339 in UTC), its subject.
    pub fn of_mail<'a>(senders: impl Iterator<Item = &'a str>, date: Option<&str>, subject: Option<String>) -> Heading {
        let minutes = date.and_then(|d| d.parse::<jiff::Timestamp>().ok()).map(|t| t.as_second().div_euclid(60));
        let mut author: Vec<String> = senders.flat_map(names).collect();
        author.sort();
        author.dedup();
        Heading { author, minutes: minutes.into_iter().collect(), subject }
    }

    /// The heading of a quoted message.
    pub fn of_quoted(lines: &[&str]) -> Heading {
        let mut out = Heading::default();
        let lines = below_separators(lines);
        let mut above = Vec::new(); // lines before any named one: an attribution, the sender as Lotus Notes writes it
        let mut named = false;
        for line in lines {
            match block_name(line) {
                Some(FROM) if out.author.is_empty() => {
                    out.author = names(value(line));
                    out.minutes.extend(moments(value(line)));
                }
                Some(DATE) => out.minutes = moments(value(line)),
                Some(SUBJECT) => out.subject = Some(value(line).trim().to_owned()),
                Some(_) => {}
                None if !named => above.push(*line),
                None => {}
            }
            named |= block_name(line).is_some();
        }
        if out.minutes.is_empty() {
            out.minutes = moments(&above.join(" "));
        }
        if out.author.is_empty() {
            out.author = above.iter().flat_map(|l| names(l)).collect();
        }
        out.author.sort();
        out.author.dedup();
        out
    }

    /// True where both can be headings of one message whose text has `size` letters and digits: never against a date; by the date
    /// and the sender, by the date and much text, or, where one of them has no date, by more of the other two.
    pub fn fits(&self, other: &Heading, size: usize) -> bool {
        let sender = self.author.iter().any(|w| other.author.binary_search(w).is_ok());
        let known = !self.author.is_empty() && !other.author.is_empty();
        match self.minutes.is_empty() || other.minutes.is_empty() {
            true => sender && size >= TELLING / 2 || !known && size >= TELLING,
            false => self.same_moment(other) && (sender || size >= TELLING),
        }
    }

    /// True where both tell sender and moment, and these agree.
    pub fn certainly(&self, other: &Heading) -> bool {
        self.same_moment(other) && self.author.iter().any(|w| other.author.binary_search(w).is_ok())
    }

    fn same_moment(&self, other: &Heading) -> bool {
        let near = |a: i64, b: i64| {
            let quarter = (a - b).rem_euclid(15);
            (a - b).abs() <= ZONES && (quarter <= 2 || quarter >= 13)
        };
        self.minutes.iter().any(|a| other.minutes.iter().any(|b| near(*a, *b)))
    }
}

/// What follows the separators: who forwarded a message, and when, is not who sent it.
fn below_separators<'l, 'a>(lines: &'l [&'a str]) -> &'l [&'a str] {
    let mut at = 0;
    while lines.get(at).is_some_and(|l| is_separator(l.trim()) || l.trim().is_empty()) {
        let wrapped = !lines[at].trim().is_empty() && !lines[at].trim_end().ends_with('-');
        at += 1 + usize::from(wrapped && lines.get(at + 1).is_some_and(|l| l.trim_end().ends_with("---")));
    }
    lines.get(at..).unwrap_or(&[])
}

/// The fields of a quoted header block, whose lines make up `text`: under the names that mail has for them.
pub fn fields(text: &str, heading: &[&str]) -> Vec<Field> {
    let mut out: Vec<Field> = Vec::new();
    let mut at = 0;
    for line in heading {
        let end = at + line.len();
        let name = match block_name(line) {
            Some(FROM) => Some("From".to_owned()),
            Some(TO) => Some("To".to_owned()),
            Some(DATE) => Some("Date".to_owned()),
            Some(SUBJECT) => Some("Subject".to_owned()),
            Some(_) => line.split(':').next().map(|n| n.trim_matches([' ', '\t', '*']).to_owned()),
            None => None,
        };
        match name {
            Some(name) => {
                let value = value(line);
                let from = end - value.len();
                out.push(Field { name: name.into(), span: Span::new(from, end) });
            }
            // A folded line goes on with the field above it.
            None if !line.trim().is_empty() => out.last_mut().into_iter().for_each(|f| f.span.end = end),
            None => {}
        }
        at = end + 1;
    }
    out.retain(|f| !f.span.of(text).trim().is_empty());
    out
}

fn value(line: &str) -> &str {
    line.split_once(':').map_or("", |(_, value)| value.trim_start())
}

/// Folded words of names in `text`: of an address the part before the `@`, of a directory's name the part before the `/`.
pub fn names(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    for part in text.split([' ', '\t', ',', ';', '<', '>', '"', '(', ')', '[', ']']) {
        let part = part.split(['@', '/']).next().unwrap_or("");
        fold::for_each_token(part, |t| {
            let plain = t.text.chars().count() > 2 && t.text.chars().all(char::is_alphabetic);
            if plain && !NO_NAMES.contains(&t.text.as_str()) && month(&t.text).is_none() {
                out.push(t.text);
            }
        });
    }
    out
}

/// True where a heading says a name or another word that the heading or the text `of` the message itself does not: not only another
/// form of its date.
pub fn says_more(heading: &str, of: &str) -> bool {
    let known: std::collections::HashSet<String> = fold::tokens(of).into_iter().map(|t| t.text).collect();
    let told = |w: &str| known.contains(w) || NO_NAMES.contains(&w) || LABELS.contains(&w) || month(w).is_some();
    let plain = |w: &str| w.starts_with(|c: char| c.is_ascii_digit()) || w.len() <= 2;
    !fold::tokens(heading).iter().all(|t| plain(&t.text) || told(&t.text))
}

/// Names of the lines of a heading.
const LABELS: &[&str] = &[
    "sent",
    "date",
    "subject",
    "gesendet",
    "von",
    "betreff",
    "envoye",
    "objet",
    "datum",
    "importance",
    "bcc",
    "pst",
    "pdt",
    "gmt",
];

/// Words of headings that are nobody's name.
const NO_NAMES: &[&str] = &[
    "original",
    "message",
    "forwarded",
    "wrote",
    "writes",
    "the",
    "from",
    "mailto",
    "behalf",
    "mon",
    "tue",
    "wed",
    "thu",
    "fri",
    "sat",
    "sun",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "schrieb",
    "ecrit",
    "com",
    "org",
    "net",
    "begin",
    "reply",
    "appointment",
    "separator",
];

const MONTHS: [&[&str]; 12] = [
    &["jan", "january", "januar", "janvier"],
    &["feb", "february", "februar", "fevrier"],
    &["mar", "march", "marz", "mars"],
    &["apr", "april", "avril"],
    &["may", "mai"],
    &["jun", "june", "juni", "juin"],
    &["jul", "july", "juli", "juillet"],
    &["aug", "august", "aout"],
    &["sep", "sept", "september", "septembre"],
    &["oct", "october", "oktober", "octobre"],
    &["nov", "november", "novembre"],
    &["dec", "december", "dezember", "decembre"],
];

fn month(word: &str) -> Option<i8> {
    MONTHS.iter().position(|m| m.contains(&word)).map(|m| m as i8 + 1)
}

/// The moments that a text with a date and a time of day can mean; none where either is missing.
fn moments(text: &str) -> Vec<i64> {
    let tokens = fold::tokens(text);
    let number = |n: usize| tokens.get(n).filter(|t| t.text.len() <= 4).and_then(|t| t.text.parse::<i16>().ok());
    let signs = |n: usize| tokens.get(n + 1).map_or("", |next| &text[tokens[n].span.end..next.span.start]);
    let (mut days, mut time): (Vec<Date>, Option<(i8, i8)>) = (Vec::new(), None);
    let mut at = 0;
    while at < tokens.len() {
        let all = (number(at), number(at + 1), number(at + 2));
        if time.is_none()
            && signs(at) == ":"
            && let (Some(hour), Some(minute), _) = all
        {
            let mut next = at + 2;
            if signs(at + 1) == ":" {
                next += 1;
            }
            time = clock(hour, minute, tokens.get(next).map(|t| t.text.as_str()));
            at = next;
            continue;
        }
        if days.is_empty() {
            let word = |n: usize| tokens.get(n).and_then(|t| month(&t.text));
            let sign = signs(at).trim();
            days = match all {
                (Some(y), Some(m), Some(d)) if y > 1900 && sign == "-" => day(y, m, d).into_iter().collect(),
                (Some(a), Some(b), Some(y)) if matches!(sign, "/" | "." | "-") && signs(at + 1).trim() == sign => {
                    let year = if y < 100 { 2000 + y } else { y };
                    let month_first = if sign == "." { None } else { day(year, a, b) };
                    let mut both: Vec<Date> = month_first.into_iter().chain(day(year, b, a)).collect();
                    both.dedup();
                    both
                }
                (Some(d), None, Some(y)) if y > 1900 => {
                    word(at + 1).and_then(|m| day(y, m.into(), d)).into_iter().collect()
                }
                (None, Some(d), Some(y)) if y > 1900 => {
                    word(at).and_then(|m| day(y, m.into(), d)).into_iter().collect()
                }
                _ => Vec::new(),
            };
            if !days.is_empty() {
                at += 3;
                continue;
            }
        }
        // `Thu Jan 24 11:10:27 2002`
        if days.is_empty()
            && let (None, Some(d)) = (number(at), number(at + 1))
        {
            let m = tokens.get(at).and_then(|t| month(&t.text));
            let year = (at + 4..at + 6).filter_map(number).find(|y| *y > 1900);
            days = m.zip(year).and_then(|(m, y)| day(y, m.into(), d)).into_iter().collect();
            if !days.is_empty() {
                at += 1;
            }
        }
        at += 1;
    }
    let Some((hour, minute)) = time else { return Vec::new() };
    days.into_iter().filter_map(|d| since_1970(d.at(hour, minute, 0, 0))).collect()
}

fn clock(hour: i16, minute: i16, half: Option<&str>) -> Option<(i8, i8)> {
    let hour = match half {
        Some("pm") if hour < 12 => hour + 12,
        Some("am") if hour == 12 => 0,
        _ => hour,
    };
    ((0..24).contains(&hour) && (0..60).contains(&minute)).then_some((hour as i8, minute as i8))
}

fn day(year: i16, month: i16, day: i16) -> Option<Date> {
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

fn since_1970(moment: DateTime) -> Option<i64> {
    Some(moment.to_zoned(jiff::tz::TimeZone::UTC).ok()?.timestamp().as_second().div_euclid(60))
}

/// A moment as RFC 3339 in UTC (the clock's zone is not known).
pub fn rfc3339(minutes: i64) -> Option<String> {
    jiff::Timestamp::from_second(minutes.checked_mul(60)?).ok().map(|t| t.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        moments(text).into_iter().filter_map(rfc3339).collect()
    }

    #[test]
    fn dates_are_read_as_mailers_write_them() {
        for text in [
            "Monday, May 14, 2001 4:39 PM",
            "Mon, 14 May 2001 16:39:20 -0500",
            "On 14 May 2001, at 16:39, Jo Doe wrote:",
            "2001-05-14 16:39",
            "Mon May 14 16:39:27 2001",
            "Montag, 14. Mai 2001 16:39",
            "Jo Doe on 05/14/2001 04:39:20 PM",
            "14.05.2001 16:39",
        ] {
            assert_eq!(shown(text), ["2001-05-14T16:39:00Z"], "{text}");
        }
        assert_eq!(shown("02/03/2001 9:00 AM").len(), 2, "day and month cannot be told apart");
        assert!(shown("14 May 2001").is_empty() && shown("99/99/2001 4:00").is_empty());
    }

    #[test]
    fn quoted_headings_meet_the_header_of_the_mail() {
        let mail = Heading::of_mail(["jo.doe@corp.example"].into_iter(), Some("2001-05-14T21:39:44Z"), None);
        for heading in [
            vec![
                "-----Original Message-----",
                "From: Doe, Jo",
                "Sent:\tMonday, May 14, 2001 4:39 PM",
                "To: X",
                "Subject: y",
            ],
            vec!["On Mon, May 14, 2001 at 4:39 PM, Jo Doe <jo.doe@corp.example> wrote:"],
            vec!["Jo Doe/HOU/CORP@CORP", "05/14/2001 04:39 PM", "To: X/HOU", "cc:", "Subject: y"],
            vec![
                "---- Forwarded by Al/X on 05/20/2001 ",
                "01:00 PM ----",
                "",
                "Jo Doe",
                "05/14/2001 04:39 PM",
                "To: X",
                "cc:",
            ],
            vec!["From: Jo Doe@CORP on 05/14/2001 04:39 PM", "To: X", "Subject: y"],
        ] {
            let quoted = Heading::of_quoted(&heading);
            assert!(quoted.fits(&mail, 5) && quoted.certainly(&mail), "{heading:?} {quoted:?}");
        }
        let other = Heading::of_quoted(&["From: Doe, Jo", "Sent: Monday, May 14, 2001 4:49 PM", "To: X"]);
        assert!(!other.fits(&mail, 5000), "ten minutes later is another message");
    }

    #[test]
    fn folded_lines_belong_to_the_field_above() {
        let lines = ["From: Jo", "To: A@x,", "  B@x", "Subject: y"];
        let text = lines.join("\n");
        let fields = fields(&text, &lines);
        let values: Vec<_> = fields.iter().map(|f| (f.name.expose(), f.span.of(&text))).collect();
        assert_eq!(values, [("From", "Jo"), ("To", "A@x,\n  B@x"), ("Subject", "y")]);
    }
}
