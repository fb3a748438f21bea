//! `authctl monitor redis clients`.

use clap::Args;

use super::Rows;
use crate::cli::monitor::screen::Screen;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::monitor::redis::clients;

/// Show who is connected, and who does not read what is sent to them.
#[derive(Debug, Args)]
pub(in crate::cli) struct Arguments {
    /// One row for each name, library and user
    #[arg(long)]
    group: bool,
    #[command(flatten)]
    rows: Rows,
}

/// Runs it.
pub(super) async fn run(arguments: &Arguments, screen: &Screen<'_>) -> Result<Exit> {
    let (redis, limit) = (&screen.run.context.redis, arguments.rows.most());
    screen.show(async || clients(redis, arguments.group, limit).await).await
}
