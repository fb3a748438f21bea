//! Dead rows, and what else PostgreSQL keeps or cannot get rid of.

use super::*;

/// A table with 60,000 dead rows of 100,000.
const DEAD: &str = "DELETE FROM sessions WHERE id > 40000";

fn filled(database: &Database<'_>) {
    database.psql("CREATE TABLE sessions (id int); INSERT INTO sessions SELECT generate_series(1, 100000)");
    database.psql("VACUUM ANALYZE sessions");
}

fn until_dead(database: &Database<'_>) {
    until(database, "SELECT n_dead_tup >= 60000 FROM pg_stat_user_tables WHERE relname = 'sessions'");
}

#[test]
fn dead_rows_are_laid_at_the_door_of_the_one_who_keeps_them() {
    let server = server(&[("autovacuum_naptime", "1h"), ("max_prepared_transactions", "2")]);
    let database = server.database();
    filled(&database);
    let reporter = Client::new(&database, "reporter")
        .say("BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT count(*) FROM sessions;");
    until_sessions(&database, 1, "application_name = 'reporter' AND state = 'idle in transaction'");
    database.psql(DEAD);
    database.psql("VACUUM sessions");
    until_dead(&database);
    let output = of(&database).ends_with(3);
    tells(&output, &[("pg.xmin", ""), ("pg.dead", "pg.xmin")]);
    let held = finding(&output, "pg.xmin");
    assert!(held["evidence"]["holder"].as_str().unwrap().contains("(reporter)"), "{held}");
    assert_eq!(held["evidence"]["held_back_tables"], json!(["public.sessions"]));
    assert!(
        finding(&output, "pg.dead")["cause"].as_str().unwrap().ends_with("vacuum came and had to leave them")
    );
    drop(reporter);

    // the same by a transaction that nobody has a session of
    database.psql("DROP TABLE sessions");
    filled(&database);
    let preparing =
        Client::new(&database, "x").say("BEGIN; CREATE TABLE other (); PREPARE TRANSACTION 'forgotten';");
    until(&database, "SELECT count(*) = 1 FROM pg_prepared_xacts");
    drop(preparing);
    database.psql(DEAD);
    database.psql("VACUUM sessions");
    until_dead(&database);
    let output = of(&database).ends_with(3);
    tells(&output, &[("pg.xmin", ""), ("pg.dead", "pg.xmin")]);
    assert_eq!(finding(&output, "pg.xmin")["evidence"]["holder"], "prepared transaction forgotten");
    database.psql("ROLLBACK PREPARED 'forgotten'");
    database.psql("VACUUM sessions");
    until(&database, "SELECT n_dead_tup = 0 FROM pg_stat_user_tables WHERE relname = 'sessions'");
    tells(&of(&database).ends_with(0), &[]);
}

#[test]
fn autovacuum_that_is_off_is_the_cause_of_what_it_would_have_removed() {
    let server = server(&[("autovacuum", "off")]);
    let database = server.database();
    tells(&of(&database).ends_with(0), &[("pg.autovac", "")]);
    filled(&database);
    database.psql(DEAD);
    until_dead(&database);
    // a transaction that is open meanwhile keeps nothing that a vacuum tried to remove
    let _other = Client::new(&database, "other").say("BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT 1;");
    until_sessions(&database, 1, "application_name = 'other' AND state = 'idle in transaction'");
    tells(&of(&database).ends_with(0), &[("pg.autovac", ""), ("pg.dead", "pg.autovac")]);

    server.psql("ALTER SYSTEM SET autovacuum_naptime = '1h'");
    server.psql("ALTER SYSTEM SET autovacuum = on");
    server.psql("SELECT pg_reload_conf()");
    database.psql("ALTER TABLE sessions SET (autovacuum_enabled = off)");
    until(&database, "SELECT current_setting('autovacuum') = 'on'");
    let output = of(&database).ends_with(0);
    tells(&output, &[("pg.autovac", ""), ("pg.dead", "pg.autovac")]);
    assert_eq!(finding(&output, "pg.autovac")["subject"]["autovacuum"], "public.sessions");
}

