//! The rows and large objects of an archive, written by several sessions side by side.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

use futures_util::future::try_join_all;
use tokio_postgres::types::{Oid, Type};

use super::binary::Translator;
use super::contents::{Contents, called, text};
use super::origin::Origin;
use crate::conn::postgres::{Postgres, Writer};
use crate::error::{Error, Result};
use crate::ops::archive::Entry;
use crate::plan::{Approved, Plan};
use crate::progress::Task;
use crate::sql;

/// As `pg_restore` prepares its sessions, and as COPY writes arrays whatever the role was told.
const SETTINGS: &str = "SET statement_timeout = 0; SET lock_timeout = 0; \
    SET idle_in_transaction_session_timeout = 0; SET standard_conforming_strings = on; \
    SET check_function_bodies = false; SET xmloption = content; SET array_nulls = on; SET row_security = off; SET synchronous_commit = off; \
    SELECT set_config('search_path', '', false)";

/// What `pg_dump` writes unless the database is in another, and what our sessions speak.
pub(super) const ENCODING: &str = "UTF8";

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
                loaded.rows += rows.map_err(|error| {
                    error.context(format!("cannot restore the rows of {}", called(entry)))
                })?;
            }
        }
        Ok(loaded)
    }

    /// In the binary form where we know that of every column, which takes the server half the time; else, and where
    /// something in a row is only understood by the server, as text.
    async fn rows(&self, writer: &Writer, entry: &Entry) -> Result<u64> {
        let (copy, mut shown) = (copy_statement(entry)?, 0);
        if let Some(translator) = self.translator(writer, &copy).await
            && let Some(rows) = self.binary_rows(writer, entry, (&copy, translator), &mut shown).await?
        {
            return Ok(rows);
        }
        // what was cancelled is not written another way
        self.postgres.check_running()?;
        let encoding = self.contents.toc.encoding().unwrap_or(ENCODING);
        let statement = format!("{copy} WITH (ENCODING {})", sql::literal(encoding));
        let mut content = self.origin.open(file(entry)?).await?;
        let mut rows = writer.begin_copy(&statement).await?;
        let mut read = 0;
        while let Some(piece) = content.next().await? {
            read += piece.len() as u64;
            self.show(read, &mut shown);
            rows.write(piece).await?;
        }
        rows.finish().await
    }

    /// What is read a second time does not advance the bar.
    fn show(&self, read: u64, shown: &mut u64) {
        self.task.advance(read.saturating_sub(*shown));
        *shown = read.max(*shown);
    }

    async fn translator(&self, writer: &Writer, copy: &str) -> Option<Translator> {
        // text is not converted in the binary form
        if self.contents.toc.encoding().is_some_and(|encoding| encoding != ENCODING) {
            return None;
        }
        // what is wrong with the statement or the server shows when the text is written
        Translator::of(&writer.column_types(&select_statement(copy)?).await.ok()?)
    }

    /// `None` where the rows are better written as text, which tells what the server does not like about them; none
    /// was taken in then.
    async fn binary_rows(
        &self,
        writer: &Writer,
        entry: &Entry,
        (copy, mut translator): (&str, Translator),
        shown: &mut u64,
    ) -> Result<Option<u64>> {
        let mut content = self.origin.open(file(entry)?).await?;
        let statement = format!("{copy} WITH (FORMAT binary)");
        let mut rows = writer.begin_copy(&statement).await?;
        let mut read = 0;
        while let Some(piece) = content.next().await? {
            read += piece.len() as u64;
            self.show(read, shown);
            let Ok(translated) = translator.feed(&piece) else { return Ok(None) };
            if rows.write(translated).await.is_err() {
                return Ok(None);
            }
        }
        let Ok(end) = translator.end() else { return Ok(None) };
        if rows.write(end).await.is_err() {
            return Ok(None);
        }
        match rows.finish().await {
            Err(error) if error.server_code().is_some() => Ok(None),
            taken => taken.map(Some),
        }
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
    entry.file().ok_or_else(|| Error::failed(format!("the archive has no file for {}", called(entry))))
}

/// The statement of the archive without its end: `COPY auth.users (id, "Name") FROM STDIN`.
fn copy_statement(entry: &Entry) -> Result<String> {
    let statement =
        text(entry.copy_statement.as_deref()).and_then(|text| text.trim_end().strip_suffix("FROM stdin;"));
    let statement = statement.ok_or_else(|| {
        let why = match entry.copy_statement.as_deref() {
            Some(bytes) if std::str::from_utf8(bytes).is_err() => "it is not in the encoding of the archive",
            _ => "they were not written by COPY, as with `pg_dump --inserts`",
        };
        Error::failed(format!(
            "the archive has no statement for the rows of {} that can be used",
            called(entry)
        ))
        .because(why)
        .hint("restore it with `pg_restore`")
    })?;
    Ok(format!("{statement}FROM STDIN"))
}

/// `SELECT id, "Name" FROM auth.users`, whose answer has columns of the types that are written.
fn select_statement(copy: &str) -> Option<String> {
    let statement = copy.strip_prefix("COPY ")?.strip_suffix(") FROM STDIN")?;
    let (table, columns) = statement.split_at(outside_quotes(statement, b'(')?);
    Some(format!("SELECT {} FROM {table}", &columns[1..]))
}

/// Where the first `sign` is that is no part of a name in quotes.
fn outside_quotes(statement: &str, sign: u8) -> Option<usize> {
    let mut quoted = false;
    statement.bytes().position(|byte| {
        quoted ^= byte == b'"';
        byte == sign && !quoted
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_types_of_columns_are_asked_of_the_table() {
        let select = |copy| select_statement(copy);
        let expected = r#"SELECT id, "Na (me" FROM auth.users "#;
        assert_eq!(select(r#"COPY auth.users (id, "Na (me") FROM STDIN"#).as_deref(), Some(expected));
        let odd = r#"COPY public." (1::real AS"" (" (id) FROM STDIN"#;
        assert_eq!(select(odd).as_deref(), Some(r#"SELECT id FROM public." (1::real AS"" (" "#));
        assert_eq!(select("COPY auth.empty  FROM STDIN"), None);
    }
}
