//! The rows and large objects of an archive, written by several sessions side by side.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

use futures_util::future::try_join_all;
use tokio_postgres::types::{Oid, Type};

use super::contents::{Contents, text};
use super::origin::Origin;
use crate::conn::postgres::{Postgres, Writer};
use crate::error::{Error, Result};
use crate::ops::archive::Entry;
use crate::plan::{Approved, Plan};
use crate::progress::Task;
use crate::sql;

/// As `pg_restore` prepares its sessions.
const SETTINGS: &str = "SET statement_timeout = 0; SET lock_timeout = 0; \
    SET idle_in_transaction_session_timeout = 0; SET standard_conforming_strings = on; \
    SET check_function_bodies = false; SET row_security = off; SET synchronous_commit = off; \
    SELECT set_config('search_path', '', false)";

/// What was written.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Loaded {
    /// Rows that the server took in.
    pub(super) rows: u64,
    /// Large objects.
    pub(super) large_objects: u64,
}

/// A database whose definitions are there and whose rows are not.
pub(super) struct Load<'a> {
    pub(super) origin: &'a Origin,
    pub(super) contents: &'a Contents,
    /// The unfinished database.
    pub(super) postgres: &'a Postgres,
    pub(super) task: &'a Task<'a>,
}

impl Load<'_> {
    /// Writes everything by `jobs` sessions.
    pub(super) async fn run<P: Plan>(&self, approved: &Approved<P>, jobs: usize) -> Result<Loaded> {
        let mut entries: Vec<&Entry> = self.contents.with_data().collect();
        entries.sort_by_key(|entry| std::cmp::Reverse(self.origin.size(entry.file().unwrap_or_default())));
        let sessions = jobs.min(entries.len());
        let waiting = Mutex::new(VecDeque::from(entries));
        let all = try_join_all((0..sessions).map(|_| self.session(approved, &waiting))).await?;
        Ok(all.into_iter().fold(Loaded::default(), |sum, one| Loaded {
            rows: sum.rows + one.rows,
            large_objects: sum.large_objects + one.large_objects,
        }))
    }

    async fn session<P: Plan>(
        &self,
        approved: &Approved<P>,
        waiting: &Mutex<VecDeque<&Entry>>,
    ) -> Result<Loaded> {
        let next = || waiting.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
        let writer = self.postgres.write(approved).await?;
        writer.batch(SETTINGS).await?;
        let mut loaded = Loaded::default();
        while let Some(entry) = next() {
            self.postgres.check_running()?;
            if entry.is(&["BLOBS"]) {
                let objects = self.large_objects(&writer, entry).await;
                loaded.large_objects +=
                    objects.map_err(|error| error.context("cannot restore large objects"))?;
            } else {
                let rows = self.rows(&writer, entry).await;
                loaded.rows += rows
                    .map_err(|error| error.context(format!("cannot restore the rows of {}", name(entry))))?;
            }
        }
        Ok(loaded)
    }

    async fn rows(&self, writer: &Writer, entry: &Entry) -> Result<u64> {
        let encoding = self.contents.toc.encoding().unwrap_or("UTF8");
        let statement = copy_statement(entry, encoding)?;
        let mut content = self.origin.open(file(entry)?).await?;
        let mut rows = writer.begin_copy(&statement).await?;
        while let Some(piece) = content.next().await? {
            self.task.advance(piece.len() as u64);
            rows.write(piece).await?;
        }
        rows.finish().await
    }

    /// The entry's file lists a number and a file for each.
    async fn large_objects(&self, writer: &Writer, entry: &Entry) -> Result<u64> {
        let list = self.origin.open(file(entry)?).await?.whole().await?;
        let damaged = || Error::failed("the list of large objects in the archive is damaged");
        let list = std::str::from_utf8(&list).map_err(|_| damaged())?;
        let mut count = 0;
        for line in list.lines() {
            let (number, file) = line.split_once(' ').ok_or_else(damaged)?;
            self.large_object(writer, number.parse().map_err(|_| damaged())?, file).await?;
            count += 1;
        }
        Ok(count)
    }

    async fn large_object(&self, writer: &Writer, number: Oid, file: &str) -> Result<()> {
        let statement = sql::RESTORE_PUT_LARGE_OBJECT.for_server(writer.major()).text;
        let mut content = self.origin.open(file).await?;
        let mut offset: i64 = 0;
        while let Some(piece) = content.next().await? {
            let bytes: &[u8] = &piece;
            let parameters =
                &[(&number as _, Type::OID), (&offset as _, Type::INT8), (&bytes as _, Type::BYTEA)];
            writer.execute(statement, parameters).await?;
            offset += i64::try_from(piece.len()).unwrap_or(i64::MAX);
            self.task.advance(piece.len() as u64);
        }
        Ok(())
    }
}

fn file(entry: &Entry) -> Result<&str> {
    entry.file().ok_or_else(|| Error::failed(format!("the archive has no file for {}", name(entry))))
}

fn name(entry: &Entry) -> String {
    let word = |bytes: Option<&[u8]>| String::from_utf8_lossy(bytes.unwrap_or_default()).into_owned();
    format!("{}.{}", word(entry.schema.as_deref()), word(entry.tag.as_deref()))
}

/// The statement of the archive, told in which encoding the rows come.
fn copy_statement(entry: &Entry, encoding: &str) -> Result<String> {
    let statement =
        text(entry.copy_statement.as_deref()).and_then(|text| text.trim_end().strip_suffix("FROM stdin;"));
    let statement = statement.ok_or_else(|| {
        Error::failed(format!(
            "the archive has no statement for the rows of {} that can be used",
            name(entry)
        ))
        .because("archives with names beyond ASCII in an encoding other than UTF-8 are not taken apart")
        .hint("restore it with `pg_restore`")
    })?;
    Ok(format!("{statement}FROM STDIN WITH (ENCODING {})", sql::literal(encoding)))
}
