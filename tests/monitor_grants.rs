//! `authctl monitor grants`, applied to servers as it is printed, and every view seen with it.

use std::io::Write;
use std::process::Stdio;

use crate::laws::leaves;
use crate::support::{self, Postgres, authctl, or_skip, unique};

/// Runs a script with psql as the superuser.
fn run_script(server: &Postgres, script: &str) {
    let mut psql = server.client("postgres");
    let mut child = psql
        .args(["-f", "-"])
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(script.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{script}\n{}", String::from_utf8_lossy(&output.stderr));
}

/// The views of one store.
fn views(store: &str) -> Vec<Vec<String>> {
    let all = leaves().into_iter().map(|(words, _)| words);
    let mut views: Vec<_> =
        all.filter(|words| words.len() > 2 && words[0] == "monitor" && words[1] == store).collect();
    if leaves().iter().any(|(words, _)| words == &["doctor"]) {
        views.push(vec!["doctor".to_owned()]);
    }
    views
}

#[test]
fn the_role_sees_every_view_on_every_server() {
    for major in 15..=18 {
        let server = or_skip!(support::postgres_of(major));
        let database = server.database();
        if server.has_extension("pg_cron") {
            server.psql("CREATE EXTENSION IF NOT EXISTS pg_cron");
        }
        if server.has_extension("pg_stat_statements") {
            database.psql("CREATE EXTENSION pg_stat_statements");
        }
        database.psql("CREATE TABLE codes (id int)");
        let role = unique("watch");
        let printed =
            authctl(["monitor", "grants", "postgres", "--role", &role]).on(&database).run().ends_with(0);
        run_script(server, &printed.stdout);
        server.psql(&format!("ALTER ROLE \"{role}\" PASSWORD 'pencil'"));
        let mut blind = Vec::new();
        for words in views("postgres") {
            let output = authctl(&words)
                .on(&database)
                .redis(support::redis())
                .env("DATABASE_USER", &role)
                .env("DATABASE_PASSWORD", "pencil")
                .argument("-o")
                .argument("json")
                .run();
            let said = format!("{}{}", output.stdout, output.stderr);
            let notes = output.json()["notes"].to_string();
            // this role reads no rows of tables, and the estimates of bloat need some
            let may_be_blind = words.last().is_some_and(|view| ["bloat", "doctor"].contains(&view.as_str()));
            let is_blind = (notes.contains("UNKNOWN") || notes.contains("GRANT ")) && !may_be_blind;
            if ![0, 3].contains(&output.code) || is_blind {
                blind.push(format!("{} on {major}: exit {}: {said}", words.join(" "), output.code));
            }
        }
        let again =
            authctl(["monitor", "grants", "postgres", "--role", &role]).on(&database).run().ends_with(0);
        assert!(!again.stdout.contains("CREATE ROLE"), "{}", again.stdout);
        for name in ["postgres", database.name()] {
            server.try_psql(name, &format!("DROP OWNED BY \"{role}\"")).unwrap();
        }
        server.psql(&format!("DROP ROLE \"{role}\""));
        assert!(blind.is_empty(), "{}", blind.join("\n"));
    }
}

#[test]
fn the_user_of_redis_sees_every_view_and_writes_nothing() {
    let redis = support::redis_with(&[]);
    let user = unique("watch");
    let printed = authctl(["monitor", "grants", "redis", "--user", &user]).redis(&redis).run().ends_with(0);
    let line: Vec<&str> = printed.stdout.trim().split(' ').collect();
    assert_eq!(redis.cli(&line).trim(), "OK", "{}", printed.stdout);
    redis.cli(&["ACL", "SETUSER", &user, ">pencil"]);
    redis.cli(&["SET", "some:key", "1"]);
    let as_user = |words: &[String]| {
        authctl(words)
            .redis(&redis)
            .env("REDIS_PASSWORD", "pencil")
            .argument("--set")
            .argument(format!("redis.user={user}"))
    };
    let database = support::postgres().database();
    let mut blind = Vec::new();
    for words in views("redis") {
        let output = as_user(&words).on(&database).argument("-o").argument("json").run();
        let said = format!("{}{}", output.stdout, output.stderr);
        // whoever may read the log of denials may empty it too, so that is not granted
        let granted = said
            .replace(&format!("ACL SETUSER {user} +acl|log"), "")
            .replace("no permissions to run the 'acl|log' command", "");
        if ![0, 3].contains(&output.code)
            || granted.contains("no permissions")
            || granted.contains(&format!("ACL SETUSER {user}"))
        {
            blind.push(format!("{}: exit {}: {said}", words.join(" "), output.code));
        }
    }
    assert!(blind.is_empty(), "{}", blind.join("\n"));
    redis.cli(&["ACL", "SETUSER", &user, "nopass"]);
    let port = redis.port().to_string();
    let write = std::process::Command::new("redis-cli")
        .args(["-p", &port, "--user", &user, "--pass", "x", "--no-auth-warning", "SET", "some:key", "2"])
        .output()
        .unwrap();
    assert!(String::from_utf8_lossy(&write.stdout).contains("NOPERM"), "{write:?}");
}

#[test]
fn servers_that_are_gone_get_lines_for_any_version() {
    let output = authctl(["monitor", "grants"])
        .env("DATABASE_HOST", "127.0.0.1")
        .env("DATABASE_PORT", support::free_port().to_string())
        .env("REDIS_HOST", "127.0.0.1")
        .env("REDIS_PORT", support::free_port().to_string())
        .run()
        .ends_with(0);
    assert!(output.stdout.contains("-- GRANT pg_use_reserved_connections"), "{}", output.stdout);
    assert!(output.stdout.contains("\nACL SETUSER authctl_monitor on "), "{}", output.stdout);
    assert!(output.stderr.contains("PostgreSQL could not be asked"), "{}", output.stderr);
}
