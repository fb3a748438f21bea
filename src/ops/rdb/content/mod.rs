//! The content of a server as an RDB stream: as a replica gets it, or key by key where the server lets nobody follow.

mod recent;
mod scan;

use std::time::Duration;

use ::redis::cmd;
use bytes::Bytes;
use jiff::Timestamp;

use crate::conn::redis::{Info, Reader, Replication, Transfer};
use crate::error::{Error, Kind, Result};
use crate::ops::repository::LeftOut;
use crate::progress::Progress;
use scan::Scan;

/// The content of one server on its way.
pub(crate) struct Content {
    way: Way,
    asked_at: Timestamp,
}

enum Way {
    Replication(Transfer),
    Scan(Box<Scan>),
}

/// How long a server that saves is waited for before it is asked all the same, and how often it is looked at.
const PATIENCE: Duration = Duration::from_mins(10);
const PAUSE: Duration = Duration::from_millis(500);

impl Content {
    /// Asks the server behind `reader` for everything it holds.
    pub(crate) async fn of(reader: &Reader, progress: &dyn Progress) -> Result<Self> {
        quiet(reader, progress).await;
        let asked_at = Timestamp::now();
        let mut replication = reader.replicate().await?;
        // a line that was cut once is no server that lets nobody follow it
        if matches!(&replication, Replication::Blocked(error) if error.kind() == Kind::Unreachable) {
            replication = reader.replicate().await?;
        }
        let way = match replication {
            Replication::Begun(transfer) => Way::Replication(transfer),
            Replication::Blocked(error) => {
                progress.note(&without_replication(&error));
                Way::Scan(Box::new(Scan::begin(reader, progress).await?))
            }
        };
        Ok(Self { way, asked_at })
    }

    /// The next piece of the stream; nothing behind the last one.
    pub(crate) async fn next(&mut self) -> Result<Option<Bytes>> {
        match &mut self.way {
            Way::Replication(transfer) => transfer.next().await,
            Way::Scan(scan) => scan.next().await,
        }
    }

    /// Whether all of it is of one moment.
    pub(crate) fn is_of_one_moment(&self) -> bool {
        matches!(self.way, Way::Replication(_))
    }

    /// The libraries of functions that are not in it, because the server did not let them be read.
    pub(crate) fn left_out(&self) -> Option<&LeftOut> {
        match &self.way {
            Way::Replication(_) => None,
            Way::Scan(scan) => scan.left_out(),
        }
    }

    /// From when to when it is; asked when the last piece was taken. A content of one moment is of a moment in between:
    /// the server forks after it was asked and before it begins to send.
    pub(crate) fn moments(&self) -> (Timestamp, Timestamp) {
        let until = match &self.way {
            Way::Replication(transfer) => transfer.begun_at(),
            Way::Scan(_) => Timestamp::now(),
        };
        (self.asked_at, until)
    }
}

fn without_replication(error: &Error) -> String {
    let hint = error.hints().first().map_or_else(String::new, |hint| format!("; {hint}"));
    format!(
        "Redis lets nobody follow it, so its keys are read one after the other, each at a moment of its own: {error}{hint}"
    )
}

/// Waits while the server saves: it would let us wait for the end of that, or hand us what it began to save before we
/// asked.
async fn quiet(reader: &Reader, progress: &dyn Progress) {
    let begin = std::time::Instant::now();
    while begin.elapsed() < PATIENCE {
        // who may not ask goes on: the server makes us wait where it must
        let Ok(info) = reader.ask::<Info>(cmd("INFO").arg("persistence")).await else { return };
        let is = |name: &str| info.flag(name) == Some(true);
        let saving = is("rdb_bgsave_in_progress");
        if !saving && !is("aof_rewrite_in_progress") {
            return;
        }
        let work = if saving { "saves its content" } else { "rewrites its append-only file" };
        progress.detail(&format!("Redis {work}; waiting for the end of that"));
        tokio::time::sleep(PAUSE).await;
    }
}
