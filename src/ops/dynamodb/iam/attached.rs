//! The policies that IAM and the table have of a user or role.

use aws_sdk_iam::Client;
use aws_sdk_iam::types::AttachedPolicy;
use futures_util::future::try_join_all;
use percent_encoding::percent_decode_str;

use super::subject::Subject;
use crate::conn::aws::{Aws, explain};
use crate::error::{Error, Result};
use crate::ops::iam::{Layers, Policy};

/// Reads every policy that may be read; an error where one of them may not.
pub(super) async fn layers(aws: &Aws, subject: &Subject) -> Result<Layers> {
    if !subject.asks_aws {
        let error = Error::failed("AWS is not asked, and no policies were given");
        return Err(error.hint("give them: `--policy FILE`"));
    }
    let client = aws.iam().await?;
    let reader = Reader { client: &client };
    let (identity, boundary) = match (subject.role_name(), subject.user_name()) {
        (Some(role), _) => tokio::try_join!(reader.of_role(role), reader.boundary_of_role(role))?,
        (None, Some(user)) => tokio::try_join!(reader.of_user(user), reader.boundary_of_user(user))?,
        (None, None) => {
            return Err(Error::failed(format!("{} has no policies that can be read", subject.arn)));
        }
    };
    let boundary = match boundary {
        Some(arn) => Some(reader.managed(&arn).await?),
        None => None,
    };
    Ok(Layers { identity, boundary, organization: Vec::new(), resource: resource(aws, subject).await? })
}

/// The policy of the table, where it has one. A server that has no such thing has no policy.
async fn resource(aws: &Aws, subject: &Subject) -> Result<Option<Policy>> {
    let question = aws.dynamodb().await?.get_resource_policy().resource_arn(&subject.table_arn);
    let error = match question.send().await {
        Ok(answer) => {
            return answer.policy.map(|json| Policy::parse("the table's policy", &json)).transpose();
        }
        Err(error) => explain(&error, "cannot read the table's policy"),
    };
    match error.server_code() {
        Some("PolicyNotFoundException" | "UnknownOperationException" | "ResourceNotFoundException") => {
            Ok(None)
        }
        _ => Err(error),
    }
}

struct Reader<'a> {
    client: &'a Client,
}

impl Reader<'_> {
    async fn of_role(&self, role: &str) -> Result<Vec<Policy>> {
        let tried = format!("cannot read the policies of role {role}");
        let names = self.client.list_role_policies().role_name(role).into_paginator().items().send();
        let names = names.try_collect().await.map_err(|error| explain(&error, &tried))?;
        let attached =
            self.client.list_attached_role_policies().role_name(role).into_paginator().items().send();
        let attached = attached.try_collect().await.map_err(|error| explain(&error, &tried))?;
        let inline = names.iter().map(async |name| {
            let answer = self.client.get_role_policy().role_name(role).policy_name(name).send().await;
            parse(name, &answer.map_err(|error| explain(&error, &tried))?.policy_document)
        });
        self.together(try_join_all(inline).await?, &attached).await
    }

    async fn of_user(&self, user: &str) -> Result<Vec<Policy>> {
        let tried = format!("cannot read the policies of user {user}");
        let names = self.client.list_user_policies().user_name(user).into_paginator().items().send();
        let names = names.try_collect().await.map_err(|error| explain(&error, &tried))?;
        let attached =
            self.client.list_attached_user_policies().user_name(user).into_paginator().items().send();
        let attached = attached.try_collect().await.map_err(|error| explain(&error, &tried))?;
        let inline = names.iter().map(async |name| {
            let answer = self.client.get_user_policy().user_name(user).policy_name(name).send().await;
            parse(name, &answer.map_err(|error| explain(&error, &tried))?.policy_document)
        });
        let own = self.together(try_join_all(inline).await?, &attached).await?;
        let groups = self.client.list_groups_for_user().user_name(user).into_paginator().items().send();
        let groups = groups.try_collect().await.map_err(|error| explain(&error, &tried))?;
        let groups = try_join_all(groups.iter().map(|group| self.of_group(group.group_name()))).await?;
        Ok(own.into_iter().chain(groups.into_iter().flatten()).collect())
    }

    async fn of_group(&self, group: &str) -> Result<Vec<Policy>> {
        let tried = format!("cannot read the policies of group {group}");
        let names = self.client.list_group_policies().group_name(group).into_paginator().items().send();
        let names = names.try_collect().await.map_err(|error| explain(&error, &tried))?;
        let attached =
            self.client.list_attached_group_policies().group_name(group).into_paginator().items().send();
        let attached = attached.try_collect().await.map_err(|error| explain(&error, &tried))?;
        let inline = names.iter().map(async |name| {
            let answer = self.client.get_group_policy().group_name(group).policy_name(name).send().await;
            parse(name, &answer.map_err(|error| explain(&error, &tried))?.policy_document)
        });
        self.together(try_join_all(inline).await?, &attached).await
    }

    /// The inline policies and the managed ones.
    async fn together(&self, inline: Vec<Policy>, attached: &[AttachedPolicy]) -> Result<Vec<Policy>> {
        let arns = attached.iter().filter_map(AttachedPolicy::policy_arn);
        let managed = try_join_all(arns.map(|arn| self.managed(arn))).await?;
        Ok(inline.into_iter().chain(managed).collect())
    }

    /// The ARN of the role's boundary, where it has one.
    async fn boundary_of_role(&self, role: &str) -> Result<Option<String>> {
        let answer = self.client.get_role().role_name(role).send().await;
        let answer =
            answer.map_err(|error| explain(&error, format!("cannot read the boundary of {role}")))?;
        let boundary = answer.role.and_then(|role| role.permissions_boundary);
        Ok(boundary.and_then(|boundary| boundary.permissions_boundary_arn))
    }

    /// The ARN of the user's boundary, where it has one.
    async fn boundary_of_user(&self, user: &str) -> Result<Option<String>> {
        let answer = self.client.get_user().user_name(user).send().await;
        let answer =
            answer.map_err(|error| explain(&error, format!("cannot read the boundary of {user}")))?;
        let boundary = answer.user.and_then(|user| user.permissions_boundary);
        Ok(boundary.and_then(|boundary| boundary.permissions_boundary_arn))
    }

    /// The version of a managed policy that is in force.
    async fn managed(&self, arn: &str) -> Result<Policy> {
        let tried = || format!("cannot read policy {arn}");
        let answer = self.client.get_policy().policy_arn(arn).send().await;
        let policy = answer.map_err(|error| explain(&error, tried()))?.policy;
        let version = policy.and_then(|policy| policy.default_version_id).unwrap_or_else(|| "v1".to_owned());
        let answer = self.client.get_policy_version().policy_arn(arn).version_id(version).send().await;
        let version = answer.map_err(|error| explain(&error, tried()))?.policy_version;
        parse(arn, &version.and_then(|version| version.document).unwrap_or_default())
    }
}

/// A document as IAM hands it out: with the escapes of an address.
fn parse(name: &str, document: &str) -> Result<Policy> {
    Policy::parse(name, &percent_decode_str(document).decode_utf8_lossy())
}
