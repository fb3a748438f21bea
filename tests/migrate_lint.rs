//! `migrate lint`: what it finds, with which numbers, and what makes each finding go away.

use std::collections::HashMap;

use serde_json::Value as Json;

use crate::support::{
    Database, Invocation, Output, Session, authctl, folder, free_port, migrate, postgres, postgres_of,
    postgres_with, wait_for,
};

fn lint(database: &Database<'_>, files: &[(&str, &str)]) -> Output {
    let folder = folder(files);
    migrate("lint", database, Some(&folder)).argument("--output=json").run()
}

fn offline(files: &[(&str, &str)]) -> Output {
    let folder = folder(files);
    without_database(&folder).run()
}

fn without_database(folder: &tempfile::TempDir) -> Invocation {
    let setting = format!("migrations.folder={}", folder.path().display());
    authctl(["migrate", "lint", "--offline", "--output=json", "--set", &setting])
}

fn findings(output: &Output) -> Vec<Json> {
    output.json()["data"].as_array().unwrap().clone()
}

/// The names of the checks that found something, in order.
fn checks(output: &Output) -> Vec<String> {
    findings(output).iter().map(|finding| finding["check"].as_str().unwrap().to_owned()).collect()
}

/// The one finding of this name.
fn the(output: &Output, check: &str) -> Json {
    let mut found: Vec<_> =
        findings(output).into_iter().filter(|finding| finding["check"] == check).collect();
    assert_eq!(found.len(), 1, "{check} in\n{}", output.stdout);
    found.remove(0)
}

fn says(finding: &Json, field: &str, words: &str) {
    let text = finding[field].as_str().unwrap();
    assert!(text.contains(words), "{words}\nis not in\n{text}");
}

/// Applies `text` as version 1 with authctl, so that what follows is about tables that exist.
fn applied<'a>(database: &Database<'_>, text: &'a str) -> (&'a str, &'a str) {
    let files = [("V1__before.sql", text)];
    migrate("up", database, Some(&folder(&files))).run().ends_with(0);
    files[0]
}

/// A session that has held a lock on `table` for longer than a moment.
fn holder(database: &Database<'_>, table: &str, mode: &str) -> Session {
    holder_by(database, table, &format!("LOCK TABLE {table} IN {mode} MODE"))
}

fn holder_by(database: &Database<'_>, table: &str, statement: &str) -> Session {
    Session::after(
        database,
        &format!("BEGIN; {statement}"),
        &format!(
            "SELECT EXISTS (SELECT 1 FROM pg_locks AS l JOIN pg_stat_activity AS a USING (pid) WHERE l.granted \
             AND l.relation = '{table}'::regclass AND a.xact_start < clock_timestamp() - interval '1.1 s')"
        ),
    )
}

const USERS: &str = "CREATE TABLE users (id int PRIMARY KEY, email text, team int);";

#[test]
fn the_migrations_of_this_repository_give_no_finding() {
    let database = postgres().database();
    let output = migrate("lint", &database, None).run().ends_with(0);
    assert!(output.stdout.contains("no finding in 4 files"), "{}", output.stdout);
    // the later ones refer to a table of the first one
    migrate("up", &database, None).argument("--to").argument("1").run().ends_with(0);
    let output = migrate("lint", &database, None).run().ends_with(0);
    assert!(output.stdout.contains("no finding in 3 files"), "{}", output.stdout);
    migrate("up", &database, None).run().ends_with(0);
    let output = migrate("lint", &database, None).argument("--all").run().ends_with(0);
    assert!(output.stdout.contains("no finding in 4 files"), "{}", output.stdout);
    let output = authctl(["migrate", "lint", "--offline"]).run().ends_with(0);
    assert!(output.stdout.contains("no finding in 4 files"), "{}", output.stdout);
}

#[test]
fn a_table_that_the_files_make_is_nobodys_business_yet() {
    let later = "CREATE INDEX ON users (email); ALTER TABLE users ALTER email SET NOT NULL, ALTER id TYPE bigint; \
                 ALTER TABLE users ADD CONSTRAINT c CHECK (id > 0), DROP COLUMN team; \
                 CREATE TABLE teams (id int PRIMARY KEY); DROP TABLE teams;";
    let files = [("V1__a.sql", USERS), ("V2__b.sql", later)];
    let database = postgres().database();
    assert_eq!(checks(&lint(&database, &files).ends_with(0)), [""; 0]);
    assert_eq!(checks(&offline(&files).ends_with(0)), [""; 0]);

    let before = applied(&database, USERS);
    let output = lint(&database, &[before, files[1]]).ends_with(3);
    assert_eq!(
        checks(&output),
        [
            "squawk.require-concurrent-index-creation",
            "squawk.adding-not-nullable-field",
            "squawk.changing-column-type",
            "squawk.constraint-missing-not-valid",
            "squawk.ban-drop-column",
        ]
    );
    let index = the(&output, "squawk.require-concurrent-index-creation");
    says(&index, "subject", "/V2__b.sql:1:1");
    says(&index, "remedy", "`-- authctl: no-transaction`");
}

