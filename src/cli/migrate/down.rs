//! `authctl migrate down`.

use clap::{ArgGroup, Args};

use super::{Variables, Waiting};
use crate::cli::Run;
use crate::cli::carry_out::carry_out;
use crate::cli::globals::Consent;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::migrate::down::{self, Goal};

/// Take migrations back, the youngest first.
#[derive(Debug, Args)]
#[command(group = ArgGroup::new("goal").required(true).args(["to", "steps"]))]
pub(crate) struct Arguments {
    /// Back to where this version is the youngest; 0 takes everything back
    #[arg(long, value_name = "VERSION")]
    to: Option<i64>,
    /// Take so many migrations back
    #[arg(long, value_name = "COUNT", value_parser = clap::value_parser!(u32).range(1..))]
    steps: Option<u32>,
    #[command(flatten)]
    waiting: Waiting,
    #[command(flatten)]
    variables: Variables,
    #[command(flatten)]
    consent: Consent,
}

/// Runs it.
pub(super) async fn run(arguments: &Arguments, run: &Run<'_>) -> Result<Exit> {
    let postgres = &run.context.postgres;
    let source = super::source(run, &arguments.variables);
    let patience = arguments.waiting.patience();
    let goal = match (arguments.to, arguments.steps) {
        (Some(version), _) => Goal::Version(version),
        (None, steps) => Goal::Steps(steps.unwrap_or_default() as usize),
    };
    let prepare = async || down::plan(postgres, &source, goal).await;
    let apply = async |approved: &_| down::apply(postgres, approved, &patience, run.context.progress).await;
    carry_out(run, &arguments.consent, prepare, apply).await
}
