//! `authctl monitor stack`.

use clap::Args;

use super::screen::Screen;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::monitor::stack::stack;

/// Show what the services of stacks do: tasks, restarts, memory, images.
#[derive(Debug, Args)]
pub(in crate::cli) struct Arguments {
    /// Name of the stack; all when none is named
    stack: Option<String>,
}

/// Runs it.
pub(super) async fn run(arguments: &Arguments, screen: &Screen<'_>) -> Result<Exit> {
    let swarm = screen.run.context.docker.swarm().await?;
    screen.show(async || stack(&swarm, arguments.stack.as_deref()).await).await
}
