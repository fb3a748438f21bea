//! Recording a change: before it begins, and again when it ends.

use std::path::{Path, PathBuf};

use super::database;
use super::entry::{Change, Entry};
use super::local;
use crate::conn::postgres::Postgres;
use crate::error::{Error, Kind, Result};
use crate::plan::{Approved, Plan};
use crate::progress::Progress;

/// A change on record that has begun. Dropped before its end, it is recorded as stopped.
pub struct Recording {
    entry: Entry,
    log: PathBuf,
    /// Whether the database has a chance to take the end as well.
    database: bool,
    ended: bool,
}

impl Recording {
    /// Records that the change begins. Nothing may be changed when that fails: a change nobody can
    /// account for is not made. The database's own log is a convenience, and its absence is no obstacle.
    pub async fn begin<P: Plan>(
        change: Change,
        approved: &Approved<P>,
        log: &Path,
        postgres: &Postgres,
        progress: &dyn Progress,
    ) -> Result<Self> {
        let entry = Entry::begun(change, approved);
        local::append(log, &entry).map_err(|error| error.context("nothing was changed"))?;
        let kept = database::record(postgres, approved, &entry).await;
        let database = !matches!(&kept, Err(error) if error.kind() == Kind::Unreachable);
        tell(progress, kept);
        Ok(Self { entry, log: log.to_owned(), database, ended: false })
    }

    /// Records how it ended. That the record fails is told, and changes nothing about the end.
    pub async fn end<P: Plan>(
        mut self,
        error: Option<&Error>,
        approved: &Approved<P>,
        postgres: &Postgres,
        progress: &dyn Progress,
    ) {
        self.entry.end(error.map(ToString::to_string));
        self.ended = true;
        if let Err(error) = local::append(&self.log, &self.entry) {
            progress.note(&format!("The audit log keeps this change as unfinished: {error}"));
        }
        if self.database {
            tell(progress, database::record(postgres, approved, &self.entry).await);
        }
    }
}

impl Drop for Recording {
    /// The run was interrupted, or a defect unwinds it. The database keeps the entry as begun.
    fn drop(&mut self) {
        if !self.ended {
            self.entry.end(Some("stopped before its end".to_owned()));
            // nobody is left to tell: the entry that began stays, which `audit list` shows as unfinished
            drop(local::append(&self.log, &self.entry));
        }
    }
}

fn tell(progress: &dyn Progress, kept: Result<()>) {
    if let Err(error) = kept {
        progress.detail(&format!("The change is in the local audit log only: {error}"));
    }
}
