//! One store of a set, property by property.

use super::{bytes, count};
use crate::ops::repository::{
    DynamoDbPart, Part, PostgresFormat, PostgresPart, RedisPart, RedisSource, Table, Way,
};
use crate::report::{Cell, Label, Value};

type Properties = Vec<(String, Cell)>;

/// What is known of `part`; with `tables` each table of it.
pub(super) fn properties(part: &Part, tables: bool) -> Properties {
    match part {
        Part::Postgres(part) => postgres(part, tables),
        Part::Redis(part) => redis(part),
        Part::DynamoDb(part) => dynamodb(part),
    }
}

fn named<const N: usize>(properties: [(&str, Cell); N]) -> Properties {
    let known = properties.into_iter().filter(|(_, cell)| cell.value != Value::Nothing);
    known.map(|(name, cell)| (name.to_owned(), cell)).collect()
}

fn postgres(part: &PostgresPart, tables: bool) -> Properties {
    let rows: u64 = part.tables.iter().map(|table| table.rows).sum();
    let selected = (!part.selected.is_empty()).then(|| Value::List(part.selected.clone()));
    // the other formats are written by pg_dump alone, which counts nothing
    let counted =
        |number| if part.format == PostgresFormat::Directory { count(number) } else { Value::Unknown.into() };
    let mut properties = named([
        ("source", part.source.as_str().into()),
        ("database", part.database.as_str().into()),
        ("server", part.server_version.as_str().into()),
        ("definitions by", part.tool_version.as_str().into()),
        ("format", format(part.format).into()),
        ("encoding", part.encoding.as_str().into()),
        ("snapshot", part.snapshot_at.into()),
        ("lsn", part.lsn.as_str().into()),
        ("holds", if part.only_schema { "definitions only" } else { "definitions and data" }.into()),
        ("selected", selected.unwrap_or(Value::Nothing).into()),
        ("tables", counted(part.tables.len() as u64)),
        ("rows", counted(rows)),
        ("large objects", count(part.large_objects)),
        ("duration", Value::Seconds(part.duration_seconds).into()),
    ]);
    properties.extend(part.tables.iter().filter(|_| tables).map(table));
    properties
}

fn format(format: PostgresFormat) -> &'static str {
    match format {
        PostgresFormat::Directory => "directory",
        PostgresFormat::Custom => "custom",
        PostgresFormat::Plain => "plain",
    }
}

fn table(table: &Table) -> (String, Cell) {
    let rows = Value::of_count(table.rows).for_people();
    let raw = Value::of_bytes(table.raw_bytes).for_people();
    (format!("table {}.{}", table.schema, table.name), format!("{rows} rows, {raw}").into())
}

fn redis(part: &RedisPart) -> Properties {
    let mut properties = named([
        ("source", part.source.as_str().into()),
        ("server", part.server_version.as_str().into()),
        ("content from", part.content_from.into()),
        ("content to", part.content_to.into()),
        ("duration", Value::Seconds(part.duration_seconds).into()),
    ]);
    properties.extend(part.masters.iter().map(master));
    properties.extend(part.masters.iter().filter_map(left_out));
    properties
}

fn left_out(master: &RedisSource) -> Option<(String, Cell)> {
    let left_out = master.left_out.as_ref()?;
    let told = format!("{left_out}: {}", left_out.why);
    Some((format!("left out of {}", master.address), Cell::labelled(told, Label::Warn)))
}

fn master(master: &RedisSource) -> (String, Cell) {
    let figure = |number: u64| Value::of_count(number).for_people();
    let way = match master.way {
        Way::Replication => "as a replica",
        Way::Scan => "key by key",
    };
    let told = format!(
        "{} keys ({} expire), fetched {way}, RDB {}, {}",
        figure(master.keys),
        figure(master.expiring_keys),
        master.rdb_version,
        master.file
    );
    (format!("master {}", master.address), told.into())
}

fn dynamodb(part: &DynamoDbPart) -> Properties {
    named([
        ("source", part.source.as_str().into()),
        ("table", part.table.as_str().into()),
        ("content from", part.content_from.into()),
        ("content to", part.content_to.into()),
        ("items", count(part.items)),
        ("content", bytes(part.raw_bytes)),
        ("files", count(part.files.len() as u64)),
        ("point-in-time recovery", part.point_in_time_recovery.map_or(Value::Unknown, Value::Flag).into()),
        ("service backup", part.service_backup_arn.clone().into()),
        ("duration", Value::Seconds(part.duration_seconds).into()),
    ])
}
