//! The definition of a table in the words of `create-table`.

use aws_sdk_dynamodb::types::{
    AttributeDefinition, BillingMode, BillingModeSummary, KeySchemaElement, OnDemandThroughput, Projection,
    ProjectionType, ProvisionedThroughputDescription, SseDescription, SseStatus, TableClassSummary,
    TableDescription, Tag,
};
use serde::{Deserialize, Serialize};

/// The tag of a table that is being restored; its value is the set that it is restored from.
pub(crate) const RESTORING: &str = "authctl:restoring";

/// What `aws dynamodb create-table --cli-input-json` takes. Not in it, because they are no part of that call: time to
/// live, point-in-time recovery, the resource policy, replicas, automatic scaling.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
pub(crate) struct Definition {
    pub(crate) table_name: String,
    pub(crate) attribute_definitions: Vec<Attribute>,
    pub(crate) key_schema: Vec<Key>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) local_secondary_indexes: Vec<Index>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) global_secondary_indexes: Vec<Index>,
    pub(crate) billing_mode: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) provisioned_throughput: Option<Provisioned>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) on_demand_throughput: Option<OnDemand>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) stream_specification: Option<Stream>,
    #[serde(rename = "SSESpecification", default, skip_serializing_if = "Option::is_none")]
    pub(crate) encryption: Option<Encryption>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) table_class: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) deletion_protection_enabled: Option<bool>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) tags: Vec<Label>,
}

/// An attribute that a key is made of, with its type: `S`, `N` or `B`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct Attribute {
    pub(crate) attribute_name: String,
    pub(crate) attribute_type: String,
}

/// An attribute's place in a key: `HASH` or `RANGE`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct Key {
    pub(crate) attribute_name: String,
    pub(crate) key_type: String,
}

/// A secondary index.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
#[expect(clippy::struct_field_names, reason = "they are called as in the service's own JSON")]
pub(crate) struct Index {
    pub(crate) index_name: String,
    pub(crate) key_schema: Vec<Key>,
    pub(crate) projection: Projected,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) provisioned_throughput: Option<Provisioned>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) on_demand_throughput: Option<OnDemand>,
}

/// What an index holds beside its keys.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct Projected {
    pub(crate) projection_type: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) non_key_attributes: Vec<String>,
}

/// Capacity that is paid for whether it is used or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct Provisioned {
    pub(crate) read_capacity_units: i64,
    pub(crate) write_capacity_units: i64,
}

/// The most that may be used a second.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct OnDemand {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) max_read_request_units: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) max_write_request_units: Option<i64>,
}

/// Whether and how changes are streamed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct Stream {
    pub(crate) stream_enabled: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) stream_view_type: Option<String>,
}

/// The key that the table is encrypted with, where it is not AWS's own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Encryption {
    #[serde(rename = "Enabled")]
    pub(crate) enabled: bool,
    #[serde(rename = "SSEType", default, skip_serializing_if = "Option::is_none")]
    pub(crate) kind: Option<String>,
    #[serde(rename = "KMSMasterKeyId", default, skip_serializing_if = "Option::is_none")]
    pub(crate) key: Option<String>,
}

/// A tag.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct Label {
    pub(crate) key: String,
    pub(crate) value: String,
}

/// What `aws dynamodb update-time-to-live --cli-input-json` takes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct TimeToLive {
    pub(crate) table_name: String,
    pub(crate) time_to_live_specification: TimeToLiveSpecification,
}

/// By which attribute items expire.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct TimeToLiveSpecification {
    pub(crate) enabled: bool,
    pub(crate) attribute_name: String,
}

impl TimeToLive {
    /// That the items of `table` expire by `attribute`.
    pub(crate) fn by(table: &str, attribute: &str) -> Self {
        Self {
            table_name: table.to_owned(),
            time_to_live_specification: TimeToLiveSpecification {
                enabled: true,
                attribute_name: attribute.to_owned(),
            },
        }
    }

    /// The attribute by which they expire.
    pub(crate) fn attribute(&self) -> &str {
        &self.time_to_live_specification.attribute_name
    }
}

impl Definition {
    /// The definition of a table as it is described, with its tags.
    pub(crate) fn of(table: &TableDescription, tags: &[Tag]) -> Self {
        let billing = table.billing_mode_summary().and_then(BillingModeSummary::billing_mode);
        // DynamoDB says nothing of tables that always were of the older mode
        let billing = billing.unwrap_or(&BillingMode::Provisioned);
        let is_provisioned = *billing == BillingMode::Provisioned;
        let stream = table.stream_specification().filter(|stream| stream.stream_enabled());
        Self {
            table_name: table.table_name().unwrap_or_default().to_owned(),
            attribute_definitions: table.attribute_definitions().iter().map(Attribute::of).collect(),
            key_schema: keys(table.key_schema()),
            local_secondary_indexes: local_indexes(table),
            global_secondary_indexes: global_indexes(table, is_provisioned),
            billing_mode: billing.as_str().to_owned(),
            provisioned_throughput: Provisioned::of(table.provisioned_throughput(), is_provisioned),
            on_demand_throughput: OnDemand::of(table.on_demand_throughput()),
            stream_specification: stream.map(|stream| Stream {
                stream_enabled: true,
                stream_view_type: stream.stream_view_type().map(|view| view.as_str().to_owned()),
            }),
            encryption: table.sse_description().and_then(Encryption::of),
            table_class: table
                .table_class_summary()
                .and_then(TableClassSummary::table_class)
                .map(|class| class.as_str().to_owned()),
            deletion_protection_enabled: table.deletion_protection_enabled(),
            tags: labels(tags),
        }
    }

