//! The service's own backup of the table, which is of one moment and stays in the service.

use std::time::{Duration, Instant};

use aws_sdk_dynamodb::types::BackupStatus;

use super::table::Table;
use crate::conn::aws::{explain, patiently};
use crate::error::{Error, Result};
use crate::ops::repository::SetId;
use crate::progress::{Progress, Task};

/// How long the service may take; it says seconds, whatever the size of the table.
const LONGEST: Duration = Duration::from_mins(10);

const PAUSE: Duration = Duration::from_secs(1);

/// Makes one, named after the set, and waits until it is there; its ARN.
pub(super) async fn back_up(table: &Table, set: &SetId, progress: &dyn Progress) -> Result<String> {
    let _task = Task::open_ended(progress, "the service's own backup");
    let tried = format!("cannot make a backup of {} in the service", table.target);
    // sent once: a second one would be a second backup, which costs money
    let question =
        table.client.create_backup().table_name(table.name()).backup_name(format!("authctl-{set}"));
    let answer = question.send().await.map_err(|error| explain(&error, &tried))?;
    let details = answer.backup_details.ok_or_else(|| Error::bug("DynamoDB made no backup and no error"))?;
    let (arn, mut status) = (details.backup_arn, details.backup_status);
    let begun = Instant::now();
    while status == BackupStatus::Creating {
        if begun.elapsed() > LONGEST {
            return Err(Error::failed(tried)
                .because(format!("{arn} is not there after {} minutes", LONGEST.as_secs() / 60))
                .hint(format!("see what becomes of it: `aws dynamodb describe-backup --backup-arn {arn}`")));
        }
        tokio::time::sleep(PAUSE).await;
        status = ask(table, &arn).await?;
    }
    match status {
        BackupStatus::Available => Ok(arn),
        other => Err(Error::failed(tried).because(format!("{arn} is {}", other.as_str()))),
    }
}

async fn ask(table: &Table, arn: &str) -> Result<BackupStatus> {
    let tried = format!("cannot see what became of {arn}");
    let answer = patiently(&tried, || table.client.describe_backup().backup_arn(arn).send()).await?;
    let details = answer.backup_description.and_then(|known| known.backup_details);
    details.map(|details| details.backup_status).ok_or_else(|| Error::bug("DynamoDB described no backup"))
}
