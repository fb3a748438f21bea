//! `authctl monitor postgres wal`.

use std::time::Duration;

use clap::Args;

use crate::cli::monitor::screen::Screen;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::monitor::postgres::wal;
use crate::text;

/// Show how much write-ahead log is written, and whether it is archived.
#[derive(Debug, Args)]
pub(in crate::cli) struct Arguments {
    /// Count for so long
    #[arg(long = "for", value_name = "DURATION", default_value = "2s", value_parser = text::parse_duration)]
    period: Duration,
}

/// Runs it.
pub(super) async fn run(arguments: &Arguments, screen: &Screen<'_>) -> Result<Exit> {
    screen.show_postgres(async |reader| wal(reader, arguments.period).await).await
}
