//! Where something is redacted by hand, as a person writes it: words, characters, a rectangle.

use crate::model::{Area, Fault, Result, Span};
use crate::redact::unspaced;

/// A rectangle as written, before the size of its page is known.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawn {
    /// The page, where it was named.
    pub page: Option<u32>,
    /// Left edge, upper edge, width, height.
    edges: [Length; 4],
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Length {
    Part(f64),
    Points(f64),
}

const HINT: &str = "write it as page=2,x=10%,y=40%,w=30%,h=5%: from the top left corner, in per cent of the page, or in points (x=72pt)";

impl Drawn {
    /// Reads `page=2,x=10%,y=40%,w=30%,h=5%`.
    pub fn parse(text: &str) -> Result<Drawn> {
        let wrong = |what: String| Fault::new(format!("--box {text}: {what}")).hint(HINT);
        let (mut page, mut edges) = (None, [None; 4]);
        for part in text.split(',').map(str::trim).filter(|p| !p.is_empty()) {
            let (name, value) = part.split_once('=').ok_or_else(|| wrong(format!("\"{part}\" has no value")))?;
            match name.trim() {
                "page" => page = Some(value.trim().parse().map_err(|_| wrong(format!("\"{value}\" is no page")))?),
                name => {
                    let at = ["x", "y", "w", "h"].iter().position(|n| *n == name);
                    let at = at.ok_or_else(|| wrong(format!("\"{name}\" is none of page, x, y, w, h")))?;
                    edges[at] = Some(length(value).ok_or_else(|| wrong(format!("\"{value}\" is no length")))?);
                }
            }
        }
        match edges {
            [Some(x), Some(y), Some(w), Some(h)] => Ok(Drawn { page, edges: [x, y, w, h] }),
            _ => Err(wrong("x, y, w and h are all needed".into())),
        }
    }

    /// The rectangle on a page of that size in points.
    pub fn on(&self, (width, height): (f64, f64)) -> Result<Area> {
        let part = |length: Length, of: f64| match length {
            Length::Part(p) => p,
            Length::Points(p) => p / of,
        };
        let [x, y, w, h] = self.edges;
        let (x, y) = (part(x, width), part(y, height));
        Area::new(x, y, x + part(w, width), y + part(h, height))
            .ok_or_else(|| Fault::new("the box lies outside the page, or covers nothing of it").hint(HINT))
    }
}

fn length(text: &str) -> Option<Length> {
    let text = text.trim();
    let number = |t: &str| t.trim().parse::<f64>().ok().filter(|v| v.is_finite() && *v >= 0.0);
    match (text.strip_suffix('%'), text.strip_suffix("pt")) {
        (Some(part), _) => number(part).map(|v| Length::Part(v / 100.0)),
        (_, Some(points)) => number(points).map(Length::Points),
        _ => number(text).map(Length::Points),
    }
}

/// Reads `120-164`: characters of a text, the first and the last, counted from 1.
pub fn characters(text: &str, range: &str) -> Result<Span> {
    let wrong = || {
        Fault::new(format!("--characters {range}: this is no range of characters of the unit"))
            .hint("write the first and the last, counted from 1, as in 120-164; dsar boxes ID UNIT shows the text with its numbers")
    };
    let (first, last) = range.split_once('-').ok_or_else(wrong)?;
    let number = |t: &str| t.trim().parse::<usize>().ok().filter(|n| *n > 0);
    let (Some(first), Some(last)) = (number(first), number(last)) else { return Err(wrong()) };
    let at = |n: usize| text.char_indices().map(|(at, _)| at).chain([text.len()]).nth(n);
    match (at(first - 1), at(last)) {
        (Some(start), Some(end)) if start < end => Ok(Span::new(start, end)),
        _ => Err(wrong()),
    }
}

