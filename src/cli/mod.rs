//! The command tree and the wiring of its verbs. The only floor that knows clap.

mod carry_out;
mod check;
mod config;
mod db;
mod dev;
mod globals;
mod init;
mod migrate;
mod monitor;
mod seed;

use std::ffi::OsString;

use clap::{Parser, Subcommand};

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
enum Command {
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
    /// Prepare a database: extensions, the application's role, its grants
    Init(init::Arguments),
    /// Bring the schema up to date
    #[command(subcommand)]
    Migrate(migrate::Command),
    /// Show what the servers are doing
    #[command(subcommand)]
    Monitor(monitor::Command),
    /// Fill the stores with test data, the same on every machine
    Seed(seed::Arguments),
}

/// What a verb is handed: the configuration, the services, the operator, and the rules of consent.
pub struct Run<'a> {
    /// What the configuration was resolved from.
    pub inputs: &'a Inputs,
    /// The resolved configuration.
    pub config: &'a Config,
    /// The services, not contacted yet.
    pub context: &'a Context<'a>,
    /// The operator.
    pub ui: &'a Ui,
    /// The words of the command: `migrate up`.
    pub command: &'a str,
}

/// Parses the arguments, runs the command, and says how it ended.
pub fn main(arguments: impl IntoIterator<Item = OsString>) -> Exit {
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(error) => return usage(&error),
    };
    let ui = Ui::new(cli.globals.ui_settings());
    match run(cli, &ui) {
        Ok(exit) => exit,
        Err(error) if error.kind() == Kind::BrokenPipe => Exit::Fine,
        Err(error) => {
            ui.error(&error);
            error.exit()
        }
    }
}

/// Prints help, version or a usage error, as clap words it.
fn usage(error: &clap::Error) -> Exit {
    drop(error.print());
    if error.use_stderr() { Exit::Usage } else { Exit::Fine }
}

fn run(cli: Cli, ui: &Ui) -> Result<Exit> {
    let inputs: Inputs = cli.globals.inputs()?;
    let config = Config::load(&inputs)?;
    for warning in &config.warnings {
        ui.note(warning);
    }
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|error| Error::failed("the runtime cannot start").caused_by(&error))?;
    let command = cli.command.words();
    let context = Context::new(&config, command, ui.progress());
    let run = Run { inputs: &inputs, config: &config, context: &context, ui, command };
    runtime.block_on(dispatch(cli.command, &run))
}

impl Command {
    /// The words that name the command, for servers and the audit log.
    fn words(&self) -> &'static str {
        match self {
            Self::Check(_) => "check",
            Self::Config(_) => "config",
            Self::Db(command) => command.words(),
            Self::Dev(command) => command.words(),
            Self::Init(_) => "init",
            Self::Migrate(command) => command.words(),
            Self::Monitor(command) => command.words(),
            Self::Seed(_) => "seed",
        }
    }
}

async fn dispatch(command: Command, run: &Run<'_>) -> Result<Exit> {
    match command {
        Command::Check(arguments) => check::run(&arguments, run).await,
        Command::Config(command) => config::run(command, run).await,
        Command::Db(command) => db::run(command, run).await,
        Command::Dev(command) => dev::run(command, run).await,
        Command::Init(arguments) => init::run(&arguments, run).await,
        Command::Migrate(command) => migrate::run(command, run).await,
        Command::Monitor(command) => monitor::run(command, run).await,
        Command::Seed(arguments) => seed::run(&arguments, run).await,
    }
}
