//! The one screen: head line with progress, the unit, the card of the person under the cursor, the foot line.

use super::{Heading, keymap::KEYS, unit_text};
use crate::model::event::Scope;
use crate::model::{Unit, sanitise};
use crate::review::Session;
use crate::review::keys::Mode;
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::{Modifier, Style};
use ratatui::text::Line;
use ratatui::widgets::{Block, Clear, Paragraph, Wrap};

/// Paints everything. 80x24 works; wider screens put the card to the right. Returns the furthest the unit can be scrolled.
pub fn draw(frame: &mut Frame, session: &Session, heading: &Heading) -> usize {
    let mut last = 0;
    if let (Mode::Frame(drawn), Some(page)) = (&session.mode, &session.page) {
        super::framed::draw(frame, session, heading, drawn, page);
        return last;
    }
    let [head, body, foot] =
        Layout::vertical([Constraint::Length(2), Constraint::Min(3), Constraint::Length(2)]).areas(frame.area());
    frame.render_widget(head_lines(session, heading), head);
    match session.unit() {
        Some(unit) => {
            let known = Paragraph::new(card_lines(session, unit)).wrap(Wrap { trim: true });
            let (text, card) = split(body, &known);
            let (block, furthest) = unit_block(session, unit, text);
            last = furthest;
            frame.render_widget(block, text);
            frame.render_widget(framed_card(known, card), card);
        }
        None => frame.render_widget(Paragraph::new("This request has no review units. Run `dsar run` first."), body),
    }
    frame.render_widget(foot_lines(session), foot);
    match session.mode {
        Mode::Help => {
            popup(frame, "Keys", KEYS.iter().map(|(k, what)| Line::from(format!("{k:>8}  {what}"))).collect(), 0)
        }
        Mode::Card => {
            let lines = session.unit().map_or_else(Vec::new, |unit| card_lines(session, unit));
            popup(frame, "who, why, decision", lines, 0)
        }
        Mode::Exemption(row) => {
            popup(frame, "Withhold under (Enter takes it, Esc leaves)", exemption_lines(session, row), row)
        }
        Mode::Under(row, _) => {
            popup(frame, "Redact under (Enter takes it, Esc leaves)", exemption_lines(session, row), row)
        }
        Mode::Reason(_, ref text) => {
            popup(
                frame,
                "Why? (Enter records it, Esc leaves; kept apart from the log)",
                reason_lines(&session.message, text),
                0,
            );
        }
        Mode::Review | Mode::Confirm(_) | Mode::Words(_) | Mode::Frame(_) => {}
    }
    last
}

/// Room for a page to draw on: signs across and down.
pub fn room(size: ratatui::layout::Size) -> (usize, usize) {
    (usize::from(size.width.saturating_sub(2)), usize::from(size.height.saturating_sub(6)))
}

/// Rows that the unit keeps below one another with the card, at least.
const LEAST_ROWS: u16 = 12;

/// Room for the unit and for the card, which below the unit is as high as what it says, while the unit keeps some rows.
fn split(body: Rect, card: &Paragraph<'_>) -> (Rect, Rect) {
    let parts = if body.width >= 110 {
        Layout::horizontal([Constraint::Min(70), Constraint::Length(40)])
    } else {
        let rows = card.line_count(body.width.saturating_sub(2)).min(usize::from(u16::MAX) - 2) as u16 + 2;
        Layout::vertical([
            Constraint::Min(6),
            Constraint::Length(rows.min(body.height.saturating_sub(LEAST_ROWS)).max(6)),
        ])
    };
    let [text, card] = parts.areas(body);
    (text, card)
}

pub(super) fn head_lines(session: &Session, heading: &Heading) -> Paragraph<'static> {
    let (settled, all) = session.progress();
    let days = heading.today.until(heading.due).map_or(0, |s| s.get_days());
    let time = match days {
        ..0 => format!("{} days late", -days),
        0 => "today".into(),
        _ => format!("{days} days, {} a day", (all - settled).div_ceil(days as usize)),
    };
    let first = format!(
        "{}  unit {}/{all}{}  open {}  due {} ({time})",
        heading.request,
        (session.at + 1).min(all),
        session.unit().map_or_else(String::new, |u| format!(" {}", u.id.short())),
        all - settled,
        heading.due
    );
    let filled = (settled * 60).checked_div(all).unwrap_or(0);
    Paragraph::new(vec![
        Line::styled(first, Style::new().add_modifier(Modifier::BOLD)),
        Line::from(format!("{}{}", "━".repeat(filled), "─".repeat(60 - filled))),
    ])
}

