//! PostgreSQL's own measure of a dump: what was restored is dumped again, and the two dumps are equal. Over a database
//! with every kind of object, with the tools of the server's version and of every one there is.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use crate::support::{self, Database, Output, Postgres, authctl, or_skip};

/// A database with every kind of object that the server knows.
fn every_kind(server: &Postgres) -> Database<'_> {
    let database = server.database();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/objects");
    for (since, name) in [(15, "every_kind.sql"), (17, "every_kind@17.sql"), (18, "every_kind@18.sql")] {
        if server.major >= since {
            let mut client = server.client(database.name());
            let output =
                client.args(["-v", "ON_ERROR_STOP=1", "-f"]).arg(folder.join(name)).output().unwrap();
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        }
    }
    database
}

/// The whole dump of a database, definitions and rows, without what differs from one dump to the next.
fn dump(server: &Postgres, tools: &Path, database: &str) -> String {
    let output = tool(server, tools, "pg_dump").arg(format!("--dbname={database}")).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines()
        .filter(|line| !line.starts_with("\\restrict") && !line.starts_with("\\unrestrict"))
        .collect::<Vec<_>>()
        .join("\n")
}

fn tool(server: &Postgres, tools: &Path, name: &str) -> Command {
    let mut command = Command::new(tools.join(name));
    command.env("PGHOST", "127.0.0.1").env("PGPORT", server.port.to_string());
    command.env("PGUSER", "postgres").env("PGPASSWORD", &server.password);
    command
}

/// An empty repository, and the tools that work on it.
struct Repository {
    folder: TempDir,
    tools: PathBuf,
}

impl Repository {
    fn new(tools: &Path) -> Self {
        Self { folder: TempDir::new().unwrap(), tools: tools.to_owned() }
    }

    fn run(&self, words: &[&str], database: &Database<'_>) -> Output {
        let address = format!("backup.repository=file://{}", self.folder.path().display());
        let folder = format!("postgres.tools={}", self.tools.display());
        let invocation = authctl(words).on(database).argument("--yes").argument("--set").argument(address);
        invocation.argument("--set").argument(folder).run()
    }

    /// The archive in the only set.
    fn archive(&self) -> PathBuf {
        let mut sets = fs::read_dir(self.folder.path()).unwrap().map(|entry| entry.unwrap().path());
        sets.find(|path| path.join("postgres").is_dir()).unwrap().join("postgres")
    }
}

/// A server of this version, and tools that fit it: those of 18 know 17, too.
fn server_and_tools(major: u32) -> Option<(&'static Postgres, PathBuf)> {
    let tools = support::postgres_with_tools(if major == 17 { 18 } else { major });
    let Some(tools) = tools else {
        support::skipped(&format!("there is no pg_dump of PostgreSQL {major}"));
        return None;
    };
    Some((support::postgres_of(major)?, tools))
}

fn assert_equal(original: &Database<'_>, copy: &str, tools: &Path, what: &str) {
    let server = original.server();
    let (expected, found) = (dump(server, tools, original.name()), dump(server, tools, copy));
    let differences: Vec<_> = expected.lines().zip(found.lines()).filter(|(a, b)| a != b).take(5).collect();
    assert!(expected == found, "{what}: {differences:#?}");
}

