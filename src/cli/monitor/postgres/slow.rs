//! `authctl monitor postgres slow`.

use std::time::Duration;

use clap::{Args, ValueEnum};

use crate::cli::monitor::screen::Screen;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::monitor::postgres::{Order, slow};
use crate::text;

/// Show the statements that took the most time, since statistics were reset or within an interval.
#[derive(Debug, Args)]
pub(in crate::cli) struct Arguments {
    /// What comes first: time in all, time of one call, or number of calls
    #[arg(long, value_enum, default_value_t, value_name = "ORDER")]
    sort: Sort,
    /// Count for so long; since statistics were reset without it
    #[arg(long = "for", value_name = "DURATION", value_parser = text::parse_duration)]
    period: Option<Duration>,
    /// Show at most this many statements
    #[arg(long, value_name = "COUNT", default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..))]
    limit: u32,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Sort {
    #[default]
    Total,
    Mean,
    Calls,
}

/// Runs it.
pub(super) async fn run(arguments: &Arguments, screen: &Screen<'_>) -> Result<Exit> {
    let order = match arguments.sort {
        Sort::Total => Order::Total,
        Sort::Mean => Order::Mean,
        Sort::Calls => Order::Calls,
    };
    screen.show_postgres(async |reader| slow(reader, order, arguments.limit, arguments.period).await).await
}
