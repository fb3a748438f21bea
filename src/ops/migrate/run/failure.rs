//! Why a migration failed, and where in its file.

use tokio_postgres::error::{DbError, ErrorPosition, SqlState};

use super::load::Migration;
use crate::error::{Error, Kind};

/// A migration that failed.
pub(super) enum Failure {
    /// The server said so, or the connection broke, after some statements of the file had succeeded.
    Server { error: tokio_postgres::Error, succeeded: usize },
    /// The file ran, and its row of the history or the commit failed.
    Recording(tokio_postgres::Error),
    /// authctl itself refused to go on.
    Refusal(Error),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Refusal(error)
    }
}

impl Failure {
    /// What turns an error that came after `succeeded` statements into a failure.
    pub(super) fn after(succeeded: usize) -> impl Fn(tokio_postgres::Error) -> Self {
        move |error| Self::Server { error, succeeded }
    }

    /// Whether somebody else's lock is to blame, so that trying again can help: lock time-out,
    /// deadlock, serialization failure.
    pub(super) fn is_about_locks(&self) -> bool {
        let codes = [
            SqlState::LOCK_NOT_AVAILABLE,
            SqlState::T_R_DEADLOCK_DETECTED,
            SqlState::T_R_SERIALIZATION_FAILURE,
        ];
        match self {
            Self::Server { error, .. } | Self::Recording(error) => {
                error.code().is_some_and(|code| codes.contains(code))
            }
            Self::Refusal(_) => false,
        }
    }

    /// The failure in words, with its place in the file.
    pub(super) fn explain(self, migration: &Migration) -> Error {
        let kind = if self.is_about_locks() { Kind::Conflict } else { Kind::Failed };
        let (error, place) = match self {
            Self::Server { error, succeeded } => (error, Place::After(succeeded)),
            Self::Recording(error) => (error, Place::End),
            Self::Refusal(error) => return error,
        };
        let Some(server) = error.as_db_error() else { return no_answer(&error, migration) };
        let kind = match server.code().code() {
            "57014" => Kind::Interrupted,
            code if code.starts_with("57P0") => Kind::Unreachable,
            _ => kind,
        };
        let message = format!("{}: {}", place.words(server, migration), server.message());
        let error = Error::new(kind, message).code(server.code().code());
        let excerpt = if place == Place::End { None } else { excerpt(server, migration) };
        let meta = excerpt.as_deref().is_some_and(|line| line.contains(" is: \\"));
        let causes = [excerpt, server.detail().map(str::to_owned), context(server)];
        let error = causes.into_iter().flatten().fold(error, Error::because);
        let psql = meta.then_some("take the `\\` command out: it belongs to psql, and the server knows none");
        server.hint().into_iter().chain(psql).fold(error, Error::hint).hint(GO_ON)
    }
}

/// The connection is of no more use.
fn no_answer(error: &tokio_postgres::Error, migration: &Migration) -> Error {
    let file = &migration.file;
    if error.is_closed() || std::error::Error::source(error).is_some() {
        return Error::unreachable(format!("the connection broke during {file}"))
            .caused_by(error)
            .hint("the file was applied as a whole or not at all: `authctl migrate status` says which");
    }
    Error::failed(format!("{file} asks for an exchange of data that no migration can have"))
        .caused_by(error)
        .hint("take `COPY ... FROM STDIN` and `COPY ... TO STDOUT` out of the file: INSERT does that here")
        .hint(GO_ON)
}

const GO_ON: &str =
    "the file was rolled back as a whole; when its cause is gone, go on with `authctl migrate up`";

/// Where in a file it failed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// In the statement after so many.
    After(usize),
    /// When the whole file had run.
    End,
}

impl Place {
    /// `V3__x.sql:12:8`, or the number of the statement where the server names no place.
    fn words(self, server: &DbError, migration: &Migration) -> String {
        let file = &migration.file;
        match (self, server.position()) {
            (Self::End, _) => format!("{file} ran, but cannot be recorded and committed"),
            (Self::After(_), Some(ErrorPosition::Original(position))) => {
                let (line, column) = line_and_column(&migration.text, *position as usize);
                format!("{file}:{line}:{column}")
            }
            (Self::After(succeeded), _) => format!("{file}, statement {}", succeeded + 1),
        }
    }
}

/// The line the server points at.
fn excerpt(server: &DbError, migration: &Migration) -> Option<String> {
    let ErrorPosition::Original(position) = server.position()? else { return None };
    let (line, _) = line_and_column(&migration.text, *position as usize);
    let text = migration.text.lines().nth(line - 1)?.trim();
    Some(format!("line {line} is: {text}"))
}

fn context(server: &DbError) -> Option<String> {
    server.where_().map(|context| format!("in {}", context.lines().next().unwrap_or_default()))
}

/// Line and column, both from 1, of the `position`th character, from 1.
fn line_and_column(text: &str, position: usize) -> (usize, usize) {
    let before = text.chars().take(position.saturating_sub(1));
    before.fold(
        (1, 1),
        |(line, column), character| {
            if character == '\n' { (line + 1, 1) } else { (line, column + 1) }
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_position_counts_characters() {
        assert_eq!(line_and_column("SELECT x", 8), (1, 8));
        assert_eq!(line_and_column("-- ü\nSELECT x", 13), (2, 8));
        assert_eq!(line_and_column("a\r\nb", 4), (2, 1));
    }
}
