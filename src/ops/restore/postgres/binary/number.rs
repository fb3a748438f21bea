//! Numbers.

use std::str::FromStr;

use bytes::BufMut;

/// Digits that one group of a `numeric` holds.
const GROUP: usize = 4;
/// How a `numeric` says its sign, or that it is no number.
const POSITIVE: u16 = 0x0000;
const NEGATIVE: u16 = 0x4000;
const NOT_A_NUMBER: u16 = 0xC000;
const INFINITY: u16 = 0xD000;
const MINUS_INFINITY: u16 = 0xF000;

/// Two bytes.
pub(super) fn int2(text: &[u8], to: &mut Vec<u8>) -> Option<()> {
    to.put_i16(number(text)?);
    Some(())
}

/// Four bytes.
pub(super) fn int4(text: &[u8], to: &mut Vec<u8>) -> Option<()> {
    to.put_i32(number(text)?);
    Some(())
}

/// Eight bytes.
pub(super) fn int8(text: &[u8], to: &mut Vec<u8>) -> Option<()> {
    to.put_i64(number(text)?);
    Some(())
}

/// The nearest number of four bytes, as the server rounds.
pub(super) fn float4(text: &[u8], to: &mut Vec<u8>) -> Option<()> {
    to.put_f32(number(text).filter(|number: &f32| number.is_finite() || is_a_word(text))?);
    Some(())
}

/// The nearest number of eight bytes.
pub(super) fn float8(text: &[u8], to: &mut Vec<u8>) -> Option<()> {
    to.put_f64(number(text).filter(|number: &f64| number.is_finite() || is_a_word(text))?);
    Some(())
}

/// Infinity and what is no number are said in words; digits that come out as infinite are too many.
fn is_a_word(text: &[u8]) -> bool {
    !text.iter().any(u8::is_ascii_digit)
}

fn number<T: FromStr>(text: &[u8]) -> Option<T> {
    std::str::from_utf8(text).ok()?.parse().ok()
}

/// Groups of four decimal digits, around the decimal point.
pub(super) fn numeric(text: &[u8], to: &mut Vec<u8>) -> Option<()> {
    match text {
        b"NaN" => special(NOT_A_NUMBER, to),
        b"Infinity" => special(INFINITY, to),
        b"-Infinity" => special(MINUS_INFINITY, to),
        _ => match text.strip_prefix(b"-") {
            Some(amount) => decimal(NEGATIVE, amount, to),
            None => decimal(POSITIVE, text, to),
        },
    }
}

fn special(sign: u16, to: &mut Vec<u8>) -> Option<()> {
    head(0, 0, sign, 0, to)
}

fn head(groups: usize, weight: isize, sign: u16, scale: usize, to: &mut Vec<u8>) -> Option<()> {
    to.put_i16(i16::try_from(groups).ok()?);
    to.put_i16(i16::try_from(weight).ok()?);
    to.put_u16(sign);
    to.put_i16(i16::try_from(scale).ok()?);
    Some(())
}

fn decimal(sign: u16, amount: &[u8], to: &mut Vec<u8>) -> Option<()> {
    let (whole, fraction) = match memchr::memchr(b'.', amount) {
        Some(point) => (&amount[..point], &amount[point + 1..]),
        None => (amount, &[][..]),
    };
    if whole.is_empty() || ![whole, fraction].concat().iter().all(u8::is_ascii_digit) {
        return None;
    }
    let mut groups: Vec<i16> = whole.rchunks(GROUP).rev().map(|digits| value(digits, digits.len())).collect();
    let before = groups.len();
    groups.extend(fraction.chunks(GROUP).map(|digits| value(digits, GROUP)));
    let leading = groups.iter().take_while(|group| **group == 0).count();
    let trailing = groups.iter().rev().take_while(|group| **group == 0).count();
    let written = groups.get(leading..groups.len() - trailing.min(groups.len() - leading))?;
    let weight = isize::try_from(before).ok()? - isize::try_from(leading).ok()? - 1;
    // a server keeps nothing as positive, with no group and the weight of nothing
    let (weight, sign) = if written.is_empty() { (0, POSITIVE) } else { (weight, sign) };
    head(written.len(), weight, sign, fraction.len(), to)?;
    for group in written {
        to.put_i16(*group);
    }
    Some(())
}

/// The value of digits in a group of `width` of them, filled up on the right.
fn value(digits: &[u8], width: usize) -> i16 {
    let digit = |at: usize| digits.get(at).map_or(0, |digit| i16::from(digit - b'0'));
    (0..width).fold(0, |value, at| value * 10 + digit(at))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(translate: fn(&[u8], &mut Vec<u8>) -> Option<()>, text: &str) -> Option<Vec<u8>> {
        let mut value = Vec::new();
        translate(text.as_bytes(), &mut value).map(|()| value)
    }

    fn groups(text: &str) -> Option<Vec<i16>> {
        let pairs =
            |bytes: Vec<u8>| bytes.as_chunks().0.iter().map(|pair| i16::from_be_bytes(*pair)).collect();
        of(numeric, text).map(pairs)
    }

    #[test]
    fn integers_keep_their_sign_and_their_range() {
        assert_eq!(of(int2, "-2"), Some(vec![255, 254]));
        assert_eq!(of(int8, "9223372036854775807").unwrap()[0], 127);
        for wrong in ["32768", "", "1.0", " 1", "0x1"] {
            assert_eq!(of(int2, wrong), None, "{wrong}");
        }
    }

    #[test]
    fn decimals_are_groups_of_four() {
        assert_eq!(groups("1"), Some(vec![1, 0, 0, 0, 1]));
        assert_eq!(groups("12345.678"), Some(vec![3, 1, 0, 3, 1, 2345, 6780]));
        assert_eq!(groups("-0.00012"), Some(vec![2, -1, 0x4000, 5, 1, 2000]));
        assert_eq!(groups("0.00001"), Some(vec![1, -2, 0, 5, 1000]));
        assert_eq!(groups("10000"), Some(vec![1, 1, 0, 0, 1]));
        assert_eq!(groups("0.00"), Some(vec![0, 0, 0, 2]));
        assert_eq!(groups("0"), Some(vec![0, 0, 0, 0]));
        for wrong in ["", "-", "1e5", ".5", "1.2.3", "+1"] {
            assert_eq!(groups(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn what_is_no_number_has_a_sign_of_its_own() {
        assert_eq!(of(float8, "-Infinity"), Some(f64::NEG_INFINITY.to_be_bytes().to_vec()));
        assert_eq!(of(float4, "1e40"), None);
        assert_eq!(of(float4, "0.1"), Some(0.1_f32.to_be_bytes().to_vec()));
        assert_eq!(of(numeric, "NaN").unwrap()[4..6], [0xC0, 0]);
    }
}
