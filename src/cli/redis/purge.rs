//! `authctl redis purge`.

use clap::Args;

use super::Which;
use crate::cli::Run;
use crate::cli::carry_out::carry_out;
use crate::cli::globals::Consent;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::redis::{apply, purge};

/// Remove the keys of a pattern, after a sample of them was shown.
///
/// With SCAN and UNLINK, on every master of a cluster, no faster than `--rate`. A run that is cut off can be repeated.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    which: Which,
    /// Agree to a pattern that leaves no key out; `--yes` is then not enough
    #[arg(long)]
    everything: bool,
    #[command(flatten)]
    consent: Consent,
}

/// Runs it.
pub(super) async fn run(arguments: &Arguments, run: &Run<'_>) -> Result<Exit> {
    let walk = arguments.which.walk()?;
    let mut consent = arguments.consent.clone();
    // who removes everything types of what
    consent.agreement.yes &= !arguments.everything;
    let (redis, progress) = (&run.context.redis, run.ui.progress());
    carry_out(
        run,
        &consent,
        async || purge(redis, &walk, arguments.everything, progress).await,
        async |approved| apply::purge(redis, approved, progress).await,
    )
    .await
}
