//! `authctl monitor redis keys`.

use clap::Args;

use super::Rows;
use crate::cli::monitor::screen::Screen;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::keyspace::{DEFAULT_RATE, Walk, Wanted};
use crate::ops::monitor::redis::keys;

/// Show where the memory of the keys goes, by prefix, and which keys never end.
///
/// Prefixes are learned from the names of the keys. Every key is looked at with SCAN, TYPE, PTTL and MEMORY USAGE, on every
/// master of a cluster, no faster than `--rate`. Ctrl-C shows what was seen so far. Of a name that could be a session
/// only a digest is shown.
#[derive(Debug, Args)]
pub(in crate::cli) struct Arguments {
    /// Only keys of this pattern, as SCAN takes it
    #[arg(long = "match", value_name = "PATTERN")]
    pattern: Option<String>,
    /// Look at no more than so many keys a second of each server; 0 for as fast as it answers
    #[arg(long, value_name = "KEYS_PER_SECOND", default_value_t = DEFAULT_RATE)]
    rate: u64,
    /// Measure so many elements of each collection to estimate its memory; 0 for all of them
    #[arg(long, value_name = "COUNT", default_value_t = 5)]
    samples: u32,
    /// End after about so many keys
    #[arg(long, value_name = "KEYS", value_parser = clap::value_parser!(u64).range(1..))]
    first: Option<u64>,
    /// Show the largest keys instead of the prefixes
    #[arg(long)]
    largest: bool,
    #[command(flatten)]
    rows: Rows,
}

/// Runs it.
pub(super) async fn run(arguments: &Arguments, screen: &Screen<'_>) -> Result<Exit> {
    let walk =
        Walk { pattern: arguments.pattern.clone(), rate: Some(arguments.rate).filter(|rate| *rate > 0) };
    let rows = arguments.rows.most();
    let wanted = Wanted { walk, samples: arguments.samples, first: arguments.first, largest: rows };
    let (redis, progress) = (&screen.run.context.redis, screen.run.ui.progress());
    screen.show(async || keys(redis, &wanted, rows, arguments.largest, progress).await).await
}
