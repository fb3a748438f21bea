//! golang-migrate: `000001_add_users.up.sql` and `000001_add_users.down.sql`.

use super::folder::{File, Folder};
use super::lines::Lines;
use super::pairs::{self, Direction};
use super::transaction::Frame;
use super::{Converted, name};

/// Whether golang-migrate takes a file of this name for a migration.
pub(super) fn owns(name: &str) -> bool {
    pairs::parse(name).is_some_and(|(direction, _)| direction != Direction::Only)
}

/// Migrations that end in something else than `.sql`, which golang-migrate runs all the same: a complaint
/// about each.
pub(super) fn other_endings(folder: &Folder) -> Vec<String> {
    let is_migration = |name: &&String| {
        let rest = name::number(name).and_then(|(_, rest)| rest.strip_prefix('_')).unwrap_or_default();
        [".up.", ".down."].iter().any(|way| rest.contains(way))
    };
    let complaint = |name: &String| {
        let path = folder.path.join(name);
        format!("{}: golang-migrate runs it as well; let its name end in `.sql`", path.display())
    };
    folder.others.iter().filter(is_migration).map(complaint).collect()
}

/// The migrations of `files`, by rising version.
pub(super) fn convert(files: &[&File], problems: &mut Vec<String>) -> Vec<Converted> {
    // a file is sent as one message: its statements share a transaction, and a single one may refuse it
    pairs::convert(files, |file| (Lines::of(&file.text), Frame::Transaction), problems)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_makes_a_pair() {
        let files = [
            File::of("10_c.up.sql", "CREATE INDEX CONCURRENTLY i ON a (b);"),
            File::of("2_b.x.up.sql", "BEGIN;\nSELECT 1;\nCOMMIT;\n"),
            File::of("2_undo.down.sql", "SELECT 2;"),
            File::of("10_c.down.sql", "-- cannot be undone\n"),
        ];
        let mut problems = Vec::new();
        let migrations = convert(&files.each_ref(), &mut problems);
        let seen: Vec<_> = migrations
            .iter()
            .map(|one| {
                (
                    one.version,
                    one.name.as_str(),
                    one.down.is_some(),
                    one.up.outside_transaction,
                    one.up.unframed,
                )
            })
            .collect();
        assert_eq!(seen, [(2, "b_x", true, false, true), (10, "c", false, true, false)]);
        assert_eq!(problems, Vec::<String>::new());
    }

    #[test]
    fn no_ending_is_overlooked() {
        let folder = Folder::of(&[("1_a.up.pgsql", ""), ("1_a.sql", ""), ("README.up.md", "")]);
        assert_eq!(other_endings(&folder).len(), 1);
    }

    #[test]
    fn a_half_or_a_double_is_refused() {
        let files = [
            File::of("1_a.up.sql", "SELECT 1;"),
            File::of("01_b.up.sql", "SELECT 1;"),
            File::of("3_c.down.sql", "SELECT 1;"),
            File::of("99999999999999999999_d.up.sql", "SELECT 1;"),
        ];
        let mut problems = Vec::new();
        convert(&files.each_ref(), &mut problems);
        assert_eq!(
            problems,
            [
                "3_c.down.sql: there is no `.up.sql` of its number",
                "99999999999999999999_d.up.sql: version 99999999999999999999 does not fit 64 bits",
                "1_a.up.sql, 01_b.up.sql: both are version 1",
            ]
        );
    }
}
