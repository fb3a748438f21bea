//! Rehearsals: every store of a set restored into something that is thrown away, and what is told where that cannot be.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use nix::sys::signal::Signal;
use serde_json::{Value as Json, json};
use tempfile::TempDir;

use crate::backup_dynamodb::bench::{table, tokens};
use crate::backup_dynamodb::front::{Answer, front};
use crate::support::{
    Database, DynamoDb, Invocation, Output, Redis, Repository, authctl, dynamodb, or_skip, postgres,
    redis_with, wait_for,
};

const KEYS: usize = 500;
const ITEMS: usize = 200;

/// A database, a Redis, a table, and a repository with a set of them.
struct Stores {
    database: Database<'static>,
    redis: Redis,
    dynamodb: &'static DynamoDb,
    table: String,
    repository: Repository,
    /// Where scratch folders are made.
    temporary: TempDir,
}

impl Stores {
    /// Stores with something in them; a counted skip where DynamoDB cannot be played.
    fn new() -> Option<Self> {
        let dynamodb = dynamodb()?;
        let database = postgres().database();
        database.psql(
            "CREATE TABLE users (id integer PRIMARY KEY); INSERT INTO users SELECT generate_series(1, 1000)",
        );
        let redis = redis_with(&[("enable-debug-command", "yes")]);
        assert_eq!(redis.cli(&["DEBUG", "POPULATE", &KEYS.to_string(), "sess", "100"]), "OK");
        let table = table(dynamodb, &tokens(ITEMS));
        let (repository, temporary) = (Repository::new(), TempDir::with_prefix("tmp-").unwrap());
        Some(Self { database, redis, dynamodb, table, repository, temporary })
    }

    fn invoke(&self, words: &[&str]) -> Invocation {
        let invocation = self.repository.invoke(words, &self.database).redis(&self.redis).aws(self.dynamodb);
        let invocation = invocation.env("DYNAMODB_REFRESH_TOKENS_TABLE", &self.table);
        invocation.env("TMPDIR", self.temporary.path()).argument("--yes")
    }

    fn create(&self, stores: &str) {
        self.invoke(&["backup", "create", stores]).run().ends_with(0);
    }

    fn rehearse(&self) -> Invocation {
        self.invoke(&["backup", "verify", "--restore", "-o", "json"])
    }

    /// The set as `backup list` has it.
    fn listed(&self) -> Json {
        self.repository.list()["data"]["sets"][0].take()
    }

    /// Tables that rehearsals made.
    fn scratch_tables(&self) -> Vec<String> {
        let beginning = format!("{}-rehearsal-", self.table);
        let (mut names, mut question) = (Vec::new(), json!({}));
        loop {
            let mut answer = self.dynamodb.call("ListTables", &question);
            names.extend(
                answer["TableNames"].as_array().unwrap().iter().map(|name| name.as_str().unwrap().to_owned()),
            );
            question["ExclusiveStartTableName"] = answer["LastEvaluatedTableName"].take();
            if question["ExclusiveStartTableName"].is_null() {
                names.retain(|name| name.starts_with(&beginning));
                return names;
            }
        }
    }

    /// Scratch folders that are there.
    fn scratch_folders(&self) -> usize {
        fs::read_dir(self.temporary.path()).unwrap().count()
    }

    /// Servers that were started in them.
    fn scratch_servers(&self) -> usize {
        let folder = self.temporary.path().to_str().unwrap();
        let output = Command::new("ps").args(["-eo", "args"]).output().unwrap();
        let lines = String::from_utf8_lossy(&output.stdout).into_owned();
        // the title that a server gives itself has its socket in it
        lines.lines().filter(|line| line.contains(folder) && line.contains("redis")).count()
    }

    fn scratch_databases(&self) -> String {
        self.database.server().psql(&format!(
            "SELECT count(*) FROM pg_database WHERE shobj_description(oid, 'pg_database') LIKE '%{}%'",
            self.repository.sets()[0]
        ))
    }

