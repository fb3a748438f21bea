//! Values: walked once, for what they amount to. Collections are read element by element; only a block that the
//! server itself keeps whole (a listpack, a node of a list) is held whole.

use super::digest::{Sum, element};
use super::packed::{Damage, Element, Elements, Layout};
use super::text::Texts;
use super::{module, stream};
use crate::error::Result;

/// The sort of a value. The number is part of digests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Text = 1,
    List = 2,
    Set = 3,
    SortedSet = 4,
    Hash = 5,
    Stream = 6,
    Module = 7,
}

/// What a value amounts to.
pub(super) struct Value {
    pub kind: Kind,
    pub digest: u128,
    /// When the first of a hash's fields expires, in milliseconds of the epoch.
    pub field_expires_at: Option<u64>,
}

impl Value {
    fn new(kind: Kind, digest: u128) -> Self {
        Self { kind, digest, field_expires_at: None }
    }
}

/// How the expiry of a hash's field is written.
#[derive(Clone, Copy)]
enum Expiry {
    /// Fields do not expire.
    Never,
    /// A time before the field, or 0.
    Absolute,
    /// A time before the field, 1 for the earliest of the hash, or 0.
    Relative,
    /// A time behind the value, or -1: Valkey's way.
    Behind,
}

/// Reads the value that `code` announces; Valkey's own codes are not those of Redis.
pub(super) fn read(texts: &mut Texts, code: u8, valkey: bool) -> Result<Value> {
    use Layout::{Intset, Listpack, Ziplist};
    match code {
        0 => Ok(Value::new(Kind::Text, texts.hash()?)),
        1 => list(texts),
        2 => set(texts),
        3 => sorted_set(texts, written_score),
        4 => hash(texts, Expiry::Never),
        5 => sorted_set(texts, |texts| Ok(f64::from_le_bytes(texts.input.array()?))),
        7 => Ok(Value::new(Kind::Module, module::read(texts)?)),
        10 => packed(texts, Ziplist, packed_list),
        11 => packed(texts, Intset, packed_set),
        12 => packed(texts, Ziplist, packed_sorted_set),
        13 => packed(texts, Ziplist, packed_hash),
        14 => nodes(texts, false),
        15 | 19 | 21 => Ok(Value::new(Kind::Stream, stream::read(texts, code)?)),
        16 => packed(texts, Listpack, packed_hash),
        17 => packed(texts, Listpack, packed_sorted_set),
        18 => nodes(texts, true),
        20 => packed(texts, Listpack, packed_set),
        22 if valkey => hash(texts, Expiry::Behind),
        22 => hash(texts, Expiry::Absolute),
        23 => packed(texts, Listpack, packed_expiring_hash),
        24 => hash(texts, Expiry::Relative),
        25 => {
            let _earliest: [u8; 8] = texts.input.array()?;
            packed(texts, Listpack, packed_expiring_hash)
        }
        _ => Err(texts.damaged(&format!("a value is of type {code}, which is not known here"))),
    }
}

fn list(texts: &mut Texts) -> Result<Value> {
    let mut sum = Sum::default();
    for _ in 0..texts.length()? {
        let text = texts.hash()?;
        sum.add(element(text, 0, sum.count()));
    }
    Ok(Value::new(Kind::List, sum.total()))
}

fn set(texts: &mut Texts) -> Result<Value> {
    let mut sum = Sum::default();
    for _ in 0..texts.length()? {
        sum.add(texts.hash()?);
    }
    Ok(Value::new(Kind::Set, sum.total()))
}

fn sorted_set(texts: &mut Texts, score: impl Fn(&mut Texts) -> Result<f64>) -> Result<Value> {
    let mut sum = Sum::default();
    for _ in 0..texts.length()? {
        let member = texts.hash()?;
        sum.add(scored(member, score(texts)?));
    }
    Ok(Value::new(Kind::SortedSet, sum.total()))
}

/// A score as text, as servers before 4.0 wrote it.
fn written_score(texts: &mut Texts) -> Result<f64> {
    match texts.input.byte()? {
        255 => Ok(f64::NEG_INFINITY),
        254 => Ok(f64::INFINITY),
        253 => Ok(f64::NAN),
        length => {
            let score = parsed(texts.input.take(u64::from(length))?);
            score.map_err(|reason| texts.damaged(reason))
        }
    }
}

fn parsed(text: &[u8]) -> Result<f64, Damage> {
    let number = std::str::from_utf8(text).ok().and_then(|text| text.parse().ok());
    number.ok_or("a score is no number")
}

/// A member with its score. A listpack does not keep the sign of 0.
fn scored(member: u128, score: f64) -> u128 {
    element(member, 0, (score + 0.0).to_bits())
}

