//! The table that is restored into.

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::types::{Select, TableDescription, TableStatus};

use super::mark;
use crate::conn::Running;
use crate::conn::aws::{Aws, patiently};
use crate::error::{Error, Kind, Result};
use crate::ops::items::Definition;
use crate::ops::repository::SetId;

/// A table by its name.
#[derive(Clone)]
pub(super) struct Destination {
    pub(super) client: Client,
    pub(super) name: String,
    /// Where it is, without secrets.
    pub(super) target: String,
    /// Whether the run was told to stop.
    pub(super) running: Running,
}

/// A table that is there.
pub(super) struct Found {
    pub(super) arn: String,
    pub(super) status: TableStatus,
    pub(super) holding: Holding,
    /// How many items it has, as the service counted some hours ago.
    pub(super) about: i64,
    id: String,
    key: String,
}

/// What a table has in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holding {
    /// Nothing.
    Nothing,
    /// What an earlier run wrote that restored the same set and was cut off.
    Unfinished,
    /// Items.
    Items,
}

impl Destination {
    /// The table of this name, or that of the configuration.
    pub(super) async fn of(aws: &Aws, table: Option<&str>) -> Result<Self> {
        let client = aws.dynamodb().await?;
        let (configured, target) = (&aws.settings().table, aws.target());
        let name = table.unwrap_or(configured).to_owned();
        let place = target.strip_suffix(configured.as_str()).unwrap_or(&target);
        let target = format!("{place}{name}");
        Ok(Self { client, name, target, running: aws.running().clone() })
    }

    /// The table as it is for a restore of `set`; `None` where there is none.
    pub(super) async fn look(&self, set: &SetId) -> Result<Option<Found>> {
        let Some(table) = self.describe().await? else { return Ok(None) };
        let status = table.table_status().cloned().unwrap_or(TableStatus::Active);
        let arn = table.table_arn().unwrap_or_default().to_owned();
        // nobody can write to a table that is being made, nor look into it
        let holding = if status == TableStatus::Creating || self.is_empty().await? {
            Holding::Nothing
        } else if mark::is_set(self, &arn, set).await {
            Holding::Unfinished
        } else {
            Holding::Items
        };
        let created = table.creation_date_time().map(ToString::to_string).unwrap_or_default();
        Ok(Some(Found {
            id: table.table_id().map_or(created, str::to_owned),
            key: Definition::of(&table, &[]).key(),
            about: table.item_count().unwrap_or_default(),
            arn,
            status,
            holding,
        }))
    }

    pub(super) async fn describe(&self) -> Result<Option<TableDescription>> {
        let tried = format!("cannot describe {}", self.target);
        let question = || self.client.describe_table().table_name(&self.name).send();
        match patiently(&tried, question).await {
            Ok(answer) => Ok(answer.table),
            Err(error) if error.server_code() == Some("ResourceNotFoundException") => Ok(None),
            Err(error) => Err(error),
        }
    }

    async fn is_empty(&self) -> Result<bool> {
        let tried = format!("cannot look into {}", self.target);
        let look = self.client.scan().table_name(&self.name).limit(1).select(Select::Count);
        let look = look.consistent_read(true);
        let answer = patiently(&tried, || look.clone().send()).await?;
        Ok(answer.count == 0)
    }

    /// Whether what was found may be restored into.
    pub(super) fn judge(&self, found: &Found, definition: &Definition, clean: bool) -> Result<()> {
        let name = &self.name;
        if found.key != definition.key() {
            return Err(Error::new(
                Kind::Findings,
                format!("table \"{name}\" has another key than the backup"),
            )
            .because(format!("it is {}, and was {} in the backup", found.key, definition.key()))
            .hint("restore into a table that is not there yet: `--into NAME`"));
        }
        if matches!(found.status, TableStatus::Active | TableStatus::Updating | TableStatus::Creating) {
            return match found.holding {
                Holding::Items if !clean => Err(self.holds_items(found)),
                _ => Ok(()),
            };
        }
        let words = format!("table \"{name}\" is {}", found.status.as_str());
        Err(Error::new(Kind::Conflict, words)
            .hint("wait until it is ACTIVE or gone: `authctl check dynamodb`"))
    }

    fn holds_items(&self, found: &Found) -> Error {
        let about = match found.about {
            1.. => format!("about {} by the service's last count", crate::text::count(found.about)),
            _ => "how many, the service has not counted yet".to_owned(),
        };
        Error::new(Kind::Findings, format!("table \"{}\" has items in it", self.name))
            .because(about)
            .hint("restore into a table that is not there yet: `--into NAME`")
            .hint("or delete them before: `--clean`")
    }
}

impl Found {
    /// What must not change between plan and consent.
    pub(super) fn identity(&self) -> String {
        format!("{} {} {} {:?}", self.arn, self.id, self.key, self.holding)
    }
}
