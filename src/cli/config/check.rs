//! `authctl config check`.

use clap::Args;

use crate::cli::Run;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::config::check::Checked;

/// Say whether the configuration is sound, without contacting anything
#[derive(Debug, Args)]
pub(crate) struct Arguments {}

/// Runs it.
pub(super) fn run(_arguments: &Arguments, run: &Run<'_>) -> Result<Exit> {
    run.ui.emit(&run.damage.map_or_else(|| Checked::of(run.config), Checked::damaged))
}
