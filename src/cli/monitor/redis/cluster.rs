//! `authctl monitor redis cluster`.

use clap::Args;

use crate::cli::monitor::screen::Screen;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::monitor::redis::cluster;

/// Show the nodes of the cluster, their slots and what they carry.
#[derive(Debug, Args)]
pub(in crate::cli) struct Arguments {}

/// Runs it.
pub(super) async fn run(_arguments: &Arguments, screen: &Screen<'_>) -> Result<Exit> {
    screen.show(async || cluster(&screen.run.context.redis).await).await
}
