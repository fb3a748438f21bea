//! What counts as a good backup, of each database, server and table by itself. The repositories are made by hand.

use std::fs;

use authctl::ops::repository::{Manifest, Method, Store, StoreVerification, Verification};
use serde_json::{Value as Json, json};

use crate::backup::{Made, notes, row};

/// A set of this database, read back at once.
fn of_database(made: &Made, hours: i64, source: &str, database: &str) -> Manifest {
    let set = made.set_with(hours, &["postgres"], |manifest| {
        manifest["parts"][0]["source"] = source.into();
        manifest["parts"][0]["database"] = database.into();
    });
    made.verified(&set, hours, true);
    set
}

fn subjects(answer: &Json, verdict: &str) -> Vec<String> {
    let findings = answer["data"]["findings"].as_array().unwrap().iter();
    let of_verdict = findings.filter(|finding| finding["verdict"] == verdict);
    of_verdict.map(|finding| finding["subject"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_fresh_backup_of_one_database_does_not_hide_that_another_has_none() {
    let made = Made::new();
    of_database(&made, 72, "postgres://auth@db:5432/billing", "billing");
    of_database(&made, 1, "postgres://auth@db:5432/auth", "auth");
    let answer = made.json(&["list", "--max-age", "26h"], 3);
    assert_eq!(subjects(&answer, "bad"), ["postgres billing"]);
    assert_eq!(subjects(&answer, "fine"), ["postgres auth"]);
    of_database(&made, 2, "postgres://auth@db:5432/billing", "billing");
    made.json(&["list", "--max-age", "26h"], 0);
}

#[test]
fn servers_of_one_name_are_told_apart_and_roles_are_not() {
    let made = Made::new();
    of_database(&made, 72, "postgres://auth@old:5432/auth", "auth");
    of_database(&made, 1, "postgres://auth@new:5432/auth", "auth");
    let answer = made.json(&["list", "--max-age", "26h"], 3);
    assert_eq!(subjects(&answer, "bad"), ["postgres auth at old:5432/auth"]);
    of_database(&made, 2, "postgres://backup@old:5432/auth", "auth");
    made.json(&["list", "--max-age", "26h"], 0);
    for (hours, source) in [(50, "redis://one:6379/0"), (3, "redis://two:6379/0")] {
        let set = made.set_with(hours, &["redis"], |manifest| manifest["parts"][0]["source"] = source.into());
        made.verified(&set, hours, true);
    }
    let answer = made.json(&["list", "--max-age", "26h"], 3);
    assert_eq!(subjects(&answer, "bad"), ["redis at one:6379/0"]);
}

#[test]
fn check_sums_alone_do_not_make_a_backup_good() {
    let made = Made::new();
    let set = made.set(1, &["postgres", "redis"]);
    let sums = |store| StoreVerification::new(store, Method::Stored, Vec::new());
    let stores = [Store::Postgres, Store::Redis].map(sums).to_vec();
    made.looked_at(1, Verification::of_stores(&set.set, Vec::new(), stores));
    let answer = made.json(&["list", "--max-age", "26h"], 3);
    let told = notes(&answer);
    assert!(
        told.contains("only its check sums were compared") && told.contains("`backup.identity`"),
        "{told}"
    );
    let listed = row(&answer, set.set.as_str());
    assert_eq!(listed["state"], "check sums only");
    assert_eq!(listed["stores_verified"][0]["good"], false);
    let table = made.backup(&["list", "--columns", "state,verified_by"]).run().stdout;
    assert!(table.contains("check sums only"), "{table}");
    let shown = made.backup(&["show"]).run().stderr;
    assert!(shown.contains("Only check sums were compared"), "{shown}");
    // with the key somebody reads it elsewhere; check sums afterwards take nothing of that away
    let read =
        [Store::Postgres, Store::Redis].map(|store| StoreVerification::new(store, Method::Read, Vec::new()));
    made.looked_at(0, Verification::of_stores(&set.set, Vec::new(), read.to_vec()));
    made.looked_at(0, Verification::new(&set.set, Method::Stored, Vec::new()));
    let answer = made.json(&["list", "--max-age", "26h"], 0);
    assert_eq!(row(&answer, set.set.as_str())["state"], "verified");
}

#[test]
fn each_store_says_how_it_was_verified() {
    let made = Made::new();
    let set = made.set(5, &["postgres", "redis"]);
    let of = |store, method| StoreVerification::new(store, method, Vec::new());
    let unknown = Some("no redis-server is installed".to_owned());
    let redis = StoreVerification { unknown, ..of(Store::Redis, Method::Read) };
    let rehearsed =
        Verification::of_stores(&set.set, Vec::new(), vec![of(Store::Postgres, Method::Restore), redis]);
    assert_eq!(rehearsed.method, Method::Read, "a set is restored only when every store of it was");
    made.looked_at(4, rehearsed);
    let table = made.backup(&["list", "--columns", "set,verified_by"]).run().ends_with(0).stdout;
    assert!(table.contains("postgres restored, redis read"), "{table}");
    // a plain read is younger and takes nothing of the rehearsal away
    made.verified(&set, 1, true);
    let answer = made.json(&["list", "--max-age", "26h", "--verified-within", "2h"], 0);
    let stores = &row(&answer, set.set.as_str())["stores_verified"];
    assert_eq!((&stores[0]["method"], &stores[1]["method"]), (&json!("restore"), &json!("read")));
    assert!(stores[0]["at"].as_str() < stores[0]["read_at"].as_str(), "{stores}");
    let shown = made.backup(&["show"]).run().ends_with(0).stdout;
    assert!(shown.contains("redis was not restored: no redis-server is installed"), "{shown}");
}

#[test]
fn a_store_that_was_found_damaged_is_told_from_one_that_nobody_read() {
    let made = Made::new();
    let set = made.set(5, &["postgres", "redis"]);
    let of = |store, findings| StoreVerification::new(store, Method::Read, findings);
    let wrong = vec!["redis/dump.rdb is cut off".to_owned()];
    let stores = vec![of(Store::Postgres, Vec::new()), of(Store::Redis, wrong)];
    made.looked_at(4, Verification::of_stores(&set.set, Vec::new(), stores));
    let table = made.backup(&["list", "--columns", "set,verified_by"]).run().stdout;
    assert!(table.contains("postgres read, redis read: damaged"), "{table}");
    let answer = made.json(&["list"], 3);
    let redis = &row(&answer, set.set.as_str())["stores_verified"][1];
    assert_eq!((&redis["method"], &redis["good"]), (&json!("read"), &json!(false)));
}

#[test]
fn a_record_of_before_stores_were_told_apart_vouches_for_the_database_alone() {
    let made = Made::new();
    let set = made.set(5, &["postgres", "redis"]);
    made.looked_at(4, Verification::new(&set.set, Method::Restore, Vec::new()));
    let answer = made.json(&["list"], 0);
    let stores = &row(&answer, set.set.as_str())["stores_verified"];
    assert_eq!((&stores[0]["method"], &stores[1]["method"]), (&json!("restore"), &json!("read")));
}

#[test]
fn a_set_whose_files_are_gone_is_no_backup() {
    let made = Made::new();
    let older = made.set(40, &["redis"]);
    made.verified(&older, 39, true);
    let set = made.set(1, &["postgres", "redis"]);
    made.verified(&set, 1, true);
    made.json(&["list", "--max-age", "26h"], 0);
    let file = made.path().join(set.set.as_str()).join(&set.files[0].path);
    for damage in ["cut", "gone"] {
        if damage == "cut" {
            fs::write(&file, "a").unwrap();
        } else {
            fs::remove_file(&file).unwrap();
        }
        let answer = made.json(&["list"], 3);
        let listed = row(&answer, set.set.as_str());
        assert_eq!(listed["state"], "incomplete", "{damage}");
        assert!(listed["wrong"].as_str().unwrap().contains(&set.files[0].path), "{listed}");
        let answer = made.json(&["list", "--max-age", "26h"], 3);
        let told = notes(&answer);
        assert!(told.contains("not all there as they were written"), "{told}");
        assert!(
            subjects(&answer, "bad").contains(&"redis".to_owned()),
            "its newest good one is old: {answer}"
        );
    }
    made.json(&["list", "--max-age", "48h", "redis"], 3);
}

#[test]
fn an_age_without_a_unit_is_refused() {
    let made = Made::new();
    for words in
        [&["list", "--max-age", "26"], &["list", "--verified-within", "26"], &["schedule", "--max-age", "26"]]
    {
        let told = made.backup(words).run().ends_with(2).stderr;
        assert!(told.contains("`26` has no unit") && told.contains("26h"), "{told}");
    }
    made.backup(&["list", "--max-age", "26x"]).run().ends_with(2);
}
