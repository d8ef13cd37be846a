//! A unit and its marks become blocks of lines, each a row of pieces: text that stays, and labels for what was removed.
//! A label never depends on the length of what it hides, and text flows around it, so no gap tells a name.

use crate::model::{Choice, ExemptionCode, Field, Locator, Mark, PassageKind, PersonId, Span, Unit, fold, nicknames};

/// Mail header lines that are shown in the answer. Every other line is transport noise (Received, DKIM, MIME, X-…): it is
/// left out and counted, because it holds relays, identifiers and addresses that nobody decided upon (RFC 5322 3.6).
pub const SHOWN_HEADERS: &[&str] = &["from", "reply-to", "to", "cc", "bcc", "date", "subject"];

/// A run of text of one fate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Stays readable because nothing speaks against it.
    Text(String),
    /// Stays readable because it names the subject or a reviewer chose to disclose it: verification allows it here.
    Kept(String),
    /// Was removed; this is what stands in its place.
    Label(String),
}

impl Piece {
    /// What a reader sees.
    pub fn shown(&self) -> &str {
        match self {
            Piece::Text(t) | Piece::Kept(t) | Piece::Label(t) => t,
        }
    }
}

/// One line: its pieces, under a name where it is a header line or a cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// Header or column name.
    pub name: Option<Vec<Piece>>,
    /// What it says.
    pub pieces: Vec<Piece>,
}

/// One segment of a unit, ready to be set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it was.
    pub kind: PassageKind,
    /// Where it stood.
    pub locator: Locator,
    /// Why a reader of the source would not see it.
    pub hidden: Option<String>,
    /// Its lines.
    pub lines: Vec<Line>,
    /// Header lines left out (see [`SHOWN_HEADERS`]).
    pub left_out: usize,
}

/// What becomes of each byte range of a unit, in order, not overlapping; ranges not listed are plain text.
struct Fates(Vec<(Span, Fate)>);

enum Fate {
    Kept,
    Label(String),
}

/// Cuts `unit` by its segments and `marks`. `label` gives the text that stands for a person under an exemption, such as
/// `[Person B: Sch 2 para 16]`. Where marks overlap, redaction wins over disclosure and the earlier redaction names the label; of two
/// people who run together it names neither.
pub fn pieces(unit: &Unit, marks: &[Mark], label: &dyn Fn(Option<PersonId>, &ExemptionCode) -> String) -> Vec<Block> {
    let text = unit.text.expose();
    let fates = Fates::new(text, &unit.subject, marks, label);
    unit.segments
        .iter()
        .map(|segment| {
            let fields: Vec<&Field> = unit.fields.iter().filter(|f| segment.span.contains(f.span)).collect();
            let (lines, left_out) = match segment.kind {
                PassageKind::MailHeader if !fields.is_empty() => header_lines(text, segment.span, &fields, &fates),
                PassageKind::Row if !fields.is_empty() => {
                    (fields.iter().flat_map(|f| named(text, f, &fates)).collect(), 0)
                }
                _ => (fates.lines(text, segment.span), 0),
            };
            Block {
                kind: segment.kind,
                locator: segment.locator.clone(),
                hidden: segment.hidden.clone(),
                lines,
                left_out,
            }
        })
        .collect()
}

/// The spans that `marks` remove from `unit`, whole words and in order, each with its label.
pub fn removed_spans(
    unit: &Unit,
    marks: &[Mark],
    label: &dyn Fn(Option<PersonId>, &ExemptionCode) -> String,
) -> Vec<(Span, String)> {
    let fates = Fates::new(unit.text.expose(), &unit.subject, marks, label);
    let removed = |(span, fate): (Span, Fate)| match fate {
        Fate::Label(label) => Some((span, label)),
        Fate::Kept => None,
    };
    fates.0.into_iter().filter_map(removed).collect()
}

/// The exact strings that `marks` remove from `unit`, with the person each names: what verification looks for.
pub fn redacted_strings(unit: &Unit, marks: &[Mark]) -> Vec<(Option<PersonId>, String)> {
    let text = unit.text.expose();
    marks
        .iter()
        .filter_map(|m| match &m.choice {
            Choice::Redact { person, .. } => Some((*person, m.span.of(text).trim().to_owned())),
            Choice::Disclose => None,
        })
        .filter(|(_, s)| !s.is_empty())
        .collect()
}

