//! Marks: who is at work on a set, and since when.
//!
//! `begun.json` is there before the first file of a set and goes when the manifest is there. `removed.json` is
//! there before the first file of a set is removed and goes after the last. So whatever a kill leaves has a
//! mark, and a folder without manifest and mark was not left by us: somebody is copying it, or has lost its
//! manifest, and nobody here removes it.
//!
//! Whoever removes a set whose writer seems gone may be wrong, for the writer may have been asleep. So each tells
//! the other before it looks: the remover puts `removed.json` and then looks for a manifest; the writer puts the
//! manifest and then looks for `removed.json`. At least one of them sees the other and gives way, and there never
//! is a set that has a manifest and lacks files.

use bytes::Bytes;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::process::Process;
use super::{SetId, TOOL, sealed};
use crate::conn::repository::Writer;
use crate::error::Result;

/// Who is writing the set.
pub(super) const BEGUN: &str = "begun.json";
/// Who is removing the set.
pub(super) const REMOVED: &str = "removed.json";
/// What makes a set exist.
pub(super) const MANIFEST: &str = "manifest.json";

/// A mark.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Mark {
    /// The set.
    pub(super) set: SetId,
    /// Who is at work.
    pub(super) process: Process,
    /// `authctl 0.1.0`.
    tool: String,
    /// When the work began, by that machine's clock.
    begun_at: Timestamp,
    /// When the mark was written last, by that machine's clock.
    renewed_at: Timestamp,
}

impl Mark {
    /// That this process begins to work on `set`.
    pub(super) fn new(set: &SetId, now: Timestamp) -> Self {
        let process = Process::here();
        Self { set: set.clone(), process, tool: TOOL.to_owned(), begun_at: now, renewed_at: now }
    }

    /// The same, still at work `now`.
    pub(super) fn renewed(&self, now: Timestamp) -> Self {
        Self { renewed_at: now, ..self.clone() }
    }

    /// Reads one of `set`; `None` where it is damaged.
    pub(super) fn read(document: &[u8], set: &SetId) -> Option<Self> {
        sealed::open(document).ok().filter(|mark: &Self| mark.set == *set)
    }

    /// Writes it as `name` of its set.
    pub(super) async fn put(&self, writer: &Writer, name: &str) -> Result<Bytes> {
        let document = sealed::seal(self)?;
        writer.put(&self.set.path(name), document.clone()).await?;
        Ok(document)
    }

    /// Who is at work, in words: `process 4711 on db1`.
    pub(super) fn who(&self) -> String {
        format!("process {} on {}", self.process.pid, self.process.host)
    }
}

#[cfg(test)]
impl Mark {
    /// One of another process.
    pub(super) fn of(set: &SetId, process: Process) -> Self {
        Self { process, ..Self::new(set, Timestamp::UNIX_EPOCH) }
    }
}
