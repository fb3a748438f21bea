//! `authctl monitor postgres checkpoints`.

use std::time::Duration;

use clap::Args;

use crate::cli::monitor::screen::Screen;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::monitor::postgres::checkpoints;
use crate::text;

/// Show checkpoints by what made them begin, and who writes the dirty pages.
#[derive(Debug, Args)]
pub(in crate::cli) struct Arguments {
    /// Count for so long; since statistics were reset without it
    #[arg(long = "for", value_name = "DURATION", value_parser = text::parse_duration)]
    period: Option<Duration>,
}

/// Runs it.
pub(super) async fn run(arguments: &Arguments, screen: &Screen<'_>) -> Result<Exit> {
    screen.show_postgres(async |reader| checkpoints(reader, arguments.period).await).await
}
