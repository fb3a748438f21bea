//! How archives write numbers and strings.

use bytes::Bytes;

use crate::error::Error;

/// Bytes of a number without its sign.
const NUMBER: usize = 4;

/// Why something could not be read.
pub(super) enum Fault {
    /// The bytes end before it does.
    Short,
    /// No `pg_dump` writes this.
    Damaged(String),
}

impl Fault {
    /// As an error of an archive of which no more bytes come.
    pub(super) fn explained(self) -> Error {
        match self {
            Self::Short => damaged("it ends too early"),
            Self::Damaged(what) => damaged(what),
        }
    }
}

/// An archive that is not what it was written as.
pub(super) fn damaged(what: impl Into<String>) -> Error {
    Error::failed("the archive of `pg_dump` is damaged").because(what)
}

pub(super) type Read<T> = Result<T, Fault>;

/// The bytes that are still to be read.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'a> {
    rest: &'a [u8],
    /// What the strings are cut from; nothing where nobody wants to keep them.
    whole: Option<&'a Bytes>,
}

impl<'a> Cursor<'a> {
    /// Reads `whole`, of which the strings stay parts.
    pub(super) fn keeping(whole: &'a Bytes) -> Self {
        Self { rest: whole, whole: Some(whole) }
    }

    /// Reads to find out where something ends; every string comes out empty.
    pub(super) fn measuring(rest: &'a [u8]) -> Self {
        Self { rest, whole: None }
    }

    /// How many bytes are left.
    pub(super) fn left(&self) -> usize {
        self.rest.len()
    }

    pub(super) fn take(&mut self, count: usize) -> Read<&'a [u8]> {
        let (taken, rest) = self.rest.split_at_checked(count).ok_or(Fault::Short)?;
        self.rest = rest;
        Ok(taken)
    }

    pub(super) fn byte(&mut self) -> Read<u8> {
        Ok(self.take(1)?[0])
    }

    /// A sign, then the number's amount with its lowest byte first.
    pub(super) fn number(&mut self) -> Read<i64> {
        let sign = self.byte()?;
        let amount = self.take(NUMBER)?.iter().rev().fold(0, |amount, byte| (amount << 8) | i64::from(*byte));
        match (sign, amount) {
            (0, _) => Ok(amount),
            (1, 1..) => Ok(-amount),
            _ => Err(Fault::Damaged(format!("a number has the sign {sign}"))),
        }
    }

    /// A string after its length, which is −1 where there is none.
    pub(super) fn string(&mut self) -> Read<Option<Bytes>> {
        let length = self.number()?;
        if length == -1 {
            return Ok(None);
        }
        let length = usize::try_from(length)
            .map_err(|_| Fault::Damaged(format!("a string has the length {length}")))?;
        let text = self.take(length)?;
        Ok(Some(self.whole.map(|whole| whole.slice_ref(text)).unwrap_or_default()))
    }

    /// A number written as a string in digits, or the end of a list of them.
    pub(super) fn digits(&mut self) -> Read<Option<u32>> {
        let length = self.number()?;
        if length == -1 {
            return Ok(None);
        }
        if !(1..=10).contains(&length) {
            return Err(Fault::Damaged(format!("a number has {length} digits")));
        }
        let text = self.take(usize::try_from(length).unwrap_or_default())?;
        let number = std::str::from_utf8(text).ok().and_then(|text| text.parse::<u32>().ok());
        let number = number.filter(|number| number.to_string().as_bytes() == text);
        number.map(Some).ok_or_else(|| Fault::Damaged("digits were expected".to_owned()))
    }
}

/// Appends a number as [`Cursor::number`] reads it.
pub(super) fn write_number(to: &mut Vec<u8>, number: i64) {
    to.push(u8::from(number < 0));
    to.extend(&number.unsigned_abs().to_le_bytes()[..NUMBER]);
}

/// Appends a string as [`Cursor::string`] reads it.
pub(super) fn write_string(to: &mut Vec<u8>, string: Option<&[u8]>) {
    let Some(string) = string else {
        return write_number(to, -1);
    };
    write_number(to, i64::try_from(string.len()).unwrap_or(i64::MAX));
    to.extend(string);
}

/// Appends a number in digits as [`Cursor::digits`] reads it.
pub(super) fn write_digits(to: &mut Vec<u8>, number: u32) {
    write_string(to, Some(number.to_string().as_bytes()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_a_sign_and_an_amount() {
        for (number, bytes) in [(0, [0, 0, 0, 0, 0]), (258, [0, 2, 1, 0, 0]), (-1, [1, 1, 0, 0, 0])] {
            let mut written = Vec::new();
            write_number(&mut written, number);
            assert_eq!(written, bytes);
            assert!(matches!(Cursor::measuring(&written).number(), Ok(read) if read == number));
        }
    }

    #[test]
    fn what_nobody_writes_is_damaged() {
        assert!(matches!(Cursor::measuring(&[1, 0, 0, 0, 0]).number(), Err(Fault::Damaged(_))));
        assert!(matches!(Cursor::measuring(&[1, 2, 0, 0, 0]).string(), Err(Fault::Damaged(_))));
        assert!(matches!(Cursor::measuring(&[0, 2, 0, 0, 0, b'0', b'1']).digits(), Err(Fault::Damaged(_))));
        assert!(matches!(Cursor::measuring(&[0, 2, 0, 0, 0, b'1']).digits(), Err(Fault::Short)));
    }
}
