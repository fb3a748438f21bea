//! The table as it is.

use aws_sdk_dynamodb::primitives::DateTime;
use aws_sdk_dynamodb::types::{
    OnDemandThroughput, PointInTimeRecoveryDescription, PointInTimeRecoveryStatus, StreamSpecification,
    TableDescription, Tag,
};
use jiff::Timestamp;
use serde_json::{Map, Value as Json};

use crate::conn::aws::Aws;
use crate::error::Result;
use crate::ops::items::Definition;
use crate::ops::seen::Seen;
use crate::ops::token_table::{Survey, account_of, user_index};
use crate::report::{Cell, Report, Source, Table, Value, Verdict};

/// What the table is like, property by property.
pub struct Description {
    properties: Vec<(&'static str, Value)>,
    notes: Vec<String>,
    is_whole: bool,
    source: Source,
}

/// Looks at the table of the configuration, at the moment `now`.
pub async fn describe(aws: &Aws, now: Timestamp) -> Result<Description> {
    let survey = Box::pin(Survey::of(aws, now)).await?;
    let sections = [
        identity(&survey),
        shape(&survey.table),
        capacity(&survey.table),
        protection(&survey),
        amount(&survey.table),
    ];
    let unseen = unseen(&survey);
    let is_whole = unseen.is_empty();
    let counted =
        "Items and bytes are as the service counted them last, which it does about every six hours.";
    Ok(Description {
        properties: sections.into_iter().flatten().collect(),
        notes: unseen.into_iter().chain([counted.to_owned()]).collect(),
        is_whole,
        source: Source::new(survey.target, "DynamoDB"),
    })
}

type Properties = Vec<(&'static str, Value)>;

fn identity(survey: &Survey) -> Properties {
    let table = &survey.table;
    let arn = table.table_arn().unwrap_or_default();
    vec![
        ("table", survey.name().into()),
        ("arn", arn.into()),
        ("account", account_of(arn).into()),
        ("region", arn.split(':').nth(3).into()),
        ("caller", of_seen(&survey.caller, |caller| caller.as_str().into())),
        ("status", table.table_status().map(|status| status.as_str().to_owned()).into()),
        ("created_at", table.creation_date_time().map_or(Value::Nothing, moment)),
    ]
}

fn shape(table: &TableDescription) -> Properties {
    let definition = Definition::of(table, &[]);
    let indexes = table.global_secondary_indexes().iter().filter_map(|index| index.index_name());
    let local = table.local_secondary_indexes().iter().filter_map(|index| index.index_name());
    let stream = table.stream_specification().and_then(StreamSpecification::stream_view_type);
    let replicas = table.replicas().iter().filter_map(|replica| replica.region_name());
    vec![
        ("keys", definition.key().into()),
        ("indexes", Value::List(indexes.chain(local).map(str::to_owned).collect())),
        ("user_index", user_index(table).into()),
        ("table_class", definition.table_class.unwrap_or_else(|| "STANDARD".to_owned()).into()),
        ("stream", stream.map(|view| view.as_str().to_owned()).into()),
        ("replicas", Value::List(replicas.map(str::to_owned).collect())),
    ]
}

fn capacity(table: &TableDescription) -> Properties {
    let definition = Definition::of(table, &[]);
    let provisioned = definition.provisioned_throughput;
    let units = |units: Option<i64>| units.map_or(Value::Nothing, Value::Count);
    // -1 takes a limit away
    let limit = |of: fn(&OnDemandThroughput) -> Option<i64>| {
        units(table.on_demand_throughput().and_then(of).filter(|units| *units > 0))
    };
    vec![
        ("billing_mode", definition.billing_mode.into()),
        ("read_capacity_units", units(provisioned.map(|known| known.read_capacity_units))),
        ("write_capacity_units", units(provisioned.map(|known| known.write_capacity_units))),
        ("max_read_request_units", limit(OnDemandThroughput::max_read_request_units)),
        ("max_write_request_units", limit(OnDemandThroughput::max_write_request_units)),
    ]
}

fn protection(survey: &Survey) -> Properties {
    let table = &survey.table;
    let encryption = Definition::of(table, &[]).encryption;
    let encryption = encryption.map_or_else(
        || "a key of AWS's own".to_owned(),
        |known| known.key.or(known.kind).unwrap_or_else(|| "KMS".to_owned()),
    );
    let lost = table.sse_description().and_then(|known| known.inaccessible_encryption_date_time());
    let recovery = recovery(&survey.recovery);
    let own = vec![
        ("encryption", encryption.into()),
        ("key_lost_at", lost.map_or(Value::Nothing, moment)),
        ("deletion_protection", table.deletion_protection_enabled().unwrap_or(false).into()),
    ];
    let expiry = vec![
        ("time_to_live_attribute", of_seen(&survey.time_to_live, |attribute| attribute.clone().into())),
        ("sampled_attribute", of_seen(&survey.sample, |sample| sample.attribute.as_str().into())),
        ("sampled_types", of_seen(&survey.sample, |sample| sample.in_words().into())),
        ("resource_policy", of_seen(&survey.policy, |policy| policy.is_some().into())),
        ("tags", of_seen(&survey.tags, |tags| Value::List(tags.iter().map(pair).collect()))),
        ("lookalikes", of_seen(&survey.lookalikes, |names| Value::List(names.clone()))),
    ];
    own.into_iter().chain(recovery).chain(expiry).collect()
}

fn recovery(seen: &Seen<Option<PointInTimeRecoveryDescription>>) -> Properties {
    let on = |known: &&PointInTimeRecoveryDescription| {
        known.point_in_time_recovery_status() == Some(&PointInTimeRecoveryStatus::Enabled)
    };
    let of = |read: fn(&PointInTimeRecoveryDescription) -> Option<Value>| {
        of_seen(seen, |known| known.as_ref().filter(on).and_then(read).unwrap_or(Value::Nothing))
    };
    vec![
        (
            "point_in_time_recovery",
            of_seen(seen, |known| known.as_ref().is_some_and(|known| on(&known)).into()),
        ),
        (
            "recovery_period_days",
            of(|known| known.recovery_period_in_days().map(|days| Value::Count(days.into()))),
        ),
        ("earliest_restorable_at", of(|known| known.earliest_restorable_date_time().map(moment))),
        ("latest_restorable_at", of(|known| known.latest_restorable_date_time().map(moment))),
    ]
}

fn amount(table: &TableDescription) -> Properties {
    vec![
        ("items", table.item_count().map_or(Value::Unknown, Value::Count)),
        ("size_bytes", table.table_size_bytes().map_or(Value::Unknown, Value::Bytes)),
    ]
}

fn pair(tag: &Tag) -> String {
    format!("{}={}", tag.key(), tag.value())
}

fn moment(moment: &DateTime) -> Value {
    Timestamp::from_second(moment.secs()).map_or(Value::Unknown, Value::Time)
}

fn of_seen<T>(seen: &Seen<T>, read: impl FnOnce(&T) -> Value) -> Value {
    seen.known().map_or(Value::Unknown, read)
}

/// What could not be seen, with why.
fn unseen(survey: &Survey) -> Vec<String> {
    let all = [
        ("The caller", survey.caller.reason()),
        ("The time to live", survey.time_to_live.reason()),
        ("The type of the moment in items", survey.sample.reason()),
        ("The point-in-time recovery", survey.recovery.reason()),
        ("The resource policy", survey.policy.reason()),
        ("The tags", survey.tags.reason()),
        ("Other tables", survey.lookalikes.reason()),
    ];
    let told = all.into_iter().filter_map(|(what, why)| Some(format!("{what} could not be seen: {}.", why?)));
    told.collect()
}

impl Report for Description {
    fn kind(&self) -> &'static str {
        "dynamodb.describe/1"
    }

    fn table(&self) -> Table {
        let mut table = Table::of_properties();
        for (name, value) in &self.properties {
            let heading = name.strip_suffix("_bytes").unwrap_or(name);
            table.push([Cell::from(heading), value.clone().into()]);
        }
        table
    }

    fn data(&self) -> Json {
        let fields = self.properties.iter().map(|(name, value)| ((*name).to_owned(), value.for_json()));
        Json::Object(fields.collect::<Map<_, _>>())
    }

    fn verdict(&self) -> Verdict {
        if self.is_whole { Verdict::Fine } else { Verdict::Unknown }
    }

    fn notes(&self) -> Vec<String> {
        self.notes.clone()
    }

    fn source(&self) -> Source {
        self.source.clone()
    }
}
