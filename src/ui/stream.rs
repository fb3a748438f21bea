//! The three streams and the terminal behind them.

use std::io::{self, IsTerminal, Read, Write};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

use super::{Color, Interruption, Settings};
use crate::error::{Error, Kind, Result};

/// How soon a question notices that the run was interrupted.
const LOOK: Duration = Duration::from_millis(50);

/// What is known of the terminal.
#[derive(Clone, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own about a stream")]
pub(super) struct Terminal {
    /// Columns that a table may use; `None` where nothing limits them.
    pub(super) width: Option<u16>,
    /// Whether data on stdout takes colour.
    pub(super) color: bool,
    /// Whether stderr takes colour.
    pub(super) error_color: bool,
    /// Whether somebody reads stdout as it is written.
    pub(super) watched: bool,
    /// Whether a bar can be drawn on stderr.
    pub(super) draws: bool,
    /// Whether somebody can be asked: they see stderr and type on stdin.
    pub(super) interactive: bool,
}

impl Terminal {
    /// The same, with room for every line; the terminal itself breaks those that are too long.
    pub(super) fn without_limit(&self) -> Self {
        Self { width: None, ..self.clone() }
    }

    /// The terminal of this process, as the settings allow it to be used.
    pub(super) fn of_process(settings: &Settings) -> Self {
        let (stdout, stderr) = (console::Term::stdout(), console::Term::stderr());
        let wanted = |term: &console::Term| match settings.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => term.features().colors_supported(),
        };
        let machine = settings.format.is_for_machines();
        Self {
            width: stdout
                .size_checked()
                .map(|(_, columns)| columns)
                .filter(|width| *width > 0)
                .or(settings.width),
            color: wanted(&stdout) && !machine,
            error_color: wanted(&stderr),
            watched: stdout.features().is_attended() && !machine,
            draws: stderr.features().is_attended() && !machine && !settings.quiet && !settings.plain_terminal,
            interactive: stderr.features().is_attended() && io::stdin().is_terminal(),
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

/// All of stdin, up to one byte more than `limit`.
pub(super) fn all_of_stdin(limit: u64) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let read = io::stdin().lock().take(limit + 1).read_to_end(&mut bytes);
    read.map_err(|error| Error::failed("standard input cannot be read").caused_by(&error))?;
    Ok(bytes)
}

/// A line of stdin, or `None` at its end. An interruption ends the wait: the line is read beside it.
pub(super) fn line_of_stdin(interruption: &Interruption) -> Result<Option<String>> {
    let (sender, receiver) = mpsc::channel();
    std::thread::spawn(move || {
        let mut line = String::new();
        drop(sender.send(io::stdin().read_line(&mut line).map(|length| (length > 0).then_some(line))));
    });
    loop {
        match receiver.recv_timeout(LOOK) {
            Ok(line) => {
                return line.map_err(|error| Error::failed("the answer cannot be read").caused_by(&error));
            }
            Err(RecvTimeoutError::Timeout) if !interruption.happened() => {}
            Err(_) => return Err(Interruption::error()),
        }
    }
}
