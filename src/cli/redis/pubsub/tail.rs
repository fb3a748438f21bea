//! `authctl redis pubsub tail`.

use clap::Args;

use crate::cli::Run;
use crate::conn::redis::Channels;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::redis::{Heard, Line, tail};
use crate::text;

/// Show messages as they are published, until Ctrl-C.
///
/// A connection that is lost is told of and made anew; what is published meanwhile is missed.
#[derive(Debug, Args)]
pub(in crate::cli) struct Arguments {
    /// Channels; one with `*`, `?` or `[` is a pattern
    #[arg(required = true, value_name = "CHANNEL")]
    channels: Vec<String>,
    /// End after so many messages
    #[arg(short = 'n', long, value_name = "COUNT", value_parser = clap::value_parser!(u64).range(1..))]
    count: Option<u64>,
}

/// Runs it.
pub(super) async fn run(arguments: &Arguments, run: &Run<'_>) -> Result<Exit> {
    let is_pattern = |channel: &String| channel.contains(['*', '?', '[']);
    let (patterns, names) = arguments.channels.iter().cloned().partition(is_pattern);
    let mut tail = tail(&run.context.redis, Channels { names, patterns }).await?;
    let mut left = arguments.count;
    run.ui.note("Listening; Ctrl-C ends it.");
    while left != Some(0) {
        match tail.next().await? {
            Heard::Message(line) => {
                run.ui.emit_or_text(line.as_ref(), &written(&line))?;
                left = left.map(|left| left - 1);
            }
            Heard::Lost(error) => run.ui.note(&format!("{error}. Trying to come back.")),
            Heard::Back => run.ui.note("Listening again."),
        }
    }
    Ok(Exit::Fine)
}

fn written(line: &Line) -> String {
    format!("{}\n", text::clean(&line.words()))
}
