//! Migration files: what is taken for one, what is refused with its fix, and what is filled in.

use std::fs;

use crate::support::{authctl, folder, migrate, postgres};

#[test]
fn placeholders_take_what_they_are_given_and_nothing_else() {
    let database = postgres().database();
    let files = folder(&[("V1__a.sql", "CREATE TABLE ${table} (id int);\nSELECT * FROM ${tabel};")]);
    let up = || migrate("up", &database, Some(&files)).argument("--var").argument("table=filled");
    let output = up().env("tabel", "filled").run().ends_with(2);
    assert!(
        output.stderr.contains("V1__a.sql:2:15: no value is given for the placeholder `${tabel}`"),
        "{}",
        output.stderr
    );
    assert!(output.stderr.contains("did you mean `${table}`?"), "{}", output.stderr);
    let output = up().argument("--var").argument("tabel=nowhere").run().ends_with(1);
    assert!(
        output.stderr.contains("V1__a.sql:2:15: relation \"nowhere\" does not exist"),
        "{}",
        output.stderr
    );
    let configured = "[migrations.variables]\ntable = \"wrong\"\ntabel = \"filled\"\n";
    up().file("authctl.toml", configured).run().ends_with(0);
    assert_eq!(
        database.psql("SELECT to_regclass('filled') IS NOT NULL AND to_regclass('wrong') IS NULL"),
        "t"
    );
    let literal = folder(&[(
        "V1__a.sql",
        "-- authctl: no-placeholders\nCREATE TABLE t (v text DEFAULT '${as it is} ${x}');",
    )]);
    let fresh = postgres().database();
    migrate("up", &fresh, Some(&literal)).run().ends_with(0);
    assert_eq!(fresh.psql("SELECT pg_get_expr(adbin, adrelid) FROM pg_attrdef"), "'${as it is} ${x}'::text");
}

#[test]
fn folders_of_other_tools_are_known() {
    let database = postgres().database();
    for (files, said) in [
        (
            vec![("20240101000000_a.sql", "-- migrate:up\nSELECT 1;\n-- migrate:down\n")],
            "these are dbmate's files",
        ),
        (
            vec![("1_a.up.sql", "SELECT 1;"), ("1_a.down.sql", "SELECT 1;")],
            "these are golang-migrate's files",
        ),
        (vec![("20240101000000_a.sql", "SELECT 1;")], "these are sqlx's files"),
        (vec![("V1__a.sql", "-- +goose Up\nSELECT 1;\n-- +goose Down\n")], "these are goose's files"),
        (
            vec![(
                "m.sql",
                "INSERT INTO \"__EFMigrationsHistory\" (\"MigrationId\", \"ProductVersion\") VALUES ('20240101000000_A', '8');",
            )],
            "these are Entity Framework's files",
        ),
        (vec![("R__view.sql", "SELECT 1;")], "repeatable migration of Flyway"),
        (vec![("2024_a/up.sql", "SELECT 1;"), ("2024_a/down.sql", "SELECT 1;")], "a file of diesel"),
    ] {
        let output = migrate("up", &database, Some(&folder(&files))).run().ends_with(2);
        assert!(output.stderr.contains(said), "{}", output.stderr);
    }
}

#[test]
fn a_gap_is_allowed_or_refused_by_policy() {
    let database = postgres().database();
    let files = folder(&[("V1__a.sql", "SELECT 1;"), ("V3__c.sql", "SELECT 3;")]);
    migrate("status", &database, Some(&files)).run().ends_with(0);
    let strict = migrate("status", &database, Some(&files))
        .argument("--set=migrations.gaps=refuse")
        .run()
        .ends_with(2);
    assert!(strict.stderr.contains("V3__c.sql: nothing lies between it and V1"), "{}", strict.stderr);
}

