//! Moments as the application writes them.

use aws_sdk_dynamodb::types::AttributeValue;
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

/// Numbers from here on are milliseconds: as seconds they would be after the year 5138.
pub(super) const MILLISECONDS: f64 = 1e11;

/// A moment in .NET's round-trip form, with or without its offset, which then is UTC; or a number of seconds or
/// milliseconds since 1970. `None` for what is no moment.
pub(crate) fn moment(value: &AttributeValue) -> Option<Timestamp> {
    match value {
        AttributeValue::S(text) => of_text(text),
        AttributeValue::N(number) => of_number(number.parse().ok()?),
        _ => None,
    }
}

fn of_text(text: &str) -> Option<Timestamp> {
    let local = || text.parse::<DateTime>().ok()?.to_zoned_datetime(TimeZone::UTC).ok();
    text.parse().ok().or_else(|| local().map(|zoned| zoned.timestamp()))
}

#[expect(clippy::cast_possible_truncation, reason = "a moment has no more than milliseconds here")]
fn of_number(number: f64) -> Option<Timestamp> {
    let milliseconds = if number < MILLISECONDS { number * 1000.0 } else { number };
    Timestamp::from_millisecond(milliseconds as i64).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_a_moment_is_read() {
        let same = Timestamp::from_millisecond(1_700_000_000_123).ok();
        let text = |text: &str| moment(&AttributeValue::S(text.to_owned()));
        let number = |number: &str| moment(&AttributeValue::N(number.to_owned()));
        assert_eq!(text("2023-11-14T22:13:20.1230000Z"), same);
        assert_eq!(text("2023-11-14T22:13:20.1230000"), same);
        assert_eq!(text("2023-11-15T00:13:20.1230000+02:00"), same);
        assert_eq!(number("1700000000.123"), same);
        assert_eq!(number("1700000000123"), same);
        assert_eq!(text("soon"), None);
        assert_eq!(moment(&AttributeValue::Bool(true)), None);
    }
}