#[test]
fn a_table_is_new_by_what_the_files_say_of_it() {
    let database = postgres().database();
    let before =
        applied(&database, "CREATE TABLE old (id int); CREATE SCHEMA other; CREATE INDEX old_i ON old (id);");
    for (text, expected) in [
        ("CREATE TABLE IF NOT EXISTS old (id int); CREATE INDEX ON old (id);", 1),
        ("CREATE TABLE IF NOT EXISTS young (id int); CREATE INDEX ON young (id);", 0),
        ("CREATE TABLE other.old (id int); CREATE INDEX ON old (id);", 1),
        ("CREATE TABLE other.old (id int); CREATE INDEX ON other.old (id);", 0),
        ("CREATE TABLE other.young (id int); SET search_path = other; CREATE INDEX ON young (id);", 0),
        ("CREATE TABLE young AS SELECT 1 AS id; CREATE INDEX ON public.young (id);", 0),
        ("CREATE TABLE young (id int); ALTER TABLE young RENAME TO grown; CREATE INDEX ON grown (id);", 0),
        ("DROP TABLE old; CREATE TABLE old (id int); CREATE INDEX ON old (id);", 1),
        ("CREATE TABLE young (id int); CREATE INDEX i ON young (id); DROP INDEX i;", 0),
        ("DROP INDEX old_i;", 1),
    ] {
        let output = lint(&database, &[before, ("V2__a.sql", text)]);
        assert_eq!(findings(&output).len(), expected, "{text}\n{}", output.stdout);
    }
    // a new name for an old table is no new table
    let output = lint(
        &database,
        &[before, ("V2__a.sql", "ALTER TABLE old RENAME TO grown; CREATE INDEX ON grown (id);")],
    );
    let index = the(&output, "squawk.require-concurrent-index-creation");
    assert_eq!(index["evidence"]["table"], "public.old");
}

#[test]
fn a_finding_has_the_numbers_of_the_live_table() {
    let database = postgres().database();
    let before = applied(&database, USERS);
    let files = [before, ("V2__b.sql", "\n  CREATE INDEX ON \"users\"\n (email);")];
    let of = |finding: &Json| finding["evidence"].clone();
    database.psql("INSERT INTO users SELECT i, i FROM generate_series(1, 5000) AS i");
    let uncounted = of(&the(&lint(&database, &files), "squawk.require-concurrent-index-creation"));
    assert_eq!(uncounted["rows"], Json::Null);
    database.psql("ANALYZE users");
    let finding = the(&lint(&database, &files), "squawk.require-concurrent-index-creation");
    let size: i64 = database.psql("SELECT pg_total_relation_size('users')").parse().unwrap();
    let evidence = of(&finding);
    assert_eq!(evidence["rows"], 5000);
    assert_eq!(evidence["size_bytes"], size);
    assert_eq!((&evidence["line"], &evidence["column"]), (&2.into(), &3.into()));
    assert_eq!(evidence["statement"], "CREATE INDEX ON \"users\" (email)");
    assert_eq!((&evidence["table"], &evidence["lock"]), (&"public.users".into(), &"SHARE".into()));
    assert_eq!(evidence["blockers"], Json::Array(Vec::new()));
    says(&finding, "summary", "public.users has about 5,000 rows in ");
    says(&finding, "summary", "SHARE on it blocks writes");
}

#[test]
fn a_partitioned_table_is_as_large_as_its_partitions() {
    let database = postgres().database();
    let before = applied(
        &database,
        "CREATE TABLE p (id int) PARTITION BY RANGE (id); \
         CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (100); \
         CREATE TABLE p2 PARTITION OF p FOR VALUES FROM (100) TO (200); \
         INSERT INTO p SELECT generate_series(0, 149);",
    );
    database.psql("ANALYZE p");
    let output = lint(&database, &[before, ("V2__b.sql", "ALTER TABLE p ADD CHECK (id >= 0);")]);
    let evidence = &the(&output, "squawk.constraint-missing-not-valid")["evidence"];
    assert_eq!((&evidence["rows"], &evidence["size_bytes"]), (&150.into(), &16384.into()));
    // and whoever holds one of them is in the way
    let _holder = holder(&database, "p2", "ROW SHARE");
    let output = lint(&database, &[before, ("V2__b.sql", "ALTER TABLE p ADD CHECK (id >= 0);")]);
    assert_eq!(the(&output, "lock.busy")["evidence"]["blockers"][0]["lock"], "ROW SHARE");
}

#[test]
fn whoever_is_in_the_way_is_named() {
    let database = postgres().database();
    let before = applied(&database, USERS);
    let files = [before, ("V2__b.sql", "ALTER TABLE users ADD COLUMN a int, DROP COLUMN team;")];
    assert_eq!(checks(&lint(&database, &files)), ["squawk.ban-drop-column"]);
    let session = holder(&database, "users", "ACCESS SHARE");
    let output = lint(&database, &files).ends_with(3);
    let busy = the(&output, "lock.busy");
    assert_eq!(busy["verdict"], "warn");
    says(
        &busy,
        "summary",
        "ACCESS EXCLUSIVE on public.users is needed here, and ACCESS SHARE on it is held by process ",
    );
    let blocker = &busy["evidence"]["blockers"][0];
    let pid = database
        .psql("SELECT pid FROM pg_locks WHERE relation = 'users'::regclass AND mode = 'AccessShareLock'");
    assert_eq!(blocker["pid"].to_string(), pid);
    assert_eq!((&blocker["application"], &blocker["role"]), (&"psql".into(), &"postgres".into()));
    assert!(blocker["xact_age_seconds"].as_f64().unwrap() > 1.0, "{blocker}");
    let told = the(&output, "squawk.ban-drop-column");
    says(
        &told,
        "summary",
        &format!("in the way now: process {pid} (psql, role postgres, active, in its transaction"),
    );
    // what does not conflict is in nobody's way
    let files = [
        before,
        ("V2__b.sql", "INSERT INTO users VALUES (1); CREATE INDEX CONCURRENTLY i ON users (email);"),
    ];
    let alone = [
        files[0],
        ("V2__b.sql", "-- authctl: no-transaction\nCREATE INDEX CONCURRENTLY i ON users (email);"),
    ];
    assert_eq!(checks(&lint(&database, &alone).ends_with(0)), [""; 0]);
    drop(session);
    wait_for(|| database.psql("SELECT count(*) FROM pg_locks WHERE relation = 'users'::regclass") == "0");
    let files = [before, ("V2__b.sql", "ALTER TABLE users ADD COLUMN a int;")];
    assert_eq!(checks(&lint(&database, &files).ends_with(0)), [""; 0]);
}

