//! `authctl token revoke`.

use clap::Args;
use clap::builder::NonEmptyStringValueParser;
use jiff::Timestamp;

use super::Removing;
use crate::cli::Run;
use crate::cli::carry_out::carry_out;
use crate::cli::globals::Consent;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::token::{self, Whose};

/// Delete the refresh tokens of an account, or single ones.
///
/// Each goes only as long as it still belongs to the account that it was found with. Then they are looked for again, until
/// none is found: a refresh that was under way writes the next token, and a table is not read in a moment.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Of this account, by its id or its e-mail address
    #[arg(long, value_name = "USER", required_unless_present = "ids", value_parser = NonEmptyStringValueParser::new())]
    user: Option<String>,
    /// Only this token, as `token list` names it; repeatable
    #[arg(long = "id", value_name = "ID")]
    ids: Vec<String>,
    #[command(flatten)]
    removing: Removing,
    #[command(flatten)]
    consent: Consent,
}

/// Runs it.
pub(super) async fn run(arguments: &Arguments, run: &Run<'_>) -> Result<Exit> {
    let whose = Whose { user: arguments.user.clone(), ids: arguments.ids.clone() };
    let removing = arguments.removing.as_wished();
    let (context, progress) = (run.context, run.ui.progress());
    carry_out(
        run,
        &arguments.consent,
        async || token::revoke(&context.aws, &whose, removing, Timestamp::now(), progress).await,
        async |approved| token::apply(&context.aws, &context.postgres, approved, progress).await,
    )
    .await
}
