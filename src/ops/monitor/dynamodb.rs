//! The table of the refresh tokens: what it is, how old its items are, and how it takes our reading.

use std::time::Instant;

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::config::Builder;
use aws_sdk_dynamodb::config::retry::RetryConfig;
use aws_sdk_dynamodb::error::ProvideErrorMetadata;
use aws_sdk_dynamodb::operation::scan::ScanOutput;
use aws_sdk_dynamodb::types::{ConsumedCapacity, ReturnConsumedCapacity, TableDescription, TableStatus};
use jiff::Timestamp;

use crate::conn::aws::{ATTEMPTS, Aws, explain, pause_after};
use crate::error::Result;
use crate::ops::items::Definition;
use crate::ops::token_table::{EXPIRES, ISSUED, describe, moment};
use crate::report::{Answer, Cell, Label, Source, Value, Verdict};

/// Ages by which items are counted: below so many seconds.
const AGES: [(&str, i64); 5] = [
    ("age_under_hour", 3600),
    ("age_under_day", 86_400),
    ("age_under_week", 7 * 86_400),
    ("age_under_month", 30 * 86_400),
    ("age_under_quarter", 90 * 86_400),
];

/// From this share of expired items on, most of what is read and paid for is of no use.
const MOSTLY_EXPIRED: f64 = 0.5;

/// Numbers of the table, and of a sample of at most `sample` items.
pub async fn dynamodb(aws: &Aws, sample: u32, now: Timestamp) -> Result<Answer> {
    let client = aws.dynamodb().await?;
    let description = describe(aws, &client).await?;
    let mut taken = Taken::default();
    taken.take(aws, &client, sample, now).await?;
    let fields: Vec<_> = properties(&description).into_iter().chain(taken.properties()).collect();
    let verdict = status(&description).max(taken.verdict());
    let source = Source::new(aws.target(), "DynamoDB");
    Ok(Answer::of_properties("monitor.dynamodb/1", source, &fields, verdict, taken.notes()))
}

