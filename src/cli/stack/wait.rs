//! `authctl stack wait`.

use clap::Args;

use super::chosen;
use crate::cli::Run;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::stack::wait::{Watched, wait};

/// Wait until all services of a stack run.
///
/// Ends with exit code 1 as soon as one of them cannot get there.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// How long to wait until the services run; 5m when it is not given
    #[arg(long, value_name = "DURATION")]
    timeout: Option<String>,
    /// Name of the stack
    stack: String,
}

/// Runs it.
pub(super) async fn run(arguments: &Arguments, run: &Run<'_>) -> Result<Exit> {
    let limit = chosen::limit(arguments.timeout.as_deref())?;
    let swarm = run.context.docker.swarm().await?;
    run.ui.emit(&wait(super::site(run, &swarm), &arguments.stack, limit, Watched::found).await?)
}
