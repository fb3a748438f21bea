//! Refresh tokens of living sessions into DynamoDB, 25 at a time.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::types::{AttributeValue, DeleteRequest, PutRequest, Select, WriteRequest};
use futures_util::{StreamExt, TryStreamExt, stream};
use jiff::Timestamp;

use super::account::{Accounts, Session};
use super::plan::{Amount, Line, SeedPlan, Store, Written};
use super::recipe::{Recipe, span};
use crate::conn::aws::{Aws, explain};
use crate::error::{Error, Kind, Result};
use crate::plan::Approved;
use crate::progress::{Progress, Task};
use crate::report::Source;

/// The most that `BatchWriteItem` takes.
const BATCH: usize = 25;

/// How many batches are under way at once.
const AT_ONCE: usize = 8;

/// How often what the table had no capacity for is sent again, after 50 ms, 100 ms, 200 ms … (25 s in all).
const ATTEMPTS: u32 = 9;

/// How long a refresh token is good for.
const LIFETIME: i64 = 30 * span::DAY;

type Item = HashMap<String, AttributeValue>;

/// Adds the line of DynamoDB to the plan.
pub async fn plan(aws: &Aws, plan: &mut SeedPlan) -> Result<()> {
    let table = Table::of(aws).await?;
    let is_empty = table.is_empty().await?;
    let recipe = plan.recipe();
    let line = Line {
        store: Store::DynamoDb,
        object: table.name().to_owned(),
        present: if is_empty { Amount::Exactly(0) } else { Amount::AtLeast(1) },
        // counting would read the whole table, which costs money
        removes: if recipe.clean && !is_empty { Amount::Unknown } else { Amount::Exactly(0) },
        adds: Accounts::of(recipe, 1).living(recipe).count() as u64,
    };
    plan.push(line);
    Ok(())
}

/// Removes what is to be removed and writes the refresh tokens. A second run writes the same items.
pub async fn apply(
    aws: &Aws,
    approved: &Approved<SeedPlan>,
    progress: &dyn Progress,
) -> Result<(Source, Vec<Written>)> {
    let recipe = approved.plan().recipe();
    let table = Table::of(aws).await?;
    let removed = if recipe.clean { table.remove(progress).await? } else { 0 };
    let started = Instant::now();
    let added = table.fill(recipe, progress).await?;
    let written = Written {
        store: Store::DynamoDb,
        object: table.name().to_owned(),
        removed,
        added,
        took: started.elapsed(),
    };
    Ok((Source::new(aws.target(), "DynamoDB"), vec![written]))
}

/// The table of the refresh tokens.
struct Table<'a> {
    aws: &'a Aws,
    client: Client,
}

impl<'a> Table<'a> {
    async fn of(aws: &'a Aws) -> Result<Self> {
        Ok(Self { aws, client: aws.dynamodb().await? })
    }

    fn name(&self) -> &str {
        &self.aws.settings().table
    }

    async fn is_empty(&self) -> Result<bool> {
        let look = self.client.scan().table_name(self.name()).limit(1).select(Select::Count);
        let answer = look.send().await;
        let answer =
            answer.map_err(|error| explain(&error, format!("cannot look into {}", self.aws.target())))?;
        Ok(answer.count == 0)
    }

    async fn fill(&self, recipe: &Recipe, progress: &dyn Progress) -> Result<u64> {
        let accounts = Accounts::of(recipe, 1);
        let total = accounts.living(recipe).count() as u64;
        let task = Task::of_items(progress, "refresh tokens", total);
        let writes = accounts.living(recipe).map(|(number, own, session)| {
            let put = PutRequest::builder().set_item(Some(item(&accounts, number, own, &session)));
            Ok(WriteRequest::builder().put_request(put.build().map_err(|error| unbuilt(&error))?).build())
        });
        self.write(stream::iter(writes), &task).await
    }

    /// Removes the items whose address only seed makes, reading the whole table for them.
    async fn remove(&self, progress: &dyn Progress) -> Result<u64> {
        let task = Task::open_ended(progress, "removing what earlier seeds made");
        let scan = self.client.scan().table_name(self.name());
        let pages = scan
            .projection_expression("pk, sk, userEmail")
            .filter_expression("contains(userEmail, :seeded)")
            .expression_attribute_values(":seeded", AttributeValue::S("@seed-".to_owned()))
            .into_paginator()
            .items()
            .send();
        let deletes = stream::unfold(pages, async |mut pages| Some((pages.next().await?, pages)));
        let deletes = deletes.try_filter_map(async |item| Ok(delete(item))).map(|delete| {
            delete.map_err(|error| explain(&error, format!("cannot read {}", self.aws.target())))?
        });
        self.write(deletes, &task).await
    }

