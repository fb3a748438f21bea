//! The statements of a script, by what they are to Entity Framework.

use std::ops::Range;

use crate::ops::migrate::grammar::{self, Control, Sort, Statement};

/// Where a migration leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// Forward: its row comes into the history.
    Forward,
    /// Back: its row goes.
    Back,
}

/// What a statement is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// The beginning of a transaction.
    Begin,
    /// Its end.
    Commit,
    /// The table of the history is made.
    History,
    /// A row of the history comes or goes: the end of the migration with this identifier.
    Row(Way, String),
    /// A statement of the migration with this identifier, without the condition that it stood under.
    Guarded(Way, String, String),
    /// A statement that does something else to the history.
    Strange,
    /// A statement of a migration.
    Other,
}

/// A statement with its place.
pub(super) struct Piece<'a> {
    /// Where it begins.
    pub(super) at: usize,
    /// What stands between it and the one before.
    pub(super) before: &'a str,
    /// Its text with the semicolon.
    pub(super) text: &'a str,
    /// What it is.
    pub(super) part: Part,
}

/// The statements of `script`.
pub(super) fn pieces(script: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut end = 0;
    for statement in grammar::parse(script).statements {
        let Range { start, end: last } = statement.range.clone();
        let (before, from) = (&script[end..start], start);
        end = last + semicolon(&script[last..]);
        pieces.push(Piece {
            at: from,
            before,
            text: &script[from..end],
            part: part(&statement, &script[start..last]),
        });
    }
    pieces
}

/// How far it is to behind the semicolon, over blanks and comments.
fn semicolon(text: &str) -> usize {
    let mut rest = text.trim_start();
    loop {
        let comment = match rest {
            _ if rest.starts_with("--") => rest.find('\n'),
            _ if rest.starts_with("/*") => rest.find("*/").map(|at| at + 2),
            _ => None,
        };
        let Some(comment) = comment else { break };
        rest = rest[comment..].trim_start();
    }
    if rest.starts_with(';') { text.len() - rest.len() + 1 } else { 0 }
}

fn part(statement: &Statement, text: &str) -> Part {
    match statement.sort {
        Sort::Control(Control::Begin) => Part::Begin,
        Sort::Control(_) => Part::Commit,
        _ if is_history(text) => Part::History,
        _ => row(text)
            .or_else(|| guarded(text))
            .unwrap_or_else(|| if names_history(text) { Part::Strange } else { Part::Other }),
    }
}

/// `INSERT INTO … ("MigrationId", "ProductVersion") VALUES ('id', '9.0.1')`, or the DELETE of that row;
/// the names of table and columns follow the naming rules of the program that made them.
fn row(text: &str) -> Option<Part> {
    let words: Vec<_> = text.split_whitespace().collect();
    match words.as_slice() {
        ["INSERT", "INTO", _, columns @ ..] if is_identifier(columns.first()?) => {
            let values = columns.iter().position(|word| *word == "VALUES")?;
            let [id, _version] = columns.get(values + 1..)? else { return None };
            Some(Part::Row(Way::Forward, literal(id)?))
        }
        ["DELETE", "FROM", _, "WHERE", column, "=", id] if is_identifier(column) => {
            Some(Part::Row(Way::Back, literal(id)?))
        }
        _ => None,
    }
}

/// `DO $EF$ BEGIN IF NOT EXISTS(SELECT 1 FROM … WHERE "MigrationId" = 'id') THEN … END IF; END $EF$`.
fn guarded(text: &str) -> Option<Part> {
    let (tag, rest) = text.strip_prefix("DO $")?.split_once('$')?;
    let body = rest.strip_suffix(&format!("${tag}$"))?.trim();
    let block = body.strip_prefix("BEGIN")?.strip_suffix("END")?.trim();
    let (condition, rest) = block.strip_prefix("IF ")?.split_once(") THEN")?;
    let sql = rest.trim_start_matches([' ', '\r']).strip_prefix('\n')?.strip_suffix("END IF;")?;
    let (select, id) = condition.rsplit_once(" = ")?;
    if !is_identifier(select.split_whitespace().last()?) {
        return None;
    }
    let way = if condition.starts_with("NOT ") { Way::Forward } else { Way::Back };
    let (id, sql) = (literal(id)?, outdented(sql.trim_end()));
    if let Some(row) = row(sql.trim().trim_end_matches(';')) {
        return Some(row);
    }
    Some(if names_history(&sql) { Part::Strange } else { Part::Guarded(way, id, in_sql(&sql, tag)) })
}

fn is_identifier(column: &str) -> bool {
    let bare = column.trim_start_matches('(').trim_end_matches(',').trim_matches('"');
    bare.replace('_', "").eq_ignore_ascii_case("MigrationId")
}