#[test]
fn a_transaction_that_was_prepared_and_forgotten_is_in_the_way() {
    let server = postgres_with(&[("max_prepared_transactions", "2")]);
    let database = server.database();
    let before = applied(&database, USERS);
    database.psql("BEGIN; LOCK TABLE users IN ROW EXCLUSIVE MODE; PREPARE TRANSACTION 'forgotten'; SELECT pg_sleep(1.1)");
    let output = lint(&database, &[before, ("V2__b.sql", "ALTER TABLE users ADD COLUMN a int;")]);
    database.psql("ROLLBACK PREPARED 'forgotten'");
    let busy = the(&output, "lock.busy");
    says(
        &busy,
        "summary",
        "is held by a prepared transaction (forgotten, role postgres, prepared, in its transaction for 1.",
    );
    assert_eq!(busy["evidence"]["blockers"][0]["pid"], Json::Null);
}

#[test]
fn a_foreign_key_of_a_new_table_locks_the_old_one() {
    let database = postgres().database();
    let before = applied(&database, USERS);
    let text = "CREATE TABLE posts (author int REFERENCES users (id)); CREATE INDEX ON posts (author);";
    let files = [before, ("V2__posts.sql", text)];
    assert_eq!(checks(&lint(&database, &files).ends_with(0)), [""; 0]);
    let _writer = holder(&database, "users", "ROW EXCLUSIVE");
    let busy = the(&lint(&database, &files).ends_with(3), "lock.busy");
    assert_eq!(busy["evidence"]["table"], "public.users");
    assert_eq!(busy["evidence"]["lock"], "SHARE ROW EXCLUSIVE");
}

#[test]
fn a_large_table_that_is_kept_from_others_is_told() {
    let database = postgres().database();
    let before = applied(&database, USERS);
    let alone = |text: &str| {
        let text = format!("-- authctl: no-transaction\n{text}");
        checks(&lint(&database, &[before, ("V2__b.sql", &text)]))
    };
    database.psql(
        "ALTER TABLE users SET (autovacuum_enabled = false); INSERT INTO users VALUES (1); ANALYZE users",
    );
    assert_eq!(alone("VACUUM FULL users;"), [""; 0]);
    database.psql("UPDATE pg_class SET reltuples = 1000001 WHERE oid = 'users'::regclass");
    assert_eq!(alone("VACUUM FULL users;"), ["lock.large"]);
    assert_eq!(alone("-- squawk-ignore lock.large\nVACUUM FULL users;"), [""; 0]);
    // it is read, and nobody waits
    assert_eq!(alone("VACUUM users;"), [""; 0]);
    assert_eq!(alone("CREATE INDEX CONCURRENTLY i ON users (email);"), [""; 0]);
    // others wait, and only the catalog changes
    assert_eq!(alone("ALTER TABLE users ADD COLUMN a int;"), [""; 0]);
    // squawk has said it
    assert_eq!(alone("CREATE INDEX i ON users (email);"), ["squawk.require-concurrent-index-creation"]);
    assert_eq!(alone("ALTER TABLE users ADD COLUMN a serial;"), ["lock.large"]);
}

#[test]
fn an_index_that_is_not_valid_is_found_unless_it_is_being_built() {
    let database = postgres().database();
    let before = applied(&database, "CREATE TABLE t (id int); INSERT INTO t VALUES (1), (1);");
    let files = [before];
    assert_eq!(checks(&lint(&database, &files).ends_with(0)), [""; 0]);
    let build =
        database.server().try_psql(database.name(), "CREATE UNIQUE INDEX CONCURRENTLY broken ON t (id)");
    assert!(build.unwrap_err().contains("could not create unique index"));
    let invalid = the(&lint(&database, &files).ends_with(3), "index.invalid");
    assert_eq!((&invalid["verdict"], &invalid["subject"]), (&"warn".into(), &"public.broken".into()));
    assert_eq!(invalid["evidence"]["table"], "public.t");
    says(&invalid, "remedy", "`DROP INDEX CONCURRENTLY \"public\".\"broken\"`");
    database.psql("DROP INDEX broken");
    assert_eq!(checks(&lint(&database, &files).ends_with(0)), [""; 0]);

    let writer = holder(&database, "t", "ROW EXCLUSIVE");
    let _builder = Session::after(
        &database,
        "CREATE INDEX CONCURRENTLY built ON t (id)",
        "SELECT EXISTS (SELECT 1 FROM pg_index WHERE NOT indisvalid)",
    );
    assert_eq!(checks(&lint(&database, &files).ends_with(0)), [""; 0]);
    let role = reader(&database);
    let look = folder(&files);
    let poor = role.look(migrate("lint", &database, Some(&look)).argument("--output=json"));
    let perhaps = the(&poor.ends_with(0), "index.invalid");
    assert_eq!(perhaps["verdict"], "unknown");
    says(&perhaps, "remedy", &format!("GRANT pg_read_all_stats TO \"{}\"", role.name));
    drop(writer);
    wait_for(|| database.psql("SELECT count(*) FROM pg_index WHERE NOT indisvalid") == "0");
}

