//! Where a role's password comes from: standard input, or chance. Never the command line, which everybody on the
//! machine can read.

use std::fs::OpenOptions;
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::PathBuf;

use clap::Args;
use rand::RngExt;

use crate::cli::Run;
use crate::cli::globals::Consent;
use crate::error::{Error, Result};
use crate::secret::Secret;

/// Letters and digits that nobody takes for each other.
const LETTERS: &[u8] = b"abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
/// As strong as a key of 128 bits: 56 to the power of 24 is 2 to the power of 139.
const LENGTH: usize = 24;

/// Where the password comes from.
#[derive(Debug, Args)]
pub(super) struct Password {
    /// Take the password from standard input, or be asked for it
    #[arg(long, conflicts_with = "generate")]
    password_stdin: bool,
    /// Make a password and write it to this new file, which only you may read
    #[arg(long, value_name = "FILE")]
    generate: Option<PathBuf>,
}

impl Password {
    /// The password, where one was asked for. With `--dry-run` nothing is written.
    pub(super) fn given(&self, run: &Run<'_>, consent: &Consent) -> Result<Option<Secret>> {
        match &self.generate {
            Some(file) => generated(file, consent.dry_run).map(Some),
            None if self.password_stdin => run.ui.read_secret().map(Some),
            None => Ok(None),
        }
    }

    /// The password; asked for where nothing says where it comes from.
    pub(super) fn required(&self, run: &Run<'_>, consent: &Consent) -> Result<Secret> {
        match self.given(run, consent)? {
            Some(password) => Ok(password),
            None => run.ui.read_secret(),
        }
    }

    /// Says where a generated password is.
    pub(super) fn kept(&self, run: &Run<'_>) {
        if let Some(file) = &self.generate
            && file.exists()
        {
            run.ui.note(&format!("The password is in {}.", file.display()));
        }
    }
}

fn generated(file: &PathBuf, dry_run: bool) -> Result<Secret> {
    let mut random = rand::rng();
    let letters = (0..LENGTH).map(|_| char::from(LETTERS[random.random_range(0..LETTERS.len())]));
    let password: String = letters.collect();
    let refused = |error: std::io::Error| {
        Error::usage(format!("cannot write the password to {}", file.display()))
            .caused_by(&error)
            .hint("name a file that does not exist yet")
    };
    if !dry_run {
        let mut open = OpenOptions::new();
        let mut written = open.write(true).create_new(true).mode(0o600).open(file).map_err(refused)?;
        written.write_all(format!("{password}\n").as_bytes()).map_err(refused)?;
        written.sync_all().map_err(refused)?;
    }
    Ok(Secret::new(password))
}
