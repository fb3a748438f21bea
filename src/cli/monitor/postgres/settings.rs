//! `authctl monitor postgres settings`.

use clap::Args;

use crate::cli::monitor::screen::Screen;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::monitor::postgres::settings;

/// Show settings that are dangerous, wait for a restart or differ from their default.
#[derive(Debug, Args)]
pub(in crate::cli) struct Arguments {
    /// Show those at their default too
    #[arg(long)]
    all: bool,
}

/// Runs it.
pub(super) async fn run(arguments: &Arguments, screen: &Screen<'_>) -> Result<Exit> {
    screen.show_postgres(async |reader| settings(reader, arguments.all).await).await
}
