//! `authctl migrate test`.

use clap::Args;

use super::Variables;
use crate::cli::Run;
use crate::cli::carry_out::carry_out;
use crate::cli::globals::Consent;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::migrate::test;

/// Test in a scratch database that each migration can be taken back
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    variables: Variables,
    #[command(flatten)]
    consent: Consent,
}

/// Runs it.
pub(super) async fn run(arguments: &Arguments, run: &Run<'_>) -> Result<Exit> {
    let postgres = &run.context.postgres;
    let source = super::source(run, &arguments.variables);
    let prepare = async || test::plan(postgres, &source).await;
    let apply = async |approved: &_| test::apply(postgres, approved, run.context.progress).await;
    carry_out(run, &arguments.consent, prepare, apply).await
}
