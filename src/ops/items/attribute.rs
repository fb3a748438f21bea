//! Attributes of an item as DynamoDB JSON has them: `{"pk":{"S":"RTID#1"},"tries":{"N":"3"}}`.

use std::collections::{BTreeMap, HashMap};

use aws_sdk_dynamodb::primitives::Blob;
use aws_sdk_dynamodb::types::AttributeValue;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};

/// An item: its attributes by name.
pub(crate) type Item = BTreeMap<String, Attribute>;

/// An attribute. Numbers are the strings that DynamoDB sends, of up to 38 digits, which no binary number keeps.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) enum Attribute {
    #[serde(rename = "S")]
    Text(String),
    #[serde(rename = "N")]
    Number(String),
    #[serde(rename = "B")]
    Binary(Binary),
    #[serde(rename = "BOOL")]
    Flag(bool),
    #[serde(rename = "NULL")]
    Null(bool),
    #[serde(rename = "SS")]
    Texts(Vec<String>),
    #[serde(rename = "NS")]
    Numbers(Vec<String>),
    #[serde(rename = "BS")]
    Binaries(Vec<Binary>),
    #[serde(rename = "L")]
    List(Vec<Self>),
    #[serde(rename = "M")]
    Map(Item),
}

/// Bytes, which JSON writes as base64.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub(crate) struct Binary(pub(crate) Vec<u8>);

impl From<Binary> for String {
    fn from(binary: Binary) -> Self {
        STANDARD.encode(binary.0)
    }
}

impl TryFrom<String> for Binary {
    type Error = base64::DecodeError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        STANDARD.decode(text).map(Self)
    }
}

impl TryFrom<AttributeValue> for Attribute {
    type Error = Error;

    fn try_from(value: AttributeValue) -> Result<Self> {
        let binary = |blob: Blob| Binary(blob.into_inner());
        Ok(match value {
            AttributeValue::S(text) => Self::Text(text),
            AttributeValue::N(number) => Self::Number(number),
            AttributeValue::B(blob) => Self::Binary(binary(blob)),
            AttributeValue::Bool(flag) => Self::Flag(flag),
            AttributeValue::Null(null) => Self::Null(null),
            AttributeValue::Ss(texts) => Self::Texts(texts),
            AttributeValue::Ns(numbers) => Self::Numbers(numbers),
            AttributeValue::Bs(blobs) => Self::Binaries(blobs.into_iter().map(binary).collect()),
            AttributeValue::L(values) => {
                Self::List(values.into_iter().map(Self::try_from).collect::<Result<_>>()?)
            }
            AttributeValue::M(values) => Self::Map(item(values)?),
            _ => {
                return Err(Error::failed(
                    "an item has an attribute of a type that this authctl does not know",
                )
                .hint("install a newer authctl"));
            }
        })
    }
}

impl From<Attribute> for AttributeValue {
    fn from(attribute: Attribute) -> Self {
        let blob = |binary: Binary| Blob::new(binary.0);
        match attribute {
            Attribute::Text(text) => Self::S(text),
            Attribute::Number(number) => Self::N(number),
            Attribute::Binary(binary) => Self::B(blob(binary)),
            Attribute::Flag(flag) => Self::Bool(flag),
            Attribute::Null(null) => Self::Null(null),
            Attribute::Texts(texts) => Self::Ss(texts),
            Attribute::Numbers(numbers) => Self::Ns(numbers),
            Attribute::Binaries(binaries) => Self::Bs(binaries.into_iter().map(blob).collect()),
            Attribute::List(attributes) => Self::L(attributes.into_iter().map(Self::from).collect()),
            Attribute::Map(item) => Self::M(values(item)),
        }
    }
}

/// An item as the client has it, as ours.
pub(crate) fn item(values: HashMap<String, AttributeValue>) -> Result<Item> {
    values.into_iter().map(|(name, value)| Ok((name, value.try_into()?))).collect()
}

/// Our item, as the client has it.
pub(crate) fn values(item: Item) -> HashMap<String, AttributeValue> {
    item.into_iter().map(|(name, attribute)| (name, attribute.into())).collect()
}

/// The size of an item by DynamoDB's rules, which its limits and its prices go by.
pub(crate) fn size(item: &Item) -> usize {
    item.iter().map(|(name, attribute)| name.len() + size_of(attribute)).sum()
}

