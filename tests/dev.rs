//! `authctl dev`: throwaway servers that start, survive, and go.

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::time::Duration;

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use tempfile::TempDir;

use crate::support::{Invocation, authctl};

/// A project folder whose servers go with it.
struct Project(TempDir);

impl Project {
    fn new() -> Self {
        Self::with_permissions(0o755)
    }

    fn with_permissions(mode: u32) -> Self {
        let folder = TempDir::with_prefix("authctl-dev-").unwrap();
        std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(mode)).unwrap();
        Self(folder)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(".authctl").join(name)
    }

    fn dev(&self, words: &[&str]) -> Invocation {
        authctl([&["dev"], words].concat()).in_folder(self.0.path())
    }

    fn written(&self) -> toml::Table {
        std::fs::read_to_string(self.path("dev.toml")).unwrap().parse().unwrap()
    }

    /// What psql prints in the database that dev.toml names.
    fn psql(&self, sql: &str) -> String {
        let written = self.written();
        let word = |key: &str| written["postgres"][key].to_string().trim_matches('"').to_owned();
        let mut command = Command::new("psql");
        command.args(["-XAtq", "-h", &word("host"), "-p", &word("port"), "-U", &word("user")]);
        command.args(["-d", &word("database"), "-c", sql]).env("PGPASSWORD", word("password"));
        let output = command.output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap().trim().to_owned()
    }

    fn redis(&self, words: &[&str]) -> String {
        let written = self.written();
        let word = |key: &str| written["redis"][key].to_string().trim_matches('"').to_owned();
        let mut command = Command::new("redis-cli");
        command.args(["-p", &word("port")]).args(words).env("REDISCLI_AUTH", word("password"));
        String::from_utf8(command.output().unwrap().stdout).unwrap().trim().to_owned()
    }

    /// The process ids that `dev status` tells, of PostgreSQL and of Redis.
    fn pids(&self) -> [i32; 2] {
        let status = self.dev(&["status", "-o", "json"]).run().ends_with(0).json();
        [0, 1].map(|row| i32::try_from(status["data"][row]["pid"].as_i64().unwrap()).unwrap())
    }

    /// Processes that name this folder in their command line.
    fn processes(&self) -> Vec<String> {
        let output = Command::new("ps").args(["-A", "-ww", "-o", "args="]).output().unwrap();
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        let folder = self.0.path().to_str().unwrap();
        text.lines().filter(|line| line.contains(folder)).map(ToOwned::to_owned).collect()
    }
}

impl Drop for Project {
    fn drop(&mut self) {
        self.dev(&["down", "--purge", "--yes"]).run();
    }
}

/// A process that has nothing to do with us.
struct Stranger(Child);

impl Stranger {
    fn new() -> Self {
        Self(Command::new("sleep").arg("300").spawn().unwrap())
    }
}

impl Drop for Stranger {
    fn drop(&mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }
}

fn send(pid: i32, signal: Signal) {
    kill(Pid::from_raw(pid), signal).unwrap();
}

#[test]
fn up_starts_both_and_down_leaves_nothing_running() {
    let project = Project::new();
    let up = project.dev(&["up"]).run().ends_with(0);
    assert!(
        up.stdout.contains("PostgreSQL  running") && up.stdout.contains("Redis       running"),
        "{}",
        up.stdout
    );
    assert_eq!(project.psql("SELECT current_database()"), "authsample");
    assert_eq!(project.redis(&["PING"]), "PONG");
    let pids = project.pids();

    let again = project.dev(&["up"]).run().ends_with(0);
    assert!(again.stdout.contains("PostgreSQL and Redis run already"), "{}", again.stdout);
    assert_eq!(project.pids(), pids);

    project.psql("CREATE TABLE kept (a int)");
    project.dev(&["down"]).run().ends_with(0);
    assert!(!project.path("dev.toml").exists());
    assert!(project.processes().is_empty(), "{:?}", project.processes());
    project.dev(&["status"]).run().ends_with(3);
    assert!(project.dev(&["down"]).run().ends_with(0).stderr.contains("Nothing to do"));

    project.dev(&["up"]).run().ends_with(0);
    assert_eq!(project.psql("SELECT count(*) FROM kept"), "0");
}

