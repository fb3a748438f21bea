//! Values of rows that may be absent.

use std::time::SystemTime;

use jiff::Timestamp;

use crate::report::Value;

/// A count, or nothing where there is none.
pub(super) fn count(count: Option<i64>) -> Value {
    count.map_or(Value::Nothing, Value::Count)
}

/// A span, or nothing where there is none.
pub(super) fn seconds(seconds: Option<f64>) -> Value {
    seconds.map_or(Value::Nothing, Value::Seconds)
}

/// A moment, or nothing where there is none.
pub(super) fn moment(time: Option<SystemTime>) -> Value {
    time.and_then(|time| Timestamp::try_from(time).ok()).into()
}