/// The unit and the furthest it scrolls, counted in rows as wrapped: one long paragraph fills many.
fn unit_block(session: &Session, unit: &Unit, area: Rect) -> (Paragraph<'static>, usize) {
    let text = Paragraph::new(unit_text::lines(session, unit)).wrap(Wrap { trim: false });
    let rows = text.line_count(area.width.saturating_sub(2));
    let last = rows.saturating_sub(usize::from(area.height.saturating_sub(2))).min(usize::from(u16::MAX));
    let mut scroll = session.scroll.min(last) as u16;
    if let (Mode::Words(_), Some(at)) = (&session.mode, unit_text::cursor_line(session, unit)) {
        // The cursor stays in sight.
        let before = Paragraph::new(unit_text::lines(session, unit)[..=at].to_vec()).wrap(Wrap { trim: false });
        let row = before.line_count(area.width.saturating_sub(2));
        let rows = usize::from(area.height.saturating_sub(2)).max(1);
        scroll =
            usize::from(scroll).max(row.saturating_sub(rows.saturating_sub(1))).min(row.saturating_sub(1)).min(last)
                as u16;
    }
    let place = &unit.places[0];
    let more = if unit.places.len() > 1 { format!(" (+{} copies)", unit.places.len() - 1) } else { String::new() };
    let path = sanitise::line(place.path.expose()).into_owned();
    let room = usize::from(area.width).saturating_sub(30);
    let title = format!(" {}: {}{more}, {} ", place.store, tail(&path, room), place.locator);
    let block = Block::bordered().title(title).title_bottom(beyond(usize::from(scroll), last));
    (text.block(block).scroll((scroll, 0)), last)
}

/// What of the unit lies out of sight: nobody is to decide upon the first rows of a page and take them for all of it.
fn beyond(scroll: usize, last: usize) -> String {
    match (scroll, last - scroll.min(last)) {
        (0, 0) => String::new(),
        (above, 0) => format!(" {above} row(s) above "),
        (0, below) => format!(" MORE: {below} row(s) below (Down, PgDn) "),
        (above, below) => format!(" {above} row(s) above, MORE: {below} below (Down, PgDn) "),
    }
}

fn tail(text: &str, room: usize) -> String {
    let count = text.chars().count();
    if count <= room {
        text.to_owned()
    } else {
        format!("…{}", text.chars().skip(count + 1 - room).collect::<String>())
    }
}

/// What the reviewer must know of the unit and of the person under the cursor, what weighs most first.
fn card_lines(session: &Session, unit: &Unit) -> Vec<Line<'static>> {
    let strong = Style::new().add_modifier(Modifier::BOLD);
    let mut lines = vec![Line::styled(decision_line(session, unit), strong)];
    lines.extend(look(unit).map(|words| Line::styled(words, strong)));
    let against = unit.evidence.iter().filter(|r| !r.speaks_for);
    lines.extend(against.map(|r| Line::styled(format!("AGAINST: {}", r.says), strong)));
    match session.current_person() {
        Some(person) => {
            let role = session.reviewer().role(person.id);
            lines.push(Line::from(format!(
                "Person {}: {} ({}; {})",
                person.id.letters(),
                sanitise::line(person.name.expose()),
                role.words(),
                person.basis
            )));
            let mention = session.current_mention().map_or("", |m| m.reason.as_str());
            lines.push(Line::from(format!("in {} unit(s); here: {mention}", person.units)));
        }
        None => lines.push(Line::from("Nobody else is named here.")),
    }
    let why: Vec<&str> = unit.evidence.iter().filter(|r| r.speaks_for).map(|r| r.says.as_str()).collect();
    lines.push(Line::from(format!("{:?}: {}", unit.band, why.join("; "))));
    lines
}

