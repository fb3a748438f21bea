//! The two streams and the terminal behind them.

use std::io::{self, Write};

use super::Color;
use crate::error::{Error, Kind, Result};

/// What is known of the terminal.
#[derive(Clone, Debug)]
pub(super) struct Terminal {
    /// Columns of stdout; `None` where it is no terminal.
    pub width: Option<u16>,
    /// Whether stdout takes colour.
    pub color: bool,
    /// Whether stderr is a terminal.
    pub interactive: bool,
}

impl Terminal {
    /// The terminal of this process.
    pub(super) fn of_process(color: Color) -> Self {
        let stdout = console::Term::stdout();
        let color = match color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => console::colors_enabled(),
        };
        Self {
            width: stdout.size_checked().map(|(_, columns)| columns),
            color,
            interactive: console::user_attended_stderr() && console::user_attended(),
        }
    }
}

/// Writes data. A reader that went away ends the run in silence.
pub(super) fn to_stdout(text: &str) -> Result<()> {
    let mut stdout = io::stdout().lock();
    stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()).map_err(|error| match error.kind() {
        io::ErrorKind::BrokenPipe => Error::new(Kind::BrokenPipe, "the reader of stdout went away"),
        _ => Error::failed("cannot write to stdout").caused_by(&error),
    })
}

/// Writes for people. Nobody is left to tell when that fails.
pub(super) fn to_stderr(text: &str) {
    drop(io::stderr().lock().write_all(text.as_bytes()));
}
