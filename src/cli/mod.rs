//! The command tree and the wiring of its verbs. The only floor that knows clap.

mod audit;
mod backup;
mod carry_out;
mod check;
mod completions;
mod config;
mod db;
mod dev;
mod doctor;
mod dynamodb;
mod globals;
mod init;
mod interrupt;
mod man;
mod migrate;
mod monitor;
mod panics;
mod postgres;
mod redis;
mod restore;
mod seed;
mod stack;
mod token;

use std::ffi::OsString;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

use crate::config::{Config, Inputs};
use crate::conn::Context;
use crate::error::{Error, Kind, Result};
use crate::exit::Exit;
use crate::ui::Ui;
use globals::Globals;

/// Operations of an authentication system on PostgreSQL, Redis, DynamoDB and Docker Swarm
#[derive(Debug, Parser)]
#[command(name = "authctl", version, arg_required_else_help = true, subcommand_required = true)]
pub struct Cli {
    #[command(flatten)]
    globals: Globals,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
#[expect(clippy::large_enum_variant, reason = "there is one of them in a run")]
enum Command {
    #[command(flatten)]
    Work(Work),
    #[command(flatten)]
    Itself(Itself),
}

/// Commands that print authctl itself: they read no configuration, open nothing and start no runtime.
#[derive(Debug, Subcommand)]
enum Itself {
    /// Print the completion script of a shell
    Completions(completions::Arguments),
    /// Print the manual page
    Man(man::Arguments),
}

impl Itself {
    fn print(self, ui: &Ui) -> Result<Exit> {
        match self {
            Self::Completions(arguments) => completions::run(&arguments, ui),
            Self::Man(arguments) => man::run(&arguments, ui),
        }
    }
}

/// Commands that work with the services. A new noun is an arm here and a line in [`dispatch`].
#[derive(Debug, Subcommand)]
enum Work {
    /// Show who changed what through authctl
    #[command(subcommand)]
    Audit(audit::Command),
    /// Make, list, verify and remove backups
    #[command(subcommand)]
    Backup(backup::Command),
    /// Check every service: reach, latency, version, TLS, identity, rights
    Check(check::Arguments),
    /// Show, check or create the configuration
    #[command(subcommand)]
    Config(config::Command),
    /// Create, drop, empty or list databases
    #[command(subcommand)]
    Db(db::Command),
    /// Run throwaway PostgreSQL and Redis servers on this machine
    #[command(subcommand)]
    Dev(dev::Command),
    /// Find what is wrong with the stores, with its cause first
    Doctor(doctor::Arguments),
    /// Check the table of the refresh tokens, and who may do what with it
    #[command(subcommand)]
    Dynamodb(dynamodb::Command),
    /// Prepare a database: extensions, the application's role, its grants
    Init(init::Arguments),
    /// Bring the schema up to date
    #[command(subcommand)]
    Migrate(migrate::Command),
    /// Show what the servers are doing
    Monitor(monitor::Arguments),
    /// Act on PostgreSQL: sessions, roles, jobs, tables, configuration
    #[command(subcommand)]
    Postgres(postgres::Command),
    /// Act on Redis: save, find and remove keys, publish, change settings
    #[command(subcommand)]
    Redis(redis::Command),
    /// Restore stores from a backup
    Restore(restore::Arguments),
    /// Fill the stores with test data, the same on every machine
    Seed(seed::Arguments),
    /// Deploy, compare and watch Swarm stacks
    #[command(subcommand)]
    Stack(stack::Command),
    /// Find refresh tokens and take them back
    #[command(subcommand)]
    Token(token::Command),
}

/// What a verb is handed: the configuration, the services, the operator, and the rules of consent.
pub struct Run<'a> {
    /// What the configuration was resolved from.
    pub inputs: &'a Inputs,
    /// The resolved configuration.
    pub config: &'a Config,
    /// Why `config` holds the defaults alone: what was configured does not load.
    pub damage: Option<&'a Error>,
    /// The services, not contacted yet.
    pub context: &'a Context<'a>,
    /// The operator.
    pub ui: &'a Ui,
    /// The words of the command: `migrate up`.
    pub command: &'a str,
}