/// Every place where `words` stand in `text`, as whole words: line ends count as spaces, capitals do not matter.
pub fn occurrences(text: &str, words: &str) -> Vec<Span> {
    // Where a script sets no spaces between words, none stand around a name.
    if let Some(found) = unspaced::occurrences(text, words) {
        return found;
    }
    let flat = flatten(text);
    let wanted: Vec<char> = flatten(words.trim()).into_iter().map(|(c, _)| c).collect();
    let (Some(first), Some(last)) = (wanted.first(), wanted.last()) else { return Vec::new() };
    let joined =
        |a: Option<&(char, Span)>, b: &char| a.is_some_and(|(a, _)| a.is_alphanumeric() && b.is_alphanumeric());
    let mut out: Vec<Span> = Vec::new();
    for (at, window) in flat.windows(wanted.len()).enumerate() {
        let free =
            !joined(at.checked_sub(1).and_then(|n| flat.get(n)), first) && !joined(flat.get(at + wanted.len()), last);
        if free && window.iter().map(|(c, _)| c).eq(&wanted) {
            let span = Span::new(window[0].1.start, window[window.len() - 1].1.end);
            if out.last().is_none_or(|l| l.end <= span.start) {
                out.push(span);
            }
        }
    }
    out
}

/// Small letters, runs of white space as one space, each with its bytes.
fn flatten(text: &str) -> Vec<(char, Span)> {
    let mut out: Vec<(char, Span)> = Vec::new();
    for (at, c) in text.char_indices() {
        let span = Span::new(at, at + c.len_utf8());
        match out.last_mut() {
            Some((' ', last)) if c.is_whitespace() => last.end = span.end,
            _ if c.is_whitespace() => out.push((' ', span)),
            _ => out.push((c.to_lowercase().next().unwrap_or(c), span)),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_are_read_in_per_cent_and_in_points() {
        let drawn = Drawn::parse("page=2, x=10%, y=40%, w=30%, h=5%").unwrap();
        assert_eq!(drawn.page, Some(2));
        assert_eq!(drawn.on((595.0, 842.0)).unwrap(), Area { left: 1000, top: 4000, right: 4000, bottom: 4500 });
        let points = Drawn::parse("x=72pt,y=0,w=72,h=36pt").unwrap();
        assert_eq!(points.on((720.0, 360.0)).unwrap(), Area { left: 1000, top: 0, right: 2000, bottom: 1000 });
        for wrong in ["", "x=1%", "x=1%,y=1%,w=1%,h=x", "x=1%,y=1%,w=1%,q=1%", "x=-1%,y=1%,w=1%,h=1%"] {
            assert!(Drawn::parse(wrong).is_err(), "{wrong}");
        }
        assert!(Drawn::parse("x=100%,y=0,w=5%,h=5%").unwrap().on((100.0, 100.0)).is_err());
    }

    #[test]
    fn words_are_found_over_line_ends_and_only_whole() {
        let text = "Her Foster\nmother said foster  mother; fostermother, foster mothers.";
        let found: Vec<&str> = occurrences(text, "foster mother").iter().map(|s| s.of(text)).collect();
        assert_eq!(found, ["Foster\nmother", "foster  mother"]);
        assert!(occurrences(text, " ").is_empty() && occurrences("", "x").is_empty());
        let text = "昨天李小娜来了，李 小 娜";
        let found: Vec<&str> = occurrences(text, "李小娜").iter().map(|s| s.of(text)).collect();
        assert_eq!(found, ["李小娜", "李 小 娜"], "no spaces stand around a name in running text");
    }

    #[test]
    fn characters_count_from_one_and_are_no_bytes() {
        let text = "Zoë rang";
        assert_eq!(characters(text, "1-3").unwrap().of(text), "Zoë");
        assert_eq!(characters(text, "5-8").unwrap().of(text), "rang");
        for wrong in ["0-3", "5-4", "5-9", "5", "a-b"] {
            assert!(characters(text, wrong).is_err(), "{wrong}");
        }
    }
}
