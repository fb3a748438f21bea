//! `authctl monitor postgres cron` against a server with jobs that work, fail and keep silent.

use serde_json::{Value, json};

use crate::support::{self, Output, Postgres, authctl};

/// A server with `pg_cron`; a counted skip where it is not installed.
fn server() -> Option<Postgres> {
    let server = support::postgres_with(&[]);
    if !server.has_extension("pg_cron") {
        support::skipped("PostgreSQL is installed without pg_cron");
        return None;
    }
    server.psql("CREATE EXTENSION pg_cron");
    Some(server)
}

fn ask(server: &Postgres, user: &str, password: &str) -> Output {
    let port = server.port.to_string();
    let variables = [
        ("DATABASE_HOST", "127.0.0.1"),
        ("DATABASE_PORT", port.as_str()),
        ("DATABASE_NAME", "postgres"),
        ("DATABASE_USER", user),
        ("DATABASE_PASSWORD", password),
    ];
    let command = authctl(["monitor", "postgres", "cron", "-o", "json"]);
    variables.iter().fold(command, |command, (name, value)| command.env(name, value)).run()
}

fn row(output: &Output, name: &str) -> Value {
    let rows = output.json()["data"].as_array().unwrap().clone();
    let found = rows.into_iter().find(|row| row["name"] == json!(name));
    found.unwrap_or_else(|| panic!("no job {name}: {}", output.stdout))
}

fn notes(output: &Output) -> String {
    output.json()["notes"].to_string().replace("\\\"", "\"")
}

/// A job that is due every hour, and not while the test runs.
fn schedule(server: &Postgres, name: &str) {
    server.psql(&format!(
        "SELECT cron.schedule('{name}', (extract(minute FROM now())::int + 30) % 60 || ' * * * *', 'SELECT 1')"
    ));
}

/// What `pg_cron` writes of a run that began at `began`, as an interval before now.
fn ran(server: &Postgres, name: &str, began: &str, status: &str, message: &str) {
    server.psql(&format!(
        "INSERT INTO cron.job_run_details (jobid, runid, status, return_message, start_time, end_time)
         SELECT jobid, nextval('cron.runid_seq'), '{status}', '{message}', now() - interval '{began}', now() - interval '{began}' + interval '2 s'
         FROM cron.job WHERE jobname = '{name}'"
    ));
}

#[test]
fn jobs_that_fail_or_keep_silent_are_told_and_new_ones_are_not() {
    let Some(server) = server() else { return };
    for name in ["works", "fails", "silent", "never", "off"] {
        schedule(&server, name);
    }
    server.psql("UPDATE cron.job SET active = false WHERE jobname = 'off'");
    ran(&server, "silent", "3 h 10 min", "succeeded", "1 row");
    ran(&server, "fails", "90 min", "succeeded", "1 row");
    for _ in 0..3 {
        ran(
            &server,
            "fails",
            "25 min",
            "failed",
            "ERROR:  invalid input syntax for type integer: \"hunter2\"\nLINE 1",
        );
    }
    ran(&server, "works", "29 min", "succeeded", "1 row");
    schedule(&server, "new");

    let output = ask(&server, "postgres", &server.password).ends_with(3);
    let silent = row(&output, "silent");
    assert_eq!((&silent["verdict"], &silent["missed"]), (&json!("bad"), &json!(3)), "{silent}");
    assert!(silent["finding"].as_str().unwrap().starts_with("not run 3 times, last due at 20"), "{silent}");
    assert!((silent["last_success_age_seconds"].as_f64().unwrap() - 11_398.0).abs() < 60.0, "{silent}");
    let fails = row(&output, "fails");
    assert_eq!((&fails["verdict"], &fails["failures"]), (&json!("bad"), &json!(3)));
    assert_eq!(fails["finding"], "the last 3 runs failed");
    assert!(
        fails["message"].as_str().unwrap().contains("invalid input syntax")
            && !output.stdout.contains("hunter2")
    );
    // it was there when others ran
    assert_eq!(row(&output, "never")["missed"], json!(3));
    let new = row(&output, "new");
    assert_eq!(
        (&new["verdict"], &new["finding"], &new["missed"]),
        (&json!("unknown"), &json!("it has not run yet"), &json!(null))
    );
    let works = row(&output, "works");
    assert_eq!(
        (&works["verdict"], &works["finding"], &works["missed"]),
        (&json!("fine"), &json!(""), &json!(0))
    );
    assert!(works["next_at"].is_string() && works["median_seconds"] == json!(2.0));
    assert_eq!(
        (row(&output, "off")["finding"].clone(), row(&output, "off")["verdict"].clone()),
        (json!("inactive"), json!("fine"))
    );
    assert!(
        notes(&output).contains("pg_cron writes nothing of a job that it does not start"),
        "{}",
        notes(&output)
    );
}

#[test]
fn a_role_that_sees_only_its_own_jobs_is_told_what_lets_it_see_all() {
    let Some(server) = server() else { return };
    schedule(&server, "of_postgres");
    server.psql("CREATE ROLE watch LOGIN PASSWORD 'watch'");
    let output = ask(&server, "watch", "watch").ends_with(0);
    assert_eq!((&output.json()["verdict"], &output.json()["data"]), (&json!("unknown"), &json!([])));
    let said = notes(&output);
    let grants: Vec<_> = said.split('`').skip(1).step_by(2).collect();
    assert!(grants.len() == 4 && grants[0] == "GRANT USAGE ON SCHEMA cron TO \"watch\"", "{said}");
    // with the first two it may read, and sees nothing of others
    server.psql(grants[0]);
    server.psql(grants[1]);
    let blind = ask(&server, "watch", "watch").ends_with(0);
    assert_eq!((&blind.json()["verdict"], &blind.json()["data"]), (&json!("unknown"), &json!([])));
    assert!(notes(&blind).contains("the jobs of other roles are UNKNOWN to this role"), "{}", notes(&blind));
    server.psql(grants[2]);
    server.psql(grants[3]);
    let output = ask(&server, "watch", "watch").ends_with(0);
    assert_eq!(row(&output, "of_postgres")["finding"], "it has not run yet");
    assert!(!notes(&output).contains("UNKNOWN to this role"), "{}", notes(&output));
}

#[test]
fn where_pg_cron_is_not_it_says_so_and_where_it_is() {
    let server = support::postgres_with(&[("shared_preload_libraries", "")]);
    let database = server.database();
    let output = authctl(["monitor", "postgres", "cron"]).on(&database).run().ends_with(0);
    assert_eq!(
        output.transcript(),
        "--- stdout\npg_cron is not installed in the database [database]\n--- exit 0\n"
    );

    let server = support::postgres();
    if server.has_extension("pg_cron") {
        let output = authctl(["monitor", "postgres", "cron"]).on(&server.database()).run().ends_with(0);
        assert_eq!(output.stdout, "UNKNOWN: the jobs of this server are in the database postgres\n");
        assert!(
            output
                .stderr
                .contains("`authctl monitor postgres cron --set postgres.database=postgres` shows them"),
            "{}",
            output.stderr
        );
    }
}
