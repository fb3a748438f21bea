//! Whole databases on a real server.

use std::process::Stdio;
use std::time::{Duration, Instant};

use crate::support::{Database, Invocation, authctl, postgres, unique};

fn db(arguments: &[&str], database: &Database<'_>) -> Invocation {
    authctl(["db"].iter().chain(arguments)).on(database)
}

fn exists(database: &Database<'_>, name: &str) -> bool {
    database.psql(&format!("SELECT count(*) FROM pg_database WHERE datname = '{name}'")) == "1"
}

/// What tells one database of a name from the next, and how it is.
fn shape(database: &Database<'_>, name: &str) -> String {
    database.psql(&format!(
        "SELECT pg_get_userbyid(datdba), pg_encoding_to_char(encoding), datcollate, datctype, datconnlimit, \
         datallowconn FROM pg_database WHERE datname = '{name}'"
    ))
}

fn tables(database: &Database<'_>, name: &str) -> String {
    let count = "SELECT count(*) FROM pg_class WHERE relname = 'full_of_rows'";
    database.server().try_psql(name, count).unwrap()
}

#[test]
fn a_database_is_created_once() {
    let home = postgres().database();
    let name = unique("made");
    db(&["create", &name, "--yes"], &home).run().ends_with(0);
    assert!(exists(&home, &name));
    let again = db(&["create", &name, "--yes"], &home).run().ends_with(8);
    assert!(again.stderr.contains("is there already"), "{}", again.stderr);
    db(&["create", &name, "--yes", "--if-not-exists"], &home).run().ends_with(0);
    db(&["drop", &name, "--yes"], &home).run().ends_with(0);
    assert!(!exists(&home, &name));
    db(&["drop", &name, "--yes"], &home).run().ends_with(1);
    db(&["drop", &name, "--yes", "--if-exists"], &home).run().ends_with(0);
}

#[test]
fn a_drop_takes_the_name_and_shows_what_goes() {
    let home = postgres().database();
    let victim = postgres().database();
    victim.psql("CREATE TABLE full_of_rows (id int)");
    let name = victim.name();
    let refused = db(&["drop", name], &home).run().ends_with(7);
    assert!(refused.stderr.contains("--yes"), "{}", refused.stderr);
    let mistaken = db(&["drop", name, "--confirm", "other"], &home).run().ends_with(7);
    assert!(mistaken.stderr.contains("nothing was changed"), "{}", mistaken.stderr);
    let plan = db(&["drop", name, "--dry-run", "--output=json"], &home).run().ends_with(0).json();
    assert_eq!(plan["data"]["tables"], 1, "{plan}");
    assert!(plan["data"]["size_bytes"].as_i64().unwrap() > 1_000_000, "{plan}");
    assert!(exists(&home, name));
    db(&["drop", name, "--confirm", name], &home).run().ends_with(0);
    assert!(!exists(&home, name));
}

#[test]
fn a_database_in_use_goes_only_by_force() {
    let home = postgres().database();
    let victim = postgres().database();
    let name = victim.name();
    let mut client = victim.server().client(name);
    client.args(["-c", "SELECT pg_sleep(60)"]).stdout(Stdio::null()).stderr(Stdio::null());
    let mut session = client.spawn().unwrap();
    let begin = Instant::now();
    while home.psql(&format!("SELECT count(*) FROM pg_stat_activity WHERE datname = '{name}'")) == "0" {
        assert!(begin.elapsed() < Duration::from_secs(20));
    }
    for verb in ["drop", "reset"] {
        let output = db(&[verb, name, "--yes"], &home).run().ends_with(8);
        assert!(output.stderr.contains("is in use by 1 session of others"), "{}", output.stderr);
    }
    db(&["reset", name, "--yes", "--force"], &home).run().ends_with(0);
    session.wait().unwrap();
    assert!(shape(&home, name).ends_with("|t"), "{}", shape(&home, name));
}

#[test]
fn a_reset_keeps_how_the_database_is_and_nothing_in_it() {
    let home = postgres().database();
    let victim = postgres().database();
    let name = victim.name();
    victim.psql("CREATE TABLE full_of_rows (id int)");
    victim.psql(&format!("ALTER DATABASE {name} WITH CONNECTION LIMIT 7"));
    let before = shape(&home, name);
    db(&["reset", name, "--confirm", name], &home).run().ends_with(0);
    assert_eq!(shape(&home, name), before);
    assert_eq!(tables(&home, name), "0");
    let left = home.psql(&format!("SELECT count(*) FROM pg_database WHERE datname LIKE '{name}\\_authctl%'"));
    assert_eq!(left, "0");
}

