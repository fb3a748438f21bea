//! Servers on which no connection is left, by each of the limits.

use super::*;

/// A role with this limit that may see everything.
fn role(database: &Database<'_>, name: &str, options: &str) {
    database.psql(&format!("CREATE ROLE {name} LOGIN PASSWORD 'p' {options}; GRANT pg_monitor TO {name}"));
}

fn sessions(database: &Database<'_>, count: usize, user: &str, password: &str) -> Vec<Client> {
    (0..count).map(|_| Client::of(database, "pool", user, password).ready()).collect()
}

fn limit(output: &Output) -> String {
    finding(output, "pg.reach")["evidence"]["limit"].as_str().unwrap().to_owned()
}

#[test]
fn the_limit_that_is_reached_is_named_and_so_is_who_holds_the_connections() {
    let server = server(&[("max_connections", "12"), ("superuser_reserved_connections", "3")]);
    let database = server.database();
    role(&database, "lim", "CONNECTION LIMIT 1");
    role(&database, "plain", "");

    let held = sessions(&database, 1, "lim", "p");
    let output = as_role(&database, "lim", "p").run().ends_with(3);
    tells(&output, &[("pg.reach", "")]);
    assert_eq!(limit(&output), "role \"lim\" has all the connections it may have");
    let output = of(&database).ends_with(3);
    tells(&output, &[("pg.conn", "")]);
    assert!(
        finding(&output, "pg.conn")["cause"].as_str().unwrap().contains("1 of 1 connections of role \"lim\"")
    );
    drop(held);

    database.psql(&format!("ALTER DATABASE {} CONNECTION LIMIT 1", database.name()));
    until_sessions(&database, 0, "usename = 'lim'");
    let held = sessions(&database, 1, "plain", "p");
    let output = as_role(&database, "plain", "p").run().ends_with(3);
    // the database lets nobody in, and another one of the server shows who holds its connections
    tells(&output, &[("pg.conn", ""), ("pg.reach", "pg.conn")]);
    assert!(limit(&output).starts_with("database "), "{}", limit(&output));
    assert!(finding(&output, "pg.conn")["cause"].as_str().unwrap().contains("from pool as plain"));
    drop(held);
    database.psql(&format!("ALTER DATABASE {} CONNECTION LIMIT -1", database.name()));
    until_sessions(&database, 0, "usename = 'plain'");

    let held = sessions(&database, 9, "plain", "p");
    let output = as_role(&database, "plain", "p").run().ends_with(3);
    tells(&output, &[("pg.reach", "")]);
    assert!(limit(&output).contains("(superuser_reserved_connections)"), "{}", limit(&output));
    assert_eq!(unknown(&output).iter().filter(|(id, _)| id == "pg.conn").count(), 1);
    // a superuser uses the reserve without being told to, and sees who is to blame
    let output = of(&database).ends_with(3);
    tells(&output, &[("pg.conn", "")]);
    let cause = finding(&output, "pg.conn")["cause"].as_str().unwrap().to_owned();
    assert!(cause.contains("10 of 9 connections of the server") || cause.contains("9 of 9"), "{cause}");
    assert!(cause.contains("9 of them are idle, from pool as plain"), "{cause}");

    let _rest: Vec<_> = (0..3).map(|_| Client::new(&database, "admin").ready()).collect();
    let output = of(&database).ends_with(3);
    tells(&output, &[("pg.reach", "")]);
    assert!(limit(&output).contains("(max_connections)"), "{}", limit(&output));
    drop(held);
}

#[test]
fn the_reserve_of_newer_servers_has_a_name_of_its_own() {
    let settings =
        [("max_connections", "8"), ("superuser_reserved_connections", "2"), ("reserved_connections", "2")];
    let server = crate::support::or_skip!(support::postgres_of_with(16, &[&SOUND[..], &settings].concat()));
    let database = server.database();
    role(&database, "plain", "");
    let _held = sessions(&database, 4, "plain", "p");
    let output = as_role(&database, "plain", "p").run().ends_with(3);
    tells(&output, &[("pg.reach", "")]);
    assert!(limit(&output).contains("(reserved_connections)"), "{}", limit(&output));
    let remedies = finding(&output, "pg.reach")["remedies"].to_string();
    assert!(remedies.contains("GRANT pg_use_reserved_connections TO"), "{remedies}");
}

#[test]
fn a_lock_that_fills_the_slots_is_told_as_one_story_across_the_stores() {
    let server = server(&[("max_connections", "16"), ("superuser_reserved_connections", "3")]);
    let database = server.database();
    let redis = support::redis_with(&[]);
    database.psql("CREATE TABLE codes (id int PRIMARY KEY, used boolean); INSERT INTO codes VALUES (1)");
    role(&database, "app", "");
    database.psql("GRANT ALL ON codes TO app");
    let _root = Client::of(&database, "api", "app", "p").say("BEGIN; UPDATE codes SET used = true;").ready();
    let _waiting: Vec<_> = (0..12)
        .map(|_| Client::of(&database, "api", "app", "p").ready().say("UPDATE codes SET used = false;"))
        .collect();
    until_sessions(
        &database,
        12,
        "wait_event_type = 'Lock' AND clock_timestamp() - query_start > '1.1 seconds'",
    );
    redis.cli(&["EVAL", "for i = 1, 2000 do redis.call('SET', 'sess:' .. i, 'x') end", "0"]);
    redis.cli(&["SLOWLOG", "RESET"]);

    let output = authctl(["doctor", "--only", "postgres,redis", "-o", "json"])
        .on(&database)
        .redis(&redis)
        .run()
        .ends_with(3);
    tells(
        &output,
        &[("pg.idle_tx", ""), ("pg.blocked", "pg.idle_tx"), ("pg.conn", "pg.blocked"), ("rd.ttl", "")],
    );
}
