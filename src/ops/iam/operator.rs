//! The operators of conditions: `ForAnyValue:StringLikeIfExists` and the like.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::address;
use super::context::Context;
use super::pattern::Pattern;
use super::truth::Truth;

/// An operator, taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Operator {
    pub(super) test: Test,
    pub(super) negated: bool,
    pub(super) if_exists: bool,
    pub(super) set: Option<Set>,
}

/// How several values of one key are asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Set {
    Any,
    All,
}

/// What is done to a value and one of the policy's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Test {
    Text,
    /// Without regard to case.
    Folded,
    Like,
    Number(Order),
    Moment(Order),
    Flag,
    Address,
    /// `ArnEquals` takes wildcards as `ArnLike` does.
    Arn,
    Null,
}

/// How two quantities are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    Equal,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

impl Operator {
    /// The operator of this name; `None` where IAM has no such operator.
    pub(super) fn of(name: &str) -> Option<Self> {
        let (set, name) = match name.split_once(':') {
            Some(("ForAnyValue", name)) => (Some(Set::Any), name),
            Some(("ForAllValues", name)) => (Some(Set::All), name),
            Some(_) => return None,
            None => (None, name),
        };
        let (if_exists, name) = match name.strip_suffix("IfExists") {
            Some(name) => (true, name),
            None => (false, name),
        };
        let (negated, test) = test(name)?;
        Some(Self { test, negated, if_exists, set })
    }
}

/// The test behind a bare name, and whether the name denies it.
fn test(name: &str) -> Option<(bool, Test)> {
    Some(match name {
        "StringEquals" | "BinaryEquals" => (false, Test::Text),
        "StringNotEquals" => (true, Test::Text),
        "StringEqualsIgnoreCase" => (false, Test::Folded),
        "StringNotEqualsIgnoreCase" => (true, Test::Folded),
        "StringLike" => (false, Test::Like),
        "StringNotLike" => (true, Test::Like),
        "Bool" => (false, Test::Flag),
        "IpAddress" => (false, Test::Address),
        "NotIpAddress" => (true, Test::Address),
        "ArnEquals" | "ArnLike" => (false, Test::Arn),
        "ArnNotEquals" | "ArnNotLike" => (true, Test::Arn),
        "Null" => (false, Test::Null),
        quantity => return compared(quantity),
    })
}

fn compared(name: &str) -> Option<(bool, Test)> {
    let of = |order| if name.starts_with("Date") { Test::Moment(order) } else { Test::Number(order) };
    let comparison = name.strip_prefix("Numeric").or_else(|| name.strip_prefix("Date"))?;
    Some(match comparison {
        "Equals" => (false, of(Order::Equal)),
        "NotEquals" => (true, of(Order::Equal)),
        "LessThan" => (false, of(Order::Less)),
        "LessThanEquals" => (false, of(Order::LessOrEqual)),
        "GreaterThan" => (false, of(Order::Greater)),
        "GreaterThanEquals" => (false, of(Order::GreaterOrEqual)),
        _ => return None,
    })
}

impl Test {
    /// Whether `value`, which the request has, is what the policy `wanted`; without variables its text is as it stands.
    pub(super) fn holds(self, value: &str, wanted: &str, variables: Option<&Context>) -> Truth {
        let filled = match variables {
            Some(context) => Pattern::filled(wanted, context),
            None => Ok(Pattern::plain(wanted)),
        };
        match self {
            Self::Like => of_pattern(filled, |pattern| pattern.matches(value)),
            Self::Arn => {
                of_pattern(filled, |pattern| value.starts_with("arn:") && pattern.matches_arn(value))
            }
            Self::Text => of_pattern(filled, |pattern| pattern.is(value)),
            Self::Folded => (value.to_lowercase() == wanted.to_lowercase()).into(),
            Self::Flag => value.eq_ignore_ascii_case(wanted).into(),
            Self::Address => address::is_within(value, wanted).into(),
            Self::Number(order) => order.of(value.parse::<f64>().ok(), wanted.parse().ok()).into(),
            Self::Moment(order) => order.of(moment(value), moment(wanted)).into(),
            Self::Null => Truth::No,
        }
    }
}

fn of_pattern(pattern: Result<Pattern, Truth>, matches: impl Fn(&Pattern) -> bool) -> Truth {
    match pattern {
        Ok(pattern) => matches(&pattern).into(),
        Err(truth) => truth,
    }
}

impl Order {
    /// What is no quantity is in no order.
    fn of<T: PartialOrd>(self, value: Option<T>, wanted: Option<T>) -> bool {
        let (Some(value), Some(wanted)) = (value, wanted) else { return false };
        match self {
            Self::Equal => value == wanted,
            Self::Less => value < wanted,
            Self::LessOrEqual => value <= wanted,
            Self::Greater => value > wanted,
            Self::GreaterOrEqual => value >= wanted,
        }
    }
}

/// A moment in ISO 8601, a day, or seconds since 1970.
fn moment(text: &str) -> Option<Timestamp> {
    if let Ok(seconds) = text.parse() {
        return Timestamp::from_second(seconds).ok();
    }
    let day = || text.parse::<Date>().ok()?.to_zoned_datetime(TimeZone::UTC).ok();
    text.parse().ok().or_else(|| day().map(|day| day.timestamp()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_taken_apart() {
        let operator = Operator::of("ForAllValues:StringNotLikeIfExists");
        let expected = Operator { test: Test::Like, negated: true, if_exists: true, set: Some(Set::All) };
        assert_eq!(operator, Some(expected));
        assert_eq!(Operator::of("DateLessThan").map(|it| it.test), Some(Test::Moment(Order::Less)));
        for unknown in ["StringIs", "ForSome:StringEquals", "", "NumericLike", "stringequals"] {
            assert_eq!(Operator::of(unknown), None, "{unknown}");
        }
    }

    #[test]
    fn moments_are_read_in_every_form() {
        let same = moment("2026-01-02T00:00:00Z");
        assert!(same.is_some());
        assert_eq!(moment("2026-01-02"), same);
        assert_eq!(moment("1767312000"), same);
        assert_eq!(moment("soon"), None);
    }
}
