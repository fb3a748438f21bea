//! `authctl backup list`.

use std::time::Duration;

use clap::Args;

use super::{Kind, stores};
use crate::cli::Run;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::backup::list::{self, Wanted};
use crate::text;

/// List the backups, the newest first, and check that a good one is young enough.
///
/// A backup counts as good once it was read back and found whole, only if it holds the whole of a database, server or
/// table, and only while its files are there with their sizes. Check sums alone, compared for lack of the key, do not
/// make it good. With `--max-age` or `--verified-within` the answer is bad, and the exit code 3, unless each database,
/// server and table of which there are backups has a good one that meets the demand, and each store that is named has
/// one. Where a profile is chosen, only backups of its services count.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Only backups that hold one of these; all of them when none is named
    #[arg(value_enum, value_name = "STORE")]
    stores: Vec<Kind>,
    /// How old the newest good backup may be
    #[arg(long, value_name = "DURATION", value_parser = text::parse_age)]
    max_age: Option<Duration>,
    /// How long ago the newest good backup may have been read back
    #[arg(long, value_name = "DURATION", value_parser = text::parse_age)]
    verified_within: Option<Duration>,
}

/// Runs it.
pub(super) async fn run(arguments: &Arguments, run: &Run<'_>) -> Result<Exit> {
    let wanted = Wanted {
        stores: stores(&arguments.stores),
        profile: run.config.profile.clone(),
        max_age: arguments.max_age,
        verified_within: arguments.verified_within,
    };
    run.ui.emit(&list::list(&run.context.repository, &wanted).await?)
}
