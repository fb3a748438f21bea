//! Questions to the operator.

use super::stream::{self, Terminal};
use crate::error::{Error, Result};
use crate::plan::Asker;
use crate::secret::Secret;

/// Asks on the terminal.
pub(super) struct Prompt {
    interactive: bool,
}

impl Prompt {
    /// Asks on `terminal`, if somebody is there.
    pub(super) fn new(terminal: &Terminal) -> Self {
        Self { interactive: terminal.interactive }
    }
}

impl Asker for Prompt {
    fn somebody_is_there(&self) -> bool {
        self.interactive
    }

    fn confirm(&mut self, question: &str) -> Result<bool> {
        let answer = ask(&format!("{question} [y/N] "))?;
        Ok(matches!(answer.to_ascii_lowercase().as_str(), "y" | "yes"))
    }

    fn type_name(&mut self, question: &str, _name: &str) -> Result<String> {
        ask(&format!("{question}: "))
    }
}

fn ask(question: &str) -> Result<String> {
    stream::to_stderr(question);
    let mut answer = String::new();
    std::io::stdin()
        .read_line(&mut answer)
        .map_err(|error| Error::failed("the answer cannot be read").caused_by(&error))?;
    Ok(answer.trim().to_owned())
}

/// The first line of standard input, which must not be empty: an empty password is a mistake in a pipe.
pub(super) fn read_secret() -> Result<Secret> {
    let mut line = String::new();
    std::io::stdin()
        .read_line(&mut line)
        .map_err(|error| Error::usage("no password can be read from standard input").caused_by(&error))?;
    let secret = Secret::new(line.trim_end_matches(['\r', '\n']));
    if secret.is_empty() {
        return Err(Error::usage("standard input holds no password")
            .hint("write it there, for example with `printf %s \"$PASSWORD\" |`"));
    }
    Ok(secret)
}
