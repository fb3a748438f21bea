//! `authctl stack`.

mod chosen;
mod config;
mod deploy;
mod diff;
mod lint;
mod logs;
mod ls;
mod prepare;
mod ps;
mod rm;
mod rollback;
mod services;
mod sources;
mod wait;
mod wishes;

use clap::Subcommand;

use super::Run;
use crate::conn::docker::swarm::Swarm;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::stack::Site;

/// Verbs of `authctl stack`.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Deploy a stack, and wait until it runs
    #[command(visible_alias = "up")]
    Deploy(deploy::Arguments),
    /// Show what a deployment would change
    Diff(diff::Arguments),
    /// Print the Compose files merged, with their variables filled in
    Config(config::Arguments),
    /// Find what may hurt in a stack, without asking an engine
    Lint(lint::Arguments),
    /// List the stacks of the swarm
    Ls(ls::Arguments),
    /// List the services of a stack
    Services(services::Arguments),
    /// List the tasks of a stack, with all of what is wrong with them
    Ps(ps::Arguments),
    /// Show what the tasks of a stack write, in the order of time
    Logs(logs::Arguments),
    /// Wait until all services of a stack run
    Wait(wait::Arguments),
    /// Give services back what they were before their last change
    Rollback(rollback::Arguments),
    /// Remove a stack, and wait until its containers and networks are gone
    #[command(visible_alias = "down")]
    Rm(rm::Arguments),
}

/// Runs one of them.
pub(super) async fn run(command: Command, run: &Run<'_>) -> Result<Exit> {
    match command {
        Command::Deploy(arguments) => deploy::run(&arguments, run).await,
        Command::Diff(arguments) => diff::run(&arguments, run).await,
        Command::Config(arguments) => config::run(&arguments, run),
        Command::Lint(arguments) => lint::run(&arguments, run),
        Command::Ls(arguments) => ls::run(&arguments, run).await,
        Command::Services(arguments) => services::run(&arguments, run).await,
        Command::Ps(arguments) => ps::run(&arguments, run).await,
        Command::Logs(arguments) => logs::run(&arguments, run).await,
        Command::Wait(arguments) => wait::run(&arguments, run).await,
        Command::Rollback(arguments) => rollback::run(&arguments, run).await,
        Command::Rm(arguments) => rm::run(&arguments, run).await,
    }
}

/// Where the verbs work that wait.
fn site<'a>(run: &'a Run<'_>, swarm: &'a Swarm) -> Site<'a> {
    Site { swarm, progress: run.context.progress, running: &run.context.running }
}
