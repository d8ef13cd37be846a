//! The page that a frame is drawn on: the whole screen, coarse, with the frame in reverse.

use super::{Heading, screen};
use crate::model::Area;
use crate::review::Session;
use crate::review::hand::Frame;
use ratatui::Frame as Screen;
use ratatui::layout::{Constraint, Layout};
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, Paragraph};

const KEYS: &str = "arrows move | +/- wider, narrower | >/< taller, lower | . fine";
const MORE: &str = "Tab next offer | B whole page | Enter takes it | Esc leaves";

/// Paints the page with the frame on it.
pub fn draw(frame: &mut Screen, session: &Session, heading: &Heading, drawn: &Frame, page: &[String]) {
    let [head, body, foot] =
        Layout::vertical([Constraint::Length(2), Constraint::Min(3), Constraint::Length(2)]).areas(frame.area());
    frame.render_widget(screen::head_lines(session, heading), head);
    let block = Block::bordered().title(format!(" {} ", session.message));
    frame.render_widget(Paragraph::new(rows(page, drawn.area)).block(block), body);
    frame.render_widget(Paragraph::new(vec![Line::from(KEYS), Line::from(MORE)]), foot);
}

/// The rows, signs within the frame in reverse.
fn rows(page: &[String], area: Area) -> Vec<Line<'static>> {
    let down = page.len();
    page.iter()
        .enumerate()
        .map(|(y, row)| {
            let signs: Vec<char> = row.chars().collect();
            let across = signs.len();
            let within = |x: usize| {
                let meets = |at: usize, of: usize, from: u16, to: u16| {
                    let end = usize::from(Area::END);
                    at * end < usize::from(to) * of && (at + 1) * end > usize::from(from) * of
                };
                meets(x, across, area.left, area.right) && meets(y, down, area.top, area.bottom)
            };
            let span = |x: usize| {
                let style = if within(x) { Style::new().add_modifier(Modifier::REVERSED) } else { Style::new() };
                Span::styled(signs[x].to_string(), style)
            };
            Line::from((0..across).map(span).collect::<Vec<_>>())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_frame_lies_where_it_is_drawn() {
        let page = vec![" ".repeat(20); 10];
        let rows = rows(&page, Area { left: 0, top: 5000, right: 2500, bottom: 6000 });
        let reversed =
            |row: &Line| row.spans.iter().filter(|s| s.style.add_modifier.contains(Modifier::REVERSED)).count();
        assert_eq!(rows.iter().map(reversed).collect::<Vec<_>>(), [0, 0, 0, 0, 0, 5, 0, 0, 0, 0]);
    }
}
