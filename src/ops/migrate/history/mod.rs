//! refinery's history table: where it is, how wide, and what it holds.

mod checksum;
mod interrupted;
mod state;

use jiff::Timestamp;

pub(super) use checksum::Width;
pub(super) use interrupted::{Interrupted, JOURNAL};
pub(super) use state::{Entry, State, check_place, compare, problems, stamp, verify};

use crate::conn::postgres::Reader;
use crate::error::{Error, Kind, Result};
use crate::sql;

/// The name refinery gives its table.
const TABLE: &str = "refinery_schema_history";

/// A row of the history.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Applied {
    /// The version.
    pub(super) version: i64,
    /// The name it was applied under.
    pub(super) name: String,
    /// When, where the row says it as refinery does: RFC 3339.
    pub(super) at: Option<Timestamp>,
    /// In decimal.
    pub(super) checksum: String,
}

/// The history as it was read.
#[derive(Clone, Debug)]
pub(super) struct History {
    /// The schema the table is in, or will be made in.
    schema: String,
    /// Whether the table is there.
    pub(super) exists: bool,
    /// The type of its version column.
    pub(super) width: Width,
    /// What was applied, by rising version.
    pub(super) rows: Vec<Applied>,
    /// The migration that was begun step by step and not ended, where there is one.
    pub(super) interrupted: Option<Interrupted>,
    /// Where the table is not there: versions and names in histories that the search path does not lead to, by
    /// their schema.
    pub(super) elsewhere: Vec<(String, i64, String)>,
}

impl History {
    /// The history of a database that nothing was applied to.
    pub(super) fn none() -> Self {
        let schema = "public".to_owned();
        Self {
            schema,
            exists: false,
            width: Width::Int4,
            rows: Vec::new(),
            interrupted: None,
            elsewhere: Vec::new(),
        }
    }

    /// The table, qualified and quoted: a migration may have changed the search path.
    pub(super) fn table(&self) -> String {
        beside(&self.schema, TABLE)
    }

    /// The journal of migrations that are run step by step, qualified and quoted.
    pub(super) fn journal(&self) -> String {
        beside(&self.schema, JOURNAL)
    }

    /// The type of the version column for files up to version `highest`. A table that is there keeps its own;
    /// versions beyond 32 bits are read by a refinery that is built for 64 only, so a new table is made for that.
    pub(super) fn width_for(&self, highest: i64) -> Width {
        let wide = !self.exists && highest > i32::MAX.into();
        if wide { Width::Int8 } else { self.width }
    }

    /// The statement that makes the table, with refinery's names and types, and keeps others from
    /// writing into it.
    pub(super) fn creation(&self) -> String {
        let table = self.table();
        let version = self.width.type_name();
        format!(
            "CREATE TABLE IF NOT EXISTS {table} (version {version} PRIMARY KEY, name varchar(255), \
             applied_on varchar(255), checksum varchar(255)); {}",
            Self::closing(&table)
        )
    }

    /// The statement that takes back what default privileges let others write into the new `table`: an
    /// application that may write every table must not write this one.
    pub(super) fn closing(table: &str) -> String {
        let revoke = format!("REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON TABLE {table} FROM ");
        let body = format!(
            "DECLARE writer text; BEGIN FOR writer IN \
             SELECT DISTINCT CASE acl.grantee WHEN 0 THEN 'PUBLIC' ELSE acl.grantee::pg_catalog.regrole::text END \
             FROM pg_catalog.pg_class AS c, pg_catalog.aclexplode(c.relacl) AS acl \
             WHERE c.oid = {}::pg_catalog.regclass AND acl.grantee <> c.relowner LOOP \
             EXECUTE pg_catalog.concat({}, writer); END LOOP; END",
            sql::literal(table),
            sql::literal(&revoke),
        );
        format!("DO {}", sql::literal(&body))
    }

    /// The statement that records a migration: `$1` version, `$2` name, `$3` checksum in decimal.
    /// refinery panics on a time that is not RFC 3339, hence the spelled-out format.
    pub(super) fn record(&self) -> String {
        format!(
            "INSERT INTO {} (version, name, applied_on, checksum) VALUES ($1, $2, pg_catalog.to_char(\
             pg_catalog.clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"'), $3)",
            self.table()
        )
    }

