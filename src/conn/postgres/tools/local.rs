//! A program that runs on this machine.

use std::io;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{ExitStatus, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use bytes::BytesMut;
use futures_util::future::{BoxFuture, FutureExt};
use nix::sys::signal::{Signal, killpg};
use nix::unistd::Pid;
use tokio::io::AsyncReadExt;
use tokio::process::{Child, ChildStderr, ChildStdin, ChildStdout, Command};
use tokio::task::JoinHandle;

use super::Tool;
use super::call::Call;
use super::process::End;
use super::said::Said;
use crate::conn::running::Stoppable;
use crate::error::{Error, Result};

/// How long a program that was told to end may take, before it is made to.
const GRACE: Duration = Duration::from_secs(2);

/// What is still said when the program itself is over comes from a child of it, which nobody waits for long.
const LAST_WORDS: Duration = Duration::from_secs(2);

/// The kernel's usual 64 KiB make a fast program wait for its reader.
#[cfg(target_os = "linux")]
const PIPE: i32 = 1024 * 1024;

/// A child of ours with its pipes.
pub(super) struct Local {
    child: Option<Child>,
    group: Arc<Group>,
    output: ChildStdout,
    said: Option<JoinHandle<Said>>,
}

impl Local {
    /// Starts it in a group of its own: Ctrl-C in a terminal goes to ours, and we end it in order.
    pub(super) fn start(tool: &Tool, path: &Path, call: &Call<'_>) -> Result<(Self, Option<ChildStdin>)> {
        let mut command = Command::new(path);
        command.args(call.words(tool.program)).env_clear().envs(tool.environment.with(call.database));
        command.stdin(if call.fed { Stdio::piped() } else { Stdio::null() });
        command.stdout(Stdio::piped()).stderr(Stdio::piped()).process_group(0).kill_on_drop(true);
        let mut child = command
            .spawn()
            .map_err(|error| Error::failed(format!("cannot start {}", path.display())).caused_by(&error))?;
        let (Some(output), Some(errors)) = (child.stdout.take(), child.stderr.take()) else {
            return Err(Error::bug("a program was started without pipes"));
        };
        widen(&output);
        let group = Arc::new(Group(Mutex::new(child.id())));
        tool.running.add(Arc::downgrade(&group) as _);
        let input = child.stdin.take();
        let said = Some(tokio::spawn(listen(errors)));
        Ok((Self { child: Some(child), group, output, said }, input))
    }

    /// Adds what it wrote to `buffer`; 0 at the end.
    pub(super) async fn read(&mut self, buffer: &mut BytesMut) -> io::Result<usize> {
        self.output.read_buf(buffer).await
    }

    /// Waits until it is over.
    pub(super) async fn end(&mut self) -> Result<End> {
        let Some(child) = &mut self.child else {
            return Err(Error::bug("a program was waited for twice"));
        };
        let status = child.wait().await;
        self.group.forget();
        self.child = None;
        let status = status.map_err(|error| Error::failed("a program was lost").caused_by(&error))?;
        Ok(End { code: status.code(), signal: signal(status), said: self.last_words().await.text() })
    }

    async fn last_words(&mut self) -> Said {
        let Some(said) = self.said.take() else { return Said::default() };
        let stop = said.abort_handle();
        let said = tokio::time::timeout(LAST_WORDS, said).await;
        stop.abort();
        said.ok().and_then(std::result::Result::ok).unwrap_or_default()
    }

    /// Ends it where it is; `input` stays open until it is over, or it would take the end of what it was given
    /// so far for the end of it all.
    pub(super) fn abandon<T: Send + 'static>(mut self, input: T) {
        let Some(mut child) = self.child.take() else { return };
        self.group.signal(Signal::SIGTERM);
        if let Ok(runtime) = tokio::runtime::Handle::try_current() {
            runtime.spawn(async move {
                drop(tokio::time::timeout(GRACE, child.wait()).await);
                self.group.signal(Signal::SIGKILL);
                self.group.forget();
                drop((child, input));
            });
        }
    }
}

/// A program and the processes that it started.
struct Group(Mutex<Option<u32>>);

impl Group {
    fn signal(&self, signal: Signal) {
        let leader = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(leader) = *leader {
            // gone already is as good
            let _ = killpg(Pid::from_raw(leader.cast_signed()), signal);
        }
    }

    /// Its number may be somebody else's from now on.
    fn forget(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }
}

impl Stoppable for Group {
    fn stop(&self) -> BoxFuture<'_, ()> {
        async { self.signal(Signal::SIGTERM) }.boxed()
    }
}

async fn listen(mut errors: ChildStderr) -> Said {
    let mut said = Said::default();
    let mut buffer = [0; 8192];
    while let Ok(count @ 1..) = errors.read(&mut buffer).await {
        said.add(&buffer[..count]);
    }
    said
}

fn signal(status: ExitStatus) -> Option<i32> {
    status.signal()
}

#[cfg(target_os = "linux")]
fn widen(output: &ChildStdout) {
    // it is only slower where the system does not let us
    let _ = nix::fcntl::fcntl(output, nix::fcntl::FcntlArg::F_SETPIPE_SZ(PIPE));
}

#[cfg(not(target_os = "linux"))]
fn widen(_output: &ChildStdout) {}