#[test]
fn an_index_that_failed_a_slot_that_lost_its_log_and_an_archive_that_fails_are_three_stories() {
    let server = server(&[
        ("archive_mode", "on"),
        ("archive_command", "/bin/false"),
        ("wal_level", "logical"),
        ("max_slot_wal_keep_size", "32MB"),
        ("min_wal_size", "32MB"),
        ("max_wal_size", "64MB"),
    ]);
    let database = server.database();
    database.psql("CREATE TABLE users (email text); INSERT INTO users VALUES ('a'), ('a')");
    assert!(
        server.try_psql(database.name(), "CREATE UNIQUE INDEX CONCURRENTLY twice ON users (email)").is_err()
    );
    tells(&of(&database).ends_with(0), &[("pg.index", "")]);
    let index = finding(&of(&database), "pg.index");
    assert!(
        index["remedies"][0]["command"].as_str().unwrap().contains("REINDEX INDEX CONCURRENTLY"),
        "{index}"
    );

    database.psql("SELECT pg_create_physical_replication_slot('orphan', true)");
    for _ in 0..6 {
        database.psql("SELECT pg_switch_wal()");
        database.psql("CREATE TABLE filler (); DROP TABLE filler");
    }
    database.psql("CHECKPOINT");
    until(&database, "SELECT wal_status IN ('lost', 'unreserved') FROM pg_replication_slots");
    until(&database, "SELECT failed_count > 0 FROM pg_stat_archiver");
    let output = of(&database).ends_with(3);
    tells(&output, &[("pg.slots", ""), ("pg.archive", ""), ("pg.index", "")]);
    assert_eq!(finding(&output, "pg.slots")["subject"], json!({"slot": "orphan"}));
}

#[test]
fn a_purge_that_keeps_silent_is_the_cause_of_rows_that_nobody_removes() {
    let server = server(&[]);
    if !server.has_extension("pg_cron") {
        support::skipped("PostgreSQL is installed without pg_cron");
        return;
    }
    let database = server.database();
    authctl(["migrate", "up", "--yes"]).on(&database).run().ends_with(0);
    server.psql("CREATE EXTENSION pg_cron");
    let minute = "(extract(minute FROM now())::int + 30) % 60 || ' * * * *'";
    server.psql(&format!("SELECT cron.schedule('purge-sessions', {minute}, 'SELECT 1')"));
    server.psql(
        "INSERT INTO cron.job_run_details (jobid, runid, status, return_message, start_time, end_time)
         SELECT jobid, nextval('cron.runid_seq'), 'succeeded', '1 row', now() - interval '3 days 10 min', now() - interval '3 days 9 min'
         FROM cron.job",
    );
    database.psql(
        r#"INSERT INTO "Users" VALUES (gen_random_uuid(), 'a@x', NULL, true, now(), now());
        INSERT INTO "UserSessions" ("Id", "UserId", "SessionToken", "ExpiresAt")
        SELECT gen_random_uuid(), "Id", 'hunter2-' || n, now() - n * interval '2 minutes' + interval '1 minute' FROM "Users", generate_series(1, 3000) AS n"#,
    );
    database.psql("CREATE EXTENSION pg_stat_statements");
    let slow = r#"SELECT pg_sleep(0.15) FROM "UserSessions" LIMIT 1;"#;
    let logins = Client::new(&database, "auth-api").say(&[slow; 100].join("\n"));
    until_sessions(&database, 1, "application_name = 'auth-api' AND state = 'active'");
    let output = of(&database).ends_with(3);
    tells(
        &output,
        &[("pg.cron", ""), ("app.expired_sessions", "pg.cron"), ("app.slow_login", "app.expired_sessions")],
    );
    drop(logins);
    let expired = finding(&output, "app.expired_sessions");
    assert_eq!(expired["subject"], json!({"table": "public.\"UserSessions\""}));
    assert_eq!(expired["evidence"]["expired_rows"], 2280);
    assert!(!output.stdout.contains("hunter2"));

    // the same under the names of a schema in small letters
    database.psql(
        r#"ALTER TABLE "UserSessions" RENAME TO user_sessions; ALTER TABLE user_sessions RENAME COLUMN "ExpiresAt" TO expires_at"#,
    );
    server.psql("SELECT cron.unschedule('purge-sessions')");
    let output = of(&database).ends_with(0);
    tells(&output, &[("app.expired_sessions", "")]);
    assert_eq!(finding(&output, "app.expired_sessions")["evidence"]["expired_rows"], 2280);
}