#[test]
fn a_constraint_that_nobody_validates_is_found() {
    let add = (
        "V1__a.sql",
        "CREATE TABLE t (id int); ALTER TABLE t ADD CONSTRAINT positive CHECK (id > 0) NOT VALID;",
    );
    let validate = ("V2__b.sql", "ALTER TABLE t VALIDATE CONSTRAINT positive;");
    let left = the(&offline(&[add]).ends_with(3), "constraint.not_valid");
    says(&left, "subject", "V1__a.sql:1:26");
    assert_eq!(checks(&offline(&[add, validate]).ends_with(0)), [""; 0]);

    let database = postgres().database();
    applied(&database, add.1);
    let before = ("V1__before.sql", add.1);
    let standing = the(&lint(&database, &[before]).ends_with(3), "constraint.not_valid");
    assert_eq!(standing["subject"], "public.t.positive");
    says(&standing, "remedy", "`ALTER TABLE \"public\".\"t\" VALIDATE CONSTRAINT \"positive\"`");
    assert_eq!(checks(&lint(&database, &[before, validate]).ends_with(0)), [""; 0]);
    let drop = ("V2__b.sql", "ALTER TABLE t DROP CONSTRAINT positive;");
    assert_eq!(checks(&lint(&database, &[before, drop])), ["squawk.ban-drop-constraint"]);
    database.psql(validate.1);
    assert_eq!(checks(&lint(&database, &[before]).ends_with(0)), [""; 0]);
}

#[test]
fn a_foreign_key_needs_an_index_that_begins_with_its_columns() {
    let users = ("V1__a.sql", USERS);
    let posts = "CREATE TABLE posts (id int PRIMARY KEY, author int REFERENCES users (id), team int);";
    let bare = the(&offline(&[users, ("V2__b.sql", posts)]).ends_with(3), "foreign_key.unindexed");
    says(&bare, "subject", "/V2__b.sql:1:52");
    says(&bare, "remedy", "`CREATE INDEX ON \"posts\" (\"author\")` in the same file");
    assert_eq!(bare["evidence"]["table"], "posts");
    for (index, is_enough) in [
        ("CREATE INDEX ON posts (author);", true),
        ("CREATE INDEX ON posts (author, team);", true),
        ("CREATE INDEX ON posts (team, author);", false),
        ("CREATE INDEX ON posts (lower(author::text));", false),
        ("CREATE INDEX ON posts (author) WHERE author IS NOT NULL;", true),
        ("CREATE INDEX ON posts (author) WHERE team > 3;", false),
        ("CREATE INDEX ON posts USING brin (author);", false),
        ("ALTER TABLE posts ADD UNIQUE (author);", true),
    ] {
        let output = offline(&[users, ("V2__b.sql", posts), ("V3__c.sql", index)]);
        assert_eq!(checks(&output).is_empty(), is_enough, "{index}\n{}", output.stdout);
        // and the same index in the database
        let database = postgres().database();
        let before = applied(
            &database,
            "CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE posts (author int, team int);",
        );
        database.psql(index);
        let key = "ALTER TABLE posts ADD CONSTRAINT f FOREIGN KEY (author) REFERENCES users (id) NOT VALID;";
        let output = lint(&database, &[before, ("V2__b.sql", key)]);
        assert_eq!(checks(&output).is_empty(), is_enough, "{index}\n{}", output.stdout);
    }
}

#[test]
fn a_foreign_key_that_is_there_already_is_told_where_its_table_is_touched() {
    let database = postgres().database();
    let text = "CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE posts (author int REFERENCES users (id)); \
                CREATE TABLE other (id int);";
    let before = applied(&database, text);
    let with = |text: &str| lint(&database, &[before, ("V2__b.sql", text)]);
    assert_eq!(checks(&with("ALTER TABLE other ADD COLUMN a int;").ends_with(0)), [""; 0]);
    let standing = the(&with("ALTER TABLE posts ADD COLUMN a int;").ends_with(3), "foreign_key.unindexed");
    assert_eq!(standing["subject"], "public.posts.posts_author_fkey");
    assert_eq!(standing["evidence"]["table"], "public.posts");
    let both = with("ALTER TABLE posts ADD COLUMN a int; CREATE INDEX ON posts (author);");
    assert!(!checks(&both).contains(&"foreign_key.unindexed".to_owned()), "{}", both.stdout);
    let dropped = with("ALTER TABLE posts DROP CONSTRAINT posts_author_fkey;");
    assert_eq!(checks(&dropped), ["squawk.ban-drop-constraint"]);
    // applied files touch their tables too
    let look = folder(&[before]);
    assert_eq!(checks(&lint(&database, &[before]).ends_with(0)), [""; 0]);
    let all = migrate("lint", &database, Some(&look)).argument("--all").argument("--output=json").run();
    assert_eq!(checks(&all.ends_with(3)), ["foreign_key.unindexed"]);
    database.psql("CREATE INDEX ON posts (author)");
    assert_eq!(checks(&with("ALTER TABLE posts ADD COLUMN a int;").ends_with(0)), [""; 0]);
}