fn hash(texts: &mut Texts, expiry: Expiry) -> Result<Value> {
    let mut fields = Fields::default();
    let earliest = match expiry {
        Expiry::Relative => u64::from_le_bytes(texts.input.array()?),
        _ => 0,
    };
    for _ in 0..texts.length()? {
        let before = match expiry {
            Expiry::Never | Expiry::Behind => 0,
            Expiry::Absolute => texts.length()?,
            Expiry::Relative => match texts.length()? {
                0 => 0,
                after => earliest.saturating_add(after - 1),
            },
        };
        let (field, value) = (texts.hash()?, texts.hash()?);
        let expires_at = match expiry {
            Expiry::Behind => u64::try_from(i64::from_le_bytes(texts.input.array()?)).unwrap_or(0),
            _ => before,
        };
        fields.add(field, value, expires_at);
    }
    Ok(fields.value())
}

/// The fields of a hash.
#[derive(Default)]
struct Fields {
    sum: Sum,
    first_expiry: Option<u64>,
}

impl Fields {
    /// Adds a field that expires at this time, or never where it is 0.
    fn add(&mut self, field: u128, value: u128, expires_at: u64) {
        self.sum.add(element(field, value, expires_at));
        if expires_at > 0 {
            self.first_expiry = Some(self.first_expiry.map_or(expires_at, |first| first.min(expires_at)));
        }
    }

    fn value(self) -> Value {
        Value { kind: Kind::Hash, digest: self.sum.total(), field_expires_at: self.first_expiry }
    }
}

/// A list in nodes, each of which says, or does not say, whether it is one large element or a listpack of several.
fn nodes(texts: &mut Texts, told: bool) -> Result<Value> {
    const PLAIN: u64 = 1;
    const PACKED: u64 = 2;
    let mut sum = Sum::default();
    for _ in 0..texts.length()? {
        let layout = match told.then(|| texts.length()).transpose()? {
            None => Layout::Ziplist,
            Some(PACKED) => Layout::Listpack,
            Some(PLAIN) => {
                let text = texts.hash()?;
                sum.add(element(text, 0, sum.count()));
                continue;
            }
            Some(_) => return Err(texts.damaged("a list has a node of no known sort")),
        };
        let block = texts.text()?;
        let outcome = Elements::of(layout, block).and_then(|elements| append(&mut sum, elements));
        outcome.map_err(|reason| texts.damaged(reason))?;
    }
    Ok(Value::new(Kind::List, sum.total()))
}

/// A value in one block.
fn packed(
    texts: &mut Texts,
    layout: Layout,
    read: impl Fn(Elements<'_>) -> Result<Value, Damage>,
) -> Result<Value> {
    let value = Elements::of(layout, texts.text()?).and_then(read);
    value.map_err(|reason| texts.damaged(reason))
}

fn append(sum: &mut Sum, elements: Elements<'_>) -> Result<(), Damage> {
    for found in elements {
        sum.add(element(found?.hash(), 0, sum.count()));
    }
    Ok(())
}

fn packed_list(elements: Elements<'_>) -> Result<Value, Damage> {
    let mut sum = Sum::default();
    append(&mut sum, elements)?;
    Ok(Value::new(Kind::List, sum.total()))
}

fn packed_set(elements: Elements<'_>) -> Result<Value, Damage> {
    let mut sum = Sum::default();
    for member in elements {
        sum.add(member?.hash());
    }
    Ok(Value::new(Kind::Set, sum.total()))
}

fn packed_sorted_set(mut elements: Elements<'_>) -> Result<Value, Damage> {
    let mut sum = Sum::default();
    while let Some(member) = elements.next() {
        let (member, score) = (member?.hash(), following(&mut elements)?);
        sum.add(scored(member, as_score(score)?));
    }
    Ok(Value::new(Kind::SortedSet, sum.total()))
}

#[expect(
    clippy::cast_precision_loss,
    reason = "the server keeps a score as a whole number only where nothing is lost"
)]
fn as_score(element: Element<'_>) -> Result<f64, Damage> {
    match element {
        Element::Number(number) => Ok(number as f64),
        Element::Text(text) => parsed(text),
    }
}

fn packed_hash(mut elements: Elements<'_>) -> Result<Value, Damage> {
    let mut fields = Fields::default();
    while let Some(field) = elements.next() {
        fields.add(field?.hash(), following(&mut elements)?.hash(), 0);
    }
    Ok(fields.value())
}

fn packed_expiring_hash(mut elements: Elements<'_>) -> Result<Value, Damage> {
    let mut fields = Fields::default();
    while let Some(field) = elements.next() {
        let (field, value) = (field?.hash(), following(&mut elements)?.hash());
        let Element::Number(expires_at) = following(&mut elements)? else {
            return Err("the expiry of a field is no number");
        };
        let expires_at = u64::try_from(expires_at).map_err(|_| "the expiry of a field is negative")?;
        fields.add(field, value, expires_at);
    }
    Ok(fields.value())
}

fn following<'a>(elements: &mut Elements<'a>) -> Result<Element<'a>, Damage> {
    elements.next().unwrap_or(Err("a block ends between a field and its value"))
}
