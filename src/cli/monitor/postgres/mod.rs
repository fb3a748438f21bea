//! `authctl monitor postgres`.

mod activity;
mod bloat;
mod checkpoints;
mod connections;
mod cron;
mod deadlocks;
mod indexes;
mod io;
mod locks;
mod replication;
mod sequences;
mod settings;
mod sizes;
mod slots;
mod slow;
mod tables;
mod vacuum;
mod waits;
mod wal;
mod wraparound;
mod xmin;

use clap::Subcommand;

use crate::cli::monitor::screen::Screen;
use crate::error::Result;
use crate::exit::Exit;

/// Views of PostgreSQL.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum Command {
    /// Show what every session is doing, and who waits for whom
    Activity(activity::Arguments),
    /// Show the estimated bloat of tables and indexes, or what is in one table exactly
    Bloat(bloat::Arguments),
    /// Show checkpoints by what made them begin, and who writes the dirty pages
    Checkpoints(checkpoints::Arguments),
    /// Show who holds the connections, against every limit there is
    Connections(connections::Arguments),
    /// Show jobs of `pg_cron`: failures, runs that did not happen, runs that take too long
    Cron(cron::Arguments),
    /// Show deadlocks, conflicts, broken check sums and temporary files of each database
    Deadlocks(deadlocks::Arguments),
    /// Show indexes: broken, superfluous and unused ones first, with what mends them
    Indexes(indexes::Arguments),
    /// Show who reads and writes which kind of block, and how long that takes
    Io(io::Arguments),
    /// Show who waits for whose lock, with what is to blame at the root
    Locks(locks::Arguments),
    /// Show who replicates and how far behind they are
    Replication(replication::Arguments),
    /// Show sequences by how far they are used up
    Sequences(sequences::Arguments),
    /// Show settings that are dangerous, wait for a restart or differ from their default
    Settings(settings::Arguments),
    /// Show what takes room: databases, tablespaces, the largest tables, indexes and their parts
    Sizes(sizes::Arguments),
    /// Show replication slots, and what they keep the server from removing
    Slots(slots::Arguments),
    /// Show the statements that took the most time, since statistics were reset or within an interval
    Slow(slow::Arguments),
    /// Show tables by size, with dead rows and the last vacuum
    Tables(tables::Arguments),
    /// Show what vacuum is doing, which tables wait for it, and when each was done last
    Vacuum(vacuum::Arguments),
    /// Show what the sessions at work wait for, sampled ten times a second
    Waits(waits::Arguments),
    /// Show how much write-ahead log is written, and whether it is archived
    Wal(wal::Arguments),
    /// Show how far databases and tables are from running out of transaction numbers
    Wraparound(wraparound::Arguments),
    /// Show who keeps vacuum from removing dead rows
    Xmin(xmin::Arguments),
}

/// Runs one of them.
#[expect(clippy::cognitive_complexity, reason = "a line for each view")]
pub(super) async fn run(command: Command, screen: &Screen<'_>) -> Result<Exit> {
    match command {
        Command::Activity(arguments) => activity::run(&arguments, screen).await,
        Command::Bloat(arguments) => bloat::run(&arguments, screen).await,
        Command::Checkpoints(arguments) => checkpoints::run(&arguments, screen).await,
        Command::Connections(arguments) => connections::run(&arguments, screen).await,
        Command::Cron(arguments) => cron::run(&arguments, screen).await,
        Command::Deadlocks(arguments) => deadlocks::run(&arguments, screen).await,
        Command::Indexes(arguments) => indexes::run(&arguments, screen).await,
        Command::Io(arguments) => io::run(&arguments, screen).await,
        Command::Locks(arguments) => locks::run(&arguments, screen).await,
        Command::Replication(arguments) => replication::run(&arguments, screen).await,
        Command::Sequences(arguments) => sequences::run(&arguments, screen).await,
        Command::Settings(arguments) => settings::run(&arguments, screen).await,
        Command::Sizes(arguments) => sizes::run(&arguments, screen).await,
        Command::Slots(arguments) => slots::run(&arguments, screen).await,
        Command::Slow(arguments) => slow::run(&arguments, screen).await,
        Command::Tables(arguments) => tables::run(&arguments, screen).await,
        Command::Vacuum(arguments) => vacuum::run(&arguments, screen).await,
        Command::Waits(arguments) => waits::run(&arguments, screen).await,
        Command::Wal(arguments) => wal::run(&arguments, screen).await,
        Command::Wraparound(arguments) => wraparound::run(&arguments, screen).await,
        Command::Xmin(arguments) => xmin::run(&arguments, screen).await,
    }
}
