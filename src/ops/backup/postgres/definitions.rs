//! Whether definitions stayed what they were while `pg_dump` read them.
//!
//! `pg_dump` finds objects by its snapshot, and has the server write down functions, views and types as they are by
//! then: a change in between would make a backup of two moments.

use std::collections::BTreeMap;

use tokio_postgres::types::Type;

use crate::conn::postgres::{Postgres, Reader, SnapshotReader};
use crate::error::{Error, Kind, Result};
use crate::sql;

/// Each object by class and number, with the transaction that wrote it last.
pub(super) struct Definitions(BTreeMap<(i64, i64), String>);

impl Definitions {
    /// As the snapshot has them.
    pub(super) async fn of(session: &SnapshotReader) -> Result<Self> {
        let rows = session.rows(sql::BACKUP_DEFINITIONS.for_server(session.major()).text, &[]).await?;
        Ok(Self::read(&rows))
    }

    fn read(rows: &[tokio_postgres::Row]) -> Self {
        Self(rows.iter().map(|row| ((row.get("class"), row.get("oid")), row.get("written"))).collect())
    }

    /// Fails where one of them is another by now, or gone.
    pub(super) async fn check(&self, postgres: &Postgres) -> Result<()> {
        let reader = postgres.read().await?;
        let now =
            Self::read(&reader.rows(sql::BACKUP_DEFINITIONS.for_server(reader.major()).text, &[]).await?);
        match self.0.iter().find(|(object, written)| now.0.get(object) != Some(written)) {
            Some((object, _)) => Err(changed(&describe(&reader, *object).await)),
            None => Ok(()),
        }
    }
}

async fn describe(reader: &Reader, (class, oid): (i64, i64)) -> String {
    let described = sql::BACKUP_DESCRIBED.for_server(reader.major()).text;
    let row = reader.row(described, &[(&class, Type::INT8), (&oid, Type::INT8)]).await;
    let name: Option<String> = row.ok().and_then(|row| row.get("name"));
    name.unwrap_or_else(|| format!("the object {oid}, which is gone"))
}

fn changed(object: &str) -> Error {
    Error::new(Kind::Conflict, format!("{object} was changed while definitions were read; nothing was kept"))
        .because("a backup with it would be of two moments")
        .hint("run the backup again when nobody migrates the schema")
}
