//! `authctl monitor postgres io`.

use std::time::Duration;

use clap::Args;

use crate::cli::monitor::screen::Screen;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::monitor::postgres::io;
use crate::text;

/// Show who reads and writes which kind of block, and how long that takes.
#[derive(Debug, Args)]
pub(in crate::cli) struct Arguments {
    /// Count for so long; since statistics were reset without it
    #[arg(long = "for", value_name = "DURATION", value_parser = text::parse_duration)]
    period: Option<Duration>,
}

/// Runs it.
pub(super) async fn run(arguments: &Arguments, screen: &Screen<'_>) -> Result<Exit> {
    screen.show_postgres(async |reader| io(reader, arguments.period).await).await
}
