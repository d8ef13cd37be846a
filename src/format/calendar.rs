//! Calendars and contacts (iCalendar, RFC 5545; vCard, RFC 6350 and its older forms): each entry a passage whose lines are
//! its properties, unfolded and unescaped; embedded pictures and files become members.

use super::eml::transfer;
use super::{Bid, Format, Probe, ReadLimits, charset};
use crate::model::passage::FieldBuilder;
use crate::model::{Evidence, Extraction, Locator, Member, PassageKind};

/// The reader of `.ics` and `.vcf` files.
pub struct Calendar;

impl Format for Calendar {
    fn name(&self) -> &'static str {
        "calendar"
    }

    fn bid(&self, probe: &Probe) -> Bid {
        let head = charset::decode(&probe.bytes[..probe.bytes.len().min(256)]);
        let head = head.trim_start().to_ascii_uppercase();
        let opens = ["BEGIN:VCALENDAR", "BEGIN:VCARD", "BEGIN:VEVENT"].iter().any(|b| head.starts_with(b));
        if opens { Bid::Magic } else { Bid::No }
    }

    fn extract(&self, untrusted_bytes: &[u8], _limits: &ReadLimits) -> Extraction {
        let text = charset::decode(untrusted_bytes);
        let mut reading = Reading::default();
        for (number, line) in unfolded(&text) {
            reading.line(number, &line);
        }
        reading.close();
        reading.out
    }
}

/// Content lines with their folds undone (RFC 5545 3.1; soft breaks of vCard 2.1 too), and the line each starts on.
fn unfolded(text: &str) -> Vec<(u32, String)> {
    let mut out: Vec<(u32, String)> = Vec::new();
    let mut soft = false;
    for (n, line) in text.split('\n').enumerate() {
        let line = line.strip_suffix('\r').unwrap_or(line);
        match out.last_mut() {
            Some((_, last)) if soft => {
                last.pop();
                last.push_str(line);
            }
            Some((_, last)) if line.starts_with([' ', '\t']) => last.push_str(&line[1..]),
            // vCard 2.1 leaves the lines of a picture unfolded.
            Some((_, last)) if is_base64(line) && is_binary(last) => last.push_str(line),
            _ if line.trim().is_empty() => continue,
            _ => out.push((n as u32 + 1, line.to_owned())),
        }
        let whole = out.last().map_or("", |(_, l)| l.as_str());
        soft = line.ends_with('=') && whole.to_ascii_uppercase().contains("QUOTED-PRINTABLE");
    }
    out
}

fn is_base64(line: &str) -> bool {
    line.len() > 3 && line.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/' | b'='))
}

/// True for a content line whose parameters say that its value is bytes.
fn is_binary(line: &str) -> bool {
    let left = line.split(':').next().unwrap_or("").to_ascii_uppercase();
    left.contains("BASE64") || left.contains("ENCODING=B")
}

#[derive(Default)]
struct Reading {
    out: Extraction,
    entry: FieldBuilder,
    first: u32,
    last: u32,
}

impl Reading {
    fn line(&mut self, number: u32, line: &str) {
        let Some((left, value)) = split_name(line) else { return self.put(number, "text", line) };
        let mut parameters = left.split(';');
        let name = parameters.next().unwrap_or("");
        let parameters: Vec<&str> = parameters.collect();
        let name = name.rsplit_once('.').map_or(name, |(_, n)| n); // vCard groups: item1.EMAIL
        match name.to_ascii_uppercase().as_str() {
            // A calendar's own lines go with its first entry; an entry ends with its END.
            "BEGIN" if value.eq_ignore_ascii_case("VCALENDAR") => {}
            "BEGIN" if matches!(value.to_ascii_uppercase().as_str(), "VEVENT" | "VTODO" | "VJOURNAL" | "VCARD") => {
                self.close()
            }
            "END" if matches!(value.to_ascii_uppercase().as_str(), "VEVENT" | "VTODO" | "VJOURNAL" | "VCARD") => {
                self.close()
            }
            "BEGIN" | "END" => {}
            _ => self.property(number, name, &parameters, value),
        }
    }

