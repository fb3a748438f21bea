//! `authctl monitor postgres replication`.

use clap::Args;

use crate::cli::monitor::screen::Screen;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::monitor::postgres::replication;

/// Show who replicates and how far behind they are.
#[derive(Debug, Args)]
pub(in crate::cli) struct Arguments {}

/// Runs it.
pub(super) async fn run(_arguments: &Arguments, screen: &Screen<'_>) -> Result<Exit> {
    screen.show_postgres(replication).await
}
