//! `migrate lint`: what it finds, with which numbers, and what makes each finding go away.

use serde_json::Value as Json;

use crate::support::{Database, Invocation, Output, Session, authctl, folder, free_port, migrate, postgres};

pub(crate) fn lint(database: &Database<'_>, files: &[(&str, &str)]) -> Output {
    let folder = folder(files);
    migrate("lint", database, Some(&folder)).argument("--output=json").run()
}

pub(crate) fn offline(files: &[(&str, &str)]) -> Output {
    let folder = folder(files);
    without_database(&folder).run()
}

pub(crate) fn without_database(folder: &tempfile::TempDir) -> Invocation {
    let setting = format!("migrations.folder={}", folder.path().display());
    authctl(["migrate", "lint", "--offline", "--output=json", "--set", &setting])
}

pub(crate) fn findings(output: &Output) -> Vec<Json> {
    output.json()["data"].as_array().unwrap().clone()
}

/// The names of the checks that found something, in order.
pub(crate) fn checks(output: &Output) -> Vec<String> {
    findings(output).iter().map(|finding| finding["check"].as_str().unwrap().to_owned()).collect()
}

/// The one finding of this name.
pub(crate) fn the(output: &Output, check: &str) -> Json {
    let mut found: Vec<_> =
        findings(output).into_iter().filter(|finding| finding["check"] == check).collect();
    assert_eq!(found.len(), 1, "{check} in\n{}", output.stdout);
    found.remove(0)
}

pub(crate) fn says(finding: &Json, field: &str, words: &str) {
    let text = finding[field].as_str().unwrap();
    assert!(text.contains(words), "{words}\nis not in\n{text}");
}

/// Applies `text` as version 1 with authctl, so that what follows is about tables that exist.
pub(crate) fn applied<'a>(database: &Database<'_>, text: &'a str) -> (&'a str, &'a str) {
    let files = [("V1__before.sql", text)];
    migrate("up", database, Some(&folder(&files))).run().ends_with(0);
    files[0]
}

/// A session that has held a lock on `table` for longer than a moment.
pub(crate) fn holder(database: &Database<'_>, table: &str, mode: &str) -> Session {
    holder_by(database, table, &format!("LOCK TABLE {table} IN {mode} MODE"))
}

pub(crate) fn holder_by(database: &Database<'_>, table: &str, statement: &str) -> Session {
    Session::after(
        database,
        &format!("BEGIN; {statement}"),
        &format!(
            "SELECT EXISTS (SELECT 1 FROM pg_locks AS l JOIN pg_stat_activity AS a USING (pid) WHERE l.granted \
             AND l.relation = '{table}'::regclass AND a.xact_start < clock_timestamp() - interval '1.1 s')"
        ),
    )
}

pub(crate) const USERS: &str = "CREATE TABLE users (id int PRIMARY KEY, email text, team int);";

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
fn a_constraint_that_nobody_validates_is_found() {
    let add = (
        "V1__a.sql",
        "CREATE TABLE t (id int); ALTER TABLE t ADD CONSTRAINT positive CHECK (id > 0) NOT VALID;",
    );
    let validate = ("V2__b.sql", "ALTER TABLE t VALIDATE CONSTRAINT positive;");
    let left = the(&offline(&[add]).ends_with(3), "constraint.not_valid");
    says(&left, "subject", "V1__a.sql:1:26");
    assert_eq!(checks(&offline(&[add, validate]).ends_with(0)), [""; 0]);
    let anew = "ALTER TABLE t DROP CONSTRAINT positive, ADD CONSTRAINT positive CHECK (id > 1) NOT VALID;";
    assert_eq!(
        checks(&offline(&[add, validate, ("V3__c.sql", anew)]).ends_with(3)),
        ["constraint.not_valid"]
    );

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
pub(crate) struct Reader<'a> {
    database: &'a Database<'a>,
    pub(crate) name: String,
}

pub(crate) fn reader<'a>(database: &'a Database<'a>) -> Reader<'a> {
    let name = format!("reader_{}", database.name());
    database.psql(&format!(
        "CREATE ROLE {name} LOGIN PASSWORD 'read-only'; GRANT SELECT ON refinery_schema_history TO {name}"
    ));
    Reader { database, name }
}

impl Reader<'_> {
    pub(crate) fn look(&self, invocation: Invocation) -> Output {
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
