//! `authctl doctor` against servers with injected faults: the right cause stands first, and nothing wrong is claimed.

mod connections;
mod locks;
mod redis;
mod vacuum;
mod whole;

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::support::{self, Database, Invocation, Output, Postgres, Redis, authctl};

/// The test servers risk their data for the sake of speed, which is a finding of its own.
const SOUND: [(&str, &str); 2] = [("fsync", "on"), ("full_page_writes", "on")];

/// A server of the test's own without any fault, and with these settings.
fn server(settings: &[(&str, &str)]) -> Postgres {
    support::postgres_with(&[&SOUND, settings].concat())
}

/// A diagnosis of this database alone.
fn of(database: &Database<'_>) -> Output {
    authctl(["doctor", "--only", "postgres", "-o", "json"]).on(database).run()
}

/// A diagnosis of this Redis alone.
fn of_redis(redis: &Redis) -> Output {
    authctl(["doctor", "--only", "redis", "-o", "json"]).redis(redis).run()
}

/// The findings that are more than worth knowing, in the order in which they are told, each with its cause.
fn story(output: &Output) -> Vec<(String, Option<String>)> {
    let answer = output.json();
    let findings = answer["data"]["findings"].as_array().unwrap();
    let alarms = findings.iter().filter(|finding| finding["severity"] != "info");
    let text = |value: &Value| value.as_str().map(str::to_owned);
    alarms.map(|finding| (text(&finding["id"]).unwrap(), text(&finding["caused_by"]))).collect()
}

/// Holds that exactly these were found, in this order: `("pg.blocked", "pg.idle_tx")` is a consequence.
fn tells(output: &Output, expected: &[(&str, &str)]) {
    let expected: Vec<_> = expected
        .iter()
        .map(|(id, cause)| ((*id).to_owned(), Some((*cause).to_owned()).filter(|cause| !cause.is_empty())))
        .collect();
    assert_eq!(story(output), expected, "stdout:\n{}\nstderr:\n{}", output.stdout, output.stderr);
    for finding in output.json()["data"]["findings"].as_array().unwrap() {
        let remedies = finding["remedies"].as_array().unwrap();
        assert!(
            remedies.len() >= 2 && remedies.iter().all(|it| it["command"] != "" && it["risk"] != ""),
            "{finding}"
        );
        assert!(finding["docs"].as_str().unwrap().starts_with("https://"), "{finding}");
    }
    assert!(output.elapsed < Duration::from_secs(6), "it took {:?}", output.elapsed);
}

/// The finding with this id.
fn finding(output: &Output, id: &str) -> Value {
    let answer = output.json();
    let findings = answer["data"]["findings"].as_array().unwrap().clone();
    findings.into_iter().find(|finding| finding["id"] == json!(id)).unwrap()
}

/// The checks that could not look, with the line that would let them.
fn unknown(output: &Output) -> Vec<(String, Option<String>)> {
    let answer = output.json();
    let unknown = answer["data"]["unknown"].as_array().unwrap();
    let text = |value: &Value| value.as_str().map(str::to_owned);
    unknown.iter().map(|it| (text(&it["id"]).unwrap(), text(&it["grant"]))).collect()
}

/// A client that holds its session open until it is dropped.
struct Client {
    child: Child,
    stdin: ChildStdin,
    stdout: BufReader<ChildStdout>,
}

impl Client {
    fn new(database: &Database<'_>, application: &str) -> Self {
        Self::of(database, application, "postgres", &database.server().password)
    }

    fn of(database: &Database<'_>, application: &str, user: &str, password: &str) -> Self {
        let mut psql = database.server().client(database.name());
        psql.args(["-U", user]).env("PGPASSWORD", password).env("PGAPPNAME", application);
        psql.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = psql.spawn().unwrap();
        let (stdin, stdout) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
        Self { child, stdin, stdout: BufReader::new(stdout) }
    }

    /// Waits until the server answers it: where slots are few, nobody else can be asked whether it is there.
    fn ready(mut self) -> Self {
        self = self.say("SELECT 'ready';");
        let mut answer = String::new();
        self.stdout.read_line(&mut answer).unwrap();
        assert_eq!(answer, "ready\n");
        self
    }

    fn say(mut self, sql: &str) -> Self {
        writeln!(self.stdin, "{sql}").unwrap();
        self
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// Waits until this query answers `t`.
fn until(database: &Database<'_>, question: &str) {
    let begin = Instant::now();
    while database.psql(question) != "t" {
        assert!(begin.elapsed() < Duration::from_secs(20), "it never came to: {question}");
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// Waits until so many sessions of this application are in this condition.
fn until_sessions(database: &Database<'_>, count: usize, condition: &str) {
    until(database, &format!("SELECT count(*) = {count} FROM pg_stat_activity WHERE {condition}"));
}

/// As this role with this password.
fn as_role(database: &Database<'_>, user: &str, password: &str) -> Invocation {
    authctl(["doctor", "--only", "postgres", "-o", "json"])
        .on(database)
        .env("DATABASE_USER", user)
        .env("DATABASE_PASSWORD", password)
}
