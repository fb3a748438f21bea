//! Which fields of an object are sent: the engine's own types leave out what is empty.

use serde_json::Value;

/// The object without its fields that are `null`, false, zero or empty.
pub(super) fn filled(object: Value) -> Value {
    keeping(object, |value| match value {
        Value::Null => false,
        Value::Bool(value) => *value,
        Value::Number(value) => value.as_f64() != Some(0.0),
        Value::String(value) => !value.is_empty(),
        Value::Array(value) => !value.is_empty(),
        Value::Object(value) => !value.is_empty(),
    })
}

/// The object without its fields that are `null`: for those whose zero means something.
pub(super) fn present(object: Value) -> Value {
    keeping(object, |value| !value.is_null())
}

/// The fields of both.
pub(super) fn joined(first: Value, second: Value) -> Value {
    match (first, second) {
        (Value::Object(mut first), Value::Object(second)) => {
            first.extend(second);
            Value::Object(first)
        }
        (first, _) => first,
    }
}

fn keeping(object: Value, sent: impl Fn(&Value) -> bool) -> Value {
    match object {
        Value::Object(fields) => fields.into_iter().filter(|(_, value)| sent(value)).collect(),
        other => other,
    }
}
