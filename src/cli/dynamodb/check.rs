//! `authctl dynamodb check`.

use std::path::PathBuf;

use clap::Args;
use jiff::Timestamp;

use crate::cli::Run;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::dynamodb::{self, Expectation};

/// Check the table against what is expected of it.
///
/// Each assertion has an id, a severity, what is expected, what is, and the command that mends it. What the server has
/// no call for is UNSUPPORTED and what may not be seen is UNKNOWN: neither has passed, and neither has failed.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// File with what is expected, in TOML; the defaults of this system when not given
    #[arg(long, value_name = "FILE")]
    expect: Option<PathBuf>,
    /// Fail also when something could not be seen
    #[arg(long)]
    strict: bool,
}

/// Runs it.
pub(super) async fn run(arguments: &Arguments, run: &Run<'_>) -> Result<Exit> {
    let expectation = Expectation::read(arguments.expect.as_deref())?;
    let checked = dynamodb::check(&run.context.aws, &expectation, Timestamp::now()).await?;
    let exit = run.ui.emit(&checked)?;
    Ok(super::ended(exit, arguments.strict, &checked))
}
