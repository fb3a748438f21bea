//! `authctl monitor redis slowlog`.

use clap::{Args, ValueEnum};
use jiff::Timestamp;

use super::Rows;
use crate::cli::monitor::screen::Screen;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::monitor::redis::{Log, slowlog};

/// Show the latest commands that took long, without what was in them.
#[derive(Debug, Args)]
pub(in crate::cli) struct Arguments {
    /// Which log: of Valkey from 8.1 on also those of large requests and replies
    #[arg(long, value_enum, default_value_t, value_name = "LOG")]
    log: Which,
    #[command(flatten)]
    rows: Rows,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Which {
    #[default]
    Slow,
    LargeRequests,
    LargeReplies,
}

/// Runs it.
pub(super) async fn run(arguments: &Arguments, screen: &Screen<'_>) -> Result<Exit> {
    let log = match arguments.log {
        Which::Slow => Log::Slow,
        Which::LargeRequests => Log::LargeRequests,
        Which::LargeReplies => Log::LargeReplies,
    };
    let (redis, limit) = (&screen.run.context.redis, arguments.rows.most());
    screen.show(async || slowlog(redis, log, limit, Timestamp::now()).await).await
}
