//! `authctl redis save`.

use clap::Args;

use crate::cli::Run;
use crate::cli::carry_out::carry_out;
use crate::cli::globals::Consent;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::redis::{apply, save};

/// Save to disk with BGSAVE, node after node, and wait for it.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    consent: Consent,
}

/// Runs it.
pub(super) async fn run(arguments: &Arguments, run: &Run<'_>) -> Result<Exit> {
    let (redis, progress) = (&run.context.redis, run.ui.progress());
    carry_out(
        run,
        &arguments.consent,
        async || save(redis).await,
        async |approved| apply::save(redis, approved, progress).await,
    )
    .await
}
