//! Programs that are started inside a container: their streams, their end, and what is done there once we are
//! gone.

use std::pin::Pin;
use std::time::Duration;

use bollard::container::LogOutput;
use bollard::exec::{CreateExecOptions, StartExecOptions, StartExecResults};
use futures_util::{Stream, StreamExt};
use tokio::io::{AsyncWrite, AsyncWriteExt};

use super::Engine;
use crate::error::{Error, Result};

/// What a program writes, as the engine passes it on.
pub(crate) type Output =
    Pin<Box<dyn Stream<Item = std::result::Result<LogOutput, bollard::errors::Error>> + Send>>;

/// What a program reads.
pub(crate) type Input = Pin<Box<dyn AsyncWrite + Send>>;

/// A running container.
#[derive(Clone)]
pub struct Container {
    engine: Engine,
    id: String,
}

/// A program in a container, with its streams.
pub(crate) struct Attached {
    /// Under which the engine knows how it ended.
    pub(crate) id: String,
    pub(crate) output: Output,
    pub(crate) input: Input,
}

/// How a program ended that wrote little.
pub(crate) struct Outcome {
    pub(crate) code: i64,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

/// How long the engine may take to notice that a program is over whose streams have ended.
const NOTICE: Duration = Duration::from_secs(5);

/// The connection that is closed when we are gone must not wait longer than this for what hangs on it.
const FAREWELL: Duration = Duration::from_secs(3);

/// Done when we hang up, and not done when we say so.
const WATCH: &str = r#"read -r word; [ "$word" = done ] || kill "$1""#;

/// A folder that only this account can enter, and that is gone when we hang up.
const FOLDER: &str = r#"umask 077; mkdir "$1" && echo ready || exit; read -r word; rm -rf -- "$1""#;

impl Container {
    pub(super) fn new(engine: Engine, id: String) -> Self {
        Self { engine, id }
    }

    /// As `docker ps` shows it.
    pub fn name(&self) -> &str {
        self.id.get(..12).unwrap_or(&self.id)
    }

    /// Starts a program with the streams in our hands.
    pub(crate) async fn start(&self, words: &[&str], environment: &[String]) -> Result<Attached> {
        let program = CreateExecOptions {
            attach_stdin: Some(true),
            attach_stdout: Some(true),
            attach_stderr: Some(true),
            env: Some(environment.to_vec()),
            cmd: Some(words.iter().map(|word| (*word).to_owned()).collect()),
            ..CreateExecOptions::default()
        };
        let explained = |error| self.engine.explained(&error);
        let client = self.engine.client();
        let created = client.create_exec(&self.id, program).await.map_err(explained)?;
        match client.start_exec(&created.id, None::<StartExecOptions>).await.map_err(explained)? {
            StartExecResults::Attached { output, input } => Ok(Attached { id: created.id, output, input }),
            StartExecResults::Detached => {
                Err(Error::bug("the engine detached a program that was to be attached"))
            }
        }
    }

    /// Runs a program that writes little, with `input` to read.
    pub(crate) async fn run(&self, words: &[&str], input: &[u8]) -> Result<Outcome> {
        let mut program = self.start(words, &[]).await?;
        let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
        let feeding = async {
            // a program that does not want it all says why itself
            drop(program.input.write_all(input).await);
            drop(program.input.shutdown().await);
        };
        let listening = async {
            while let Some(part) = program.output.next().await {
                match part.map_err(|error| self.engine.explained(&error))? {
                    LogOutput::StdErr { message } => stderr.extend_from_slice(&message),
                    other => stdout.extend_from_slice(&other.into_bytes()),
                }
            }
            Ok::<_, Error>(())
        };
        let ((), heard) = tokio::join!(feeding, listening);
        heard?;
        let code = self.code(&program.id).await?;
        let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
        Ok(Outcome { code, stdout: text(stdout), stderr: text(stderr) })
    }

    /// What a program ended with.
    pub(crate) async fn code(&self, program: &str) -> Result<i64> {
        let asking = async {
            loop {
                let inspected = self.engine.client().inspect_exec(program).await;
                let inspected = inspected.map_err(|error| self.engine.explained(&error))?;
                match inspected.exit_code {
                    Some(code) if inspected.running != Some(true) => return Ok(code),
                    _ => tokio::time::sleep(Duration::from_millis(20)).await,
                }
            }
        };
        tokio::time::timeout(NOTICE, asking).await.unwrap_or_else(|_| {
            Err(Error::unreachable(format!("the program in container {} was lost", self.name()))
                .because("its streams ended, and the engine does not know that it did")
                .hint("was the container or the engine restarted? run it again"))
        })
    }

    /// Ends the process of this number inside the container as soon as we hang up.
    pub(crate) async fn watch(&self, process: &str) -> Result<Lifeline> {
        let watcher = self.start(&["sh", "-c", WATCH, "watch", process], &[]).await?;
        Ok(Lifeline { output: watcher.output, input: watcher.input })
    }

    /// Makes a folder that is there for as long as we hold the line.
    pub(crate) async fn folder(&self, path: &str) -> Result<Lifeline> {
        let mut keeper = self.start(&["sh", "-c", FOLDER, "folder", path], &[]).await?;
        let mut said = String::new();
        while let Some(Ok(part)) = keeper.output.next().await {
            said.push_str(&String::from_utf8_lossy(&part.into_bytes()));
            if said.trim_end() == "ready" {
                return Ok(Lifeline { output: keeper.output, input: keeper.input });
            }
        }
        Err(Error::failed(format!("cannot make the folder {path} in container {}", self.name()))
            .because(if said.trim().is_empty() { "its shell ended at once" } else { said.trim() })
            .hint("the account that the container runs as must be able to write to its /tmp"))
    }

    /// What a refusal of the engine means.
    pub(crate) fn explained(&self, error: &bollard::errors::Error) -> Error {
        self.engine.explained(error)
    }
}

/// Something in a container that is done when we hang up, even where we are killed.
pub(crate) struct Lifeline {
    output: Output,
    input: Input,
}

impl Lifeline {
    /// Hangs up, and waits until it is done.
    pub(crate) async fn cut(mut self) {
        let farewell = async {
            drop(self.input.shutdown().await);
            while self.output.next().await.is_some() {}
        };
        drop(tokio::time::timeout(FAREWELL, farewell).await);
    }

    /// Says that there is nothing to do any more.
    pub(crate) async fn release(mut self) {
        drop(self.input.write_all(b"done\n").await);
        drop(self.input.flush().await);
        self.cut().await;
    }
}
