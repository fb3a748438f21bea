//! `authctl migrate repair`.

use clap::Args;

use super::{Variables, Waiting};
use crate::cli::Run;
use crate::cli::carry_out::carry_out;
use crate::cli::globals::Consent;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::migrate::doubt::{self, Word};
use crate::ops::migrate::repair;

/// Correct the history where the database agrees with the files
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Say that step NUMBER of a migration that was stopped is `done`, or to be run `again`
    #[arg(long, value_name = "NUMBER=done|again", value_parser = word)]
    step: Option<Word>,
    #[command(flatten)]
    waiting: Waiting,
    #[command(flatten)]
    variables: Variables,
    #[command(flatten)]
    consent: Consent,
}

fn word(text: &str) -> Result<Word, String> {
    let parts = text.split_once('=').and_then(|(step, end)| Some((step.trim().parse().ok()?, end)));
    match parts {
        Some((step, "done")) => Ok(Word { step, done: true }),
        Some((step, "again")) => Ok(Word { step, done: false }),
        _ => Err("a number with `=done` or `=again` is needed".to_owned()),
    }
}

/// Runs it.
pub(super) async fn run(arguments: &Arguments, run: &Run<'_>) -> Result<Exit> {
    let postgres = &run.context.postgres;
    let source = super::source(run, &arguments.variables);
    let patience = arguments.waiting.patience();
    if let Some(word) = arguments.step {
        let prepare = async || doubt::plan(postgres, word).await;
        let apply =
            async |approved: &_| doubt::apply(postgres, approved, &patience, run.context.progress).await;
        return carry_out(run, &arguments.consent, prepare, apply).await;
    }
    let prepare = async || repair::plan(postgres, &source).await;
    let apply = async |approved: &_| repair::apply(postgres, approved, &patience, run.context.progress).await;
    carry_out(run, &arguments.consent, prepare, apply).await
}
