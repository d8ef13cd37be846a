//! Tells what a message says itself from what it quotes: `>` marks, attribution lines, the separators and header blocks of
//! Outlook, Lotus Notes and webmail. Every line ends up in exactly one piece; the header lines of a quoted message open its piece.
//! The readers (`format`) and the folding of chains (`find`) must agree on this, so it lives here, as [`super::fold`] does.

/// A run of lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece<'a> {
    /// True for text of an earlier message.
    pub quoted: bool,
    /// The lines, without the last line end.
    pub text: &'a str,
}

/// Splits a body into pieces, in order; pieces without text are left out.
pub fn split(text: &str) -> Vec<Piece<'_>> {
    let lines = lines_of(text);
    let mut starts: Vec<(usize, bool)> = vec![(0, false)];
    let (mut at, mut below) = (0, false); // below: everything from here on is quoted, unless marks say otherwise
    while at < lines.len() {
        if let Some(length) = opening(&lines, at) {
            starts.push((at, true));
            below = true;
            at += length;
        } else if !below && let Some(run) = marked_run(&lines, at) {
            starts.extend([(at, true), (run.end, false)]);
            at = run.end;
        } else {
            at += 1;
        }
    }
    pieces(text, &lines, &starts)
}

fn pieces<'a>(text: &'a str, lines: &[&'a str], starts: &[(usize, bool)]) -> Vec<Piece<'a>> {
    let offset = |line: usize| lines.get(line).map_or(text.len(), |l| l.as_ptr() as usize - text.as_ptr() as usize);
    let ends = starts.iter().skip(1).map(|(line, _)| offset(*line)).chain([text.len()]);
    let cut = starts.iter().zip(ends).map(|((line, quoted), end)| (offset(*line), end, *quoted));
    let trimmed = cut.map(|(start, end, quoted)| Piece { quoted, text: blank_lines_off(&text[start..end]) });
    trimmed.filter(|p| !p.text.trim().is_empty()).collect()
}

/// Takes blank lines off both ends, but not the white space that starts a line.
fn blank_lines_off(text: &str) -> &str {
    let text = text.trim_end();
    let blank = text.len() - text.trim_start().len();
    let start = text[..blank].rfind('\n').map_or(0, |n| n + 1);
    &text[start..]
}

/// The lines of a text without their ends.
pub fn lines_of(text: &str) -> Vec<&str> {
    text.split('\n').map(|l| l.strip_suffix('\r').unwrap_or(l)).collect()
}

/// Lines marked as quoted, with the attribution that introduces them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MarkedRun {
    /// The first marked line: the attribution, if any, stands before it.
    pub marks: usize,
    /// One past the last marked line.
    pub end: usize,
}

/// Lines marked by `>` from `at` on, with an attribution before them and blank lines between them.
pub fn marked_run(lines: &[&str], at: usize) -> Option<MarkedRun> {
    let mut end = at;
    if !is_marked(lines[at]) {
        end = at + attribution(lines, at)?;
        while end < lines.len() && end < at + 6 && lines[end].trim().is_empty() {
            end += 1;
        }
        if !lines.get(end).is_some_and(|l| is_marked(l)) {
            return None;
        }
    }
    let (marks, mut last) = (end, end);
    while end < lines.len() && (is_marked(lines[end]) || lines[end].trim().is_empty()) {
        if is_marked(lines[end]) {
            last = end;
        }
        end += 1;
    }
    Some(MarkedRun { marks, end: last + 1 })
}

fn is_marked(line: &str) -> bool {
    unmarked(line).is_some() || {
        // `JS> text`, the marks of older mailers
        let line = line.trim_start();
        let initials = line.bytes().take_while(u8::is_ascii_uppercase).count();
        (1..=3).contains(&initials) && line[initials..].starts_with("> ")
    }
}

/// A line without its outermost mark of quotation and one space behind it; `None` where it has none that says nothing itself.
pub fn unmarked(line: &str) -> Option<&str> {
    let line = line.trim_start();
    match line.strip_prefix('>') {
        Some(rest) => Some(rest.strip_prefix(' ').unwrap_or(rest)),
        None => line.strip_prefix("| "),
    }
}

/// Length in lines of an attribution such as `On Monday, X wrote:` that starts at `at` (it may be wrapped).
fn attribution(lines: &[&str], at: usize) -> Option<usize> {
    let first = lines[at].trim();
    if first.is_empty() {
        return None;
    }
    let opened = OPENINGS.iter().any(|o| starts_with_ignoring_case(first, o));
    for n in 0..if opened { 4 } else { 1 } {
        let line = lines.get(at + n)?.trim();
        if line.is_empty() {
            return None;
        }
        // Each of them ends so, and hardly a line does.
        if line.ends_with(':') && line.len() < 400 && VERBS.iter().any(|v| ends_with_ignoring_case(line, v)) {
            return Some(n + 1);
        }
    }
    None
}