#[test]
fn a_new_migration_takes_the_next_version() {
    let files = folder(&[("V7__a.sql", "SELECT 1;")]);
    let new = |name: &str| {
        authctl(["migrate", "new", name, "--yes"])
            .argument(format!("--set=migrations.folder={}", files.path().display()))
    };
    let lost = authctl(["migrate", "new", "x"]).run().ends_with(2);
    assert!(lost.stderr.contains("there is no folder of migrations here"), "{}", lost.stderr);
    let asked = authctl(["migrate", "new", "x"]).file("migrations/V1__a.sql", "SELECT 1;").run().ends_with(7);
    assert!(asked.stderr.contains("nobody is there to agree"), "{}", asked.stderr);
    new("add last-login").run().ends_with(0);
    new("index").argument("--no-transaction").run().ends_with(0);
    let text = |name: &str| fs::read_to_string(files.path().join(name)).unwrap();
    assert!(text("V8__add_last_login.sql").starts_with("-- "));
    assert!(text("V9__index.sql").starts_with("-- authctl: no-transaction\n"));
    assert!(text("down/V9__index.down.sql").starts_with("-- authctl: no-transaction\n"));
    new("--").run().ends_with(2);
    let database = postgres().database();
    let output = migrate("up", &database, Some(&files)).run().ends_with(2);
    assert!(output.stderr.contains("V8__add_last_login.sql:1:1: it holds no statement"), "{}", output.stderr);
    assert!(output.stderr.contains("V9__index.sql:1:1: it holds no statement"), "{}", output.stderr);
}

#[test]
fn doubtful_files_are_refused_with_their_fix() {
    let database = postgres().database();
    for (name, text, said) in [
        (
            "v2__b.sql",
            "SELECT 1",
            "v2__b.sql: the name is not V<number>__<name>.sql; rename it to `V2__b.sql`",
        ),
        ("V1__other.sql", "SELECT 1", "both are version 1; give the younger one version 2"),
        ("V2__b.sql", " \n", "V2__b.sql: it is empty"),
        ("V2__b.sql", "\u{feff}SELECT 1", "byte order mark"),
        ("V2__b.sql", "SELECT\n\0", "line 2 holds a NUL byte"),
        ("V99999999999999999999__b.sql", "SELECT 1", "does not fit 64 bits"),
    ] {
        let files = folder(&[("V1__a.sql", "SELECT 1"), (name, text)]);
        for verb in ["status", "up"] {
            let output = migrate(verb, &database, Some(&files)).run().ends_with(2);
            assert!(output.stderr.contains(said), "{}", output.stderr);
        }
    }
    let files = folder(&[]);
    fs::write(files.path().join("V1__a.sql"), b"SELECT 1;\n\xff").unwrap();
    let output = migrate("status", &database, Some(&files)).run().ends_with(2);
    assert!(output.stderr.contains("line 2 is not UTF-8"), "{}", output.stderr);
    drop(files);
    let output =
        authctl(["migrate", "status", "--set", "migrations.folder=nowhere"]).on(&database).run().ends_with(2);
    assert!(output.stderr.contains("cannot read the migration folder `nowhere`"), "{}", output.stderr);
}

#[test]
fn what_never_ends_is_no_migration() {
    let database = postgres().database();
    let files = folder(&[]);
    std::os::unix::fs::symlink("/dev/zero", files.path().join("V1__zero.sql")).unwrap();
    fs::File::create(files.path().join("V2__huge.sql")).unwrap().set_len(1 << 40).unwrap();
    let output = migrate("status", &database, Some(&files)).run().ends_with(2);
    for words in ["it is no ordinary file", "it holds 1.0 TiB, more than the 64 MiB"] {
        assert!(output.stderr.contains(words), "{}", output.stderr);
    }
}

#[test]
fn commands_of_psql_and_exchanges_of_data_are_named() {
    let database = postgres().database();
    for (text, words) in [
        ("\\i other.sql", "V1__a.sql:1:1: a `\\` command belongs to psql"),
        (
            "CREATE TABLE a (id int);\nCOPY a TO STDOUT;",
            "V1__a.sql:2:1: COPY from STDIN or to STDOUT needs a client",
        ),
        (
            "CREATE TABLE a (id int); COPY a FROM STDIN;",
            "V1__a.sql:1:26: COPY from STDIN or to STDOUT needs a client",
        ),
    ] {
        let files = folder(&[("V1__a.sql", text)]);
        let output = migrate("up", &database, Some(&files)).run().ends_with(2);
        assert!(output.stderr.contains(words), "{}", output.stderr);
    }
    let files = folder(&[("V1__a.sql", "DROP TABLE refinery_schema_history;")]);
    let output = migrate("up", &database, Some(&files)).run().ends_with(1);
    assert!(output.stderr.contains("ran, but cannot be recorded"), "{}", output.stderr);
    assert!(output.stderr.contains("rolled back as a whole"), "{}", output.stderr);
}
