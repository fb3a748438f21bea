//! Why a migration failed, where in its file, and what state that leaves.

use tokio_postgres::error::{DbError, ErrorPosition, SqlState};

use super::Work;
use crate::error::{Error, Kind};
use crate::ops::migrate::prepare::{Course, Place};

/// A migration that failed.
pub(super) enum Failure {
    /// The server said so, or the connection broke, in the part of what is sent that begins at byte `start`,
    /// after some statements of that part had succeeded.
    Server { error: tokio_postgres::Error, start: usize, succeeded: usize },
    /// Nothing of the file was sent yet.
    Before(tokio_postgres::Error),
    /// The file ran, and its row of the history, its journal or the commit failed.
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
    /// Whether somebody else's lock is to blame, so that trying again can help: lock time-out,
    /// deadlock, serialization failure.
    pub(super) fn is_about_locks(&self) -> bool {
        let codes = [
            SqlState::LOCK_NOT_AVAILABLE,
            SqlState::T_R_DEADLOCK_DETECTED,
            SqlState::T_R_SERIALIZATION_FAILURE,
        ];
        self.error().and_then(tokio_postgres::Error::code).is_some_and(|code| codes.contains(code))
    }

    /// Whether the server itself says that the statement came to nothing. Of a session that is ended nobody
    /// knows.
    pub(super) fn is_the_servers_word(&self) -> bool {
        let word = self.error().and_then(tokio_postgres::Error::as_db_error);
        word.is_some_and(|word| !word.code().code().starts_with("57P"))
    }

    fn error(&self) -> Option<&tokio_postgres::Error> {
        match self {
            Self::Server { error, .. } | Self::Before(error) | Self::Recording(error) => Some(error),
            Self::Refusal(_) => None,
        }
    }

    /// The failure in words, with its place in the file and the state it leaves.
    pub(super) fn explain(self, work: &Work) -> Error {
        let lock = self.is_about_locks();
        let file = &work.prepared.file;
        let (error, place, stage) = match self {
            Self::Refusal(error) => return error,
            Self::Server { error, start, succeeded } => {
                let place = error.as_db_error().map(|server| place(server, work, start, succeeded));
                (error, place, "")
            }
            Self::Before(error) => (error, None, "is not begun"),
            Self::Recording(error) => (error, None, "ran, but cannot be recorded and committed"),
        };
        let Some(server) = error.as_db_error() else { return no_answer(&error, work) };
        let message = match place {
            Some(place) => format!("{file}:{place}: {}", server.message()),
            None => format!("{file} {stage}: {}", server.message()),
        };
        let told = Error::new(kind(server, lock), message).code(server.code().code());
        let told = match place {
            Some(place) => told.excerpt(place.excerpt(&work.prepared.body.written)),
            None => told,
        };
        let causes = [server.detail().map(str::to_owned), context(server)];
        let told = causes.into_iter().flatten().fold(told, Error::because);
        server.hint().into_iter().chain(own_hint(server, work)).fold(told, Error::hint).hint(state(work))
    }
}

fn kind(server: &DbError, lock: bool) -> Kind {
    match server.code().code() {
        "57014" if server.message().contains("user request") => Kind::Interrupted,
        code if code.starts_with("57P0") => Kind::Unreachable,
        _ if lock => Kind::Conflict,
        _ => Kind::Failed,
    }
}

/// What the server's own hint leaves out.
fn own_hint(server: &DbError, work: &Work) -> Option<&'static str> {
    match server.code().code() {
        "42P07" | "42701" | "42710" | "42723" | "42P06" => Some(
            "if another tool made it without recording the migration, `authctl migrate verify` finds out",
        ),
        "55P04" => Some(
            "a value that is added to an enum is used from the next migration on: put it into a file of its own",
        ),
        "2D000" | "25001" if !work.prepared.is_whole() => {
            Some("it cannot be run as a part of anything: run it by hand, and take it out of the file")
        }
        "2D000" => {
            Some("what it calls commits by itself: let the file begin with `-- authctl: no-transaction`")
        }
        "25001" => Some("let the file begin with the line `-- authctl: no-transaction`"),
        "55P03" => {
            Some("wait for whoever holds it, or give it longer with `--lock-timeout` and `--lock-retries`")
        }
        _ => None,
    }
}

/// The state a failure leaves, and how to go on.
fn state(work: &Work) -> String {
    let way = work.direction.word();
    match work.prepared.course {
        Course::Whole => format!(
            "the file was rolled back as a whole; when its cause is gone, go on with `authctl migrate {way}`"
        ),
        Course::Stepwise(_) => format!(
            "the steps before it stay and are not run again; when its cause is gone, go on with `authctl migrate {way}`"
        ),
    }
}

/// The connection is of no more use.
fn no_answer(error: &tokio_postgres::Error, work: &Work) -> Error {
    let file = &work.prepared.file;
    if error.is_closed() || std::error::Error::source(error).is_some() {
        let left = match work.prepared.course {
            Course::Whole => "the file was run as a whole or not at all: `authctl migrate status` says which",
            Course::Stepwise(_) => "the next run finds out how far it was, and goes on from there",
        };
        return Error::unreachable(format!("the connection broke during {file}")).caused_by(error).hint(left);
    }
    Error::failed(format!("{file} asks for an exchange of data that no migration can have"))
        .caused_by(error)
        .hint("take `COPY ... FROM STDIN` and `COPY ... TO STDOUT` out of the file: INSERT does that here")
        .hint(state(work))
}

/// Where the server points at; the beginning of the statement where it points at nothing.
fn place(server: &DbError, work: &Work, start: usize, succeeded: usize) -> Place {
    let body = &work.prepared.body;
    if let Some(ErrorPosition::Original(position)) = server.position() {
        return body.place_of_character(start, *position as usize);
    }
    let statements = work.prepared.parsed.statements.iter();
    let failed = statements.filter(|statement| statement.range.start >= start).nth(succeeded);
    body.place(failed.map_or(start, |statement| statement.range.start))
}

fn context(server: &DbError) -> Option<String> {
    server.where_().map(|context| format!("in {}", context.lines().next().unwrap_or_default()))
}