fn drop_database(server: &Postgres, name: &str) {
    server.psql(&format!(r#"DROP DATABASE "{name}" WITH (FORCE)"#));
}

/// A backup of ours, restored by stock `pg_restore` in all its ways, and by ourselves.
fn there_and_back(major: u32) {
    let (server, tools) = or_skip!(server_and_tools(major));
    let database = every_kind(server);
    let repository = Repository::new(&tools);
    let created = repository.run(&["backup", "create", "--output=json"], &database).ends_with(0).json();
    assert_eq!(created["data"]["verified"], true, "{created}");
    for arguments in [&["--jobs=4"][..], &[], &["--single-transaction"]] {
        let copy = server.database();
        let mut restore = tool(server, &tools, "pg_restore");
        let database_argument = format!("--dbname={}", copy.name());
        let output =
            restore.arg("--exit-on-error").args(arguments).arg(database_argument).arg(repository.archive());
        let output = output.output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        assert_equal(&database, copy.name(), &tools, &format!("pg_restore {arguments:?}"));
    }
    let name = support::unique("back");
    repository.run(&["restore", "latest", "--jobs=3", "--into", &name], &database).ends_with(0);
    assert_equal(&database, &name, &tools, "authctl restore");
    drop_database(server, &name);
    let rehearsed =
        repository.run(&["backup", "verify", "--restore", "--output=json"], &database).ends_with(0).json();
    assert_eq!(rehearsed["data"]["good"], true, "{rehearsed}");
    assert_eq!(server.psql("SELECT count(*) FROM pg_database WHERE datname LIKE '%authctl_restoring'"), "0");
}

#[test]
fn every_kind_of_object_of_15_comes_back() {
    there_and_back(15);
}

#[test]
fn every_kind_of_object_of_16_comes_back() {
    there_and_back(16);
}

#[test]
fn every_kind_of_object_of_17_comes_back() {
    there_and_back(17);
}

#[test]
fn every_kind_of_object_of_18_comes_back() {
    there_and_back(18);
}

/// What `pg_dump` itself wrote, in each of its formats, restored by us.
fn archives_of_pg_dump(major: u32) {
    let (server, tools) = or_skip!(server_and_tools(major));
    let database = every_kind(server);
    let (repository, folder) = (Repository::new(&tools), TempDir::new().unwrap());
    for format in ["directory", "custom", "plain"] {
        let path = folder.path().join(format);
        let mut dumping = tool(server, &tools, "pg_dump");
        let database_argument = format!("--dbname={}", database.name());
        let output =
            dumping.arg(format!("--format={format}")).arg("--file").arg(&path).arg(database_argument);
        assert!(output.output().unwrap().status.success());
        let name = support::unique("foreign");
        repository.run(&["restore", path.to_str().unwrap(), "--into", &name], &database).ends_with(0);
        assert_equal(&database, &name, &tools, format);
        drop_database(server, &name);
    }
}

#[test]
fn archives_of_pg_dump_15_are_restored() {
    archives_of_pg_dump(15);
}

#[test]
fn archives_of_pg_dump_18_are_restored() {
    archives_of_pg_dump(18);
}

#[test]
fn the_formats_of_pg_dump_itself_come_back() {
    let (server, tools) = or_skip!(server_and_tools(15));
    let database = every_kind(server);
    for format in ["custom", "plain"] {
        let repository = Repository::new(&tools);
        repository.run(&["backup", "create", "--format", format], &database).ends_with(0);
        let name = support::unique("whole");
        repository.run(&["restore", "latest", "--into", &name], &database).ends_with(0);
        assert_equal(&database, &name, &tools, format);
        drop_database(server, &name);
    }
}

#[test]
fn a_database_that_is_not_of_utf_8_is_left_to_pg_dump() {
    let (server, tools) = or_skip!(server_and_tools(15));
    let (home, name) = (server.database(), support::unique("latin"));
    server.psql(&format!("CREATE DATABASE {name} TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'"));
    server
        .try_psql(&name, "CREATE TABLE words (word text); INSERT INTO words VALUES ('caf' || chr(233))")
        .unwrap();
    let repository = Repository::new(&tools);
    let into = support::unique("latin");
    let on_it = |words: &[&str]| {
        let named = format!("postgres.database={name}");
        let words: Vec<_> = words.iter().copied().chain(["--set", &named]).collect();
        repository.run(&words, &home).ends_with(0);
    };
    let names = "SET client_encoding = 'UTF8'; CREATE SCHEMA \"Größe\"; CREATE TABLE \"Größe\".\"naïve\" (\"clé\" text); \
                 INSERT INTO \"Größe\".\"naïve\" VALUES ('caf' || chr(233))";
    server.try_psql(&name, names).unwrap();
    on_it(&["backup", "create"]);
    on_it(&["restore", "latest", "--into", &into]);
    on_it(&["backup", "verify", "--restore"]);
    let word = "SET client_encoding = 'UTF8'; SELECT encode(convert_to(\"clé\", 'LATIN1'), 'hex') FROM \"Größe\".\"naïve\"";
    assert_eq!(server.try_psql(&into, word).unwrap(), "636166e9");
    assert_eq!(
        server.try_psql(&into, "SELECT encode(convert_to(word, 'LATIN1'), 'hex') FROM words").unwrap(),
        "636166e9"
    );
    assert_eq!(server.try_psql(&into, "SHOW server_encoding").unwrap(), "LATIN1");
    drop_database(server, &into);
    drop_database(server, &name);
}
