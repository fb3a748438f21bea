//! Why a statement failed.

use tokio_postgres::error::{DbError, SqlState};

use super::{Peer, quote, with_its_hint};
use crate::conn::postgres::link::Heard;
use crate::error::{Error, Kind};
use crate::sql;

/// What the failure of a statement means.
pub(in crate::conn::postgres) fn asking(error: &tokio_postgres::Error, heard: &Heard, peer: &Peer) -> Error {
    match error.as_db_error() {
        Some(server) => with_its_hint(refused(server, peer), server),
        None if error.is_closed()
            || std::error::Error::source(error)
                .is_some_and(<dyn std::error::Error>::is::<std::io::Error>) =>
        {
            lost(error, heard, peer)
        }
        None => Error::failed(format!("cannot read the answer of {}", peer.target)).caused_by(error),
    }
}

fn refused(server: &DbError, peer: &Peer) -> Error {
    let said = |kind, message: String| quote(kind, message, server);
    let Peer { target, .. } = peer;
    match *server.code() {
        SqlState::QUERY_CANCELED if server.message().contains("user request") => {
            said(Kind::Failed, format!("somebody cancelled a statement on {target}"))
        }
        SqlState::QUERY_CANCELED => said(Kind::Failed, format!("a statement on {target} took too long"))
            .hint("allow reading statements more with `--set postgres.statement_timeout=30s`"),
        SqlState::LOCK_NOT_AVAILABLE => {
            said(Kind::Conflict, format!("a statement on {target} waits for a lock that somebody holds"))
                .hint("`authctl monitor postgres activity` shows who")
        }
        SqlState::READ_ONLY_SQL_TRANSACTION => {
            said(Kind::Failed, format!("{target} takes no writes in this session"))
                .hint("if it is a standby: name all hosts and `--set postgres.target_session_attrs=primary`")
        }
        SqlState::INSUFFICIENT_PRIVILEGE => said(Kind::Denied, format!("{target} denies a statement"))
            .hint(format!("as its owner or a superuser: `{}`", grant(server.message(), &peer.user))),
        SqlState::ADMIN_SHUTDOWN | SqlState::CRASH_SHUTDOWN | SqlState::CANNOT_CONNECT_NOW => {
            said(Kind::Unreachable, format!("{target} ended the session while a statement ran"))
                .hint("an administrator did that, or it restarts: `authctl check postgres --wait 60s`")
        }
        SqlState::TOO_MANY_CONNECTIONS => said(Kind::Unreachable, format!("{target} is full")),
        SqlState::UNDEFINED_TABLE | SqlState::INVALID_SCHEMA_NAME => {
            said(Kind::Failed, format!("{target} lacks what a statement needs"))
                .hint("`authctl migrate status` says whether the schema is there")
        }
        _ => said(Kind::Failed, format!("{target} refused a statement")),
    }
}

/// The GRANT that a `permission denied for table Users` asks for, as far as its words tell.
fn grant(message: &str, role: &str) -> String {
    let role = sql::identifier(role);
    let denied = message.split_once("permission denied for ").map(|(_, what)| what);
    let (kind, name) = denied.and_then(|what| what.split_once(' ')).unwrap_or_default();
    let name = sql::identifier(name.trim_matches('"'));
    match kind {
        "table" | "view" | "relation" => format!("GRANT SELECT ON {name} TO {role}"),
        "sequence" => format!("GRANT USAGE, SELECT ON SEQUENCE {name} TO {role}"),
        "schema" => format!("GRANT USAGE ON SCHEMA {name} TO {role}"),
        "database" => format!("GRANT CREATE ON DATABASE {name} TO {role}"),
        "function" => format!("GRANT EXECUTE ON FUNCTION {name} TO {role}"),
        _ => format!("GRANT … TO {role}"),
    }
}

/// The line broke, or the server fell, while a statement ran.
fn lost(error: &tokio_postgres::Error, heard: &Heard, peer: &Peer) -> Error {
    let lost = Error::unreachable(format!("lost the connection to {} while a statement ran", peer.target));
    let lost = match heard.end() {
        Some(end) => match end.as_db_error() {
            Some(server) => lost.because(server.message()).code(server.code().code()),
            None => lost.caused_by(end),
        },
        None => lost.caused_by(error),
    };
    lost.hint("`authctl check postgres --wait 60s` says when it is back")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_names_the_grant_that_is_missing() {
        assert_eq!(grant("permission denied for table Users", "app"), r#"GRANT SELECT ON "Users" TO "app""#);
        assert_eq!(
            grant("permission denied for schema auth", "app"),
            r#"GRANT USAGE ON SCHEMA "auth" TO "app""#
        );
        assert_eq!(grant("must be owner of table Users", "app"), r#"GRANT … TO "app""#);
    }
}
