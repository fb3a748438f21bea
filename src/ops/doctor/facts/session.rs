//! One session of PostgreSQL that asks one question after another, each of which may go unanswered.

use std::time::Duration;

use tokio::time::{Instant, timeout_at};
use tokio_postgres::Row;
use tokio_postgres::types::{FromSql, ToSql, Type};

use crate::conn::postgres::{Parameters, Reader};
use crate::error::{Error, Result};
use crate::ops::doctor::check::Blind;
use crate::ops::seen::Seen;
use crate::sql::{self, Query, Variants};

/// A session, and when it must be done.
pub(super) struct Session<'a> {
    pub(super) reader: &'a Reader,
    pub(super) deadline: Instant,
}

/// The rows of a view, and what of them this role may not see.
#[derive(Clone, Debug, Default)]
pub(crate) struct Rows<T> {
    /// The rows.
    pub(crate) rows: Vec<T>,
    /// What was hidden, if anything was.
    pub(crate) blind: Option<Blind>,
}

/// What can be read from a row of a view.
pub(super) trait OfRow: Sized {
    /// Reads it by the names of the columns.
    fn of(line: &Line<'_>) -> Result<Self>;
}

/// A row whose columns are asked for by name.
pub(super) struct Line<'a>(pub(super) &'a Row);

impl<'a> Line<'a> {
    /// The value of a column.
    pub(super) fn get<T: FromSql<'a>>(&self, column: &str) -> Result<T> {
        let wrong = |error: tokio_postgres::Error| {
            Error::bug(format!("a view gives no `{column}` that a diagnosis can read")).caused_by(&error)
        };
        self.0.try_get(column).map_err(wrong)
    }
}

impl Session<'_> {
    /// The rows of a view that says of itself what it could not see.
    pub(super) async fn view<T: OfRow>(&self, view: Variants, parameters: Parameters<'_>) -> Seen<Rows<T>> {
        let query = view.for_server(self.reader.major());
        Seen::of(self.ask(query.text, parameters).await.and_then(|rows| read(query, &rows)))
    }

    /// The one row of a question.
    pub(super) async fn row<T: OfRow>(&self, question: Variants) -> Seen<T> {
        let query = question.for_server(self.reader.major());
        self.row_of(query.text, &[]).await
    }

    /// The one row of a statement.
    pub(super) async fn row_of<T: OfRow>(&self, statement: &str, parameters: Parameters<'_>) -> Seen<T> {
        let rows = self.ask(statement, parameters).await;
        let row = rows.and_then(|rows| match rows.first() {
            Some(row) => T::of(&Line(row)),
            None => Err(Error::bug("a question that has one answer got none")),
        });
        Seen::of(row)
    }

    /// The answer to one statement, unless time is over.
    async fn ask(&self, statement: &str, parameters: Parameters<'_>) -> Result<Vec<Row>> {
        match timeout_at(self.deadline, self.reader.rows(statement, parameters)).await {
            Ok(answer) => answer,
            Err(_) => Err(Error::unreachable("the time for a diagnosis was over before it was answered")),
        }
    }
}

/// Reads rows by the rule of all views: one whose first column is null carries nothing but what is about all.
fn read<T: OfRow>(query: &Query, rows: &[Row]) -> Result<Rows<T>> {
    let first = query.columns().next().map_or("", |(name, _)| name);
    let mut read = Rows { rows: Vec::with_capacity(rows.len()), blind: None };
    for row in rows {
        read.blind = read.blind.or(blind(query, &Line(row))?);
        // whatever its type is: null can be told of each
        if !is_null(row, first) {
            read.rows.push(T::of(&Line(row))?);
        }
    }
    Ok(read)
}

fn is_null(row: &Row, column: &str) -> bool {
    struct Anything;
    impl FromSql<'_> for Anything {
        fn from_sql(
            _: &Type,
            _: &[u8],
        ) -> std::result::Result<Self, Box<dyn std::error::Error + Sync + Send>> {
            Ok(Self)
        }
        fn accepts(_: &Type) -> bool {
            true
        }
    }
    matches!(row.try_get::<_, Option<Anything>>(column), Ok(None))
}

/// What a role without `pg_monitor` does not see.
fn blind(query: &Query, line: &Line<'_>) -> Result<Option<Blind>> {
    let has = |name: &str| query.about().any(|(column, _)| column == name);
    if !has("unseen_sessions") || line.get::<i64>("unseen_sessions")? == 0 {
        return Ok(None);
    }
    if line.get("sees_all")? {
        return Ok(Some(Blind { why: "this server hides sessions from every role".to_owned(), grant: None }));
    }
    let role = sql::identifier(line.get("role")?);
    Ok(Some(Blind {
        why: "what other roles do is hidden from this one".to_owned(),
        grant: Some(format!("GRANT pg_monitor TO {role}")),
    }))
}

/// A parameter of type `float8`.
pub(super) const fn float(value: &f64) -> (&(dyn ToSql + Sync), Type) {
    (value, Type::FLOAT8)
}

/// A parameter of type `int8`.
pub(super) const fn whole(value: &i64) -> (&(dyn ToSql + Sync), Type) {
    (value, Type::INT8)
}

/// How long one question may take the server: so long that a large catalog is read, so short that others have
/// their turn.
pub(super) const STATEMENT: Duration = Duration::from_millis(1200);
