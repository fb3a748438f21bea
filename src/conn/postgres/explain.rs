//! What PostgreSQL's failures mean to an operator.

use tokio_postgres::error::SqlState;

use crate::error::{Error, Kind};

/// Why a session could not be opened.
pub(super) fn connecting(error: &tokio_postgres::Error, target: &str) -> Error {
    explain(error, format!("cannot connect to {target}"), Kind::Unreachable)
}

/// Why a statement failed.
pub(super) fn asking(error: &tokio_postgres::Error, target: &str) -> Error {
    explain(error, format!("{target} refused a statement"), Kind::Failed)
}

fn explain(error: &tokio_postgres::Error, message: String, kind: Kind) -> Error {
    let Some(server) = error.as_db_error() else {
        return Error::new(kind, message).caused_by(error);
    };
    let kind = match *server.code() {
        SqlState::INVALID_PASSWORD | SqlState::INSUFFICIENT_PRIVILEGE => Kind::Denied,
        _ => kind,
    };
    Error::new(kind, message).because(server.message()).code(server.code().code())
}
