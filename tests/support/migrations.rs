//! Migrations for tests: folders of them, runs on them, and sessions in their way.

use std::fs;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use super::{Database, Invocation, authctl};

/// A folder with these files.
pub fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

/// `authctl migrate VERB` on this database, with the files of this folder or the built-in ones; what asks for
/// consent gets it.
pub fn migrate(verb: &str, database: &Database<'_>, folder: Option<&TempDir>) -> Invocation {
    let invocation = authctl(["migrate", verb]).on(database);
    let asks = ["up", "down", "verify", "repair", "baseline", "test"].contains(&verb);
    let invocation = if asks { invocation.argument("--yes") } else { invocation };
    match folder {
        Some(folder) => invocation
            .argument("--set")
            .argument(format!("migrations.folder={}", folder.path().display()))
            .redact(folder.path().to_str().unwrap(), "folder"),
        None => invocation,
    }
}

/// A session that has run `sql` and stays open until it is dropped.
pub struct Session(Child);

impl Session {
    /// A session that ran `sql`, once `is_there` answers `t`.
    pub fn after(database: &Database<'_>, sql: &str, is_there: &str) -> Self {
        let mut client = database.server().client(database.name());
        let mortal = "SET client_connection_check_interval = '50ms'";
        client
            .args(["-c", mortal, "-c", sql, "-c", "SELECT pg_sleep(60)"])
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let session = Self(client.spawn().unwrap());
        wait_for(|| database.psql(is_there) == "t");
        session
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }
}

/// Waits until it comes to pass.
pub fn wait_for(mut condition: impl FnMut() -> bool) {
    let begin = Instant::now();
    while !condition() {
        assert!(begin.elapsed() < Duration::from_secs(20), "it did not come to pass");
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// What the history holds: `1 a,2 b`; nothing where there is no table.
pub fn history(database: &Database<'_>) -> String {
    database
        .psql("SELECT string_agg(version || ' ' || name, ',' ORDER BY version) FROM refinery_schema_history")
}

/// The schema as `pg_dump` writes it, without what differs from one dump to the next.
pub fn dump(database: &Database<'_>) -> String {
    let server = database.server();
    let output = Command::new(server.binaries.join("pg_dump"))
        .args(["--schema-only", "-h", "127.0.0.1", "-U", "postgres", "-p", &server.port.to_string()])
        .args(["-d", database.name()])
        .env("PGPASSWORD", &server.password)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines().filter(|line| !line.contains("restrict ")).collect::<Vec<_>>().join("\n")
}
