//! Items of a DynamoDB table on their way into a set and back: as JSON, as a digest, and the table around them.
//!
//! ```text
//! dynamodb/table.json                  what `aws dynamodb create-table --cli-input-json` takes
//! dynamodb/time-to-live.json           what `aws dynamodb update-time-to-live --cli-input-json` takes, where it is on
//! dynamodb/data/segment-0000.json.gz   items as DynamoDB's export to S3 writes them and its import reads them
//! dynamodb/manifest-files.json         the manifests of such an export
//! dynamodb/manifest-summary.json
//! ```

mod attribute;
mod definition;
mod digest;
mod lines;
mod number;
mod scan;

pub(crate) use attribute::{Item, item, size, values};
pub(crate) use definition::{
    Definition, Encryption, Index, Key, OnDemand, Projected, Provisioned, RESTORING, Stream, TimeToLive,
};
pub(crate) use digest::Digest;
pub(crate) use lines::{Items, write_line};
pub(crate) use scan::{Page, Scan};

use serde::de::DeserializeOwned;

use crate::error::{Error, Result};
use crate::ops::repository::SetReader;

/// The file with the table's definition.
pub(crate) const TABLE: &str = "dynamodb/table.json";
/// The file with the attribute by which items expire.
pub(crate) const TIME_TO_LIVE: &str = "dynamodb/time-to-live.json";
/// The manifest of the data files, as the export to S3 has it.
pub(crate) const MANIFEST_FILES: &str = "dynamodb/manifest-files.json";
/// The summary, as the export to S3 has it.
pub(crate) const MANIFEST_SUMMARY: &str = "dynamodb/manifest-summary.json";

/// No file but those with items is longer.
const LONGEST: usize = 16 << 20;

/// The whole of a small file of a set.
pub(crate) async fn read_whole(set: &SetReader, name: &str) -> Result<Vec<u8>> {
    let mut source = set.read(name).await?;
    let mut whole = Vec::new();
    while let Some(piece) = source.next().await? {
        whole.extend_from_slice(&piece);
        if whole.len() > LONGEST {
            return Err(Error::failed(format!("{name} is longer than it can be")));
        }
    }
    Ok(whole)
}

/// A small JSON file of a set.
pub(crate) async fn read_json<T: DeserializeOwned>(set: &SetReader, name: &str) -> Result<T> {
    serde_json::from_slice(&read_whole(set, name).await?)
        .map_err(|error| Error::failed(format!("{name} is not what it should be")).caused_by(&error))
}
