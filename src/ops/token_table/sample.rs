//! What type the moment has by which items are to expire. DynamoDB deletes an item only where it is a number of seconds:
//! a table whose items have a string there keeps them for ever, with time to live switched on.

use std::collections::HashMap;

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::types::AttributeValue;
use jiff::Timestamp;

use super::moment::MILLISECONDS;
use crate::conn::aws::explain;
use crate::error::Result;

/// How many items are looked at: a page that costs a few read units whatever the size of the table.
const ITEMS: i32 = 25;

/// A number of seconds is at least this: 1973. Less is a count of something else.
const SECONDS: f64 = 1e8;

/// DynamoDB leaves items alone whose moment is longer ago than this, by its documentation: five years.
const OLDEST: f64 = 5.0 * 365.0 * 86_400.0;

/// Items by the type of one attribute.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sample {
    /// The attribute.
    pub(crate) attribute: String,
    /// How many items were looked at.
    pub(crate) items: usize,
    /// How many have each form there, by its name.
    forms: [usize; FORMS.len()],
}

/// Seconds are what DynamoDB obeys.
const FORMS: [&str; 6] = ["seconds", "milliseconds", "string", "other", "over five years ago", "missing"];

impl Sample {
    /// Looks at some items of `table`, and in them at `attribute` alone.
    pub(crate) async fn of(client: &Client, table: &str, attribute: &str, now: Timestamp) -> Result<Self> {
        let question = client
            .scan()
            .table_name(table)
            .limit(ITEMS)
            .projection_expression("#a")
            .expression_attribute_names("#a", attribute);
        let answer = question.send().await.map_err(|error| explain(&error, "cannot look at some items"))?;
        Ok(Self::of_items(attribute, answer.items(), now))
    }

    fn of_items(attribute: &str, items: &[HashMap<String, AttributeValue>], now: Timestamp) -> Self {
        let mut sample = Self { attribute: attribute.to_owned(), items: items.len(), ..Self::default() };
        for item in items {
            sample.forms[form(item.get(attribute), now)] += 1;
        }
        sample
    }

    /// Whether every item that has the attribute would expire by it.
    pub(crate) fn expires(&self) -> bool {
        self.forms[1..5].iter().all(|count| *count == 0)
    }

    /// Its forms with their numbers: `25 of 25 string`.
    pub(crate) fn in_words(&self) -> String {
        let counted = self.forms.iter().zip(FORMS).filter(|(count, _)| **count > 0);
        let counted = counted.map(|(count, form)| format!("{count} of {} {form}", self.items));
        let words = counted.collect::<Vec<_>>().join(", ");
        if words.is_empty() { "no items".to_owned() } else { words }
    }
}

/// The place of an attribute's form in [`FORMS`].
fn form(value: Option<&AttributeValue>, now: Timestamp) -> usize {
    match value {
        None => 5,
        Some(AttributeValue::S(_)) => 2,
        Some(AttributeValue::N(number)) => match number.parse::<f64>() {
            Ok(number) if (SECONDS..MILLISECONDS).contains(&number) && is_too_old(number, now) => 4,
            Ok(number) if (SECONDS..MILLISECONDS).contains(&number) => 0,
            Ok(number) if number >= MILLISECONDS => 1,
            _ => 3,
        },
        Some(_) => 3,
    }
}

#[expect(clippy::cast_precision_loss, reason = "years are compared")]
fn is_too_old(seconds: f64, now: Timestamp) -> bool {
    seconds < now.as_second() as f64 - OLDEST
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(values: Vec<AttributeValue>) -> Sample {
        let item = |value| HashMap::from([("at".to_owned(), value)]);
        let now = Timestamp::from_second(1_750_000_000).unwrap();
        Sample::of_items("at", &values.into_iter().map(item).collect::<Vec<_>>(), now)
    }

    #[test]
    fn only_seconds_expire() {
        let number = |number: &str| AttributeValue::N(number.to_owned());
        assert!(sample(vec![number("1700000000")]).expires());
        assert!(!sample(vec![number("1700000000"), number("1700000000000")]).expires());
        assert!(!sample(vec![number("7")]).expires());
        assert!(!sample(vec![number("1500000000")]).expires());
        let text = sample(vec![AttributeValue::S("2026-01-01T00:00:00Z".to_owned())]);
        assert!(!text.expires());
        assert_eq!(text.in_words(), "1 of 1 string");
        assert_eq!(sample(Vec::new()).in_words(), "no items");
    }
}
