//! How text is set: what that hides, and what it makes a heading.

use super::super::paragraph::Layer;
use super::{Holder, Story};
use crate::format::xml::Tag;

impl Story<'_> {
    pub(super) fn layer(&self) -> Layer {
        let shaded = self.shaded_cell
            || self.tables.iter().any(|t| t.styled)
            || self.holders.iter().any(|h| matches!(h, Holder::Box(..)))
            || self.paragraphs.last().is_some_and(|p| p.shaded);
        match self.runs.last() {
            _ if self.deleted > 0 => Layer::Deleted,
            Some(run) if run.vanish => Layer::Vanished,
            Some(run) if run.white && !run.shaded && !shaded => Layer::White,
            _ if self.inserted > 0 => Layer::Inserted,
            _ => Layer::Shown,
        }
    }

    pub(super) fn paragraph_style(&mut self, tag: &Tag) {
        let value = tag.attr("val").unwrap_or_default();
        let Some(paragraph) = self.paragraphs.last_mut().filter(|_| self.old_properties == 0) else { return };
        if tag.name() == "pStyle" {
            paragraph.heading = self.styles.heading(&value);
            paragraph.vanish = self.styles.vanish(&value);
        } else {
            paragraph.heading = value != "9";
        }
    }

    /// Formatting of a run, a shaded paragraph or cell, a table's style.
    pub(super) fn format(&mut self, tag: &Tag) {
        if self.old_properties > 0 {
            return;
        }
        let value = tag.attr("val").unwrap_or_default();
        let shading = tag.name() == "highlight" || (tag.name() == "shd" && paints(tag));
        match tag.name() {
            "tblStyle" => {
                if let Some(table) = self.tables.last_mut() {
                    table.styled = true;
                }
            }
            _ if self.properties == 0 && self.paragraph_properties > 0 => {
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.shaded |= shading;
                }
            }
            _ if self.properties == 0 => self.shaded_cell |= shading,
            _ if self.paragraph_properties > 0 => {}
            name => {
                let hidden_style = name == "rStyle" && self.styles.vanish(&value);
                let Some(run) = self.runs.last_mut() else { return };
                match name {
                    "vanish" | "specVanish" => run.vanish = tag.toggled(),
                    "rStyle" => run.vanish |= hidden_style,
                    "color" => run.white = value.eq_ignore_ascii_case("ffffff"),
                    _ => run.shaded |= shading,
                }
            }
        }
    }
}

/// True where a shading gives another ground than white.
fn paints(tag: &Tag) -> bool {
    let fill = tag.attr("fill").unwrap_or_default().to_ascii_lowercase();
    let pattern = tag.attr("val").unwrap_or_default();
    !(matches!(fill.as_str(), "" | "auto" | "ffffff") && matches!(pattern.as_str(), "" | "clear" | "nil"))
}
