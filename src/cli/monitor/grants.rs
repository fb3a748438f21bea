//! `authctl monitor grants`.

use clap::{Args, ValueEnum};

use super::screen::Screen;
use crate::error::{Error, Result};
use crate::exit::Exit;
use crate::ops::monitor::{Names, grants};
use crate::report::Report;

/// Print the least-privilege role and Redis user that every view can be seen with.
///
/// What is printed for one store can be piped into psql or redis-cli. Lines that views do without are comments.
#[derive(Debug, Args)]
pub(in crate::cli) struct Arguments {
    /// Only for this store
    #[arg(value_enum)]
    store: Option<Store>,
    /// Name of the role of PostgreSQL
    #[arg(long, value_name = "NAME", default_value = "authctl_monitor")]
    role: String,
    /// Name of the user of Redis
    #[arg(long, value_name = "NAME", default_value = "authctl_monitor")]
    user: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Store {
    /// SQL for psql
    Postgres,
    /// A command for redis-cli
    Redis,
}

/// Runs it.
pub(super) async fn run(arguments: &Arguments, screen: &Screen<'_>) -> Result<Exit> {
    if screen.every.is_some() {
        return Err(Error::usage("what is to be granted is no view to watch").hint("leave out `--watch`"));
    }
    let (ui, context) = (screen.run.ui, screen.run.context);
    let names = Names { role: arguments.role.clone(), user: arguments.user.clone() };
    let wants = |store| arguments.store.is_none_or(|wanted| wanted == store);
    let postgres = wants(Store::Postgres).then_some(&context.postgres);
    let redis = wants(Store::Redis).then_some(&context.redis);
    let grants = grants(&names, postgres, redis).await?;
    let exit = ui.emit_or_text(&grants, &grants.script())?;
    for note in grants.notes() {
        ui.note(&note);
    }
    Ok(exit)
}