#[test]
fn a_value_of_an_enum_is_not_used_in_the_transaction_that_adds_it() {
    let kinds = "CREATE TYPE kind AS ENUM ('a'); CREATE TABLE things (k kind, note text); CREATE TABLE notes (note text);";
    let add = "ALTER TYPE kind ADD VALUE 'b' AFTER 'a';";
    for (use_, verdict) in [
        ("INSERT INTO things (k) VALUES ('b');", "bad"),
        ("SELECT 'b'::kind;", "bad"),
        ("CREATE TABLE more (k kind DEFAULT 'b');", "bad"),
        ("DO $$ BEGIN UPDATE things SET k = 'b'; END $$;", "warn"),
        ("INSERT INTO notes VALUES ('b');", "warn"),
        ("COMMENT ON TYPE kind IS 'b';", ""),
        ("ALTER TYPE kind ADD VALUE 'c' AFTER 'b';", ""),
    ] {
        let database = postgres().database();
        let before = applied(&database, kinds);
        let text = format!("{add}\n{use_}");
        let files = [before, ("V2__b.sql", text.as_str())];
        let output = lint(&database, &files);
        if verdict.is_empty() {
            assert_eq!(checks(&output.ends_with(0)), [""; 0], "{use_}");
        } else {
            let finding = the(&output.ends_with(3), "enum.used_too_early");
            assert_eq!(finding["verdict"], verdict, "{use_}");
            says(&finding, "subject", "/V2__b.sql:2:");
        }
        // what is called BAD is what PostgreSQL refuses
        let up = migrate("up", &database, Some(&folder(&files))).run();
        assert_eq!(
            up.stderr.contains("unsafe use of new value"),
            verdict == "bad" || use_.starts_with("DO"),
            "{}",
            up.stderr
        );
    }
    let two =
        [("V1__a.sql", kinds), ("V2__b.sql", add), ("V3__c.sql", "INSERT INTO things (k) VALUES ('b');")];
    assert_eq!(checks(&offline(&two).ends_with(0)), [""; 0]);
    let young = format!("{kinds} {add} INSERT INTO things (k) VALUES ('b');");
    assert_eq!(checks(&offline(&[("V1__a.sql", &young)]).ends_with(0)), [""; 0]);
    let steps = format!("-- authctl: no-transaction\n{add} INSERT INTO things (k) VALUES ('b');");
    assert_eq!(checks(&offline(&[two[0], ("V2__b.sql", &steps)]).ends_with(0)), [""; 0]);
    let group =
        format!("-- authctl: no-transaction\nBEGIN; {add} INSERT INTO things (k) VALUES ('b'); COMMIT;");
    assert_eq!(checks(&offline(&[two[0], ("V2__b.sql", &group)]).ends_with(3)), ["enum.used_too_early"]);
}

#[test]
fn what_fails_for_certain_is_bad() {
    let database = postgres().database();
    let before = applied(&database, USERS);
    let files = [before, ("V2__b.sql", "ALTER TABLE users ADD COLUMN a int NOT NULL;")];
    database.psql("ANALYZE users");
    assert_eq!(the(&lint(&database, &files), "squawk.adding-required-field")["verdict"], "warn");
    database.psql("INSERT INTO users VALUES (1); ANALYZE users");
    assert_eq!(the(&lint(&database, &files).ends_with(3), "squawk.adding-required-field")["verdict"], "bad");
    let twice = [before, ("V2__b.sql", "UPDATE users SET id = 1, id = 2;")];
    assert_eq!(the(&lint(&database, &twice), "squawk.ban-duplicate-column-assignments")["verdict"], "bad");
}

#[test]
fn files_that_cannot_be_run_or_read_are_findings() {
    let database = postgres().database();
    let files = [
        ("V1__a.sql", "CREATE TABLE t (id int);\n VACUUM t;"),
        ("V2__b.sql", "SELECT ${nobody};"),
        ("V3__c.sql", "CREATE TABLE u (id int);\nSELCT 1;"),
    ];
    let output = lint(&database, &files).ends_with(3);
    assert_eq!(checks(&output), ["refused", "refused", "syntax"]);
    let [vacuum, placeholder, syntax] = &findings(&output)[..] else { panic!("{}", output.stdout) };
    assert_eq!(vacuum["verdict"], "bad");
    says(vacuum, "subject", "/V1__a.sql:2:2");
    says(vacuum, "summary", "this statement refuses to run in a transaction");
    says(placeholder, "remedy", "--var nobody=VALUE");
    assert_eq!(syntax["verdict"], "warn");
    says(syntax, "subject", "/V3__c.sql:2:1");
    says(syntax, "summary", "a newer server may");
}

#[test]
fn a_value_that_is_filled_in_is_not_shown() {
    let database = postgres().database();
    let before = applied(&database, USERS);
    let look = folder(&[
        before,
        ("V2__b.sql", "ALTER TABLE users ADD COLUMN a text NOT NULL CHECK (a <> '${pin}'); SELECT ü;"),
    ]);
    let output = migrate("lint", &database, Some(&look)).argument("--var").argument("pin=hunter2-is-long");
    let output = output.argument("--output=json").run().ends_with(3);
    assert!(!output.stdout.contains("hunter2"), "{}", output.stdout);
    let statement = the(&output, "squawk.adding-required-field")["evidence"]["statement"].clone();
    assert_eq!(statement, "ALTER TABLE users ADD COLUMN a text NOT NULL CHECK (a <> '${pin}')");
}

#[test]
fn a_comment_accepts_a_finding() {
    let users = ("V1__a.sql", "CREATE TABLE t (id int);");
    for (comment, expected) in [
        ("", vec!["squawk.ban-drop-table"]),
        ("-- squawk-ignore ban-drop-table", vec![]),
        ("-- squawk-ignore squawk.ban-drop-table -- nobody needs it", vec![]),
        ("-- squawk-ignore ban-drop-column", vec!["squawk.ban-drop-table"]),
        ("-- squawk-ignore ban-drop-tabel", vec!["squawk.unused-ignore", "squawk.ban-drop-table"]),
    ] {
        let text = format!("{comment}\nDROP TABLE gone;");
        assert_eq!(checks(&offline(&[users, ("V2__b.sql", &text)])), expected, "{comment}");
    }
    let text = "-- squawk-ignore-file foreign_key.unindexed\n\n\nCREATE TABLE u (t int REFERENCES t (id));";
    assert_eq!(checks(&offline(&[users, ("V2__b.sql", text)]).ends_with(0)), [""; 0]);
}

