//! `authctl dynamodb create`.

use clap::Args;

use crate::cli::Run;
use crate::cli::carry_out::carry_out;
use crate::cli::globals::Consent;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::dynamodb::{self, Wishes};

/// Create a table like the one of production, for local use and tests.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Make an index that finds tokens by their account
    #[arg(long)]
    user_index: bool,
    /// Let items expire by this attribute, a number of seconds
    #[arg(long, value_name = "ATTRIBUTE")]
    time_to_live: Option<String>,
    /// Protect the table from being deleted
    #[arg(long)]
    deletion_protection: bool,
    /// Accept one of the same shape that is there already
    #[arg(long)]
    if_not_exists: bool,
    #[command(flatten)]
    consent: Consent,
}

/// Runs it.
pub(super) async fn run(arguments: &Arguments, run: &Run<'_>) -> Result<Exit> {
    let wishes = Wishes {
        user_index: arguments.user_index,
        time_to_live: arguments.time_to_live.clone(),
        deletion_protection: arguments.deletion_protection,
        if_not_exists: arguments.if_not_exists,
    };
    let aws = &run.context.aws;
    carry_out(
        run,
        &arguments.consent,
        async || dynamodb::create(aws, &wishes).await,
        async |approved| dynamodb::apply(aws, approved, run.ui.progress()).await,
    )
    .await
}
