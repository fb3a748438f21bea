//! `authctl init`.

use clap::Args;

use super::Run;
use super::carry_out::carry_out;
use super::globals::Consent;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::init::{self, Wishes};

/// Prepare a database: extensions, the application's role, its grants.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Make a role that may see everything and change nothing, for a monitoring agent
    #[arg(long, value_name = "NAME")]
    monitor_role: Option<String>,
    /// Set the application's password even where it is already the configured one
    #[arg(long)]
    rotate_password: bool,
    #[command(flatten)]
    consent: Consent,
}

/// Runs it.
pub(super) async fn run(arguments: &Arguments, run: &Run<'_>) -> Result<Exit> {
    let postgres = &run.context.postgres;
    let wishes =
        Wishes { monitor_role: arguments.monitor_role.clone(), rotate_password: arguments.rotate_password };
    carry_out(
        run,
        &arguments.consent,
        async || init::plan(postgres, &wishes).await,
        async |approved| init::apply(postgres, approved).await,
    )
    .await
}
