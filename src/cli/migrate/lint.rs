//! `authctl migrate lint`.

use clap::Args;

use super::Variables;
use crate::cli::Run;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::migrate::lint::{Wishes, lint};

/// Find what may hurt in the migrations that are pending.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Look at the migrations that are applied too
    #[arg(long)]
    all: bool,
    /// Look at every migration without asking a database
    #[arg(long)]
    offline: bool,
    /// Follow rules of taste too
    #[arg(long)]
    style: bool,
    #[command(flatten)]
    variables: Variables,
}

/// Runs it.
pub(super) async fn run(arguments: &Arguments, run: &Run<'_>) -> Result<Exit> {
    let source = super::source(run, &arguments.variables);
    let postgres = (!arguments.offline).then_some(&run.context.postgres);
    let wishes = Wishes { all: arguments.all, style: arguments.style };
    run.ui.emit(&lint(postgres, &source, &wishes).await?)
}
