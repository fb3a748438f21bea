//! A stack of one test, gone with the value.

use std::fs;
use std::path::PathBuf;
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use super::{Docker, Invocation, authctl, unique};

/// A stack of one test.
pub struct Stack<'a> {
    /// The engine.
    pub engine: &'a Docker,
    /// Its name, which nobody else has.
    pub name: String,
    folder: TempDir,
}

impl<'a> Stack<'a> {
    /// A stack that is still to be deployed.
    pub fn on(engine: &'a Docker) -> Self {
        Self { engine, name: unique("s"), folder: TempDir::new().unwrap() }
    }

    /// Writes a file beside the stack's own.
    pub fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder.path().join(name);
        fs::write(&path, content).unwrap();
        path
    }

    /// `authctl stack VERB -c FILE STACK` with this file.
    pub fn with(&self, verb: &str, text: &str) -> Invocation {
        let file = self.file("stack.yaml", text);
        let words = ["stack", verb, "-c", file.to_str().unwrap(), "--resolve-image=never", &self.name];
        authctl(words).docker(self.engine).timeout(Duration::from_mins(2))
    }

    /// `authctl stack deploy` with this file, agreed to.
    pub fn deploy(&self, text: &str) -> Invocation {
        self.with("deploy", text).argument("--yes")
    }

    /// `authctl stack VERB STACK`.
    pub fn verb(&self, verb: &str) -> Invocation {
        authctl(["stack", verb, &self.name]).docker(self.engine).timeout(Duration::from_mins(2))
    }

    /// The full name of one of its services.
    pub fn service(&self, key: &str) -> String {
        format!("{}_{key}", self.name)
    }

    /// What the engine says of one of its services, by a Go template; empty where it is not there.
    pub fn inspect(&self, key: &str, template: &str) -> String {
        let words = ["service", "inspect", "--format", template, &self.service(key)];
        let output = self.engine.command(&words).output().unwrap();
        String::from_utf8(output.stdout).unwrap().trim().to_owned()
    }

    /// The names of its objects of one kind: `config`, `network`, `service`.
    pub fn objects(&self, kind: &str) -> Vec<String> {
        let label = format!("label=com.docker.stack.namespace={}", self.name);
        let words = [kind, "ls", "--filter", &label, "--format", "{{.Name}}"];
        let mut names: Vec<_> = self.engine.cli(&words).lines().map(str::to_owned).collect();
        names.sort();
        names
    }
}

impl Drop for Stack<'_> {
    fn drop(&mut self) {
        let begin = Instant::now();
        let remove = || drop(self.engine.command(&["stack", "rm", &self.name]).output());
        let left = || self.objects("network").len() + self.objects("service").len();
        remove();
        while left() > 0 && begin.elapsed() < Duration::from_secs(30) {
            thread::sleep(Duration::from_millis(300));
            remove();
        }
    }
}
