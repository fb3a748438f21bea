//! A table in ranges of its pages, so that several sessions read it side by side.

use std::sync::Arc;

use super::survey::Table;
use crate::sql;

/// A page of a table, in bytes; PostgreSQL is almost never built with another size, and a wrong one only makes
/// ranges of another length.
const PAGE: u64 = 8192;

/// Pages of a range, at least: 64 MiB, about two seconds of work.
const SHORTEST: u64 = 64 * 1024 * 1024 / PAGE;

/// Ranges of a table, at most: each is a file and an entry in the archive.
const MOST: u64 = 512;

/// What one session reads in one go.
#[derive(Clone, Debug)]
pub(super) struct Range {
    /// The table.
    pub(super) table: Arc<Table>,
    /// Its number in the table, from 1; 0 where the table is read as a whole.
    pub(super) number: u32,
    /// The first page.
    first: u64,
    /// The page after the last one; none for the last range, which takes whatever was added meanwhile.
    end: Option<u64>,
}

impl Range {
    /// The file without the endings of compression: `16402.0003.dat`, or `16402.dat` for the whole table.
    pub(super) fn file(&self) -> String {
        match self.number {
            0 => format!("t{}.dat", self.table.oid),
            number => format!("t{}.{number:04}.dat", self.table.oid),
        }
    }

    /// The rows of it, as the server is asked for them.
    pub(super) fn statement(&self) -> String {
        let Table { columns, .. } = &*self.table;
        let columns: Vec<_> = columns.iter().map(|column| sql::identifier(column)).collect();
        let (table, columns) = (self.table.quoted(), columns.join(", "));
        if self.number == 0 {
            let list = if columns.is_empty() { String::new() } else { format!(" ({columns})") };
            return format!("COPY {table}{list} TO STDOUT");
        }
        let end = self.end.map_or_else(String::new, |end| format!(" AND ctid < '({end},0)'::tid"));
        let Self { first, .. } = self;
        format!("COPY (SELECT {columns} FROM ONLY {table} WHERE ctid >= '({first},0)'::tid{end}) TO STDOUT")
    }

    /// Its size on the server's disk.
    pub(super) fn bytes(&self) -> u64 {
        let end = self.end.unwrap_or_else(|| self.table.bytes.div_ceil(PAGE));
        end.saturating_sub(self.first) * PAGE
    }
}

/// Every table in ranges, the longest work first.
pub(super) fn of(tables: &[Table]) -> Vec<Range> {
    let mut ranges: Vec<_> = tables.iter().flat_map(split).collect();
    ranges.sort_by_key(|range| std::cmp::Reverse(range.bytes()));
    ranges
}

fn split(table: &Table) -> Vec<Range> {
    let table = Arc::new(table.clone());
    let pages = table.bytes.div_ceil(PAGE);
    let range = |number, first, end| Range { table: Arc::clone(&table), number, first, end };
    if !table.heap || pages < 2 * SHORTEST {
        return vec![range(0, 0, None)];
    }
    let count = (pages / SHORTEST).min(MOST);
    let border = |index: u64| pages * index / count;
    let of_index = |index: u64| {
        let end = (index + 1 < count).then(|| border(index + 1));
        range(u32::try_from(index + 1).unwrap_or(u32::MAX), border(index), end)
    };
    (0..count).map(of_index).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(bytes: u64) -> Table {
        super::super::survey::of_size(bytes)
    }

    #[test]
    fn a_small_table_is_read_as_a_whole() {
        let ranges = of(&[table(100 * 1024 * 1024)]);
        assert_eq!(ranges.len(), 1);
        assert_eq!(ranges[0].statement(), r#"COPY "auth"."Us""ers" ("Id", "E Mail") TO STDOUT"#);
        assert_eq!(ranges[0].file(), "t7.dat");
    }

    #[test]
    fn ranges_meet_and_the_last_one_is_open() {
        let mut ranges = of(&[table(1024 * 1024 * 1024 + 5)]);
        ranges.sort_by_key(|range| range.number);
        assert_eq!(ranges.len(), 16);
        assert_eq!(ranges[0].first, 0);
        assert!(ranges.windows(2).all(|pair| pair[0].end == Some(pair[1].first)));
        assert_eq!(ranges[15].end, None);
        assert_eq!(ranges[15].file(), "t7.0016.dat");
        assert!(
            ranges[15]
                .statement()
                .ends_with(r#"FROM ONLY "auth"."Us""ers" WHERE ctid >= '(122880,0)'::tid) TO STDOUT"#)
        );
    }

    #[test]
    fn a_huge_table_does_not_make_a_file_for_every_breath() {
        assert_eq!(of(&[table(1 << 45)]).len(), 512);
    }

    #[test]
    fn what_has_no_pages_is_not_split() {
        let mut odd = table(1 << 40);
        odd.heap = false;
        assert_eq!(of(&[odd]).len(), 1);
    }
}
