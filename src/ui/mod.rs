//! The only floor that prints: data to stdout, everything else to stderr.

mod bars;
mod prompt;
mod render;
mod stream;

use std::sync::Arc;

pub use render::Format;

use crate::error::{Error, Result};
use crate::exit::Exit;
use crate::plan::Asker;
use crate::progress::Progress;
use crate::report::Report;
use crate::secret::Secret;

/// When colour is used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Color {
    /// On a terminal, unless `NO_COLOR` or `TERM=dumb` says otherwise.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// How the command line wants to be answered.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// The shape of data on stdout.
    pub format: Format,
    /// Only these columns, in this order; all when empty.
    pub columns: Vec<String>,
    /// Rows without their heading.
    pub no_headers: bool,
    /// When colour is used.
    pub color: Color,
    /// Errors only on stderr.
    pub quiet: bool,
    /// Detail on stderr.
    pub verbose: bool,
    /// What could not be seen fails the run.
    pub strict: bool,
}

/// The operator's side of a run.
pub struct Ui {
    settings: Settings,
    terminal: stream::Terminal,
    progress: Arc<dyn Progress>,
}

impl Ui {
    /// A ui that answers as `settings` say.
    pub fn new(settings: Settings) -> Self {
        let terminal = stream::Terminal::of_process(settings.color);
        let progress = bars::progress(&settings, &terminal);
        Self { settings, terminal, progress }
    }

    /// Prints an answer and says how the run ends with it.
    pub fn emit(&self, report: &dyn Report) -> Result<Exit> {
        let text = render::render(report, &self.settings, &self.terminal)?;
        stream::to_stdout(&text)?;
        for note in report.notes() {
            self.note(&note);
        }
        Ok(report.exit(self.settings.strict))
    }

    /// Prints generated text, such as a completion script, as it is.
    pub fn emit_text(&self, text: &str) -> Result<Exit> {
        stream::to_stdout(text)?;
        Ok(Exit::Fine)
    }

    /// Prints `text` where a table would be printed, and the answer itself in every other shape.
    pub fn emit_or_text(&self, report: &dyn Report, text: &str) -> Result<Exit> {
        if self.settings.format != Format::Table {
            return self.emit(report);
        }
        stream::to_stdout(text)?;
        Ok(report.exit(self.settings.strict))
    }

    /// Shows a plan before consent: on stderr, so that stdout holds only the outcome.
    pub fn show(&self, report: &dyn Report) -> Result<()> {
        let settings = Settings { format: Format::Table, columns: Vec::new(), ..self.settings.clone() };
        stream::to_stderr(&render::render(report, &settings, &self.terminal)?);
        Ok(())
    }

    /// One line for people.
    pub fn note(&self, text: &str) {
        self.progress.note(text);
    }

    /// An error with its causes, hints and what had been done.
    pub fn error(&self, error: &Error) {
        stream::to_stderr(&render::error(error, &self.terminal));
    }

    /// Where long work tells how far it is.
    pub fn progress(&self) -> &dyn Progress {
        self.progress.as_ref()
    }

    /// A secret handed in on standard input: its first line, without the line's end.
    pub fn read_secret(&self) -> Result<Secret> {
        prompt::read_secret()
    }

    /// Who is asked for consent.
    pub fn asker(&self) -> impl Asker {
        prompt::Prompt::new(&self.terminal)
    }
}