#[test]
fn the_extensions_that_init_makes_are_there() {
    let project = Project::new();
    project.dev(&["up"]).run().ends_with(0);
    project.psql("CREATE EXTENSION pg_cron; CREATE EXTENSION pg_stat_statements");
    assert_eq!(project.psql("SELECT count(*) >= 0 FROM pg_stat_statements"), "t");
}

#[test]
fn a_dry_run_writes_nothing() {
    let project = Project::new();
    let output = project.dev(&["up", "--dry-run"]).run().ends_with(0);
    assert!(
        output.stdout.contains("initialise") && output.stdout.contains("start redis-server"),
        "{}",
        output.stdout
    );
    assert!(!project.path("").exists());
}

#[test]
fn nobody_else_can_log_in_or_read_the_passwords() {
    let project = Project::new();
    project.dev(&["up"]).run().ends_with(0);
    for name in
        ["dev.toml", "postgres.password", "redis.password", "postgres.conf", "redis.conf", "postgres.log"]
    {
        let mode = std::fs::metadata(project.path(name)).unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "{name}");
    }
    assert!(!project.path("postgres.login").exists());
    let written = project.written();
    let port = written["postgres"]["port"].to_string();
    let mut guess = Command::new("psql");
    guess
        .args(["-h", "127.0.0.1", "-U", "postgres", "-p", &port, "-c", "SELECT 1"])
        .env("PGPASSWORD", "postgres");
    assert!(!guess.output().unwrap().status.success());
    let port = written["redis"]["port"].to_string();
    let answer = Command::new("redis-cli").args(["-p", &port, "PING"]).output().unwrap();
    assert!(String::from_utf8_lossy(&answer.stdout).contains("NOAUTH"));
}

#[test]
fn killed_servers_come_back_with_their_data() {
    let project = Project::new();
    project.dev(&["up"]).run().ends_with(0);
    project.psql("CREATE TABLE kept AS SELECT 7 AS a");
    project.pids().into_iter().for_each(|pid| send(pid, Signal::SIGKILL));
    let status = project.dev(&["status"]).run().ends_with(3);
    assert_eq!(status.stdout.matches("not running").count(), 2, "{}", status.stdout);
    project.dev(&["up"]).run().ends_with(0);
    assert_eq!(project.psql("SELECT a FROM kept"), "7");
}

#[test]
fn a_killed_up_is_finished_by_the_next() {
    let project = Project::new();
    for milliseconds in [30, 150, 500, 900, 1300] {
        let mut up = project.dev(&["up"]).spawn();
        std::thread::sleep(Duration::from_millis(milliseconds));
        up.signal(Signal::SIGKILL);
        up.wait();
    }
    project.dev(&["up"]).run().ends_with(0);
    assert_eq!(project.psql("SELECT 1"), "1");
    assert_eq!(project.redis(&["PING"]), "PONG");
    assert_eq!(project.processes().len(), 2, "{:?}", project.processes());
}

#[test]
fn a_stranger_with_the_number_of_a_stale_pid_file_lives() {
    let project = Project::new();
    project.dev(&["up"]).run().ends_with(0);
    project.pids().into_iter().for_each(|pid| send(pid, Signal::SIGKILL));
    while !project.processes().is_empty() {
        std::thread::sleep(Duration::from_millis(20));
    }
    let mut stranger = Stranger::new();
    let postmaster = project.path("postgres/postmaster.pid");
    let stale = std::fs::read_to_string(&postmaster).unwrap();
    let rest = stale.split_once('\n').unwrap().1;
    std::fs::write(&postmaster, format!("{}\n{rest}", stranger.0.id())).unwrap();
    std::fs::write(project.path("redis/redis.pid"), format!("{}\n", stranger.0.id())).unwrap();
    project.dev(&["status"]).run().ends_with(3);
    project.dev(&["down"]).run().ends_with(0);
    assert!(stranger.0.try_wait().unwrap().is_none());
    project.dev(&["up"]).run().ends_with(0);
    assert_eq!(project.psql("SELECT 1"), "1");
    assert!(stranger.0.try_wait().unwrap().is_none());
}

