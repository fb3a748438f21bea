//! Looking after a repository: list, show, prune, schedule. The repositories are made by hand.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, SystemTime};

use authctl::ops::repository::{Manifest, Method, Verification};
use jiff::{SignedDuration, Timestamp};
use serde::Serialize;
use serde_json::{Value as Json, json};
use sha2::{Digest, Sha256};
use tempfile::TempDir;

use crate::support::{
    Database, Invocation, authctl, dynamodb, free_port, or_skip, postgres, redis_with, skipped, unique,
};

/// A repository that no authctl has written.
pub(crate) struct Made {
    folder: TempDir,
}

impl Made {
    pub(crate) fn new() -> Self {
        Self { folder: TempDir::with_prefix("backups-").unwrap() }
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    fn target(&self) -> String {
        format!("file://{}", self.path().display())
    }

    /// `authctl backup WORDS` on it.
    pub(crate) fn backup(&self, words: &[&str]) -> Invocation {
        authctl(["backup"].iter().chain(words)).env("AUTHCTL_BACKUP_REPOSITORY", self.path())
    }

    pub(crate) fn json(&self, words: &[&str], code: i32) -> Json {
        self.backup(&[words, &["-o", "json"]].concat()).run().ends_with(code).json()
    }

    /// A set of these stores that began so many hours ago; its file and its manifest are there.
    pub(crate) fn set(&self, hours: i64, stores: &[&str]) -> Manifest {
        self.set_with(hours, stores, |_| {})
    }

    pub(crate) fn set_with(&self, hours: i64, stores: &[&str], change: impl Fn(&mut Json)) -> Manifest {
        let begun_at = ago(hours);
        let set = name(begun_at, fs::read_dir(self.path()).unwrap().count());
        let mut manifest = json!({
            "format": 1, "set": set, "label": null, "tool": "authctl 0.1.0", "profile": null,
            "begun_at": begun_at, "ended_at": begun_at + SignedDuration::from_secs(90), "encryption": null,
            "parts": stores.iter().map(|store| part(store, begun_at)).collect::<Vec<_>>(),
            "files": [],
        });
        change(&mut manifest);
        let named = names_in(&manifest["parts"]);
        let files = manifest["files"].as_array_mut().unwrap();
        if files.is_empty() {
            files.extend(named.iter().enumerate().map(|(number, path)| file(path, number == 0)));
            for (number, path) in named.iter().enumerate() {
                self.put(&format!("{set}/{path}"), if number == 0 { "abc" } else { "" });
            }
        }
        let manifest: Manifest = serde_json::from_value(manifest).unwrap();
        self.keep(&manifest);
        manifest
    }

    fn keep(&self, manifest: &Manifest) {
        self.put(&format!("{}/manifest.json", manifest.set), &sealed(manifest));
    }

    /// That the set was read back so many hours ago.
    pub(crate) fn verified(&self, manifest: &Manifest, hours: i64, good: bool) {
        let findings = if good { vec![] } else { vec!["content: a byte is wrong".to_owned()] };
        self.looked_at(hours, Verification::new(&manifest.set, Method::Read, findings));
    }

    /// Keeps a record of so many hours ago.
    pub(crate) fn looked_at(&self, hours: i64, mut record: Verification) {
        record.at = ago(hours);
        for own in &mut record.stores {
            own.at = record.at;
        }
        let path = format!("verified/{}/{}.json", record.set, record.at.strftime("%Y%m%d-%H%M%S-%9f"));
        self.put(&path, &sealed(&record));
    }

    /// A set without manifest whose mark says nothing, and was written so many hours ago.
    fn unfinished(&self, hours: i64) -> String {
        let set = name(ago(hours), 0xbbbb);
        self.put(&format!("{set}/postgres/toc.dat"), "half");
        let mark = self.put(&format!("{set}/begun.json"), "no mark");
        let written = SystemTime::now() - Duration::from_secs(u64::try_from(hours * 3600).unwrap());
        File::options().write(true).open(mark).unwrap().set_modified(written).unwrap();
        set
    }

    fn put(&self, path: &str, text: &str) -> PathBuf {
        let path = self.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        path
    }

    fn holds(&self, set: &str) -> bool {
        self.path().join(set).exists()
    }
}

fn ago(hours: i64) -> Timestamp {
    Timestamp::now() - SignedDuration::from_hours(hours)
}

fn name(begun_at: Timestamp, number: usize) -> String {
    format!("{}-{number:04x}", begun_at.strftime("%Y%m%d-%H%M%S"))
}

fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"))
}

