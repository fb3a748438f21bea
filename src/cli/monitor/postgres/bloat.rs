//! `authctl monitor postgres bloat`.

use clap::Args;

use crate::cli::monitor::screen::Screen;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::monitor::postgres::{bloat, bloat_exact};

/// Show the estimated bloat of tables and indexes, or what is in one table exactly.
#[derive(Debug, Args)]
pub(in crate::cli) struct Arguments {
    /// Count what is in the pages of this table, with pgstattuple; the whole table may be read
    #[arg(long, value_name = "TABLE")]
    exact: Option<String>,
    /// Show at most this many tables and indexes
    #[arg(long, value_name = "COUNT", default_value_t = 50, value_parser = clap::value_parser!(u32).range(1..))]
    limit: u32,
}

/// Runs it.
pub(super) async fn run(arguments: &Arguments, screen: &Screen<'_>) -> Result<Exit> {
    match &arguments.exact {
        Some(table) => screen.show_postgres(async |reader| bloat_exact(reader, table).await).await,
        None => screen.show_postgres(async |reader| bloat(reader, arguments.limit).await).await,
    }
}
