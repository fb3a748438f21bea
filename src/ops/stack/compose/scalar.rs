//! What a plain scalar is, by the rules of the parser that the docker client uses: neither YAML 1.1 nor 1.2.
//!
//! `no`, `on` and `y` are texts; `0440` and `0o440` are octal; `1_000` is a number; `2001-12-14` is a time; `22:22` is a text.

use super::node::Value;
use super::number::{float_text, instant_text};

/// A scalar that was read.
pub(super) struct Scalar {
    pub(super) value: Value,
    /// Whether it is written differently from how it was spelled.
    pub(super) respelled: bool,
}

/// Resolves a plain scalar without a tag.
pub(super) fn resolve(spelled: &str) -> Scalar {
    let value = named(spelled).or_else(|| numeric(spelled));
    match value {
        Some(value) => Scalar { respelled: is_respelled(&value, spelled), value },
        None => match instant_text(spelled) {
            Some(text) => Scalar { value: Value::Text(text), respelled: true },
            None => Scalar { value: Value::Text(spelled.to_owned()), respelled: false },
        },
    }
}

/// Resolves a scalar with a tag of YAML's own, `int` for `!!int`; `None` where it does not fit its tag.
pub(super) fn tagged(tag: &str, spelled: &str) -> Option<Value> {
    let value = resolve(spelled).value;
    match (tag, value) {
        ("str", _) => Some(Value::Text(spelled.to_owned())),
        ("timestamp", _) => instant_text(spelled).map(Value::Text),
        ("float", Value::Integer(number)) => {
            #[expect(clippy::cast_precision_loss, reason = "that is what the tag asks for")]
            let float = number as f64;
            Some(Value::Float(float))
        }
        ("int", value @ Value::Integer(_))
        | ("float", value @ Value::Float(_))
        | ("bool", value @ Value::Flag(_))
        | ("null", value @ Value::Null) => Some(value),
        _ => None,
    }
}

/// The text of a scalar where a text is wanted and numbers are allowed.
pub(super) fn as_words(value: &Value) -> Option<String> {
    match value {
        Value::Text(text) => Some(text.clone()),
        Value::Integer(number) => Some(number.to_string()),
        Value::Float(number) => Some(float_text(*number)),
        Value::Flag(flag) => Some(flag.to_string()),
        Value::Null | Value::List(_) | Value::Map(_) => None,
    }
}

fn is_respelled(value: &Value, spelled: &str) -> bool {
    matches!(value, Value::Integer(_) | Value::Float(_))
        && as_words(value).is_some_and(|text| text != spelled)
}

fn named(spelled: &str) -> Option<Value> {
    Some(match spelled {
        "" | "~" | "null" | "Null" | "NULL" => Value::Null,
        "true" | "True" | "TRUE" => Value::Flag(true),
        "false" | "False" | "FALSE" => Value::Flag(false),
        ".nan" | ".NaN" | ".NAN" => Value::Float(f64::NAN),
        ".inf" | ".Inf" | ".INF" | "+.inf" | "+.Inf" | "+.INF" => Value::Float(f64::INFINITY),
        "-.inf" | "-.Inf" | "-.INF" => Value::Float(f64::NEG_INFINITY),
        _ => return None,
    })
}

fn numeric(spelled: &str) -> Option<Value> {
    match spelled.as_bytes().first()? {
        b'.' => decimal(spelled).map(Value::Float),
        b'+' | b'-' | b'0'..=b'9' if instant_text(spelled).is_none() => {
            let plain = spelled.replace('_', "");
            integer(&plain).map(Value::Integer).or_else(|| decimal(&plain).map(Value::Float))
        }
        _ => None,
    }
}

/// An integer of 64 bits, signed or not, in base 2, 8, 10 or 16 as its prefix says.
pub(super) fn integer(text: &str) -> Option<i128> {
    let (negative, digits) = match text.as_bytes().first()? {
        b'-' => (true, &text[1..]),
        b'+' => (false, &text[1..]),
        _ => (false, text),
    };
    let lower = digits.to_ascii_lowercase();
    let (base, digits) = match lower.as_bytes() {
        [b'0', b'x', ..] => (16, &lower[2..]),
        [b'0', b'b', ..] => (2, &lower[2..]),
        [b'0', b'o', ..] => (8, &lower[2..]),
        [b'0', _, ..] => (8, &lower[1..]),
        _ => (10, lower.as_str()),
    };
    if !digits.chars().all(|digit| digit.is_digit(base)) {
        return None;
    }
    let number = i128::from(u64::from_str_radix(digits, base).ok()?);
    let number = if negative { -number } else { number };
    // an unsigned number beyond 63 bits takes no sign
    let signed = text.starts_with(['-', '+']);
    let highest = if signed { i128::from(i64::MAX) } else { i128::from(u64::MAX) };
    (i128::from(i64::MIN)..=highest).contains(&number).then_some(number)
}

/// A decimal number with a point or an exponent, or too large for an integer.
fn decimal(text: &str) -> Option<f64> {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (unsigned, None),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let exponent = exponent.map(|exponent| exponent.strip_prefix(['-', '+']).unwrap_or(exponent));
    let well_formed = digits(whole)
        && digits(fraction)
        && !(whole.is_empty() && fraction.is_empty())
        && exponent.is_none_or(|exponent| !exponent.is_empty() && digits(exponent));
    let number: f64 = well_formed.then(|| text.parse().ok())??;
    number.is_finite().then_some(number)
}
