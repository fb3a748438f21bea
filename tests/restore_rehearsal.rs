//! Rehearsals of a database: what killed ones left, and two at once.

use std::process::Child;

use crate::support::{Database, Repository, postgres, unique, wait_for};

const REHEARSE: [&str; 3] = ["backup", "verify", "--restore"];

fn live() -> (Database<'static>, Repository) {
    let database = postgres().database();
    database.psql("CREATE TABLE users AS SELECT n FROM generate_series(1, 100) AS n");
    (database, Repository::new())
}

/// A database as a rehearsal makes it, with this comment.
fn scratch(database: &Database<'_>, comment: &str) -> String {
    let name = format!("verify_{}_authctl_restoring", unique("killed"));
    database.server().psql(&format!("CREATE DATABASE {name}"));
    database.server().psql(&format!("COMMENT ON DATABASE {name} IS '{comment}'"));
    name
}

fn exists(database: &Database<'_>, name: &str) -> bool {
    database.server().psql(&format!("SELECT count(*) FROM pg_database WHERE datname = '{name}'")) == "1"
}

/// A session that is at work on a database of this name.
fn holder(database: &Database<'_>, name: &str) -> Child {
    let home = database.server();
    let key = "hashtext('authctl restore'), hashtext";
    let take = format!("SELECT pg_advisory_lock({key}('{name}')), pg_sleep(60)");
    let child = home.client("postgres").args(["-c", &take]).spawn().unwrap();
    let held = format!(
        "SELECT count(*) > 0 FROM pg_locks WHERE objid::int8 = hashtext('{name}')::int8 & 4294967295 AND granted"
    );
    wait_for(|| home.psql(&held) == "t");
    child
}

fn end(mut session: Child) {
    session.kill().unwrap();
    session.wait().unwrap();
}

#[test]
fn what_a_killed_rehearsal_of_another_set_left_is_dropped_by_the_next() {
    let (database, repository) = live();
    repository.create(&[], &database);
    let mark = "authctl restore: unfinished set 20200101-000000";
    let [left, at_work] = [mark, mark].map(|comment| scratch(&database, comment));
    let foreign = scratch(&database, "somebody else''s");
    let session = holder(&database, &at_work);
    let plan = repository.invoke(&[&REHEARSE[..], &["--dry-run"]].concat(), &database).run().ends_with(0);
    assert!(plan.stdout.contains(&left), "{}", plan.stdout);
    assert!(!plan.stdout.contains(&at_work) && !plan.stdout.contains(&foreign), "{}", plan.stdout);
    let told = repository.run(&REHEARSE, &database).ends_with(0).stderr;
    assert!(told.contains(&format!("Database \"{left}\" was dropped")), "{told}");
    assert_eq!([&left, &at_work, &foreign].map(|name| exists(&database, name)), [false, true, true]);
    end(session);
    for name in [at_work, foreign] {
        database.server().psql(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"));
    }
}

#[test]
fn a_second_rehearsal_of_a_set_is_told_to_wait() {
    let (database, repository) = live();
    let set = repository.create(&[], &database);
    let session = holder(&database, &format!("verify_{}_authctl_restoring", set.replace('-', "_")));
    let second = repository.run(&REHEARSE, &database);
    let told = format!("{}{}", second.stdout, second.stderr);
    assert!(
        told.contains("another restore is at work") && told.contains("being rehearsed already"),
        "{told}"
    );
    assert!(!told.contains("--into"), "{told}");
    end(session);
}