/// As `docs` say that documents of a repository are sealed.
fn sealed(content: &impl Serialize) -> String {
    let text = serde_json::to_string_pretty(content).unwrap();
    let text = format!("{},\n", text.strip_suffix("\n}").unwrap());
    format!("{text}  \"sha256\": \"{}\"\n}}\n", hex(text.as_bytes()))
}

fn part(store: &str, at: Timestamp) -> Json {
    let mut part = match store {
        "postgres" => json!({
            "database": "auth", "server_version": "15.1", "tool_version": "pg_dump 15.1", "format": "directory",
            "encoding": "UTF8", "snapshot_at": at, "lsn": "0/3000148", "only_schema": false, "selected": [],
            "tables": [{"schema": "public", "name": "Users", "rows": 2_000_000, "raw_bytes": 484_000_000,
                "digest": "00", "files": ["postgres/1.dat.gz"]}],
            "large_objects": 0,
        }),
        "redis" => json!({
            "server_version": "7.0.15", "content_from": at + SignedDuration::from_secs(2),
            "content_to": at + SignedDuration::from_secs(2),
            "masters": [{"address": "127.0.0.1:6379", "file": "redis/dump.rdb", "way": "replication", "rdb_version": 10,
                "keys": 7, "expiring_keys": 2, "digest": "00"}],
        }),
        _ => json!({
            "table": "tokens", "content_from": at, "content_to": at, "items": 30, "raw_bytes": 9, "digest": "00",
            "files": ["dynamodb/data/0.json.gz"], "point_in_time_recovery": null, "service_backup_arn": null,
        }),
    };
    part["store"] = store.into();
    part["source"] = "somewhere".into();
    part["duration_seconds"] = 1.5.into();
    part
}

/// The files that the stores of a manifest name.
fn names_in(parts: &Json) -> Vec<String> {
    let mut names = Vec::new();
    for part in parts.as_array().unwrap() {
        let lists = part["tables"].as_array().into_iter().flatten().map(|table| &table["files"]);
        let files = lists.chain([&part["files"]]).filter_map(Json::as_array).flatten();
        let masters = part["masters"].as_array().into_iter().flatten().map(|master| &master["file"]);
        names.extend(files.chain(masters).map(|name| name.as_str().unwrap().to_owned()));
    }
    names
}

/// A file as a manifest has it: one of them holds something.
fn file(path: &str, has_content: bool) -> Json {
    let content: &[u8] = if has_content { b"abc" } else { b"" };
    let raw = if has_content { 7 } else { 0 };
    json!({"path": path, "bytes": content.len(), "sha256": hex(content), "raw_bytes": raw})
}

fn is_definitions_only(manifest: &mut Json) {
    manifest["parts"][0]["only_schema"] = true.into();
}

pub(crate) fn notes(answer: &Json) -> String {
    answer["notes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|note| note.as_str().unwrap())
        .collect::<Vec<_>>()
        .join("\n")
}

pub(crate) fn row<'a>(answer: &'a Json, set: &str) -> &'a Json {
    answer["data"]["sets"].as_array().unwrap().iter().find(|row| row["set"] == set).unwrap()
}

