//! Why the rest of a large file is left unread.

use crate::model::ExceptionKind;

/// Items of one file; what is beyond is an exception.
pub(super) const MAX_ITEMS: u32 = 4_000_000;

/// Why the rest is left unread.
#[derive(Clone, Copy)]
pub(super) enum Stop {
    /// Nobody takes items any more.
    Closed,
    Bytes,
    Items,
    Failures,
}

impl Stop {
    pub(super) fn told(self, number: u64) -> (ExceptionKind, String) {
        let rest = format!("members from about number {} on were not read", number + 1);
        match self {
            Stop::Closed => (ExceptionKind::PartlyRead, rest),
            Stop::Bytes => {
                (ExceptionKind::TooLarge, format!("the members together unpack to more than the limit: {rest}"))
            }
            Stop::Items => (ExceptionKind::TooLarge, format!("more than {MAX_ITEMS} documents in one file: {rest}")),
            Stop::Failures => {
                (ExceptionKind::TimedOut, format!("too many members took too long or ended their readers: {rest}"))
            }
        }
    }
}
