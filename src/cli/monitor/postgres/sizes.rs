//! `authctl monitor postgres sizes`.

use std::time::Duration;

use clap::Args;

use crate::cli::monitor::screen::Screen;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::monitor::postgres::sizes;
use crate::text;

/// Show what takes room: databases, tablespaces, the largest tables, indexes and their parts.
#[derive(Debug, Args)]
pub(in crate::cli) struct Arguments {
    /// Show what grows: look again after so long
    #[arg(long = "for", value_name = "DURATION", value_parser = text::parse_duration)]
    period: Option<Duration>,
    /// Show at most this many relations of the database
    #[arg(long, value_name = "COUNT", default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..))]
    limit: u32,
}

/// Runs it.
pub(super) async fn run(arguments: &Arguments, screen: &Screen<'_>) -> Result<Exit> {
    screen.show_postgres(async |reader| sizes(reader, arguments.limit, arguments.period).await).await
}