    /// The table's key with its types, for people: `pk HASH S, sk RANGE S`.
    pub(crate) fn key(&self) -> String {
        let part = |key: &Key| {
            let kind = self.kind_of(&key.attribute_name).unwrap_or("?");
            format!("{} {} {kind}", key.attribute_name, key.key_type)
        };
        self.key_schema.iter().map(part).collect::<Vec<_>>().join(", ")
    }

    fn kind_of(&self, attribute: &str) -> Option<&str> {
        let found = self.attribute_definitions.iter().find(|known| known.attribute_name == attribute);
        found.map(|known| known.attribute_type.as_str())
    }

    /// The names of the attributes of the table's key.
    pub(crate) fn key_names(&self) -> Vec<String> {
        self.key_schema.iter().map(|key| key.attribute_name.clone()).collect()
    }
}

impl Attribute {
    fn of(known: &AttributeDefinition) -> Self {
        Self {
            attribute_name: known.attribute_name().to_owned(),
            attribute_type: known.attribute_type().as_str().to_owned(),
        }
    }
}

fn keys(schema: &[KeySchemaElement]) -> Vec<Key> {
    let key = |element: &KeySchemaElement| Key {
        attribute_name: element.attribute_name().to_owned(),
        key_type: element.key_type().as_str().to_owned(),
    };
    schema.iter().map(key).collect()
}

fn local_indexes(table: &TableDescription) -> Vec<Index> {
    let indexes = table.local_secondary_indexes().iter().map(|index| Index {
        index_name: index.index_name().unwrap_or_default().to_owned(),
        key_schema: keys(index.key_schema()),
        projection: Projected::of(index.projection()),
        provisioned_throughput: None,
        on_demand_throughput: None,
    });
    indexes.collect()
}

fn global_indexes(table: &TableDescription, is_provisioned: bool) -> Vec<Index> {
    let indexes = table.global_secondary_indexes().iter().map(|index| Index {
        index_name: index.index_name().unwrap_or_default().to_owned(),
        key_schema: keys(index.key_schema()),
        projection: Projected::of(index.projection()),
        provisioned_throughput: Provisioned::of(index.provisioned_throughput(), is_provisioned),
        on_demand_throughput: OnDemand::of(index.on_demand_throughput()),
    });
    indexes.collect()
}

impl Projected {
    fn of(projection: Option<&Projection>) -> Self {
        let kind = projection.and_then(Projection::projection_type);
        Self {
            projection_type: kind.map_or("ALL", ProjectionType::as_str).to_owned(),
            non_key_attributes: projection
                .map(|known| known.non_key_attributes().to_vec())
                .unwrap_or_default(),
        }
    }
}

impl Provisioned {
    fn of(known: Option<&ProvisionedThroughputDescription>, is_provisioned: bool) -> Option<Self> {
        let known = known.filter(|_| is_provisioned)?;
        Some(Self {
            read_capacity_units: known.read_capacity_units().unwrap_or_default().max(1),
            write_capacity_units: known.write_capacity_units().unwrap_or_default().max(1),
        })
    }
}

impl OnDemand {
    fn of(known: Option<&OnDemandThroughput>) -> Option<Self> {
        let known = known?;
        // -1 takes a limit away, which a new table does not have
        let limit = |units: Option<i64>| units.filter(|units| *units > 0);
        let (read, write) = (limit(known.max_read_request_units()), limit(known.max_write_request_units()));
        (read.is_some() || write.is_some())
            .then_some(Self { max_read_request_units: read, max_write_request_units: write })
    }
}

impl Encryption {
    fn of(known: &SseDescription) -> Option<Self> {
        let is_on = matches!(known.status(), Some(SseStatus::Enabled | SseStatus::Updating));
        is_on.then(|| Self {
            enabled: true,
            kind: known.sse_type().map(|kind| kind.as_str().to_owned()),
            key: known.kms_master_key_arn().map(str::to_owned),
        })
    }
}

/// Tags that a new table may have: those of AWS itself cannot be given, and ours was for one restore.
fn labels(tags: &[Tag]) -> Vec<Label> {
    let ours = |tag: &&Tag| !tag.key().starts_with("aws:") && tag.key() != RESTORING;
    let label = |tag: &Tag| Label { key: tag.key().to_owned(), value: tag.value().to_owned() };
    tags.iter().filter(ours).map(label).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_definition_is_what_create_table_takes() {
        let text = r#"{
            "TableName": "Tokens",
            "AttributeDefinitions": [
                {"AttributeName": "pk", "AttributeType": "S"}, {"AttributeName": "sk", "AttributeType": "N"}
            ],
            "KeySchema": [
                {"AttributeName": "pk", "KeyType": "HASH"}, {"AttributeName": "sk", "KeyType": "RANGE"}
            ],
            "BillingMode": "PAY_PER_REQUEST",
            "SSESpecification": {"Enabled": true, "SSEType": "KMS", "KMSMasterKeyId": "arn:aws:kms:::key/1"},
            "Tags": [{"Key": "team", "Value": "auth"}]
        }"#;
        let definition: Definition = serde_json::from_str(text).unwrap();
        assert_eq!(definition.key(), "pk HASH S, sk RANGE N");
        let expected: serde_json::Value = serde_json::from_str(text).unwrap();
        assert_eq!(serde_json::to_value(&definition).unwrap(), expected);
    }

    #[test]
    fn tags_of_aws_and_of_a_restore_are_left_out() {
        let tag = |key: &str| Tag::builder().key(key).value("x").build().unwrap();
        let kept = labels(&[tag("aws:cloudformation:stack-name"), tag(RESTORING), tag("team")]);
        assert_eq!(kept, [Label { key: "team".into(), value: "x".into() }]);
    }
}
