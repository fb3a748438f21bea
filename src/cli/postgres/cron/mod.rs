//! `authctl postgres cron`.

use clap::{Args, Subcommand};

use super::change;
use crate::cli::Run;
use crate::cli::globals::Consent;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::postgres::cron;

/// Verbs of `authctl postgres cron`.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum Command {
    /// List jobs, each with its last run
    List(List),
    /// List the last runs
    Runs(Runs),
    /// Schedule a job, or change the one of that name
    Schedule(Schedule),
    /// Take a job off the schedule
    Unschedule(Unschedule),
}

/// List jobs, each with its last run.
#[derive(Debug, Args)]
pub(in crate::cli) struct List {}

/// List the last runs.
#[derive(Debug, Args)]
pub(in crate::cli) struct Runs {
    /// Only of this job, by its name or number
    job: Option<String>,
    /// Only those that failed
    #[arg(long)]
    failed: bool,
    /// Show at most this many
    #[arg(long, value_name = "COUNT", default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..))]
    limit: u32,
}

/// Schedule a job, or change the one of that name.
#[derive(Debug, Args)]
pub(in crate::cli) struct Schedule {
    /// Name of the job
    name: String,
    /// When: five fields of cron such as `0 3 * * *`, in GMT unless `cron.timezone` says otherwise, or `30 seconds`
    #[arg(value_name = "SCHEDULE")]
    when: String,
    /// The SQL command
    command: String,
    /// Database in which it runs; that of the configuration when none is named
    #[arg(long, value_name = "NAME")]
    database: Option<String>,
    #[command(flatten)]
    consent: Consent,
}

/// Take a job off the schedule.
#[derive(Debug, Args)]
pub(in crate::cli) struct Unschedule {
    /// Name or number of the job
    job: String,
    #[command(flatten)]
    consent: Consent,
}

/// Runs one of them.
pub(super) async fn run(command: Command, run: &Run<'_>) -> Result<Exit> {
    let postgres = &run.context.postgres;
    match command {
        Command::List(List {}) => run.ui.emit(&cron::list(postgres).await?),
        Command::Runs(Runs { job, failed, limit }) => {
            run.ui.emit(&cron::runs(postgres, job.as_deref(), failed, limit).await?)
        }
        Command::Schedule(Schedule { name, when: schedule, command, database, consent }) => {
            let job = (name.as_str(), schedule.as_str(), command.as_str());
            change(run, &consent, async || cron::schedule(postgres, job, database.as_deref()).await).await
        }
        Command::Unschedule(Unschedule { job, consent }) => {
            change(run, &consent, async || cron::unschedule(postgres, &job).await).await
        }
    }
}
