//! Every assertion about the table.

use aws_sdk_dynamodb::types::TableDescription;
use jiff::Timestamp;

use super::expectation::Severity;
use super::rules;
use super::{Assertion, Expectation, Survey};
use crate::error::Error;
use crate::ops::seen::Seen;
use crate::report::Verdict;
use crate::text;

/// The ids of all assertions.
pub(crate) const IDENTIFIERS: &[&str] = &[
    "table.exists",
    "table.status",
    "table.name",
    "table.account",
    "table.region",
    "table.keys",
    "table.billing",
    "table.encryption",
    "table.point_in_time_recovery",
    "table.recovery_period",
    "table.recovery_delay",
    "table.time_to_live",
    "table.time_to_live_type",
    "table.deletion_protection",
    "table.user_index",
    "table.resource_policy",
    "table.tags",
];

/// Judges what was seen. What nobody expects anything of is left out.
pub(crate) fn judge(survey: &Survey, expectation: &Expectation, now: Timestamp) -> Vec<Assertion> {
    let wanted = &expectation.table;
    let table = &survey.table;
    let all = [
        Some(exists(survey.name(), true)),
        Some(rules::status(table)),
        Some(rules::name(survey)),
        rules::account(survey, wanted),
        rules::region(survey, wanted),
        Some(rules::keys(table, wanted)),
        rules::billing(table, wanted),
        Some(rules::encryption(table, wanted)),
        rules::recovery(survey, wanted),
        rules::recovery_period(survey, wanted),
        rules::recovery_delay(survey, now),
        rules::time_to_live(survey, wanted),
        rules::time_to_live_type(survey),
        rules::deletion_protection(table, wanted),
        rules::user_index(table, wanted),
        rules::resource_policy(survey, wanted),
        rules::tags(survey, wanted),
    ];
    all.into_iter().flatten().filter_map(|assertion| weighed(assertion, expectation)).collect()
}

/// The assertion with the severity that the file gives it; `None` where it is to be ignored.
fn weighed(mut assertion: Assertion, expectation: &Expectation) -> Option<Assertion> {
    if let Some(severity) = expectation.severity(assertion.id) {
        assertion.severity = severity;
    }
    (assertion.severity != Severity::Ignore).then_some(assertion)
}

fn exists(name: &str, is_there: bool) -> Assertion {
    let actual = if is_there { name.to_owned() } else { format!("there is no table {name}") };
    Assertion::new("table.exists", Severity::Error, "a table of the configured name", actual, is_there)
}

/// What is to be said where there is no such table.
pub(crate) fn missing(name: &str, lookalikes: &Seen<Vec<String>>) -> Vec<Assertion> {
    let remedy = match lookalikes.known().and_then(|others| others.first()) {
        Some(other) => format!("authctl dynamodb check --set dynamodb.table={}", text::argument(other)),
        None => "authctl dynamodb create".to_owned(),
    };
    vec![exists(name, false).mended_by(remedy), rules::drift(lookalikes)]
}

/// What is to be said where nobody lets us look.
pub(crate) fn unseen(error: &Error) -> Vec<Assertion> {
    let seen = Seen::<()>::not(error);
    let expected = "a table of the configured name";
    vec![Assertion::of_seen("table.exists", Severity::Error, expected, &seen, |()| (String::new(), true))]
}

/// What the description alone tells that keeps the application from working.
pub(crate) fn what_stops_the_application(table: &TableDescription) -> Vec<Assertion> {
    let wanted = Expectation::default().table;
    let all = [rules::status(table), rules::keys(table, &wanted), rules::encryption(table, &wanted)];
    all.into_iter().filter(|assertion| assertion.verdict() == Verdict::Bad).collect()
}
