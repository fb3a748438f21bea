//! The moment that a backup is of.

use jiff::Timestamp;

use super::Options;
use super::survey::{self, Table};
use crate::conn::postgres::SnapshotReader;
use crate::conn::postgres::tools::Tool;
use crate::error::{Error, Result};
use crate::ops::repository::PostgresPart;
use crate::report::Source;
use crate::sql;

/// When, where and of which database a snapshot is.
pub(super) struct Moment {
    at: Timestamp,
    lsn: String,
    standby: bool,
    encoding: String,
    database: String,
    version: String,
}

/// The only encoding that our sessions speak with a server without a conversion in between.
const OURS: &str = "UTF8";

impl Moment {
    /// That of the snapshot that `session` holds.
    pub(super) async fn of(session: &SnapshotReader) -> Result<Self> {
        let rows = session.rows(sql::BACKUP_MOMENT.for_server(session.major()).text, &[]).await?;
        let row = rows.first().ok_or_else(|| Error::bug("a snapshot has no moment"))?;
        let at: &str = row.get("at");
        Ok(Self {
            at: at.parse().map_err(|_| Error::bug(format!("{at} is no time")))?,
            lsn: row.get("lsn"),
            standby: row.get("standby"),
            encoding: row.get("encoding"),
            database: row.get("database"),
            version: row.get("version"),
        })
    }

    /// The database's encoding.
    pub(super) fn encoding(&self) -> &str {
        &self.encoding
    }

    /// The tables whose rows we write ourselves. A database that is not of UTF-8 is all `pg_dump`'s, which speaks
    /// its encoding.
    pub(super) fn own(&self, tables: &[Table], options: &Options) -> Vec<Table> {
        let directory = options.format == crate::ops::repository::PostgresFormat::Directory;
        if options.only_schema || !directory || self.encoding != OURS {
            return Vec::new();
        }
        survey::own(tables, self.standby)
    }

    /// Fails where the session that holds the snapshot is gone: the locks that it held are gone, too.
    pub(super) async fn still_held(&self, holder: &SnapshotReader) -> Result<()> {
        let asked = holder.rows(sql::BACKUP_MOMENT.for_server(holder.major()).text, &[]).await;
        asked.map(drop).map_err(|error| error.context("the session that held the backup's moment is gone"))
    }

    /// What the manifest says of the database, without what was found on the way.
    pub(super) fn part(&self, source: &Source, tool: &Tool, options: &Options) -> PostgresPart {
        PostgresPart {
            source: source.target.clone().unwrap_or_default(),
            database: self.database.clone(),
            server_version: self.version.clone(),
            tool_version: format!("{} {}", tool.program().name(), tool.version()),
            format: options.format,
            encoding: self.encoding.clone(),
            snapshot_at: self.at,
            lsn: self.lsn.clone(),
            only_schema: options.only_schema,
            selected: options.tables.clone(),
            tables: Vec::new(),
            large_objects: 0,
            duration_seconds: 0.0,
        }
    }
}
