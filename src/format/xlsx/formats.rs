//! Number formats (ECMA-376 part 1, 18.8.30): which cells are dates, and how values read.

use crate::format::xml::{Pull, Step};
use calamine::{ExcelDateTime, ExcelDateTimeType};
use std::collections::HashMap;

/// What a number stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// A plain number.
    Number,
    /// A day, a time or both.
    Moment,
    /// A length of time.
    Duration,
}

/// The cell formats of a workbook.
#[derive(Default)]
pub struct Formats {
    cells: Vec<Meaning>,
    /// Texts that custom formats write out themselves.
    pub literals: Vec<String>,
}

impl Formats {
    /// Reads the styles part as far as it is well-formed.
    pub fn parse(part: &str) -> Formats {
        let (mut pull, mut formats) = (Pull::new(part), Formats::default());
        let (mut custom, mut in_cells) = (HashMap::new(), false);
        while let Ok(Some(step)) = pull.step() {
            match step {
                Step::Open(tag) => match tag.name() {
                    "numFmt" => {
                        let code = tag.attr("formatCode").unwrap_or_default();
                        formats.literals.extend(literals(&code));
                        custom.insert(tag.attr("numFmtId").unwrap_or_default(), meaning(&code));
                    }
                    "cellXfs" => in_cells = true,
                    "xf" if in_cells => {
                        let id = tag.attr("numFmtId").unwrap_or_default();
                        formats.cells.push(custom.get(&id).copied().unwrap_or_else(|| builtin(&id)));
                    }
                    _ => {}
                },
                Step::Close(name) if name == "cellXfs" => in_cells = false,
                _ => {}
            }
        }
        formats
    }

    /// What the numbers of a cell format stand for.
    pub fn of(&self, style: usize) -> Meaning {
        self.cells.get(style).copied().unwrap_or(Meaning::Number)
    }
}

fn builtin(id: &str) -> Meaning {
    match id.parse::<u32>() {
        Ok(14..=22 | 27..=36 | 45 | 47 | 50..=58) => Meaning::Moment,
        Ok(46) => Meaning::Duration,
        _ => Meaning::Number,
    }
}

/// The first section of a format code with quoted text and escapes taken out.
fn bare(code: &str) -> String {
    let (mut out, mut quoted, mut chars) = (String::new(), false, code.chars());
    while let Some(c) = chars.next() {
        match c {
            '"' => quoted = !quoted,
            _ if quoted => {}
            '\\' | '_' | '*' => drop(chars.next()),
            ';' => break,
            c => out.push(c.to_ascii_lowercase()),
        }
    }
    out
}

fn meaning(code: &str) -> Meaning {
    let code = bare(code);
    if ["[h", "[m", "[s"].iter().any(|d| code.contains(d) && !code.contains("[mag")) {
        return Meaning::Duration;
    }
    let mut outside = String::new();
    let mut level = 0;
    for c in code.chars() {
        match c {
            '[' => level += 1,
            ']' => level -= 1,
            c if level == 0 => outside.push(c),
            _ => {}
        }
    }
    let outside = outside.replace("general", "");
    if outside.contains(['d', 'm', 'y', 'h', 's']) { Meaning::Moment } else { Meaning::Number }
}

/// Quoted texts of a format code that hold words.
fn literals(code: &str) -> Vec<String> {
    let quoted = code.split('"').skip(1).step_by(2);
    quoted.filter(|t| t.chars().filter(|c| c.is_alphabetic()).count() > 2).map(str::to_owned).collect()
}

/// A number as it reads: whole numbers without a fraction, moments as ISO 8601.
pub fn display(value: f64, meaning: Meaning, is_1904: bool) -> String {
    match meaning {
        Meaning::Number => number(value),
        Meaning::Moment if (0.0..2_958_466.0).contains(&value) => moment(value, is_1904),
        Meaning::Duration if value.abs() < 1e7 => duration(value),
        _ => number(value),
    }
}

/// A number as it is stored, whole ones without a fraction.
pub fn number(value: f64) -> String {
    match value.abs() {
        size if size != 0.0 && !(1e-9..1e16).contains(&size) => format!("{value:E}"),
        _ => format!("{value}"),
    }
}

fn moment(value: f64, is_1904: bool) -> String {
    stamp(&ExcelDateTime::new(value, ExcelDateTimeType::DateTime, is_1904), is_1904)
}

/// A moment or duration as calamine gives it.
pub fn stamp(stamp: &ExcelDateTime, is_1904: bool) -> String {
    let value = stamp.as_f64();
    if stamp.is_duration() {
        return duration(value);
    }
    if !(0.0..2_958_466.0).contains(&value) {
        return number(value);
    }
    let (year, month, day, hour, minute, second, milli) = stamp.to_ymd_hms_milli();
    let second = if milli >= 500 { (second + 1).min(59) } else { second };
    let date = format!("{year:04}-{month:02}-{day:02}");
    let time = format!("{hour:02}:{minute:02}:{second:02}");
    match (value < 1.0 && !is_1904, value.fract() == 0.0) {
        (true, _) => time,
        (false, true) => date,
        (false, false) => format!("{date} {time}"),
    }
}

fn duration(days: f64) -> String {
    let seconds = (days.abs() * 86_400.0).round() as u64;
    let sign = if days < 0.0 { "-" } else { "" };
    format!("{sign}{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_as_people_write_them() {
        let read: Vec<String> = [3.0, 0.3, 1e20, -2.5, 0.0].map(|v| display(v, Meaning::Number, false)).into();
        assert_eq!(read, ["3", "0.3", "1E20", "-2.5", "0"]);
    }

    #[test]
    fn moments_are_iso_dates_in_both_epochs() {
        assert_eq!(display(45_943.0, Meaning::Moment, false), "2025-10-13");
        assert_eq!(display(45_943.5, Meaning::Moment, false), "2025-10-13 12:00:00");
        assert_eq!(display(44_481.0, Meaning::Moment, true), "2025-10-13");
        assert_eq!(display(0.75, Meaning::Moment, false), "18:00:00");
        assert_eq!(display(1.5, Meaning::Duration, false), "36:00:00");
    }

    #[test]
    fn format_codes_tell_dates_from_numbers() {
        for (code, kind) in [
            ("dd/mm/yyyy", Meaning::Moment),
            ("[$-809]d mmmm yyyy;@", Meaning::Moment),
            ("[h]:mm", Meaning::Duration),
            ("0.00 \"days\"", Meaning::Number),
            ("[Red]#,##0", Meaning::Number),
            ("General", Meaning::Number),
            ("0.0%", Meaning::Number),
        ] {
            assert_eq!(meaning(code), kind, "{code}");
        }
        assert_eq!(literals("0 \"for Jane\" \"kg\""), ["for Jane"]);
    }
}
