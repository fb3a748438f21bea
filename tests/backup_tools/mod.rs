//! `pg_dump`, `pg_restore` and `psql`: which is taken, and how it is run against the server.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use authctl::config::{Config, Inputs};
use authctl::conn::Context;
use authctl::conn::postgres::Postgres;
use authctl::conn::postgres::tools::{self, Call, Place, Process, Program, Tool};
use authctl::error::{Error, Kind, Result};
use authctl::progress::{Progress, Silent};
use bytes::Bytes;
use nix::sys::signal::{Signal, kill};
use nix::unistd::{Pid, getpgid};

use crate::support::{self, or_skip, unique};

mod container;

/// PostgreSQL as a run of authctl sees it, with these keys set.
fn postgres(set: &[(&str, &str)]) -> Postgres {
    let set = set.iter().map(|(name, value)| format!("{name}={value}")).collect();
    let folder = std::env::temp_dir();
    let inputs = Inputs { set, directory: folder, ..Inputs::default() };
    let config = Config::load(&inputs).unwrap();
    let progress: Arc<dyn Progress> = Arc::new(Silent);
    Context::new(&config, "backup", &progress).postgres
}

/// The server, with its programs in their folder where they are not installed.
fn at(server: &support::Postgres, set: &[(&str, &str)]) -> Postgres {
    let port = server.port.to_string();
    let tools = support::postgres_with_tools(server.major).unwrap_or_default();
    let mut keys = vec![
        ("postgres.host", "127.0.0.1"),
        ("postgres.port", &port),
        ("postgres.user", "postgres"),
        ("postgres.database", "postgres"),
        ("postgres.password", &server.password),
        ("postgres.tools", tools.to_str().unwrap()),
    ];
    keys.extend(set);
    postgres(&keys)
}

async fn find(postgres: &Postgres, program: Program, major: u32) -> Result<Tool> {
    tools::find(postgres, &postgres.settings().hosts[0], program, major).await
}

fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

/// What a program writes, to its good end.
async fn written(mut process: Process) -> Result<Vec<u8>> {
    let mut all = Vec::new();
    while let Some(piece) = process.next().await? {
        all.extend_from_slice(&piece);
    }
    Ok(all)
}

async fn run(tool: &Tool, database: &str, arguments: &[&str]) -> Result<Vec<u8>> {
    let arguments = words(arguments);
    written(tool.start(&Call { database, arguments: &arguments, ..Call::default() }).await?).await
}

async fn feed(tool: &Tool, database: &str, arguments: &[&str], input: &[u8]) -> Result<()> {
    let arguments = words(arguments);
    let call = Call { database, arguments: &arguments, fed: true };
    let mut pieces = input.chunks(100_000).map(|piece| Ok(Bytes::copy_from_slice(piece)));
    tool.start(&call).await?.feed(async || pieces.next().transpose()).await.map(drop)
}

/// Without the keys that every dump draws anew.
fn script(bytes: &[u8]) -> String {
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    let lines =
        text.lines().filter(|line| !line.starts_with("\\restrict") && !line.starts_with("\\unrestrict"));
    lines.collect::<Vec<_>>().join("\n")
}

