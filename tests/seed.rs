//! `authctl seed`: the same test data on every machine, in every store, and no other row touched.

use std::time::Duration;

use argon2::{Argon2, PasswordHash, PasswordVerifier};

use nix::sys::signal::Signal;
use serde_json::{Value as Json, json};

use crate::support::{self, Database, DynamoDb, Invocation, authctl, or_skip};

const AT: &str = "2030-01-02T03:04:05Z";
const ROWS: &str = r#"
    SELECT md5(string_agg(r, chr(10) ORDER BY r)) FROM (
        SELECT u::text AS r FROM "Users" AS u
        UNION ALL SELECT s::text FROM "UserSessions" AS s
        UNION ALL SELECT c::text FROM "VerificationCodes" AS c
    ) AS rows"#;

fn seed(database: &Database<'_>, arguments: &[&str]) -> Invocation {
    let always = ["seed", "--yes", "--password-stdin", "--at", AT];
    authctl(always.iter().chain(arguments)).on(database).stdin("correct horse\n")
}

fn migrated() -> Database<'static> {
    let database = support::postgres().database();
    authctl(["migrate", "up", "--yes"]).on(&database).run().ends_with(0);
    database
}

fn count(database: &Database<'_>, table: &str) -> String {
    database.psql(&format!("SELECT count(*) FROM \"{table}\"")).trim().to_owned()
}

#[test]
fn the_same_recipe_makes_the_same_rows() {
    let (one, two) = (migrated(), migrated());
    seed(&one, &["--users", "300", "--stores", "postgres"]).run().ends_with(0);
    seed(&two, &["--users", "300", "--stores", "postgres"]).run().ends_with(0);
    assert_eq!(one.psql(ROWS), two.psql(ROWS));
    // a row that must come out the same from every later version, or nobody's fixtures fit any more
    let columns =
        r#"SELECT "Id", "Email", "CreatedAt" AT TIME ZONE 'UTC' FROM "Users" WHERE "Email" ~ '[a-z]0@'"#;
    assert_eq!(
        one.psql(columns).trim(),
        "12461770-5730-402b-89d7-0e6d931261cc|sven.cohen0@seed-42.example.net|2029-02-11 19:45:25.688789"
    );
    seed(&two, &["--users", "300", "--stores", "postgres", "--clean", "--rng-seed", "43"]).run().ends_with(0);
    assert_ne!(one.psql(ROWS), two.psql(ROWS));
}

#[test]
fn a_small_run_makes_the_first_accounts_of_a_large_one() {
    let (small, large) = (migrated(), migrated());
    seed(&small, &["--users", "50", "--stores", "postgres"]).run().ends_with(0);
    seed(&large, &["--users", "400", "--stores", "postgres", "--sessions-per-user", "2"]).run().ends_with(0);
    let ids = |database: &Database<'_>, table: &str| {
        let text = database.psql(&format!("SELECT \"Id\" FROM \"{table}\""));
        text.lines().map(str::to_owned).collect::<std::collections::BTreeSet<_>>()
    };
    for table in ["Users", "UserSessions", "VerificationCodes"] {
        let (small, large) = (ids(&small, table), ids(&large, table));
        assert_eq!(small.len(), 50);
        assert!(small.is_subset(&large), "{table}");
    }
}

