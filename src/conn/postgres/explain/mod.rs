//! What PostgreSQL's failures mean to an operator.

mod asking;
mod connecting;
mod crowded;

pub(super) use asking::asking;
pub(super) use connecting::connecting;

use std::time::Duration;

use tokio_postgres::error::DbError;

use crate::config::{Host, SslMode};
use crate::error::{Error, Kind};

/// Whom a session is, or was to be, with.
#[derive(Clone)]
pub(super) struct Peer {
    /// `postgres://auth@db:5432/auth`.
    pub(super) target: String,
    pub(super) host: Host,
    pub(super) user: String,
    pub(super) database: String,
    pub(super) sslmode: SslMode,
    pub(super) timeout: Duration,
}

/// What the server said: its words, detail and hint, with the SQLSTATE.
fn quote(kind: Kind, message: String, server: &DbError) -> Error {
    let error = Error::new(kind, message).because(server.message()).code(server.code().code());
    match server.detail() {
        // a whole row may hold a password's hash
        Some(detail) if !detail.starts_with("Failing row contains") => error.because(detail),
        _ => error,
    }
}

/// Adds the server's own hint behind ours.
fn with_its_hint(error: Error, server: &DbError) -> Error {
    match server.hint() {
        Some(hint) => error.hint(hint),
        None => error,
    }
}
