//! A rectangle drawn by hand on a page or a picture, and what it takes away.

use super::{ExemptionCode, Span};
use serde::{Deserialize, Serialize};

/// An upright rectangle in ten-thousandths of a page's width and height, from its top left corner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(from = "[u16; 4]", into = "[u16; 4]")]
pub struct Area {
    /// Left edge.
    pub left: u16,
    /// Upper edge.
    pub top: u16,
    /// Right edge.
    pub right: u16,
    /// Lower edge.
    pub bottom: u16,
}

impl Area {
    /// The far edge of a page.
    pub const END: u16 = 10_000;
    /// The whole page.
    pub const WHOLE: Area = Area { left: 0, top: 0, right: Area::END, bottom: Area::END };

    /// The rectangle with these edges, cut to the page; `None` where nothing is left of it.
    pub fn new(left: f64, top: f64, right: f64, bottom: f64) -> Option<Area> {
        let at = |v: f64, up: bool| {
            let v = v * f64::from(Area::END);
            // Outwards: what the reviewer meant to cover is covered.
            let v = if up { (v - 1e-6).ceil() } else { (v + 1e-6).floor() };
            v.clamp(0.0, f64::from(Area::END)) as u16
        };
        let area =
            Area { left: at(left, false), top: at(top, false), right: at(right, true), bottom: at(bottom, true) };
        (area.left < area.right && area.top < area.bottom).then_some(area)
    }

    /// Its edges on a page of that size: `x0, y0, x1, y1`.
    pub fn on(self, width: f64, height: f64) -> [f64; 4] {
        let part = |v: u16, of: f64| f64::from(v) / f64::from(Area::END) * of;
        [part(self.left, width), part(self.top, height), part(self.right, width), part(self.bottom, height)]
    }

    /// True for the whole page.
    pub fn is_whole(self) -> bool {
        self == Area::WHOLE
    }
}

impl From<[u16; 4]> for Area {
    fn from([left, top, right, bottom]: [u16; 4]) -> Area {
        Area { left, top, right, bottom }
    }
}

impl From<Area> for [u16; 4] {
    fn from(a: Area) -> [u16; 4] {
        [a.left, a.top, a.right, a.bottom]
    }
}

impl std::fmt::Display for Area {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let part = |v: u16| format!("{}%", f64::from(v) / 100.0);
        let (w, h) = (self.right.saturating_sub(self.left), self.bottom.saturating_sub(self.top));
        write!(f, "x={},y={},w={},h={}", part(self.left), part(self.top), part(w), part(h))
    }
}

/// A rectangle that a reviewer drew on the page of a unit, or on a picture.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandBox {
    /// Keyed hash of the file and page it was drawn on: on any other it covers nothing, and that page does not go out.
    pub of: String,
    /// Page of the document, from 1.
    pub page: u32,
    /// Where.
    pub area: Area,
    /// Under which exemption; `None` takes the box away again.
    pub exemption: Option<ExemptionCode>,
    /// What of the unit's text lies under it: it goes too, however the unit is set.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub spans: Vec<Span>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_area_keeps_to_its_page_and_covers_what_was_meant() {
        let area = Area::new(0.1, 0.40001, 0.4, 2.0).unwrap();
        assert_eq!(<[u16; 4]>::from(area), [1000, 4000, 4000, 10_000]);
        assert_eq!(area.on(600.0, 800.0), [60.0, 320.0, 240.0, 800.0]);
        assert_eq!(area.to_string(), "x=10%,y=40%,w=30%,h=60%");
        assert!(Area::new(0.5, 0.5, 0.5, 0.6).is_none() && Area::new(1.2, 0.0, 1.4, 1.0).is_none());
    }
}
