//! Which tables there are, and who writes the rows of which.

use crate::conn::postgres::SnapshotReader;
use crate::error::{Error, Result};
use crate::{sql, text};

/// Tables whose rows we write ourselves; more are left to `pg_dump`, which asks the server once for each of them.
const MOST_OWN_TABLES: usize = 1000;

/// A table, or what partitions make one.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a property of its own in the catalog")]
pub(super) struct Table {
    /// Its number in the catalog.
    pub(super) oid: u32,
    /// Its schema.
    pub(super) schema: String,
    /// Its name.
    pub(super) name: String,
    /// Whether it only has partitions and holds no rows itself.
    partitioned: bool,
    /// Whether its rows lie in pages that can be asked for by number.
    pub(super) heap: bool,
    unlogged: bool,
    of_extension: bool,
    /// Whether its rows are to be put into the whole that it is a partition of, for each to find its place.
    through_root: bool,
    /// The size of its rows on the server's disk.
    pub(super) bytes: u64,
    /// Its columns in order, without generated ones.
    pub(super) columns: Vec<String>,
    parents: Vec<u32>,
}

impl Table {
    /// `"auth"."Users"`.
    pub(super) fn quoted(&self) -> String {
        format!("{}.{}", sql::identifier(&self.schema), sql::identifier(&self.name))
    }

    /// `auth.Users`.
    pub(super) fn in_words(&self) -> String {
        format!("{}.{}", self.schema, self.name)
    }

    fn is_called(&self, name: &str) -> bool {
        name == self.name || name == self.in_words()
    }
}

/// Every table of the moment that `session` sees.
pub(super) async fn tables(session: &SnapshotReader) -> Result<Vec<Table>> {
    session.batch(LOCK_TIMEOUT).await?;
    let rows = session.rows(sql::BACKUP_TABLES.for_server(session.major()).text, &[]).await?;
    let number =
        |value: i64| u32::try_from(value).map_err(|_| Error::bug(format!("{value} is no object's number")));
    let read = |row: &tokio_postgres::Row| {
        let parents: Vec<i64> = row.get("parents");
        Ok(Table {
            oid: number(row.get("oid"))?,
            schema: row.get("schema"),
            name: row.get("name"),
            partitioned: row.get::<_, &str>("kind") == "p",
            heap: row.get("heap"),
            unlogged: row.get("unlogged"),
            of_extension: row.get("of_extension"),
            through_root: row.get("through_root"),
            bytes: u64::try_from(row.get::<_, i64>("bytes")).unwrap_or_default(),
            columns: row.get("columns"),
            parents: parents.into_iter().map(number).collect::<Result<_>>()?,
        })
    };
    rows.iter().map(read).collect()
}

/// Keeps everybody from changing or dropping them until the session ends.
pub(super) async fn lock(session: &SnapshotReader, tables: &[Table]) -> Result<()> {
    for some in tables.chunks(LOCKED_AT_ONCE) {
        let names: Vec<_> = some.iter().map(|table| format!("ONLY {}", table.quoted())).collect();
        let locked = session.batch(&format!("LOCK TABLE {} IN ACCESS SHARE MODE", names.join(", "))).await;
        locked.map_err(|error| match error.server_code() {
            // out_of_shared_memory
            Some("53200") => {
                error.hint("every table takes a lock: raise `max_locks_per_transaction` and restart")
            }
            _ => error,
        })?;
    }
    Ok(())
}

/// Somebody who changes a table for longer than this does something that a backup should not wait for.
const LOCK_TIMEOUT: &str = "SET LOCAL lock_timeout = '10s'";

/// A statement may be long, and not endless.
const LOCKED_AT_ONCE: usize = 500;

