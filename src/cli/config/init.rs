//! `authctl config init`.

use std::path::PathBuf;

use clap::Args;

use crate::cli::Run;
use crate::cli::carry_out::carry_out;
use crate::cli::globals::Consent;
use crate::config::FILE_NAME;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::config::init::NewFile;

/// Write a first `authctl.toml` with every key explained
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Where to write it
    #[arg(value_name = "FILE", default_value = FILE_NAME)]
    file: PathBuf,
    /// Replace an existing file
    #[arg(long)]
    force: bool,
    #[command(flatten)]
    consent: Consent,
}

/// Runs it.
pub(super) async fn run(arguments: &Arguments, run: &Run<'_>) -> Result<Exit> {
    if let Some(damage) = run.damage {
        run.ui.note(&format!("The configuration does not load: {damage}"));
    }
    let prepare = async || NewFile::plan(run.inputs.directory.join(&arguments.file), arguments.force);
    carry_out(run, &arguments.consent, prepare, async |approved| NewFile::write(approved)).await
}
