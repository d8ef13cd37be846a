//! All tests that need the built program or the whole source tree; the rest stand beside the code.

mod architecture;
mod cli;
mod formats;
mod organisation;