async fn eventually(what: &str, mut is_so: impl FnMut() -> bool) {
    let begin = Instant::now();
    while !is_so() {
        assert!(begin.elapsed() < Duration::from_secs(10), "never: {what}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

/// A table that a session of ours keeps others from reading, so that whoever wants to waits.
struct Locked(std::process::Child);

impl Locked {
    fn table(server: &support::Postgres, database: &str, table: &str) -> Self {
        let sql = format!("BEGIN; LOCK TABLE {table}; SELECT pg_sleep(60)");
        let holder = server.client(database).args(["-c", &sql]).spawn().unwrap();
        let held = format!("SELECT 1 FROM pg_locks WHERE relation = '{table}'::regclass AND granted");
        while server.try_psql(database, &held).unwrap().is_empty() {
            std::thread::sleep(Duration::from_millis(20));
        }
        Self(holder)
    }
}

impl Drop for Locked {
    fn drop(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

/// How many sessions a program has that wait for a lock.
fn waiting(server: &support::Postgres, program: &str) -> String {
    server.psql(&format!(
        "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'authctl/backup/{program}' \
         AND wait_event_type = 'Lock'"
    ))
}

/// The children of `parent` that run `program`.
fn children(parent: u32, program: &str) -> Vec<i32> {
    let entries =
        fs::read_dir("/proc").unwrap().filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let numbers = entries.filter_map(|name| name.parse::<i32>().ok());
    let is_it = |number: &i32| {
        let stat = fs::read_to_string(format!("/proc/{number}/stat")).unwrap_or_default();
        let rest = stat.split_once(&format!("({program}) ")).map(|(_, rest)| rest.to_owned());
        rest.is_some_and(|rest| rest.split(' ').nth(1) == Some(&parent.to_string()))
    };
    numbers.filter(is_it).collect()
}

#[tokio::test]
async fn every_server_gets_its_own_programs() {
    for major in [15, 16, 18] {
        let server = or_skip!(support::postgres_of(major));
        let postgres = at(server, &[]);
        let dump = find(&postgres, Program::Dump, major).await.unwrap();
        assert_eq!(dump.major(), major);
        assert!(dump.version().starts_with(&format!("{major}.")), "{}", dump.version());

        // names that libpq would take for something else
        let names = ["it's \"a\" = b", "host=nowhere dbname=x", "postgres://nowhere/x", "-Fd", r"a\b'c"];
        for name in &names[..if major == 15 { names.len() } else { 1 }] {
            let quoted = format!("\"{}\"", name.replace('"', "\"\""));
            server.psql(&format!("CREATE DATABASE {quoted}"));
            server.try_psql("postgres", "select 1").unwrap();
            let psql = find(&postgres, Program::Psql, major).await.unwrap();
            let sql = b"CREATE TABLE t AS SELECT i FROM generate_series(1, 1000) i; CREATE INDEX ON t (i);";
            feed(&psql, name, &["--quiet"], sql).await.unwrap();
            let archive = run(&dump, name, &["--format=custom"]).await.unwrap();
            assert!(archive.starts_with(b"PGDMP"));

            let restore = find(&postgres, Program::Restore, major).await.unwrap();
            let into = unique("restored");
            server.psql(&format!("CREATE DATABASE {into}"));
            feed(&restore, &into, &["--exit-on-error"], &archive).await.unwrap();
            let one = run(&dump, name, &[]).await.unwrap();
            let other = run(&dump, &into, &[]).await.unwrap();
            assert!(script(&one).contains("\n1000\n"));
            assert_eq!(script(&one), script(&other));
            // and back into the odd name
            feed(&restore, name, &["--clean", "--exit-on-error"], &archive).await.unwrap();
            let listed = run(&restore, "", &["--version"]).await.unwrap();
            assert!(listed.starts_with(b"pg_restore (PostgreSQL)"));
            for name in [&quoted, &into] {
                server.psql(&format!("DROP DATABASE {name}"));
            }
        }
    }
}

#[tokio::test]
async fn the_real_program_is_taken_and_not_the_wrapper() {
    if !Path::new("/usr/share/postgresql-common/pg_wrapper").exists() {
        return;
    }
    let postgres = postgres(&[]);
    let tool = find(&postgres, Program::Dump, 15).await.unwrap();
    let Place::Here(path) = tool.place() else { panic!("it is installed here") };
    assert!(path.starts_with("/usr/lib/postgresql/"), "{}", path.display());
}

#[tokio::test]
async fn a_server_that_is_newer_than_every_program() {
    let error = find(&postgres(&[]), Program::Restore, 99).await.err().unwrap();
    assert_eq!(error.message(), "there is no pg_restore here that fits PostgreSQL 99");
    assert!(error.hints()[0].contains("`apt-get install postgresql-client-99`"));

    let empty = tempfile::tempdir().unwrap();
    let named = postgres(&[("postgres.tools", empty.path().to_str().unwrap())]);
    let error = find(&named, Program::Dump, 15).await.err().unwrap();
    assert_eq!(error.causes(), ["no pg_dump is installed"]);

    let broken = empty.path().join("pg_dump");
    fs::write(&broken, "#!/bin/sh\necho libpq.so.5 is missing >&2; exit 127\n").unwrap();
    fs::set_permissions(&broken, fs::Permissions::from_mode(0o755)).unwrap();
    let error = find(&named, Program::Dump, 15).await.err().unwrap();
    assert!(error.causes()[0].ends_with("libpq.so.5 is missing"), "{error}");

    let reader = tools::find_for_archive(&postgres(&[]), &postgres(&[]).settings().hosts[0], 15, 99).await;
    assert!(reader.err().unwrap().to_string().contains("older than the pg_dump 99 that wrote the archive"));

    // one that does not fit says so itself, where somebody takes it nevertheless
    let server = or_skip!(support::postgres_of(18));
    let older = or_skip!(support::postgres_with_tools(15));
    let postgres = at(server, &[("postgres.tools", older.to_str().unwrap())]);
    let tool = find(&postgres, Program::Dump, 15).await.unwrap();
    let error = run(&tool, "postgres", &[]).await.err().unwrap();
    assert!(error.to_string().contains("server version mismatch"), "{error}");
    assert!(error.to_string().contains("pg_dump version: 15"), "{error}");
}

#[tokio::test]
async fn who_is_not_let_in() {
    let server = support::postgres();
    let wrong = at(server, &[("postgres.password", "wrong-secret")]);
    for program in [Program::Dump, Program::Psql] {
        let tool = find(&wrong, program, server.major).await.unwrap();
        let error = run(&tool, "postgres", &[]).await.err().unwrap();
        assert_eq!(error.kind(), Kind::Denied, "{error}");
        assert!(error.to_string().contains("password authentication failed"), "{error}");
        assert!(!format!("{error:?}").contains("wrong-secret"));
    }
    let none = at(server, &[("postgres.port", "1")]);
    let tool = find(&none, Program::Dump, server.major).await.unwrap();
    let error = run(&tool, "postgres", &[]).await.err().unwrap();
    assert_eq!(error.kind(), Kind::Unreachable, "{error}");
    assert!(
        error.message().contains("pg_dump failed at postgres://postgres@127.0.0.1:1/postgres"),
        "{error}"
    );
}

#[tokio::test]
async fn tls_is_spoken_as_by_our_own_sessions() {
    let server = support::postgres();
    let authority = support::server_certificate();
    let dump = async |set: &[(&str, &str)]| {
        let postgres = at(server, &[&[("postgres.host", "localhost")], set].concat());
        let tool = find(&postgres, Program::Psql, server.major).await.unwrap();
        let sql = "--command=SELECT version FROM pg_stat_ssl WHERE pid = pg_backend_pid()";
        run(&tool, "postgres", &[sql]).await
    };
    let root = authority.authority.to_str().unwrap();
    let verified = [("postgres.sslmode", "verify-full"), ("postgres.sslrootcert", root)];
    assert!(String::from_utf8(dump(&verified).await.unwrap()).unwrap().contains("TLSv1"));
    // nobody on this machine vouches for it
    let error = dump(&[("postgres.sslmode", "verify-full")]).await.err().unwrap();
    assert!(error.to_string().contains("certificate verify failed"), "{error}");
    let error =
        dump(&[("postgres.sslmode", "verify-ca"), ("postgres.sslrootcert", "system")]).await.err().unwrap();
    assert!(error.to_string().contains("certificate verify failed"), "{error}");
}

#[tokio::test]
async fn what_a_role_may_not_read_and_a_snapshot_that_is_gone() {
    let server = support::postgres();
    let database = server.database();
    let role = unique("reader");
    database.psql(&format!("CREATE TABLE \"Odd Name\" (a int); CREATE ROLE {role} LOGIN PASSWORD 'x'"));
    let postgres = at(server, &[("postgres.user", &role), ("postgres.password", "x")]);
    let tool = find(&postgres, Program::Dump, server.major).await.unwrap();
    let error = run(&tool, database.name(), &[]).await.err().unwrap();
    assert_eq!(error.kind(), Kind::Denied, "{error}");
    let grant = format!("`GRANT SELECT ON \"Odd Name\" TO \"{role}\"`");
    assert!(error.hints()[0].contains(&grant), "{:?}", error.hints());
    database.psql(&format!("GRANT pg_read_all_data TO {role}"));
    run(&tool, database.name(), &[]).await.unwrap();
    database.psql("ALTER TABLE \"Odd Name\" ENABLE ROW LEVEL SECURITY");
    let error = run(&tool, database.name(), &[]).await.err().unwrap();
    assert!(error.hints()[0].contains("BYPASSRLS"), "{error} {:?}", error.hints());
    database.psql(&format!("DROP OWNED BY {role}; DROP ROLE {role}"));

    for major in [15, 18] {
        let server = or_skip!(support::postgres_of(major));
        let tool = find(&at(server, &[]), Program::Dump, major).await.unwrap();
        let error = run(&tool, "postgres", &["--snapshot=00000003-0000001B-1"]).await.err().unwrap();
        assert!(error.hints()[0].contains("the session that held the snapshot is gone"), "{error}");
    }
}

#[tokio::test]
async fn the_first_object_that_cannot_be_restored_is_named() {
    let server = support::postgres();
    let (from, into) = (server.database(), server.database());
    from.psql("CREATE TABLE users (a int); CREATE TABLE z (a int)");
    into.psql("CREATE TABLE users (b int)");
    let postgres = at(server, &[]);
    let dump = find(&postgres, Program::Dump, server.major).await.unwrap();
    let restore = find(&postgres, Program::Restore, server.major).await.unwrap();
    let archive = run(&dump, from.name(), &["-Fc"]).await.unwrap();
    let error = feed(&restore, into.name(), &["--exit-on-error"], &archive).await.err().unwrap();
    assert!(
        error.to_string().contains("at CREATE TABLE public.users: relation \"users\" already exists"),
        "{error}"
    );
    let error = feed(&restore, into.name(), &[], &archive[..archive.len() / 2]).await.err().unwrap();
    assert_eq!(error.kind(), Kind::Failed, "{error}");

    let psql = find(&postgres, Program::Psql, server.major).await.unwrap();
    let error = feed(&psql, into.name(), &[], b"SELECT 1;\nSELECT nothing;\nCREATE TABLE never ();").await;
    assert!(error.err().unwrap().to_string().contains("column \"nothing\" does not exist"));
    assert_eq!(into.psql("SELECT to_regclass('never') IS NULL"), "t");
}

#[tokio::test]
async fn input_that_breaks_off_is_never_taken_for_the_whole() {
    let server = support::postgres();
    let database = server.database();
    let psql = find(&at(server, &[]), Program::Psql, server.major).await.unwrap();
    let arguments = words(&["--quiet", "--single-transaction"]);
    let call = Call { database: database.name(), arguments: &arguments, fed: true };
    let mut pieces = [
        Ok(Some(Bytes::from_static(b"CREATE TABLE t (a int);\nCOPY t FROM stdin;\n1\n"))),
        Err(Error::failed("the archive is broken")),
    ]
    .into_iter();
    let process = psql.start(&call).await.unwrap();
    let error = process.feed(async || {
        tokio::time::sleep(Duration::from_millis(200)).await;
        pieces.next().unwrap()
    });
    assert_eq!(error.await.err().unwrap().message(), "the archive is broken");
    eventually("psql is gone", || children(std::process::id(), "psql").is_empty()).await;
    assert_eq!(database.psql("SELECT to_regclass('t') IS NULL"), "t");

    // a program that ends early is not waited for with what it does not want
    let endless = async || Ok(Some(Bytes::from(vec![b'\n'; 65536])));
    let arguments = words(&["--command=SELECT 1"]);
    let call = Call { database: database.name(), arguments: &arguments, fed: true };
    psql.start(&call).await.unwrap().feed(endless).await.unwrap();
}

#[tokio::test]
async fn a_program_ends_with_us_and_so_does_its_session() {
    let server = support::postgres_with(&[]);
    server.psql("CREATE TABLE held (a int)");
    let tool = find(&at(&server, &[]), Program::Dump, server.major).await.unwrap();
    let _locked = Locked::table(&server, "postgres", "held");
    let process = tool.start(&Call { database: "postgres", ..Call::default() }).await.unwrap();
    eventually("it waits", || waiting(&server, "pg_dump") == "1").await;

    let [child] = children(std::process::id(), "pg_dump")[..] else { panic!("one child") };
    assert_eq!(getpgid(Some(Pid::from_raw(child))).unwrap().as_raw(), child);
    let line = fs::read_to_string(format!("/proc/{child}/cmdline")).unwrap();
    assert!(!line.contains(&server.password) && !line.contains("127.0.0.1"), "{line}");
    let environment = fs::read_to_string(format!("/proc/{child}/environ")).unwrap();
    let names: BTreeMap<_, _> =
        environment.split_terminator('\0').filter_map(|one| one.split_once('=')).collect();
    assert_eq!(names["PGPASSWORD"], server.password);
    let ours = ["PATH", "HOME", "LC_ALL", "TMPDIR", "TZ", "LD_LIBRARY_PATH"];
    assert!(
        names.keys().all(|name| name.starts_with("PG")
            || name.starts_with("KRB5")
            || name.contains("SSL")
            || ours.contains(name)),
        "{names:?}"
    );

    drop(process);
    eventually("it is gone", || children(std::process::id(), "pg_dump").is_empty()).await;
    eventually("its session is gone", || waiting(&server, "pg_dump") == "0").await;
}

#[tokio::test]
async fn a_program_that_is_killed_did_not_end_well() {
    let server = support::postgres();
    let psql = find(&at(server, &[]), Program::Psql, server.major).await.unwrap();
    let arguments =
        words(&["--command=COPY (SELECT repeat('x', 1000) FROM generate_series(1, 1000000)) TO STDOUT"]);
    let mut process =
        psql.start(&Call { database: "postgres", arguments: &arguments, ..Call::default() }).await.unwrap();
    assert!(process.next().await.unwrap().is_some());
    let [child] = children(std::process::id(), "psql")[..] else { panic!("one child") };
    kill(Pid::from_raw(child), Signal::SIGKILL).unwrap();
    let error = loop {
        match process.next().await {
            Ok(Some(_)) => {}
            Ok(None) => panic!("it broke off"),
            Err(error) => break error,
        }
    };
    assert!(error.to_string().contains("it was killed (signal 9)"), "{error}");
    assert!(process.finish().await.is_err());
}

#[tokio::test]
async fn much_output_takes_little_memory() {
    let server = support::postgres();
    let psql = find(&at(server, &[]), Program::Psql, server.major).await.unwrap();
    let arguments =
        words(&["--command=COPY (SELECT repeat('x', 9999) FROM generate_series(1, 40000)) TO STDOUT"]);
    let mut process =
        psql.start(&Call { database: "postgres", arguments: &arguments, ..Call::default() }).await.unwrap();
    let resident = || {
        let status = fs::read_to_string("/proc/self/status").unwrap();
        let line = status.lines().find(|line| line.starts_with("VmHWM")).unwrap();
        line.split_whitespace().nth(1).unwrap().parse::<u64>().unwrap()
    };
    let (before, mut bytes, mut pieces) = (resident(), 0, 0);
    while let Some(piece) = process.next().await.unwrap() {
        if pieces == 0 {
            tokio::time::sleep(Duration::from_millis(500)).await;
        }
        bytes += piece.len();
        pieces += 1;
    }
    assert_eq!(bytes, 400_000_000);
    assert!(bytes / pieces >= 256 * 1024, "{} bytes a piece", bytes / pieces);
    assert!(resident() - before < 50_000, "{} KiB more", resident() - before);
}

#[tokio::test]
async fn files_that_a_program_finds_beside_it() {
    let server = support::postgres();
    let database = server.database();
    database.psql("CREATE TABLE t (a int)");
    let postgres = at(server, &[]);
    let dump = find(&postgres, Program::Dump, server.major).await.unwrap();
    let restore = find(&postgres, Program::Restore, server.major).await.unwrap();
    let toc = contents(&dump, database.name()).await;
    let stage = restore.stage(&[("toc.dat", &toc), ("list", b"")]).await.unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let folder = PathBuf::from(stage.path());
    assert_eq!((mode(&folder), mode(&folder.join("toc.dat"))), (0o700, 0o600));
    let listed = run(&restore, "", &["--list", stage.path()]).await.unwrap();
    assert!(String::from_utf8(listed).unwrap().contains("TABLE public t postgres"));
    drop(stage);
    assert!(!folder.exists());
}

/// The table of contents of a directory archive.
async fn contents(dump: &Tool, database: &str) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let archive = folder.path().join("archive");
    let file = format!("--file={}", archive.display());
    run(dump, database, &["--format=directory", "--schema-only", &file]).await.unwrap();
    fs::read(archive.join("toc.dat")).unwrap()
}
