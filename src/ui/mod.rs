//! The only floor that prints: data to stdout, everything else to stderr.

mod bars;
mod interruption;
mod live;
mod prompt;
mod render;
mod stream;
mod style;

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use jiff::Timestamp;

pub use interruption::Interruption;
pub use live::{Frame, Live};
pub use render::Format;

use crate::error::{Error, Kind, Result};
use crate::exit::Exit;
use crate::plan::{Asker, Plan};
use crate::progress::Progress;
use crate::report::{Label, Report, Source, Verdict};
use crate::secret::Secret;
use crate::text;

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
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own on the command line")]
pub struct Settings {
    /// The shape of data on stdout.
    pub format: Format,
    /// Whether the operator asked for that shape.
    pub format_chosen: bool,
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
    /// Columns of a table where stdout is no terminal: `COLUMNS`. Nothing limits it when not set.
    pub width: Option<u16>,
    /// Whether the terminal cannot move its cursor: `TERM=dumb`.
    pub plain_terminal: bool,
}

/// The operator's side of a run.
pub struct Ui {
    settings: Settings,
    terminal: stream::Terminal,
    progress: Arc<dyn Progress>,
    interruption: Interruption,
    /// Whether the terminal belongs to a view that is drawn again and again.
    taken: Arc<AtomicBool>,
}

impl Ui {
    /// A ui that answers as `settings` say.
    pub fn new(settings: Settings) -> Self {
        let terminal = stream::Terminal::of_process(&settings);
        let taken = Arc::default();
        let progress = bars::progress(&settings, &terminal, &taken);
        Self { settings, terminal, progress, interruption: Interruption::default(), taken }
    }

    /// Prints an answer and says how the run ends with it.
    pub fn emit(&self, report: &dyn Report) -> Result<Exit> {
        self.print(report, &self.settings)?;
        if self.settings.format == Format::Nagios {
            return Ok(render::nagios_exit(report.verdict()));
        }
        Ok(report.exit(self.settings.strict))
    }

    /// Refuses a shape in which the answers of a view that is looked at again and again could not be told apart.
    pub fn must_tell_samples(&self) -> Result<()> {
        let why = match self.settings.format {
            Format::Table | Format::Jsonl => return Ok(()),
            Format::Json => "one document holds one answer",
            Format::Csv => "its rows do not say when they were seen",
            Format::Nagios => "a check is asked once",
            Format::OpenMetrics => "an exposition ends once",
        };
        Err(Error::usage(format!("`--watch` cannot write this shape: {why}"))
            .hint("`-o jsonl` writes a line for each answer, `-o table` a table"))
    }

