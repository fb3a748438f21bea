//! Ctrl-C, SIGTERM and a terminal that goes away: what servers are working on for the run is cancelled there, the work is given a
//! moment to say what it had done, then it is dropped where it waits, so that its guards run, and the run
//! ends with its own exit code. A second signal ends the process at once.

use std::time::Duration;

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use tokio::signal::unix::{SignalKind, signal};

use crate::conn::Running;
use crate::error::{Error, Kind, Result};
use crate::exit::Exit;
use crate::ui::{Interruption, Ui};

/// Work that listens for itself has this long to end in its own words, with what it had done.
const GRACE: Duration = Duration::from_millis(300);

/// And this long where a server has to end a statement first.
const GRACE_OF_SERVERS: Duration = Duration::from_secs(5);

/// Runs `work` on a runtime of its own until it ends or somebody stops it; `running` is what servers are
/// working on for it.
pub(super) fn block_on(ui: &Ui, running: &Running, work: impl Future<Output = Result<Exit>>) -> Result<Exit> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|error| Error::failed("the runtime cannot start").caused_by(&error))?;
    let ended = runtime.block_on(async {
        let stopped = tokio::spawn(stop(ui.interruption().clone()));
        let mut work = std::pin::pin!(work);
        tokio::select! {
            ended = &mut work => ended,
            stopped = stopped => match stopped {
                Ok(Err(error)) => Err(error),
                _ => wind_up(running, work).await,
            },
        }
    });
    // a question's reading thread or a name look-up must not hold the end back
    runtime.shutdown_background();
    ended
}

/// Cancels what servers are working on, and listens to what the work has to say of that.
async fn wind_up(running: &Running, work: impl Future<Output = Result<Exit>>) -> Result<Exit> {
    let grace = if running.stop().await == 0 { GRACE } else { GRACE_OF_SERVERS };
    match tokio::time::timeout(grace, work).await {
        Ok(Ok(Exit::Fine)) => Ok(Exit::Fine),
        Ok(Err(error)) => Err(interrupted(error)),
        _ => Err(Interruption::error()),
    }
}

/// The work's own words for its end, under the reason for it.
fn interrupted(error: Error) -> Error {
    let interruption = Interruption::error();
    if error.message().starts_with(interruption.message()) {
        return error;
    }
    error.context(interruption.message()).with_kind(Kind::Interrupted)
}

/// Ends when the run is told to stop. It is a task of its own, because the work may block its thread
/// with a question.
async fn stop(interruption: Interruption) -> Result<()> {
    next_signal().await?;
    interruption.tell();
    tokio::spawn(async {
        if next_signal().await.is_ok() {
            let _ = kill(Pid::this(), Signal::SIGKILL);
        }
    });
    Ok(())
}

async fn next_signal() -> Result<()> {
    let listen = |kind| {
        signal(kind).map_err(|error| Error::failed("signals cannot be listened for").caused_by(&error))
    };
    let (mut interrupt, mut terminate) = (listen(SignalKind::interrupt())?, listen(SignalKind::terminate())?);
    let mut hangup = listen(SignalKind::hangup())?;
    tokio::select! {
        _ = interrupt.recv() => {}
        _ = terminate.recv() => {}
        _ = hangup.recv() => {}
    }
    Ok(())
}
