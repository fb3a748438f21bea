//! `authctl token purge`.

use clap::Args;
use jiff::Timestamp;

use super::Removing;
use crate::cli::Run;
use crate::cli::carry_out::carry_out;
use crate::cli::globals::Consent;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::token::{self, Which};

/// Delete refresh tokens that are of no use to anybody.
///
/// They are counted first, and the table is read once more to delete them. One that is renewed meanwhile stays.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Those that are over
    #[arg(long, required_unless_present = "orphans")]
    expired: bool,
    /// Those whose account is not in the database
    #[arg(long, conflicts_with = "expired")]
    orphans: bool,
    #[command(flatten)]
    removing: Removing,
    #[command(flatten)]
    consent: Consent,
}

/// Runs it.
pub(super) async fn run(arguments: &Arguments, run: &Run<'_>) -> Result<Exit> {
    let which = if arguments.orphans { Which::Orphaned } else { Which::ExpiredBefore(Timestamp::now()) };
    let removing = arguments.removing.as_wished();
    let (context, progress) = (run.context, run.ui.progress());
    carry_out(
        run,
        &arguments.consent,
        async || token::purge(&context.aws, &context.postgres, which, removing, progress).await,
        async |approved| token::apply(&context.aws, &context.postgres, approved, progress).await,
    )
    .await
}
