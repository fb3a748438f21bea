//! The manifests of DynamoDB's export to S3, for tools that read such exports.

use jiff::Timestamp;
use serde_json::json;

use super::copy::{Copied, DataFile};
use super::table::Table;
use super::{write_file, write_json};
use crate::error::Result;
use crate::ops::items::{MANIFEST_FILES, MANIFEST_SUMMARY};
use crate::ops::repository::SetWriter;

/// Writes both. What only an export in S3 has is null: bucket, prefix, billed size, MD5 and entity tag of each file.
pub(super) async fn write(
    set: &SetWriter,
    table: &Table,
    copied: &Copied,
    (from, to): (Timestamp, Timestamp),
) -> Result<()> {
    let summary = json!({
        "version": "2020-06-30",
        "exportArn": null,
        "startTime": from.to_string(),
        "endTime": to.to_string(),
        "tableArn": table.description.table_arn(),
        "tableId": table.description.table_id(),
        "exportTime": from.to_string(),
        "s3Bucket": null,
        "s3Prefix": null,
        "s3SseAlgorithm": null,
        "s3SseKmsKeyId": null,
        "manifestFilesS3Key": MANIFEST_FILES,
        "billedSizeBytes": null,
        "itemCount": copied.digest.items(),
        "outputFormat": "DYNAMODB_JSON",
        "exportType": "FULL_EXPORT",
    });
    write_json(set, MANIFEST_SUMMARY, &summary).await?;
    let lines: String = copied.files.iter().map(line).collect();
    write_file(set, MANIFEST_FILES, lines.into_bytes()).await
}

fn line(file: &DataFile) -> String {
    let line = json!({
        "itemCount": file.items,
        "md5Checksum": null,
        "etag": null,
        "dataFileS3Key": file.name,
        "sha256Checksum": file.file.sha256,
    });
    format!("{line}\n")
}
