//! What workbook parts other than sheets hold, as tables: which elements and attributes of which part are words.

use crate::format::xml::{Malformed, Pull, Step};

/// A kind of part: the end of its content type, a fixed word for it, and where its words stand.
pub struct Part {
    /// End of the content type, lower case.
    pub ending: &'static str,
    /// Fixed word for locators and the reason it is hidden.
    pub what: &'static str,
    /// Element and attribute; an empty attribute stands for the element's text.
    pub told: &'static [(&'static str, &'static str)],
}

/// Parts read by table.
pub const PARTS: &[Part] = &[
    Part {
        ending: "pivotcachedefinition+xml",
        what: "pivot cache",
        told: &[
            ("pivotCacheDefinition", "refreshedBy"),
            ("worksheetSource", "name"),
            ("cacheField", "name"),
            ("cacheField", "caption"),
            ("s", "v"),
            ("d", "v"),
            ("n", "v"),
        ],
    },
    Part { ending: "pivotcacherecords+xml", what: "pivot cache", told: &[("s", "v"), ("d", "v"), ("n", "v")] },
    Part {
        ending: "pivottable+xml",
        what: "pivot table",
        told: &[
            ("pivotField", "name"),
            ("dataField", "name"),
            ("item", "n"),
            ("pageField", "cap"),
            ("customFilter", "val"),
            ("pivotFilter", "stringValue1"),
        ],
    },
    Part {
        ending: "externallink+xml",
        what: "external link",
        told: &[("sheetName", "val"), ("definedName", "name"), ("v", ""), ("ddeLink", "ddeTopic"), ("val", "")],
    },
    Part {
        ending: "connections+xml",
        what: "connection",
        told: &[
            ("connection", "name"),
            ("connection", "description"),
            ("connection", "sourceFile"),
            ("dbPr", "connection"),
            ("dbPr", "command"),
            ("textPr", "sourceFile"),
            ("webPr", "url"),
            ("parameter", "name"),
            ("parameter", "string"),
        ],
    },
    Part {
        ending: "querytable+xml",
        what: "query table",
        told: &[("queryTable", "name"), ("queryTableField", "name"), ("deletedField", "name")],
    },
    Part {
        ending: "table+xml",
        what: "table",
        told: &[
            ("table", "comment"),
            ("tableColumn", "name"),
            ("tableColumn", "totalsRowLabel"),
            ("filter", "val"),
            ("customFilter", "val"),
        ],
    },
    Part { ending: "slicercache+xml", what: "slicer", told: &[("slicerCacheDefinition", "sourceName"), ("i", "n")] },
    Part { ending: "slicer+xml", what: "slicer", told: &[("slicer", "caption")] },
    Part { ending: "timeline+xml", what: "timeline", told: &[("timeline", "caption")] },
    // Those who comment, and those whom they address.
    Part { ending: "person+xml", what: "people", told: &[("person", "displayName"), ("person", "userId")] },
    Part { ending: "controlproperties+xml", what: "form control", told: &[("item", "val")] },
    Part { ending: "usernames+xml", what: "shared workbook users", told: &[("userInfo", "name")] },
    Part { ending: "revisionheaders+xml", what: "change history", told: &[("header", "userName")] },
];

/// Parts that hold nothing anybody wrote.
pub const SILENT: &[&str] = &[
    "theme+xml",
    "themeoverride+xml",
    "calcchain+xml",
    "sheetmetadata+xml",
    "volatiledependencies+xml",
    "chartstyle+xml",
    "chartcolorstyle+xml",
    "relationships+xml",
    "core-properties+xml",
    "extended-properties+xml",
    "custom-properties+xml",
    "customxmlproperties+xml",
    "printersettings",
    "diagramlayout+xml",
    "diagramstyle+xml",
    "diagramcolors+xml",
    "diagramdrawing+xml",
    "digital-signature-xmlsignature+xml",
    "styles+xml",
    "sharedstrings+xml",
    "sheet.main+xml",
    "worksheet+xml",
    "activex+xml",
    "tablesinglecells+xml",
    "richvaluestructure+xml",
    "rdrichvaluestructure+xml",
    "rdrichvaluetypes+xml",
    "macroenabled.main+xml",
    "template.main+xml",
];

/// One comment of a cell.
#[derive(Debug, PartialEq, Eq)]
pub struct Comment {
    /// The cell's reference.
    pub cell: String,
    /// Who wrote it.
    pub author: String,
    /// When, as written; empty in older comments.
    pub date: String,
    /// Its text.
    pub text: String,
}

/// Comments and notes of a sheet (18.7), or threaded comments (MS-XLSX 2.6.203), whose authors `people` names by id.
pub fn comments(part: &str, people: &[(String, String)]) -> (Vec<Comment>, Result<(), Malformed>) {
    let (mut pull, mut out, mut authors) = (Pull::new(part), Vec::new(), Vec::new());
    let ended = read(&mut pull, &mut out, &mut authors, people);
    (out, ended)
}

fn read(
    pull: &mut Pull,
    out: &mut Vec<Comment>,
    authors: &mut Vec<String>,
    people: &[(String, String)],
) -> Result<(), Malformed> {
    while let Some(step) = pull.step()? {
        let Step::Open(tag) = step else { continue };
        match tag.name() {
            "author" => authors.push(pull.inner_text()?),
            "comment" => {
                let index = tag.attr("authorId").and_then(|a| a.parse::<usize>().ok()).unwrap_or(usize::MAX);
                let author = authors.get(index).cloned().unwrap_or_default();
                out.push(Comment {
                    cell: tag.attr("ref").unwrap_or_default(),
                    author,
                    date: String::new(),
                    text: String::new(),
                });
            }
            "threadedComment" => {
                let id = tag.attr("personId").unwrap_or_default();
                let author = people.iter().find(|(i, _)| *i == id).map(|(_, name)| name.clone()).unwrap_or_default();
                let date = tag.attr("dT").unwrap_or_default();
                out.push(Comment { cell: tag.attr("ref").unwrap_or_default(), author, date, text: String::new() });
            }
            "text" => {
                let text = super::strings::rich_or_plain(pull)?;
                if let Some(last) = out.last_mut() {
                    last.text.push_str(&text);
                }
            }
            _ => {}
        }
    }
    Ok(())
}

/// Ids and names of the people who wrote threaded comments.
pub fn people(part: &str) -> Vec<(String, String)> {
    let (mut pull, mut out) = (Pull::new(part), Vec::new());
    while let Ok(Some(step)) = pull.step() {
        if let Step::Open(tag) = step
            && tag.name() == "person"
        {
            out.push((tag.attr("id").unwrap_or_default(), tag.attr("displayName").unwrap_or_default()));
        }
    }
    out
}
