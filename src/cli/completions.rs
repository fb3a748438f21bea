//! `authctl completions`.

use clap::{Args, CommandFactory};
use clap_complete::{Shell, generate};

use super::Cli;
use crate::error::{Error, Result};
use crate::exit::Exit;
use crate::ui::Ui;

/// Print the completion script of a shell.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The shell that reads it
    #[arg(value_enum, value_name = "SHELL")]
    shell: Shell,
}

/// Runs it.
pub(super) fn run(arguments: &Arguments, ui: &Ui) -> Result<Exit> {
    let mut script = Vec::new();
    generate(arguments.shell, &mut Cli::command(), "authctl", &mut script);
    let script = String::from_utf8(script)
        .map_err(|error| Error::bug("the completion script is no text").caused_by(&error))?;
    ui.emit_text(&script)
}