    fn nothing_is_left(&self) {
        assert_eq!(self.scratch_tables(), Vec::<String>::new());
        assert_eq!((self.scratch_folders(), self.scratch_databases().as_str()), (0, "0"));
        wait_for(|| self.scratch_servers() == 0);
    }
}

/// What is told of one store.
fn of<'a>(answer: &'a Json, store: &str) -> &'a Json {
    answer["data"]["stores"].as_array().unwrap().iter().find(|own| own["store"] == store).unwrap()
}

#[test]
fn every_store_of_a_set_is_restored_and_what_was_made_is_gone() {
    let stores = or_skip!(Stores::new());
    stores.create("all");
    let listed = stores.listed();
    assert_eq!(listed["stores_verified"][1]["method"], "read", "{listed}");
    let plan = stores.invoke(&["backup", "verify", "--restore", "--dry-run"]).run().ends_with(0);
    for step in ["scratch database", "redis-server 7", "-rehearsal-…"] {
        assert!(plan.stdout.contains(step), "{step}\n{}", plan.stdout);
    }
    let answer = stores.rehearse().run().ends_with(0).json();
    assert_eq!((&answer["data"]["restored"], &answer["verdict"]), (&json!(true), &json!("fine")));
    let contents = ["postgres", "redis", "dynamodb"].map(|store| of(&answer, store)["content"].clone());
    assert_eq!(contents, ["1,000 rows", "500 keys", "200 items"]);
    let listed = stores.listed();
    for own in listed["stores_verified"].as_array().unwrap() {
        assert_eq!((&own["method"], &own["good"]), (&json!("restore"), &json!(true)), "{listed}");
    }
    let table = authctl(["backup", "list", "--columns", "set,verified_by"])
        .env("AUTHCTL_BACKUP_REPOSITORY", stores.repository.path());
    assert!(table.run().stdout.contains("restored"));
    stores.nothing_is_left();
}

/// A folder with every program of this machine's that a rehearsal needs, but no server of Redis's.
fn without_redis() -> TempDir {
    let folder = TempDir::with_prefix("programs-").unwrap();
    for program in ["sh", "cat", "pg_dump", "pg_restore", "psql"] {
        let output = Command::new("sh").args(["-c", &format!("command -v {program}")]).output().unwrap();
        let place = String::from_utf8(output.stdout).unwrap();
        std::os::unix::fs::symlink(place.trim(), folder.path().join(program)).unwrap();
    }
    folder
}

#[test]
fn a_store_that_cannot_be_restored_here_is_unknown_and_the_others_are_not() {
    let stores = or_skip!(Stores::new());
    stores.create("all");
    let programs = without_redis();
    let rehearse = || stores.rehearse().env("PATH", programs.path());
    let answer = rehearse().run().ends_with(0).json();
    assert_eq!((&answer["verdict"], &answer["data"]["restored"]), (&json!("unknown"), &json!(false)));
    let redis = of(&answer, "redis");
    assert_eq!((&redis["verdict"], &redis["method"]), (&json!("unknown"), &json!("read")));
    assert!(redis["unknown"].as_str().unwrap().contains("install the server"), "{redis}");
    assert_eq!(of(&answer, "dynamodb")["method"], "restore");
    rehearse().argument("--strict").run().ends_with(4);
    let listed = stores.listed();
    let methods = [0, 1, 2].map(|number| listed["stores_verified"][number]["method"].clone());
    assert_eq!(methods, ["restore", "read", "restore"], "{listed}");
    let set = stores.repository.sets().remove(0);
    let shown = authctl(["backup", "show", &set]).env("AUTHCTL_BACKUP_REPOSITORY", stores.repository.path());
    let shown = shown.run().ends_with(0).stdout;
    assert!(shown.contains("redis was not restored") && shown.contains("postgres verified"), "{shown}");
    stores.create("redis");
    let failed = stores.invoke(&["backup", "verify", "--restore"]).env("PATH", programs.path());
    let failed = failed.run().ends_with(1);
    assert!(failed.stderr.contains("not installed"), "{}", failed.stderr);
}

