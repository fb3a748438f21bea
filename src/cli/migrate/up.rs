//! `authctl migrate up`.

use std::time::Duration;

use clap::Args;

use crate::cli::Run;
use crate::cli::carry_out::carry_out;
use crate::cli::globals::Consent;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::migrate::{self, Patience};
use crate::text;

/// Apply the migrations that are pending.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Stop after this version
    #[arg(long, value_name = "VERSION")]
    to: Option<i64>,
    /// How long to wait for another run of migrations
    #[arg(long, value_name = "DURATION", default_value = "60s", value_parser = text::parse_duration)]
    lock_wait: Duration,
    /// How long a statement may wait for a table, and others behind it
    #[arg(long, value_name = "DURATION", default_value = "1s", value_parser = text::parse_duration)]
    lock_timeout: Duration,
    /// How often to retry a migration that did not get its table
    #[arg(long, value_name = "COUNT", default_value_t = 20)]
    lock_retries: u32,
    #[command(flatten)]
    consent: Consent,
}

/// Runs it.
pub(super) async fn run(arguments: &Arguments, run: &Run<'_>) -> Result<Exit> {
    let postgres = &run.context.postgres;
    let source = super::source(run);
    let patience = Patience {
        lock_wait: arguments.lock_wait,
        lock_timeout: arguments.lock_timeout,
        lock_retries: arguments.lock_retries,
    };
    carry_out(
        run,
        &arguments.consent,
        async || migrate::plan(postgres, &source, arguments.to).await,
        async |approved| migrate::apply(postgres, approved, &patience, run.context.progress).await,
    )
    .await
}
