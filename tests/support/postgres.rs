//! PostgreSQL servers, and a fresh database for every test.

use std::collections::HashMap;
use std::fs;
use std::os::unix::fs::{PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{LazyLock, Mutex, OnceLock};
use std::time::Duration;

use nix::unistd::User;
use serde::{Deserialize, Serialize};

use super::process::{self, Owned, free_port, unique};
use super::{certificates, packages, run, skipped};

/// A server with password login for superuser `postgres` over TCP, with or without TLS.
#[derive(Serialize, Deserialize)]
pub struct Postgres {
    /// Its major version.
    pub major: u32,
    /// Its TCP port on 127.0.0.1.
    pub port: u16,
    /// The password of `postgres`.
    pub password: String,
    /// The folder of its socket.
    pub sockets: PathBuf,
    /// The folder of its programs.
    pub binaries: PathBuf,
    /// Its data folder.
    pub data: PathBuf,
    /// The postmaster.
    pub pid: u32,
    #[serde(skip)]
    owned: Option<Owned>,
}

/// The PostgreSQL of this run, with `pg_stat_statements` and `pg_cron` preloaded: 15, or the oldest that
/// this machine has.
pub fn postgres() -> &'static Postgres {
    postgres_of(oldest()).expect("PostgreSQL is installed")
}

fn oldest() -> u32 {
    (15..=18).find(|major| packages::postgres(*major).is_some()).expect("PostgreSQL 15 or newer is installed")
}

/// The PostgreSQL of this major version; a counted skip where it is not installed.
pub fn postgres_of(major: u32) -> Option<&'static Postgres> {
    static SERVERS: LazyLock<Mutex<HashMap<u32, &'static Postgres>>> = LazyLock::new(Mutex::default);
    let mut servers = SERVERS.lock().unwrap();
    if let Some(server) = servers.get(&major) {
        return Some(server);
    }
    let Some(binaries) = packages::postgres(major) else {
        skipped(&format!("PostgreSQL {major} is not installed"));
        return None;
    };
    let server =
        run::shared(&format!("postgres-{major}"), |folder| start(major, &binaries, &folder, &[]).forget());
    Some(servers.entry(major).or_insert(Box::leak(Box::new(server))))
}

/// A PostgreSQL of the test's own with these settings, for what would disturb others:
/// `cron.database_name`, limits, restarts.
pub fn postgres_with(settings: &[(&str, &str)]) -> Postgres {
    postgres_of_with(oldest(), settings).expect("PostgreSQL is installed")
}

/// The same of this major version; a counted skip where it is not installed.
pub fn postgres_of_with(major: u32, settings: &[(&str, &str)]) -> Option<Postgres> {
    let Some(binaries) = packages::postgres(major) else {
        skipped(&format!("PostgreSQL {major} is not installed"));
        return None;
    };
    Some(start(major, &binaries, &run::subfolder("postgres"), settings))
}

fn start(major: u32, binaries: &Path, folder: &Path, settings: &[(&str, &str)]) -> Postgres {
    let data = folder.join("data");
    let password = unique("superuser");
    initialise(binaries, folder, &data, &password);
    let port = free_port();
    configure(binaries, folder, &data, port, settings);
    let mut command = as_account(&binaries.join("postgres"));
    let child = process::start(command.arg("-D").arg(&data).current_dir(folder), folder, "QUIT");
    let server = Postgres {
        major,
        port,
        password,
        sockets: folder.to_owned(),
        binaries: binaries.to_owned(),
        data,
        pid: child.id(),
        owned: Some(Owned(child)),
    };
    process::wait_for(folder, Duration::from_mins(1), || server.try_psql("postgres", "select 1").is_ok());
    server
}

fn initialise(binaries: &Path, folder: &Path, data: &Path, password: &str) {
    fs::create_dir(data).unwrap();
    let file = folder.join("password");
    fs::write(&file, password).unwrap();
    for (path, mode) in [(folder, 0o755), (data, 0o700), (&file, 0o600)] {
        give(path);
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    }
    let mut command = as_account(&binaries.join("initdb"));
    command.args(["--username=postgres", "--encoding=UTF8", "--locale=C", "--no-sync"]);
    command
        .args(["--auth=scram-sha-256", "--no-instructions"])
        .arg("--pwfile")
        .arg(&file)
        .arg("-D")
        .arg(data);
    process::output(command.current_dir(folder));
}

