//! Whose rights are asked for.

use aws_sdk_iam::operation::get_role::GetRoleError;

use super::{Engine, Wishes};
use crate::conn::aws::{Aws, explain};
use crate::error::{Error, Result};
use crate::ops::token_table::{self, account_of};

/// Who is checked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Who {
    /// Whoever the credentials are of.
    #[default]
    Caller,
    /// A role, by name or ARN.
    Role(String),
    /// A user or role, by ARN.
    Principal(String),
}

/// Whoever is checked, and the table.
pub(super) struct Subject {
    /// The ARN of a user or role.
    pub(super) arn: String,
    pub(super) account: String,
    pub(super) region: String,
    pub(super) table_arn: String,
    /// Whether the credentials are theirs.
    pub(super) is_caller: bool,
    /// Whether IAM can be asked with these credentials.
    pub(super) asks_aws: bool,
    /// Where the table is, without secrets.
    pub(super) target: String,
}

impl Subject {
    /// Finds out who is meant.
    pub(super) async fn of(aws: &Aws, wishes: &Wishes) -> Result<Self> {
        let asks_anybody = !(wishes.engines == [Engine::Offline] && wishes.files.are_enough());
        let asks_aws = asks_anybody && !aws.is_split().await?;
        let (caller, region) = if asks_anybody {
            (token_table::caller(aws).await, region(aws).await?)
        } else {
            (Err(Error::usage("AWS is not asked")), configured_region(aws)?)
        };
        let own = match &caller {
            Ok(caller) => Some(bare(aws, caller, asks_aws).await?),
            Err(_) => None,
        };
        let arn = match &wishes.who {
            Who::Caller => own.clone().map_or_else(|| nobody(caller), Ok)?,
            Who::Role(arn) | Who::Principal(arn) if arn.starts_with("arn:") => {
                bare(aws, arn, asks_aws).await?
            }
            Who::Principal(word) => return Err(no_principal(word)),
            Who::Role(name) => match (wishes.files.role_arn(name)?, own.as_deref().and_then(account_of)) {
                (Some(arn), _) => arn,
                (None, Some(account)) => {
                    role(aws, &partition(own.as_deref()), account, name, asks_aws).await?
                }
                (None, None) => nobody(caller)?,
            },
        };
        let account = account_of(&arn).ok_or_else(|| no_principal(&arn))?.to_owned();
        let prefix = format!("arn:{}:dynamodb:{region}:{account}:table/", partition(Some(&arn)));
        Ok(Self {
            table_arn: format!("{prefix}{}", aws.settings().table),
            is_caller: wishes.who == Who::Caller || own.as_ref() == Some(&arn),
            arn,
            account,
            region,
            asks_aws,
            target: aws.target(),
        })
    }

    /// The ARN of another table beside ours.
    pub(super) fn table_arn_of(&self, name: &str) -> String {
        let place = self.table_arn.rsplit_once('/').map_or(self.table_arn.as_str(), |(place, _)| place);
        format!("{place}/{name}")
    }

    /// The name of a role, without its path.
    pub(super) fn role_name(&self) -> Option<&str> {
        self.arn.split_once(":role/").and_then(|(_, path)| path.rsplit('/').next())
    }

    /// The name of a user, without its path.
    pub(super) fn user_name(&self) -> Option<&str> {
        self.arn.split_once(":user/").and_then(|(_, path)| path.rsplit('/').next())
    }
}

async fn region(aws: &Aws) -> Result<String> {
    let client = aws.dynamodb().await?;
    let region = client.config().region().map(ToString::to_string);
    region.ok_or_else(|| Error::bug("a client without a region was made"))
}

/// The region where AWS is not asked for one: a wrong guess would look like missing rights.
fn configured_region(aws: &Aws) -> Result<String> {
    aws.settings().region.clone().ok_or_else(|| {
        Error::usage("no AWS region is known")
            .because("policies name the table with its region")
            .hint("name it: `--set dynamodb.region=eu-west-1`")
    })
}

fn partition(arn: Option<&str>) -> String {
    arn.and_then(|arn| arn.split(':').nth(1)).unwrap_or("aws").to_owned()
}

/// The error where nobody is named and the caller is not known.
fn nobody(caller: Result<String>) -> Result<String> {
    caller.map_err(|error| {
        error.context("it is not known whose rights to check").hint("name them: `--principal ARN`")
    })
}

fn no_principal(arn: &str) -> Error {
    Error::usage(format!("`{}` is no ARN of a user or role", crate::text::clean(arn)))
        .hint("write it as arn:aws:iam::ACCOUNT:role/NAME")
}

/// The user or role behind an ARN: policies belong to the role, not to its session.
async fn bare(aws: &Aws, arn: &str, asks_aws: bool) -> Result<String> {
    let session = arn.split_once(":assumed-role/").and_then(|(_, rest)| rest.split('/').next());
    match (session, account_of(arn)) {
        (Some(name), Some(account)) => role(aws, &partition(Some(arn)), account, name, asks_aws).await,
        (_, Some(_)) if arn.starts_with("arn:") => Ok(arn.to_owned()),
        _ => Err(no_principal(arn)),
    }
}

/// The ARN of a role, whose path only IAM knows; without a path where IAM does not say it.
async fn role(aws: &Aws, partition: &str, account: &str, name: &str, asks_aws: bool) -> Result<String> {
    let plain = format!("arn:{partition}:iam::{account}:role/{name}");
    if !asks_aws {
        return Ok(plain);
    }
    match aws.iam().await?.get_role().role_name(name).send().await {
        Ok(answer) => Ok(answer.role.map_or(plain, |role| role.arn)),
        Err(error) if error.as_service_error().is_some_and(GetRoleError::is_no_such_entity_exception) => {
            Err(explain(&error, format!("there is no role {name} in account {account}")))
        }
        Err(_) => Ok(plain),
    }
}