/// A `redis-server` that is the stock one with somebody else who writes to it.
fn meddled_with(folder: &Path) {
    let script = r#"#!/bin/sh
        [ "$1" = --version ] && exec /usr/bin/redis-server --version
        socket=$(sed -n 's/^unixsocket "\(.*\)"$/\1/p' "$1")
        ( until redis-cli -s "$socket" DBSIZE 2>/dev/null | grep -q '^[1-9]'; do :; done
          redis-cli -s "$socket" SET another 1 ) >/dev/null &
        exec /usr/bin/redis-server "$1" --repl-diskless-sync-delay 1
    "#;
    let path = folder.join("redis-server");
    fs::write(&path, script).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn content_that_differs_in_a_rehearsal_is_a_finding() {
    let stores = or_skip!(Stores::new());
    stores.create("redis");
    let folder = TempDir::with_prefix("programs-").unwrap();
    meddled_with(folder.path());
    let path = format!("{}:{}", folder.path().display(), std::env::var("PATH").unwrap());
    let answer = stores.rehearse().env("PATH", path).run().ends_with(3).json();
    let redis = of(&answer, "redis");
    assert!(redis["findings"][0].as_str().unwrap().contains("501 keys"), "{answer}");
    let listed = stores.listed();
    assert_eq!((&listed["state"], &listed["stores_verified"][0]["good"]), (&json!("bad"), &json!(false)));
    // check sums and a parse that are right do not refute a restore that failed
    stores.repository.verify(&stores.repository.sets()[0]).ends_with(0);
    assert_eq!(stores.listed()["state"], "bad");
    stores.rehearse().run().ends_with(0);
    assert_eq!(stores.listed()["state"], "verified");
    stores.nothing_is_left();
}

/// A rehearsal whose DynamoDB answers `operation` with what `judge` gives.
fn behind(
    stores: &Stores,
    operation: &'static str,
    judge: impl Fn() -> Answer + Send + Sync + 'static,
) -> Invocation {
    let is_asked = move |asked: &str, _: &Json| if asked == operation { judge() } else { Answer::Pass };
    let front = front(stores.dynamodb.port, is_asked);
    stores.rehearse().env("AWS_ENDPOINT_URL", format!("http://127.0.0.1:{}", front.port))
}

fn refuses(code: &'static str) -> impl Fn() -> Answer {
    move || Answer::Refuse(code, "the test says so".to_owned())
}

#[test]
fn a_table_is_deleted_after_every_failure() {
    let stores = or_skip!(Stores::new());
    stores.create("all");
    let denied = behind(&stores, "BatchWriteItem", refuses("AccessDeniedException"));
    let answer = denied.run().ends_with(0).json();
    let table = of(&answer, "dynamodb");
    assert!(table["unknown"].as_str().unwrap().contains("the test says so"), "{answer}");
    assert_eq!(of(&answer, "postgres")["method"], "restore");
    stores.nothing_is_left();
    let refused = behind(&stores, "BatchWriteItem", refuses("ValidationException"));
    let answer = refused.run().ends_with(3).json();
    assert_eq!(of(&answer, "dynamodb")["verdict"], "bad", "{answer}");
    stores.nothing_is_left();
    let denied = behind(&stores, "CreateTable", refuses("AccessDeniedException")).argument("--strict");
    let answer = denied.run().ends_with(4).json();
    assert_eq!(of(&answer, "dynamodb")["method"], "read", "{answer}");
    stores.nothing_is_left();
}

#[test]
fn a_table_that_cannot_be_deleted_is_named() {
    let stores = or_skip!(Stores::new());
    stores.create("dynamodb");
    let told = behind(&stores, "DeleteTable", refuses("AccessDeniedException")).run().ends_with(0).stderr;
    let left = stores.scratch_tables();
    assert!(told.contains(&left[0]) && told.contains("aws dynamodb delete-table"), "{told}");
    let told = stores.rehearse().run().ends_with(0).stderr;
    assert!(told.contains(&format!("Table \"{}\" was deleted", left[0])), "{told}");
    stores.nothing_is_left();
}

fn slow() -> Answer {
    std::thread::sleep(Duration::from_secs(3));
    Answer::Pass
}

/// Starts a rehearsal, waits until it has made its table, and sends it a signal.
fn cut_off(stores: &Stores, signal: Signal) -> Output {
    let mut rehearsal = behind(stores, "BatchWriteItem", slow).spawn();
    wait_for(|| !stores.scratch_tables().is_empty());
    std::thread::sleep(Duration::from_millis(300));
    rehearsal.signal(signal);
    rehearsal.wait()
}

#[test]
fn a_rehearsal_that_is_interrupted_leaves_nothing_and_says_what_was_done() {
    let stores = or_skip!(Stores::new());
    stores.create("all");
    let told = cut_off(&stores, Signal::SIGINT).ends_with(130).stderr;
    for words in ["dynamodb was cut off", "postgres was restored", "redis was restored", "deleted again"] {
        assert!(told.contains(words), "{words}\n{told}");
    }
    stores.nothing_is_left();
    assert_eq!(stores.listed()["stores_verified"][0]["method"], "read", "nothing was recorded");
}

#[test]
fn a_database_is_dropped_again_when_its_rehearsal_is_interrupted() {
    let stores = or_skip!(Stores::new());
    stores.database.psql("INSERT INTO users SELECT generate_series(1001, 1500000)");
    stores.create("postgres");
    let mut rehearsal = stores.rehearse().spawn();
    wait_for(|| stores.scratch_databases() == "1");
    rehearsal.signal(Signal::SIGINT);
    let told = rehearsal.wait().ends_with(130).stderr;
    assert!(told.contains("the rehearsal of postgres was cut off"), "{told}");
    stores.nothing_is_left();
}

#[test]
fn what_a_killed_rehearsal_leaves_is_swept_by_the_next() {
    let stores = or_skip!(Stores::new());
    stores.create("dynamodb");
    cut_off(&stores, Signal::SIGKILL);
    let left = stores.scratch_tables();
    assert_eq!(left.len(), 1);
    // one of another machine may still be at work
    let foreign = format!("{}-rehearsal-elsewhere-1-2-3f9a", stores.table);
    let definition = json!({
        "TableName": foreign, "BillingMode": "PAY_PER_REQUEST",
        "AttributeDefinitions": [{"AttributeName": "pk", "AttributeType": "S"}],
        "KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"}],
    });
    stores.dynamodb.call("CreateTable", &definition);
    let told = stores.rehearse().run().ends_with(0).stderr;
    assert!(told.contains(&format!("Table \"{}\" was deleted", left[0])), "{told}");
    assert_eq!(stores.scratch_tables(), [foreign]);
}

#[test]
fn a_scratch_server_ends_with_a_killed_rehearsal_and_its_folder_with_the_next_run() {
    let stores = or_skip!(Stores::new());
    assert_eq!(stores.redis.cli(&["DEBUG", "POPULATE", "300000", "more", "100"]), "OK");
    stores.create("redis");
    let mut rehearsal = stores.rehearse().spawn();
    wait_for(|| stores.scratch_servers() > 0);
    rehearsal.signal(Signal::SIGKILL);
    rehearsal.wait();
    wait_for(|| stores.scratch_servers() == 0);
    assert_eq!(stores.scratch_folders(), 1);
    let told = stores.rehearse().run().ends_with(0).stderr;
    assert!(
        told.contains("authctl-scratch-") && told.contains("a run that was killed had left it"),
        "{told}"
    );
    stores.nothing_is_left();
}
