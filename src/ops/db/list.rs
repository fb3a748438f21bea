//! The databases of a server.

use tokio_postgres::Row;

use crate::conn::postgres::Postgres;
use crate::error::Result;
use crate::report::{Cell, Column, Report, Source, Table, Value, Verdict};
use crate::sql;

/// The databases.
pub struct List {
    table: Table,
    hidden: usize,
    source: Source,
}

/// Lists the databases of the server.
pub async fn list(postgres: &Postgres) -> Result<List> {
    let reader = postgres.home().read().await?;
    let rows = reader.rows(sql::DB_LIST.for_server(reader.major()).text, &[]).await?;
    let mut table = Table::new([
        Column::new("name"),
        Column::expendable("owner", 2),
        Column::new("size_bytes"),
        Column::new("sessions"),
        Column::expendable("connection_limit", 4),
        Column::expendable("template", 6),
        Column::expendable("stats_reset_at", 8),
    ]);
    for row in &rows {
        table.push(cells(row));
    }
    let hidden = rows.iter().filter(|row| row.get::<_, Option<i64>>("size_bytes").is_none()).count();
    Ok(List { table, hidden, source: reader.source() })
}

fn cells(row: &Row) -> [Cell; 7] {
    let limit = i64::from(row.get::<_, i32>("connection_limit"));
    let reset: Option<String> = row.get("stats_reset_at");
    [
        row.get::<_, String>("name").into(),
        row.get::<_, String>("owner").into(),
        row.get::<_, Option<i64>>("size_bytes").map_or(Value::Unknown, Value::Bytes).into(),
        row.get::<_, Option<i64>>("sessions").map_or(Value::Unknown, Value::Count).into(),
        // -1 stands for none
        if limit < 0 { Value::Nothing } else { Value::Count(limit) }.into(),
        row.get::<_, bool>("template").into(),
        reset.and_then(|moment| moment.parse().ok()).map_or(Value::Nothing, Value::Time).into(),
    ]
}

impl Report for List {
    fn kind(&self) -> &'static str {
        "db.list/1"
    }

    fn table(&self) -> Table {
        self.table.clone()
    }

    fn notes(&self) -> Vec<String> {
        if self.hidden == 0 {
            return Vec::new();
        }
        vec!["A size is unknown where this role may not connect: `GRANT pg_read_all_stats TO <role>` shows it.".to_owned()]
    }

    fn source(&self) -> Source {
        self.source.clone()
    }

    fn verdict(&self) -> Verdict {
        if self.hidden > 0 { Verdict::Unknown } else { Verdict::Fine }
    }
}
