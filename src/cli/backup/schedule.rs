//! `authctl backup schedule`.

use clap::{Args, CommandFactory, ValueEnum};
use jiff::civil::Time;

use super::prune::Keep;
use super::{Kind, stores};
use crate::cli::{Cli, Run};
use crate::error::{Error, Result};
use crate::exit::Exit;
use crate::ops::backup::create;
use crate::ops::backup::schedule::{self, Job, When};
use crate::ops::repository::Store;
use crate::text;

/// Print what makes backups happen by the clock: for systemd, cron or Docker Swarm.
///
/// What is printed runs `authctl backup create` with the arguments behind `--`, and then `authctl backup prune`. It is
/// to be read and installed by you; nothing on this machine is changed. Profile, configuration file and settings of
/// this run go into the commands; secrets never do: a file that only the service can read holds them.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Who watches the clock
    #[arg(long, value_enum, value_name = "FORMAT", default_value = "systemd")]
    format: Format,
    /// Time of day, by the clock of the machine
    #[arg(long, value_name = "HH:MM", default_value = "02:15")]
    at: Time,
    /// When, in systemd's own words: 'Mon..Fri *-*-* 03:00:00 UTC'
    #[arg(long, value_name = "CALENDAR", conflicts_with = "at")]
    on_calendar: Option<String>,
    /// How old the newest good backup may get before whoever watches is told
    #[arg(long, value_name = "DURATION", default_value = "26h", value_parser = duration)]
    max_age: String,
    #[command(flatten)]
    keep: Keep,
    /// Arguments of `authctl backup create`: `-- all --jobs 4`
    #[arg(last = true, value_name = "ARGUMENT", allow_hyphen_values = true)]
    create: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A service, its timer, and a service that tells of a failure
    Systemd,
    /// A line of a crontab
    Cron,
    /// A stack with a job, and a line of a manager's crontab that starts it
    Swarm,
}

fn duration(words: &str) -> Result<String, String> {
    text::parse_age(words).map(|_| words.to_owned())
}

/// What is kept when no rule is given: a week of days, a month of weeks, a year of months.
const USUAL: [&str; 3] = ["--keep-daily=7", "--keep-weekly=5", "--keep-monthly=12"];

/// Runs it.
pub(super) fn run(arguments: &Arguments, run: &Run<'_>) -> Result<Exit> {
    let format = match arguments.format {
        Format::Systemd => schedule::Format::Systemd,
        Format::Cron => schedule::Format::Cron,
        Format::Swarm => schedule::Format::Swarm,
    };
    let schedule = schedule::schedule(&arguments.job(run)?, format)?;
    run.ui.emit_or_text(&schedule, &schedule.text())
}

impl Arguments {
    fn job(&self, run: &Run<'_>) -> Result<Job> {
        let repository = &run.context.repository;
        if repository.settings().repository.is_none() {
            return Err(Error::usage("`backup.repository` is not set: there is no place for backups")
                .hint("name it: `--set backup.repository=file:///FOLDER`"));
        }
        let target = repository.target();
        let consent = |target: &str| {
            if run.config.protected { format!("--confirm={target}") } else { "--yes".to_owned() }
        };
        let wanted = checked(&[&self.create[..], &["--yes".to_owned()]].concat())?;
        let create = self.create.iter().cloned().chain([consent(&create::target(run.context, &wanted))]);
        let rules = Some(self.keep.words()).filter(|rules| !rules.is_empty());
        let rules = rules.unwrap_or_else(|| USUAL.map(str::to_owned).to_vec());
        let prune = rules.into_iter().chain([consent(&target)]).collect();
        Ok(Job {
            program: self.program(),
            settings: settings(run)?,
            create: create.collect(),
            prune,
            max_age: self.max_age.clone(),
            when: self.on_calendar.clone().map_or(When::Daily(self.at), When::Calendar),
            profile: run.config.profile.clone(),
            folder: target.strip_prefix("file://").map(str::to_owned),
            variables: schedule::variables(&run.config.values),
        })
    }

    fn program(&self) -> String {
        // an image has a path of its own
        let own = std::env::current_exe().ok().filter(|_| self.format != Format::Swarm);
        own.map_or_else(|| "authctl".to_owned(), |path| path.to_string_lossy().into_owned())
    }
}

/// The stores that `authctl backup create` would back up with these arguments; an error where it would refuse them,
/// rather than at night.
fn checked(arguments: &[String]) -> Result<Vec<Store>> {
    let mut tree = Cli::command();
    tree.build();
    let create = tree.find_subcommand("backup").and_then(|backup| backup.find_subcommand("create"));
    let Some(create) = create.cloned() else { return Ok(Vec::new()) };
    let words = std::iter::once("create").chain(arguments.iter().map(String::as_str));
    let matches = create.try_get_matches_from(words).map_err(|error| {
        let why = error.to_string();
        let why = why.lines().next().unwrap_or_default().trim_start_matches("error: ").to_owned();
        Error::usage("`authctl backup create` does not take the arguments behind `--`").because(why)
    })?;
    let kinds: Vec<Kind> =
        matches.try_get_many("stores").ok().flatten().unwrap_or_default().copied().collect();
    Ok(stores(&kinds))
}

/// What this run was told on its command line and by its configuration files.
fn settings(run: &Run<'_>) -> Result<Vec<String>> {
    let file = match run.config.files.as_slice() {
        [] => None,
        [file] => Some(file.to_string_lossy().into_owned()),
        files => {
            let names: Vec<_> = files.iter().map(|file| file.to_string_lossy()).collect();
            return Err(Error::usage(format!(
                "several configuration files are in force: {}",
                names.join(", ")
            ))
            .hint("put what a backup needs into one of them, and name it: `--config FILE`"));
        }
    };
    let file = file.into_iter().map(|file| ["--config".to_owned(), file]);
    let profile = run.config.profile.iter().map(|profile| ["--profile".to_owned(), profile.clone()]);
    let set = run.inputs.set.iter().map(|assignment| ["--set".to_owned(), assignment.clone()]);
    Ok(file.chain(profile).chain(set).flatten().collect())
}
