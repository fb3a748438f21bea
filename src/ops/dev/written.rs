//! `dev.toml`: how to reach the servers, for every other command.

use std::fs;
use std::io::ErrorKind;

use serde::{Deserialize, Serialize};

use super::folder::{self, Folder};
use crate::error::{Error, Result};

/// The addresses and passwords of both servers.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Written {
    pub(super) postgres: Postgres,
    pub(super) redis: Redis,
}

/// How to reach PostgreSQL.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Postgres {
    pub(super) host: String,
    pub(super) port: u16,
    pub(super) user: String,
    pub(super) password: String,
    pub(super) database: String,
    /// The password that `init` gives the application's role.
    pub(super) application_password: String,
}

/// How to reach Redis.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Redis {
    pub(super) host: String,
    pub(super) port: u16,
    pub(super) password: String,
}

const HEADER: &str = "# Written by `authctl dev up`, removed by `authctl dev down`.\n\n";

/// What is written in the folder; nothing while the servers are down.
pub(super) fn read(folder: &Folder) -> Result<Option<Written>> {
    let path = folder.toml();
    match fs::read_to_string(&path) {
        Ok(text) => Ok(toml::from_str(&text).ok()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(folder::cannot("read", &path, &error)),
    }
}

/// Writes it, whole or not at all.
pub(super) fn write(folder: &Folder, written: &Written) -> Result<()> {
    let text = toml::to_string(written)
        .map_err(|error| Error::bug("the addresses of the servers make no TOML").caused_by(&error))?;
    folder.write(&folder.toml(), &format!("{HEADER}{text}"), None)
}
