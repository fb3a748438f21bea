//! The programs of a server that runs in a container.

use std::path::Path;
use std::time::{Duration, Instant};

use authctl::conn::postgres::Postgres;
use authctl::conn::postgres::tools::{Call, Place, Program};
use authctl::error::Error;
use bytes::Bytes;

use super::{eventually, feed, find, postgres, run, script, words, written};
use crate::support::{self, Docker, or_skip, unique};

/// A container with PostgreSQL that takes its superuser by password, gone with the value.
struct Server<'a> {
    engine: &'a Docker,
    name: String,
}

const SERVER: &str = "cd /tmp; B=$(ls -d /usr/lib/postgresql/*/bin); PATH=$B:$PATH; echo inside-secret > password; \
    initdb -D data -U postgres -A scram-sha-256 --pwfile=password >/dev/null; \
    echo 'host all all all scram-sha-256' >> data/pg_hba.conf; \
    exec postgres -D data -c listen_addresses='*' -c unix_socket_directories=/tmp";

impl<'a> Server<'a> {
    fn on(engine: &'a Docker) -> Self {
        let name = unique("tools");
        let run = ["run", "--rm", "--detach", "--user", "postgres", "--name", &name, support::IMAGE];
        engine.cli(&[&run[..], &["sh", "-c", SERVER]].concat());
        Self { engine, name }
    }

    /// It, with `tools` as the folder of programs.
    fn handle(&self, tools: &Path) -> Postgres {
        let host = format!("docker://{}", self.name);
        let tools = tools.to_str().unwrap();
        let mut keys = vec![("postgres.host", host.as_str()), ("docker.host", &self.engine.host)];
        keys.extend([("postgres.user", "postgres"), ("postgres.password", "inside-secret")]);
        keys.extend([("postgres.database", "postgres"), ("postgres.tools", tools)]);
        postgres(&keys)
    }

    fn processes(&self) -> String {
        self.engine.cli(&["top", &self.name, "-o", "pid,args"])
    }

    fn temporary_files(&self) -> String {
        self.engine.cli(&["exec", &self.name, "ls", "/tmp"])
    }
}

impl Drop for Server<'_> {
    fn drop(&mut self) {
        drop(self.engine.command(&["kill", &self.name]).output());
    }
}

