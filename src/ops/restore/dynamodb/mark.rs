//! The tag of a table that is being restored.

use aws_sdk_dynamodb::types::Tag;

use super::destination::{Destination, Found};
use crate::conn::aws::patiently;
use crate::error::{Error, Result};
use crate::ops::items::RESTORING;
use crate::ops::repository::{SetId, SetReader};
use crate::progress::Progress;
use crate::text;

/// Whether the table says that it is being restored from `set`. One that cannot be asked does not say it.
pub(super) async fn is_set(destination: &Destination, arn: &str, set: &SetId) -> bool {
    let question = || destination.client.list_tags_of_resource().resource_arn(arn).send();
    let answer = patiently("cannot list the tags", question).await;
    answer.is_ok_and(|answer| {
        answer.tags().iter().any(|tag| tag.key() == RESTORING && tag.value() == set.to_string())
    })
}

/// Marks the table. Where that is not allowed the restore goes on: it can only not be resumed.
pub(super) async fn set(destination: &Destination, found: &Found, set: &SetReader, progress: &dyn Progress) {
    if let Err(error) = try_set(destination, found, set).await {
        progress.note(&format!(
            "The table could not be tagged ({error}): if this restore is cut off, the next one needs `--clean`."
        ));
    }
}

async fn try_set(destination: &Destination, found: &Found, set: &SetReader) -> Result<()> {
    let tag = Tag::builder().key(RESTORING).value(set.manifest().set.to_string()).build();
    let tag = tag.map_err(|error| Error::bug("a tag cannot be made").caused_by(&error))?;
    let question = || destination.client.tag_resource().resource_arn(&found.arn).tags(tag.clone()).send();
    patiently("cannot tag it", question).await?;
    Ok(())
}

/// Takes the mark away; what to tell where that failed.
pub(super) async fn remove(destination: &Destination, found: &Found) -> Option<String> {
    let question = || destination.client.untag_resource().resource_arn(&found.arn).tag_keys(RESTORING).send();
    let error = patiently("cannot untag it", question).await.err()?;
    Some(format!(
        "The table keeps the tag {RESTORING} ({error}); `aws dynamodb untag-resource --resource-arn {} --tag-keys \
         {RESTORING}` takes it away.",
        text::argument(&found.arn)
    ))
}
