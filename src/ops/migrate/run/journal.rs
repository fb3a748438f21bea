//! What was done of a file that is run step by step: a table beside the history, there only while such a file
//! is on its way.

use tokio_postgres::Row;
use tokio_postgres::types::Type;

use super::Work;
use super::failure::Failure;
use crate::conn::postgres::Writer;
use crate::ops::migrate::history::History;
use crate::ops::migrate::prepare::Step;

/// The journal of one file.
pub(super) struct Journal<'a> {
    writer: &'a Writer,
    work: &'a Work,
    table: String,
    steps: i32,
}

/// What the journal says of a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Note {
    /// Which step, from 1.
    pub(super) step: i32,
    /// Whether it is known to be done; else it was begun.
    pub(super) done: bool,
    /// The fingerprint of the text that was run.
    pub(super) fingerprint: String,
    /// What stood in the catalog before it was begun.
    pub(super) before: Option<String>,
}

impl<'a> Journal<'a> {
    /// The journal of `work`, made where there is none.
    pub(super) async fn open(
        writer: &'a Writer,
        history: &History,
        work: &'a Work,
        steps: usize,
    ) -> Result<Self, Failure> {
        let table = history.journal();
        let creation = format!(
            "CREATE TABLE IF NOT EXISTS {table} (version int8, direction text, step int4, steps int4 NOT NULL, \
             fingerprint text NOT NULL, state text NOT NULL, before text, begun_at timestamptz NOT NULL DEFAULT now(), \
             PRIMARY KEY (version, direction, step)); {}",
            History::closing(&table)
        );
        writer.batch(&creation).await?;
        let steps = i32::try_from(steps).unwrap_or(i32::MAX);
        Ok(Self { writer, work, table, steps })
    }

    /// What is known of the steps.
    pub(super) async fn notes(&self) -> Result<Vec<Note>, Failure> {
        let statement = format!(
            "SELECT step, state = 'done' AS done, fingerprint, before FROM {} \
             WHERE version = $1 AND direction = $2 ORDER BY step",
            self.table
        );
        let key = [(&self.work.version as _, Type::INT8), (&self.work.direction.word() as _, Type::TEXT)];
        let rows = self.writer.rows(&statement, &key).await?;
        let note = |row: &Row| Note {
            step: row.get("step"),
            done: row.get("done"),
            fingerprint: row.get("fingerprint"),
            before: row.get("before"),
        };
        Ok(rows.iter().map(note).collect())
    }

    /// Notes that a step was begun or done, over whatever was noted of it; in the running transaction, where
    /// there is one.
    pub(super) async fn write(
        &self,
        number: i32,
        step: &Step,
        done: bool,
        before: Option<&str>,
    ) -> Result<(), Failure> {
        let statement = format!(
            "INSERT INTO {} (version, direction, step, steps, fingerprint, state, before) \
             VALUES ($1, $2, $3, $4, $5, $6, $7) \
             ON CONFLICT (version, direction, step) DO UPDATE SET fingerprint = excluded.fingerprint, \
             state = excluded.state, before = COALESCE(excluded.before, {0}.before)",
            self.table
        );
        let state = if done { "done" } else { "begun" };
        let row = [
            (&self.work.version as _, Type::INT8),
            (&self.work.direction.word() as _, Type::TEXT),
            (&number as _, Type::INT4),
            (&self.steps as _, Type::INT4),
            (&step.fingerprint as _, Type::TEXT),
            (&state as _, Type::TEXT),
            (&before as _, Type::TEXT),
        ];
        self.writer.client().execute_typed(&statement, &row).await.map_err(Failure::Recording)?;
        Ok(())
    }

    /// Takes back that a step was begun: it is certain that nothing came of it.
    pub(super) async fn forget(&self, number: i32) -> Result<(), Failure> {
        let statement =
            format!("DELETE FROM {} WHERE version = $1 AND direction = $2 AND step = $3", self.table);
        let key = [
            (&self.work.version as _, Type::INT8),
            (&self.work.direction.word() as _, Type::TEXT),
            (&number as _, Type::INT4),
        ];
        self.writer.execute(&statement, &key).await?;
        Ok(())
    }

    /// Strikes the whole file out, and takes the table away when nothing is left in it. In the transaction
    /// that ends the file.
    pub(super) async fn close(&self) -> Result<(), Failure> {
        let statement = format!("DELETE FROM {} WHERE version = $1", self.table);
        self.writer.execute(&statement, &[(&self.work.version as _, Type::INT8)]).await?;
        let left = self.writer.rows(&format!("SELECT 1 FROM {} LIMIT 1", self.table), &[]).await?;
        if left.is_empty() {
            self.writer.batch(&format!("DROP TABLE {}", self.table)).await?;
        }
        Ok(())
    }
}
