//! `authctl stack config`.

use clap::Args;

use super::chosen::load_any;
use super::sources::Files;
use crate::cli::Run;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::stack::Config;

/// Print the Compose files merged, with their variables filled in
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    files: Files,
    /// Shipped stack to print where no file is named: `postgres` or `redis`
    #[arg(conflicts_with = "named")]
    stack: Option<String>,
}

/// Runs it.
pub(super) fn run(arguments: &Arguments, run: &Run<'_>) -> Result<Exit> {
    let config = Config::of(&load_any(&arguments.files, arguments.stack.as_deref(), run)?);
    run.ui.emit_or_text(&config, config.yaml())
}