const OPENINGS: &[&str] =
    &["On ", "Am ", "Le ", "El ", "Il ", "In ", "At ", "Op ", "Em ", "Den ", "W dniu ", "\"", "Quoting "];
const VERBS: &[&str] = &[
    "wrote:",
    "writes:",
    "schrieb:",
    "a écrit :",
    "a écrit:",
    "escribió:",
    "ha scritto:",
    "escreveu:",
    "schreef:",
    "napisał:",
    "napisał(a):",
    "skrev:",
    "ysgrifennodd:",
    "said:",
    "wrote::",
];

/// Words between dashes that part a message from the one it answers or passes on.
const SEPARATORS: &[&str] = &[
    "original message",
    "forwarded message",
    "forwarded by",
    "original appointment",
    "begin forwarded message",
    "reply message",
    "weitergeleitete nachricht",
    "ursprüngliche nachricht",
    "message d'origine",
    "message original",
    "mensaje original",
    "messaggio originale",
    "oorspronkelijk bericht",
    "mensagem original",
    "message transféré",
    "forwarded with",
    "reply separator",
    "forward header",
    "start of forwarded message",
    "end of forwarded message",
];

/// Length in lines of what opens a quoted message at `at`: a separator, an attribution that no marks follow, a header block.
pub fn opening(lines: &[&str], at: usize) -> Option<usize> {
    let line = lines[at].trim();
    if line.is_empty() || is_marked(line) {
        return None;
    }
    if is_separator(line) {
        // A long separator may be wrapped: its dashes then end the next line.
        let wrapped = !line.ends_with('-') && lines.get(at + 1).is_some_and(|l| l.trim_end().ends_with("---"));
        let next = at + 1 + usize::from(wrapped);
        let mut after = next;
        while after < lines.len() && after < next + 3 && lines[after].trim().is_empty() {
            after += 1;
        }
        // The header block after a separator belongs to it.
        let block = lines.get(after).and_then(|_| header_block(lines, after).or_else(|| notes_block(lines, after)));
        return Some(block.map_or(next - at, |length| after - at + length));
    }
    if let Some(length) = header_block(lines, at).or_else(|| notes_block(lines, at)) {
        return Some(length);
    }
    let length =
        attribution(lines, at).filter(|_| OPENINGS[..11].iter().any(|o| starts_with_ignoring_case(line, o)))?;
    let marks_follow = lines[at + length..].iter().find(|l| !l.trim().is_empty()).is_none_or(|l| is_marked(l));
    let dated = lines[at..at + length].iter().any(|l| l.bytes().any(|b| b.is_ascii_digit()));
    (dated && !marks_follow).then_some(length)
}

/// True for a line such as `-----Original Message-----`, without the white space around it.
pub fn is_separator(line: &str) -> bool {
    let dashed = line.starts_with("--") || line.starts_with("__") || line.starts_with("==") || line.starts_with("**");
    let begins = starts_with_ignoring_case(line, "begin forwarded message");
    if !dashed && !begins || line.len() > 300 {
        return false;
    }
    let words = line.trim_matches(|c: char| matches!(c, '-' | '_' | '=' | '*') || c.is_whitespace());
    SEPARATORS.iter().any(|s| starts_with_ignoring_case(words, s))
}

/// Meaning of a line of a quoted header block: who sent it.
pub const FROM: u8 = 1;
/// When.
pub const DATE: u8 = 2;
/// To whom.
pub const TO: u8 = 4;
/// What about.
pub const SUBJECT: u8 = 8;
/// Anything else.
pub const OTHER: u8 = 16;

/// Names of the lines that make up a quoted header block, by the meaning they have.
const BLOCK: &[(&str, u8)] = &[
    ("from", FROM),
    ("von", FROM),
    ("de", FROM),
    ("da", FROM),
    ("van", FROM),
    ("oddi wrth", FROM),
    ("sent", DATE),
    ("date", DATE),
    ("gesendet", DATE),
    ("datum", DATE),
    ("envoyé", DATE),
    ("enviado", DATE),
    ("inviato", DATE),
    ("verzonden", DATE),
    ("data", DATE),
    ("anfonwyd", DATE),
    ("dyddiad", DATE),
    ("to", TO),
    ("at", TO),
    ("an", TO),
    ("à", TO),
    ("para", TO),
    ("a", TO),
    ("aan", TO),
    ("subject", SUBJECT),
    ("betreff", SUBJECT),
    ("objet", SUBJECT),
    ("asunto", SUBJECT),
    ("oggetto", SUBJECT),
    ("onderwerp", SUBJECT),
    ("assunto", SUBJECT),
    ("pwnc", SUBJECT),
    ("cc", OTHER),
    ("copi", OTHER),
    ("bcc", OTHER),
    ("importance", OTHER),
    ("sensitivity", OTHER),
    ("reply-to", OTHER),
    ("sender", OTHER),
    ("attachments", OTHER),
    ("sent by", OTHER),
    ("return receipt requested", OTHER),
    ("organization", OTHER),
    ("received", OTHER),
    ("message-id", OTHER),
    ("mime-version", OTHER),
    ("content-type", OTHER),
    ("resent-from", OTHER),
];