#[test]
fn a_rule_says_what_no_other_says_better() {
    for (action, expected) in [
        ("ADD UNIQUE (a)", vec!["squawk.disallowed-unique-constraint"]),
        ("ADD PRIMARY KEY (a)", vec!["squawk.adding-serial-primary-key-field"]),
        (
            "ADD FOREIGN KEY (a) REFERENCES r",
            vec!["squawk.adding-foreign-key-constraint", "foreign_key.unindexed"],
        ),
        ("ADD CHECK (a > 0)", vec!["squawk.constraint-missing-not-valid"]),
        (
            "ADD CONSTRAINT c CHECK (a > 0) NOT VALID, VALIDATE CONSTRAINT c",
            vec!["squawk.constraint-missing-not-valid"],
        ),
        ("ADD g int GENERATED ALWAYS AS (a + 1) STORED", vec!["squawk.adding-field-with-default"]),
        ("ADD g int GENERATED ALWAYS AS (a + 1) VIRTUAL", vec![]),
        ("ADD g uuid DEFAULT gen_random_uuid()", vec!["squawk.adding-field-with-default"]),
        ("ADD g int DEFAULT 1 NOT NULL", vec![]),
    ] {
        let text = format!("ALTER TABLE old {action};");
        assert_eq!(checks(&offline(&[("V1__a.sql", &text)])), expected, "{action}");
    }
}

#[test]
fn taste_is_asked_for() {
    let files =
        folder(&[("V1__a.sql", "CREATE TABLE t (id serial, c char(3), at timestamp, v varchar(3));")]);
    assert_eq!(checks(&without_database(&files).run().ends_with(0)), [""; 0]);
    let found = checks(&without_database(&files).argument("--style").run().ends_with(3));
    for rule in [
        "prefer-identity",
        "ban-char-field",
        "prefer-timestamp-tz",
        "prefer-text-field",
        "prefer-bigint-over-int",
    ] {
        assert!(found.contains(&format!("squawk.{rule}")), "{found:?}");
    }
    assert!(!found.contains(&"squawk.prefer-robust-stmts".to_owned()), "{found:?}");
}

#[test]
fn every_finding_has_the_same_evidence() {
    let database = postgres().database();
    let before = applied(
        &database,
        "CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE posts (author int REFERENCES users (id)); \
         ALTER TABLE posts ADD CONSTRAINT c CHECK (author > 0) NOT VALID;",
    );
    let files =
        [before, ("V2__b.sql", "ALTER TABLE posts DROP COLUMN author;\nSELCT;"), ("V3__c.sql", "VACUUM;")];
    let output = lint(&database, &files).ends_with(3);
    let json = output.json();
    assert_eq!((&json["kind"], &json["verdict"]), (&"migrate.lint/1".into(), &"bad".into()));
    assert!(json["server"].as_str().unwrap().starts_with("PostgreSQL "), "{json}");
    let names =
        ["rule", "file", "line", "column", "statement", "table", "lock", "rows", "size_bytes", "blockers"];
    assert_eq!(findings(&output).len(), 5, "{json}");
    for finding in findings(&output) {
        let evidence = finding["evidence"].as_object().unwrap();
        assert!(names.iter().all(|name| evidence.contains_key(*name)), "{finding}");
        assert_eq!(evidence["rule"], finding["check"]);
    }
}

#[test]
fn without_a_database_every_file_is_looked_at_and_that_is_said() {
    let output = offline(&[("V1__a.sql", "ALTER TABLE users DROP COLUMN team;")]).ends_with(3);
    let finding = the(&output, "squawk.ban-drop-column");
    for name in ["rows", "size_bytes", "blockers"] {
        assert_eq!(finding["evidence"][name], Json::Null, "{finding}");
    }
    assert_eq!(finding["evidence"]["lock"], "ACCESS EXCLUSIVE");
    assert!(output.stderr.contains("no database was asked"), "{}", output.stderr);
}

#[test]
fn a_server_that_does_not_answer_is_no_end() {
    let port = free_port().to_string();
    let look = |text: &str| {
        let files = folder(&[("V1__a.sql", text)]);
        let setting = format!("migrations.folder={}", files.path().display());
        let lint = authctl(["migrate", "lint", "--output=json", "--set", &setting]);
        let lint = lint.env("DATABASE_HOST", "127.0.0.1").env("DATABASE_PORT", &port);
        lint.env("DATABASE_USER", "nobody").env("DATABASE_NAME", "nothing").run()
    };
    let output = look("ALTER TABLE users DROP COLUMN team;").ends_with(3);
    assert_eq!(checks(&output), ["database", "squawk.ban-drop-column"]);
    let database = the(&output, "database");
    assert_eq!(database["verdict"], "unknown");
    says(&database, "summary", "connection refused");
    assert_eq!(checks(&look("SELECT 1;").ends_with(0)), ["database"]);
}

/// A role with nothing but its login.
struct Reader<'a> {
    database: &'a Database<'a>,
    name: String,
}

fn reader<'a>(database: &'a Database<'a>) -> Reader<'a> {
    let name = format!("reader_{}", database.name());
    database.psql(&format!(
        "CREATE ROLE {name} LOGIN PASSWORD 'read-only'; GRANT SELECT ON refinery_schema_history TO {name}"
    ));
    Reader { database, name }
}

impl Reader<'_> {
    fn look(&self, invocation: Invocation) -> Output {
        invocation.env("DATABASE_USER", &self.name).env("DATABASE_PASSWORD", "read-only").run()
    }
}

impl Drop for Reader<'_> {
    fn drop(&mut self) {
        let name = &self.name;
        self.database.psql(&format!("DROP OWNED BY {name}; DROP ROLE {name}"));
    }
}