    /// The statement that strikes a migration out: `$1` version.
    pub(super) fn erase(&self) -> String {
        format!("DELETE FROM {} WHERE version = $1::int8", self.table())
    }

    /// The statement that gives a row another name and checksum: `$1` version, `$2` name, `$3` checksum in
    /// decimal.
    pub(super) fn restamp(&self) -> String {
        format!("UPDATE {} SET name = $2, checksum = $3 WHERE version = $1::int8", self.table())
    }
}

fn beside(schema: &str, table: &str) -> String {
    format!("{}.{}", sql::identifier(schema), sql::identifier(table))
}

/// Reads the history through whatever session there is.
pub(super) async fn read(reader: &Reader) -> Result<History> {
    let found = reader.row(sql::MIGRATE_HISTORY.for_server(reader.major()).text, &[]).await?;
    let schema: Option<String> = found.get("table_schema");
    let Some(schema) = schema else {
        let mut history = nothing_yet(found.get("home_schema"))?;
        history.elsewhere = elsewhere(reader, found.get("elsewhere")).await?;
        return Ok(history);
    };
    if found.get::<_, Option<bool>>("readable") != Some(true) {
        return Err(unreadable(&beside(&schema, TABLE)));
    }
    let width = width(found.get("version_type"), &schema)?;
    let mut history =
        History { schema, exists: true, width, rows: Vec::new(), interrupted: None, elsewhere: Vec::new() };
    history.rows = rows(reader, &history.table()).await?;
    match found.get("journal_readable") {
        None => {}
        Some(true) => history.interrupted = interrupted::read(reader, &history.journal()).await?,
        Some(false) => return Err(unreadable(&history.journal())),
    }
    Ok(history)
}

fn nothing_yet(home: Option<String>) -> Result<History> {
    let schema = home.ok_or_else(|| {
        Error::failed("no schema of the search path exists, so tables have no place")
            .hint("name one that does: `ALTER ROLE CURRENT_USER SET search_path = public`")
    })?;
    Ok(History {
        schema,
        exists: false,
        width: Width::Int4,
        rows: Vec::new(),
        interrupted: None,
        elsewhere: Vec::new(),
    })
}

fn unreadable(table: &str) -> Error {
    Error::new(Kind::Denied, format!("this role may not read {table}"))
        .hint(format!("its owner can allow it: `GRANT SELECT ON {table} TO <role>`"))
}

/// What the histories of other schemas hold: a search path that was changed would lead past the right one.
async fn elsewhere(reader: &Reader, schemas: Vec<String>) -> Result<Vec<(String, i64, String)>> {
    let mut known = Vec::new();
    for schema in schemas {
        // the catalog quotes the name of a schema already
        let rows = rows(reader, &format!("{schema}.{}", sql::identifier(TABLE))).await?;
        known.extend(rows.into_iter().map(|row| (schema.clone(), row.version, row.name)));
    }
    Ok(known)
}

fn width(version_type: Option<&str>, schema: &str) -> Result<Width> {
    match version_type {
        Some("integer") => Ok(Width::Int4),
        Some("bigint") => Ok(Width::Int8),
        other => {
            let found = other.unwrap_or("missing");
            Err(Error::failed(format!("{schema}.{TABLE} is not refinery's: its `version` is {found}"))
                .hint("rename that table, or give this role another search path"))
        }
    }
}

async fn rows(reader: &Reader, table: &str) -> Result<Vec<Applied>> {
    let statement = format!(
        "SELECT version::int8 AS version, name::text AS name, applied_on::text AS applied_on, \
         checksum::text AS checksum FROM {table} ORDER BY version"
    );
    let rows = reader.rows(&statement, &[]).await?;
    Ok(rows
        .iter()
        .map(|row| Applied {
            version: row.get("version"),
            name: row.get::<_, Option<String>>("name").unwrap_or_default(),
            at: row.get::<_, Option<String>>("applied_on").and_then(|at| at.parse().ok()),
            checksum: row.get::<_, Option<String>>("checksum").unwrap_or_default(),
        })
        .collect())
}

#[cfg(test)]
impl History {
    /// A history of these rows in `public`.
    pub(super) fn of(rows: Vec<Applied>) -> Self {
        Self {
            schema: "public".to_owned(),
            exists: true,
            width: Width::Int4,
            rows,
            interrupted: None,
            elsewhere: Vec::new(),
        }
    }
}
