//! sqlx: `20240101120000_add_users.sql`, or a pair `….up.sql` and `….down.sql`; one folder may hold both.

use super::folder::File;
use super::lines::Lines;
use super::pairs::{self, Direction};
use super::transaction::Frame;
use super::{Converted, stranger};

/// How a file begins that sqlx runs without a transaction.
pub(super) const NO_TRANSACTION: &str = "-- no-transaction";

/// Whether sqlx takes a file of this name for a migration.
pub(super) fn owns(name: &str) -> bool {
    pairs::parse(name).is_some()
}

/// The migrations of `files`, by rising version.
pub(super) fn convert(files: &[&File], problems: &mut Vec<String>) -> Vec<Converted> {
    let single = files.iter().filter(|file| is_single(&file.name));
    problems.extend(single.filter_map(|file| stranger::section(file)));
    pairs::convert(files, read, problems)
}

fn is_single(name: &str) -> bool {
    pairs::parse(name).is_some_and(|(direction, _)| direction == Direction::Only)
}

fn read(file: &File) -> (Lines<'_>, Frame) {
    let is_directive = |number, line: &str| number == 1 && line.trim_end() == NO_TRANSACTION;
    let mut lines = Lines::default();
    for (number, line) in Lines::of(&file.text).iter().filter(|(number, line)| !is_directive(*number, line)) {
        lines.push(number, line);
    }
    (lines, Frame::without_if(file.text.starts_with(NO_TRANSACTION)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_kinds_are_taken() {
        let files = [
            File::of("1_a.sql", "-- no-transaction\nVACUUM;\n"),
            File::of("2_b.up.sql", "SELECT 1;\n"),
            File::of("2_b.down.sql", "-- no-transaction, for the index\nSELECT 2;\n"),
        ];
        let mut problems = Vec::new();
        let migrations = convert(&files.each_ref(), &mut problems);
        assert_eq!(problems, Vec::<String>::new());
        assert!(migrations[0].up.outside_transaction && migrations[0].down.is_none());
        assert_eq!(migrations[0].up.text, "VACUUM;\n");
        let down = migrations[1].down.as_ref().unwrap();
        assert!(down.outside_transaction && !migrations[1].up.outside_transaction);
        assert_eq!(down.text, "-- no-transaction, for the index\nSELECT 2;\n");
    }

    #[test]
    fn sections_of_another_tool_are_not_run_in_one_go() {
        let text = "CREATE TABLE a ();\n---- create above / drop below ----\nDROP TABLE a;\n";
        let mut problems = Vec::new();
        convert(&[&File::of("1_a.sql", text)], &mut problems);
        assert_eq!(problems, ["1_a.sql:2: this is a section of tern, which cannot be converted"]);
    }
}