#[test]
fn a_role_with_few_rights_sees_what_everybody_sees() {
    let database = postgres().database();
    let before = applied(&database, USERS);
    database.psql("CREATE SCHEMA closed; CREATE TABLE closed.t (id int); INSERT INTO closed.t VALUES (1); ANALYZE closed.t");
    let role = reader(&database);
    let files = folder(&[before, ("V2__b.sql", "ALTER TABLE closed.t DROP COLUMN id;")]);
    let look = || role.look(migrate("lint", &database, Some(&files)).argument("--output=json"));
    let finding = the(&look().ends_with(3), "squawk.ban-drop-column");
    assert_eq!(finding["evidence"]["rows"], 1);
    assert_eq!(finding["evidence"]["size_bytes"], 8192);

    let _holder = holder(&database, "closed.t", "ACCESS SHARE");
    let busy = the(&look(), "lock.busy");
    assert_eq!(busy["verdict"], "unknown");
    says(&busy, "summary", "(psql, role postgres, in its transaction for an unknown time)");
    says(&busy, "remedy", &format!("`GRANT pg_read_all_stats TO \"{}\"`", role.name));
    database.psql(&format!("GRANT pg_read_all_stats TO {}", role.name));
    assert_eq!(the(&look(), "lock.busy")["verdict"], "warn");

    database.psql(&format!("REVOKE SELECT ON refinery_schema_history FROM {}", role.name));
    let output = look().ends_with(3);
    // what is done may be among the files, so nobody can be in its way
    assert_eq!(checks(&output), ["database", "squawk.ban-drop-column"]);
    let unknown = the(&output, "database");
    assert_eq!(unknown["verdict"], "unknown");
    says(&unknown, "remedy", "GRANT SELECT ON \"public\".\"refinery_schema_history\"");
}

#[test]
fn applied_files_are_looked_at_when_asked_and_locked_for_nobody() {
    let database = postgres().database();
    database.psql("CREATE TABLE old (id int)");
    let before = applied(&database, "ALTER TABLE old ADD COLUMN a int, DROP COLUMN id;");
    let files = folder(&[before]);
    let lint = || migrate("lint", &database, Some(&files)).argument("--output=json");
    let _holder = holder(&database, "old", "ACCESS SHARE");
    assert_eq!(checks(&lint().run().ends_with(0)), [""; 0]);
    assert_eq!(checks(&lint().argument("--all").run().ends_with(3)), ["squawk.ban-drop-column"]);
}

#[test]
fn files_that_contradict_the_history_are_noted() {
    let database = postgres().database();
    let (name, _) = applied(&database, USERS);
    let output = lint(&database, &[(name, "SELECT 1;"), ("V2__b.sql", "SELECT 2;")]).ends_with(0);
    assert!(output.stderr.contains("was changed after it was applied"), "{}", output.stderr);
}

/// Statements, each with the table that it locks and that is looked at.
const STATEMENTS: &[(&str, &str)] = &[
    ("ALTER TABLE t ADD COLUMN x int", "t"),
    ("ALTER TABLE t DROP COLUMN s", "t"),
    ("ALTER TABLE t ALTER n TYPE bigint", "t"),
    ("ALTER TABLE t ALTER n SET NOT NULL", "t"),
    ("ALTER TABLE t ALTER n SET DEFAULT 1", "t"),
    ("ALTER TABLE t ALTER n SET STATISTICS 10", "t"),
    ("ALTER TABLE t ALTER n SET (n_distinct = 5)", "t"),
    ("ALTER TABLE t ALTER s SET STORAGE EXTERNAL", "t"),
    ("ALTER TABLE t ALTER n SET STATISTICS 10, ADD COLUMN y int", "t"),
    ("ALTER TABLE t SET (fillfactor = 50)", "t"),
    ("ALTER TABLE t ADD CHECK (n > 0)", "t"),
    ("ALTER TABLE t ADD CONSTRAINT c2 CHECK (n > 0) NOT VALID", "t"),
    ("ALTER TABLE t VALIDATE CONSTRAINT c", "t"),
    ("ALTER TABLE t DROP CONSTRAINT c", "t"),
    ("ALTER TABLE t ADD FOREIGN KEY (n) REFERENCES r (id)", "t"),
    ("ALTER TABLE t ADD FOREIGN KEY (n) REFERENCES r (id)", "r"),
    ("ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (n) REFERENCES r (id) NOT VALID", "t"),
    ("ALTER TABLE t ADD UNIQUE (n)", "t"),
    ("ALTER TABLE t DISABLE TRIGGER ALL", "t"),
    ("ALTER TABLE t ENABLE ROW LEVEL SECURITY", "t"),
    ("ALTER TABLE t CLUSTER ON t_n", "t"),
    ("ALTER TABLE t SET WITHOUT CLUSTER", "t"),
    ("ALTER TABLE t REPLICA IDENTITY FULL", "t"),
    ("ALTER TABLE t RENAME n TO m", "t"),
    ("ALTER TABLE t RENAME TO u", "t"),
    ("ALTER TABLE t SET UNLOGGED", "t"),
    ("ALTER TABLE t INHERIT parent", "t"),
    ("ALTER TABLE t INHERIT parent", "parent"),
    ("ALTER TABLE p ATTACH PARTITION q FOR VALUES IN (2)", "p"),
    ("ALTER TABLE p ATTACH PARTITION q FOR VALUES IN (2)", "q"),
    ("ALTER TABLE p DETACH PARTITION p1", "p"),
    ("ALTER TABLE p DETACH PARTITION p1", "p1"),
    ("CREATE TABLE p3 PARTITION OF p FOR VALUES IN (3)", "p"),
    ("CREATE TABLE x () INHERITS (parent)", "parent"),
    ("CREATE TABLE x (i int REFERENCES r (id))", "r"),
    ("CREATE INDEX ON t (s)", "t"),
    (
        "CREATE TRIGGER g BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()",
        "t",
    ),
    ("CREATE RULE u AS ON DELETE TO t DO INSTEAD NOTHING", "t"),
    ("CREATE POLICY y ON t", "t"),
    ("CREATE STATISTICS st ON n, s FROM t", "t"),
    ("DROP INDEX t_n", "t"),
    ("DROP TRIGGER tr ON t", "t"),
    ("DROP TABLE t", "t"),
    ("TRUNCATE t", "t"),
    ("REINDEX TABLE t", "t"),
    ("REINDEX INDEX t_n", "t"),
    ("CLUSTER t USING t_n", "t"),
    ("ANALYZE t", "t"),
    ("REFRESH MATERIALIZED VIEW v", "v"),
    ("REFRESH MATERIALIZED VIEW CONCURRENTLY v", "v"),
    ("LOCK TABLE t IN SHARE MODE", "t"),
    ("LOCK TABLE t", "t"),
    ("INSERT INTO t VALUES (1)", "t"),
    ("UPDATE t SET n = 1", "t"),
    ("DELETE FROM t", "t"),
    ("MERGE INTO t USING r ON t.id = r.id WHEN MATCHED THEN DELETE", "t"),
];

