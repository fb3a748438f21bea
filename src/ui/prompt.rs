//! Questions to the operator.

use super::stream::{self, Terminal};
use crate::error::{Error, Result};
use crate::plan::Asker;

/// Asks on the terminal.
pub struct Prompt {
    interactive: bool,
}

impl Prompt {
    /// Asks on `terminal`, if somebody is there.
    pub fn new(terminal: &Terminal) -> Self {
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
