//! `authctl stack diff`.

use clap::Args;

use super::chosen::Chosen;
use super::prepare::Prepared;
use super::sources::Files;
use super::wishes::Wishes;
use crate::cli::Run;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::stack::{Diff, plan};

/// Show what a deployment would change.
///
/// Ends with exit code 3 when there is something, or when something is in the way of a deployment. Nothing is changed.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    files: Files,
    #[command(flatten)]
    wishes: Wishes,
    /// Name of the stack
    stack: String,
}

/// Runs it.
pub(super) async fn run(arguments: &Arguments, run: &Run<'_>) -> Result<Exit> {
    let stack = arguments.stack.as_str();
    let files = Chosen::of(&arguments.files, stack, run)?;
    let wishes = plan::Wishes { compares: true, ..arguments.wishes.of(run) };
    let wishes = (wishes, arguments.wishes.plain_names);
    let swarm = run.context.docker.swarm().await?;
    let prepared = Prepared::new(run, &swarm, stack, files, wishes);
    run.ui.emit(&Diff(prepared.plan().await?))
}
