//! Tools whose files are known and not converted.

use super::folder::File;
use crate::text;

/// How sections of other tools begin: in lower case and without blanks.
const SECTIONS: [(&str, &str); 9] = [
    ("--liquibaseformattedsql", "Liquibase"),
    ("--changeset", "Liquibase"),
    ("--+migrateup", "sql-migrate"),
    ("--+migratedown", "sql-migrate"),
    ("----createabove/dropbelow----", "tern"),
    ("--upmigration", "node-pg-migrate"),
    ("--downmigration", "node-pg-migrate"),
    ("--//@undo", "MyBatis Migrations"),
    ("--ramblerdown", "rambler"),
];

/// What these files are, as a sentence, where they are in a layout that is known and cannot be converted:
/// the names and texts of a folder, a file one folder further down as `folder/name`.
pub(in crate::ops::migrate) fn stranger(files: &[(&str, &str)]) -> Option<String> {
    let sentence = |(name, text): &(&str, &str)| {
        let what = by_name(name).or_else(|| section_of(text).map(|(_, tool)| of_tool(tool)))?;
        Some(format!("{}: {what}", text::clean(name)))
    };
    files.iter().find_map(sentence)
}

fn of_tool(tool: &str) -> String {
    format!("this is a file of {tool}, which cannot be converted")
}

fn by_name(name: &str) -> Option<String> {
    if name.strip_prefix("R__").is_some_and(|rest| rest.strip_suffix(".sql").is_some()) {
        let what = "this is a repeatable migration of Flyway; give it a version whenever it changes";
        return Some(what.to_owned());
    }
    if name.ends_with("/up.sql") || name.ends_with("/down.sql") {
        return Some(of_tool("diesel"));
    }
    let (number, rest) = super::name::number(name)?;
    (number.len() == 14 && rest.strip_suffix(".cs").is_some()).then(|| {
        "this is a migration of Entity Framework in C#; make a script of all with `dotnet ef migrations script \
         --idempotent --output migrations.sql`, and convert that"
            .to_owned()
    })
}

/// The complaint about the first section of another tool in a file that is to be run as one.
pub(super) fn section(file: &File) -> Option<String> {
    let (line, tool) = section_of(&file.text)?;
    Some(file.at(line, &format!("this is a section of {tool}, which cannot be converted")))
}

fn section_of(text: &str) -> Option<(usize, &'static str)> {
    let tool = |line: &str| {
        let line: String = line.to_lowercase().split_whitespace().collect();
        SECTIONS.iter().find(|(beginning, _)| line.starts_with(beginning)).map(|(_, tool)| *tool)
    };
    let mut comments = text.lines().enumerate().filter(|(_, line)| line.starts_with("--"));
    comments.find_map(|(index, line)| Some((index + 1, tool(line)?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strangers_are_named() {
        for (name, text, words) in [
            ("R__views.sql", "", "repeatable migration of Flyway"),
            ("2024-01-01-000000_users/up.sql", "", "diesel"),
            ("20240101120000_Initial.cs", "", "dotnet ef migrations script"),
            ("a.sql", "-- liquibase formatted sql\n", "Liquibase"),
            ("1.sql", "-- +migrate Up notransaction\n", "sql-migrate"),
            ("1.sql", "SELECT 1;\n---- create above / drop below ----\n", "tern"),
            ("1.sql", "-- Up Migration\n", "node-pg-migrate"),
        ] {
            let sentence = stranger(&[("README.md", ""), (name, text)]).unwrap();
            assert!(sentence.starts_with(name) && sentence.contains(words), "{sentence}");
        }
        for (name, text) in
            [("U1__a.sql", ""), ("V1__a.sql", "-- upload"), ("a.cs", ""), ("1.sql", "SELECT '-- //@UNDO'")]
        {
            assert_eq!(stranger(&[(name, text)]), None, "{name}");
        }
    }
}