    fn property(&mut self, number: u32, name: &str, parameters: &[&str], value: &str) {
        let upper = parameters.join(";").to_ascii_uppercase();
        if upper.contains("BASE64") || upper.contains("ENCODING=B") || is_data_address(value) {
            return self.file(name, parameters, value);
        }
        // Names and addresses stand in parameters too: CN, SENT-BY, DELEGATED-TO, X-…
        let telling = parameters.iter().filter_map(|p| p.split_once('=')).filter(|(n, _)| !is_technical(n));
        for (parameter, text) in telling {
            self.put(number, &label(&format!("{name} {parameter}")), text.trim_matches('"'));
        }
        if upper.contains("QUOTED-PRINTABLE") {
            let bytes = transfer::quoted_printable(value.as_bytes());
            let text = match parameters
                .iter()
                .find_map(|p| p.split_once('=').filter(|(n, _)| n.eq_ignore_ascii_case("charset")))
            {
                Some((_, label)) => charset::decode_as(&bytes, label),
                None => charset::decode(&bytes),
            };
            return self.put(number, &label(name), text.trim());
        }
        let structured = matches!(name.to_ascii_uppercase().as_str(), "N" | "ADR" | "ORG");
        let mail = value.get(..7).is_some_and(|scheme| scheme.eq_ignore_ascii_case("mailto:"));
        let value = if mail { &value[7..] } else { value };
        self.put(number, &label(name), &unescaped(value, structured));
    }

    /// A value that is a file: a picture, a sound, a key, an attachment.
    fn file(&mut self, name: &str, parameters: &[&str], value: &str) {
        let told = |wanted: &[&str]| {
            let mut pairs = parameters.iter().filter_map(|p| p.split_once('='));
            pairs.find(|(n, _)| wanted.iter().any(|w| n.eq_ignore_ascii_case(w))).map(|(_, v)| v.trim_matches('"'))
        };
        let data = value.rsplit(',').next().unwrap_or(value);
        let kind = value.strip_prefix("data:").map(|rest| rest.split([';', ',']).next().unwrap_or(""));
        let kind = kind.or(told(&["FMTTYPE", "MEDIATYPE", "TYPE"])).unwrap_or_default().to_ascii_lowercase();
        let ending = match kind.rsplit('/').next().unwrap_or("") {
            "plain" => "txt",
            "jpeg" => "jpg",
            "" if name.eq_ignore_ascii_case("PHOTO") || name.eq_ignore_ascii_case("LOGO") => "jpg",
            short if (2..=4).contains(&short.len()) && short.bytes().all(|b| b.is_ascii_alphanumeric()) => short,
            _ => "bin",
        };
        let given = told(&["FILENAME", "X-FILENAME", "X-APPLE-FILENAME", "X-ORACLE-FILENAME", "X-LABEL"]);
        let name = given.map_or_else(|| format!("{}.{ending}", name.to_lowercase()), str::to_owned);
        let bytes = transfer::base64(data.as_bytes());
        self.out.members.push(Member { untrusted_name: Evidence::new(name), bytes });
    }

    fn put(&mut self, number: u32, name: &str, value: &str) {
        if value.trim().is_empty() {
            return;
        }
        if self.entry.is_empty() {
            self.first = number;
        }
        self.last = number;
        if self.out.meta.title.is_none() && matches!(name, "Summary" | "Full name") {
            self.out.meta.title = Some(Evidence::new(value));
        }
        self.entry.line(name, value);
    }

    fn close(&mut self) {
        let entry = std::mem::take(&mut self.entry);
        if !entry.is_empty() {
            self.out.passages.push(entry.finish(Locator::Lines(self.first, self.last), PassageKind::Body));
        }
    }
}

/// What a property is called for people; of those without a name here, its own.
const LABELS: &[(&str, &str)] = &[
    ("ADR", "Address"),
    ("ATTENDEE", "Attendee address"),
    ("ATTENDEE CN", "Attendee"),
    ("BDAY", "Date of birth"),
    ("CATEGORIES", "Categories"),
    ("COMMENT", "Comment"),
    ("CONTACT", "Contact"),
    ("CREATED", "Created"),
    ("DESCRIPTION", "Description"),
    ("DTEND", "End"),
    ("DTSTAMP", "Written"),
    ("DTSTART", "Start"),
    ("DUE", "Due"),
    ("EMAIL", "E-mail"),
    ("FN", "Full name"),
    ("LAST-MODIFIED", "Changed"),
    ("LOCATION", "Location"),
    ("N", "Name"),
    ("NICKNAME", "Nickname"),
    ("NOTE", "Note"),
    ("ORG", "Organisation"),
    ("ORGANIZER", "Organiser address"),
    ("ORGANIZER CN", "Organiser"),
    ("RELATED", "Related"),
    ("ROLE", "Role"),
    ("RRULE", "Repeats"),
    ("STATUS", "Status"),
    ("SUMMARY", "Summary"),
    ("TEL", "Telephone"),
    ("TITLE", "Job title"),
    ("UID", "Identifier"),
    ("VERSION", "Version"),
];

