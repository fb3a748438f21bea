//! A table read in segments, side by side.

use std::collections::HashMap;

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::types::{AttributeValue, ReturnConsumedCapacity};

use crate::conn::aws::patiently;
use crate::error::Result;

/// A scan of a whole table. It is consistent: each page holds every write that was acknowledged before it was asked
/// for, which costs one read unit for each 4 KiB, twice of what a scan that may be late by a second costs.
pub(crate) struct Scan {
    client: Client,
    table: String,
    target: String,
    segments: i32,
    attributes: Vec<String>,
    filter: Option<(String, AttributeValue)>,
}

/// Up to 1 MiB of a table.
pub(crate) struct Page {
    /// The items.
    pub(crate) items: Vec<HashMap<String, AttributeValue>>,
    /// What it cost in read units, as far as the service says it.
    pub(crate) read_units: f64,
    next: Option<HashMap<String, AttributeValue>>,
}

impl Scan {
    /// A scan of `table` in so many segments; `target` is what errors call it.
    pub(crate) fn new(client: Client, table: &str, target: &str, segments: usize) -> Self {
        Self {
            client,
            table: table.to_owned(),
            target: target.to_owned(),
            segments: i32::try_from(segments).unwrap_or(1).max(1),
            attributes: Vec::new(),
            filter: None,
        }
    }

    /// The same, of these attributes alone.
    #[must_use]
    pub(crate) fn only(mut self, attributes: Vec<String>) -> Self {
        self.attributes = attributes;
        self
    }

    /// The same, of items that have this value of an attribute. The others are read and paid for too, and stay there.
    #[must_use]
    pub(crate) fn matching(mut self, attribute: &str, value: AttributeValue) -> Self {
        self.filter = Some((attribute.to_owned(), value));
        self
    }

    /// The numbers of its segments.
    pub(crate) fn segments(&self) -> std::ops::Range<i32> {
        0..self.segments
    }

    /// The page of `segment` after `previous`, or its first; `None` at the end.
    pub(crate) async fn page(&self, segment: i32, previous: Option<Page>) -> Result<Option<Page>> {
        let start = match previous {
            None => None,
            Some(Page { next: None, .. }) => return Ok(None),
            Some(Page { next, .. }) => next,
        };
        let question = self
            .client
            .scan()
            .table_name(&self.table)
            .segment(segment)
            .total_segments(self.segments)
            .consistent_read(true)
            .return_consumed_capacity(ReturnConsumedCapacity::Total)
            .set_projection_expression(self.projection())
            .set_filter_expression(self.filter.as_ref().map(|_| "#f = :f".to_owned()))
            .set_expression_attribute_values(self.filter_value())
            .set_expression_attribute_names(self.names())
            .set_exclusive_start_key(start);
        let answer = patiently(&format!("cannot scan {}", self.target), || question.clone().send()).await?;
        Ok(Some(Page {
            items: answer.items.unwrap_or_default(),
            read_units: answer.consumed_capacity.and_then(|capacity| capacity.capacity_units).unwrap_or(0.0),
            next: answer.last_evaluated_key.filter(|key| !key.is_empty()),
        }))
    }

    fn projection(&self) -> Option<String> {
        let places: Vec<_> = (0..self.attributes.len()).map(|number| format!("#a{number}")).collect();
        (!places.is_empty()).then(|| places.join(","))
    }

    /// Names stand for themselves, whatever words and characters DynamoDB reserves.
    fn names(&self) -> Option<HashMap<String, String>> {
        let names = self.attributes.iter().enumerate();
        let names = names.map(|(number, name)| (format!("#a{number}"), name.clone()));
        let filter = self.filter.iter().map(|(name, _)| ("#f".to_owned(), name.clone()));
        let names: HashMap<_, _> = names.chain(filter).collect();
        (!names.is_empty()).then_some(names)
    }

    fn filter_value(&self) -> Option<HashMap<String, AttributeValue>> {
        let (_, value) = self.filter.as_ref()?;
        Some(HashMap::from([(":f".to_owned(), value.clone())]))
    }
}
