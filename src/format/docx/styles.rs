//! What the styles part says that reading needs: which styles are headings and which hide their text.

use crate::format::xml::{Pull, Step};
use std::collections::HashMap;

/// One style.
#[derive(Clone, Default)]
struct Style {
    parent: String,
    heading: Option<bool>,
    vanish: Option<bool>,
}

/// The styles of a document by id (ECMA-376 part 1, 17.7.4.17).
#[derive(Default)]
pub struct Styles(HashMap<String, Style>);

impl Styles {
    /// Reads the part as far as it is well-formed.
    pub fn parse(part: &str) -> Styles {
        let (mut pull, mut styles) = (Pull::new(part), Styles::default());
        let (mut id, mut style) = (String::new(), Style::default());
        while let Ok(Some(step)) = pull.step() {
            match step {
                Step::Open(tag) => match tag.name() {
                    "style" => (id, style) = (tag.attr("styleId").unwrap_or_default(), Style::default()),
                    "name" => {
                        let name = tag.attr("val").unwrap_or_default().to_lowercase();
                        if name == "title" || name.strip_prefix("heading ").is_some_and(|n| n.parse::<u8>().is_ok()) {
                            style.heading = Some(true);
                        }
                    }
                    "basedOn" => style.parent = tag.attr("val").unwrap_or_default(),
                    "outlineLvl" => style.heading = Some(tag.attr("val").is_some_and(|v| v != "9")),
                    "vanish" => style.vanish = Some(tag.toggled()),
                    _ => {}
                },
                Step::Close(name) if name == "style" => drop(styles.0.insert(std::mem::take(&mut id), style.clone())),
                _ => {}
            }
        }
        styles
    }

    /// True where the style, or one it is based on, is a heading.
    pub fn heading(&self, id: &str) -> bool {
        self.inherited(id, |s| s.heading)
    }

    /// True where the style hides its text.
    pub fn vanish(&self, id: &str) -> bool {
        self.inherited(id, |s| s.vanish)
    }

    fn inherited(&self, id: &str, of: impl Fn(&Style) -> Option<bool>) -> bool {
        let mut id = id;
        for _ in 0..20 {
            let Some(style) = self.0.get(id) else { return false };
            if let Some(value) = of(style) {
                return value;
            }
            id = &style.parent;
        }
        false
    }
}
