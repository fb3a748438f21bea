//! `authctl monitor postgres indexes`, `sequences`, `bloat` and `sizes` against databases with known faults.

use std::collections::BTreeMap;
use std::io::Write;
use std::process::Stdio;

use serde_json::{Value, json};

use crate::support::{self, Database, Output, Session, authctl, or_skip, unique};

fn ask(view: &[&str], database: &Database<'_>, code: i32) -> Output {
    let command = authctl(["monitor", "postgres"]);
    let command = view.iter().fold(command, support::Invocation::argument);
    command.argument("--output=json").on(database).run().ends_with(code)
}

fn rows(output: &Output) -> Vec<Value> {
    output.json()["data"].as_array().unwrap().clone()
}

fn row(output: &Output, column: &str, value: &str) -> Value {
    let found = rows(output).into_iter().find(|row| row[column] == json!(value));
    found.unwrap_or_else(|| panic!("no {column} is {value}: {}", output.stdout))
}

fn notes(output: &Output) -> String {
    output.json()["notes"].to_string().replace("\\\"", "\"")
}

/// Indexes of every kind that another makes superfluous, and of many that look alike and do not.
const TABLE: &str = "
    CREATE TABLE t (id int PRIMARY KEY, a int, b text, c text, d point, e int, f int UNIQUE, g int);
    CREATE INDEX twin_1 ON t (a, b); CREATE INDEX twin_2 ON t (a, b);
    CREATE INDEX beginning ON t (a);
    CREATE INDEX of_primary ON t (id); CREATE UNIQUE INDEX unique_of_primary ON t (id);
    ALTER TABLE t ADD CONSTRAINT again UNIQUE (f);
    CREATE INDEX lower_1 ON t (lower(b)); CREATE INDEX lower_2 ON t (lower(b), e);
    CREATE INDEX part_1 ON t (e) WHERE g > 5; CREATE INDEX part_2 ON t (e) WHERE  g>5;
    CREATE INDEX carrying ON t (c) INCLUDE (e); CREATE INDEX carried ON t (c);

    CREATE INDEX other_part ON t (e) WHERE g > 6;
    CREATE INDEX upper_1 ON t (upper(b));
    CREATE INDEX patterns ON t (b text_pattern_ops, e); CREATE INDEX plain ON t (b);
    CREATE INDEX other_collation ON t (b COLLATE \"C\", c);
    CREATE INDEX backwards ON t (a DESC);
    CREATE UNIQUE INDEX unique_beginning ON t (c, a); CREATE INDEX longer ON t (c, a, b);
    CREATE INDEX hashed ON t USING hash (a);
    CREATE INDEX carries_more ON t (g) INCLUDE (b); CREATE INDEX carries_other ON t (g) INCLUDE (c);
    CREATE INDEX second ON t (b, a);

    CREATE TABLE referring (f int REFERENCES t (f));
    CREATE TABLE parted (id int, k int) PARTITION BY RANGE (id);
    CREATE TABLE parted_1 PARTITION OF parted FOR VALUES FROM (0) TO (10);
    CREATE INDEX parted_k ON parted (k); CREATE INDEX parted_again ON parted (k);
    CREATE TABLE doubled (x int); INSERT INTO doubled VALUES (1), (1);
    INSERT INTO t (id, a, f) VALUES (1, 1, 1)";

#[test]
fn superfluous_indexes_are_told_from_those_that_only_look_alike() {
    for major in 15..=18 {
        let server = or_skip!(support::postgres_of(major));
        let database = server.database();
        database.psql(TABLE);
        let failed = server
            .try_psql(database.name(), "CREATE UNIQUE INDEX CONCURRENTLY broken ON doubled (x)")
            .unwrap_err();
        assert!(failed.contains("could not create unique index"), "{failed}");
        let output = ask(&["indexes"], &database, 0);
        let told: BTreeMap<_, _> = rows(&output)
            .iter()
            .filter(|row| row["finding"].is_string())
            .map(|row| (row["index"].to_string(), (row["finding"].to_string(), row["remedy"].to_string())))
            .collect();
        let drop = |index: &str| format!("DROP INDEX CONCURRENTLY public.{index}");
        let expected: BTreeMap<_, _> = [
            ("twin_2", "duplicate of twin_1", drop("twin_2")),
            ("beginning", "beginning of twin_1", drop("beginning")),
            ("of_primary", "duplicate of t_pkey", drop("of_primary")),
            ("unique_of_primary", "duplicate of t_pkey", drop("unique_of_primary")),
            ("again", "duplicate of t_f_key", "ALTER TABLE public.t DROP CONSTRAINT again".to_owned()),
            ("lower_1", "beginning of lower_2", drop("lower_1")),
            ("part_2", "duplicate of part_1", drop("part_2")),
            ("carried", "duplicate of carrying", drop("carried")),
            ("plain", "beginning of second", drop("plain")),
            ("parted_again", "duplicate of parted_k", "DROP INDEX public.parted_again".to_owned()),
            ("broken", "invalid", "REINDEX INDEX CONCURRENTLY public.broken".to_owned()),
        ]
        .into_iter()
        .map(|(index, finding, remedy)| {
            (json!(index).to_string(), (json!(finding).to_string(), json!(remedy).to_string()))
        })
        .collect();
        assert_eq!(told, expected, "{major}");
        assert_eq!(output.json()["verdict"], "warn");
        assert!(
            notes(&output).contains("whether an index is unused can be told after 14d0h"),
            "{}",
            notes(&output)
        );

        // every remedy is a statement that the server takes, and afterwards nothing is left to say
        database.psql("DELETE FROM doubled");
        for (_, remedy) in told.values() {
            let remedy: String = serde_json::from_str(remedy).unwrap();
            database.psql(&remedy);
        }
        let mended = ask(&["indexes"], &database, 0);
        assert!(rows(&mended).iter().all(|row| row["finding"].is_null()), "{major}: {}", mended.stdout);
        assert_eq!(mended.json()["verdict"], "fine");
    }
}

/// What the statement of the view answers to these values, as `psql` prints it.
fn asked(database: &Database<'_>, query: &str, values: &str) -> String {
    let mut psql = database.server().client(database.name());
    let mut child = psql.args(["-f", "-"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let script = format!("PREPARE q AS {query}\n;\nEXECUTE q({values});\n");
    child.stdin.take().unwrap().write_all(script.as_bytes()).unwrap();
    String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap()
}

#[test]
fn an_index_counts_as_unused_only_where_nothing_else_needs_it() {
    let server = support::postgres();
    let database = server.database();
    database.psql(
        "CREATE TABLE t (id int PRIMARY KEY, a int, b int, c int UNIQUE, d int);
         CREATE INDEX unused ON t (a); CREATE INDEX used ON t (b); CREATE UNIQUE INDEX guard ON t (d);
         INSERT INTO t SELECT g, g, g, g, g FROM generate_series(1, 5000) AS g; ANALYZE t;
         SET enable_seqscan = off; SELECT count(*) FROM t WHERE b = 7",
    );
    support::wait_for(|| {
        database.psql("SELECT idx_scan > 0 FROM pg_stat_user_indexes WHERE indexrelname = 'used'") == "t"
    });
    let query = authctl::sql::MONITOR_POSTGRES_INDEXES.for_server(server.major).text;
    let of_any_age = asked(&database, query, "50, 0, 40960");
    let told: Vec<_> = of_any_age.lines().filter(|line| line.contains("|unused|")).collect();
    assert!(told.len() == 1 && told[0].starts_with("public|t|unused|warn|"), "{of_any_age}");
    let fresh = asked(&database, query, "50, 1209600, 40960");
    assert!(fresh.contains("|unused|fine||") && !fresh.contains("|warn|"), "{fresh}");
}

#[test]
fn an_index_of_a_locked_table_has_no_size_and_holds_nobody_up() {
    let server = support::postgres();
    let database = server.database();
    database.psql(
        "CREATE TABLE held (id int PRIMARY KEY, b text); CREATE INDEX held_lower ON held (lower(b));
                   CREATE TABLE free (id int PRIMARY KEY)",
    );
    let _holder = Session::after(
        &database,
        "BEGIN; LOCK TABLE held IN ACCESS EXCLUSIVE MODE; SELECT pg_sleep(30)",
        "SELECT count(*) = 1 FROM pg_locks WHERE relation = 'held'::regclass AND mode = 'AccessExclusiveLock' AND granted",
    );
    for view in ["indexes", "sizes", "bloat", "vacuum", "sequences"] {
        let output = ask(&[view], &database, 0);
        if view == "indexes" {
            assert_eq!(row(&output, "index", "held_lower")["size_bytes"], json!(null));
            assert!(row(&output, "index", "free_pkey")["size_bytes"].is_i64());
        }
        assert!(output.elapsed.as_secs() < 5, "{view}");
    }
}

#[test]
fn sequences_stand_by_how_far_they_are_used_up() {
    for major in 15..=18 {
        let server = or_skip!(support::postgres_of(major));
        let database = server.database();
        database.psql(
            "CREATE TABLE codes (id serial PRIMARY KEY); SELECT setval('codes_id_seq', 2040109465);
             CREATE TABLE users (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY);
             SELECT setval('users_id_seq', 1610612735);
             CREATE TABLE wide (id bigserial PRIMARY KEY); SELECT setval('wide_id_seq', 2040109465);
             CREATE TABLE narrow (id int DEFAULT 0); CREATE SEQUENCE drawn; SELECT setval('drawn', 2000000000);
             ALTER TABLE narrow ALTER id SET DEFAULT nextval('drawn');
             CREATE SEQUENCE turning MAXVALUE 10 CYCLE; SELECT setval('turning', 10);
             CREATE SEQUENCE falling INCREMENT -1 MINVALUE -100 MAXVALUE -1; SELECT setval('falling', -81);
             CREATE SEQUENCE untouched",
        );
        let output = ask(&["sequences"], &database, 3);
        let of = |name: &str| row(&output, "sequence", name);
        let codes = of("codes_id_seq");
        assert_eq!(
            (&codes["verdict"], &codes["table"], &codes["column"]),
            (&json!("bad"), &json!("codes"), &json!("id"))
        );
        assert!(
            (codes["used_ratio"].as_f64().unwrap() - 0.95).abs() < 0.001
                && codes["primary_key"] == json!(true)
        );
        assert_eq!(
            codes["remedy"],
            "ALTER SEQUENCE public.codes_id_seq AS bigint; ALTER TABLE public.codes ALTER COLUMN id TYPE bigint"
        );
        let users = of("users_id_seq");
        assert_eq!(
            (&users["verdict"], &users["remedy"]),
            (&json!("warn"), &json!("ALTER TABLE public.users ALTER COLUMN id TYPE bigint"))
        );
        assert_eq!(
            (of("wide_id_seq")["verdict"].clone(), of("wide_id_seq")["remedy"].clone()),
            (json!("fine"), json!(null))
        );
        // the sequence has room, the column has not
        let drawn = of("drawn");
        assert_eq!((&drawn["verdict"], &drawn["limited_by"]), (&json!("bad"), &json!("column type integer")));
        assert_eq!(of("turning")["verdict"], "fine");
        assert_eq!(
            (of("falling")["verdict"].clone(), of("falling")["remaining"].clone()),
            (json!("warn"), json!(19))
        );
        assert_eq!(
            (of("untouched")["used_ratio"].clone(), of("untouched")["last_value"].clone()),
            (json!(0.0), json!(null))
        );
        for remedy in [&codes, &users, &drawn].map(|row| row["remedy"].as_str().unwrap().to_owned()) {
            database.psql(&remedy);
        }
        let mended = ask(&["sequences"], &database, 0);
        assert!(
            rows(&mended).iter().all(|row| row["sequence"] == "falling" || row["verdict"] == "fine"),
            "{}",
            mended.stdout
        );
    }
}

#[test]
fn a_sequence_that_a_role_may_not_read_is_unknown_with_the_grant() {
    let server = support::postgres();
    let database = server.database();
    let role = unique("plain");
    database.psql(&format!("CREATE ROLE {role} LOGIN PASSWORD 'plain'; CREATE SEQUENCE hidden"));
    let ask = || {
        let command = authctl(["monitor", "postgres", "sequences", "-o", "json"]).on(&database);
        command.env("DATABASE_USER", &role).env("DATABASE_PASSWORD", "plain").run().ends_with(0)
    };
    let output = ask();
    assert_eq!(row(&output, "sequence", "hidden")["verdict"], "unknown");
    let grant = format!("GRANT SELECT ON ALL SEQUENCES IN SCHEMA public TO \"{role}\"");
    assert!(notes(&output).contains(&grant), "{}", notes(&output));
    database.psql(&grant);
    assert_eq!(row(&ask(), "sequence", "hidden")["verdict"], "fine");
    database.psql(&format!("DROP OWNED BY {role}; DROP ROLE {role}"));
}

#[test]
fn bloat_is_an_estimate_near_what_pgstattuple_counts() {
    let server = support::postgres();
    let database = server.database();
    database.psql(
        "CREATE EXTENSION pgstattuple;
         CREATE TABLE \"Codes\" (id int PRIMARY KEY, body text) WITH (autovacuum_enabled = off);
         INSERT INTO \"Codes\" SELECT g, repeat('x', 80) FROM generate_series(1, 40000) AS g",
    );
    database.psql("DELETE FROM \"Codes\" WHERE id % 4 > 0");
    database.psql("ANALYZE \"Codes\"");
    let dead = row(&ask(&["bloat"], &database, 0), "name", "Codes");
    assert_eq!(
        (&dead["kind"], &dead["cause"], &dead["dead_rows"]),
        (&json!("table"), &json!("dead rows, vacuum due"), &json!(30000))
    );
    database.psql("VACUUM ANALYZE \"Codes\"");
    let output = ask(&["bloat"], &database, 0);
    let free = row(&output, "name", "Codes");
    assert_eq!((&free["cause"], &free["dead_rows"]), (&json!("free space, to be used again"), &json!(0)));
    let exact = ask(&["bloat", "--exact", "Codes"], &database, 0);
    let exact = rows(&exact)[0].clone();
    assert_eq!((&exact["dead_rows"], &exact["rows"]), (&json!(0), &json!(10000)));
    let difference =
        free["estimated_share_ratio"].as_f64().unwrap() - exact["free_share_ratio"].as_f64().unwrap();
    assert!(difference.abs() < 0.05, "{free} against {exact}");
    let key = row(&output, "name", "Codes_pkey");
    assert!(key["kind"] == json!("index") && key["estimated_share_ratio"].as_f64().unwrap() > 0.5, "{key}");
    assert!(notes(&output).contains("an estimate"));
    authctl(["monitor", "postgres", "bloat", "--exact", "it isn't there"]).on(&database).run().ends_with(2);

    let bare = server.database();
    bare.psql("CREATE TABLE t (id int)");
    let output = ask(&["bloat", "--exact", "t"], &bare, 0);
    assert_eq!(output.json()["verdict"], "unknown");
    assert!(notes(&output).contains("`CREATE EXTENSION pgstattuple`"));
}

#[test]
fn what_grew_within_an_interval_comes_first() {
    let server = support::postgres();
    let database = server.database();
    database.psql(
        "CREATE TABLE steady AS SELECT g FROM generate_series(1, 50000) AS g; CREATE TABLE growing (body text)",
    );
    let spawned =
        authctl(["monitor", "postgres", "sizes", "--for", "2s", "-o", "json"]).on(&database).spawn();
    support::wait_for(|| {
        database.psql(
            "SELECT count(*) = 1 FROM pg_stat_activity WHERE datname = current_database() AND state = 'idle' AND query LIKE '%summary: what takes room%'",
        ) == "t"
    });
    database.psql("INSERT INTO growing SELECT repeat('x', 100) FROM generate_series(1, 20000)");
    let output = spawned.wait().ends_with(0);
    let relations: Vec<_> = rows(&output).into_iter().filter(|row| row["kind"] == "table").collect();
    assert_eq!(relations[0]["name"], "public.growing");
    assert!(relations[0]["growth_bytes"].as_i64().unwrap() > 2_000_000, "{}", relations[0]);
    assert_eq!(row(&output, "name", "public.steady")["growth_bytes"], json!(0));
    let now = ask(&["sizes"], &database, 0);
    assert_eq!(
        json!(row(&now, "name", database.name())["size_bytes"]).to_string(),
        database.psql("SELECT pg_database_size(current_database())")
    );
}
