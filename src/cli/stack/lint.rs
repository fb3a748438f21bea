//! `authctl stack lint`.

use clap::{Args, ValueEnum};

use super::chosen::load_any;
use super::sources::Files;
use crate::cli::Run;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::stack::lint;

/// Find what may hurt in a stack, without asking an engine
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    files: Files,
    /// How many nodes the swarm has; unless it is said, rules reckon with several
    #[arg(long, value_name = "COUNT")]
    nodes: Option<usize>,
    /// The least finding that ends the run with exit code 3
    #[arg(long, value_enum, value_name = "VERDICT", default_value_t)]
    fail_on: FailOn,
    /// Shipped stack to look at where no file is named: `postgres` or `redis`
    #[arg(conflicts_with = "named")]
    stack: Option<String>,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum FailOn {
    /// Anything worth a look
    #[default]
    Warn,
    /// What is certain to hurt
    Bad,
}

/// Runs it.
pub(super) fn run(arguments: &Arguments, run: &Run<'_>) -> Result<Exit> {
    let fail_on = match arguments.fail_on {
        FailOn::Warn => lint::FailOn::Warn,
        FailOn::Bad => lint::FailOn::Bad,
    };
    let loaded = load_any(&arguments.files, arguments.stack.as_deref(), run)?;
    run.ui.emit(&lint::lint(&loaded, arguments.nodes, fail_on))
}
