//! The messages of one body as a tree, flattened: each knows which message quotes it.

use crate::model::quoted::{MarkedRun, lines_of, marked_run, opening, unmarked};

/// Messages within messages that are followed; what is quoted deeper stays in the text of the last one.
const DEEPEST: usize = 100;
/// A quoted line so long may have been broken by the mailer that quoted it, and its end stands unmarked on the next.
const LONG_LINE: usize = 60;

/// One message of a chain, as it stands in a body.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Atom<'a> {
    /// Index of the message that quotes it; none for the one that was sent.
    pub quoted_by: Option<usize>,
    /// The lines that introduce it (separator, header block, `On … wrote:`), without marks.
    pub heading: Vec<&'a str>,
    /// What it says itself, without the marks of those who quote it; a blank line where a quoted message stood between.
    pub says: Vec<&'a str>,
}

impl Atom<'_> {
    /// True where it says nothing and nothing introduces it.
    pub fn is_empty(&self) -> bool {
        self.says.is_empty() && self.heading.is_empty()
    }
}

/// Takes a body apart: the message itself first, each quoted one after the message that quotes it.
pub fn split(body: &str) -> Vec<Atom<'_>> {
    let mut atoms = vec![Atom::default()];
    read(&lines_of(body), 0, 0, &mut atoms);
    atoms
}

/// What stands on one level of quotation.
enum Part {
    /// Lines `from..to` of the message itself.
    Own(usize, usize),
    /// Marked lines.
    Marked(usize, MarkedRun),
    /// The heading of a message that all the rest belongs to, and its length.
    Opening(usize, usize),
}

fn read<'a>(lines: &[&'a str], me: usize, depth: usize, atoms: &mut Vec<Atom<'a>>) {
    if depth >= DEEPEST {
        return own(lines, me, atoms);
    }
    let mut rest = lines;
    // Each turn reads up to the next heading; what follows marked text below a heading is the message's own again.
    loop {
        let parts = parts(rest);
        let inline = answers_between(rest, &parts);
        let mut after = None;
        for part in parts {
            match part {
                Part::Own(from, to) => own(&rest[from..to], me, atoms),
                Part::Marked(at, run) if inline || !rest[run.marks..run.end].iter().any(|l| unmarked(l).is_some()) => {
                    own(&rest[at..run.end], me, atoms)
                }
                Part::Marked(at, run) => {
                    quote(&rest[at..run.marks], &marks_off(&rest[run.marks..run.end]), me, depth, atoms)
                }
                Part::Opening(at, length) => {
                    let (heading, content) = (&rest[at..at + length], &rest[at + length..]);
                    match marked_below(content) {
                        Some((marks, end)) => {
                            quote(heading, &marks_off(&content[marks..end]), me, depth, atoms);
                            after = Some(&content[end..]);
                        }
                        None => quote(heading, content, me, depth, atoms),
                    }
                }
            }
        }
        match after {
            Some(follows) => rest = follows,
            None => return,
        }
    }
}

/// The parts of a level, up to the first heading that opens all the rest.
fn parts(lines: &[&str]) -> Vec<Part> {
    let mut parts = Vec::new();
    let (mut from, mut at) = (0, 0);
    while at < lines.len() {
        if let Some(length) = opening(lines, at) {
            parts.extend([Part::Own(from, at), Part::Opening(at, length)]);
            return parts;
        }
        match marked_run(lines, at) {
            Some(run) => {
                let run = MarkedRun { end: over_broken_lines(lines, run.end), ..run };
                parts.extend([Part::Own(from, at), Part::Marked(at, run)]);
                (from, at) = (run.end, run.end);
            }
            None => at += 1,
        }
    }
    parts.push(Part::Own(from, lines.len()));
    parts
}

/// Where a marked run ends that goes on behind the unmarked end of a broken line.
fn over_broken_lines(lines: &[&str], mut end: usize) -> usize {
    loop {
        let (Some(before), Some(spilt)) = (lines.get(end - 1), lines.get(end)) else { return end };
        let ended = before.trim_end().ends_with(['.', '?', '!', ':']);
        let goes_on = spilt.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit()) && spilt.len() < LONG_LINE;
        if ended || !goes_on || before.len() < LONG_LINE || lines.get(end + 1).is_none_or(|l| unmarked(l).is_none()) {
            return end;
        }
        end = marked_run(lines, end + 1).map_or(end + 1, |run| run.end);
    }
}

/// True where answers stand between quoted lines: apart, neither the one nor the other could be understood.
fn answers_between(lines: &[&str], parts: &[Part]) -> bool {
    let marked = |p: &Part| matches!(p, Part::Marked(..));
    let Some(first) = parts.iter().position(marked) else { return false };
    let says = |p: &Part| matches!(p, Part::Own(from, to) if lines[*from..*to].iter().any(|l| !l.trim().is_empty()));
    let between = parts[first..].iter().skip_while(|p| !says(p));
    between.filter(|p| marked(p)).any(|p| matches!(p, Part::Marked(at, run) if *at == run.marks))
}

/// The marked lines right below a heading, where its text is marked: all of it then.
fn marked_below(lines: &[&str]) -> Option<(usize, usize)> {
    let first = lines.iter().position(|l| !l.trim().is_empty())?;
    unmarked(lines[first])?;
    let run = marked_run(lines, first)?;
    Some((run.marks, over_broken_lines(lines, run.end)))
}

fn marks_off<'a>(lines: &[&'a str]) -> Vec<&'a str> {
    lines.iter().map(|l| unmarked(l).unwrap_or(l)).collect()
}

fn quote<'a>(heading: &[&'a str], content: &[&'a str], me: usize, depth: usize, atoms: &mut Vec<Atom<'a>>) {
    let number = atoms.len();
    let heading = without_blanks(heading).to_vec();
    atoms.push(Atom { quoted_by: Some(me), heading, says: Vec::new() });
    read(content, number, depth + 1, atoms);
}

fn own<'a>(lines: &[&'a str], me: usize, atoms: &mut [Atom<'a>]) {
    let says = &mut atoms[me].says;
    let lines = without_blanks(lines);
    if !lines.is_empty() && !says.is_empty() {
        says.push("");
    }
    says.extend(lines);
}

/// Blank lines off both ends.
fn without_blanks<'l, 'a>(lines: &'l [&'a str]) -> &'l [&'a str] {
    let full = |l: &&str| !l.trim().is_empty();
    let Some(first) = lines.iter().position(full) else { return &[] };
    let last = lines.iter().rposition(full).unwrap_or(first);
    &lines[first..=last]
}
