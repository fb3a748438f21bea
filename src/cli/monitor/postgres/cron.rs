//! `authctl monitor postgres cron`.

use clap::Args;

use crate::cli::monitor::screen::Screen;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::monitor::postgres::cron;

/// Show jobs of `pg_cron`: failures, runs that did not happen, runs that take too long.
#[derive(Debug, Args)]
pub(in crate::cli) struct Arguments {}

/// Runs it.
pub(super) async fn run(_arguments: &Arguments, screen: &Screen<'_>) -> Result<Exit> {
    screen.show_postgres(cron).await
}
