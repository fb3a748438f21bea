//! `authctl migrate`.

mod baseline;
mod down;
mod import;
mod lint;
mod new;
mod repair;
mod script;
mod status;
mod test;
mod up;
mod verify;

use std::time::Duration;

use clap::{Args, Subcommand};

use super::Run;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::migrate::{Patience, Source};
use crate::text;

/// Verbs of `authctl migrate`.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Begin the history of a database that has its schema already
    Baseline(baseline::Arguments),
    /// Take migrations back, the youngest first
    Down(down::Arguments),
    /// Convert the migrations of another tool into files of `migrations.folder`
    Import(import::Arguments),
    /// Find what may hurt in the migrations that are pending
    Lint(lint::Arguments),
    /// Create the files of a new migration under the next version
    New(new::Arguments),
    /// Correct the history where the database agrees with the files
    Repair(repair::Arguments),
    /// Print the migrations as a script that can be run again and again
    Script(script::Arguments),
    /// Show which migrations are applied, pending or in conflict
    Status(status::Arguments),
    /// Test in a scratch database that each migration can be taken back
    Test(test::Arguments),
    /// Apply the migrations that are pending
    Up(up::Arguments),
    /// Compare files, history and database, object by object
    Verify(verify::Arguments),
}

/// Runs one of them.
pub(super) async fn run(command: Command, run: &Run<'_>) -> Result<Exit> {
    match command {
        Command::Baseline(arguments) => baseline::run(&arguments, run).await,
        Command::Down(arguments) => down::run(&arguments, run).await,
        Command::Import(arguments) => import::run(&arguments, run).await,
        Command::Lint(arguments) => lint::run(&arguments, run).await,
        Command::New(arguments) => new::run(&arguments, run).await,
        Command::Repair(arguments) => repair::run(&arguments, run).await,
        Command::Script(arguments) => script::run(&arguments, run),
        Command::Status(arguments) => status::run(&arguments, run).await,
        Command::Test(arguments) => test::run(&arguments, run).await,
        Command::Up(arguments) => up::run(&arguments, run).await,
        Command::Verify(arguments) => verify::run(&arguments, run).await,
    }
}

/// Flags of the verbs that send migration files to a server.
#[derive(Debug, Default, Args)]
pub(super) struct Variables {
    /// Value of `${NAME}` in migration files; repeatable
    #[arg(long = "var", value_name = "NAME=VALUE", value_parser = variable)]
    variables: Vec<(String, String)>,
}

fn variable(assignment: &str) -> Result<(String, String), String> {
    let (name, value) = assignment.split_once('=').ok_or("NAME=VALUE is needed")?;
    Ok((name.trim().to_owned(), value.to_owned()))
}

/// Flags of the verbs that take the migration lock. Their names are their own: `timeout` alone is a flag of every
/// command.
#[derive(Debug, Args)]
pub(super) struct Waiting {
    /// How long to wait for another run of migrations
    #[arg(id = "lock_wait", long = "lock-wait", value_name = "DURATION", default_value = "60s", value_parser = text::parse_duration)]
    wait: Duration,
    /// How long a statement may wait for a table, and others behind it
    #[arg(id = "lock_timeout", long = "lock-timeout", value_name = "DURATION", default_value = "200ms", value_parser = text::parse_duration)]
    timeout: Duration,
    /// How often to retry a migration that did not get its table
    #[arg(id = "lock_retries", long = "lock-retries", value_name = "COUNT", default_value_t = 20)]
    retries: u32,
}

impl Waiting {
    fn patience(&self) -> Patience {
        Patience { lock_wait: self.wait, lock_timeout: self.timeout, lock_retries: self.retries }
    }
}

/// Where the configuration says that migrations are, and by which rules they are read.
fn source(run: &Run<'_>, variables: &Variables) -> Source {
    let settings = run.config.migrations.clone();
    let mut values = settings.variables;
    values.extend(variables.variables.iter().cloned());
    Source { folder: settings.folder, gaps_allowed: settings.gaps_allowed, variables: values }
}
