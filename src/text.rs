//! How numbers, ages and foreign text are written for people: one way each.

use std::time::Duration;

const UNITS: [&str; 6] = ["B", "KiB", "MiB", "GiB", "TiB", "PiB"];

/// `3.2 GiB`; whole numbers below 1 KiB. Binary units.
#[expect(clippy::cast_precision_loss, reason = "three digits are shown")]
pub fn bytes(count: i64) -> String {
    let mut amount = count as f64;
    let mut unit = 0;
    while amount.abs() >= 1023.95 && unit + 1 < UNITS.len() {
        amount /= 1024.0;
        unit += 1;
    }
    if unit == 0 { format!("{count} B") } else { format!("{amount:.1} {}", UNITS[unit]) }
}

/// `850us`, `12.5ms`, `4.2s`, `3m12s`, `5h02m`, `3d4h`.
#[expect(clippy::cast_possible_truncation, reason = "seconds of an age fit 64 bits")]
pub fn seconds(seconds: f64) -> String {
    if seconds < 0.0 {
        return format!("-{}", self::seconds(-seconds));
    }
    let whole = seconds.round() as i64;
    match seconds {
        0.0 => "0s".to_owned(),
        s if s < 0.001 => format!("{:.0}us", s * 1e6),
        s if s < 1.0 => format!("{:.1}ms", s * 1e3),
        s if s < 59.95 => format!("{s:.1}s"),
        _ if whole < 3600 => format!("{}m{:02}s", whole / 60, whole % 60),
        _ if whole < 86_400 => format!("{}h{:02}m", whole / 3600, whole % 3600 / 60),
        _ => format!("{}d{}h", whole / 86_400, whole % 86_400 / 3600),
    }
}

/// [`seconds`] of a [`Duration`].
pub fn duration(duration: Duration) -> String {
    seconds(duration.as_secs_f64())
}

/// `1,234,567`.
pub fn count(count: i64) -> String {
    let digits = count.unsigned_abs().to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3 + 1);
    if count < 0 {
        text.push('-');
    }
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// `1 table`, `2 tables`.
pub fn plural(count: usize, noun: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{ending}")
}

/// A duration as people write it on a command line or in a configuration: `500ms`, `30s`, `5m`, `2h`, `1d`;
/// a bare number is seconds.
pub fn parse_duration(text: &str) -> Result<Duration, String> {
    let text = text.trim();
    let split = text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len());
    let (number, unit) = text.split_at(split);
    let number: f64 = number.parse().map_err(|_| wrong_duration(text))?;
    let factor = match unit.trim() {
        "ms" => 0.001,
        "" | "s" => 1.0,
        "m" | "min" => 60.0,
        "h" => 3600.0,
        "d" => 86_400.0,
        _ => return Err(wrong_duration(text)),
    };
    Duration::try_from_secs_f64(number * factor).map_err(|_| wrong_duration(text))
}

/// A duration of which nobody means seconds: `26h`, `7d`. A bare number is refused.
pub fn parse_age(text: &str) -> Result<Duration, String> {
    let text = text.trim();
    if !text.is_empty() && text.chars().all(|c| c.is_ascii_digit() || c == '.') {
        return Err(format!("`{text}` has no unit; for hours write {text}h"));
    }
    parse_duration(text)
}

fn wrong_duration(text: &str) -> String {
    format!("`{}` is not a duration; write for example 500ms, 30s, 5m or 2h", clean(text))
}

/// A size as people write it: `512KiB`, `50MiB`, `1.5GiB`; a bare number is bytes, and `k`, `M`, `G` mean the same as
/// `KiB`, `MiB`, `GiB`.
pub fn parse_bytes(text: &str) -> Result<u64, String> {
    let text = text.trim();
    let wrong = || format!("`{}` is not a size; write for example 512KiB, 50MiB or 2GiB", clean(text));
    let split = text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len());
    let (number, unit) = text.split_at(split);
    let number: f64 = number.parse().map_err(|_| wrong())?;
    let power = match unit.trim().to_ascii_lowercase().as_str() {
        "" | "b" => 0,
        "k" | "kb" | "kib" => 1,
        "m" | "mb" | "mib" => 2,
        "g" | "gb" | "gib" => 3,
        "t" | "tb" | "tib" => 4,
        _ => return Err(wrong()),
    };
    let bytes = number * 1024_f64.powi(power);
    // beyond 2^53 a float skips whole numbers, and nobody means so much
    if !(1.0..9e15).contains(&bytes) {
        return Err(wrong());
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the range was checked just now"
    )]
    Ok(bytes as u64)
}

