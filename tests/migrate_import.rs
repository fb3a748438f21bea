//! The migrations of other tools: what they become, and that it does the same to a database.

use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use nix::sys::signal::Signal;
use tempfile::TempDir;

use crate::support::{Database, Invocation, authctl, postgres};

const TABLE: &str = "CREATE TABLE users (\n    id int PRIMARY KEY,\n    email text NOT NULL\n);";
const FUNCTION: &str = "CREATE FUNCTION touched() RETURNS trigger AS $$\nBEGIN\n    -- one; two\n    RETURN NEW;\n\
                        END;\n$$ LANGUAGE plpgsql;";
const INDEX: &str = "CREATE INDEX CONCURRENTLY users_email ON users (email);";
const NO_TABLE: &str = "DROP TABLE users;";
const NO_FUNCTION: &str = "DROP FUNCTION touched();";
const NO_INDEX: &str = "DROP INDEX CONCURRENTLY users_email;";

/// A working directory with the other tool's files in `old`; ours come into `new`.
struct Bench(TempDir);

impl Bench {
    fn of(files: &[(&str, &str)]) -> Self {
        let bench = Self(TempDir::new().unwrap());
        for (name, text) in files {
            bench.put(&format!("old/{name}"), text);
        }
        bench
    }

    fn put(&self, name: &str, text: &str) {
        let path = self.0.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn look(&self, arguments: &[&str]) -> Invocation {
        let words = ["migrate", "import", "old", "--set", "migrations.folder=new"];
        authctl(words.iter().chain(arguments)).in_folder(self.0.path())
    }

    fn import(&self, arguments: &[&str]) -> Invocation {
        self.look(arguments).argument("--yes")
    }

    fn up(&self, database: &Database<'_>) -> Invocation {
        authctl(["migrate", "up", "--yes", "--set", "migrations.folder=new"])
            .in_folder(self.0.path())
            .on(database)
    }

    /// The files in `new` and below it, by name.
    fn files(&self) -> Vec<String> {
        let mut names = Vec::new();
        for folder in ["new", "new/down"] {
            let entries = fs::read_dir(self.0.path().join(folder)).into_iter().flatten();
            let paths = entries.map(|entry| entry.unwrap().path()).filter(|path| path.is_file());
            let name = |path: PathBuf| path.strip_prefix(self.0.path()).unwrap().to_str().unwrap().to_owned();
            names.extend(paths.map(name));
        }
        names.sort();
        names
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.0.path().join(name)).unwrap()
    }

    /// Runs the ways back, the youngest first.
    fn take_back(&self, database: &Database<'_>) {
        let mut downs: Vec<_> =
            self.files().into_iter().filter(|name| name.starts_with("new/down/")).collect();
        let version = |name: &String| {
            let digits = name.trim_start_matches("new/down/V").split("__").next().unwrap();
            digits.parse::<i64>().unwrap()
        };
        downs.sort_by_key(version);
        for down in downs.iter().rev() {
            let mut client = database.server().client(database.name());
            let output = client.current_dir(self.0.path()).args(["-f", down]).output().unwrap();
            assert!(output.status.success(), "{down}: {}", String::from_utf8_lossy(&output.stderr));
        }
    }
}

/// Everything in the schema of ours but the history, in words.
fn catalog(database: &Database<'_>) -> String {
    database.psql(
        "SELECT concat_ws(' ', table_name, column_name, data_type, is_nullable, column_default) AS line \
         FROM information_schema.columns \
         WHERE table_schema = 'public' AND table_name <> 'refinery_schema_history' \
         UNION ALL SELECT indexdef FROM pg_indexes \
         WHERE schemaname = 'public' AND tablename <> 'refinery_schema_history' \
         UNION ALL SELECT pg_get_functiondef(oid) FROM pg_proc WHERE pronamespace = 'public'::regnamespace \
         UNION ALL SELECT nspname::text FROM pg_namespace WHERE nspname = 'shop' ORDER BY line",
    )
}

