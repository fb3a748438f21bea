//! One moment of a database, read by several sessions.

use std::time::Duration;

use tokio_postgres::Row;

use super::copy::CopyOut;
use super::guard::Guard;
use super::session::{Parameters, Reader};
use super::{Postgres, hosts};
use crate::config::Host;
use crate::error::{Error, Result};
use crate::report::Source;
use crate::sql;

/// How every session of a snapshot writes values: as `pg_dump` has them written, so that any server reads them
/// back, and with a plan that reads a range of pages and no more.
const SETTINGS: &str = "SET LOCAL statement_timeout = 0; \
    SET LOCAL idle_in_transaction_session_timeout = 0; \
    SET LOCAL datestyle = 'ISO'; \
    SET LOCAL intervalstyle = 'postgres'; \
    SET LOCAL extra_float_digits = 3; \
    SET LOCAL bytea_output = 'hex'; \
    SET LOCAL xmlbinary = 'base64'; \
    SET LOCAL synchronize_seqscans = off; \
    SET LOCAL max_parallel_workers_per_gather = 0; \
    SET LOCAL row_security = off; \
    SET LOCAL search_path = ''";

/// Since 17 a whole transaction has a limit, too.
const SETTINGS_SINCE_17: &str = "; SET LOCAL transaction_timeout = 0";

const BEGIN: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

/// A moment of a database, held by a session for others to join. It is held for as long as this lives.
pub struct Snapshot {
    postgres: Postgres,
    id: String,
    holder: SnapshotReader,
}

/// A session that sees the moment of its snapshot and nothing later.
pub struct SnapshotReader {
    session: Reader,
}

impl Postgres {
    /// Holds the present moment of the database.
    pub async fn snapshot(&self) -> Result<Snapshot> {
        let session = hosts::open(self, &Guard::dumping()).await?;
        let postgres = self.at(session.host());
        let holder = SnapshotReader::begin(session, BEGIN).await?;
        let exported = holder.rows(sql::BACKUP_SNAPSHOT.for_server(holder.major()).text, &[]).await?;
        let id = exported.first().map(|row| row.get("snapshot"));
        let id = id.ok_or_else(|| Error::bug("a snapshot was exported without a name"))?;
        Ok(Snapshot { postgres, id, holder })
    }

    /// The same with `host` as the only one.
    fn at(&self, host: &Host) -> Self {
        let mut one = self.clone();
        one.settings.hosts = vec![host.clone()];
        one
    }
}

impl Snapshot {
    /// The name under which the server knows it: `00000003-0000001B-1`.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The host whose moment it is.
    pub fn host(&self) -> &Host {
        self.holder.session.host()
    }

    /// PostgreSQL with the one host whose moment it is.
    pub fn postgres(&self) -> &Postgres {
        &self.postgres
    }

    /// The session that holds it.
    pub fn holder(&self) -> &SnapshotReader {
        &self.holder
    }

    /// One more session that sees it, and waits at most `lock_timeout` for a lock.
    pub async fn join(&self, lock_timeout: Duration) -> Result<SnapshotReader> {
        let session = hosts::open(&self.postgres, &Guard::dumping()).await?;
        // the snapshot is taken over before anything that would take one of its own
        let begin = format!("{BEGIN}; SET TRANSACTION SNAPSHOT {}", sql::literal(&self.id));
        let reader = SnapshotReader::begin(session, &begin).await?;
        let limits =
            format!("SET LOCAL lock_timeout = {}; SET LOCAL enable_seqscan = off", lock_timeout.as_millis());
        reader.batch(&limits).await?;
        Ok(reader)
    }
}

impl SnapshotReader {
    async fn begin(session: Reader, begin: &str) -> Result<Self> {
        let newer = if session.major() >= 17 { SETTINGS_SINCE_17 } else { "" };
        let reader = Self { session };
        reader.batch(&format!("{begin}; {SETTINGS}{newer}")).await?;
        Ok(reader)
    }

    /// The server's major version.
    pub fn major(&self) -> u32 {
        self.session.major()
    }

    /// Whom the answers come from.
    pub fn source(&self) -> Source {
        self.session.source()
    }

    /// The rows of one statement.
    pub async fn rows(&self, sql: &str, parameters: Parameters<'_>) -> Result<Vec<Row>> {
        let rows = self.session.client().query_typed(sql, parameters).await;
        rows.map_err(|error| self.session.explain(&error))
    }

    /// Runs statements without parameters, as one batch.
    pub async fn batch(&self, sql: &str) -> Result<()> {
        let outcome = self.session.client().batch_execute(sql).await;
        outcome.map_err(|error| self.session.explain(&error))
    }

    /// Begins a `COPY … TO STDOUT`.
    pub async fn copy_out(&self, sql: &str) -> Result<CopyOut<'_>> {
        CopyOut::begin(&self.session, sql).await
    }
}
