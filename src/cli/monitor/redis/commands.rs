//! `authctl monitor redis commands`.

use std::time::Duration;

use clap::Args;

use super::{Rows, span};
use crate::cli::monitor::screen::Screen;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::monitor::redis::commands;

/// Show the commands that took the most time.
#[derive(Debug, Args)]
pub(in crate::cli) struct Arguments {
    /// Count for so long, instead of what was counted since the server's statistics began
    #[arg(long = "for", value_name = "DURATION", value_parser = span)]
    span: Option<Duration>,
    #[command(flatten)]
    rows: Rows,
}

/// Runs it.
pub(super) async fn run(arguments: &Arguments, screen: &Screen<'_>) -> Result<Exit> {
    let (redis, limit) = (&screen.run.context.redis, arguments.rows.most());
    screen.show(async || commands(redis, arguments.span, limit).await).await
}
