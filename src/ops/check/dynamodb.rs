//! DynamoDB as it is found: the table of the refresh tokens, and as whom AWS knows us.

use std::time::Instant;

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::operation::get_item::GetItemError;
use aws_sdk_dynamodb::types::{AttributeValue, TableDescription};

use super::service::{Facts, Service, Tls, latency};
use crate::conn::aws::{Aws, explain};
use crate::error::{Error, Kind, Result};
use crate::ops::token_table::{describe, what_stops_the_application};
use crate::report::{Finding, Verdict};

pub(super) async fn check(aws: &Aws) -> Result<Service> {
    let started = Instant::now();
    let client = aws.dynamodb().await?;
    let described = match describe(aws, &client).await {
        Err(error) if error.kind() != Kind::Denied || !is_forbidden(&error) => return Err(error),
        described => described,
    };
    let connect = started.elapsed();
    let latency = latency(async || match describe(aws, &client).await {
        Err(error) if !is_forbidden(&error) => Err(error),
        _ => Ok(()),
    })
    .await?;
    let mut service = Service::reached(Facts {
        connect: Some(connect),
        latency: Some(latency),
        version: Some("DynamoDB".to_owned()),
        tls: Some(tls(aws)),
        identity: identity(aws).await,
    });
    match described {
        Ok(table) => condition(&mut service, aws, &table),
        Err(error) => {
            seek(aws, &client).await?;
            blind(&mut service, &error);
        }
    }
    Ok(service)
}

/// A refusal of this one action, by somebody who knows who we are.
fn is_forbidden(error: &Error) -> bool {
    error.server_code().is_some_and(|code| code.starts_with("AccessDenied"))
}

/// Reads a key that nobody has: somebody who may not describe the table sees at least whether it is there.
async fn seek(aws: &Aws, client: &Client) -> Result<()> {
    let nobody = || AttributeValue::S("authctl check".to_owned());
    let question =
        client.get_item().table_name(&aws.settings().table).key("pk", nobody()).key("sk", nobody());
    match question.send().await {
        Err(error) if error.as_service_error().is_some_and(GetItemError::is_resource_not_found_exception) => {
            Err(explain(&error, format!("cannot read {}", aws.target())))
        }
        _ => Ok(()),
    }
}

fn blind(service: &mut Service, error: &Error) {
    let right = "describe the table (dynamodb:DescribeTable)";
    let mut finding = Finding::new("rights", right, Verdict::Unknown, format!("may not {right}"));
    finding.remedy = error.hints().first().cloned();
    service.find(finding);
    service.forbidden(right, Some("dynamodb:DescribeTable".to_owned()));
}

fn tls(aws: &Aws) -> Tls {
    match &aws.settings().endpoint {
        Some(endpoint) if endpoint.starts_with("http://") => Tls::No,
        _ => Tls::Yes(None),
    }
}

/// The caller's ARN. Where DynamoDB alone is somewhere else, on this machine for example, AWS itself is
/// not asked about credentials that are not its own.
async fn identity(aws: &Aws) -> Option<String> {
    if aws.is_split().await.ok()? {
        return None;
    }
    aws.sts().await.ok()?.get_caller_identity().send().await.ok()?.arn
}

/// What keeps the application from working. `authctl dynamodb check` asserts more, of the same.
fn condition(service: &mut Service, aws: &Aws, table: &TableDescription) {
    let name = &aws.settings().table;
    for assertion in what_stops_the_application(table) {
        service.find(assertion.finding(name));
    }
}
