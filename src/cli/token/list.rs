//! `authctl token list`.

use std::num::NonZeroUsize;

use clap::Args;
use clap::builder::NonEmptyStringValueParser;
use jiff::Timestamp;

use super::Reading;
use crate::cli::Run;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::token::{self, Wanted};

/// List refresh tokens.
///
/// A token and its key are never shown: who knows the key can refresh a session. A token is named by a digest of it.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Only those of this account, by its id or its e-mail address
    #[arg(long, value_name = "USER", value_parser = NonEmptyStringValueParser::new())]
    user: Option<String>,
    /// Only those that are over
    #[arg(long)]
    expired: bool,
    /// Show at most this many
    #[arg(long, value_name = "COUNT", default_value = "100")]
    limit: NonZeroUsize,
    #[command(flatten)]
    reading: Reading,
}

/// Runs it.
pub(super) async fn run(arguments: &Arguments, run: &Run<'_>) -> Result<Exit> {
    let wanted =
        Wanted { user: arguments.user.clone(), expired: arguments.expired, limit: arguments.limit.get() };
    let reading = arguments.reading.as_wished();
    let list = token::list(&run.context.aws, &wanted, reading, Timestamp::now(), run.ui.progress());
    run.ui.emit(&list.await?)
}
