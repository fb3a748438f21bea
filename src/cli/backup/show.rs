//! `authctl backup show`.

use clap::Args;

use crate::cli::Run;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::backup::show::{self, Detail};

/// Show all that is known of a backup, and how to restore it without authctl.
///
/// The commands are those of `pg_restore`, psql, redis-server, age and the AWS CLI, with the places where this backup
/// lies. Words in capitals are yours to choose.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// The backup: its name or the beginning of it, its label, or latest
    #[arg(value_name = "BACKUP", default_value = "latest")]
    backup: String,
    /// Every table with its rows
    #[arg(long)]
    tables: bool,
    /// Every file with its check sum
    #[arg(long)]
    files: bool,
}

/// Runs it.
pub(super) async fn run(arguments: &Arguments, run: &Run<'_>) -> Result<Exit> {
    let detail = Detail { tables: arguments.tables, files: arguments.files };
    let shown = show::show(&run.context.repository, &arguments.backup, detail).await?;
    // half a command restores nothing
    run.ui.emit_plan(&shown)
}