/// The card in its frame, which says so where there is more than it shows.
fn framed_card(known: Paragraph<'static>, area: Rect) -> Paragraph<'static> {
    let rows = known.line_count(area.width.saturating_sub(2));
    let more = rows > usize::from(area.height.saturating_sub(2));
    let title = if more { " who, why, decision (MORE: press i) " } else { " who, why, decision " };
    known.block(Block::bordered().title(title))
}

/// What else to look for in the unit, each kind once, with the exemption to think of first.
fn look(unit: &Unit) -> Option<String> {
    let mut kinds: Vec<String> = Vec::new();
    for flag in &unit.flags {
        let first = flag.consider.first().map(|c| format!(" ({c}?)")).unwrap_or_default();
        let kind = format!("{}{first}", flag.says);
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    (!kinds.is_empty()).then(|| format!("LOOK FOR: {}", kinds.join(", ")))
}

fn decision_line(session: &Session, unit: &Unit) -> String {
    let state = session.state.unit(&unit.id);
    match state.and_then(|s| s.outcome) {
        Some(outcome) => {
            let open = match session.state.is_settled(unit) {
                true => "",
                false if !session.state.redacted_own(unit).is_empty() => {
                    " (open: a name that goes as somebody else's is the subject's own now)"
                }
                false => " (open: not every mention has a choice)",
            };
            let code = state.and_then(|s| s.exemption.as_ref()).map(|e| format!(" under {e}")).unwrap_or_default();
            format!("Decided: {}{code}{open}{}", outcome.words(), by_hand(session, unit))
        }
        None => format!("Not decided.{}", by_hand(session, unit)),
    }
}

/// What was redacted by hand, and what is offered.
fn by_hand(session: &Session, unit: &Unit) -> String {
    let boxes = session.state.boxes(&unit.id);
    let open = unit.offers.iter().filter(|o| !boxes.iter().any(|b| b.area == o.area)).count();
    let held: std::collections::BTreeSet<_> = session
        .state
        .unit(&unit.id)
        .into_iter()
        .flat_map(|s| &s.by_hand)
        .filter(|h| h.redacts())
        .map(|h| h.span)
        .collect();
    let words = if held.is_empty() { String::new() } else { format!(" {} stretch(es) by hand.", held.len()) };
    let drawn = if boxes.is_empty() { String::new() } else { format!(" {} box(es) by hand.", boxes.len()) };
    let offered = if open == 0 { String::new() } else { format!(" b: {open} place(s) offered.") };
    words + &drawn + &offered
}

fn foot_lines(session: &Session) -> Paragraph<'static> {
    let scope = match session.scope {
        Scope::Mention => "1 this mention",
        Scope::Document => "3 DOCUMENT",
        Scope::Person => "4 PERSON EVERYWHERE",
        Scope::Alike => "5 ALL LIKE IT",
        _ => "2 this unit",
    };
    let keys = format!("scope: {scope} | F1 keys q leave d disclose r redact w withhold x out u undo n next");
    Paragraph::new(vec![
        Line::styled(session.message.clone(), Style::new().add_modifier(Modifier::BOLD)),
        Line::from(keys),
    ])
}

fn exemption_lines(session: &Session, row: usize) -> Vec<Line<'static>> {
    let line = |(n, (code, label)): (usize, &(crate::model::ExemptionCode, String))| {
        let sign = if n == row { ">" } else { " " };
        let style = if n == row { Style::new().add_modifier(Modifier::REVERSED) } else { Style::new() };
        Line::styled(format!("{sign} {code:<20} {label}"), style)
    };
    session.exemptions.iter().enumerate().map(line).collect()
}

/// What is asked, all of it, and under it the reason as far as it is typed, with a cursor.
fn reason_lines(asked: &str, text: &str) -> Vec<Line<'static>> {
    let wrapped = |text: &str| {
        let signs: Vec<char> = sanitise::line(text).chars().collect();
        signs.chunks(70).map(|row| Line::from(row.iter().collect::<String>())).collect::<Vec<_>>()
    };
    [wrapped(asked), wrapped(&format!("> {text}_"))].concat()
}

fn popup(frame: &mut Frame, title: &str, lines: Vec<Line<'static>>, keep_visible: usize) {
    let area = frame.area();
    let width = area.width.saturating_sub(4).min(90);
    let wrapped = |lines: &[Line<'static>]| {
        let rows = Paragraph::new(lines.to_vec()).wrap(Wrap { trim: false }).line_count(width.saturating_sub(2));
        rows.min(usize::from(u16::MAX) - 2) as u16
    };
    let height = (wrapped(&lines) + 2).min(area.height.saturating_sub(2));
    let place = Rect { x: (area.width - width) / 2, y: (area.height - height) / 2, width, height };
    // Counted in rows as wrapped, or the line chosen lies below the edge where those above it take two.
    let upto = wrapped(&lines[..(keep_visible + 1).min(lines.len())]);
    let scroll = if keep_visible == 0 { 0 } else { (upto + 2).saturating_sub(height) };
    let text = Paragraph::new(lines).wrap(Wrap { trim: false });
    frame.render_widget(Clear, place);
    frame.render_widget(text.block(Block::bordered().title(format!(" {title} "))).scroll((scroll, 0)), place);
}
