//! Reading a backup of Redis back: every byte of every file, every key, and what they add up to.

use crate::error::{Kind, Result};
use crate::ops::rdb;
use crate::ops::repository::{RedisPart, SetReader};
use crate::progress::Progress;

/// What is wrong with the files; nothing where they are whole.
pub async fn verify(set: &SetReader, part: &RedisPart, progress: &dyn Progress) -> Result<Vec<String>> {
    let mut findings = Vec::new();
    for master in &part.masters {
        match rdb::read(set, master, async |_| Ok(()), progress).await {
            Ok(summary) => findings.extend(rdb::difference(master, &summary)),
            Err(error) if matches!(error.kind(), Kind::Findings | Kind::Failed) => {
                findings.push(error.to_string());
            }
            Err(error) => return Err(error),
        }
    }
    Ok(findings)
}
