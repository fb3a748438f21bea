//! `authctl dev down`.

use clap::Args;

use crate::cli::Run;
use crate::cli::carry_out::carry_out;
use crate::cli::globals::Consent;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::dev::{Dev, down};

/// Stop the throwaway servers.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Remove their data too
    #[arg(long)]
    purge: bool,
    #[command(flatten)]
    consent: Consent,
}

/// Runs it. Only `--purge` takes something that `dev up` does not bring back, so only it asks.
pub(super) async fn run(arguments: &Arguments, run: &Run<'_>, dev: &Dev) -> Result<Exit> {
    let mut consent = arguments.consent.clone();
    if !arguments.purge {
        consent.agreement.confirm = Some(dev.target());
    }
    let prepare = async || Ok(down::plan(dev, arguments.purge));
    carry_out(run, &consent, prepare, async |approved| down::apply(dev, approved).await).await
}