#[test]
fn an_empty_repository_says_how_to_make_a_backup() {
    let made = Made::new();
    let told = made.backup(&["list"]).run().ends_with(0);
    assert!(
        told.stdout.contains("no backups") && told.stdout.contains("authctl backup create"),
        "{}",
        told.stdout
    );
    let checked = made.json(&["list", "--max-age", "26h"], 3);
    assert!(notes(&checked).contains("authctl backup create"), "{checked}");
    assert_eq!(checked["verdict"], "bad");
    made.backup(&["show"]).run().ends_with(2);
    made.backup(&["prune", "--keep-last", "1", "--yes"]).run().ends_with(0);
}

#[test]
fn every_set_is_listed_whatever_state_it_is_in() {
    let made = Made::new();
    let good = made.set_with(30, &["postgres", "redis"], |manifest| {
        manifest["label"] = "nightly".into();
        manifest["encryption"] = json!({"scheme": "age-encryption.org/v1", "recipients": ["age1x"]});
    });
    made.verified(&good, 29, true);
    let unverified = made.set(20, &["redis"]);
    let bad = made.set(10, &["postgres"]);
    made.verified(&bad, 10, true);
    made.verified(&bad, 9, false);
    let damaged = made.set(5, &["postgres"]);
    made.put(&format!("{}/manifest.json", damaged.set), "{}");
    let [left, at_work] = [made.unfinished(2), made.unfinished(0)];

    let answer = made.json(&["list"], 3);
    assert_eq!(answer["kind"], "backup.list/1");
    let order: Vec<_> =
        answer["data"]["sets"].as_array().unwrap().iter().map(|row| row["state"].clone()).collect();
    assert_eq!(order, ["being written", "unfinished", "damaged", "bad", "unverified", "verified"]);
    let typed = row(&answer, good.set.as_str());
    assert_eq!(typed["label"], "nightly");
    assert_eq!(typed["stores"], json!(["postgres", "redis"]));
    assert_eq!(
        [&typed["size_bytes"], &typed["duration_seconds"], &typed["skew_seconds"]],
        [&json!(3), &json!(90.0), &json!(2.0)]
    );
    assert_eq!((&typed["encrypted"], &typed["verification"]["method"]), (&json!(true), &json!("read")));
    assert!((typed["age_seconds"].as_f64().unwrap() - 108_000.0).abs() < 60.0, "{typed}");
    assert_eq!(row(&answer, unverified.set.as_str())["verification"], Json::Null);
    let notes = notes(&answer);
    for said in [damaged.set.as_str(), bad.set.as_str(), "a byte is wrong", &left, &at_work] {
        assert!(notes.contains(said), "{said}\n{notes}");
    }
    let table = made.backup(&["list"]).run().ends_with(3).stdout;
    assert!(
        table.contains("never") && table.contains("being written") && table.contains("damaged"),
        "{table}"
    );
}

#[test]
fn stores_choose_among_the_sets() {
    let made = Made::new();
    made.verified(&made.set(3, &["postgres"]), 3, true);
    let redis = made.set(2, &["redis"]);
    let answer = made.json(&["list", "redis"], 0);
    assert_eq!(answer["data"]["sets"].as_array().unwrap().len(), 1);
    assert_eq!(answer["data"]["sets"][0]["set"], redis.set.as_str());
    let none = made.backup(&["list", "dynamodb"]).run().ends_with(0);
    assert!(none.stdout.contains("holds dynamodb"), "{}", none.stdout);
}

