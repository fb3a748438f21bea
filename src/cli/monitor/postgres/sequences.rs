//! `authctl monitor postgres sequences`.

use clap::Args;

use crate::cli::monitor::screen::Screen;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::monitor::postgres::sequences;

/// Show sequences by how far they are used up.
#[derive(Debug, Args)]
pub(in crate::cli) struct Arguments {
    /// Show at most this many sequences
    #[arg(long, value_name = "COUNT", default_value_t = 50, value_parser = clap::value_parser!(u32).range(1..))]
    limit: u32,
}

/// Runs it.
pub(super) async fn run(arguments: &Arguments, screen: &Screen<'_>) -> Result<Exit> {
    screen.show_postgres(async |reader| sequences(reader, arguments.limit).await).await
}
