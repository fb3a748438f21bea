//! A sum over items in whatever order, which two tables have in common only when their items are the same.

use std::fmt;

use xxhash_rust::xxh3::xxh3_128;

use super::attribute::{Attribute, Item};
use super::number;

/// How many items, and the wrapping sum of the 128-bit XXH3 of each in its canonical form: attributes by name, sets in
/// order, numbers without superfluous zeros.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Digest {
    items: u64,
    sum: u128,
}

impl Digest {
    /// Adds one item.
    pub(crate) fn add(&mut self, item: &Item) {
        let mut form = Vec::new();
        write_item(&mut form, item);
        self.items += 1;
        self.sum = self.sum.wrapping_add(xxh3_128(&form));
    }

    /// Both together.
    pub(crate) fn and(self, other: Self) -> Self {
        Self { items: self.items + other.items, sum: self.sum.wrapping_add(other.sum) }
    }

    /// How many items were added.
    pub(crate) fn items(self) -> u64 {
        self.items
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:032x}", self.sum)
    }
}

fn write_item(form: &mut Vec<u8>, item: &Item) {
    write_length(form, item.len());
    for (name, attribute) in item {
        write_bytes(form, name.as_bytes());
        write_attribute(form, attribute);
    }
}

fn write_attribute(form: &mut Vec<u8>, attribute: &Attribute) {
    form.push(tag(attribute));
    match attribute {
        Attribute::Text(text) => write_bytes(form, text.as_bytes()),
        Attribute::Number(number) => write_bytes(form, &decimal(number)),
        Attribute::Binary(binary) => write_bytes(form, &binary.0),
        Attribute::Flag(flag) | Attribute::Null(flag) => form.push(u8::from(*flag)),
        Attribute::Texts(texts) => write_set(form, texts.iter().map(|text| text.clone().into_bytes())),
        Attribute::Numbers(numbers) => write_set(form, numbers.iter().map(|number| decimal(number))),
        Attribute::Binaries(binaries) => write_set(form, binaries.iter().map(|binary| binary.0.clone())),
        Attribute::Map(map) => write_item(form, map),
        Attribute::List(list) => {
            write_length(form, list.len());
            for element in list {
                write_attribute(form, element);
            }
        }
    }
}

const fn tag(attribute: &Attribute) -> u8 {
    match attribute {
        Attribute::Text(_) => b's',
        Attribute::Number(_) => b'n',
        Attribute::Binary(_) => b'b',
        Attribute::Flag(_) => b'f',
        Attribute::Null(_) => b'0',
        Attribute::Texts(_) => b'S',
        Attribute::Numbers(_) => b'N',
        Attribute::Binaries(_) => b'B',
        Attribute::List(_) => b'l',
        Attribute::Map(_) => b'm',
    }
}

fn decimal(number: &str) -> Vec<u8> {
    number::canonical(number).unwrap_or_else(|| number.to_owned()).into_bytes()
}

fn write_set(form: &mut Vec<u8>, members: impl Iterator<Item = Vec<u8>>) {
    let mut members: Vec<_> = members.collect();
    members.sort_unstable();
    write_length(form, members.len());
    for member in &members {
        write_bytes(form, member);
    }
}

fn write_bytes(form: &mut Vec<u8>, bytes: &[u8]) {
    write_length(form, bytes.len());
    form.extend_from_slice(bytes);
}

fn write_length(form: &mut Vec<u8>, length: usize) {
    form.extend_from_slice(&(length as u64).to_le_bytes());
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::super::attribute::tests::items;
    use super::*;

    fn of(items: &[Item]) -> Digest {
        let mut digest = Digest::default();
        for item in items {
            digest.add(item);
        }
        digest
    }

    fn of_json(text: &str) -> Digest {
        of(&[serde_json::from_str(text).unwrap()])
    }

    proptest! {
        // most pairs have a number or a set in them, which there is more than one way to write
        #![proptest_config(ProptestConfig { max_global_rejects: 1 << 20, ..ProptestConfig::default() })]

        #[test]
        fn the_order_of_items_does_not_matter(mut items in vec(items(), 0..6), split in 0_usize..6) {
            let whole = of(&items);
            items.reverse();
            let (one, other) = items.split_at(split.min(items.len()));
            prop_assert_eq!(of(one).and(of(other)), whole);
        }

        #[test]
        fn different_items_differ(one in items(), other in items()) {
            prop_assume!(one != other);
            // two ways to write a number and two orders of a set are one item
            let plain = |item: &Item| !serde_json::to_string(item).unwrap().contains(r#""N"#);
            prop_assume!(plain(&one) && plain(&other));
            prop_assert!(of(&[one]) != of(&[other]));
        }
    }

    #[test]
    fn how_it_is_written_does_not_matter() {
        assert_eq!(
            of_json(r#"{"a":{"SS":["x","y"]},"n":{"NS":["10","2.50"]},"z":{"N":"1.0"}}"#),
            of_json(r#"{"z":{"N":"1"},"n":{"NS":["2.5","1E1"]},"a":{"SS":["y","x"]}}"#),
        );
    }

    #[test]
    fn what_it_holds_matters() {
        let all = [
            r#"{"a":{"S":"1"}}"#,
            r#"{"a":{"N":"1"}}"#,
            r#"{"a":{"B":"MQ=="}}"#,
            r#"{"a":{"SS":["1"]}}"#,
            r#"{"a":{"NS":["1"]}}"#,
            r#"{"a":{"L":[{"S":"1"}]}}"#,
            r#"{"a":{"M":{"1":{"S":""}}}}"#,
            r#"{"a":{"BOOL":true}}"#,
            r#"{"a":{"NULL":true}}"#,
            r#"{"a":{"S":""},"b":{"S":"1"}}"#,
            r#"{"ab":{"S":"1"}}"#,
            r#"{"a":{"L":[{"S":"1"},{"S":"2"}]}}"#,
            r#"{"a":{"L":[{"S":"2"},{"S":"1"}]}}"#,
        ];
        let digests: std::collections::BTreeSet<_> =
            all.iter().map(|text| of_json(text).to_string()).collect();
        assert_eq!(digests.len(), all.len());
    }

    #[test]
    fn the_form_never_changes() {
        // kept in the manifests of backups: a change here calls every old backup damaged
        assert_eq!(
            of_json(r#"{"pk":{"S":"a"},"n":{"N":"1.50"}}"#).to_string(),
            "17773406d3572190817c89ba3ef9212b"
        );
    }
}
