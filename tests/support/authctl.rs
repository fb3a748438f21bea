//! Runs the built authctl as an operator would, in a clean environment.

use std::ffi::OsStr;
use std::io::{Read, Write};
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use tempfile::TempDir;

use super::redact::Redaction;
use super::{Database, Docker, DynamoDb, Redis};

/// A command line of authctl that is still being put together.
pub struct Invocation {
    command: Command,
    folder: TempDir,
    stdin: Vec<u8>,
    question: String,
    timeout: Duration,
    redaction: Redaction,
}

/// `authctl ARGUMENTS` with nothing in its environment but PATH, a HOME and a working directory of its own.
pub fn authctl<I>(arguments: I) -> Invocation
where
    I: IntoIterator,
    I::Item: AsRef<OsStr>,
{
    let folder = TempDir::with_prefix("authctl-").unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_authctl"));
    for name in ["home", "work"] {
        std::fs::create_dir(folder.path().join(name)).unwrap();
    }
    command.env_clear().env("PATH", std::env::var_os("PATH").unwrap_or_default()).env("TERM", "dumb");
    // the AWS credential chain would ask an address outside of this machine
    command.env("AWS_EC2_METADATA_DISABLED", "true");
    command.env("HOME", folder.path().join("home")).current_dir(folder.path().join("work")).args(arguments);
    let mut redaction = Redaction::default();
    redaction.replace(folder.path().to_str().unwrap(), "[folder]");
    Invocation {
        command,
        folder,
        stdin: Vec::new(),
        question: String::new(),
        timeout: Duration::from_mins(1),
        redaction,
    }
}

impl Invocation {
    /// Leads it to this database.
    #[must_use]
    pub fn on(mut self, database: &Database<'_>) -> Self {
        self.redaction.replace(database.name(), "[database]");
        self.command.envs(database.variables());
        self
    }

    /// Leads it to this Redis.
    #[must_use]
    pub fn redis(mut self, redis: &Redis) -> Self {
        self.command.envs(redis.variables());
        self
    }

    /// Leads it to this DynamoDB, with credentials that it accepts.
    #[must_use]
    pub fn aws(mut self, dynamodb: &DynamoDb) -> Self {
        self.command.envs(dynamodb.variables());
        self
    }

    /// Leads it to this engine.
    #[must_use]
    pub fn docker(mut self, docker: &Docker) -> Self {
        self.command.envs(docker.variables());
        self
    }

    /// Sets a variable.
    #[must_use]
    pub fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// Adds an argument.
    #[must_use]
    pub fn argument(mut self, argument: impl AsRef<OsStr>) -> Self {
        self.command.arg(argument);
        self
    }

    /// Writes a file into its working directory, or by an absolute path anywhere.
    #[must_use]
    pub fn file(self, name: &str, content: impl AsRef<[u8]>) -> Self {
        let path = self.folder().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, content).unwrap();
        self
    }

    /// Its working directory.
    pub fn folder(&self) -> std::path::PathBuf {
        self.folder.path().join("work")
    }

    /// Runs it in another working directory, which outlives it.
    #[must_use]
    pub fn in_folder(mut self, folder: &Path) -> Self {
        self.command.current_dir(folder);
        self.redaction.replace(folder.to_str().unwrap(), "[folder]");
        self
    }

    /// Hands it this on standard input; without, standard input is empty.
    #[must_use]
    pub fn stdin(mut self, text: impl Into<Vec<u8>>) -> Self {
        self.stdin = text.into();
        self
    }

    /// Types `answer` once `question` stands on standard output: the signal that a typed Ctrl-C becomes
    /// would be lost while the program is still being started.
    #[must_use]
    pub fn answer(mut self, question: &str, answer: &str) -> Self {
        question.clone_into(&mut self.question);
        self.stdin(answer)
    }

    /// Runs it on a terminal of so many columns, which merges both streams into standard output and shows
    /// what [`stdin`](Self::stdin) types. Comes last: what is set afterwards goes to the terminal itself.
    #[must_use]
    pub fn terminal(mut self, columns: u16) -> Self {
        let words = std::iter::once(self.command.get_program()).chain(self.command.get_args());
        let quoted = words.map(|word| format!("'{}'", word.to_str().unwrap().replace('\'', r"'\''")));
        let line = quoted.collect::<Vec<_>>().join(" ");
        let mut terminal = Command::new("script");
        terminal.args(["--quiet", "--return", "--flush", "--command"]);
        terminal.arg(format!("stty columns {columns} rows 50; exec {line}")).arg("/dev/null");
        terminal.current_dir(self.command.get_current_dir().unwrap()).env_clear();
        let variables = self.command.get_envs().filter_map(|(name, value)| Some((name, value?)));
        terminal.envs(variables).env("SHELL", "/bin/sh").env("TERM", "xterm");
        self.command = terminal;
        self
    }

    /// How long it may take before it is killed and the test fails; 60 seconds when not said.
    #[must_use]
    pub fn timeout(mut self, limit: Duration) -> Self {
        self.timeout = limit;
        self
    }

    /// Writes `[NAME]` for this text in the transcript.
    #[must_use]
    pub fn redact(mut self, text: &str, name: &str) -> Self {
        self.redaction.replace(text, &format!("[{name}]"));
        self
    }

    /// Runs it to its end.
    pub fn run(self) -> Output {
        self.spawn().wait()
    }

    /// Starts it, for tests that send it a signal.
    pub fn spawn(mut self) -> Spawned {
        self.command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = self.command.spawn().unwrap();
        let mut input = child.stdin.take().unwrap();
        let (text, question) = (std::mem::take(&mut self.stdin), std::mem::take(&mut self.question));
        let told = Arc::new(Mutex::new(Vec::new()));
        let stdout = read_all(child.stdout.take().unwrap(), Arc::clone(&told));
        std::thread::spawn(move || {
            wait_for(&question, &told);
            // a process that ends without reading closes the pipe, which is its right
            drop(input.write_all(&text));
            if !question.is_empty() {
                // nobody leaves a terminal right after typing: its end would be an answer of its own
                std::mem::forget(input);
            }
        });
        let stderr = read_all(child.stderr.take().unwrap(), Arc::default());
        Spawned { child, stdout, stderr, begin: Instant::now(), invocation: self }
    }
}

