//! Questions to the operator: asked on stderr, answered on stdin, and only where somebody is there.

use super::Interruption;
use super::stream::{self, Terminal};
use crate::error::{Error, Result};
use crate::plan::Asker;
use crate::report::Label;
use crate::secret::Secret;
use crate::text;
use crate::ui::style;

/// Asks on the terminal.
pub(super) struct Prompt<'a> {
    terminal: &'a Terminal,
    interruption: &'a Interruption,
}

impl<'a> Prompt<'a> {
    /// Asks on `terminal`, if somebody is there.
    pub(super) fn new(terminal: &'a Terminal, interruption: &'a Interruption) -> Self {
        Self { terminal, interruption }
    }

    /// The answer; silence, which is the end of input, is an empty one.
    fn ask(&self, question: &str, choice: &str) -> Result<String> {
        let question = style::paint(&text::clean(question), Label::Warn, self.terminal.error_color);
        stream::to_stderr(&format!("{question}{choice}"));
        let Some(answer) = stream::line_of_stdin(self.interruption)? else {
            stream::to_stderr("\n");
            return Ok(String::new());
        };
        Ok(answer.trim().to_owned())
    }
}

impl Asker for Prompt<'_> {
    fn somebody_is_there(&self) -> bool {
        self.terminal.interactive
    }

    fn confirm(&mut self, question: &str) -> Result<bool> {
        let answer = self.ask(question, " [y/N] ")?;
        Ok(matches!(answer.to_ascii_lowercase().as_str(), "y" | "yes"))
    }

    fn type_name(&mut self, question: &str, _name: &str) -> Result<String> {
        self.ask(question, ": ")
    }
}

/// The first line of standard input, typed unseen where that is a terminal. It must not be empty: an
/// empty password is a mistake in a pipe.
pub(super) fn read_secret(terminal: &Terminal) -> Result<Secret> {
    let unreadable =
        |error: std::io::Error| Error::usage("no password can be read from standard input").caused_by(&error);
    let line = if terminal.interactive {
        stream::to_stderr("Password (not shown): ");
        console::Term::stderr().read_secure_line().map_err(unreadable)?
    } else {
        let mut line = String::new();
        std::io::stdin().read_line(&mut line).map_err(unreadable)?;
        line
    };
    let secret = Secret::new(line.trim_end_matches(['\r', '\n']));
    if secret.is_empty() {
        return Err(Error::usage("standard input holds no password")
            .hint("write it there, for example with `printf %s \"$PASSWORD\" |`"));
    }
    Ok(secret)
}
