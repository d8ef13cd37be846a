//! Dates of requests as an iCalendar file (RFC 5545), for the calendar of whoever must keep them. It names requests by their
//! number and nobody by name: calendars are shared.

use super::clock::ClockAnswer;
use jiff::ToSpan;
use jiff::civil::Date;

/// A calendar being written.
#[derive(Debug)]
pub struct Calendar {
    stamp: String,
    body: Vec<String>,
}

impl Calendar {
    /// An empty one; `stamp` is the moment it is made.
    pub fn new(stamp: jiff::Timestamp) -> Calendar {
        Calendar { stamp: stamp.strftime("%Y%m%dT%H%M%SZ").to_string(), body: Vec::new() }
    }

    /// The three dates of a request; `name` is how it is called (`SAR-2026-0001`).
    pub fn add(&mut self, name: &str, answer: &ClockAnswer) {
        let steps = answer.steps.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
        if let Some(by) = answer.extension_notice_by {
            self.event(name, "extension", by, &format!("{name}: last day for an extension notice"), &steps, None);
        }
        self.event(name, "target", answer.target, &format!("{name}: internal target"), &steps, Some(5));
        self.event(name, "due", answer.due, &format!("{name}: answer due"), &steps, Some(3));
    }

    /// A whole day, with a reminder so many days before.
    fn event(&mut self, name: &str, kind: &str, day: Date, summary: &str, description: &str, remind: Option<u8>) {
        let basic = |d: Date| d.strftime("%Y%m%d").to_string();
        let mut lines = vec![
            "BEGIN:VEVENT".to_owned(),
            format!("UID:{}-{kind}@dsar.invalid", name.to_lowercase()),
            format!("DTSTAMP:{}", self.stamp),
            format!("DTSTART;VALUE=DATE:{}", basic(day)),
            // The end of a whole day is the day after it, not included (section 3.6.1).
            format!("DTEND;VALUE=DATE:{}", basic(day.saturating_add(1.day()))),
            format!("SUMMARY:{}", escaped(summary)),
            format!("DESCRIPTION:{}", escaped(description)),
            "TRANSP:TRANSPARENT".to_owned(),
        ];
        if let Some(days) = remind {
            lines.extend(["BEGIN:VALARM", "ACTION:DISPLAY"].map(str::to_owned));
            lines.push(format!("DESCRIPTION:{}", escaped(summary)));
            lines.extend([format!("TRIGGER:-P{days}D"), "END:VALARM".to_owned()]);
        }
        lines.push("END:VEVENT".to_owned());
        self.body.extend(lines);
    }

    /// The file: lines ended by CRLF, none longer than 75 octets (section 3.1).
    pub fn text(&self) -> String {
        let head =
            ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//dsar//subject access requests//EN", "CALSCALE:GREGORIAN"];
        let all = head.into_iter().chain(self.body.iter().map(String::as_str)).chain(["END:VCALENDAR"]);
        all.map(folded).collect()
    }
}

/// Section 3.3.11: backslash, semicolon, comma and line ends are escaped.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace('\n', "\\n")
}

/// Section 3.1: a longer line goes on after CRLF and a space.
fn folded(line: &str) -> String {
    let (mut out, mut octets) = (String::new(), 0);
    for c in line.chars() {
        if octets + c.len_utf8() > 75 {
            out.push_str("\r\n ");
            octets = 1;
        }
        out.push(c);
        octets += c.len_utf8();
    }
    out + "\r\n"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::request::clock::{ClockInput, compute};
    use jiff::civil::date;

    #[test]
    fn three_dates_in_lines_of_75_octets() {
        let mut calendar = Calendar::new("2026-03-02T09:00:00Z".parse().unwrap());
        calendar.add("SAR-2026-0001", &compute(&ClockInput::new(date(2026, 3, 2))).unwrap());
        let text = calendar.text();
        assert!(text.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n") && text.ends_with("END:VCALENDAR\r\n"));
        assert!(text.split("\r\n").all(|line| line.len() <= 75 && !line.contains(['\n', '\r'])));
        let unfolded = text.replace("\r\n ", "");
        assert_eq!(unfolded.matches("BEGIN:VEVENT").count(), 3);
        assert!(unfolded.contains("UID:sar-2026-0001-due@dsar.invalid\r\nDTSTAMP:20260302T090000Z\r\nDTSTART;VALUE=DATE:20260402\r\nDTEND;VALUE=DATE:20260403\r\n"));
        assert!(unfolded.contains("DTSTART;VALUE=DATE:20260401") && unfolded.contains("TRIGGER:-P3D"));
        assert!(unfolded.contains("Banking and Financial") || unfolded.contains("Art. 12A (DUAA s.76)"));
    }

    #[test]
    fn text_is_escaped_and_folded_between_characters() {
        assert_eq!(escaped("a,b;c\\d\ne"), "a\\,b\\;c\\\\d\\ne");
        let long = folded(&"é".repeat(60));
        assert!(long.split("\r\n").all(|l| l.len() <= 75));
        assert_eq!(long.replace("\r\n ", "").trim_end(), "é".repeat(60));
    }
}