/// Imports `files`, and compares what they do with what `statements` do one after the other.
fn does_the_same(files: &[(&str, &str)], layout: &str, statements: &[&str]) -> Bench {
    let bench = Bench::of(files);
    bench.import(&[]).run().ends_with(0);
    let written = bench.files();
    let (ours, theirs) = (postgres().database(), postgres().database());
    let before = catalog(&ours);
    bench.up(&ours).run().ends_with(0);
    for statement in statements {
        theirs.psql(statement);
    }
    assert_ne!(catalog(&theirs), before);
    assert_eq!(catalog(&ours), catalog(&theirs));
    let again = bench.up(&ours).run().ends_with(0);
    assert!(again.stderr.contains("Nothing to do."), "{}", again.stderr);
    bench.take_back(&ours);
    assert_eq!(catalog(&ours), before, "the ways back leave something");
    let again = bench.import(&["--from", layout]).run().ends_with(0);
    assert!(again.stderr.contains("Nothing to do."), "{}", again.stderr);
    assert_eq!(bench.files(), written);
    bench
}

#[test]
fn dbmates_files_do_the_same() {
    let first = format!(
        "\u{feff}-- the first\r\n-- migrate:up\r\n{}\r\n\r\n-- migrate:down\r\n{NO_TABLE}\r\n",
        TABLE.replace('\n', "\r\n")
    );
    let second = format!(
        "--migrate:up\n{FUNCTION}\n\n--migrate:down\n{NO_FUNCTION}\n\n\
         -- migrate:up transaction:false\n{INDEX}\n-- migrate:down transaction:false\n{NO_INDEX}\n"
    );
    let files = [
        ("20240101120000_create-users.sql", first.as_str()),
        ("20240101120001_two.things.sql", &second),
        ("seed.sql", "SELECT broken"),
    ];
    let bench = does_the_same(&files, "dbmate", &[TABLE, FUNCTION, INDEX]);
    assert_eq!(
        bench.files(),
        [
            "new/V1__create_users.sql",
            "new/V2__two_things_1.sql",
            "new/V3__two_things_2.sql",
            "new/down/V1__create_users.down.sql",
            "new/down/V2__two_things_1.down.sql",
            "new/down/V3__two_things_2.down.sql",
        ]
    );
    assert_eq!(
        bench.read("new/V1__create_users.sql"),
        format!("-- imported from 20240101120000_create-users.sql\n-- the first\n{TABLE}\n")
    );
    assert_eq!(
        bench.read("new/down/V3__two_things_2.down.sql"),
        format!(
            "-- authctl: no-transaction\n-- imported from 20240101120001_two.things.sql, section 2\n{NO_INDEX}\n"
        )
    );
    let output = bench.look(&["--dry-run"]).run().ends_with(0);
    assert!(output.stderr.contains("Versions were renumbered, because the history holds 32 bits."));
    assert!(output.stderr.contains("Left out, as dbmate does itself: seed.sql."), "{}", output.stderr);
}

#[test]
fn golang_migrates_files_do_the_same() {
    let framed = format!("BEGIN;\n{TABLE}\nCOMMIT;\n");
    let files = [
        ("000001_create_users.up.sql", framed.as_str()),
        ("000001_undo.down.sql", "BEGIN;\nDROP TABLE IF EXISTS users;\nCOMMIT;\n"),
        ("000003_Größe.up.sql", FUNCTION),
        ("000003_Größe.down.sql", NO_FUNCTION),
        ("000010_index.up.sql", INDEX),
        ("000010_index.down.sql", NO_INDEX),
    ];
    let bench = does_the_same(&files, "golang-migrate", &[TABLE, FUNCTION, INDEX]);
    assert_eq!(
        bench.files()[..3],
        ["new/V10__index.sql", "new/V1__create_users.sql", "new/V3__Größe.sql"].map(ToOwned::to_owned)
    );
    assert_eq!(
        bench.read("new/V1__create_users.sql"),
        format!("-- imported from 000001_create_users.up.sql\n{TABLE}\n")
    );
    assert!(bench.read("new/V10__index.sql").starts_with("-- authctl: no-transaction\n"));
    assert!(bench.read("new/V3__Größe.sql").starts_with("-- imported from 000003_Größe.up.sql\n"));
    let output = bench.look(&["--dry-run"]).run().ends_with(0);
    assert!(
        output.stderr.contains("BEGIN and COMMIT around 1 migration were taken out"),
        "{}",
        output.stderr
    );
}