    /// Takes the terminal over for a view; `None` where the answers go one after the other instead.
    pub fn live(&self) -> Result<Option<Live<'_>>> {
        if self.settings.format != Format::Table || !self.terminal.watched || self.settings.plain_terminal {
            if self.tells_samples_as_lines() {
                self.dim("Each answer is one line of JSON, because nobody watches stdout; `-o table` writes tables.");
            }
            return Ok(None);
        }
        Live::take(&self.settings, &self.terminal, &self.taken).map(Some)
    }

    /// A table is for eyes. What reads a pipe must know where one answer ends, and what it belongs to.
    fn tells_samples_as_lines(&self) -> bool {
        self.settings.format == Format::Table && !self.settings.format_chosen && !self.terminal.watched
    }

    /// Prints one of many answers: a line of JSON, or a table between a line that says when and its notes.
    pub fn emit_sample(&self, report: &dyn Report) -> Result<()> {
        if self.settings.format == Format::Jsonl || self.tells_samples_as_lines() {
            let settings = Settings { format: Format::Jsonl, ..self.settings.clone() };
            return stream::to_stdout(&render::render(report, &settings, &self.terminal)?.text);
        }
        let source = report.source();
        let time = Timestamp::now().strftime("%Y-%m-%d %H:%M:%SZ").to_string();
        let verdict = report.verdict().word().to_owned();
        let head = [Some(time), source.target, source.server, Some(verdict)];
        let head = head.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        let table = render::table(report, &self.settings, &self.terminal)?.text;
        let notes = report.notes().into_iter().map(|note| format!("note: {}\n", text::clean(&note)));
        stream::to_stdout(&format!("{}\n{table}{}\n", text::clean(&head), notes.collect::<Vec<_>>().concat()))
    }

    /// Prints a plan as the answer, every word of it: what is cut off could be what matters.
    pub fn emit_plan(&self, plan: &dyn Report) -> Result<Exit> {
        self.print_to(plan, &self.settings, &self.terminal.without_limit())?;
        Ok(plan.exit(self.settings.strict))
    }

    /// Refuses the shapes that hold measures and no words, for a command that measures nothing.
    pub fn must_tell_words(&self) -> Result<()> {
        if !self.settings.format.holds_measures_alone() {
            return Ok(());
        }
        Err(Error::usage("`-o nagios` and `-o openmetrics` are for checks, and this command is none")
            .hint("`authctl check`, `authctl monitor` and `authctl backup list` are"))
    }

    /// Prints what a change came to. The change was made, so a column that does not exist is no reason
    /// to end as if it had not been.
    pub fn emit_outcome(&self, report: &dyn Report) -> Result<Exit> {
        match self.emit(report) {
            Err(error) if error.kind() == Kind::Usage => {
                self.note(&format!("All columns are shown: {}.", error.message()));
                self.print(report, &Settings { columns: Vec::new(), ..self.settings.clone() })?;
                Ok(report.exit(self.settings.strict))
            }
            printed => printed,
        }
    }

    /// Prints a plan that does nothing. People read the note; an empty table would add nothing to it.
    pub fn emit_empty<P: Plan>(&self, plan: &P) -> Result<Exit> {
        self.note("Nothing to do.");
        let table = plan.table();
        if self.settings.format == Format::Table && table.rows.is_empty() && table.when_empty.is_empty() {
            return Ok(plan.exit(self.settings.strict));
        }
        self.emit(plan)
    }

    fn print(&self, report: &dyn Report, settings: &Settings) -> Result<()> {
        self.print_to(report, settings, &self.terminal)
    }

    fn print_to(&self, report: &dyn Report, settings: &Settings, terminal: &stream::Terminal) -> Result<()> {
        let drawn = render::render(report, settings, terminal)?;
        if self.terminal.watched {
            self.dim(&whom_and_when(&report.source()));
        }
        stream::to_stdout(&drawn.text)?;
        self.beside(report, &drawn.hidden, settings.format);
        Ok(())
    }

    /// What rows have no place for: what was left out, the notes, the verdict. The notes are in JSON's
    /// envelope too, and still told here, because the log of a pipeline shows only this.
    fn beside(&self, report: &dyn Report, hidden: &[String], format: Format) {
        if !hidden.is_empty() {
            self.dim(&format!(
                "Not shown for lack of room: {}. Widen the terminal, or choose with `--columns`.",
                hidden.join(", ")
            ));
        }
        for note in report.notes() {
            self.note(&note);
        }
        let verdict = report.verdict();
        if verdict != Verdict::Fine && !format.has_an_envelope() {
            self.painted(&format!("Verdict: {}", verdict.word()), verdict.label());
        }
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

    /// Shows a plan before consent, every word of it: on stderr, so that stdout holds only the outcome.
    /// Whoever asked for silence and cannot be asked anything gets none of it.
    pub fn show<P: Plan>(&self, plan: &P) {
        if self.settings.quiet && !self.terminal.interactive {
            return;
        }
        let settings = Settings { format: Format::Table, no_headers: false, ..self.settings.clone() };
        let color = self.terminal.error_color;
        let terminal = stream::Terminal { color, ..self.terminal.without_limit() };
        let head = format!("Plan {}: {}\n", plan.fingerprint(), text::clean(&plan.summary()));
        stream::to_stderr(&(head + &render::draw(&plan.table(), &settings, &terminal).text));
        for note in plan.notes() {
            self.note(&note);
        }
    }

    /// One line for people.
    pub fn note(&self, text: &str) {
        self.progress.note(text);
    }

    fn dim(&self, line: &str) {
        self.painted(line, Label::Dim);
    }

    fn painted(&self, line: &str, label: Label) {
        if !self.settings.quiet && !line.is_empty() {
            let line = style::paint(&text::clean(line), label, self.terminal.error_color);
            stream::to_stderr(&format!("{line}\n"));
        }
    }

    /// Tells why a run failed; how it ends.
    pub fn fail(&self, error: &Error) -> Exit {
        self.error(error);
        if self.settings.format != Format::Nagios {
            return error.exit();
        }
        // whoever runs the check reads its first line of stdout, and nobody is left to tell if that is closed
        drop(stream::to_stdout(&render::nagios_failure(error)));
        render::nagios_exit(Verdict::Unknown)
    }

    /// An error with its causes, hints and what had been done.
    pub fn error(&self, error: &Error) {
        stream::to_stderr(&render::error(error, self.terminal.error_color));
    }

    /// Where long work tells how far it is.
    pub fn progress(&self) -> &dyn Progress {
        self.progress.as_ref()
    }

    /// The same, for those who outlive a borrow.
    pub fn shared_progress(&self) -> &Arc<dyn Progress> {
        &self.progress
    }

    /// A secret handed in on standard input: its first line, without the line's end.
    pub fn read_secret(&self) -> Result<Secret> {
        prompt::read_secret(&self.terminal)
    }

    /// A file handed in on standard input; one byte more than `limit` where it is larger.
    pub fn read_file(&self, limit: u64) -> Result<Vec<u8>> {
        stream::all_of_stdin(limit)
    }

    /// Who is asked for consent.
    pub fn asker(&self) -> impl Asker {
        prompt::Prompt::new(&self.terminal, &self.interruption)
    }

    /// Whether the run was told to stop.
    pub fn interruption(&self) -> &Interruption {
        &self.interruption
    }
}

/// `postgres://auth@db:5432/auth · PostgreSQL 15.20 · 12:03:04Z`; nothing where nobody was asked.
fn whom_and_when(source: &Source) -> String {
    let Some(target) = &source.target else { return String::new() };
    let time = Timestamp::now().strftime("%H:%M:%SZ").to_string();
    let parts = [Some(target), source.server.as_ref(), Some(&time)];
    parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" · ")
}
