//! Durations as the docker client reads and writes them: `1h2m3.5s`.

const UNITS: [(&str, i64); 8] = [
    ("ns", 1),
    ("us", 1_000),
    ("\u{b5}s", 1_000),
    ("\u{3bc}s", 1_000),
    ("ms", 1_000_000),
    ("s", 1_000_000_000),
    ("m", 60_000_000_000),
    ("h", 3_600_000_000_000),
];

/// Nanoseconds of a duration; `None` for a number without unit, for days, and for more than 292 years.
pub(super) fn parse(text: &str) -> Option<i64> {
    let (negative, mut rest) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    if rest == "0" {
        return Some(0);
    }
    if rest.is_empty() {
        return None;
    }
    let mut total: i64 = 0;
    while !rest.is_empty() {
        let (nanoseconds, after) = part(rest)?;
        total = total.checked_add(nanoseconds)?;
        rest = after;
    }
    Some(if negative { -total } else { total })
}

/// The first number with its unit, and what follows.
fn part(text: &str) -> Option<(i64, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '.')?;
    let (number, rest) = text.split_at(end);
    let end = rest.find(|c: char| c.is_ascii_digit() || c == '.').unwrap_or(rest.len());
    let (unit, rest) = rest.split_at(end);
    let factor = UNITS.iter().find(|(name, _)| *name == unit)?.1;
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    if fraction.contains('.') || whole.is_empty() && fraction.is_empty() {
        return None;
    }
    let whole: i64 = if whole.is_empty() { 0 } else { whole.parse().ok()? };
    Some((whole.checked_mul(factor)?.checked_add(of_fraction(fraction, factor)?)?, rest))
}

fn of_fraction(digits: &str, factor: i64) -> Option<i64> {
    // digits beyond the eighteenth are less than a nanosecond of any unit
    let digits = digits.get(..18).unwrap_or(digits);
    if digits.is_empty() {
        return Some(0);
    }
    let scale = 10_i128.pow(u32::try_from(digits.len()).ok()?);
    i64::try_from(digits.parse::<i128>().ok()? * i128::from(factor) / scale).ok()
}

/// `1h2m3.5s`, `1m0s`, `500ms`, `0s`.
pub(super) fn format(nanoseconds: i64) -> String {
    let sign = if nanoseconds < 0 { "-" } else { "" };
    let amount = nanoseconds.unsigned_abs();
    match amount {
        0 => "0s".to_owned(),
        1..1_000 => format!("{sign}{amount}ns"),
        1_000..1_000_000 => format!("{sign}{}\u{b5}s", with_fraction(amount, 1_000)),
        1_000_000..1_000_000_000 => format!("{sign}{}ms", with_fraction(amount, 1_000_000)),
        _ => format!("{sign}{}", clock(amount)),
    }
}

fn clock(amount: u64) -> String {
    let minute = 60_000_000_000;
    let seconds = with_fraction(amount % minute, 1_000_000_000);
    let (hours, minutes) = (amount / minute / 60, amount / minute % 60);
    match (hours, minutes) {
        (0, 0) => format!("{seconds}s"),
        (0, _) => format!("{minutes}m{seconds}s"),
        _ => format!("{hours}h{minutes}m{seconds}s"),
    }
}

fn with_fraction(amount: u64, unit: u64) -> String {
    let width = unit.ilog10() as usize;
    let fraction = format!("{:0width$}", amount % unit);
    match fraction.trim_end_matches('0') {
        "" => (amount / unit).to_string(),
        fraction => format!("{}.{fraction}", amount / unit),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        for (text, nanoseconds, written) in [
            ("1h2m3.5s", 3_723_500_000_000, "1h2m3.5s"),
            ("90s", 90_000_000_000, "1m30s"),
            ("1.5h", 5_400_000_000_000, "1h30m0s"),
            ("100us", 100_000, "100\u{b5}s"),
            ("0", 0, "0s"),
            ("-1.5s", -1_500_000_000, "-1.5s"),
            (".5s", 500_000_000, "500ms"),
        ] {
            assert_eq!(parse(text), Some(nanoseconds), "{text}");
            assert_eq!(format(nanoseconds), written);
            assert_eq!(parse(written), Some(nanoseconds));
        }
    }

    #[test]
    fn numbers_alone_and_days_are_no_durations() {
        for text in ["", "5", "1d", "s", ".s", "1.2.3s", "9999999h", "1 s"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
