//! `authctl redis scan`.

use clap::Args;

use super::Which;
use crate::cli::Run;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::redis::scan as find;

/// List the keys of a pattern, with type, time to live and memory.
///
/// On every master of a cluster. Of a name that could be a session only a digest is shown.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    which: Which,
    /// End after so many keys
    #[arg(long, value_name = "COUNT", default_value_t = 100, value_parser = clap::value_parser!(u32).range(1..=100_000))]
    limit: u32,
}

/// Runs it.
pub(super) async fn run(arguments: &Arguments, run: &Run<'_>) -> Result<Exit> {
    let (walk, limit) = (arguments.which.walk()?, arguments.limit.try_into().unwrap_or(usize::MAX));
    let found = find(&run.context.redis, &walk, limit, run.ui.progress());
    run.ui.emit(&found.await?)
}
