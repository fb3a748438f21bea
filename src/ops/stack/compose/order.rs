//! The order in which the docker client writes the keys of a map: as people count, `k2` before `k10`.

use std::cmp::Ordering;

/// Compares two keys.
pub(super) fn natural(one: &str, other: &str) -> Ordering {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let Some(at) = one.iter().zip(&other).position(|(one, other)| one != other) else {
        return one.len().cmp(&other.len());
    };
    let behind_a_digit = at > 0 && one[at - 1].is_numeric();
    match (one[at].is_alphabetic(), other[at].is_alphabetic()) {
        (true, true) => one[at].cmp(&other[at]),
        (false, false) => {
            let numbers = number(&one, at).cmp(&number(&other, at));
            numbers.then(digits(&one, at).cmp(&digits(&other, at))).then(one[at].cmp(&other[at]))
        }
        // a letter ends a number, and stands behind everything else
        (letter, _) if letter == behind_a_digit => Ordering::Less,
        _ => Ordering::Greater,
    }
}

fn digits(key: &[char], at: usize) -> usize {
    key[at..].iter().take_while(|c| c.is_ascii_digit()).count()
}

/// The number that begins at a digit. Zeros count where digits stand before them.
fn number(key: &[char], at: usize) -> u128 {
    let before = key[..at].iter().rev().take_while(|c| c.is_ascii_digit()).any(|c| *c != '0');
    let begin = u128::from(before);
    let digits = key[at..].iter().map_while(|c| c.to_digit(10)).take(30);
    digits.fold(begin, |number, digit| number * 10 + u128::from(digit))
}
