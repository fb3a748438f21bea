//! Lengths and texts, the two things that an RDB stream is made of.

use xxhash_rust::xxh3::Xxh3;

use super::decimal::Decimal;
use super::digest;
use super::input::{Input, Pieces};
use super::lzf::Unpacking;
use crate::error::{Error, Result};

/// Texts up to this length are held whole; of longer ones only a part at a time where nobody needs the whole.
const SHORT: u64 = 1 << 20;

/// A length, or how the text that follows is written instead.
enum Length {
    Plain(u64),
    Special(u8),
}

/// How a text is written.
enum Form {
    /// As it is, in so many bytes.
    Plain(u64),
    /// As a number.
    Number(i64),
    /// Packed by LZF.
    Packed { packed: u64, whole: u64 },
}

/// Reads lengths and texts.
pub(super) struct Texts {
    /// The bytes below.
    pub input: Input,
    unpacked: Vec<u8>,
}

impl Texts {
    pub(super) fn new(pieces: Pieces) -> Self {
        Self { input: Input::new(pieces), unpacked: Vec::new() }
    }

    /// A length, or any other whole number that is not negative.
    pub(super) fn length(&mut self) -> Result<u64> {
        match self.length_or_special()? {
            Length::Plain(length) => Ok(length),
            Length::Special(_) => Err(self.damaged("a length is none")),
        }
    }

    fn length_or_special(&mut self) -> Result<Length> {
        let first = self.input.byte()?;
        let low = first & 0x3f;
        Ok(match (first >> 6, first) {
            (0, _) => Length::Plain(u64::from(low)),
            (1, _) => Length::Plain(u64::from(u16::from_be_bytes([low, self.input.byte()?]))),
            (3, _) => Length::Special(low),
            (_, 0x80) => Length::Plain(u64::from(u32::from_be_bytes(self.input.array()?))),
            (_, 0x81) => Length::Plain(u64::from_be_bytes(self.input.array()?)),
            _ => return Err(self.damaged("a length is written in no known way")),
        })
    }

    fn form(&mut self) -> Result<Form> {
        Ok(match self.length_or_special()? {
            Length::Plain(length) => Form::Plain(length),
            Length::Special(0) => Form::Number(i8::from_le_bytes(self.input.array()?).into()),
            Length::Special(1) => Form::Number(i16::from_le_bytes(self.input.array()?).into()),
            Length::Special(2) => Form::Number(i32::from_le_bytes(self.input.array()?).into()),
            Length::Special(3) => Form::Packed { packed: self.length()?, whole: self.length()? },
            Length::Special(_) => return Err(self.damaged("a text is written in no known way")),
        })
    }

    /// A text, whole.
    pub(super) fn text(&mut self) -> Result<&[u8]> {
        self.unpacked.clear();
        match self.form()? {
            Form::Plain(length) => return self.input.take(length),
            Form::Number(number) => self.unpacked.extend_from_slice(Decimal::of(number).bytes()),
            Form::Packed { packed, whole } => self.unpacking(packed, whole).whole()?,
        }
        Ok(&self.unpacked)
    }

    /// The hash of a text, of which only a part is held at a time.
    pub(super) fn hash(&mut self) -> Result<u128> {
        match self.form()? {
            Form::Plain(length) if length <= SHORT => Ok(digest::hash(self.input.take(length)?)),
            Form::Plain(length) => {
                let mut hash = Xxh3::new();
                self.input.pass(length, |part| hash.update(part))?;
                Ok(hash.digest128())
            }
            Form::Number(number) => Ok(digest::hash(Decimal::of(number).bytes())),
            Form::Packed { packed, whole } => self.hash_packed(packed, whole),
        }
    }

    fn hash_packed(&mut self, packed: u64, whole: u64) -> Result<u128> {
        self.unpacked.clear();
        if whole <= SHORT {
            self.unpacking(packed, whole).whole()?;
            return Ok(digest::hash(&self.unpacked));
        }
        let mut hash = Xxh3::new();
        self.unpacking(packed, whole).parts(|part| hash.update(part))?;
        Ok(hash.digest128())
    }

    fn unpacking(&mut self, packed: u64, missing: u64) -> Unpacking<'_> {
        Unpacking { input: &mut self.input, out: &mut self.unpacked, packed, missing }
    }

    /// An error for data that makes no sense here.
    pub(super) fn damaged(&self, reason: &str) -> Error {
        self.input.damaged(reason)
    }
}
