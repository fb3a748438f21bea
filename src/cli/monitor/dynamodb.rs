//! `authctl monitor dynamodb`.

use clap::Args;
use jiff::Timestamp;

use super::screen::Screen;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::monitor::dynamodb;

/// Show the table of the refresh tokens: size, age of its items, throttling.
#[derive(Debug, Args)]
pub(in crate::cli) struct Arguments {
    /// Look at the age of so many items
    #[arg(long, value_name = "COUNT", default_value_t = 1000, value_parser = clap::value_parser!(u32).range(1..))]
    sample: u32,
}

/// Runs it.
pub(super) async fn run(arguments: &Arguments, screen: &Screen<'_>) -> Result<Exit> {
    let aws = &screen.run.context.aws;
    screen.show(async || dynamodb(aws, arguments.sample, Timestamp::now()).await).await
}
