//! The variables that lead other programs to the servers.

use super::written::{self, Written};
use super::{APPLICATION, Dev, Server};
use crate::error::{Error, Result};
use crate::report::{Column, Report, Source, Table};

/// Variables with their values, in the order of the services.
pub struct Variables {
    rows: Vec<(&'static str, String)>,
    folder: String,
    shows_secrets: bool,
}

/// The variables; a password is named by its file unless `show_secrets` asks for it.
pub fn variables(dev: &Dev, show_secrets: bool) -> Result<Variables> {
    let written = written::read(&dev.folder)?.ok_or_else(|| {
        Error::failed(format!("no server of {} runs", dev.target())).hint("start them with `authctl dev up`")
    })?;
    let Written { postgres, redis } = written;
    let password = |login, name, file_name, value| {
        if show_secrets {
            (name, value)
        } else {
            (file_name, dev.folder.password_file(login).display().to_string())
        }
    };
    let rows = vec![
        ("DATABASE_HOST", postgres.host),
        ("DATABASE_PORT", postgres.port.to_string()),
        ("DATABASE_NAME", postgres.database),
        ("DATABASE_USER", postgres.user),
        password(Server::Postgres.word(), "DATABASE_PASSWORD", "DATABASE_PASSWORD_FILE", postgres.password),
        password(
            APPLICATION,
            "DATABASE_APPLICATION_PASSWORD",
            "DATABASE_APPLICATION_PASSWORD_FILE",
            postgres.application_password,
        ),
        ("REDIS_HOST", redis.host),
        ("REDIS_PORT", redis.port.to_string()),
        password(Server::Redis.word(), "REDIS_PASSWORD", "REDIS_PASSWORD_FILE", redis.password),
    ];
    Ok(Variables { rows, folder: dev.target(), shows_secrets: show_secrets })
}

impl Variables {
    /// Lines for a shell's `eval`.
    pub fn for_shell(&self) -> String {
        let line =
            |(name, value): &(&str, String)| format!("export {name}='{}'\n", value.replace('\'', r"'\''"));
        self.rows.iter().map(line).collect()
    }
}

impl Report for Variables {
    fn kind(&self) -> &'static str {
        "dev.env/1"
    }

    fn table(&self) -> Table {
        let mut table = Table::new([Column::new("name"), Column::new("value")]);
        for (name, value) in &self.rows {
            table.push([*name, value.as_str()]);
        }
        table
    }

    fn notes(&self) -> Vec<String> {
        if self.shows_secrets {
            Vec::new()
        } else {
            vec!["`--show-secrets` prints the passwords themselves.".to_owned()]
        }
    }

    fn source(&self) -> Source {
        Source { target: Some(self.folder.clone()), server: None }
    }
}
