//! `authctl backup prune`.

use clap::{ArgGroup, Args};

use crate::cli::Run;
use crate::cli::carry_out::carry_out;
use crate::cli::globals::Consent;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::backup::prune::{self, Rules, Wishes};

/// Remove old backups by rules, and what unfinished ones have left.
///
/// A backup stays when one of the rules keeps it. A rule of periods keeps the newest backup of each of the last so many
/// days, weeks, months or years that have one: days are those of UTC, weeks those of ISO 8601. Backups are counted
/// apart for each profile, combination of stores, database and table, and whether it is there as a whole.
///
/// Whatever the rules say, the last backup of each of these that was read back and found whole stays. One that was
/// found damaged, or that claims to be of the future, is not counted and stays. Where a profile is chosen, only backups
/// of its services go.
#[derive(Debug, Args)]
#[command(override_usage = "authctl backup prune --keep-last COUNT [OPTIONS]")]
#[command(group(ArgGroup::new("rules").args(RULES).required(true).multiple(true)))]
pub(crate) struct Arguments {
    #[command(flatten)]
    keep: Keep,
    /// Remove backups that are known to be damaged, too
    #[arg(long)]
    remove_damaged: bool,
    #[command(flatten)]
    consent: Consent,
}

/// One of these has to be given.
const RULES: [&str; 6] = ["last", "daily", "weekly", "monthly", "yearly", "labels"];

/// The rules.
#[derive(Clone, Debug, Default, Args)]
pub(super) struct Keep {
    /// Keep the newest so many
    #[arg(long = "keep-last", value_name = "COUNT", value_parser = clap::value_parser!(u32).range(1..))]
    last: Option<u32>,
    /// Keep the newest of each of so many days
    #[arg(long = "keep-daily", value_name = "COUNT", value_parser = clap::value_parser!(u32).range(1..))]
    daily: Option<u32>,
    /// Keep the newest of each of so many weeks
    #[arg(long = "keep-weekly", value_name = "COUNT", value_parser = clap::value_parser!(u32).range(1..))]
    weekly: Option<u32>,
    /// Keep the newest of each of so many months
    #[arg(long = "keep-monthly", value_name = "COUNT", value_parser = clap::value_parser!(u32).range(1..))]
    monthly: Option<u32>,
    /// Keep the newest of each of so many years
    #[arg(long = "keep-yearly", value_name = "COUNT", value_parser = clap::value_parser!(u32).range(1..))]
    yearly: Option<u32>,
    /// Keep all with this label; can be given several times
    #[arg(long = "keep-label", value_name = "LABEL")]
    labels: Vec<String>,
}

impl From<&Keep> for Rules {
    fn from(keep: &Keep) -> Self {
        Self {
            last: keep.last,
            daily: keep.daily,
            weekly: keep.weekly,
            monthly: keep.monthly,
            yearly: keep.yearly,
            labels: keep.labels.clone(),
        }
    }
}

impl Keep {
    /// The same as words of a command line.
    pub(super) fn words(&self) -> Vec<String> {
        let counts = [self.last, self.daily, self.weekly, self.monthly, self.yearly];
        let counts = RULES.iter().zip(counts).filter_map(|(rule, count)| Some((rule, count?.to_string())));
        let labels = self.labels.iter().map(|label| (&"label", label.clone()));
        counts.chain(labels).map(|(rule, value)| format!("--keep-{rule}={value}")).collect()
    }
}

/// Runs it.
pub(super) async fn run(arguments: &Arguments, run: &Run<'_>) -> Result<Exit> {
    let wishes = Wishes {
        rules: Rules::from(&arguments.keep),
        remove_damaged: arguments.remove_damaged,
        profile: run.config.profile.clone(),
    };
    let repository = &run.context.repository;
    let prepare = async || prune::plan(repository, &wishes).await;
    let apply = async |approved: &_| prune::apply(repository, approved, run.context.progress).await;
    carry_out(run, &arguments.consent, prepare, apply).await
}
