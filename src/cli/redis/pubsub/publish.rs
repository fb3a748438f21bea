//! `authctl redis pubsub publish`.

use clap::Args;

use crate::cli::Run;
use crate::cli::carry_out::carry_out;
use crate::cli::globals::Consent;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::redis::{LARGEST_MESSAGE, apply, publication};

/// Publish a message, and say how many received it.
///
/// It changes nothing that is stored, so only a protected profile asks first. It is recorded in the audit log, without
/// what the message says.
#[derive(Debug, Args)]
pub(in crate::cli) struct Arguments {
    /// The channel
    channel: String,
    /// The message; without one, standard input is the message
    message: Option<String>,
    #[command(flatten)]
    consent: Consent,
}

/// Runs it.
pub(super) async fn run(arguments: &Arguments, run: &Run<'_>) -> Result<Exit> {
    let message = match &arguments.message {
        Some(message) => message.clone().into_bytes(),
        None => run.ui.read_file(LARGEST_MESSAGE)?,
    };
    let mut consent = arguments.consent.clone();
    // a protected profile takes its name all the same
    consent.agreement.yes = true;
    let redis = &run.context.redis;
    carry_out(
        run,
        &consent,
        async || publication(redis, &arguments.channel, message.clone()).await,
        async |approved| apply::publication(redis, approved).await,
    )
    .await
}
