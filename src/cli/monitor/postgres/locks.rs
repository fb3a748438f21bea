//! `authctl monitor postgres locks`.

use clap::Args;

use crate::cli::monitor::screen::Screen;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::monitor::postgres::locks;

/// Show who waits for whose lock, with what is to blame at the root.
#[derive(Debug, Args)]
pub(in crate::cli) struct Arguments {}

/// Runs it.
pub(super) async fn run(_arguments: &Arguments, screen: &Screen<'_>) -> Result<Exit> {
    screen.show_postgres(locks).await
}
