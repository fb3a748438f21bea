//! `authctl backup verify`.

use std::num::NonZeroUsize;

use clap::Args;

use crate::cli::Run;
use crate::cli::carry_out::carry_out;
use crate::cli::globals::Consent;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::backup::{rehearse, verify};

/// Read backups back: every byte, every check sum, every archive.
///
/// With `--restore` the database is restored into a scratch database on the configured server, its rows are compared
/// with those that were backed up, and the scratch database is dropped again.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// The backup: its name or the beginning of it, its label, or latest
    #[arg(value_name = "BACKUP", default_value = "latest", conflicts_with = "all")]
    backup: String,
    /// Read every backup of the repository
    #[arg(long)]
    all: bool,
    /// Restore it into a scratch database, too
    #[arg(long, conflicts_with = "all")]
    restore: bool,
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
    let prepare = async || rehearse::plan(context, &arguments.backup, arguments.jobs.get()).await;
    let apply = async |approved: &_| rehearse::apply(context, approved).await;
    carry_out(run, &arguments.consent, prepare, apply).await
}
