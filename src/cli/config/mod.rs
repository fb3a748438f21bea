//! `authctl config`.

mod check;
mod init;
mod path;
mod show;

use clap::Subcommand;

use super::Run;
use crate::error::Result;
use crate::exit::Exit;

/// Verbs of `authctl config`.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Print every value and where it came from
    Show(show::Arguments),
    /// Say whether the configuration is sound, without contacting anything
    Check(check::Arguments),
    /// Write a first `authctl.toml` with every key explained
    Init(init::Arguments),
    /// Print where configuration files are looked for
    Path(path::Arguments),
}

impl Command {
    /// Whether it finds, judges or replaces a configuration that does not load.
    pub(super) fn does_without_configuration(&self) -> bool {
        !matches!(self, Self::Show(_))
    }
}

/// Runs one of them.
pub(super) async fn run(command: Command, run: &Run<'_>) -> Result<Exit> {
    match command {
        Command::Show(arguments) => show::run(&arguments, run),
        Command::Check(arguments) => check::run(&arguments, run),
        Command::Init(arguments) => init::run(&arguments, run).await,
        Command::Path(arguments) => path::run(&arguments, run),
    }
}
