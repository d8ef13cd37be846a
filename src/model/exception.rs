//! An exception: a file, or a part of one, that could not be searched. A fact, not an error.

use super::Locator;
use serde::{Deserialize, Serialize};

/// Why something could not be searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ExceptionKind {
    /// Protected by a password that is not configured.
    Encrypted,
    /// Damaged: the reader could not make sense of it.
    Corrupt,
    /// Read, and it holds no text at all.
    NoText,
    /// Pictures of text that only character recognition could read.
    NeedsOcr,
    /// Larger than the limit, on disk or once unpacked.
    TooLarge,
    /// Not finished within the time limit.
    TimedOut,
    /// A format that is not read.
    Unsupported,
    /// Some of it was read, not all.
    PartlyRead,
    /// The file could not be opened (permissions, input/output error).
    Unreadable,
    /// The reader died of it.
    Crashed,
}

impl ExceptionKind {
    /// Every kind.
    pub const ALL: [ExceptionKind; 10] = {
        use ExceptionKind::*;
        [Encrypted, Corrupt, NoText, NeedsOcr, TooLarge, TimedOut, Unsupported, PartlyRead, Unreadable, Crashed]
    };

    /// The stable word used in files and output.
    pub fn word(self) -> &'static str {
        match self {
            ExceptionKind::Encrypted => "encrypted",
            ExceptionKind::Corrupt => "corrupt",
            ExceptionKind::NoText => "no_text",
            ExceptionKind::NeedsOcr => "needs_ocr",
            ExceptionKind::TooLarge => "too_large",
            ExceptionKind::TimedOut => "timed_out",
            ExceptionKind::Unsupported => "unsupported",
            ExceptionKind::PartlyRead => "partly_read",
            ExceptionKind::Unreadable => "unreadable",
            ExceptionKind::Crashed => "crashed",
        }
    }

    /// The kind a stable word stands for.
    pub fn from_word(word: &str) -> Option<ExceptionKind> {
        ExceptionKind::ALL.into_iter().find(|k| k.word() == word)
    }

    /// What a person can do about it, in plain English.
    pub fn remedy(self) -> &'static str {
        match self {
            ExceptionKind::Encrypted => {
                "ask the custodian for the password (it goes into limits.passwords in dsar.toml) or an open copy, and index again; or open it by hand"
            }
            ExceptionKind::Corrupt => {
                "open it in the program that made it and save it anew, or restore it from a backup; then index again"
            }
            ExceptionKind::NoText => "open it by hand, and settle it with what you saw",
            ExceptionKind::NeedsOcr => {
                "read it by hand; or, where `dsar status` says that tesseract is missing, install it and index again"
            }
            ExceptionKind::TooLarge => {
                "raise limits.megabytes_per_file, limits.megabytes_read_whole or limits.megabytes_unpacked in dsar.toml and index again, or read it by hand"
            }
            ExceptionKind::TimedOut => {
                "index again, which tries it once more; if it stays, raise limits.seconds_per_file in dsar.toml, or read it by hand"
            }
            ExceptionKind::Unsupported => {
                "open it by hand, or save it in a format that is read (see README) and index again"
            }
            ExceptionKind::PartlyRead => "open it and read the named part by hand",
            ExceptionKind::Unreadable => "check the file's permissions and the disk, then index again",
            ExceptionKind::Crashed => {
                "index again, which tries it once more; if it stays, read it by hand, and report the reader's failure to the makers of dsar"
            }
        }
    }
}

/// One exception at one place of an item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exception {
    /// Why.
    pub kind: ExceptionKind,
    /// Which part; [`Locator::Whole`] for all of it.
    pub locator: Locator,
    /// A plain sentence of ours; never text of the document.
    pub detail: String,
}

impl Exception {
    /// An exception of the whole item.
    pub fn whole(kind: ExceptionKind, detail: impl Into<String>) -> Exception {
        Exception { kind, locator: Locator::Whole, detail: detail.into() }
    }

    /// An exception of one part.
    pub fn at(locator: Locator, kind: ExceptionKind, detail: impl Into<String>) -> Exception {
        Exception { kind, locator, detail: detail.into() }
    }
}
