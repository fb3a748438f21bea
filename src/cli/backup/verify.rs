//! `authctl backup verify`.

use std::num::NonZeroUsize;

use clap::Args;

use crate::cli::Run;
use crate::cli::carry_out::carry_out;
use crate::cli::globals::Consent;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::backup::rehearse::{self, Wishes};
use crate::ops::backup::verify;

/// Read backups back: every byte, every check sum, every archive.
///
/// With `--restore` every store of the backup is restored into something that is thrown away, and what is there is
/// compared with what was backed up: the database in a scratch database on the configured server, Redis in a
/// redis-server that is started for it on this machine, the DynamoDB table in a table of its own. A store for which that
/// cannot be done here is UNKNOWN, and the backup does not count as restored.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// The backup: its name or the beginning of it, its label, or latest
    #[arg(value_name = "BACKUP", default_value = "latest", conflicts_with = "all")]
    backup: String,
    /// Read every backup of the repository
    #[arg(long)]
    all: bool,
    /// Restore every store of it, too, into something that is thrown away
    #[arg(long, conflicts_with = "all")]
    restore: bool,
    /// End with exit code 4 where a store could not be restored here
    #[arg(long, requires = "restore")]
    strict: bool,
    /// How many sessions restore side by side
    #[arg(short, long, value_name = "COUNT", default_value = "2", requires = "restore")]
    jobs: NonZeroUsize,
    #[command(flatten)]
    consent: Consent,
}

/// Runs it.
pub(super) async fn run(arguments: &Arguments, run: &Run<'_>) -> Result<Exit> {
    let context = run.context;
    if !arguments.restore {
        let names = if arguments.all { None } else { Some(arguments.backup.as_str()) };
        return run.ui.emit(&verify::verify(context, names).await?);
    }
    let wishes =
        Wishes { backup: arguments.backup.clone(), jobs: arguments.jobs.get(), strict: arguments.strict };
    let prepare = async || rehearse::plan(context, &wishes).await;
    let apply = async |approved: &_| rehearse::apply(context, approved).await;
    carry_out(run, &arguments.consent, prepare, apply).await
}
