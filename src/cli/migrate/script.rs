//! `authctl migrate script`.

use clap::{Args, ValueEnum};

use super::Variables;
use crate::cli::Run;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::migrate::script::{self, Span};

/// Print the migrations as a script that can be run again and again
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Begin behind this version, which has to be applied already; 0 is before the first
    #[arg(long, value_name = "VERSION")]
    from: Option<i64>,
    /// Stop after this version
    #[arg(long, value_name = "VERSION")]
    to: Option<i64>,
    /// What is to run it
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t)]
    format: Format,
    #[command(flatten)]
    variables: Variables,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Format {
    /// For psql, which can also run files outside of a transaction
    #[default]
    Psql,
    /// For any driver that speaks SQL: each migration is one statement, a DO block
    Do,
}

impl From<Format> for script::Format {
    fn from(format: Format) -> Self {
        match format {
            Format::Psql => Self::Psql,
            Format::Do => Self::Do,
        }
    }
}

/// Runs it.
pub(super) fn run(arguments: &Arguments, run: &Run<'_>) -> Result<Exit> {
    let source = super::source(run, &arguments.variables);
    let span = Span { from: arguments.from, to: arguments.to };
    let script = script::script(&source, span, arguments.format.into())?;
    run.ui.emit_or_text(&script, script.text())
}
