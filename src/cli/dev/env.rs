//! `authctl dev env`.

use clap::Args;

use crate::cli::Run;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::dev::{Dev, env};

/// Print the variables that lead other programs to the throwaway servers.
///
/// For a shell: eval "$(authctl dev env)".
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Print the passwords instead of the names of their files
    #[arg(long)]
    show_secrets: bool,
}

/// Runs it.
pub(super) fn run(arguments: &Arguments, run: &Run<'_>, dev: &Dev) -> Result<Exit> {
    let variables = env::variables(dev, arguments.show_secrets)?;
    run.ui.emit_or_text(&variables, &variables.for_shell())
}
