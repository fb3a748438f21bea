//! `authctl stack rm`.

use clap::Args;

use super::chosen;
use crate::cli::Run;
use crate::cli::carry_out::carry_out;
use crate::cli::globals::Consent;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::stack::remove::{self, Removal};

/// Remove a stack, and wait until its containers and networks are gone.
///
/// Volumes stay unless `--volumes` is given.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Remove its volumes too, with all data in them
    #[arg(long)]
    volumes: bool,
    /// How long to wait until its containers are gone; 5m when it is not given
    #[arg(long, value_name = "DURATION")]
    timeout: Option<String>,
    /// Name of the stack
    stack: String,
    #[command(flatten)]
    consent: Consent,
}

/// Runs it.
pub(super) async fn run(arguments: &Arguments, run: &Run<'_>) -> Result<Exit> {
    let Arguments { volumes, timeout, stack, consent } = arguments;
    let removal = Removal { volumes: *volumes, limit: chosen::limit(timeout.as_deref())? };
    let swarm = run.context.docker.swarm().await?;
    let site = super::site(run, &swarm);
    let prepare = async || remove::plan(&swarm, stack, removal).await;
    carry_out(run, consent, prepare, async |approved: &_| remove::remove(site, approved).await).await
}
