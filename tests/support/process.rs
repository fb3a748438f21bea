//! Server processes: started apart from the test's own group, with a log, on a free port.

use std::fs::File;
use std::net::TcpListener;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::run;

/// Starts a server that the watchdog ends with `signal`; its output goes to `log` in `folder`.
pub fn start(command: &mut Command, folder: &Path, signal: &str) -> Child {
    let log = File::options().create(true).append(true).open(folder.join("log")).unwrap();
    command.process_group(0).stdin(Stdio::null()).stdout(log.try_clone().unwrap()).stderr(log);
    let child = command.spawn().unwrap_or_else(|error| panic!("cannot start {command:?}: {error}"));
    run::register(child.id(), signal);
    child
}

/// Waits until `answers` does; fails with the end of the server's log when it does not in time.
pub fn wait_for(folder: &Path, limit: Duration, mut answers: impl FnMut() -> bool) {
    let begin = Instant::now();
    while !answers() {
        if begin.elapsed() > limit {
            let log = std::fs::read_to_string(folder.join("log")).unwrap_or_default();
            let tail: Vec<_> = log.lines().rev().take(15).collect();
            let tail: Vec<_> = tail.into_iter().rev().collect();
            panic!("no answer within {limit:?} in {}:\n{}", folder.display(), tail.join("\n"));
        }
        std::thread::sleep(Duration::from_millis(30));
    }
}

/// A port of the loopback address that nobody listens on, below the range that outgoing connections use.
pub fn free_port() -> u16 {
    (0..1000)
        .map(|_| rand::random_range(20_000..32_000))
        .find(|port| TcpListener::bind(("127.0.0.1", *port)).is_ok())
        .expect("a free port")
}

/// The output of a command that must succeed.
pub fn output(command: &mut Command) -> String {
    let output = command.output().unwrap_or_else(|error| panic!("cannot run {command:?}: {error}"));
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?} failed: {stderr}");
    String::from_utf8(output.stdout).unwrap()
}

/// A program by name: in PATH, or where servers are installed.
pub fn find(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::env::split_paths(&path).chain(["/usr/sbin".into(), "/usr/local/bin".into()]);
    folders.map(|folder| folder.join(program)).find(|file| file.is_file())
}

/// When a process started, as its system writes it; nothing when it is gone or only waits to be reaped.
pub fn started(pid: u32) -> Option<String> {
    if !Path::new("/proc/self").exists() {
        let output = Command::new("ps").args(["-o", "lstart=", "-p", &pid.to_string()]).output().unwrap();
        let words = String::from_utf8(output.stdout).unwrap();
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        return Some(words).filter(|words| !words.is_empty());
    }
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    let mut words = stat.rsplit_once(") ")?.1.split(' ');
    let alive = words.next()? != "Z";
    words.nth(18).filter(|_| alive).map(ToOwned::to_owned)
}

/// A server of one test's own: killed when the test lets go of it.
pub struct Owned(pub Child);

impl Drop for Owned {
    fn drop(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

/// Letters and digits that nobody else in this run, or any other, has.
pub fn unique(prefix: &str) -> String {
    format!("{prefix}_{:012x}", rand::random::<u64>() >> 16)
}
