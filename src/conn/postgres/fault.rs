//! Why one host did not give a session.

use std::error::Error as _;
use std::io;

use tokio_postgres::error::{DbError, SqlState};

use crate::conn::dial;
use crate::conn::retry::Transient;

/// What came of an attempt instead of a session.
#[derive(Debug)]
pub(super) enum Fault {
    /// No way to the server.
    Line(dial::Fault),
    /// The server, or the driver, gave up the login.
    Login(tokio_postgres::Error),
    /// The session is there, and the server is not of the kind that was asked for.
    Role(String),
}

impl From<dial::Fault> for Fault {
    fn from(fault: dial::Fault) -> Self {
        Self::Line(fault)
    }
}

impl From<tokio_postgres::Error> for Fault {
    fn from(error: tokio_postgres::Error) -> Self {
        Self::Login(error)
    }
}

impl Fault {
    /// What the server itself said.
    pub(super) fn server(&self) -> Option<&DbError> {
        match self {
            Self::Login(error) => error.as_db_error(),
            _ => None,
        }
    }

    /// Whether it might be well with TLS where there was none, or the other way round.
    pub(super) fn depends_on_tls(&self) -> bool {
        let server = self.server().map(DbError::code);
        server == Some(&SqlState::INVALID_AUTHORIZATION_SPECIFICATION)
            || matches!(self, Self::Login(error) if is_tls(error))
    }

    /// Whether a pooler did not like the settings that came with the login.
    pub(super) fn is_about_options(&self) -> bool {
        self.server().is_some_and(|server| {
            *server.code() == SqlState::PROTOCOL_VIOLATION && server.message().contains("startup parameter")
        })
    }

    /// Whether the next host may do better: not where this one let us in and refused us.
    pub(super) fn leads_on(&self) -> bool {
        match self {
            Self::Line(dial::Fault::Told(error)) => error.kind() == crate::error::Kind::Unreachable,
            Self::Line(_) | Self::Role(_) => true,
            Self::Login(error) => self.is_transient() || (is_tls(error) && error.as_db_error().is_none()),
        }
    }
}

impl Transient for Fault {
    fn is_transient(&self) -> bool {
        match self {
            Self::Line(fault) => fault.is_transient(),
            Self::Login(error) => match error.as_db_error() {
                Some(server) => is_transient(server.code()),
                None => !is_tls(error) && (error.is_closed() || line(error).is_some_and(dial::is_transient)),
            },
            Self::Role(_) => false,
        }
    }
}

fn is_transient(code: &SqlState) -> bool {
    let passing = [
        SqlState::ADMIN_SHUTDOWN,
        SqlState::CRASH_SHUTDOWN,
        SqlState::CANNOT_CONNECT_NOW,
        SqlState::TOO_MANY_CONNECTIONS,
    ];
    passing.contains(code) || (code.code().starts_with("08") && *code != SqlState::PROTOCOL_VIOLATION)
}

/// The driver keeps the kinds of its errors to itself and tells them apart only by their words.
pub(super) fn is_tls(error: &tokio_postgres::Error) -> bool {
    error.to_string().contains("TLS handshake")
}

/// The failure of the line behind an error of the driver.
pub(super) fn line(error: &tokio_postgres::Error) -> Option<&io::Error> {
    error.source()?.downcast_ref()
}

/// What TLS had against the handshake.
pub(super) fn tls(error: &tokio_postgres::Error) -> Option<&rustls::Error> {
    line(error)?.get_ref()?.downcast_ref()
}
