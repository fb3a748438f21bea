//! Which process is at work on a set, so that another can find out whether it still is.

use std::fs;

use nix::errno::Errno;
use nix::sys::signal::kill;
use nix::unistd::Pid;
use serde::{Deserialize, Serialize};

use crate::config::Operator;
use crate::plan::Fingerprint;

/// A process, told apart from every other one before, after and beside it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Process {
    /// The machine's name.
    pub(super) host: String,
    /// The machine's own number, which two of one name do not share.
    machine: Option<String>,
    /// The kernel's number of its own start.
    boot: Option<String>,
    /// In which the number of the process means something: containers of one machine have one each.
    namespace: Option<String>,
    /// Its number.
    pub(super) pid: u32,
    /// When it started, in the kernel's ticks: numbers are given again, these are not.
    started: Option<u64>,
}

/// What is known of a process.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// It runs.
    Runs,
    /// It ended.
    Ended,
    /// The machine was started again since.
    Restarted,
    /// It cannot be seen from here.
    Unseen,
}

impl Process {
    /// This process.
    pub(super) fn here() -> Self {
        let pid = std::process::id();
        Self {
            host: Operator::of_process().host,
            machine: line("/etc/machine-id"),
            boot: line("/proc/sys/kernel/random/boot_id"),
            namespace: namespace(),
            pid,
            started: status(pid).map(|status| status.started),
        }
    }

    /// What `observer`, which runs now, can know of it.
    pub(super) fn fate(&self, observer: &Self) -> Fate {
        let same = |own: &Option<String>, other: &Option<String>| own.is_some() && own == other;
        if same(&self.boot, &observer.boot) {
            return if same(&self.namespace, &observer.namespace) { self.look() } else { Fate::Unseen };
        }
        let is_known = self.boot.is_some() && observer.boot.is_some();
        if is_known && self.host == observer.host && same(&self.machine, &observer.machine) {
            return Fate::Restarted;
        }
        Fate::Unseen
    }

    /// Where its number means something, in a word; `None` where that is not known.
    pub(super) fn place(&self) -> Option<String> {
        let (boot, namespace) = (self.boot.as_ref()?, self.namespace.as_ref()?);
        Some(Fingerprint::of(&[boot, namespace]).to_string())
    }

    /// When it started, in the kernel's ticks.
    pub(super) fn started(&self) -> Option<u64> {
        self.started
    }

    /// The process of this number that started then, here.
    pub(super) fn beside(pid: u32, started: u64) -> Self {
        Self { pid, started: Some(started), ..Self::here() }
    }

    fn look(&self) -> Fate {
        match status(self.pid) {
            Some(status) if status.is_dead => Fate::Ended,
            Some(status) if self.started.is_some_and(|started| started != status.started) => Fate::Ended,
            Some(_) => Fate::Runs,
            None if is_absent(self.pid) => Fate::Ended,
            None => Fate::Unseen,
        }
    }
}

/// What the kernel tells of a running process.
struct Status {
    started: u64,
    is_dead: bool,
}

fn status(pid: u32) -> Option<Status> {
    let text = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    // the name in parentheses may hold anything, parentheses and blanks among it
    let (_, fields) = text.rsplit_once(") ")?;
    let fields: Vec<&str> = fields.split_ascii_whitespace().collect();
    let is_dead = matches!(fields.first(), Some(&("Z" | "X" | "x")));
    Some(Status { started: fields.get(19)?.parse().ok()?, is_dead })
}

/// Whether the kernel says that there is none, which it also says of those that it does not show.
fn is_absent(pid: u32) -> bool {
    i32::try_from(pid).is_ok_and(|pid| kill(Pid::from_raw(pid), None) == Err(Errno::ESRCH))
}

fn namespace() -> Option<String> {
    Some(fs::read_link("/proc/self/ns/pid").ok()?.to_string_lossy().into_owned())
}

fn line(path: &str) -> Option<String> {
    let text = fs::read_to_string(path).ok()?.trim().to_owned();
    (!text.is_empty()).then_some(text)
}

#[cfg(test)]
impl Process {
    /// One of another machine.
    pub(super) fn elsewhere() -> Self {
        let name = |what: &str| Some(format!("another {what}"));
        let here = Self::here();
        Self { host: "elsewhere".to_owned(), machine: name("machine"), boot: name("boot"), ..here }
    }

    /// One of this machine whose number another has got.
    pub(super) fn ended() -> Self {
        let here = Self::here();
        Self { started: here.started.map(|started| started - 1), ..here }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_process_runs_and_an_ended_one_does_not() {
        let here = Process::here();
        assert_eq!(here.fate(&here), Fate::Runs);
        assert_eq!(Process::ended().fate(&here), Fate::Ended);
        let mut child = std::process::Command::new("true").spawn().unwrap();
        let process =
            Process { pid: child.id(), started: status(child.id()).map(|s| s.started), ..here.clone() };
        child.wait().unwrap();
        assert_eq!(process.fate(&here), Fate::Ended);
    }

    #[test]
    fn a_killed_process_that_nobody_has_waited_for_has_ended() {
        let here = Process::here();
        let mut child = std::process::Command::new("sleep").arg("60").spawn().unwrap();
        let process =
            Process { pid: child.id(), started: status(child.id()).map(|s| s.started), ..here.clone() };
        assert_eq!(process.fate(&here), Fate::Runs);
        child.kill().unwrap();
        while process.fate(&here) == Fate::Runs {
            std::thread::yield_now();
        }
        assert_eq!(process.fate(&here), Fate::Ended);
        child.wait().unwrap();
    }

    #[test]
    fn a_machine_is_known_again_after_a_restart() {
        let here = Process::here();
        let before =
            Process { boot: Some("before".to_owned()), machine: Some("m".to_owned()), ..here.clone() };
        let now = Process { machine: Some("m".to_owned()), ..here.clone() };
        assert_eq!(before.fate(&now), Fate::Restarted);
        let twin = Process { machine: Some("n".to_owned()), ..before.clone() };
        assert_eq!(twin.fate(&now), Fate::Unseen);
        assert_eq!(Process { machine: None, ..before }.fate(&Process { machine: None, ..now }), Fate::Unseen);
    }

    #[test]
    fn nothing_is_known_of_other_machines_and_containers() {
        let here = Process::here();
        assert_eq!(Process::elsewhere().fate(&here), Fate::Unseen);
        let container = Process { namespace: Some("pid:[1]".to_owned()), ..Process::ended() };
        assert_eq!(container.fate(&here), Fate::Unseen);
    }
}
