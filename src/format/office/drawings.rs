//! Words of drawings: text of shapes, charts and diagrams, and alternative texts.

use super::super::xml::{Malformed, Pull, Step, Tag};

/// Text of a DrawingML part (shape text, chart titles and cached values, diagram points): paragraphs as lines, then the
/// alternative text of shapes.
pub fn drawing_text(part: &str) -> (Vec<String>, Vec<String>, Result<(), Malformed>) {
    let mut drawing = Drawing::default();
    let ended = drawing.read(part);
    flush(&mut drawing.line, &mut drawing.lines);
    (drawing.lines, drawing.alternatives, ended)
}

#[derive(Default)]
struct Drawing {
    lines: Vec<String>,
    alternatives: Vec<String>,
    line: String,
}

impl Drawing {
    fn read(&mut self, part: &str) -> Result<(), Malformed> {
        let mut pull = Pull::new(part);
        while let Some(step) = pull.step()? {
            match step {
                Step::Open(tag) => match tag.name() {
                    "t" | "v" => self.line.push_str(&pull.inner_text()?),
                    "br" | "tab" => self.line.push(' '),
                    "cNvPr" | "docPr" => self.alternatives.extend(alternative(&tag)),
                    _ => {}
                },
                Step::Close(name) if matches!(name.as_str(), "p" | "pt") => flush(&mut self.line, &mut self.lines),
                _ => {}
            }
        }
        Ok(())
    }
}

fn flush(line: &mut String, lines: &mut Vec<String>) {
    let text = std::mem::take(line);
    if !text.trim().is_empty() {
        lines.push(text);
    }
}

/// Names that programs give to drawings by themselves.
const AUTOMATIC: &[&str] = &[
    "picture",
    "image",
    "grafik",
    "graphic",
    "text box",
    "textbox",
    "rectangle",
    "straight",
    "chart",
    "diagram",
    "object",
    "group",
    "shape",
    "autoshape",
    "oval",
    "line",
    "content placeholder",
    "title",
    "subtitle",
    "text placeholder",
    "table",
    "footer placeholder",
    "slide number placeholder",
    "date placeholder",
    "picture placeholder",
    "freeform",
    "connector",
    "arrow",
    "right arrow",
    "word art",
    "wordart",
    "comment",
    "canvas",
    "frame",
    "drawing",
    "slide image placeholder",
    "notes placeholder",
    "header placeholder",
    "bild",
    "text frame",
    "textfeld",
    "rounded rectangle",
    "foliennummernplatzhalter",
    "platzhalter",
    "inhaltsplatzhalter",
    "titel",
    "untertitel",
    "slide number",
    "datumsplatzhalter",
    "fußzeilenplatzhalter",
    "ellipse",
    "control",
    "drop down",
    "check box",
    "button",
    "list box",
    "option button",
];

/// What a drawing's properties say in words: title, description, and a name that no program made up.
pub fn alternative(tag: &Tag) -> Option<String> {
    let name = tag.attr("name").unwrap_or_default();
    let stem = name.trim_end_matches(|c: char| c.is_ascii_digit() || c.is_whitespace()).to_lowercase();
    let automatic = stem.is_empty() || AUTOMATIC.iter().any(|a| stem == *a || stem.starts_with(&format!("{a} ")));
    let mut said: Vec<String> = Vec::new();
    for text in [(!automatic).then_some(name), tag.attr("title"), tag.attr("descr")].into_iter().flatten() {
        if !text.trim().is_empty() && !said.contains(&text) {
            said.push(text);
        }
    }
    (!said.is_empty()).then(|| said.join("\n"))
}
