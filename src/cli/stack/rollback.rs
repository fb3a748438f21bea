//! `authctl stack rollback`.

use clap::Args;

use super::chosen;
use crate::cli::Run;
use crate::cli::carry_out::carry_out;
use crate::cli::globals::Consent;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::stack::rollback::{self, Wishes};

/// Give services back what they were before their last change.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Do not wait until the services run
    #[arg(short, long)]
    detach: bool,
    /// Confirm that the database has the password of this secret, by its name in the swarm; repeatable
    #[arg(long, value_name = "SECRET")]
    rotated: Vec<String>,
    /// Name of the stack
    stack: String,
    /// Services; all that were changed when none is named
    services: Vec<String>,
    #[command(flatten)]
    consent: Consent,
}

/// Runs it.
pub(super) async fn run(arguments: &Arguments, run: &Run<'_>) -> Result<Exit> {
    let Arguments { detach, rotated, stack, services, consent } = arguments;
    let limit = chosen::limit(run)?;
    let wishes = Wishes { services: services.clone(), rotated: rotated.clone(), detach: *detach, limit };
    let swarm = run.context.docker.swarm().await?;
    let site = super::site(run, &swarm);
    let prepare = async || rollback::plan(&swarm, stack, &wishes).await;
    carry_out(run, consent, prepare, async |approved: &_| rollback::roll_back(site, approved).await).await
}
