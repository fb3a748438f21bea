//! The flags that name Compose files and their variables.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::cli::Run;
use crate::error::Result;
use crate::ops::stack::compose::{Input, LARGEST, Loaded, Sources, load};

/// Flags of the verbs that read Compose files.
#[derive(Debug, Args)]
pub(super) struct Files {
    /// Compose file, `-` for standard input; repeatable, later ones override earlier ones
    #[arg(short = 'c', long = "compose-file", value_name = "FILE")]
    pub(super) named: Vec<PathBuf>,
    /// File of NAME=value lines for `${NAME}`, instead of `.env` beside the first file; repeatable
    #[arg(long = "env-file", value_name = "FILE")]
    variables: Vec<PathBuf>,
    /// Leave `.env` beside the first file alone
    #[arg(long = "no-env-file", conflicts_with = "variables")]
    without_variables: bool,
}

impl Files {
    /// Where the files come from; standard input is read now.
    pub(super) fn sources(&self, run: &Run<'_>) -> Result<Sources> {
        let files = self.named.iter().map(|file| input(file, run)).collect::<Result<_>>()?;
        Ok(Sources {
            files,
            environment_files: self.variables.clone(),
            without_dot_env: self.without_variables,
        })
    }

    /// The files, read with the variables of the caller.
    pub(super) fn load(&self, run: &Run<'_>) -> Result<Loaded> {
        load(&self.sources(run)?, &run.inputs.environment)
    }
}

fn input(file: &Path, run: &Run<'_>) -> Result<Input> {
    if file != Path::new("-") {
        return Ok(Input::File(file.to_owned()));
    }
    Ok(Input::Text { name: "<stdin>".to_owned(), bytes: run.ui.read_file(LARGEST)? })
}
