//! Every change leaves its entry, in the local log and in the database.

use nix::sys::signal::Signal;
use serde_json::Value as Json;
use tempfile::TempDir;

use crate::support::{Database, Invocation, authctl, postgres, unique};

/// An operator with a log of their own.
struct Operator<'a> {
    folder: TempDir,
    database: &'a Database<'a>,
}

impl<'a> Operator<'a> {
    fn of(database: &'a Database<'a>) -> Self {
        Self { folder: TempDir::new().unwrap(), database }
    }

    fn runs(&self, words: &[&str]) -> Invocation {
        let log = self.folder.path().join("state/audit.jsonl");
        authctl(words.iter().copied()).on(self.database).env("AUTHCTL_AUDIT_LOG", log)
    }

    fn lists(&self, flags: &[&str]) -> Vec<Json> {
        let output = self.runs(&[&["audit", "list", "-o", "json"], flags].concat()).run().ends_with(0);
        output.json()["data"].as_array().unwrap().clone()
    }
}

#[test]
fn a_change_is_in_both_logs_with_who_what_why_and_how_it_ended() {
    let database = postgres().database();
    let operator = Operator::of(&database);
    operator.runs(&["migrate", "up", "--yes", "--reason", "release 12"]).run().ends_with(0);

    let entries = operator.lists(&[]);
    assert_eq!(entries.len(), 1, "{entries:?}");
    let entry = &entries[0];
    assert_eq!(entry["command"], "migrate up");
    assert_eq!(entry["outcome"], "done");
    assert_eq!(entry["reason"], "release 12");
    assert_eq!(entry["recorded_in"], "both");
    assert_eq!(entry["plan_fingerprint"].as_str().unwrap().len(), 12);
    assert!(entry["duration_seconds"].as_f64().unwrap() > 0.0);
    let row = database.psql("SELECT outcome, reason, error IS NULL FROM authctl.audit_log");
    assert_eq!(row.trim(), "done|release 12|t");
    let summary = entry["summary"].as_str().unwrap();
    assert!(summary.contains("migration"), "{summary}");
}

#[test]
fn a_look_and_an_empty_plan_leave_nothing() {
    let database = postgres().database();
    let operator = Operator::of(&database);
    operator.runs(&["migrate", "up", "--dry-run"]).run().ends_with(0);
    operator.runs(&["migrate", "status"]).run();
    assert!(!operator.folder.path().join("state").exists());
    operator.runs(&["migrate", "up", "--yes"]).run().ends_with(0);
    operator.runs(&["migrate", "up", "--yes"]).run().ends_with(0);
    assert_eq!(operator.lists(&["--local"]).len(), 1);
}

#[test]
fn without_a_log_nothing_is_changed() {
    let database = postgres().database();
    let output = authctl(["migrate", "up", "--yes"])
        .on(&database)
        .env("AUTHCTL_AUDIT_LOG", "/dev/null/audit.jsonl")
        .run()
        .ends_with(1);
    assert!(output.stderr.contains("nothing was changed"), "{}", output.stderr);
    assert!(output.stderr.contains("cannot write the audit log /dev/null/audit.jsonl"), "{}", output.stderr);
    let tables = database.psql("SELECT count(*) FROM pg_class WHERE relname = 'Users'");
    assert_eq!(tables.trim(), "0");
}

#[test]
fn a_change_that_fails_is_recorded_with_its_error() {
    let database = postgres().database();
    let operator = Operator::of(&database);
    let folder = operator.folder.path().join("migrations");
    let folder = folder.to_str().unwrap();
    operator
        .runs(&["migrate", "up", "--yes"])
        .file(&format!("{folder}/V1__fails.sql"), "SELECT 1 / 0;")
        .env("AUTHCTL_MIGRATIONS", folder)
        .run()
        .ends_with(1);
    let entries = operator.lists(&["--local"]);
    assert_eq!(entries[0]["outcome"], "failed");
    assert!(entries[0]["error"].as_str().unwrap().contains("division by zero"), "{entries:?}");
}

#[test]
fn what_the_database_did_not_tell_is_unknown() {
    let database = postgres().database();
    let operator = Operator::of(&database);
    let output = operator.runs(&["audit", "list"]).run().ends_with(0);
    assert!(output.stderr.contains("UNKNOWN what postgres://"), "{}", output.stderr);
    assert!(output.stderr.contains("`authctl migrate up` makes its table"), "{}", output.stderr);
    assert_eq!(
        output.stdout, "Nothing was changed through authctl, as far as these logs reach.\n",
        "{}",
        output.stderr
    );
    operator.runs(&["audit", "list", "--strict"]).run().ends_with(4);
    operator.runs(&["audit", "list", "--local", "--strict"]).run().ends_with(0);
}

#[test]
fn a_killed_run_is_unfinished_and_an_interrupted_one_failed() {
    let database = postgres().database();
    for (signal, outcome, code) in [(Signal::SIGKILL, "unfinished", -9), (Signal::SIGINT, "failed", 130)] {
        let operator = Operator::of(&database);
        let folder = operator.folder.path().join("migrations");
        let folder = folder.to_str().unwrap();
        let table = unique("sleeps");
        let mut run = operator
            .runs(&["migrate", "up", "--yes"])
            .file(&format!("{folder}/V1__{table}.sql"), "SELECT pg_sleep(30);")
            .env("AUTHCTL_MIGRATIONS", folder)
            .spawn();
        let log = operator.folder.path().join("state/audit.jsonl");
        let sleeping = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() \
                        AND query LIKE '%pg_sleep(30)%' AND pid <> pg_backend_pid()";
        while !(log.exists() && database.psql(sleeping).trim() == "1") {
            assert!(run.is_running(), "it ended before its migration: {:?}", run.wait());
        }
        run.signal(signal);
        assert_eq!(run.wait().code, code);
        let entries = operator.lists(&["--local"]);
        assert_eq!(entries[0]["outcome"], outcome, "{entries:?}");
        database.psql(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity \
             WHERE datname = current_database() AND pid <> pg_backend_pid()",
        );
    }
}

#[test]
fn the_newest_come_first_and_a_cut_list_says_so() {
    let database = postgres().database();
    let operator = Operator::of(&database);
    operator.runs(&["migrate", "up", "--yes", "--to", "1"]).run().ends_with(0);
    operator.runs(&["migrate", "up", "--yes"]).run().ends_with(0);
    let output = operator.runs(&["audit", "list", "--limit", "1", "-o", "json"]).run().ends_with(0);
    assert!(output.stderr.contains("`--limit` and `--since` reach them"), "{}", output.stderr);
    let entries = operator.lists(&["--since", "1h"]);
    assert_eq!(entries.len(), 2);
    assert!(entries[0]["occurred_at"].as_str() > entries[1]["occurred_at"].as_str());
    assert!(operator.lists(&["--since", "0s", "--local"]).is_empty());
}