fn label(name: &str) -> String {
    let upper = name.to_ascii_uppercase();
    LABELS.iter().find(|(n, _)| *n == upper).map_or(name, |(_, says)| says).to_owned()
}

/// A `data:` address (RFC 2397) that holds bytes.
fn is_data_address(value: &str) -> bool {
    value.get(..5).is_some_and(|start| start.eq_ignore_ascii_case("data:")) && value.contains(";base64,")
}

fn is_technical(parameter: &str) -> bool {
    let upper = parameter.to_ascii_uppercase();
    [
        "CHARSET", "ENCODING", "VALUE", "TYPE", "TZID", "ROLE", "RSVP", "PARTSTAT", "CUTYPE", "FMTTYPE", "LANGUAGE",
        "PREF", "LABEL-ID",
    ]
    .contains(&upper.as_str())
}

/// Splits at the first colon outside quotation marks.
fn split_name(line: &str) -> Option<(&str, &str)> {
    let mut quoted = false;
    let at = line.bytes().position(|b| {
        quoted ^= b == b'"';
        b == b':' && !quoted
    })?;
    let named = line.as_bytes()[0].is_ascii_alphanumeric();
    named.then(|| (&line[..at], &line[at + 1..]))
}

/// Undoes `\n`, `\,` and `\;`; the parts of a structured value are parted by spaces.
fn unescaped(value: &str, structured: bool) -> String {
    let mut out = String::with_capacity(value.len());
    let mut chars = value.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next() {
                Some('n' | 'N') => out.push('\n'),
                Some(other) => out.push(other),
                None => out.push('\\'),
            },
            ';' if structured => out.push(' '),
            c => out.push(c),
        }
    }
    out.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn events_show_people_in_values_and_parameters() {
        let text = b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Meeting about Zo\xc3\xab\\, at\r\n  school\r\nATTENDEE;CN=\"Smith: Jo\";ROLE=CHAIR:mailto:jo@b.example\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:Two\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
        let reading = Calendar.extract(text, &ReadLimits::default());
        assert_eq!(
            reading.passages[0].text.expose(),
            "Summary: Meeting about Zoë, at school\nAttendee: Smith: Jo\nAttendee address: jo@b.example"
        );
        assert_eq!(reading.passages.len(), 2);
        assert_eq!(reading.meta.title.unwrap().expose(), "Meeting about Zoë, at school");
    }

    #[test]
    fn cards_of_every_version_are_read() {
        let text = b"BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:Lef=E8vre;Fran=\n=E7ois\nitem1.EMAIL:f@b.example\nPHOTO;ENCODING=BASE64;TYPE=PNG:\n iVBO\nEND:VCARD\n";
        let reading = Calendar.extract(text, &ReadLimits::default());
        assert_eq!(reading.passages[0].text.expose(), "Version: 2.1\nName: Lefèvre;François\nE-mail: f@b.example");
        assert_eq!(reading.members[0].untrusted_name.expose(), "photo.png");
        let loose = b"BEGIN:VCARD\r\nVERSION:2.1\r\nPHOTO;JPEG;ENCODING=BASE64:/9j/\r\nAAAA\r\nBBBB==\r\n\r\nFN:Jo\r\nEND:VCARD\r\nBEGIN:VCARD\r\nVERSION:4.0\r\nPHOTO:data:image/png;base64,iVBO\r\nATTACH;FMTTYPE=text/plain;ENCODING=BASE64;FILENAME=\"a b.txt\":Zm9v\r\nEND:VCARD\r\n";
        let reading = Calendar.extract(loose, &ReadLimits::default());
        let files: Vec<_> = reading.members.iter().map(|m| (m.untrusted_name.expose(), m.bytes.len())).collect();
        assert_eq!(files, [("photo.jpg", 9), ("photo.png", 3), ("a b.txt", 3)]);
        assert_eq!(reading.passages[0].text.expose(), "Version: 2.1\nFull name: Jo");
    }
}
