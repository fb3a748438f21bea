//! `authctl monitor postgres waits`.

use std::time::Duration;

use clap::Args;

use crate::cli::monitor::screen::Screen;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::monitor::postgres::waits;
use crate::text;

/// Show what the sessions at work wait for, sampled ten times a second.
#[derive(Debug, Args)]
pub(in crate::cli) struct Arguments {
    /// Sample for so long
    #[arg(long = "for", value_name = "DURATION", default_value = "5s", value_parser = text::parse_duration)]
    period: Duration,
}

/// Runs it.
pub(super) async fn run(arguments: &Arguments, screen: &Screen<'_>) -> Result<Exit> {
    screen.show_postgres(async |reader| waits(reader, arguments.period).await).await
}
