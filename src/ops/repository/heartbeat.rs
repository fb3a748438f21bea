//! A mark that is renewed while the work goes on.

use std::time::Duration;

use jiff::Timestamp;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use super::mark::{BEGUN, Mark};
use crate::conn::repository::Writer;
use crate::error::Result;

/// How often a mark is renewed.
const EVERY: Duration = Duration::from_mins(1);
/// How soon it is tried again where that failed.
const AGAIN: Duration = Duration::from_secs(10);

/// Renews a mark until it is stopped or dropped.
pub(super) struct Heartbeat {
    /// Goes with this value, which the task notices.
    stop: oneshot::Sender<()>,
    task: JoinHandle<()>,
}

impl Heartbeat {
    /// Writes the mark, and goes on to renew it.
    pub(super) async fn begin(writer: Writer, mark: Mark) -> Result<Self> {
        Self::every(EVERY, writer, mark).await
    }

    async fn every(rest: Duration, writer: Writer, mark: Mark) -> Result<Self> {
        mark.put(&writer, BEGUN).await?;
        let (stop, stopped) = oneshot::channel();
        Ok(Self { stop, task: tokio::spawn(beat(writer, mark, rest, stopped)) })
    }

    /// Stops, and lets a renewal that is on its way arrive, so that none comes after the mark was taken away.
    pub(super) async fn stop(self) {
        let Self { stop, task } = self;
        drop(stop);
        drop(task.await);
    }
}

/// A failure is not told: the work itself meets the same one and tells it better.
async fn beat(writer: Writer, mark: Mark, every: Duration, mut stopped: oneshot::Receiver<()>) {
    let mut rest = every;
    loop {
        tokio::select! {
            _ = &mut stopped => return,
            () = tokio::time::sleep(rest) => {}
        }
        let renewal = mark.renewed(Timestamp::now());
        rest = if renewal.put(&writer, BEGUN).await.is_ok() { every } else { every.min(AGAIN) };
    }
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;
    use crate::ops::repository::SetId;
    use crate::ops::repository::bench::writer;

    async fn mark(writer: &Writer, set: &SetId) -> Option<Mark> {
        Mark::read(&writer.get(&set.path(BEGUN)).await.unwrap()?, set)
    }

    async fn beating() -> (TempDir, Writer, Mark, Heartbeat) {
        let folder = TempDir::new().unwrap();
        let writer = writer(folder.path()).await;
        let first = Mark::new(&SetId::parse("20261124-021500-3f9a").unwrap(), Timestamp::UNIX_EPOCH);
        let heartbeat =
            Heartbeat::every(Duration::from_millis(5), writer.clone(), first.clone()).await.unwrap();
        (folder, writer, first, heartbeat)
    }

    #[tokio::test]
    async fn a_mark_is_there_at_once_and_renewed_until_it_is_stopped() {
        let (_folder, writer, first, heartbeat) = beating().await;
        let set = &first.set;
        while mark(&writer, set).await.unwrap() == first {
            tokio::task::yield_now().await;
        }
        heartbeat.stop().await;
        writer.delete(&[set.path(BEGUN)]).await.unwrap();
        tokio::time::sleep(Duration::from_millis(50)).await;
        assert_eq!(mark(&writer, set).await, None);
    }

    #[tokio::test]
    async fn a_dropped_heartbeat_stops() {
        let (_folder, writer, first, heartbeat) = beating().await;
        drop(heartbeat);
        tokio::time::sleep(Duration::from_millis(50)).await;
        let last = mark(&writer, &first.set).await;
        tokio::time::sleep(Duration::from_millis(50)).await;
        assert_eq!(mark(&writer, &first.set).await, last);
    }
}
