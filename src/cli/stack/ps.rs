//! `authctl stack ps`.

use clap::Args;

use crate::cli::Run;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::stack::ps;

/// List the tasks of a stack, with all of what is wrong with them.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Also tasks that others have taken the place of
    #[arg(short, long)]
    all: bool,
    /// Name of the stack
    stack: String,
}

/// Runs it.
pub(super) async fn run(arguments: &Arguments, run: &Run<'_>) -> Result<Exit> {
    let swarm = run.context.docker.swarm().await?;
    run.ui.emit(&ps::list(&swarm, &arguments.stack, arguments.all).await?)
}
