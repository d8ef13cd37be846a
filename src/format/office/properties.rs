//! What an Office package says of itself: document properties and custom XML.

use super::super::package::Package;
use super::super::xml::{Malformed, Pull, Step};
use super::malformed;
use crate::model::passage::FieldBuilder;
use crate::model::{Evidence, Extraction, ItemMeta, Locator, Passage, PassageKind};

/// Properties whose values are worth reading, and the names they are given.
const PROPERTIES: &[(&str, &str)] = &[
    ("title", "Title"),
    ("subject", "Subject"),
    ("creator", "Author"),
    ("initial-creator", "Author"),
    ("lastModifiedBy", "Last modified by"),
    ("printed-by", "Printed by"),
    ("description", "Description"),
    ("keywords", "Keywords"),
    ("keyword", "Keywords"),
    ("category", "Category"),
    ("contentStatus", "Status"),
    ("identifier", "Identifier"),
    ("Manager", "Manager"),
    ("Company", "Company"),
    ("HyperlinkBase", "Link base"),
];

/// Properties that programs carry over as if a user had defined them.
const OF_PROGRAMS: &[&str] =
    &["AppVersion", "DocSecurity", "HyperlinksChanged", "LinksUpToDate", "PresentationFormat", "ScaleCrop", "ShareDoc"];

/// Reads core, application and custom properties (ECMA-376 part 1, 15.2.12) into passages and `meta`.
pub fn properties(package: &mut Package, out: &mut Extraction) {
    for (part, what) in [("docProps/core.xml", "core"), ("docProps/app.xml", "app"), ("docProps/custom.xml", "custom")]
    {
        let Some(text) = package.text(part, "properties", &mut out.exceptions) else { continue };
        let read = if what == "custom" { custom(&text) } else { named(&text, &mut out.meta) };
        match read {
            Ok(fields) if fields.is_empty() => {}
            Ok(fields) => out.passages.push(fields.finish(Locator::Property(what.to_owned()), PassageKind::Property)),
            Err(Malformed) => out.exceptions.push(malformed("properties")),
        }
    }
}

/// The properties of the table that occur in `part`; title and date go into `meta` too.
pub fn named(part: &str, meta: &mut ItemMeta) -> Result<FieldBuilder, Malformed> {
    let (mut pull, mut fields) = (Pull::new(part), FieldBuilder::default());
    while let Some(step) = pull.step()? {
        let Step::Open(tag) = step else { continue };
        let name = tag.name().to_owned();
        if let Some((_, label)) = PROPERTIES.iter().find(|(n, _)| *n == name) {
            let value = pull.inner_text()?;
            if name == "title" && !value.trim().is_empty() {
                meta.title = Some(Evidence::new(value.trim()));
            }
            if !value.trim().is_empty() {
                fields.line(label, value.trim());
            }
        } else if name == "modified" || (name == "date" && meta.date.is_none()) {
            meta.date = utc(pull.inner_text()?.trim()).or(meta.date.take());
        } else if name == "user-defined" {
            let label = tag.attr("name").unwrap_or_default();
            let value = pull.inner_text()?;
            if !value.trim().is_empty() && !OF_PROGRAMS.contains(&label.as_str()) {
                fields.line(&label, value.trim());
            }
        }
    }
    Ok(fields)
}

fn custom(part: &str) -> Result<FieldBuilder, Malformed> {
    let (mut pull, mut fields) = (Pull::new(part), FieldBuilder::default());
    while let Some(step) = pull.step()? {
        let Step::Open(tag) = step else { continue };
        if tag.name() == "property" {
            let name = tag.attr("name").unwrap_or_default();
            let value = pull.inner_text()?;
            fields.line(&name, value.trim());
        }
    }
    Ok(fields)
}

/// A W3C date and time as RFC 3339 in UTC; one without a zone is taken for UTC.
pub fn utc(text: &str) -> Option<String> {
    if let Ok(stamp) = text.parse::<jiff::Timestamp>() {
        return Some(stamp.to_string());
    }
    let local = text.parse::<jiff::civil::DateTime>().ok()?;
    local.to_zoned(jiff::tz::TimeZone::UTC).ok().map(|z| z.timestamp().to_string())
}

/// A custom XML part: every text and every attribute's value.
pub fn custom_xml(part: &str, out: &mut Extraction) {
    let (mut pull, mut lines) = (Pull::new(part), Vec::<String>::new());
    let mut fresh = true;
    loop {
        match pull.step() {
            Ok(Some(Step::Open(tag))) => {
                fresh = true;
                let told = tag.attrs().into_iter().filter(|(name, value)| !name.contains("Style") && is_telling(value));
                lines.extend(told.map(|(_, value)| value));
            }
            Ok(Some(Step::Text(text))) if fresh && text.trim().is_empty() => {}
            Ok(Some(Step::Text(text))) => match lines.last_mut() {
                Some(last) if !fresh => last.push_str(&text),
                _ => {
                    lines.push(text.into_owned());
                    fresh = false;
                }
            },
            Ok(Some(Step::Close(_))) => fresh = true,
            Ok(None) => break,
            Err(Malformed) => {
                out.exceptions.push(malformed("custom XML"));
                break;
            }
        }
    }
    if !lines.is_empty() {
        let locator = Locator::Property("custom XML".to_owned());
        out.passages.push(Passage::new(locator, PassageKind::Property, lines.join("\n")).hidden("custom XML"));
    }
}

/// False for the values of attributes that never name anybody: addresses of schemas, numbers, GUIDs, paths of styles.
fn is_telling(value: &str) -> bool {
    let lower = value.to_ascii_lowercase();
    let schema = lower.starts_with("http://schemas.") || lower.starts_with("urn:schemas") || lower.ends_with(".xsl");
    let letters = value.chars().filter(|c| c.is_alphabetic()).count();
    !schema
        && letters > 1
        && !value.starts_with('{')
        && !is_guid(value)
        && !value.eq_ignore_ascii_case("true")
        && !value.eq_ignore_ascii_case("false")
}

/// Eight, four, four, four and twelve hexadecimal digits.
fn is_guid(value: &str) -> bool {
    value.len() == 36
        && value.split('-').map(str::len).eq([8, 4, 4, 4, 12])
        && value.chars().all(|c| c == '-' || c.is_ascii_hexdigit())
}