/// Foreign text on one line, without control characters, so that a server's reply, a file name or a
/// query can neither move the cursor nor forge a line.
pub fn clean(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\n' | '\r' | '\t' => {
                if !clean.ends_with(' ') {
                    clean.push(' ');
                }
            }
            c if c.is_control() || is_invisible(c) => clean.push('\u{fffd}'),
            c => clean.push(c),
        }
    }
    clean
}

/// Bidirectional overrides and zero-width marks, which change what a reader sees.
fn is_invisible(character: char) -> bool {
    matches!(character, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// `word` as a shell takes it as one argument, for commands that are shown to be copied. One with
/// control characters is written so that it survives [`clean`].
pub fn argument(word: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "_-./:@%+=,".contains(c);
    if !word.is_empty() && word.chars().all(is_plain) {
        return word.to_owned();
    }
    if !word.chars().any(|c| c.is_control() || is_invisible(c)) {
        return format!("'{}'", word.replace('\'', r"'\''"));
    }
    let escaped: String = word.chars().map(escaped).collect();
    format!("$'{escaped}'")
}

fn escaped(character: char) -> String {
    match character {
        '\'' | '\\' => format!("\\{character}"),
        c if c.is_control() || is_invisible(c) => {
            let bytes =
                c.encode_utf8(&mut [0; 4]).bytes().map(|byte| format!("\\x{byte:02x}")).collect::<Vec<_>>();
            bytes.concat()
        }
        c => c.to_string(),
    }
}

/// [`argument`] for the last place of a command, where a leading dash must not make a flag of it.
pub fn operand(word: &str) -> String {
    let argument = argument(word);
    if word.starts_with('-') { format!("-- {argument}") } else { argument }
}

/// The candidate nearest to `word`, where one is near enough to be what was meant.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    candidates
        .into_iter()
        .map(|candidate| (strsim::jaro_winkler(word, candidate), candidate))
        .filter(|(likeness, _)| *likeness > 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_as_people_write_them() {
        assert_eq!(parse_bytes("50MiB"), Ok(50 * 1024 * 1024));
        assert_eq!(parse_bytes("1.5 G"), Ok(3 * 512 * 1024 * 1024));
        assert_eq!(parse_bytes("100"), Ok(100));
        for wrong in ["", "MiB", "0", "-1", "5 parsecs", "1e400", "99999999999TiB"] {
            assert!(parse_bytes(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn sizes_are_binary_with_one_digit() {
        assert_eq!(bytes(0), "0 B");
        assert_eq!(bytes(1023), "1023 B");
        assert_eq!(bytes(1024), "1.0 KiB");
        assert_eq!(bytes(3_435_973_837), "3.2 GiB");
        assert_eq!(bytes(1_048_575), "1.0 MiB");
    }

    #[test]
    fn ages_have_two_units() {
        assert_eq!(seconds(0.0125), "12.5ms");
        assert_eq!(seconds(192.0), "3m12s");
        assert_eq!(seconds(59.99), "1m00s");
        assert_eq!(seconds(3599.7), "1h00m");
        assert_eq!(seconds(273_600.0), "3d4h");
        assert_eq!(seconds(-2.0), "-2.0s");
    }

    #[test]
    fn thousands_are_grouped() {
        assert_eq!(count(1_234_567), "1,234,567");
        assert_eq!(count(-123), "-123");
        assert_eq!(count(i64::MIN), "-9,223,372,036,854,775,808");
    }

    #[test]
    fn durations_are_read_as_people_write_them() {
        assert_eq!(parse_duration("500ms"), Ok(Duration::from_millis(500)));
        assert_eq!(parse_duration("1.5m"), Ok(Duration::from_secs(90)));
        assert_eq!(parse_duration("10"), Ok(Duration::from_secs(10)));
        assert!(parse_duration("soon").is_err());
        assert!(parse_duration("1e400s").is_err());
        assert!(parse_duration("-1s").is_err());
    }

    #[test]
    fn control_characters_do_not_reach_a_terminal() {
        assert_eq!(clean("a\u{1b}[2Jb\nc\u{202e}d"), "a\u{fffd}[2Jb c\u{fffd}d");
    }

    #[test]
    fn a_shown_command_can_be_copied_into_a_shell() {
        assert_eq!(argument("auth_test-1"), "auth_test-1");
        assert_eq!(argument("it's $x"), r"'it'\''s $x'");
        assert_eq!(argument(""), "''");
        assert_eq!(argument("a\n'\u{1b}"), r"$'a\x0a\'\x1b'");
        assert_eq!(operand("-dash"), "-- -dash");
    }

    #[test]
    fn the_nearest_word_is_found_only_when_it_is_near() {
        assert_eq!(nearest("pasword", ["host", "password"]), Some("password"));
        assert_eq!(nearest("xyzzy", ["host", "password"]), None);
    }
}
