//! `authctl monitor redis pubsub`.

use clap::Args;

use super::Rows;
use crate::cli::monitor::screen::Screen;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::monitor::redis::pubsub;

/// Show channels with their subscribers, and subscribers that are slow.
#[derive(Debug, Args)]
pub(in crate::cli) struct Arguments {
    #[command(flatten)]
    rows: Rows,
}

/// Runs it.
pub(super) async fn run(arguments: &Arguments, screen: &Screen<'_>) -> Result<Exit> {
    let (redis, limit) = (&screen.run.context.redis, arguments.rows.most());
    screen.show(async || pubsub(redis, limit).await).await
}
