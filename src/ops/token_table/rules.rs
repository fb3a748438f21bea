//! What each assertion looks at, and the line that mends it.

use aws_sdk_dynamodb::types::{
    BillingMode, BillingModeSummary, PointInTimeRecoveryDescription, PointInTimeRecoveryStatus,
    SseDescription, SseStatus, TableDescription, TableStatus, Tag,
};
use jiff::Timestamp;

use super::expectation::{Encryption, Severity, Wanted, Wish};
use super::survey::{account_of, unready_user_index, user_index as index_of};
use super::{Assertion, Survey};
use crate::ops::items::Definition;
use crate::ops::seen::Seen;
use crate::text;

/// The newest moment that can be restored is about five minutes ago, by the service's documentation; twice of that is
/// late.
const LATE: i64 = 10 * 60;

/// `aws dynamodb VERB --table-name NAME REST`, ready to be copied.
fn command(verb: &str, table: &TableDescription, rest: &str) -> String {
    format!(
        "aws dynamodb {verb} --table-name {} {rest}",
        text::argument(table.table_name().unwrap_or_default())
    )
}

pub(super) fn status(table: &TableDescription) -> Assertion {
    let status = table.table_status().map_or("unknown", TableStatus::as_str);
    // a table that is being changed goes on answering
    let holds = matches!(table.table_status(), Some(TableStatus::Active | TableStatus::Updating));
    Assertion::new("table.status", Severity::Error, "ACTIVE", status, holds)
        .mended_by(command("wait table-exists", table, "").trim_end())
}

pub(super) fn name(survey: &Survey) -> Assertion {
    drift(&survey.lookalikes)
}

/// That there is no second table for the same thing: reader and writer that mean different ones lose every session.
pub(super) fn drift(lookalikes: &Seen<Vec<String>>) -> Assertion {
    let expected = "no other table of refresh tokens";
    Assertion::of_seen("table.name", Severity::Warning, expected, lookalikes, |others| {
        (if others.is_empty() { "none".to_owned() } else { others.join(", ") }, others.is_empty())
    })
    .mended_by("see which of them the application uses: `DYNAMODB_REFRESH_TOKENS_TABLE`")
}

pub(super) fn account(survey: &Survey, wanted: &Wanted) -> Option<Assertion> {
    let actual = account_of(survey.table.table_arn().unwrap_or_default()).unwrap_or("unknown");
    let judge = |expected: &str| {
        Assertion::new("table.account", Severity::Error, expected, actual, expected == actual)
            .mended_by("name the AWS profile of the right account: `--set dynamodb.profile=NAME`")
    };
    if let Some(expected) = &wanted.account {
        return Some(judge(expected));
    }
    match &survey.caller {
        Seen::Known(caller) => account_of(caller).map(judge),
        unseen => Some(Assertion::of_seen("table.account", Severity::Error, "the caller's", unseen, |_| {
            (actual.to_owned(), true)
        })),
    }
}

pub(super) fn region(survey: &Survey, wanted: &Wanted) -> Option<Assertion> {
    let actual = survey.table.table_arn().and_then(|arn| arn.split(':').nth(3)).unwrap_or("unknown");
    let expected = wanted.region.as_deref().or(survey.region.as_deref())?;
    Some(
        Assertion::new("table.region", Severity::Error, expected, actual, expected == actual)
            .mended_by("name the right region: `--set dynamodb.region=REGION`"),
    )
}

pub(super) fn keys(table: &TableDescription, wanted: &Wanted) -> Assertion {
    let actual = Definition::of(table, &[]).key();
    let holds = actual == wanted.keys;
    Assertion::new("table.keys", Severity::Error, &wanted.keys, actual, holds).mended_by(
        "a key cannot be changed: create the table anew (`authctl dynamodb create`) and move its items",
    )
}

pub(super) fn billing(table: &TableDescription, wanted: &Wanted) -> Option<Assertion> {
    let expected = Some(wanted.billing.as_str()).filter(|billing| !billing.eq_ignore_ascii_case("any"))?;
    // DynamoDB says nothing of tables that always were of the older mode
    let mode = table.billing_mode_summary().and_then(BillingModeSummary::billing_mode);
    let actual = mode.unwrap_or(&BillingMode::Provisioned).as_str();
    Some(
        Assertion::new("table.billing", Severity::Warning, expected, actual, expected == actual)
            .mended_by(command("update-table", table, &format!("--billing-mode {expected}")))
            .in_terraform(format!("billing_mode = \"{expected}\"")),
    )
}