#[test]
fn a_server_that_cannot_start_is_quoted() {
    let project = Project::new();
    project.dev(&["up"]).run().ends_with(0);
    project.dev(&["down"]).run().ends_with(0);
    std::fs::write(project.path("postgres/pg_hba.conf"), "nonsense\n").unwrap();
    let output = project.dev(&["up"]).run().ends_with(1);
    assert!(output.stderr.contains("PostgreSQL ended right after its start"), "{}", output.stderr);
    assert!(output.stderr.contains("invalid connection type \"nonsense\""), "{}", output.stderr);
    assert!(output.stderr.contains("postgres.log"), "{}", output.stderr);
    assert!(project.processes().is_empty(), "{:?}", project.processes());
}

#[test]
fn two_at_once_do_not_get_in_each_others_way() {
    let project = Project::new();
    let runs = [project.dev(&["up"]).spawn(), project.dev(&["up"]).spawn()];
    let mut codes = runs.map(|run| run.wait().code);
    codes.sort_unstable();
    assert!(codes == [0, 8] || codes == [0, 0], "{codes:?}");
    assert_eq!(project.processes().len(), 2, "{:?}", project.processes());
}

#[test]
fn the_environment_names_files_unless_secrets_are_asked_for() {
    let project = Project::new();
    project.dev(&["env"]).run().ends_with(1);
    project.dev(&["up"]).run().ends_with(0);
    let written = project.written();
    let password = written["postgres"]["password"].as_str().unwrap();
    let plain = project.dev(&["env"]).run().ends_with(0);
    assert!(plain.stdout.contains("export DATABASE_PASSWORD_FILE='/") && !plain.stdout.contains(password));
    let open = project.dev(&["env", "--show-secrets"]).run().ends_with(0);
    assert!(open.stdout.contains(&format!("export DATABASE_PASSWORD='{password}'")));
    let json = project.dev(&["env", "-o", "json"]).run().ends_with(0).json();
    assert_eq!(json["kind"], "dev.env/1");
}

#[test]
fn purging_takes_consent_and_leaves_what_is_not_ours() {
    let project = Project::new();
    project.dev(&["up"]).run().ends_with(0);
    std::fs::write(project.path("mine.txt"), "mine").unwrap();
    project.dev(&["down", "--purge"]).run().ends_with(7);
    assert_eq!(project.redis(&["PING"]), "PONG");
    project.dev(&["down", "--purge", "--yes"]).run().ends_with(0);
    let left = std::fs::read_dir(project.path("")).unwrap().count();
    assert_eq!(left, 1);
    assert!(project.processes().is_empty());
}

#[test]
fn a_folder_of_somebody_else_is_refused() {
    let project = Project::new();
    std::fs::create_dir_all(project.path("postgres")).unwrap();
    let output = project.dev(&["up"]).run().ends_with(2);
    assert!(output.stderr.contains("was not made by `authctl dev up`"), "{}", output.stderr);
    project.dev(&["down", "--purge", "--yes"]).run().ends_with(0);
    assert!(project.path("postgres").exists());
}

#[test]
fn a_missing_server_is_named_with_its_package() {
    let project = Project::new();
    let output = project.dev(&["up"]).env("PATH", "/nonexistent").run().ends_with(1);
    assert!(output.stderr.contains("apt-get install redis-server"), "{}", output.stderr);
    assert!(!project.path("").exists());
}

/// Only root runs servers as somebody else.
#[test]
fn root_in_a_closed_folder_places_the_data_elsewhere() {
    if !nix::unistd::getuid().is_root() {
        return;
    }
    let project = Project::with_permissions(0o700);
    let output = project.dev(&["up"]).run().ends_with(0);
    assert!(output.stderr.contains("The data is in /var/lib/authctl/dev-"), "{}", output.stderr);
    assert_eq!(project.psql("SELECT 1"), "1");
    let status = project.dev(&["status", "-o", "json"]).run().ends_with(0).json();
    let data = status["data"][0]["data"].as_str().unwrap().to_owned();
    project.dev(&["down", "--purge", "--yes"]).run().ends_with(0);
    assert!(!Path::new(&data).parent().unwrap().exists());
}
