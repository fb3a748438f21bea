//! `authctl stack services`.

use clap::Args;

use crate::cli::Run;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::stack::services;

/// List the services of a stack.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Name of the stack
    stack: String,
}

/// Runs it.
pub(super) async fn run(arguments: &Arguments, run: &Run<'_>) -> Result<Exit> {
    let swarm = run.context.docker.swarm().await?;
    run.ui.emit(&services::list(&swarm, &arguments.stack).await?)
}