fn header_lines(text: &str, within: Span, fields: &[&Field], fates: &Fates) -> (Vec<Line>, usize) {
    let shown = |f: &&&Field| SHOWN_HEADERS.contains(&f.name.expose().trim().to_ascii_lowercase().as_str());
    let lines = fields.iter().filter(shown).flat_map(|f| named(text, f, fates)).collect();
    let lines = chain_unnamed(lines, text, within, fields, fates);
    (lines, fields.len() - fields.iter().filter(shown).count())
}

/// Behind the named lines, those that no field covers: nothing of a unit is dropped without a count.
fn chain_unnamed(mut lines: Vec<Line>, text: &str, within: Span, fields: &[&Field], fates: &Fates) -> Vec<Line> {
    let mut at = within.start;
    for line in within.of(text).split_inclusive('\n') {
        let span = Span::new(at, at + line.trim_end_matches(['\n', '\r']).len());
        at += line.len();
        let covered = fields.iter().any(|f| {
            f.span.overlaps(span) || (f.span.is_empty() && span.start <= f.span.start && f.span.end <= span.end)
        });
        if !covered && !line.trim().is_empty() {
            lines.extend(fates.lines(text, span));
        }
    }
    lines
}

/// The lines of one field; the first carries the name. An empty cell is no line.
fn named(text: &str, field: &Field, fates: &Fates) -> Vec<Line> {
    if field.span.of(text).trim().is_empty() {
        return Vec::new();
    }
    let mut lines = fates.lines(text, field.span);
    if let Some(first) = lines.first_mut() {
        let name = field.name.expose().trim();
        let shown = if names_somebody(name) { WITHHELD } else { name };
        first.name = Some(vec![Piece::Text(shown.to_owned())]);
    }
    lines
}

/// What stands for a column's name that may be a person's.
const WITHHELD: &str = "(column name withheld)";

/// True where a column is called what people are: `Jay P`, `Mr D Cole`, `Anna Reed`, `Kacper`. Nobody decides on the names of columns, so
/// none may name anybody.
fn names_somebody(name: &str) -> bool {
    const TITLES: [&str; 8] = ["mr", "mrs", "ms", "miss", "mx", "dr", "sir", "rev"];
    let words: Vec<&str> =
        name.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '-').filter(|w| !w.is_empty()).collect();
    let capital = |at: usize| words.get(at).is_some_and(|w| w.starts_with(char::is_uppercase));
    (0..words.len()).filter(|at| capital(*at)).any(|at| {
        let folded = fold::folded(words[at]);
        let titled = TITLES.contains(&folded.as_str()) && capital(at + 1);
        let forename = nicknames::is_forename(&folded);
        titled
            || forename
                && (capital(at + 1) && !nicknames::is_word(&fold::folded(words[at + 1]))
                    || !nicknames::is_word(&folded))
    })
}

impl Fates {
    fn new(
        text: &str,
        subject: &[Span],
        marks: &[Mark],
        label: &dyn Fn(Option<PersonId>, &ExemptionCode) -> String,
    ) -> Fates {
        let mut removed: Vec<(Span, Option<PersonId>, &ExemptionCode)> = Vec::new();
        let mut redact: Vec<(Span, &Option<PersonId>, &ExemptionCode)> = marks
            .iter()
            .filter_map(|m| match &m.choice {
                Choice::Redact { person, exemption } => Some((whole_words(text, m.span), person, exemption)),
                Choice::Disclose => None,
            })
            .filter(|(s, ..)| !s.is_empty())
            .collect();
        redact.sort_by_key(|(s, ..)| (s.start, std::cmp::Reverse(s.end)));
        for (span, person, exemption) in redact {
            let same = |of: &Option<PersonId>, under: &ExemptionCode| label(*of, under) == label(*person, exemption);
            match removed.last_mut() {
                Some((last, of, _)) if span.start < last.end => {
                    last.end = last.end.max(span.end);
                    *of = of.filter(|of| person.is_none_or(|p| p == *of));
                }
                Some((last, of, under)) if same(of, under) && blank(text, last.end, span.start) => {
                    last.end = last.end.max(span.end);
                }
                _ => removed.push((span, *person, exemption)),
            }
        }
        let removed: Vec<(Span, String)> =
            removed.into_iter().map(|(span, person, under)| (span, label(person, under))).collect();
        let kept = marks.iter().filter(|m| m.choice == Choice::Disclose).map(|m| m.span).chain(subject.iter().copied());
        let mut all: Vec<(Span, Fate)> = union(kept.filter(|s| s.end <= text.len()).collect())
            .into_iter()
            .flat_map(|s| without(s, &removed))
            .map(|s| (s, Fate::Kept))
            .collect();
        all.extend(removed.into_iter().map(|(s, l)| (s, Fate::Label(l))));
        all.sort_by_key(|(s, _)| s.start);
        Fates(all)
    }

