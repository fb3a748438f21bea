//! The numbers of DynamoDB and of the stacks on the one page, out of their own views.

use jiff::Timestamp;

use super::{Measure, Store};
use crate::conn::aws::Aws;
use crate::conn::docker::Docker;
use crate::error::Result;
use crate::ops::monitor::{dynamodb, stack};
use crate::report::{Answer, Cell, Report, Table, Value, Verdict};

/// Items that tell whether reading is throttled, and how many are over: one page of them.
const SAMPLE: u32 = 100;

/// The table of the refresh tokens.
pub(super) async fn tokens(aws: &Aws, now: Timestamp) -> Result<Store> {
    let answer = dynamodb(aws, SAMPLE, now).await?;
    let row = |name: &str| {
        let mut rows = answer.table.rows.iter();
        let found = rows.find(|row| row.first().is_some_and(|cell| cell.value == Value::from(name)));
        found.and_then(|row| row.get(1)).map_or(Value::Unknown, |cell| cell.value.clone())
    };
    let status = row("status");
    let (throttled, expired) = (row("throttled_calls"), row("expired"));
    let judged = |is_bad: bool, verdict| if is_bad { verdict } else { Verdict::Fine };
    let is_active = status == Value::from("ACTIVE") || status == Value::from("UPDATING");
    let expired = match expired {
        Value::Ratio(share) => format!("{:.0}% of a sample are over", share * 100.0),
        _ => String::new(),
    };
    Ok(Store {
        name: "dynamodb",
        measures: vec![
            Measure::new("status", status, judged(!is_active, Verdict::Bad), aws.settings().table.as_str()),
            Measure::new("size_bytes", row("size"), Verdict::Fine, expired),
            Measure::new(
                "throttled_calls",
                throttled.clone(),
                judged(throttled != Value::Count(0), Verdict::Warn),
                format!("of {}", row("calls").for_people()),
            ),
        ],
        notes: prefixed("dynamodb", &answer),
        source: answer.source,
    })
}

/// The services of all stacks.
pub(super) async fn stacks(docker: &Docker) -> Result<Store> {
    let answer = stack::stack(&docker.swarm().await?, None).await?;
    let bad = |row: &&Vec<Cell>| value(&answer.table, row, "verdict") != Value::Verdict(Verdict::Fine);
    let troubled: Vec<String> = answer
        .table
        .rows
        .iter()
        .filter(bad)
        .map(|row| value(&answer.table, row, "service").for_people())
        .collect();
    let detail = if troubled.is_empty() { "all as they should be".to_owned() } else { troubled.join(", ") };
    let count = i64::try_from(answer.table.rows.len()).unwrap_or(i64::MAX);
    Ok(Store {
        name: "stack",
        measures: vec![Measure::new("services", Value::Count(count), answer.verdict, detail)],
        notes: Vec::new(),
        source: answer.source,
    })
}

fn value(table: &Table, row: &[Cell], name: &str) -> Value {
    let place = table.columns.iter().position(|column| column.name == name);
    place.and_then(|place| row.get(place)).map_or(Value::Unknown, |cell| cell.value.clone())
}

fn prefixed(store: &str, answer: &Answer) -> Vec<String> {
    if answer.verdict() == Verdict::Fine {
        return Vec::new();
    }
    // the first note is about the sample
    answer.notes.iter().skip(1).map(|note| format!("{store}: {note}")).collect()
}
