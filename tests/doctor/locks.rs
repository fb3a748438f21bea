//! Sessions that wait for locks.

use serde_json::json;

use super::*;

#[test]
fn the_root_of_a_chain_stands_first_and_a_queued_alter_is_named() {
    let server = server(&[]);
    let database = server.database();
    database.psql("CREATE TABLE codes (id int PRIMARY KEY, used boolean); INSERT INTO codes VALUES (1), (2)");
    let _root = Client::new(&database, "auth-api").say("BEGIN; UPDATE codes SET used = true WHERE id = 1;");
    until_sessions(&database, 1, "application_name = 'auth-api' AND state = 'idle in transaction'");
    let _second = Client::new(&database, "second").say("UPDATE codes SET used = false WHERE id = 1;");
    until_sessions(&database, 1, "application_name = 'second' AND wait_event_type = 'Lock'");
    let _alter = Client::new(&database, "migration").say("ALTER TABLE codes ADD COLUMN more int;");
    until_sessions(&database, 1, "application_name = 'migration' AND wait_event_type = 'Lock'");
    let _readers: Vec<_> =
        (0..4).map(|_| Client::new(&database, "reader").say("SELECT count(*) FROM codes;")).collect();
    until_sessions(&database, 4, "application_name = 'reader' AND wait_event_type = 'Lock'");
    until_sessions(
        &database,
        6,
        "wait_event_type = 'Lock' AND clock_timestamp() - query_start > '1.1 seconds'",
    );

    let output = of(&database).ends_with(3);
    tells(&output, &[("pg.idle_tx", ""), ("pg.blocked", "pg.idle_tx")]);
    let pid = |name: &str| {
        let question = format!("SELECT pid FROM pg_stat_activity WHERE application_name = '{name}'");
        database.psql(&question).parse::<i64>().unwrap()
    };
    let blocked = finding(&output, "pg.blocked");
    let evidence = &blocked["evidence"];
    assert_eq!((&evidence["blocked_sessions"], &evidence["root_pid"]), (&json!(6), &json!(pid("auth-api"))));
    assert_eq!(
        (&evidence["amplifier_pid"], &evidence["amplifier_frees"]),
        (&json!(pid("migration")), &json!(4))
    );
    assert_eq!(blocked["remedies"][0]["command"], format!("authctl postgres cancel {}", pid("migration")));
    let idle = finding(&output, "pg.idle_tx");
    assert_eq!(idle["remedies"][0]["command"], format!("authctl postgres terminate {}", pid("auth-api")));
    assert_eq!(output.json()["data"]["headline"], "auth-api left a transaction open");

    // for people the consequence stands below its cause
    let text = authctl(["doctor", "--only", "postgres"]).on(&database).run().ends_with(3).stdout;
    let (cause, effect) = (text.find("[pg.idle_tx]").unwrap(), text.find("└ CRIT").unwrap());
    assert!(cause < effect && text.starts_with("Auth-api left a transaction open."), "{text}");
}

#[test]
fn a_forgotten_prepared_transaction_is_the_cause_of_what_waits_for_it() {
    let server = server(&[("max_prepared_transactions", "2")]);
    let database = server.database();
    database.psql("CREATE TABLE codes (id int)");
    let preparing =
        Client::new(&database, "x").say("BEGIN; LOCK TABLE codes; PREPARE TRANSACTION 'it''s forgotten';");
    until(&database, "SELECT count(*) = 1 FROM pg_prepared_xacts");
    drop(preparing);
    let _waiting: Vec<_> =
        (0..5).map(|_| Client::new(&database, "w").say("SELECT count(*) FROM codes;")).collect();
    until_sessions(
        &database,
        5,
        "wait_event_type = 'Lock' AND clock_timestamp() - query_start > '1.1 seconds'",
    );

    let output = of(&database).ends_with(3);
    tells(&output, &[("pg.prepared", ""), ("pg.blocked", "pg.prepared")]);
    let remedy = finding(&output, "pg.prepared")["remedies"][0]["command"].as_str().unwrap().to_owned();
    // the line can be copied as it is
    let line = format!("PATH={}:$PATH; {remedy}", support::postgres().binaries.display());
    assert!(line.contains("ROLLBACK PREPARED"), "{line}");
    database.psql("ROLLBACK PREPARED 'it''s forgotten'");
}

#[test]
fn a_catalog_that_is_locked_hides_some_checks_and_ends_none() {
    let server = server(&[]);
    let database = server.database();
    let _locker =
        Client::new(&database, "locker").say("BEGIN; LOCK TABLE pg_sequence IN ACCESS EXCLUSIVE MODE;");
    until_sessions(&database, 1, "application_name = 'locker' AND state = 'idle in transaction'");
    let output = of(&database).ends_with(0);
    tells(&output, &[]);
    let unseen: Vec<_> = unknown(&output).into_iter().map(|(id, _)| id).collect();
    assert_eq!(unseen, ["pg.seq"]);
    let headline = output.json()["data"]["headline"].as_str().unwrap().to_owned();
    assert!(headline == "nothing found in what could be seen; 1 check could not look", "{headline}");
    authctl(["doctor", "--only", "postgres", "--strict"]).on(&database).run().ends_with(4);

    // this one is read by every login
    let _other = Client::new(&database, "other").say("BEGIN; LOCK TABLE pg_index IN ACCESS EXCLUSIVE MODE;");
    let begin = Instant::now();
    let locked = loop {
        let output = of(&database);
        if story(&output) == [("pg.reach".to_owned(), None)] || begin.elapsed() > Duration::from_secs(10) {
            break output.ends_with(3);
        }
    };
    tells(&locked, &[("pg.reach", "")]);
    assert!(finding(&locked, "pg.reach")["title"].as_str().unwrap().contains("locked"), "{}", locked.stdout);
}