    /// The pieces of `within`, split into lines. A removed run that spans a line end is one label on its first line.
    fn lines(&self, text: &str, within: Span) -> Vec<Line> {
        let mut out = vec![Line::default()];
        let mut at = within.start;
        let from = self.0.partition_point(|(s, _)| s.end <= within.start);
        for (span, fate) in self.0[from..].iter().take_while(|(s, _)| s.start < within.end) {
            let (start, end) = (span.start.max(at), span.end.min(within.end));
            push_lines(&mut out, text.get(at..start).unwrap_or(""), Piece::Text);
            match fate {
                Fate::Kept => push_lines(&mut out, text.get(start..end).unwrap_or(""), Piece::Kept),
                Fate::Label(label) => push(&mut out, Piece::Label(label.clone())),
            }
            at = end.max(at);
        }
        push_lines(&mut out, text.get(at..within.end).unwrap_or(""), Piece::Text);
        out
    }
}

fn push_lines(out: &mut Vec<Line>, text: &str, piece: fn(String) -> Piece) {
    for (n, line) in text.split('\n').enumerate() {
        if n > 0 {
            out.push(Line::default());
        }
        let line = line.trim_end_matches('\r');
        if !line.is_empty() {
            push(out, piece(line.to_owned()));
        }
    }
}

fn push(out: &mut [Line], piece: Piece) {
    if let Some(last) = out.last_mut() {
        last.pieces.push(piece);
    }
}

/// A mark that ends inside a word takes the whole word, so that no stump of a name stays readable. An apostrophe ends a
/// word: the `'s` of a possessive may stay.
fn whole_words(text: &str, span: Span) -> Span {
    let (mut start, mut end) = (floor(text, span.start), ceil(text, span.end));
    if start >= end {
        return Span::new(start, start);
    }
    let part = |c: char| c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c) || c == '\u{ad}';
    let starts_in = text[start..].chars().next().is_some_and(part);
    let ends_in = text[..end].chars().next_back().is_some_and(part);
    if starts_in {
        start -= text[..start].chars().rev().take_while(|c| part(*c)).map(char::len_utf8).sum::<usize>();
    }
    if ends_in {
        end += text[end..].chars().take_while(|c| part(*c)).map(char::len_utf8).sum::<usize>();
    }
    Span::new(start, end)
}

fn floor(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn ceil(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}

fn blank(text: &str, from: usize, to: usize) -> bool {
    text.get(from..to).is_some_and(|gap| gap.chars().all(|c| c == ' ' || c == '\t'))
}

/// Overlapping and touching spans joined, in order.
fn union(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_by_key(|s| s.start);
    let mut out: Vec<Span> = Vec::new();
    for span in spans.into_iter().filter(|s| !s.is_empty()) {
        match out.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            _ => out.push(span),
        }
    }
    out
}

/// What is left of `span` outside `removed` (in order, not overlapping).
fn without(span: Span, removed: &[(Span, String)]) -> Vec<Span> {
    let mut out = Vec::new();
    let mut at = span.start;
    for (r, _) in removed.iter().filter(|(r, _)| r.overlaps(span)) {
        out.push(Span::new(at, r.start.max(at)));
        at = at.max(r.end);
    }
    out.push(Span::new(at, span.end.max(at)));
    out.retain(|s| !s.is_empty());
    out
}

#[cfg(test)]
#[path = "pieces_tests.rs"]
mod tests;