/// What the statements of [`STATEMENTS`] need.
const STAGE: &str = "CREATE TABLE r (id int PRIMARY KEY); CREATE TABLE parent (); \
    CREATE TABLE t (id int, n int, s text, CONSTRAINT c CHECK (n > 0) NOT VALID); CREATE INDEX t_n ON t (n); \
    CREATE TABLE p (id int) PARTITION BY LIST (id); CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1); \
    CREATE TABLE q (id int); CREATE MATERIALIZED VIEW v AS SELECT 1 AS a; CREATE UNIQUE INDEX ON v (a); \
    CREATE TRIGGER tr BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();";

/// Every level, weakest first, as `pg_locks` and as the documentation have it.
const LEVELS: [(&str, &str); 8] = [
    ("AccessShareLock", "ACCESS SHARE"),
    ("RowShareLock", "ROW SHARE"),
    ("RowExclusiveLock", "ROW EXCLUSIVE"),
    ("ShareUpdateExclusiveLock", "SHARE UPDATE EXCLUSIVE"),
    ("ShareLock", "SHARE"),
    ("ShareRowExclusiveLock", "SHARE ROW EXCLUSIVE"),
    ("ExclusiveLock", "EXCLUSIVE"),
    ("AccessExclusiveLock", "ACCESS EXCLUSIVE"),
];

/// The strongest lock that each of [`STATEMENTS`] takes on its table.
fn measured(database: &Database<'_>) -> Vec<&'static str> {
    let oids = database.psql("SELECT relname, oid FROM pg_class WHERE relnamespace = 'public'::regnamespace");
    let oids: HashMap<_, _> = oids.lines().filter_map(|line| line.split_once('|')).collect();
    let step = |(number, (statement, table)): (usize, &(&str, &str))| {
        let oid = oids[table];
        let locks = format!("FROM pg_locks WHERE pid = pg_backend_pid() AND relation = {oid}");
        format!("BEGIN; {statement}; SELECT {number}, mode {locks}; ROLLBACK;")
    };
    let script: String = STATEMENTS.iter().enumerate().map(step).collect();
    let taken = database.psql(&script);
    let strongest = |number: usize| {
        let is_taken = |mode: &str| taken.lines().any(|line| line == format!("{number}|{mode}"));
        LEVELS.iter().rev().find(|(mode, _)| is_taken(mode)).map_or("nothing", |(_, name)| name)
    };
    (0..STATEMENTS.len()).map(strongest).collect()
}

/// The lock that the linter tells of a statement on a table that somebody keeps for himself.
fn lock_told(
    database: &Database<'_>,
    before: (&str, &str),
    (statement, table): (&str, &str),
) -> Option<String> {
    let output = lint(database, &[before, ("V2__b.sql", statement)]);
    let busy = findings(&output).into_iter().find(|finding| {
        finding["check"] == "lock.busy" && finding["evidence"]["table"] == format!("public.{table}")
    });
    busy.map(|busy| busy["evidence"]["lock"].as_str().unwrap().to_owned())
}

#[test]
fn every_lock_is_the_one_that_every_server_takes() {
    let database = postgres().database();
    let before = applied(&database, STAGE);
    let mut told = vec![String::new(); STATEMENTS.len()];
    for table in ["r", "parent", "t", "p", "p1", "q", "v"] {
        let take = if table == "v" { "REFRESH MATERIALIZED VIEW v" } else { &format!("LOCK TABLE {table}") };
        let holder = holder_by(&database, table, take);
        for (number, pair) in STATEMENTS.iter().enumerate().filter(|(_, (_, of))| *of == table) {
            told[number] = lock_told(&database, before, *pair).unwrap_or_default();
        }
        drop(holder);
        wait_for(|| database.psql("SELECT count(*) FROM pg_locks WHERE mode = 'AccessExclusiveLock'") == "0");
    }
    for server in (15..=18).filter_map(postgres_of) {
        let database = server.database();
        database.psql(STAGE);
        let taken = measured(&database);
        let pairs = STATEMENTS.iter().zip(told.iter().zip(taken)).filter(|(_, (told, taken))| told != taken);
        let wrong: Vec<_> = pairs.map(|pair| format!("{pair:?}")).collect();
        assert!(wrong.is_empty(), "PostgreSQL {}:\n{}", server.major, wrong.join("\n"));
    }
}
