//! `authctl postgres reload`.

use clap::Args;

use crate::cli::Run;
use crate::cli::carry_out::carry_out;
use crate::cli::globals::Consent;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::postgres;

/// Have the server read its configuration files anew, and show what that changed.
#[derive(Debug, Args)]
pub(in crate::cli) struct Arguments {
    #[command(flatten)]
    consent: Consent,
}

/// Runs it.
pub(super) async fn run(arguments: &Arguments, run: &Run<'_>) -> Result<Exit> {
    let server = &run.context.postgres;
    carry_out(
        run,
        &arguments.consent,
        async || postgres::plan_reload(server).await,
        async |approved| postgres::reload(server, approved).await,
    )
    .await
}
