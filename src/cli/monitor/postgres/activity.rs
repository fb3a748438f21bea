//! `authctl monitor postgres activity`.

use clap::Args;

use crate::cli::monitor::screen::Screen;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::monitor::postgres::{Activity, activity};

/// Show what every session is doing, and who waits for whom.
#[derive(Debug, Args)]
pub(in crate::cli) struct Arguments {
    /// Show idle sessions too
    #[arg(long)]
    all: bool,
    /// Show the values in queries, which may be secrets, instead of ?
    #[arg(long)]
    show_literals: bool,
}

/// Runs it.
pub(super) async fn run(arguments: &Arguments, screen: &Screen<'_>) -> Result<Exit> {
    let wanted = Activity { all: arguments.all, show_literals: arguments.show_literals };
    screen.show_postgres(async |reader| activity(reader, wanted).await).await
}
