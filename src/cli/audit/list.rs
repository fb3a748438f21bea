//! `authctl audit list`.

use std::time::Duration;

use clap::Args;

use crate::cli::Run;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::audit::{self, Wanted};
use crate::report::Report;
use crate::text;

/// List the changes that were made through authctl, newest first.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// How many to show
    #[arg(long, value_name = "COUNT", default_value_t = 50, value_parser = clap::value_parser!(u32).range(1..))]
    limit: u32,
    /// Only changes that are not older than this
    #[arg(long, value_name = "DURATION", value_parser = text::parse_duration)]
    since: Option<Duration>,
    /// Read the local log only, and ask no server
    #[arg(long)]
    local: bool,
    /// Fail also when the database's log could not be seen
    #[arg(long)]
    strict: bool,
}

/// Runs it.
pub(super) async fn run(arguments: &Arguments, run: &Run<'_>) -> Result<Exit> {
    let wanted = Wanted { limit: arguments.limit, since: arguments.since };
    let postgres = (!arguments.local).then_some(&run.context.postgres);
    let listed = audit::list(postgres, &run.config.audit_log, &wanted).await?;
    run.ui.emit(&listed)?;
    Ok(listed.exit(arguments.strict))
}
