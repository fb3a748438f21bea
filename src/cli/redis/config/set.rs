//! `authctl redis config set`.

use clap::Args;

use crate::cli::Run;
use crate::cli::carry_out::carry_out;
use crate::cli::globals::Consent;
use crate::error::{Error, Result};
use crate::exit::Exit;
use crate::ops::redis::{apply, change, is_secret};
use crate::secret::Secret;

/// Change a setting on every node.
#[derive(Debug, Args)]
pub(in crate::cli) struct Arguments {
    /// Name of the setting
    #[arg(value_name = "KEY")]
    name: String,
    /// Its new value; without one it is the first line of standard input, as a password has to be
    #[arg(allow_hyphen_values = true)]
    value: Option<String>,
    /// Write it into each server's configuration file too (CONFIG REWRITE)
    #[arg(long)]
    persist: bool,
    #[command(flatten)]
    consent: Consent,
}

/// Runs it.
pub(super) async fn run(arguments: &Arguments, run: &Run<'_>) -> Result<Exit> {
    let Arguments { name, persist, consent, .. } = arguments;
    let value = match &arguments.value {
        Some(value) if is_secret(name) && !value.is_empty() => return Err(seen_by_all(name)),
        Some(value) => Secret::new(value),
        None => run.ui.read_secret()?,
    };
    let redis = &run.context.redis;
    carry_out(
        run,
        consent,
        async || change(redis, name, &value, *persist).await,
        async |approved| apply::change(redis, approved).await,
    )
    .await
}

fn seen_by_all(name: &str) -> Error {
    Error::usage(format!("{name} is a secret, and an argument is seen by everybody on this machine")).hint(
        format!(
            "write it on standard input: `printf %s \"$PASSWORD\" | authctl redis config set {name} --yes`"
        ),
    )
}
