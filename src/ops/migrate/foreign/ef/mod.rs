//! Entity Framework: a script of `dotnet ef migrations script`, plain or idempotent, made with Npgsql.
//!
//! Such a script holds every migration, and a row of the history after each. The history goes, and every
//! migration becomes a file. A script that leads back, from the last migration to the first, gives each
//! its way back.

mod part;

use std::collections::BTreeMap;

use super::folder::File;
use super::lines::Lines;
use super::transaction::needs_no_transaction;
use super::{Converted, Origin, Script, name};
use crate::ops::migrate::grammar;
use part::{Part, Piece, Way};

/// Whether a text is such a script: the columns of the history tell, under whichever naming rules.
pub(super) fn is_script(text: &str) -> bool {
    let snake = ["product_version", "__EFMigrationsHistory"];
    text.contains("\"MigrationId\"")
        || (text.contains("migration_id") && snake.iter().any(|word| text.contains(word)))
}

/// The migrations of `files`, in the order of their identifiers.
pub(super) fn convert(files: &[&File], problems: &mut Vec<String>) -> Vec<Converted> {
    let mut ways = Ways::default();
    for file in files {
        if let Err(problem) = ways.read(file) {
            problems.push(problem);
        }
    }
    let mut downs = ways.downs;
    let mut migrations = Vec::new();
    for (id, text) in ways.ups {
        match migration(&id, text, downs.remove(&id)) {
            Ok(migration) => migrations.push(migration),
            Err(problem) => problems.push(problem),
        }
    }
    for (id, text) in downs {
        problems.push(format!("{}: it leads back from `{id}`, and no script leads there", text.file));
    }
    migrations
}

fn migration(id: &str, up: Text, down: Option<Text>) -> Result<Converted, String> {
    let wrong = || format!("{}: the identifier `{id}` begins with no number", up.file);
    let (digits, rest) = name::number(id).ok_or_else(wrong)?;
    let version = digits.parse().map_err(|_| wrong())?;
    // the script is made anew for every release, perhaps under another name, and the identifier stays
    let origin = Origin::from(&format!("{id} of Entity Framework"));
    let script = |text: Text| text.script(origin.clone());
    Ok(Converted::new(version, name::words(rest), origin.clone(), script(up), down.and_then(script)))
}

/// What was read of one migration in one direction.
#[derive(Default)]
struct Text {
    /// The path of the script.
    file: String,
    sql: String,
    /// Whether some of it is run without a transaction.
    is_free: bool,
    /// Whether its row of the history was there.
    is_recorded: bool,
}

impl Text {
    fn script(self, origin: Origin) -> Option<Script> {
        let text = Lines::of(&self.sql).trimmed().text();
        let parsed = grammar::parse(&text);
        if parsed.statements.is_empty() && parsed.errors().is_empty() {
            return None;
        }
        let outside_transaction = self.is_free || needs_no_transaction(&parsed);
        Some(Script { origin, text, outside_transaction, unframed: false })
    }
}

/// Every migration by its identifier.
#[derive(Default)]
struct Ways {
    ups: BTreeMap<String, Text>,
    downs: BTreeMap<String, Text>,
}

impl Ways {
    fn read(&mut self, file: &File) -> Result<(), String> {
        let mut reading = Reading { ways: self, file, loose: Loose::default(), in_transaction: None };
        let mut end = 0;
        for piece in part::pieces(&file.text) {
            end = piece.at + piece.text.len();
            reading.take(piece)?;
        }
        let rest = Lines::of(&file.text[end..]).first_statement().map(|line| file.line(end) + line - 1);
        match reading.loose.at.map(|at| file.line(at)).or(rest) {
            Some(line) => Err(file.at(line, "no row of the history follows, so it is of no migration")),
            None => Ok(()),
        }
    }
}

/// Statements of which it is not known yet what migration they belong to.
#[derive(Default)]
struct Loose {
    sql: String,
    is_free: bool,
    /// Where the first of them stands.
    at: Option<usize>,
}

/// A script that is being read.
struct Reading<'a> {
    ways: &'a mut Ways,
    file: &'a File,
    loose: Loose,
    /// Nothing before the first one: a script without any leaves transactions to whoever runs it.
    in_transaction: Option<bool>,
}