fn size_of(attribute: &Attribute) -> usize {
    // two digits a byte and one for the exponent
    let number = |number: &String| number.len().div_ceil(2) + 1;
    match attribute {
        Attribute::Text(text) => text.len(),
        Attribute::Number(digits) => number(digits),
        Attribute::Binary(binary) => binary.0.len(),
        Attribute::Flag(_) | Attribute::Null(_) => 1,
        Attribute::Texts(texts) => texts.iter().map(String::len).sum(),
        Attribute::Numbers(numbers) => numbers.iter().map(number).sum(),
        Attribute::Binaries(binaries) => binaries.iter().map(|binary| binary.0.len()).sum(),
        Attribute::List(list) => 3 + list.iter().map(|element| 1 + size_of(element)).sum::<usize>(),
        Attribute::Map(map) => 3 + map.len() + size(map),
    }
}

#[cfg(test)]
pub(super) mod tests {
    use proptest::collection::{btree_map, vec};
    use proptest::prelude::*;

    use super::*;

    /// Any attribute, four levels deep.
    pub(crate) fn attributes() -> impl Strategy<Value = Attribute> {
        let number = || "-?[0-9]{1,20}(\\.[0-9]{1,18})?(E-?[0-9]{1,2})?";
        let binary = || vec(any::<u8>(), 0..20).prop_map(Binary);
        let leaf = prop_oneof![
            ".{0,12}".prop_map(Attribute::Text),
            number().prop_map(Attribute::Number),
            binary().prop_map(Attribute::Binary),
            any::<bool>().prop_map(Attribute::Flag),
            Just(Attribute::Null(true)),
            vec(".{0,8}", 1..4).prop_map(Attribute::Texts),
            vec(number(), 1..4).prop_map(Attribute::Numbers),
            vec(binary(), 1..4).prop_map(Attribute::Binaries),
        ];
        leaf.prop_recursive(4, 32, 4, |inner| {
            prop_oneof![
                vec(inner.clone(), 0..4).prop_map(Attribute::List),
                btree_map(".{0,6}", inner, 0..4).prop_map(Attribute::Map),
            ]
        })
    }

    /// Any item.
    pub(crate) fn items() -> impl Strategy<Value = Item> {
        btree_map(".{1,8}", attributes(), 0..6)
    }

    proptest! {
        #[test]
        fn an_item_survives_json(item in items()) {
            let text = serde_json::to_string(&item).unwrap();
            prop_assert_eq!(serde_json::from_str::<Item>(&text).unwrap(), item);
        }

        #[test]
        fn an_item_survives_the_client(item in items()) {
            prop_assert_eq!(super::item(values(item.clone())).unwrap(), item);
        }
    }

    #[test]
    fn json_is_what_dynamodb_writes() {
        let text = concat!(
            r#"{"b":{"B":"AP8="},"bs":{"BS":["AQ==","Ag=="]},"f":{"BOOL":false},"#,
            r#""l":{"L":[{"S":""},{"M":{"x":{"N":"-0.5"}}}]},"n":{"N":"12345678901234567890123456789012345678"},"#,
            r#""ns":{"NS":["1","2"]},"s":{"S":"é\n"},"ss":{"SS":["a","b"]},"z":{"NULL":true}}"#
        );
        let item: Item = serde_json::from_str(text).unwrap();
        assert_eq!(item["b"], Attribute::Binary(Binary(vec![0, 255])));
        assert_eq!(item["z"], Attribute::Null(true));
        assert_eq!(serde_json::to_string(&item).unwrap(), text);
    }

    #[test]
    fn what_is_no_attribute_is_refused() {
        for wrong in [r#"{"a":"x"}"#, r#"{"a":{"Q":"x"}}"#, r#"{"a":{"N":1}}"#, r#"{"a":{"B":"%"}}"#, "[]"] {
            assert!(serde_json::from_str::<Item>(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn sizes_are_those_of_the_service() {
        let item: Item = serde_json::from_str(r#"{"pk":{"S":"abc"},"m":{"M":{"x":{"NULL":true}}}}"#).unwrap();
        assert_eq!(size(&item), (2 + 3) + (1 + 3 + 1 + 1 + 1));
    }
}
