//! A unit's text with its people marked. Signs carry the meaning, colour only repeats it:
//! `«subject»`, `[B?name]` proposed for redaction, `[B■name]` decided, `(B=name)` stays readable, `{+words+}` differ from the unit it is
//! like. Above the text stands how the unit lies among the others, below it what copies say besides.

use crate::model::{Choice, Evidence, Span, Unit, UnitId, sanitise};
use crate::review::Session;
use crate::review::keys::Mode;
use ratatui::style::{Color, Modifier, Style};
use ratatui::text::{Line, Span as Styled};

/// A span to mark: where, what stands before and after it, how it looks.
struct Marking {
    span: Span,
    before: String,
    after: &'static str,
    style: Style,
}

/// The unit shown, as styled lines.
pub fn lines(session: &Session, unit: &Unit) -> Vec<Line<'static>> {
    let markings = markings(session, unit);
    let mut painter = Painter::default();
    let text = unit.text.expose();
    place(session, unit).into_iter().for_each(|line| painter.own_line(line));
    let mut at = 0;
    for segment in &unit.segments {
        if let Some(why) = &segment.hidden {
            painter.own_line(format!("-- hidden in the source: {why} --"));
        }
        for marking in markings.iter().filter(|m| segment.span.contains(m.span)) {
            painter.text(&text[at.max(segment.span.start)..marking.span.start], Style::new());
            painter.text(&marking.before, marking.style);
            painter.text(marking.span.of(text), marking.style);
            painter.text(marking.after, marking.style);
            at = marking.span.end;
        }
        painter.text(&text[at.max(segment.span.start)..segment.span.end], Style::new());
        painter.newline();
        at = segment.span.end;
    }
    for besides in &unit.folding.besides {
        painter.own_line("-- a copy says besides (shown here, never sent) --".into());
        painter.text(besides.expose(), Style::new().add_modifier(Modifier::DIM));
        painter.newline();
    }
    painter.finish()
}

/// Letters of the differences told in one line.
const ROOM: usize = 150;

/// Where the unit lies among the others: its conversation, what the subject is in it, what it is like.
fn place(session: &Session, unit: &Unit) -> Vec<String> {
    let mut lines = Vec::new();
    let folding = &unit.folding;
    let thread = folding.thread.map(|t| format!("message {} of {} in conversation {}", t.at, t.of, t.number));
    let taking_part = folding.participation.map(|p| format!("the subject is {}", p.words()));
    let told: Vec<String> = thread.into_iter().chain(taking_part).collect();
    if !told.is_empty() {
        lines.push(format!("-- {} --", told.join("; ")));
    }
    let lapsing = session.state.lapsing(unit);
    if lapsing > 0 {
        lines.push(format!(
            "-- {lapsing} redaction(s) stand where nobody is named any more: they lapse when the unit is decided again (d, r) --"
        ));
    }
    if let Some(like) = &folding.like {
        let more = like.more.iter().map(|s| s.of(unit.text.expose()));
        let (more, less) = (listed(more), listed(like.less.iter().map(Evidence::expose)));
        let differs = match (more.is_empty(), less.is_empty()) {
            (true, true) => "marks and spaces only".to_owned(),
            (true, false) => format!("without {less}"),
            (false, true) => format!("with {more}"),
            (false, false) => format!("{more} instead of {less}"),
        };
        lines.push(format!("-- like {}, but for: {differs} --", number(session, &like.unit)));
    }
    lines
}

fn number(session: &Session, id: &UnitId) -> String {
    let at = session.units.iter().position(|u| u.id == *id);
    at.map_or_else(|| "another unit".into(), |n| format!("unit {}", n + 1))
}

/// Differences in quotation marks, as many as there is room for.
fn listed<'a>(all: impl Iterator<Item = &'a str>) -> String {
    let mut out = String::new();
    for (n, words) in all.enumerate() {
        let words: String = words.split_whitespace().collect::<Vec<_>>().join(" ");
        if n > 0 {
            out.push_str(", ");
        }
        if out.len() > ROOM {
            out.push('…');
            break;
        }
        let short: String = words.chars().take(60).collect();
        let cut = if short.len() < words.len() { "…" } else { "" };
        out.push_str(&format!("\"{}{cut}\"", sanitise::line(&short)));
    }
    out
}

