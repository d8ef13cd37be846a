//! All tests that need the built program or the whole source tree; the rest stand beside the code.
// A test that cannot go on may stop where it stands, and says what it skips.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout, clippy::print_stderr)]

mod architecture;
mod cli;
mod formats;
mod grown;
mod large;
mod organisation;
mod pages;
mod people;
mod pinned;
mod records;