#[test]
fn only_a_verified_set_is_young() {
    let made = Made::new();
    let old = made.set(50, &["postgres"]);
    made.verified(&old, 49, true);
    let fresh = made.set(1, &["postgres"]);
    let answer = made.json(&["list", "--max-age", "26h"], 3);
    let told = notes(&answer);
    assert!(told.contains("2d2h old") && told.contains("never verified"), "{told}");
    assert!(told.contains(&format!("authctl backup verify {}", fresh.set)), "{told}");
    let finding = &answer["data"]["findings"][0];
    assert_eq!((&finding["check"], &finding["verdict"]), (&json!("backup.age"), &json!("bad")));
    assert_eq!(finding["evidence"]["set"], old.set.as_str());

    made.verified(&fresh, 0, true);
    let answer = made.json(&["list", "--max-age", "26h"], 0);
    assert_eq!(answer["data"]["findings"][0]["evidence"]["max_age_seconds"], 93_600.0);
    made.json(&["list", "--max-age", "30m"], 3);
    made.json(&["list", "--max-age", "26h", "postgres", "redis"], 3);
    made.json(&["list", "--max-age", "26h", "--verified-within", "1h"], 0);
    made.verified(&fresh, 0, false);
    made.json(&["list", "--max-age", "26h"], 3);
}

#[test]
fn a_look_that_is_long_past_does_not_count() {
    let made = Made::new();
    let set = made.set(24 * 20, &["redis"]);
    made.verified(&set, 24 * 15, true);
    made.json(&["list", "--max-age", "40d"], 0);
    let told = notes(&made.json(&["list", "--max-age", "40d", "--verified-within", "7d"], 3));
    assert!(told.contains("read back 15d0h ago"), "{told}");
}

#[test]
fn definitions_and_sets_of_the_future_are_no_backup() {
    let made = Made::new();
    for manifest in [made.set_with(1, &["postgres"], is_definitions_only), made.set(-48, &["postgres"])] {
        made.verified(&manifest, 0, true);
    }
    let told = notes(&made.json(&["list", "postgres", "--max-age", "26h"], 3));
    assert!(told.contains("no set holds the whole of it"), "{told}");
    assert!(told.contains("has not come yet"), "{told}");
}

#[test]
fn a_set_of_another_profile_does_not_meet_a_demand() {
    let made = Made::new();
    let staging = made.set_with(1, &["postgres"], |manifest| manifest["profile"] = "staging".into());
    made.verified(&staging, 0, true);
    let list = |profile: &str| {
        let words = ["list", "postgres", "--max-age", "26h", "--profile", profile];
        made.backup(&words).file("authctl.toml", "[profile.staging]\n[profile.production]\n").run()
    };
    list("staging").ends_with(0);
    let told = list("production").ends_with(3);
    assert!(told.stderr.contains("of profile production"), "{}", told.stderr);
}

#[test]
fn show_tells_everything() {
    let made = Made::new();
    let set =
        made.set_with(3, &["postgres", "redis", "dynamodb"], |manifest| manifest["label"] = "big".into());
    made.verified(&set, 2, true);
    let plain = made.backup(&["show", "big"]).env("COLUMNS", "60").run().ends_with(0).stdout;
    let place =
        format!("pg_restore --dbname=NEW_DATABASE --jobs=4 --exit-on-error {}/", made.path().display());
    for said in
        ["0/3000148", "2,000,000", "127.0.0.1:6379", "tokens", "whole (authctl", "skew", place.as_str()]
    {
        assert!(plain.contains(said), "{said}\n{plain}");
    }
    assert!(!plain.contains("public.Users") && !plain.contains(&hex(b"abc")), "{plain}");
    let all = made.backup(&["show", "latest", "--tables", "--files"]).run().ends_with(0).stdout;
    assert!(all.contains("public.Users") && all.contains(&hex(b"abc")), "{all}");
    let json = made.json(&["show", &set.set.as_str()[..15]], 0);
    assert_eq!(json["data"]["manifest"]["parts"][0]["tables"][0]["rows"], 2_000_000);
    assert_eq!(json["data"]["verifications"][0]["good"], true);
    made.backup(&["show", "nothing"]).run().ends_with(2);
}

