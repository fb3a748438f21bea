//! `authctl db drop`.

use clap::Args;

use crate::cli::Run;
use crate::cli::globals::Consent;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::db;

/// Drop a database with everything in it.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Name of the database
    name: String,
    /// End the sessions that use it
    #[arg(long)]
    force: bool,
    /// Accept that there is none
    #[arg(long)]
    if_exists: bool,
    #[command(flatten)]
    consent: Consent,
}

/// Runs it.
pub(super) async fn run(arguments: &Arguments, run: &Run<'_>) -> Result<Exit> {
    let Arguments { name, force, if_exists, consent } = arguments;
    let postgres = &run.context.postgres;
    super::change(run, consent, async || db::drop(postgres, name, *force, *if_exists).await).await
}
