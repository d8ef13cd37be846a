//! A unit's text with its people marked. Signs carry the meaning, colour only repeats it:
//! `«subject»`, `[B?name]` proposed for redaction, `[B■name]` decided, `(B=name)` stays readable.

use crate::model::{Choice, Span, Unit, sanitise};
use crate::review::Session;
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
    painter.finish()
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
