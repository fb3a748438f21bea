//! The statements of this run that servers are working on, so that Ctrl-C can stop them there too.

use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Duration;

use futures_util::future::{BoxFuture, FutureExt, join_all, ready};
use tokio::sync::watch;

use crate::error::{Error, Kind, Result};

/// A session whose running statement can be stopped from outside.
pub(crate) trait Stoppable: Send + Sync {
    /// Asks the server to stop what the session is waiting for.
    fn stop(&self) -> BoxFuture<'_, ()>;
}

/// Something that must be cleared away before the run may end.
struct Owed;

impl Stoppable for Owed {
    fn stop(&self) -> BoxFuture<'_, ()> {
        ready(()).boxed()
    }
}

/// The open sessions of a run, and whether it was told to stop.
#[derive(Clone, Default)]
pub struct Running {
    sessions: Arc<Mutex<Vec<Weak<dyn Stoppable>>>>,
    stopped: Arc<watch::Sender<bool>>,
}

/// A server that does not take a cancel request by then will not take it.
const LIMIT: Duration = Duration::from_secs(2);

impl Running {
    /// Remembers a session for as long as somebody holds it.
    pub(crate) fn add(&self, session: Weak<dyn Stoppable>) {
        let mut sessions = self.sessions.lock().unwrap_or_else(PoisonError::into_inner);
        sessions.retain(|known| known.strong_count() > 0);
        sessions.push(session);
    }

    /// While this is held, a run that is told to stop waits for its work as long as it waits for servers.
    pub(crate) fn owe(&self) -> Arc<dyn Stoppable> {
        let owed: Arc<dyn Stoppable> = Arc::new(Owed);
        self.add(Arc::downgrade(&owed));
        owed
    }

    /// Does `work`, unless the run is told to stop: then it is dropped where it waits, and whoever asked for it says
    /// with the error what it had done.
    pub(crate) fn unless_stopped<'a, T>(
        &'a self,
        work: impl Future<Output = Result<T>> + 'a,
    ) -> impl Future<Output = Result<T>> + 'a {
        let work = Box::pin(work);
        async move {
            tokio::select! {
                ended = work => ended,
                () = self.until_stopped() => Err(Error::new(Kind::Interrupted, "it was told to stop")),
            }
        }
    }

    /// Whether the run was told to stop: what is not begun yet must not be begun.
    pub(crate) fn is_stopped(&self) -> bool {
        *self.stopped.borrow()
    }

    /// Ends when the run is told to stop.
    pub(crate) async fn until_stopped(&self) {
        // the sender lives as long as this does
        drop(self.stopped.subscribe().wait_for(|stopped| *stopped).await);
    }

    /// Stops what every open session is waiting for; how many there were.
    pub async fn stop(&self) -> usize {
        self.stopped.send_replace(true);
        let sessions: Vec<_> = {
            let known = self.sessions.lock().unwrap_or_else(PoisonError::into_inner);
            known.iter().filter_map(Weak::upgrade).collect()
        };
        let all = join_all(sessions.iter().map(|session| session.stop()));
        drop(tokio::time::timeout(LIMIT, all).await);
        sessions.len()
    }
}