/// What a stream has said so far.
type Told = Arc<Mutex<Vec<u8>>>;

fn read_all(mut pipe: impl Read + Send + 'static, told: Told) -> JoinHandle<Vec<u8>> {
    std::thread::spawn(move || {
        let mut chunk = [0; 4096];
        loop {
            let length = pipe.read(&mut chunk).unwrap();
            if length == 0 {
                return std::mem::take(&mut *told.lock().unwrap());
            }
            told.lock().unwrap().extend_from_slice(&chunk[..length]);
        }
    })
}

/// Waits until `question` has been told, or for ten seconds: the answer then shows what went wrong.
fn wait_for(question: &str, told: &Told) {
    let begin = Instant::now();
    while !String::from_utf8_lossy(&told.lock().unwrap()).contains(question) && begin.elapsed().as_secs() < 10
    {
        std::thread::sleep(Duration::from_millis(10));
    }
}

/// A running authctl.
pub struct Spawned {
    child: Child,
    stdout: JoinHandle<Vec<u8>>,
    stderr: JoinHandle<Vec<u8>>,
    begin: Instant,
    invocation: Invocation,
}

impl Spawned {
    /// Its process id.
    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Whether it has not ended yet.
    pub fn is_running(&mut self) -> bool {
        self.child.try_wait().unwrap().is_none()
    }

    /// Sends it a signal; one that has ended already gets none.
    pub fn signal(&mut self, signal: Signal) {
        if self.is_running() {
            kill(Pid::from_raw(self.child.id().cast_signed()), signal).unwrap();
        }
    }

    /// Waits for its end; kills it and fails when that takes longer than its timeout.
    pub fn wait(mut self) -> Output {
        let status = self.status();
        let text = |pipe: JoinHandle<Vec<u8>>| String::from_utf8(pipe.join().unwrap()).unwrap();
        let (stdout, stderr) = (text(self.stdout), text(self.stderr));
        let Some(status) = status else {
            let limit = self.invocation.timeout;
            panic!("authctl did not end within {limit:?}\nstdout:\n{stdout}\nstderr:\n{stderr}");
        };
        Output {
            code: status.code().or_else(|| status.signal().map(|signal| -signal)).unwrap(),
            stdout,
            stderr,
            elapsed: self.begin.elapsed(),
            redaction: self.invocation.redaction,
        }
    }

    fn status(&mut self) -> Option<ExitStatus> {
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return Some(status);
            }
            if self.begin.elapsed() > self.invocation.timeout {
                self.child.kill().unwrap();
                self.child.wait().unwrap();
                return None;
            }
            std::thread::sleep(Duration::from_millis(2));
        }
    }
}

/// What authctl left.
#[derive(Debug)]
pub struct Output {
    /// The exit code; of a process that a signal ended, the signal's number below zero.
    pub code: i32,
    /// All of standard output.
    pub stdout: String,
    /// All of standard error.
    pub stderr: String,
    /// How long it ran.
    pub elapsed: Duration,
    redaction: Redaction,
}

impl Output {
    /// The same, when it ended with this code; the test fails with everything it said when not.
    pub fn ends_with(self, code: i32) -> Self {
        assert_eq!(self.code, code, "stdout:\n{}\nstderr:\n{}", self.stdout, self.stderr);
        self
    }

    /// Standard output as JSON.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.stdout)
            .unwrap_or_else(|error| panic!("{error}\nstdout:\n{}\nstderr:\n{}", self.stdout, self.stderr))
    }

    /// Both streams and the exit code as one block, without what differs from run to run.
    pub fn transcript(&self) -> String {
        let block = |(name, text): (&str, &String)| {
            let ending = if text.ends_with('\n') { "" } else { "\n" };
            format!("--- {name}\n{}{ending}", self.redaction.apply(text))
        };
        let streams = [("stdout", &self.stdout), ("stderr", &self.stderr)];
        let spoken: String = streams.into_iter().filter(|(_, text)| !text.is_empty()).map(block).collect();
        format!("{spoken}--- exit {}\n", self.code)
    }
}