/// The tables of these names, with everything that is a part of them or inherits from them; all where no name is
/// given.
pub(super) fn selected(tables: Vec<Table>, names: &[String]) -> Result<Vec<Table>> {
    if names.is_empty() {
        return Ok(tables);
    }
    if let Some(unknown) = names.iter().find(|name| !tables.iter().any(|table| table.is_called(name))) {
        let known: Vec<_> = tables.iter().flat_map(|table| [table.name.clone(), table.in_words()]).collect();
        let error = Error::usage(format!("there is no table {}", text::clean(unknown)));
        return Err(match text::nearest(unknown, known.iter().map(String::as_str)) {
            Some(near) => error.hint(format!("did you mean `{near}`?")),
            None => error.hint("`authctl monitor postgres tables` lists them"),
        });
    }
    let mut chosen: Vec<u32> = Vec::new();
    loop {
        let is_new = |table: &&Table| {
            !chosen.contains(&table.oid)
                && (names.iter().any(|name| table.is_called(name))
                    || table.parents.iter().any(|parent| chosen.contains(parent)))
        };
        let found: Vec<_> = tables.iter().filter(is_new).map(|table| table.oid).collect();
        if found.is_empty() {
            return Ok(tables.into_iter().filter(|table| chosen.contains(&table.oid)).collect());
        }
        chosen.extend(found);
    }
}

/// The tables whose rows we write ourselves: ordinary ones, the largest where there are very many. `pg_dump` knows
/// better what an extension wants kept of its tables, which rows have to find their partition anew, and that unlogged
/// tables are empty on a standby.
pub(super) fn own(tables: &[Table], standby: bool) -> Vec<Table> {
    let ordinary = |table: &&Table| {
        !(table.partitioned || table.of_extension || table.through_root || standby && table.unlogged)
    };
    let mut own: Vec<_> = tables.iter().filter(ordinary).cloned().collect();
    own.sort_by_key(|table| std::cmp::Reverse(table.bytes));
    own.truncate(MOST_OWN_TABLES);
    own
}

/// A table for tests of what is done with tables.
#[cfg(test)]
pub(super) fn of_size(bytes: u64) -> Table {
    Table {
        oid: 7,
        schema: "auth".to_owned(),
        name: "Us\"ers".to_owned(),
        partitioned: false,
        heap: true,
        unlogged: false,
        of_extension: false,
        through_root: false,
        bytes,
        columns: vec!["Id".to_owned(), "E Mail".to_owned()],
        parents: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(oid: u32, name: &str, parents: &[u32]) -> Table {
        Table {
            oid,
            schema: "auth".to_owned(),
            name: name.to_owned(),
            partitioned: false,
            heap: true,
            unlogged: false,
            of_extension: false,
            through_root: false,
            bytes: u64::from(oid),
            columns: Vec::new(),
            parents: parents.to_vec(),
        }
    }

    fn names(tables: &[Table]) -> Vec<&str> {
        tables.iter().map(|table| table.name.as_str()).collect()
    }

    #[test]
    fn a_table_comes_with_its_parts_and_theirs() {
        let tables =
            vec![table(1, "a", &[]), table(2, "a_1", &[1]), table(3, "a_1_x", &[2]), table(4, "b", &[])];
        let chosen = selected(tables.clone(), &["auth.a".to_owned()]).unwrap();
        assert_eq!(names(&chosen), ["a", "a_1", "a_1_x"]);
        assert_eq!(selected(tables.clone(), &[]).unwrap().len(), 4);
        let error = selected(tables, &["auth.c".to_owned()]).unwrap_err();
        assert!(error.to_string().contains("no table auth.c"));
    }

    #[test]
    fn the_largest_come_first_and_a_standby_reads_no_unlogged_ones() {
        let mut tables = vec![table(1, "small", &[]), table(9, "large", &[])];
        assert_eq!(names(&own(&tables, true)), ["large", "small"]);
        tables[1].unlogged = true;
        assert_eq!(names(&own(&tables, true)), ["small"]);
        tables[0].of_extension = true;
        assert_eq!(names(&own(&tables, false)), ["large"]);
    }
}
