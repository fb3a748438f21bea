//! `authctl monitor postgres vacuum`.

use clap::Args;

use crate::cli::monitor::screen::Screen;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::monitor::postgres::vacuum;

/// Show what vacuum is doing, which tables wait for it, and when each was done last.
#[derive(Debug, Args)]
pub(in crate::cli) struct Arguments {
    /// Show at most this many tables
    #[arg(long, value_name = "COUNT", default_value_t = 50, value_parser = clap::value_parser!(u32).range(1..))]
    limit: u32,
}

/// Runs it.
pub(super) async fn run(arguments: &Arguments, screen: &Screen<'_>) -> Result<Exit> {
    screen.show_postgres(async |reader| vacuum(reader, arguments.limit).await).await
}
