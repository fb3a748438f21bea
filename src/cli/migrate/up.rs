//! `authctl migrate up`.

use clap::{Args, ValueEnum};

use super::{Variables, Waiting};
use crate::cli::Run;
use crate::cli::carry_out::carry_out;
use crate::cli::globals::{Agreement, Consent};
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::migrate::Source;
use crate::ops::migrate::rehearse;
use crate::ops::migrate::up::{self, Wishes};

/// Apply the migrations that are pending.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Stop after this version
    #[arg(long, value_name = "VERSION")]
    to: Option<i64>,
    /// Apply nothing, and end with exit code 3 when a migration is pending
    #[arg(long)]
    fail_on_pending: bool,
    /// Apply nothing when there is a finding about what is pending, and end with exit code 3
    #[arg(long)]
    deny: bool,
    #[command(flatten)]
    waiting: Waiting,
    #[command(flatten)]
    variables: Variables,
    /// Show what would be done, and do nothing; with `=scratch` try it in a scratch database
    #[arg(long, value_name = "WHERE", num_args = 0..=1, require_equals = true, default_missing_value = "plan")]
    dry_run: Option<DryRun>,
    #[command(flatten)]
    agreement: Agreement,
}

/// How far a dry run goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum DryRun {
    /// The plan is shown, and nothing is made or locked
    Plan,
    /// The files are run in a scratch database on the same server
    Scratch,
}

/// Runs it.
pub(super) async fn run(arguments: &Arguments, run: &Run<'_>) -> Result<Exit> {
    let source = super::source(run, &arguments.variables);
    let wishes =
        Wishes { limit: arguments.to, deny: arguments.deny, fail_on_pending: arguments.fail_on_pending };
    match arguments.dry_run {
        Some(DryRun::Scratch) => rehearse(arguments, &source, wishes, run).await,
        _ => apply(arguments, &source, wishes, run).await,
    }
}

async fn apply(arguments: &Arguments, source: &Source, wishes: Wishes, run: &Run<'_>) -> Result<Exit> {
    let postgres = &run.context.postgres;
    let patience = arguments.waiting.patience();
    let looks_only = arguments.dry_run.is_some() || arguments.fail_on_pending;
    let consent = Consent { dry_run: looks_only, agreement: arguments.agreement.clone() };
    let prepare = async || {
        let plan = up::plan(postgres, source, wishes).await?;
        if !looks_only {
            plan.check_findings()?;
        }
        Ok(plan)
    };
    let apply = async |approved: &_| up::apply(postgres, approved, &patience, run.context.progress).await;
    carry_out(run, &consent, prepare, apply).await
}

/// Whoever asks for a scratch database by name agrees to it.
async fn rehearse(arguments: &Arguments, source: &Source, wishes: Wishes, run: &Run<'_>) -> Result<Exit> {
    let postgres = &run.context.postgres;
    let agreement = Agreement { yes: true, ..arguments.agreement.clone() };
    let consent = Consent { dry_run: false, agreement };
    let prepare = async || rehearse::plan(postgres, source, wishes).await;
    let apply = async |approved: &_| rehearse::apply(postgres, approved, run.context.progress).await;
    carry_out(run, &consent, prepare, apply).await
}