/// The commands that `show` prints for a store, with what is the operator's to choose put in.
fn script(made: &Made, store: &str, choices: &[(&str, &str)]) -> String {
    let shown = made.json(&["show"], 0);
    let steps = shown["data"]["recovery"].as_array().unwrap();
    let step = steps.iter().find(|step| step["step"] == format!("restore {store}")).unwrap();
    let lines = step["lines"].as_array().unwrap().iter().map(|line| line.as_str().unwrap());
    let script = lines.collect::<Vec<_>>().join("\n");
    choices.iter().fold(script, |script, (word, choice)| script.replace(word, choice))
}

/// The variables that lead stock tools to a database.
fn libpq(database: &Database<'_>) -> Vec<(&'static str, String)> {
    let server = database.server();
    vec![
        ("PGHOST", "127.0.0.1".to_owned()),
        ("PGPORT", server.port.to_string()),
        ("PGUSER", "postgres".to_owned()),
        ("PGPASSWORD", server.password.clone()),
        ("PGDATABASE", database.name().to_owned()),
    ]
}

fn shell(script: &str, variables: Vec<(&'static str, String)>) {
    let folder = TempDir::new().unwrap();
    let mut bash = Command::new("bash");
    bash.args(["-eo", "pipefail", "-c", script]).envs(variables).current_dir(folder.path());
    let output = bash.output().unwrap();
    assert!(output.status.success(), "{script}\n{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn a_database_is_restored_by_the_commands_that_are_shown() {
    let made = Made::new();
    let database = postgres().database();
    database.psql("CREATE TABLE kept (id int PRIMARY KEY); INSERT INTO kept SELECT generate_series(1, 1000)");
    for (format, flag, file) in
        [("directory", "-Fd", ""), ("custom", "-Fc", "/auth.dump"), ("plain", "-Fp", "/auth.sql")]
    {
        let set = made.set_with(0, &["postgres"], |manifest| {
            manifest["parts"][0]["format"] = format.into();
            manifest["parts"][0]["tables"] = json!([]);
            manifest["files"] = json!([self::file(&format!("postgres{file}"), true)]);
        });
        made.verified(&set, 0, true);
        let folder = made.path().join(set.set.as_str());
        if !file.is_empty() {
            fs::create_dir(folder.join("postgres")).unwrap();
        }
        let place = folder.join(format!("postgres{file}"));
        shell(&format!("pg_dump {flag} --file={}", place.display()), libpq(&database));
        let name = unique("restored");
        shell(&script(&made, "postgres", &[("NEW_DATABASE", &name)]), libpq(&database));
        assert_eq!(
            database.server().try_psql(&name, "SELECT count(*) FROM kept").unwrap(),
            "1000",
            "{format}"
        );
        fs::remove_dir_all(folder).unwrap();
    }
}

#[test]
fn redis_is_restored_by_the_commands_that_are_shown() {
    let made = Made::new();
    let set = made.set(0, &["redis"]);
    made.verified(&set, 0, true);
    let redis = redis_with(&[]);
    redis.cli(&["SET", "kept", "yes"]);
    redis.cli(&["SAVE"]);
    let folder = redis.cli(&["CONFIG", "GET", "dir"]);
    let source = Path::new(folder.lines().last().unwrap()).join("dump.rdb");
    fs::copy(source, made.path().join(set.set.as_str()).join("redis/dump.rdb")).unwrap();
    let port = free_port().to_string();
    let script = script(&made, "redis", &[("NEW_PORT", &port)]);
    let look = format!(
        "{script}\nfor n in $(seq 100); do redis-cli -p {port} get kept 2>/dev/null | grep -q yes && break; sleep 0.1; done\n\
         found=$(redis-cli -p {port} get kept); redis-cli -p {port} shutdown nosave || true; test \"$found\" = yes"
    );
    shell(&look, vec![]);
}

#[test]
fn a_table_is_restored_by_the_commands_that_are_shown() {
    let server = or_skip!(dynamodb());
    if Command::new("aws").arg("--version").output().is_err()
        || Command::new("jq").arg("--version").output().is_err()
    {
        return skipped("the AWS CLI or jq is not installed");
    }
    let (made, table) = (Made::new(), server.table());
    let set = made.set_with(0, &["dynamodb"], |manifest| {
        manifest["parts"][0]["table"] = table.as_str().into();
        manifest["parts"][0]["files"] = json!(["dynamodb/data/0.json.gz", "dynamodb/data/1.json.gz"]);
        manifest["files"] = json!(
            ["dynamodb/table.json", "dynamodb/data/0.json.gz", "dynamodb/data/1.json.gz"]
                .map(|path| json!({"path": path, "bytes": 1, "sha256": "00", "raw_bytes": 1}))
        );
    });
    made.verified(&set, 0, true);
    let definition = json!({
        "TableName": table, "BillingMode": "PAY_PER_REQUEST", "KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"}],
        "AttributeDefinitions": [{"AttributeName": "pk", "AttributeType": "S"}],
    });
    made.put(&format!("{}/dynamodb/table.json", set.set), &definition.to_string());
    for file in 0..2 {
        let item = |number| {
            format!("{}\n", json!({"Item": {"pk": {"S": format!("{file}#{number}")}, "n": {"N": "3"}}}))
        };
        let items: String = (0..30).map(item).collect();
        let path = made.put(&format!("{}/dynamodb/data/{file}.json", set.set), &items);
        assert!(Command::new("gzip").arg(path).status().unwrap().success());
    }
    // the first version of the command line knows the region by another name
    let region = ("AWS_DEFAULT_REGION", "us-east-1".to_owned());
    shell(&script(&made, "dynamodb", &[]), server.variables().into_iter().chain([region]).collect());
    let scanned = server.call("Scan", &json!({"TableName": table, "Select": "COUNT"}));
    assert_eq!(scanned["Count"], 60, "{scanned}");
}

