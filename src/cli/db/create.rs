//! `authctl db create`.

use clap::Args;

use crate::cli::Run;
use crate::cli::globals::Consent;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::db::{self, Wishes};

/// Create a database.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Name of the new database
    name: String,
    /// Role that owns it
    #[arg(long, value_name = "ROLE")]
    owner: Option<String>,
    /// Database it is copied from
    #[arg(long, value_name = "NAME")]
    template: Option<String>,
    /// Accept one that is there already
    #[arg(long)]
    if_not_exists: bool,
    #[command(flatten)]
    consent: Consent,
}

/// Runs it.
pub(super) async fn run(arguments: &Arguments, run: &Run<'_>) -> Result<Exit> {
    let wishes = Wishes {
        owner: arguments.owner.clone(),
        template: arguments.template.clone(),
        if_not_exists: arguments.if_not_exists,
    };
    let postgres = &run.context.postgres;
    super::change(run, &arguments.consent, async || db::create(postgres, &arguments.name, &wishes).await)
        .await
}
