//! Control words of RTF that matter for its text: destinations, characters, charsets of fonts.

use super::reader::Beside;

/// Where the text of a group goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Destination {
    /// Running text.
    Body,
    /// Nowhere: tables of styles, pictures, data.
    Skip,
    /// The font table, read for its charsets.
    Fonts,
    /// A note or property.
    Beside(Beside),
    /// Markup of HTML wrapped into RTF.
    HtmlTag,
    /// Where the group around it goes.
    Inherit,
    /// A file of its own, in hexadecimal digits: a picture or an object.
    File(FileKind),
}

/// What a file within the text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// A picture, of the kind that control words tell.
    Picture,
    /// An object as programs hand it on ([MS-OLEDS] 2.2).
    Object,
}

/// The destination a control word opens.
pub fn destination(word: &str) -> Option<Destination> {
    use Beside::{Hidden, Note, Property};
    use Destination::{Body, Fonts, HtmlTag, Inherit, Skip};
    Some(match word {
        "fonttbl" => Fonts,
        "colortbl" | "stylesheet" | "themedata" | "datastore" | "listtable" | "listoverridetable" | "rsidtbl"
        | "nonshppict" | "filetbl" | "sp" | "generator" | "panose" | "falt" | "private" | "xe" | "tc" | "atnref"
        | "atrfstart" | "atrfend" | "objclass" | "template" | "ud" | "mmathPr" | "wgrffmtfilter" => Skip,
        "info" | "shpinst" | "shptxt" | "shprslt" | "shp" | "fldrslt" | "field" | "object" | "result" | "upr"
        | "listtext" | "pntext" | "userprops" | "shppict" | "pn" => Inherit,
        "pict" => Destination::File(FileKind::Picture),
        "objdata" => Destination::File(FileKind::Object),
        "rtf" => Body,
        "htmltag" | "mhtmltag" => {
            if word == "htmltag" {
                HtmlTag
            } else {
                Skip
            }
        }
        "footnote" | "header" | "headerl" | "headerr" | "headerf" | "footer" | "footerl" | "footerr" | "footerf"
        | "ftnsep" | "annotation" => Destination::Beside(Note),
        "atnauthor" | "atnid" => Destination::Beside(Hidden("comment author")),
        "fldinst" => Destination::Beside(Hidden("field code")),
        "revtbl" => Destination::Beside(Hidden("revision authors")),
        "docvar" | "staticval" | "propname" => Destination::Beside(Hidden("document variable")),
        "bkmkstart" => Destination::Beside(Hidden("bookmark")),
        "bkmkend" => Skip,
        "title" => Destination::Beside(Property("title")),
        "subject" => Destination::Beside(Property("subject")),
        "author" => Destination::Beside(Property("author")),
        "operator" => Destination::Beside(Property("last author")),
        "manager" => Destination::Beside(Property("manager")),
        "company" => Destination::Beside(Property("company")),
        "category" => Destination::Beside(Property("category")),
        "keywords" => Destination::Beside(Property("keywords")),
        "doccomm" | "comment" => Destination::Beside(Property("comment")),
        "hlinkbase" => Destination::Beside(Property("link base")),
        _ => return None,
    })
}

/// The characters a control word stands for.
pub fn text_of(word: &str) -> Option<&'static str> {
    Some(match word {
        "par" | "line" | "row" | "sect" | "page" | "nestrow" | "column" => "\n",
        "tab" | "cell" | "nestcell" => "\t",
        "emdash" => "—",
        "endash" => "–",
        "emspace" | "enspace" | "qmspace" => " ",
        "bullet" => "•",
        "lquote" => "‘",
        "rquote" => "’",
        "ldblquote" => "“",
        "rdblquote" => "”",
        "zwj" | "zwnj" | "zwbo" | "zwnbo" | "ltrmark" | "rtlmark" => "",
        _ => return None,
    })
}

/// The Windows code page of a font's `\fcharset`; `None` for those that follow the document.
pub fn code_page_of_charset(charset: i32) -> Option<u32> {
    Some(match charset {
        0 => 1252,
        77 => 10000,
        128 => 932,
        129 => 949,
        130 => 1361,
        134 => 936,
        136 => 950,
        161 => 1253,
        162 => 1254,
        163 => 1258,
        177 => 1255,
        178 => 1256,
        186 => 1257,
        204 => 1251,
        222 => 874,
        238 => 1250,
        254 => 437,
        255 => 850,
        _ => return None,
    })
}
