//! What DynamoDB tells of the table of the refresh tokens.

use jiff::Timestamp;

use crate::conn::aws::Aws;
use crate::error::Result;
use crate::ops::monitor;
use crate::ops::seen::Seen;
use crate::ops::token_table::{self, Assertion, Expectation, Survey};
use crate::report::Report;

/// What DynamoDB tells.
#[derive(Debug)]
pub(crate) struct Tokens {
    /// The table.
    pub(crate) table: String,
    /// What should be so of it, and whether it is.
    pub(crate) assertions: Vec<Assertion>,
    /// How many of our few calls the table had no capacity for, and which share of the sampled items is over.
    pub(crate) sample: Seen<(i64, f64)>,
}

/// A few items tell whether most of them are over, and cost next to nothing.
const SAMPLE: u32 = 100;

/// Looks at the table.
pub(super) async fn look(aws: &Aws) -> Result<Tokens> {
    let now = Timestamp::now();
    let table = aws.settings().table.clone();
    let sampled = async {
        let answer = monitor::dynamodb(aws, SAMPLE, now).await?;
        let data = answer.data();
        let throttled = data["throttled_calls"].as_i64().unwrap_or_default();
        Ok((throttled, data["expired_ratio"].as_f64().unwrap_or_default()))
    };
    let (survey, sample) = tokio::join!(Box::pin(Survey::of(aws, now)), sampled);
    let expectation = Expectation::default();
    let assertions = match survey {
        Ok(survey) => token_table::judge(&survey, &expectation, now),
        Err(error) if error.server_code() == Some("ResourceNotFoundException") => {
            let client = aws.dynamodb().await?;
            token_table::missing(&table, &Seen::of(token_table::lookalikes(&client, &table).await))
        }
        Err(error) if error.server_code().is_some_and(|code| code.starts_with("AccessDenied")) => {
            token_table::unseen(&error)
        }
        Err(error) => return Err(error),
    };
    Ok(Tokens { table, assertions, sample: Seen::of(sample) })
}