async fn answers(postgres: &Postgres) -> u32 {
    let begin = Instant::now();
    loop {
        match postgres.read().await {
            Ok(reader) => return reader.major(),
            Err(error) => assert!(begin.elapsed() < Duration::from_secs(30), "{error}"),
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_programs_of_a_server_in_a_container() {
    let engine: &Docker = or_skip!(support::docker());
    let server = Server::on(engine);
    let empty = tempfile::tempdir().unwrap();
    let postgres = server.handle(empty.path());
    let major = answers(&postgres).await;
    let psql = find(&postgres, Program::Psql, major).await.unwrap();
    let dump = find(&postgres, Program::Dump, major).await.unwrap();
    let restore = find(&postgres, Program::Restore, major).await.unwrap();
    assert!(matches!(dump.place(), Place::Container { .. }), "{dump}");
    let rows = b"CREATE TABLE t AS SELECT i, md5(i::text) h FROM generate_series(1, 200000) i;";
    feed(&psql, "postgres", &["--quiet"], rows).await.unwrap();

    // what comes out of the container is what a program of this machine gets
    let folder = or_skip!(support::postgres_with_tools(major));
    let outside = server.handle(&folder);
    let local = find(&outside, Program::Dump, major).await.unwrap();
    assert!(matches!(local.place(), Place::Here(_)), "{local}");
    let one = run(&dump, "postgres", &["--format=custom"]).await.unwrap();
    let other = run(&local, "postgres", &["--format=custom"]).await.unwrap();
    assert_eq!(one.len(), other.len());
    let reader = find(&outside, Program::Restore, major).await.unwrap();
    let text = async |archive: &[u8]| {
        let arguments = words(&["--file=-"]);
        let call = Call { arguments: &arguments, fed: true, ..Call::default() };
        let process = reader.start(&call).await.unwrap();
        let feeder = process.feeder().unwrap();
        let feeding = async {
            feeder.send(archive).await;
            feeder.close().await;
        };
        script(&tokio::join!(feeding, written(process)).1.unwrap())
    };
    assert_eq!(text(&one).await, text(&other).await);

    // and back in, with its name in need of quotes
    feed(&psql, "postgres", &[], b"CREATE DATABASE \"a = 'b'\"").await.unwrap();
    feed(&restore, "a = 'b'", &["--exit-on-error"], &one).await.unwrap();
    let count = run(&psql, "a = 'b'", &["-At", "--command=SELECT count(*) FROM t"]).await.unwrap();
    assert_eq!(count, b"200000\n");
    let error = feed(&restore, "a = 'b'", &["--exit-on-error"], &one).await.err().unwrap();
    assert!(error.to_string().contains("at CREATE TABLE public.t: relation \"t\" already exists"), "{error}");
    let error = run(&dump, "nowhere", &[]).await.err().unwrap();
    assert!(error.to_string().contains("database \"nowhere\" does not exist"), "{error}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_left_in_a_container_when_we_let_go() {
    let engine: &Docker = or_skip!(support::docker());
    let server = Server::on(engine);
    let empty = tempfile::tempdir().unwrap();
    let postgres = server.handle(empty.path());
    let major = answers(&postgres).await;
    let psql = find(&postgres, Program::Psql, major).await.unwrap();
    let restore = find(&postgres, Program::Restore, major).await.unwrap();

    let stage = restore.stage(&[("toc.dat", b"no archive"), ("list", b"")]).await.unwrap();
    let folder = stage.path().rsplit('/').next().unwrap().to_owned();
    assert!(server.temporary_files().contains(&folder));
    let error = run(&restore, "", &["--list", stage.path()]).await.err().unwrap();
    assert!(error.to_string().contains("did not find magic string"), "{error}");
    drop(stage);
    eventually("the folder is gone", || !server.temporary_files().contains(&folder)).await;
    let stage = restore.stage(&[]).await.unwrap();
    stage.remove().await;
    assert!(!server.temporary_files().contains("authctl-"));

    // input that breaks off is not taken for the whole, and nothing waits for a server that is busy
    let arguments = words(&["--quiet", "--single-transaction"]);
    let call = Call { database: "postgres", arguments: &arguments, fed: true };
    let mut pieces = [
        Ok(Some(Bytes::from_static(b"CREATE TABLE t (a int);\n"))),
        Err(Error::failed("the archive is broken")),
    ]
    .into_iter();
    let fed = psql.start(&call).await.unwrap().feed(async || {
        tokio::time::sleep(Duration::from_millis(300)).await;
        pieces.next().unwrap()
    });
    assert_eq!(fed.await.err().unwrap().message(), "the archive is broken");
    eventually("psql is gone", || !server.processes().contains("--single-transaction")).await;
    let there = run(&psql, "postgres", &["-At", "--command=SELECT to_regclass('t') IS NULL"]).await.unwrap();
    assert_eq!(there, b"t\n");

    let arguments = words(&["--command=SELECT 'busy', pg_sleep(60)"]);
    let call = Call { database: "postgres", arguments: &arguments, ..Call::default() };
    let process = psql.start(&call).await.unwrap();
    eventually("it is busy", || server.processes().contains("SELECT 'busy'")).await;
    drop(process);
    eventually("it is gone", || !server.processes().contains("SELECT 'busy'")).await;
    eventually("nothing watches any more", || !server.processes().contains("read -r word")).await;
}

/// Runs as a process of its own, which is killed: see below.
const VICTIM: &str = "AUTHCTL_TEST_VICTIM_OF_TOOLS";

#[tokio::test(flavor = "multi_thread")]
async fn a_kill_of_ours_ends_what_runs_in_a_container() {
    if let Ok(known) = std::env::var(VICTIM) {
        let (engine, name) = known.split_once(' ').unwrap();
        let engine = Docker { host: engine.to_owned() };
        let server = std::mem::ManuallyDrop::new(Server { engine: &engine, name: name.to_owned() });
        let postgres = server.handle(Path::new("/nowhere"));
        let dump = find(&postgres, Program::Psql, 15).await.unwrap();
        let _stage = dump.stage(&[("toc.dat", b"x")]).await.unwrap();
        let arguments = words(&["--command=SELECT 'busy', pg_sleep(60)"]);
        let call = Call { database: "postgres", arguments: &arguments, ..Call::default() };
        let process = dump.start(&call).await.unwrap();
        process.finish().await.unwrap();
    }
    let engine: &Docker = or_skip!(support::docker());
    let server = Server::on(engine);
    answers(&server.handle(Path::new("/nowhere"))).await;
    let mut victim = std::process::Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "backup_tools::container::a_kill_of_ours_ends_what_runs_in_a_container"])
        .env(VICTIM, format!("{} {}", engine.host, server.name))
        .stdout(std::process::Stdio::null())
        .spawn()
        .unwrap();
    eventually("it is busy", || server.processes().contains("SELECT 'busy'")).await;
    assert!(server.temporary_files().contains("authctl-"));
    victim.kill().unwrap();
    victim.wait().unwrap();
    eventually("it is gone", || !server.processes().contains("SELECT 'busy'")).await;
    eventually("the folder is gone", || !server.temporary_files().contains("authctl-")).await;
}
