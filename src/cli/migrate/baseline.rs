//! `authctl migrate baseline`.

use clap::Args;

use super::{Variables, Waiting};
use crate::cli::Run;
use crate::cli::carry_out::carry_out;
use crate::cli::globals::Consent;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::migrate::baseline;

/// Begin the history of a database that has its schema already
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Record the migrations up to this version; found out when not given
    #[arg(long, value_name = "VERSION")]
    to: Option<i64>,
    #[command(flatten)]
    waiting: Waiting,
    #[command(flatten)]
    variables: Variables,
    #[command(flatten)]
    consent: Consent,
}

/// Runs it.
pub(super) async fn run(arguments: &Arguments, run: &Run<'_>) -> Result<Exit> {
    let postgres = &run.context.postgres;
    let source = super::source(run, &arguments.variables);
    let patience = arguments.waiting.patience();
    let prepare = async || baseline::plan(postgres, &source, arguments.to).await;
    let apply =
        async |approved: &_| baseline::apply(postgres, approved, &patience, run.context.progress).await;
    carry_out(run, &arguments.consent, prepare, apply).await
}
