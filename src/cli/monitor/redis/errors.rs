//! `authctl monitor redis errors`.

use std::time::Duration;

use clap::Args;

use super::span;
use crate::cli::monitor::screen::Screen;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::monitor::redis::errors;

/// Show what each node refused, and to whom.
#[derive(Debug, Args)]
pub(in crate::cli) struct Arguments {
    /// Count for so long, instead of what was counted since the server's statistics began
    #[arg(long = "for", value_name = "DURATION", value_parser = span)]
    span: Option<Duration>,
}

/// Runs it.
pub(super) async fn run(arguments: &Arguments, screen: &Screen<'_>) -> Result<Exit> {
    let redis = &screen.run.context.redis;
    screen.show(async || errors(redis, arguments.span).await).await
}
