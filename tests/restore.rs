//! The way back: beside the live database, in its place, and never half of it under a real name.

use std::fs;
use std::process::Command;

use crate::support::{Database, Repository, postgres, unique, wait_for};

fn live() -> (Database<'static>, Repository) {
    let database = postgres().database();
    database.psql("CREATE TABLE users (id integer PRIMARY KEY, name text); INSERT INTO users SELECT n, 'u' || n FROM generate_series(1, 100) AS n");
    (database, Repository::new())
}

fn exists(database: &Database<'_>, name: &str) -> bool {
    database.server().psql(&format!("SELECT count(*) FROM pg_database WHERE datname = '{name}'")) == "1"
}

fn drop_database(database: &Database<'_>, name: &str) {
    database.server().psql(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"));
}

#[test]
fn the_live_database_is_not_touched_by_default() {
    let (database, repository) = live();
    let set = repository.create(&[], &database);
    database.psql("DELETE FROM users");
    repository.run(&["restore", &set], &database).ends_with(0);
    let name = format!("{}_{}", database.name(), set.replace('-', "_"));
    assert_eq!(database.server().try_psql(&name, "SELECT count(*) FROM users").unwrap(), "100");
    assert_eq!(database.psql("SELECT count(*) FROM users"), "0");
    let again = repository.run(&["restore", &set], &database).ends_with(8);
    assert!(again.stderr.contains("--swap"), "{}", again.stderr);
    drop_database(&database, &name);
}

#[test]
fn a_swap_keeps_the_live_database_and_ends_its_sessions() {
    let (database, repository) = live();
    database.psql(&format!("ALTER DATABASE {} SET work_mem = '7MB'", database.name()));
    let set = repository.create(&[], &database);
    database.psql("DELETE FROM users");
    let mut session =
        database.server().client(database.name()).args(["-c", "SELECT pg_sleep(60)"]).spawn().unwrap();
    repository.run(&["restore", "latest", "--swap"], &database).ends_with(0);
    assert!(!session.wait().unwrap().success());
    assert_eq!(database.psql("SELECT count(*) FROM users"), "100");
    assert_eq!(database.psql("SHOW work_mem"), "7MB");
    let aside = format!("{}_before_{}", database.name(), set.replace('-', "_"));
    assert_eq!(database.server().try_psql(&aside, "SELECT count(*) FROM users").unwrap(), "0");
    drop_database(&database, &aside);
}

#[test]
fn what_is_lost_takes_the_name() {
    let (database, repository) = live();
    repository.create(&[], &database);
    database.psql("DELETE FROM users");
    let refused = repository.invoke(&["restore", "latest", "--clean"], &database).run().ends_with(7);
    assert!(refused.stderr.contains("DROP DATABASE"), "{}", refused.stderr);
    let mistaken = repository.invoke(&["restore", "latest", "--clean", "--confirm", "other"], &database);
    mistaken.run().ends_with(7);
    assert_eq!(database.psql("SELECT count(*) FROM users"), "0");
    let name = database.name().to_owned();
    repository.invoke(&["restore", "latest", "--clean", "--confirm", &name], &database).run().ends_with(0);
    assert_eq!(database.psql("SELECT count(*) FROM users"), "100");
}

#[test]
fn a_damaged_backup_leaves_no_database_under_a_real_name_and_a_second_run_clears_up() {
    let (database, repository) = live();
    let set = repository.create(&[], &database);
    let is_rows = |file: &&std::path::PathBuf| file.to_str().unwrap().ends_with(".dat.gz");
    let rows = repository.files(&set).iter().find(is_rows).unwrap().clone();
    let whole = fs::read(&rows).unwrap();
    let mut damaged = whole.clone();
    let middle = damaged.len() / 2;
    damaged[middle] ^= 4;
    fs::write(&rows, &damaged).unwrap();
    let name = unique("back");
    let failed = repository.run(&["restore", &set, "--into", &name], &database).ends_with(3);
    assert!(
        failed.stderr.contains("public.users") && failed.stderr.contains("_authctl_restoring"),
        "{}",
        failed.stderr
    );
    assert!(!exists(&database, &name));
    assert!(exists(&database, &format!("{name}_authctl_restoring")));
    fs::write(&rows, &whole).unwrap();
    repository.run(&["restore", &set, "--into", &name], &database).ends_with(0);
    assert!(!exists(&database, &format!("{name}_authctl_restoring")));
    assert_eq!(database.server().try_psql(&name, "SELECT count(*) FROM users").unwrap(), "100");
    drop_database(&database, &name);
}

#[test]
fn somebody_elses_database_is_never_taken_for_a_leftover() {
    let (database, repository) = live();
    repository.create(&[], &database);
    let name = unique("mine");
    let unfinished = format!("{name}_authctl_restoring");
    database.server().psql(&format!("CREATE DATABASE {unfinished}"));
    let refused = repository.run(&["restore", "latest", "--into", &name], &database).ends_with(8);
    assert!(refused.stderr.contains("no restore of authctl has marked it"), "{}", refused.stderr);
    assert!(exists(&database, &unfinished));
    drop_database(&database, &unfinished);
}

#[test]
fn missing_roles_are_found_before_anything_is_made() {
    let (database, repository) = live();
    let role = unique("owner");
    database.psql(&format!("CREATE ROLE {role}; ALTER TABLE users OWNER TO {role}"));
    repository.create(&[], &database);
    database.psql(&format!("ALTER TABLE users OWNER TO postgres; DROP ROLE {role}"));
    let name = unique("back");
    let failed = repository.run(&["restore", "latest", "--into", &name], &database).ends_with(1);
    assert!(
        failed.stderr.contains("CREATE ROLE") && failed.stderr.contains("--no-owner"),
        "{}",
        failed.stderr
    );
    assert!(!exists(&database, &format!("{name}_authctl_restoring")));
    repository.run(&["restore", "latest", "--into", &name, "--no-owner"], &database).ends_with(0);
    drop_database(&database, &name);
}

#[test]
fn one_table_comes_back_with_what_belongs_to_it() {
    let (database, repository) = live();
    database.psql("CREATE INDEX users_name ON users (name); CREATE TABLE sessions (id integer, owner integer REFERENCES users)");
    repository.create(&[], &database);
    let name = unique("one");
    repository
        .run(&["restore", "latest", "--into", &name, "--table", "public.users"], &database)
        .ends_with(0);
    let server = database.server();
    assert_eq!(server.try_psql(&name, "SELECT count(*) FROM users").unwrap(), "100");
    assert_eq!(
        server.try_psql(&name, "SELECT count(*) FROM pg_index WHERE indrelid = 'users'::regclass").unwrap(),
        "2"
    );
    assert!(server.try_psql(&name, "SELECT FROM sessions").is_err());
    drop_database(&database, &name);
}

#[test]
fn an_index_that_cannot_be_built_is_named() {
    let (database, repository) = live();
    // the function relies on a search path that no restore has
    database.psql(
        "CREATE FUNCTION plain(text) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT $1'; \
         CREATE FUNCTION fold(text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS 'BEGIN RETURN plain($1); END'; \
         CREATE INDEX users_folded ON users (fold(name))",
    );
    repository.create(&[], &database);
    let name = unique("back");
    let failed = repository.run(&["restore", "latest", "--into", &name], &database).ends_with(1);
    assert!(failed.stderr.contains("users_folded"), "{}", failed.stderr);
    assert!(!exists(&database, &name));
    drop_database(&database, &format!("{name}_authctl_restoring"));
}

#[test]
fn a_backup_of_another_database_takes_no_place_by_mistake() {
    let (database, repository) = live();
    let other = postgres().database();
    other.psql("CREATE TABLE strange (a integer)");
    let own = repository.create(&[], &database);
    let strange = repository.create(&[], &other);
    let refused = repository.run(&["restore", &strange, "--clean"], &database).ends_with(7);
    assert!(refused.stderr.contains(other.name()), "{}", refused.stderr);
    // the latest of this database is older than the latest of all
    let plan = repository.invoke(&["restore", "latest", "--swap", "--dry-run"], &database).run().ends_with(0);
    assert!(plan.stdout.contains(&own) && !plan.stdout.contains(&strange), "{}", plan.stdout);
    repository.run(&["restore", &strange, "--clean", "--into", database.name()], &database).ends_with(0);
    assert_eq!(database.psql("SELECT count(*) FROM strange"), "0");
}

#[test]
fn a_part_does_not_take_the_place_of_the_whole() {
    let (database, repository) = live();
    database.psql("CREATE TABLE other (a integer)");
    let set = repository.create(&["--table", "users"], &database);
    for way in ["--swap", "--clean"] {
        repository.run(&["restore", &set, way], &database).ends_with(7);
    }
    let whole = repository.create(&[], &database);
    repository.run(&["restore", &whole, "--clean", "--table", "users"], &database).ends_with(7);
    assert_eq!(database.psql("SELECT count(*) FROM other"), "0");
}

#[test]
fn a_second_restore_does_not_take_the_first_for_a_leftover() {
    let (database, repository) = live();
    repository.create(&[], &database);
    let name = unique("twice");
    let key = format!(
        "SELECT pg_advisory_lock(hashtext('authctl restore'), hashtext('{name}_authctl_restoring')), pg_sleep(60)"
    );
    let home = database.server();
    let mut first = home.client("postgres").args(["-c", &key]).spawn().unwrap();
    wait_for(|| home.psql("SELECT count(*) > 0 FROM pg_locks WHERE locktype = 'advisory'") == "t");
    let second = repository.run(&["restore", "latest", "--into", &name], &database).ends_with(8);
    assert!(second.stderr.contains("another restore is at work"), "{}", second.stderr);
    first.kill().unwrap();
    first.wait().unwrap();
}

#[test]
fn owner_and_settings_come_back_under_another_name() {
    let (database, repository) = live();
    let role = unique("owner");
    let name = database.name();
    database.psql(&format!("CREATE ROLE {role}"));
    database.psql(&format!("ALTER DATABASE {name} OWNER TO {role}"));
    database.psql(&format!("ALTER DATABASE {name} SET work_mem = '9MB'"));
    database.psql(&format!("REVOKE CONNECT ON DATABASE {name} FROM PUBLIC"));
    repository.create(&[], &database);
    let into = unique("other");
    repository.run(&["restore", "latest", "--into", &into], &database).ends_with(0);
    let server = database.server();
    assert_eq!(server.try_psql(&into, "SHOW work_mem").unwrap(), "9MB");
    let facts = format!(
        "SELECT pg_get_userbyid(datdba) || has_database_privilege('public', oid, 'CONNECT') FROM pg_database WHERE datname = '{into}'"
    );
    assert_eq!(server.psql(&facts), format!("{role}false"));
    drop_database(&database, &into);
    database.psql(&format!("ALTER DATABASE {name} OWNER TO postgres"));
    database.psql(&format!("DROP ROLE {role}"));
}

#[test]
fn a_script_that_was_cut_off_is_no_restore() {
    let (database, repository) = live();
    let folder = tempfile::TempDir::new().unwrap();
    let script = folder.path().join("cut.sql");
    fs::write(&script, "CREATE TABLE t (a integer);\n").unwrap();
    let name = unique("cut");
    let failed =
        repository.run(&["restore", script.to_str().unwrap(), "--into", &name], &database).ends_with(3);
    assert!(failed.stderr.contains("lacks the line"), "{}", failed.stderr);
    assert!(!exists(&database, &name));
    drop_database(&database, &format!("{name}_authctl_restoring"));
    fs::write(&script, "").unwrap();
    repository.run(&["restore", script.to_str().unwrap(), "--into", &name], &database).ends_with(2);
}

#[test]
fn an_archive_of_rows_alone_is_refused_before_anything_is_made() {
    let (database, repository) = live();
    let folder = tempfile::TempDir::new().unwrap();
    let archive = folder.path().join("rows");
    let mut dump = Command::new("pg_dump");
    dump.args(["-Fd", "--data-only", "-d", &database.url(), "-f"]).arg(&archive);
    assert!(dump.status().unwrap().success());
    let name = unique("rows");
    let refused = repository.run(&["restore", archive.to_str().unwrap(), "--into", &name], &database);
    let told = refused.ends_with(2).stderr;
    assert!(told.contains("rows of public.users") && told.contains("`pg_restore --data-only`"), "{told}");
    assert!(!exists(&database, &format!("{name}_authctl_restoring")));
}

#[test]
fn rows_find_their_partition_where_that_depends_on_an_enum() {
    let (database, repository) = live();
    let labels = "CREATE TYPE mood AS ENUM ('sad', 'ok', 'glad', 'wild'); CREATE TABLE moods (m mood) PARTITION BY HASH (m)";
    database.psql(labels);
    for remainder in 0..2 {
        database.psql(&format!("CREATE TABLE moods_{remainder} PARTITION OF moods FOR VALUES WITH (MODULUS 2, REMAINDER {remainder})"));
    }
    database.psql("INSERT INTO moods SELECT unnest(enum_range(NULL::mood)) FROM generate_series(1, 10)");
    repository.create(&[], &database);
    let name = unique("moods");
    repository.run(&["restore", "latest", "--into", &name], &database).ends_with(0);
    assert_eq!(database.server().try_psql(&name, "SELECT count(*) FROM moods").unwrap(), "40");
    drop_database(&database, &name);
    repository.run(&["backup", "verify", "--restore"], &database).ends_with(0);
}
