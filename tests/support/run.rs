//! The test run: one folder for its servers, although every test may be a process of its own.
//!
//! The first test that needs a server starts it under a file lock and leaves a note of it; the others
//! read the note. A watchdog stops everything when the process that owns the run is gone: nextest
//! itself, or the one test process of `cargo test`.

use std::fs::{self, File};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::{CommandExt, parent_id};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::process;

const WATCHDOG: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/watchdog.sh");

/// The folder of this run.
pub fn folder() -> &'static Path {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    FOLDER.get_or_init(open)
}

/// What `start` left behind; started by the first who asks in the whole run.
pub fn shared<T: Serialize + DeserializeOwned>(name: &str, start: impl FnOnce(PathBuf) -> T) -> T {
    let _lock = locked(&folder().join(format!("{name}.lock")));
    let note = folder().join(format!("{name}.json"));
    if let Ok(text) = fs::read(&note) {
        return serde_json::from_slice(&text).unwrap();
    }
    let started = start(subfolder(name));
    fs::write(&note, serde_json::to_vec(&started).unwrap()).unwrap();
    started
}

/// A fresh folder of this name, or of a name that begins with it, which server accounts may enter.
pub fn subfolder(name: &str) -> PathBuf {
    let mut folder = folder().join(name);
    let mut number = 1;
    while let Err(error) = fs::create_dir(&folder) {
        assert_eq!(error.kind(), std::io::ErrorKind::AlreadyExists, "{}: {error}", folder.display());
        number += 1;
        folder = self::folder().join(format!("{name}-{number}"));
    }
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).unwrap();
    folder
}

/// Tells the watchdog to end this process with `signal`.
pub fn register(pid: u32, signal: &str) {
    let start = process::started(pid).unwrap_or_default();
    fs::write(folder().join(format!("processes/{pid}")), format!("{signal} {start}\n")).unwrap();
}

fn open() -> PathBuf {
    let base = base();
    fs::create_dir_all(&base).unwrap();
    let _lock = locked(&base.join("lock"));
    sweep(&base);
    let (name, owner) = match std::env::var("NEXTEST_RUN_ID") {
        Ok(run) => (run[..13].to_owned(), parent_id()),
        Err(_) => (format!("p{}", std::process::id()), std::process::id()),
    };
    let folder = base.join(name);
    if !folder.join("owner").exists() {
        fs::create_dir_all(folder.join("processes")).unwrap();
        fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).unwrap();
        let start = process::started(owner).expect("the owner of the run runs");
        fs::write(folder.join("owner"), format!("{owner} {start}\n")).unwrap();
        watch(&folder);
    }
    folder
}

/// Outside of `target`, because a server account must be able to enter it and socket paths are short.
fn base() -> PathBuf {
    PathBuf::from(format!("/tmp/authctl-tests-{}", nix::unistd::getuid()))
}

/// Ends what runs of the past left, whose watchdog was killed too.
fn sweep(base: &Path) {
    for entry in fs::read_dir(base).unwrap().map(Result::unwrap) {
        let Ok(owner) = fs::read_to_string(entry.path().join("owner")) else { continue };
        let (pid, start) = owner.trim().split_once(' ').unwrap_or_default();
        let alive = pid.parse().ok().and_then(process::started).is_some_and(|now| now == start);
        if !alive {
            watch(&entry.path());
        }
    }
}

fn watch(folder: &Path) {
    let mut watchdog = Command::new("bash")
        .arg(WATCHDOG)
        .arg(folder)
        .process_group(0)
        .current_dir("/")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    std::thread::spawn(move || drop(watchdog.wait()));
}

fn locked(path: &Path) -> File {
    let file = File::create(path).unwrap();
    file.lock().unwrap();
    file
}
