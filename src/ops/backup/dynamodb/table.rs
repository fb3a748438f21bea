//! The table as it is before it is read: its definition and what protects it.

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::types::{PointInTimeRecoveryStatus, TableDescription, Tag, TimeToLiveStatus};

use crate::conn::aws::{Aws, patiently};
use crate::error::{Error, Result};
use crate::ops::items::{Definition, TimeToLive};
use crate::progress::Progress;

/// A table that is to be written into a set.
pub(super) struct Table {
    pub(super) client: Client,
    /// Where it is, without secrets.
    pub(super) target: String,
    pub(super) definition: Definition,
    pub(super) description: TableDescription,
    pub(super) time_to_live: Option<TimeToLive>,
    /// `None` where the service did not say.
    pub(super) point_in_time_recovery: Option<bool>,
}

impl Table {
    /// Looks at the table of the configuration. Without what only its definition needs, the items are still worth a
    /// backup: what could not be seen is told.
    pub(super) async fn look(aws: &Aws, progress: &dyn Progress) -> Result<Self> {
        let client = aws.dynamodb().await?;
        let (name, target) = (&aws.settings().table, aws.target());
        let tried = format!("cannot describe {target}");
        let answer = patiently(&tried, || client.describe_table().table_name(name).send()).await?;
        let description = answer.table.ok_or_else(|| Error::bug("DynamoDB described no table"))?;
        let unseen = |what: &str, error: &Error| {
            let hint = error.hints().first().map(|hint| format!(" ({hint})")).unwrap_or_default();
            progress.note(&format!("{what} of {target} could not be seen: {error}{hint}."));
        };
        let tags = tags(&client, &description).await.unwrap_or_else(|error| {
            unseen("The tags", &error);
            Vec::new()
        });
        let time_to_live = time_to_live(&client, name).await.unwrap_or_else(|error| {
            unseen("The time to live", &error);
            None
        });
        let point_in_time_recovery = match point_in_time_recovery(&client, name).await {
            Ok(recovery) => Some(recovery),
            Err(error) => {
                unseen("The point-in-time recovery", &error);
                None
            }
        };
        let definition = Definition::of(&description, &tags);
        Ok(Self { client, target, definition, description, time_to_live, point_in_time_recovery })
    }

    /// The table, as the service calls it.
    pub(super) fn name(&self) -> &str {
        &self.definition.table_name
    }
}

async fn tags(client: &Client, table: &TableDescription) -> Result<Vec<Tag>> {
    let arn = table.table_arn().unwrap_or_default();
    let mut tags = Vec::new();
    let mut next = None;
    loop {
        let answer = patiently("cannot list the tags", || {
            client.list_tags_of_resource().resource_arn(arn).set_next_token(next.clone()).send()
        })
        .await?;
        tags.extend(answer.tags.unwrap_or_default());
        next = answer.next_token;
        if next.is_none() {
            return Ok(tags);
        }
    }
}

async fn time_to_live(client: &Client, table: &str) -> Result<Option<TimeToLive>> {
    let answer = patiently("cannot describe the time to live", || {
        client.describe_time_to_live().table_name(table).send()
    })
    .await?;
    let known = answer.time_to_live_description.filter(|known| {
        matches!(known.time_to_live_status(), Some(TimeToLiveStatus::Enabled | TimeToLiveStatus::Enabling))
    });
    Ok(known.and_then(|known| known.attribute_name).map(|attribute| TimeToLive::by(table, &attribute)))
}

async fn point_in_time_recovery(client: &Client, table: &str) -> Result<bool> {
    let answer = patiently("cannot describe the continuous backups", || {
        client.describe_continuous_backups().table_name(table).send()
    })
    .await?;
    let recovery =
        answer.continuous_backups_description.and_then(|known| known.point_in_time_recovery_description);
    let status = recovery.and_then(|recovery| recovery.point_in_time_recovery_status);
    Ok(status == Some(PointInTimeRecoveryStatus::Enabled))
}