#[test]
fn prune_takes_a_rule_and_consent() {
    let made = Made::new();
    made.set(1, &["redis"]);
    made.set(2, &["redis"]);
    let told = made.backup(&["prune", "--yes"]).run().ends_with(2);
    assert!(told.stderr.contains("--keep-last"), "{}", told.stderr);
    made.backup(&["prune", "--keep-daily", "0", "--yes"]).run().ends_with(2);
    let refused = made.backup(&["prune", "--keep-last", "1"]).run().ends_with(7);
    assert!(refused.stderr.contains("remove 1 of 2 backups"), "{}", refused.stderr);
    let protected = |words: &[&str]| {
        let prune = [&["prune", "--keep-last", "1", "--profile", "production"], words].concat();
        made.backup(&prune).file("authctl.toml", "[profile.production]\nprotected = true\n")
    };
    // sets of no profile are none of production's
    protected(&["--yes"]).run().ends_with(0);
    for hours in [3, 4] {
        made.set_with(hours, &["redis"], |manifest| manifest["profile"] = "production".into());
    }
    protected(&["--yes"]).run().ends_with(7);
    protected(&["--confirm", &made.target()]).run().ends_with(0);
}

#[test]
#[expect(clippy::cognitive_complexity, reason = "one story, told from beginning to end")]
fn prune_shows_why_each_set_stays_and_removes_the_others() {
    let made = Made::new();
    let verified = made.set(24 * 9, &["postgres"]);
    made.verified(&verified, 24 * 9, true);
    let old = made.set(24 * 8, &["postgres", "redis"]);
    made.verified(&old, 24 * 8, false);
    let going = made.set(24 * 7, &["postgres"]);
    let labelled = made.set_with(24 * 6, &["postgres"], |manifest| manifest["label"] = "release".into());
    let redis = made.set(24 * 5, &["redis"]);
    let newest = made.set(1, &["postgres"]);
    let future = made.set(-90, &["postgres"]);
    let [left, at_work] = [made.unfinished(3), made.unfinished(0)];
    let damaged = made.set(24 * 4, &["postgres"]);
    made.put(&format!("{}/manifest.json", damaged.set), "{}");

    let words = ["prune", "--keep-last", "1", "--keep-label", "release"];
    let plan = made.json(&[&words[..], &["--dry-run"]].concat(), 0);
    assert_eq!(plan["kind"], "backup.prune.plan/1");
    let fate = |manifest: &Manifest| {
        let row = row(&plan, manifest.set.as_str());
        format!("{}: {}", row["action"].as_str().unwrap(), row["why"][0].as_str().unwrap())
    };
    assert_eq!(fate(&verified), "keep: last verified of postgres auth");
    assert_eq!(fate(&old), "keep: bad, not counted");
    assert_eq!(fate(&going), "remove: no rule keeps it");
    assert_eq!(fate(&labelled), "keep: label release");
    assert_eq!(fate(&redis), "keep: last");
    assert_eq!(fate(&newest), "keep: last");
    assert_eq!(fate(&future), "keep: begins in the future");
    assert!(fate(&damaged).starts_with("keep: damaged"), "{}", fate(&damaged));
    assert_eq!(plan["data"]["leftovers"][0]["set"], left.as_str());
    assert!(notes(&plan).contains("left alone: 1 set"), "{plan}");
    assert!(made.holds(going.set.as_str()) && made.holds(&left));

    let done = made.json(&[&words[..], &["--yes"]].concat(), 0);
    assert_eq!(done["kind"], "backup.prune/1");
    for (set, stays) in [
        (verified.set.as_str(), true),
        (old.set.as_str(), true),
        (going.set.as_str(), false),
        (redis.set.as_str(), true),
        (damaged.set.as_str(), true),
        (&left, false),
        (&at_work, true),
    ] {
        assert_eq!(made.holds(set), stays, "{set}");
    }
    let again = made.backup(&[&words[..], &["--yes"]].concat()).run().ends_with(0);
    assert!(again.stderr.contains("Nothing to do"), "{}", again.stderr);
    made.backup(&[&words[..], &["--yes", "--remove-damaged"]].concat()).run().ends_with(0);
    assert!(!made.holds(damaged.set.as_str()) && !made.holds(old.set.as_str()));
    assert!(!made.holds(&format!("verified/{}", old.set)));
}

