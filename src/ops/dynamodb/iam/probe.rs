//! The calls themselves, each so that nothing can come of it.
//!
//! A write carries a condition that no item can meet: that its key is there and is not there. Whoever may write is told
//! that the condition failed, everybody else that access is denied, and nothing is written either way. A write that is
//! tried costs one write unit. Reads are of a key that nobody has, and ask for nothing but the key.

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::config::http::HttpResponse;
use aws_sdk_dynamodb::error::{ProvideErrorMetadata, SdkError};
use aws_sdk_dynamodb::types::{AttributeValue, Select};
use futures_util::future::join_all;

use super::profile::Question;
use super::ruling::{Opinion, Ruling};
use super::subject::Subject;
use crate::conn::aws::explain;
use crate::ops::seen::in_brief;
use crate::ops::token_table::{PARTITION, SORT};

/// The key that is probed, which no token has.
pub(super) const KEY: &str = "RTID#__authctl_probe__";

const IMPOSSIBLE: &str = "attribute_exists(pk) AND attribute_not_exists(pk)";

/// An opinion on each question that can be tried without harm.
pub(super) async fn probe(
    client: &Client,
    table: &str,
    subject: &Subject,
    questions: &[Question],
) -> Vec<Option<Opinion>> {
    let probe = Probe { client, table };
    let ours = |question: &Question| question.resource == subject.table_arn || question.resource == "*";
    let tried = questions
        .iter()
        .map(async |question| if ours(question) { probe.of_action(&question.action).await } else { None });
    join_all(tried).await
}

struct Probe<'a> {
    client: &'a Client,
    table: &'a str,
}

impl Probe<'_> {
    /// What came of trying; `None` for what would do something.
    async fn of_action(&self, action: &str) -> Option<Opinion> {
        Some(match action {
            "dynamodb:PutItem" => self.put().await,
            "dynamodb:UpdateItem" => self.update().await,
            "dynamodb:DeleteItem" => self.delete().await,
            "dynamodb:GetItem" => self.get().await,
            "dynamodb:Query" => self.query().await,
            "dynamodb:Scan" => self.scan().await,
            "dynamodb:DescribeTable" => of(self.client.describe_table().table_name(self.table).send().await),
            "dynamodb:DescribeTimeToLive" => {
                of(self.client.describe_time_to_live().table_name(self.table).send().await)
            }
            "dynamodb:DescribeContinuousBackups" => {
                of(self.client.describe_continuous_backups().table_name(self.table).send().await)
            }
            "dynamodb:ListTables" => of(self.client.list_tables().limit(1).send().await),
            _ => return None,
        })
    }

    async fn put(&self) -> Opinion {
        let question = self.client.put_item().table_name(self.table).item(PARTITION, key()).item(SORT, key());
        of(question.condition_expression(IMPOSSIBLE).send().await)
    }

    async fn update(&self) -> Opinion {
        let question =
            self.client.update_item().table_name(self.table).key(PARTITION, key()).key(SORT, key());
        of(question.condition_expression(IMPOSSIBLE).send().await)
    }

    async fn delete(&self) -> Opinion {
        let question =
            self.client.delete_item().table_name(self.table).key(PARTITION, key()).key(SORT, key());
        of(question.condition_expression(IMPOSSIBLE).send().await)
    }

    async fn get(&self) -> Opinion {
        let question = self.client.get_item().table_name(self.table).key(PARTITION, key()).key(SORT, key());
        of(question.projection_expression(PARTITION).send().await)
    }

    async fn query(&self) -> Opinion {
        let question = self.client.query().table_name(self.table).select(Select::Count).limit(1);
        let question =
            question.key_condition_expression("pk = :key").expression_attribute_values(":key", key());
        of(question.send().await)
    }

    async fn scan(&self) -> Opinion {
        of(self.client.scan().table_name(self.table).select(Select::Count).limit(1).send().await)
    }
}

fn key() -> AttributeValue {
    AttributeValue::S(KEY.to_owned())
}

/// What an answer says of the right to ask.
fn of<T, E>(answer: Result<T, SdkError<E, HttpResponse>>) -> Opinion
where
    E: ProvideErrorMetadata + std::error::Error + 'static,
{
    let Err(error) = answer else { return Opinion::new(Ruling::Allowed, "the call was answered") };
    match error.code() {
        Some("ConditionalCheckFailedException") => {
            Opinion::new(Ruling::Allowed, "the call was let through; its condition held it back")
        }
        Some("AccessDeniedException" | "AccessDenied") => denied(error.message().unwrap_or_default()),
        _ => Opinion::new(Ruling::Unknown, in_brief(&explain(&error, "the call failed"))),
    }
}

/// The layer that a denial names: `… because no identity-based policy allows the … action`, `… with an explicit deny in
/// a service control policy`.
fn denied(words: &str) -> Opinion {
    let explicit = words.contains("explicit deny");
    let ruling = match words {
        words if words.contains("service control policy") => Ruling::BlockedByOrganization,
        words if words.contains("permissions boundary") => Ruling::BlockedByBoundary,
        _ if explicit => Ruling::ExplicitDeny,
        _ => Ruling::ImplicitDeny,
    };
    let why = words.split_once(" because ").or_else(|| words.split_once(" with an ")).map(|(_, why)| why);
    Opinion::new(ruling, why.unwrap_or("access was denied"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_denial_names_its_layer() {
        let start = "User: arn:aws:sts::1:assumed-role/R/S is not authorized to perform: dynamodb:PutItem on \
                     resource: arn:aws:dynamodb:eu-west-1:1:table/T";
        for (end, ruling) in [
            (" because no identity-based policy allows the dynamodb:PutItem action", Ruling::ImplicitDeny),
            (" with an explicit deny in an identity-based policy", Ruling::ExplicitDeny),
            (" with an explicit deny in a service control policy", Ruling::BlockedByOrganization),
            (
                " because no service control policy allows the dynamodb:PutItem action",
                Ruling::BlockedByOrganization,
            ),
            (
                " because no permissions boundary allows the dynamodb:PutItem action",
                Ruling::BlockedByBoundary,
            ),
            ("", Ruling::ImplicitDeny),
        ] {
            assert_eq!(denied(&format!("{start}{end}")).ruling, ruling, "{end}");
        }
    }
}
