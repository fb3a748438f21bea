//! `authctl monitor redis latency`.

use std::time::Duration;

use clap::Args;

use super::span;
use crate::cli::monitor::screen::Screen;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::monitor::redis::latency;

/// Measure round trips beside what each node measured, and say what made them slow.
#[derive(Debug, Args)]
pub(in crate::cli) struct Arguments {
    /// Measure for so long
    #[arg(long = "for", value_name = "DURATION", default_value = "10s", value_parser = span)]
    span: Duration,
}

/// Runs it.
pub(super) async fn run(arguments: &Arguments, screen: &Screen<'_>) -> Result<Exit> {
    let redis = &screen.run.context.redis;
    screen.show(async || latency(redis, arguments.span).await).await
}
