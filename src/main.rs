//! Parse, run, exit.

use std::process::ExitCode;

fn main() -> ExitCode {
    authctl::cli::main(std::env::args_os()).into()
}