#[test]
fn a_reset_goes_on_from_wherever_it_was_stopped() {
    let home = postgres().database();
    for stop in 1..=3 {
        let victim = postgres().database();
        let name = victim.name();
        victim.psql("CREATE TABLE full_of_rows (id int)");
        let steps = [
            format!("CREATE DATABASE {name}_authctl_new TEMPLATE template0"),
            format!("ALTER DATABASE {name} RENAME TO {name}_authctl_old"),
            format!("ALTER DATABASE {name}_authctl_new RENAME TO {name}"),
        ];
        for step in &steps[..stop] {
            home.psql(step);
        }
        let output = db(&["reset", name, "--yes"], &home).run().ends_with(0);
        assert_eq!(output.stderr.contains("this finishes it"), stop > 1, "{}", output.stderr);
        assert_eq!(tables(&home, name), "0");
        let names = home.psql(&format!("SELECT datname FROM pg_database WHERE datname LIKE '{name}%'"));
        assert_eq!(names, name);
    }
}

#[test]
fn a_reset_empties_what_was_filled_after_one_that_was_stopped() {
    let home = postgres().database();
    let victim = postgres().database();
    let name = victim.name();
    victim.psql("CREATE TABLE full_of_rows (id int)");
    home.psql(&format!("CREATE DATABASE {name}_authctl_old"));
    db(&["reset", name, "--yes"], &home).run().ends_with(0);
    assert_eq!(tables(&home, name), "0");
    assert_eq!(
        home.psql(&format!("SELECT datname FROM pg_database WHERE datname LIKE '{name}%'")),
        name,
        "nothing is left beside it"
    );
}

#[test]
fn one_of_two_that_come_at_once_is_told_of_the_other() {
    let home = postgres().database();
    let name = unique("twice");
    let runs = [0; 4].map(|_| db(&["create", &name, "--yes"], &home).spawn());
    let mut codes = runs.map(|run| run.wait().code);
    codes.sort_unstable();
    db(&["drop", &name, "--yes"], &home).run().ends_with(0);
    assert_eq!(codes, [0, 8, 8, 8]);
}

#[test]
fn odd_names_come_back_as_commands_that_work() {
    let home = postgres().database();
    let name = format!("-{} it's", unique("odd"));
    let create = || authctl(["db", "create", "--yes", "--", &name]).on(&home);
    create().run().ends_with(0);
    let again = create().run().ends_with(8);
    let quoted = name.replace('\'', r"'\''");
    assert!(again.stderr.contains(&format!("`authctl db reset -- '{quoted}'`")), "{}", again.stderr);
    authctl(["db", "reset", "--yes", "--", &name]).on(&home).run().ends_with(0);
    authctl(["db", "drop", "--yes", "--", &name]).on(&home).run().ends_with(0);
}

#[test]
fn the_servers_own_databases_stay() {
    let home = postgres().database();
    for name in ["postgres", "template1", "template0"] {
        for verb in ["drop", "reset"] {
            let output = db(&[verb, name, "--yes", "--force"], &home).run().ends_with(7);
            assert!(output.stderr.contains("it stays as it is"), "{}", output.stderr);
        }
    }
    let long = "x".repeat(64);
    let output = db(&["create", &long, "--yes"], &home).run().ends_with(2);
    assert!(output.stderr.contains("cut it off after 63 bytes"), "{}", output.stderr);
}

#[test]
fn sizes_that_cannot_be_seen_are_unknown() {
    let home = postgres().database();
    let role = unique("blind");
    home.psql(&format!("CREATE ROLE {role} LOGIN PASSWORD 'blind'"));
    home.psql(&format!("REVOKE CONNECT ON DATABASE {} FROM PUBLIC", home.name()));
    let list = || db(&["list", "--output=json"], &home);
    let size = |json: &serde_json::Value| {
        let rows = json["data"].as_array().unwrap().iter();
        rows.clone().find(|row| row["name"] == home.name()).unwrap()["size_bytes"].clone()
    };
    let blind = list().env("DATABASE_USER", &role).env("DATABASE_PASSWORD", "blind").run();
    home.psql(&format!("DROP ROLE {role}"));
    let blind = blind.ends_with(0).json();
    assert_eq!(size(&blind), serde_json::Value::Null);
    assert!(blind["notes"][0].as_str().unwrap().contains("pg_read_all_stats"), "{blind}");
    assert!(size(&list().run().ends_with(0).json()).as_i64().unwrap() > 1_000_000);
}

#[test]
fn a_shape_that_tells_no_changes_is_refused_before_one_is_made() {
    let home = postgres().database();
    let name = unique("untold");
    let refused = db(&["create", &name, "--yes", "--output=nagios"], &home).run().ends_with(3);
    assert!(refused.stdout.starts_with("UNKNOWN - "), "{}", refused.stdout);
    assert!(!exists(&home, &name));
}
