//! The record of a request: an append-only, hash-chained log. It writes events and checks them; what they mean is
//! not its business (see `request::facts`).
//!
//! # The file, so that a stranger can verify it
//! `events.jsonl` holds one entry a line, UTF-8 JSON without spaces, each line ended by one line feed (0x0A). The keys
//! stand in this order: `v` (version of the format, 1), `seq` (1, 2, 3 …), `at` (RFC 3339, UTC, milliseconds), `by`
//! (login name), `event` (an object whose first key is `type`), `prev`.
//!
//! The hash of a line is the leaf hash of RFC 6962 section 2.1: SHA-256 over one zero byte and the bytes of the line
//! without its line feed. `prev` is the hash of the line before in lower-case hexadecimal; 64 zeros in the first line.
//! The head of the log is the hash of its last line. The hash covers the bytes as they stand, so nothing needs to be
//! re-encoded:
//!
//! ```sh
//! # The hash of line 7 must be the `prev` of line 8.
//! (printf '\0'; sed -n 7p events.jsonl | tr -d '\n') | sha256sum
//! ```
//!
//! A chain alone cannot show that its end was cut off or that everything after some point was written anew: for that,
//! compare with a size and head noted earlier (a bundle's manifest holds them; see [`Expected`]),
//! or with a signed [`checkpoint`] kept elsewhere ([`keeper`]).
//!
//! An append is acknowledged once the line is on the disk. A crash can leave an unfinished last line, which nobody was
//! told of: opening the log sets it aside in `events.torn-N` and says so with a `repaired` event. Anything else that
//! does not parse or chain is no accident, and is refused.

mod chain;
pub mod checkpoint;
mod clock;
pub mod keeper;
mod log;
mod tree;

pub use chain::{Broken, Expected, Verdict, Verified, entry_of, leaf_hash, locate, read, verify};
pub use checkpoint::{Checkpoint, check_all};
pub use clock::Clock;
pub use keeper::Keeper;
pub use log::{Log, sync_folder};

#[cfg(test)]
mod figures;
#[cfg(test)]
mod tests;