fn configure(binaries: &Path, folder: &Path, data: &Path, port: u16, settings: &[(&str, &str)]) {
    let mut lines = vec![
        "listen_addresses = '127.0.0.1'".to_owned(),
        format!("port = {port}"),
        format!("unix_socket_directories = '{}'", folder.display()),
        "fsync = off".to_owned(),
        "full_page_writes = off".to_owned(),
        "shared_buffers = '32MB'".to_owned(),
        "max_connections = 200".to_owned(),
        "max_worker_processes = 16".to_owned(),
        "max_wal_size = '256MB'".to_owned(),
        "autovacuum_naptime = '1min'".to_owned(),
        "track_io_timing = on".to_owned(),
    ];
    let preload = packages::preloadable(binaries, &["pg_stat_statements", "pg_cron"]);
    lines.push(format!("shared_preload_libraries = '{}'", preload.join(",")));
    if preload.contains(&"pg_cron") {
        lines.push("cron.database_name = 'postgres'".to_owned());
        lines.push("cron.use_background_workers = on".to_owned());
    }
    if packages::speaks_tls(binaries) {
        lines.extend(tls(data));
    }
    lines.extend(settings.iter().map(|(name, value)| format!("{name} = '{value}'")));
    let file = data.join("postgresql.auto.conf");
    fs::write(&file, lines.join("\n") + "\n").unwrap();
}

/// A server certificate in the data folder, and the settings that name it.
fn tls(data: &Path) -> [String; 4] {
    let tls = certificates::server();
    for (from, to) in [(&tls.chain, "server.crt"), (&tls.key, "server.key"), (&tls.authority, "ca.crt")] {
        let file = data.join(to);
        fs::copy(from, &file).unwrap();
        give(&file);
        fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).unwrap();
    }
    [
        "ssl = on".to_owned(),
        "ssl_cert_file = 'server.crt'".to_owned(),
        "ssl_key_file = 'server.key'".to_owned(),
        "ssl_ca_file = 'ca.crt'".to_owned(),
    ]
}

/// PostgreSQL refuses to run as root.
fn account() -> Option<&'static User> {
    static ACCOUNT: OnceLock<Option<User>> = OnceLock::new();
    let find = || {
        let mut accounts = ["postgres", "nobody"].into_iter();
        accounts.find_map(|name| User::from_name(name).ok().flatten())
    };
    ACCOUNT.get_or_init(|| nix::unistd::getuid().is_root().then(find).flatten()).as_ref()
}

fn as_account(program: &Path) -> Command {
    let mut command = Command::new(program);
    command.env_clear().env("PATH", "/usr/bin:/bin").env("TZ", "UTC").env("LC_ALL", "C");
    if let Some(user) = account() {
        command.uid(user.uid.as_raw()).gid(user.gid.as_raw());
    }
    command
}

fn give(path: &Path) {
    if let Some(user) = account() {
        chown(path, Some(user.uid.as_raw()), Some(user.gid.as_raw())).unwrap();
    }
}

