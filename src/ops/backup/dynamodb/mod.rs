//! A DynamoDB table in a set: its items as DynamoDB's own export to S3 writes them, and its definition.
//!
//! Without authctl it comes back so:
//!
//! ```text
//! aws dynamodb create-table --cli-input-json file://dynamodb/table.json
//! aws dynamodb update-time-to-live --cli-input-json file://dynamodb/time-to-live.json
//! ```
//!
//! and a `batch-write-item` for every 25 lines of `dynamodb/data/`; or, with that folder in S3, table and items at once
//! by `aws dynamodb import-table --input-format DYNAMODB_JSON --input-compression-type GZIP`.
//! Binary attributes need version 2 of the AWS CLI for the first way: version 1 encodes their base64 once more.
//!
//! A scan is not of one moment: what changes while it runs is in the copy as it was before or as it was after, each
//! item for itself. The service's own backup and point-in-time recovery are; neither leaves the service.

mod copy;
mod manifests;
mod service;
mod table;
mod verify;

pub use verify::verify;

use std::time::Instant;

use bytes::Bytes;
use jiff::Timestamp;
use serde::Serialize;

use crate::conn::aws::Aws;
use crate::error::{Error, Result};
use crate::ops::items::{TABLE, TIME_TO_LIVE};
use crate::ops::repository::{Compression, DynamoDbPart, SetWriter};
use crate::progress::Progress;
use copy::Copied;
use table::Table;

/// How a table is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// In how many segments it is read side by side; each becomes a file.
    pub segments: usize,
    /// Whether the service makes a backup of its own beside.
    pub service_backup: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { segments: 4, service_backup: false }
    }
}

/// Writes the table into `set`. The scan is consistent, which costs one read unit for each 4 KiB: twice of what a scan
/// that may be late costs.
pub async fn create(
    aws: &Aws,
    set: &SetWriter,
    options: &Options,
    compression: Compression,
    progress: &dyn Progress,
) -> Result<DynamoDbPart> {
    let started = Instant::now();
    let table = Table::look(aws, progress).await?;
    let arn =
        if options.service_backup { Some(service::back_up(&table, set.id(), progress).await?) } else { None };
    let content_from = Timestamp::now();
    let written = async {
        let copied = copy::copy(&table, set, options.segments, compression, progress).await?;
        let content_to = Timestamp::now();
        write_json(set, TABLE, &table.definition).await?;
        if let Some(time_to_live) = &table.time_to_live {
            write_json(set, TIME_TO_LIVE, time_to_live).await?;
        }
        manifests::write(set, &table, &copied, (content_from, content_to)).await?;
        Ok((copied, content_to))
    };
    let made = |error: Error| match &arn {
        Some(arn) => error.done(format!("the service's own backup {arn} was made")),
        None => error,
    };
    let (copied, content_to) = written.await.map_err(made)?;
    tell(&copied, progress);
    Ok(DynamoDbPart {
        source: table.target,
        table: table.definition.table_name,
        content_from,
        content_to,
        items: copied.digest.items(),
        raw_bytes: copied.raw_bytes,
        digest: copied.digest.to_string(),
        files: copied.files.into_iter().map(|file| file.name).collect(),
        point_in_time_recovery: table.point_in_time_recovery,
        service_backup_arn: arn,
        duration_seconds: started.elapsed().as_secs_f64(),
    })
}

fn tell(copied: &Copied, progress: &dyn Progress) {
    progress.note(
        "The copy of DynamoDB is not of one moment: what changed meanwhile is in it as it was before or as it was \
         after, item by item.",
    );
    if copied.read_units > 0.0 {
        progress.detail(&format!("reading the table took {:.1} read units", copied.read_units));
    }
}

/// Writes a small file, which is never compressed: stock tools read it as it is.
async fn write_json(set: &SetWriter, name: &str, value: &impl Serialize) -> Result<()> {
    let mut text = serde_json::to_vec_pretty(value)
        .map_err(|error| Error::bug(format!("{name} cannot be written as JSON")).caused_by(&error))?;
    text.push(b'\n');
    write_file(set, name, text).await
}

async fn write_file(set: &SetWriter, name: &str, text: Vec<u8>) -> Result<()> {
    let mut sink = set.create(name, Compression::None).await?;
    sink.write(Bytes::from(text)).await?;
    sink.finish().await?;
    Ok(())
}
