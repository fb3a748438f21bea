//! `authctl stack ls`.

use clap::Args;

use crate::cli::Run;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::stack::ls;

/// List the stacks of the swarm.
#[derive(Debug, Args)]
pub(crate) struct Arguments {}

/// Runs it.
pub(super) async fn run(_arguments: &Arguments, run: &Run<'_>) -> Result<Exit> {
    let swarm = run.context.docker.swarm().await?;
    run.ui.emit(&ls::list(&swarm).await?)
}
