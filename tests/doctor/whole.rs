//! The verb as a whole: healthy servers, missing rights, missing servers, explanations.

use super::*;
use crate::support::or_skip;

#[test]
fn a_healthy_fresh_pair_gives_no_alarm() {
    let redis = support::redis_with(&[]);
    for major in 15..=18 {
        let server = or_skip!(support::postgres_of_with(major, &SOUND));
        let database = server.database();
        authctl(["migrate", "up", "--yes"]).on(&database).run().ends_with(0);
        let command = ["doctor", "--strict", "--fail-on", "warn", "-o", "json"];
        let output = authctl(command).on(&database).redis(&redis).run();
        tells(&output, &[]);
        assert_eq!(unknown(&output), [], "on {major}");
        let output = output.ends_with(0);
        assert_eq!(output.json()["kind"], "doctor/1");
        let headline = output.json()["data"]["headline"].as_str().unwrap().to_owned();
        assert!(
            headline.starts_with("nothing found by ") && headline.ends_with("PostgreSQL, Redis"),
            "{headline}"
        );
    }
}

#[test]
fn a_role_that_sees_little_is_told_so_with_the_lines_that_grant_it() {
    let server = server(&[]);
    let database = server.database();
    authctl(["migrate", "up", "--yes"]).on(&database).run().ends_with(0);
    database.psql("CREATE ROLE app LOGIN PASSWORD 'p'");
    let _other = Client::new(&database, "other").say("BEGIN;");
    until_sessions(&database, 1, "application_name = 'other' AND state = 'idle in transaction'");
    let output = as_role(&database, "app", "p").run().ends_with(0);
    tells(&output, &[]);
    let unseen = unknown(&output);
    let monitor = Some("GRANT pg_monitor TO \"app\"".to_owned());
    assert!(unseen.contains(&("pg.idle_tx".to_owned(), monitor)), "{unseen:?}");
    let sessions = Some("GRANT SELECT ON public.\"UserSessions\" TO \"app\"".to_owned());
    assert!(unseen.contains(&("app.expired_sessions".to_owned(), sessions)), "{unseen:?}");
    let strict = ["doctor", "--only", "postgres", "--strict"];
    let strict = authctl(strict).on(&database).env("DATABASE_USER", "app").env("DATABASE_PASSWORD", "p");
    let strict = strict.run().ends_with(4);
    assert!(strict.stdout.contains("to see it: GRANT pg_monitor TO \"app\""), "{}", strict.stdout);
}

#[test]
fn a_server_that_is_not_there_is_a_finding_and_the_other_is_told_of() {
    let redis = support::redis_with(&[]);
    let command = ["doctor", "--only", "postgres,redis", "-o", "json"];
    let port = support::free_port().to_string();
    let gone = authctl(command).redis(&redis).env("DATABASE_HOST", "127.0.0.1").env("DATABASE_PORT", &port);
    let output = gone.run().ends_with(3);
    tells(&output, &[("pg.reach", "")]);
    assert!(output.elapsed < Duration::from_secs(4), "{:?}", output.elapsed);

    let nagios = authctl(["doctor", "--only", "postgres", "-o", "nagios"]);
    let nagios = nagios.env("DATABASE_HOST", "127.0.0.1").env("DATABASE_PORT", &port).run().ends_with(2);
    assert!(
        nagios.stdout.starts_with("CRITICAL - ") && nagios.stdout.lines().count() == 1,
        "{}",
        nagios.stdout
    );
}

#[test]
fn a_password_that_was_changed_in_its_file_alone_is_called_stale() {
    let server = server(&[]);
    let database = server.database();
    let redis = support::redis_with(&[]);
    let settings = format!(
        "[postgres]\nhost = \"127.0.0.1\"\nport = {}\ndatabase = \"{}\"\nuser = \"postgres\"\npassword = \"old\"\n",
        server.port,
        database.name()
    );
    let command = authctl(["doctor", "--only", "postgres,redis", "-o", "json"]).redis(&redis);
    let output = command.file("authctl.toml", settings).run().ends_with(3);
    tells(&output, &[("secret.stale", ""), ("pg.reach", "secret.stale")]);
    let cause = finding(&output, "secret.stale")["cause"].as_str().unwrap().to_owned();
    assert!(cause.contains("authctl.toml, which was changed"), "{cause}");
}

#[test]
fn a_check_explains_itself_without_any_server() {
    let output = authctl(["doctor", "--explain", "pg.blocked"]).run().ends_with(0);
    assert!(output.stdout.contains("thresholds  waiting for 5 s warns"), "{}", output.stdout);
    let wrong = authctl(["doctor", "--explain", "pg.blocky"]).run().ends_with(2);
    assert!(wrong.stderr.contains("authctl doctor --explain pg.blocked"), "{}", wrong.stderr);
}