#[test]
fn what_a_killed_prune_has_left_goes_with_the_next() {
    let made = Made::new();
    made.set(1, &["redis"]);
    let killed = made.set(2, &["redis"]);
    // so far a kill can come: the mark of the removal is there, the manifest is gone, files are left
    fs::rename(
        made.path().join(format!("{}/manifest.json", killed.set)),
        made.path().join(format!("{}/removed.json", killed.set)),
    )
    .unwrap();
    let done = made.backup(&["prune", "--keep-last", "5", "--yes"]).run().ends_with(0);
    assert!(done.stdout.contains("swept"), "{}", done.stdout);
    assert!(!made.holds(killed.set.as_str()));
}

fn schedule(made: &Made, words: &[&str]) -> String {
    made.backup(&[&["schedule"], words].concat()).run().ends_with(0).stdout
}

#[test]
fn systemd_accepts_the_units() {
    let made = Made::new();
    let words = ["--at", "03:30", "--keep-daily", "7", "-o", "json", "--", "all", "--label", "50% \"off\""];
    let answer: Json = serde_json::from_str(&schedule(&made, &words)).unwrap();
    let folder = TempDir::new().unwrap();
    let mut units = Vec::new();
    for file in answer["data"].as_array().unwrap() {
        let name = Path::new(file["path"].as_str().unwrap()).file_name().unwrap().to_owned();
        fs::write(folder.path().join(&name), file["text"].as_str().unwrap()).unwrap();
        units.push(folder.path().join(name));
    }
    assert_eq!(units.len(), 3);
    let timer = fs::read_to_string(folder.path().join("authctl-backup.timer")).unwrap();
    assert!(timer.contains("OnCalendar=*-*-* 03:30:00\n"), "{timer}");
    assert!(timer.contains("Persistent=yes") && timer.contains("RandomizedDelaySec="), "{timer}");
    let service = fs::read_to_string(folder.path().join("authctl-backup.service")).unwrap();
    assert!(service.contains(&format!("ReadWritePaths={}\n", made.path().display())), "{service}");
    let Ok(output) = Command::new("systemd-analyze").arg("verify").args(&units).output() else {
        return skipped("systemd-analyze is not installed");
    };
    let complaint = String::from_utf8_lossy(&output.stderr);
    let own: Vec<_> = complaint.lines().filter(|line| line.contains("authctl-backup")).collect();
    assert!(output.status.success() && own.is_empty(), "{complaint}\n{service}");
}