/// The text of a literal, with what the list of values leaves around it.
fn literal(word: &str) -> Option<String> {
    let word = word.trim_start_matches('(').trim_end_matches([',', ')', ';']);
    let inner = word.strip_prefix('\'')?.strip_suffix('\'')?;
    Some(inner.replace("''", "'"))
}

/// Entity Framework moves what it puts under a condition to the right, literals of several lines too.
fn outdented(sql: &str) -> String {
    let is_indented = |line: &str| line.trim().is_empty() || line.starts_with("    ");
    if !sql.lines().all(is_indented) {
        return sql.to_owned();
    }
    sql.lines().flat_map(|line| [line.strip_prefix("    ").unwrap_or(line), "\n"]).collect()
}

/// The statements as SQL of their own: in a block again where they are no SQL but PL/pgSQL, like the
/// condition under which a schema is made.
fn in_sql(sql: &str, tag: &str) -> String {
    let sql = sql.trim_end();
    if grammar::parse(sql).errors().is_empty() {
        let end = if sql.ends_with(';') { "" } else { ";" };
        return format!("{sql}{end}\n\n");
    }
    format!("DO ${tag}$\nBEGIN\n{sql}\nEND ${tag}$;\n\n")
}

/// Whether a statement is about the history, under its usual name.
fn names_history(text: &str) -> bool {
    text.contains("__EFMigrationsHistory")
}

/// The statement that makes the table of the history.
fn is_history(text: &str) -> bool {
    let words: Vec<_> = text.split_whitespace().collect();
    let column = words.iter().position(|word| *word == "(").and_then(|at| words.get(at + 1));
    words.starts_with(&["CREATE", "TABLE"]) && column.is_some_and(|column| is_identifier(column))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(script: &str) -> Vec<Part> {
        pieces(script).into_iter().map(|piece| piece.part).collect()
    }

    #[test]
    fn the_history_is_known_by_its_columns() {
        for (table, id, version) in [
            ("\"__EFMigrationsHistory\"", "\"MigrationId\"", "\"ProductVersion\""),
            ("core.\"__EFMigrationsHistory\"", "\"MigrationId\"", "\"ProductVersion\""),
            ("public.__ef_migrations_history", "migration_id", "product_version"),
        ] {
            let script = format!(
                "CREATE TABLE IF NOT EXISTS {table} (\n    {id} character varying(150) NOT NULL,\n    {version} text);\n\
                 INSERT INTO {table} ({id}, {version})\nVALUES ('1_It''s', '9.0.1');\n\
                 DELETE FROM {table}\nWHERE {id} = '1_A';\nINSERT INTO a (id) VALUES (1);\nCREATE TABLE b (\n id int);"
            );
            assert_eq!(
                parts(&script),
                [
                    Part::History,
                    Part::Row(Way::Forward, "1_It's".to_owned()),
                    Part::Row(Way::Back, "1_A".to_owned()),
                    Part::Other,
                    Part::Other,
                ]
            );
        }
    }

    #[test]
    fn a_condition_is_taken_off() {
        let script = |sql: &str| {
            format!(
                "DO $$\nBEGIN\n    IF EXISTS(SELECT 1 FROM \"h\" WHERE \"MigrationId\" = '1_A') THEN\n{sql}\n    END IF;\nEND $$;"
            )
        };
        let guarded = |sql: &str| Part::Guarded(Way::Back, "1_A".to_owned(), sql.to_owned());
        assert_eq!(
            parts(&script("    INSERT INTO a VALUES ('\n    b');")),
            [guarded("INSERT INTO a VALUES ('\nb');\n\n")]
        );
        assert_eq!(parts(&script("  SELECT 1;")), [guarded("  SELECT 1;\n\n")]);
        assert_eq!(parts(&script("    PERFORM 1;")), [guarded("DO $$\nBEGIN\nPERFORM 1;\nEND $$;\n\n")]);
        let other = "DO $EF$\nBEGIN\n    IF NOT EXISTS(SELECT 1 FROM pg_namespace WHERE nspname = 's') THEN\n    END IF;\nEND $EF$;";
        assert_eq!(parts(other), [Part::Other]);
    }

    #[test]
    fn nothing_between_statements_is_lost() {
        let script = "-- a\nSELECT 1 -- b;\n;\n/* c */ SELECT 2";
        let seen: Vec<_> = pieces(script).into_iter().map(|piece| (piece.before, piece.text)).collect();
        assert_eq!(seen, [("-- a\n", "SELECT 1 -- b;\n;"), ("\n/* c */ ", "SELECT 2")]);
    }
}