#[test]
fn sqlxs_files_do_the_same() {
    let index = format!("-- no-transaction\n{INDEX}\n");
    let no_index = format!("-- no-transaction\n{NO_INDEX}\n");
    let files = [
        ("20240101120000_users.up.sql", TABLE),
        ("20240101120000_users.down.sql", NO_TABLE),
        ("20240101120001_touched.up.sql", FUNCTION),
        ("20240101120001_touched.down.sql", NO_FUNCTION),
        ("20240101120002_index.up.sql", &index),
        ("20240101120002_index.down.sql", &no_index),
        ("20240101120003_rows.sql", "INSERT INTO users VALUES (1, '${literally}');"),
    ];
    let insert = "INSERT INTO users VALUES (1, '')";
    let bench = does_the_same(&files, "sqlx", &[TABLE, FUNCTION, INDEX, insert]);
    assert_eq!(
        bench.read("new/V3__index.sql"),
        format!("-- authctl: no-transaction\n-- imported from 20240101120002_index.up.sql\n{INDEX}\n")
    );
    let database = postgres().database();
    bench.up(&database).run().ends_with(0);
    assert_eq!(database.psql("SELECT email FROM users"), "${literally}");
}

#[test]
fn gooses_files_do_the_same() {
    let function = FUNCTION.trim_end_matches(';');
    let table = format!(
        "-- +goose Up\n-- +goose StatementBegin\n{function}\n-- +goose StatementEnd\n{TABLE}\n\n\
         -- +goose Down\n-- +goose StatementBegin\n{NO_TABLE} {NO_FUNCTION}\n-- +goose StatementEnd\n"
    );
    let index = format!("-- +goose NO TRANSACTION\n-- +goose Up\n{INDEX}\n\n-- +goose Down\n{NO_INDEX}\n");
    let template = "-- +goose Up\n-- +goose StatementBegin\nSELECT 'up SQL query';\n-- +goose StatementEnd\n\n\
                    -- +goose Down\n-- +goose StatementBegin\nSELECT 'down SQL query';\n-- +goose StatementEnd\n";
    let files = [
        ("00001_users.sql", table.as_str()),
        ("00002_empty.sql", "-- +goose Up\n\n-- +goose Down\n"),
        ("00003_index.sql", &index),
        ("00004_later.sql", template),
    ];
    let bench = does_the_same(&files, "goose", &[TABLE, FUNCTION, INDEX]);
    let downs: Vec<_> = bench.files().into_iter().filter(|name| name.contains("/down/")).collect();
    assert_eq!(downs, ["new/down/V1__users.down.sql", "new/down/V3__index.down.sql"]);
}

const HISTORY: &str = "CREATE TABLE IF NOT EXISTS \"__EFMigrationsHistory\" (\n    \"MigrationId\" character \
                       varying(150) NOT NULL,\n    \"ProductVersion\" character varying(32) NOT NULL,\n    CONSTRAINT \
                       \"PK___EFMigrationsHistory\" PRIMARY KEY (\"MigrationId\")\n);\n\n";
const SCHEMA: &str = "    IF NOT EXISTS(SELECT 1 FROM pg_namespace WHERE nspname = 'shop') THEN\n        CREATE SCHEMA \
                      shop;\n    END IF;";

fn row(id: &str) -> String {
    format!(
        "INSERT INTO \"__EFMigrationsHistory\" (\"MigrationId\", \"ProductVersion\")\nVALUES ('{id}', '9.0.3');"
    )
}

fn no_row(id: &str) -> String {
    format!("DELETE FROM \"__EFMigrationsHistory\"\nWHERE \"MigrationId\" = '{id}';")
}

/// A command of an idempotent script, indented as Entity Framework does it.
fn guarded(id: &str, sql: &str) -> String {
    let sql = sql.lines().fold(String::new(), |text, line| text + "    " + line + "\n");
    format!(
        "\nDO $EF$\nBEGIN\n    IF NOT EXISTS(SELECT 1 FROM \"__EFMigrationsHistory\" WHERE \"MigrationId\" = '{id}') \
         THEN\n{sql}    END IF;\nEND $EF$;\n"
    )
}

