//! What came of a statement outside of transactions whose end nobody saw: the catalog knows.

use tokio_postgres::types::Type;

use super::failure::Failure;
use crate::conn::postgres::Writer;
use crate::error::{Error, Kind, Result};
use crate::ops::migrate::grammar::{Alone, Name, Object};
use crate::progress::Progress;
use crate::sql::{self, identifier};

/// What came of a step that was begun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// It was done.
    Done,
    /// It was not, and can be done now.
    Open,
}

/// Looks into the catalog for a statement.
pub(super) struct Catalog<'a> {
    /// The session it is run in, whose search path its names are meant for.
    pub(super) writer: &'a Writer,
    /// Where what is cleared away is told.
    pub(super) progress: &'a dyn Progress,
}

/// An index as the catalog has it.
struct Index {
    oid: i64,
    schema: String,
    name: String,
    valid: bool,
    /// Whether some session is at work on it.
    being_built: bool,
}

impl Catalog<'_> {
    /// What stands there before a statement is begun: the object it would make or remove, so that a later
    /// run can tell that object from one that it made itself. An index that an earlier, failed build has left
    /// is cleared away, because IF NOT EXISTS would take it for one.
    pub(super) async fn before(&self, alone: &Alone) -> Result<Option<String>> {
        match alone {
            Alone::BuildIndex { index: Some(index), table } => {
                let found = self.index_of(table, index).await?;
                match found {
                    Some(index) if !index.valid && !index.being_built => {
                        self.clear_away(&index).await?;
                        Ok(None)
                    }
                    found => Ok(found.map(|index| index.oid.to_string())),
                }
            }
            Alone::DropIndex { index } => Ok(self.relation(index).await?.map(|oid| oid.to_string())),
            Alone::Object { object, name, .. } => {
                Ok(self.object(*object, name).await?.map(|oid| oid.to_string()))
            }
            Alone::Detach { parent, partition } => self.partition(parent, partition).await,
            Alone::BuildIndex { index: None, .. } | Alone::Reindex | Alone::Repeatable => Ok(None),
        }
    }

    /// What came of a statement that was begun while `before` stood there. What it has left half-done is
    /// finished or cleared away.
    pub(super) async fn outcome(&self, alone: &Alone, before: Option<&str>) -> Result<Outcome, Failure> {
        match alone {
            Alone::BuildIndex { index: Some(index), table } => {
                Ok(self.outcome_of_build(table, index, before).await?)
            }
            Alone::DropIndex { index } => {
                let gone = self.relation(index).await?.is_none();
                Ok(done_if(gone && before.is_some()))
            }
            Alone::Object { object, name, comes } => {
                let now = self.object(*object, name).await?.map(|oid| oid.to_string());
                let changed = now.as_deref() != before;
                Ok(done_if(changed && now.is_some() == *comes))
            }
            Alone::Detach { parent, partition } => self.outcome_of_detach(parent, partition, before).await,
            Alone::Reindex => {
                self.clear_away_rebuilds().await?;
                Ok(Outcome::Open)
            }
            Alone::BuildIndex { index: None, .. } | Alone::Repeatable => Ok(Outcome::Open),
        }
    }

    async fn outcome_of_build(&self, table: &Name, index: &Name, before: Option<&str>) -> Result<Outcome> {
        match self.index_of(table, index).await? {
            Some(found) if !found.valid => {
                self.clear_away(&found).await?;
                Ok(Outcome::Open)
            }
            // one that was there before makes the statement fail, which is for the server to say
            Some(found) => Ok(done_if(before != Some(found.oid.to_string().as_str()))),
            None => Ok(Outcome::Open),
        }
    }

    async fn outcome_of_detach(
        &self,
        parent: &Name,
        partition: &Name,
        before: Option<&str>,
    ) -> Result<Outcome, Failure> {
        let now = self.partition(parent, partition).await?;
        if now.as_deref() != Some("pending") {
            return Ok(done_if(now.is_none() && before.is_some()));
        }
        let finish =
            format!("ALTER TABLE {} DETACH PARTITION {} FINALIZE", parent.written, partition.written);
        // somebody's lock may be in the way of this too, and then it is tried again
        self.writer.client().batch_execute(&finish).await.map_err(Failure::Before)?;
        self.progress.note(&format!("{} was being detached; that is finished now.", partition.written));
        Ok(Outcome::Done)
    }

    /// Makes sure that an index that was built is one: `IF NOT EXISTS` takes an invalid one for built.
    pub(super) async fn check_built(&self, alone: &Alone) -> Result<()> {
        let Alone::BuildIndex { index: Some(index), table } = alone else { return Ok(()) };
        if self.index_of(table, index).await?.is_some_and(|index| index.valid) {
            return Ok(());
        }
        let message = format!("index {} is not valid after its build", index.written);
        Err(Error::new(Kind::Conflict, message)
            .because("it was invalid before, and somebody was at work on the table, so it was not dropped")
            .hint("run it again when they have ended: an invalid index is dropped and built anew"))
    }

    /// Clears away what a statement that failed just now has left.
    pub(super) async fn clear_failed(&self, alone: &Alone) -> Result<()> {
        match alone {
            Alone::BuildIndex { index: Some(index), table } => match self.index_of(table, index).await? {
                Some(index) if !index.valid && !index.being_built => self.clear_away(&index).await,
                _ => Ok(()),
            },
            Alone::Reindex => self.clear_away_rebuilds().await,
            _ => Ok(()),
        }
    }

    async fn clear_away(&self, index: &Index) -> Result<()> {
        let name = format!("{}.{}", identifier(&index.schema), identifier(&index.name));
        self.progress
            .note(&format!("Index {name} is invalid, as a build that failed leaves it: it is dropped."));
        self.writer.batch("SET lock_timeout = 0").await?;
        self.writer.batch(&format!("DROP INDEX CONCURRENTLY IF EXISTS {name}")).await
    }

    /// REINDEX CONCURRENTLY builds beside the old indexes, under their names with `_ccnew` or `_ccold` behind.
    async fn clear_away_rebuilds(&self) -> Result<()> {
        let statement = sql::MIGRATE_REBUILDS_LEFT.for_server(self.writer.major()).text;
        for row in self.writer.rows(statement, &[]).await? {
            self.clear_away(&index(&row)).await?;
        }
        Ok(())
    }

    async fn index_of(&self, table: &Name, name: &Name) -> Result<Option<Index>> {
        let statement = sql::MIGRATE_INDEX_STATE.for_server(self.writer.major()).text;
        let names = [(&table.written as _, Type::TEXT), (&name.bare as _, Type::TEXT)];
        let rows = self.writer.rows(statement, &names).await?;
        Ok(rows.first().map(index))
    }

    async fn relation(&self, name: &Name) -> Result<Option<i64>> {
        let statement = sql::MIGRATE_RELATION.for_server(self.writer.major()).text;
        Ok(self.writer.row(statement, &[(&name.written as _, Type::TEXT)]).await?.get("oid"))
    }

    async fn object(&self, object: Object, name: &Name) -> Result<Option<i64>> {
        let word = match object {
            Object::Database => "database",
            Object::Tablespace => "tablespace",
            Object::Subscription => "subscription",
        };
        let statement = sql::MIGRATE_OBJECT.for_server(self.writer.major()).text;
        let parameters = [(&word as _, Type::TEXT), (&name.bare as _, Type::TEXT)];
        Ok(self.writer.row(statement, &parameters).await?.get("oid"))
    }

    /// `attached`, `pending` while it is being detached, `None` where it is no partition of that table.
    async fn partition(&self, parent: &Name, partition: &Name) -> Result<Option<String>> {
        let statement = sql::MIGRATE_PARTITION_STATE.for_server(self.writer.major()).text;
        let names = [(&parent.written as _, Type::TEXT), (&partition.written as _, Type::TEXT)];
        let rows = self.writer.rows(statement, &names).await?;
        Ok(rows.first().map(|row| row.get("state")))
    }
}

fn index(row: &tokio_postgres::Row) -> Index {
    Index {
        oid: row.get("oid"),
        schema: row.get("schema"),
        name: row.get("name"),
        valid: row.get("valid"),
        being_built: row.get("being_built"),
    }
}

const fn done_if(done: bool) -> Outcome {
    if done { Outcome::Done } else { Outcome::Open }
}

/// That nobody can know how a step ended.
pub(super) fn doubtful(title: &str, number: i32) -> Failure {
    let message = format!("step {number} of {title} was begun, and nobody knows whether it came to its end");
    let error = Error::new(Kind::Conflict, message)
        .because("what it calls may have committed a part of its work before the run was stopped")
        .hint(format!(
            "look at what it has done, then say so: `authctl migrate repair --step {number}=done`, or \
             `{number}=again` to run it once more"
        ));
    Failure::Refusal(error)
}

/// A failure of a step that may have committed a part of its work.
pub(super) fn with_word(error: Error, number: i32) -> Error {
    error.hint(format!(
        "what it calls may have committed a part of its work before: look at that, then say \
         `authctl migrate repair --step {number}=done`, or `{number}=again` to run it once more"
    ))
}