#[test]
fn a_shell_understands_the_line_of_the_crontab() {
    let made = Made::new();
    let text = schedule(&made, &["--format", "cron", "--at", "02:05", "--", "redis", "--label", "it's 50%"]);
    let line = text.lines().find(|line| line.starts_with("5 2 * * * ")).unwrap();
    let script = line.trim_start_matches("5 2 * * * ").replace("\\%", "%");
    let output = Command::new("sh").args(["-n", "-c", &script]).output().unwrap();
    assert!(output.status.success(), "{script}\n{}", String::from_utf8_lossy(&output.stderr));
    assert!(!line.replace("\\%", "").contains('%'), "{line}");
    assert!(text.contains("backup list --max-age 26h"), "{text}");
    made.backup(&["schedule", "--format", "cron", "--on-calendar", "weekly"]).run().ends_with(2);
}

#[test]
fn docker_accepts_the_stack() {
    let made = Made::new();
    let text = schedule(&made, &["--format", "swarm", "--", "all", "--label", "$HOME"]);
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("stack.yaml");
    fs::write(&file, text).unwrap();
    let mut docker = Command::new("docker");
    docker.args(["stack", "config", "--compose-file"]).arg(&file);
    docker.envs([("AUTHCTL_IMAGE", "authctl:1"), ("AUTHCTL_NETWORK", "net"), ("AUTHCTL_NODE", "node")]);
    let Ok(output) = docker.output() else { return skipped("docker is not installed") };
    let (config, complaint) =
        (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{complaint}");
    assert!(config.contains("replicated-job") && config.contains("--label '$HOME'"), "{config}");
}

#[test]
fn a_schedule_takes_over_what_is_in_force_and_no_secret() {
    let made = Made::new();
    let production = "[profile.production]\nprotected = true\n";
    let words = ["schedule", "--profile", "production", "--set", "timeout=9s", "--keep-last", "3"];
    let run = made.backup(&words).file("authctl.toml", production).env("DATABASE_PASSWORD", "hunter2");
    let folder = run.folder();
    let text = run.run().ends_with(0).stdout;
    let settings =
        format!("--config {}/authctl.toml --profile production --set timeout=9s", folder.display());
    assert!(text.contains(&format!("{settings} backup create --confirm=")), "{text}");
    let prune = format!("{settings} backup prune --keep-last=3 --confirm={}", made.target());
    assert!(text.contains(&prune), "{prune}\n{text}");
    assert!(text.contains("DATABASE_PASSWORD") && !text.contains("hunter2"), "{text}");
    assert!(text.contains("authctl-backup-production.timer"), "{text}");

    let secret = ["schedule", "--set", "postgres.password=hunter2"];
    let told = made.backup(&secret).run().ends_with(2);
    assert!(!told.stderr.contains("hunter2") && told.stdout.is_empty(), "{}", told.stderr);
    authctl(["backup", "schedule"]).run().ends_with(2);
}
