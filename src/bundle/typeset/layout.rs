//! Pages from elements: what goes where. Every piece of text knows the structure element it belongs to.

use super::fonts::Faces;
use super::lines::{Bit, TextLine, lines};
use super::{Element, Look, Run, Style};

/// A4 in points.
pub const PAGE: (f32, f32) = (595.28, 841.89);
/// Left and right margin.
pub const MARGIN: f32 = 62.0;
const TOP: f32 = 58.0;
const BOTTOM: f32 = PAGE.1 - 64.0;
const WIDTH: f32 = PAGE.0 - 2.0 * MARGIN;
/// Distance of base lines against the size.
const LEADING: f32 = 1.36;
const CELL_GAP: f32 = 6.0;
const CELL_SIZE: f32 = 8.4;

/// A structure element of the tagged document.
#[derive(Clone, Debug)]
pub struct Node {
    /// What it is.
    pub kind: NodeKind,
    /// The element it stands in.
    pub parent: Option<usize>,
}

/// Kinds of structure element (PDF 1.7, 14.8.4).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NodeKind {
    /// A heading of a level, with its words.
    Heading(u8, String),
    /// A paragraph.
    Paragraph,
    /// A paragraph that quotes.
    Quote,
    /// A list.
    List,
    /// An item of one.
    Item,
    /// What an item says.
    ItemBody,
    /// A place for a composed page.
    Sheet,
    /// A table.
    Table,
    /// A row of one.
    Row,
    /// A cell that names a column.
    Head,
    /// Any other cell.
    Cell,
}

/// Something on a page.
#[derive(Clone, Debug)]
pub enum Op {
    /// Text of a node, its base line at `y`.
    Text { x: f32, y: f32, bit: Bit, node: usize },
    /// A thin line across, at `y`.
    Rule { y: f32 },
}

/// Where an anchor came to stand.
#[derive(Clone, Debug)]
pub struct Anchor {
    /// Page, from 0.
    pub page: usize,
    /// Distance from the top.
    pub y: f32,
    /// Its bookmark.
    pub bookmark: Option<(u8, String)>,
}

/// Everything laid out.
#[derive(Default)]
pub struct Pages {
    /// The pages.
    pub pages: Vec<Vec<Op>>,
    /// Structure elements, parents first.
    pub nodes: Vec<Node>,
    /// Anchors, in order.
    pub anchors: Vec<Anchor>,
    /// Pages kept free for composed ones, with their number.
    pub sheets: Vec<(usize, usize)>,
    /// Characters missing from the fonts.
    pub missing: usize,
}

/// Lays `elements` out; `anchors` are those of an earlier pass, which page numbers are taken from.
pub fn layout(faces: &Faces, elements: &[Element], anchors: &[Anchor]) -> Pages {
    let mut page = Layout {
        faces,
        known: anchors,
        out: Pages { pages: vec![Vec::new()], ..Pages::default() },
        y: TOP,
        list: None,
    };
    for (n, element) in elements.iter().enumerate() {
        page.element(element, elements.get(n + 1));
    }
    page.out
}

struct Layout<'a> {
    faces: &'a Faces,
    known: &'a [Anchor],
    out: Pages,
    y: f32,
    /// The list that the next item belongs to.
    list: Option<usize>,
}

