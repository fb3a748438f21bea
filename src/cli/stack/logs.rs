//! `authctl stack logs`.

use clap::Args;
use jiff::{SignedDuration, Timestamp};

use crate::cli::Run;
use crate::error::{Error, Result};
use crate::exit::Exit;
use crate::ops::stack::logs::{self, Line, Wanted};
use crate::text;

/// Show what the tasks of a stack write, in the order of time.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Go on with what is written from now on
    #[arg(short, long)]
    follow: bool,
    /// Only from this moment on: `10m` ago, or a time like 2026-01-31T12:00:00Z
    #[arg(long, value_name = "WHEN")]
    since: Option<String>,
    /// Only the last so many lines of each task
    #[arg(short = 'n', long, value_name = "COUNT")]
    tail: Option<u32>,
    /// Name of the stack
    stack: String,
    /// Services; all when none is named
    services: Vec<String>,
}

/// Runs it.
pub(super) async fn run(arguments: &Arguments, run: &Run<'_>) -> Result<Exit> {
    let wanted = Wanted {
        services: arguments.services.clone(),
        since: arguments.since.as_deref().map(moment).transpose()?,
        tail: arguments.tail,
        follow: arguments.follow,
    };
    let swarm = run.context.docker.swarm().await?;
    let mut lines = logs::open(&swarm, &arguments.stack, wanted).await?;
    let mut exit = Exit::Fine;
    while let Some(line) = lines.next().await {
        match line {
            Ok(line) => drop(run.ui.emit_or_text(&line, &written(&line))?),
            Err(error) => {
                run.ui.error(&error);
                exit = error.exit();
            }
        }
    }
    Ok(exit)
}

/// The line under its task.
fn written(line: &Line) -> String {
    format!("{} | {}\n", line.task, text::clean(&line.line.text))
}

fn moment(words: &str) -> Result<Timestamp> {
    if let Ok(moment) = words.parse() {
        return Ok(moment);
    }
    let ago = text::parse_duration(words).map_err(|_| {
        Error::usage(format!("`{}` is no moment", text::clean(words)))
            .hint("write how long ago, for example 10m, or a time like 2026-01-31T12:00:00Z")
    })?;
    let ago = SignedDuration::try_from(ago).unwrap_or(SignedDuration::MAX);
    Ok(Timestamp::now().checked_sub(ago).unwrap_or(Timestamp::UNIX_EPOCH))
}
