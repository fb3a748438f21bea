//! `authctl restore`.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::Args;

use super::Run;
use super::backup::{Kind, MOST_JOBS, stores};
use super::carry_out::carry_out;
use super::globals::Consent;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::restore::{self, Wishes};

/// Restore stores from a backup.
///
/// A database is restored under a name that says that it is unfinished, and gets its own name when everything is
/// there: a new one by default, that of the live database with `--swap` or `--clean`. Redis and DynamoDB are filled
/// where they are empty, or emptied first with `--clean`.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// The backup: its name or the beginning of it, its label, latest, or a file or folder that `pg_dump` wrote
    #[arg(value_name = "BACKUP")]
    backup: String,
    /// The stores; every one that the backup has when none is named
    #[arg(value_enum, value_name = "STORE")]
    stores: Vec<Kind>,
    /// Into this database or DynamoDB table; a new database when not given
    #[arg(long, value_name = "NAME")]
    into: Option<String>,
    /// How many sessions write side by side
    #[arg(short, long, value_name = "COUNT", default_value = "2")]
    jobs: NonZeroUsize,
    /// Only this table, with what belongs to it: auth.Users; can be given several times
    #[arg(long = "table", value_name = "TABLE")]
    tables: Vec<String>,
    /// Take the place of what is there, which is lost
    #[arg(long, conflicts_with = "swap")]
    clean: bool,
    /// Take the place of the live database, which is kept under another name
    #[arg(long)]
    swap: bool,
    /// Leave out owners and privileges, for a server without the roles of the backup
    #[arg(long)]
    no_owner: bool,
    /// Write Redis's content to a file that a stopped server loads, instead of a live server
    #[arg(long, value_name = "FILE")]
    rdb_file: Option<PathBuf>,
    /// Write units a second that may be used of a DynamoDB table
    #[arg(long, value_name = "UNITS", value_parser = clap::value_parser!(u32).range(1..))]
    write_units: Option<u32>,
    #[command(flatten)]
    consent: Consent,
}

/// Runs it.
pub(super) async fn run(arguments: &Arguments, run: &Run<'_>) -> Result<Exit> {
    let wishes = arguments.wishes();
    let prepare = async || restore::plan(run.context, &wishes).await;
    let apply = async |approved: &_| restore::apply(run.context, approved).await;
    carry_out(run, &arguments.consent, prepare, apply).await
}

impl Arguments {
    fn wishes(&self) -> Wishes {
        let stores = stores(&self.stores);
        Wishes {
            backup: self.backup.clone(),
            stores,
            into: self.into.clone(),
            jobs: self.jobs.get().min(MOST_JOBS),
            tables: self.tables.clone(),
            clean: self.clean,
            swap: self.swap,
            no_owner: self.no_owner,
            rdb_file: self.rdb_file.clone(),
            write_units: self.write_units,
        }
    }
}
