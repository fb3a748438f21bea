//! One way to write each number, so that `1.50`, `15E-1` and `1.5` are one.

/// A decimal number without superfluous zeros, as digits and an exponent: `-15e-1`; `None` for what is no number.
pub(super) fn canonical(number: &str) -> Option<String> {
    let (mantissa, exponent) = match number.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.parse::<i64>().ok()?),
        None => (number, 0),
    };
    let unsigned = mantissa.strip_prefix(['-', '+']).unwrap_or(mantissa);
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    let digits = format!("{whole}{fraction}");
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let significant = digits.trim_start_matches('0').trim_end_matches('0');
    if significant.is_empty() {
        return Some("0".to_owned());
    }
    let stripped = digits.len() - digits.trim_end_matches('0').len();
    let shift = i64::try_from(stripped).ok()? - i64::try_from(fraction.len()).ok()?;
    let sign = if mantissa.starts_with('-') { "-" } else { "" };
    Some(format!("{sign}{significant}e{}", exponent.checked_add(shift)?))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::canonical;

    #[test]
    fn one_number_is_written_in_one_way() {
        for same in ["1.5", "+1.50", "15E-1", "0.15e1", "0015e-1"] {
            assert_eq!(canonical(same).as_deref(), Some("15e-1"), "{same}");
        }
        for zero in ["0", "-0", "0.000", "0e9"] {
            assert_eq!(canonical(zero).as_deref(), Some("0"), "{zero}");
        }
        let digits = "12345678901234567890123456789012345678";
        assert_eq!(canonical(digits), Some(format!("{digits}e0")));
        assert_ne!(canonical(digits), canonical("12345678901234567890123456789012345679"));
    }

    #[test]
    fn what_is_no_number_is_none() {
        for word in ["", "-", ".", "e5", "1e", "1.2.3", "--1", "0x1", "NaN", "1e99999999999999999999"] {
            assert_eq!(canonical(word), None, "{word}");
        }
    }

    proptest! {
        #[test]
        fn whole_numbers_keep_their_value(number in any::<i64>(), zeros in 0_usize..5) {
            let canonical = canonical(&format!("{number}.{}", "0".repeat(zeros))).unwrap();
            let (digits, exponent) = canonical.split_once('e').unwrap_or(("0", "0"));
            let value: i128 = digits.parse().unwrap();
            prop_assert_eq!(value * 10_i128.pow(exponent.parse().unwrap()), i128::from(number));
        }
    }
}
