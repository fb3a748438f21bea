//! Entries for rows that we write ourselves, several for one large table.
//!
//! `pg_restore --jobs` knows one data entry a table: the last whose first dependency is the table. If it made the
//! table itself, it truncates the table before it loads that entry, whatever other entries have loaded by then; and
//! what depends on the table, such as an index, waits for that entry and for no other. So parts of a table must not
//! look like its data. The first dependency of each is a number that no entry has, as the one of any data entry in an
//! archive without definitions, and the table comes second. Whatever is made after the rows and depends on the table
//! depends on each part too, and on that number: `pg_restore` puts the last part in its place, and takes how urgent
//! the work is from the size of that part.

use bytes::Bytes;

use super::header::Format;
use super::name;
use super::toc::{DumpId, Entry, Place, Section, Toc};
use crate::error::{Error, Result};

/// The catalog of tables, `pg_class`.
const TABLES: u32 = 1259;

impl Toc {
    /// Adds entries for the rows of a table whose columns, without generated ones, are these in order: one for each of
    /// `files`, which are named without what compression appends. A file holds rows as `COPY` writes them, in the
    /// archive's encoding, and [`DATA_FOOTER`](super::DATA_FOOTER).
    ///
    /// An entry that `pg_dump` made for the same rows is replaced.
    pub fn add_data(&mut self, table: u32, columns: &[String], files: &[String]) -> Result<()> {
        if self.header.format != Format::Directory {
            return Err(Error::bug("data can be added to a directory archive only"));
        }
        let Some(made) = self.entries.iter().find(|entry| is_table(entry, table)).cloned() else {
            return Err(Error::failed(format!("`pg_dump` did not see the table with the number {table}"))
                .hint("run it again: another session changed tables meanwhile"));
        };
        let replaced = self.remove_data(table);
        let free = self.free_number();
        let ids: Vec<DumpId> = match files.len() {
            0 | 1 => vec![replaced.unwrap_or(free)],
            several => (free + 1..).take(several).collect(),
        };
        let dependencies = if files.len() < 2 { vec![made.dump_id] } else { vec![free, made.dump_id] };
        if files.len() > 1 {
            let old: Vec<_> = replaced.into_iter().chain([made.dump_id]).collect();
            self.make_wait(&old, free, &ids);
        }
        let copy = copy_statement(&made, columns, self.header.tool_major().unwrap_or_default());
        let entries: Vec<_> =
            ids.iter().zip(files).map(|(id, file)| data(&made, (*id, file), &copy, &dependencies)).collect();
        let at = self.place_of_data(&made);
        self.entries.splice(at..at, entries);
        Ok(())
    }

    fn remove_data(&mut self, table: u32) -> Option<DumpId> {
        let is_data = |entry: &Entry| entry.is(&["TABLE DATA"]) && entry.oid == table;
        let at = self.entries.iter().position(is_data)?;
        Some(self.entries.remove(at).dump_id)
    }

    /// A number that no entry has, nor depends on; nor is there one above it.
    fn free_number(&self) -> DumpId {
        let numbers = self.entries.iter().flat_map(|entry| entry.dependencies.iter().chain([&entry.dump_id]));
        numbers.max().copied().unwrap_or_default() + 1
    }

    /// Makes whatever follows the rows and depends on one of `old` depend on the parts.
    fn make_wait(&mut self, old: &[DumpId], stand_in: DumpId, parts: &[DumpId]) {
        let depends = |entry: &Entry| entry.dependencies.iter().any(|other| old.contains(other));
        let after = |entry: &&mut Entry| entry.section == Section::PostData && depends(entry);
        for entry in self.entries.iter_mut().filter(after) {
            entry.dependencies.push(stand_in);
            entry.dependencies.extend(parts);
        }
    }

    /// Where `pg_dump` puts the rows of a table: by schema and name, before sequences and large objects.
    fn place_of_data(&self, table: &Entry) -> usize {
        let sorts_after = |entry: &Entry| {
            let is_later = (&entry.schema, &entry.tag) > (&table.schema, &table.tag);
            entry.section == Section::Data && (is_later || !entry.is(&["TABLE DATA"]))
        };
        let data = self.entries.iter().position(sorts_after);
        let after = || self.entries.iter().position(|entry| entry.section == Section::PostData);
        data.or_else(after).unwrap_or(self.entries.len())
    }
}

fn is_table(entry: &Entry, oid: u32) -> bool {
    entry.is(&["TABLE"]) && entry.catalog == TABLES && entry.oid == oid
}

fn data(table: &Entry, (id, file): (DumpId, &String), copy: &Bytes, dependencies: &[DumpId]) -> Entry {
    Entry {
        dump_id: id,
        has_data: true,
        catalog: 0,
        oid: table.oid,
        tag: table.tag.clone(),
        description: Some(Bytes::from_static(b"TABLE DATA")),
        section: Section::Data,
        definition: None,
        drop_statement: None,
        copy_statement: Some(copy.clone()),
        schema: table.schema.clone(),
        tablespace: None,
        access_method: None,
        relation_kind: 0,
        owner: table.owner.clone(),
        with_oids: table.with_oids.clone(),
        dependencies: dependencies.to_vec(),
        place: Place::File(Bytes::copy_from_slice(file.as_bytes())),
    }
}

/// `COPY auth.users (id, "Name") FROM stdin;`
fn copy_statement(table: &Entry, columns: &[String], major: u32) -> Bytes {
    let quoted = |name: &[u8]| name::identifier(name, major);
    let schema = quoted(table.schema.as_deref().unwrap_or_default());
    let name = quoted(table.tag.as_deref().unwrap_or_default());
    let columns: Vec<_> = columns.iter().map(|column| quoted(column.as_bytes())).collect();
    // a table without columns leaves two blanks, as `pg_dump` does
    let columns =
        if columns.is_empty() { Vec::new() } else { [&b"("[..], &columns.join(&b", "[..]), b")"].concat() };
    Bytes::from([&b"COPY "[..], &schema, b".", &name, b" ", &columns, b" FROM stdin;\n"].concat())
}