/// How words under the cursor look.
const CURSOR: Modifier = Modifier::REVERSED.union(Modifier::SLOW_BLINK);

/// The line that the cursor on words is in: the last it reaches.
pub fn cursor_line(session: &Session, unit: &Unit) -> Option<usize> {
    let is_cursor = |line: &Line| line.spans.iter().any(|s| s.style.add_modifier.contains(CURSOR));
    lines(session, unit).iter().rposition(is_cursor)
}

/// What goes where nobody is named: by hand, or by a decision of when somebody was; and what is being chosen now. These stand before
/// all other signs.
fn by_hand(session: &Session, unit: &Unit, all: &mut Vec<Marking>) {
    let names_nobody = |c: &Choice| matches!(c, Choice::Redact { person: None, .. });
    let marks = session.state.marks(&unit.id).into_iter().filter(|m| names_nobody(&m.choice)).map(|m| m.span);
    let unnamed = session.state.unnamed(unit);
    let done = marks.chain(unnamed).map(|span| (span, "[■", "]", Style::new().add_modifier(Modifier::REVERSED)));
    let chosen = match session.mode {
        Mode::Words(words) => words.span(unit).map(|span| (span, "▸", "◂", Style::new().add_modifier(CURSOR))),
        _ => None,
    };
    for (span, before, after, style) in done.chain(chosen) {
        all.retain(|m| !m.span.overlaps(span));
        all.push(Marking { span, before: before.into(), after, style });
    }
}

fn markings(session: &Session, unit: &Unit) -> Vec<Marking> {
    let subject = Style::new().fg(Color::Cyan).add_modifier(Modifier::BOLD);
    let mut all: Vec<Marking> = unit
        .subject
        .iter()
        .map(|span| Marking { span: *span, before: "«".into(), after: "»", style: subject })
        .collect();
    for (n, mention) in unit.mentions.iter().enumerate() {
        let decided = session.state.choice(&unit.id, mention.span).is_some();
        let redact = matches!(session.reviewer().choice(unit, mention), Choice::Redact { .. });
        let letters = mention.person.letters();
        let (before, after, mut style) = match (redact, decided) {
            (true, true) => (format!("[{letters}■"), "]", Style::new().add_modifier(Modifier::REVERSED)),
            (true, false) => (format!("[{letters}?"), "]", Style::new().fg(Color::Yellow)),
            (false, _) => (format!("({letters}="), ")", Style::new().fg(Color::Green)),
        };
        if n == session.mention {
            style = style.add_modifier(Modifier::UNDERLINED | Modifier::BOLD);
        }
        all.push(Marking { span: mention.span, before, after, style });
    }
    by_hand(session, unit, &mut all);
    // Where people stand, their own signs matter more; the line above tells the difference all the same.
    let differing = unit.folding.like.iter().flat_map(|l| &l.more);
    let free: Vec<Span> = differing.filter(|s| !all.iter().any(|m| m.span.overlaps(**s))).copied().collect();
    all.extend(free.into_iter().map(|span| Marking {
        span,
        before: "{+".into(),
        after: "+}",
        style: Style::new().add_modifier(Modifier::BOLD),
    }));
    all.sort_by_key(|m| m.span);
    all.dedup_by(|b, a| a.span.overlaps(b.span));
    all
}

#[derive(Default)]
struct Painter {
    lines: Vec<Line<'static>>,
    current: Vec<Styled<'static>>,
}

impl Painter {
    fn text(&mut self, text: &str, style: Style) {
        for (n, part) in text.split('\n').enumerate() {
            if n > 0 {
                self.newline();
            }
            if !part.is_empty() {
                self.current.push(Styled::styled(sanitise::line(part).into_owned(), style));
            }
        }
    }

    fn own_line(&mut self, text: String) {
        self.lines.push(Line::styled(text, Style::new().add_modifier(Modifier::ITALIC)));
    }

    fn newline(&mut self) {
        self.lines.push(Line::from(std::mem::take(&mut self.current)));
    }

    fn finish(mut self) -> Vec<Line<'static>> {
        if !self.current.is_empty() {
            self.newline();
        }
        self.lines
    }
}
