//! The table as it is: its description, and what five further calls tell.

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::error::ProvideErrorMetadata;
use aws_sdk_dynamodb::types::{
    GlobalSecondaryIndexDescription, IndexStatus, KeyType, PointInTimeRecoveryDescription, TableDescription,
    Tag, TimeToLiveStatus,
};

use jiff::Timestamp;

use super::{EXPIRES, Sample, USER};
use crate::conn::aws::{Aws, explain};
use crate::error::{Error, Result};
use crate::ops::seen::Seen;

/// What is known of the table.
pub(crate) struct Survey {
    /// Where it is, without secrets.
    pub(crate) target: String,
    /// The region that was asked.
    pub(crate) region: Option<String>,
    /// The answer to `DescribeTable`.
    pub(crate) table: TableDescription,
    /// Our own ARN.
    pub(crate) caller: Seen<String>,
    /// Point-in-time recovery; `None` where the service says nothing of it.
    pub(crate) recovery: Seen<Option<PointInTimeRecoveryDescription>>,
    /// The attribute by which items expire; `None` where they do not.
    pub(crate) time_to_live: Seen<Option<String>>,
    /// The type of that attribute in some items, or of the one that the application writes.
    pub(crate) sample: Seen<Sample>,
    /// The tags.
    pub(crate) tags: Seen<Vec<Tag>>,
    /// The resource policy; `None` where there is none.
    pub(crate) policy: Seen<Option<String>>,
    /// Other tables that look as if they were meant for refresh tokens.
    pub(crate) lookalikes: Seen<Vec<String>>,
}

impl Survey {
    /// Looks at the table of the configuration at the moment `now`. What cannot be seen beside its description is no error.
    pub(crate) async fn of(aws: &Aws, now: Timestamp) -> Result<Self> {
        let client = aws.dynamodb().await?;
        let (table, caller) = tokio::join!(describe(aws, &client), caller(aws));
        let table = table?;
        let name = aws.settings().table.as_str();
        let arn = table.table_arn().unwrap_or_default();
        let expiring = async {
            let time_to_live = time_to_live(&client, name).await;
            let attribute = time_to_live.as_ref().ok().and_then(Option::as_deref).unwrap_or(EXPIRES);
            let sample = Sample::of(&client, name, attribute, now).await;
            (time_to_live, sample)
        };
        let ((time_to_live, sample), recovery, tags, policy, lookalikes) = tokio::join!(
            expiring,
            recovery(&client, name),
            tags(&client, arn),
            policy(&client, arn),
            lookalikes(&client, name)
        );
        Ok(Self {
            target: aws.target(),
            region: client.config().region().map(ToString::to_string),
            caller: Seen::of(caller),
            recovery: Seen::of(recovery),
            time_to_live: Seen::of(time_to_live),
            sample: Seen::of(sample),
            tags: Seen::of(tags),
            policy: Seen::of(policy),
            lookalikes: Seen::of(lookalikes),
            table,
        })
    }

    /// The table's name.
    pub(crate) fn name(&self) -> &str {
        self.table.table_name().unwrap_or_default()
    }
}

/// The answer to `DescribeTable`.
pub(crate) async fn describe(aws: &Aws, client: &Client) -> Result<TableDescription> {
    let answer = client.describe_table().table_name(&aws.settings().table).send().await;
    let answer = answer.map_err(|error| explain(&error, format!("cannot describe {}", aws.target())))?;
    answer.table.ok_or_else(|| Error::bug("DynamoDB described no table"))
}

/// Our own ARN. Where DynamoDB alone is somewhere else, on this machine for example, AWS itself is not asked about
/// credentials that are not its own.
pub(crate) async fn caller(aws: &Aws) -> Result<String> {
    if aws.is_split().await? {
        return Err(Error::failed("DynamoDB is at an address of its own, so AWS is not asked who this is"));
    }
    let answer = aws.sts().await?.get_caller_identity().send().await;
    let answer = answer.map_err(|error| explain(&error, "cannot ask who this is"))?;
    answer.arn.ok_or_else(|| Error::bug("STS named nobody"))
}