/// The meaning of a line `Name: value` of a header block.
pub fn block_name(line: &str) -> Option<u8> {
    let line = line.trim_start().trim_start_matches('*');
    let colon = line.bytes().take(40).position(|b| b == b':')?;
    let name = line.get(..colon)?.trim_end().trim_end_matches('*');
    if name.is_empty() || name.len() > 24 {
        return None;
    }
    if name.is_ascii() {
        return BLOCK.iter().find(|(n, _)| n.eq_ignore_ascii_case(name)).map(|(_, m)| *m);
    }
    let lower = name.to_lowercase();
    BLOCK.iter().find(|(n, _)| *n == lower).map(|(_, m)| *m)
}

/// Length of a block of lines `From: … Sent: … To: … Subject: …` that starts with the sender at `at`.
fn header_block(lines: &[&str], at: usize) -> Option<usize> {
    (block_name(lines[at])? == FROM).then_some(())?;
    let (meanings, length) = block_from(lines, at);
    (meanings.count_ones() >= 3 && meanings & 14 != 0).then_some(length)
}

/// Reads block lines, folded lines and single blank lines between them from `at` on: the meanings seen, the length.
fn block_from(lines: &[&str], at: usize) -> (u8, usize) {
    let (mut meanings, mut last, mut other) = (0, at, 0);
    for (n, line) in lines.iter().enumerate().skip(at).take(400) {
        match block_name(line) {
            Some(meaning) if meaning & meanings & 15 == 0 => {
                meanings |= meaning;
                (last, other) = (n, 0);
            }
            Some(_) => break,
            // The subject ends a block, but for lines that follow it at once (webmail puts `To:` there).
            None if meanings & SUBJECT != 0 => {
                // Outlook puts a blank line and `Sensitivity:` below the subject.
                let beside = lines.get(n + 1).filter(|_| line.trim().is_empty());
                if beside.and_then(|l| block_name(l)) != Some(OTHER) {
                    break;
                }
            }
            None if line.trim().is_empty() && other > 0 => break,
            // Long address lists wrap over many lines; other text does not look like one.
            None if other >= 1 && !line.contains(['@', ',', ';', '/']) => break,
            None => other += 1,
        }
    }
    (meanings, last + 1 - at)
}

/// Length of a Lotus Notes block that starts at `at`: sender (one to three lines with a date), then `To:`, `cc:`, `Subject:`.
fn notes_block(lines: &[&str], at: usize) -> Option<usize> {
    let sender = lines[at].trim();
    let to = (at + 1..lines.len().min(at + 6)).find(|n| block_name(lines[*n]) == Some(TO))?;
    if sender.len() > 200 || block_name(sender).is_some() {
        return None;
    }
    let above = &lines[at..to];
    // A sender's name and date stand alone: what goes before another heading is none.
    if above[1..].iter().any(|l| is_separator(l.trim()) || block_name(l) == Some(FROM)) {
        return None;
    }
    let dated = above.iter().position(|l| has_date_and_time(l))?;
    if above.iter().filter(|l| !l.trim().is_empty()).count() > 3 {
        return None;
    }
    // The sender's line, with the date or right above it: a name further up signs the message before.
    if dated > 1 || dated == 1 && above[1].contains(" on ") {
        return None;
    }
    let (meanings, length) = block_from(lines, to);
    (meanings & 24 != 0).then_some(to - at + length)
}

/// A line that holds a date of digits and a time: `05/14/2001 04:39 PM`.
fn has_date_and_time(line: &str) -> bool {
    let mut date = false;
    for word in line.split_ascii_whitespace() {
        let digits = word.bytes().filter(u8::is_ascii_digit).count();
        if digits >= 3
            && (word.matches('/').count() == 2 || word.matches('-').count() == 2 || word.matches('.').count() == 2)
        {
            date = true;
        }
        if date && digits >= 3 && word.contains(':') {
            return true;
        }
    }
    false
}

fn starts_with_ignoring_case(text: &str, start: &str) -> bool {
    // Nearly every line is told by its first letter.
    if let (Some(a), Some(b)) = (text.as_bytes().first(), start.as_bytes().first())
        && a.is_ascii()
        && !a.eq_ignore_ascii_case(b)
    {
        return false;
    }
    let is = |head: &str| head.eq_ignore_ascii_case(start) || !head.is_ascii() && head.to_lowercase() == start;
    text.get(..start.len()).is_some_and(is)
}

fn ends_with_ignoring_case(text: &str, end: &str) -> bool {
    text.len() >= end.len() && text.get(text.len() - end.len()..).is_some_and(|tail| tail.eq_ignore_ascii_case(end))
}