type Fields = Vec<(&'static str, Cell)>;

fn status(table: &TableDescription) -> Verdict {
    match table.table_status() {
        Some(TableStatus::Active | TableStatus::Updating) => Verdict::Fine,
        _ => Verdict::Bad,
    }
}

fn properties(table: &TableDescription) -> Fields {
    let definition = Definition::of(table, &[]);
    let provisioned = definition.provisioned_throughput;
    let units = |units: Option<i64>| Cell::from(units.map_or(Value::Nothing, Value::Count));
    let word = table.table_status().map_or("unknown", TableStatus::as_str);
    vec![
        ("status", Cell::labelled(word, status(table).label())),
        ("counted_items", table.item_count().map_or(Value::Unknown, Value::Count).into()),
        ("size_bytes", table.table_size_bytes().map_or(Value::Unknown, Value::Bytes).into()),
        ("billing_mode", definition.billing_mode.into()),
        ("read_capacity_units", units(provisioned.map(|known| known.read_capacity_units))),
        ("write_capacity_units", units(provisioned.map(|known| known.write_capacity_units))),
    ]
}

/// A sample, and what it took to get it.
#[derive(Default)]
struct Taken {
    items: u64,
    expired: u64,
    /// Items of each age of [`AGES`], then older ones, then those whose age is not known.
    ages: [u64; AGES.len() + 2],
    is_whole: bool,
    read_units: f64,
    calls: u64,
    throttled: u64,
    seconds: f64,
}

impl Taken {
    /// Reads until there are enough items, or no more.
    async fn take(&mut self, aws: &Aws, client: &Client, sample: u32, now: Timestamp) -> Result<()> {
        let started = Instant::now();
        let mut start = None;
        while self.items < u64::from(sample) {
            let left = i32::try_from(u64::from(sample) - self.items).unwrap_or(i32::MAX);
            let question = client
                .scan()
                .table_name(&aws.settings().table)
                .limit(left)
                .projection_expression("#i, #e")
                .expression_attribute_names("#i", ISSUED)
                .expression_attribute_names("#e", EXPIRES)
                .return_consumed_capacity(ReturnConsumedCapacity::Total)
                .set_exclusive_start_key(start);
            let page = self.ask(aws, question).await?;
            self.count(&page, now);
            start = page.last_evaluated_key.filter(|key| !key.is_empty());
            if start.is_none() {
                self.is_whole = true;
                break;
            }
        }
        self.seconds = started.elapsed().as_secs_f64();
        Ok(())
    }

    /// Asks without the client's own attempts, which would hide how often the table had no capacity.
    async fn ask(
        &mut self,
        aws: &Aws,
        question: aws_sdk_dynamodb::operation::scan::builders::ScanFluentBuilder,
    ) -> Result<ScanOutput> {
        let mut attempt = 0;
        loop {
            self.calls += 1;
            let once = Builder::new().retry_config(RetryConfig::disabled());
            let error = match question.clone().customize().config_override(once).send().await {
                Ok(page) => return Ok(page),
                Err(error) => error,
            };
            if !error.code().is_some_and(is_throttling) {
                return Err(explain(&error, format!("cannot read {}", aws.target())));
            }
            self.throttled += 1;
            attempt += 1;
            if attempt > ATTEMPTS {
                return Err(explain(&error, format!("cannot read {}", aws.target())));
            }
            tokio::time::sleep(pause_after(attempt)).await;
        }
    }

    fn count(&mut self, page: &ScanOutput, now: Timestamp) {
        self.read_units += page.consumed_capacity().and_then(ConsumedCapacity::capacity_units).unwrap_or(0.0);
        for item in page.items() {
            self.items += 1;
            let expires = item.get(EXPIRES).and_then(moment);
            self.expired += u64::from(expires.is_some_and(|end| end <= now));
            let age = item.get(ISSUED).and_then(moment).map(|issued| now.as_second() - issued.as_second());
            self.ages[place(age)] += 1;
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "a share of a sample")]
    fn expired_ratio(&self) -> Option<f64> {
        (self.items > 0).then(|| self.expired as f64 / self.items as f64)
    }

    fn is_mostly_expired(&self) -> bool {
        self.expired_ratio().is_some_and(|ratio| ratio >= MOSTLY_EXPIRED)
    }

    fn verdict(&self) -> Verdict {
        if self.throttled > 0 || self.is_mostly_expired() { Verdict::Warn } else { Verdict::Fine }
    }

    fn properties(&self) -> Fields {
        let warn = |is_bad: bool| if is_bad { Label::Warn } else { Label::Plain };
        let names = AGES.iter().map(|(name, _)| *name).chain(["age_over_quarter", "age_unknown"]);
        let ages = names.zip(self.ages).map(|(name, count)| (name, Value::of_count(count).into()));
        let ratio = self.expired_ratio().map_or(Value::Nothing, Value::Ratio);
        let throttled = Value::of_count(self.throttled);
        let own = vec![
            ("sampled_items", Cell::from(Value::of_count(self.items))),
            ("expired_ratio", Cell::labelled(ratio, warn(self.is_mostly_expired()))),
        ];
        let cost = vec![
            ("consumed_read_units", Cell::from(Value::Float(self.read_units))),
            ("calls", Value::of_count(self.calls).into()),
            ("throttled_calls", Cell::labelled(throttled, warn(self.throttled > 0))),
            ("sampling_seconds", Value::Seconds(self.seconds).into()),
        ];
        own.into_iter().chain(ages).chain(cost).collect()
    }

    fn notes(&self) -> Vec<String> {
        let sampled =
            "Ages are those of a sample, from the beginning of the table: `--sample` takes more of it.";
        let throttled = "The table had no capacity for some of our calls, so it has none for the application's: raise \
                         its read capacity.";
        let expired = "Most of the sampled items are over: `authctl token purge --expired` removes them.";
        let told =
            [(!self.is_whole, sampled), (self.throttled > 0, throttled), (self.is_mostly_expired(), expired)];
        told.into_iter().filter(|(tell, _)| *tell).map(|(_, words)| words.to_owned()).collect()
    }
}

fn is_throttling(code: &str) -> bool {
    matches!(code, "ThrottlingException" | "ProvisionedThroughputExceededException" | "RequestLimitExceeded")
}

/// The place of an age in seconds among [`AGES`] and what follows them.
fn place(age: Option<i64>) -> usize {
    let Some(age) = age else { return AGES.len() + 1 };
    AGES.iter().position(|(_, limit)| age < *limit).unwrap_or(AGES.len())
}

#[cfg(test)]
mod tests {
    use super::{AGES, place};

    #[test]
    fn every_age_has_its_place() {
        assert_eq!(place(Some(-5)), 0);
        assert_eq!(place(Some(3600)), 1);
        assert_eq!(place(Some(i64::MAX)), AGES.len());
        assert_eq!(place(None), AGES.len() + 1);
    }
}