/// The account in an ARN.
pub(crate) fn account_of(arn: &str) -> Option<&str> {
    arn.split(':').nth(4).filter(|account| !account.is_empty())
}

async fn time_to_live(client: &Client, table: &str) -> Result<Option<String>> {
    let answer = client.describe_time_to_live().table_name(table).send().await;
    let answer = answer.map_err(|error| explain(&error, "cannot describe the time to live"))?;
    let on =
        |status: &TimeToLiveStatus| matches!(status, TimeToLiveStatus::Enabled | TimeToLiveStatus::Enabling);
    let known = answer.time_to_live_description.filter(|known| known.time_to_live_status().is_some_and(on));
    Ok(known.and_then(|known| known.attribute_name))
}

async fn recovery(client: &Client, table: &str) -> Result<Option<PointInTimeRecoveryDescription>> {
    let answer = client.describe_continuous_backups().table_name(table).send().await;
    let answer = answer.map_err(|error| explain(&error, "cannot describe the continuous backups"))?;
    Ok(answer.continuous_backups_description.and_then(|known| known.point_in_time_recovery_description))
}

async fn tags(client: &Client, arn: &str) -> Result<Vec<Tag>> {
    let mut tags = Vec::new();
    let mut next = None;
    loop {
        let answer = client.list_tags_of_resource().resource_arn(arn).set_next_token(next).send().await;
        let answer = answer.map_err(|error| explain(&error, "cannot list the tags"))?;
        tags.extend(answer.tags.unwrap_or_default());
        next = answer.next_token;
        if next.is_none() {
            return Ok(tags);
        }
    }
}

async fn policy(client: &Client, arn: &str) -> Result<Option<String>> {
    match client.get_resource_policy().resource_arn(arn).send().await {
        Ok(answer) => Ok(answer.policy),
        Err(error) if error.code() == Some("PolicyNotFoundException") => Ok(None),
        Err(error) => Err(explain(&error, "cannot read the resource policy")),
    }
}

/// Other tables whose names say that they hold refresh tokens.
pub(crate) async fn lookalikes(client: &Client, table: &str) -> Result<Vec<String>> {
    let mut pages = client.list_tables().into_paginator().items().send();
    let mut alike = Vec::new();
    while let Some(name) = pages.next().await {
        let name = name.map_err(|error| explain(&error, "cannot list the tables"))?;
        if name != table && is_for_refresh_tokens(&name) {
            alike.push(name);
        }
    }
    Ok(alike)
}

fn is_for_refresh_tokens(name: &str) -> bool {
    let letters: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
    letters.to_ascii_lowercase().contains("refreshtoken")
}

/// The index that finds items by their account, where there is one that answers.
pub(crate) fn user_index(table: &TableDescription) -> Option<&str> {
    let answers = |index: &&GlobalSecondaryIndexDescription| {
        leads_by_user(index) && index.index_status() == Some(&IndexStatus::Active)
    };
    table.global_secondary_indexes().iter().find(answers)?.index_name()
}

/// Such an index that does not answer yet: while it is built, it knows some of the items.
pub(super) fn unready_user_index(table: &TableDescription) -> Option<&str> {
    let unready = |index: &&GlobalSecondaryIndexDescription| {
        leads_by_user(index) && index.index_status() != Some(&IndexStatus::Active)
    };
    table.global_secondary_indexes().iter().find(unready)?.index_name()
}

fn leads_by_user(index: &GlobalSecondaryIndexDescription) -> bool {
    index.key_schema().iter().any(|key| key.attribute_name() == USER && *key.key_type() == KeyType::Hash)
}

#[cfg(test)]
mod tests {
    use super::is_for_refresh_tokens;

    #[test]
    fn other_spellings_of_the_table_are_noticed() {
        for name in ["auth-sample_prod_RefreshTokens", "AuthSample_RefreshTokens", "refresh-token"] {
            assert!(is_for_refresh_tokens(name), "{name}");
        }
        assert!(!is_for_refresh_tokens("AccessTokens"));
    }
}