impl Layout<'_> {
    fn element(&mut self, element: &Element, next: Option<&Element>) {
        if !matches!(element, Element::Paragraph(Style::Item, _)) {
            self.list = None;
        }
        match element {
            Element::Heading(level, runs) => self.heading(*level, runs),
            Element::Paragraph(style, runs) => self.paragraph(*style, runs),
            Element::Table { shares, head, rows } => self.table(shares, head, rows),
            Element::Rule => {
                self.room(12.0);
                self.op(Op::Rule { y: self.y + 4.0 });
                self.y += 12.0;
            }
            Element::Sheet(number, _) => {
                if self.y > TOP {
                    self.new_page();
                }
                self.out.sheets.push((self.out.pages.len() - 1, *number));
                self.node(NodeKind::Sheet, None);
                // Full: whatever follows starts a page.
                self.y = BOTTOM;
            }
            Element::NewPage if self.y > TOP => self.new_page(),
            Element::NewPage => {}
            Element::Anchor(bookmark) => {
                if matches!(next, Some(Element::Heading(..))) {
                    self.room(60.0);
                }
                self.out.anchors.push(Anchor { page: self.out.pages.len() - 1, y: self.y, bookmark: bookmark.clone() });
            }
        }
    }

    fn heading(&mut self, level: u8, runs: &[Run]) {
        let size = [17.0, 12.5, 10.5][usize::from(level.clamp(1, 3)) - 1];
        let bold: Vec<Run> = runs
            .iter()
            .map(|r| if r.look == Look::Plain { Run { look: Look::Bold, ..r.clone() } } else { r.clone() })
            .collect();
        let bold = self.settable(&bold);
        let words = bold.iter().map(|r| r.text.as_str()).collect::<String>();
        if self.y > TOP {
            self.y += size * 0.7;
        }
        self.room(size * 4.0);
        let node = self.node(NodeKind::Heading(level.clamp(1, 3), words), None);
        self.text(&bold, size, 0.0, 0.0, node);
        self.y += size * 0.35;
    }

    fn paragraph(&mut self, style: Style, runs: &[Run]) {
        let (size, indent, hang, after) = match style {
            Style::Body => (10.0, 0.0, 0.0, 5.5),
            Style::Quoted => (9.4, 14.0, 0.0, 4.5),
            Style::Small => (CELL_SIZE, 0.0, 0.0, 3.5),
            Style::Field => (9.6, 0.0, 16.0, 1.5),
            Style::Item => (10.0, 0.0, 7.5, 4.5),
        };
        let runs = self.settable(runs);
        let node = match style {
            Style::Item => self.item(),
            Style::Quoted => self.node(NodeKind::Quote, None),
            _ => self.node(NodeKind::Paragraph, None),
        };
        self.text(&runs, size, indent, hang, node);
        self.y += after;
    }

    /// The node for what the next item of a list says.
    fn item(&mut self) -> usize {
        let list = match self.list {
            Some(list) => list,
            None => self.node(NodeKind::List, None),
        };
        self.list = Some(list);
        let item = self.node(NodeKind::Item, Some(list));
        self.node(NodeKind::ItemBody, Some(item))
    }

    fn text(&mut self, runs: &[Run], size: f32, indent: f32, hang: f32, node: usize) {
        let all = lines(self.faces, runs, size, WIDTH - indent, hang);
        let orphan = all.len() > 2;
        for (n, line) in all.into_iter().enumerate() {
            self.room(size * LEADING * if orphan && n == 0 { 2.0 } else { 1.0 });
            self.line(line, size, MARGIN + indent, self.y, node);
            self.y += size * LEADING;
        }
    }

    /// Puts a line whose top is at `top`.
    fn line(&mut self, line: TextLine, size: f32, left: f32, top: f32, node: usize) {
        for bit in line {
            self.op(Op::Text { x: left + bit.x, y: top + size * 1.02, bit, node });
        }
    }

    fn table(&mut self, shares: &[f32], head: &[String], rows: &[Vec<Vec<Run>>]) {
        let table = self.node(NodeKind::Table, None);
        let whole: f32 = shares.iter().sum::<f32>().max(0.01);
        let widths: Vec<f32> = shares.iter().map(|s| s / whole * WIDTH).collect();
        let head: Vec<Vec<Run>> = head.iter().map(|h| vec![Run::new(Look::Bold, h.as_str())]).collect();
        self.row(&widths, &head, NodeKind::Head, table, &head);
        for row in rows {
            self.row(&widths, row, NodeKind::Cell, table, &head);
        }
        self.y += 6.0;
    }

    /// One row. A row that does not fit starts a page under a repeated head; a row taller than a page goes over several.
    fn row(&mut self, widths: &[f32], cells: &[Vec<Run>], kind: NodeKind, table: usize, head: &[Vec<Run>]) {
        let set: Vec<Vec<TextLine>> = cells
            .iter()
            .zip(widths)
            .map(|(cell, width)| {
                let cell = self.settable(cell);
                lines(self.faces, &cell, CELL_SIZE, width - CELL_GAP, 0.0)
            })
            .collect();
        let step = CELL_SIZE * LEADING;
        let tallest = set.iter().map(Vec::len).max().unwrap_or(0);
        let fits = ((BOTTOM - self.y) / step) as usize;
        if kind == NodeKind::Cell && tallest > fits && self.y > TOP + 3.0 * step {
            self.new_page();
            self.row(widths, head, NodeKind::Head, table, head);
        } else if kind == NodeKind::Head {
            self.room(step * 3.0);
        }
        let row = self.node(NodeKind::Row, Some(table));
        let nodes: Vec<usize> = set.iter().map(|_| self.node(kind.clone(), Some(row))).collect();
        for n in 0..tallest {
            self.room(step);
            let mut left = MARGIN;
            for ((cell, width), node) in set.iter().zip(widths).zip(&nodes) {
                if let Some(line) = cell.get(n) {
                    self.line(line.clone(), CELL_SIZE, left, self.y, *node);
                }
                left += width;
            }
            self.y += step;
        }
        self.op(Op::Rule { y: self.y + 1.5 });
        self.y += 4.0;
    }

    /// Page numbers filled in and characters made settable. An empty cell keeps a space, for the reader's sake.
    fn settable(&mut self, runs: &[Run]) -> Vec<Run> {
        runs.iter()
            .map(|run| {
                let text = match run.page_of {
                    Some(n) => self.known.get(n).map_or_else(|| "0000".into(), |a| format!("{:04}", a.page + 1)),
                    None => self.faces.settable(&run.text, &mut self.out.missing),
                };
                Run { text, ..run.clone() }
            })
            .collect()
    }

    fn node(&mut self, kind: NodeKind, parent: Option<usize>) -> usize {
        self.out.nodes.push(Node { kind, parent });
        self.out.nodes.len() - 1
    }

    fn op(&mut self, op: Op) {
        if let Some(page) = self.out.pages.last_mut() {
            page.push(op);
        }
    }

    fn room(&mut self, height: f32) {
        if self.y + height > BOTTOM && self.y > TOP {
            self.new_page();
        }
    }

    fn new_page(&mut self) {
        self.out.pages.push(Vec::new());
        self.y = TOP;
    }
}