    /// Sends writes in batches, several at once; how many there were.
    async fn write(
        &self,
        writes: impl stream::Stream<Item = Result<WriteRequest>>,
        task: &Task<'_>,
    ) -> Result<u64> {
        writes
            .try_chunks(BATCH)
            .map_err(|chunk| chunk.1)
            .map_ok(async |batch| {
                let size = batch.len() as u64;
                self.send(batch).await?;
                task.advance(size);
                Ok(size)
            })
            .try_buffer_unordered(AT_ONCE)
            .try_fold(0, async |sum, size| Ok(sum + size))
            .await
    }

    /// Sends one batch, and again what the table left unprocessed for want of capacity.
    async fn send(&self, mut batch: Vec<WriteRequest>) -> Result<()> {
        for attempt in 0..ATTEMPTS {
            let answer = self
                .client
                .batch_write_item()
                .request_items(self.name(), batch)
                .send()
                .await
                .map_err(|error| explain(&error, format!("cannot write to {}", self.aws.target())))?;
            let left = answer.unprocessed_items.unwrap_or_default().into_values().flatten();
            batch = left.collect();
            if batch.is_empty() {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(50 << attempt)).await;
        }
        Err(Error::new(
            Kind::PartlyDone,
            format!("{} has not the capacity for this many writes", self.aws.target()),
        )
        .done(Store::DynamoDb.after_a_kill())
        .hint("raise the table's write capacity, or run the same command with fewer `--users`"))
    }
}

/// The request that deletes `item`, if its address is one that seed makes.
fn delete(item: Item) -> Option<Result<WriteRequest>> {
    let email = item.get("userEmail")?.as_s().ok()?;
    if !is_seeded(email) {
        return None;
    }
    let key = item.into_iter().filter(|(name, _)| name == "pk" || name == "sk").collect();
    let request = DeleteRequest::builder().set_key(Some(key)).build();
    Some(match request {
        Ok(request) => Ok(WriteRequest::builder().delete_request(request).build()),
        Err(error) => Err(unbuilt(&error)),
    })
}

fn unbuilt(error: &dyn std::error::Error) -> Error {
    Error::bug("a write for DynamoDB cannot be made").caused_by(error)
}

/// Whether an address is one that only seed makes, as [`SEEDED`](super::survey::SEEDED) has it.
fn is_seeded(email: &str) -> bool {
    let label = email.rsplit_once("@seed-").and_then(|(_, domain)| domain.split_once('.'));
    label.is_some_and(|(number, domain)| {
        !number.is_empty()
            && number.bytes().all(|byte| byte.is_ascii_digit())
            && super::names::DOMAINS.contains(&domain)
    })
}

/// An item as the application writes it: times are strings, in .NET's round-trip form.
fn item(accounts: &Accounts, number: u64, own: u16, session: &Session) -> Item {
    let user = accounts.user(number);
    let tokens = accounts.tokens(number, own, &user);
    let key = format!("RTID#{}", tokens.refresh_id);
    let attributes = [
        ("pk", key.clone()),
        ("sk", key),
        ("userSub", user.id.to_string()),
        ("userEmail", user.email),
        ("refreshToken", tokens.refresh),
        ("issuedAtUtc", round_trip(session.expires_at - LIFETIME)),
        ("expiresAtUtc", round_trip(session.expires_at)),
    ];
    attributes.map(|(name, value)| (name.to_owned(), AttributeValue::S(value))).into()
}

/// `DateTime.ToString("O")` of a UTC time: seven digits of a second and a `Z`.
fn round_trip(moment: i64) -> String {
    let moment = Timestamp::from_microsecond(moment).unwrap_or_default();
    format!("{}0Z", moment.strftime("%Y-%m-%dT%H:%M:%S.%6f"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_in_the_round_trip_form() {
        assert_eq!(round_trip(1_700_000_000_123_456), "2023-11-14T22:13:20.1234560Z");
    }

    #[test]
    fn only_seeded_addresses_are_taken_for_seeded() {
        assert!(is_seeded("ada.abe7@seed-42.example.com"));
        for email in
            ["ada@example.com", "a@seed-.example.com", "a@seed-4x.example.com", "a@seed-4.example.com.evil"]
        {
            assert!(!is_seeded(email), "{email}");
        }
    }
}
