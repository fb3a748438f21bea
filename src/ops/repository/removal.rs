//! Taking a set away so that a kill at any moment leaves either the set or what is known to be left of one.
//!
//! `removed.json` comes first and goes last. The manifest is the first to go of the set, its records the last.

use jiff::Timestamp;

use super::SetId;
use super::mark::{MANIFEST, Mark, REMOVED};
use super::verification;
use crate::conn::repository::Writer;
use crate::error::Result;

/// What is known of a set that is to be removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Removal {
    /// It is whole, and that is agreed to.
    Whole,
    /// It has no manifest. One that appears meanwhile is its writer's, who is not gone after all.
    Leftover,
}

/// Removes the set `id` and its records, whole or not. A second run goes on where a first was killed.
pub async fn remove_set(writer: &Writer, id: &SetId) -> Result<()> {
    remove(writer, id, Removal::Whole).await.map(drop)
}

/// Whether `set` is gone; it stays only where its writer turned out to be alive.
pub(super) async fn remove(writer: &Writer, set: &SetId, removal: Removal) -> Result<bool> {
    Mark::new(set, Timestamp::now()).put(writer, REMOVED).await?;
    let own = set.path(REMOVED);
    let manifest = set.path(MANIFEST);
    if removal == Removal::Leftover && writer.get(&manifest).await?.is_some() {
        writer.delete(&[own]).await?;
        return Ok(false);
    }
    writer.delete(&[manifest]).await?;
    clear(writer, set, &own).await?;
    writer.delete(&verification::records(writer, set).await?).await?;
    writer.delete(&[own]).await?;
    Ok(true)
}

/// Removes all of `set` but the file `last`, what never appeared among it.
pub(super) async fn clear(writer: &Writer, set: &SetId, last: &str) -> Result<()> {
    let mut files = writer.list(set.as_str()).await?;
    // who may not list uploads of a bucket leaves them to its own rule
    files.extend(writer.unfinished(set.as_str()).await.unwrap_or_default());
    let paths: Vec<_> = files.into_iter().map(|file| file.path).filter(|path| path != last).collect();
    writer.delete(&paths).await
}
