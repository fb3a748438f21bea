//! Server processes: started to outlive this run, found again, stopped; never anybody else's.

use std::fs::{self, File};
use std::net::TcpListener;
use std::os::unix::fs::OpenOptionsExt;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, SystemTime};

use jiff::Timestamp;
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;

use super::Server;
use super::folder::{self, Folder};
use crate::error::{Error, Result};
use crate::ops::throwaway::redis::PATH;

/// A server that runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Process {
    pub(super) pid: i32,
    pub(super) since: Option<Timestamp>,
}

/// The server of this folder, if it runs. The pid file alone proves nothing: after a reboot its number
/// belongs to somebody else, so the process must be that program on that data.
pub(super) fn of(server: Server, folder: &Folder) -> Option<Process> {
    let file = folder.pid_file(server);
    let pid = fs::read_to_string(&file).ok()?.lines().next()?.trim().parse().ok()?;
    let written = fs::metadata(&file).and_then(|file| file.modified()).ok();
    let since = written.and_then(|moment: SystemTime| Timestamp::try_from(moment).ok());
    is(server, folder, &command_line(pid)?).then_some(Process { pid, since })
}

/// Whether a command line is that of the server of this folder.
fn is(server: Server, folder: &Folder, line: &str) -> bool {
    let (programs, argument): (&[&str], _) = match server {
        Server::Postgres => (&["postgres"], folder.data(server)),
        Server::Redis => (&["redis-server", "valkey-server"], folder.settings(server)),
    };
    let program = line.split(' ').next().and_then(|word| Path::new(word).file_name()?.to_str());
    program.is_some_and(|program| programs.contains(&program))
        && format!("{line} ").contains(&format!(" {} ", argument.display()))
}

/// The words of a process with blanks between them; nothing when it is gone.
fn command_line(pid: i32) -> Option<String> {
    let line = if Path::new("/proc/self").exists() {
        String::from_utf8(fs::read(format!("/proc/{pid}/cmdline")).ok()?).ok()?.replace('\0', " ")
    } else {
        let output = Command::new("ps").args(["-o", "command=", "-p", &pid.to_string()]).output().ok()?;
        String::from_utf8(output.stdout).ok()?
    };
    Some(line.trim().to_owned()).filter(|line| !line.is_empty())
}

/// A command that runs as the servers' account and inherits nothing of the operator's environment.
pub(super) fn command(program: impl AsRef<Path>, folder: &Folder) -> Command {
    let mut command = Command::new(program.as_ref());
    if let Some(account) = folder.account() {
        command.uid(account.uid).gid(account.gid);
    }
    command.env_clear().env("PATH", PATH).env("LC_ALL", "C");
    command.stdin(Stdio::null()).current_dir("/");
    command
}

/// Starts a server in a process group of its own, so that Ctrl-C in this terminal does not reach it.
pub(super) fn start(server: Server, folder: &Folder, command: &mut Command) -> Result<Child> {
    let path = folder.log(server);
    let log = || {
        let log = File::options().create(true).write(true).truncate(true).mode(0o600).open(&path)?;
        Ok((log.try_clone()?, log))
    };
    let (stdout, stderr) = log().map_err(|error| folder::cannot("open", &path, &error))?;
    let started = command.process_group(0).stdout(stdout).stderr(stderr).spawn();
    started.map_err(|error| Error::failed(format!("cannot start {}", server.name())).caused_by(&error))
}

/// Stops a server: politely, then after ten seconds not.
pub(super) async fn stop(server: Server, folder: &Folder, process: Process) -> Result<()> {
    // of PostgreSQL the fast shutdown, which disconnects and keeps everything committed
    let polite = match server {
        Server::Postgres => Signal::SIGINT,
        Server::Redis => Signal::SIGTERM,
    };
    for signal in [polite, Signal::SIGKILL] {
        if ended(server, folder, process, signal).await? {
            return Ok(());
        }
    }
    Err(Error::failed(format!("{} (pid {}) does not stop", server.name(), process.pid)))
}

async fn ended(server: Server, folder: &Folder, process: Process, signal: Signal) -> Result<bool> {
    let alive = || command_line(process.pid).is_some_and(|line| is(server, folder, &line));
    if !alive() {
        return Ok(true);
    }
    kill(Pid::from_raw(process.pid), signal).map_err(|error| {
        Error::failed(format!("cannot stop {} (pid {})", server.name(), process.pid)).caused_by(&error)
    })?;
    for _ in 0..200 {
        if !alive() {
            return Ok(true);
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    Ok(false)
}

/// The last lines that a server wrote, for the error that it caused.
pub(super) fn last_words(server: Server, folder: &Folder) -> Vec<String> {
    let bytes = fs::read(folder.log(server)).unwrap_or_default();
    let text = String::from_utf8_lossy(&bytes);
    let lines: Vec<_> = text.lines().filter(|line| !line.trim().is_empty()).map(ToOwned::to_owned).collect();
    lines[lines.len().saturating_sub(8)..].to_vec()
}

/// A port of the loopback address that nobody listens on.
pub(super) fn free_port() -> Result<u16> {
    let listener = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
    let address =
        listener.map_err(|error| Error::failed("no port of 127.0.0.1 is free").caused_by(&error))?;
    Ok(address.port())
}
