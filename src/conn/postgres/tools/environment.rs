//! The connection as libpq reads it from a program's environment.
//!
//! Nothing of it stands in the command line, where everybody on a machine can read it. Nothing of our own
//! environment comes with it, and there is no home: a service file, a password file or certificates found there
//! would lead the program elsewhere than the session beside which it runs.

use std::ffi::OsString;
use std::net::IpAddr;
use std::path::{Path, PathBuf};

use super::{Postgres, Program};
use crate::config::{self, Host, PostgresSettings, SslMode};
use crate::conn::{Scratch, dial, tls};
use crate::error::{Error, Result};

/// What a program is told of the server.
pub(super) struct Environment {
    variables: Vec<(&'static str, OsString)>,
    /// `postgres://auth@db:5432`, for what is said of failures.
    pub(super) server: String,
    /// The role, for the same.
    pub(super) user: String,
    _trusted: Option<TrustedFile>,
}

impl Environment {
    /// For a program on this machine. `address` is where a host answers whose name leads nowhere.
    pub(super) fn here(
        postgres: &Postgres,
        host: &Host,
        program: Program,
        address: Option<IpAddr>,
    ) -> Result<Self> {
        let mut environment = Self::common(postgres, host, program);
        environment.variables.extend(config::inheritable());
        environment.set("PGHOST", dial::server_name(host));
        if let Some(address) = address {
            environment.set("PGHOSTADDR", address.to_string());
        }
        environment.set("PGSSLMODE", word(postgres.settings.sslmode));
        let trusted = trusted(&postgres.settings)?;
        if let Some(file) = trusted.as_ref().map(TrustedFile::path) {
            environment.set("PGSSLROOTCERT", file);
        }
        let identity = [("PGSSLCERT", &postgres.settings.sslcert), ("PGSSLKEY", &postgres.settings.sslkey)];
        for (name, file) in identity {
            if let Some(file) = file {
                environment.set(name, file);
            }
        }
        Ok(Self { _trusted: trusted, ..environment })
    }

    /// For a program beside the server in its container. Nobody stands between the two, and our files are not
    /// there: TLS is spoken where the server wants it, and nothing is verified.
    pub(super) fn in_container(postgres: &Postgres, host: &Host, program: Program) -> Self {
        let mut environment = Self::common(postgres, host, program);
        environment.set("PGHOST", "127.0.0.1");
        let sslmode = match postgres.settings.sslmode {
            SslMode::VerifyCa | SslMode::VerifyFull => SslMode::Require,
            mode => mode,
        };
        environment.set("PGSSLMODE", word(sslmode));
        environment
    }

    fn common(postgres: &Postgres, host: &Host, program: Program) -> Self {
        let settings = &postgres.settings;
        let server = format!("postgres://{}@{}", settings.user, super::super::address(host));
        let mut environment =
            Self { variables: Vec::new(), server, user: settings.user.clone(), _trusted: None };
        environment.set("HOME", "/nonexistent");
        environment.set("LC_ALL", "C");
        environment.set("PGPORT", host.port.to_string());
        environment.set("PGUSER", &settings.user);
        environment.set("PGGSSENCMODE", "disable");
        environment.set("PGAPPNAME", format!("{}/{}", postgres.application_name, program.name()));
        environment.set("PGCONNECT_TIMEOUT", settings.connect_timeout.as_secs().max(2).to_string());
        if let Some(password) = &settings.password {
            environment.set("PGPASSWORD", password.expose());
        }
        environment
    }

    fn set(&mut self, name: &'static str, value: impl Into<OsString>) {
        self.variables.push((name, value.into()));
    }

    /// The variables, with the database for this one run.
    pub(super) fn with(&self, database: &str) -> Vec<(&'static str, OsString)> {
        let database = (!database.is_empty()).then(|| ("PGDATABASE", database.into()));
        self.variables.iter().cloned().chain(database).collect()
    }
}

/// Certificates to trust, in a file.
enum TrustedFile {
    Named(PathBuf),
    /// It is there for as long as a program may read it.
    Made {
        file: PathBuf,
        _folder: Scratch,
    },
}

impl TrustedFile {
    fn path(&self) -> &Path {
        match self {
            Self::Named(path) => path,
            Self::Made { file, .. } => file,
        }
    }
}

/// Our sessions trust the machine's certificates where none are named; libpq does since 16 only, and for
/// `verify-full` only. In a file any of them takes them.
fn trusted(settings: &PostgresSettings) -> Result<Option<TrustedFile>> {
    let verified = matches!(settings.sslmode, SslMode::VerifyCa | SslMode::VerifyFull);
    match &settings.sslrootcert {
        Some(file) if file.as_os_str() != "system" => Ok(Some(TrustedFile::Named(file.clone()))),
        named if verified || named.is_some() => {
            let made = machine_certificates().map_err(|error| {
                Error::failed("cannot write the machine's certificates to a file").caused_by(&error)
            });
            made.map(Some)
        }
        _ => Ok(None),
    }
}

fn machine_certificates() -> std::io::Result<TrustedFile> {
    let folder = Scratch::new()?;
    let file = folder.write("certificates.pem", tls::machine_in_pem().as_bytes())?;
    Ok(TrustedFile::Made { file, _folder: folder })
}

const fn word(mode: SslMode) -> &'static str {
    match mode {
        SslMode::Disable => "disable",
        SslMode::Allow => "allow",
        SslMode::Prefer => "prefer",
        SslMode::Require => "require",
        SslMode::VerifyCa => "verify-ca",
        SslMode::VerifyFull => "verify-full",
    }
}
