//! `authctl db reset`.

use clap::Args;

use crate::cli::Run;
use crate::cli::globals::Consent;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::db;

/// Empty a database, keeping its owner, encoding, locale, tablespace and connection limit.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Name of the database
    name: String,
    /// End the sessions that use it
    #[arg(long)]
    force: bool,
    #[command(flatten)]
    consent: Consent,
}

/// Runs it.
pub(super) async fn run(arguments: &Arguments, run: &Run<'_>) -> Result<Exit> {
    let Arguments { name, force, consent } = arguments;
    let postgres = &run.context.postgres;
    super::change(run, consent, async || db::reset(postgres, name, *force).await).await
}
