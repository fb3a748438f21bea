//! The files of a stack that are deployed or compared: those that are named, or those that come with the program.

use std::time::Duration;

use super::sources::Files;
use crate::cli::Run;
use crate::conn::Scratch;
use crate::error::{Error, Result};
use crate::ops::stack::compose::{Loaded, Remark, Sources, load};
use crate::ops::stack::shipped;
use crate::report::Verdict;
use crate::text;

/// The files of a stack.
pub(super) struct Chosen {
    sources: Sources,
    /// Held so that the shipped files stay where they were laid out.
    _folder: Option<Scratch>,
}

impl Chosen {
    /// The files that are named; where none is, the shipped stack of this name. Standard input is read now.
    pub(super) fn of(files: &Files, stack: &str, run: &Run<'_>) -> Result<Self> {
        let mut sources = files.sources(run)?;
        if !sources.files.is_empty() {
            return Ok(Self { sources, _folder: None });
        }
        let folder = Scratch::new()
            .map_err(|error| Error::failed("there is no folder for temporary files").caused_by(&error))?;
        let file = shipped::lay_out(stack, &folder)?.ok_or_else(|| unnamed(stack))?;
        sources.files.push(file);
        // what belongs to the operator is where the operator is
        let own = run.inputs.directory.join(".env");
        if sources.environment_files.is_empty() && !sources.without_dot_env && own.is_file() {
            sources.environment_files.push(own);
        }
        Ok(Self { sources, _folder: Some(folder) })
    }

    /// Reads them, with the variables of the caller.
    pub(super) fn load(&self, run: &Run<'_>) -> Result<Loaded> {
        load(&self.sources, &run.inputs.environment)
    }
}

/// The files that are named, or those of a shipped stack, for the verbs that need no stack's name.
pub(super) fn load_any(files: &Files, shipped: Option<&str>, run: &Run<'_>) -> Result<Loaded> {
    match shipped {
        Some(stack) => Chosen::of(files, stack, run)?.load(run),
        None => files.load(run),
    }
}

fn unnamed(stack: &str) -> Error {
    let shipped: Vec<_> = shipped::names().map(|name| format!("`{name}`")).collect();
    Error::usage(format!("no Compose file is named, and no stack {} is shipped", text::clean(stack)))
        .hint(format!("name a file with `-c FILE`; shipped are {}", shipped.join(" and ")))
}

/// What is to be known about the files, as notes.
pub(super) fn notes(findings: &[Remark]) -> Vec<String> {
    let worth = findings.iter().filter(|remark| remark.verdict > Verdict::Fine).map(Remark::finding);
    worth.map(|finding| format!("{}: {}", finding.subject, finding.summary)).collect()
}

/// How long a verb waits: what its `--timeout` says, 5 minutes where it is not given.
pub(super) fn limit(timeout: Option<&str>) -> Result<Duration> {
    timeout.map_or(Ok(Duration::from_mins(5)), |given| text::parse_duration(given).map_err(Error::usage))
}
