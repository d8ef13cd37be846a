//! Redacting by hand at the desk: words under a cursor, a frame on a page or a picture. The keys only choose; what lies under a
//! frame is for the caller to find out.

use super::Session;
use super::act::by_hand;
use super::keys::{Asked, Effect, Key, Mode};
use crate::model::event::Scope;
use crate::model::{Area, Event, ExemptionCode, Span, Unit};

/// Words that a press of Up or Down goes past: about a row.
const ROW: usize = 10;
/// A step of a frame, in ten-thousandths of the page; and a fine one.
const STEPS: [u16; 2] = [250, 50];
/// Where a frame starts, where nothing is offered.
const START: Area = Area { left: 3000, top: 4500, right: 7000, bottom: 5500 };

/// Words being chosen: numbers of words in the unit's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    /// Where the choice began, once it has.
    pub from: Option<usize>,
    /// Where the cursor is.
    pub at: usize,
}

/// A frame being drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frame {
    /// Where it is.
    pub area: Area,
    /// Which of the unit's offers it was taken from, from 0.
    pub offer: Option<usize>,
    /// Small steps.
    pub fine: bool,
}

/// What waits for its exemption.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// Words of the text.
    Words(Span),
    /// A rectangle of the page.
    Box(Area),
}

impl Words {
    /// The span chosen so far: the word under the cursor at least.
    pub fn span(self, unit: &Unit) -> Option<Span> {
        let words = words(unit);
        let (a, b) = (self.at.min(self.from.unwrap_or(self.at)), self.at.max(self.from.unwrap_or(self.at)));
        Some(Span::new(words.get(a)?.start, words.get(b)?.end))
    }
}

/// The words of a unit's text.
fn words(unit: &Unit) -> Vec<Span> {
    let text = unit.text.expose();
    let mut out = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (c.is_whitespace(), start) {
            (true, Some(from)) => {
                out.push(Span::new(from, at));
                start = None;
            }
            (false, None) => start = Some(at),
            _ => {}
        }
    }
    out
}

impl Session {
    /// `v`: a cursor on the words of the unit, at the mention under the cursor.
    pub(super) fn start_words(&mut self) -> Effect {
        let Some(unit) = self.unit() else { return Effect::None };
        let words = words(unit);
        let mention = self.current_mention().map_or(0, |m| m.span.start);
        let at = words.iter().position(|w| w.end > mention).unwrap_or(0);
        if words.is_empty() {
            self.message = "There are no words here: b draws a box on a page or picture.".into();
        } else {
            self.message = "Arrows move, v begins, Enter takes the words, Esc leaves.".into();
            self.mode = Mode::Words(Words { from: None, at });
        }
        Effect::None
    }

    pub(super) fn words_key(&mut self, key: Key, mut chosen: Words) -> Effect {
        let Some(unit) = self.unit() else { return Effect::None };
        let last = words(unit).len().saturating_sub(1);
        match key {
            Key::NextMention => chosen.at = (chosen.at + 1).min(last),
            Key::PreviousMention => chosen.at = chosen.at.saturating_sub(1),
            Key::Down => chosen.at = (chosen.at + ROW).min(last),
            Key::Up => chosen.at = chosen.at.saturating_sub(ROW),
            Key::PageDown => chosen.at = (chosen.at + 10 * ROW).min(last),
            Key::PageUp => chosen.at = chosen.at.saturating_sub(10 * ROW),
            Key::Char('v' | ' ') => {
                chosen.from = chosen.from.is_none().then_some(chosen.at);
                let begun = "From here: arrows to the last word, Enter takes them, v begins anew, Esc leaves.";
                self.message = if chosen.from.is_some() { begun.into() } else { "Arrows move, v begins.".into() };
            }
            Key::Enter => {
                if let Some(span) = chosen.span(unit) {
                    return self.take(Taken::Words(span));
                }
            }
            Key::Escape | Key::Char('q') => {
                self.message = "Not done.".into();
                return Effect::None;
            }
            _ => {}
        }
        self.mode = Mode::Words(chosen);
        Effect::None
    }

