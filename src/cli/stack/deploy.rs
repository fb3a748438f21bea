//! `authctl stack deploy`.

use std::cell::Cell;

use clap::Args;

use super::chosen::{Chosen, limit};
use super::prepare::Prepared;
use super::sources::Files;
use super::wishes::Wishes;
use crate::cli::Run;
use crate::cli::carry_out::carry_out;
use crate::cli::globals::Consent;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::stack::deploy;
use crate::ops::stack::wait::{Watched, wait};

/// Deploy a stack, and wait until it runs.
///
/// Everything is looked at before anything is changed; services that are as they are to be are left alone. Without a file, a
/// stack that comes with authctl is deployed: `postgres` or `redis`. A service that crashes, is rejected, finds no node or is rolled back ends the run with exit code 1, with its error
/// and the last lines that it wrote.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    files: Files,
    #[command(flatten)]
    wishes: Wishes,
    /// Do not wait until the services run
    #[arg(short, long)]
    detach: bool,
    /// How long to wait until the services run, all waiting together; 5m when it is not given
    #[arg(long, value_name = "DURATION")]
    timeout: Option<String>,
    /// Make a swarm where the engine is in none
    #[arg(long)]
    init_swarm: bool,
    /// Hand the nodes the logins of registries
    #[arg(long)]
    with_registry_auth: bool,
    /// Name of the stack
    stack: String,
    #[command(flatten)]
    consent: Consent,
}

/// Runs it.
pub(super) async fn run(arguments: &Arguments, run: &Run<'_>) -> Result<Exit> {
    let stack = arguments.stack.as_str();
    let files = Chosen::of(&arguments.files, stack, run)?;
    let mut wishes = arguments.wishes.of(run);
    wishes.detach = arguments.detach;
    wishes.init_swarm = arguments.init_swarm;
    wishes.with_registry_auth = arguments.with_registry_auth;
    let limit = limit(arguments.timeout.as_deref())?;
    wishes.limit = limit;
    let swarm = run.context.docker.swarm().await?;
    let prepared = Prepared::new(run, &swarm, stack, files, (wishes, arguments.wishes.plain_names));
    let site = super::site(run, &swarm);
    let changed = Cell::new(false);
    let apply = async |approved: &_| {
        changed.set(true);
        deploy::deploy(site, approved).await
    };
    let exit = carry_out(run, &arguments.consent, async || prepared.plan().await, apply).await?;
    if changed.get() || arguments.consent.dry_run || arguments.detach || exit != Exit::Fine {
        return Ok(exit);
    }
    // nothing had to be changed, which does not mean that everything runs
    run.ui.emit(&wait(site, stack, limit, Watched::unchanged).await?)
}
