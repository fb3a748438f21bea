//! `authctl monitor postgres xmin`.

use clap::Args;

use crate::cli::monitor::screen::Screen;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::monitor::postgres::xmin;

/// Show who keeps vacuum from removing dead rows.
#[derive(Debug, Args)]
pub(in crate::cli) struct Arguments {}

/// Runs it.
pub(super) async fn run(_arguments: &Arguments, screen: &Screen<'_>) -> Result<Exit> {
    screen.show_postgres(xmin).await
}