#[test]
fn the_rows_are_as_the_application_would_have_written_them() {
    let database = migrated();
    let output =
        seed(&database, &["--users", "2000", "--stores", "postgres", "-o", "json"]).run().ends_with(0);
    let answer = output.json();
    assert_eq!(answer["kind"], "seed.apply/1");
    assert_eq!(answer["data"][0]["object"], "Users");
    assert_eq!(answer["data"][0]["added"], 2000);
    assert!(!output.stderr.contains("correct horse"), "{}", output.stderr);

    let hash =
        database.psql(r#"SELECT "PasswordHash" FROM "Users" WHERE "PasswordHash" IS NOT NULL LIMIT 1"#);
    let parsed = PasswordHash::new(hash.trim()).unwrap();
    assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
    Argon2::default().verify_password(b"correct horse", &parsed).unwrap();

    let wrong = database.psql(&format!(
        r#"SELECT count(*) FILTER (WHERE "CreatedAt" > '{AT}' OR "UpdatedAt" < "CreatedAt" OR "UpdatedAt" > '{AT}'),
            count(*) FILTER (WHERE "PasswordHash" IS NULL) BETWEEN 50 AND 150,
            count(*) FILTER (WHERE NOT "EmailVerified") BETWEEN 140 AND 260,
            count(DISTINCT "PasswordHash")
        FROM "Users""#
    ));
    assert_eq!(wrong.trim(), "0|t|t|16");
    let sessions = database.psql(&format!(
        r#"SELECT count(*) FILTER (WHERE "ExpiresAt" < '{AT}') BETWEEN 500 AND 700,
            bool_and("IpAddress"::inet <<= ANY (ARRAY['192.0.2.0/24','198.51.100.0/24','203.0.113.0/24','2001:db8::/32']::inet[]))
        FROM "UserSessions""#
    ));
    assert_eq!(sessions.trim(), "t|t");
    let codes = database.psql(&format!(
        r#"SELECT bool_and("Code" ~ '^[0-9]{{6}}$' AND coalesce("ConsumedAt" BETWEEN "CreatedAt" AND "ExpiresAt", true)),
            count("ConsumedAt") BETWEEN 1100 AND 1300,
            count(*) FILTER (WHERE "ConsumedAt" IS NULL AND "ExpiresAt" < '{AT}') BETWEEN 500 AND 700,
            count(*) FILTER (WHERE "ConsumedAt" IS NULL AND "ExpiresAt" >= '{AT}') BETWEEN 120 AND 280
        FROM "VerificationCodes""#
    ));
    assert_eq!(codes.trim(), "t|t|t|t");
}

#[test]
fn the_same_seed_twice_is_a_conflict_and_writes_nothing() {
    let database = migrated();
    seed(&database, &["--users", "20", "--stores", "postgres"]).run().ends_with(0);
    let before = database.psql(ROWS);
    let output = seed(&database, &["--users", "40", "--stores", "postgres"]).run().ends_with(8);
    assert!(output.stderr.contains("accounts of the random seed 42 are there already"), "{}", output.stderr);
    assert!(output.stderr.contains("`--clean`"), "{}", output.stderr);
    assert_eq!(database.psql(ROWS), before);

    // the first accounts are gone, so only the unique index can tell
    database.psql(r#"DELETE FROM "Users" WHERE "Email" !~ '[a-z]19@'"#);
    let output = seed(&database, &["--users", "40", "--stores", "postgres"]).run().ends_with(8);
    assert!(output.stderr.contains("done before: postgres: nothing"), "{}", output.stderr);
    assert_eq!(count(&database, "Users"), "1");
}

#[test]
fn clean_removes_what_seeds_made_and_nothing_else() {
    let database = migrated();
    database.psql(
        r#"INSERT INTO "Users" VALUES
            (gen_random_uuid(), 'ada@example.com', NULL, true, now(), now()),
            (gen_random_uuid(), 'ada@seed-42.example.com.evil.example', NULL, true, now(), now())"#,
    );
    seed(&database, &["--users", "30", "--rng-seed", "1", "--stores", "postgres"]).run().ends_with(0);
    seed(&database, &["--users", "30", "--rng-seed", "2", "--stores", "postgres"]).run().ends_with(0);
    let again = ["--users", "10", "--rng-seed", "2", "--stores", "postgres", "--clean"];
    let output = seed(&database, &again).argument("-o").argument("csv").run().ends_with(0);
    assert!(output.stdout.contains("postgres,Users,60,10,"), "{}", output.stdout);
    assert!(output.stdout.contains("postgres,UserSessions,60,10,"), "{}", output.stdout);
    assert_eq!(count(&database, "Users"), "12");
    assert_eq!(database.psql(r#"SELECT count(*) FROM "Users" WHERE "Email" LIKE 'ada@%'"#).trim(), "2");
}

#[test]
fn a_dry_run_writes_nothing_and_nobody_agrees_by_silence() {
    let database = migrated();
    let dry = ["seed", "--users", "1234", "--stores", "postgres", "--dry-run", "-o", "json"];
    let output = authctl(dry).on(&database).run().ends_with(0);
    assert_eq!(output.json()["kind"], "seed.plan/1");
    assert_eq!(output.json()["data"][0]["adds"], 1234);
    authctl(["seed", "--stores", "postgres"]).on(&database).run().ends_with(7);
    assert_eq!(count(&database, "Users"), "0");
}

#[test]
fn a_protected_profile_is_never_seeded_by_mistake() {
    let database = migrated();
    let arguments = ["seed", "--users", "5", "--stores", "postgres", "--yes", "--set", "protected=true"];
    let output = authctl(arguments).on(&database).run().ends_with(7);
    assert!(output.stderr.contains("is protected, and seed makes test accounts"), "{}", output.stderr);
    assert_eq!(count(&database, "Users"), "0");
    authctl(arguments).argument("--confirm").argument(database.name()).on(&database).run().ends_with(0);
    assert_eq!(count(&database, "Users"), "5");
}

#[test]
fn a_database_without_the_tables_is_told_what_to_do() {
    let database = support::postgres().database();
    let output = seed(&database, &["--stores", "postgres"]).run().ends_with(1);
    assert!(output.stderr.contains("there is no table \"Users\""), "{}", output.stderr);
    assert!(output.stderr.contains("`authctl migrate up`"), "{}", output.stderr);
}

#[test]
fn without_a_given_password_one_is_made_and_told_once() {
    let database = migrated();
    let output =
        authctl(["seed", "--yes", "--users", "60", "--stores", "postgres"]).on(&database).run().ends_with(0);
    let told: Vec<_> =
        output.stderr.lines().filter_map(|line| line.split_once("every account is ")).collect();
    let [(_, rest)] = told[..] else { panic!("{}", output.stderr) };
    let password = rest.split(';').next().unwrap();
    assert_eq!(password.len(), 20);
    let hash =
        database.psql(r#"SELECT "PasswordHash" FROM "Users" WHERE "PasswordHash" IS NOT NULL LIMIT 1"#);
    let parsed = PasswordHash::new(hash.trim()).unwrap();
    Argon2::default().verify_password(password.as_bytes(), &parsed).unwrap();
    let empty = authctl(["seed", "--yes", "--password-stdin"]).on(&database).run().ends_with(2);
    assert!(empty.stderr.contains("standard input holds no password"), "{}", empty.stderr);
}

/// Runs a seed that takes a while, does `harm` while the accounts are taken in, and says how it ended.
fn seed_and(database: &Database<'_>, harm: impl FnOnce(&mut support::Spawned)) -> support::Output {
    let mut run = seed(database, &["--users", "1000000", "--stores", "postgres"]).spawn();
    let copying = "SELECT count(*) FROM pg_stat_progress_copy WHERE datname = current_database()";
    for _ in 0..600 {
        if database.psql(copying).trim() != "0" {
            break;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    harm(&mut run);
    run.wait()
}

#[test]
fn an_interrupted_seed_leaves_nothing_and_says_so() {
    let database = migrated();
    let output = seed_and(&database, |run| run.signal(Signal::SIGINT)).ends_with(130);
    assert!(output.stderr.contains("interrupted while postgres was filled"), "{}", output.stderr);
    assert!(output.stderr.contains("done before: postgres: nothing"), "{}", output.stderr);
    assert_eq!(count(&database, "Users"), "0");
}

#[test]
fn a_killed_seed_leaves_nothing_and_the_next_one_runs() {
    let database = migrated();
    let output = seed_and(&database, |run| run.signal(Signal::SIGKILL));
    assert_ne!(output.code, 0);
    assert_eq!(count(&database, "Users"), "0");
    seed(&database, &["--users", "10", "--stores", "postgres"]).run().ends_with(0);
    assert_eq!(count(&database, "Users"), "10");
}

fn key_count(redis: &support::Redis, pattern: &str) -> usize {
    let ports = redis.data_ports.clone();
    let keys = ports.iter().map(|port| redis.ask(*port, &["--scan", "--pattern", pattern]));
    keys.flat_map(|keys| keys.lines().map(str::to_owned).collect::<Vec<_>>())
        .filter(|key| !key.is_empty())
        .count()
}

fn seed_redis(redis: &support::Redis, instance: &str, arguments: &[&str]) -> Invocation {
    let always = ["seed", "--yes", "--stores", "redis"];
    authctl(always.iter().chain(arguments)).redis(redis).env("REDIS_INSTANCE_NAME", instance)
}

#[test]
fn living_sessions_are_in_redis_in_both_layouts_with_a_time_to_live() {
    let redis = support::redis_with(&[]);
    seed_redis(&redis, "Auth", &["--users", "400", "--rng-seed", "7"]).run().ends_with(0);
    let (sessions, cached) = (key_count(&redis, "sess:*"), key_count(&redis, "Auth[0-9a-f]*"));
    assert_eq!(sessions, cached);
    assert!((240..=320).contains(&sessions), "{sessions}");
    let keys = redis.cli(&["--scan"]);
    for key in keys.lines() {
        assert!(redis.cli(&["PTTL", key]).parse::<i64>().unwrap() > 0, "{key} stays for ever");
    }
    let session = keys.lines().find(|key| key.starts_with("sess:")).unwrap();
    let value: serde_json::Value = serde_json::from_str(&redis.cli(&["GET", session])).unwrap();
    assert!(value["Email"].as_str().unwrap().contains("@seed-7.example."), "{value}");
    assert_eq!(value["RefreshToken"], "");
    assert_eq!(value["AccessToken"].as_str().unwrap().split('.').count(), 3);
    let cache = keys.lines().find(|key| key.starts_with("Auth")).unwrap();
    let fields = redis.cli(&["HKEYS", cache]);
    assert_eq!(
        fields.lines().collect::<std::collections::BTreeSet<_>>(),
        ["absexp", "data", "sldexp"].into()
    );
    let field = |name: &str| redis.cli(&["HGET", cache, name]).parse::<i64>().unwrap();
    // ticks of a moment in this century, and of 20 minutes
    assert!((638_000_000_000_000_000..700_000_000_000_000_000).contains(&field("absexp")));
    assert!([-1, 12_000_000_000].contains(&field("sldexp")));
}

#[test]
fn redis_is_seeded_again_without_harm_and_cleaned_of_every_seed() {
    let redis = support::redis_with(&[]);
    redis.cli(&["SET", "sess:foreign", "x"]);
    redis.cli(&["SET", "Authx", "y"]);
    let small = ["--users", "100", "--rng-seed", "8"];
    seed_redis(&redis, "Auth", &small).run().ends_with(0);
    let before = redis.cli(&["DBSIZE"]);
    seed_redis(&redis, "Auth", &small).run().ends_with(0);
    assert_eq!(redis.cli(&["DBSIZE"]), before);
    seed_redis(&redis, "Other", &["--users", "50", "--rng-seed", "9"]).run().ends_with(0);
    let clean = ["--users", "1", "--rng-seed", "10", "--clean"];
    let output = seed_redis(&redis, "Auth", &clean).run().ends_with(0);
    assert!(output.stdout.contains("sess:*"), "{}", output.stdout);
    assert!(redis.cli(&["DBSIZE"]).parse::<u32>().unwrap() <= 5, "{}", redis.cli(&["--scan"]));
    assert_eq!(redis.cli(&["GET", "sess:foreign"]), "x");
    assert_eq!(redis.cli(&["GET", "Authx"]), "y");
}

#[test]
fn a_cluster_gets_every_key_on_its_own_node() {
    let redis = support::redis_cluster();
    let instance = redis.prefix();
    let output = seed_redis(redis, &instance, &["--users", "300", "--rng-seed", "11", "-o", "json"]);
    let answer = output.run().ends_with(0).json();
    let added = usize::try_from(answer["data"][1]["added"].as_u64().unwrap()).unwrap();
    assert!(added > 150, "{answer}");
    assert_eq!(key_count(redis, &format!("{instance}*")), added);
}

#[test]
fn what_was_done_is_told_when_a_later_store_cannot_be_filled() {
    let database = migrated();
    let redis = support::redis_with(&[]);
    redis.cli(&["CONFIG", "SET", "maxmemory", "1"]);
    let arguments = ["seed", "--yes", "--users", "10"];
    let output = authctl(arguments).on(&database).redis(&redis).run().ends_with(9);
    assert!(output.stderr.contains("done before: postgres: 10 rows in Users"), "{}", output.stderr);
    assert_eq!(count(&database, "Users"), "10");
}

fn tokens_table(dynamodb: &DynamoDb) -> String {
    let table = dynamodb.table();
    let definition = json!({
        "TableName": table, "BillingMode": "PAY_PER_REQUEST",
        "AttributeDefinitions": [
            {"AttributeName": "pk", "AttributeType": "S"}, {"AttributeName": "sk", "AttributeType": "S"}
        ],
        "KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"}, {"AttributeName": "sk", "KeyType": "RANGE"}],
    });
    dynamodb.call("CreateTable", &definition);
    table
}

fn items(dynamodb: &DynamoDb, table: &str) -> Vec<Json> {
    let answer = dynamodb.call("Scan", &json!({"TableName": table}));
    answer["Items"].as_array().unwrap().clone()
}

#[test]
fn refresh_tokens_are_in_dynamodb_as_the_application_writes_them() {
    let dynamodb = or_skip!(support::dynamodb());
    let table = tokens_table(dynamodb);
    let seed = |arguments: &[&str]| {
        let always = ["seed", "--yes", "--stores", "dynamodb", "--at", AT];
        let command = authctl(always.iter().chain(arguments)).aws(dynamodb);
        command.env("DYNAMODB_REFRESH_TOKENS_TABLE", &table).run().ends_with(0)
    };
    seed(&["--users", "100"]);
    let first = items(dynamodb, &table);
    assert!((55..=85).contains(&first.len()), "{}", first.len());
    let text = |name: &str| first[0][name]["S"].as_str().unwrap().to_owned();
    assert!(text("pk").starts_with("RTID#"), "{}", first[0]);
    assert!(text("userEmail").contains("@seed-42.example."));
    assert_eq!(text("userSub").len(), 36);
    assert!(!text("refreshToken").is_empty());
    for moment in [text("issuedAtUtc"), text("expiresAtUtc")] {
        assert!(moment.len() == 28 && moment.ends_with('Z'), "{moment}");
    }
    seed(&["--users", "100"]);
    assert_eq!(items(dynamodb, &table).len(), first.len());

    let foreign =
        json!({"pk": {"S": "RTID#x"}, "sk": {"S": "x"}, "userEmail": {"S": "ada@seed-x.example.com"}});
    dynamodb.call("PutItem", &json!({"TableName": table, "Item": foreign}));
    let output = seed(&["--users", "3", "--rng-seed", "5", "--clean"]);
    assert!(output.stderr.contains("unknown"), "{}", output.stderr);
    let left = items(dynamodb, &table);
    assert!(left.len() <= 4, "{}", left.len());
    assert!(left.contains(&foreign));
}
