//! Reading a copy back: every file, every line, and what they add up to.

use futures_util::{StreamExt, stream};

use crate::error::{Error, Kind, Result};
use crate::ops::items::{
    Definition, Digest, Items, MANIFEST_FILES, MANIFEST_SUMMARY, TABLE, TIME_TO_LIVE, TimeToLive, read_json,
    read_whole,
};
use crate::ops::repository::{DynamoDbPart, SetReader};
use crate::progress::{Progress, Task};

/// How many files are read at once.
const AT_ONCE: usize = 4;

/// What is wrong with the copy of a table; nothing where it is whole.
pub async fn verify(set: &SetReader, part: &DynamoDbPart, progress: &dyn Progress) -> Result<Vec<String>> {
    let task = Task::of_items(progress, &format!("items of {}", part.table), part.items);
    let mut findings = Vec::new();
    let definition = found(read_json::<Definition>(set, TABLE).await, &mut findings)?;
    let keys = definition.as_ref().map(Definition::key_names).unwrap_or_default();
    if definition.is_some_and(|definition| definition.table_name != part.table) {
        findings.push(format!("{TABLE} is of another table than the manifest says"));
    }
    others(set, &mut findings).await?;
    let files = stream::iter(&part.files).map(|name| read(set, name, &keys, &task));
    let mut files = files.buffered(AT_ONCE);
    let mut digest = Digest::default();
    let mut is_whole = true;
    while let Some(file) = files.next().await {
        match found(file, &mut findings)? {
            Some(file) => digest = digest.and(file),
            None => is_whole = false,
        }
    }
    if is_whole {
        findings.extend(difference(digest, part));
    }
    Ok(findings)
}

/// Reads the files that no restore of ours needs.
async fn others(set: &SetReader, findings: &mut Vec<String>) -> Result<()> {
    let listed = |name: &str| {
        let encrypted = format!("{name}.age");
        set.manifest().files.iter().any(|file| file.path == name || file.path == encrypted)
    };
    if listed(TIME_TO_LIVE) {
        found(read_json::<TimeToLive>(set, TIME_TO_LIVE).await, findings)?;
    }
    for name in [MANIFEST_FILES, MANIFEST_SUMMARY] {
        found(read_whole(set, name).await, findings)?;
    }
    Ok(())
}

async fn read(set: &SetReader, name: &str, keys: &[String], task: &Task<'_>) -> Result<Digest> {
    let mut items = Items::open(set, name).await?;
    let mut digest = Digest::default();
    while let Some(line) = items.next().await? {
        if let Some(missing) = keys.iter().find(|key| !line.item.contains_key(*key)) {
            let number = digest.items() + 1;
            return Err(Error::failed(format!("line {number} of {name} has no key attribute \"{missing}\"")));
        }
        digest.add(&line.item);
        task.advance(1);
    }
    Ok(digest)
}

/// A value, or what is wrong with the set; an error only where the set could not be looked at.
fn found<T>(outcome: Result<T>, findings: &mut Vec<String>) -> Result<Option<T>> {
    match outcome {
        Ok(value) => Ok(Some(value)),
        Err(error) if matches!(error.kind(), Kind::Failed | Kind::Findings) => {
            findings.push(error.to_string());
            Ok(None)
        }
        Err(error) => Err(error),
    }
}

fn difference(digest: Digest, part: &DynamoDbPart) -> Option<String> {
    if digest.items() != part.items {
        return Some(format!(
            "{} items are in the files of {}, the manifest says {}",
            digest.items(),
            part.table,
            part.items
        ));
    }
    let sum = digest.to_string();
    (sum != part.digest).then(|| {
        format!("the digest of the items of {} is {sum}, the manifest says {}", part.table, part.digest)
    })
}