impl Reading<'_> {
    fn take(&mut self, piece: Piece<'_>) -> Result<(), String> {
        let Piece { at, before, text, part } = piece;
        if part == Part::Other || !before.trim().is_empty() {
            self.loose.sql.push_str(before);
        }
        let is_free = self.in_transaction == Some(false);
        match part {
            Part::Begin => self.in_transaction = Some(true),
            Part::Commit => self.in_transaction = Some(false),
            Part::History => {}
            Part::Row(way, id) => self.text(at, way, &id)?.is_recorded = true,
            Part::Guarded(way, id, sql) => {
                let text = self.text(at, way, &id)?;
                text.sql.push_str(&sql);
                text.is_free |= is_free;
            }
            Part::Other => {
                self.loose.sql.push_str(text);
                self.loose.is_free |= is_free;
                self.loose.at.get_or_insert(at);
            }
            Part::Strange => {
                let what = "Entity Framework itself does not do this to its history";
                return Err(self.file.at(self.file.line(at), what));
            }
        }
        Ok(())
    }

    /// The text of a migration, with what was loose, to go on with.
    fn text(&mut self, at: usize, way: Way, id: &str) -> Result<&mut Text, String> {
        let file = self.file;
        let texts = if way == Way::Back { &mut self.ways.downs } else { &mut self.ways.ups };
        let text =
            texts.entry(id.to_owned()).or_insert_with(|| Text { file: file.path.clone(), ..Text::default() });
        if text.file != file.path || text.is_recorded {
            let what = format!("`{id}` was in {} already", text.file);
            return Err(file.at(file.line(at), &what));
        }
        let loose = std::mem::take(&mut self.loose);
        text.sql.push_str(&loose.sql);
        text.is_free |= loose.is_free;
        Ok(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn converted(texts: &[&str]) -> Result<Vec<Converted>, Vec<String>> {
        let name = |index| format!("script{index}.sql");
        let files: Vec<_> =
            texts.iter().enumerate().map(|(index, text)| File::of(&name(index + 1), text)).collect();
        let mut problems = Vec::new();
        let migrations = convert(&files.iter().collect::<Vec<_>>(), &mut problems);
        if problems.is_empty() { Ok(migrations) } else { Err(problems) }
    }

    const HISTORY: &str = "CREATE TABLE IF NOT EXISTS \"__EFMigrationsHistory\" (\n    \"MigrationId\" character \
                           varying(150) NOT NULL,\n    \"ProductVersion\" character varying(32) NOT NULL,\n    \
                           CONSTRAINT \"PK___EFMigrationsHistory\" PRIMARY KEY (\"MigrationId\")\n);\n\n";

    fn row(id: &str) -> String {
        format!(
            "INSERT INTO \"__EFMigrationsHistory\" (\"MigrationId\", \"ProductVersion\")\nVALUES ('{id}', '9.0.1');\n\n"
        )
    }

    fn guarded(id: &str, sql: &str) -> String {
        let sql = sql.trim_end().replace('\n', "\n    ");
        format!(
            "\nDO $EF$\nBEGIN\n    IF NOT EXISTS(SELECT 1 FROM \"__EFMigrationsHistory\" WHERE \"MigrationId\" = \
             '{id}') THEN\n    {sql}\n    END IF;\nEND $EF$;\n"
        )
    }

    fn plain() -> String {
        format!(
            "{HISTORY}START TRANSACTION;\nCREATE TABLE a (\n    b int\n);\n\nCREATE INDEX i ON a (b);\n\n{}\
             DO $EF$\nBEGIN\n    IF NOT EXISTS(SELECT 1 FROM pg_namespace WHERE nspname = 's') THEN\n        \
             CREATE SCHEMA s;\n    END IF;\nEND $EF$;\n\n{}COMMIT;\n\nCREATE INDEX CONCURRENTLY j ON a (b);\n\n\
             START TRANSACTION;\n{}COMMIT;\n\n",
            row("20250101000000_Initial"),
            row("20250201000000_Schema"),
            row("20250301000000_Index"),
        )
    }

    fn idempotent() -> String {
        let [one, two, three] = ["20250101000000_Initial", "20250201000000_Schema", "20250301000000_Index"];
        let schema = "    IF NOT EXISTS(SELECT 1 FROM pg_namespace WHERE nspname = 's') THEN\n        \
                      CREATE SCHEMA s;\n    END IF;";
        [
            HISTORY.to_owned() + "START TRANSACTION;\n",
            guarded(one, "CREATE TABLE a (\n    b int\n);"),
            guarded(one, "CREATE INDEX i ON a (b);"),
            guarded(one, &row(one)),
            guarded(two, schema),
            guarded(two, &row(two)),
            guarded(three, "CREATE INDEX CONCURRENTLY j ON a (b);"),
            guarded(three, &row(three)),
            "COMMIT;\n".to_owned(),
        ]
        .concat()
    }

    #[test]
    fn both_forms_become_the_same_files() {
        let seen = |script: &str| -> Vec<_> {
            let migrations = converted(&[script]).unwrap();
            migrations
                .into_iter()
                .map(|one| (one.version, one.name, one.up.text, one.up.outside_transaction))
                .collect()
        };
        let plain = seen(&plain());
        assert_eq!(plain, seen(&idempotent()));
        assert_eq!(plain[0].2, "CREATE TABLE a (\n    b int\n);\n\nCREATE INDEX i ON a (b);\n");
        assert_eq!(plain[1].0, 20_250_201_000_000);
        assert_eq!(
            plain[2],
            (
                20_250_301_000_000,
                "Index".to_owned(),
                "CREATE INDEX CONCURRENTLY j ON a (b);\n".to_owned(),
                true
            )
        );
    }

    #[test]
    fn a_script_that_leads_back_gives_the_ways_back() {
        let back = "START TRANSACTION;\nDROP TABLE a;\n\nDELETE FROM \"__EFMigrationsHistory\"\nWHERE \
                    \"MigrationId\" = '20250101000000_Initial';\n\nCOMMIT;\n";
        let migrations = converted(&[&plain(), back]).unwrap();
        assert_eq!(migrations[0].down.as_ref().unwrap().text, "DROP TABLE a;\n");
        assert!(migrations[1].down.is_none());
        let problems = converted(&[back]).err().unwrap();
        assert_eq!(
            problems,
            ["script1.sql: it leads back from `20250101000000_Initial`, and no script leads there"]
        );
    }

    #[test]
    fn what_is_of_no_migration_or_of_two_is_refused() {
        let row = row("20250101000000_Initial");
        let problems = converted(&[&format!("{row}SELECT 1;\n")]).err().unwrap();
        assert_eq!(problems, ["script1.sql:4: no row of the history follows, so it is of no migration"]);
        let problems = converted(&[&format!("{row}-- the end\n\nnonsense\n")]).err().unwrap();
        assert_eq!(problems, ["script1.sql:6: no row of the history follows, so it is of no migration"]);
        let several = row.replace("');", "'), ('20250201000000_B', '9.0.1');");
        let problems = converted(&[&format!("SELECT 1;\n{several}")]).err().unwrap();
        assert_eq!(problems, ["script1.sql:2: Entity Framework itself does not do this to its history"]);
        let problems = converted(&[&format!("SELECT 1;\n{row}"), &row]).err().unwrap();
        assert_eq!(problems, ["script2.sql:1: `20250101000000_Initial` was in script1.sql already"]);
    }

    #[test]
    fn a_statement_that_was_kept_out_of_transactions_stays_out() {
        let script = format!(
            "START TRANSACTION;\nSELECT 1;\n{}COMMIT;\nSELECT 2;\nSTART TRANSACTION;\n{}COMMIT;\n",
            row("1_A"),
            row("2_B")
        );
        let free: Vec<_> =
            converted(&[&script]).unwrap().iter().map(|one| one.up.outside_transaction).collect();
        assert_eq!(free, [false, true]);
        let script = script.replace("START TRANSACTION;\n", "").replace("COMMIT;\n", "");
        assert!(converted(&[&script]).unwrap().iter().all(|one| !one.up.outside_transaction));
    }
}
