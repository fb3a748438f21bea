//! Days and moments, as `DateStyle = ISO` writes them.

use bytes::BufMut;

const MICROSECONDS: i64 = 1_000_000;
const DAY: i64 = 86_400 * MICROSECONDS;
/// Days from 0000-03-01 to 2000-01-01, where the server's calendar begins.
const BEGINNING: i64 = 730_425;
/// The last year whose days can all be counted in microseconds.
const LAST_YEAR: i64 = 294_275;

/// `2026-01-31`.
pub(super) fn date(text: &[u8], to: &mut Vec<u8>) -> Option<()> {
    to.put_i32(match text {
        b"infinity" => i32::MAX,
        b"-infinity" => i32::MIN,
        _ => {
            let mut reading = Reading(text);
            let day = reading.day()?;
            reading.is_at_its_end()?;
            i32::try_from(day).ok()?
        }
    });
    Some(())
}

/// `23:59:59.123456`.
pub(super) fn time(text: &[u8], to: &mut Vec<u8>) -> Option<()> {
    let mut reading = Reading(text);
    to.put_i64(reading.time()?);
    reading.is_at_its_end()
}

/// `2026-01-31 23:59:59.123456`.
pub(super) fn timestamp(text: &[u8], to: &mut Vec<u8>) -> Option<()> {
    moment(text, to, false)
}

/// `2026-01-31 23:59:59.123456+00`.
pub(super) fn timestamptz(text: &[u8], to: &mut Vec<u8>) -> Option<()> {
    moment(text, to, true)
}

fn moment(text: &[u8], to: &mut Vec<u8>, is_zoned: bool) -> Option<()> {
    to.put_i64(match text {
        b"infinity" => i64::MAX,
        b"-infinity" => i64::MIN,
        _ => {
            let mut reading = Reading(text);
            let day = reading.day()?;
            reading.sign(b' ')?;
            let time = reading.time()?;
            let offset = if is_zoned { reading.offset()? } else { 0 };
            reading.is_at_its_end()?;
            day * DAY + time - offset
        }
    });
    Some(())
}

/// What is still to be read.
struct Reading<'a>(&'a [u8]);

impl Reading<'_> {
    fn sign(&mut self, sign: u8) -> Option<()> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        (*first == sign).then_some(())
    }

    /// Two digits that say less than `limit`.
    fn two(&mut self, limit: i64) -> Option<i64> {
        let (digits, rest) = self.0.split_first_chunk::<2>()?;
        self.0 = rest;
        Some(number(digits)?).filter(|number| *number < limit)
    }

    /// Days since the beginning of the year 2000.
    fn day(&mut self) -> Option<i64> {
        let digits = self.0.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let (year, rest) =
            self.0.split_at_checked(digits).filter(|(year, _)| (4..=6).contains(&year.len()))?;
        self.0 = rest;
        let year = Some(number(year)?).filter(|year| (1..=LAST_YEAR).contains(year))?;
        self.sign(b'-')?;
        let month = self.two(13)?;
        self.sign(b'-')?;
        let day = self.two(32)?;
        (month > 0 && day > 0 && day <= days_of(year, month)).then(|| days(year, month, day))
    }

    /// Microseconds since midnight.
    fn time(&mut self) -> Option<i64> {
        let hours = self.two(24)?;
        self.sign(b':')?;
        let minutes = self.two(60)?;
        self.sign(b':')?;
        let seconds = self.two(60)?;
        Some(((hours * 60 + minutes) * 60 + seconds) * MICROSECONDS + self.fraction()?)
    }

    fn fraction(&mut self) -> Option<i64> {
        let Some(rest) = self.0.strip_prefix(b".") else { return Some(0) };
        let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let (fraction, rest) = rest.split_at(digits);
        self.0 = rest;
        let missing = u32::try_from(6_usize.checked_sub(digits)?).ok()?;
        (digits > 0).then_some(number(fraction)? * 10_i64.pow(missing))
    }

    /// Microseconds that a place is ahead of Greenwich.
    fn offset(&mut self) -> Option<i64> {
        let (sign, rest) = self.0.split_first()?;
        self.0 = rest;
        let direction = match sign {
            b'+' => 1,
            b'-' => -1,
            _ => return None,
        };
        let mut seconds = self.two(24)? * 3600;
        for unit in [60, 1] {
            if self.0.is_empty() {
                break;
            }
            self.sign(b':')?;
            seconds += self.two(60)? * unit;
        }
        Some(direction * seconds * MICROSECONDS)
    }

    fn is_at_its_end(&self) -> Option<()> {
        self.0.is_empty().then_some(())
    }
}

fn number(digits: &[u8]) -> Option<i64> {
    digits
        .iter()
        .try_fold(0, |number, digit| digit.is_ascii_digit().then(|| number * 10 + i64::from(digit - b'0')))
}

fn days_of(year: i64, month: i64) -> i64 {
    let leaps = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 => 28 + i64::from(leaps),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days since 2000-01-01. Years are counted from March, so that a leap day is the last of its year.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = year - i64::from(month < 3);
    let in_the_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    year * 365 + year / 4 - year / 100 + year / 400 + in_the_year - BEGINNING
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(translate: fn(&[u8], &mut Vec<u8>) -> Option<()>, text: &str) -> Option<i64> {
        let mut value = Vec::new();
        translate(text.as_bytes(), &mut value)?;
        Some(value.iter().fold(if value[0] > 127 { -1 } else { 0 }, |all, byte| all << 8 | i64::from(*byte)))
    }

    #[test]
    fn days_are_counted_from_the_year_2000() {
        let expected = [
            ("2000-01-01", 0),
            ("2000-02-29", 59),
            ("1999-12-31", -1),
            ("2026-11-24", 9_824),
            ("0001-01-01", -730_119),
            ("infinity", i64::from(i32::MAX)),
        ];
        for (text, days) in expected {
            assert_eq!(of(date, text), Some(days), "{text}");
        }
    }

    #[test]
    fn moments_are_counted_in_microseconds_at_greenwich() {
        let expected = [
            ("2000-01-01 00:00:00+00", 0),
            ("2000-01-01 05:45:00.5+05:45", 500_000),
            ("1999-12-31 19:00:00.000001-05", 1),
            ("-infinity", i64::MIN),
        ];
        for (text, microseconds) in expected {
            assert_eq!(of(timestamptz, text), Some(microseconds), "{text}");
        }
        assert_eq!(of(timestamp, "2000-01-02 00:00:00"), Some(DAY));
        assert_eq!(of(time, "23:59:59.999999"), Some(DAY - 1));
    }

    #[test]
    fn what_is_written_otherwise_is_left_to_the_server() {
        for text in
            ["2026-02-29", "26-01-01", "2026-13-01", "0044-03-15 BC", "2026-00-10", "", "294276-01-01"]
        {
            assert_eq!(of(date, text), None, "{text}");
        }
        for text in [
            "2026-01-01 00:00:00",
            "2026-01-01 00:00:00 UTC",
            "2026-01-01 24:00:00+00",
            "2026-01-01 00:00:60+00",
            "2026-01-01 00:00:00.1234567+00",
            "2026-01-01 00:00:00.+00",
            "0044-03-15 00:00:00+00 BC",
        ] {
            assert_eq!(of(timestamptz, text), None, "{text}");
        }
        assert_eq!(of(time, "24:00:00"), None);
    }
}