#[test]
fn entity_frameworks_scripts_do_the_same() {
    let (one, two) = ("20240101120000_Initial", "20240201120000_Index");
    let function = FUNCTION.replace("$$", "$body$");
    let plain = format!(
        "\u{feff}{HISTORY}START TRANSACTION;\nDO $EF$\nBEGIN\n{SCHEMA}\nEND $EF$;\n\n{TABLE}\n\n{function}\n\n{}\n\nCOMMIT;\n\n\
         {INDEX}\n\nSTART TRANSACTION;\n{}\n\nCOMMIT;\n\n",
        row(one),
        row(two),
    );
    let idempotent = [
        format!("{HISTORY}START TRANSACTION;\n"),
        [SCHEMA, TABLE, &function, &row(one)].map(|sql| guarded(one, sql)).concat(),
        [INDEX, &row(two)].map(|sql| guarded(two, sql)).concat(),
        "COMMIT;\n\n".to_owned(),
    ];
    let back = format!(
        "{NO_INDEX}\n\nSTART TRANSACTION;\n{}\n\nDROP SCHEMA shop;\n\n{NO_TABLE}\n\n{NO_FUNCTION}\n\n{}\n\nCOMMIT;\n",
        no_row(two),
        no_row(one),
    );
    let statements = ["CREATE SCHEMA shop", TABLE, FUNCTION, INDEX];
    let bench = does_the_same(&[("forward.sql", &plain), ("back.sql", &back)], "ef", &statements);
    let names = ["new/V1__Initial.sql", "new/V2__Index.sql", "new/down/V1__Initial.down.sql"];
    let texts = names.map(|name| bench.read(name));
    let other = does_the_same(&[("all.sql", &idempotent.concat()), ("back.sql", &back)], "ef", &statements);
    assert_eq!(names.map(|name| other.read(name)), texts);
    assert!(texts.iter().all(|text| !text.contains("__EFMigrationsHistory")), "{texts:?}");
    // the script alone, as one file
    let script = bench.0.path().join("old/forward.sql");
    let output = authctl(["migrate", "import", "--dry-run"]).argument(script).run().ends_with(0);
    assert!(output.stderr.contains("The script leads forward only."), "{}", output.stderr);
}

#[test]
fn a_look_writes_nothing_and_says_everything() {
    let bench = Bench::of(&[("1_a.up.sql", "SELECT 1;"), ("1_a.down.sql", ""), ("2_b.up.sql", INDEX)]);
    let plan = bench.look(&["--dry-run", "--output=json"]).run().ends_with(0).json();
    assert_eq!(plan["kind"], "migrate.import.plan/1");
    let second = &plan["data"][1];
    for (column, value) in [("action", "write"), ("from", "2_b.up.sql"), ("file", "new/V2__b.sql")] {
        assert_eq!(second[column], value, "{second}");
    }
    assert_eq!(second["version"], 2);
    assert_eq!(second["transaction"], false);
    assert_eq!(plan["data"][0]["way_back"], false, "an empty file is no way back");
    let refused = bench.look(&[]).run().ends_with(7);
    assert!(refused.stderr.contains("write 2 migrations of golang-migrate into new"), "{}", refused.stderr);
    assert!(!bench.0.path().join("new").exists());
    let done = bench.import(&["--output=json"]).run().ends_with(0).json();
    assert_eq!(done["kind"], "migrate.import/1");
    assert_eq!(done["data"][1]["action"], "written");
    let notes = done["notes"].to_string();
    for command in ["authctl migrate lint --offline`", "authctl migrate baseline`"] {
        assert!(notes.contains(command), "{notes}");
    }
}

