//! All tests that need the built program or the whole source tree; the rest stand beside the code.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test that cannot go on stops, and prints what it measured"
)]

mod architecture;
mod formats;
mod organisation;
