//! The thin binary: parse, run, print error and hint, exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    dsar::cli::main(std::env::args_os())
}