    /// `b`: a frame on the unit's page, on the first rectangle offered where there is one.
    pub(super) fn start_frame(&mut self) -> Effect {
        let Some(unit) = self.unit() else { return Effect::None };
        let first = unit.offers.first().map(|o| o.area);
        self.mode = Mode::Frame(Frame { area: first.unwrap_or(START), offer: first.map(|_| 0), fine: false });
        self.page = None;
        self.say_frame();
        Effect::Look
    }

    /// The page to draw on, as rows of signs, or why there is none.
    pub fn looked(&mut self, page: Result<Vec<String>, String>) {
        match page {
            Ok(rows) => self.page = Some(rows),
            Err(why) => {
                self.mode = Mode::Review;
                self.message = why;
            }
        }
    }

    pub(super) fn frame_key(&mut self, key: Key, mut frame: Frame) -> Effect {
        let step = STEPS[usize::from(frame.fine)];
        let a = frame.area;
        let (wide, high) = (a.right - a.left, a.bottom - a.top);
        let placed = |left: u16, top: u16| Area {
            left: left.min(Area::END - wide),
            top: top.min(Area::END - high),
            right: left.min(Area::END - wide) + wide,
            bottom: top.min(Area::END - high) + high,
        };
        match key {
            Key::Char('.') => frame.fine = !frame.fine,
            Key::Left => frame.area = placed(a.left.saturating_sub(step), a.top),
            Key::Right => frame.area = placed(a.left.saturating_add(step), a.top),
            Key::Up => frame.area = placed(a.left, a.top.saturating_sub(step)),
            Key::Down => frame.area = placed(a.left, a.top.saturating_add(step)),
            Key::Char('+' | '=') => frame.area.right = (a.right + step).min(Area::END),
            Key::Char('-') => frame.area.right = (a.right - step.min(wide)).max(a.left + step.min(wide)),
            Key::Char('>') => frame.area.bottom = (a.bottom + step).min(Area::END),
            Key::Char('<') => frame.area.bottom = (a.bottom - step.min(high)).max(a.top + step.min(high)),
            Key::Char('B') => frame = Frame { area: Area::WHOLE, offer: None, ..frame },
            Key::NextMention => frame = self.next_offer(frame),
            Key::Enter => return self.take(Taken::Box(frame.area)),
            Key::Escape | Key::Char('q') => {
                self.message = "Not done.".into();
                return Effect::None;
            }
            _ => {}
        }
        self.mode = Mode::Frame(frame);
        self.say_frame();
        Effect::None
    }

    fn next_offer(&self, frame: Frame) -> Frame {
        let offers = self.unit().map(|u| u.offers.as_slice()).unwrap_or_default();
        if offers.is_empty() {
            return frame;
        }
        let next = frame.offer.map_or(0, |n| (n + 1) % offers.len());
        Frame { area: offers[next].area, offer: Some(next), ..frame }
    }

    fn say_frame(&mut self) {
        let Mode::Frame(frame) = self.mode else { return };
        let offers = self.unit().map(|u| u.offers.as_slice()).unwrap_or_default();
        let what = match frame.offer.and_then(|n| Some((n, offers.get(n)?))) {
            Some((n, offer)) => format!(" ({} of {}: {})", n + 1, offers.len(), offer.says),
            None if offers.is_empty() => String::new(),
            None => format!(" (Tab: {} offered)", offers.len()),
        };
        self.message = format!("{}{what}", frame.area);
    }

    /// Asks under which exemption.
    fn take(&mut self, taken: Taken) -> Effect {
        let own = self.exemptions.iter().position(|(code, _)| *code == ExemptionCode::rights_of_others()).unwrap_or(0);
        self.message.clear();
        self.mode = Mode::Under(own, taken);
        Effect::None
    }

    pub(super) fn under_key(&mut self, key: Key, row: usize, taken: Taken) -> Effect {
        let last = self.exemptions.len().saturating_sub(1);
        let row = match key {
            Key::Up => row.saturating_sub(1),
            Key::Down => (row + 1).min(last),
            Key::PageUp => row.saturating_sub(10),
            Key::PageDown => (row + 10).min(last),
            Key::Enter => return self.done_by_hand(row, taken),
            Key::Escape | Key::Char('q') => {
                self.message = "Not done.".into();
                return Effect::None;
            }
            _ => row,
        };
        self.mode = Mode::Under(row, taken);
        Effect::None
    }