impl Postgres {
    /// A fresh database, dropped with the value.
    pub fn database(&self) -> Database<'_> {
        let name = unique("test");
        self.psql(&format!("CREATE DATABASE {name}"));
        Database { server: self, name }
    }

    /// A standby that follows this server, of whose tools it needs `pg_basebackup`.
    pub fn standby(&self) -> Self {
        let folder = run::subfolder("standby");
        fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).unwrap();
        give(&folder);
        let data = folder.join("data");
        let mut copy = as_account(&self.binaries.join("pg_basebackup"));
        copy.args(["-R", "-c", "fast", "--no-sync", "-h", "127.0.0.1", "-U", "postgres"]);
        copy.args(["-p", &self.port.to_string(), "-D"]).arg(&data).env("PGPASSWORD", &self.password);
        process::output(copy.current_dir(&folder));
        let port = free_port();
        let file = data.join("postgresql.auto.conf");
        let own = format!("\nport = {port}\nunix_socket_directories = '{}'\n", folder.display());
        fs::write(&file, fs::read_to_string(&file).unwrap() + &own).unwrap();
        let mut command = as_account(&self.binaries.join("postgres"));
        let child = process::start(command.arg("-D").arg(&data).current_dir(&folder), &folder, "QUIT");
        let server = Self {
            major: self.major,
            port,
            password: self.password.clone(),
            sockets: folder.clone(),
            binaries: self.binaries.clone(),
            data,
            pid: child.id(),
            owned: Some(Owned(child)),
        };
        process::wait_for(&folder, Duration::from_mins(1), || {
            server.try_psql("postgres", "select 1").is_ok()
        });
        server
    }

    /// The variables that lead authctl to the database `postgres` of this server.
    pub fn variables(&self) -> Vec<(&'static str, String)> {
        vec![
            ("DATABASE_HOST", "127.0.0.1".to_owned()),
            ("DATABASE_PORT", self.port.to_string()),
            ("DATABASE_NAME", "postgres".to_owned()),
            ("DATABASE_USER", "postgres".to_owned()),
            ("DATABASE_PASSWORD", self.password.clone()),
        ]
    }

    /// What `psql` prints for this in database `postgres`, unaligned, without headings.
    pub fn psql(&self, sql: &str) -> String {
        self.try_psql("postgres", sql).unwrap_or_else(|error| panic!("{sql}: {error}"))
    }

    /// What `psql` prints for this in a database, or what it complains of.
    pub fn try_psql(&self, database: &str, sql: &str) -> Result<String, String> {
        let output = self.client(database).args(["-c", sql]).output().unwrap();
        if output.status.success() {
            return Ok(String::from_utf8(output.stdout).unwrap().trim_end().to_owned());
        }
        Err(String::from_utf8_lossy(&output.stderr).into_owned())
    }

    /// `psql` as `postgres`, logged in to a database, for what needs an open session or a file.
    pub fn client(&self, database: &str) -> Command {
        let mut command = Command::new(packages::psql());
        command.args(["-X", "-A", "-t", "-q", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1", "-U", "postgres"]);
        command.args(["-p", &self.port.to_string(), "-d", database]);
        command.env("PGPASSWORD", &self.password).env("PGSSLMODE", "disable").env("PGCONNECT_TIMEOUT", "10");
        command
    }

    /// Whether the server can `CREATE EXTENSION` this.
    pub fn has_extension(&self, name: &str) -> bool {
        self.psql(&format!("SELECT count(*) FROM pg_available_extensions WHERE name = '{name}'")) == "1"
    }

    fn forget(mut self) -> Self {
        std::mem::forget(self.owned.take());
        self
    }
}

impl Drop for Postgres {
    /// Stops a server of the test's own so that its shared memory goes too.
    fn drop(&mut self) {
        let Some(owned) = &mut self.owned else { return };
        let postmaster = nix::unistd::Pid::from_raw(self.pid.cast_signed());
        if nix::sys::signal::kill(postmaster, nix::sys::signal::Signal::SIGQUIT).is_err() {
            return;
        }
        drop(owned.0.wait());
    }
}

/// A database of one test's own.
pub struct Database<'a> {
    server: &'a Postgres,
    name: String,
}

impl Database<'_> {
    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its server.
    pub fn server(&self) -> &Postgres {
        self.server
    }

    /// Its address with the superuser's password.
    pub fn url(&self) -> String {
        let Postgres { password, port, .. } = self.server;
        format!("postgres://postgres:{password}@127.0.0.1:{port}/{}", self.name)
    }

    /// What `psql` prints for this, unaligned, without headings.
    pub fn psql(&self, sql: &str) -> String {
        self.server.try_psql(&self.name, sql).unwrap_or_else(|error| panic!("{sql}: {error}"))
    }

    /// The variables that lead authctl here.
    pub fn variables(&self) -> Vec<(&'static str, String)> {
        let mut variables = self.server.variables();
        variables[2].1.clone_from(&self.name);
        variables
    }
}

impl Drop for Database<'_> {
    fn drop(&mut self) {
        let statement = format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name);
        drop(self.server.try_psql("postgres", &statement));
    }
}