/// Parses the arguments, runs the command, and says how it ended.
pub fn main(arguments: impl IntoIterator<Item = OsString>) -> Exit {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let (cli, words) = match parse(&arguments) {
        Ok(parsed) => parsed,
        Err(error) => return usage(&error, &arguments),
    };
    let ui = Ui::new(cli.globals.ui_settings());
    match panics::contained(|| run(cli, &words, &ui)) {
        Ok(exit) => exit,
        Err(error) if error.kind() == Kind::BrokenPipe => Exit::Fine,
        Err(error) => ui.fail(&error),
    }
}

/// The command line, and the words that name its command for servers and the audit log: `migrate up`.
fn parse(arguments: &[OsString]) -> Result<(Cli, String), clap::Error> {
    let matches = Cli::command().try_get_matches_from(arguments)?;
    let mut words = Vec::new();
    let mut level = &matches;
    while let Some((word, next)) = level.subcommand() {
        words.push(word);
        level = next;
    }
    Ok((Cli::from_arg_matches(&matches)?, words.join(" ")))
}

/// Prints help, version or a usage error, as clap words it.
fn usage(error: &clap::Error, arguments: &[OsString]) -> Exit {
    drop(error.print());
    let of_plugin = |word: &OsString| word.to_str().is_some_and(|word| word.ends_with("nagios"));
    match error.use_stderr() {
        false => Exit::Fine,
        // for a monitoring plugin 2 is bad news about what it checks, and 3 is that it cannot tell
        true if arguments.iter().any(of_plugin) => Exit::Findings,
        true => Exit::Usage,
    }
}

fn run(cli: Cli, command: &str, ui: &Ui) -> Result<Exit> {
    let (globals, work) = match cli.command {
        Command::Itself(printed) => return printed.print(ui),
        Command::Work(work) => (cli.globals, work),
    };
    if !measures(command) {
        ui.must_tell_words()?;
    }
    let inputs = globals.inputs()?;
    let (config, damage) = match Config::load(&inputs) {
        Err(damage) if work.does_without_configuration() => (Config::of_defaults(&inputs)?, Some(damage)),
        loaded => (loaded?, None),
    };
    for warning in &config.warnings {
        ui.note(warning);
    }
    let context = Context::new(&config, command, ui.shared_progress());
    let damage = damage.as_ref();
    let run = Run { inputs: &inputs, config: &config, damage, context: &context, ui, command };
    interrupt::block_on(ui, &context.running, dispatch(work, &run))
}

/// Commands whose answers are measures and verdicts, which monitoring systems take; their subcommands too.
const MEASURING: [&str; 6] = ["backup list", "check", "doctor", "dynamodb check", "dynamodb iam", "monitor"];

fn measures(command: &str) -> bool {
    let below = |name: &&str| {
        command.strip_prefix(*name).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    MEASURING.iter().any(below) && command != "monitor grants"
}

impl Work {
    /// Whether it is of use just when the configuration does not load.
    fn does_without_configuration(&self) -> bool {
        matches!(self, Self::Config(command) if command.does_without_configuration())
    }
}

#[expect(clippy::cognitive_complexity, reason = "one line for each noun")]
async fn dispatch(work: Work, run: &Run<'_>) -> Result<Exit> {
    match work {
        Work::Audit(command) => audit::run(command, run).await,
        Work::Backup(command) => backup::run(command, run).await,
        Work::Check(arguments) => check::run(&arguments, run).await,
        Work::Config(command) => config::run(command, run).await,
        Work::Db(command) => db::run(command, run).await,
        Work::Dev(command) => dev::run(command, run).await,
        Work::Doctor(arguments) => doctor::run(&arguments, run).await,
        Work::Dynamodb(command) => dynamodb::run(command, run).await,
        Work::Init(arguments) => init::run(&arguments, run).await,
        Work::Migrate(command) => migrate::run(command, run).await,
        Work::Monitor(arguments) => monitor::run(arguments, run).await,
        Work::Postgres(command) => postgres::run(command, run).await,
        Work::Redis(command) => redis::run(command, run).await,
        Work::Restore(arguments) => restore::run(&arguments, run).await,
        Work::Seed(arguments) => seed::run(&arguments, run).await,
        Work::Stack(command) => stack::run(command, run).await,
        Work::Token(command) => token::run(command, run).await,
    }
}
