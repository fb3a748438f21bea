//! `authctl postgres cancel` and `terminate` against sessions in known situations.

use serde_json::json;

use crate::support::{self, Database, Session, authctl, unique, wait_for};

/// A session that runs a statement, and its process id.
fn busy(database: &Database<'_>, mark: &str) -> (Session, String) {
    let there = format!(
        "SELECT count(*) = 1 FROM pg_stat_activity WHERE query LIKE '%{mark}%' AND state = 'active' AND pid <> pg_backend_pid()"
    );
    let session = Session::after(database, &format!("SELECT '{mark}', pg_sleep(50)"), &there);
    let pid = database.psql(&format!(
        "SELECT pid FROM pg_stat_activity WHERE query LIKE '%{mark}%' AND pid <> pg_backend_pid()"
    ));
    (session, pid)
}

fn is_there(database: &Database<'_>, pid: &str) -> bool {
    database.psql(&format!("SELECT count(*) FROM pg_stat_activity WHERE pid = {pid}")) == "1"
}

#[test]
fn a_session_is_shown_with_whom_it_blocks_and_then_ended() {
    let database = support::postgres().database();
    database.psql("CREATE TABLE codes (id int)");
    let held = "SELECT count(*) > 0 FROM pg_locks WHERE mode = 'AccessExclusiveLock' AND granted AND relation = 'codes'::regclass";
    let _holder = Session::after(&database, "BEGIN; LOCK TABLE codes; SELECT 'hunter2', pg_sleep(50)", held);
    let holder = database.psql("SELECT pid FROM pg_locks WHERE relation = 'codes'::regclass AND granted");
    let waits = "SELECT count(*) > 0 FROM pg_locks WHERE NOT granted AND relation = 'codes'::regclass";
    let _waiter = Session::after(&database, "SELECT * FROM codes", waits);
    let waiter: i64 = database
        .psql("SELECT pid FROM pg_locks WHERE relation = 'codes'::regclass AND NOT granted")
        .parse()
        .unwrap();

    let preview = authctl(["postgres", "terminate", &holder, "--dry-run", "-o", "json"])
        .on(&database)
        .run()
        .ends_with(0);
    let row = preview.json()["data"][0].clone();
    assert_eq!(row["blocks"], json!([waiter]));
    assert!(!preview.stdout.contains("hunter2") && row["query"].as_str().unwrap().contains('?'), "{row}");
    assert!(is_there(&database, &holder), "a dry run ends nobody");

    let refused = authctl(["postgres", "terminate", &holder]).on(&database).run().ends_with(7);
    assert!(refused.stderr.contains("nobody is there to agree"), "{}", refused.stderr);

    let done =
        authctl(["postgres", "terminate", &holder, "--yes", "-o", "json"]).on(&database).run().ends_with(0);
    assert_eq!(done.json()["data"][0]["outcome"], json!("session ended"));
    assert!(!is_there(&database, &holder), "it waits until the session is gone");
}

#[test]
fn a_cancelled_statement_leaves_its_session() {
    let database = support::postgres().database();
    let mark = unique("mark");
    let mut client = database.server().client(database.name());
    client.args([
        "-v",
        "ON_ERROR_STOP=0",
        "-c",
        &format!("SELECT '{mark}', pg_sleep(50)"),
        "-c",
        "SELECT pg_sleep(50)",
    ]);
    let mut child =
        client.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null()).spawn().unwrap();
    let find =
        format!("SELECT pid FROM pg_stat_activity WHERE query LIKE '%{mark}%' AND pid <> pg_backend_pid()");
    wait_for(|| !database.psql(&find).is_empty());
    let pid = database.psql(&find);
    let done = authctl(["postgres", "cancel", &pid, "--yes", "-o", "json"]).on(&database).run().ends_with(0);
    assert_eq!(done.json()["data"][0]["outcome"], json!("statement cancelled"));
    assert!(is_there(&database, &pid), "only the statement is cancelled");
    child.kill().unwrap();
    child.wait().unwrap();
}

#[test]
fn a_statement_that_came_later_is_not_the_one_that_was_shown() {
    let database = support::postgres().database();
    let (session, pid) = busy(&database, &unique("mark"));
    let sql = |file: &str| {
        let text = std::fs::read_to_string(format!("{}/sql/postgres/{file}.sql", env!("CARGO_MANIFEST_DIR")))
            .unwrap();
        text.lines().filter(|line| !line.starts_with("--")).collect::<Vec<_>>().join("\n")
    };
    let started = database.psql(&format!(
        "SELECT (extract(EPOCH FROM backend_start) * 1000000)::int8 FROM pg_stat_activity WHERE pid = {pid}"
    ));
    let ask = |file: &str, start: &str, statement: &str| {
        let text = sql(file).replace("$1", &pid).replace("$2", start).replace("$3", statement);
        database.psql(&text)
    };
    // another start is another session with the same number
    assert_eq!(ask("terminate", "1", ""), "");
    assert_eq!(ask("cancel", &started, "1"), "");
    assert!(is_there(&database, &pid));
    assert_eq!(ask("terminate", &started, ""), "t");
    drop(session);
}

#[test]
fn who_may_not_is_told_the_grant() {
    let database = support::postgres().database();
    let role = unique("oncall");
    database.psql(&format!(
        "CREATE ROLE {role} LOGIN PASSWORD 'pencil'; GRANT CONNECT ON DATABASE {} TO {role}",
        database.name()
    ));
    let owner = unique("owner");
    database.psql(&format!("CREATE ROLE {owner} LOGIN PASSWORD 'pencil'"));
    let mut client = database.server().client(database.name());
    client.env("PGPASSWORD", "pencil").args(["-U", &owner, "-c", "SELECT pg_sleep(50)"]);
    let mut child =
        client.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null()).spawn().unwrap();
    let find = format!("SELECT pid FROM pg_stat_activity WHERE usename = '{owner}' AND state = 'active'");
    wait_for(|| !database.psql(&find).is_empty());
    let pid = database.psql(&find);
    let run = || {
        authctl(["postgres", "terminate", &pid, "--yes"])
            .on(&database)
            .env("DATABASE_USER", &role)
            .env("DATABASE_PASSWORD", "pencil")
            .run()
    };
    let hidden = run().ends_with(6);
    assert!(
        hidden.stderr.contains(&format!("`GRANT pg_read_all_stats, pg_signal_backend TO \"{role}\"`")),
        "{}",
        hidden.stderr
    );
    database.psql(&format!("GRANT pg_monitor TO {role}"));
    let denied = run().ends_with(6);
    assert!(denied.stderr.contains(&format!("`GRANT pg_signal_backend TO \"{role}\"`")), "{}", denied.stderr);
    assert!(is_there(&database, &pid));
    database.psql(&format!("GRANT pg_signal_backend TO {role}"));
    run().ends_with(0);
    assert!(!is_there(&database, &pid));
    child.wait().unwrap();
    for role in [role, owner] {
        database.psql(&format!("DROP OWNED BY {role}; DROP ROLE {role}"));
    }
}

#[test]
fn nobody_is_no_session() {
    let database = support::postgres().database();
    let output = authctl(["postgres", "cancel", "2147483000", "--yes"]).on(&database).run().ends_with(1);
    assert!(output.stderr.contains("there is no session 2147483000"), "{}", output.stderr);
    authctl(["postgres", "cancel", "0"]).on(&database).run().ends_with(2);
    authctl(["postgres", "cancel"]).on(&database).run().ends_with(2);
}
