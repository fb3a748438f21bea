//! `authctl migrate verify`.

use clap::Args;

use super::Variables;
use crate::cli::Run;
use crate::cli::carry_out::carry_out;
use crate::cli::globals::Consent;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::migrate::verify;

/// Compare files, history and database, object by object
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Compare files and history only, which needs no scratch database
    #[arg(long)]
    history_only: bool,
    #[command(flatten)]
    variables: Variables,
    #[command(flatten)]
    consent: Consent,
}

/// Runs it.
pub(super) async fn run(arguments: &Arguments, run: &Run<'_>) -> Result<Exit> {
    let postgres = &run.context.postgres;
    let source = super::source(run, &arguments.variables);
    if arguments.history_only {
        return run.ui.emit(&verify::compare(postgres, &source).await?);
    }
    let prepare = async || verify::plan(postgres, &source).await;
    let apply = async |approved: &_| verify::apply(postgres, approved, run.context.progress).await;
    carry_out(run, &arguments.consent, prepare, apply).await
}