pub(super) fn encryption(table: &TableDescription, wanted: &Wanted) -> Assertion {
    let lost = table.sse_description().and_then(SseDescription::inaccessible_encryption_date_time);
    if let Some(since) = lost {
        let actual = format!("the key cannot be reached since {since}");
        return Assertion::new("table.encryption", Severity::Error, "a key that works", actual, false)
            .mended_by("enable the KMS key and let the table use it: `aws kms describe-key --key-id ...`");
    }
    let is_on =
        |known: &&SseDescription| matches!(known.status(), Some(SseStatus::Enabled | SseStatus::Updating));
    // without a description it is encrypted too, with a key that is AWS's own
    let own = table.sse_description().filter(is_on);
    let actual = own.map_or("a key of AWS's own", |known| known.kms_master_key_arn().unwrap_or("a KMS key"));
    let (expected, holds) = match wanted.encryption {
        Encryption::Any => ("any key", true),
        Encryption::Kms => ("a KMS key", own.is_some()),
    };
    Assertion::new("table.encryption", Severity::Warning, expected, actual, holds)
        .mended_by(command("update-table", table, "--sse-specification Enabled=true,SSEType=KMS"))
        .in_terraform("server_side_encryption { enabled = true }")
}

/// A wish as it is told, and whether what is there fulfils it; `None` where nothing is wished for.
fn fulfilled(wish: Wish, is_there: bool, words: [&'static str; 2]) -> Option<(&'static str, bool)> {
    match wish {
        Wish::Any => None,
        Wish::Required => Some((words[0], is_there)),
        Wish::Absent => Some((words[1], !is_there)),
    }
}

const ON_OR_OFF: [&str; 2] = ["on", "off"];

fn is_on(recovery: &PointInTimeRecoveryDescription) -> bool {
    recovery.point_in_time_recovery_status() == Some(&PointInTimeRecoveryStatus::Enabled)
}

pub(super) fn recovery(survey: &Survey, wanted: &Wanted) -> Option<Assertion> {
    let expected = fulfilled(wanted.point_in_time_recovery, true, ON_OR_OFF)?.0;
    let specification = format!(
        "--point-in-time-recovery-specification PointInTimeRecoveryEnabled={}",
        wanted.point_in_time_recovery == Wish::Required
    );
    let assertion = Assertion::of_seen(
        "table.point_in_time_recovery",
        Severity::Warning,
        expected,
        &survey.recovery,
        |known| {
            let actual = if known.as_ref().is_some_and(is_on) { "on" } else { "off" };
            (actual.to_owned(), actual == expected)
        },
    );
    Some(
        assertion
            .mended_by(command("update-continuous-backups", &survey.table, &specification))
            .in_terraform(format!("point_in_time_recovery {{ enabled = {} }}", expected == "on"))
            .known_as(&["dynamodb-pitr-enabled", "dynamodb_tables_pitr_enabled"]),
    )
}

pub(super) fn recovery_period(survey: &Survey, wanted: &Wanted) -> Option<Assertion> {
    let known = survey.recovery.known()?.as_ref().filter(|known| is_on(known))?;
    let (days, least) = (known.recovery_period_in_days()?, wanted.recovery_period_days);
    let rest = format!(
        "--point-in-time-recovery-specification PointInTimeRecoveryEnabled=true,RecoveryPeriodInDays={least}"
    );
    let [expected, actual] = [format!("at least {least} days"), format!("{days} days")];
    Some(
        Assertion::new("table.recovery_period", Severity::Warning, expected, actual, days >= least)
            .mended_by(command("update-continuous-backups", &survey.table, &rest))
            .in_terraform(format!("recovery_period_in_days = {least} in point_in_time_recovery")),
    )
}

pub(super) fn recovery_delay(survey: &Survey, now: Timestamp) -> Option<Assertion> {
    let known = survey.recovery.known()?.as_ref().filter(|known| is_on(known))?;
    let behind = now.as_second() - known.latest_restorable_date_time()?.secs();
    let actual =
        format!("{} behind", text::duration(std::time::Duration::from_secs(behind.max(0).unsigned_abs())));
    let expected = "at most 10 minutes behind";
    Some(
        Assertion::new("table.recovery_delay", Severity::Warning, expected, actual, behind <= LATE)
            .mended_by("see https://health.aws.amazon.com"),
    )
}

pub(super) fn time_to_live(survey: &Survey, wanted: &Wanted) -> Option<Assertion> {
    let expected = fulfilled(wanted.time_to_live, true, ON_OR_OFF)?.0;
    let known = survey.time_to_live.known().and_then(Option::as_deref).unwrap_or("ATTRIBUTE");
    let specification =
        format!("--time-to-live-specification Enabled={},AttributeName={known}", expected == "on");
    let switch = command("update-time-to-live", &survey.table, &specification);
    let assertion = Assertion::of_seen(
        "table.time_to_live",
        Severity::Warning,
        expected,
        &survey.time_to_live,
        |attribute| match attribute {
            Some(attribute) => (format!("on, by {attribute}"), expected == "on"),
            None => ("off".to_owned(), expected == "off"),
        },
    );
    Some(match wanted.time_to_live {
        Wish::Required => assertion
            .mended_by(format!(
                "{switch}, whose ATTRIBUTE is a number of seconds; until then `authctl token purge --expired`"
            ))
            .in_terraform("enabled = true and attribute_name = \"ATTRIBUTE\" in ttl"),
        _ => assertion.mended_by(switch).in_terraform("ttl { enabled = false }"),
    })
}

/// Of a table whose items expire: whether they do.
pub(super) fn time_to_live_type(survey: &Survey) -> Option<Assertion> {
    let attribute = survey.time_to_live.known()?.as_ref()?;
    let expected = format!("{attribute} is a number of seconds");
    let assertion =
        Assertion::of_seen("table.time_to_live_type", Severity::Error, expected, &survey.sample, |sample| {
            (sample.in_words(), sample.expires())
        });
    Some(assertion.mended_by(
        "such items never expire: let the application write seconds since 1970 into an attribute of its own; until \
         then, and for what ended over five years ago, `authctl token purge --expired`",
    ))
}

pub(super) fn deletion_protection(table: &TableDescription, wanted: &Wanted) -> Option<Assertion> {
    let is_on = table.deletion_protection_enabled().unwrap_or(false);
    let (expected, holds) = fulfilled(wanted.deletion_protection, is_on, ON_OR_OFF)?;
    let switch = match wanted.deletion_protection {
        Wish::Required => "--deletion-protection-enabled",
        _ => "--no-deletion-protection-enabled",
    };
    let actual = if is_on { "on" } else { "off" };
    Some(
        Assertion::new("table.deletion_protection", Severity::Warning, expected, actual, holds)
            .mended_by(command("update-table", table, switch))
            .in_terraform(format!("deletion_protection_enabled = {}", expected == "on"))
            .known_as(&["DynamoDB.6", "dynamodb_table_deletion_protection_enabled"]),
    )
}

pub(super) fn user_index(table: &TableDescription, wanted: &Wanted) -> Option<Assertion> {
    let index = index_of(table);
    let words = ["an index on userSub", "no index on userSub"];
    let (expected, holds) = fulfilled(wanted.user_index, index.is_some(), words)?;
    let actual = match (index, unready_user_index(table)) {
        (Some(index), _) => index.to_owned(),
        (None, Some(index)) => format!("{index}, which does not answer yet"),
        (None, None) => "none".to_owned(),
    };
    let assertion = Assertion::new("table.user_index", Severity::Warning, expected, actual, holds);
    if wanted.user_index == Wish::Absent {
        return Some(assertion.mended_by("an index costs a write unit more for each token"));
    }
    Some(
        assertion
            .mended_by("without one, every question about a user reads the whole table")
            .in_terraform("a global_secondary_index with hash_key = \"userSub\""),
    )
}

pub(super) fn resource_policy(survey: &Survey, wanted: &Wanted) -> Option<Assertion> {
    let expected = fulfilled(wanted.resource_policy, true, ["present", "none"])?.0;
    let assertion =
        Assertion::of_seen("table.resource_policy", Severity::Warning, expected, &survey.policy, |policy| {
            let actual = if policy.is_some() { "present" } else { "none" };
            (actual.to_owned(), actual == expected)
        });
    let arn = text::argument(survey.table.table_arn().unwrap_or_default());
    Some(assertion.mended_by(format!("aws dynamodb get-resource-policy --resource-arn {arn}")))
}

pub(super) fn tags(survey: &Survey, wanted: &Wanted) -> Option<Assertion> {
    let pairs = |pairs: Vec<(&str, &str)>| {
        pairs.iter().map(|(key, value)| format!("{key}={value}")).collect::<Vec<_>>().join(", ")
    };
    if wanted.tags.is_empty() {
        return None;
    }
    let expected = pairs(wanted.tags.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect());
    let has = |tags: &[Tag], key: &str, value: &str| {
        tags.iter().any(|tag| tag.key() == key && tag.value() == value)
    };
    let assertion = Assertion::of_seen("table.tags", Severity::Warning, expected, &survey.tags, |tags| {
        let actual = pairs(tags.iter().map(|tag| (tag.key(), tag.value())).collect());
        let actual = if actual.is_empty() { "none".to_owned() } else { actual };
        (actual, wanted.tags.iter().all(|(key, value)| has(tags, key, value)))
    });
    let arn = text::argument(survey.table.table_arn().unwrap_or_default());
    Some(
        assertion
            .mended_by(format!("aws dynamodb tag-resource --resource-arn {arn} --tags Key=...,Value=...")),
    )
}