#[test]
fn without_a_configured_folder_it_is_migrations_and_that_is_said() {
    let bench = Bench::of(&[("1_a.sql", "SELECT 1;")]);
    let words = ["migrate", "import", "old", "--yes"];
    let output = authctl(words).in_folder(bench.0.path()).run().ends_with(0);
    assert!(bench.0.path().join("migrations/V1__a.sql").is_file());
    assert!(output.stderr.contains("set `migrations.folder` in authctl.toml"), "{}", output.stderr);
    assert!(output.stderr.contains("lint --offline --set migrations.folder="), "{}", output.stderr);
}

#[test]
fn what_is_there_is_gone_on_from_and_never_overwritten() {
    let large = [("20240101120000_a.sql", "SELECT 1;"), ("20240101120001_b.sql", "SELECT 2;")];
    let bench = Bench::of(&large);
    bench.put("new/V7__own.sql", "SELECT 7;");
    bench.import(&[]).run().ends_with(0);
    assert_eq!(bench.files(), ["new/V7__own.sql", "new/V8__a.sql", "new/V9__b.sql"]);
    // one more later on keeps the numbers of the others
    bench.put("old/20240101120002_c.sql", "SELECT 3;");
    let output = bench.import(&[]).run().ends_with(0);
    assert_eq!(output.stdout.matches("there already").count(), 2, "{}", output.stdout);
    assert_eq!(bench.files().last().unwrap(), "new/V9__b.sql");
    assert_eq!(bench.read("new/V10__c.sql"), "-- imported from 20240101120002_c.sql\nSELECT 3;\n");
    bench.put("new/V9__b.sql", "-- imported from 20240101120001_b.sql\nSELECT 22;\n");
    let output = bench.import(&[]).run().ends_with(8);
    assert!(
        output.stderr.contains("new/V9__b.sql is no longer what 20240101120001_b.sql becomes"),
        "{}",
        output.stderr
    );
    assert_eq!(bench.read("new/V9__b.sql"), "-- imported from 20240101120001_b.sql\nSELECT 22;\n");
}

#[test]
fn a_number_that_is_taken_is_told_with_both_files() {
    let bench = Bench::of(&[("1_a.up.sql", "SELECT 1;"), ("2_b.up.sql", "SELECT 2;")]);
    bench.put("new/V2__own.sql", "SELECT 7;");
    let output = bench.import(&[]).run().ends_with(8);
    assert!(
        output.stderr.contains("2_b.up.sql would be version 2, which new/V2__own.sql is already"),
        "{}",
        output.stderr
    );
    assert_eq!(bench.files(), ["new/V2__own.sql"]);
}

#[test]
fn something_in_the_way_leaves_nothing_behind() {
    let bench =
        Bench::of(&[("1_a.up.sql", "SELECT 1;"), ("1_a.down.sql", "SELECT 2;"), ("2_b.up.sql", "SELECT 1;")]);
    bench.put("new/down", "a file where a folder is to be");
    let output = bench.import(&[]).run().ends_with(1);
    assert!(output.stderr.contains("cannot write new/down/V1__a.down.sql"), "{}", output.stderr);
    assert_eq!(bench.files(), ["new/down"]);
    let names = fs::read_dir(bench.0.path().join("new")).unwrap().count();
    assert_eq!(names, 1, "something unfinished is left");
}

#[test]
fn a_kill_leaves_whole_files_and_the_next_run_goes_on() {
    let names: Vec<_> = (1..=200).map(|number| format!("{number}_a.up.sql")).collect();
    let text = format!("SELECT '{}';\n", "x".repeat(20_000));
    let files: Vec<_> = names.iter().map(|name| (name.as_str(), text.as_str())).collect();
    let bench = Bench::of(&files);
    let mut run = bench.import(&[]).spawn();
    let first = bench.0.path().join("new/V1__a.sql");
    let begin = Instant::now();
    while !first.exists() && run.is_running() {
        assert!(begin.elapsed() < Duration::from_secs(30), "nothing was written");
        std::thread::yield_now();
    }
    run.signal(Signal::SIGKILL);
    run.wait();
    let whole = |name: &String| {
        let number = name.trim_start_matches("new/V").trim_end_matches("__a.sql");
        bench.read(name) == format!("-- imported from {number}_a.up.sql\n{text}")
    };
    let after_kill: Vec<_> =
        bench.files().into_iter().filter(|name| name.strip_suffix(".sql").is_some()).collect();
    assert!(!after_kill.is_empty() && after_kill.iter().all(whole));
    bench.put("new/.authctl-import.abcdef", "unfinished");
    // where the kill came too late, this is what it would have left
    drop(fs::remove_file(bench.0.path().join("new/V200__a.sql")));
    bench.import(&[]).run().ends_with(0);
    let files = bench.files();
    assert_eq!(files.len(), 200, "{files:?}");
    assert!(files.iter().all(whole));
}

