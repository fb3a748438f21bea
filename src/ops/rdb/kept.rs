//! An RDB stream that is kept in a set.

use bytes::Bytes;

use super::now;
use super::survey::{Summary, Survey};
use crate::error::Result;
use crate::ops::repository::{RedisSource, SetReader};
use crate::progress::{Progress, Task};

/// Reads a file of a set to its end. An error where it is damaged, as a file or as a stream.
pub(crate) async fn read(
    set: &SetReader,
    master: &RedisSource,
    mut keep: impl AsyncFnMut(Bytes) -> Result<()>,
    progress: &dyn Progress,
) -> Result<Summary> {
    let task = Task::of_items(progress, &format!("reading {}", master.file), master.keys);
    let mut survey = Survey::begin(now());
    let mut told = 0;
    let mut source = set.read(&master.file).await?;
    while let Some(piece) = source.next().await? {
        survey.take(piece.clone()).await.map_err(|error| error.context(not_whole(master)))?;
        keep(piece).await?;
        let keys = survey.keys();
        task.advance(keys - told);
        told = keys;
    }
    survey.end().await.map_err(|error| error.context(not_whole(master)))
}

fn not_whole(master: &RedisSource) -> String {
    format!("{} cannot be read as RDB", master.file)
}

/// How a stream differs from what the manifest says of it.
pub(crate) fn difference(master: &RedisSource, summary: &Summary) -> Option<String> {
    let (tally, file) = (summary.tally(), &master.file);
    let told = |what: &str, found: &str, told: &str| {
        Some(format!("{file} has {what} {found}, the manifest says {told}"))
    };
    if tally.keys != master.keys {
        return told("keys:", &tally.keys.to_string(), &master.keys.to_string());
    }
    if tally.expiring != master.expiring_keys {
        return told("expiring keys:", &tally.expiring.to_string(), &master.expiring_keys.to_string());
    }
    if summary.version != master.rdb_version {
        return told("format", &summary.version.to_string(), &master.rdb_version.to_string());
    }
    let digest = tally.digest();
    (digest != master.digest).then(|| told("digest", &digest, &master.digest)).flatten()
}
