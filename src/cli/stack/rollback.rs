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
///
/// Without a service, all of the stack that were changed, those first that were changed last: a deployment changes a service
/// after those that it depends on.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Do not wait until the services run
    #[arg(short, long)]
    detach: bool,
    /// How long to wait until the services run; 5m when it is not given
    #[arg(long, value_name = "DURATION")]
    timeout: Option<String>,
    /// Confirm that the database has the password that this secret had before; repeatable
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
    let Arguments { detach, timeout, rotated, stack, services, consent } = arguments;
    let limit = chosen::limit(timeout.as_deref())?;
    let wishes = Wishes { services: services.clone(), rotated: rotated.clone(), detach: *detach, limit };
    let swarm = run.context.docker.swarm().await?;
    let site = super::site(run, &swarm);
    let prepare = async || rollback::plan(&swarm, stack, &wishes).await;
    carry_out(run, consent, prepare, async |approved: &_| rollback::roll_back(site, approved).await).await
}