#[test]
fn what_cannot_be_converted_is_told_with_its_place() {
    let goose = "-- +goose Up\n-- +goose ENVSUB ON\nSELECT '${HOME}';\n";
    let tern = "CREATE TABLE a ();\n---- create above / drop below ----\nDROP TABLE a;\n";
    for (files, arguments, words) in [
        (vec![("1_a.sql", goose)], vec![], "old/1_a.sql:2: from here on goose fills in variables"),
        (
            vec![("1_a.sql", "-- +goose Up\nSELECT 1;\n"), ("2_b.go", "package a")],
            vec![],
            "old/2_b.go: it is a migration in Go",
        ),
        (
            vec![("1_a.sql", "-- migrate:up\nSELECT 1;\n\nCOMMIT;\n")],
            vec![],
            "old/1_a.sql:4: this ends a transaction",
        ),
        (vec![("1_a.up.sql", "SELECT 1;"), ("01_b.up.sql", "SELECT 1;")], vec![], "both are version 1"),
        (vec![("1_a.sql", tern)], vec![], "1_a.sql: this is a file of tern, which cannot be converted"),
        (vec![("1_a.sql", tern)], vec!["--from", "sqlx"], "old/1_a.sql:2: this is a section of tern"),
        (vec![("R__views.sql", "SELECT 1;")], vec![], "a repeatable migration of Flyway"),
        (vec![("2024-01-01-000000_a/up.sql", "SELECT 1;")], vec![], "a file of diesel"),
        (vec![("20240101120000_Initial.cs", "")], vec![], "`dotnet ef migrations script --idempotent"),
        (vec![("V1__a.sql", "SELECT 1;")], vec![], "are in authctl's own layout already"),
        (vec![("README.md", "")], vec![], "cannot tell which tool the files of `old` were written for"),
        (
            vec![("1_a.sql", goose)],
            vec!["--from", "ef"],
            "these are goose's files (`-- +goose Up` annotations), not",
        ),
        (vec![("README.md", "")], vec!["--from", "goose"], "there is no migration of goose in `old`"),
        (vec![("1_a.up.sql", "SELECT 'a\0b';")], vec![], "old/1_a.up.sql:1: it holds a NUL byte"),
    ] {
        let bench = Bench::of(&files);
        let output = bench.import(&arguments).run().ends_with(2);
        assert!(output.stderr.contains(words), "{words}\n{}", output.stderr);
        assert!(output.stderr.contains("hint: "), "{}", output.stderr);
        assert!(!bench.0.path().join("new").exists(), "{words}");
    }
}

#[test]
fn a_folder_is_not_converted_into_itself() {
    let bench = Bench::of(&[("1_a.up.sql", "SELECT 1;")]);
    let words = ["migrate", "import", "old", "--yes", "--set", "migrations.folder=./old"];
    let output = authctl(words).in_folder(bench.0.path()).run().ends_with(2);
    assert!(output.stderr.contains("`old` is the folder to write to as well"), "{}", output.stderr);
    let output = authctl(["migrate", "import", "nowhere"]).run().ends_with(2);
    assert!(output.stderr.contains("cannot read `nowhere`"), "{}", output.stderr);
}

#[test]
fn a_name_cannot_smuggle_in_a_statement() {
    let bench = Bench::of(&[("1_a\nDROP TABLE users; --.up.sql", "SELECT 1;")]);
    bench.import(&[]).run().ends_with(0);
    let text = bench.read("new/V1__a_DROP_TABLE_users.sql");
    assert_eq!(text, "-- imported from 1_a DROP TABLE users; --.up.sql\nSELECT 1;\n");
}
