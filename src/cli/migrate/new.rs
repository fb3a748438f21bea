//! `authctl migrate new`.

use clap::Args;

use super::Variables;
use crate::cli::Run;
use crate::cli::carry_out::carry_out;
use crate::cli::globals::Consent;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::migrate::new;

/// Create the files of a new migration under the next version
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// What it does, in a few words
    #[arg(value_name = "NAME")]
    name: String,
    /// It is to run outside of a transaction, as CREATE INDEX CONCURRENTLY has to
    #[arg(long)]
    no_transaction: bool,
    #[command(flatten)]
    consent: Consent,
}

/// Runs it.
pub(super) async fn run(arguments: &Arguments, run: &Run<'_>) -> Result<Exit> {
    let source = super::source(run, &Variables::default());
    let default = run.inputs.directory.join("migrations");
    let prepare = async || new::plan(&source, &default, &arguments.name, arguments.no_transaction);
    carry_out(run, &arguments.consent, prepare, async |approved| new::write(approved)).await
}
