//! The definition of a table as a request to create it.

use aws_sdk_dynamodb::error::BuildError;
use aws_sdk_dynamodb::operation::create_table::builders::CreateTableInputBuilder;
use aws_sdk_dynamodb::types::{
    AttributeDefinition, GlobalSecondaryIndex, KeySchemaElement, LocalSecondaryIndex, OnDemandThroughput,
    Projection, ProvisionedThroughput, SseSpecification, StreamSpecification, Tag,
};

use crate::ops::items::{Definition, Encryption, Index, Key, OnDemand, Projected, Provisioned, Stream};

/// The request for a table like `definition`, called `name`.
pub(super) fn input(definition: &Definition, name: &str) -> Result<CreateTableInputBuilder, BuildError> {
    let attributes = definition.attribute_definitions.iter().map(|attribute| {
        AttributeDefinition::builder()
            .attribute_name(&attribute.attribute_name)
            .attribute_type(attribute.attribute_type.as_str().into())
            .build()
    });
    let tags = definition.tags.iter().map(|tag| Tag::builder().key(&tag.key).value(&tag.value).build());
    let input = CreateTableInputBuilder::default()
        .table_name(name)
        .set_attribute_definitions(Some(attributes.collect::<Result<_, _>>()?))
        .set_key_schema(Some(keys(&definition.key_schema)?))
        .set_local_secondary_indexes(some(definition.local_secondary_indexes.iter().map(local))?)
        .set_global_secondary_indexes(some(definition.global_secondary_indexes.iter().map(global))?)
        .billing_mode(definition.billing_mode.as_str().into())
        .set_provisioned_throughput(definition.provisioned_throughput.map(provisioned).transpose()?)
        .set_on_demand_throughput(definition.on_demand_throughput.map(on_demand))
        .set_stream_specification(definition.stream_specification.as_ref().map(stream).transpose()?)
        .set_sse_specification(definition.encryption.as_ref().map(encryption))
        .set_table_class(definition.table_class.as_deref().map(Into::into))
        .set_deletion_protection_enabled(definition.deletion_protection_enabled)
        .set_tags(some(tags)?);
    Ok(input)
}

/// An empty list is refused where no list is not.
fn some<T>(all: impl Iterator<Item = Result<T, BuildError>>) -> Result<Option<Vec<T>>, BuildError> {
    let all: Vec<T> = all.collect::<Result<_, _>>()?;
    Ok((!all.is_empty()).then_some(all))
}

fn keys(keys: &[Key]) -> Result<Vec<KeySchemaElement>, BuildError> {
    let element = |key: &Key| {
        KeySchemaElement::builder()
            .attribute_name(&key.attribute_name)
            .key_type(key.key_type.as_str().into())
            .build()
    };
    keys.iter().map(element).collect()
}

fn local(index: &Index) -> Result<LocalSecondaryIndex, BuildError> {
    LocalSecondaryIndex::builder()
        .index_name(&index.index_name)
        .set_key_schema(Some(keys(&index.key_schema)?))
        .projection(projection(&index.projection))
        .build()
}

fn global(index: &Index) -> Result<GlobalSecondaryIndex, BuildError> {
    GlobalSecondaryIndex::builder()
        .index_name(&index.index_name)
        .set_key_schema(Some(keys(&index.key_schema)?))
        .projection(projection(&index.projection))
        .set_provisioned_throughput(index.provisioned_throughput.map(provisioned).transpose()?)
        .set_on_demand_throughput(index.on_demand_throughput.map(on_demand))
        .build()
}

fn projection(known: &Projected) -> Projection {
    let others = &known.non_key_attributes;
    Projection::builder()
        .projection_type(known.projection_type.as_str().into())
        .set_non_key_attributes((!others.is_empty()).then(|| others.clone()))
        .build()
}

fn provisioned(known: Provisioned) -> Result<ProvisionedThroughput, BuildError> {
    ProvisionedThroughput::builder()
        .read_capacity_units(known.read_capacity_units)
        .write_capacity_units(known.write_capacity_units)
        .build()
}

fn on_demand(known: OnDemand) -> OnDemandThroughput {
    OnDemandThroughput::builder()
        .set_max_read_request_units(known.max_read_request_units)
        .set_max_write_request_units(known.max_write_request_units)
        .build()
}

fn stream(known: &Stream) -> Result<StreamSpecification, BuildError> {
    StreamSpecification::builder()
        .stream_enabled(known.stream_enabled)
        .set_stream_view_type(known.stream_view_type.as_deref().map(Into::into))
        .build()
}

fn encryption(known: &Encryption) -> SseSpecification {
    SseSpecification::builder()
        .enabled(known.enabled)
        .set_sse_type(known.kind.as_deref().map(Into::into))
        .set_kms_master_key_id(known.key.clone())
        .build()
}
