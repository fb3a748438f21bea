//! `authctl token show`.

use clap::Args;
use clap::builder::NonEmptyStringValueParser;
use jiff::Timestamp;

use super::Reading;
use crate::cli::Run;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::token::{self, Sought};

/// Show one refresh token.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// The token, as `token list` names it
    id: String,
    /// Look among those of this account, by its id or its e-mail address
    #[arg(long, value_name = "USER", value_parser = NonEmptyStringValueParser::new())]
    user: Option<String>,
    #[command(flatten)]
    reading: Reading,
}

/// Runs it.
pub(super) async fn run(arguments: &Arguments, run: &Run<'_>) -> Result<Exit> {
    let sought = Sought { id: arguments.id.clone(), user: arguments.user.clone() };
    let reading = arguments.reading.as_wished();
    let shown = token::show(&run.context.aws, &sought, reading, Timestamp::now(), run.ui.progress());
    run.ui.emit(&shown.await?)
}
