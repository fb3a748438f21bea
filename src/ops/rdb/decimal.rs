//! Whole numbers as text, without an allocation for each.

/// The digits of a number.
pub(super) struct Decimal {
    text: [u8; 20],
    begin: usize,
}

impl Decimal {
    /// The text of `number`, as Redis writes it.
    pub(super) fn of(number: i64) -> Self {
        let mut text = [b'0'; 20];
        let (mut begin, mut rest) = (text.len(), number.unsigned_abs());
        loop {
            begin -= 1;
            text[begin] = b'0' + u8::try_from(rest % 10).unwrap_or_default();
            rest /= 10;
            if rest == 0 {
                break;
            }
        }
        if number < 0 {
            begin -= 1;
            text[begin] = b'-';
        }
        Self { text, begin }
    }

    /// Its bytes.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.text[self.begin..]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_everywhere() {
        for number in [0, 7, 10, -1, 65_536, i64::MAX, i64::MIN] {
            assert_eq!(Decimal::of(number).bytes(), number.to_string().as_bytes());
        }
    }
}
