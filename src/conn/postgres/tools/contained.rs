//! A program that runs in the server's container.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use bollard::container::LogOutput;
use bytes::BytesMut;
use futures_util::StreamExt;
use futures_util::future::{BoxFuture, FutureExt};
use tokio::io::AsyncWriteExt;

use super::call::Call;
use super::choice::Found;
use super::process::End;
use super::said::Said;
use super::{Program, Tool};
use crate::conn::docker::{Attached, Container, Input, Lifeline, Output};
use crate::conn::running::Stoppable;
use crate::error::{Error, Result};

/// Each program of the name `$1`, and which it says it is. Debian's wrapper comes last, if it does.
const LIST: &str = r#"
for file in /usr/lib/postgresql/*/bin/"$1" /usr/pgsql-*/bin/"$1" /usr/local/pgsql/bin/"$1" "$(command -v "$1")"
do
  [ -x "$file" ] && printf '%s\t%s\n' "$file" "$("$file" --version 2>&1)"
done; :"#;

/// Tells its own number, which the program keeps, and begins when it is told that somebody watches over it.
const FED: &str = r#"echo $$ >&2; read -r word && exec "$@""#;
const UNFED: &str = r#"echo $$ >&2; read -r word && exec "$@" </dev/null"#;
const BEGIN: &[u8] = b"begin\n";

/// The programs of this name in a container.
pub(super) async fn there(container: &Container, program: Program) -> Result<Vec<Found>> {
    let listed = container.run(&["sh", "-c", LIST, "list", program.name()], &[]).await?;
    if listed.code != 0 {
        return Err(Error::failed(format!(
            "cannot look for {} in container {}",
            program.name(),
            container.name()
        ))
        .because(format!("{}{}", listed.stdout, listed.stderr).trim())
        .hint("its image needs `sh`"));
    }
    let lines = listed.stdout.lines().filter_map(|line| line.split_once('\t'));
    Ok(lines.map(|(path, said)| Found::that_said(PathBuf::from(path), said)).collect())
}

/// A program in a container with its streams.
pub(super) struct Contained {
    container: Container,
    program: String,
    output: Output,
    said: Said,
    line: Arc<Line>,
}

impl Contained {
    /// Starts it, bound to end when we hang up.
    pub(super) async fn start(
        tool: &Tool,
        container: &Container,
        path: &str,
        call: &Call<'_>,
    ) -> Result<(Self, Option<Input>)> {
        let arguments = call.words(tool.program);
        let script = if call.fed { FED } else { UNFED };
        let words =
            ["sh", "-c", script, "start", path].into_iter().chain(arguments.iter().map(String::as_str));
        let variables = tool.environment.with(call.database).into_iter();
        let variables = variables.map(|(name, value)| format!("{name}={}", value.to_string_lossy()));
        let environment: Vec<_> = variables.collect();
        let Attached { id, mut output, mut input } =
            container.start(&words.collect::<Vec<_>>(), &environment).await?;
        let (number, said) = greeting(&mut output, container, path).await?;
        let line = Arc::new(Line(Mutex::new(Some(container.watch(&number).await?))));
        tool.running.add(Arc::downgrade(&line) as _);
        // where it cannot be told, it is over already, and its end says why
        drop(input.write_all(BEGIN).await);
        drop(input.flush().await);
        let started = Self { container: container.clone(), program: id, output, said, line };
        Ok((started, call.fed.then_some(input)))
    }

    /// Adds what it wrote to `buffer`; 0 at the end.
    pub(super) async fn read(&mut self, buffer: &mut BytesMut) -> Result<usize> {
        while let Some(part) = self.output.next().await {
            match part.map_err(|error| self.container.explained(&error))? {
                LogOutput::StdErr { message } => self.said.add(&message),
                LogOutput::StdOut { message } if !message.is_empty() => {
                    buffer.extend_from_slice(&message);
                    return Ok(message.len());
                }
                _ => {}
            }
        }
        Ok(0)
    }

    /// Waits until it is over.
    pub(super) async fn end(&mut self) -> Result<End> {
        let code = self.container.code(&self.program).await?;
        if let Some(line) = self.line.take() {
            line.release().await;
        }
        // a shell's way to tell of a signal, which the engine has too
        let signal = (code > 128).then(|| i32::try_from(code - 128).unwrap_or_default());
        Ok(End { code: i32::try_from(code).ok(), signal, said: self.said.text() })
    }

    /// Ends it where it is; `input` stays open until it is over.
    pub(super) fn abandon<T: Send + 'static>(self, input: T) {
        let (Some(line), Ok(runtime)) = (self.line.take(), tokio::runtime::Handle::try_current()) else {
            return;
        };
        runtime.spawn(async move {
            line.cut().await;
            drop((self.output, input));
        });
    }
}

/// What ends the program, until it is over.
struct Line(Mutex<Option<Lifeline>>);

impl Line {
    fn take(&self) -> Option<Lifeline> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

impl Stoppable for Line {
    fn stop(&self) -> BoxFuture<'_, ()> {
        let line = self.take();
        async {
            if let Some(line) = line {
                line.cut().await;
            }
        }
        .boxed()
    }
}

/// The program's number inside the container, which it begins with, and what it may have said since.
async fn greeting(output: &mut Output, container: &Container, path: &str) -> Result<(String, Said)> {
    let mut heard = Vec::new();
    while let Some(part) = output.next().await {
        let part = part.map_err(|error| container.explained(&error))?;
        heard.extend_from_slice(&part.into_bytes());
        if let Some(end) = heard.iter().position(|byte| *byte == b'\n') {
            let number = String::from_utf8_lossy(&heard[..end]).into_owned();
            if number.parse::<u32>().is_err() {
                break;
            }
            let mut said = Said::default();
            said.add(&heard[end + 1..]);
            return Ok((number, said));
        }
    }
    Err(Error::failed(format!("cannot start {path} in container {}", container.name()))
        .because(String::from_utf8_lossy(&heard).trim()))
}