    fn done_by_hand(&mut self, row: usize, taken: Taken) -> Effect {
        let (Some(unit), Some((code, _))) = (self.unit(), self.exemptions.get(row).cloned()) else {
            self.message = "Not done: there is no exemption to redact under.".into();
            return Effect::None;
        };
        match taken {
            Taken::Box(area) => self.ask_why(Asked::Box(area, code)),
            Taken::Words(span) => {
                let changes = vec![by_hand(unit, &[span], &code, Vec::new())];
                let event = Event::Decided { scope: Scope::Hand, person: None, changes, note: None };
                self.ask_why(Asked::Decision(Box::new(event)))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Choice, Mark, Offer};
    use crate::review::fixture::{entry, session};

    fn press(session: &mut Session, keys: &[Key]) -> Effect {
        keys.iter().fold(Effect::None, |_, key| session.key(*key))
    }

    #[test]
    fn words_are_chosen_with_the_arrows_and_go_under_an_exemption() {
        let mut session = session();
        press(&mut session, &[Key::Char('v')]);
        let Mode::Words(words) = session.mode else { panic!() };
        let text = session.units[0].text.expose().to_owned();
        assert_eq!(words.span(&session.units[0]).unwrap().of(&text), "Dr", "it starts at the mention");
        let keys = [Key::PreviousMention, Key::Char('v'), Key::NextMention, Key::NextMention, Key::Enter];
        press(&mut session, &keys);
        assert!(matches!(session.mode, Mode::Under(0, Taken::Words(span)) if span.of(&text) == "met Dr Reed"));
        let Effect::Append(event) = press(&mut session, &[Key::Down, Key::Enter, Key::Enter]) else { panic!() };
        let Event::Decided { scope: Scope::Hand, changes, .. } = &event else { panic!() };
        let [Mark { span, choice: Choice::Redact { person: None, exemption } }] = changes[0].marks.as_slice() else {
            panic!()
        };
        assert_eq!((span.of(&text), exemption.0.as_str(), changes[0].outcome), ("met Dr Reed", "sch2-19", None));
        session.recorded(entry(1, event));
        assert_eq!((session.at, session.progress()), (0, (0, 3)), "the unit is still to be decided");
        assert!(matches!(session.key(Key::Char('u')), Effect::Append(Event::Undone { seq: 1 })));
    }

    #[test]
    fn a_frame_starts_on_what_is_offered_moves_and_keeps_to_the_page() {
        let mut session = session();
        let offered = Area { left: 1000, top: 9000, right: 3000, bottom: 9500 };
        session.units[0].offers = vec![Offer { area: offered, says: "may be a signature".into() }];
        assert_eq!(session.key(Key::Char('b')), Effect::Look);
        session.looked(Ok(vec!["  ".into()]));
        assert!(session.message.contains("may be a signature"), "{}", session.message);
        assert!(
            matches!(press(&mut session, &[Key::Enter, Key::Enter, Key::Char('s'), Key::Enter]), Effect::Draw(area, _, why) if area == offered && why == "s")
        );
        press(&mut session, &[Key::Char('b')]);
        (0..10).for_each(|_| _ = press(&mut session, &[Key::Down, Key::Left, Key::Char('>'), Key::Char('-')]));
        (0..90).for_each(|_| _ = session.key(Key::Char('-')));
        let Mode::Frame(frame) = session.mode else { panic!() };
        assert!(frame.area.left == 0 && frame.area.bottom == Area::END && frame.area.left < frame.area.right);
        assert!(matches!(
            press(&mut session, &[Key::Char('B'), Key::Enter, Key::Enter, Key::Enter]),
            Effect::Draw(Area::WHOLE, ..)
        ));
        press(&mut session, &[Key::Char('b')]);
        session.looked(Err("no page".into()));
        assert_eq!((session.mode.clone(), session.message.as_str()), (Mode::Review, "no page"));
    }
}
