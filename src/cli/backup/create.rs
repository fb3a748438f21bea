//! `authctl backup create`.

use std::num::NonZeroUsize;

use clap::{Args, ValueEnum};

use super::{Kind, MOST_JOBS, label, stores};
use crate::cli::Run;
use crate::cli::carry_out::carry_out;
use crate::cli::globals::Consent;
use crate::error::{Error, Result};
use crate::exit::Exit;
use crate::ops::backup::create::{self, Wishes};
use crate::ops::backup::{dynamodb, postgres};
use crate::ops::repository::{Compression, PostgresFormat, Store};
use crate::text;

/// Make a backup in the repository, and read it back.
///
/// The backup is one set of files. PostgreSQL's is an archive that `pg_restore` of the server's version reads, Redis's
/// a file that redis-server loads, DynamoDB's what the AWS CLI imports. A set is there only when it is complete, and
/// counts as good only when it was read back.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// The stores; PostgreSQL alone when none is named
    #[arg(value_enum, value_name = "STORE")]
    stores: Vec<Kind>,
    /// What to call the backup
    #[arg(long, value_name = "TEXT", value_parser = label::parse)]
    label: Option<String>,
    /// How many sessions read side by side
    #[arg(short, long, value_name = "COUNT", default_value = "2")]
    jobs: NonZeroUsize,
    /// How much may be taken from the servers in a second, together: 50MiB
    #[arg(long, value_name = "SIZE", value_parser = text::parse_bytes)]
    rate: Option<u64>,
    /// Only what the database is made of, without rows
    #[arg(long)]
    only_schema: bool,
    /// Only this table of the database, with its partitions: auth.Users; can be given several times
    #[arg(long = "table", value_name = "TABLE", conflicts_with = "only_schema")]
    tables: Vec<String>,
    /// How a database is written
    #[arg(long, value_enum, default_value = "directory")]
    format: Format,
    /// How rows are compressed; zstd where the tools are of 16 or newer
    #[arg(long, value_enum, default_value = "gzip")]
    compress: Compress,
    /// Have DynamoDB make a backup of its own, too
    #[arg(long)]
    service_backup: bool,
    /// Do not read it back; it counts as good only after `backup verify`
    #[arg(long)]
    no_read_back: bool,
    #[command(flatten)]
    consent: Consent,
}

/// How a database is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A folder for `pg_restore`, written side by side
    Directory,
    /// One file for `pg_restore`, as `pg_dump` writes it
    Custom,
    /// A script for psql, as `pg_dump` writes it
    Plain,
}

/// How rows are compressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Compress {
    /// For the tools of every version
    Gzip,
    /// Faster and smaller, for tools of 16 and newer
    Zstd,
    /// Not at all
    None,
}

/// Runs it.
pub(super) async fn run(arguments: &Arguments, run: &Run<'_>) -> Result<Exit> {
    let wishes = arguments.wishes(run)?;
    let prepare = async || create::plan(run.context, &wishes).await;
    let apply = async |approved: &_| create::apply(run.context, approved).await;
    carry_out(run, &arguments.consent, prepare, apply).await
}

impl Arguments {
    fn wishes(&self, run: &Run<'_>) -> Result<Wishes> {
        let stores = if self.stores.is_empty() { vec![Store::Postgres] } else { stores(&self.stores) };
        if !stores.contains(&Store::Postgres) && (self.only_schema || !self.tables.is_empty()) {
            return Err(Error::usage(
                "`--only-schema` and `--table` are about PostgreSQL, which is not backed up",
            ));
        }
        let jobs = self.jobs.get().min(MOST_JOBS);
        Ok(Wishes {
            stores,
            label: self.label.clone(),
            profile: run.config.profile.clone(),
            rate: self.rate,
            read_back: !self.no_read_back,
            postgres: postgres::Options {
                format: self.format.into(),
                compression: self.compress.into(),
                jobs,
                only_schema: self.only_schema,
                tables: self.tables.clone(),
            },
            dynamodb: dynamodb::Options { segments: jobs.max(SEGMENTS), service_backup: self.service_backup },
        })
    }
}

/// A scan waits for the network most of the time.
const SEGMENTS: usize = 4;

impl From<Format> for PostgresFormat {
    fn from(format: Format) -> Self {
        match format {
            Format::Directory => Self::Directory,
            Format::Custom => Self::Custom,
            Format::Plain => Self::Plain,
        }
    }
}

impl From<Compress> for Compression {
    fn from(compress: Compress) -> Self {
        match compress {
            Compress::Gzip => Self::Gzip(1),
            Compress::Zstd => Self::Zstd(1),
            Compress::None => Self::None,
        }
    }
}
