//! Numbers and times as the docker client writes them when it makes texts of them.

use jiff::civil::{Date, Time};

/// The shortest digits that give the number back; with an exponent below 0.0001 and from a million on.
pub(super) fn float_text(number: f64) -> String {
    if number.is_nan() {
        return "NaN".to_owned();
    }
    if number.is_infinite() {
        return if number > 0.0 { "+Inf".to_owned() } else { "-Inf".to_owned() };
    }
    let scientific = format!("{number:e}");
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or_default();
    if (-4..6).contains(&exponent) {
        return format!("{number}");
    }
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{mantissa}e{sign}{:02}", exponent.abs())
}

/// A date, or a date and time, spelled out in full; `None` where the text is neither.
pub(super) fn instant_text(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    let begins_with_a_year = bytes.len() > 5 && bytes[..4].iter().all(u8::is_ascii_digit) && bytes[4] == b'-';
    if !begins_with_a_year {
        return None;
    }
    match text.find(['T', 't', ' ']) {
        None => date(text).map(|date| format!("{date} 00:00:00 +0000 UTC")),
        Some(end) => {
            let date = date(&text[..end])?;
            let (clock, zone) = zoned(&text[end + 1..], text.as_bytes()[end] != b' ')?;
            Some(format!("{date} {} {zone}", time(clock)?))
        }
    }
}

fn date(text: &str) -> Option<String> {
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, digits(parts.next()?, 2)?, digits(parts.next()?, 2)?);
    let whole = parts.next().is_none();
    let date = Date::new(year.parse().ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    whole.then(|| format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day()))
}

/// The clock and the zone behind it: `Z`, an offset, or nothing where there may be none.
fn zoned(text: &str, zone_needed: bool) -> Option<(&str, String)> {
    if !zone_needed {
        return Some((text, "+0000 UTC".to_owned()));
    }
    if let Some(clock) = text.strip_suffix('Z') {
        return Some((clock, "+0000 UTC".to_owned()));
    }
    let begin = text.rfind(['+', '-'])?;
    let (hours, minutes) = text[begin + 1..].split_once(':')?;
    let whole = hours.len() == 2 && minutes.len() == 2 && digits(hours, 2)? < 24 && digits(minutes, 2)? < 60;
    let offset = format!("{}{hours}{minutes}", &text[begin..=begin]);
    let zone =
        if hours == "00" && minutes == "00" { "+0000 UTC".to_owned() } else { format!("{offset} {offset}") };
    whole.then_some((&text[..begin], zone))
}

fn time(text: &str) -> Option<String> {
    let (clock, fraction) = text.split_once(['.', ',']).unwrap_or((text, ""));
    let mut parts = clock.split(':');
    let (hour, minute, second) =
        (digits(parts.next()?, 2)?, digits(parts.next()?, 2)?, digits(parts.next()?, 2)?);
    let part = |number: u32| i8::try_from(number).ok();
    Time::new(part(hour)?, part(minute)?, part(second)?, 0).ok()?;
    let fraction_well_formed =
        fraction.bytes().all(|byte| byte.is_ascii_digit()) && !text.ends_with(['.', ',']);
    let fraction = fraction.get(..9).unwrap_or(fraction).trim_end_matches('0');
    let point = if fraction.is_empty() { "" } else { "." };
    let whole = parts.next().is_none() && fraction_well_formed;
    whole.then(|| format!("{hour:02}:{minute:02}:{second:02}{point}{fraction}"))
}

fn digits(text: &str, most: usize) -> Option<u32> {
    let well_formed = (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    well_formed.then(|| text.parse().ok())?
}
